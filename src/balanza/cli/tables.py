"""How records are printed or written: dollars in millions for eyes, whole in files."""

from collections.abc import Mapping, Sequence
from typing import Any

from balanza import units
from balanza.cli.arguments import Results
from balanza.cli.results import RATIOS, put
from balanza.cli.say import say, say_table

Record = Mapping[str, Any]
MONEY = ("before", "change")


def write(records: Sequence[Record], results: Results) -> None:
    """Print `records`, or write them as wanted."""
    if results.form == "table" and results.out is None:
        table(records)
    else:
        put(list(map(dict, records)), results.form, results.out)


def table(
    records: Sequence[Record], limit: int | None = None, hint: str = ": --format csv shows all"
) -> None:
    """Print the first `limit` records as a table, and how many more there are."""
    if not records:
        say("There are none.")
        return
    shown = records[:limit]
    names = list(records[0])
    numbers = [_head(name) for name in names if isinstance(records[0][name], int | float)]
    cells = [[_cell(name, row[name]) for name in names] for row in shown]
    say_table([_head(name) for name in names], cells, numbers)
    if more := len(records) - len(shown):
        say(f"{more:,} more rows{hint}.")


def _head(name: str) -> str:
    return name.removesuffix("_usd")


def _cell(name: str, value: Any) -> str:  # noqa: ANN401  a cell of any column
    if value is None:
        return "n/a"
    if name.endswith("_share") or name in RATIOS:
        return RATIOS.get(name, units.percent)(value)
    if name.endswith("_usd") or name in MONEY:
        return units.usd_millions(value)
    return str(value)[:7] if name == "month" else _number(name, value)


def _number(name: str, value: object) -> str:
    """A count with commas, a float as an index; a year, or what is no number, as it is."""
    if isinstance(value, float) and "quantity" in name:
        return units.whole(value)
    if isinstance(value, float):
        return units.index(value)
    return units.whole(value) if isinstance(value, int) and name != "year" else str(value)
