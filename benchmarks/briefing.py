"""``python -m benchmarks.briefing``: a brief in every format and in each alone, to its floor.

The floor of a format is to load what draws and to draw the charts' bare specifications, those
of one page or of every size. In two languages it is that of one: there are two cores.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from balanza.publish import USUAL
from benchmarks.timing import Cost, balanza, cost, output, python

RUNS = 3
BRIEF = ("brief", "north_america", "--through", "2025-06")
SIZED = ("svg", "png", "md")  # their pictures come in every size; those of a page in two
LIBRARIES = "import duckdb, jinja2, narwhals, pyarrow, typst, vl_convert"
RECORD = """
import json, sys
from datetime import date
from balanza.figures import render
from balanza.periods import Month
from balanza.publish import Reading, files, publication
from balanza.store import SAMPLE, Store
place, format = sys.argv[1:]
specs, drawn = [], render._svg
render._svg = lambda spec: specs.append(spec) or drawn(spec)
made = publication("north_america", Reading(Store.at(SAMPLE), date.today()), Month(2025, 6))
for _ in files([made], [format]):
    pass
open(place, "w").write(json.dumps(specs))
"""
FLOOR = f"""
{LIBRARIES}
import json, sys
from balanza.figures import fonts
vl_convert.register_font_directory(str(fonts()))
for spec in json.load(open(sys.argv[1])):
    vl_convert.vegalite_to_svg(spec)
"""
Row = tuple[str, Cost, Cost]


def main(languages: str = "en,en") -> None:
    """Print what a brief costs in seconds of the clock and of the processors."""
    with tempfile.TemporaryDirectory() as folder:
        rows = list(briefing(Path(folder), languages))
    print(f"{'brief':14} {'wall s':>7} {'CPU s':>7} {'peak MiB':>8} {'floor CPU s':>11} ratio")
    for what, it, floor in rows:
        ratio = it.processor / floor.processor
        print(
            f"{what:14} {it.seconds:7.2f} {it.processor:7.2f} {it.mebibytes:8.0f} "
            f"{floor.processor:11.2f} {ratio:5.1f}"
        )
    print(
        f"Medians of {RUNS} runs of the whole command, after one that does not count. The peak "
        "is of the largest process. Floor: load the libraries, draw the charts' bare specs."
    )


def briefing(folder: Path, languages: str) -> Iterator[Row]:
    """The whole bundle in two languages, in one, and every format alone."""
    floors = {name: _floor(folder, name) for name in ("html", "svg")}
    order = balanza(*BRIEF, "--store", str(folder / "none"), "--out", str(folder / "brief"))
    yield f"all, {languages}", cost([*order, "--lang", languages], RUNS), floors["svg"]
    yield "all, en", cost(order, RUNS), floors["svg"]
    for name in USUAL:
        floor = floors["svg" if name in SIZED else "html"]
        yield name, cost([*order, "--format", name], RUNS), floor


def _floor(folder: Path, name: str) -> Cost:
    specs = str(folder / f"{name}.json")
    output([*python(RECORD), specs, name])
    return cost([*python(FLOOR), specs], RUNS)


if __name__ == "__main__":
    main()
