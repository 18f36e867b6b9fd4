"""A page small enough to know by heart, with one of everything that paper sets."""

from dataclasses import replace
from datetime import date

import pytest
from markupsafe import Markup

from balanza.publications import Exhibit, Page, Passage, Source, Table, Trace

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="760" height="406" viewBox="0 0 760 406">'
    '<rect width="90" height="9" fill="var(--ink, #1b2127)"/>'
    '<text x="9" y="99" font-family="Helvetica, sans-serif" font-size="12px">drawn</text></svg>'
)
INNER = 'WITH step_0 AS (\nSELECT "a"\n),\nstep_1 AS (\nSELECT "b"\n)\nSELECT *'


def linked(name, text):
    return Markup('<a class="number" href="#trace-{}">{}</a>').format(name, text)


def trace(name, value, query):
    return Trace(
        name=name,
        value_text=value,
        says=f"The {name}.",
        indicator="Trade balance: exports_usd - imports_usd",
        selection="table atp; window = ytd; through 2025-06",
        query=query,
        vintage="2025-08-05",
        sources=tuple(Source(f"https://x/{n}", f"{n:064x}", "2025-08-05") for n in range(3)),
        caveats=("Not seasonally adjusted.",),
    )


TRACES = (
    trace("deficit", "−$298.9 billion", f'SELECT "b" FROM (\n{INNER}\n) WHERE "p" = \'01\''),
    trace("surplus", "+71%", f'SELECT "b" FROM (\n{INNER}\n)'),
    trace("exhibit-drawn", "It fell", "SELECT 3"),
)
CELLS = (
    (Markup("Aerospace"), Markup("engines & wings"), linked("surplus", "+71%")),
    (Markup("Electronics"), Markup("chips"), linked("deficit", "−298.9")),
)
TABLE = Exhibit(
    name="table",
    number=2,
    title_html=Markup("By category"),
    subtitle_html=Markup(""),
    note_html=Markup(""),
    source="Census",
    alt="",
    table=Table(("Category", "Such as", "Balance"), CELLS, "By category"),
)
DRAWN = Exhibit(
    name="drawn",
    number=1,
    title_html=Markup("It fell by ") + linked("deficit", "$298.9 billion"),
    subtitle_html=Markup("Billion USD"),
    note_html=Markup("How to read it"),
    source="Census",
    alt="Columns that fall.",
    pictures={"wide": PICTURE, "narrow": PICTURE},
    table=Table(("Year", "USD"), ((Markup("2024"), Markup("−298.9")),), "By year"),
)
PROSE = Markup(
    "<h2>What <em>makes</em> it</h2><p>It was {} (*one*), after {}, "
    '<a href="https://x.org/">as said</a>.</p><ol><li>First<ul><li>within</li></ul></li></ol>'
).format(linked("deficit", "$298.9 billion"), linked("surplus", "+71%"))


@pytest.fixture
def content():
    """The page, with whatever a test wants otherwise."""

    def make(**otherwise):
        page = Page(
            language="en",
            title="R&D <now>",
            standfirst_html=Markup("<p>Deeper than {}</p>").format(
                linked("deficit", "$298.9 billion")
            ),
            label="Sample edition",
            dateline="Data through June 2025",
            blocks=(Passage(PROSE), DRAWN, TABLE),
            traces=TRACES,
            colophon_html=Markup("<p>Made by us</p>"),
            vintage=date(2025, 8, 5),
        )
        return replace(page, **otherwise)

    return make


@pytest.fixture
def written(content):
    """A page that says one thing."""

    def make(text, **otherwise):
        said = Passage(Markup("<p>{}</p>").format(text))
        return content(
            blocks=(said,), label="", traces=(), standfirst_html=Markup(""), **otherwise
        )

    return make


@pytest.fixture
def silent(content):
    """A page whose picture says nothing to those who cannot see it."""
    return content(blocks=(replace(DRAWN, alt=" "), TABLE))
