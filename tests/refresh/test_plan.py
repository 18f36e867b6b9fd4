"""Only what is new or may have been revised is asked for."""

import pytest

from balanza.errors import SourceError
from balanza.periods import Month, Span
from balanza.refresh.plan import part_name
from balanza.sources import census

LOOKS = ["look imports/hitech 2025-01 to 2025-03", "look exports/hitech 2025-01 to 2025-03"]
SPRING, LATER = "2025-03-05", "2025-03-20"
MAY, JUNE = "2025-05-31", "2025-06-01"
OLD = ("imports/hitech", "2021-01", "2010", "04")


def named(path, first, last, **rest):
    known = census.endpoint(path)
    span = Span(Month.parse(first), Month.parse(last))
    measure = rest.pop("measure", known.measure)
    return part_name(census.Question(known, span, measure, **rest), span)


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("imports-hitech-2025", named("imports/hitech", "2025-01", "2025-06")),
        ("imports-naics-NA3-2025", named("imports/naics", "2025-01", "2025-06", level="NA3")),
        ("imports-hs-HS4-2025-06", named("imports/hs", "2025-06", "2025-06", level="HS4")),
        (
            "imports-hitech-imports_for_consumption-2025",
            named("imports/hitech", "2025-01", "2025-06", measure="imports_for_consumption"),
        ),
    ],
)
def test_a_part_is_named_after_what_fills_it(name, of):
    assert name == of


def test_what_is_stored_is_looked_at_and_not_asked_for(on, bureau):
    on(SPRING)
    assert on(LATER) == []
    assert bureau.asked == LOOKS


def test_a_new_month_is_asked_for_with_its_year(on, bureau):
    on(SPRING)
    bureau.trade["imports/hitech", "2025-02", "2010", "04"] = 7
    assert on(LATER) == [("imports-hitech-2025", "changed", 3)]
    assert bureau.asked == [*LOOKS, "ask imports/hitech 2025-01 to 2025-02"]


def test_a_revised_total_is_asked_for(on, bureau):
    on(SPRING)
    bureau.trade["exports/hitech", "2025-01", "2010", "08"] = 16
    assert on(LATER) == [("exports-hitech-2025", "changed", 1)]


def test_where_nothing_is_published_nothing_is_asked(on, bureau):
    bureau.trade.clear()
    assert on(SPRING) == []
    assert bureau.asked == LOOKS


def test_each_year_is_a_part(on, bureau):
    bureau.trade["imports/hitech", "2024-12", "2010", "04"] = 7
    assert [part for part, _, _ in on(SPRING, since="2024-06", flow="imports")] == [
        "imports-hitech-2024",
        "imports-hitech-2025",
    ]


def test_each_month_of_commodities_is_a_part(on, bureau):
    bureau.trade |= {("imports/hs", f"2025-0{n}", "2010", "8471"): n for n in (1, 2)}
    assert on(SPRING, "hs", flow="imports") == [
        ("imports-hs-HS4-2025-01", "new", 1),
        ("imports-hs-HS4-2025-02", "new", 1),
    ]
    assert on(LATER, "hs", flow="imports") == []


def test_what_the_provider_shows_but_does_not_answer_for_a_level_is_told(on, bureau):
    bureau.trade["imports/sitc", "2025-01", "2010", "75"] = 1
    bureau.spoil = lambda request, lines: lines[:1] if "COMM_LVL" in str(request.url) else lines
    says = (
        "Census shows figures of imports/sitc for 2025-01, and has none for imports/sitc SI2 "
        "2025-01. Give --product codes of the level that is asked for"
    )
    with pytest.raises(SourceError, match=says):
        on(SPRING, "sitc", flow="imports")


def moved(bureau):
    """Shift detail between partners, which no total betrays."""
    bureau.trade["imports/hitech", "2025-01", "2010", "04"] = 25
    bureau.trade["imports/hitech", "2025-01", "5830", "04"] = 5


def test_detail_that_moved_is_found_after_the_annual_revision(on, bureau):
    on(SPRING)
    moved(bureau)
    assert on(MAY) == []
    assert on(JUNE) == [
        ("imports-hitech-2025", "changed", 2),
        ("exports-hitech-2025", "unchanged", 1),
    ]


def test_after_the_annual_revision_it_is_asked_once(on):
    on(SPRING)
    assert [status for _, status, _ in on(JUNE)] == ["unchanged", "unchanged"]
    assert on("2025-06-02") == []
    assert on("2026-05-31") == []
    assert len(on("2026-06-01")) == 2


def test_the_annual_revision_reaches_three_years_back(on, bureau):
    bureau.trade |= {(*OLD[:1], f"{year}-01", *OLD[2:]): 1 for year in (2021, 2022)}
    on(SPRING, since="2021-01", flow="imports")
    parts = [part for part, _, _ in on(JUNE, since="2021-01", flow="imports")]
    assert parts == ["imports-hitech-2022", "imports-hitech-2025"]


def test_a_shorter_span_never_shrinks_a_part(on, bureau):
    bureau.trade["imports/hitech", "2025-02", "2010", "04"] = 7
    on(SPRING, flow="imports")
    bureau.trade["imports/hitech", "2025-01", "2010", "04"] = 21
    assert on(LATER, flow="imports", through="2025-01") == [
        ("imports-hitech-2025", "changed", 3)
    ]
    assert bureau.asked[-1] == "ask imports/hitech 2025-01 to 2025-02"


def test_fewer_products_never_shrink_a_part(on, bureau, values):
    bureau.trade |= {
        ("imports/naics", "2025-01", "2010", it): 1 for it in ("334", "335", "336")
    }
    on(SPRING, "naics", flow="imports", products=("334", "335"))
    bureau.trade["imports/naics", "2025-01", "2010", "334"] = 2
    on(LATER, "naics", flow="imports", products=("334",))
    assert bureau.asked[-1] == "ask imports/naics 334 335 2025-01 to 2025-01"
    assert values("naics", columns=("product", "value_usd")) == [("334", 2), ("335", 1)]


def test_more_products_make_a_part_grow(on, bureau, values):
    bureau.trade |= {
        ("imports/naics", "2025-01", "2010", it): 1 for it in ("334", "335", "336")
    }
    on(SPRING, "naics", flow="imports", products=("334",))
    on(LATER, "naics", flow="imports")
    assert len(values("naics")) == 3


def test_exports_by_industry_are_asked_for_code_by_code(on, bureau):
    bureau.trade |= {("exports/naics", "2025-01", "2010", it): 1 for it in ("334", "335")}
    on(SPRING, "naics", flow="exports", products=("334", "335"))
    assert bureau.asked[1:] == [
        "ask exports/naics 334 2025-01 to 2025-01",
        "ask exports/naics 335 2025-01 to 2025-01",
    ]


def test_without_chosen_products_every_industry_is_asked_for(on, bureau):
    bureau.trade |= {("exports/naics", "2025-01", "2010", it): 1 for it in ("334", "335")}
    assert on(SPRING, "naics", flow="exports") == [("exports-naics-NA3-2025", "new", 2)]
    assert bureau.asked[0] == "look exports/naics 2025-01 to 2025-03"
    assert len(bureau.asked) == 1 + 32
    assert on(LATER, "naics", flow="exports") == []
