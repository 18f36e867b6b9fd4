"""A month is read whole when it sums to its control files, and refused otherwise."""

import pyarrow as pa
import pytest

from balanza.errors import SourceError
from balanza.periods import Month
from balanza.sources import census_bulk

JUNE = Month(2025, 6)
DETAIL = "IMP_DETL.TXT"


@pytest.fixture
def rows():
    """Read an archive of June 2025: rows(path) -> its rows."""

    def read(path, flow="imports"):
        taken = []
        archive = census_bulk.archives()[flow]
        census_bulk.read(census_bulk.Month(archive, JUNE, path, "1f" * 32), taken.append)
        return pa.concat_tables(taken).to_pylist()

    return read


@pytest.fixture
def refused(bulk, entered, rows, tmp_path):
    """What is said of a month that is changed: refused(change) -> the message."""

    def message(change, detail=None):
        path = bulk(tmp_path / "IMDB2506.ZIP", detail or entered, change)
        with pytest.raises(SourceError) as told:
            rows(path)
        return str(told.value)

    return message


def replaced(member, old, new, count=1):
    """Change some text of a member."""

    def change(members):
        assert old in members[member]
        members[member] = members[member].replace(old, new, count)

    return change


def test_a_row_is_as_wide_as_the_record(bulk, entered, rows, tmp_path):
    first, carried = rows(bulk(tmp_path / "IMDB2506.ZIP", entered))
    words = ("product", "partner", "country_code", "programme", "quantity_unit_1")
    assert [first[it] for it in words] == ["8471500150", "MEX", "2010", "S+", "KG"]
    assert first["consumption_value_usd"] == 123456789012
    assert first["general_value_ytd_usd"] == 9
    assert first["month"].isoformat() == "2025-06-01"
    assert carried["consumption_value_usd"] == 0
    assert carried["consumption_value_ytd_usd"] == 40
    assert carried["programme"] == ""


def test_exports_tell_what_is_domestic(bulk, rows, tmp_path):
    sold = {"country_code": "1220", "district": "38", "product": "8800000000"}
    sold |= {"year": "2025", "month": "06"}
    value = {"exports_value_usd": 5, "exports_value_ytd_usd": 5}
    detail = [{**sold, **value, "origin": "1"}, {**sold, **value, "origin": "2"}]
    found = rows(bulk(tmp_path / "EXDB2506.ZIP", detail), "exports")
    assert [it["origin"] for it in found] == ["domestic", "foreign"]
    assert [it["quantity_unit_1"] for it in found] == ["", ""]


@pytest.mark.parametrize(
    "written",
    [
        {"end": end, "number": number}
        for end in ("\n", "\r\n", "\r")
        for number in ("{:015d}".format, "{:15d}".format)
    ],
)
def test_any_line_end_will_do_with_any_padding(bulk, entered, rows, tmp_path, written):
    path = bulk(tmp_path / "IMDB2506.ZIP", entered, **written)
    assert [it["consumption_value_usd"] for it in rows(path)] == [123456789012, 0]


def test_line_ends_may_be_mixed(bulk, entered, rows, tmp_path):
    change = replaced(DETAIL, "\r\n", "\n")
    assert len(rows(bulk(tmp_path / "IMDB2506.ZIP", entered, change))) == 2


def test_the_last_line_needs_no_end(bulk, entered, rows, tmp_path):
    def change(members):
        members[DETAIL] = members[DETAIL].removesuffix("\r\n")

    assert len(rows(bulk(tmp_path / "IMDB2506.ZIP", entered, change))) == 2


def test_members_are_found_in_any_case(bulk, entered, rows, tmp_path):
    def change(members):
        members["imp_Cty.txt"] = members.pop("IMP_CTY.TXT")

    assert len(rows(bulk(tmp_path / "IMDB2506.ZIP", entered, change))) == 2


def test_a_file_is_read_in_pieces(bulk, entered, rows, tmp_path, monkeypatch):
    monkeypatch.setattr("balanza.sources.census_bulk.records.SIZE", 1000)
    assert len(rows(bulk(tmp_path / "IMDB2506.ZIP", entered))) == 2


def test_a_piece_of_one_line_end_only_waits_for_more(
    bulk, entered, rows, tmp_path, monkeypatch
):
    monkeypatch.setattr("balanza.sources.census_bulk.records.SIZE", 600)
    assert len(rows(bulk(tmp_path / "IMDB2506.ZIP", entered, end="\r"))) == 2


