from dataclasses import replace

from markupsafe import Markup
from tests.publications.small_page import DRAWN, Elements

from balanza.publications import Table

BROAD = ("Supplier", "Imports, billion USD", *("Incomprehensibility",) * 3)
BROAD_ROWS = tuple(
    (Markup(name), Markup("54.1"), *(Markup("1.0"),) * 3) for name in ("Mexico", "China")
)


def test_the_cells_of_a_broad_table_name_their_columns_and_keep_their_roles(bound):
    table = Table(BROAD, BROAD_ROWS, "By partner", {"Mexico": "partner-MEX"})
    elements = Elements(bound(replace(DRAWN, pictures={}, table=table)))
    assert [it["class"] for it in elements.all("table")] == ["broad"]
    cells = [it["data-head"] for it in elements.all("td", role="cell")]
    assert cells == [*BROAD[1:]] * 2
    assert len(elements.all("tr", role="row")) == 3
    assert len(elements.all("th", role="rowheader")) == 2
    assert len(elements.all("th", role="columnheader")) == 5


def test_a_narrow_table_is_a_table_everywhere(bound):
    html = bound()
    assert 'data-head="' not in html
    assert not Elements(html).all("table", role="table")


def test_a_name_of_its_own_colour_leads_a_row_that_stands_out(bound):
    table = Table(BROAD, BROAD_ROWS, "By partner", {"Mexico": "partner-MEX"})
    elements = Elements(bound(replace(DRAWN, pictures={}, table=table)))
    assert len(elements.all("tr", **{"class": "own"})) == 1
    [name] = [it for it in elements.all("th", role="rowheader") if "style" in it]
    assert name["style"] == "color: var(--partner-MEX); font-weight: 600"
