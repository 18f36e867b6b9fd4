"""Columns have one meaning each."""

import narwhals as nw
import pytest

from balanza import catalog
from balanza.errors import UnknownName


def test_a_field_knows_its_type():
    assert catalog.field("value_usd").dtype == nw.Int64()
    assert catalog.field("month").dtype == nw.Date()


def test_a_misspelt_field_is_guessed():
    with pytest.raises(UnknownName, match=r"No field is called 'val_usd'.*'value_usd'\?"):
        catalog.field("val_usd")


@pytest.mark.parametrize("name", catalog.fields())
def test_a_field_says_what_it_is_in_a_sentence(name):
    assert catalog.field(name).says.endswith(".")


def test_every_field_stands_in_a_table():
    used = {name for it in catalog.tables().values() for name in it.fields}
    assert used == set(catalog.fields())
