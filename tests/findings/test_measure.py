from datetime import date

import pytest

from balanza.catalog import Selection
from balanza.errors import QuestionError
from balanza.findings import Claim, Measured, Origin, Role, cast, measure

ORIGIN = Origin("https://example.org/imports", "1f" * 32, "2025-08-05T12:00:00+00:00")
IMPORTS = {"flow": ("imports",)}
SHARES = Selection(indicator="share", table="atp", where=IMPORTS, by=("partner",), window="ytd")
ROWS = (
    {"partner": "MEX", "rank": 2, "share": 1 / 3, "year_on_year": None},
    {"partner": "TWN", "rank": 1, "share": 2 / 3, "year_on_year": -0.5},
)


def measured(rows=ROWS):
    return Measured(rows, "2025-06", 2024, date(2025, 8, 5), (ORIGIN,), "SELECT 1")


def claim(**written):
    return Claim(**{"name": "held", "shows": SHARES, "says": "Of imports.", **written})


@pytest.fixture
def each():
    """The share that each partner holds."""
    return claim(each="partner", column="share", written_as="percent")


def test_a_finding_is_a_number_with_all_that_it_came_from(each):
    found = measure(each, measured(), ["TWN"])["TWN"]
    assert (found.name, found.value, found.unit) == ("held_TWN", 0.666666666667, "ratio")
    assert (found.text, str(found)) == ("66.7%", "66.7%")
    assert (found.indicator, found.table) == ("share", "atp")
    assert (found.through, found.vintage) == ("2025-06", date(2025, 8, 5))
    assert found.sources == (ORIGIN,)


def test_a_finding_says_which_rows_it_is_of(each):
    found = measure(each, measured(), ["TWN"])["TWN"]
    wanted = {"flow": ["imports"], "partner": ["TWN"], "window": "ytd", "of": "value_usd"}
    assert found.where == wanted


def test_its_query_is_narrowed_to_the_one_row_and_column(each):
    found = measure(each, measured(), ["TWN"])["TWN"]
    assert found.query == 'SELECT "share" FROM (\nSELECT 1\n) WHERE "partner" = \'TWN\''


def test_a_quote_in_a_value_does_not_end_the_query():
    it = claim(column="share", written_as="percent", where={"partner": "d'or"})
    found = measure(it, measured([{"partner": "d'or", "share": 1.0}]), [])[""]
    assert found.query.endswith("WHERE \"partner\" = 'd''or'")


def test_every_key_has_its_finding_in_the_order_of_the_keys(each):
    assert list(measure(each, measured(), ["TWN", "MEX"])) == ["TWN", "MEX"]


def test_a_claim_without_each_gives_one_finding_under_the_empty_key():
    it = claim(column="share", written_as="percent")
    found = measure(it, measured(ROWS[:1]), ["ignored"])
    assert [(key, one.name) for key, one in found.items()] == [("", "held")]
    assert found[""].query == 'SELECT "share" FROM (\nSELECT 1\n)'


def test_a_verdict_is_a_word_of_the_whole_row():
    found = measure(claim(verdict="trend", where={"partner": "TWN"}), measured(), [])[""]
    assert (found.value, found.unit, found.text) == ("shrank", "verdict", "shrank")
    assert found.query == "SELECT * FROM (\nSELECT 1\n) WHERE \"partner\" = 'TWN'"


def test_a_name_is_found_in_the_row_that_fits():
    named = claim(where={"rank": 1}, column="partner", written_as="partner")
    found = measure(named, measured(), [])[""]
    assert (found.value, found.unit, found.text) == ("TWN", "verdict", "TWN")
    assert found.where["rank"] == ["1"]
    assert found.query == 'SELECT "partner" FROM (\nSELECT 1\n) WHERE "rank" = \'1\''


def test_a_number_that_is_not_defined_gives_no_finding():
    it = claim(each="partner", column="year_on_year", written_as="change")
    assert list(measure(it, measured(), ["MEX", "TWN"])) == ["TWN"]


