"""Findings and the rows behind exhibits as files that other programs read."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from balanza.findings import Finding
from balanza.publish.evidence import Evidence
from balanza.publish.revisions import Revisions


def findings_json(findings: Iterable[Finding]) -> bytes:
    """A list of findings; dollars as dollars, ratios as ratios, days in ISO form."""
    return (
        json.dumps([record(it) for it in findings], indent=1, ensure_ascii=False) + "\n"
    ).encode()


def csv_of(evidence: Evidence) -> bytes:
    """The rows that an exhibit shows, whole, in codes and in dollars or ratios."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")  # which writes a date in ISO form
    writer.writerow(evidence.rows[0] if evidence.rows else [])
    writer.writerows(row.values() for row in evidence.rows)
    return text.getvalue().encode()


def about(shown: Iterable[tuple[str, Evidence]], label: str) -> bytes:
    """What the files of data hold, for who finds them without the page."""
    lines = [label, ""] if label else []
    for name, it in shown:
        lines += [
            _headline(name, it),
            *(f"  from {one.url} (sha256 {one.sha256})" for one in it.sources),
            *(f"  mind: {note}" for note in it.footnotes()),
        ]
    lines += [
        "",
        "Columns ending in _usd are U.S. dollars; shares and changes are plain ratios.",
        "tables/*.parquet are the rows that the queries read; run those in the folder above.",
    ]
    return ("\n".join(lines) + "\n").encode()


def _headline(name: str, it: Evidence) -> str:
    measures = ", ".join(measure.replace("_", " ") for measure in it.measures)
    return (
        f"{name}.csv: {it.selection.indicator} of {it.selection.table}, {measures}, "
        f"through {it.through}, data as of {it.vintage}"
    )


def revisions_json(found: Revisions) -> bytes:
    """What changed between two vintages: the rows, their bridge, and the bytes of both."""
    told = {
        "table": found.comparison.table,
        "column": found.column,
        "of": found.comparison.of,
        "where": {name: list(it) for name, it in found.comparison.where.items()},
        "measures": found.measures,
        "first": found.first,
        "last": found.last,
        "months": found.months,
        "revisions": found.rows,
        "bridge": found.bridge,
        "parts": found.parts,
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"


def plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """`row` with its dates as text."""
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in row.items()
    }


def record(it: Finding) -> dict[str, Any]:
    """A finding as `findings_json` lists it."""
    return {
        "name": it.name,
        "says": it.says,
        "value": it.value,
        "unit": it.unit,
        "text": it.text,
        "verdict": it.verdict,
        "indicator": it.indicator,
        "table": it.table,
        "where": it.where,
        "through": it.through,
        "vintage": it.vintage.isoformat(),
        "sources": [
            {"url": one.url, "sha256": one.sha256, "fetched_at": one.fetched_at}
            for one in it.sources
        ],
        "query": it.query,
        "footnotes": list(it.footnotes),
    }
