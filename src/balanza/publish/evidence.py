"""What a selection gives, with everything needed to give it again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import msgspec

from balanza.catalog import Crossing, Selection
from balanza.periods import Month
from balanza.publications.language import language
from balanza.publish.extracts import Extract, published
from balanza.publish.footnotes import footnotes, guarded
from balanza.publish.legible import legible
from balanza.publish.reading import Reading
from balanza.publish.show import show
from balanza.publish.wide import categories_of
from balanza.store import Part, Snapshot, answer

SCAN = re.compile(r"parquet_scan\((\[.*?\])(?:, \w+ := \w+)*\)")
RELATION = re.compile(r' AS "unnamed_relation_\w+"')
COUNTED = re.compile(r"row_index_[0-9a-f]+")
STEP = re.compile(r'"__duckdb_s(\d+)"')


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rows of a selection, the query that gives them, and the bytes they come from.

    `query` is DuckDB's SQL; its files are named from the store's folder on, or, of a witness
    for what is published, from the published folder on. `parts` are what it reads. `measures`
    are the statistics that the rows are of, `breaks` the known breaks that lie between them.
    """

    selection: Selection
    through: Month
    rows: tuple[dict[str, Any], ...]
    query: str
    sources: tuple[Snapshot, ...]
    parts: tuple[Part, ...]
    measures: tuple[str, ...]
    breaks: tuple[Crossing, ...] = ()

    def footnotes(self, code: str = "en") -> tuple[str, ...]:
        """What must be told of the breaks, in the language `code`: a sentence for each."""
        return footnotes(self.breaks, language(code))

    @property
    def vintage(self) -> date:
        """The day on which the youngest of the bytes was fetched."""
        return max(date.fromisoformat(it.fetched_at[:10]) for it in self.sources)


class Witness:
    """Evaluates selections of one reading, each once.

    `publishes`: its queries read the tables of a published folder, not those of the store.
    """

    def __init__(self, reading: Reading, *, publishes: bool = False) -> None:
        self.reading = reading
        self.publishes = publishes
        self._known: dict[tuple[bytes, Month], Evidence] = {}
        self._snapshot = cache(reading.store.snapshots.find)

    def evidence(self, selection: Selection, through: Month) -> Evidence:
        """The evidence that `selection` gives as of `through`.

        Raises  as `show`; StoreError when a snapshot is missing; QuestionError when a known
                break makes it misleading
        """
        key = _key(selection, through)
        if key not in self._known:
            self._known[key] = self._evaluated(selection, through)
        return self._known[key]

    @property
    def found(self) -> tuple[Evidence, ...]:
        """All the evidence given so far."""
        return tuple(self._known.values())

    def learn(self, found: Iterable[Evidence]) -> None:
        """Take over what another witness has found in the same data, for the same use."""
        for it in found:
            self._known[_key(it.selection, it.through)] = it

    @property
    def inputs(self) -> tuple[Snapshot, ...]:
        """The bytes that all the evidence given so far comes from, by address."""
        found = {it.sha256: it for one in self._known.values() for it in one.sources}
        return tuple(sorted(found.values(), key=lambda it: (it.url, it.sha256)))

    @property
    def extracts(self) -> tuple[Extract, ...]:
        """The rows that all the evidence given so far stands on, a table each."""
        read = {(part.table, part) for it in self._known.values() for part in it.parts}
        home = self.reading.store.warehouse.folder
        tables = sorted({table for table, _ in read})
        files = {
            name: {it.path(home) for table, it in read if table == name} for name in tables
        }
        return tuple(Extract(name, tuple(sorted(files[name]))) for name in tables)

    @property
    def known(self) -> date:
        """The first day as of which all the evidence given so far would be the same."""
        tables = {part.table for it in self._known.values() for part in it.parts}
        return max(it.vintage for name in tables for it in self.reading.parts(name))

    def _evaluated(self, selection: Selection, through: Month) -> Evidence:
        facets = self.reading.facets(selection, through)
        crossed = guarded(selection, facets, through)
        sql = show(selection, self.reading, through).to_native().sql_query()
        lists = self.reading.parts("concordance") if categories_of(selection) else []
        digests = {it.snapshot for it in facets}
        digests |= {one.snapshot for it in lists for one in it.facets}
        parts = [*self.reading.parts(selection.table), *lists]
        query = readable(sql, str(self.reading.store.folder))
        found = sorted(answer(sql), key=lambda row: [str(value) for value in row.values()])
        return Evidence(
            selection=selection,
            through=through,
            rows=tuple(found),
            query=published(query) if self.publishes else query,
            sources=tuple(sorted(map(self._snapshot, digests), key=lambda it: it.url)),
            parts=tuple(it for it in parts if digests & {one.snapshot for one in it.facets}),
            measures=tuple(sorted({it.measure for it in facets})),
            breaks=crossed,
        )


def _key(selection: Selection, through: Month) -> tuple[bytes, Month]:
    return msgspec.json.encode(selection), through


def readable(sql: str, folder: str) -> str:
    """`sql` of DuckDB, made legible, without passing names and the folders of a machine."""
    sql = SCAN.sub(r"read_parquet(\1)", sql.replace(f"{folder}/", ""))
    sql = COUNTED.sub("row_index", RELATION.sub("", sql))
    sql = STEP.sub(r"step_\1", sql).replace("AS NOT MATERIALIZED", "AS")
    return legible(sql.replace("\n\n", "\n"))
