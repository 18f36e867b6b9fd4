"""What a chart says at each of its marks, for pages on which it can be asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from balanza.figures import Figure, Words
from balanza.figures.steps import steps
from balanza.findings import Claim, Finding, steady
from balanza.publications.content import Course, Readouts
from balanza.publications.language import Language
from balanza.publish.cast import Facts
from balanza.publish.exhibits import Gallery, Shown
from balanza.publish.pictures import cell_of, drawn, head_of, written

Row: TypeAlias = Mapping[str, Any]
Write: TypeAlias = Callable[[float], str]


def with_readouts(shown: Shown, gallery: Gallery) -> Shown:
    """`shown` with what its marks say, where it is drawn."""
    exhibit = shown.exhibit
    if exhibit.name not in gallery.figures:
        return shown
    figure, words = gallery.figures[exhibit.name], shown.pictures.words
    rows = drawn(figure, shown.evidence)
    said = readouts(rows, figure, words, gallery.language)
    traced = replace(said, traces=_traces(rows, figure, gallery.told))
    return replace(shown, exhibit=replace(exhibit, readouts=traced))


def readouts(rows: Sequence[Row], figure: Figure, words: Words, language: Language) -> Readouts:
    """What each mark of `figure` is called and its value, as the table behind it has them."""
    write = written(figure, language)
    times = sorted({row[figure.x] for row in rows if isinstance(row[figure.x], date)})
    courses = _over_time if times else _alone
    return Readouts(
        unit=head_of(figure, figure.y, language),
        when=tuple((it.isoformat(), cell_of(it, words, language)) for it in times)
        or (("", ""),),
        courses=tuple(courses(rows, figure, words, write)),
    )


def _over_time(rows: Sequence[Row], figure: Figure, words: Words, write: Write) -> list[Course]:
    """A course for each series, in the order in which they stand at the end."""
    whens = sorted({row[figure.x].isoformat() for row in rows})
    codes = sorted({_code(row, figure) for row in rows})
    at = {(_code(row, figure), row[figure.x].isoformat()): row[figure.y] for row in rows}
    best = 1 if figure.y == "rank" else -1
    ends = {it: at.get((it, whens[-1])) for it in codes}
    order = sorted(codes, key=lambda it: (ends[it] is None, best * (ends[it] or 0), it))
    return [
        Course(
            code,
            words.named(code) if code else "",
            tuple(_said(at.get((code, it)), write) for it in whens),
        )
        for code in order
    ]


def _alone(rows: Sequence[Row], figure: Figure, words: Words, write: Write) -> list[Course]:
    """A course of one value for each bar or circle, in the order of the picture."""
    known = {row[figure.x]: row[figure.y] for row in rows}
    if figure.kind == "waterfall":
        parts: Iterable[Row] = steps(rows, figure, words)
    elif figure.kind == "bars":
        from balanza.figures.bars import parts as bars  # noqa: PLC0415  as Altair draws them

        parts = bars(rows, figure, words)
    else:
        order = sorted(known, key=lambda code: (-known[code], code))
        parts = [{"key": it, "name": words.named(it)} for it in order]
    return [
        Course(
            it["key"],
            it["name"],
            (_said(known.get(it["key"], it.get("size", 0) * figure.scale), write),),
        )
        for it in parts
    ]


def _code(row: Row, figure: Figure) -> str:
    return str(row[figure.series]) if figure.series else ""


def _said(value: float | None, write: Write) -> str | None:
    return None if value is None else write(value)


def _traces(rows: Sequence[Row], figure: Figure, told: Facts) -> dict[str, str]:
    """The findings that are the very numbers of marks, by the marks' keys."""
    known = {_mark(row, figure): row[figure.y] for row in rows if row[figure.y] is not None}
    wanted = {
        mark: it
        for name, claim in told.claims.items()
        if _alike(claim, figure)
        for key, it in told.findings[name].items()
        if (mark := _marked(claim.where | {claim.each: key}, it, figure)) in known
    }
    return {mark: it.name for mark, it in wanted.items() if steady(known[mark]) == it.value}


def _alike(claim: Claim, figure: Figure) -> bool:
    """Whether a claim is about what a figure shows; without months, about the same one."""
    ours, theirs = figure.shows, claim.shows
    same = (ours.table, ours.where, ours.of) == (theirs.table, theirs.where, theirs.of)
    timely = figure.x == "month" or claim.when == "through"
    return same and timely and claim.column == figure.y


def _mark(row: Row, figure: Figure) -> str:
    """The key of a row's mark, as the drawing has it."""
    if not isinstance(row[figure.x], date):
        return str(row[figure.x])
    return f"{_code(row, figure)}@{row[figure.x].isoformat()}"


def _marked(wanted: Mapping[str, Any], it: Finding, figure: Figure) -> str:
    """The key of the mark that a finding would be."""
    code = str(wanted.get(figure.series or figure.x, ""))
    return f"{code}@{it.through}-01" if figure.x == "month" else code
