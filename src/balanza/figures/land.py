"""The countries of the world as one path: TopoJSON in Equal Earth, cut where the map ends."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import hypot
from typing import Any, TypeAlias

from balanza.figures.elements import element, number
from balanza.figures.plot import Spec
from balanza.figures.projection import CENTRE, NORTH, SOUTH, projected

WORLD = "countries-110m.json"
EDGE = 180.0  # degrees from the centre to either side
FINE = 0.4  # pixels: points that are nearer to the last one are left out
Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Point]


@cache
def world() -> dict[str, Any]:
    """The countries as TopoJSON."""
    text = files("balanza.figures").joinpath(WORLD).read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def land(layer: Spec) -> str:
    """The countries that a layer shows, as one element."""
    look, shown = layer["mark"], layer["transform"][0]["filter"]
    scale, (left, top) = layer["projection"]["scale"], layer["projection"]["translate"]
    rings = (
        [(left + scale * x, top - scale * y) for x, y in ring]
        for code, found in _countries()
        if _is_shown(code, shown)
        for ring in found
    )
    return element(
        "path",
        d="".join(map(_path, rings)),
        fill=look["fill"],
        stroke=look["stroke"],
        stroke_width=number(look["strokeWidth"]),
    )


def _is_shown(code: str, shown: Spec) -> bool:
    """Whether a predicate of Vega-Lite's holds: a code is one of some, or it is not."""
    if "not" in shown:
        return not _is_shown(code, shown["not"])
    return code in shown["oneOf"]


def _path(ring: Ring) -> str:
    kept = ring[:1]
    for x, y in ring[1:]:
        if hypot(x - kept[-1][0], y - kept[-1][1]) >= FINE:
            kept.append((x, y))
    return f"M{'L'.join(f'{x:.1f},{y:.1f}' for x, y in kept)}Z" if len(kept) > 2 else ""  # noqa: PLR2004  less has no area


@cache
def _countries() -> list[tuple[str, list[Ring]]]:
    """Each country's code and its outlines, in units of the projection about the centre."""
    made = world()
    arcs = _arcs(made)
    return [
        (it.get("id", ""), [*_outlines(it, arcs)])
        for it in made["objects"]["countries"]["geometries"]
    ]


def _arcs(made: dict[str, Any]) -> list[Ring]:
    """The arcs in degrees: each point is told by how far it lies from the one before."""
    (wide, high), (west, south) = made["transform"]["scale"], made["transform"]["translate"]

    def moved(at: Point, by: Point) -> Point:
        return at[0] + by[0], at[1] + by[1]

    return [
        [(x * wide + west, y * high + south) for x, y in accumulate(arc, moved)]
        for arc in made["arcs"]
    ]


def _outlines(country: dict[str, Any], arcs: Sequence[Ring]) -> Iterator[Ring]:
    several = country["type"] == "MultiPolygon"
    for polygon in country["arcs"] if several else [country["arcs"]]:
        for told in polygon:
            pieces = [arcs[it] if it >= 0 else arcs[~it][::-1] for it in told]
            ring = _unrolled([point for piece in pieces for point in piece[1:]])
            for turn in (-2 * EDGE, 0, 2 * EDGE):
                if part := _within([(x + turn, y) for x, y in ring]):
                    yield [projected(x, y) for x, y in part]


def _unrolled(ring: Ring) -> Ring:
    """A ring in degrees from the centre, none of whose steps goes around the world."""
    found: Ring = []
    for longitude, latitude in ring:
        near = found[-1][0] if found else 0.0
        turns = round((longitude - CENTRE - near) / (2 * EDGE))
        found.append((longitude - CENTRE - turns * 2 * EDGE, latitude))
    return found


def _within(ring: Ring) -> Ring:
    """What of a ring lies on the map."""
    for way, edge, sign in ((0, -EDGE, 1), (0, EDGE, -1), (1, SOUTH, 1), (1, NORTH, -1)):
        if any(sign * point[way] < sign * edge for point in ring):
            ring = _cut(ring, way, edge, sign)
    return ring


def _cut(ring: Ring, way: int, edge: float, sign: int) -> Ring:
    """What of a ring lies beyond an edge (`sign` 1) or before it (-1).

    Source  Sutherland and Hodgman (1974), https://doi.org/10.1145/360767.360802
    """
    found: Ring = []
    for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        away, gone = sign * (point[way] - edge), sign * (before[way] - edge)
        if away * gone < 0:
            part = gone / (gone - away)
            found.append(
                (
                    before[0] + part * (point[0] - before[0]),
                    before[1] + part * (point[1] - before[1]),
                )
            )
        if away >= 0:
            found.append(point)
    return found
