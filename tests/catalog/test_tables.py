"""Tables are lists of known fields, with a key."""

import narwhals as nw
import pytest

from balanza import catalog
from balanza.errors import UnknownName


@pytest.mark.parametrize("name", catalog.tables())
def test_the_key_of_a_table_is_among_its_fields(name):
    it = catalog.table(name)
    assert set(it.key) < set(it.fields)
    assert {"month", "snapshot"} <= set(it.fields)


@pytest.mark.parametrize("name", catalog.tables())
def test_a_classified_table_has_products(name):
    it = catalog.table(name)
    assert bool(it.classification) == ("product" in it.fields)


def test_a_table_knows_the_types_of_its_columns():
    assert catalog.table("atp_totals").schema == nw.Schema(
        {
            "month": nw.Date(),
            "flow": nw.String(),
            "measure": nw.String(),
            "value_usd": nw.Int64(),
            "snapshot": nw.String(),
        }
    )


def test_a_misspelt_table_is_guessed():
    with pytest.raises(UnknownName, match=r"No table is called 'atps'. Did you mean 'atp'\?"):
        catalog.table("atps")
