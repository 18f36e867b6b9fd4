"""A number, or a word, with its trace."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Origin:
    """Bytes that a finding stands on."""

    url: str
    sha256: str
    fetched_at: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One quotable number, or the word or name that numbers call for (unit: verdict).

    `value` is dollars or a plain ratio; `text` is how it is written; `where` says which rows
    it is of; `vintage` is the day its youngest source was fetched; `query` gives it again, or
    the row that `verdict` puts in a word; `footnotes` tell of the known breaks that it is
    measured across; `says` what it is.
    """

    name: str
    value: float | int | str
    unit: str
    text: str
    indicator: str
    table: str
    where: dict[str, Any] = field(hash=False)
    through: str
    vintage: date
    sources: tuple[Origin, ...]
    query: str
    footnotes: tuple[str, ...] = ()
    says: str = ""
    verdict: str = ""

    def __str__(self) -> str:
        return self.text
