import re

import pytest

from balanza.periods import Month
from balanza.publications import Exhibit, Passage
from balanza.publish import publication

LINKED = re.compile(r'href="#trace-([\w-]+)"')


@pytest.fixture(scope="session")
def linked(published):
    """The name of every number that the page links, in order."""
    content = published.content
    texts = [content.standfirst_html]
    for it in content.blocks:
        if isinstance(it, Passage):
            texts.append(it.html)
        else:
            texts += [it.title_html, it.subtitle_html, it.note_html]
            texts += [cell for row in it.table.rows for cell in row]
    return list(dict.fromkeys(LINKED.findall(" ".join(texts))))


@pytest.fixture
def by_name(published):
    return {it.name: it for it in published.content.traces}


def test_every_linked_number_has_a_trace_in_the_order_of_its_mention(published, linked):
    traced = [it.name for it in published.content.traces]
    assert traced[: len(linked)] == linked


def test_every_drawn_exhibit_has_a_trace(published, by_name):
    drawn = [it for it in published.content.blocks if isinstance(it, Exhibit) and it.pictures]
    assert {f"exhibit-{it.name}" for it in drawn} <= by_name.keys()
    assert len(drawn) == 9


def test_every_trace_names_its_bytes_and_their_vintage(published):
    for it in published.content.traces:
        assert it.vintage == "2025-08-05", it.name
        assert it.sources, it.name
        for source in it.sources:
            assert source.url.startswith("https://"), it.name
            assert re.fullmatch(r"[0-9a-f]{64}", source.sha256), it.name
            assert source.fetched_at.startswith("2025-08-05T"), it.name


def test_a_trace_says_what_the_number_is_and_how_it_is_made(by_name):
    trace = by_name["atp_balance_ytd_change"]
    assert trace.value_text == "+70%"
    assert trace.says == "Change of the balance on the same months a year before."
    assert trace.indicator.startswith("Year-on-year change: ")
    assert trace.selection == (
        "table atp_totals; window = ytd; of = balance_usd; through 2025-06"
    )
    assert trace.query.startswith('SELECT "year_on_year" FROM (')
    assert any("deficit" in it for it in trace.caveats)


def test_a_trace_says_which_rows_it_is_of(by_name):
    assert by_name["ict_imports_ytd_TWN"].selection == (
        "table atp; flow = imports; product = 04; partner = TWN; window = ytd; "
        "of = value_usd; through 2025-06"
    )


def test_the_trace_of_an_exhibit_tells_its_selection(by_name):
    trace = by_name["exhibit-computers_shares"]
    assert trace.value_text == "Mexico is the largest supplier of computers and electronics"
    assert trace.selection == (
        "table naics; flow = imports; product = 334; window = 12m; of = value_usd; "
        "through 2025-06"
    )


@pytest.fixture(scope="module")
def in_spanish(sample):
    made = publication("mexico", sample["2025-08"], Month(2025, 6), "es")
    return {it.name: it for it in made.content.traces}


def test_a_trace_speaks_the_language_of_its_page(in_spanish):
    trace = in_spanish["share_ytd"]
    assert trace.indicator == "Participación: x(i) / suma sobre i de x(i)"
    assert trace.selection == (
        "tabla atp; flujo = importaciones; socio = MEX; periodo = lo que va del año; "
        "de = valor; hasta 2025-06"
    )
    assert trace.cite.startswith("balanza (2025-08-05). ")
    assert "(versión " in trace.cite
    assert f"share_ytd: {trace.value_text}. Datos hasta 2025-06, " in trace.cite
