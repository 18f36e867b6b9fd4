import re

from balanza.figures import sparkline
from balanza.figures.palette import palette


def test_a_trend_runs_from_nought_to_the_most_and_says_what_it_shows():
    drawn = sparkline([0.0, 0.5, 1.0], 1.0, "partner-MEX", "from 0% to <100%>")
    assert 'points="3.0,21.0 52.0,12.0 101.0,3.0"' in drawn
    assert "<title>from 0% to &lt;100%&gt;</title>" in drawn
    assert palette()["partner-MEX"].variable in drawn


def test_its_end_is_dotted_and_one_value_is_a_dot():
    drawn = sparkline([0.2], 0.4, "partner-XYZ", "one")
    assert re.search(r'<circle cx="3.0" cy="12.0"', drawn)
    assert palette()["muted"].variable in drawn


def test_nothing_but_noughts_lies_on_the_ground():
    assert "3.0,21.0 101.0,21.0" in sparkline([0.0, 0.0], 0.0, "partner-MEX", "none")
