"""Pages on a phone, and what a reader's printer gets."""

import pytest
from tests.publications.conftest import BRIEFS, CODES


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("brief", BRIEFS)
def test_nothing_scrolls_sideways_on_a_phone(opened, brief, code):
    page = opened(brief, code, width=390)
    for of in ("document.documentElement", *_tables(page)):
        assert page.evaluate(f"{of}.scrollWidth - {of}.clientWidth") <= 0


def _tables(page):
    """The tables that are seen without opening anything."""
    count = page.locator("figure > .scroll").count()
    assert count
    return [f"document.querySelectorAll('figure > .scroll')[{n}]" for n in range(count)]


def test_on_a_phone_each_value_stands_beneath_the_name_of_its_column(opened):
    page = opened("north_america", width=390)
    cell = page.locator("#ict_suppliers .broad td").nth(1)
    named = cell.evaluate("it => getComputedStyle(it, '::before').content")
    assert named.startswith('"Change on a year before"')
    wide = opened("north_america", width=1024).locator("#ict_suppliers .broad td").nth(1)
    assert wide.evaluate("it => getComputedStyle(it, '::before').content") == "none"


def test_a_table_that_is_set_as_sheets_is_still_one_to_a_screen_reader(opened):
    page = opened("north_america", width=390)
    told = page.locator("#ict_suppliers .scroll").aria_snapshot()
    assert 'columnheader "Imports, billion USD"' in told
    assert 'rowheader "Mexico"' in told


def test_a_printer_gets_the_notes_without_their_queries(opened):
    page = opened("north_america")
    page.emulate_media(media="print")
    first = page.locator(".making").first
    assert first.locator("dl").is_visible()
    assert not first.locator(".query").is_visible()
