"""The notes at the end of a Word document, with the answers and queries they refer to."""

from balanza.publications.notes import QUERY, SOURCE, Note, formula_of, spans, title_of
from balanza.publications.queries import pointer, views
from balanza.publications.word_blocks import Writer
from balanza.publications.word_marks import link_out, link_within
from balanza.publications.word_styles import MONO, ink


def annotate(writer: Writer) -> None:
    """Add how each number was made, to a document whose text is written."""
    made = writer.made
    words = made.words
    if made.notes.notes:
        _chapter(writer, words.numbers, words.numbers_intro)
        for it in made.notes.notes:
            _note(writer, it)
        _indicators(writer)
        _answers(writer)
        _queries(writer)


def _indicators(writer: Writer) -> None:
    made = writer.made
    _chapter(writer, made.words.definitions, made.words.definitions_intro)
    for indicator, caveats in made.notes.indicators.items():
        paragraph = writer.add("Note")
        paragraph.add_run(title_of(indicator)).bold = True
        formula = paragraph.add_run(f" {'; '.join(formula_of(indicator))}.")
        formula.font.color.rgb = ink("muted")
        paragraph.add_run("".join(f" {it}" for it in caveats))


def _answers(writer: Writer) -> None:
    made, places = writer.made, writer.places
    _chapter(writer, made.words.answers, "")
    for number, source in enumerate(made.notes.sources, start=1):
        paragraph = writer.add("Note", f"{SOURCE}{number} ")
        places.mark(paragraph, f"{SOURCE}{number}")
        link_out(paragraph, source.url, source.url).font.color.rgb = ink("link")
        fetched = f" {made.words.fetched} {source.fetched_at} · sha256 {source.sha256}"
        paragraph.add_run(fetched).font.color.rgb = ink("muted")


def _queries(writer: Writer) -> None:
    made, places = writer.made, writer.places
    _chapter(writer, made.words.queries, pointer(made.page, made.words))
    for it in views(made.page):
        paragraph = writer.add("Note")
        paragraph.add_run(f"{it.name} ").bold = True
        places.mark(paragraph, it.name)
        paragraph.add_run(it.told(made.words)).font.color.rgb = ink("muted")


def _chapter(writer: Writer, title: str, intro: str) -> None:
    writer.add("Heading 2", title)
    if intro:
        writer.add("Fine print", intro).paragraph_format.keep_with_next = True


def _note(writer: Writer, it: Note) -> None:
    from docx.shared import Pt  # noqa: PLC0415  heavy

    words, places, trace = writer.made.words, writer.places, it.trace
    paragraph = writer.add("Note")
    places.mark(paragraph, f"note-{it.number}")
    here = f"number-{it.number}"
    if here in places.known:
        link_within(paragraph, f"{it.number}", here).font.color.rgb = ink("link")
    else:
        paragraph.add_run(f"{it.number}")
    paragraph.add_run(f" {trace.value_text}").bold = True
    told = f"{words.vintage}: {trace.vintage}; {words.sources}: "
    made = f"{title_of(trace.indicator)}; {trace.selection}"
    paragraph.add_run(f" {trace.says.removesuffix('.')}. {made}. {told}")
    for first, text in spans(it.sources, SOURCE):
        link_within(paragraph, text, f"{SOURCE}{first}").font.color.rgb = ink("link")
        paragraph.add_run(" ")
    asked = link_within(paragraph, it.sql, f"{QUERY}{it.query}")
    asked.font.name, asked.font.size, asked.font.color.rgb = MONO, Pt(7), ink("link")
