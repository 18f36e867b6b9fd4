import csv
import io
import json

import pyarrow.parquet as pq
import pytest

from balanza.store import SAMPLE

YEAR = "--since 2024-01 --through 2024-12"
NOTE = (
    "2024-01 to 2024-12; general imports, total exports; not seasonally adjusted; "
    "as known on 2025-08-05 and on 2026-10-08. Source: U.S. Census Bureau."
)


def lines(text):
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_revisions_are_printed_then_the_bridge_then_the_bytes(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    code, told, errors = run(f"revisions atp_totals --of balance --top 1 {YEAR}")
    assert code == 0
    found = lines(told)
    assert found[0] == "month before revision after revised_by"
    assert found[2] == "2024-09 −34,598.3 674.5 −33,923.8 +1.95%"
    assert found[5:10] == [
        "2025-08-05 −298,900,000,000",
        "+ new months 0",
        "+ revised 4,470,700,000",
        "+ appeared 0",
        "+ vanished 0",
    ]
    assert found[10] == "= 2026-10-08 −294,429,300,000"
    assert found[11:14] == ["Parts that differ", "country", "2025-08-05: 876 rows, of"]
    assert found[14].startswith(
        "https://www.census.gov/foreign-trade/balance/country.xlsx (sha"
    )
    assert found[-1] == (
        f"The 1 largest; --top 0 lists all. Dollars in millions, in the bridge to the "
        f"dollar. {NOTE}"
    )
    assert errors.startswith("Sample edition: ")


def test_each_flow_has_its_bridge_and_new_parts_nothing_before(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    _, told, _ = run("revisions atp --by partner --top 3")
    found = lines(told)
    assert "bridge exports imports balance" in found
    assert "+ revised 1,560,300,000 −3,252,700,000 4,813,000,000" in found
    assert found[found.index("exports-hitech-2026") + 1] == "before: nothing"


def test_of_what_is_the_same_nothing_is_listed(run):
    _, told, _ = run(f"revisions naics {YEAR}")
    assert lines(told)[0] == "Nothing changed."
    assert "No part of it differs." in told


def test_seen_by_month_new_months_are_called_so(run):
    _, told, _ = run("revisions naics --top 1")
    assert lines(told)[0] == "month before new_months revision after revised_by kind"
    assert lines(told)[2] == "2025-10 0.0 88,168.2 0.0 88,168.2 n/a new"


def test_csv_has_all_rows_in_dollars(run):
    code, told, errors = run("revisions atp_totals --format csv")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert (code, len(rows)) == (0, 62)
    assert rows[0]["revision_usd"] == "-541500000"
    assert "1989-01 to 2026-07; general imports" in errors


def test_json_holds_the_bridge_and_the_bytes_too(run):
    _, told, _ = run(f"revisions atp_totals --format json {YEAR}")
    found = json.loads(told)
    assert (found["first"], found["last"], len(found["revisions"])) == (
        "2025-08-05",
        "2026-10-08",
        24,
    )
    assert found["bridge"][-1]["after_usd"] == -294429300000
    assert found["parts"][0]["before"]["sources"][0]["url"].endswith("country.xlsx")


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("table", lambda it: list(csv.DictReader(io.StringIO(it.read_text())))),
        ("json", lambda it: json.loads(it.read_text())["revisions"]),
        ("parquet", lambda it: pq.read_table(it).to_pylist()),
    ],
)
def test_a_file_holds_all_rows_unless_so_many_are_wanted(run, tmp_path, form, read):
    words = f"revisions atp_totals --format {form} --out {tmp_path}/rows"
    _, told, _ = run(words)
    assert told.startswith("Wrote 62 ")
    assert len(read(tmp_path / "rows")) == 62
    run(f"{words} --top 5")
    assert len(read(tmp_path / "rows")) == 5


def test_a_misspelt_condition_is_guessed(run):
    code, told, errors = run(f"revisions atp flow=import --store {SAMPLE}")
    assert (code, told) == (1, "")
    assert errors == "Error: No flow is called 'import'. Did you mean 'imports'?\n"


def test_days_and_conditions_are_read_as_elsewhere(run):
    code, _, errors = run("revisions atp --from yesterday")
    assert (code, "'yesterday' is no day" in errors) == (2, True)
    code, _, errors = run("revisions atp --from 2025-08-31 --to 2025-12-31")
    assert (code, "between the two days: on both" in errors) == (1, True)
