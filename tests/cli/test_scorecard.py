"""The scorecard of the sample edition."""

import json


def test_each_category_has_its_dimensions(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    code, told, label = run("scorecard atp --through 2025-06")
    assert code == 0
    assert "Concentration (low is better)" in told
    assert "Regional share: Share of imports of the product that comes from Mexico" in told
    assert "Imports through 2025-06; data as of" in told
    assert "Sample edition" in label


def test_partners_of_a_category_can_be_had_as_rows(run):
    words = "scorecard atp --by product,partner --where product=04 --where partner=CHN,MEX"
    rows = json.loads(run(f"{words} --format json")[1])
    assert [(it["product"], it["partner"]) for it in rows] == [("04", "CHN"), ("04", "MEX")]
    assert rows[0]["concentration"] == rows[1]["concentration"]


def test_the_queries_can_be_had(run):
    told = run("scorecard atp --query")[1]
    assert "-- concentration\n" in told
    assert "-- replaceability\n" in told


def test_other_columns_are_refused(run):
    code, _, problem = run("scorecard atp --by month")
    assert (code, "A scorecard by month is not known" in problem) == (1, True)
