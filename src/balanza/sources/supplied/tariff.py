"""Which tariff lines are free of duty for any partner, as the USITC publishes the tariff."""

from pathlib import Path
from typing import Any

from balanza.sources.supplied.columns import read

COLUMNS = {"product": ("hs8", "hts8"), "rate": ("rate_raw", "mfn_text_rate")}


def tariff(path: Path | str) -> Any:  # noqa: ANN401  an Arrow table
    """The lines of the tariff: an Arrow table of product (eight digits) and is_free (1 or 0).

    Free is a line whose general (most-favoured-nation) rate reads Free, in the tariff of the
    year that the file is of.

    Raises  SourceError
    Source  https://dataweb.usitc.gov/tariff/annual
    """
    import pyarrow as pa  # noqa: PLC0415  slow to load
    import pyarrow.compute as pc  # noqa: PLC0415

    found = read(path, COLUMNS)
    # A spreadsheet may have taken the leading zero of a code.
    codes = pc.utf8_lpad(found["product"], 8, "0")
    rate = pc.utf8_lower(pc.utf8_trim_whitespace(found["rate"]))
    return pa.table({"product": codes, "is_free": pc.equal(rate, "free").cast(pa.int64())})
