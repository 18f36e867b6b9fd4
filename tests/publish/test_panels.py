from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from balanza.errors import QuestionError, SchemaError, SourceError, UnknownName
from balanza.frames import rows as read
from balanza.indicators.discontinuity import Candidate
from balanza.periods import Month
from balanza.publish import Reading
from balanza.publish.candidates import cells, notes
from balanza.publish.own_files import read_files
from balanza.publish.panels import Look, in_files, in_table
from balanza.refresh import Loading, load_bulk

CLAIMS = Look(by=("code",), value="claimed", whole="traded")
WIDE = "month flow partner value_usd\n"


def written(folder, change=lambda text: text):
    """Eight months of thirty lines, a file each; from July on they claim."""
    for number in range(1, 9):
        lines = [f"0{n:02d},100,{80 if number >= 7 else 0}" for n in range(30)]
        text = "\n".join(["code,traded,claimed", *lines]) + "\n"
        (folder / f"shares_2025_{number:02d}.csv").write_text(change(text))
    return sorted(folder.glob("*.csv"))


def seen(candidates):
    return [(str(it.month), it.kind, it.lines) for it in candidates]


CODES = [f"84715001{n:02d}" for n in range(30)]
ENTRY = {
    "country_code": "2010",
    "district_of_entry": "24",
    "district_of_unlading": "24",
    "rate_provision": "10",
    "year": "2025",
    "consumption_value_usd": 100,
    "consumption_value_ytd_usd": 800,
}
JULY = [("2025-07", "leaving", 30)]


def test_files_whose_names_tell_the_month_are_one_panel(tmp_path):
    [it] = in_files(written(tmp_path), CLAIMS)
    assert seen([it]) == JULY
    assert it.examples == (("000",), ("001",), ("002",))


@pytest.mark.parametrize(("column", "day"), [("month", ""), ("at", "-15")])
def test_a_column_may_tell_the_month(tmp_path, column, day):
    lines = [
        f"2025-{number:02d}{day},0{n:02d},100,{80 if number >= 7 else 0}"
        for number in range(1, 9)
        for n in range(30)
    ]
    (tmp_path / "all.csv").write_text("\n".join([f"{column},code,traded,claimed", *lines]))
    named = "" if column == "month" else column
    assert seen(in_files([tmp_path / "all.csv"], CLAIMS, named)) == JULY


def test_parquet_is_read_alike(tmp_path):
    rows = [
        {"month": f"2025-{number:02d}", "code": n, "traded": 100, "claimed": 80 * (number >= 7)}
        for number in range(1, 9)
        for n in range(30)
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "all.parquet")
    assert seen(in_files([tmp_path / "all.parquet"], CLAIMS)) == JULY


def test_codes_keep_the_zeros_in_front(tmp_path):
    file = tmp_path / "x_2025-06.csv"
    file.write_text('code,va"l\n0101,5\n')
    assert [list(it.values())[:2] for it in read(read_files([file], ["code"], ['va"l']))] == [
        ["0101", 5.0]
    ]


def test_year_and_month_may_stand_in_columns_of_their_own(tmp_path):
    file = tmp_path / "trade.csv"
    file.write_text("code,year,month,usd\n01,2024,12,5\n01,2025,1,7\n02,2025,2025-02,8\n")
    found = [(it["month"], it["usd"]) for it in read(read_files([file], ["code"], ["usd"]))]
    assert found == [(date(2024, 12, 1), 5), (date(2025, 1, 1), 7), (date(2025, 2, 1), 8)]


def test_a_month_that_is_none_is_told_though_there_is_a_year(tmp_path):
    file = tmp_path / "trade.csv"
    file.write_text("code,year,month,usd\n01,2024,13,5\n")
    with pytest.raises(SchemaError, match=r"month is 13\. .* in columns year and month, or"):
        read_files([file], ["code"], ["usd"])


def test_a_workbook_is_named_as_one(tmp_path):
    file = tmp_path / "trade.csv"
    file.write_bytes(b"PK\x03\x04...")
    with pytest.raises(SourceError, match=r"trade\.csv is a workbook or an archive"):
        read_files([file], ["code"], ["usd"])


def test_rows_may_be_limited_and_so_may_the_value(tmp_path):
    file = tmp_path / "all.csv"
    lines = [
        f"2025-{month:02d},{code:02d},{programme},{side},50"
        for month in range(1, 9)
        for code in range(30)
        for programme in (("", "S") if month >= 7 else ("", "-"))
        for side in ("in", "out")
    ]
    file.write_text("\n".join(["month,code,spi,side,usd", *lines]))
    look = Look(by=("code",), value="usd", where={"side": ("in",)}, when={"spi": ("S", "S+")})
    [it] = in_files([file], look)
    assert (seen([it]), it.weight) == (JULY, 1.0)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda it: it.replace(",80", ",many"),
            r"60 rows have no number.*_07\.csv: claimed is m",
        ),
        (
            lambda it: it.replace("claimed", "share"),
            r"no column claimed\. There are: code, tra",
        ),
    ],
    ids=["no number", "no column"],
)
def test_what_cannot_be_read_is_named(tmp_path, change, words):
    with pytest.raises(SchemaError, match=words):
        in_files(written(tmp_path, change), CLAIMS)