def test_an_undefined_number_still_calls_for_a_word():
    found = measure(claim(each="partner", verdict="trend"), measured(), ["MEX"])
    assert found["MEX"].value == "unknown"


def test_a_row_that_is_not_there_is_asked_for_by_name(each):
    with pytest.raises(QuestionError) as error:
        measure(each, measured(), ["CHN"])
    assert str(error.value) == (
        "Finding held needs one row of share of atp through 2025-06 where partner=CHN; 0 fit. "
        "Refresh the table, ask for another month, or mend findings.yaml."
    )


def test_two_rows_are_one_too_many():
    it = claim(column="share", written_as="percent")
    with pytest.raises(QuestionError, match="through 2025-06 where any row; 2 fit"):
        measure(it, measured(), [])


def role(**written):
    return Role(**{"name": "r", "shows": SHARES, "says": "", "key": "partner"} | written)


def test_a_role_is_cast_in_order():
    assert cast(role(order_by="rank"), ROWS) == ("TWN", "MEX")
    assert cast(role(order_by="share"), ROWS) == ("MEX", "TWN")


def test_only_so_many_play_a_role_as_it_has_places():
    assert cast(role(order_by="rank", top=1), ROWS) == ("TWN",)


def test_a_role_has_those_who_always_play_it_behind_the_first_and_each_once():
    always = ("CAN", "MEX", "TWN")
    assert cast(role(order_by="rank", top=1, always=always), ROWS) == ("TWN", "MEX")
    assert cast(role(order_by="rank", always=always), ROWS) == ("TWN", "MEX")


def test_only_those_play_a_role_that_fit_it():
    assert cast(role(order_by="rank", where={"rank": 2}), ROWS) == ("MEX",)
    assert cast(role(order_by="rank", verdicts={"trend": "shrank"}), ROWS) == ("TWN",)


def test_nobody_may_play_a_role():
    assert cast(role(order_by="rank", where={"rank": 3}), ROWS) == ()


def test_who_has_no_place_in_the_order_plays_no_role():
    assert cast(role(order_by="year_on_year"), ROWS) == ("TWN",)


def test_equals_play_in_the_order_of_their_names():
    tied = [{"partner": "TWN", "rank": 1}, {"partner": "MEX", "rank": 1}]
    assert cast(role(order_by="rank"), tied) == ("MEX", "TWN")


TIED = Selection(indicator="rank", table="atp", where=IMPORTS, by=("partner",))
EQUALS = (
    {"partner": "TWN", "value_usd": 9.0, "rank": 1},
    {"partner": "CHN", "value_usd": 9.0, "rank": 1},
    {"partner": "MEX", "value_usd": 4.0, "rank": 3},
)


def holder(rank, rows=EQUALS):
    it = claim(shows=TIED, column="partner", written_as="partner", where={"rank": rank})
    return measure(it, measured(rows), [])[""]


def test_equals_have_their_places_by_code():
    assert [holder(rank).value for rank in (1, 2, 3)] == ["CHN", "TWN", "MEX"]


def test_the_query_of_an_equal_names_it():
    assert holder(2).query.endswith("WHERE \"rank\" = '1' AND \"partner\" = 'TWN'")
    assert holder(2).where["partner"] == ["TWN"]


def test_firsts_of_several_lists_are_no_equals():
    lists = [{"product": it, "value_usd": float(it), "rank": 1} for it in "12"]
    with pytest.raises(QuestionError, match=r"where rank=1; 2 fit"):
        holder(1, lists)


@pytest.mark.parametrize("rows", [EQUALS[:1], EQUALS[:2], ()])
def test_a_place_behind_all_rows_is_nobody_s(rows):
    with pytest.raises(QuestionError, match=r"where rank=3; 0 fit"):
        holder(3, rows)
