import narwhals as nw
import pandas as pd
import polars as pl
import pytest

from balanza import indicators
from balanza.errors import SchemaError
from balanza.frames import lazy
from balanza.frames import rows as evaluated_rows
from balanza.indicators import balance, year_to_date

KINDS = {
    "polars": pl.from_arrow,
    "pandas": lambda arrow: arrow.to_pandas(date_as_object=False),
    "pandas on arrow": lambda arrow: arrow.to_pandas(types_mapper=pd.ArrowDtype),
    "arrow": lambda arrow: arrow,
    "ours": lambda arrow: lazy(pl.from_arrow(arrow)),
    "ours, eager": lambda arrow: nw.from_native(pl.from_arrow(arrow)),
    "ours, of arrow": nw.from_native,
}


@pytest.mark.parametrize("name", indicators.__all__)
def test_every_engine_gets_back_what_it_gave_and_nothing_lazy_is_evaluated(trade, name):
    result = getattr(indicators, name)(trade)
    assert type(result) is type(trade)
    assert type(nw.from_native(result)) is type(nw.from_native(trade))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", indicators.__all__)
def test_every_kind_of_frame_gives_the_same_kind_and_answer(arrow, rows, kind, name):
    indicator = getattr(indicators, name)
    given = KINDS[kind](arrow)
    assert type(indicator(given)) is type(given)
    assert rows(indicator(given)) == rows(indicator(pl.from_arrow(arrow)))


def test_a_pandas_frame_comes_back_with_a_plain_index(arrow):
    world = KINDS["pandas"](arrow).set_index("snapshot")
    assert list(balance(world).index) == [0, 1, 2, 3]


def test_months_that_are_python_objects_are_named_with_the_remedy(arrow):
    of_objects = arrow.to_pandas(date_as_object=True)
    with pytest.raises(SchemaError, match=r"month holds Object .* pandas\.to_datetime"):
        year_to_date(of_objects)


def test_a_step_that_several_read_is_worked_out_once(trade):
    """A number that is drawn anew each time it is worked out would differ from itself."""
    if not lazy(trade).implementation.is_duckdb():
        pytest.skip("other engines see to it themselves, or work out each step at once")
    drawn = trade.project("month, random() AS drawn").aggregate("month, sum(drawn) AS drawn")
    step = lazy(drawn)
    both = step.join(step.select("month", again="drawn"), on="month")
    assert all(it["drawn"] == it["again"] for it in evaluated_rows(both))


def test_an_indicator_keeps_its_name_and_docstring():
    assert balance.__name__ == "balance"
    assert balance.__doc__.startswith("Exports minus imports")
