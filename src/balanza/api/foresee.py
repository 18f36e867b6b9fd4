"""Stored series without their seasons, and what is expected of them."""

from datetime import date
from pathlib import Path
from typing import Any

from balanza.api.ask import reading
from balanza.periods import Month
from balanza.publish.forecasts import Ahead, Plan
from balanza.publish.forecasts import forecasts as look_ahead
from balanza.publish.forecasts import nowcasts as sum_up
from balanza.publish.monthly import Wanted
from balanza.publish.seasons import Seasons
from balanza.publish.seasons import seasons as adjust


def seasons(
    table: str,
    through: str = "",
    as_of: date | None = None,
    store: Path | str | None = None,
    **wanted: Any,  # noqa: ANN401  by, where, of and since, as of `Wanted`
) -> Seasons:
    """Series of a table without their seasons, with models and outliers.

    `seasons("atp_totals", of="balance").rows`

    Raises  as `balanza.publish.seasons.seasons`
    """
    return adjust(_wanted(table, through, wanted), reading(as_of, store))


def forecasts(
    table: str,
    plan: Plan | None = None,
    as_of: date | None = None,
    store: Path | str | None = None,
    **wanted: Any,  # noqa: ANN401  by, where, of, since and through, as of `Wanted`
) -> Ahead:
    """The next months of series of a table, with the errors of as far ahead beside each.

    `forecasts("atp_totals", Plan("ets", horizon=6), where={"flow": ("imports",)}).rows`

    Raises  as `balanza.publish.forecasts.forecasts`
    """
    asked = _wanted(table, wanted.pop("through", ""), wanted)
    return look_ahead(asked, plan or Plan(), reading(as_of, store))


def nowcasts(
    table: str,
    plan: Plan | None = None,
    as_of: date | None = None,
    store: Path | str | None = None,
    **wanted: Any,  # noqa: ANN401  by, where, of, since and through, as of `Wanted`
) -> Ahead:
    """What the year that the last month lies in will come to, by each method.

    `nowcasts("atp_totals", of="balance", through="2025-06").methods`

    Raises  as `balanza.publish.forecasts.nowcasts`
    """
    asked = _wanted(table, wanted.pop("through", ""), wanted)
    return sum_up(asked, plan or Plan(), reading(as_of, store))


def _wanted(table: str, through: str, wanted: dict[str, Any]) -> Wanted:
    usual: dict[str, Any] = {"by": (), "where": {}, "of": "value"}
    months = {
        name: Month.parse(it) if isinstance(it, str) else it
        for name, it in (("since", wanted.pop("since", None)), ("through", through or None))
    }
    return Wanted(table, **{**usual, **wanted, **months})
