"""Sentences of the brief when the data are other ones."""

import functools
from datetime import date

import polars as pl
import pytest

from balanza.publish import Reading
from balanza.store import SAMPLE, Store

EAST_ASIA = ["CHN", "HKG", "JPN", "KOR", "MAC", "MNG", "PRK", "TWN"]
ICT = (pl.col("product") == "04") & (pl.col("flow") == "imports")
LAST_YEAR = pl.col("month").dt.year() == 2024
THIS_YEAR = pl.col("month").dt.year() == 2025
EXPORTS = pl.col("flow") == "exports"


def times(factor, *conditions):
    """What makes the value of the rows that fulfil all conditions so many times as large."""
    value = pl.col("value_usd")
    changed = pl.when(*conditions).then((value * factor).cast(pl.Int64)).otherwise(value)
    return lambda rows: rows.with_columns(value_usd=changed)


def without(*conditions):
    """What leaves out the rows that fulfil all conditions."""
    return lambda rows: rows.filter(~pl.all_horizontal(*conditions))


def both(*changes):
    """What makes all the changes, one after the other."""
    return lambda rows: functools.reduce(lambda made, change: change(made), changes, rows)


def partner(*codes):
    return pl.col("partner").is_in(codes)


def product(*codes):
    return pl.col("product").is_in(codes)


ARTICLE = """
In 2024 the United States bought $298.9 billion more in advanced technology products from
abroad than it sold, the deepest deficit on record. From January to June 2025 the deficit came
to $213.1 billion, 70% more than the $125.2 billion of a year before.
--
a deficit of $152.5 billion from January to June 2025, the deepest of all categories, equal to
71.6% of the whole.
--
are the categories in surplus, aerospace the largest: $51.6 billion in aerospace,
--
Taiwan has taken first place among the suppliers of ICT goods, which was China's a year before,
and has overtaken Mexico on the way. It sold the United States $54.3 billion from January to
June 2025, +107% on a year before. Mexico stays in second place with $47.8 billion (+82%),
inside the USMCA and a land border away. China has fallen from first to fourth place with $29.9
billion (−32%).
"""


def test_the_sentences_of_the_article_stand_where_its_data_do(read):
    text = read(Reading(Store.at(SAMPLE), date(2025, 8, 31)))
    for words in " ".join(ARTICLE.split()).split(" -- "):
        assert words in text


def test_a_surplus_is_no_deficit(altered, read):
    sold = times(4, EXPORTS)
    text = read(altered(atp=sold, atp_totals=sold))
    assert "In 2024 the United States sold " in text
    assert "advanced technology products abroad than it bought, the largest surplus on" in text
    assert "From January to June 2025 the surplus came to $" in text
    assert "made the surplus of the period." in text
    assert "The surplus of 2024 is the largest of the series" in text
    for words in ("deficit on record", "the deficit", "most of the gap", "contrast", "deepest"):
        assert words not in text


def test_a_year_that_is_no_record_is_not_called_one(altered, read):
    text = read(altered(atp_totals=times(2, ~EXPORTS, pl.col("month").dt.year() == 2023)))
    assert "from abroad than it sold. From January" in text
    assert "The deficit of 2024 is no record" in text
    assert "on record" not in text


def test_a_deficit_after_a_surplus_is_not_said_to_have_grown(altered, read):
    text = read(altered(atp_totals=times(3, EXPORTS, LAST_YEAR)))
    assert "the deficit came to $213.1 billion, after a surplus of $" in text
    assert "than the" not in text.split("Data through")[0].split("From January")[1]


def test_a_change_from_nought_is_not_written(altered, read):
    def even(rows):
        value = pl.when(LAST_YEAR).then(1000).otherwise(pl.col("value_usd"))
        return rows.with_columns(value_usd=value.cast(pl.Int64))

    text = read(altered(atp_totals=even))
    assert "the deficit came to $213.1 billion, after a balance of $0 a year before." in text
    assert "In 2024 the United States" not in text
    assert "The balance of 2024 is no record" in text


def test_a_deficit_that_stayed_is_not_said_to_have_grown(altered, read):
    def same(rows):
        value = pl.when(EXPORTS).then(1000).otherwise(3000)
        return rows.with_columns(value_usd=value.cast(pl.Int64))

    text = read(altered(atp_totals=same))
    assert "the deficit came to $12,000, as a year before." in text


def test_mexico_first_is_told_of_mexico(altered, read):
    text = read(altered(atp=times(3, ICT, partner("MEX"), THIS_YEAR)))
    assert (
        "Mexico has taken first place among the suppliers of ICT goods, which was China's"
        in text
    )
    assert "Its goods come from inside the USMCA, over a land border." in text
    assert "Mexico is the new first supplier of ICT" in text
    for words in ("overtaken Mexico", "Mexico stays", "Taiwan has taken"):
        assert words not in text


