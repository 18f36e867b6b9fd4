import csv
import io
import json
from datetime import date
from pathlib import Path

import narwhals as nw
import pytest

from balanza.catalog import table
from balanza.store import Store

JANUARY, MARCH, BEFORE = date(2024, 1, 1), date(2024, 3, 1), date(2023, 3, 1)
DAY = date(2024, 6, 1)
CODES = [(2023, "1", "04", "Servers"), (2023, "2", "08", "Cameras"),
         (2024, "1", "04", "Servers"), (2024, "2", "04", "Cameras")]  # fmt: skip
LINES = [(BEFORE, "1", 3_000_000), (BEFORE, "2", 5_000_000), (MARCH, "1", 4_000_000),
         (MARCH, "2", 6_000_000), (MARCH, "9", 1_000_000)]  # fmt: skip


def keep(name, records):
    """Load records into the store; what they leave out is empty or nought."""
    columns = table(name).columns
    empty = {it.name: 0 if it.type == "int64" else "" for it in columns}
    rows = nw.from_dicts([empty | it for it in records], table(name).schema, backend="pyarrow")
    Store.at(Path("store")).warehouse.load(table(name), "all", DAY, rows)


@pytest.fixture(autouse=True)
def store(monkeypatch, tmp_path):
    """Two codes, one of which has become ICT; a table that is two million too low."""
    monkeypatch.chdir(tmp_path)
    of_imports = {"flow": "imports", "partner": "MEX", "measure": "general_imports"}
    listed = [
        {"month": date(year, 1, 1), "flow": "imports", "product": code, "atp": atp}
        | {"naics": "334111", "description": says}
        for year, code, atp, says in CODES
    ]
    hs = [
        {**of_imports, "month": month, "product": code, "level": "HS10", "value_usd": value}
        for month, code, value in LINES
    ]
    keep("concordance", listed)
    keep("hs", hs)
    keep("atp", [{**of_imports, "month": MARCH, "product": "04", "value_usd": 8_000_000}])


