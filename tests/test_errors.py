"""Errors of ours have one root and say what to do."""

import pickle

import pytest

from balanza import errors


@pytest.mark.parametrize(
    "leaf",
    [
        errors.CatalogError,
        errors.KeyRefused,
        errors.QuestionError,
        errors.SchemaError,
        errors.SourceError,
        errors.SourceUnavailable,
        errors.StoreError,
    ],
)
def test_every_error_is_ours_and_says_its_message(leaf):
    error = leaf("what was found")
    assert isinstance(error, errors.BalanzaError)
    assert str(error) == "what was found"


def test_a_provider_may_say_when_to_come_back():
    error = errors.SourceUnavailable("busy", retry_after=3, heavy=True)
    assert (error.retry_after, error.heavy) == (3, True)
    assert errors.SourceUnavailable("busy").retry_after is None


@pytest.mark.parametrize(("name", "meant"), [("share_", "share"), ("RANK", "rank")])
def test_a_misspelt_name_is_guessed(name, meant):
    error = errors.UnknownName("indicator", name, ["rank", "share"])
    assert str(error) == f"No indicator is called '{name}'. Did you mean '{meant}'?"


def test_a_strange_name_gets_all_that_are_known():
    error = errors.UnknownName("indicator", "weather", {"share", "rank"})
    assert str(error) == "No indicator is called 'weather'. There are: rank, share."


def test_of_several_like_names_the_one_that_begins_alike_is_meant():
    error = errors.UnknownName("partner", "TWM", ["TWN", "WSM"])
    assert str(error).endswith("Did you mean 'TWN'?")


def test_of_a_great_many_names_some_are_listed_and_the_others_counted():
    error = errors.UnknownName("partner", "weather", [f"P{it:02}" for it in range(40)])
    assert str(error).endswith("P28, P29 and 10 more.")


def test_where_nothing_is_known_it_says_so():
    assert str(errors.UnknownName("level", "NA4", ())).endswith("There are none.")


def test_an_unknown_name_is_a_key_error_too():
    with pytest.raises(KeyError, match="No indicator is called"):
        raise errors.UnknownName("indicator", "weather", ["share"])


def test_an_unknown_name_comes_from_another_process_with_its_words():
    error = errors.UnknownName("indicator", "rnk", ["rank", "share"])
    sent = pickle.loads(pickle.dumps(error))
    assert isinstance(sent, errors.UnknownName)
    assert str(sent) == str(error) == "No indicator is called 'rnk'. Did you mean 'rank'?"
    assert sent.args == error.args
