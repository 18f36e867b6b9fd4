"""A brief in several languages at once: each in a process of its own, where there are cores."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from balanza.catalog import Selection
from balanza.errors import StoreError
from balanza.periods import Month
from balanza.processes import helpers
from balanza.publish.brief import Publication, publications, witnessed
from balanza.publish.evidence import Evidence, Witness
from balanza.publish.formats import USUAL, Files, Plate, bound, files, plates, rendered
from balanza.publish.manuscript import Manuscript
from balanza.publish.proofread import proofread
from balanza.publish.questions import questions
from balanza.publish.reading import Reading
from balanza.store import Store

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Question: TypeAlias = tuple[Selection, Month]
Piece = TypeVar("Piece")
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Order:
    """What another process needs to know to render a brief in one language."""

    brief: Manuscript
    store: Path
    as_of: date
    through: Month | None
    code: str
    codes: tuple[str, ...]
    formats: tuple[str, ...]
    known: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The evidence that another process found, and the digests of its table's parts."""

    evidence: Evidence
    parts: dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Edition:
    """The files of one language, and the digests of the parts of each table they show."""

    files: list[tuple[str, bytes]]
    parts: dict[str, set[str]]


def editions(
    brief: Manuscript,
    reading: Reading,
    through: Month | None,
    codes: Sequence[str],
    formats: Sequence[str] = USUAL,
) -> tuple[Publication, Files]:
    """The brief in its first language, and every file of it, as `files` gives them.

    It is proofread first, and refused whole if it has a mistake.

    Each further language is rendered meanwhile by a process of its own; of one language alone,
    those that were started ahead look up a part of the facts and draw a part of the dots. A
    program that calls this of several must be importable, as any that starts processes must;
    `files` of `publications` gives the same without.

    Raises  as `proofread`, `publications` and `files`; StoreError when the store changed
            meanwhile
    """
    order = Order(
        brief=brief,
        store=reading.store.folder,
        as_of=reading.as_of,
        through=through,
        code=codes[0],
        codes=tuple(codes),
        formats=tuple(formats),
    )
    with helpers(len(codes) - 1, __name__) as pool:
        if pool:
            return _apart(order, reading, pool)
    proofread(brief)
    made = publications(brief, reading, through, codes)
    return made[0], files(made, formats)


def edition(order: Order) -> Edition:
    """What `order` asks for, from the store as it is found now.

    Raises  as `publication` and `files`
    """
    reading = _reading(order.store, order.as_of)
    witness = Witness(reading, publishes=True)
    witness.learn(order.known)
    made = _publication(order, witness)
    tables = {one.selection.table for it in made.shown for one in it.data.values()}
    return Edition(
        list(rendered(made, order.formats)), {it: _digests(reading, it) for it in tables}
    )


def answered(order: Order, asked: Question) -> Answer:
    """The evidence of one question, from the store as this process found it first.

    Raises  as `Witness.evidence`
    """
    reading = _reading(order.store, order.as_of)
    table = asked[0].table
    evidence = Witness(reading, publishes=True).evidence(*asked)
    return Answer(evidence, {table: _digests(reading, table)})


@cache
def _reading(store: Path, as_of: date) -> Reading:
    return Reading(Store.at(store), as_of)


def _publication(order: Order, witness: Witness) -> Publication:
    return witnessed(order.brief, witness, order.through, (order.code,), order.codes)[0]


def _apart(first: Order, reading: Reading, pool: "Executor") -> tuple[Publication, Files]:
    others = [replace(first, code=it) for it in first.codes[1:]]
    witness = _together(pool, first, reading)
    told = [replace(it, known=witness.found) for it in others]
    waiting = [(it.code, pool.submit(edition, it)) for it in told]
    made = _publication(first, witness)
    ready = {"png": _drawn(pool, made)} if "png" in first.formats else {}
    rest = [(code, awaited(future, reading)) for code, future in waiting]
    return made, bound(made, first.formats, rest, ready)


def _together(pool: "Executor", order: Order, reading: Reading) -> Witness:
    """A witness of all that the facts stand on: each process has looked at a part of it.

    Raises  as `proofread` and `publications`; StoreError when the store changed meanwhile
    """
    proofread(order.brief)
    all(order.brief.text(code) for code in order.codes)  # what is not there is told first
    asked = questions(order.brief, reading, order.through)
    witness = Witness(reading, publishes=True)
    for question, theirs in _from_both_ends(pool, partial(answered, order), asked):
        if theirs:
            found = theirs.result()
            _check_same(found.parts, reading)
            witness.learn([found.evidence])
        else:
            witness.evidence(*question)
    return witness


def _drawn(pool: "Executor", made: Publication) -> Files:
    """The pictures of dots, which a process that is done with its language helps to draw."""
    shared = _from_both_ends(pool, Plate.drawn, list(plates(made)))
    return (theirs.result() if theirs else plate.drawn() for plate, theirs in shared)


def _from_both_ends(
    pool: "Executor", work: Callable[[Piece], Done], pieces: Sequence[Piece]
) -> Iterator[tuple[Piece, "Future[Done] | None"]]:
    """Each piece in turn, with the pool's work on it, unless that is left to the caller.

    The pool begins at the end.
    """
    begun = [pool.submit(work, it) for it in reversed(pieces)]
    both = zip(pieces, reversed(begun), strict=True)
    return ((it, None if future.cancel() else future) for it, future in both)


def awaited(future: "Future[Edition]", reading: Reading) -> Iterator[tuple[str, bytes]]:
    """The files of an edition once they are there.

    Raises  as `edition`; StoreError when it is of other data than `reading`
    """
    found = future.result()
    _check_same(found.parts, reading)
    yield from found.files


def _check_same(parts: Mapping[str, set[str]], reading: Reading) -> None:
    changed = sorted(it for it, found in parts.items() if found != _digests(reading, it))
    if changed:
        raise StoreError(
            f"The store changed while the brief was made: one language has seen other parts of "
            f"{', '.join(changed)} than another. All must be of the same data. "
            "Make the brief again."
        )


def _digests(reading: Reading, table: str) -> set[str]:
    return {it.sha256 for it in reading.parts(table)}
