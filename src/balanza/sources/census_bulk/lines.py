"""The detail of a month summed up to lines: a value per commodity, partner and measure."""

from collections.abc import Iterator

import narwhals as nw

from balanza.frames import AnyFrame, LazyFrame, lazy
from balanza.sources.census_bulk.layouts import Archive, Line

LINE = ("month", "partner", "product")


def lines(detail: AnyFrame, archive: Archive) -> Iterator[LazyFrame]:
    """The lines of each measure, by commodity and partner, unevaluated.

    A line without a value in the month is left out.

    Reads    month, partner, product, snapshot, and the columns of the archive's `lines`
    Returns  one row per partner and product: month, flow, partner, product, measure,
             value_usd, snapshot
    """
    rows = lazy(detail)
    for measure, line in archive.lines.items():
        sums = _counted(rows, line).group_by(*LINE, "snapshot")
        value = sums.agg(value_usd=nw.col(line.column).sum().cast(nw.Int64))
        yield (
            value.filter(nw.col("value_usd") > 0)
            .with_columns(flow=nw.lit(archive.name), measure=nw.lit(measure))
            .select("month", "flow", "partner", "product", "measure", "value_usd", "snapshot")
            .sort("product", "partner")
        )


def _counted(rows: LazyFrame, line: Line) -> LazyFrame:
    conditions = [nw.col(name) == value for name, value in line.where.items()]
    return rows.filter(*conditions) if conditions else rows
