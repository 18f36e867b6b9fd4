"""How any service is asked: patiently, and with the same words for the same trouble."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies

import httpx2
import stamina

from balanza.errors import QuestionError, SourceUnavailable

TIMEOUT = httpx2.Timeout(15, read=120)
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a question is asked again, and how long is waited between (seconds)."""

    attempts: int = 5
    first_wait: float = 0.5
    longest_wait: float = 45.0
    longest_request: float = 300.0


PATIENT = Patience()


def wire(address: str, usual: str) -> httpx2.BaseTransport:
    """The way to the service at `address`; where that is empty, to where it usually stands.

    Raises  QuestionError when `address` is no web address
    """
    if address and not (
        urlsplit(address).scheme in {"http", "https"} and urlsplit(address).netloc
    ):
        raise QuestionError(
            f"'{address}' is no web address of a Census service. "
            f"Set BALANZA_CENSUS_URL to one like {usual}, or unset it."
        )
    return httpx2.HTTPTransport(proxy=_proxy(address))


def _proxy(address: str) -> str | None:
    """The proxy of this machine, but for a service on the machine itself."""
    if urlsplit(address).hostname in {"127.0.0.1", "localhost", "::1"}:
        return None
    return getproxies().get("https")


def patiently(ask: Callable[[], Found], patience: Patience) -> Found:
    """What `ask` gives, asked again as long as it raises SourceUnavailable and patience lasts.

    Raises  what `ask` raised last
    """
    again = stamina.RetryingCaller(
        attempts=patience.attempts,
        timeout=patience.longest_request,
        wait_initial=patience.first_wait,
        wait_max=patience.longest_wait,
        wait_jitter=patience.first_wait,
    )
    return again(partial(_pause, longest=patience.longest_request), ask)


def _pause(problem: Exception, longest: float) -> bool | float:
    """Whether to ask again; in how many seconds, where the provider said so and it is soon."""
    if not isinstance(problem, SourceUnavailable):
        return False
    if problem.retry_after is None:
        return True
    return problem.retry_after if problem.retry_after <= longest else False


def unreachable(problem: httpx2.TransportError, asked: str) -> SourceUnavailable:
    """What to raise where no answer came, or only a part of it."""
    return SourceUnavailable(
        f"Census did not answer for {asked} ({type(problem).__name__}: {problem}). "
        f"Try again later.",
        heavy=not isinstance(problem, httpx2.ConnectError),
    )


def expect_no_failure(answer: httpx2.Response, asked: str) -> None:
    """Raise SourceUnavailable when the status of `answer` says to come back later."""
    if answer.is_server_error or answer.status_code == httpx2.codes.TOO_MANY_REQUESTS:
        wait = _retry_after(answer)
        when = "later" if wait is None else f"in {wait:,.0f} seconds"
        raise SourceUnavailable(
            f"Census is failing ({answer.status_code}) for {asked}. Try again {when}.",
            retry_after=wait,
            heavy=answer.is_server_error,
        )


def page_instead(start: bytes, asked: str) -> SourceUnavailable:
    """What to raise where a web page came with a status that promises more."""
    return SourceUnavailable(
        f"Census sent a web page instead of figures for {asked}: {start[:80]!r}. "
        f"Its service may be under maintenance; try again later."
    )


def _retry_after(answer: httpx2.Response) -> float | None:
    """Seconds until the provider wants to be asked again, from either form of its header."""
    said = answer.headers.get("Retry-After", "")
    if said.isdecimal():
        return float(said)
    try:
        then = parsedate_to_datetime(said)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())
