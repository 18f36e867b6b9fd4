"""Charts that can be asked: by pointer, finger and keyboard, and without a script at all."""

import pytest
from tests.publications.conftest import breaches

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
POPOVER = ".card:popover-open"


def pictures(page, name):
    found = page.locator(f"#{name} .pictures")
    found.scroll_into_view_if_needed()
    return found


def readout(chart):
    """Which mark, its value, and the value's unit."""
    return chart.locator(".readout").inner_text().split("\n")


def behind(page, name):
    """The rows of the table behind a chart."""
    page.locator(f"#{name} details.data summary").click()
    rows = page.locator(f"#{name} details.data tbody tr").all()
    return [[it.inner_text() for it in row.locator("th, td").all()] for row in rows]


def asked(page, name, key):
    """The readout of the mark that a pointer comes upon."""
    chart = pictures(page, name)
    box = chart.locator(f".wide :is(path, circle)[data-key='{key}']").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    return readout(chart)


def in_table(page, name, which):
    """The values that the table behind a chart has for a mark."""
    named = set(which.split(" · "))
    return [row[-1] for row in behind(page, name) if set(row[:-1]) == named]


@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("atp_balance_by_year", "@2008-12-01"),
        ("atp_balance_by_category", "08"),
        ("ict_change", "CHN"),
        ("ict_origins", "CHN"),
        ("ict_places", "CHN@2021-12-01"),
        ("ict_concentration_over_time", "@2025-06-01"),
    ],
)
def test_a_pointer_gets_the_value_that_stands_in_the_table(opened, code, name, key):
    page = opened("north_america", code)
    which, value, unit = asked(page, name, key)
    heads = page.locator(f"#{name} details.data thead th").all_text_contents()
    assert in_table(page, name, which) == [value]
    assert unit == heads[-1]


def test_each_point_of_a_line_has_its_month(opened):
    page = opened("north_america")
    chart = pictures(page, "computers_shares")
    box = chart.bounding_box()
    page.mouse.move(box["x"] + 3, box["y"] + 40)
    which, value, _ = readout(chart)
    assert which == "China · December 2013"
    assert in_table(page, "computers_shares", which) == [value]


