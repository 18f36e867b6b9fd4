"""The months in which a panel breaks, with what broke, how much of it, and examples."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from balanza.frames import AnyFrame, LazyFrame, rows
from balanza.indicators.discontinuity.kinds import Kind, kinds
from balanza.indicators.discontinuity.levels import shifts
from balanza.indicators.discontinuity.panel import Panel
from balanza.indicators.discontinuity.scores import score
from balanza.periods import Month

AT_BEGIN, AT_END = ("leaving", "appearing"), ("dropping", "vanishing")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A month that may be a break.

    `lines` do what the `kind` says, and hold `weight` of all trade (a ratio); of a level
    shift, all lines of the month, and its change beyond the usual. `usual` is the median
    weight in the other months, `score` how far the month lies from them; `examples` are the
    keys of the lines with the most trade.
    """

    month: Month
    kind: str
    lines: int
    weight: float
    usual: float
    score: float
    examples: tuple[tuple[str, ...], ...] = ()


def discontinuities(frame: AnyFrame, panel: Panel, examples: int = 3) -> tuple[Candidate, ...]:
    """The months of `frame` that break it, the earliest first; what counts says kinds.yaml.

    A line that is nothing for a month needs no row there. A month that no line trades in does
    not exist.

    Reads    month (a date), and the columns of `panel`
    Raises   SchemaError when one of them did not come
    """
    lines = panel.lines(frame)
    months = _months(lines)
    events = panel.events(lines)
    counted = _counted(events)
    found = [
        it
        for name in (*AT_BEGIN, *AT_END)
        for it in _of_kind(kinds()[name], months, counted.get(name, {}))
    ]
    shown = [_with_examples(it, events, panel, examples) for it in found]
    return tuple(sorted([*shown, *_levels(months)], key=lambda it: (it.month, it.kind)))


def _months(lines: LazyFrame) -> list[dict[str, Any]]:
    """The months at hand in their order: lines, whole, value."""
    totals = lines.group_by("month").agg(
        nw.len().alias("lines"), nw.col("whole", "value").sum()
    )
    return sorted(rows(totals), key=lambda row: row["month"])


def _counted(events: LazyFrame) -> dict[str, dict[Any, Row]]:
    """How many lines did what, and their trade, by kind and month."""
    found: dict[str, dict[Any, Row]] = {}
    count = nw.len().alias("lines"), nw.col("whole").sum()
    for row in rows(events.group_by("month", "kind").agg(*count)):
        found.setdefault(row["kind"], {})[row["month"]] = row
    return found


def _of_kind(
    kind: Kind, months: Sequence[Row], counted: Mapping[Any, Row]
) -> Iterator[Candidate]:
    at_begin = kind.name in AT_BEGIN
    there = (
        range(kind.months, len(months)) if at_begin else range(1, len(months) - kind.months + 1)
    )
    nothing = {"lines": 0, "whole": 0.0}
    done = [(at, counted.get(months[at]["month"], nothing)) for at in there]
    of = [months[at if at_begin else at - 1] for at in there]
    numbers = [row["lines"] / whole["lines"] for (_, row), whole in zip(done, of, strict=True)]
    weights = [row["whole"] / whole["whole"] for (_, row), whole in zip(done, of, strict=True)]
    for n, (at, row) in enumerate(done):
        usual, by_weight = score(weights, n, kind.spread)
        _, by_number = score(numbers, n, kind.spread)
        lowest = min(by_weight, by_number)
        if row["lines"] >= kind.lines and weights[n] >= kind.weight and lowest >= kind.score:
            month = Month.of(months[at]["month"])
            yield Candidate(month, kind.name, int(row["lines"]), weights[n], usual, lowest)


def _levels(months: Sequence[Row]) -> Iterator[Candidate]:
    lines = {Month.of(row["month"]): int(row["lines"]) for row in months}
    values = {Month.of(row["month"]): float(row["value"]) for row in months}
    for it in shifts(values, kinds()["level"]):
        yield Candidate(it.month, "level", lines[it.month], it.change, it.usual, it.score)


def _with_examples(it: Candidate, events: LazyFrame, panel: Panel, number: int) -> Candidate:
    ours = events.filter(nw.col("kind") == it.kind, nw.col("month") == nw.lit(it.month.start))
    most = rows(
        ours.sort("whole", *panel.keys, descending=[True, *([False] * len(panel.keys))]).head(
            number
        )
    )
    most.sort(key=lambda row: -row["whole"])
    keys = tuple(tuple(str(row[name]) for name in panel.keys) for row in most)
    return Candidate(it.month, it.kind, it.lines, it.weight, it.usual, it.score, keys)
