import pytest

from balanza.catalog import Selection
from balanza.definitions import define
from balanza.errors import CatalogError
from balanza.findings import Claim, Role

BALANCE = {"indicator": "balance", "table": "atp"}


def claim(name="deficit", **content):
    return define(Claim, name, {"shows": BALANCE, "says": "A balance.", **content}, "f.yaml")


def test_a_claim_says_what_it_shows_and_how_it_is_written():
    it = claim(column="balance_usd", written_as="usd")
    assert it.shows == Selection(indicator="balance", table="atp")
    assert (it.name, it.unit, it.when) == ("deficit", "usd", "through")


@pytest.mark.parametrize(
    ("style", "unit"),
    [("size", "usd"), ("usd_billions", "usd"), ("percent", "ratio"), ("change", "ratio"),
     ("index", "ratio"), ("tenths", "number"), ("whole", "rank"), ("ordinal", "rank"),
     ("partner", "verdict")],
)  # fmt: skip
def test_the_style_tells_the_unit(style, unit):
    assert claim(column="x", written_as=style).unit == unit


def test_a_word_that_a_number_calls_for_is_a_verdict():
    assert claim(verdict="sign").unit == "verdict"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ({}, "deficit"),
        ({"each": "product"}, "deficit_04"),
        ({"each": "product", "named": "{key}_of_{year}"}, "04_of_2024"),
        ({"named": "deficit_{year}"}, "deficit_2024"),
    ],
)
def test_a_finding_is_named_after_its_claim_its_key_and_its_year(written, name):
    it = claim(column="balance_usd", written_as="usd", **written)
    assert it.name_of("04", 2024) == name


@pytest.mark.parametrize(
    ("content", "chosen"),
    [
        ({"column": "x"}, "''"),
        ({"column": "x", "written_as": "dollars"}, "'dollars'"),
        ({"verdict": "mood"}, "'mood'"),
        ({"column": "x", "written_as": "usd", "verdict": "sign"}, "'sign'"),
    ],
)
def test_a_claim_is_written_in_one_way_that_is_known(content, chosen):
    with pytest.raises(CatalogError) as error:
        claim(**content)
    assert str(error.value) == (
        f"Finding deficit is written as {chosen}; it needs either `verdict` (sign, extreme, "
        "trend, move, weight) or `written_as` (usd, size, usd_billions, usd_millions, percent, "
        "change, points, index, tenths, whole, ordinal, partner)."
    )


def test_a_number_needs_a_column_to_be_taken_from():
    with pytest.raises(CatalogError, match="Finding deficit names no column to take its value"):
        claim(written_as="usd")


@pytest.mark.parametrize("key", ["column_", "columns"])
def test_a_misspelt_key_is_named_with_its_file(key):
    with pytest.raises(CatalogError, match=rf"f.yaml: deficit is no Claim: .*{key}"):
        claim(verdict="sign", **{key: "x"})


def test_a_claim_is_of_a_month_that_we_have_a_word_for():
    with pytest.raises(CatalogError, match="Invalid enum value 'next_year'"):
        claim(verdict="sign", when="next_year")


def test_a_role_is_played_by_all_unless_it_says_otherwise():
    role = define(
        Role, "all", {"shows": BALANCE, "says": "", "key": "p", "order_by": "p"}, "roles.yaml"
    )
    assert (role.where, role.verdicts, role.top, role.when) == ({}, {}, 0, "through")
