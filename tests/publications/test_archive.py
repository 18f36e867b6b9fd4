from datetime import date
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from balanza.publications.archive import timeless


def packed(*names, year):
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(ZipInfo(name, (year, 1, 2, 3, 4, 6)), f"holds {name}")
    return made.getvalue()


def test_the_hour_and_the_order_of_packing_leave_no_trace():
    day = date(2025, 8, 5)
    one = timeless(packed("b", "a", "[Content_Types].xml", year=2020), day)
    assert one == timeless(packed("[Content_Types].xml", "a", "b", year=2021), day)
    archive = ZipFile(BytesIO(one))
    assert archive.namelist() == ["[Content_Types].xml", "a", "b"]
    assert archive.read("b") == b"holds b"
    assert {it.date_time[:3] for it in archive.infolist()} == {(2025, 8, 5)}
