"""The data of a brief as a Data Package: what each file and each column is, for programs.

Source  https://datapackage.org (version 2)
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from balanza import catalog
from balanza.publish.brief import Publication
from balanza.publish.evidence import Evidence
from balanza.publish.exhibits import Shown
from balanza.publish.extracts import Extract
from balanza.store import Snapshot

PROFILE = "https://datapackage.org/profiles/2.0/"
KINDS = {"date": "date", "string": "string", "int64": "number", "float64": "number"}


def package(
    made: Publication,
    bodies: Mapping[str, bytes],
    tables: Sequence[tuple[Extract, bytes]] = (),
) -> bytes:
    """`datapackage.json`, which lies beside the files that it describes.

    `bodies` are its CSV files, by name. The queries run in the folder above it, on the
    `tables`.
    """
    shown = [(it, name) for it in made.shown for name in it.data if it.data[name].rows]
    told: dict[str, Any] = {
        "$schema": f"{PROFILE}datapackage.json",
        "name": made.name,
        "title": made.content.title,
        "description": f"{made.content.dateline} {made.content.label}".strip(),
        "version": str(made.known),
        "licenses": [_licence()],
        "sources": _sources(made.inputs),
        "resources": [
            *(_resource(it, name, bodies[name]) for it, name in shown),
            *(_rows(*it) for it in tables),
        ],
    }
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()


def _licence() -> dict[str, str]:
    from balanza.sources.census import source  # noqa: PLC0415  brings the HTTP client along

    census = source()
    return {"name": "other-pd", "title": census.licence, "path": census.url}


def _rows(extract: Extract, body: bytes) -> dict[str, Any]:
    """A table that the queries read, as the store holds it."""
    table = catalog.table(extract.table)
    return {
        "$schema": f"{PROFILE}dataresource.json",
        "name": f"table_{table.name}",
        "path": extract.path.removeprefix("data/"),
        "title": table.title,
        "description": f"The rows of {table.name} that the queries read. {table.says}",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
    }


def _resource(it: Shown, name: str, body: bytes) -> dict[str, Any]:
    evidence = it.data[name]
    record = catalog.indicator(evidence.selection.indicator)
    return {
        "$schema": f"{PROFILE}dataresource.json",
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "title": it.exhibit.title_html.striptags(),
        "description": f"{record.title}: {record.formula}. {record.says}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(body),
        "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
        "sources": _sources(evidence.sources),
        "vintage": str(evidence.vintage),
        "through": str(evidence.through),
        "measures": list(evidence.measures),
        "query": evidence.query,
        "schema": _schema(evidence),
    }


def _schema(evidence: Evidence) -> dict[str, Any]:
    names = list(evidence.rows[0])
    return {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [_field(it, evidence) for it in names],
        "primaryKey": [it for it in names if not catalog.result(it).unit],
        "missingValues": [""],
    }


def _field(name: str, evidence: Evidence) -> dict[str, Any]:
    """A column: its type, meaning and unit, and what its values may be."""
    said = catalog.result(name)
    field: dict[str, Any] = {
        "name": name,
        "type": _kind(name, evidence),
        "description": said.says,
    }
    if said.unit:
        field["unit"] = said.unit
    elif values := catalog.fields()[name].one_of:
        field["constraints"] = {"required": True, "enum": list(values)}
    else:
        field["constraints"] = {"required": True}
    return field


def _kind(name: str, evidence: Evidence) -> str:
    """The type of a column; a number of an indicator's own is a number, or true or false."""
    stored = catalog.fields().get(name)
    if stored:
        return KINDS[stored.type]
    return "boolean" if isinstance(evidence.rows[0][name], bool) else "number"


def _sources(found: Sequence[Snapshot]) -> list[dict[str, str]]:
    return [
        {"title": it.origin, "path": it.url, "sha256": it.sha256, "fetched_at": it.fetched_at}
        for it in found
    ]
