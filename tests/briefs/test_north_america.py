"""The findings of the brief against what was printed elsewhere."""

from datetime import date

import msgspec
import pytest

from balanza.catalog import Selection
from balanza.definitions import read
from balanza.periods import Month
from balanza.publish import Reading, Witness, facts, manuscript
from balanza.store import SAMPLE, Store
from balanza.units import MINUS, WRITTEN

BRIEF = "balanza.briefs.north_america"


class Printed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure as it was printed, and the style of `units` it is printed in."""

    printed: str
    style: str = msgspec.field(default="", name="in")


class Edition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Figures that somebody printed, from data as they were known on a day."""

    as_of: date
    through: str
    figures: dict[str, Printed]


EDITIONS = msgspec.convert(read(BRIEF, "expected.yaml"), dict[str, Edition])
NAMES = [(edition, name) for edition, it in EDITIONS.items() for name in it.figures]


@pytest.fixture(scope="module")
def findings():
    """The findings of each edition, by its name and theirs."""
    return {
        name: {
            it.name: it
            for it in facts(manuscript("north_america"), _witness(of), _month(of)).all()
        }
        for name, of in EDITIONS.items()
    }


def _witness(edition):
    return Witness(Reading(Store.at(SAMPLE), edition.as_of))


def _month(edition):
    return Month.parse(edition.through)


@pytest.mark.parametrize(("edition", "name"), NAMES, ids=str)
def test_a_finding_is_what_was_printed_to_the_last_digit(findings, edition, name):
    found, expected = findings[edition][name], EDITIONS[edition].figures[name]
    told = WRITTEN[expected.style](found.value) if expected.style else found.value
    assert told.replace(MINUS, "-") == expected.printed


def test_what_is_expected_of_the_article_is_nowhere_missing():
    names = EDITIONS["article"].figures
    partners = ["TWN", "MEX", "VNM", "CHN", "THA", "IND"]
    families = ("ict_imports_ytd", "ict_imports_change", "ict_balance_ytd")
    assert {f"{it}_{partner}" for it in families for partner in partners} <= names.keys()


def test_a_revision_changes_the_figures_and_not_the_question(findings):
    before, after = findings["article"], findings["revised"]
    assert before.keys() == after.keys()
    assert after["atp_balance_ytd"].where == before["atp_balance_ytd"].where
    assert after["atp_balance_ytd"].value > before["atp_balance_ytd"].value


SHARES = [
    ("334", "2013-12", {"CHN": 0.455, "TWN": 0.042, "MEX": 0.145}),
    ("334", "2024-12", {"CHN": 0.214, "TWN": 0.140, "MEX": 0.177}),
    ("334", "2025-11", {"CHN": 0.091, "TWN": 0.217, "MEX": 0.204}),
    ("335", "2013-12", {"CHN": 0.394, "MEX": 0.240}),
    ("335", "2024-12", {"CHN": 0.285, "MEX": 0.239}),
    ("335", "2025-11", {"CHN": 0.212, "MEX": 0.249}),
]


@pytest.mark.parametrize(("product", "through", "shares"), SHARES)
def test_shares_of_imports_are_those_that_census_has_published(product, through, shares):
    """Imports for consumption of industries 334 and 335, years and January-November 2025."""
    where = {"flow": ("imports",), "product": (product,), "partner": tuple(shares)}
    wanted = Selection(indicator="share", table="naics", where=where, window="ytd")
    found = _witness(EDITIONS["revised"]).evidence(wanted, Month.parse(through))
    assert found.measures == ("imports_for_consumption",)
    assert {it["partner"]: round(it["share"], 3) for it in found.rows} == shares
