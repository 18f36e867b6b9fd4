"""SDMX messages, read back by the library of the BIS."""

import sys
from dataclasses import replace

import pytest

from balanza import catalog
from balanza.errors import QuestionError
from balanza.publish import files

pytest.importorskip("pysdmx")


@pytest.fixture(scope="module")
def made(published):
    return dict(files([published], ["sdmx"]))


def read(body):
    read_sdmx = pytest.importorskip("pysdmx.io").read_sdmx
    return read_sdmx(body.decode(), validate=True)


@pytest.mark.parametrize("place", range(6))
def test_a_message_reads_back_to_the_numbers_of_its_exhibit(made, published, place):
    shown = published.shown[place]
    back = read(made[f"data/{shown.exhibit.name}.sdmx.xml"]).data[0]
    rows = back.data.to_dict("records")
    found = {_key(row): float(row["OBS_VALUE"]) for row in rows}
    told = {
        (f"{row['month']:%Y-%m}", row.get("partner", row.get("product")), name.upper()): value
        for row in shown.evidence.rows
        for name, value in row.items()
        if catalog.result(name).unit
    }
    assert found == told
    assert back.attributes["VINTAGE"] == str(shown.evidence.vintage)
    assert back.attributes["WINDOW"] == shown.evidence.selection.window


def _key(row):
    return (row["TIME_PERIOD"], row.get("PARTNER", row.get("PRODUCT")), row["INDICATOR"])


def test_numbers_bear_their_units(made):
    rows = read(made["data/computers_shares.sdmx.xml"]).data[0].data
    units = rows.groupby("INDICATOR")["UNIT_MEASURE"].unique().map(list).to_dict()
    assert units == {"SHARE": ["RATIO"], "VALUE_USD": ["USD"]}


def test_structures_are_valid_and_name_every_code(made, published):
    found = read(made["data/structures.sdmx.xml"])
    shares = next(it for it in found.get_codelists() if it.id == "CL_PARTNER_COMPUTERS_SHARES")
    named = {it.id: it.name for it in shares.items}
    assert (named["MEX"], named["TWN"]) == ("Mexico", "Taiwan")
    data = [name for it in published.shown for name in it.data]
    assert len(found.get_data_structure_definitions()) == len(data)
    assert len(found.get_dataflows()) == len(data)


def test_a_number_that_is_not_there_is_left_out(made, published):
    shown = published.shown[0]
    rows = ({**shown.evidence.rows[0], "balance_usd": None}, *shown.evidence.rows[1:])
    bare = replace(shown, evidence=replace(shown.evidence, rows=rows))
    less = dict(files([replace(published, shown=(bare,))], ["sdmx"]))
    name = "data/atp_balance_by_year.sdmx.xml"
    assert made[name].count(b"<Obs") - less[name].count(b"<Obs") == 1


def test_without_its_library_the_format_says_what_to_install(published, monkeypatch):
    monkeypatch.setitem(sys.modules, "balanza.publish.sdmx_messages", None)
    with pytest.raises(
        QuestionError, match=r"The format sdmx needs .* pip install 'balanza\[sd"
    ):
        list(files([published], ["sdmx"]))
