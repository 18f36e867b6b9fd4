"""Every brief in a browser: WCAG 2.2 AA by axe-core, headings, and the keyboard."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from tests.briefs.conftest import TOLD

from balanza.periods import Month
from balanza.publish import Reading, briefs, files, publications
from balanza.store import SAMPLE, Store

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe_core = pytest.importorskip("axe_playwright_python.sync_playwright")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")

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
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What another theme or breadth can break; the rest of a page is the same in all of them.
VARYING = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]
OTHER_VIEWS = [("light", 390), ("dark", 1280), ("dark", 390)]
LEVELS = "[...document.querySelectorAll('h1,h2,h3,h4')].map(it => Number(it.tagName[1]))"


@pytest.fixture(scope="module")
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


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as engine:
        opened = engine.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def opened(browser, published):
    """A page of a brief, as somebody sees it."""
    contexts = []

    def make(brief, code="en"):
        size = {"width": 1280, "height": 900}
        contexts.append(browser.new_context(viewport=size))
        page = contexts[-1].new_page()
        folder = Path(published[brief]) / ("" if code == "en" else code)
        page.goto((folder / "index.html").as_uri())
        return page

    yield make
    for it in contexts:
        it.close()


def breaches(page, kind, names):
    """What axe-core finds amiss; it must have had something to look at."""
    options = {"runOnly": {"type": kind, "values": names}, "resultTypes": ["violations"]}
    found = axe_core.Axe().run(page, options=options).response
    assert found["passes"]
    return [(it["id"], it["nodes"][0]["html"]) for it in found["violations"]]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("brief", BRIEFS)
def test_no_page_violates_wcag_in_either_theme_at_either_breadth(opened, brief, code):
    page = opened(brief, code)
    assert breaches(page, "tag", TAGS) == []
    for theme, width in OTHER_VIEWS:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 900})
        assert breaches(page, "rule", VARYING) == [], (theme, width)


def test_a_colour_that_is_hard_to_read_is_found(opened):
    page = opened("mexico")
    page.add_style_tag(content=".dateline { color: #ddd !important; }")
    assert [rule for rule, _ in breaches(page, "rule", VARYING)] == ["color-contrast"]


@pytest.mark.parametrize("brief", BRIEFS)
def test_headings_begin_with_one_title_and_skip_no_level(opened, brief):
    levels = opened(brief).evaluate(LEVELS)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_picture_says_what_it_shows_and_has_its_data_behind_it(opened):
    page = opened("north_america", "es")
    drawn = page.locator("figure:has(.pictures)")
    assert drawn.count() > 5
    for figure in drawn.all():
        assert figure.locator("svg[role=img]").first.get_attribute("aria-label")
        assert figure.locator("details.data th[scope=col]").count() > 1


def test_the_keyboard_opens_a_card_and_closes_it(opened):
    page = opened("north_america")
    reached = "document.activeElement.getAttribute('popovertarget') || ''"
    for _ in range(9):
        page.keyboard.press("Tab")
        if name := page.evaluate(reached):
            break
    card = page.locator(f"#{name}")
    assert not card.is_visible()
    page.keyboard.press("Enter")
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert page.evaluate(reached) == name


def test_the_first_key_leads_past_everything_to_the_text(opened):
    page = opened("north_america")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#text")


def test_each_language_leads_to_the_other(opened):
    page = opened("north_america")
    page.get_by_role("link", name="español").click()
    assert page.locator("html").get_attribute("lang") == "es"
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
