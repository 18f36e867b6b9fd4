"""What a published folder consists of and stands on, so that anybody can check it later."""

import hashlib
import json
import platform
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib import metadata
from typing import Any

from balanza.publish.brief import Publication
from balanza.store import Snapshot

FILE, SUMS = "manifest.json", "SHA256SUMS"
NAME = re.compile(r"[^A-Za-z0-9._-]")  # what ends the name of a package


@dataclass(frozen=True, slots=True)
class Output:
    """A file as it was published: its path, its size in bytes and its digest."""

    path: str
    bytes: int
    sha256: str


def output(path: str, body: bytes) -> Output:
    """The file `path` that holds `body`."""
    return Output(path, len(body), hashlib.sha256(body).hexdigest())


def manifest(
    first: Publication,
    languages: Sequence[str],
    formats: Sequence[str],
    outputs: Sequence[Output],
) -> Iterator[tuple[str, bytes]]:
    """`manifest.json`, and beside it `SHA256SUMS` for `sha256sum -c`.

    No time of day stands in it: the same data give the same bytes. `as_of` is the first day
    on which a store held what was read, so that `command` makes the same files again.
    """
    told = {
        "brief": _about(first, languages, formats),
        "program": _program(),
        "outputs": [asdict(it) for it in outputs],
        "inputs": [_input(it) for it in first.inputs],
    }
    body = (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()
    yield FILE, body
    lines = [f"{it.sha256}  {it.path}\n" for it in (*outputs, output(FILE, body))]
    yield SUMS, "".join(lines).encode()


def _about(
    first: Publication, languages: Sequence[str], formats: Sequence[str]
) -> dict[str, Any]:
    chosen = "".join(f" --{name} {value}" for name, value in first.values.items())
    return {
        "name": first.name,
        "title": first.content.title,
        "through": str(first.through),
        "as_of": str(first.known),
        "languages": list(languages),
        "formats": list(formats),
        "edition": first.content.label,
        "command": (
            f"balanza brief {first.name}{chosen} --through {first.through}"
            f" --as-of {first.known} --lang {','.join(languages)} --format {','.join(formats)}"
        ),
    }


def _program() -> dict[str, Any]:
    return {
        "name": "balanza",
        "version": metadata.version("balanza"),
        "python": platform.python_version(),
        "dependencies": dict(sorted(_versions())),
    }


def _versions() -> Iterator[tuple[str, str]]:
    """The version of each package that balanza asks for, and of those of a format's extra."""
    for asked in metadata.requires("balanza") or ():
        found, _, wanted = asked.partition(";")
        if not wanted or "sdmx" in wanted:
            name = NAME.split(found, maxsplit=1)[0]
            with suppress(metadata.PackageNotFoundError):  # an extra that nobody installed
                yield name, metadata.version(name)


def _input(it: Snapshot) -> dict[str, Any]:
    return {
        "origin": it.origin,
        "url": it.url,
        "sha256": it.sha256,
        "bytes": it.size,
        "fetched_at": it.fetched_at,
    }
