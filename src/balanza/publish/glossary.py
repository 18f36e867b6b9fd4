"""What everything in the catalog means, in words."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeAlias

from balanza import catalog
from balanza.errors import UnknownName
from balanza.publications.language import languages
from balanza.publish.cast import briefs
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
}


def listing(kind: str) -> list[Record]:
    """Everything of a kind, a record each that shares its keys with the others."""
    return KINDS[kind]()


def explanation(name: str) -> str:
    """What `name` means, whatever it is.

    Raises  UnknownName when nothing is called that
    """
    for known, told in _told():
        if name in known:
            return told(known[name])
    named = _short()
    if name not in named:
        raise UnknownName(
            "indicator, table, column, region, partner or product", name, _known()
        )
    return named[name]


def _told() -> Iterator[tuple[Mapping[str, Any], Callable[[Any], str]]]:
    """What takes more than a line, by name, and how each is told."""
    yield catalog.indicators(), partial(_of_indicator, kind="indicator")
    yield catalog.comparisons(), partial(_of_indicator, kind="comparison of two vintages")
    yield catalog.studies(), partial(_of_indicator, kind="study, in Python")
    yield catalog.all_criteria(), _of_criteria
    yield catalog.tables(), _of_table
    yield catalog.regions(), _of_region


def _of_region(it: catalog.Region) -> str:
    return f"{it.title['en']} (region)\n{it.says}\nMembers: {_members(it)}\n{it.reference}"


def _of_indicator(it: catalog.Indicator, kind: str) -> str:
    lines = [f"{it.title} ({kind}, {it.unit})", it.says, f"  = {it.formula}"]
    lines += [f"Reference: {it.reference}"] if it.reference else []
    return "\n".join([*lines, *(f"Mind: {caveat}" for caveat in it.caveats)])


def _of_criteria(it: catalog.Criteria) -> str:
    """What counts as dependent under a set of criteria."""
    return (
        f"{it.title} (criteria of dependence)\n{it.says}\n"
        f"concentration > {it.concentration:g} (among suppliers: {it.suppliers}), "
        f"outside_share > {it.outside_share:g}, "
        f"outside_over_exports > {it.outside_over_exports:g}\n"
        f"{it.reference}"
    )


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


def _known() -> set[str]:
    return {*_short(), *(name for known, _ in _told() for name in known)}
