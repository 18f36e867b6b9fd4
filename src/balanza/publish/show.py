"""An indicator of a selection: the one way from stored rows to a result."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw
from msgspec.structs import replace

from balanza import catalog, indicators
from balanza.catalog import Selection
from balanza.errors import QuestionError
from balanza.frames import LazyFrame
from balanza.periods import Month
from balanza.publish.concordance import categorised
from balanza.publish.given import given
from balanza.publish.kinds import check_among, is_of_balance
from balanza.publish.reading import (
    DECEMBER,
    KINDS,
    WINDOW_OF,
    YEAR,
    Reading,
    last_december,
)
from balanza.publish.views import View, views
from balanza.publish.wide import columns_of, named_by
from balanza.publish.windows import sums_over

WITHIN = "_within"


def show(selection: Selection, reading: Reading, through: Month) -> LazyFrame:
    """The rows of the indicator that `selection` wants, up to `through`, unevaluated.

    Returns  as the indicator; only the span that ends with `through`, but for a selection
             by month
    Raises  UnknownName or QuestionError when there can be no such rows
    """
    recipe = _recipe(selection)
    trade = categorised(reading.select(selection, through), selection, reading, through)
    trade = _told_within(trade, selection)
    if selection.regions:
        trade = trade.with_columns(partner=catalog.region_of(selection.regions))
    partners = selection.where.get("partner", ())
    pieces = [
        _last(_result(trade, view, recipe, (reading, through)), selection, through)
        for view in views(partners, apart="partner" in recipe.kept)
    ]
    return nw.concat(pieces) if len(pieces) > 1 else pieces[0]


def told_apart(selection: Selection) -> tuple[str, ...]:
    """The columns that tell the rows of a result apart, but for the month.

    Raises  as `show`
    """
    return _recipe(selection).kept


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a selection is worked out: `by` the columns of a row, `among` what is compared."""

    selection: Selection
    function: Callable[..., LazyFrame]
    by: tuple[str, ...]
    among: str

    @property
    def kept(self) -> tuple[str, ...]:
        """The columns that tell the rows of the result apart, but for the month."""
        return tuple(dict.fromkeys((*self.by, *([self.among] if self.among else []))))

    def takes(self, argument: str) -> bool:
        """Whether the indicator has that argument."""
        return argument in inspect.signature(self.function).parameters


def _recipe(selection: Selection) -> Recipe:
    function = getattr(indicators, catalog.indicator(selection.indicator).name)
    if selection.indicator in WINDOW_OF:
        selection = _once_over(selection)
    named = tuple(name for name in selection.by if name != "month")
    _check_needs(selection)
    recipe = Recipe(selection, function, named, _among(selection, function))
    one_flow = len(selection.where.get("flow", ())) == 1
    if is_of_balance(selection) or one_flow or "flow" in named:
        return recipe
    return Recipe(selection, function, ("flow", *named), recipe.among)


def _once_over(selection: Selection) -> Selection:
    """The selection of an indicator that is a window: its months, not summed beforehand."""
    if selection.window not in {"month", WINDOW_OF[selection.indicator]}:
        raise QuestionError(
            f"{selection.indicator} is a window itself, and would be summed twice over "
            f"the window '{selection.window}'. Leave one of the two out."
        )
    return replace(selection, window="month")


def _among(selection: Selection, function: Callable[..., LazyFrame]) -> str:
    """The column whose values the indicator compares; empty if it compares none."""
    argument = inspect.signature(function).parameters.get("among")
    if argument is None:
        return ""
    check_among(selection)
    name = selection.among or str(argument.default)
    _require(selection, name)
    return name


def _check_needs(selection: Selection) -> None:
    record = catalog.indicator(selection.indicator)
    if record.both_flows and selection.of != "value_usd" and record.name != "balance":
        raise QuestionError(
            f"{record.name} sets exports against imports, and cannot be of their balance. "
            f"Leave out --of balance."
        )
    for name in record.needs:
        _require(selection, name)
    if selection.regions:
        _require(selection, "partner")


def _require(selection: Selection, column: str) -> None:
    if column not in columns_of(selection.table):
        raise QuestionError(
            f"{selection.indicator} compares {column}s, and {selection.table} has none. "
            f"Choose another table, or another column with --among."
        )


