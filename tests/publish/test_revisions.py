from datetime import date

import pytest

from balanza.errors import QuestionError, StoreError, UnknownName
from balanza.periods import Month
from balanza.publish import Comparison, revisions

EARLY, LATE = date(2025, 8, 5), date(2025, 9, 4)
HEAD = "month flow partner product value_usd\n"
STEPS = ["before", "new_months", "gone_months", "revised", "appeared", "vanished", "after"]
JULY = """\
2024-12 imports MEX 04 20
2024-12 imports CAN 04 5
2024-12 imports TWN 04 9
2024-12 exports MEX 08 30
"""
AUGUST = """\
2024-12 imports MEX 04 24
2024-12 imports TWN 04 9
2024-12 imports JPN 04 1
2024-12 exports MEX 08 28
2025-01 imports MEX 04 40
2025-01 exports MEX 08 50
"""


@pytest.fixture
def revised(store, load):
    """Two vintages of a year that changed, and one year that did not."""
    load("atp", HEAD + "2023-12 imports MEX 04 7\n2023-12 exports MEX 08 8", "2023", EARLY)
    load("atp", HEAD + JULY, "2024", EARLY)
    load("atp", HEAD + AUGUST, "2024", LATE)
    return store


def told(store, **wanted):
    return revisions(Comparison(**{"table": "atp", **wanted}), store)


def bridges(found):
    """The bridge of each flow, its steps in their order."""
    return {row.get("flow", "all"): [row[f"{it}_usd"] for it in STEPS] for row in found.bridge}


def listed(found, *columns):
    return [tuple(row[name] for name in columns) for row in found.rows]


def test_the_bridge_of_each_flow_and_of_the_balance_adds_up(revised):
    assert bridges(told(revised)) == {
        "exports": [30, 50, 0, -2, 0, 0, 78],
        "imports": [34, 40, 0, 4, 1, -5, 74],
        "balance": [-4, 10, 0, -6, -1, 5, 4],
    }


def test_the_largest_revision_comes_first_whatever_its_sign(revised):
    found = told(revised, by=("partner",), where={"flow": ("imports",)})
    assert listed(found, "partner", "revision_usd", "kind") == [
        ("CAN", -5, "gone"),
        ("MEX", 4, "revised"),
        ("JPN", 1, "new"),
    ]


def test_only_the_largest_are_listed_where_so_many_are_wanted(revised):
    found = told(revised, by=("partner",), where={"flow": ("imports",)}, top=1)
    assert listed(found, "partner") == [("CAN",)]


def test_a_balance_takes_imports_off(revised):
    found = told(revised, by=("partner",), of="balance")
    assert listed(found, "partner", "before_usd", "revision_usd", "after_usd") == [
        ("MEX", 10, -6, 14),
        ("CAN", -5, 5, 0),
        ("JPN", 0, -1, -1),
    ]
    assert bridges(found) == {"all": [-4, 10, 0, -6, -1, 5, 4]}


def test_a_region_stands_for_its_members_and_keeps_their_rows_apart(revised):
    where = {"partner": ("USMCA", "MEX"), "flow": ("imports",)}
    found = told(revised, by=("partner",), where=where)
    assert listed(found, "partner", "revision_usd", "rows", "kind") == [
        ("MEX", 4, 1, "revised"),
        ("USMCA", -1, 2, "revised"),
    ]
    assert bridges(found) == {"all": [25, 40, 0, 4, 0, -5, 64]}  # Mexico counts once


def test_a_region_alone_is_a_total_too(revised):
    found = told(revised, where={"partner": ("USMCA",), "flow": ("imports",)}, of="value")
    assert bridges(found) == {"all": [25, 40, 0, 4, 0, -5, 64]}


def test_months_of_parts_that_are_the_same_are_left_out(revised):
    assert told(revised).months == (date(2024, 12, 1), date(2025, 1, 1))


def test_a_part_that_is_the_same_is_not_even_opened(revised):
    for it in revised.folder.glob("warehouse/atp/part=2023/*/*.parquet"):
        it.write_bytes(b"no longer Parquet")
    assert bridges(told(revised))["balance"][0] == -4
    with pytest.raises(StoreError, match="is damaged"):
        told(revised, since=Month(2023, 1))


def test_months_that_are_named_count_though_nothing_changed_in_them(revised):
    found = told(revised, since=Month(2023, 1), through=Month(2024, 12), by=("product",))
    assert bridges(found)["imports"] == [41, 0, 0, 4, 1, -5, 41]
    assert bridges(found)["exports"] == [38, 0, 0, -2, 0, 0, 36]


def test_the_bytes_of_both_vintages_are_named(revised):
    [part] = told(revised).parts
    assert (part.part, part.before.vintage, part.after.vintage) == ("2024", EARLY, LATE)
    assert (part.before.rows, part.after.rows) == (4, 6)
    assert part.before.sources[0].sha256 != part.after.sources[0].sha256


def test_a_new_part_has_nothing_before_it_and_its_months_are_new(revised, load):
    load("atp", HEAD + "2026-01 imports MEX 04 3\n2026-01 exports MEX 08 3", "2026", LATE)
    found = told(revised, since=Month(2026, 1))
    assert bridges(found)["imports"] == [0, 3, 0, 0, 0, 0, 3]
    assert [(it.part, it.before) for it in found.parts] == [("2026", None)]


