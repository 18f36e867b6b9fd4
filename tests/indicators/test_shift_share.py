from balanza.indicators import shift_share

PARTS = ("growth", "of_all", "of_mix", "of_share")


def test_growth_is_that_of_all_of_its_products_and_its_own(series, rows):
    # All trade grows by a half, 04 doubles and 08 stays; MEX sells 20 and 30 of them.
    markets = {
        ("2024-06", "MEX", "04"): 20,
        ("2024-06", "TWN", "04"): 80,
        ("2024-06", "MEX", "08"): 30,
        ("2024-06", "TWN", "08"): 70,
        ("2025-06", "MEX", "04"): 60,
        ("2025-06", "TWN", "04"): 140,
        ("2025-06", "MEX", "08"): 20,
        ("2025-06", "TWN", "08"): 80,
    }
    assert rows(shift_share(series(markets)), "partner", *PARTS) == [
        ("MEX", 0.6, 0.5, -0.1, 0.2),
        ("TWN", 0.466667, 0.5, 0.033333, -0.066667),
    ]


def test_from_nothing_nothing_grows(series, rows):
    new = {("2024-06", "MEX", "04"): 1, ("2025-06", "TWN", "04"): 2}
    assert rows(shift_share(series(new)), "partner", *PARTS) == [
        ("MEX", -1, 1, 0, -2),
        ("TWN", None, None, None, None),
    ]
