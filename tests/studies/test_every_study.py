"""What holds for each study, and so for the next one too."""

from pathlib import Path

import pytest

from balanza import catalog, studies
from balanza.publish.explanations import explanation

every_study = pytest.mark.parametrize("name", catalog.studies())


@every_study
def test_each_is_a_function_that_says_what_it_gives(name):
    assert (
        "Raises  " in getattr(studies, name).__doc__
        or "Reads  " in getattr(studies, name).__doc__
    )


@every_study
def test_each_is_told_with_its_limits_and_its_source(name):
    it = catalog.studies()[name]
    assert it.caveats
    assert it.reference.startswith("https://")
    assert explanation(name).startswith(f"{it.title} (study, {it.unit})\n")


@every_study
def test_each_has_its_test(name):
    tests = [it.read_text() for it in Path(__file__).parent.glob("test_*.py")]
    assert any(f"{name}(" in text for text in tests)


def test_criteria_are_explained_with_their_thresholds():
    assert "concentration > 0.4 (among suppliers: outside)" in explanation("eu_2021")
