"""What everything in the catalog means, in words."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, TypeAlias

from balanza import catalog
from balanza.catalog.indicators import defined_in
from balanza.errors import UnknownName
from balanza.potential import parts, presets
from balanza.publications.language import languages
from balanza.publish.cast import briefs
from balanza.publish.scorecard import dimensions
from balanza.sources import census

Record: TypeAlias = dict[str, str]


def _tables() -> list[Record]:
    return [{"table": it.name, "says": it.says} for it in catalog.tables().values()]


def _fields() -> list[Record]:
    return [
        {"column": it.name, "type": it.type, "says": it.says}
        for it in catalog.fields().values()
    ]


def _indicators() -> list[Record]:
    return [
        {"indicator": it.name, "unit": it.unit, "says": it.says}
        for it in catalog.indicators().values()
    ]


def _partners() -> list[Record]:
    return [
        {"partner": code, "name": row["name_en"], "census codes": row["census_codes"]}
        for code, row in catalog.partners().items()
    ]


def _regions() -> list[Record]:
    return [
        {"region": it.name, "title": it.title["en"], "members": _members(it)}
        for it in catalog.regions().values()
    ]


def _members(region: catalog.Region) -> str:
    groups = []
    for it in region.members:
        bounds = (
            f"since {it.since}" if it.since else "",
            f"until {it.until}" if it.until else "",
        )
        told = " ".join(word for word in bounds if word)
        groups.append(", ".join(it.partners) + (f" ({told})" if told else ""))
    return "; ".join(groups)


def _products() -> list[Record]:
    return [
        {"classification": kind, "product": code, "name": row["name_en"]}
        for kind in sorted({it.classification for it in catalog.tables().values()})
        for code, row in catalog.products(kind).items()
    ]


def _endpoints() -> list[Record]:
    return [
        {
            "endpoint": it.name,
            "table": it.table,
            "measures": ", ".join(it.measures),
            "levels": ", ".join(it.levels) or "-",
            "mind": "; ".join(_to_mind(it)) or "-",
        }
        for it in census.endpoints().values()
    ]


def _to_mind(it: census.Endpoint) -> Iterator[str]:
    """What a data set is known not to answer, and what of its record is a guess."""
    if it.one_product_a_question:
        yield "refuses all codes at once"
    yield from (f"refuses {level}: {why}" for level, why in it.refused.items())
    if it.guessed:
        yield f"guessed: {it.guessed}"


def _briefs() -> list[Record]:
    return [{"brief": name} for name in briefs()]


def _languages() -> list[Record]:
    return [{"code": it.name, "language": it.language} for it in languages().values()]


def _presets() -> list[Record]:
    return [{"preset": it.name, "says": f"{it.title}. {it.says}"} for it in presets().values()]


KINDS: Mapping[str, Callable[[], list[Record]]] = {
    "tables": _tables,
    "fields": _fields,
    "indicators": _indicators,
    "partners": _partners,
    "regions": _regions,
    "products": _products,
    "endpoints": _endpoints,
    "briefs": _briefs,
    "languages": _languages,
    "presets": _presets,
}


def listing(kind: str) -> list[Record]:
    """Everything of a kind, a record each that shares its keys with the others."""
    return KINDS[kind]()


def explanation(name: str) -> str:
    """What `name` means, whatever it is.

    Raises  UnknownName when nothing is called that
    """
    kinds = _kinds()
    for known, told in kinds:
        if name in known:
            return told(name)
    raise UnknownName(
        "indicator, table, column, region, partner or product",
        name,
        {it for known, _ in kinds for it in known},
    )


def _kinds() -> list[tuple[AbstractSet[str] | Mapping[str, Any], Callable[[str], str]]]:
    """All that can be explained, and how; of two with one name the first is meant."""
    indicators, comparisons = catalog.indicators(), catalog.comparisons()
    measures, short = defined_in("balanza.complexity"), _short()
    return [
        (indicators, lambda name: _of_indicator(indicators[name], "indicator")),
        (
            comparisons,
            lambda name: _of_indicator(comparisons[name], "comparison of two vintages"),
        ),
        (measures, lambda name: _of_indicator(measures[name], "measure of a matrix")),
        (parts(), _of_part),
        (dimensions(), _of_dimension),
        (presets(), _of_preset),
        (catalog.tables(), lambda name: _of_table(catalog.table(name))),
        (catalog.regions(), _of_region),
        (short, lambda name: short[name]),
    ]


def _of_indicator(it: catalog.Indicator, kind: str) -> str:
    lines = [f"{it.title} ({kind}, {it.unit})", it.says, f"  = {it.formula}"]
    lines += [f"Reference: {it.reference}"] if it.reference else []
    return "\n".join([*lines, *(f"Mind: {caveat}" for caveat in it.caveats)])


def _of_part(name: str) -> str:
    it = parts()[name]
    lines = [f"{it.title} (part of replacement potential, {it.unit})", it.says]
    lines += [f"  = {it.formula}", f"Scale: {it.scale}"]
    lines += [f"Reference: {it.reference}"] if it.reference else []
    return "\n".join([*lines, *(f"Mind: {caveat}" for caveat in it.caveats)])


def _of_dimension(name: str) -> str:
    it = dimensions()[name]
    kind = f"dimension of the scorecard, {it.better} is better"
    return f"{it.title} ({kind})\n{it.says}\n  = {it.indicator} by {', '.join(it.each)}"


def _of_preset(name: str) -> str:
    it = presets()[name]
    weights = ", ".join(f"{part} {weight:g}" for part, weight in it.weights.items())
    return (
        f"{it.title} (preset of replacement potential)\n{it.says}\n"
        f"Products: {it.category or ', '.join(it.codes)}\nWeights: {weights}\n"
        f"Reference: {it.reference}"
    )


def _of_region(name: str) -> str:
    it = catalog.region(name)
    return f"{it.title['en']} (region)\n{it.says}\nMembers: {_members(it)}\n{it.reference}"


def _of_table(it: catalog.Table) -> str:
    columns = [f"  {field.name}: {field.says}" for field in it.columns]
    return "\n".join([f"{it.title} (table)", it.says, "Columns:", *columns])


def _short() -> dict[str, str]:
    """What takes one line to explain."""
    said = {
        code: f"{row['name_en']} (partner), Census codes {row['census_codes'] or 'none'}"
        for code, row in catalog.partners().items()
    }
    for row in _products():
        said[row["product"]] = (
            f"{row['name']} (product, classification {row['classification']})"
        )
    return said | {
        it.name: f"{it.name} (column, {it.type})\n{it.says}" for it in catalog.fields().values()
    }
