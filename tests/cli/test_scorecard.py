"""The scorecard of the sample edition."""

import json


def test_each_category_has_its_dimensions(run):
    code, told, label = run("scorecard atp --through 2025-06")
    assert code == 0
    assert "Concentration (low is better)" in told
    assert "Regional share (high is better): Share of imports of the product that" in told
    assert "Imports through 2025-06; data as of" in told
    assert "Distance is not shown. It needs the ideal points" in told
    assert told.count("Mind: The list of advanced technology products was drawn anew") == 1
    assert "Sample edition" in label


def test_partners_of_a_category_can_be_had_as_rows(run):
    words = "scorecard atp --by product,partner --where product=04 --where partner=CHN,MEX"
    rows = json.loads(run(f"{words} --format json")[1])
    assert [(it["product"], it["partner"]) for it in rows] == [("04", "CHN"), ("04", "MEX")]
    assert rows[0]["concentration"] == rows[1]["concentration"]


def test_ideal_points_add_distance(run, tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("session,IdealPointAll,iso3c\n79,2,USA\n79,-1,CHN\n", "utf-8")
    rows = json.loads(run(f"scorecard atp --points {path} --format json")[1])
    assert {it["distance"] for it in rows} == {3}


def test_the_queries_can_be_had(run):
    told = run("scorecard atp --query")[1]
    assert "-- concentration\n" in told
    assert "-- replaceability\n" in told


def test_other_columns_are_refused(run):
    code, _, problem = run("scorecard atp --by month")
    assert (code, "A scorecard by month is not known" in problem) == (1, True)
