"""How the rows of an indicator are printed or written."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
import msgspec

from balanza import catalog, units
from balanza.cli.say import say, say_edition, say_table
from balanza.publish import Evidence
from balanza.publish.data import plain
from balanza.store import Store, draft

RATIOS: dict[str, Callable[[float], str]] = {
    "share": units.percent,
    "year_on_year": units.change,
    "contribution": units.change,
}
RATIOS |= {"revised_by": units.revised, "concentration_points": units.whole}
PARTS = (
    "covered",
    "concentration_ratio",
    "single_point_of_failure",
    "exposure",
    "churn",
    "outside_share",
)
RATES = ("duty_rate", "dutiable_share", "rate_on_dutiable", "re_export_share")
RATIOS |= dict.fromkeys((*PARTS, *RATES, "moved_share", "persistence"), units.percent)
RATIOS |= dict.fromkeys(("growth", "of_all", "of_mix", "of_share"), units.change)
MONTHS = {"month", "as_high_in", "as_low_in"}
NOTHING = "No row fits what was asked for."


def write(found: Evidence, store: Store, form: str, out: Path | None) -> None:
    """Print the rows, or write them to `out`; say what they are of."""
    put(_ordered(found), form, out, _nothing(found), _told(found))
    _footnote(found, to_stderr=form != "table")
    say_edition(store)


def _nothing(found: Evidence) -> str:
    """Why there may be no row: nothing fits, or an earlier month is not stored."""
    name = found.selection.indicator
    if catalog.indicator(name).months_needed == 0:
        return NOTHING
    return f"{NOTHING} {name} looks back; the months before may not be stored."


def put(
    rows: list[dict[str, Any]],
    form: str,
    out: Path | None,
    nothing: str = NOTHING,
    told: Mapping[str, str] | None = None,
) -> None:
    """Print rows, or write them to `out`; of a table without any, say `nothing`.

    `told` is what a file says of its rows, where its format has room for that.
    """
    if out is not None:
        keep(WRITERS[form](rows, told or {}), f"{len(rows):,} rows", out)
    elif form == "parquet":
        raise click.UsageError("Parquet is no text to print; give a file with --out.")
    elif form == "table":
        _table(rows, nothing)
    else:
        say(WRITERS[form](rows, told or {}).decode().rstrip("\n"))


def keep(body: bytes, what: str, out: Path) -> None:
    """Write `body` to a file, and say so."""
    with draft(out) as hidden:
        hidden.write_bytes(body)
    say(f"Wrote {what} to {out}")


def _told(found: Evidence) -> dict[str, str]:
    """What rows are of, as of when, and across which breaks."""
    return {
        "selection": msgspec.json.encode(found.selection).decode(),
        "through": str(found.through),
        "vintage": str(found.vintage),
        "footnotes": json.dumps(found.footnotes()),
    }


def _ordered(found: Evidence) -> list[dict[str, Any]]:
    """By month where months are shown; else the largest first."""
    if "month" in found.selection.by or found.selection.window == "years_to_date":
        return sorted(found.rows, key=lambda row: [str(value) for value in row.values()])
    column = catalog.indicator(found.selection.indicator).column
    sign = 1 if column == "rank" or "rank" in column else -1
    key = "rank" if "rank" in column else column
    return sorted(found.rows, key=lambda row: (row[key] is None, sign * (row[key] or 0)))


def _table(rows: list[dict[str, Any]], nothing: str) -> None:
    if not rows:
        say(nothing)
        return
    columns = list(rows[0])
    heads = {name: _head(name) for name in columns}
    numbers = [heads[it] for it in columns if any(_is_number(row[it]) for row in rows)]
    cells = ([_cell(name, row[name]) for name in columns] for row in rows)
    say_table(list(heads.values()), cells, numbers)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _head(name: str) -> str:
    return name.removesuffix("_usd")


def _is_money(name: str) -> bool:
    """Whether a column holds dollars: by its name, or as what an indicator is taken of."""
    return name.endswith("_usd") or name in {"before", "change"}


def _cell(name: str, value: Any) -> str:  # noqa: ANN401  a cell of any column
    if value is None:
        return "n/a"
    if _is_money(name):
        return units.usd_millions(value)
    if name in RATIOS:
        return RATIOS[name](value)
    if isinstance(value, float):
        return units.index(value)
    return str(value)[:7] if name in MONTHS else str(value)


def _csv(rows: list[dict[str, Any]], _: Mapping[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(plain, rows))
    return text.getvalue().encode()


def _json(rows: list[dict[str, Any]], _: Mapping[str, str]) -> bytes:
    return f"{json.dumps([plain(row) for row in rows], indent=1)}\n".encode()


def _parquet(rows: list[dict[str, Any]], told: Mapping[str, str]) -> bytes:
    """Rows as Parquet, with what is told of them as metadata."""
    import pyarrow as pa  # noqa: PLC0415  only where a file of it is wanted
    import pyarrow.parquet as pq  # noqa: PLC0415

    body = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, metadata=dict(told) or None), body)
    return body.getvalue()


# A table is for eyes; in a file it has commas.
WRITERS = {"table": _csv, "csv": _csv, "json": _json, "parquet": _parquet}


def _footnote(found: Evidence, *, to_stderr: bool) -> None:
    measures = ", ".join(it.replace("_", " ") for it in found.measures)
    window = "" if found.selection.window == "month" else f" ({found.selection.window})"
    unit = "" if to_stderr else "Dollars in millions. "
    say(
        f"{unit}Through {found.through}{window}; {measures}; not seasonally adjusted; "
        f"data as of {found.vintage}. Source: U.S. Census Bureau.",
        to_stderr=to_stderr,
    )
    for note in found.footnotes():
        say(f"Mind: {note}", to_stderr=to_stderr)
