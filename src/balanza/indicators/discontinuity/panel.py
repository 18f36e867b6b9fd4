"""A panel: lines that trade month after month, and when each begins and ends to do so."""

from collections.abc import Sequence
from dataclasses import dataclass

import narwhals as nw

from balanza.errors import SchemaError
from balanza.frames import AnyFrame, LazyFrame, lazy
from balanza.indicators._spans import require_dates
from balanza.indicators._totals import totals

LINE = ("whole", "value")


@dataclass(frozen=True, slots=True)
class Panel:
    """How to read a frame as a panel.

    `keys` tell its lines apart; `value` is the column that is looked at, `whole` that of all
    their trade, of which the value is a part (default: the value is all of it).
    """

    keys: tuple[str, ...]
    value: str = "value_usd"
    whole: str = ""

    def lines(self, frame: AnyFrame) -> LazyFrame:
        """The lines that trade: month, the keys, whole, value; one row a line and month.

        Raises  SchemaError when a column did not come, or the months are no dates
        """
        given = lazy(frame)
        whole = self.whole or self.value
        _require(given, ("month", *self.keys, self.value, whole))
        keys = ["month", *self.keys]
        named = given.select(*keys, whole=nw.col(whole), value=nw.col(self.value))
        return totals(named, keys, *LINE).filter(nw.col("whole") != 0)

    def events(self, lines: LazyFrame) -> LazyFrame:
        """What each of `lines` does once in its life, if it does.

        Returns  month, kind (leaving, dropping, appearing, vanishing), the keys, whole: its
                 trade in the month; in dropping and vanishing, that of the month before
        """
        keys = list(self.keys)
        known = nw.col("month").min(), nw.col("month").max()
        lives = lines.group_by(keys).agg(first=known[0], last=known[1])
        valued = lines.filter(nw.col("value") != 0).group_by(keys)
        both = lives.join(valued.agg(since=known[0], until=known[1]), on=keys, how="left")
        found = [
            _at(both.filter(nw.col("since") > nw.col("first")), keys, "leaving", "since"),
            _at(both.filter(nw.col("until") < nw.col("last")), keys, "dropping", "until"),
            _at(both, keys, "appearing", "first"),
            _at(both, keys, "vanishing", "last"),
        ]
        weighed = nw.concat(found).join(lines.drop("value"), on=["month", *keys])
        return _filed(weighed, lines)


def _at(lives: LazyFrame, keys: Sequence[str], kind: str, month: str) -> LazyFrame:
    return lives.select(*keys, month=nw.col(month), kind=nw.lit(kind))


def _filed(events: LazyFrame, lines: LazyFrame) -> LazyFrame:
    """`events`, those of an end filed under the next month at hand, in which it shows."""
    after = nw.col("month").shift(-1).over(order_by="month")
    months = lines.select("month").unique().with_columns(after=after)
    ends = nw.col("kind").is_in(["dropping", "vanishing"])
    filed = nw.when(ends).then(nw.col("after")).otherwise(nw.col("month"))
    shown = events.join(months, on="month").with_columns(month=filed).drop("after")
    return shown.filter(~nw.col("month").is_null())


def _require(frame: LazyFrame, columns: Sequence[str]) -> None:
    there = frame.collect_schema().names()
    if lost := [name for name in dict.fromkeys(columns) if name not in there]:
        raise SchemaError(
            f"A panel needs the columns {', '.join(lost)}, which did not come. "
            f"There are: {', '.join(there)}."
        )
    require_dates(frame)
