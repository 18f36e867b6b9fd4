"""The first lines of files that others publish, edition by edition, with rows of our own."""

import pytest

from balanza.errors import SourceError
from balanza.publish.world import integrated, value_added
from balanza.sources.supplied import ideal_points, tariff, world_trade

QUANTILES = "QO%,Q5%,Q10%,Q50%,Q90%,Q95%,Q100%"
POINTS_2020 = f"""\
,ccode,session,NVotes,IdealPoint,{QUANTILES},iso3c,Countryname
1,2,74,91,2.694793,1,1,1,1,1,1,1,USA,United States
2,20,74,91,1.416297,1,1,1,1,1,1,1,CAN,Canada
"""
ALL = QUANTILES.replace("%,", '%All","')
POINTS_2024 = f"""\
"","ccode","session","NVotesAll","IdealPointAll","{ALL}All","iso3c","Countryname"
"1",2,78,95,2.31,1,1,1,1,1,1,1,"USA","United States"
"2",437,78,95,-0.5,1,1,1,1,1,1,1,"CIV","C\u00f4te d'Ivoire"
"3",345,45,NA,NA,NA,NA,NA,NA,NA,NA,NA,"YUG","Yugoslavia"
"4",999,45,9,0.1,1,1,1,1,1,1,1,NA,"Nowhere"
"""
FINAL = QUANTILES.replace("%", "%FP")
POINTS_2025 = f"""\
,ccode,year,session,NVotesFP,IdealPointFP,{FINAL},iso3c,Countryname
1,2,2025,80,88,2.9,1,1,1,1,1,1,1,USA,United States
2,710,2025,80,90,-0.9,1,1,1,1,1,1,1,CHN,China
"""
# Mexico (MEX) is split into MX1 and MX2 by what firms are for; its own rows are empty.
ICIO_2021 = """\
,MEX_26,TWN_26,MX1_26,MX2_26,MEX_HFCE,MEX_DPABR,TWN_HFCE,USA_HFCE,USA_INVNT,TOTAL
MEX_26,0,0,0,0,0,0,0,0,0,0
TWN_26,0,0,0,80,0,0,0,12,-2,90
MX1_26,0,0,0,0,10,0,0,0,0,10
MX2_26,0,0,0,0,0,0,0,90,0,90
MEX_TAXSUB,0,0,0,0,0,0,0,0,0,0
TWN_TAXSUB,0,1,0,0,0,0,0,0,0,1
VALU,0,89,10,10,0,0,0,0,0,109
OUTPUT,0,90,10,90,10,0,0,102,-2,300
"""
ICIO_2023 = """\
V1,MEX_C26,TWN_C26,MEX_HFCE,MEX_NPISH,MEX_GGFC,MEX_GFCF,MEX_INVNT,MEX_DPABR,USA_HFCE,OUT
MEX_C26,0,0,10,0,0,0,0,0,90,100
TWN_C26,80,0,0,0,0,0,0,0,10,90
TLS,0,0,0,0,0,0,0,0,0,0
VA,20,90,0,0,0,0,0,0,0,110
OUT,100,90,10,0,0,0,0,0,100,0
"""
BACI = """\
t,i,j,k,v,q
2023,124,842,847150,       200.000,NA
2023,842,124,847150,       100.000,         0.275
2023,156,842,010121,       100.000,NA
2023,842,842,010121,       900.000,NA
"""


@pytest.fixture
def file(tmp_path):
    def write(text, name="table.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_text(text, encoding)
        return path

    return write


def points_of(path):
    return {
        (it["partner"], it["year"]): it["ideal_point"] for it in ideal_points(path).to_pylist()
    }


def test_points_of_2020_are_of_sessions(file):
    assert points_of(file(POINTS_2020)) == {("USA", 2019): 2.694793, ("CAN", 2019): 1.416297}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_points_of_2024_may_be_written_in_any_way_that_they_were(file, encoding):
    found = points_of(file(POINTS_2024, encoding=encoding))
    assert found == {("USA", 2023): 2.31, ("CIV", 2023): -0.5}


def test_points_of_2025_are_of_years(file):
    assert points_of(file(POINTS_2025)) == {("USA", 2025): 2.9, ("CHN", 2025): -0.9}


def test_the_tab_that_dataverse_makes_of_it_is_read_alike(file):
    found = points_of(file(POINTS_2025.replace(",", "\t"), "points.tab"))
    assert found == {("USA", 2025): 2.9, ("CHN", 2025): -0.9}


def test_where_there_are_points_of_all_votes_they_are_taken(file):
    text = "year,idealpointfp,idealpointall,iso3c\n2024,1,2,USA\n"
    assert points_of(file(text)) == {("USA", 2024): 2}


def test_the_input_output_table_of_2023_is_read_as_it_is(file):
    assert value_added(file(ICIO_2023), "USA") == pytest.approx({"MEX": 18, "TWN": 82})


def test_the_table_of_2021_has_other_rows_a_total_and_two_mexicos(file):
    # Of 90 from MX2 Taiwan's parts are 80; 10 more come from Taiwan, less a ninetieth of tax.
    found = value_added(file(ICIO_2021), "USA")
    assert found == pytest.approx({"MEX": 10, "TWN": 90 * 89 / 90})


def test_what_the_two_mexicos_buy_is_mexico_s_industrial_use(file):
    found = value_added(file(ICIO_2021), "MEX", industrial=True)
    assert found == pytest.approx({"MEX": 0, "TWN": 80 * 89 / 90})


def test_baci_pads_its_numbers_and_what_a_country_sells_itself_is_no_trade(file):
    # Within 2 * 300, across 100: 600 of 700, and no outsider trades with another.
    [told] = integrated(file(BACI), ["124", "842"])
    assert told["within_usd"] == 600_000
    assert told["trade_usd"] == told["world_usd"] - 100_000 == 700_000


def test_lines_of_baci_keep_the_zero_in_front(file):
    assert world_trade(file(BACI))["product"].to_pylist()[2] == "010121"


@pytest.mark.parametrize("sign", [",", "\t", "|", ";"])
def test_the_tariff_may_be_parted_by_any_usual_sign(file, sign):
    text = "hts8,brief_description,mfn_text_rate\n01012100,Horses,Free\n".replace(",", sign)
    assert tariff(file(text)).to_pylist() == [{"product": "01012100", "is_free": 1}]


@pytest.mark.parametrize("begin", [b"PK\x03\x04....", b"\xd0\xcf\x11\xe0...."])
@pytest.mark.parametrize("read", [ideal_points, tariff, world_trade, value_added])
def test_a_workbook_is_named_as_one_whatever_it_is_called(tmp_path, begin, read):
    path = tmp_path / "points.csv"
    path.write_bytes(begin)
    with pytest.raises(SourceError, match=r"points\.csv is a workbook or an archive, .* save"):
        read(path, *(["USA"] if read is value_added else []))


def test_a_file_that_breaks_off_within_a_row_is_told(file):
    with pytest.raises(SourceError, match=r"table\.csv is neither CSV nor Parquet .*Expected"):
        tariff(file("hs8,rate_raw\n01012100\n"))
