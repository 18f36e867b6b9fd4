"""Parts are loaded whole, each vintage beside the others."""

import subprocess
import sys
from datetime import date

import pytest

from balanza.catalog import table
from balanza.errors import SchemaError, StoreError
from balanza.frames import rows as evaluated
from balanza.store import Warehouse

TOTALS = table("atp_totals")
READ = """
from datetime import date
from balanza.catalog import table
from balanza.frames import rows
from balanza.store import SAMPLE, Store
frame = Store.at(SAMPLE).warehouse.read(table("atp_totals"), date.max)
print(len(rows(frame)))
"""
SUMMER, AUTUMN = date(2025, 8, 5), date(2026, 10, 8)


def values(frame):
    return {f"{it['month']:%Y-%m}": it["value_usd"] for it in evaluated(frame)}


def files(folder):
    return sorted(it.relative_to(folder).as_posix() for it in folder.rglob("*") if it.is_file())


def only_file(warehouse, pattern):
    [found] = warehouse.folder.rglob(pattern)
    return found


def test_a_part_is_loaded_and_read(warehouse, totals):
    part = warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}), ["a note"])
    assert values(warehouse.read(TOTALS, SUMMER)) == {"2025-01": 5}
    assert (part.rows, part.notes) == (1, ("a note",))
    assert part.first == part.last == date(2025, 1, 1)
    assert warehouse.newest(TOTALS, SUMMER) == {"country-2025": part}


def test_names_of_files_tell_part_vintage_and_content(warehouse, totals):
    part = warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    home = "atp_totals/part=country-2025/vintage=2025-08-05"
    assert part.file == f"rows-{part.sha256[:8]}.parquet"
    assert files(warehouse.folder) == [f"{home}/record.json", f"{home}/{part.file}"]


def test_parts_come_together(warehouse, totals):
    warehouse.load(TOTALS, "country-2024", SUMMER, totals({"2024-12": 4}))
    warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    assert values(warehouse.read(TOTALS, SUMMER)) == {"2024-12": 4, "2025-01": 5}


def test_each_day_sees_what_was_known_on_it(warehouse, totals):
    warehouse.load(TOTALS, "country-2025", AUTUMN, totals({"2025-01": 6}))
    warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    assert values(warehouse.read(TOTALS, SUMMER)) == {"2025-01": 5}
    assert values(warehouse.read(TOTALS, date(2026, 10, 7))) == {"2025-01": 5}
    assert values(warehouse.read(TOTALS, AUTUMN)) == {"2025-01": 6}
    assert warehouse.vintages(TOTALS) == [SUMMER, AUTUMN]


def test_a_part_is_loaded_anew_on_the_same_day(warehouse, totals):
    warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    part = warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 6}))
    assert values(warehouse.read(TOTALS, SUMMER)) == {"2025-01": 6}
    assert only_file(warehouse, "*.parquet").name == part.file


def test_the_same_rows_make_the_same_bytes(warehouse, totals):
    warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5, "2025-02": 6}))
    before = {it: it.read_bytes() for it in warehouse.folder.rglob("*.*")}
    warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-02": 6, "2025-01": 5}))
    assert {it: it.read_bytes() for it in warehouse.folder.rglob("*.*")} == before


def test_rows_that_do_not_fit_are_refused_and_nothing_changes(warehouse, totals):
    warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    before = files(warehouse.folder)
    with pytest.raises(SchemaError, match="value_usd is below 0 in 1 rows"):
        warehouse.load(TOTALS, "country-2025", AUTUMN, totals({"2025-01": -5}))
    assert files(warehouse.folder) == before


def test_a_disk_that_fails_leaves_what_was_there(warehouse, totals):
    warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    home = only_file(warehouse, "vintage=*")
    home.with_name("vintage=2026-10-08").write_text("in the way")
    before = files(warehouse.folder)
    with pytest.raises(StoreError, match="could not be written"):
        warehouse.load(TOTALS, "country-2025", AUTUMN, totals({"2025-01": 6}))
    assert files(warehouse.folder) == before
    assert values(warehouse.read(TOTALS, AUTUMN)) == {"2025-01": 5}


@pytest.mark.parametrize(
    ("there", "same"),
    [({"2025-01": 5}, True), ({"2025-01": 6}, False), ({"2025-01": 5, "2025-02": 0}, False)],
)
def test_rows_are_compared_whatever_bytes_they_came_in(warehouse, totals, there, same):
    warehouse.load(TOTALS, "country-2025", SUMMER, totals(there, snapshot="2a" * 32))
    assert warehouse.holds(TOTALS, "country-2025", totals({"2025-01": 5})) is same


