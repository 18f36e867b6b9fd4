"""Asks the questions of a plan and keeps the answers, each checked before it is kept.

What a run of the same day has kept but not loaded is not asked for again: so a refresh that was
interrupted goes on where it stopped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import narwhals as nw

from balanza import catalog
from balanza.refresh.plan import Job
from balanza.sources import census
from balanza.sources.census import Rows
from balanza.store import Entry, Snapshot, Snapshots, Store


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer in the store, and the question it answers."""

    question: census.Question
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Gathering:
    """Where answers come from and where they are kept, at one time of asking."""

    service: census.Census
    store: Store
    now: datetime

    def ask(self, question: census.Question, unfinished: dict[str, str]) -> Iterator[Kept]:
        """Yield the kept answers to `question`; `unfinished` are digests by their address.

        Raises  as `census.fetch`, `census.parse` and `census.observations`
        """
        url = self.service.address(question.path, question.params())
        if url in unfinished:
            yield Kept(question, self.store.snapshots.find(unfinished[url]))
            return
        for asked, answer in census.fetch(question, self.service):
            census.observations(census.parse(answer.body, asked), asked)
            origin = asked.endpoint.name.replace("/", "-")
            yield Kept(asked, self.keep(origin, answer))

    def keep(self, origin: str, answer: census.Answer) -> Snapshot:
        """Keep the bytes of `answer`."""
        at = self.now.isoformat(timespec="seconds")
        snapshot = self.store.snapshots.keep(origin, answer.url, at, answer.body)
        self.store.journal.add(Entry(answer.url, snapshot.sha256, self.now.date()))
        return snapshot


def part_rows(job: Job, answers: list[Kept], snapshots: Snapshots) -> tuple[Rows, list[str]]:
    """The rows that the answers to `job` hold together, and what should be known of them."""
    pieces, twice = [], 0
    for it in answers:
        answer = census.parse(snapshots.read(it.snapshot), it.question)
        twice += len(answer) - len(answer.unique())
        found = census.observations(answer, it.question)
        pieces.append(found.with_columns(snapshot=nw.lit(it.snapshot.sha256)))
    rows = nw.concat(pieces).select(job.table.schema.names())
    return rows, list(_remarks(rows, twice))


def _remarks(rows: Rows, twice: int) -> Iterator[str]:
    if twice:
        yield f"{twice:,} rows came more than once, each time the same, and were taken once"
    if rest := rows.filter(nw.col("partner") == catalog.REST)["value_usd"].sum():
        named = 1 - rest / rows["value_usd"].sum()
        yield (
            f"the partners named hold {named:.1%} of the published world total; "
            f"the rest is kept as {catalog.REST}"
        )
