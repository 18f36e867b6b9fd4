from dataclasses import replace
from datetime import date

import pytest

from balanza.errors import UnknownName
from balanza.findings import WORDS, Finding
from balanza.publications.language import language
from balanza.publications.prose import fill
from balanza.publications.quotes import filters, partner_named, quote, spoken

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


@pytest.fixture
def told():
    """What a text says that asks for a finding of -213.1 billion, or of another value."""

    def say(text, value=-213_100_000_000.0, written="−$213.1 billion", **context):
        it = quote(finding(value, written))
        return fill(text, "b.md", {"it": it, **context}, filters(language("en")))

    return say


def finding(value, text):
    return Finding(
        "deficit", value, "usd", text, "balance", "atp", {}, "2025-06", date(2025, 8, 5), (), ""
    )


def link(words):
    return f'<a class="number" href="#trace-deficit">{words}</a>'


def test_a_finding_is_quoted_with_a_link_to_its_trace(told):
    assert told("{{ it }}") == link("−$213.1 billion")


@pytest.mark.parametrize(
    ("style", "value", "words"),
    [
        ("size", -213_100_000_000.0, "$213.1 billion"),
        ("usd", -213_100_000_000.0, "−$213.1 billion"),
        ("usd_billions", -213_100_000_000.0, "−213.1"),
        ("percent", 0.7156, "71.6%"),
        ("change", 0.7, "+70%"),
        ("magnitude", -0.32, "32%"),
        ("ordinal", 2, "second"),
        ("whole", 2, "2"),
        ("index", 0.1519, "0.152"),
    ],
)
def test_a_finding_is_quoted_in_another_style(told, style, value, words):
    assert told(f"{{{{ it | {style} }}}}", value) == link(words)


def test_words_can_stand_for_a_finding(told):
    assert told('{{ "the deepest" | said(it) }}') == link("the deepest")


def test_a_text_may_ask_for_the_value_and_the_words(told):
    assert told("{% if it.value < 0 %}{{ it.words }}{% endif %}") == "−$213.1 billion"


def test_codes_have_names(told):
    assert told('{{ "MEX" | partner }}, {{ "EAST_ASIA" | partner }}') == "Mexico, East Asia"
    assert told('{{ "08" | product("atp") }}') == "Aerospace"
    assert told('{{ ["08", "09"] | names("atp") | listed }}') == "Aerospace and Weapons"


def test_words_can_be_cast_into_another_form(told):
    assert told('{{ "Taiwan" | possessive }}') == f"Taiwan{APOSTROPHE}s"
    assert told('{{ "AEROSPACE AND Arms" | capitalized }}') == "Aerospace and arms"
    assert told('{{ "in January" | sentence }}') == "In January"
    assert told('{{ "Aerospace" | lowered }}') == "aerospace"
    assert told("{{ [it, it] | length | in_words }}") == "two"


def test_the_items_of_a_loop_are_joined_as_a_sentence_joins_them(told):
    text = "{% for code in codes %}{{ code }}{{ loop | joint }}{% endfor %}"
    assert told(text, codes=["a", "b", "c"]) == "a, b and c"
    assert told(text, codes=["a"]) == "a"


def test_a_partner_that_does_not_exist_is_guessed():
    with pytest.raises(UnknownName, match=r"No partner is called 'MEXX'. .* 'MEX'\?"):
        partner_named("MEXX", "en")


def test_a_verdict_is_said_in_its_language():
    lowest = replace(finding("lowest", "lowest"), unit="verdict", verdict="extreme")
    assert spoken(lowest, "", language("es")).words == "el menor"
    assert spoken(lowest, "", language("en")).words == "lowest"


def test_every_verdict_has_a_word_in_spanish():
    codes = {word for words in WORDS.values() for word in words}
    assert codes <= language("es").verdicts.keys()
