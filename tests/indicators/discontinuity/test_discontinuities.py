"""Small panels by hand, laws, and the month that the claims under the USMCA broke."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanza.errors import SchemaError
from balanza.indicators.discontinuity import Panel, discontinuities, kinds
from balanza.periods import Month
from balanza.publish.own_files import read_files

SHARED = Path(__file__).parents[4] / "shared" / "data" / "usmca_hs10"
HALVES = Panel(("line",), "claimed", "traded")
WHOLE = Panel(("line",), "traded")
MONTHS = [date(2025, number, 1) for number in range(1, 13)]


def panel(claims):
    """Forty lines that trade 100 each month; `claims(line, month number)` of it is claimed."""
    return pl.DataFrame(
        [(it, f"L{n:02d}", 100, claims(n, it.month)) for it in MONTHS for n in range(40)],
        ["month", "line", "traded", "claimed"],
        orient="row",
    )


def found(frame, how=HALVES):
    return [(str(it.month), it.kind, it.lines) for it in discontinuities(frame, how)]


def test_lines_that_leave_exact_zero_at_once_are_found():
    frame = panel(lambda n, month: 80 if n >= 30 or month >= 7 else 0)
    [leaving, level] = discontinuities(frame, HALVES)
    assert (str(leaving.month), leaving.kind, leaving.lines) == ("2025-07", "leaving", 30)
    assert leaving.weight == pytest.approx(0.75)
    assert leaving.examples == (("L00",), ("L01",), ("L02",))
    assert (str(level.month), level.kind) == ("2025-07", "level")
    assert level.weight == pytest.approx(3)


def test_lines_that_drop_to_exact_zero_for_good_are_found():
    assert found(panel(lambda n, month: 80 if n >= 30 or month < 7 else 0)) == [
        ("2025-07", "dropping", 30),
        ("2025-07", "level", 40),
    ]


def test_lines_that_swap_their_codes_appear_and_vanish():
    frame = panel(lambda *_: 0).filter(
        pl.when(pl.col("month").dt.month() < 7)
        .then(pl.col("line") < "L30")
        .otherwise(pl.col("line") >= "L10")
    )
    assert found(frame, WHOLE) == []  # ten lines come and ten go: too few
    half = panel(lambda *_: 0).filter(
        (pl.col("line") < "L20") == (pl.col("month").dt.month() < 7)
    )
    assert found(half, WHOLE) == [("2025-07", "appearing", 20), ("2025-07", "vanishing", 20)]


def test_lines_that_leave_zero_a_few_at_a_time_are_no_break():
    assert found(panel(lambda n, month: 80 if n < 3 * month else 0)) == []


def test_a_total_that_doubles_for_good_is_a_level_shift_of_its_first_month():
    frame = panel(lambda *_: 0).with_columns(
        traded=pl.when(pl.col("month").dt.month() < 9).then(100).otherwise(200)
    )
    assert found(frame, WHOLE) == [("2025-09", "level", 40)]


def test_what_happens_every_december_is_no_shift():
    frame = pl.DataFrame(
        [
            (date(year, number, 1), "L", 300 if number == 12 else 100)
            for year in range(2020, 2026)
            for number in range(1, 13)
        ],
        ["month", "line", "traded"],
        orient="row",
    )
    assert found(frame, WHOLE) == []


def test_every_engine_finds_the_same(engine):
    frame = panel(lambda n, month: 80 if n >= 30 or month >= 7 else 0).to_arrow()
    kept = found(engine(frame))
    assert kept == [("2025-07", "leaving", 30), ("2025-07", "level", 40)]


def test_too_few_months_say_nothing():
    frame = panel(lambda _, month: 80 if month >= 2 else 0)
    assert found(frame.filter(pl.col("month") < date(2025, 4, 1))) == []
    assert found(frame.clear()) == []


def test_a_column_that_did_not_come_is_named():
    with pytest.raises(
        SchemaError, match=r"needs the columns share, which did not come\. There"
    ):
        discontinuities(panel(lambda *_: 0), Panel(("line",), "share"))


values = st.lists(
    st.lists(st.integers(0, 50), min_size=12, max_size=12), min_size=25, max_size=30
)


def drawn(content):
    rows = [
        (MONTHS[m], f"L{n:02d}", 50, value)
        for n, line in enumerate(content)
        for m, value in enumerate(line)
    ]
    return pl.DataFrame(rows, ["month", "line", "traded", "claimed"], orient="row")


@given(values)
def test_the_unit_of_the_value_changes_nothing(content):
    frame = drawn(content)
    scaled = frame.with_columns(pl.col("traded", "claimed") * 1000)
    assert found(scaled) == found(frame)


@given(st.lists(st.integers(0, 50), min_size=25, max_size=30))
def test_a_panel_without_change_has_no_break(levels):
    assert found(drawn([[it] * 12 for it in levels])) == []


@given(st.integers(3, 9), st.integers(20, 28), st.integers(1, 50))
def test_what_leaves_zero_drops_to_it_when_time_runs_backwards(quiet, number, value):
    steady = [[value] * 12] * (30 - number)
    leaving = [*steady, *([[0] * quiet + [value] * (12 - quiet)] * number)]
    dropping = [line[::-1] for line in leaving]
    assert (f"2025-{quiet + 1:02d}", "leaving", number) in found(drawn(leaving))
    assert (f"2025-{13 - quiet:02d}", "dropping", number) in found(drawn(dropping))


def test_every_kind_can_be_told():
    assert list(kinds()) == ["leaving", "dropping", "appearing", "vanishing", "level"]
    for it in kinds().values():
        assert set(it.title) == {"en", "es"}
        assert it.reference.startswith("https://")


@pytest.fixture(scope="module")
def usmca():
    """Lines of Canada and Mexico in 2025: all their trade, and what of it claimed USMCA."""
    if not SHARED.is_dir():
        pytest.skip("the panel of claims does not lie beside the repository")
    numbers = ("total_value", "usmca_value")
    return read_files(sorted(SHARED.glob("*.csv")), ("hts10", "cty_code"), numbers)


CLAIMS = Panel(("hts10", "cty_code"), "usmca_value", "total_value")
CLAIMED, TRADED = pl.col("usmca_value"), pl.col("total_value")
SUMS = (CLAIMED.sum(), TRADED.sum())


def test_the_break_of_july_2025_is_found_without_being_told(usmca):
    leaving, level = discontinuities(usmca, CLAIMS)
    assert (leaving.month, leaving.kind) == (Month(2025, 7), "leaving")
    assert leaving.lines == 5506
    assert leaving.usual < 0.001
    assert leaving.weight > 0.4
    assert ("8471500150", "2010") in leaving.examples
    assert (level.month, level.kind) == (Month(2025, 7), "level")


def test_lines_without_a_claim_to_june_are_as_published(usmca):
    """43 % of the trade of the half year; nothing claimed to June, 0.79 of it in July."""
    rows = pl.from_arrow(usmca)
    half = rows.filter(pl.col("month") < date(2025, 7, 1)).group_by(CLAIMS.keys).agg(SUMS)
    silent = half.filter(CLAIMED == 0, TRADED > 0)
    assert silent.select(TRADED.sum()).item() / half.select(TRADED.sum()).item() == (
        pytest.approx(0.43, abs=0.01)
    )
    july = rows.filter(pl.col("month") == date(2025, 7, 1))
    july = july.join(silent, on=CLAIMS.keys, how="semi")
    assert july.select(CLAIMED.sum() / TRADED.sum()).item() == pytest.approx(0.79, abs=0.005)


def test_trade_itself_does_not_break_that_year(usmca):
    assert discontinuities(usmca, Panel(CLAIMS.keys, CLAIMS.whole)) == ()