def records(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_what_differs_is_told_by_category_by_partner_and_cell_by_cell(run):
    code, told, errors = run("reconcile")
    assert (code, errors) == (0, "")
    assert told.splitlines()[0] == (
        "atp against the sum of its codes: 1 cell compared, 0 equal to the dollar, "
        "1 different: the sum less the table is $2.0 million, in absolute terms $2.0 million."
    )
    for title in ("By atp", "By partner", "The largest differences"):
        assert f"\n{title}\n" in told
    assert "Codes that their list does not know, or gives no category: 1" in told
    assert "general imports 2024-03 from hs (as of 2024-06-01); atp (as of 2024-06-01)" in told
    assert "Lists: imports of 2024-01 for 1 month." in told


def test_lists_of_the_months_themselves_are_told_once(run):
    listed = {"flow": "imports", "product": "1", "atp": "04", "month": MARCH}
    keep("concordance", [listed, listed | {"product": "2"}])
    _, told, _ = run("reconcile")
    assert "Lists: imports of the month itself for 1 month." in told


def test_only_a_check_ends_with_a_code_of_its_own(run):
    assert run("reconcile --check")[0] == 3
    assert run("reconcile --year 2024 --flow imports --format json --check")[0] == 3
    keep("atp", [{"month": MARCH, "flow": "imports", "partner": "MEX", "product": "04"}
                 | {"measure": "general_imports", "value_usd": 10_000_000}])  # fmt: skip
    code, told, _ = run("reconcile --check")
    assert code == 0
    assert "1 cell compared, 1 equal to the dollar.\n" in told
    assert "By atp" not in told


def test_every_difference_is_written(run):
    code, told, _ = run("reconcile product=04 --format csv --out all.csv")
    assert (code, told.splitlines()[0]) == (0, "Wrote 1 rows to all.csv")
    [row] = records(Path("all.csv").read_text("utf-8"))
    assert (row["partner"], row["difference_usd"]) == ("MEX", "2000000.0")
    _, told, errors = run("reconcile --format json")
    assert json.loads(told)[0]["stated_usd"] == 8_000_000
    assert errors.startswith("atp against the sum of its codes: 1 cell compared")


def test_a_month_may_be_the_last(run):
    code, _, errors = run("reconcile --year 2024 --through 2024-02")
    assert code == 1
    assert "have no month of one measure in common" in errors
    assert run("reconcile --through 2024-03 --list 2023")[1].startswith("atp against")


def test_growth_is_told_as_a_way_from_year_to_year(run):
    code, told, _ = run("growth atp=04 --from 2023 --to 2024")
    assert code == 0
    title = "Information and communications (atp 04), imports, general imports, 2023 to 2024"
    assert told.splitlines()[0] == f"{title}, 1 month of each"
    rows = [line.split() for line in told.splitlines()]
    assert [it[-1] for it in rows[4:11]] == ["3.0", "1.0", "6.0", "0.0", "0.0", "0.0", "10.0"]
    assert "Of a change of $7.0 million, $1.0 million is trade in codes that stayed" in told
    assert "does not know: $0 and $1.0 million." in told
    assert ["2", "08", "04", "5.0", "6.0", "Cameras"] in rows
    assert "Lists: 2023-01, then 2024-01." in told


def test_all_categories_stand_in_one_table(run):
    _, told, _ = run("growth atp --from 2023 --to 2024")
    rows = [line.split() for line in told.splitlines()]
    assert ["04", "3.0", "10.0", "7.0", "1.0", "6.0"] in rows
    _, told, _ = run("growth naics=334 --from 2024 --to 2024 --lists 2023,2024")
    assert told.startswith("Computer and electronic products (naics 334), imports")
    assert "2024, list of 2023" in told


def test_codes_that_moved_are_written_too(run):
    _, told, _ = run("growth atp=04 --from 2023 --to 2024 --codes --format csv")
    assert [(it["product"], it["category_before"]) for it in records(told)] == [("2", "08")]
    _, told, _ = run("growth usda --from 2023 --to 2024 --flow imports --format json")
    assert [it["usda"] for it in json.loads(told)] == ["unassigned"]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("growth atp --from 2023 --to 2024 --codes", "--codes are those of one category"),
        ("growth atp --from 2023 --to 2024 --lists 2023", "'2023' are no two lists"),
        ("growth atp --from 2023 --to 2024 --lists 2023,X", "'2023,X' are no two lists"),
        ("concordance 1 --of atp=04", "Give a code or a category with --of, not both."),
        ("concordance --of atp", "'atp' is no condition"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(run, words, hint):
    code, _, errors = run(words)
    assert code == 2
    assert hint in errors


def test_a_code_is_shown_from_list_to_list(run):
    code, told, _ = run("concordance 2")
    assert code == 0
    assert [line.split()[:4] for line in told.splitlines()[3:5]] == [
        ["imports", "2", "2023-01", "08"],
        ["imports", "2", "2024-01", "04"],
    ]
    assert told.endswith("2: Cameras\n")


def test_a_category_is_listed_and_counted(run):
    _, told, _ = run("concordance --of naics=334 --year 2024")
    assert "Codes: 2 of imports." in told
    assert ["imports", "1", "2024-01", "334111", "Servers"] in [
        line.split() for line in told.splitlines()
    ]
    _, told, _ = run("concordance --of naics=334 --flow imports --format csv")
    assert [it["lists"] for it in records(told)] == ["2023-01 2024-01", "2023-01", "2024-01"]


def test_without_a_code_the_codes_are_counted(run):
    _, told, _ = run("concordance --format csv")
    assert [(it["list"], it["atp"], it["codes"]) for it in records(told)] == [
        ("2023-01", "04", "1"),
        ("2023-01", "08", "1"),
        ("2024-01", "04", "2"),
    ]


def test_many_rows_are_cut_on_a_terminal_and_counted(run):
    keep("concordance", [{"month": JANUARY, "flow": "imports", "product": f"{n:010}"}
                         | {"atp": "04", "description": "x"} for n in range(30)])  # fmt: skip
    _, told, _ = run("concordance --of atp=04")
    assert "5 more rows: --format csv shows all." in told


def test_lists_that_agree_are_told_from_the_first_to_the_last(run):
    keep("concordance", [{"month": date(year, 1, 1), "flow": "imports", "product": "1"}
                         | {"atp": "04"} for year in range(2020, 2025)])  # fmt: skip
    assert "2020-01 to 2024-01" in run("concordance 1")[1]


def test_a_reason_that_is_known_is_told(run):
    exports = {"month": MARCH, "flow": "exports", "partner": "MEX", "measure": "total_exports"}
    aircraft = {"product": "8800000000", "level": "HS10", "value_usd": 5}
    keep("concordance", [{"month": JANUARY, "flow": "exports", "product": "8800000000"}
                         | {"atp": "08"}])  # fmt: skip
    keep("hs", [exports | aircraft])
    keep("atp", [exports | {"product": "08", "value_usd": 7}])
    assert "\nKnown: All civil aircraft, engines and parts" in run("reconcile")[1]
    _, told, _ = run("growth atp=08 --from 2024 --to 2024 --lists 2023,2024 --flow exports")
    assert told == ""


def test_where_no_code_came_or_went_it_is_said(run):
    _, told, _ = run("growth naics=334 --from 2023 --to 2024 --codes")
    assert told == "There are none.\n"
    keep("hs", [{"month": month, "flow": "imports", "partner": "MEX", "level": "HS10"}
                | {"measure": "general_imports", "product": "1", "value_usd": 1}
                for month in (BEFORE, MARCH)])  # fmt: skip
    _, told, _ = run("growth naics=334 --from 2023 --to 2024")
    assert "does not know" not in told
    assert "Codes that came or went" not in told
