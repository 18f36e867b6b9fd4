"""Dependence on suppliers outside a trusted circle."""

from collections.abc import Sequence

import narwhals as nw

from balanza import catalog
from balanza.frames import LazyFrame, any_frame
from balanza.indicators._totals import known, only, summed_up, sums, unless_zero

DOLLARS = ("imports_usd", "outside_usd", "exports_usd")
SQUARED = ("_supplied", "_squares")


@any_frame
def dependence(
    trade: LazyFrame,
    by: Sequence[str] = ("month",),
    of: str = "value_usd",
    *,
    inside: str = "USMCA",
    criteria: str = "eu_2021",
) -> LazyFrame:
    """Whether imports depend on few suppliers outside, as the European Commission asks it.

    Ask by product. Outside are all partners that do not belong to `inside`, a region or codes
    such as CAN+MEX. Imports without any exports lie above every threshold of the two. Partners
    that are not named count as outside, but not in the concentration.

    Reads    flow, partner, `of`, the columns in `by`, and month where membership is dated
    Returns  one row per `by`: imports_usd, outside_usd, exports_usd, concentration (CDI 1),
             outside_share (CDI 2), outside_over_exports (CDI 3), each null where it would
             divide by zero; dependent (Boolean: above the three thresholds of `criteria`)
    Raises   UnknownName when there is no such region, or set of criteria
    """
    wanted = catalog.criteria(criteria)
    lines = list(dict.fromkeys([*by, "partner"]))
    sides = (
        known(trade, of)
        .with_columns(
            imports_usd=only(of, "flow", "imports"),
            exports_usd=only(of, "flow", "exports"),
            _outside=nw.when(catalog.belongs(inside)).then(nw.lit(0.0)).otherwise(nw.lit(1.0)),
        )
        .with_columns(outside_usd=nw.col("imports_usd") * nw.col("_outside"))
    )
    counted = "outside_usd" if wanted.suppliers == "outside" else "imports_usd"
    partners = _supplied(sums(sides, lines, *DOLLARS), counted)
    return _told(summed_up(partners, lines, by, *DOLLARS, *SQUARED), by, wanted)


def _supplied(partners: LazyFrame, counted: str) -> LazyFrame:
    """`partners`, with what named suppliers sell, and its square."""
    named = ~nw.col("partner").is_in([catalog.REST, catalog.UNIDENTIFIED])
    supplied = nw.when(named & (nw.col(counted) > 0)).then(nw.col(counted))
    marked = partners.with_columns(_supplied=supplied.otherwise(nw.lit(0.0)))
    return marked.with_columns(_squares=nw.col("_supplied") ** 2)


def _told(sums: LazyFrame, by: Sequence[str], wanted: catalog.Criteria) -> LazyFrame:
    outside, exports = nw.col("outside_usd"), nw.col("exports_usd")
    measured = sums.with_columns(
        concentration=nw.col("_squares") / unless_zero(nw.col("_supplied") ** 2),
        outside_share=outside / unless_zero(nw.col("imports_usd")),
        outside_over_exports=outside / unless_zero(exports),
    )
    met = (
        (nw.col("concentration") > wanted.concentration)
        & (nw.col("outside_share") > wanted.outside_share)
        & (outside > wanted.outside_over_exports * exports)
    )
    dependent = nw.when(met).then(nw.lit(True)).otherwise(nw.lit(False))
    return measured.with_columns(dependent=dependent).select(
        *by,
        *DOLLARS,
        "concentration",
        "outside_share",
        "outside_over_exports",
        "dependent",
    )
