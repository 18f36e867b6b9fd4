"""Exports of everybody to everybody, as CEPII's BACI holds them."""

from pathlib import Path
from typing import Any

from balanza.sources.supplied.columns import names_of, numbers, read

THOUSAND = 1000  # BACI counts in thousands of dollars
COLUMNS = {
    "year": ("t", "year"),
    "exporter": ("i", "exporter"),
    "importer": ("j", "importer"),
    "product": ("k", "product"),
    "value": ("v", "value_usd"),
}


def world_trade(path: Path | str) -> Any:  # noqa: ANN401  an Arrow table
    """The flows: an Arrow table of year, exporter, importer, product and value_usd.

    Countries keep the codes of the file (in BACI numbers: 124 Canada, 484 Mexico, 842 United
    States). A file whose value column is called value_usd is in dollars, BACI's in thousands.

    Raises  SourceError
    Source  https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37
    """
    import pyarrow as pa  # noqa: PLC0415  slow to load
    import pyarrow.compute as pc  # noqa: PLC0415

    found = read(path, COLUMNS)
    value = numbers(found, "value", path)
    in_dollars = "value_usd" in names_of(path)
    keys = {name: found[name] for name in ("exporter", "importer", "product")}
    dollars = value if in_dollars else pc.multiply(value, THOUSAND)
    year = numbers(found, "year", path).cast(pa.int64())
    return pa.table({"year": year, **keys, "value_usd": dollars})
