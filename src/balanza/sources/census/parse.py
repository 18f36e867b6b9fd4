"""Turns the bytes of one Census answer into columns under our names, as sent but for types.

An answer holds the world's row, partners and groups of partners, and the whole beside its
parts. All of them are kept here; `observations` tells them apart and checks them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import msgspec
import narwhals as nw
import pyarrow as pa

from balanza.errors import SourceError
from balanza.periods import Month
from balanza.sources.census.questions import TOTAL, Question

Rows = nw.DataFrame[pa.Table]
WHOLE_NUMBER = r"^\d{1,18}$"
EXAMPLES = 3


def parse(body: bytes, question: Question) -> Rows:
    """The lines of an answer, typed; the values are whole dollars.

    Its columns: month, census_code, summary, product, value_usd, value_ytd_usd, and one for
    each dimension that is broken out, such as state.
    The API sends a list of lists whose first is the header, and every value as text.

    Raises  SourceError when it sent something else, not every column it was asked for, or
            values that are no whole numbers of dollars, all of them at once; or months that
            it was not asked for
    """
    header, *lines = _decoded(body, question) or [[]]
    names = _columns(header, question)
    if uneven := {len(line) for line in lines} - {len(header)}:
        raise SourceError(
            f"Census {question} sent rows of {sorted(uneven)} cells under {len(header)} names."
        )
    cells = dict(zip(names, zip(*lines, strict=True), strict=False)) if lines else {}
    text = {name: pa.array(cells.get(name, ()), pa.string()) for name in names if name}
    _check_months(text["month"], question)
    _check_numbers(text, question)
    return nw.from_native(_typed(text), eager_only=True)


def _decoded(body: bytes, question: Question) -> list[list[str | None]]:
    try:
        return msgspec.json.decode(body, type=list[list[str | None]])
    except msgspec.DecodeError as problem:
        raise SourceError(
            f"Census {question} sent {body[:40]!r}..., not lists of text: {problem}."
        ) from problem


def _columns(header: Sequence[str | None], question: Question) -> list[str]:
    """Our name of each column; empty for those that were only echoed.

    A variable that was both asked for and pinned comes twice: the first is taken.
    """
    wanted = _wanted(question)
    if missing := sorted(wanted.keys() - set(header)):
        raise SourceError(
            f"Census {question} came without {', '.join(missing)}; "
            f"it has {', '.join(str(name) for name in header)}. "
            f"If the API renamed a column, mend sources/census/endpoints.yaml."
        )
    first = {name: place for place, name in reversed(list(enumerate(header)))}
    return [
        wanted.get(str(name), "") if first[name] == place else ""
        for place, name in enumerate(header)
    ]


def _wanted(question: Question) -> dict[str, str]:
    """Census's name of each column that was asked for -> ours."""
    names = {
        "time": "month",
        question.month_value: "value_usd",
        question.year_value: "value_ytd_usd",
    }
    if not question.world_only:
        names |= {"CTY_CODE": "census_code", "SUMMARY_LVL": "summary", **question.dimensions}
    if not question.totals_only:
        names[question.endpoint.product] = "product"
    return names


def _check_months(months: pa.Array, question: Question) -> None:
    asked = {str(month) for month in question.span}
    if strangers := sorted({str(it) for it in months.unique().to_pylist()} - asked):
        raise SourceError(
            f"Census {question} sent {len(strangers)} months that were not asked for, such as "
            f"{', '.join(strangers[:EXAMPLES])}. Nothing of it was taken; try again later."
        )


def _check_numbers(text: dict[str, pa.Array], question: Question) -> None:
    wrong = [it for name in ("value_usd", "value_ytd_usd") for it in _no_numbers(name, text)]
    if wrong:
        raise SourceError(
            f"Census {question} sent values that are no whole number of dollars: "
            f"{'; '.join(wrong)}. Nothing of it was taken; try again later."
        )


def _no_numbers(name: str, text: dict[str, pa.Array]) -> Iterator[str]:
    import pyarrow.compute as pc  # noqa: PLC0415  only where an answer is read

    fits = pc.fill_null(pc.match_substring_regex(text[name], WHOLE_NUMBER), fill_value=False)
    if bad := text[name].filter(pc.invert(fits)).to_pylist():
        kinds = ", ".join(repr(it) for it, _ in Counter(bad).most_common(EXAMPLES))
        yield f"{name} in {len(bad)} rows, such as {kinds}"


def _typed(text: dict[str, pa.Array]) -> pa.Table:
    columns: dict[str, Any] = dict(text)
    for name in ("value_usd", "value_ytd_usd"):
        columns[name] = text[name].cast(pa.int64())
    if "product" in text:
        columns["product"] = _named_total(text["product"])
    columns["month"] = pa.array(_dates(text["month"].to_pylist()), pa.date32())
    return pa.table(columns)


def _named_total(products: pa.Array) -> pa.Array:
    """The codes, with the total under one name: in 2017 Census sent it as empty text."""
    import pyarrow.compute as pc  # noqa: PLC0415  only where an answer is read

    return pc.if_else(pc.equal(pc.fill_null(products, ""), ""), TOTAL, products)


def _dates(months: Sequence[str]) -> list[date]:
    known = {text: Month.parse(text).start for text in set(months)}
    return [known[text] for text in months]
