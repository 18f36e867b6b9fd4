import pytest

from balanza import indicators
from balanza.catalog import Selection
from balanza.errors import QuestionError
from balanza.publish.given import given, takes


def regional(trade, *, regions: tuple[str, ...] = (), above: float = 0.5):
    """Takes what no indicator of ours takes yet."""


def asked(**words):
    return Selection(indicator="concentration_ratio", table="atp", given=words)


def test_each_is_read_as_the_type_that_is_taken():
    assert given(indicators.concentration_ratio, asked(k="3")) == {"k": 3}
    assert given(indicators.churn, asked(at_least="0.01")) == {"at_least": 0.01}
    assert given(indicators.dependence, asked(inside="EU")) == {"inside": "EU"}
    assert given(regional, asked(regions="EU,USMCA")) == {"regions": ("EU", "USMCA")}


def test_what_is_not_given_keeps_its_usual_value():
    assert given(indicators.concentration_ratio, asked()) == {}
    assert takes(indicators.concentration_ratio)["k"].default == 4


def test_what_an_indicator_does_not_take_is_refused_with_what_it_takes():
    with pytest.raises(QuestionError, match=r"takes no top, n\. It can be given: k \(4\)\."):
        given(indicators.concentration_ratio, asked(top="3", n="2"))
    with pytest.raises(QuestionError, match=r"It can be given: nothing\."):
        given(indicators.share, asked(k="3"))


def test_a_value_of_the_wrong_type_is_named():
    with pytest.raises(QuestionError, match=r"k is 'four', which is no int\. Write"):
        given(indicators.concentration_ratio, asked(k="four"))
