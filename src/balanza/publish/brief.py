"""A whole brief in one language, made but not yet bound: its content, findings and exhibits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from balanza.findings import Finding
from balanza.periods import Month
from balanza.publications.content import Exhibit, Page, Passage
from balanza.publications.language import Language, language
from balanza.publications.page import page_words
from balanza.publications.prose import Words, blocks, fill
from balanza.publications.quotes import filters
from balanza.publish.cast import Facts, facts
from balanza.publish.charts import with_numbers
from balanza.publish.cite import Work, cited, work
from balanza.publish.context import context
from balanza.publish.evidence import Witness
from balanza.publish.exhibits import Gallery, Shown
from balanza.publish.extracts import Extract
from balanza.publish.manuscript import Manuscript, manuscript
from balanza.publish.reading import Reading
from balanza.publish.readouts import with_readouts
from balanza.publish.traces import traces
from balanza.publish.translations import translations
from balanza.store import Snapshot

RULE = "\n---\n"


@dataclass(frozen=True, slots=True)
class Publication:
    """A brief in one language: its name, its content, its findings and its exhibits.

    It is of the months up to `through`, stands on the bytes of `inputs`, and is the same
    whether it is read as of the day `known` or of a later one, until something new is learnt.
    Its queries run on the `extracts`.
    `values` are those of its parameters.
    """

    name: str
    content: Page
    findings: tuple[Finding, ...]
    shown: tuple[Shown, ...]
    through: Month
    known: date
    inputs: tuple[Snapshot, ...]
    extracts: tuple[Extract, ...]

    @property
    def work(self) -> Work:
        """The brief as something to cite."""
        return work(self.name, self.content, self.through, self.known)

    values: Mapping[str, str] = field(default_factory=dict)


def publication(
    name: str | Manuscript, reading: Reading, through: Month | None = None, code: str = "en"
) -> Publication:
    """The brief of a name or a folder, of the months up to `through` (default: `facts`).

    It is in the language `code`, with the values of a manuscript for its parameters.

    Raises  UnknownName when there is no such brief, or not in that language; CatalogError when
            its text or its definitions are wrong; QuestionError or StoreError when the store
            cannot answer it
    """
    return publications(name, reading, through, (code,))[0]


def publications(
    name: str | Manuscript,
    reading: Reading,
    through: Month | None,
    codes: Sequence[str],
    beside: Sequence[str] = (),
) -> list[Publication]:
    """The same brief in each language of `codes`: its facts are worked out once.

    `beside` are all languages of the bundle, in their order (default: `codes`), for the links
    from one to the other.

    Raises  as `publication`, before anything is worked out where a language is not there
    """
    brief = manuscript(name) if isinstance(name, str) else name
    return witnessed(brief, Witness(reading, publishes=True), through, codes, beside)


def witnessed(
    brief: Manuscript,
    witness: Witness,
    through: Month | None,
    codes: Sequence[str],
    beside: Sequence[str] = (),
) -> list[Publication]:
    """As `publications`, of a brief whose witness may know some of the evidence already."""
    all(brief.text(code) for code in beside)  # a link to what is not there is none
    texts = [(brief.text(code), language(code)) for code in codes]
    told = facts(brief, witness, through)
    return [
        _written(text, Gallery(brief, told, witness, speech), beside or codes)
        for text, speech in texts
    ]


def _written(text: str, gallery: Gallery, beside: Sequence[str]) -> Publication:
    told, witness, speech = gallery.told, gallery.witness, gallery.language
    code, reading, brief = speech.name, witness.reading, gallery.brief
    asked = context(told, gallery.selections, reading, speech)
    asked["parameters"] = brief.values
    title, standfirst, body = _parts(fill(text, f"brief.{code}.md", asked, filters(speech)))
    shown: list[Shown] = []
    made = list(_blocks(body, gallery, shown))
    content = Page(
        language=code,
        title=title,
        standfirst_html=standfirst,
        label=reading.store.edition.label.get(code, ""),
        dateline=_dateline(told, shown, speech),
        blocks=tuple(made),
        traces=tuple(traces(told, shown, [standfirst, *made], speech, witness)),
        colophon_html=_colophon(shown, speech),
        vintage=_vintage(shown),
        translations=translations(code, beside),
    )
    named = work(brief.name, content, told.through, witness.known)
    content = cited(content, named, told.all(), page_words(code))
    found = tuple(told.all()), tuple(shown), told.through
    stood_on = witness.known, witness.inputs, witness.extracts
    return Publication(brief.name, content, *found, *stood_on, brief.values)


def _parts(text: str) -> tuple[str, Markup, str]:
    """Title, standfirst and body of a filled text: a heading, what follows it, a rule."""
    head, _, body = text.partition(RULE)
    title, _, standfirst = head.strip().removeprefix("# ").partition("\n")
    passages = [it for it in blocks(standfirst) if isinstance(it, Markup)]
    return Markup(title).striptags(), Markup("").join(passages), body  # noqa: S704  own text


def _blocks(body: str, gallery: Gallery, shown: list[Shown]) -> Iterator[Passage | Exhibit]:
    for block in blocks(body):
        if isinstance(block, Words):
            made = with_numbers(gallery.show(block, len(shown) + 1), gallery)
            shown.append(with_readouts(made, gallery))
            yield shown[-1].exhibit
        else:
            yield Passage(block)


def _dateline(told: Facts, shown: Sequence[Shown], speech: Language) -> str:
    return speech.dateline.format(
        through=speech.month_of(told.through), vintage=speech.day_of(_vintage(shown))
    )


def _vintage(shown: Sequence[Shown]) -> date:
    return max(one.vintage for it in shown for one in it.data.values())


def _colophon(shown: Sequence[Shown], speech: Language) -> Markup:
    found = (evidence for one in shown for evidence in one.data.values())
    digests = {it.sha256 for evidence in found for it in evidence.sources}
    return Markup("<p>{}</p>").format(speech.colophon.format(answers=len(digests)))
