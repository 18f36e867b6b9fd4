from balanza.indicators import exposure

# Both partners hold half of all; China does so evenly, Taiwan in one product that it dominates.
JUNE = {
    ("2025-06", "CHN", "A"): 25,
    ("2025-06", "CHN", "B"): 25,
    ("2025-06", "TWN", "A"): 45,
    ("2025-06", "TWN", "B"): 5,
}


def test_equal_shares_may_be_unequal_exposures(series, rows):
    assert rows(exposure(series(JUNE))) == [
        ("2025-06", "CHN", 50, 25, 1, 0.5, 0.25),
        ("2025-06", "TWN", 50, 45, 1, 0.5, 0.45),
    ]


def test_a_higher_threshold_leaves_what_is_dominated_more(series, rows):
    told = exposure(series(JUNE), above=0.7)
    assert rows(told, "partner", "products", "exposure") == [("CHN", 1, 0.25), ("TWN", 0, 0)]


def test_by_product_it_is_the_share_of_who_dominates_it(series, rows):
    told = exposure(series(JUNE), by=["product"])
    assert rows(told, "product", "partner", "share", "exposure") == [
        ("A", "CHN", 0.357143, 0),
        ("A", "TWN", 0.642857, 0.642857),
        ("B", "CHN", 0.833333, 0.833333),
        ("B", "TWN", 0.166667, 0),
    ]