def test_a_file_without_a_month_is_named(tmp_path):
    (tmp_path / "shares.csv").write_text("code,traded,claimed\n01,1,1\n")
    with pytest.raises(SchemaError, match=r"1 rows .* in shares\.csv: claimed is 1, traded is"):
        in_files([tmp_path / "shares.csv"], CLAIMS)


def test_a_file_that_is_no_table_is_refused(tmp_path):
    (tmp_path / "x_2025_01.parquet").write_bytes(b"no parquet")
    with pytest.raises(SchemaError, match="cannot be read as tables: "):
        in_files([tmp_path / "x_2025_01.parquet"], CLAIMS)


def test_files_of_two_kinds_are_refused():
    with pytest.raises(QuestionError, match="files of one kind"):
        in_files([Path("a.csv"), Path("b.parquet")], CLAIMS)


def test_files_must_be_told_what_they_hold(tmp_path):
    with pytest.raises(QuestionError, match=r"with --by, .* with --value"):
        in_files(written(tmp_path), Look(by=("code",)))


def test_a_stored_table_is_searched_by_its_key(world):
    lines = [
        f"2024-{number:02d} imports {partner} {1000 if number < 9 else 3000}"
        for number in range(1, 13)
        for partner in ("MEX", "TWN")
    ]
    found = in_table(world("goods", WIDE + "\n".join(lines)), "goods", Look())
    assert seen(found) == [("2024-09", "level", 2)]


def test_a_table_of_both_flows_must_be_limited_to_one(world):
    reading = world("goods", WIDE + "2024-01 imports MEX 1\n2024-01 exports MEX 1")
    told = "flow exports, imports; measure general_imports, total_exports. Choose one of each"
    with pytest.raises(QuestionError, match=told):
        in_table(reading, "goods", Look())
    assert in_table(reading, "goods", Look(where={"flow": ("imports",)})) == ()


def test_claims_in_the_bulk_detail_are_a_value_under_a_condition(bulk, store, tmp_path):
    place = tmp_path / "archives"
    place.mkdir()
    for number in range(1, 9):
        claimed = {"programme": "S+" if number >= 7 else "", "month": f"{number:02d}"}
        bulk(
            place / f"IMDB25{number:02d}.ZIP",
            [ENTRY | claimed | {"product": it} for it in CODES],
        )
    since, now = Month(2025, 1), datetime(2025, 10, 5, 12, tzinfo=UTC)
    load_bulk(Loading(("bulk_imports",), place, since, None), store, now)
    look = Look(
        by=("product", "partner"),
        value="consumption_value_usd",
        when={"programme": ("S", "S+")},
    )
    [it] = in_table(Reading(store, now.date()), "bulk_imports", look)
    assert (seen([it]), it.examples[0]) == (JULY, ("8471500100", "MEX"))


@pytest.mark.parametrize(
    ("table", "look", "error", "words"),
    [
        ("bulk_imports", Look(), QuestionError, "no column value_usd.*consumption_value_usd"),
        ("code_names", Look(), QuestionError, "none, for it holds no numbers"),
        ("goods", Look(by=("partners",)), UnknownName, "Did you mean 'partner'"),
        ("good", Look(), UnknownName, "Did you mean 'goods'"),
    ],
    ids=["no value", "no numbers", "by", "table"],
)
def test_what_a_table_has_not_is_named(world, table, look, error, words):
    with pytest.raises(error, match=words):
        in_table(world("goods", WIDE + "2024-01 imports MEX 1"), table, look)


def test_a_candidate_is_told_in_cells_and_notes():
    it = Candidate(Month(2025, 7), "leaving", 5506, 0.4087, 0.0001, 151.6, (("8471", "MEX"),))
    assert cells(it) == ("2025-07", "lines leaving exact zero", "5,506", "40.9%", "0.0%", "152")
    assert list(notes(it)) == [
        "2025-07 lines leaving exact zero: such as 8471/MEX",
        "2025-07 is a known break: usmca_claims",
    ]
    assert list(notes(it, "goods")) == ["2025-07 lines leaving exact zero: such as 8471/MEX"]
    level = Candidate(Month(2025, 5), "level", 3, 0.8, -0.03, 8)
    assert cells(level)[3:5] == ("+80%", "−3%")
    assert list(notes(level)) == []


@pytest.mark.parametrize("table", ["atp", "atp_totals"])
def test_the_sample_edition_shifts_only_in_the_spring_of_2025_and_of_2020(sample, table):
    found = {}
    for flow in ("imports", "exports"):
        look = Look(where={"flow": (flow,)})
        for it in in_table(sample["2026-10"], table, look):
            found.setdefault((flow, it.kind), []).append(str(it.month))
    expected = {
        "atp": {("imports", "level"): ["2025-04"]},
        "atp_totals": {
            ("imports", "level"): ["2025-01", "2025-03", "2025-04"],
            ("exports", "level"): ["2020-04"],
        },
    }
    assert found == expected[table]


def test_the_industries_of_the_sample_edition_do_not_break(sample):
    assert in_table(sample["2026-10"], "naics", Look()) == ()
