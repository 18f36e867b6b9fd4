"""Lists of codes become the reference tables of their month, or tell all that is wrong."""

from datetime import date
from pathlib import Path

import pytest

from balanza import catalog
from balanza.errors import SourceError
from balanza.frames import rows
from balanza.periods import Month
from balanza.sources import census_bulk
from balanza.sources.census_bulk.lists import code_lists, places

SPECIMENS = Path(__file__).parent / "specimens"
JUNE, DIGEST = Month(2025, 6), "1f" * 32
LENGTHS = {"CONCORD": 235, "COUNTRY": 61, "DISTRICT": 59, "ENDUSE": 105, "HITECH": 32}
LENGTHS |= {"HSDESC": 206, "NAICS": 56, "SITC": 205, "imp-code": 278, "exp-code": 278}


@pytest.fixture
def tables(bulk, entered, listed, tmp_path):
    """The reference tables of an archive: tables(change) -> {table: rows}."""

    def read(change=lambda _: None, end="\r\n"):
        def members(found):
            listed(found, end)
            change(found)

        path = bulk(tmp_path / "IMDB2506.ZIP", entered, members)
        archive = census_bulk.archives()["imports"]
        found = census_bulk.references(census_bulk.Month(archive, JUNE, path, DIGEST))
        for it in found:
            catalog.check(it.table, it.rows)
        return {it.table.name: (rows(it.rows), it.notes) for it in found}

    return read


@pytest.fixture
def refused(tables):
    """What is said of an archive whose lists are changed."""

    def message(change):
        with pytest.raises(SourceError) as told:
            tables(change)
        return str(told.value)

    return message


def replaced(member, old, new):
    """Change some text of a member."""

    def change(members):
        assert old in members[member]
        members[member] = members[member].replace(old, new, 1)

    return change


@pytest.mark.parametrize("name", LENGTHS)
def test_columns_stand_in_order_and_fill_the_record(name):
    ends = [0]
    for it in places()[name]:
        assert it.start == ends[-1] or name.endswith("-code")
        assert it.start >= ends[-1]
        ends.append(it.end)
    assert ends[-1] == LENGTHS[name]


@pytest.mark.parametrize("name", LENGTHS)
def test_a_list_has_every_column_of_its_table(name):
    of = code_lists()[name]
    made = {it.name for it in places()[name]} | {"month", "flow", "classification", "snapshot"}
    assert set(catalog.table(of.table).fields) <= made


def test_the_concordance_tells_where_a_commodity_belongs(tables):
    told, notes = tables()["concordance"]
    assert notes == ()
    assert told == [
        {
            "month": date(2025, 6, 1),
            "flow": "imports",
            "product": "8471500150",
            "description": "PROCESSING UNITS, WITHOUT A DISPLAY",
            "short_description": "PROCESSING UNITS",
            "quantity_unit_1": "NO",
            "quantity_unit_2": "",
            "sitc": "75230",
            "enduse": "21300",
            "usda": "1",
            "naics": "334111",
            "atp": "04",
            "snapshot": DIGEST,
        }
    ]


