import pickle
from concurrent.futures import Future
from dataclasses import replace
from itertools import groupby

import pytest

from balanza.errors import StoreError, UnknownName
from balanza.periods import Month
from balanza.publish import Witness, editions, facts, files, manuscript
from balanza.publish.editions import Edition, Order, answered, awaited
from balanza.publish.questions import questions
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


def test_the_questions_are_all_that_the_facts_ask_and_each_comes_once(sample):
    reading = sample["2025-08"]
    asked = questions(BRIEF, reading, MONTH)
    witness = Witness(reading, publishes=True)
    facts(BRIEF, witness, MONTH)
    found = [(it.selection, it.through) for it in witness.found]
    assert len(found) == len(asked)
    assert all(it in asked for it in found)


def test_without_a_month_the_questions_are_of_the_newest(sample):
    newest = questions(BRIEF, sample["2025-08"])
    assert {month for _, month in newest} == {Month(2025, 6), Month(2024, 12), Month(2024, 6)}


def test_questions_that_begin_with_the_same_rows_follow_one_another(sample):
    asked = questions(BRIEF, sample["2025-08"], MONTH)
    begins = [(it.table, month, it.window) for it, month in asked]
    assert len(list(groupby(begins))) == len(set(begins))


def test_what_another_process_answers_is_what_this_one_would_have_found(sample):
    reading = sample["2025-08"]
    [question, *_] = questions(BRIEF, reading, MONTH)
    order = Order(BRIEF, reading.store.folder, reading.as_of, MONTH, "en", ("en",), ())
    answer = pickle.loads(pickle.dumps(answered(order, question)))
    assert answer.evidence == Witness(reading, publishes=True).evidence(*question)
    table = question[0].table
    assert answer.parts == {table: {it.sha256 for it in reading.parts(table)}}


def test_what_was_learnt_is_not_looked_up_again(sample):
    reading = sample["2025-08"]
    [question, *_] = questions(BRIEF, reading, MONTH)
    learnt = replace(Witness(reading).evidence(*question), query="SELECT 1")
    witness = Witness(reading)
    witness.learn([learnt])
    assert witness.evidence(*question) is learnt
