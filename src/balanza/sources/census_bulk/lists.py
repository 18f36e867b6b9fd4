"""The lists of codes, as lists.yaml and lists.csv describe them, and their records as rows."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from balanza import catalog
from balanza.definitions import Definition, define_all, read_csv
from balanza.sources.census_bulk.breaches import Breaches
from balanza.sources.census_bulk.layouts import PACKAGE

LINE_END = re.compile(r"\r\n|\n|\r")
MONTH_AND_FLOW = ("month", "flow", "classification")
ATP = "atp"
Record: TypeAlias = dict[str, str]


class CodeList(Definition, frozen=True, kw_only=True):
    """What a list of codes fills: a table, with names of one classification if it names one."""

    table: str
    classification: str = ""
    flow: str = ""

    @property
    def key(self) -> list[str]:
        """The columns of its records that name a row."""
        return [it for it in catalog.table(self.table).key if it not in MONTH_AND_FLOW]


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column stands in a record: from `start`, counted from 0, to before `end`."""

    name: str
    start: int
    end: int
    is_text: bool


def records(of: CodeList, body: bytes, breaches: Breaches) -> tuple[list[Record], int]:
    """The records of a list, and how many stood there more than once in the same words.

    Any line end will do, and zeros or spaces in a code. What is wrong with a record, or with
    the list, is a breach.
    """
    lines = _lines(of, _text(body), breaches)
    columns = [it for it in places()[of.name] if it.name]
    found = [{it.name: line[it.start : it.end].strip() for it in columns} for line in lines]
    for it in found if of.table == "concordance" else ():
        it[ATP] = it[ATP].zfill(2)  # 00 is no category; some write it 0, or not at all
    breaches.add(
        "records without a code",
        *_told(f"{of.name} record {n:,}" for n, it in enumerate(found, 1) if not _key(it, of)),
    )
    distinct = list({tuple(it.items()): it for it in found}.values())
    counts = Counter(_key(it, of) for it in distinct)
    breaches.add(
        "codes with more than one meaning",
        *_told(f"{of.name} has {key} {n} times" for key, n in counts.items() if n > 1),
    )
    return distinct, len(found) - len(distinct)


def _key(record: Record, of: CodeList) -> str:
    return "".join(record.get(it, "") for it in of.key)


def _text(body: bytes) -> str:
    """The letters of a list: whatever is no UTF-8 is what Windows wrote."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def _lines(of: CodeList, text: str, breaches: Breaches) -> list[str]:
    """The records as lines of their full length; others are breaches.

    A list may be written without the blanks at the end of its lines, if all of it is.
    """
    lines = LINE_END.split(text)
    if not lines[-1]:
        lines.pop()
    *_, last = places()[of.name]
    bare = last.is_text and not any(it.endswith(" ") for it in lines)
    least = last.start + 1 if bare else last.end
    wrong = [
        f"{of.name} record {n:,} has {len(it)}"
        for n, it in enumerate(lines, 1)
        if not least <= len(it) <= last.end
    ]
    breaches.add(f"records not {last.end} characters long", *_told(wrong))
    breaches.add("lists without a record", *_told([of.name] if not lines else []))
    return [it for it in lines if least <= len(it) <= last.end]


def _told(found: Iterable[str]) -> tuple[int, list[str]]:
    told = list(found)
    return len(told), told


@cache
def code_lists() -> dict[str, CodeList]:
    """Every list of codes, by name."""
    return define_all(CodeList, PACKAGE, "lists.yaml")


@cache
def places() -> dict[str, tuple[Column, ...]]:
    """The columns of every list, in the order in which they stand, with those not taken."""
    found: dict[str, tuple[Column, ...]] = {}
    for row in read_csv(PACKAGE, "lists.csv"):
        start = int(row["start"]) - 1
        column = Column(row["column"], start, start + int(row["width"]), row["kind"] == "text")
        found[row["list"]] = (*found.get(row["list"], ()), column)
    return found
