import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from balanza.errors import SourceError
from balanza.sources.supplied import ideal_points, tariff, wide, world_trade

POINTS = """\
"ccode","session","IdealPointAll","NVotesAll","iso3c","Countryname"
2,78,2.31,95,"USA","United States"
710,78,-0.82,97,"CHN","China"
345,45,NA,10,"YUG","Yugoslavia"
260,1,0.5,40,"","Nowhere"
"""


@pytest.fixture
def file(tmp_path):
    def write(text, name="table.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


def test_points_are_of_the_year_in_which_the_session_opened(file):
    assert ideal_points(file(POINTS)).to_pylist() == [
        {"partner": "USA", "year": 2023, "ideal_point": 2.31},
        {"partner": "CHN", "year": 2023, "ideal_point": -0.82},
    ]


def test_free_lines_are_those_whose_rate_reads_free(file):
    text = "hs8,mfn_rate,rate_type,rate_raw\n1012100,0,free, Free \n01013000,0.068,x,6.8%\n"
    assert tariff(file(text)).to_pylist() == [
        {"product": "01012100", "is_free": 1},
        {"product": "01013000", "is_free": 0},
    ]


def test_the_commission_s_own_names_are_known_too(file):
    text = "hts8,mfn_text_rate\n01012100,Free\n"
    assert tariff(file(text)).to_pylist() == [{"product": "01012100", "is_free": 1}]


def test_world_trade_in_thousands_becomes_dollars(file):
    found = world_trade(file("t,i,j,k,v,q\n2023,484,842,847150,1.5,2\n")).to_pylist()
    assert found == [
        {
            "year": 2023,
            "exporter": "484",
            "importer": "842",
            "product": "847150",
            "value_usd": 1500,
        }
    ]


def test_world_trade_in_dollars_stays_so(file):
    text = "year,exporter,importer,product,value_usd\n2023,MEX,USA,8471,7\n"
    assert world_trade(file(text))["value_usd"].to_pylist() == [7]


def test_a_wide_table_has_labels_in_front(file, tmp_path):
    rows, columns, values = wide(file("V1,A_1,A_HFCE\nA_1,1,2\nVA,3,0\n"))
    assert (rows, columns) == (("A_1", "VA"), ("A_1", "A_HFCE"))
    assert values.tolist() == [[1, 2], [3, 0]]
    pq.write_table(pa.table({"V1": ["A_1"], "A_1": [5.0]}), tmp_path / "table.parquet")
    assert wide(tmp_path / "table.parquet")[2].tolist() == [[5]]


def test_a_column_that_is_missing_is_named_with_what_is_there(file):
    with pytest.raises(
        SourceError, match=r"has the columns a, b; it lacks iso3c or partner, I"
    ):
        ideal_points(file("a,b\n1,2\n"))


def test_a_word_among_numbers_is_named(file):
    with pytest.raises(
        SourceError, match=r"table\.csv, value: .*Every cell must hold a number"
    ):
        world_trade(file("t,i,j,k,v\n2023,1,2,3,much\n"))
    with pytest.raises(SourceError, match=r"table\.csv, A_1: .*Every cell but"):
        wide(file("V1,A_1\nA_1,x\n"))


def test_an_empty_cell_is_no_number(tmp_path):
    pq.write_table(pa.table({"V1": ["A"], "A": [None]}), tmp_path / "table.parquet")
    with pytest.raises(SourceError, match=r"has empty cells; write 0"):
        wide(tmp_path / "table.parquet")


def test_what_is_no_table_is_told(file, tmp_path):
    with pytest.raises(SourceError, match=r"There is no file .*Give the path of a CSV or Parq"):
        tariff(tmp_path / "nowhere.csv")
    with pytest.raises(SourceError, match=r"bad\.parquet is neither CSV nor Parquet"):
        tariff(file("x", "bad.parquet"))


def test_parquet_is_read_like_csv(tmp_path):
    pq.write_table(pa.table({"hs8": [1012100], "rate_raw": ["Free"]}), tmp_path / "t.parquet")
    assert tariff(tmp_path / "t.parquet").to_pylist() == [{"product": "01012100", "is_free": 1}]
    pq.write_table(
        pa.table({"t": [1], "i": ["A"], "j": ["B"], "k": ["C"], "v": [2]}),
        tmp_path / "w.parquet",
    )
    assert world_trade(tmp_path / "w.parquet")["value_usd"].to_pylist() == [2000]
