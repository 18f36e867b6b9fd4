import pytest

from balanza.catalog import Indicator
from balanza.definitions import choose, define, define_all, read, read_csv
from balanza.errors import CatalogError, UnknownName

BALANCE = {
    "title": "Trade balance",
    "says": "Exports minus imports.",
    "unit": "usd",
    "formula": "x - m",
    "column": "balance_usd",
}


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """Lay files into a package called `shelf`."""
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "shelf").mkdir()
    return lambda file, text: (tmp_path / "shelf" / file).write_text(text, "utf-8")


def test_a_definition_takes_its_name_from_its_entry(shelf):
    shelf("all.yaml", "balance: {title: T, says: S, unit: usd, formula: x, column: y}")
    found = define_all(Indicator, "shelf", "all.yaml")
    assert found["balance"] == Indicator(
        name="balance", title="T", says="S", unit="usd", formula="x", column="y"
    )


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ({**BALANCE, "formla": "x"}, "unknown field `formla`"),
        ({**BALANCE, "formula": 7}, r"Expected `str`, got `int` - at `\$.formula`"),
        ({"title": "Trade balance"}, "missing required field"),
        ("Trade balance", "must map keys to values"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(content, complaint):
    with pytest.raises(CatalogError, match=f"balance.yaml: balance is .*{complaint}"):
        define(Indicator, "balance", content, "balance.yaml")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a brief", "holds a str; it must map names to definitions"),
        ("- a\n- b", "holds a list; it must map names to definitions"),
        ("a: [b", "is no YAML"),
    ],
)
def test_a_file_of_something_else_is_named(shelf, text, complaint):
    shelf("odd.yaml", text)
    with pytest.raises(CatalogError, match=f"odd.yaml {complaint}"):
        read("shelf", "odd.yaml")


def test_a_list_has_a_row_per_line(shelf):
    shelf("list.csv", "code,name\nMEX,México\n")
    assert read_csv("shelf", "list.csv") == [{"code": "MEX", "name": "México"}]


@pytest.mark.parametrize("line", ["MEX", "MEX,Mexico,1"])
def test_a_line_of_another_length_is_named(shelf, line):
    shelf("list.csv", f"code,name\nCAN,Canada\n{line}\n")
    with pytest.raises(CatalogError, match=r"list\.csv, line 3"):
        read_csv("shelf", "list.csv")


def test_a_name_almost_right_gets_the_nearest():
    with pytest.raises(UnknownName, match="Did you mean 'balance'"):
        choose("indicator", "balanse", {"balance": None, "rank": None})


def test_a_name_unlike_any_other_gets_the_list():
    with pytest.raises(UnknownName, match="There are: balance, rank"):
        choose("indicator", "zzz", {"balance": None, "rank": None})
