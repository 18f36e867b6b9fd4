"""Whether the detail adds up to the totals that were published apart from it."""

from balanza import units
from balanza.store.checks.account import Account, Remarks
from balanza.store.checks.scope import Scope, bounded
from balanza.store.parts import Part

ROUNDING = 50_000  # dollars: the workbook gives millions with one decimal
CATEGORIES = 10
REVISED = (
    "Totals are revised with nearly every release and the detail once a year, so that they "
    "may part between; `balanza refresh atp atp_totals` fetches the newest of both."
)
COMPARED = """
with detail as (
    select month, flow, measure, sum(value_usd) as value
    from read_parquet($detail, hive_partitioning = false)
    group by all having count(distinct product) = $categories
)
select strftime(month, '%Y-%m'), flow, detail.value - total.value_usd as off
from detail join read_parquet($totals, hive_partitioning = false) as total
  using (month, flow, measure)
order by abs(off) desc, month, flow
"""


def totals(scope: Scope) -> Account:
    """The categories of advanced technology add up to the workbook's row, but for rounding."""
    remarks, detail, whole = Remarks(), scope.newest("atp"), scope.newest("atp_totals")
    if not detail or not whole:
        return Account("totals", "nothing: atp and atp_totals are not both looked at")
    with bounded() as engine:
        found = engine.execute(
            COMPARED,
            {
                "detail": scope.files(detail),
                "totals": scope.files(whole),
                "categories": CATEGORIES,
            },
        ).fetchall()
    for month, flow, off in found:
        if abs(off) > ROUNDING:
            says = f"{flow} of {month} by {units.usd_millions(int(off))} million USD"
            remarks.note(
                f"months in which atp {_days(detail)} and atp_totals {_days(whole)} differ",
                says,
                REVISED,
            )
    return Account(
        "totals", f"{len(found):,} months and flows of atp against atp_totals", remarks.all()
    )


def _days(parts: list[Part]) -> str:
    days = sorted({str(it.vintage) for it in parts})
    return f"as of {' and '.join(days)}"
