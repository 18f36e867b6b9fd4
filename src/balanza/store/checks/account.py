"""What a check tells: how much it looked at, and what is damaged or worth knowing."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

SHOWN = 3
Severity: TypeAlias = Literal["damage", "note"]
Kind: TypeAlias = tuple[Severity, str, str]


@dataclass(frozen=True, slots=True)
class Remark:
    """Things of one kind: `damage` must be mended, a `note` is only worth knowing."""

    severity: Severity
    says: str
    count: int
    examples: tuple[str, ...]
    remedy: str

    def __str__(self) -> str:
        more = "; ..." if self.count > len(self.examples) else "."
        return f"{self.says} ({self.count:,}): {'; '.join(self.examples)}{more} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Account:
    """What one check found: `looked` says at how much it looked."""

    check: str
    looked: str
    remarks: tuple[Remark, ...] = ()

    @property
    def damages(self) -> tuple[Remark, ...]:
        """What must be mended."""
        return tuple(it for it in self.remarks if it.severity == "damage")

    @property
    def notes(self) -> tuple[Remark, ...]:
        """What is only worth knowing."""
        return tuple(it for it in self.remarks if it.severity == "note")


@dataclass(slots=True)
class Remarks:
    """Gathers remarks: all are counted, the first few of a kind are shown."""

    _counts: dict[Kind, int] = field(default_factory=dict)
    _shown: dict[Kind, list[str]] = field(default_factory=dict)

    def damage(self, says: str, example: str, remedy: str, count: int = 1) -> None:
        """Count what must be mended."""
        self._add(("damage", says, remedy), example, count)

    def note(self, says: str, example: str, remedy: str, count: int = 1) -> None:
        """Count what is only worth knowing."""
        self._add(("note", says, remedy), example, count)

    def all(self) -> tuple[Remark, ...]:
        """The remarks, by kind, in the order in which their kinds were found."""
        return tuple(
            Remark(severity, says, count, tuple(self._shown[severity, says, remedy]), remedy)
            for (severity, says, remedy), count in self._counts.items()
        )

    def _add(self, kind: Kind, example: str, count: int) -> None:
        self._counts[kind] = self._counts.get(kind, 0) + count
        shown = self._shown.setdefault(kind, [])
        if len(shown) < SHOWN:
            shown.append(example)
