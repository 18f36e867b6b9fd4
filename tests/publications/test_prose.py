import pytest
from markupsafe import Markup

from balanza.errors import CatalogError
from balanza.publications.prose import Words, blocks, fill, typed_numbers


def filled(text, context=None, **filters):
    return fill(text, "brief.en.md", context or {}, filters)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("It fell by 5 billion.", [(1, "5")]),
        ("One.\n\nIn 2024 it was 1,234.5", [(3, "2024"), (3, "1,234.5")]),
        ("{{ deficit }} and {% if x == 3 %}{% endif %}{# 7 #}", []),
        ("{#- A note of\ntwo lines with 12 -#}\nand 3", [(3, "3")]),
        ("Of {{ a }} over 2 {{ b }}", [(1, "2")]),
        ("ten categories", []),
    ],
)
def test_numbers_typed_by_hand_are_found_with_their_line(text, typed):
    assert typed_numbers(text) == typed


def test_a_text_that_types_numbers_is_refused_with_all_of_them():
    with pytest.raises(CatalogError) as error:
        filled("It fell\nby 70% to 213.1")
    assert str(error.value) == (
        "brief.en.md types numbers by hand: line 2: 70; line 2: 213.1. "
        "Quote a finding instead: {{ its_name }}; findings.yaml lists them."
    )


def test_a_text_is_filled_with_what_it_asks_for():
    known = {"year": 2024, "name": "a"}
    assert filled("In {{ year }}: {{ name | loud }}", known, loud=str.upper) == "In 2024: A"


def test_a_finding_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(CatalogError) as error:
        filled("{{ balanse }}", {"year": 2024, "balance": 1})
    assert str(error.value) == (
        "brief.en.md asks for what there is not: 'balanse' is undefined. "
        "It may ask for balance, year."
    )


def test_a_key_that_a_family_has_not_is_refused():
    with pytest.raises(CatalogError, match="has no attribute 'MEX'"):
        filled('{{ shares["MEX"] }}', {"shares": {}})


def test_a_mistake_in_the_text_is_told_with_its_line():
    with pytest.raises(CatalogError, match=r"brief\.en\.md, line 2: "):
        filled("fine\n{% if %}")


def test_what_a_finding_says_is_escaped():
    assert filled("{{ name }}", {"name": "<b>"}) == "&lt;b&gt;"


def test_a_text_is_passages_and_the_words_of_exhibits_in_order():
    exhibit = "::: exhibit shares\ntitle: Shares: **who** holds what\nnote: A note.\n:::"
    passage, words, last = blocks(f"A *line*.\n\n{exhibit}\n\nEnd.")
    assert passage == Markup("<p>A <em>line</em>.</p>\n")
    assert words == Words(
        "shares",
        {"title": Markup("Shares: <strong>who</strong> holds what"), "note": Markup("A note.")},
    )
    assert last == Markup("<p>End.</p>\n")


def test_a_word_that_was_not_given_is_empty():
    [words] = blocks("::: exhibit a\ntitle: A\n:::\n")
    assert words["mark"] == Markup("")


def test_exhibits_may_follow_each_other():
    text = "::: exhibit a\ntitle: A\n:::\n\n::: exhibit b\ntitle: B\n:::\n"
    assert [it.name for it in blocks(text)] == ["a", "b"]
