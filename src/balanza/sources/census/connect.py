"""A client that carries our key to the Census API, and shows it to nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass

import httpx2

from balanza.sources import asking
from balanza.sources.asking import PATIENT, TIMEOUT, Patience
from balanza.sources.census.endpoints import source
from balanza.sources.census.questions import API

HIDDEN = b"***"


@dataclass(frozen=True, slots=True)
class Census:
    """The provider as we reach it: a client, where it stands, and our patience with it."""

    http: httpx2.Client
    api: str
    web: str
    patience: Patience = PATIENT

    def address(self, path: str, params: Sequence[tuple[str, str]]) -> str:
        """Where a question of the API goes, without the key."""
        return str(self.http.build_request("GET", self.api + path, params=list(params)).url)


def connect(
    key: str,
    address: str = "",
    wire: httpx2.BaseTransport | None = None,
    patience: Patience = PATIENT,
) -> Census:
    """Reach the provider at `address` (default: its own), with `key` where it wants one.

    Raises  QuestionError when `address` is no web address
    """
    wire = wire or asking.wire(address, source().api)
    http = httpx2.Client(transport=KeyedTransport(key.strip(), wire), timeout=TIMEOUT)
    base = address.rstrip("/")
    return Census(http, base or source().api, base or source().web, patience)


class KeyedTransport(httpx2.BaseTransport):
    """Adds the key at the last step before the wire, and takes it out of what comes back.

    So the client and its log, our errors and our snapshots never see it. Pages that need no
    key are asked without it.
    """

    def __init__(self, key: str, wire: httpx2.BaseTransport) -> None:
        self._key = key
        self._wire = wire

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask with the key; answer without it."""
        if not self._key or not request.url.path.startswith(API):
            return self._wire.handle_request(request)
        url = request.url.copy_add_param("key", self._key)
        answer = self._wire.handle_request(
            httpx2.Request("GET", url, headers=request.headers, extensions=request.extensions)
        )
        body = answer.read().replace(self._key.encode(), HIDDEN)
        answer.headers.pop("content-encoding", None)  # `read` has undone it
        answer.close()
        return httpx2.Response(answer.status_code, headers=answer.headers, content=body)

    def close(self) -> None:
        """Close the wire."""
        self._wire.close()
