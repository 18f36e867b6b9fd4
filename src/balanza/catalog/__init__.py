"""What exists: fields, tables, partners, regions, indicators; written as data, read once."""

from balanza.catalog.check import check
from balanza.catalog.comparisons import comparisons
from balanza.catalog.criteria import Criteria, all_criteria, criteria
from balanza.catalog.fields import Field, field, fields
from balanza.catalog.indicators import Indicator, indicator, indicators
from balanza.catalog.membership import belongs, region_of
from balanza.catalog.partners import (
    REST,
    UNIDENTIFIED,
    partner_name,
    partner_of_census,
    partners,
)
from balanza.catalog.products import product_label, product_name, products
from balanza.catalog.regions import Membership, Region, region, regions
from balanza.catalog.selections import Selection, Window
from balanza.catalog.studies import studies
from balanza.catalog.tables import Table, table, tables

__all__ = [
    "REST",
    "UNIDENTIFIED",
    "Criteria",
    "Field",
    "Indicator",
    "Membership",
    "Region",
    "Selection",
    "Table",
    "Window",
    "all_criteria",
    "belongs",
    "check",
    "comparisons",
    "criteria",
    "field",
    "fields",
    "indicator",
    "indicators",
    "partner_name",
    "partner_of_census",
    "partners",
    "product_label",
    "product_name",
    "products",
    "region",
    "region_of",
    "regions",
    "studies",
    "table",
    "tables",
]