def test_names_come_as_the_source_writes_them(tables):
    found = tables()
    assert [(it["country_code"], it["name"]) for it in found["country_names"][0]] == [
        ("2010", "MEXICO"),
        ("5700", "CHINA"),
    ]
    assert [(it["district"], it["name"]) for it in found["district_names"][0]] == [
        ("24", "EL PASO, TX")
    ]
    names = {(it["classification"], it["code"]): it["name"] for it in found["code_names"][0]}
    assert names == {
        ("atp", "04"): "INFORMATION & COMMUNICATIONS",
        ("enduse", "21300"): "COMPUTERS",
        ("hs", "8471"): "AUTOMATIC DATA PROCESS MACHINES",
        ("naics", "334111"): "ELECTRONIC COMPUTERS",
        ("sitc", "75230"): "DIGITAL PROCESSING UNITS",
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(tables, end):
    assert len(tables(end=end)["country_names"][0]) == 2


def test_members_are_found_in_any_case(tables):
    def change(members):
        members["lists/Country.txt"] = members.pop("COUNTRY.TXT")

    assert len(tables(change)["country_names"][0]) == 2


def test_a_list_without_blanks_at_the_ends_of_its_lines_will_do(tables):
    def change(members):
        lines = members["COUNTRY.TXT"].split("\r\n")
        members["COUNTRY.TXT"] = "\r\n".join(it.rstrip() for it in lines)

    assert tables(change)["country_names"][0][1]["name"] == "CHINA"


@pytest.mark.parametrize("written", [" 4", "4 ", "04"])
def test_zeros_or_spaces_before_a_category_will_do(tables, written):
    found = tables(replaced("CONCORD.TXT", "334111104", f"3341111{written}"))
    assert found["concordance"][0][0]["atp"] == "04"


def test_a_list_that_is_not_there_fills_nothing(tables):
    assert "concordance" not in tables(lambda members: members.pop("CONCORD.TXT"))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_letters_beyond_ascii_are_read_in_either_encoding(tables, encoding):
    def change(members):
        text = members["COUNTRY.TXT"].replace("MEXICO ", "MÉXICO ")
        members["COUNTRY.TXT"] = text.encode(encoding)

    assert tables(change)["country_names"][0][0]["name"] == "MÉXICO"


def test_a_record_of_another_length_is_refused(refused):
    assert refused(replaced("CONCORD.TXT", "NO    ", "NO   ")) == (
        "The lists of codes in IMDB2506.ZIP cannot be loaded as 2025-06:\n"
        "  - records not 235 characters long (1): CONCORD record 1 has 234.\n"
        "Nothing of it was loaded; download it again."
    )


def test_one_record_cut_short_among_whole_ones_is_refused(refused):
    said = refused(replaced("COUNTRY.TXT", "MEXICO" + " " * 44, "MEXI"))
    assert "records not 61 characters long (1): COUNTRY record 1 has 15." in said


def test_a_code_that_means_two_things_is_refused(refused):
    said = refused(replaced("COUNTRY.TXT", "5700", "2010"))
    assert "codes with more than one meaning (1): COUNTRY has 2010 2 times." in said


def test_a_record_without_a_code_is_refused(refused):
    said = refused(replaced("DISTRICT.TXT", "24", "  "))
    assert "records without a code (1): DISTRICT record 1." in said


def test_a_list_without_a_record_is_refused(refused):
    said = refused(lambda members: members.update({"NAICS.TXT": ""}))
    assert "lists without a record (1): NAICS." in said


def test_all_that_is_wrong_is_told_at_once(refused):
    def change(members):
        replaced("COUNTRY.TXT", "5700", "2010")(members)
        members["NAICS.TXT"] = ""

    said = refused(change)
    assert "COUNTRY has" in said
    assert "NAICS." in said


def test_a_record_that_stands_twice_alike_is_taken_once_with_a_note(tables):
    def change(members):
        members["COUNTRY.TXT"] += members["COUNTRY.TXT"]

    told, notes = tables(change)["country_names"]
    assert len(told) == 2
    assert notes == ("2 records of COUNTRY came more than once and were taken once",)


def test_a_commodity_that_is_not_listed_is_noted_and_no_reason_to_refuse(tables):
    _, notes = tables(replaced("CONCORD.TXT", "8471500150", "8471500151"))["concordance"]
    assert notes == (
        "1 commodities of the detail are not in the month's concordance: 8471500150",
    )


def test_many_commodities_that_are_not_listed_are_counted(bulk, listed, entered, tmp_path):
    more = [{**entered[0], "product": f"847150016{n}"} for n in range(5)]
    path = bulk(tmp_path / "IMDB2506.ZIP", more, listed)
    archive = census_bulk.archives()["imports"]
    [found, *_] = census_bulk.references(census_bulk.Month(archive, JUNE, path, DIGEST))
    [note] = found.notes
    assert note.startswith("5 commodities of the detail are not in the month's concordance: ")
    assert note.endswith("8471500160, 8471500161, 8471500162, ...")


def test_what_is_no_archive_is_told(tmp_path):
    path = tmp_path / "IMDB2506.ZIP"
    path.write_bytes(b"<html>")
    archive = census_bulk.archives()["imports"]
    with pytest.raises(SourceError, match=r"IMDB2506.ZIP is no whole archive: .* again\."):
        census_bulk.references(census_bulk.Month(archive, JUNE, path, DIGEST))


def test_without_a_control_file_nothing_is_known_of_what_is_traded(tables):
    _, notes = tables(lambda members: members.pop("IMP_COMM.TXT"))["concordance"]
    assert notes == ()
