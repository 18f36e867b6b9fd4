"""What exists: fields, tables, partners, regions, breaks and more, as data, read once."""

from balanza.catalog.breaks import Break, Scope, breaks, known_break, membership_breaks
from balanza.catalog.check import check
from balanza.catalog.comparisons import comparisons
from balanza.catalog.criteria import Criteria, all_criteria, criteria
from balanza.catalog.fields import Field, field, fields
from balanza.catalog.guard import Comparison, Crossing, bearing_on, crossings, effect_on, guard
from balanza.catalog.indicators import Indicator, indicator, indicators
from balanza.catalog.membership import belongs, region_of
from balanza.catalog.methods import methods
from balanza.catalog.partners import (
    REST,
    UNIDENTIFIED,
    partner_name,
    partner_of_census,
    partners,
)
from balanza.catalog.products import product_label, product_name, products
from balanza.catalog.regions import Membership, Region, region, regions
from balanza.catalog.results import Result, result, results
from balanza.catalog.selections import Selection, Window
from balanza.catalog.studies import studies
from balanza.catalog.tables import Table, table, tables
from balanza.catalog.wordings import Wording, wording

__all__ = [
    "REST",
    "UNIDENTIFIED",
    "Break",
    "Comparison",
    "Criteria",
    "Crossing",
    "Field",
    "Indicator",
    "Membership",
    "Region",
    "Result",
    "Scope",
    "Selection",
    "Table",
    "Window",
    "Wording",
    "all_criteria",
    "bearing_on",
    "belongs",
    "breaks",
    "check",
    "comparisons",
    "criteria",
    "crossings",
    "effect_on",
    "field",
    "fields",
    "guard",
    "indicator",
    "indicators",
    "known_break",
    "membership_breaks",
    "methods",
    "partner_name",
    "partner_of_census",
    "partners",
    "product_label",
    "product_name",
    "products",
    "region",
    "region_of",
    "regions",
    "result",
    "results",
    "studies",
    "table",
    "tables",
    "wording",
]
