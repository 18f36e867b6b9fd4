"""Every brief in a browser: WCAG 2.2 AA by axe-core, headings, and the keyboard."""

from itertools import pairwise

import pytest
from tests.publications.conftest import BRIEFS, CODES, breaches

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What another theme or breadth can break; the rest of a page is the same in all of them.
VARYING = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]
OTHER_VIEWS = [("light", 390), ("dark", 1280), ("dark", 390)]
LEVELS = "[...document.querySelectorAll('h1,h2,h3,h4')].map(it => Number(it.tagName[1]))"


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
