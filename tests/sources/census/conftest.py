"""Questions to ask of Census, and a Census that replies as a test says. No network."""

from pathlib import Path

import httpx2
import pytest

from balanza.periods import Month, Span
from balanza.sources import census

SPECIMENS = Path(__file__).parent / "specimens"
KEY = "0123456789abcdef"


@pytest.fixture
def specimen():
    """The bytes of an answer kept in specimens/."""
    return lambda name: (SPECIMENS / name).read_bytes()


@pytest.fixture
def ask():
    """Make a question: ask("imports/hitech", "2025-01", "2025-06", products=("04",))."""

    def make(path, first, last="", **rest):
        known = census.endpoint(path)
        span = Span(Month.parse(first), Month.parse(last or first))
        return census.Question(known, span, rest.pop("measure", known.measure), **rest)

    return make


class Wire(httpx2.MockTransport):
    """Replies with each of its replies in turn, the last of them for ever; keeps what came."""

    def __init__(self, *replies):
        super().__init__(self.reply)
        self.replies = list(replies)
        self.asked = []

    def reply(self, request):
        """The next reply: a response, bytes, an error, or what a function makes of it."""
        self.asked.append(request)
        it = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        it = it(request) if callable(it) else it
        if isinstance(it, Exception):
            raise it
        return httpx2.Response(200, content=it) if isinstance(it, bytes) else it


@pytest.fixture
def replying():
    """A Census that gives these replies, and the wire that tells what it was asked."""

    def make(*replies, key=KEY, **patience):
        wire = Wire(*replies)
        return census.connect(key, wire=wire, patience=census.Patience(**patience)), wire

    return make
