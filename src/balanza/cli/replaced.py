"""How replacement potential is told."""

from collections.abc import Mapping
from typing import Any

from balanza import units
from balanza.cli.say import say, say_edition, say_table
from balanza.potential import parts
from balanza.publish.replacement import Potential
from balanza.store import Store

FEW = 30
SHORT = {
    "advantage": "RCA",
    "density": "density",
    "growth": "growth",
    "unit_value": "unit value",
    "duty_difference": "duty",
    "capacity": "capacity",
    "preference": "USMCA",
}
WRITTEN = {
    "growth": units.change,
    "duty_difference": units.points,
    "capacity": units.percent,
    "preference": units.percent,
}


def say_potential(found: Potential, store: Store, *, products: bool) -> None:
    """The partners, or every product with its parts; then what the figures are made of."""
    dependent = {it["product"]: it["source_usd"] for it in found.rows}
    say(
        f"{found.preset.title}: of {found.products:,} products {len(dependent):,} depend on "
        f"the source for {units.percent(found.preset.dependence)} or more, "
        f"{units.size(sum(dependent.values()))}."
    )
    if products:
        _products(found)
    else:
        _partners(found)
    _made_of(found)
    say_edition(store)


def _partners(found: Potential) -> None:
    rows = [
        [
            it["partner"],
            f"{it['products']:,}",
            units.usd_millions(it["value_usd"]),
            units.percent(it["covered_usd"] / it["source_usd"]),
            _number(it["score"]),
        ]
        for it in found.partners
    ]
    heads = ["partner", "products sold", "value", "covers", "score"]
    say_table(heads, rows, heads[1:])


def _products(found: Potential) -> None:
    heads = ["product", "partner", "from source", "value", *SHORT.values(), "score", "known"]
    rows = [
        [
            it["product"],
            it["partner"],
            units.usd_millions(it["source_usd"]),
            units.usd_millions(it["value_usd"]),
            *(_part(name, it) for name in SHORT),
            _number(it["score"]),
            units.percent(it["weight_known"]),
        ]
        for it in found.rows[:FEW]
    ]
    say_table(heads, rows, heads[2:])
    if (more := len(found.rows) - FEW) > 0:
        say(f"{more:,} more rows: --format csv shows all.")


def _part(name: str, row: Mapping[str, Any]) -> str:
    value = row[name]
    return "n/a" if value is None else WRITTEN.get(name, _number)(value)


def _number(value: float | None) -> str:
    return "n/a" if value is None else units.index(value)


def _made_of(found: Potential) -> None:
    """Weights, what is missing, the months and the day."""
    weights = ", ".join(
        f"{name} {weight:g} ({parts()[name].scale})"
        for name, weight in found.preset.weights.items()
    )
    say(f"\nScore: mean of the parts on scales from 0 to 1, by the weights {weights}.")
    for part, why in found.missing.items():
        say(f"Without {part.replace('_', ' ')}, which needs {why}.")
    say(
        f"Dollars in millions, {found.measure.replace('_', ' ')}, {found.months[0]:%Y-%m} to "
        f"{found.months[-1]:%Y-%m}; to replace: {', '.join(found.source)}; data as of "
        f"{found.vintage}. Source: U.S. Census Bureau; the score is balanza's own."
    )
