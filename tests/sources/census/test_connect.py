"""The key goes to the API and nowhere else."""

import gzip
import logging

import httpx2
import pytest

from balanza.errors import BalanzaError, QuestionError
from balanza.sources import census

KEY = "0123456789abcdef"
API = "https://api.census.gov/data/timeseries/intltrade/imports/hitech"


def fetch_one(question, service):
    return next(census.fetch(question, service))[1]


def test_the_api_gets_the_key(specimen, ask, replying):
    service, wire = replying(specimen("imports-hitech-2025-01.json"))
    fetch_one(ask("imports/hitech", "2025-01"), service)
    assert wire.asked[0].url.params["key"] == KEY
    assert str(wire.asked[0].url).startswith(f"{API}?get=")


def test_an_address_shows_no_key(specimen, ask, replying):
    service, wire = replying(specimen("imports-hitech-2025-01.json"))
    question = ask("imports/hitech", "2025-01")
    answer = fetch_one(question, service)
    assert answer.url == service.address(question.path, question.params())
    assert str(wire.asked[0].url) == f"{answer.url}&key={KEY}"
    assert KEY not in answer.url


def test_a_key_that_is_echoed_is_taken_out(ask, replying):
    service, _ = replying(f'[["{KEY}"]]'.encode())
    assert fetch_one(ask("imports/hitech", "2025-01"), service).body == b'[["***"]]'


def test_a_packed_answer_is_unpacked_once(specimen, ask, replying):
    whole = specimen("imports-hitech-2025-01.json")
    packed = httpx2.Response(
        200, headers={"Content-Encoding": "gzip"}, content=gzip.compress(whole)
    )
    service, _ = replying(packed)
    assert fetch_one(ask("imports/hitech", "2025-01"), service).body == whole


def test_a_key_read_from_a_file_loses_its_line_end(specimen, ask, replying):
    service, wire = replying(specimen("imports-hitech-2025-01.json"), key=f"{KEY}\n")
    fetch_one(ask("imports/hitech", "2025-01"), service)
    assert wire.asked[0].url.params["key"] == KEY


def test_without_a_key_none_is_sent(specimen, ask, replying):
    service, wire = replying(specimen("imports-hitech-2025-01.json"), key="")
    fetch_one(ask("imports/hitech", "2025-01"), service)
    assert "key" not in wire.asked[0].url.params


def test_the_workbook_is_asked_for_without_the_key(replying, workbook):
    service, wire = replying(workbook({}))
    answer = census.fetch_workbook(service)
    assert str(wire.asked[0].url) == answer.url
    assert answer.url == "https://www.census.gov/foreign-trade/balance/country.xlsx"


def test_no_error_log_or_repr_shows_the_key(ask, replying, caplog):
    caplog.set_level(logging.DEBUG)
    trouble = httpx2.ReadTimeout("timed out")
    refusal = httpx2.Response(400, text=f"error: unknown variable; key={KEY}")
    service, _ = replying(trouble, refusal)
    with pytest.raises(BalanzaError) as caught:
        fetch_one(ask("imports/hitech", "2025-01"), service)
    told = [
        str(caught.value),
        repr(caught.value),
        repr(service),
        repr(service.http),
        caplog.text,
    ]
    assert "key=***" in told[0]
    assert not any(KEY in it for it in told)


def test_another_address_stands_for_all_services():
    service = census.connect(KEY, "http://127.0.0.1:8765/")
    assert (service.api, service.web) == ("http://127.0.0.1:8765",) * 2
    service.http.close()


def test_the_usual_addresses_are_those_of_the_record():
    service = census.connect("")
    assert service.api == "https://api.census.gov"
    assert service.web == "https://www.census.gov"
    service.http.close()


@pytest.mark.parametrize("address", ["127.0.0.1:8765", "ftp://census", "http://", "census"])
def test_what_is_no_web_address_is_refused(address):
    with pytest.raises(
        QuestionError, match=f"'{address}' is no web address of a Census .* like"
    ):
        census.connect(KEY, address)
