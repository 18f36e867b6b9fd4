"""Fills a brief's text with findings: no number in it is typed by hand.

The text is Markdown in Jinja's hands. A block that begins with `::: exhibit NAME` and ends with
`:::` holds the words of an exhibit, one `key: words` a line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from balanza.errors import CatalogError

COMPUTED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
NUMBER = re.compile(r"\d[\d.,]*")
EXHIBIT = re.compile(r"^::: exhibit (\w+)\n(.*?)^:::$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one exhibit, by key, as HTML; a key that was not given is empty."""

    name: str
    by_key: Mapping[str, Markup]

    def __getitem__(self, key: str) -> Markup:
        return self.by_key.get(key, Markup(""))


def typed_numbers(text: str) -> list[tuple[int, str]]:
    """Numbers in `text` that nothing but a hand has put there, with their line.

    >>> typed_numbers("In {{ year }} it was {{ deficit }}, up 70% on the year before.")
    [(1, '70')]
    """
    silent = COMPUTED.sub(lambda it: "\n" * it[0].count("\n"), text)
    return [
        (silent.count("\n", 0, found.start()) + 1, found[0])
        for found in NUMBER.finditer(silent)
    ]


def fill(text: str, file: str, context: Mapping[str, Any], filters: Mapping[str, Any]) -> str:
    """`text` with what `context` knows, still Markdown.

    Raises  CatalogError when it holds a number typed by hand, or asks for what there is not
    """
    if typed := typed_numbers(text):
        lines = "; ".join(f"line {line}: {number}" for line, number in typed)
        raise CatalogError(
            f"{file} types numbers by hand: {lines}. "
            f"Quote a finding instead: {{{{ its_name }}}}; findings.yaml lists them."
        )
    environment = SandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
    environment.filters |= filters
    try:
        return environment.from_string(text).render(context)
    except jinja2.UndefinedError as problem:
        raise CatalogError(
            f"{file} asks for what there is not: {problem.message}. "
            f"It may ask for {', '.join(sorted(context))}."
        ) from problem
    except jinja2.TemplateSyntaxError as problem:
        raise CatalogError(f"{file}, line {problem.lineno}: {problem.message}") from problem


def blocks(text: str) -> Iterator[Markup | Words]:
    """The passages and the words of the exhibits of a filled text, in order, as HTML."""
    pieces = EXHIBIT.split(text)
    for start in range(0, len(pieces), 3):
        if pieces[start].strip():
            yield Markup(_markdown().render(pieces[start]))  # noqa: S704  the brief's own text
        if start + 1 < len(pieces):
            yield Words(pieces[start + 1], _keyed(pieces[start + 2]))


def _keyed(words: str) -> dict[str, Markup]:
    lines = [line.partition(":") for line in words.strip().splitlines()]
    rendered = _markdown().renderInline
    return {key.strip(): Markup(rendered(said.strip())) for key, _, said in lines}  # noqa: S704


@cache
def _markdown() -> Any:  # noqa: ANN401  a type that is only there when it is imported
    from markdown_it import MarkdownIt  # noqa: PLC0415  for briefs only

    return MarkdownIt("commonmark", {"html": True})
