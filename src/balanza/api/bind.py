"""Briefs, written to files."""

from datetime import date
from pathlib import Path
from typing import Any

from balanza.api.ask import reading
from balanza.periods import Month
from balanza.publish import USUAL, files, manuscript, proofread, publications, write


def brief(
    out: Path | str,
    name: str = "north_america",
    through: str = "",
    as_of: date | None = None,
    **wanted: Any,  # noqa: ANN401  languages, formats, values, and the store
) -> list[Path]:
    """Write a brief into the folder `out`; the files that were written, the page first.

    `languages=("en",)` are codes, the first of which lies at the top; `formats` are names of
    `balanza.publish.FORMATS`; `values` are those of the brief's parameters.

    Raises  as `evidence`; UnknownName when there is no such format or language
    """
    told = reading(as_of, wanted.get("store"))
    month = Month.parse(through) if through else None
    codes = wanted.get("languages", ("en",))
    text = manuscript(name, wanted.get("values"))
    proofread(text)
    made = publications(text, told, month, codes)
    return write(files(made, wanted.get("formats", USUAL)), Path(out))
