from balanza.indicators import balance, sourcing_shift


def test_what_one_lost_the_others_gained(series, rows):
    # Shares go from 60, 30 and 10 of a hundred to 40, 80 and 80 of two hundred.
    trade = {
        ("2024-06", "CHN"): 60,
        ("2024-06", "MEX"): 30,
        ("2024-06", "TWN"): 10,
        ("2025-06", "CHN"): 40,
        ("2025-06", "MEX"): 80,
        ("2025-06", "TWN"): 80,
    }
    assert rows(sourcing_shift(series(trade))) == [
        ("2025-06", "CHN", "MEX", 20, 0.1),
        ("2025-06", "CHN", "TWN", 60, 0.3),
    ]


def test_each_loss_is_spread_over_the_gainers_by_what_they_gained(series, rows):
    # Lost: CHN 20, JPN 10. Gained: MEX 10, TWN 20.
    trade = {
        ("2024-06", "CHN"): 50,
        ("2024-06", "JPN"): 30,
        ("2024-06", "MEX"): 20,
        ("2025-06", "CHN"): 30,
        ("2025-06", "JPN"): 20,
        ("2025-06", "MEX"): 30,
        ("2025-06", "TWN"): 20,
    }
    assert rows(sourcing_shift(series(trade)), "partner", "to", "moved_share") == [
        ("CHN", "MEX", 0.066667),
        ("CHN", "TWN", 0.133333),
        ("JPN", "MEX", 0.033333),
        ("JPN", "TWN", 0.066667),
    ]


def test_growth_alone_moves_nothing(series, rows):
    trade = {
        (month, partner): size * part
        for month, size in (("2024-06", 1), ("2025-06", 3))
        for partner, part in (("CHN", 7), ("MEX", 3))
    }
    assert rows(sourcing_shift(series(trade))) == []


def test_below_zero_there_is_no_share(series, rows):
    trade = {
        ("2024-06", "CHN"): 10,
        ("2024-06", "MEX"): -5,
        ("2025-06", "CHN"): 5,
        ("2025-06", "MEX"): 5,
    }
    assert rows(sourcing_shift(series(trade)), "partner", "to", "moved_share") == [
        ("CHN", "MEX", 0.5)
    ]


def test_from_a_total_of_zero_nothing_moves(trade, rows):
    deficits = balance(trade, by=["month", "partner"])
    assert rows(sourcing_shift(deficits, of="balance_usd"), "partner", "moved_share") == []
