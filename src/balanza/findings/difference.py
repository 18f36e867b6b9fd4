"""What differs between the findings of two briefs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from balanza.findings.finding import Finding

ASPECTS = ("value", "selection", "query", "vintage")
FILES = re.compile(r"read_parquet\(\[.*?\]\)")
VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding of two briefs that differs, or that one of them lacks.

    `differs` are those of ASPECTS that are not the same; `difference` and `relative` (a ratio
    to the size before) are None where a word changed or nothing can be compared.
    """

    name: str
    kind: Literal["changed", "new", "gone"]
    unit: str
    before: str
    after: str
    difference: float | None
    relative: float | None
    vintage_before: date | None
    vintage_after: date | None
    differs: tuple[str, ...]


def differences(before: Iterable[Finding], after: Iterable[Finding]) -> list[Difference]:
    """The findings that changed, appeared or went: words first, then the largest change.

    A finding that says the same of the same selection, from younger bytes, did not change.
    """
    was, now = ({it.name: it for it in them} for them in (before, after))
    told = [_changed(was[name], now[name]) for name in was if name in now]
    changed = sorted((it for it in told if _counts(it)), key=_place)
    appeared = [_alone(it, "new") for it in now.values() if it.name not in was]
    went = [_alone(it, "gone") for it in was.values() if it.name not in now]
    return [*changed, *appeared, *went]


def confirmed(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[int, int]:
    """How many findings did not change, and how many of them are from other bytes now."""
    was = {it.name: it for it in before}
    told = [_changed(was[it.name], it) for it in after if it.name in was]
    same = [it for it in told if not _counts(it)]
    return len(same), sum(bool(it.differs) for it in same)


def _counts(it: Difference) -> bool:
    """Whether anything but the vintage differs."""
    return bool(set(it.differs) - {"vintage"})


def _changed(was: Finding, now: Finding) -> Difference:
    gap = _gap(was, now)
    return Difference(
        name=now.name,
        kind="changed",
        unit=now.unit,
        before=was.text,
        after=now.text,
        difference=gap,
        relative=None if gap is None or not was.value else gap / abs(float(was.value)),
        vintage_before=was.vintage,
        vintage_after=now.vintage,
        differs=_differs(was, now),
    )


def _gap(was: Finding, now: Finding) -> float | None:
    """The value after less the value before, where both are numbers in one unit."""
    if isinstance(was.value, str) or isinstance(now.value, str) or was.unit != now.unit:
        return None
    return now.value - was.value


def _differs(was: Finding, now: Finding) -> tuple[str, ...]:
    pairs: Mapping[str, bool] = {
        "value": (was.value, was.unit, was.text) != (now.value, now.unit, now.text),
        "selection": _selection(was) != _selection(now),
        "query": _query(was) != _query(now),
        "vintage": was.vintage != now.vintage or was.sources != now.sources,
    }
    return tuple(it for it in ASPECTS if pairs[it])


def _selection(it: Finding) -> tuple[object, ...]:
    return (it.indicator, it.table, it.where, it.through)


def _query(it: Finding) -> str:
    """The query without its files, which another vintage names otherwise."""
    return FILES.sub("read_parquet(...)", it.query)


def _alone(it: Finding, kind: Literal["new", "gone"]) -> Difference:
    is_new = kind == "new"
    return Difference(
        name=it.name,
        kind=kind,
        unit=it.unit,
        before="" if is_new else it.text,
        after=it.text if is_new else "",
        difference=None,
        relative=None,
        vintage_before=None if is_new else it.vintage,
        vintage_after=it.vintage if is_new else None,
        differs=(),
    )


def _place(it: Difference) -> tuple[bool, float, str]:
    """Where a change is listed: words first, then by size, then by name."""
    return (it.unit != VERDICT, -abs(it.relative or 0), it.name)