def test_a_month_of_one_flow_alone_makes_no_balance(revised, load):
    load("atp", HEAD + "2026-01 imports MEX 04 3", "2026", LATE)
    assert set(bridges(told(revised))) == {"exports", "imports"}
    assert bridges(told(revised, of="balance"))["all"][-1] == 4


def test_measures_and_levels_are_never_added_up(store, load):
    head = "month flow partner product measure level value_usd\n"
    rows = "2025-01 imports MEX {} {} {} {}\n"
    kinds = [("334", "general_imports", "NA3"), ("3341", "general_imports", "NA4")]
    kinds.append(("334", "imports_for_consumption", "NA3"))
    for vintage, add in ((EARLY, 0), (LATE, 1)):
        lines = [rows.format(*it, 10 * n + add) for n, it in enumerate(kinds, 1)]
        load("naics", head + "".join(lines), "2025", vintage)
    found = told(store, table="naics", by=())
    assert listed(found, "measure", "level", "after_usd") == [
        ("general_imports", "NA3", 11),
        ("general_imports", "NA4", 21),
        ("imports_for_consumption", "NA3", 31),
    ]
    with pytest.raises(QuestionError, match="naics has imports general_imports NA3, imports"):
        told(store, table="naics", of="balance")


def test_of_vintages_the_newest_two_are_taken_unless_days_are_named(revised, load):
    load("atp", HEAD + AUGUST.replace("24\n", "25\n"), "2024", date(2025, 10, 2))
    assert bridges(told(revised))["imports"] == [74, 0, 0, 1, 0, 0, 75]
    assert bridges(told(revised, first=EARLY))["imports"][:3] == [34, 40, 0]
    assert told(revised, last=date(2025, 9, 30)).last == LATE


def test_without_a_second_vintage_nothing_was_revised_yet(world):
    store = world("atp", HEAD + JULY).store
    with pytest.raises(QuestionError, match=r"Nothing was revised yet: .* one vintage of atp"):
        told(store)


@pytest.mark.parametrize(
    ("wanted", "error", "words"),
    [
        ({"last": EARLY}, QuestionError, "is the oldest vintage of atp, .* --to: 2025-09-04"),
        ({"first": LATE, "last": EARLY}, QuestionError, "Exchange --from and --to"),
        ({"first": LATE}, QuestionError, "on both its newest vintage is 2025-09-04. There"),
        ({"first": date(2020, 1, 1)}, StoreError, "the oldest vintage is 2025-08-05"),
        ({"table": "naics"}, StoreError, "Nothing is stored of naics. Fetch it with"),
        ({"table": "apt"}, UnknownName, "Did you mean 'atp'"),
        ({"by": ("partners",)}, UnknownName, "Did you mean 'partner'"),
        ({"where": {"state": ("TX",)}}, UnknownName, "No column is called 'state'"),
        ({"where": {"partner": ("MEXX",)}}, UnknownName, "Did you mean 'MEX'"),
        ({"where": {"month": ("2024-12",)}}, QuestionError, "with --since and --through"),
        ({"since": Month(2025, 1), "through": Month(2024, 1)}, QuestionError, "Exchange"),
        ({"measure": "weight"}, UnknownName, "No column of whole numbers is called 'weight'"),
        ({"measure": "value_ytd_usd"}, QuestionError, "months of it do not add up"),
        ({"table": "concordance"}, QuestionError, "concordance holds words and no numbers"),
        (
            {"where": {"partner": ("DEU",)}},
            QuestionError,
            "No row of atp fits partner=DEU, .* exports and imports, 2024-12 to 2025-01",
        ),
        ({"since": Month(2030, 1)}, QuestionError, "fits since 2030-01, neither"),
        ({"through": Month(2000, 1)}, QuestionError, "fits through 2000-01, neither"),
    ],
)
def test_a_question_without_an_answer_says_what_to_ask(revised, wanted, error, words):
    with pytest.raises(error, match=words):
        told(revised, **wanted)


def test_what_is_stated_from_january_on_is_compared_month_by_month(revised):
    found = told(revised, measure="value_ytd_usd", since=Month(2025, 1), through=Month(2025, 1))
    assert (found.column, set(bridges(found))) == ("value_ytd_usd", {"exports", "imports"})


@pytest.mark.parametrize(
    ("measure", "column", "revision"),
    [
        ("", "exports_value_usd", "revision_usd"),
        ("air_weight_kg", "air_weight_kg", "revision_kg"),
        ("shipments", "shipments", "revision"),
    ],
)
def test_a_wide_table_is_compared_by_one_of_its_columns(store, wide, measure, column, revision):
    wide(store, EARLY, {column: 5})
    wide(store, LATE, {column: 8})
    found = told(store, table="bulk_exports", by=("partner",), measure=measure)
    assert listed(found, "partner", revision) == [("MEX", 3)]


def test_a_wide_table_has_no_balance(store, wide):
    wide(store, EARLY, {"shipments": 5})
    wide(store, LATE, {"shipments": 8})
    with pytest.raises(QuestionError, match="bulk_exports has exports HS10"):
        told(store, table="bulk_exports", of="balance")
