"""What a page is made of. Texts called html are safe to print and may hold links to traces."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from markupsafe import Markup

from balanza.publications.chart import Chart, Records

Breadth: TypeAlias = Literal["wide", "narrow"]
DATELESS = date(1980, 1, 1)  # the first day that a file in a ZIP can be of
WIDTHS: Mapping[Breadth, int] = {"wide": 760, "narrow": 350}  # pixels; page.css knows both


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes that a number stands on: where they came from, which they are, and since when."""

    url: str
    sha256: str
    fetched_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """How one number was made; a page links to it as #trace-name.

    `value` is the number itself, in `unit`; an exhibit as a whole has none. `cite` is how it
    is cited, in words. `foreign` is the language of the indicator's words, where nobody has
    put them in the page's.
    """

    name: str
    value_text: str
    says: str
    indicator: str
    selection: str
    query: str
    vintage: str
    sources: tuple[Source, ...]
    caveats: tuple[str, ...] = ()
    foreign: str = ""
    value: float | int | str | None = None
    unit: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells beneath their columns.

    Cells that say no more than a name of `accents` have the colour of the palette that it is
    there for.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Markup, ...], ...]
    caption: str
    accents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Course:
    """The values of one series, in words; None where it has none. `key` is its marks'."""

    key: str
    name: str
    values: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Readouts:
    """What the marks of a picture say, for pages on which a reader can ask them.

    `when` are keys and names of the times that values are of; bars and circles have one that
    is empty. A mark is called after its course, or course@when; `traces` are the findings
    whose numbers marks are.
    """

    unit: str
    when: tuple[tuple[str, str], ...]
    courses: tuple[Course, ...]
    traces: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A picture at two breadths with the data behind it, or a table alone.

    `made_html` leads to its trace, where it has one of its own. `footnotes` tell of the known
    breaks that it is shown across.
    `chart` is the picture for programs that draw themselves, `records` all its numbers;
    `readouts` are what the picture's marks say.
    """

    name: str
    number: int
    title_html: Markup
    subtitle_html: Markup
    note_html: Markup
    source: str
    alt: str
    made_html: Markup = field(default_factory=Markup)
    footnotes: tuple[str, ...] = ()
    pictures: Mapping[Breadth, str] = field(default_factory=dict)
    table: Table | None = None
    chart: Chart | None = None
    records: Records | None = None
    readouts: Readouts | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Prose, rendered."""

    html: Markup


@dataclass(frozen=True, slots=True)
class Translation:
    """The same page in another language: its code, what it calls itself, and where it lies."""

    code: str
    called: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything a reader sees, in one language; `label` marks an edition of sample data.

    `vintage` is the newest day of its data: files that carry a date carry this one.
    """

    language: str
    title: str
    standfirst_html: Markup
    label: str
    dateline: str
    blocks: tuple[Passage | Exhibit, ...]
    traces: tuple[Trace, ...]
    colophon_html: Markup
    vintage: date = DATELESS
    translations: tuple[Translation, ...] = ()
