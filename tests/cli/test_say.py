"""Tables in a terminal: as wide as it is, and no word cut."""

import pytest

from balanza.cli.say import say_table

COLUMNS = ("finding", "before", "after", "says")
ROWS = [
    ("ict_imports_change_CAN", "$1.4 billion", "", "what Canada sold, and the rest of it"),
    ("ict_rank", "−6%", "13", "a place"),
]


@pytest.fixture
def printed(monkeypatch, capsys):
    """The lines of the table in a terminal of so many letters."""

    def make(letters, columns=COLUMNS, rows=ROWS, numbers=("before", "after")):
        monkeypatch.setenv("COLUMNS", str(letters))
        say_table(columns, rows, numbers)
        return [line.rstrip() for line in capsys.readouterr().out.splitlines()]

    return make


@pytest.mark.parametrize("letters", [120, 80, 64, 50, 40])
def test_no_word_is_cut_and_no_line_too_long(printed, letters):
    lines = printed(letters)
    assert max(map(len, lines)) <= letters
    words = " ".join(lines).split()
    assert {"ict_imports_change_CAN", "Canada", "finding", "before", "says"} <= set(words)
    assert [it for it in lines if "$1.4 billion" in it]


def test_a_long_text_goes_on_in_the_next_line_between_words(printed):
    begins, goes_on, *_ = printed(64)[3:]
    assert begins.startswith(" ict_imports_change_CAN   $1.4 billion")
    assert begins.endswith("what Canada")
    assert goes_on.strip() == "sold, and the"


def test_where_the_columns_find_no_room_each_row_is_a_list(printed):
    assert printed(40) == [
        "finding  ict_imports_change_CAN",
        "before   $1.4 billion",
        "says     what Canada sold, and the rest",
        "         of it",
        "",
        "finding  ict_rank",
        "before   −6%",
        "after    13",
        "says     a place",
        "",
    ]


def test_a_word_longer_than_any_name_may_break(printed):
    digest = "0123456789abcdef" * 4
    lines = printed(60, ("file", "sha256"), [("index.html", digest)], ())
    assert lines[3].split() == ["index.html", digest[: len(lines[3].split()[1])]]
    assert "".join(it.split()[-1] for it in lines[3:-1]) == digest
    assert max(map(len, lines)) <= 60


def test_a_table_without_rows_has_its_heads(printed):
    assert printed(80, rows=[])[1].split() == list(COLUMNS)


def test_a_name_in_a_head_breaks_behind_its_lines_rather_than_cost_the_table(printed):
    heads = ("partner", "rank_before_that", "rank before")
    assert printed(28, heads, [("MEX", "2", "3")], heads[1:])[1:4] == [
        "             rank_",
        "           before_     rank",
        " partner      that   before",
    ]
