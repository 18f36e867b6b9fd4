import pytest
from markupsafe import Markup

from balanza.publications import Table
from balanza.publications.grids import grid, headed
from balanza.publications.passages import Run, passages, words_of


def table(*rows):
    return Table(("Name", "Value"), tuple(tuple(map(Markup, row)) for row in rows), "caption")


def accents(made):
    return [cell.accent for _, cell in made.rows]


def test_amounts_and_their_heads_stand_to_the_right_and_names_to_the_left():
    made = grid(table(("2024", "−298.9")))
    assert [cell.amount for cell in made.rows[0]] == [False, True]
    assert [cell.amount for cell in made.heads] == [False, True]


def test_where_some_are_below_zero_the_others_are_surpluses():
    assert accents(grid(table(("a", "−1.0"), ("b", "2.0"), ("c", "–")))) == [
        "deficit",
        "surplus",
        "",
    ]
    assert accents(grid(table(("a", "1"), ("b", "2")))) == ["", ""]


def test_a_table_without_rows_has_its_heads():
    made = grid(table())
    assert [cell.runs for cell in made.heads] == [(Run("Name"),), (Run("Value"),)]
    assert made.rows == ()


def test_columns_share_the_breadth_by_what_they_hold():
    name, value = grid(table(("A very long name indeed", "−1.0"))).shares()
    assert name == pytest.approx(23 / 35)
    assert name + value == pytest.approx(1)


def test_a_number_has_room_for_the_mark_of_its_note():
    linked = '<a class="number" href="#trace-a">United Kingdom</a>'  # 14 letters and 4
    name, value = grid(table(("a", linked))).shares()
    assert (name, value) == (12 / 30, 18 / 30)


def test_a_long_head_takes_lines_and_not_the_breadth():
    made = grid(Table(("By", "A head of many words"), ((Markup("1"), Markup("2")),), ""))
    assert made.shares() == [0.5, 0.5]


def test_a_table_of_prose_has_neither_amounts_nor_accents():
    html = "<table><tr><th>A</th></tr><tr><td>−1</td></tr></table>"
    (made,) = passages(html)
    assert [(it.amount, it.accent) for it in headed(made).rows[0]] == [(False, "")]


def test_a_small_picture_in_a_cell_stays_one_with_its_title_as_words():
    drawn = '<svg class="trend" role="img"><title>from 1 to 2</title><path d="M0 0"/></svg>'
    [[_, cell]] = grid(table(("Taiwan", drawn))).rows
    assert words_of(cell.runs) == "from 1 to 2"
    assert cell.drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg" class="trend"')
