"""Finds room for notes in a chart: where nothing is drawn yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

Way: TypeAlias = tuple[tuple[float, float], tuple[float, float]]
STEP = 4
AROUND = (
    (1, 1), (-1, 1), (1, -1), (-1, -1), (0, 1), (0, -1),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, counted from the lower left of the plot."""

    left: float
    low: float
    right: float
    high: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any pixel."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.high <= other.low or other.high <= self.low)

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The place in it that is nearest to a point."""
        return min(max(x, self.left), self.right), min(max(y, self.low), self.high)

    def within(self, other: "Box") -> bool:
        """Whether no part of it lies outside the other."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.low <= self.low and self.high <= other.high


@dataclass(slots=True)
class Room:
    """A plot and what is taken of it."""

    whole: Box
    taken: list[Box] = field(default_factory=list)
    said: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> None:
        """Keep others out of `box`."""
        self.taken.append(box)

    def among(self, boxes: Iterable[Box]) -> "Room":
        """The same room where `boxes` are taken too; what is said there is said here."""
        return Room(self.whole, [*self.taken, *boxes], self.said)

    def draw(self, points: Iterable[tuple[float, float]], half: float = 3) -> None:
        """Keep others off the line through `points`."""
        for (x, y), (x_next, y_next) in pairwise(points):
            steps = max(1, int(max(abs(x_next - x), abs(y_next - y)) / STEP))
            for n in range(steps + 1):
                at, up = x + (x_next - x) * n / steps, y + (y_next - y) * n / steps
                self.taken.append(Box(at - half, up - half, at + half, up + half))

    def place(
        self, x: float, y: float, extent: tuple[float, float], away: Iterable[float]
    ) -> Box | None:
        """Take the nearest free box of that extent beside a point; None where there is none.

        `away` are the distances to try, in pixels. No line from the point to the box crosses
        what was placed before, and nothing is placed on that line later.
        """
        for distance in away:
            for across, up in AROUND:
                box = _beside(x + across * distance, y + up * distance, (across, up), extent)
                way = ((x, y), box.nearest(x, y))
                if self._is_free(box, way):
                    self.take(box)
                    self.said.append(box)
                    self.draw(way, half=1)
                    return box
        return None

    def _is_free(self, box: Box, way: Way) -> bool:
        crossing = Room(self.whole)
        crossing.draw(way, half=1)
        return (
            box.within(self.whole)
            and not any(map(box.meets, self.taken))
            and not any(it.meets(said) for it in crossing.taken for said in self.said)
        )


def _beside(x: float, y: float, side: tuple[int, int], extent: tuple[float, float]) -> Box:
    """The box that touches a point with the edge or corner turned to it."""
    (across, up), (width, height) = side, extent
    left, low = x - width * (1 - across) / 2, y - height * (1 - up) / 2
    return Box(left, low, left + width, low + height)
