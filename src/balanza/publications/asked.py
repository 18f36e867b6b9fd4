"""What a brief's text asks for and shows, read without filling it in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment

from balanza.publications.prose import EXHIBIT

KEY = re.compile(r"^(\w+):(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """The words of an exhibit as they stand in a text: at which line, and by which keys."""

    name: str
    line: int
    words: Mapping[str, str]


def exhibits(text: str) -> list[Block]:
    """The exhibits that a text shows, in their order."""
    return [
        Block(
            found[1],
            text.count("\n", 0, found.start()) + 1,
            {it[1]: it[2].strip() for it in KEY.finditer(found[2])},
        )
        for found in EXHIBIT.finditer(text)
    ]


def asked(text: str, filters: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The names that a text asks for and does not set itself, each with its first line.

    Raises  jinja2.TemplateSyntaxError, which knows its line
    """
    yield from _asked(text, frozenset(filters))


@cache
def _asked(text: str, filters: frozenset[str]) -> list[tuple[int, str]]:
    environment: Any = SandboxedEnvironment()
    environment.filters |= dict.fromkeys(filters, str)
    tree = environment.parse(text)
    environment.from_string(text)  # a filter that is not there shows when it is compiled
    names = list(tree.find_all(nodes.Name))
    own = {it.name for it in names if it.ctx == "store"} | {"loop"}
    lines: dict[str, int] = {}
    for it in names:
        if it.ctx == "load" and it.name not in own:
            lines.setdefault(it.name, it.lineno)
    return [(line, name) for name, line in lines.items()]


SyntaxProblem = jinja2.TemplateSyntaxError
