"""``python -m benchmarks.briefing``: a brief in every format and in each alone, to its floor.

The floor is what the libraries themselves need for the same output: to be loaded, to set the
same papers and dots, to write the same cells and parts, all of which is recorded before. No
number is looked up, no chart is drawn and no word is written.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from balanza.publish import USUAL
from benchmarks.timing import Cost, balanza, cost, output, python

RUNS = 3
BRIEF = ("brief", "north_america", "--through", "2025-06")
ALL = ",".join(USUAL)
RECORD = """
import pickle, sys, zipfile
from datetime import date
import typst, xlsxwriter.worksheet
from balanza.periods import Month
from balanza.publish import Reading, files, publications
from balanza.store import SAMPLE, Store
place, formats, languages = sys.argv[1], sys.argv[2].split(","), sys.argv[3].split(",")
calls = []
def record(owner, name, kept):
    plain = getattr(owner, name)
    def noted(*given, **named):
        calls.append((name, *kept(given, named)))
        return plain(*given, **named)
    setattr(owner, name, noted)
record(typst, "compile", lambda given, named: (
    given[0], {key: it for key, it in named.items() if key != "font_paths"}))
record(zipfile.ZipFile, "writestr", lambda given, named: (
    getattr(given[1], "filename", given[1]), given[2]))
for name in ("_write_string", "_write_number"):
    kept = lambda given, named: (given[0].get_name(), *given[1:4])
    record(xlsxwriter.worksheet.Worksheet, name, kept)
reading = Reading(Store.at(SAMPLE), date.today())
for _ in files(publications("north_america", reading, Month(2025, 6), languages), formats):
    pass
pickle.dump(calls, open(place, "wb"))
"""
FLOOR = """
import io, pickle, sys, zipfile
import duckdb, jinja2, narwhals, pyarrow, typst
from balanza.figures import fonts
if sys.argv[2]:
    for name in sys.argv[2].split(","):
        __import__(name)
known = typst.Fonts(include_system_fonts=False, font_paths=[fonts()])
archive = zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED)
sheets = {}
for name, *given in pickle.load(open(sys.argv[1], "rb")):
    if name == "compile":
        typst.compile(given[0], font_paths=known, **given[1])
    elif name == "writestr":
        if not given[0].startswith("xl/"):  # the workbook is written below
            archive.writestr(str(len(archive.filelist)), given[1])
    else:
        if not sheets:
            import xlsxwriter
            book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
        if given[0] not in sheets:
            sheets[given[0]] = book.add_worksheet()
        getattr(sheets[given[0]], name.removeprefix("_"))(*given[1:])
if sheets:
    book.close()
"""
OFFICE = {"docx": "docx", "xlsx": "xlsxwriter", "pptx": "pptx"}
Row = tuple[str, Cost, Cost]


def main(languages: str = "en,es") -> None:
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
        "is of the largest process. Floor: what the libraries need for the same output."
    )


def briefing(folder: Path, languages: str) -> Iterator[Row]:
    """The whole bundle in all of `languages`, in one, and every format alone."""
    order = balanza(*BRIEF, "--store", str(folder / "none"), "--out", str(folder / "brief"))
    whole = [*order, "--lang", languages]
    yield f"all, {languages}", cost(whole, RUNS), _floor(folder, ALL, languages)
    yield "all, en", cost(order, RUNS), _floor(folder, ALL, "en")
    for name in USUAL:
        floor = _floor(folder, f"{name},svg" if name == "md" else name, "en")
        yield name, cost([*order, "--format", name], RUNS), floor


def _floor(folder: Path, formats: str, languages: str) -> Cost:
    calls = str(folder / "calls.pickle")
    output([*python(RECORD), calls, formats, languages])
    office = ",".join(OFFICE[it] for it in formats.split(",") if it in OFFICE)
    return cost([*python(FLOOR), calls, office], RUNS)


if __name__ == "__main__":
    main()
