import pytest

from balanza.catalog import Comparison, bearing_on, crossings, guard
from balanza.errors import QuestionError, UnknownName
from balanza.periods import Month, Span

USMCA = Comparison(
    table="bulk_imports",
    span=Span(Month(2025, 6), Month(2025, 7)),
    columns=("programme",),
    where={"partner": ("USMCA",)},
)


def asked(table, first="2025-01", last="2025-01", **words):
    span = Span(Month.parse(first), Month.parse(last))
    return Comparison(table=table, span=span, **words)


def names(comparison):
    return [it.broken.name for it in crossings(comparison)]


def test_shares_of_claims_across_july_2025_are_refused_and_the_way_out_is_told():
    with pytest.raises(QuestionError) as refused:
        guard(USMCA)
    told = str(refused.value)
    assert told.startswith("bulk_imports, 2025-06 to 2025-07, would mislead: Claims under the")
    assert "(2025-07)" in told
    assert "split the lines by whether they had a claim before" in told
    assert "insist (--insist on the command line, insist: true in YAML, insist=True" in told


def test_who_insists_gets_the_break_to_footnote():
    [it] = guard(USMCA, insist=True)
    assert (it.broken.name, it.months) == ("usmca_claims", (Month(2025, 7),))


@pytest.mark.parametrize(
    "other",
    [
        {"span": Span(Month(2025, 1), Month(2025, 6))},
        {"where": {"partner": ("JPN",)}},
        {"columns": ("district_of_entry",)},
    ],
    ids=["one side", "another partner", "no claims"],
)
def test_claims_break_only_across_july_and_only_where_there_are_claims(other):
    given = {"table": USMCA.table, "span": USMCA.span, "columns": USMCA.columns}
    assert guard(Comparison(**given | other)) == ()


def test_all_partners_together_hold_the_claims_of_mexico():
    given = asked("bulk_imports", "2025-05", "2025-08", where={"programme": ("S", "S+")})
    with pytest.raises(QuestionError, match="USMCA"):
        guard(given)


def test_all_that_mislead_are_named_at_once():
    limited = {"level": ("HS10",), "product": ("8802400040",), "flow": ("exports", "imports")}
    given = asked(
        "hs", "2021-06", "2022-06", columns=("product", "atp"), where=limited, balance=True
    )
    with pytest.raises(QuestionError, match=r"advanced.*Harmonized System.*Civil aircraft"):
        guard(given)


def test_the_aerospace_balance_of_commodity_codes_is_refused_even_for_one_month():
    chapter = {"level": ("HS2",), "product": ("88",), "flow": ("exports", "imports")}
    with pytest.raises(QuestionError, match=r"one export code: .*table atp, product 08"):
        guard(asked("hs", where=chapter, balance=True))


@pytest.mark.parametrize(
    ("where", "columns", "found"),
    [
        ({"product": ("88",), "flow": ("exports",)}, (), ["civil_aircraft"]),
        ({"product": ("88",), "flow": ("imports",)}, (), []),
        ({"product": ("84",), "flow": ("exports",)}, (), []),
        ({"product": ("9802",)}, (), ["special_chapters"]),
        ({"level": ("HS2",)}, ("product",), ["civil_aircraft", "special_chapters"]),
        ({"level": ("HS2",)}, (), []),
    ],
    ids=str,
)
def test_undated_breaks_bear_on_the_codes_that_they_are_about(where, columns, found):
    assert names(asked("hs", where=where, columns=columns)) == found


@pytest.mark.parametrize(
    ("level", "found"),
    [
        ("HS2", []),
        ("HS4", ["hs_revision"]),
        ("HS6", ["hs_revision"]),
        ("HS10", ["tariff_lines", "hs_revision"]),
    ],
)
def test_codes_change_only_at_their_depth(level, found):
    where = {"level": (level,), "product": ("8471",)}
    assert names(asked("hs", "2021-12", "2022-01", where=where)) == found


def test_ten_digit_codes_across_an_ordinary_january_are_footnoted_not_refused():
    where = {"level": ("HS10",), "product": ("8471500150",)}
    [it] = guard(asked("hs", "2023-06", "2025-06", where=where))
    assert (it.broken.name, it.months) == ("tariff_lines", (Month(2024, 1), Month(2025, 1)))


def test_low_value_is_of_all_tables_and_the_exemption_of_imports():
    assert names(asked("goods", "2009-12", "2010-01")) == ["low_value"]
    assert names(asked("goods", "2025-08", "2025-09")) == ["de_minimis"]
    exports = {"flow": ("exports",)}
    assert names(asked("goods", "2025-08", "2025-09", where=exports)) == []
    assert names(asked("bulk_imports", "2025-08", "2025-09")) == ["de_minimis"]
    assert names(asked("bulk_exports", "2025-08", "2025-09")) == []


def test_a_region_whose_members_move_is_footnoted_and_its_members_are_not():
    eu = asked("goods", "2019-12", "2020-12", where={"partner": ("EU",)})
    assert names(eu) == ["EU_2020-02"]
    assert names(asked("goods", "2019-12", "2020-12", where={"partner": ("GBR",)})) == []


def test_groups_of_the_source_are_told_only_where_they_are_asked_for():
    told = {"country_code": ("0003",)}
    assert names(asked("bulk_imports", where=told)) == ["census_groups"]
    assert names(asked("bulk_imports", where={"country_code": ("1XXX",)})) == ["census_groups"]
    assert names(asked("bulk_imports", where={"country_code": ("2010",)})) == []


def test_the_breaks_of_a_table_are_those_that_can_bear_on_it():
    assert list(bearing_on("goods")) == ["de_minimis", "low_value"]
    assert list(bearing_on("atp_totals")) == ["de_minimis", "low_value", "atp_list"]
    assert "usmca_claims" in bearing_on("bulk_imports")
    assert "civil_aircraft" not in bearing_on("bulk_imports")


def test_rows_of_no_table_cannot_be_compared():
    with pytest.raises(UnknownName, match="No table is called 'bulk_import'"):
        guard(asked("bulk_import", where={"partner": ("MEX",)}))
