"""A page small enough to know by heart, and every brief in a browser."""

import shutil
from dataclasses import replace
from datetime import date

import pytest
from markupsafe import Markup
from tests.briefs.conftest import TOLD
from tests.publications import small_page

from balanza.periods import Month
from balanza.publications import Exhibit, Page, Passage, Source, Table, Trace
from balanza.publish import Reading, briefs, files, publications
from balanza.store import SAMPLE, Store

CODES = ("en", "es")
BRIEFS = sorted(set(briefs()) - {"partner"})  # mexico is a partner
QUIET = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

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
def bound():
    """A page of one number and one picture, as HTML, with whatever a test wants otherwise."""
    return small_page.bound


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


@pytest.fixture(scope="session")
def browser():
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("chromium is not installed")
    engine = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with engine.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=chromium, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """The folder of each brief, in both languages, with its pages only."""
    reading, places = Reading(Store.at(SAMPLE), TOLD), {}
    for name in BRIEFS:
        made = publications(name, reading, Month(2025, 6), CODES)
        places[name] = tmp_path_factory.mktemp(name)
        for path, body in files(made, ["html"]):
            if path.endswith(".html"):
                (places[name] / path).parent.mkdir(exist_ok=True)
                (places[name] / path).write_bytes(body)
    return places


@pytest.fixture
def opened(browser, published):
    """A page of a brief, as somebody sees it."""
    contexts = []

    def make(brief, code="en", width=1280, **browsing):
        size = {"width": width, "height": 900}
        contexts.append(browser.new_context(viewport=size, **browsing))
        page = contexts[-1].new_page()
        folder = published[brief] / ("" if code == "en" else code)
        page.goto((folder / "index.html").as_uri())
        return page

    yield make
    for it in contexts:
        it.close()


def breaches(page, kind, names):
    """What axe-core finds amiss; it must have had something to look at."""
    axe_core = pytest.importorskip("axe_playwright_python.sync_playwright")
    options = {"runOnly": {"type": kind, "values": names}, "resultTypes": ["violations"]}
    found = axe_core.Axe().run(page, options=options).response
    assert found["passes"]
    return [(it["id"], it["nodes"][0]["html"]) for it in found["violations"]]
