"""What a name means, whatever it names."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from balanza import catalog, units
from balanza.errors import UnknownName
from balanza.indicators.discontinuity import Kind, kinds
from balanza.publish.glossary import listing, members


def explanation(name: str) -> str:
    """What `name` means, whatever it is.

    Raises  UnknownName when nothing is called that
    """
    for known, tell in _at_length():
        if name in known:
            return tell(known[name])
    named = _short()
    if name not in named:
        raise UnknownName(
            "indicator, table, break, column, region, partner or product", name, _known()
        )
    return named[name]


def _at_length() -> list[tuple[Mapping[str, Any], Callable[[Any], str]]]:
    """What takes more than a line to explain, and how that is done."""
    return [
        (catalog.indicators(), partial(_of_indicator, kind="indicator")),
        (catalog.comparisons(), partial(_of_indicator, kind="comparison of two vintages")),
        ({"discontinuity": kinds()}, _of_detector),
        (catalog.tables(), _of_table),
        (catalog.breaks(), _of_break),
        (catalog.regions(), _of_region),
    ]


def _of_region(it: catalog.Region) -> str:
    return f"{it.title['en']} (region)\n{it.says}\nMembers: {members(it)}\n{it.reference}"


def _of_indicator(it: catalog.Indicator, kind: str) -> str:
    lines = [f"{it.title} ({kind}, {it.unit})", it.says, f"  = {it.formula}"]
    lines += [f"Reference: {it.reference}"] if it.reference else []
    return "\n".join([*lines, *(f"Mind: {caveat}" for caveat in it.caveats)])


def _of_table(it: catalog.Table) -> str:
    columns = [f"  {field.name}: {field.says}" for field in it.columns]
    return "\n".join([f"{it.title} (table)", it.says, "Columns:", *columns])


def _of_break(it: catalog.Break) -> str:
    lines = [f"{it.title['en']} (break, {it.kind}; {it.when}; {it.effect})", it.says["en"]]
    lines += [it.instead["en"]] if it.refuses else []
    return "\n".join([*lines, f"Reference: {it.reference}"])


def _of_detector(looked_for: Mapping[str, Kind]) -> str:
    lines = ["Discontinuity: how breaks are looked for (balanza breaks --detect)"]
    for it in looked_for.values():
        lines += [
            f"{it.title['en']}: {it.says}",
            f"  {it.formula.strip()}",
            f"  from {it.lines} lines, {units.percent(it.weight)} and a score of {it.score} on",
        ]
    return "\n".join([*lines, f"Reference: {it.reference}"])


def _short() -> dict[str, str]:
    """What takes one line to explain."""
    said = {
        code: f"{row['name_en']} (partner), Census codes {row['census_codes'] or 'none'}"
        for code, row in catalog.partners().items()
    }
    for row in listing("products"):
        said[row["product"]] = (
            f"{row['name']} (product, classification {row['classification']})"
        )
    return said | {
        it.name: f"{it.name} (column, {it.type})\n{it.says}" for it in catalog.fields().values()
    }


def _known() -> set[str]:
    return {*_short(), *(name for known, _ in _at_length() for name in known)}
