"""How adjusted series, forecasts and nowcasts are told."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from balanza import units
from balanza.cli.arguments import Results
from balanza.cli.say import say, say_edition, say_table
from balanza.publish import Evidence
from balanza.publish.forecasts import Ahead
from balanza.publish.monthly import Wanted
from balanza.publish.seasons import Seasons
from balanza.store import Store

Record = Mapping[str, Any]
LAST = 24  # months of a table
ASIDE = {"months_known", "so_far_usd", "origins"}  # in files
OF_THE_CHOSEN = {"method", "rmse_usd"}  # which stand in the table of methods
RATIOS = {"mape", "inside", "typical_error"}
HEADS = {"inside": "in band", "typical_error": "error", "horizon": "ahead"}


def show_months(found: Seasons) -> None:
    """How each series was adjusted, then the last months: fewer of each, the more there are."""
    _models(found)
    number = max(1, LAST // len(found.models))
    months = sorted({row["month"] for row in found.rows})[-number:]
    _table([row for row in found.rows if row["month"] in months])


def show_outliers(found: Seasons) -> None:
    """How each series was adjusted, then what falls out of it."""
    _models(found)
    if found.outliers:
        _table(found.outliers)
    else:
        say("No outlier and no level shift.")


def _models(found: Seasons) -> None:
    _table([{name: it[name] for name in it if name != "notes"} for it in found.models])
    for note, number in Counter(it["notes"] for it in found.models if it["notes"]).items():
        say(f"Mind{f' ({number} series)' if len(found.models) > 1 else ''}: {note}")


def show_ahead(found: Ahead, rows: Sequence[Record]) -> None:
    """The methods that were tried, then what the chosen one says."""
    _table(found.methods)
    say(f"{_tried(found.methods[0])} Bands are of 80 %.")
    _table([{name: it[name] for name in it if name not in OF_THE_CHOSEN} for it in rows])


def _tried(row: Record) -> str:
    """What the errors of the methods are of."""
    if "origins" in row:
        return f"Mean errors of {row['origins']} forecasts, each of what was known then."
    return f"Errors of past years, {row['months_known']} months of each known."


def footnote(found: Evidence, store: Store, wanted: Wanted, results: Results) -> None:
    """What the rows are of; to the standard error where they are for programs."""
    measures = ", ".join(it.replace("_", " ") for it in found.measures)
    unit = "Dollars in millions. " if results.is_table else ""
    say(
        f"{unit}{wanted.table}, {wanted.of}, through {found.through}; {measures}; data as of "
        f"{found.vintage}. Source of the data: U.S. Census Bureau; the rest is computed.",
        to_stderr=not results.is_table,
    )
    say_edition(store)


def _table(rows: Sequence[Record]) -> None:
    told = [it for it in rows[0] if it not in ASIDE]
    columns = [it for it in told if any(row[it] not in {None, ""} for row in rows)]
    numbers = [it for it in columns if any(isinstance(row[it], int | float) for row in rows)]
    heads = {it: HEADS.get(it, it.removesuffix("_usd").replace("_", " ")) for it in columns}
    cells = [[_cell(it, row[it]) for it in columns] for row in rows]
    say_table(list(heads.values()), cells, [heads[it] for it in numbers])


def _cell(name: str, value: Any) -> str:  # noqa: ANN401  a cell of any column
    if value is None:
        return "n/a"
    if name.endswith("_usd"):
        return units.usd_millions(value)
    if name in RATIOS:
        return units.percent(value)
    if name == "error":
        return units.change(value)
    if name == "month":
        return str(value)[:7]
    return _number(value) if isinstance(value, float) else str(value)


def _number(value: float) -> str:
    """Sizes in logarithms have three decimals; dollars, and criteria, fewer."""
    if abs(value) > units.MILLION:
        return units.usd_millions(value)
    return f"{value:.1f}" if abs(value) > 100 else f"{value:.2f}".replace("-", units.MINUS)  # noqa: PLR2004
