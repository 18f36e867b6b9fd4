"""By hand, as the page on dependence has them: a region of two, and parts from Taiwan."""

import pytest

from balanza import api
from balanza.errors import QuestionError

FLOWS = """\
t,i,j,k,v
2024,A,B,84,30
2024,B,A,84,20
2024,A,C,84,10
2024,C,A,84,10
2024,B,D,85,10
2024,D,B,85,20
2024,C,D,85,50
2024,D,C,85,50
"""
TABLE = """\
V1,MEX_1,TWN_1,USA_F,OUT
MEX_1,0,0,100,100
TWN_1,80,0,0,80
VA,20,80,0,0
OUT,100,80,0,0
"""


@pytest.fixture
def file(tmp_path):
    def write(text, name="trade.csv"):
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path / name

    return write


def test_a_region_by_year_and_by_product(file):
    [row] = api.integration(file(FLOWS), ["A", "B"])
    assert (row["year"], row["intra_share"]) == (2024, pytest.approx(100 / 150))
    assert row["introversion"] == pytest.approx(0.7778, abs=1e-4)
    first, second = api.integration(file(FLOWS), ["A", "B"], by=("product",))
    assert (first["product"], first["intra_share"]) == ("84", pytest.approx(100 / 120))
    assert (second["product"], second["intra_share"]) == ("85", 0)


def test_members_and_columns_that_the_file_lacks_are_named(file):
    says = r"trade\.csv has no trade of MEX\. Name members as the file does: A, B, C, D"
    with pytest.raises(QuestionError, match=says):
        api.integration(file(FLOWS), ["A", "MEX"])
    with pytest.raises(QuestionError, match=r"has no month\. There are: year, exporter, imp"):
        api.integration(file(FLOWS), ["A", "B"], by=("month",))
    with pytest.raises(QuestionError, match="A is no region; name two or more"):
        api.integration(file(FLOWS), ["A"])


def test_value_is_added_where_the_parts_are_made(file):
    assert api.value_added(file(TABLE), "USA") == {"MEX": 20, "TWN": 80}
