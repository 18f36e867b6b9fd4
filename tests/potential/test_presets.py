import pytest

from balanza.errors import CatalogError, QuestionError, UnknownName
from balanza.potential import Part, parts, preset, presets


def test_every_preset_weighs_parts_that_exist():
    for it in presets().values():
        assert set(it.weights) <= set(parts())
        assert it.says
        assert it.reference


def test_rare_earths_are_metals_compounds_and_magnets():
    assert preset("rare_earths").codes == ("280530", "284610", "284690", "850511")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"codes": ("85",)}, "names 1 codes and the category 'atp=04'; it must have either"),
        ({"category": ""}, "names 0 codes and the category ''"),
        ({"level": "HS6"}, "is of atp=04 at HS6; .* Take the level HS10"),
        ({"weights": {"growth": -1, "density": 2}}, "growth -1, density 2; no weight may be"),
        ({"weights": {}}, "weighs its parts not at all"),
        ({"weights": {"growth": 0}}, "weighs its parts growth 0;"),
    ],
)
def test_changes_that_do_not_fit_are_refused(changes, words):
    with pytest.raises(QuestionError, match=words):
        preset("ict", **changes)


def test_unknown_names_are_guessed():
    with pytest.raises(UnknownName, match="Did you mean 'rare_earths'"):
        preset("rare_earth")
    with pytest.raises(UnknownName, match="No part of the score is called 'grwth'"):
        preset("ict", weights={"grwth": 1})


def test_a_field_of_a_preset_must_exist():
    with pytest.raises(UnknownName, match="No field of a preset is called 'partner'"):
        preset("ict", partner=("MEX",))


def test_a_difference_needs_something_for_full_marks():
    whole = {"title": "Duty", "says": "", "unit": "ratio", "formula": "", "scale": "difference"}
    with pytest.raises(
        CatalogError, match="duty gives full marks for 0; it must be above zero"
    ):
        Part(name="duty", full=0, **whole)