def test_where_china_is_absent_nothing_is_said_of_it(altered, read):
    gone = without(partner("CHN"))
    text = read(altered(atp=gone, naics=gone))
    assert "China" not in text
    assert "which was Mexico's a year before. It sold" in text


def test_without_east_asia_its_sentences_go(altered, read):
    gone = without(partner(*EAST_ASIA))
    text = read(altered(atp=gone, naics=gone))
    assert "East Asia" not in text
    assert "Mexico and Canada together held " in text


@pytest.fixture(scope="module")
def steady(altered, read):
    """What is told where Mexico was and is first, and only aerospace is in surplus."""
    mexico = times(9, ICT, partner("MEX"))
    return read(altered(atp=both(mexico, times(0, EXPORTS, product("06", "09")))))


def test_a_first_supplier_that_stays_remains(steady):
    assert "Mexico remains the first supplier of ICT goods. It sold" in steady
    assert "Mexico stays the first supplier of ICT" in steady
    assert "taken first place" not in steady


def test_one_category_in_surplus_is_one(steady):
    assert "Aerospace is the only category in surplus: $51.6 billion in aerospace. " in steady
    assert "Without it the deficit would be deeper." in steady


@pytest.fixture(scope="module")
def bare(altered, read):
    """What is told where Mexico is a new supplier, and no category is in surplus."""
    newcomer = without(ICT, partner("MEX"), LAST_YEAR)
    return read(altered(atp=both(newcomer, times(0, EXPORTS, product("06", "08", "09")))))


def test_a_supplier_that_is_new_has_no_change(bare):
    assert "Mexico enters at second place with $47.8 billion, inside the USMCA" in bare
    assert "Mexico 47.8 – −27.9 2 –" in bare


def test_without_a_surplus_there_is_no_contrast_and_no_example(bare):
    for words in ("contrast", "in surplus", "Without", "already builds together", "Whether"):
        assert words not in bare
    assert "Information and communications technology (ICT) alone ran a deficit" in bare


def test_all_suppliers_may_be_new_but_in_the_words_for_their_year(altered, read):
    text = read(altered(atp=without(ICT, partner("TWN", "CHN"), LAST_YEAR)))
    assert "Taiwan has taken first place" in text
    assert "It sold the United States $54.3 billion from January to June 2025. Mexico" in text
    assert "China enters at fourth place with $29.9 billion." in text


def test_a_small_deficit_in_ict_makes_not_most_of_the_gap(altered, read):
    text = read(altered(atp=times(0.4, ICT)))
    assert "How the categories add up" in text
    assert "most of the gap" not in text
    assert "the deepest of all categories" not in text


def test_concentration_and_regions_are_told_as_they_moved(altered, read):
    text = read(altered(atp=times(4, ICT, partner("TWN"), THIS_YEAR)))
    assert "the concentration of supply rose from " in text
    assert "East Asia supplies a larger part of ICT goods than a year before, and" in text
    assert "Supply is more concentrated than it was." in text
    assert "Mexico and Canada supply a larger part" not in text


def test_concentration_that_stays_as_it_is_written_is_not_said_to_move(altered, read):
    def twice(rows):
        before = rows.filter(LAST_YEAR, pl.col("month").dt.month() <= 6)
        again = before.with_columns(month=pl.col("month").dt.offset_by("1y"))
        return pl.concat([rows.filter(LAST_YEAR), again])

    text = read(altered(atp=twice))
    assert "the concentration of supply stayed at 0.1" in text
    assert "China remains the first supplier of ICT goods." in text
    assert "concentrated than it was" not in text
    assert "supply a larger part" not in text


def test_january_is_one_month(read):
    text = read(Reading(Store.at(SAMPLE), date(2025, 8, 31)), "2025-01")
    assert "on record. In January 2025 the deficit came to $34.9 billion, 80% more than" in text
    assert "It sold the United States $9.1 billion in January 2025, +22% on a" in text
    assert "from January" not in text.lower().replace("from january to june", "")
    assert "January to January" not in text
    assert "Year Balance, billion USD" in text
    assert "2025 Jan −34.9" in text


def test_december_closes_the_year(read):
    text = read(Reading(Store.at(SAMPLE), date(2025, 8, 31)), "2024-12")
    assert "the deepest deficit on record. Data through December 2024" in text
    assert "a deficit of $231.3 billion in 2024, the deepest of all categories" in text
    assert "year to date" not in text
    assert "2024 Jan" not in text


def test_the_last_whole_year_follows_the_month(read):
    text = read(Reading(Store.at(SAMPLE), date(2026, 10, 31)), "2023-06")
    assert "In 2022 the United States bought $" in text
    assert "From January to June 2023 the deficit came to $" in text


def test_detail_that_does_not_add_up_to_the_total_is_told(altered, read):
    text = read(altered(atp=times(2, EXPORTS)))
    assert "The categories as published add up to " in text
    assert "and the total to −$213.1 billion: totals are revised more often" in text
    assert "as published add up" not in read(altered())