def test_the_keys_walk_over_series_and_months(opened):
    page = opened("north_america")
    page.locator("#computers_shares .pictures").evaluate("it => it.focus({focusVisible: true})")
    chart, said = pictures(page, "computers_shares"), []
    for key in ("", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowUp", "Home", "End"):
        if key:
            page.keyboard.press(key)
        said.append(readout(chart)[0])
    assert said[:5] == [
        "Mexico · June 2025",
        "Taiwan · June 2025",
        "Taiwan · May 2025",
        "Mexico · May 2025",
        "Mexico · May 2025",
    ]
    assert said[5] == "Mexico · December 2013"
    assert said[6].endswith(" · June 2025")


def test_the_keys_give_what_the_table_says_and_say_it_aloud(opened):
    page = opened("north_america", "es")
    chart = pictures(page, "atp_balance_by_category")
    chart.evaluate("it => it.focus({focusVisible: true})")
    page.keyboard.press("ArrowDown")
    which, value, unit = readout(chart)
    assert chart.get_by_role("status").inner_text() == f"{which}, {unit}: {value}"
    assert in_table(page, "atp_balance_by_category", which) == [value]


def test_enter_opens_how_the_number_was_made_and_escape_leaves(opened):
    page = opened("north_america")
    chart = pictures(page, "atp_balance_by_year")
    chart.evaluate("it => it.focus({focusVisible: true})")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert page.locator(POPOVER).get_attribute("id") == "card-atp_balance_2024"
    assert readout(chart)[1] == "−298.9"
    assert page.locator(f"{POPOVER} .value").inner_text() == "−$298.9 billion"
    page.keyboard.press("Escape")
    assert page.locator(POPOVER).count() == 0
    assert page.evaluate("document.activeElement.className") == "pictures asked"
    page.keyboard.press("Escape")
    assert not chart.locator(".readout").is_visible()


def test_a_click_opens_the_card_of_the_number_or_of_the_exhibit(opened):
    page = opened("north_america")
    asked(page, "atp_balance_by_year", "@2024-12-01")
    page.mouse.down()
    page.mouse.up()
    assert page.locator(POPOVER).get_attribute("id") == "card-atp_balance_2024"
    page.keyboard.press("Escape")
    asked(page, "atp_balance_by_year", "@2008-12-01")
    page.mouse.down()
    page.mouse.up()
    assert page.locator(POPOVER).get_attribute("id") == "card-exhibit-atp_balance_by_year"


def test_the_name_at_the_end_of_a_line_stands_for_it_and_the_others_recede(opened):
    page = opened("north_america", reduced_motion="reduce")
    chart = pictures(page, "computers_shares")
    chart.locator(".wide text[data-key='VNM']").hover()
    faint = "it => Number(getComputedStyle(it).opacity)"
    line = chart.locator(".wide path[data-key='VNM']")
    assert readout(chart)[0] == "Vietnam · June 2025"
    assert line.evaluate(faint) == 1
    assert chart.locator(".wide path[data-key='JPN']").evaluate(faint) < 0.5
    page.mouse.move(2, 2)
    assert chart.locator(".wide path[data-key='JPN']").evaluate(faint) == 1


def test_a_finger_gets_the_value_and_a_second_one_the_card(opened):
    page = opened("north_america", width=320, has_touch=True, is_mobile=True)
    chart = pictures(page, "ict_change")
    bar = chart.locator(".narrow path[data-key='TWN']").bounding_box()
    page.touchscreen.tap(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    box = chart.locator(".readout").bounding_box()
    assert readout(chart)[0] == "Taiwan"
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert page.locator(POPOVER).count() == 0
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.locator(POPOVER).get_attribute("id") == "card-exhibit-ict_change"


def test_no_readout_breaks_what_axe_asks_in_either_theme(opened):
    page = opened("north_america")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        asked(page, "computers_shares", "VNM")
        assert breaches(page, "tag", TAGS) == [], theme


def test_without_a_script_the_pictures_and_their_data_are_there(opened):
    page = opened("north_america", java_script_enabled=False)
    assert page.locator("#computers_shares .wide > svg[role=img]").is_visible()
    assert page.locator("#computers_shares .readout").count() == 0
    assert page.locator("#computers_shares details.data td").count() > 100


def test_in_print_no_readout_stands_on_a_picture(opened):
    page = opened("north_america")
    asked(page, "computers_shares", "VNM")
    page.emulate_media(media="print")
    chart = page.locator("#computers_shares .pictures")
    assert not chart.locator(".readout").is_visible()
    faint = "it => Number(getComputedStyle(it).opacity)"
    assert chart.locator(".wide path[data-key='JPN']").evaluate(faint) == 1


@pytest.mark.parametrize("brief", ["north_america", "mexico", "dependence"])
def test_every_mark_that_has_a_key_has_words(opened, brief):
    page = opened(brief)
    lost = page.evaluate(
        """() => [...document.querySelectorAll("script.readouts")].flatMap((it) => {
          const told = JSON.parse(it.textContent);
          const known = told.of.map(([key]) => key);
          const marks = it.parentElement.querySelectorAll("[data-key]");
          return [...marks].map((mark) => mark.dataset.key.split("@"))
            .filter(([of, when]) => !known.includes(of)
              || (when && !told.when.some(([key]) => key === when)));
        })"""
    )
    assert page.locator("script.readouts").count() > 0
    assert lost == []


def test_a_long_text_breaks_like_words_and_opens_its_card(opened):
    page = opened("north_america", "es", width=320)
    link = page.locator(".standfirst a[data-card]")
    assert link.evaluate("it => it.getClientRects().length") > 1
    link.click()
    assert page.locator(POPOVER).get_attribute("id") == link.get_attribute("data-card")


def test_without_a_script_a_long_text_leads_to_its_note(opened):
    page = opened("north_america", "es", java_script_enabled=False)
    link = page.locator(".standfirst a[data-card]")
    link.click()
    assert page.url.endswith(link.get_attribute("href"))
    assert page.locator(link.get_attribute("href")).is_visible()