def test_the_newest_vintage_is_compared(warehouse, totals):
    warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    warehouse.load(TOTALS, "country-2025", AUTUMN, totals({"2025-01": 6}))
    assert not warehouse.holds(TOTALS, "country-2025", totals({"2025-01": 5}))


def test_an_unknown_part_holds_nothing(warehouse, totals):
    assert not warehouse.holds(TOTALS, "country-2025", totals({"2025-01": 5}))


def test_a_part_was_last_checked_on_the_later_of_two_days(warehouse, totals):
    part = warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    assert warehouse.last_checked(part) == SUMMER
    warehouse.checked(TOTALS, "country-2025", AUTUMN)
    assert warehouse.last_checked(part) == AUTUMN
    warehouse.checked(TOTALS, "country-2025", date(2025, 1, 1))
    assert warehouse.last_checked(part) == SUMMER


def test_a_damaged_note_of_a_check_is_told(warehouse, totals):
    part = warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    warehouse.checked(TOTALS, "country-2025", AUTUMN)
    only_file(warehouse, "checked.txt").write_text("yesterday")
    with pytest.raises(StoreError, match=r"checked\.txt is damaged: .*Remove it and refresh"):
        warehouse.last_checked(part)


def test_only_wanted_parts_are_looked_at_and_all_where_none_is(tmp_path, warehouse, totals):
    warehouse.load(TOTALS, "country-2024", SUMMER, totals({"2024-12": 4}))
    late = warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    asked = []

    def engine(names):
        asked.extend(names)
        return warehouse.engine(names)

    other = Warehouse(warehouse.folder, engine)
    assert values(other.read(TOTALS, SUMMER, lambda part: part.last.year == 2025)) == {
        "2025-01": 5
    }
    assert asked == [str(late.path(tmp_path / "warehouse"))]
    assert len(values(other.read(TOTALS, SUMMER, lambda part: part.last.year == 2026))) == 2


def test_before_the_oldest_vintage_nothing_was_known(warehouse, totals):
    warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    says = r"stored of atp_totals as of 2025-08-04; the oldest vintage is 2025-08-05\. Ask for"
    with pytest.raises(StoreError, match=says):
        warehouse.read(TOTALS, date(2025, 8, 4))


def test_an_empty_table_says_how_to_fetch_it(warehouse):
    says = r"Nothing is stored of atp_totals\. Fetch it with `balanza refresh atp_totals`\."
    with pytest.raises(StoreError, match=says):
        warehouse.read(TOTALS, SUMMER)


@pytest.mark.parametrize("text", ["", "{", '{"table": 1}'])
def test_a_damaged_record_is_told(warehouse, totals, text):
    warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    only_file(warehouse, "record.json").write_text(text)
    with pytest.raises(
        StoreError, match=r"record\.json is damaged: .* bring it back from a copy"
    ):
        warehouse.read(TOTALS, SUMMER)


def damage(path):
    path.write_bytes(path.read_bytes()[:-1] + b"?")


@pytest.mark.parametrize(
    "harm", [damage, lambda it: it.write_bytes(b""), lambda it: it.unlink()]
)
def test_rows_that_are_no_longer_the_same_are_told(warehouse, totals, harm):
    warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    harm(only_file(warehouse, "*.parquet"))
    says = r"rows-.*\.parquet is damaged: (No such file|its bytes now have the digest)"
    with pytest.raises(StoreError, match=says):
        warehouse.read(TOTALS, SUMMER)
    with pytest.raises(StoreError, match=says):
        warehouse.holds(TOTALS, "country-2025", totals({"2025-01": 5}))


def test_a_process_that_has_read_a_table_ends_without_a_word():
    """DuckDB may complain of leaks when Python ends; ours must not make it."""
    done = subprocess.run([sys.executable, "-c", READ], capture_output=True, check=True)
    assert int(done.stdout) > 0
    assert done.stderr == b""


def test_a_damaged_part_of_another_vintage_hurts_nobody(warehouse, totals):
    warehouse.load(TOTALS, "country-2025", SUMMER, totals({"2025-01": 5}))
    damage(only_file(warehouse, "*.parquet"))
    warehouse.load(TOTALS, "country-2025", AUTUMN, totals({"2025-01": 6}))
    assert values(warehouse.read(TOTALS, AUTUMN)) == {"2025-01": 6}


def test_the_newest_vintage_of_one_part_is_found(warehouse, totals):
    assert warehouse.newest_of(TOTALS, "a") is None
    for name, day in (("a", SUMMER), ("a", AUTUMN), ("ab", AUTUMN)):
        warehouse.load(TOTALS, name, day, totals({"2025-01": 5}))
    newest = warehouse.newest_of(TOTALS, "a")
    assert (newest.part, newest.vintage) == ("a", AUTUMN)
