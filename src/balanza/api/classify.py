"""The same trade under other classifications, and what a list of codes does to it."""

from datetime import date
from pathlib import Path
from typing import Any

from balanza.api.ask import reading
from balanza.bridges import bridge, depth_of
from balanza.publish import Category, Growth, Question, Reconciliation, Years, reconcile
from balanza.publish import growth as split
from balanza.publish.concordance import concordance
from balanza.publish.lines import lines, supplies


def bridged(
    to: str,
    level: str = "",
    year: int | None = None,
    as_of: date | None = None,
    store: Path | str | None = None,
) -> Any:  # noqa: ANN401  the engine's own kind of frame
    """All trade by ten-digit commodity with its category of `to`, as a DuckDB relation.

    Columns month, flow, partner, product, measure, value_usd and `to`, cut to `level`; `year`
    insists on that year's list.

    Raises  UnknownName, QuestionError, StoreError, SchemaError
    """
    told = reading(as_of, store)
    trade = lines(told, supplies(told))
    depth = depth_of(to, level) if level else None
    return bridge(trade, concordance(told, to), to, depth, year).to_native()


def reconciliation(
    question: Question | None = None,
    as_of: date | None = None,
    store: Path | str | None = None,
) -> Reconciliation:
    """A table (default: atp) beside the sum over each year's list of codes.

    `reconciliation(Question("naics", where={"flow": ("imports",)})).differences`

    Raises  as `balanza.publish.reconcile`
    """
    return reconcile(question or Question(), reading(as_of, store))


def growth(
    category: Category,
    years: Years,
    as_of: date | None = None,
    store: Path | str | None = None,
) -> Growth:
    """How much of a category's growth is trade, and how much is its list.

    `growth(Category("atp", "04"), Years(2023, 2024)).parts[0]["trade_usd"]`

    Raises  as `balanza.publish.growth`
    """
    return split(category, years, reading(as_of, store))
