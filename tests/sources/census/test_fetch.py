"""Patience with a provider that fails, and one clear error where patience ends."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx2
import pytest
import stamina
from stamina.instrumentation import set_on_retry_hooks

from balanza.errors import KeyRefused, SourceError, SourceUnavailable
from balanza.sources import census

WHOLE = b'[["time"],["2025-01"]]'
PAGE = b"<html><body>We will be back soon</body></html>"


@pytest.fixture
def january(ask):
    return ask("imports/hitech", "2025-01")


def bodies(question, service):
    return [answer.body for _, answer in census.fetch(question, service)]


def spans(question, service):
    return [str(asked.span) for asked, _ in census.fetch(question, service)]


def test_a_whole_answer_is_yielded_with_its_question(january, replying):
    service, wire = replying(WHOLE)
    [(asked, answer)] = census.fetch(january, service)
    assert asked is january
    assert answer.body == WHOLE
    assert len(wire.asked) == 1


def test_nothing_is_yielded_where_nothing_is_published(january, replying):
    service, _ = replying(httpx2.Response(204))
    assert bodies(january, service) == []


@pytest.mark.parametrize(
    "trouble",
    [
        httpx2.Response(503),
        httpx2.Response(429),
        httpx2.ReadTimeout("timed out"),
        httpx2.ConnectError("refused"),
        httpx2.RemoteProtocolError("peer closed connection"),
        PAGE,
        WHOLE[:9],
        b"",
    ],
    ids=lambda it: repr(it)[:40],
)
def test_passing_trouble_is_asked_again(january, replying, trouble):
    service, wire = replying(trouble, WHOLE)
    assert bodies(january, service) == [WHOLE]
    assert len(wire.asked) == 2


def test_an_answer_cut_behind_a_row_is_asked_again(january, replying):
    service, _ = replying(WHOLE[:-1], WHOLE)
    assert bodies(january, service) == [WHOLE]


def test_an_empty_list_is_whole(january, replying):
    service, wire = replying(b" [ ] ")
    assert bodies(january, service) == [b" [ ] "]
    assert len(wire.asked) == 1


def test_a_cut_answer_is_told_with_its_size(january, replying):
    service, _ = replying(WHOLE[:9])
    with pytest.raises(SourceUnavailable, match=r"only the beginning of .* \(9 bytes\). Try"):
        bodies(january, service)


def test_a_page_instead_of_figures_is_quoted(specimen, january, replying):
    service, _ = replying(specimen("maintenance.html"))
    with pytest.raises(SourceUnavailable, match=r"web page instead of .*DOCTYPE.*maintenance"):
        bodies(january, service)


def test_a_failing_provider_is_told_with_its_status(january, replying):
    service, _ = replying(httpx2.Response(502))
    with pytest.raises(
        SourceUnavailable, match=r"failing \(502\) for imports/hitech 2025-01\."
    ):
        bodies(january, service)


def test_a_provider_out_of_reach_is_told_with_the_reason(january, replying):
    service, _ = replying(httpx2.ConnectError("refused"))
    with pytest.raises(SourceUnavailable, match=r"did not answer .*\(ConnectError: refused\)"):
        bodies(january, service)


@pytest.mark.parametrize(
    "trouble",
    [httpx2.ReadTimeout("late"), httpx2.Response(504), WHOLE[:9]],
    ids=["time-out", "504", "cut"],
)
def test_a_heavy_question_is_halved_until_it_is_answered(ask, replying, trouble):
    def reply(request):
        first, last = request.url.params["time"].removeprefix("from ").split(" to ")
        return WHOLE if int(last[-2:]) - int(first[-2:]) < 2 else trouble

    service, _ = replying(reply)
    assert spans(ask("imports/hitech", "2025-01", "2025-06"), service) == [
        "2025-01",
        "2025-02 to 2025-03",
        "2025-04",
        "2025-05 to 2025-06",
    ]


def test_a_month_that_cannot_be_halved_is_told(ask, replying):
    def reply(request):
        return httpx2.ReadTimeout("late") if "2025-02" in request.url.params["time"] else WHOLE

    service, _ = replying(reply)
    with pytest.raises(SourceUnavailable, match=r"for imports/hitech 2025-02 \(ReadTimeout"):
        bodies(ask("imports/hitech", "2025-01", "2025-02"), service)


@pytest.mark.parametrize(
    "trouble", [httpx2.ConnectError("refused"), PAGE, httpx2.Response(429)]
)
def test_other_trouble_halves_nothing(ask, replying, trouble):
    service, wire = replying(trouble)
    with pytest.raises(SourceUnavailable, match="2025-01 to 2025-06"):
        bodies(ask("imports/hitech", "2025-01", "2025-06"), service)
    assert len(wire.asked) == 2


def test_a_redirect_to_a_page_is_a_missing_key(january, replying):
    service, wire = replying(httpx2.Response(302, headers={"Location": "/missing_key.html"}))
    says = r"for want of a valid key\. Ask for one at https://.* and set CENSUS_API_KEY to it"
    with pytest.raises(KeyRefused, match=says):
        bodies(january, service)
    assert len(wire.asked) == 1


def test_an_unknown_key_is_told_by_its_header(january, replying):
    service, _ = replying(httpx2.Response(200, headers={"X-DataWebAPI-KeyError": "1"}))
    with pytest.raises(KeyRefused, match="imports/hitech 2025-01 for want of a valid key"):
        bodies(january, service)


@pytest.mark.parametrize("title", [b"Missing Key", b"Invalid Key"])
def test_a_page_about_the_key_with_status_200_is_told(specimen, january, replying, title):
    page = specimen("missing-key.html").replace(b"Missing Key", title)
    service, wire = replying(page)
    with pytest.raises(KeyRefused, match="for want of a valid key"):
        bodies(january, service)
    assert len(wire.asked) == 1


def test_a_refused_question_is_not_asked_again(january, replying):
    service, wire = replying(httpx2.Response(400, text="error: unknown variable 'X'"))
    says = r"refused imports/hitech 2025-01 \(400\): \"error: unknown variable 'X'\"\. Compare"
    with pytest.raises(SourceError, match=says):
        bodies(january, service)
    assert len(wire.asked) == 1


def test_a_fault_of_ours_is_no_reason_to_ask_again(january, replying):
    service, wire = replying(RuntimeError("a bug"))
    with pytest.raises(RuntimeError, match="a bug"):
        bodies(january, service)
    assert len(wire.asked) == 1


@pytest.mark.parametrize("attempts", [1, 3])
def test_patience_tells_how_often_is_asked(january, replying, attempts):
    service, wire = replying(httpx2.Response(503), attempts=attempts, first_wait=0)
    with stamina.set_testing(testing=False), pytest.raises(SourceUnavailable):
        bodies(january, service)
    assert len(wire.asked) == attempts


def in_seconds(seconds, zone="GMT"):
    then = datetime.now(UTC) + timedelta(seconds=seconds)
    return format_datetime(then, usegmt=True).replace("GMT", zone)


@contextmanager
def waits():
    """The pauses that were made between attempts, in order."""
    found = []
    set_on_retry_hooks([lambda details: found.append(details.wait_for)])
    with stamina.set_testing(testing=False):
        yield found
    set_on_retry_hooks(None)


@pytest.mark.parametrize("zone", ["", "GMT", "-0000"])
def test_the_pause_that_is_asked_for_is_made(january, replying, zone):
    said = in_seconds(-30, zone) if zone else "0"
    busy = httpx2.Response(429, headers={"Retry-After": said})
    service, _ = replying(busy, WHOLE, first_wait=60)
    with waits() as made:
        assert bodies(january, service) == [WHOLE]
    assert made == [0]


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (lambda: "7", 7),
        (lambda: in_seconds(90), 90),
        (lambda: in_seconds(90, "-0000"), 90),
        (lambda: "soon", None),
        (lambda: "²", None),
    ],
)
def test_both_forms_of_a_pause_are_read(january, replying, said, seconds):
    headers = httpx2.Headers({b"Retry-After": said().encode("latin-1")})
    service, _ = replying(httpx2.Response(429, headers=headers))
    with pytest.raises(SourceUnavailable) as caught:
        bodies(january, service)
    assert caught.value.retry_after == (seconds and pytest.approx(seconds, abs=5))
    assert f"Try again {'in ' if seconds else 'later'}" in str(caught.value)


def test_a_pause_beyond_patience_is_told_at_once(january, replying):
    busy = httpx2.Response(503, headers={"Retry-After": "86400"})
    service, wire = replying(busy)
    with waits() as made, pytest.raises(SourceUnavailable, match=r"again in 86,400 seconds\."):
        bodies(january, service)
    assert made == []
    assert len(wire.asked) == 1


def test_a_whole_workbook_is_fetched(replying, workbook):
    body = workbook({})
    service, _ = replying(body)
    assert census.fetch_workbook(service).body == body


def test_a_workbook_that_has_moved_is_told_with_its_new_place(replying):
    service, wire = replying(httpx2.Response(301, headers={"Location": "/elsewhere.xlsx"}))
    with pytest.raises(SourceError, match=r"refused country.xlsx \(301\): '/elsewhere.xlsx'"):
        census.fetch_workbook(service)
    assert len(wire.asked) == 1


@pytest.mark.parametrize("cut", [20, -20])
def test_a_workbook_cut_short_is_told(replying, workbook, cut):
    service, wire = replying(workbook({})[:cut])
    with pytest.raises(
        SourceUnavailable, match=r"country.xlsx, beginning b'PK.* no whole work"
    ):
        census.fetch_workbook(service)
    assert len(wire.asked) == 2