def test_sums_beyond_floating_point_are_exact(bulk, entered, rows, tmp_path):
    entered[0]["air_weight_ytd_kg"] = 9 * 10**14 + 1
    entered[1]["air_weight_ytd_kg"] = 9 * 10**13
    more = [{**entered[0], "rate_provision": str(n)} for n in range(20, 34)]
    for it in more:
        it["air_weight_ytd_kg"] = 7
    assert len(rows(bulk(tmp_path / "IMDB2506.ZIP", [*entered, *more]))) == 16


def test_a_file_that_is_no_archive_is_refused(rows, tmp_path):
    (tmp_path / "IMDB2506.ZIP").write_bytes(b"<html>")
    with pytest.raises(SourceError, match=r"IMDB2506.ZIP is no whole archive: .*again"):
        rows(tmp_path / "IMDB2506.ZIP")


def test_an_archive_that_does_not_unpack_is_refused(bulk, entered, rows, tmp_path):
    path = bulk(tmp_path / "IMDB2506.ZIP", entered)
    body = bytearray(path.read_bytes())
    body[60] ^= 255
    path.write_bytes(body)
    with pytest.raises(SourceError, match=r"IMDB2506.ZIP: IMP_\w+.TXT cannot be unpacked"):
        rows(path)


def test_a_control_file_must_be_there(refused):
    said = refused(lambda members: members.pop("IMP_COMM.TXT"))
    assert "lacks IMP_COMM.TXT" in said


def test_a_detail_without_records_is_refused(refused):
    said = refused(lambda members: members.update({DETAIL: ""}))
    assert "files without a record (1): IMP_DETL." in said


def test_a_short_record_is_refused(refused):
    said = refused(replaced(DETAIL, "0000000\r\n", "\r\n"))
    assert "records not 688 characters long (1): IMP_DETL record 1 has 681." in said


def test_a_control_file_that_says_otherwise_is_refused(refused):
    said = refused(replaced("IMP_CTY.TXT", "000123456789012", "000123456790012"))
    assert said == (
        "IMDB2506.ZIP cannot be loaded as 2025-06:\n"
        "  - sums of the detail unlike IMP_CTY (1): 2010 consumption_value_usd is "
        "123,456,789,012, not 123,456,790,012.\n"
        "Nothing of it was loaded; download it again."
    )


def test_a_record_that_a_control_file_leaves_out_is_refused(refused):
    said = refused(lambda members: members.update({"IMP_DE.TXT": ""}))
    assert "unlike IMP_DE (4): 24 consumption_value_usd is 123,456,789,012, not 0; " in said
    assert said.count("24 ") == 3
    assert "; ..." in said


@pytest.mark.parametrize("wrong", ["0001234X6789012", "000 23456789012", "-00123456789012"])
def test_what_is_no_number_is_refused(refused, wrong):
    said = refused(replaced(DETAIL, "000123456789012", wrong))
    kind = "values that are no whole numbers (1)"
    assert f"{kind}: IMP_DETL record 1, consumption_value_usd is '{wrong}'." in said


def test_a_country_nobody_knows_is_refused(refused):
    said = refused(replaced(DETAIL, "5700", "9999"))
    assert "partners.csv does not know (1): IMP_DETL record 2 has 9999." in said


def test_another_month_is_refused(refused):
    said = refused(replaced(DETAIL, "202506", "202505", 2))
    assert "records not of 2025-06 (2): IMP_DETL record 1 has month 05; " in said


def test_a_year_that_is_no_number_is_refused(refused):
    said = refused(replaced(DETAIL, "202506", "20X506"))
    assert "records not of 2025-06 (1): IMP_DETL record 1 has year 20X5." in said


def test_a_year_to_date_below_the_month_is_refused(refused, entered):
    entered[0]["general_value_ytd_usd"] = 6
    said = refused(lambda _: None, entered)
    assert "below the month's (1): IMP_DETL record 1, general_value_ytd_usd is 6, " in said


def test_a_record_that_stands_twice_is_refused(refused, entered):
    said = refused(lambda _: None, [*entered, entered[0]])
    assert "more than once (1): IMP_DETL record 3 has the key of record 1." in said
    assert "unlike" not in said


def test_an_end_of_file_mark_is_refused(refused):
    def change(members):
        members[DETAIL] += "\x1a"

    said = refused(change)
    assert "(1): IMP_DETL ends with the byte 1A, the end-of-file mark of DOS." in said
