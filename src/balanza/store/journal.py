"""The answers of a refresh that is not finished: what need not be asked for again."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from balanza.errors import StoreError

FILE = "unfinished.jsonl"


class Entry(msgspec.Struct, frozen=True):
    """An answer that was kept: where it came from, which it is, on which day."""

    url: str
    sha256: str
    day: date


@dataclass(frozen=True, slots=True)
class Journal:
    """A file that grows by a line for each answer, and goes when all of them are loaded."""

    path: Path

    def entries(self, day: date) -> dict[str, str]:
        """The answers of `day`, as digests by address; a line cut short by a kill is none."""
        return {it.url: it.sha256 for it in self.all() if it.day == day}

    def all(self) -> list[Entry]:
        """The answers of every day."""
        if not self.path.exists():
            return []
        found = (_entry(line) for line in self.path.read_bytes().splitlines())
        return [it for it in found if it]

    def add(self, entry: Entry) -> None:
        """Write down that an answer is kept.

        Raises  StoreError when the disk does not take it.
        """
        try:
            with self.path.open("ab") as lines:
                lines.write(b"\n" + msgspec.json.encode(entry) + b"\n")  # ends a line cut short
        except OSError as problem:
            raise StoreError(
                f"{self.path} could not be written: {problem.strerror}. "
                f"See to the disk and to your rights on it, then try again."
            ) from problem

    def close(self) -> None:
        """Forget the answers: they are loaded."""
        self.path.unlink(missing_ok=True)


def _entry(line: bytes) -> Entry | None:
    try:
        return msgspec.json.decode(line, type=Entry)
    except msgspec.DecodeError:  # the process was killed while it wrote the line
        return None
