"""Everything that the catalog has of a kind, in words."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from balanza import catalog
from balanza.potential import presets
from balanza.publications.language import languages
from balanza.publish.manuscript import briefs
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


def _methods() -> list[Record]:
    return [{"method": it.name, "says": it.says} for it in catalog.methods().values()]


def _studies() -> list[Record]:
    """Studies, and comparisons of two dates; both are asked by name."""
    there = {**catalog.studies(), **catalog.comparisons()}
    return [{"study": it.name, "unit": it.unit, "says": it.says} for it in there.values()]


def _partners() -> list[Record]:
    return [
        {"partner": code, "name": row["name_en"], "census codes": row["census_codes"]}
        for code, row in catalog.partners().items()
    ]


def _regions() -> list[Record]:
    return [
        {"region": it.name, "title": it.title["en"], "members": members(it)}
        for it in catalog.regions().values()
    ]


def members(region: catalog.Region) -> str:
    """The members of a region, with the months in which they come and go."""
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


def break_records(table: str = "") -> list[Record]:
    """The known breaks that may bear on rows of `table` (default: all), a record each.

    Raises  UnknownName
    """
    there = catalog.bearing_on(table) if table else catalog.breaks()
    return [
        {
            "break": it.name,
            "when": it.when,
            "kind": it.kind,
            "effect": catalog.effect_on(table, it) if table else it.effect,
            "title": it.title["en"],
        }
        for it in there.values()
    ]


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
    "methods": _methods,
    "studies": _studies,
    "partners": _partners,
    "regions": _regions,
    "products": _products,
    "breaks": break_records,
    "endpoints": _endpoints,
    "briefs": _briefs,
    "languages": _languages,
    "presets": _presets,
}


def listing(kind: str) -> list[Record]:
    """Everything of a kind, a record each that shares its keys with the others."""
    return KINDS[kind]()
