"""What can be wanted, and what cannot."""

import pytest

from balanza.errors import QuestionError, UnknownName
from balanza.periods import Month
from balanza.refresh import Order

WRONG = [
    ({"tables": ("atps",)}, "No table is called 'atps'. Did you mean 'atp'?"),
    ({"flow": "import"}, "No flow is called 'import'. Did you mean 'imports'?"),
    ({"measure": "import"}, "No measure is called 'import'. There are: calculated_duty, dom"),
    ({"level": "NA9"}, "No level is called 'NA9'. Did you mean 'NA"),
    ({"tables": ("goods",), "level": "NA3"}, "No level is called 'NA3'. There are none."),
]


@pytest.mark.parametrize(("wish", "says"), WRONG)
def test_what_is_not_there_is_told(wish, says):
    with pytest.raises(UnknownName) as caught:
        Order(**wish)
    assert says in str(caught.value)


REFUSED = [
    (
        {"tables": ("state_hs",), "level": "HS10", "flow": "imports"},
        "imports/statehs has no HS10 (state data stop at HS6). `balanza list endpoints` shows",
    ),
    (
        {"tables": ("hs", "state_hs", "port_hs"), "level": "HS10", "flow": "imports"},
        "statehs has no HS10 (state data stop at HS6); imports/porths has no HS10 (port data",
    ),
    (
        {"tables": ("port_hs",), "products": ("8471", "8471500150"), "flow": "exports"},
        "exports/porths has no code of more than 6 digits, such as 8471500150.",
    ),
    (
        {"tables": ("naics",), "level": "NA4", "flow": "exports"},
        "exports/naics answers for one code at a time, and of NA4 we list no codes; name them",
    ),
]


@pytest.mark.parametrize(("wish", "says"), REFUSED)
def test_what_is_known_to_have_no_answer_is_refused_before_it_is_asked(wish, says):
    with pytest.raises(QuestionError, match="Census has no answer to this: ") as caught:
        Order(**wish)
    assert says in str(caught.value)


def test_exports_of_named_industries_can_be_asked_for_at_any_level():
    order = Order(("naics",), level="NA4", products=("3341",), flow="exports")
    [exports] = order.endpoints()
    assert order.level_of(exports) == "NA4"


def test_a_span_that_ends_before_it_begins_is_told():
    with pytest.raises(QuestionError, match="between --since 2025-02 and --through 2025-01"):
        Order(since=Month(2025, 2), through=Month(2025, 1))


def test_the_usual_tables_come_from_their_data_sets():
    names = [it.name for it in Order().endpoints()]
    assert names == ["imports/hitech", "exports/hitech", "imports/naics", "exports/naics"]
    assert Order().wants_workbook
    assert not Order(("atp",)).wants_workbook


def test_one_direction_can_be_wanted():
    assert [it.name for it in Order(("atp",), flow="exports").endpoints()] == ["exports/hitech"]


@pytest.mark.parametrize(
    ("since", "through", "span"),
    [
        (Month(2024, 5), None, "2024-01 to 2025-03"),
        (Month(2024, 5), Month(2024, 6), "2024-01 to 2024-06"),
        (Month(2024, 5), Month(2030, 1), "2024-01 to 2025-03"),
        (Month(2030, 5), None, "2025-01 to 2025-03"),
    ],
)
def test_years_are_asked_for_whole_and_never_beyond_today(since, through, span):
    assert str(Order(since=since, through=through).span(Month(2025, 3))) == span


def test_a_data_set_without_the_measure_keeps_its_own():
    order = Order(("naics",), measure="imports_for_consumption", level="NA4")
    imports, exports = order.endpoints()
    assert order.measure_of(imports) == "imports_for_consumption"
    assert order.measure_of(exports) == "total_exports"
    assert (order.level_of(imports), order.level_of(exports)) == ("NA4", "NA3")
