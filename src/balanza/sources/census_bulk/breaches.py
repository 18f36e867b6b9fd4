"""What keeps a month out: every breach counted, the first few shown."""

from collections.abc import Iterable
from itertools import islice

SHOWN = 3


class Breaches:
    """Breaches by kind, in the order in which their kinds were found."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._shown: dict[str, list[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._counts)

    def add(self, kind: str, count: int, examples: Iterable[str]) -> None:
        """Count `count` more breaches of a kind; nothing is told where there are none."""
        if not count:
            return
        self._counts[kind] = self._counts.get(kind, 0) + count
        shown = self._shown.setdefault(kind, [])
        shown.extend(islice(examples, SHOWN - len(shown)))

    def told(self) -> str:
        """All kinds, each with its count and the first few."""
        return "\n".join(
            f"  - {kind} ({count:,}): {self._list(kind)}"
            for kind, count in self._counts.items()
        )

    def _list(self, kind: str) -> str:
        more = "; ..." if self._counts[kind] > len(self._shown[kind]) else "."
        return "; ".join(self._shown[kind]) + more
