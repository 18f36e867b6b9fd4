"""What exists: fields, tables, partners, regions and indicators, written as data, read once."""

from balanza.catalog.check import check
from balanza.catalog.fields import Field, field, fields
from balanza.catalog.indicators import Indicator, indicator, indicators
from balanza.catalog.selections import Selection, Window
from balanza.catalog.tables import Table, table, tables

__all__ = [
    "Field",
    "Indicator",
    "Selection",
    "Table",
    "Window",
    "check",
    "field",
    "fields",
    "indicator",
    "indicators",
    "table",
    "tables",
]