def _result(
    trade: LazyFrame, view: View, recipe: Recipe, at: tuple[Reading, Month]
) -> LazyFrame:
    """The indicator of one view, of all months at hand."""
    where, key = recipe.selection.where, named_by(recipe.selection.table)
    taken = {"month", "partner", *KINDS}  # which reading and view have seen to
    wanted = {name: where.get(name, ()) for name in key if name not in taken}
    wanted["partner"] = view.wanted
    compared = {name: it for name, it in wanted.items() if it and name == recipe.among}
    others = {name: it for name, it in wanted.items() if it and name != recipe.among}
    needs = catalog.indicator(recipe.selection.indicator).needs
    columns = {"flow", *recipe.kept, *others, *needs}
    series = _filtered(_summed(trade, view, recipe.selection, columns, at), others)
    # What is compared is chosen afterwards: a share is one of the whole, a rank among all.
    result = _applied(recipe, _taken_of(series, recipe), at[1])
    if compared and recipe.among not in result.collect_schema().names():
        raise QuestionError(
            f"{recipe.selection.indicator} is one figure of all {recipe.among}s; it cannot be "
            f"shown of {', '.join(recipe.selection.where[recipe.among])}. Leave the condition "
            f"out, or compare something else with --among."
        )
    return _filtered(result, compared)


def _summed(
    trade: LazyFrame,
    view: View,
    selection: Selection,
    names: set[str],
    at: tuple[Reading, Month],
) -> LazyFrame:
    """The rows of a view, summed over their windows by month and the columns `names`."""
    reading, through = at
    window, ends = selection.window, _ends(selection, through)
    columns = tuple(sorted({*names, *([WITHIN] if selection.within else [])}))
    summed = reading.begun.once(
        (view, window, ends, columns),
        lambda: _windowed(view.of(trade), selection, ends, columns),
        of=trade,
    )
    # Only after the windows, which would take a month without such rows for a gap.
    return summed.filter(nw.col(WITHIN) == 1) if selection.within else summed


def _told_within(trade: LazyFrame, selection: Selection) -> LazyFrame:
    """`trade` with a mark on the rows that the whole is made of, where that is not all."""
    if not selection.within:
        return trade
    inside = [
        nw.any_horizontal(*map(catalog.belongs, values), ignore_nulls=True)
        if name == "partner"
        else nw.col(name).is_in(values)
        for name, values in selection.within.items()
    ]
    mark = nw.when(nw.all_horizontal(*inside, ignore_nulls=True)).then(nw.lit(1))
    return trade.with_columns(mark.otherwise(nw.lit(0)).alias(WITHIN))


def _filtered(frame: LazyFrame, wanted: dict[str, tuple[str, ...]]) -> LazyFrame:
    conditions = [nw.col(name).is_in(values) for name, values in wanted.items()]
    return frame.filter(*conditions) if conditions else frame


def _windowed(
    trade: LazyFrame, selection: Selection, ends: int, columns: Sequence[str]
) -> LazyFrame:
    """Each row summed over its window, by month and `columns`; of windows by their `ends`."""
    if selection.window == "month":
        return trade
    sums = sums_over(selection.window, selection.table, ends)
    return sums(trade, by=("month", *columns), of="value_usd")


def _ends(selection: Selection, through: Month) -> int:
    """The month of the year in which the windows end that are shown; 0 where that is any."""
    if selection.window == "year":
        return DECEMBER
    if "month" in selection.by or selection.window == "years_to_date":
        return 0
    whole_years_back = catalog.indicator(selection.indicator).months_needed in {0, YEAR}
    return through.number if whole_years_back else 0


def _taken_of(series: LazyFrame, recipe: Recipe) -> LazyFrame:
    """The series that the indicator is taken of: values, or balances."""
    record = catalog.indicator(recipe.selection.indicator)
    if record.partners_only and recipe.among == "partner":
        series = series.filter(~nw.col("partner").is_in([catalog.REST, catalog.UNIDENTIFIED]))
    if recipe.selection.of == "balance_usd" and not record.both_flows:
        return indicators.balance(series, by=("month", *recipe.kept))
    return series


def _applied(recipe: Recipe, series: LazyFrame, through: Month) -> LazyFrame:
    words: dict[str, Any] = given(recipe.function, recipe.selection)
    words["by"] = ("month", *(it for it in recipe.by if it != recipe.among))
    words |= {"among": recipe.among} if recipe.among else {}
    if not catalog.indicator(recipe.selection.indicator).both_flows:
        words["of"] = recipe.selection.of
    if window := WINDOW_OF.get(recipe.selection.indicator):
        # As the indicator itself, without the spans that are not shown.
        ends = 0 if "month" in recipe.selection.by else through.number
        return sums_over(window, recipe.selection.table, ends)(series, **words)
    return recipe.function(series, **words)


def _last(result: LazyFrame, selection: Selection, through: Month) -> LazyFrame:
    """The span that ends with `through`; for years the last whole one; all, if by month."""
    if selection.window == "years_to_date":
        whole = nw.col("month").dt.month() == DECEMBER
        return result.filter(whole | (nw.col("month") == nw.lit(through.start)))
    if "month" in selection.by:
        return result
    last = last_december(through) if selection.window == "year" else through
    return result.filter(nw.col("month") == nw.lit(last.start))
