from balanza.indicators import rank_shift

PLACES = ("month", "partner", "rank", "rank_before", "rank_shift")


def test_who_climbs_gains_and_who_falls_loses(imports, rows):
    assert rows(rank_shift(imports))[3:] == [
        ("2025-01", "MEX", 30, 20, 2, 1, -1),
        ("2025-01", "TWN", 70, 10, 1, 2, 1),
        ("2025-02", "MEX", 10, None, 1, None, None),
        ("2025-02", "TWN", 10, 30, 1, 1, 0),
    ]


def test_the_first_year_has_no_shift(imports, rows):
    assert rows(rank_shift(imports), *PLACES)[:3] == [
        ("2024-01", "MEX", 1, None, None),
        ("2024-01", "TWN", 2, None, None),
        ("2024-02", "TWN", 1, None, None),
    ]


def test_the_place_before_was_among_all_of_then(series, rows):
    left = series({("2024-06", "CHN"): 9, ("2024-06", "MEX"): 5, ("2025-06", "MEX"): 5})
    assert rows(rank_shift(left), *PLACES)[2:] == [("2025-06", "MEX", 1, 2, 1)]


def test_places_are_kept_apart_by_column(trade, rows):
    shifted = rows(rank_shift(trade, by=["flow"]), "flow", *PLACES)
    assert ("exports", "2025-02", "MEX", 1, 1, 0) in shifted
    assert ("imports", "2025-01", "TWN", 1, 2, 1) in shifted
