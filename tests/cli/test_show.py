import csv
import io
import json

import pyarrow.parquet as pq
import pytest

BALANCE = "show balance atp --by product --window ytd --through 2025-06 --as-of 2025-08-31"
NOTE = (
    "Through 2025-06 (ytd); general imports, total exports; not seasonally adjusted; "
    "data as of 2025-08-05. Source: U.S. Census Bureau."
)


def records(text):
    return list(csv.DictReader(io.StringIO(text)))


def aerospace(rows):
    [row] = [it for it in rows if it["product"] == "08"]
    return round(float(row["balance_usd"]) / 1e9, 1)


def test_a_table_is_printed_in_millions_with_what_it_is_of(run):
    code, told, errors = run(BALANCE)
    assert code == 0
    assert told.splitlines()[-1] == f"Dollars in millions. {NOTE}"
    [row] = [line.split() for line in told.splitlines() if " 08 " in line]
    assert row[-1] == "51,613.0"
    assert errors.startswith("Sample edition: ")


def test_the_largest_stands_first(run):
    _, told, _ = run(f"{BALANCE} --format csv")
    assert [it["product"] for it in records(told)][:2] == ["08", "06"]


def test_the_first_rank_stands_first(run):
    _, told, _ = run("show rank atp flow=imports product=04 --format csv --through 2025-06")
    assert told.splitlines()[1].startswith("2025-06-01,")
    assert [it["rank"] for it in records(told)][:3] == ["1", "2", "3"]


def test_csv_and_json_are_printed_alone_in_dollars(run):
    for form, read in (
        ("csv", lambda it: csv.DictReader(io.StringIO(it))),
        ("json", json.loads),
    ):
        code, told, errors = run(f"{BALANCE} --format {form}")
        assert (code, aerospace(read(told))) == (0, 51.6)
        assert errors.splitlines()[0] == NOTE


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("table", lambda it: records(it.read_text())),
        ("csv", lambda it: records(it.read_text())),
        ("json", lambda it: json.loads(it.read_text())),
        ("parquet", lambda it: pq.read_table(it).to_pylist()),
    ],
)
def test_every_form_is_written_to_a_file(run, tmp_path, form, read):
    code, told, errors = run(f"{BALANCE} --format {form} --out {tmp_path}/new/rows")
    assert code == 0
    assert told.startswith(f"Wrote 10 rows to {tmp_path}/new/rows\n")
    assert aerospace(read(tmp_path / "new" / "rows")) == 51.6
    assert "Sample edition: " in errors


def test_a_file_that_cannot_be_written_is_told(run, tmp_path):
    (tmp_path / "taken").write_text("mine")
    code, _, errors = run(f"{BALANCE} --format csv --out {tmp_path}/taken/rows.csv")
    assert code == 1
    assert "rows.csv could not be written: " in errors


def test_conditions_may_stand_after_where_or_alone_and_add_up(run):
    share = "show share atp --through 2025-06 --format json"
    _, alone, _ = run(f"{share} flow=imports product=04 partner=MEX partner=TWN")
    _, after, _ = run(f"{share} --where flow=imports product=04 partner=MEX,TWN")
    assert alone == after
    assert {it["partner"] for it in json.loads(alone)} == {"MEX", "TWN"}


def test_a_share_has_a_percent_sign_and_a_missing_value_a_word(run):
    _, told, _ = run(
        "show rank_shift atp flow=imports partner=MEX --window ytd --through 2021-06"
    )
    assert told.count("n/a") == 3
    _, told, _ = run("show share naics flow=imports product=334 partner=CHN --window ytd")
    assert "9.1%" in told


def test_an_index_has_three_decimals(run):
    _, told, _ = run("show concentration atp flow=imports product=04 --window ytd "
                     "--through 2025-06 --as-of 2025-08-31")  # fmt: skip
    assert "0.152" in told


def test_months_stand_in_their_order(run):
    words = "show balance atp_totals --window years_to_date --through 2025-06 --format csv"
    _, told, _ = run(words)
    months = [it["month"][:7] for it in records(told)]
    assert (months[0], months[-2:]) == ("1989-12", ["2024-12", "2025-06"])


def test_a_balance_is_what_an_indicator_can_be_taken_of(run):
    words = "show year_on_year atp_totals --of balance --window ytd --through 2025-06"
    _, told, _ = run(f"{words} --as-of 2025-08-31")
    assert "+70%" in told


def test_a_question_that_no_row_fits_is_told(run):
    code, told, _ = run("show share atp flow=imports product=10 partner=TCA --through 2025-06")
    assert (code, told.splitlines()[0]) == (0, "No row fits what was asked for.")


def test_where_an_earlier_year_may_be_missing_it_is_said(run):
    first = "show churn naics flow=imports --window month --through 2013-01"
    code, told, _ = run(first)
    assert code == 0
    assert told.startswith(
        "No row fits what was asked for. churn looks back; the months before"
    )


def test_the_newest_month_is_shown_unless_another_is_wanted(run):
    assert "Through 2026-07" in run("show concentration atp flow=imports")[1]
    assert "Through 2025-11" in run("show concentration naics flow=imports product=334")[1]


CHANGE = "show year_on_year atp --where flow=imports product=04 --window ytd --through 2025-06"
MIND = "Mind: The list of advanced technology products was drawn anew in January 2025."


def test_a_break_is_footnoted_below_the_table_and_beside_the_csv(run):
    _, told, _ = run(CHANGE)
    assert told.splitlines()[-1] == MIND
    _, told, errors = run(f"{CHANGE} --format csv")
    assert "Mind" not in told
    assert MIND in errors.splitlines()


def test_a_parquet_file_tells_what_it_is_of(run, tmp_path):
    run(f"{CHANGE} --format parquet --out {tmp_path / 'x.parquet'}")
    told = pq.read_schema(tmp_path / "x.parquet").metadata
    assert json.loads(told[b"footnotes"]) == [MIND.removeprefix("Mind: ")]
    assert json.loads(told[b"selection"])["indicator"] == "year_on_year"
    assert told[b"through"] == b"2025-06"


def test_who_insists_is_heard(run):
    code, told, _ = run(f"{CHANGE} --insist")
    assert (code, told.splitlines()[-1]) == (0, MIND)


def test_further_arguments_are_given_by_name(run):
    asked = "show concentration_ratio atp flow=imports --through 2025-06 --format csv --given"
    _, told, _ = run(f"{asked} k=1")
    _, of_two, _ = run(f"{asked} k=2")
    [one], [two] = records(told), records(of_two)
    assert float(one["concentration_ratio"]) < float(two["concentration_ratio"])


@pytest.mark.parametrize("words", ["k", "k=", "=4", "k=1 --given k=2"])
def test_what_is_no_argument_is_refused(run, words):
    code, _, errors = run(f"show concentration_ratio atp --given {words}")
    assert code == 2
    assert "is no argument; write each once, like k=4." in errors
