"""Whether months are missing, and whether the months add up to the year to date."""

from collections.abc import Iterator
from datetime import date

from balanza import catalog
from balanza.catalog import Table
from balanza.periods import Month, Span
from balanza.store.checks.account import Account, Remarks
from balanza.store.checks.scope import Scope, bounded
from balanza.store.parts import Part

Series = tuple[str, str, str]
REVISED = (
    "Nothing is lost: after a revision of earlier months the provider's own year to date may "
    "differ from the sum of its months. Both are kept as they came."
)
DIFFERENCES = """
with sums as (
    select {by}, month, sum({month}) as value, sum({year}) as said
    from read_parquet($files, hive_partitioning = false)
    group by all
), added as (
    select *, sum(value) over (partition by {by}, year(month) order by month) as months
    from sums
)
select count(*), count(*) filter (months <> said),
       arg_max(concat_ws(' ', strftime(month, '%Y-%m'), {by}), abs(months - said)),
       max(abs(months - said))
from added where month in (select unnest($whole))
"""


def gaps(scope: Scope) -> Account:
    """No month is missing between the first and the last of a flow, measure and level."""
    remarks, count = Remarks(), 0
    for table in scope.tables:
        there = _months([it for it in scope.parts() if it.table == table])
        count += len(there)
        for name, months in there.items():
            missing = [it for it in Span(min(months), max(months)) if it not in months]
            if missing:
                what = " ".join(it for it in (table, *name) if it)
                says = f"{what} lacks {', '.join(map(str, _spans(missing)))}"
                since = f"Fetch them with `balanza refresh {table} --since {missing[0]}`."
                remarks.note("series with months missing between", says, since)
    return Account("gaps", f"{count:,} series of months", remarks.all())


def year_to_date(scope: Scope) -> Account:
    """The months of a vintage add up to its year to date, where it has them all."""
    remarks, count = Remarks(), 0
    for name in scope.tables:
        table, parts = catalog.table(name), scope.sound(name)
        for vintage in sorted({it.vintage for it in parts}):
            of_day = [it for it in parts if it.vintage == vintage]
            for series, months in _whole(of_day).items():
                chosen = [it for it in of_day if _is_of(it, series, months)]
                count += _compared(scope, table, chosen, sorted(months), remarks)
    return Account("year to date", f"{count:,} sums of months", remarks.all())


def _months(parts: list[Part]) -> dict[Series, set[Month]]:
    found: dict[Series, set[Month]] = {}
    for facet in (facet for it in parts for facet in it.facets):
        months = found.setdefault((facet.flow, facet.measure, facet.level), set())
        months.update(Month.of(it) for it in facet.months)
    return found


def _spans(months: list[Month]) -> Iterator[Span]:
    first = months[0]
    for one, two in zip(months, [*months[1:], None], strict=True):
        if two != one + 1:
            yield Span(first, one)
            first = two or one


def _whole(parts: list[Part]) -> dict[Series, set[date]]:
    """The months of each series before which none of their year is missing."""
    return {
        name: {it.start for it in months if months.issuperset(Span(Month(it.year, 1), it))}
        for name, months in _months(parts).items()
    }


def _is_of(it: Part, series: Series, months: set[date]) -> bool:
    return any(
        (facet.flow, facet.measure, facet.level) == series and months.intersection(facet.months)
        for facet in it.facets
    )


def _compared(
    scope: Scope, table: Table, parts: list[Part], whole: list[date], remarks: Remarks
) -> int:
    """Compare each pair of value and year to date; how many sums were compared."""
    by = _by(table)
    count = 0
    for month in [it for it in table.fields if it.endswith("value_usd")] if whole else []:
        year = month.replace("_usd", "_ytd_usd")
        if year not in table.fields:
            continue
        query = DIFFERENCES.format(by=", ".join(by), month=month, year=year)
        with bounded() as engine:
            sums, off, where, most = engine.execute(
                query, {"files": scope.files(parts), "whole": whole}
            ).fetchone()
        count += sums
        if off:
            most = f"most {where} by {int(most):,} USD"
            says = f"{table.name} of {parts[0].vintage}: {off:,} of {sums:,}, {most}"
            remarks.note("years to date unlike their months", says, REVISED, off)
    return count


def _by(table: Table) -> list[str]:
    """What names a series; of the wide tables only product and country, to keep it bounded."""
    if "value_usd" not in table.fields:
        return ["product", "country_code"]
    return [it for it in table.key if it != "month"]
