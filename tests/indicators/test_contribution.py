from balanza.indicators import balance, contribution


def test_changes_are_measured_against_the_total_before(imports, rows):
    assert rows(contribution(imports, among="partner")) == [
        ("2025-01", "MEX", 30, 20, 10, 0.333333),
        ("2025-01", "TWN", 70, 10, 60, 2),
        ("2025-02", "MEX", 10, 0, 10, 0.333333),
        ("2025-02", "TWN", 10, 30, -20, -0.666667),
    ]


def test_a_part_that_has_gone_takes_with_it_what_it_was(series, rows):
    gone = series({("2024-06", "CHN"): 3, ("2024-06", "MEX"): 1, ("2025-06", "MEX"): 1})
    assert rows(contribution(gone, among="partner")) == [
        ("2025-06", "CHN", 0, 3, -3, -0.75),
        ("2025-06", "MEX", 1, 1, 0, 0),
    ]


def test_a_deeper_deficit_is_a_negative_contribution(trade, rows):
    parts = balance(trade, by=["month", "product"])
    assert rows(contribution(parts, of="balance_usd"))[:2] == [
        ("2025-01", "04", -100, -30, -70, -4.666667),
        ("2025-01", "08", 40, 15, 25, 1.666667),
    ]


def test_groups_have_totals_of_their_own(trade, rows):
    assert rows(contribution(trade, by=["flow"], among="partner"))[0] == (
        "2025-01",
        "exports",
        "MEX",
        40,
        15,
        25,
        1.666667,
    )


def test_a_group_that_is_new_has_changes_but_no_contributions(series, rows):
    new = series({("2024-06", "MEX", "04"): 1, ("2025-06", "TWN", "04"): 2})
    assert rows(contribution(new, by=["partner"])) == [
        ("2025-06", "MEX", "04", 0, 1, -1, -1),
        ("2025-06", "TWN", "04", 2, 0, 2, None),
    ]


def test_to_a_total_of_zero_nothing_contributes(series, rows):
    cancelled = {("2024-06", "MEX"): 1, ("2024-06", "TWN"): -1, ("2025-06", "MEX"): 3}
    assert rows(contribution(series(cancelled), among="partner")) == [
        ("2025-06", "MEX", 3, 1, 2, None),
        ("2025-06", "TWN", 0, -1, 1, None),
    ]


def test_without_the_year_before_there_is_no_row(series, rows):
    assert rows(contribution(series({("2025-06", "MEX"): 1}), among="partner")) == []
