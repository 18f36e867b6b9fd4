"""The layouts are as long as the records that they describe."""

import pytest

from balanza import catalog
from balanza.periods import Month
from balanza.sources.census_bulk.layouts import archives, layouts

LENGTHS = {"IMP_DETL": 688, "IMP_CTY": 580, "IMP_COMM": 732, "IMP_DE": 578}
LENGTHS |= {"EXP_DETL": 323, "EXP_CTY": 280, "EXP_COMM": 373, "EXP_DIST": 278}


@pytest.mark.parametrize("name", LENGTHS)
def test_columns_follow_each_other_without_a_gap(name):
    end = 0
    for start, width in layouts()[name].places.values():
        assert start == end
        end += width
    assert end == layouts()[name].width == LENGTHS[name]


@pytest.mark.parametrize("flow", ["imports", "exports"])
def test_the_table_has_every_column_of_the_detail(flow):
    archive = archives()[flow]
    columns = set(layouts()[archive.detail].places) - {"year"}
    assert columns <= set(catalog.table(archive.table).fields)
    assert set(layouts()[archive.detail].key) | {"month"} == set(
        catalog.table(archive.table).key
    )


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("IMDB2506.ZIP", Month(2025, 6)),
        ("IMDB9912.ZIP", Month(1999, 12)),
        ("IMDB2513.ZIP", None),
        ("EXDB2506.ZIP", None),
        ("NOTES.TXT", None),
    ],
)
def test_an_archive_is_known_by_its_name(name, month):
    assert archives()["imports"].month(name) == month


def test_an_archive_is_named_after_its_month():
    assert archives()["exports"].file(Month(2025, 6)) == "EXDB2506.ZIP"
