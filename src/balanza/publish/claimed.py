"""Claims of the USMCA preference, from the imports in full detail."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import narwhals as nw

from balanza import catalog
from balanza.catalog import Comparison
from balanza.errors import QuestionError
from balanza.frames import AnyFrame, LazyFrame, rows
from balanza.periods import Month, Span
from balanza.publish.detail import months_of
from balanza.publish.reading import Reading, stands_in
from balanza.studies import claims, free_of_duty, had_claims

TABLE = "bulk_imports"
USMCA = ("S", "S+")
RECORDED = Month.parse(catalog.breaks()["usmca_claims"].at[0]).start
CLAIM = "programme"
COLUMNS = ("month", "partner", "product", "programme", "consumption_value_usd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """Which claims are wanted: by which columns, of whom, on which programmes.

    With `split`, lines are told apart by whether they had a claim before July 2025, when claims
    began to be recorded on many that had none; `insist` compares across it all the same.
    """

    by: tuple[str, ...] = ("month",)
    partners: tuple[str, ...] = ("USMCA",)
    programmes: tuple[str, ...] = USMCA
    split: bool = False
    insist: bool = False


def claimed(
    wanted: Claimed, span: Span | None, reading: Reading, tariff: AnyFrame | None = None
) -> list[dict[str, Any]]:
    """The claims that `wanted` asks for, in the months of `span` (default: all there are).

    `tariff` says which lines are free (product of eight digits, is_free); without it all lines
    are unlisted. Rows as `balanza.studies.claims` gives them, in the order of their keys.

    Raises  StoreError when no detail is stored; QuestionError when the months are not there, or
            a known break would mislead
    """
    months = months_of(reading, TABLE, span)
    _guarded(wanted, months)
    entries = _entries(wanted, reading, months)
    told = _split(entries) if wanted.split else entries
    free = nw.lit(None).cast(nw.Int64)
    marked = told.with_columns(is_free=free) if tariff is None else free_of_duty(told, tariff)
    keys = (*wanted.by, *(["had_claims"] if wanted.split else []))
    # Before the break is found in lines of every month, only the wanted ones are shown.
    shown = marked.filter(*stands_in(months))
    return sorted(rows(claims(shown, by=keys)), key=lambda row: [str(row[it]) for it in keys])


def crossed(
    wanted: Claimed, span: Span | None, reading: Reading
) -> tuple[catalog.Crossing, ...]:
    """The known breaks to be footnoted under the claims that `wanted` asks for.

    Raises  as `claimed`
    """
    return _guarded(wanted, months_of(reading, TABLE, span))


def _guarded(wanted: Claimed, months: list[date]) -> tuple[catalog.Crossing, ...]:
    """The breaks that are crossed; lines that are split are alike on both sides."""
    fields = catalog.table(TABLE).fields
    if strange := [it for it in wanted.by if it not in fields]:
        raise QuestionError(
            f"{TABLE} has no {', '.join(strange)}. Take some of month, partner, product, ..."
        )
    comparison = Comparison(
        table=TABLE,
        span=Span(Month.of(months[0]), Month.of(months[-1])),
        columns=wanted.by,
        where={"partner": wanted.partners, CLAIM: wanted.programmes},
    )
    alike = replace(
        comparison,
        columns=tuple(it for it in wanted.by if it != CLAIM),
        where={"partner": wanted.partners},
    )
    catalog.guard(alike if wanted.split else comparison, insist=wanted.insist)
    return catalog.crossings(comparison)


def _entries(wanted: Claimed, reading: Reading, months: list[date]) -> LazyFrame:
    """Imports for consumption with their claims; with earlier months too, where lines split."""
    kept = list(dict.fromkeys((*COLUMNS, *wanted.by)))
    ours = nw.any_horizontal(*map(catalog.belongs, wanted.partners), ignore_nulls=True)
    detail = reading.table(TABLE).filter(nw.col("consumption_value_usd") != 0, ours)
    when = detail if wanted.split else detail.filter(*stands_in(months))
    value = nw.col("consumption_value_usd")
    claim = nw.when(nw.col("programme").is_in(wanted.programmes)).then(value)
    return when.select(*kept).with_columns(
        value_usd=value, claimed_usd=claim.otherwise(nw.lit(0))
    )


def _split(entries: LazyFrame) -> LazyFrame:
    return had_claims(entries, before=RECORDED)
