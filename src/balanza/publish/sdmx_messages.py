"""Exhibits as SDMX messages; imported only where the extra `sdmx` is installed.

Each exhibit has its data structure: its codes and the time as dimensions, the kind of number as
the dimension INDICATOR, the number as OBS_VALUE with its unit beside it.

Source  https://sdmx.org (version 3.0)
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import pandas as pd
from pysdmx.io import write_sdmx
from pysdmx.io.format import Format
from pysdmx.io.pd import PandasDataset
from pysdmx.model import (
    Code,
    Codelist,
    Component,
    Components,
    Concept,
    ConceptScheme,
    Dataflow,
    DataStructureDefinition,
    DataType,
    ItemReference,
    Organisation,
    Role,
)
from pysdmx.model.message import Header

from balanza import catalog
from balanza.publications.quotes import key_named
from balanza.publish.brief import Publication
from balanza.publish.evidence import Evidence
from balanza.publish.exhibits import Shown

AGENCY, VERSION, CONCEPTS = "BALANZA", "1.0.0", "CS_BALANZA"
ODD = re.compile(r"[^A-Z0-9_]")
TIME, KIND, VALUE = "TIME_PERIOD", "INDICATOR", "OBS_VALUE"
SAYS = {
    TIME: "Last month of the span that a number is of.",
    KIND: "Kind of number.",
    VALUE: "The number: dollars or a plain ratio.",
    "UNIT_MEASURE": "Unit of the number.",
    "VINTAGE": "Day on which the youngest of the data was fetched.",
    "WINDOW": "Span that a number is of: month, ytd (from January), 12m, year, years_to_date.",
}


def data(made: Publication) -> Iterator[tuple[str, bytes]]:
    """A message of data for each exhibit that has rows, by its path."""
    for it, name in _with_rows(made):
        schema = structure(it, name, made.content.language).to_schema()
        evidence = it.data[name]
        rows = pd.DataFrame(list(_observations(evidence)))
        about = {"VINTAGE": str(evidence.vintage), "WINDOW": evidence.selection.window}
        told = PandasDataset(structure=schema, data=rows, attributes=about)
        text = write_sdmx(told, Format.DATA_SDMX_ML_3_0, header=_header(made, name))
        yield f"data/{name}.sdmx.xml", str(text).encode()


def structures(made: Publication) -> Iterator[tuple[str, bytes]]:
    """The structures of all exhibits with their code lists and concepts, by their paths."""
    found = [structure(it, name, made.content.language) for it, name in _with_rows(made)]
    lists = {
        one.local_codes.id: one.local_codes
        for it in found
        for one in it.components
        if isinstance(one.local_codes, Codelist)
    }
    flows = [
        Dataflow(
            id=it.id.replace("DSD_", "DF_", 1),
            name=it.name,
            agency=AGENCY,
            version=VERSION,
            structure=it,
        )
        for it in found
    ]
    whole = [_concepts(found), *lists.values(), *found, *flows]
    for ending, form in (
        ("xml", Format.STRUCTURE_SDMX_ML_3_0),
        ("json", Format.STRUCTURE_SDMX_JSON_2_0_0),
    ):
        text = write_sdmx(whole, form, header=_header(made, "structures"))
        yield f"data/structures.sdmx.{ending}", str(text).encode()


def structure(it: Shown, name: str, language: str) -> DataStructureDefinition:
    """The data structure of the rows called `name` behind an exhibit."""
    evidence = it.data[name]
    kinds = {code_of(name): catalog.result(name).says for name in _numbers(evidence)}
    components = [
        *(_dimension(column, it, name, language) for column in _codes(evidence)),
        _component(KIND, Role.DIMENSION, DataType.STRING, codes=_list(KIND, it, name, kinds)),
        _component(TIME, Role.DIMENSION, DataType.PERIOD),
        _component(VALUE, Role.MEASURE, DataType.DOUBLE),
        _component("UNIT_MEASURE", Role.ATTRIBUTE, DataType.STRING, level="O"),
        _component("VINTAGE", Role.ATTRIBUTE, DataType.STRING, level="D"),
        _component("WINDOW", Role.ATTRIBUTE, DataType.STRING, level="D"),
    ]
    return DataStructureDefinition(
        id=f"DSD_{code_of(name)}",
        name=it.exhibit.title_html.striptags(),
        description=it.exhibit.subtitle_html.striptags(),
        agency=AGENCY,
        version=VERSION,
        components=Components(components),
    )


def code_of(name: str) -> str:
    """A name of ours as SDMX writes one."""
    return ODD.sub("_", name.upper())


def _with_rows(made: Publication) -> list[tuple[Shown, str]]:
    return [(it, name) for it in made.shown for name in it.data if it.data[name].rows]


def _codes(evidence: Evidence) -> list[str]:
    """The columns that tell rows apart, but for the month."""
    return [it for it in evidence.rows[0] if it != "month" and not catalog.result(it).unit]


def _numbers(evidence: Evidence) -> list[str]:
    return [it for it in evidence.rows[0] if catalog.result(it).unit]


def _observations(evidence: Evidence) -> Iterator[dict[str, object]]:
    """A row for each number; one that is not there is left out."""
    codes, numbers = _codes(evidence), _numbers(evidence)
    for row in evidence.rows:
        for name in numbers:
            if row[name] is not None:
                yield {
                    **{code_of(it): row[it] for it in codes},
                    KIND: code_of(name),
                    TIME: f"{row['month']:%Y-%m}",
                    VALUE: float(row[name]),
                    "UNIT_MEASURE": catalog.result(name).unit.upper(),
                }


def _dimension(column: str, it: Shown, name: str, language: str) -> Component:
    """A column of codes as a dimension, with what each code is called."""
    evidence = it.data[name]
    table = evidence.selection.table
    named = {
        str(row[column]): key_named(column, row[column], table, language)
        for row in evidence.rows
    }
    codes = _list(column, it, name, named)
    return _component(code_of(column), Role.DIMENSION, DataType.STRING, codes=codes)


def _list(column: str, it: Shown, name: str, named: Mapping[str, str]) -> Codelist:
    """The codes of a dimension, as far as the exhibit uses them."""
    return Codelist(
        id=f"CL_{code_of(column)}_{code_of(name)}",
        name=f"{column.capitalize()}: {it.exhibit.title_html.striptags()}",
        agency=AGENCY,
        version=VERSION,
        items=[Code(id=code, name=says) for code, says in sorted(named.items())],
    )


def _component(
    name: str, role: Role, kind: DataType, *, level: str = "", codes: Codelist | None = None
) -> Component:
    return Component(
        id=name,
        required=role is not Role.ATTRIBUTE or name == "UNIT_MEASURE",
        role=role,
        concept=ItemReference(
            sdmx_type="Concept", agency=AGENCY, id=CONCEPTS, version=VERSION, item_id=name
        ),
        local_dtype=kind,
        local_codes=codes,
        attachment_level=level or None,
    )


def _concepts(found: list[DataStructureDefinition]) -> ConceptScheme:
    """What each dimension, measure and attribute means."""
    names = dict.fromkeys(one.id for it in found for one in it.components)
    meanings = {code_of(name): it.says for name, it in catalog.results().items()}
    meanings |= SAYS
    return ConceptScheme(
        id=CONCEPTS,
        name="Concepts of balanza",
        agency=AGENCY,
        version=VERSION,
        items=[Concept(id=it, name=it, description=meanings[it]) for it in names],
    )


def _header(made: Publication, name: str) -> Header:
    """Who sends it, and the day the data were known: a message has no other time of its own."""
    day = datetime.combine(made.known, datetime.min.time(), UTC)
    return Header(id=f"{made.name}_{name}", prepared=day, sender=Organisation(id=AGENCY))
