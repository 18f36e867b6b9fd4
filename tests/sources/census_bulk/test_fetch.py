"""An archive comes whole into its file, or one clear error tells why it does not."""

import hashlib
import zipfile

import httpx2
import pytest

from balanza.errors import QuestionError, SourceError, SourceUnavailable
from balanza.periods import Month
from balanza.sources import census_bulk
from balanza.sources.census_bulk import Absent, State

URL = "https://www.census.gov/trade/downloads/2025/Merch/im_m/IMDB2506.ZIP"
DAY = "Tue, 05 Aug 2025 12:30:00 GMT"
UNKNOWN = State()
PAGE = b"<!DOCTYPE html><html>We will be back soon</html>"


@pytest.fixture
def whole(tmp_path):
    """The bytes of a small archive."""
    path = tmp_path / "made.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("IMP_DETL.TXT", "1" * 500)
    return path.read_bytes()


@pytest.fixture
def fetch(tmp_path):
    """Fetch from a service that replies in turn: fetch(reply, ...) -> what came, requests."""

    def run(*replies, known=UNKNOWN):
        left, asked = list(replies), []

        def reply(request):
            asked.append(request)
            it = left.pop(0) if len(left) > 1 else left[0]
            it = it() if callable(it) else it
            if isinstance(it, Exception):
                raise it
            return httpx2.Response(200, content=it) if isinstance(it, bytes) else it

        service = census_bulk.connect(wire=httpx2.MockTransport(reply))
        return census_bulk.fetch(URL, tmp_path / "IMDB2506.ZIP", service, known), asked

    return run


def test_a_whole_archive_is_written_with_its_digest_and_state(fetch, whole):
    headers = {"ETag": '"1a"', "Last-Modified": DAY}
    found, asked = fetch(httpx2.Response(200, headers=headers, content=whole))
    assert found.path.read_bytes() == whole
    assert (found.url, found.size) == (URL, len(whole))
    assert found.sha256 == hashlib.sha256(whole).hexdigest()
    assert found.state == State('"1a"', DAY)
    assert "If-None-Match" not in asked[0].headers


def test_the_addresses_are_those_of_census_or_of_a_stand_in():
    archive, june = census_bulk.archives()["imports"], Month(2025, 6)
    assert census_bulk.connect().address(archive, june) == URL
    local = census_bulk.connect("http://127.0.0.1:8765/")
    assert local.address(archive, june) == URL.replace(
        "https://www.census.gov", "http://127.0.0.1:8765"
    )
    with pytest.raises(QuestionError, match=r"'census' is no web address .* like https://www"):
        census_bulk.connect("census")


@pytest.mark.parametrize(
    "trouble",
    [
        httpx2.Response(503),
        httpx2.Response(429),
        httpx2.ReadTimeout("timed out"),
        httpx2.RemoteProtocolError("peer closed connection"),
        PAGE,
        b"",
    ],
    ids=lambda it: repr(it)[:40],
)
def test_passing_trouble_is_asked_again(fetch, whole, trouble):
    found, asked = fetch(trouble, whole)
    assert found.path.read_bytes() == whole
    assert len(asked) == 2


def test_half_an_archive_is_asked_for_again_and_then_refused(fetch, whole):
    assert len(fetch(whole[:300], whole)[1]) == 2
    with pytest.raises(SourceUnavailable, match=r"300 bytes for http.*b'PK.* no whole archive"):
        fetch(whole[:300])


def test_fewer_bytes_than_promised_are_refused(fetch, whole):
    headers = {"Content-Length": str(len(whole) + 1)}

    def short():
        return httpx2.Response(200, headers=headers, stream=httpx2.ByteStream(whole))

    with pytest.raises(SourceUnavailable, match=r"that are no whole archive\. Try again later"):
        fetch(short)


def test_a_page_instead_of_an_archive_is_quoted(fetch):
    with pytest.raises(SourceUnavailable, match=r"web page instead of .*IMDB2506.*DOCTYPE"):
        fetch(PAGE)


def test_a_provider_out_of_reach_is_told_with_the_reason(fetch):
    with pytest.raises(SourceUnavailable, match=r"did not answer .*\(ConnectError: refused\)"):
        fetch(httpx2.ConnectError("refused"))


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.Response(403, text="Forbidden"),
        httpx2.Response(301, headers={"Location": "/moved/"}),
    ],
)
def test_a_refusal_is_told_with_what_to_do_and_not_asked_again(fetch, answer):
    with pytest.raises(SourceError, match=r"(403|301)\): .*(Forbidden|moved).* with --from"):
        fetch(answer)


def test_what_is_not_published_is_no_error(fetch):
    found, asked = fetch(httpx2.Response(404, text="<html>Not Found</html>"))
    assert found is Absent.UNPUBLISHED
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("known", "headers"),
    [
        (State(etag='"1a"'), {"If-None-Match": '"1a"'}),
        (State(last_modified=DAY), {"If-Modified-Since": DAY}),
    ],
)
def test_a_known_state_is_asked_about_and_not_taken_again(fetch, whole, known, headers):
    found, asked = fetch(httpx2.Response(304), known=known)
    assert found is Absent.UNCHANGED
    assert {it: asked[0].headers[it] for it in headers} == headers
    told = {"ETag": known.etag, "Last-Modified": known.last_modified}
    same = httpx2.Response(200, headers={k: v for k, v in told.items() if v}, content=whole)
    assert fetch(same, known=known)[0] is Absent.UNCHANGED


@pytest.mark.parametrize("known", [State(etag='"1a"'), State(last_modified=DAY), State()])
def test_another_state_is_taken(fetch, whole, known):
    headers = {"ETag": '"2b"', "Last-Modified": "Wed, 06 Aug 2025 12:30:00 GMT"}
    found, _ = fetch(httpx2.Response(200, headers=headers, content=whole), known=known)
    assert found.state.etag == '"2b"'


@pytest.mark.parametrize(("status", "said"), [(200, True), (404, False)])
def test_whether_it_is_published_is_told_without_taking_it(whole, status, said):
    wire = httpx2.MockTransport(lambda _: httpx2.Response(status, content=whole))
    assert census_bulk.is_published(URL, census_bulk.connect(wire=wire)) is said


def test_a_page_is_no_sign_that_it_is_published():
    wire = httpx2.MockTransport(lambda _: httpx2.Response(200, content=PAGE))
    with pytest.raises(SourceUnavailable, match="web page instead of"):
        census_bulk.is_published(URL, census_bulk.connect(wire=wire))
