from concurrent.futures import Future

import pytest

from balanza.errors import StoreError, UnknownName
from balanza.periods import Month
from balanza.publish import editions, files, manuscript
from balanza.publish.editions import Edition, awaited, cores
from balanza.publish.reading import Reading

MONTH = Month(2025, 6)
FORMATS = ["html", "png"]
BRIEF = manuscript("north_america")


def test_two_processes_give_the_same_bytes_as_one(sample, published, monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1}, raising=False)
    fresh = Reading(sample["2025-08"].store, sample["2025-08"].as_of)
    first, made = editions(BRIEF, fresh, MONTH, ["en", "en"], FORMATS)
    apart = dict(made)
    assert first.findings == published.findings
    assert apart == dict(files([published, published], FORMATS))
    assert apart["card.png"] == apart["en/card.png"]


def test_on_one_core_languages_are_made_one_after_the_other(sample, published, monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0}, raising=False)
    _, made = editions(BRIEF, sample["2025-08"], MONTH, ["en", "en"], ["html"])
    assert dict(made) == dict(files([published, published], ["html"]))


def test_a_language_that_is_not_there_is_told_before_anything_is_made(sample, monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1}, raising=False)
    with pytest.raises(UnknownName, match=r"No language of this brief is called 'xx'\."):
        editions(BRIEF, sample["2025-08"], MONTH, ["en", "xx"], ["html"])


def test_an_error_of_another_process_keeps_its_words(sample):
    waiting = Future()
    waiting.set_exception(StoreError("The store is damaged."))
    with pytest.raises(StoreError, match=r"The store is damaged\."):
        list(awaited(waiting, sample["2025-08"]))


def test_languages_that_saw_different_data_are_not_bound_together(sample):
    ours = sample["2025-08"]
    known = {it.sha256 for it in ours.parts("naics")}
    theirs = {"atp": {"another"}, "naics": known}
    waiting = Future()
    waiting.set_result(Edition([("index.html", b"")], theirs))
    with pytest.raises(StoreError, match=r"other parts of atp than another\..*again\."):
        list(awaited(waiting, ours))


def test_a_process_may_use_a_core_at_least(monkeypatch):
    assert cores() >= 1
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    assert cores() >= 1
