"""Indicators of dependence on official figures that lie beside the repository."""

import re
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from balanza.indicators import duty_rate, single_point_of_failure
from balanza.sources.supplied import tariff
from balanza.studies import claims, free_of_duty, had_claims

DATA = Path(__file__).parents[2].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not DATA.exists(), reason="no official figures lie beside the repository"
)
JULY = date(2025, 7, 1)
PARTNERS = {1220: "CAN", 2010: "MEX"}


@pytest.fixture(scope="module")
def entries():
    """Imports from Canada and Mexico by line in 2025, with what claims the USMCA."""
    months = []
    for path in sorted((DATA / "usmca_hs10").glob("*.csv")):
        number = int(re.findall(r"_(\d\d)\.csv", path.name)[0])
        kinds = {"hts10": pl.String, "usmca_share": pl.Float64}
        month = pl.read_csv(path, schema_overrides=kinds)
        months.append(month.with_columns(month=pl.date(2025, number, 1)))
    return pl.concat(months).select(
        "month",
        product="hts10",
        partner=pl.col("cty_code").replace_strict(PARTNERS),
        value_usd="total_value",
        claimed_usd="usmca_value",
    )


@pytest.fixture(scope="module")
def ict():
    codes = pl.read_csv(DATA / "reference" / "import_codes_2022.csv", infer_schema=False)
    return codes.filter(pl.col("hitech") == "4")["HS10"].to_list()


@pytest.fixture(scope="module")
def claimed_2024():
    """Imports for consumption from Canada and Mexico in 2024, with what claimed the USMCA."""
    trade = pl.read_parquet(DATA.parent / "census_replica" / "bulk" / "hs.parquet")
    words = trade.with_columns(pl.col("month", "flow", "cty_code").cast(pl.String))
    ours = words.filter(
        pl.col("month").str.starts_with("2024"),
        pl.col("flow") == "imports",
        pl.col("cty_code").is_in(list(map(str, PARTNERS))),
    )
    return ours.select(
        partner=pl.col("cty_code").cast(pl.Int64).replace_strict(PARTNERS),
        value_usd="value",
        claimed_usd="usmca_value",
        is_free=pl.lit(None, pl.Int64),
    )


def test_one_line_carries_most_of_the_technology_that_comes_from_mexico(entries, ict):
    half = entries.filter(pl.col("month") < JULY, pl.col("product").is_in(ict))
    told = single_point_of_failure(half, by=["partner"], among="product")
    [(partner, product, value, share)] = told.iter_rows()
    assert (partner, product) == ("MEX", "8471500150")
    assert share == pytest.approx(0.72, abs=0.005)
    assert value == pytest.approx(34.6e9, abs=0.05e9)


def test_claims_on_servers_begin_in_july(entries):
    computers = entries.filter(
        pl.col("product").str.starts_with("8471"), pl.col("partner") == "MEX"
    ).with_columns(is_free=pl.lit(1))
    shares = dict(claims(computers).select("month", "claim_share").iter_rows())
    assert {shares[date(2025, month, 1)] for month in range(1, 7)} == {0}
    assert shares[JULY] == pytest.approx(0.918, abs=0.0005)


def test_split_by_claims_before_the_break_is_one_of_recording(entries):
    split = had_claims(entries, before=JULY).with_columns(is_free=pl.lit(None, pl.Int64))
    told = claims(split, by=["month", "had_claims"])
    share = {
        (m, had): s
        for m, had, *_, s in told.select("month", "had_claims", "claim_share").iter_rows()
    }
    june = date(2025, 6, 1)
    assert (share[june, 0], share[JULY, 0]) == (0, pytest.approx(0.79, abs=0.01))
    assert share[june, 1] == pytest.approx(share[JULY, 1], abs=0.01)


def test_free_lines_and_dutiable_ones_are_most_of_the_trade(entries):
    marked = free_of_duty(
        entries, pl.from_arrow(tariff(DATA / "reference" / "mfn_rates_2025.csv"))
    )
    [told] = claims(marked.filter(pl.col("month") == JULY), by=[]).to_dicts()
    assert told["unlisted_usd"] / told["value_usd"] < 0.05
    assert told["dutiable_claim_share"] > 0.8


def test_what_was_claimed_in_2024_is_as_published(claimed_2024):
    """By the USITC 38 % of imports from Canada, and 49 to 50 % of those from Mexico."""
    told = dict(
        claims(claimed_2024, by=["partner"]).select("partner", "claim_share").iter_rows()
    )
    assert told["CAN"] == pytest.approx(0.38, abs=0.005)
    assert 0.49 <= told["MEX"] <= 0.50


@pytest.mark.parametrize(("partner", "published"), [("CAN", 0.6715), ("MEX", 0.6794)])
def test_the_published_share_of_2025_leaves_the_rest_of_the_year_as_august_was(
    entries, partner, published
):
    """Eight months lie here. What the year's share leaves to the other four, each as large as
    August, is what claims of August were, within five points; none of it is before July."""
    told = claims(entries.with_columns(is_free=pl.lit(None, pl.Int64)), by=["month", "partner"])
    ours = told.filter(pl.col("partner") == partner).sort("month")
    value, claimed = (ours[name].to_list() for name in ("value_usd", "claimed_usd"))
    rest = 4 * value[7]
    implied = (published * (sum(value) + rest) - sum(claimed)) / rest
    assert implied == pytest.approx(claimed[7] / value[7], abs=0.05)
    assert sum(claimed[:6]) / sum(value[:6]) < 0.5 < published


def test_calculated_duty_of_2024_is_that_of_the_census_bureau():
    trade = pl.read_parquet(DATA / "naics" / "naics3_imports_monthly_33_partners.parquet")
    world = trade.filter(
        pl.col("CTY_NAME") == "TOTAL FOR ALL COUNTRIES",
        pl.col("NAICS") != "00",
        pl.col("time").dt.year() == 2024,
    )
    measures = {"imports_for_consumption": "imports", "calculated_duty": "duty"}
    long = pl.concat(
        world.select(value_usd=column, measure=pl.lit(name))
        for name, column in measures.items()
    )
    [(consumption, duty, rate)] = duty_rate(long, by=[]).iter_rows()
    assert duty == pytest.approx(76.2e9, abs=0.1e9)
    assert rate == pytest.approx(duty / consumption)
    assert 0.02 < rate < 0.03
