from balanza.figures.turns import Passing, Peak, passings, peak

SERIES = {
    "MEX": [(0, 3.0), (1, 5.0), (2, 4.0)],
    "CHN": [(0, 4.0), (1, 4.5), (2, 2.0)],
    "TWN": [(0, 1.0), (1, 1.0), (2, 9.0)],
    "VNM": [(0, 0.5), (1, 0.6), (2, 0.7)],
}


def test_the_last_overtaking_of_each_pair_is_found_the_latest_first():
    assert passings(SERIES, ["MEX"]) == [
        Passing("TWN", "MEX", 2, 9.0),
        Passing("MEX", "CHN", 1, 5.0),
    ]


def test_others_may_pass_each_other_unseen():
    assert passings(SERIES, ["VNM"]) == []


def test_months_that_one_of_the_two_lacks_do_not_count():
    late = {"MEX": [(0, 1.0), (2, 1.0)], "CHN": [(1, 2.0), (2, 0.5)]}
    assert passings(late, ["MEX"]) == []


def test_a_peak_is_the_first_of_equals_and_knows_whether_it_is_now():
    assert peak(SERIES, "MEX") == Peak("MEX", 1, 5.0, is_last=False)
    assert peak(SERIES, "TWN").is_last
    assert peak({"A": [(0, 2.0), (1, 2.0)]}, "A").x == 0
