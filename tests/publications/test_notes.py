from dataclasses import replace

from balanza.publications.notes import QUERY, notes


def test_notes_are_numbered_as_their_traces_and_share_answers_and_queries(content):
    found = notes(content())
    assert found.numbers == {"deficit": 1, "surplus": 2, "exhibit-drawn": 3}
    assert [it.query for it in found.notes] == [1, 1, 2]
    assert [it.url for it in found.sources] == ["https://x/0", "https://x/1", "https://x/2"]
    assert found.notes[0].sources == (1, 2, 3)


def test_a_query_is_told_once_and_what_is_taken_of_it_apart(content):
    first, second, whole = notes(content()).notes
    assert first.taken == 'SELECT "b" FROM Q1 WHERE "p" = \'01\''
    assert second.taken == 'SELECT "b" FROM Q1'
    assert (whole.taken, whole.sql) == ("", "FROM Q2")


def test_a_query_and_what_is_taken_of_it_make_the_query_of_the_trace_again(content):
    found = notes(content())
    for it in found.notes:
        asked = found.queries[it.query - 1]
        whole = it.taken.replace(f"{QUERY}{it.query}", f"(\n{asked}\n)") or asked
        assert whole == it.trace.query


def test_formula_and_caveats_are_told_once_an_indicator(content):
    assert notes(content()).indicators == {
        "Trade balance: exports_usd - imports_usd": ("Not seasonally adjusted.",)
    }


def test_an_indicator_has_the_caveats_of_all_its_numbers(content):
    first, second, *_ = content().traces
    broken = replace(second, caveats=("The list was drawn anew.", *second.caveats))
    found = notes(content(traces=(first, broken))).indicators
    assert list(found.values()) == [("Not seasonally adjusted.", "The list was drawn anew.")]
