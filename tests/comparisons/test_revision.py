from balanza.comparisons import revision

BY_PARTNER = "partner before_usd new_months_usd revision_usd revised_by after_usd rows kind"


def test_a_revision_is_told_apart_from_new_months(before, after, rows):
    found = rows(revision(before, after, by=["partner"]), *BY_PARTNER.split())
    assert found == [
        ("CAN", 7, 0, -7, -1.0, 0, 1, "gone"),
        ("JPN", 0, 0, 2, None, 2, 1, "new"),
        ("MEX", 65, 56, 4, 0.061538, 125, 2, "revised"),
    ]


def test_what_only_goes_on_is_called_so(before, after, rows):
    found = rows(revision(before, after), "month", "revision_usd", "kind")
    assert found == [
        ("2025-01", -1, "revised"),
        ("2025-02", 0, "revised"),
        ("2025-03", 0, "new"),
    ]
    only = rows(revision(before, after, by=["flow"]), "flow", "kind")
    assert only == [("exports", "revised"), ("imports", "revised")]


def test_of_a_table_and_itself_nothing_is_told(after, rows):
    assert rows(revision(after, after, by=["partner", "month"])) == []


def test_new_months_alone_make_no_revision(vintage, rows):
    one, other = (
        vintage("2025-01 imports MEX 5"),
        vintage("2025-01 imports MEX 5\n2025-02 imports MEX 6"),
    )
    assert rows(revision(one, other, by=())) == [(5, 6, 0, 0, 11, 0.0, 0, "continued")]
    assert rows(revision(other, one, by=())) == [(11, 0, -6, 0, 5, 0.0, 0, "continued")]


def test_the_ratio_has_the_sign_of_the_revision_of_a_deficit_too(vintage, rows):
    one, other = vintage("2025-01 imports MEX -200"), vintage("2025-01 imports MEX -190")
    assert rows(revision(one, other, by=()), "revision_usd", "revised_by") == [(10, 0.05)]
