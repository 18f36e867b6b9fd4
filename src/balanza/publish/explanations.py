"""What a name means, whatever it names."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from balanza import catalog, units
from balanza.catalog.indicators import defined_in
from balanza.errors import UnknownName
from balanza.indicators.discontinuity import Kind, kinds
from balanza.potential import Part, Preset, parts, presets
from balanza.publish.glossary import listing, members
from balanza.publish.scorecard import Dimension, dimensions


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
        (catalog.comparisons(), partial(_of_indicator, kind="comparison of two frames")),
        (catalog.methods(), partial(_of_indicator, kind="method for series")),
        (defined_in("balanza.complexity"), partial(_of_indicator, kind="measure of a matrix")),
        (catalog.studies(), partial(_of_indicator, kind="study")),
        (catalog.all_criteria(), _of_criteria),
        (parts(), _of_part),
        (dimensions(), _of_dimension),
        (presets(), _of_preset),
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


def _of_criteria(it: catalog.Criteria) -> str:
    """What counts as dependent under a set of criteria."""
    return (
        f"{it.title} (criteria of dependence)\n{it.says}\n"
        f"concentration > {it.concentration:g} (among suppliers: {it.suppliers}), "
        f"outside_share > {it.outside_share:g}, "
        f"outside_over_exports > {it.outside_over_exports:g}\n"
        f"{it.reference}"
    )


def _of_part(it: Part) -> str:
    lines = [f"{it.title} (part of replacement potential, {it.unit})", it.says]
    lines += [f"  = {it.formula}", f"Scale: {it.scale}"]
    lines += [f"Reference: {it.reference}"] if it.reference else []
    return "\n".join([*lines, *(f"Mind: {caveat}" for caveat in it.caveats)])


def _of_dimension(it: Dimension) -> str:
    kind = f"dimension of the scorecard, {it.better} is better"
    what = it.study or it.indicator
    return f"{it.title} ({kind})\n{it.says}\n  = {what} by {', '.join(it.each)}"


def _of_preset(it: Preset) -> str:
    weights = ", ".join(f"{part} {weight:g}" for part, weight in it.weights.items())
    return (
        f"{it.title} (preset of replacement potential)\n{it.says}\n"
        f"Products: {it.category or ', '.join(it.codes)}\nWeights: {weights}\n"
        f"Reference: {it.reference}"
    )


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
    results = {
        it.name: f"{it.name} (column of a result{f', {it.unit}' if it.unit else ''})\n{it.says}"
        for it in catalog.results().values()
    }
    return (
        results
        | said
        | {
            it.name: f"{it.name} (column, {it.type})\n{it.says}"
            for it in catalog.fields().values()
        }
    )


def _known() -> set[str]:
    return {*_short(), *(name for known, _ in _at_length() for name in known)}
