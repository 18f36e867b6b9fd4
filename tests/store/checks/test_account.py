"""All is counted, the first few are shown."""

from balanza.store.checks import Remarks


def test_things_of_a_kind_are_counted_and_the_first_three_shown():
    remarks = Remarks()
    for name in ("one", "two", "three", "four"):
        remarks.damage("parts that are gone", name, "Make them again.")
    remarks.note("months missing", "2025-02", "Fetch them.", 7)
    first, second = remarks.all()
    assert str(first) == "parts that are gone (4): one; two; three; ... Make them again."
    assert str(second) == "months missing (7): 2025-02; ... Fetch them."
    assert (first.severity, second.severity) == ("damage", "note")
