"""The trace of one finding in words or as a record, from a store or a published folder."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from balanza import catalog
from balanza.definitions import choose
from balanza.errors import StoreError
from balanza.findings import Finding
from balanza.periods import Month
from balanza.publish.archive import findings_in
from balanza.publish.brief import publication
from balanza.publish.cite import CITED, Reference, Work, references, text
from balanza.publish.data import record
from balanza.publish.manifest import FILE
from balanza.publish.reading import Reading

FORMS = ("text", "json", *(it for it in CITED if it != "text"))


class About(msgspec.Struct, frozen=True):
    """What a manifest says of its brief, so that it can be cited."""

    name: str
    title: str
    edition: str
    through: str
    as_of: date


class Program(msgspec.Struct, frozen=True):
    """What a manifest says of the program."""

    version: str


class Manifest(msgspec.Struct, frozen=True):
    """What is read of a manifest here."""

    brief: About
    program: Program


@dataclass(frozen=True, slots=True)
class Traced:
    """A finding, and the work that it stands in."""

    finding: Finding
    work: Work

    @property
    def references(self) -> list[Reference]:
        """How the number is cited, then its data sets."""
        return references(self.work, self.finding)

    @property
    def formula(self) -> str:
        """The indicator's title and formula."""
        found = catalog.indicator(self.finding.indicator)
        return f"{found.title}: {found.formula}"

    def written(self, form: str = "text") -> str:
        """The trace as text or JSON, or the citation as bibtex, csl or ris.

        Raises  UnknownName when there is no such form
        """
        choose("form", form, dict.fromkeys(FORMS))
        if form == "json":
            return json.dumps(self.record(), indent=1, ensure_ascii=False)
        return "\n".join(self._lines()) if form == "text" else CITED[form](self.references)

    def record(self) -> dict[str, Any]:
        """The finding as findings.json has it, with its formula and how to cite it."""
        told = {"formula": self.formula, "cite": self.references}
        return record(self.finding) | told

    def _lines(self) -> Iterator[str]:
        it = self.finding
        yield f"{it.name}: {it.text}"
        yield f"  {it.says}"
        yield f"Value      {it.value} ({it.unit})"
        yield f"Formula    {self.formula}"
        chosen = (f"{name} = {_listed(value)}" for name, value in it.where.items())
        yield f"Selection  {'; '.join([f'table {it.table}', *chosen, f'through {it.through}'])}"
        yield f"Vintage    {it.vintage}"
        for note in it.footnotes:
            yield f"Mind       {note}"
        for one in it.sources:
            yield f"Source     {one.url}"
            yield f"           fetched {one.fetched_at}, sha256 {one.sha256}"
        yield "Query"
        yield from (f"  {line}" for line in it.query.splitlines())
        yield "Cite"
        yield from (f"  {line}" for line in text(self.references).splitlines())


def trace(finding: str, brief: str, reading: Reading, through: Month | None = None) -> Traced:
    """The trace of `finding`, worked out from a store; its query runs on what is published.

    Raises  UnknownName when the brief has no such finding, and as `publication`
    """
    made = publication(brief, reading, through)
    return Traced(_named(finding, made.findings), made.work)


def trace_in(folder: Path, finding: str) -> Traced:
    """The trace of `finding` as it was published in `folder`.

    Raises  UnknownName when it was not; StoreError or QuestionError when `folder` is no brief
    """
    found = _named(finding, findings_in(folder))
    try:
        it = msgspec.json.decode((folder / FILE).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as problem:
        raise StoreError(
            f"{folder / FILE} does not say what was published: {problem}. Name the folder that "
            f"`balanza brief` wrote to."
        ) from problem
    about = it.brief
    known = (about.through, about.as_of, it.program.version)
    return Traced(found, Work(about.name, about.title, about.edition, *known))


def _named(name: str, findings: "list[Finding] | tuple[Finding, ...]") -> Finding:
    """The finding `name`; a member of a family may be written with a space before its key."""
    return choose("finding", "_".join(name.split()), {it.name: it for it in findings})


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
