from datetime import date

import pytest

from balanza.errors import StoreError
from balanza.store import Entry, Journal

MONDAY, TUESDAY = date(2025, 8, 4), date(2025, 8, 5)


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "unfinished.jsonl")


def test_a_journal_that_was_never_begun_is_empty(journal):
    assert journal.entries(MONDAY) == {}


def test_only_answers_of_the_day_are_there(journal):
    journal.add(Entry("https://example.org/a", "1f", MONDAY))
    journal.add(Entry("https://example.org/b", "2f", TUESDAY))
    assert journal.entries(TUESDAY) == {"https://example.org/b": "2f"}


def test_a_line_cut_short_by_a_kill_is_none(journal):
    journal.add(Entry("https://example.org/a", "1f", MONDAY))
    with journal.path.open("ab") as lines:
        lines.write(b'{"url":"https://example.org/b","sha')
    assert journal.entries(MONDAY) == {"https://example.org/a": "1f"}


def test_an_answer_after_a_line_cut_short_counts(journal):
    journal.path.write_bytes(b'{"url":"https://example.org/b","sha')
    journal.add(Entry("https://example.org/a", "1f", MONDAY))
    assert journal.entries(MONDAY) == {"https://example.org/a": "1f"}


def test_a_disk_that_takes_no_line_is_told(tmp_path):
    journal = Journal(tmp_path)
    with pytest.raises(StoreError, match=r"could not be written: Is a directory\. See to the"):
        journal.add(Entry("https://example.org/a", "1f", MONDAY))


def test_a_closed_journal_is_forgotten(journal):
    journal.add(Entry("https://example.org/a", "1f", MONDAY))
    journal.close()
    assert journal.entries(MONDAY) == {}
