from datetime import date

import pytest

from balanza import units
from balanza.errors import UnknownName
from balanza.findings import WORDS
from balanza.periods import Month
from balanza.publications.language import Language, language, languages


@pytest.fixture(params=languages())
def speech(request):
    return language(request.param)


@pytest.fixture
def english():
    return language("en")


def test_every_language_has_a_word_for_every_month(speech):
    assert len({*speech.months}) == len({*speech.short_months}) == 12


def test_every_language_fills_in_what_its_forms_leave_open(speech):
    for month in (Month(2025, 1), Month(2025, 6), Month(2025, 12)):
        for words in (
            speech.year_to_date(month),
            speech.year_to_date(month, short=True),
            speech.within(month),
            speech.axis_year(month),
            speech.month_of(month),
        ):
            assert "2025" in words
            assert not {"{", "}"} & {*words}


def test_every_language_has_a_word_for_each_word_of_a_verdict_that_it_lists(speech):
    lists = {"sign": "sign", "trend": "more_or_less", "move": "move_to"}
    for verdict, words in lists.items():
        assert speech.words[words].keys() == {*WORDS[verdict]}


@pytest.mark.parametrize(
    ("through", "words"),
    [
        ("2025-01", ("January 2025", "Jan 2025", "in January 2025", "2025 Jan")),
        ("2025-06", ("January to June 2025", "Jan–Jun 2025", "from January to June 2025",
                     "2025 Jan–Jun")),
        ("2025-12", ("January to December 2025", "Jan–Dec 2025", "in 2025", "2025")),
    ],
)  # fmt: skip
def test_a_year_to_date_is_said_as_english_says_it(english: Language, through, words):
    month = Month.parse(through)
    said = (english.year_to_date(month), english.year_to_date(month, short=True))
    assert (*said, english.within(month), english.axis_year(month)) == words


def test_a_month_and_a_day_are_said_in_full(english):
    assert english.month_of(Month(2025, 6)) == "June 2025"
    assert english.day_of(date(2025, 8, 5)) == "5 August 2025"


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_in_a_row_are_joined(english, words, said):
    assert english.listed(words) == said


def test_small_numbers_are_words_and_large_ones_are_not(english):
    assert [english.counted(it) for it in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]


def test_a_language_that_we_do_not_write_is_told(english):
    with pytest.raises(UnknownName, match=r"No language is called 'xx'\. There are: en"):
        language("xx")
    assert languages()["en"] == english


@pytest.mark.parametrize(
    ("through", "words"),
    [
        ("2025-01", ("enero de 2025", "ene 2025", "en enero de 2025", "2025 ene")),
        ("2025-06", ("enero a junio de 2025", "ene–jun 2025", "de enero a junio de 2025",
                     "2025 ene–jun")),
    ],
)  # fmt: skip
def test_a_year_to_date_is_said_as_spanish_says_it(through, words):
    month, spanish = Month.parse(through), language("es")
    said = (spanish.year_to_date(month), spanish.year_to_date(month, short=True))
    assert (*said, spanish.within(month), spanish.axis_year(month)) == words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["China", "México"], "China y México"),
        (["China", "Irlanda"], "China e Irlanda"),
        (["México", "China", "India"], "México, China e India"),
    ],
)
def test_spanish_joins_by_the_sound_that_follows(words, said):
    assert language("es").listed(words) == said


def test_spanish_counts_places_before_a_noun():
    by = language("es").amounts
    assert [units.ordinal(it, by) for it in (1, 3, 13, 14, 21)] == [
        "primer",
        "tercer",
        "13.er",
        "14.º",
        "21.er",
    ]
