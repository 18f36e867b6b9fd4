"""Map: each supplier as a circle whose area is its share, on a world centred on the Pacific."""

from collections.abc import Sequence
from functools import cache
from math import hypot, pi, sqrt
from typing import Any

from balanza.definitions import read_csv
from balanza.figures.canvas import SIZE, SMALL, Canvas, Sheet
from balanza.figures.land import world
from balanza.figures.lettering import room
from balanza.figures.palette import colour, partner_colour
from balanza.figures.placing import Box, Room
from balanza.figures.plot import Row, Scale, Spec
from balanza.figures.projection import CENTRE, View
from balanza.figures.roll import LEFT, entries, height, listed
from balanza.figures.spec import Figure, Words
from balanza.units import percent

HOME, ANTARCTICA = "840", "010"
LARGEST, LEAST, SEEN, NEAR, NAMED_ON_A_PHONE, LINE = 0.2, 0.7, 2.5, 7, 4, 15
CLEAR = 7  # pixels


def world_map(rows: Sequence[Row], figure: Figure, words: Words, sheet: Sheet) -> Spec:
    """Draw `figure.y` of each partner `figure.x` as a circle at its place.

    The `figure.top` largest are named, and the highlighted in any case; on a narrow sheet
    most of them in a list beneath.

    Reads  one row per partner: figure.x (a partner in places.csv), figure.y (a ratio)
    """
    view = View(sheet.width)
    circles = _circles(rows, figure, view)
    spare = max(0.0, sheet.height - view.height)
    found = listed(circles, figure.top, spare) if sheet.narrow else []
    below = height(len(found), spare) if found else spare / 2
    canvas = _canvas(view, spare, below)
    labels = _labels(circles, figure, words, canvas, sheet)
    entered = entries(found, words, view.width, below)
    ring: dict[str, Any] = {"stroke": colour("paper"), "strokeWidth": 0.8}
    strong, usual = ([it for it in circles if it["strong"] == how] for how in (True, False))
    dots = [{**it, "x": it["x"] - LEFT / 2} for it in entered]
    return canvas.chart(
        [
            _ground(view, {"not": _of(HOME, ANTARCTICA)}, "land"),
            _ground(view, _of(HOME), "land_home"),
            canvas.layer("circle", usual, opacity=0.85, **ring),
            canvas.layer("circle", strong, opacity=1, **ring),
            canvas.layer("rule", _leaders(labels), color=colour("axis"), strokeWidth=0.75),
            canvas.layer("circle", ({**it, "text": None} for it in dots), opacity=1),
            *canvas.texts(it | {"area": None} for it in [*labels, *entered]),
        ]
    )


def _canvas(view: View, spare: float, below: float) -> Canvas:
    """A canvas as large as the view, with what height there is to spare around it."""
    aside = max(0.0, (spare - below) / 2)
    return Canvas(
        x=Scale(0, view.width, view.width),
        y=Scale(0, view.height, view.height),
        left=0,
        right=0,
        top=aside,
        bottom=spare - aside if spare else below,
    )


@cache
def places() -> dict[str, tuple[float, float]]:
    """Longitude and latitude of each partner: the middle of its largest piece of land."""
    rows = read_csv("balanza.figures", "places.csv")
    return {it["partner"]: (float(it["longitude"]), float(it["latitude"])) for it in rows}


def _of(*codes: str) -> Spec:
    return {"field": "id", "oneOf": [*codes]}


def _ground(view: View, shown: Spec, painted: str) -> Spec:
    """The countries that are `shown`, as Vega-Lite's predicates tell them."""
    return {
        "data": {
            "values": world(),
            "format": {"type": "topojson", "feature": "countries"},
        },
        "transform": [{"filter": shown}],
        "mark": {
            "type": "geoshape",
            "fill": colour(painted),
            "stroke": colour("paper"),
            "strokeWidth": 0.4,
            "clip": True,
        },
        "projection": {
            "type": "equalEarth",
            "rotate": [-CENTRE, 0, 0],
            "scale": view.scale,
            "translate": list(view.origin),
            "precision": 0.5,
        },
    }


