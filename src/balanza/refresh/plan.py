"""Finds out what is new or may have been revised, and so must be asked for.

Census tells no date of its last update. So the world's row of each data set is looked at: it
shows which months there are, and its values betray a revision. Where only the detail moved, it
betrays nothing; so the years that the annual revision reaches are asked for again once it is
out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

import narwhals as nw

from balanza import catalog
from balanza.frames import rows
from balanza.periods import Month, Span
from balanza.refresh.order import Order
from balanza.sources import census
from balanza.store import Part, Warehouse

Totals: TypeAlias = Mapping[tuple[Month, str], int]


@dataclass(frozen=True, slots=True)
class Job:
    """A part to be filled, and the questions whose answers fill it."""

    table: catalog.Table
    part: str
    questions: tuple[census.Question, ...]


def plan(order: Order, service: census.Census, warehouse: Warehouse, today: date) -> list[Job]:
    """What must be asked for, by looking at the world's row of each data set first.

    Raises  as `census.fetch`
    """
    return [
        job
        for endpoint in order.endpoints()
        for job in _jobs(_look(order, endpoint, today), service, warehouse, today)
    ]


def _look(order: Order, endpoint: census.Endpoint, today: date) -> census.Question:
    return census.Question(
        endpoint,
        order.span(Month.of(today)),
        order.measure_of(endpoint),
        order.level_of(endpoint),
        order.products,
        world_only=True,
    )


def _jobs(
    look: census.Question, service: census.Census, warehouse: Warehouse, today: date
) -> Iterator[Job]:
    table = catalog.table(look.endpoint.table)
    published = _published(look, service)
    known = warehouse.newest(table, date.max)
    stored = _stored(look, table, warehouse) if known else {}
    for piece in _pieces(look):
        wanted = {
            key: it for key, it in published.items() if piece.first <= key[0] <= piece.last
        }
        name = part_name(look, piece)
        part = known.get(name)
        if not wanted or not (
            any(stored.get(key, 0) != value for key, value in wanted.items())
            or (part and _is_due(part, warehouse, today))
        ):
            continue
        months = {month for month, _ in wanted} | ({Month.of(part.last)} if part else set())
        codes = {code for month, code in stored if month in piece} if part else set()
        yield Job(table, name, _questions(look, Span(min(months), max(months)), codes))


def part_name(question: census.Question, piece: Span) -> str:
    """What the part is called that the months `piece` of a data set fill."""
    endpoint = question.endpoint
    other = question.measure if question.measure != endpoint.measure else ""
    months = str(piece.first.year) if endpoint.span > 1 else str(piece.first)
    words = (endpoint.name.replace("/", "-"), other, question.level, months)
    return "-".join(it for it in words if it)


def _pieces(look: census.Question) -> Iterator[Span]:
    """The months that fill one part each."""
    if look.endpoint.span > 1:
        return look.span.years()
    return (Span(month, month) for month in look.span)


def _published(look: census.Question, service: census.Census) -> Totals:
    """What the provider says of the world, by month and product."""
    found: dict[tuple[Month, str], int] = {}
    for question, answer in census.fetch(look, service):
        for row in rows(census.parse(answer.body, question)):
            found[Month.of(row["month"]), row.get("product", census.TOTAL)] = row["value_usd"]
    kept = re.compile(look.endpoint.products).fullmatch
    return {key: it for key, it in found.items() if look.totals_only or kept(key[1])}


def _stored(look: census.Question, table: catalog.Table, warehouse: Warehouse) -> Totals:
    """What the newest vintages say of the world, by month and product."""
    told = warehouse.read(table, date.max).filter(
        nw.col("flow") == look.endpoint.flow, nw.col("measure") == look.measure
    )
    if look.level:
        told = told.filter(nw.col("level") == look.level)
    if look.totals_only:
        told = told.with_columns(product=nw.lit(census.TOTAL))
    sums = told.group_by("month", "product").agg(nw.col("value_usd").sum())
    return {(Month.of(it["month"]), it["product"]): int(it["value_usd"]) for it in rows(sums)}


def _is_due(part: Part, warehouse: Warehouse, today: date) -> bool:
    """Whether the annual revision may have changed `part` since it was last asked for."""
    it = census.source()
    this_year = date(today.year, it.revision_month, 1)
    revised = this_year if this_year <= today else this_year.replace(year=today.year - 1)
    reached = revised.year - it.revision_years <= part.first.year <= revised.year
    return reached and warehouse.last_checked(part) < revised


def _questions(
    look: census.Question, span: Span, stored: set[str]
) -> tuple[census.Question, ...]:
    """One question for all products of the span, or one for each where that is refused.

    Where only some products are wanted, those that are `stored` are asked for with them: a
    part is loaded whole.
    """
    wanted = tuple(sorted({*look.products, *stored})) if look.products else ()
    whole = replace(look, span=span, products=wanted, world_only=False)
    if not look.endpoint.one_product_a_question:
        return (whole,)
    codes = wanted or tuple(catalog.products(look.endpoint.one_product_a_question))
    return tuple(replace(whole, products=(code,)) for code in codes)
