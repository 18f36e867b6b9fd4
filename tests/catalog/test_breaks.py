from itertools import chain

import pytest

from balanza import catalog
from balanza.catalog import Break, Scope
from balanza.errors import CatalogError, UnknownName
from balanza.periods import Month, Span

TEXT = {"en": "One", "es": "Uno"}
GOOD = {
    "name": "x",
    "title": TEXT,
    "kind": "definition",
    "says": TEXT,
    "note": TEXT,
    "applies": (Scope(),),
    "reference": "https://w",
}


def span(first, last):
    return Span(Month.parse(first), Month.parse(last))


def crossed(name, first, last):
    return [str(it) for it in catalog.known_break(name).within(span(first, last))]


@pytest.mark.parametrize("it", catalog.breaks().values(), ids=lambda it: it.name)
def test_each_can_be_told_in_both_languages_and_looked_up(it):
    texts = (it.title, it.says, it.note, *([it.instead] if it.refuses else []))
    assert all(set(text) == {"en", "es"} for text in texts)
    assert it.reference.startswith("https://")
    assert all(("{months}" in note) is not it.stands for note in it.note.values())


def test_the_breaks_that_are_known_have_their_months():
    known = {name: it.when for name, it in catalog.breaks().items()}
    assert known["usmca_claims"] == "2025-07"
    assert known["de_minimis"] == "2025-09"
    assert known["low_value"] == "2010-01"
    assert known["atp_list"] == "every 01 since 1990-01"
    assert known["hs_revision"] == "2007-01, 2012-01, 2017-01, 2022-01"
    assert known["naics_revision"] == "2017-01, 2022-01"
    assert known["civil_aircraft"] == known["special_chapters"] == "always"


def test_a_span_crosses_a_break_with_months_on_both_sides_of_it():
    assert crossed("usmca_claims", "2025-06", "2025-07") == ["2025-07"]
    assert crossed("usmca_claims", "2025-01", "2025-06") == []
    assert crossed("usmca_claims", "2025-07", "2025-12") == []


def test_a_yearly_break_is_crossed_each_year_since_it_began():
    assert crossed("atp_list", "2023-06", "2025-01") == ["2024-01", "2025-01"]
    assert crossed("atp_list", "1989-01", "1991-12") == ["1990-01", "1991-01"]
    assert crossed("atp_list", "2025-01", "2025-12") == []


def test_the_moves_of_members_come_from_the_regions():
    eu = [(it.at, it.note["en"]) for it in catalog.membership_breaks("EU")]
    assert (("2013-07",), "European Union: Croatia joined in {months}.") in eu
    assert (
        ("2020-02",),
        "European Union: United Kingdom left; since {months} not counted.",
    ) in eu
    assert list(catalog.membership_breaks("EAST_ASIA")) == []


def test_every_move_of_every_region_is_a_break():
    groups = chain.from_iterable(it.members for it in catalog.regions().values())
    moves = sum(bool(it.since) + bool(it.until) for it in groups)
    found = [it for name in catalog.regions() for it in catalog.membership_breaks(name)]
    assert len(found) == moves > 0


def test_a_misspelt_break_is_guessed():
    with pytest.raises(
        UnknownName, match=r"No break is called 'usmca_claim'\. Did you mean 'usmca_c"
    ):
        catalog.known_break("usmca_claim")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"note": {"en": "One"}}, "note is not written in es"),
        ({"refuses": (Scope(),)}, "instead is not written in en, es"),
        ({"every": 1}, "it needs either `at`, or `every` with `since`"),
        (
            {"at": ("2025-01",), "every": 1, "since": "1990-01"},
            "it needs either `at`, or `every`",
        ),
        ({"applies": (Scope(tables=("prices",)),)}, "no table is called prices"),
        (
            {"refuses": (Scope(columns=("colour",)),), "instead": TEXT},
            "no column is called col",
        ),
    ],
    ids=str,
)
def test_a_break_that_cannot_be_is_refused(wrong, words):
    with pytest.raises(CatalogError, match=rf"Break x: {words}.*Mend breaks\.yaml"):
        Break(**GOOD | wrong)
