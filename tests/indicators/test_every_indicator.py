"""What holds for each indicator, and so for the next one too, without a test of its own."""

import inspect
import math
from datetime import date
from pathlib import Path

import narwhals as nw
import polars as pl
import pytest

import balanza.indicators as functions
from balanza import catalog
from balanza.frames import lazy

TESTS = Path(__file__).parent
PAGES = TESTS.parents[1] / "docs" / "explanation"
BOUNDED = [name for name, it in catalog.indicators().items() if it.months_needed >= 0]

every_indicator = pytest.mark.parametrize("name", functions.__all__)


def called(name, trade, **words):
    return getattr(functions, name)(trade, **words)


def test_functions_and_definitions_match():
    assert sorted(functions.__all__) == sorted(catalog.indicators())


@every_indicator
def test_each_has_its_test(name):
    assert (TESTS / f"test_{name}.py").exists()


@every_indicator
def test_each_says_what_it_reads_and_returns(name):
    said = getattr(functions, name).__doc__
    assert "Reads    " in said
    assert "Returns  " in said


@every_indicator
def test_each_is_told_with_its_formula_its_source_and_its_limits(name):
    it = catalog.indicator(name)
    assert it.formula
    assert it.caveats
    assert it.reference.startswith("https://")


@every_indicator
def test_each_is_asked_by_the_same_words(name):
    usual = {
        it.name: it.default
        for it in inspect.signature(getattr(functions, name)).parameters.values()
        if it.kind is not inspect.Parameter.KEYWORD_ONLY
    }
    assert usual.pop("by") == ("month",)
    assert usual.pop("of") == "value_usd"
    assert usual.pop("among", "partner") in catalog.fields()
    assert len(usual) == 1


@every_indicator
def test_each_column_of_a_result_has_a_meaning_and_a_unit(name, arrow):
    found = lazy(called(name, pl.from_arrow(arrow).lazy())).collect_schema()
    nameless = set(found) - catalog.results().keys()
    assert not nameless, f"Give {sorted(nameless)} a line in catalog/results.yaml."
    assert catalog.indicator(name).column in catalog.results()


@every_indicator
def test_each_is_told_with_its_limits(name):
    told = catalog.indicator(name)
    assert told.caveats
    assert told.reference.startswith("https://") or not told.reference


@pytest.mark.parametrize(
    "name", [*functions.__all__, *catalog.studies(), *catalog.comparisons()]
)
def test_each_is_told_on_a_page_beside_the_reference(name):
    pages = [it.read_text("utf-8") for it in PAGES.glob("*.md") if it.stem != "glossary"]
    assert any(name in it for it in pages), f"Give {name} an example on a page of explanation."


@every_indicator
def test_each_gives_the_column_it_is_known_by(name, arrow):
    answer = called(name, pl.from_arrow(arrow))
    assert catalog.indicator(name).column in answer.columns
    assert not answer.is_empty() or name == "twelve_months"


@every_indicator
@pytest.mark.parametrize("by", [(), ("month",), ("flow",), ["month", "flow"]], ids=str)
def test_each_can_be_asked_by_any_columns(trade, rows, name, by):
    answer = called(name, trade, by=by)
    columns = lazy(answer).collect_schema().names()
    assert [it for it in columns if it in by] == list(by)
    keys = [it for it in columns if it in {"month", "flow", "partner", "product", "to"}]
    found = rows(answer, *keys) if keys else [()]
    assert len(found) == len(set(found))


@every_indicator
def test_no_rows_give_no_rows(engine, arrow, rows, name):
    empty = engine(arrow.slice(0, 0))
    assert rows(called(name, empty)) == []
    assert rows(called(name, empty, by=[])) == []


@every_indicator
def test_nothing_is_wider_than_a_double(trade, name):
    kinds = lazy(called(name, trade)).collect_schema()
    plain = {nw.Float64(), nw.Int64(), nw.Boolean(), nw.String(), nw.Date()}
    assert set(kinds.values()) - plain <= {nw.Datetime("us"), nw.Datetime("ms")}
    assert kinds.get("value_usd", nw.Float64()) == nw.Float64()


@every_indicator
def test_nothing_is_divided_by_zero(series, rows, name):
    months = [f"{year}-{number:02d}" for year in (2024, 2025) for number in range(1, 13)]
    zeros = {(month, partner, "04"): 0 for month in months for partner in ("MEX", "TWN")}
    kinds = {"flow": nw.lit("imports"), "measure": nw.lit("imports_for_consumption")}
    trade = lazy(series(zeros)).with_columns(**kinds)
    for row in rows(called(name, trade)):
        assert all(math.isfinite(value) for value in row if isinstance(value, float))


@pytest.mark.parametrize("name", BOUNDED)
def test_months_further_back_than_needed_change_nothing(rows, name):
    trade = thirty_months()
    june = trade["month"].max()
    back = catalog.indicator(name).months_needed
    near = trade.filter(pl.col("month") >= pl.lit(june).dt.offset_by(f"-{back}mo"))
    last, of_near = (called(name, it).filter(pl.col("month") == june) for it in (trade, near))
    assert rows(of_near) == rows(last) != []


def thirty_months():
    """Both flows of two partners and two products to June 2025; no two alike in a month."""
    flows = {"imports": "imports_for_consumption", "exports": "total_exports"}
    keys = [(*it, p, c) for it in flows.items() for p in "AB" for c in ("04", "08")]
    months = [date(2023 + n // 12, n % 12 + 1, 1) for n in range(30)]
    rows = [
        (m, *key, (7 * n + 3 * k) % 31)
        for n, m in enumerate(months)
        for k, key in enumerate(keys)
    ]
    return pl.DataFrame(
        rows,
        ["month", "flow", "measure", "partner", "product", "value_usd"],
        orient="row",
    )
