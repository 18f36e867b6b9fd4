"""What the codes of a classification mean."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from balanza.definitions import read_csv


@cache
def products(classification: str) -> dict[str, Mapping[str, str]]:
    """The products we have words for, by code; none where we carry no list."""
    file = f"{classification}.csv"
    if not classification or not files("balanza.catalog").joinpath(file).is_file():
        return {}
    return {row["product"]: row for row in read_csv("balanza.catalog", file)}


def product_name(classification: str, code: str, language: str) -> str:
    """What `code` is called in `language`; the code itself where we have no word."""
    row = products(classification).get(code)
    return row[f"name_{language}"] if row else code


def product_label(classification: str, code: str, language: str) -> str:
    """What the product `code` is called where room is scarce."""
    row = products(classification).get(code, {})
    return row.get(f"short_{language}") or product_name(classification, code, language)
