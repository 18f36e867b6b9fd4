import json
from datetime import date

import pytest

from balanza.findings import Finding, Origin
from balanza.publish.cite import Work, bibtex, csl, references, ris, text

AUGUST = Work(
    "north_america", "A 5% title & more", "Sample.", "2025-06", date(2025, 8, 5), "1.2"
)
HITECH = "https://api.census.gov/data/timeseries/intltrade/imports/hitech"
FINDING = Finding(
    name="ict_share",
    value=0.5,
    unit="ratio",
    text="50%",
    indicator="share",
    table="atp",
    where={},
    through="2025-06",
    vintage=date(2025, 8, 5),
    sources=(
        Origin(f"{HITECH}?get=A", "0" * 64, "2025-08-04T12:00:00+00:00"),
        Origin(f"{HITECH}?get=B", "1" * 64, "2025-08-05T12:00:00+00:00"),
        Origin("https://www.census.gov/x/country.xlsx", "2" * 64, "2025-08-01T12:00:00+00:00"),
    ),
    query="SELECT 1",
)


def test_a_brief_is_cited_in_words_with_its_day_and_version():
    assert text(references(AUGUST)) == (
        "balanza (2025-08-05). A 5% title & more (version 1.2). "
        "Data through 2025-06, as known on 2025-08-05. Sample."
    )


def test_a_number_is_cited_with_each_data_set_once_as_of_its_youngest_answer():
    number, hitech, workbook = text(references(AUGUST, FINDING)).splitlines()
    assert "ict_share: 50%. Data through 2025-06" in number
    assert hitech == (
        "U.S. Census Bureau (2025-08-05). International trade in goods: imports/hitech "
        f"(version 2025-08-05). {HITECH}"
    )
    assert workbook.startswith(
        "U.S. Census Bureau (2025-08-01). International trade in goods: country.xlsx "
    )


def test_bibtex_escapes_what_latex_would_read_and_has_the_day_of_the_data():
    brief, hitech, _ = bibtex(references(AUGUST, FINDING)).split("\n\n")
    assert brief.startswith("@techreport{balanza-north_america-2025-06-2025-08-05-ict_share,\n")
    assert r"title = {{A 5\% title \& more}}" in brief
    assert r"note = {ict\_share: 50\%. Data" in brief
    assert "urldate = {2025-08-05}" in brief
    assert hitech.startswith("@misc{census-imports-hitech-2025-08-05,\n")
    assert f"url = {{{HITECH}}}" in hitech


def test_csl_is_json_of_known_types_with_days_in_parts():
    report, *sets = json.loads(csl(references(AUGUST, FINDING)))
    assert report["type"] == "report"
    assert report["issued"] == {"date-parts": [[2025, 8, 5]]}
    assert [it["type"] for it in sets] == ["dataset", "dataset"]


def test_ris_begins_and_ends_each_record():
    lines = ris(references(AUGUST, FINDING)).splitlines()
    assert [it for it in lines if it.startswith("TY")] == [
        "TY  - RPRT",
        "TY  - DATA",
        "TY  - DATA",
    ]
    assert lines.count("ER  - ") == 3
    assert "DA  - 2025/08/05" in lines


@pytest.mark.parametrize("form", [text, bibtex, csl, ris])
def test_a_citation_names_no_other_day_than_those_of_the_data(form):
    assert "2026" not in form(references(AUGUST, FINDING))
