"""What the languages of a brief have in common: everything but their words."""

import pytest
from tests.briefs.conftest import TOLD

from balanza.periods import Month
from balanza.publications import Exhibit
from balanza.publications.language import languages
from balanza.publish import Reading, briefs, publication
from balanza.store import SAMPLE, Store

OTHERS = sorted(set(languages()) - {"en"})


@pytest.fixture(scope="module")
def told():
    reading, known = Reading(Store.at(SAMPLE), TOLD), {}

    def make(brief, code):
        if (brief, code) not in known:
            known[brief, code] = publication(brief, reading, Month(2025, 6), code).content
        return known[brief, code]

    return make


def exhibits(page):
    return [it.name for it in page.blocks if isinstance(it, Exhibit)]


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("brief", briefs())
def test_every_language_quotes_the_same_findings(told, brief, code):
    english, other = ({it.name for it in told(brief, lang).traces} for lang in ("en", code))
    assert english == other


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("brief", briefs())
def test_every_language_shows_the_same_exhibits_in_the_same_order(told, brief, code):
    assert exhibits(told(brief, "en")) == exhibits(told(brief, code)) != []


@pytest.mark.parametrize("brief", briefs())
def test_spanish_says_in_spanish_how_numbers_are_made(told, brief):
    assert {it.foreign for it in told(brief, "es").traces} == {""}
    english, spanish = (
        {it.name: it.says for it in told(brief, code).traces} for code in ("en", "es")
    )
    assert [name for name, said in english.items() if spanish[name] == said] == []


def test_spanish_writes_numbers_as_mexico_does(told):
    told_by = {it.name: it.value_text for it in told("north_america", "es").traces}
    assert told_by["atp_balance_ytd"] == "−213.1 mil millones de dólares"
    assert told_by["ict_share_of_atp_balance"] == "71.6\N{NO-BREAK SPACE}%"
