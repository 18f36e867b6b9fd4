from balanza.indicators import single_point_of_failure


def test_is_who_holds_more_than_half(imports, rows):
    assert rows(single_point_of_failure(imports)) == [
        ("2024-01", "MEX", 20, 0.666667),
        ("2024-02", "TWN", 30, 1),
        ("2025-01", "TWN", 70, 0.7),
    ]


def test_another_threshold_leaves_fewer(imports, rows):
    told = single_point_of_failure(imports, above=0.69)
    assert rows(told, "month") == [("2024-02",), ("2025-01",)]


def test_a_line_may_be_what_a_partner_hangs_on(series, rows):
    servers = {("2025-06", "MEX", "8471500150"): 72, ("2025-06", "MEX", "8517620090"): 28}
    told = single_point_of_failure(series(servers), by=["partner"], among="product")
    assert rows(told) == [("MEX", "8471500150", 72, 0.72)]
