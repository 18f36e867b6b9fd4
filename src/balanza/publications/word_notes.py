"""The notes at the end of a Word document, with the answers and queries they refer to."""

from typing import Any

from balanza.publications.notes import QUERY, SOURCE, Note, spans
from balanza.publications.paper import Paper
from balanza.publications.word_marks import Places, in_columns, link_out, link_within
from balanza.publications.word_styles import MONO, ink


def annotate(document: Any, made: Paper, places: Places) -> None:  # noqa: ANN401
    """Add how each number was made; `places` knows which numbers stand in the text."""
    words = made.words
    if made.notes.notes:
        _chapter(document, words.numbers, words.numbers_intro)
        for it in made.notes.notes:
            _note(document, it, made, places)
        _caveats(document, made)
        _answers(document, made, places)
        _queries(document, made, places)


def _caveats(document: Any, made: Paper) -> None:  # noqa: ANN401
    if made.notes.caveats:
        _chapter(document, made.words.definitions, made.words.definitions_intro)
    for indicator, caveats in made.notes.caveats.items():
        paragraph = document.add_paragraph(style="Note")
        paragraph.add_run(indicator).bold = True
        paragraph.add_run(" " + " ".join(caveats))


def _answers(document: Any, made: Paper, places: Places) -> None:  # noqa: ANN401
    _chapter(document, made.words.answers, "")
    for number, source in enumerate(made.notes.sources, start=1):
        paragraph = document.add_paragraph(f"{SOURCE}{number} ", "Note")
        places.mark(paragraph, f"{SOURCE}{number}")
        link_out(paragraph, source.url, source.url).font.color.rgb = ink("link")
        fetched = f" {made.words.fetched} {source.fetched_at} · sha256 {source.sha256}"
        paragraph.add_run(fetched).font.color.rgb = ink("muted")


def _queries(document: Any, made: Paper, places: Places) -> None:  # noqa: ANN401
    _chapter(document, made.words.queries, made.words.queries_intro)
    in_columns(document, 2)
    for number, query in enumerate(made.notes.queries, start=1):
        paragraph = document.add_paragraph(style="Query")
        paragraph.add_run(f"{QUERY}{number} ").bold = True
        places.mark(paragraph, f"{QUERY}{number}")
        paragraph.add_run(query.replace("\n", " "))


def _chapter(document: Any, title: str, intro: str) -> None:  # noqa: ANN401
    document.add_paragraph(title, "Heading 2")
    if intro:
        document.add_paragraph(intro, "Fine print").paragraph_format.keep_with_next = True


def _note(document: Any, it: Note, made: Paper, places: Places) -> None:  # noqa: ANN401
    from docx.shared import Pt  # noqa: PLC0415  heavy

    words, trace = made.words, it.trace
    paragraph = document.add_paragraph(style="Note")
    places.mark(paragraph, f"note-{it.number}")
    here = f"number-{it.number}"
    if here in places.known:
        link_within(paragraph, f"{it.number}", here).font.color.rgb = ink("link")
    else:
        paragraph.add_run(f"{it.number}")
    paragraph.add_run(f" {trace.value_text}").bold = True
    told = f"{words.vintage}: {trace.vintage}; {words.sources}: "
    paragraph.add_run(
        f" {trace.says.removesuffix('.')}. {trace.indicator}; {trace.selection}. {told}"
    )
    for first, text in spans(it.sources, SOURCE):
        link_within(paragraph, text, f"{SOURCE}{first}").font.color.rgb = ink("link")
        paragraph.add_run(" ")
    taken = it.taken or f"{QUERY}{it.query}"
    asked = link_within(paragraph, taken, f"{QUERY}{it.query}")
    asked.font.name, asked.font.size, asked.font.color.rgb = MONO, Pt(6), ink("link")