def _circles(rows: Sequence[Row], figure: Figure, view: View) -> list[dict[str, Any]]:
    """The circles that can be seen, the largest beneath."""
    known = [row for row in rows if row[figure.x] in places() and row[figure.y] > 0]
    most = max(row[figure.y] for row in known)
    found = []
    for row in sorted(known, key=lambda row: (-row[figure.y], row[figure.x])):
        x, y = view.place(*places()[row[figure.x]])
        strong = row[figure.x] in figure.highlight
        radius = max(LARGEST * view.scale * sqrt(row[figure.y] / most), SEEN * strong)
        if radius >= LEAST:
            found.append(
                {
                    "series": row[figure.x],
                    "key": row[figure.x],
                    "x": x,
                    "y": y,
                    "share": row[figure.y] / figure.scale,
                    "radius": radius,
                    "area": round(pi * radius**2, 3),
                    "colour": partner_colour(row[figure.x]),
                    "strong": strong,
                }
            )
    return found


def _labels(
    circles: Sequence[Row], figure: Figure, words: Words, canvas: Canvas, sheet: Sheet
) -> list[dict[str, Any]]:
    """Names and shares, beside their circles, where no other circle or name is."""
    space = Room(Box(0, -canvas.bottom, canvas.x.pixels, canvas.y.pixels + canvas.top))
    top = min(figure.top, NAMED_ON_A_PHONE) if sheet.narrow else figure.top
    wanted = [it for n, it in enumerate(circles) if n < top or it["strong"]]
    found = []
    for it in sorted(wanted, key=lambda it: not it["strong"]):
        letters = SIZE if it["strong"] or not sheet.narrow else SMALL
        name = words.named(it["series"])
        text = name if sheet.narrow else f"{name} {percent(it['share'], words.notation)}"
        extent = room(text, letters, it["strong"]) + 4, LINE
        if box := _placed(it, circles, extent, space):
            found.append(_label(it, text, letters, box))
    return found


def _placed(
    it: Row, circles: Sequence[Row], extent: tuple[float, float], space: Room
) -> Box | None:
    """Room for the name of a circle: clear of others if it can be, else off them."""
    away = [it["radius"] * 0.75 + more for more in (2, 8, 16, 26, 40, 60)]
    for clear in (CLEAR, 0):
        taken = [_around(one, clear if one is not it else 0) for one in circles]
        free = space.among(taken)
        known = len(free.taken)
        if box := free.place(it["x"], it["y"], extent, away):
            for one in free.taken[known:]:
                space.take(one)
            return box
    return None


def _around(circle: Row, clear: float) -> Box:
    """What a circle takes, and so much around it: a name beside a dot seems to be the dot's."""
    reach, x, y = circle["radius"] * 0.8 + clear, circle["x"], circle["y"]
    return Box(x - reach, y - reach, x + reach, y + reach)


def _label(it: Row, text: str, letters: float, box: Box) -> dict[str, Any]:
    return {
        "text": text,
        "key": it["key"],
        "x": box.left + 2,
        "y": (box.low + box.high) / 2,
        "align": "left",
        "letters": letters,
        "bold": it["strong"],
        "colour": it["colour"],
        "of_x": it["x"],
        "of_y": it["y"],
        "edge_x": min(max(it["x"], box.left), box.right),
        "edge_y": min(max(it["y"], box.low), box.high),
        "clear": it["radius"] + NEAR,
    }


def _leaders(labels: Sequence[Row]) -> list[Row]:
    """A fine line from a circle to its name, where the two lie apart."""
    return [
        {"x": it["of_x"], "y": it["of_y"], "x_end": it["edge_x"], "y_end": it["edge_y"]}
        for it in labels
        if hypot(it["edge_x"] - it["of_x"], it["edge_y"] - it["of_y"]) > it["clear"]
    ]
