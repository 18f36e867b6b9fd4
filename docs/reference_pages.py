"""Writes docs/reference/ from the definitions, docstrings and help texts; --check compares.

Run it by `make reference`. A page that differs from what it would write is named, and so is
one that it does not know.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import click

import balanza
from balanza import catalog, definitions
from balanza.cli import app
from balanza.indicators.discontinuity import kinds
from definitions_of import WIDTH, entry, head, public, tree

FOLDER = Path(__file__).parent / "reference"
MARK = "<!-- Written by `make reference`. Change what it is made from, not this page. -->"
ELSEWHERE = {"__main__", "briefs", "cli", "explorer", "indicators", "sample"}


def indicators() -> Iterator[str]:
    """What each indicator means, how it is called, and what to bear in mind."""
    yield "# Indicators"
    yield head("balanza.indicators")
    yield grid(
        ["indicator", "says"],
        [
            [f"[{name}](#indicator-{name})", it.says]
            for name, it in catalog.indicators().items()
        ],
    )
    for name, it in catalog.indicators().items():
        needs = "every earlier month" if it.months_needed < 0 else str(it.months_needed)
        yield f"(indicator-{name})=\n## {it.title}\n\n{it.says}"
        yield f"```text\n{it.formula.strip()}\n```"
        yield grid(
            ["unit", "result column", "earlier months needed"],
            [[it.unit, f"`{it.column}`", needs]],
        )
        yield entry("balanza.indicators", name)
        yield "\n".join(f"- {caveat}" for caveat in it.caveats)
        yield f"Reference: <{it.reference}>" if it.reference else ""


def tables() -> Iterator[str]:
    """The tables of the warehouse and their columns."""
    yield "# Tables"
    for name, it in catalog.tables().items():
        yield f"## `{name}`: {it.title}\n\n{it.says}"
        key = ", ".join(f"`{column}`" for column in it.key)
        yield f"Source: `{it.source}`. A row is named by {key}."
        yield grid(
            ["column", "type", "says"],
            [[f"`{column.name}`", column.type, column.says] for column in it.columns],
        )


def fields() -> Iterator[str]:
    """Every column name and its one meaning."""
    yield "# Fields"
    yield "One meaning for each column name, in every table."
    rows = [
        [f"`{name}`", it.type, it.says, _limits(it)] for name, it in catalog.fields().items()
    ]
    yield grid(["field", "type", "says", "allowed"], rows)


def regions() -> Iterator[str]:
    """The groups of partners, with their dated members."""
    yield "# Regions"
    yield "A region can stand wherever a partner can."
    for name, it in catalog.regions().items():
        yield f"## `{name}`: {it.title['en']}\n\n{it.says}\n\nReference: <{it.reference}>"
        yield grid(
            ["members", "since", "until"],
            [[_named(group.partners), group.since, group.until] for group in it.members],
        )


def breaks() -> Iterator[str]:
    """The known breaks, and what is looked for where none is known."""
    yield "# Breaks"
    yield "A comparison across one is footnoted, or refused unless one insists."
    rows = [
        [f"`{name}`", it.when, it.kind, it.effect, it.says["en"], f"<{it.reference}>"]
        for name, it in catalog.breaks().items()
    ]
    yield grid(["break", "when", "kind", "effect", "says", "reference"], rows)
    package = "balanza.indicators.discontinuity"
    yield f"## Looking for breaks\n\n{head(package)}"
    yield from (f"- **{it.title['en']}**: {it.says}" for it in kinds().values())
    yield from (entry(package, name) for name in public(package))


def sources() -> Iterator[str]:
    """Who provides the figures, on what terms, and the data sets we ask for."""
    yield "# Sources"
    folders = [it for it in iter_modules([str(files("balanza.sources"))]) if it.ispkg]
    for package in (f"balanza.sources.{it.name}" for it in folders):
        if not files(package).joinpath("source.yaml").is_file():
            yield f"## Files that you bring\n\n{head(package)}"
            yield from (entry(package, name) for name in public(package))
            continue
        for record in definitions.read(package, "source.yaml").values():
            yield f"## {record['provider']}\n\n{head(package)}"
            yield grid(["", ""], [[_label(key), it] for key, it in record.items()])
        yield "### Data sets"
        for name, it in definitions.read(package, "endpoints.yaml").items():
            yield f"#### `{name}`"
            yield grid(["", ""], [[_label(key), it] for key, it in it.items()])


def commands() -> Iterator[str]:
    """The help of every command."""
    yield "# Commands"
    settings = {**app.context_settings, "info_name": "balanza", "terminal_width": WIDTH}
    yield from _help(app, click.Context(app, **settings))


def api() -> Iterator[str]:
    """The public names, module by module, as their source states them."""
    yield "# Python interface"
    yield "The indicators have [a page of their own](indicators.md)."
    for module in _modules("balanza"):
        yield f"## `{module}`\n\n{head(module)}"
        yield from (entry(module, name) for name in public(module))


PAGES: Mapping[str, Callable[[], Iterator[str]]] = {
    it.__name__: it
    for it in (indicators, tables, fields, commands, api, sources, regions, breaks)
}


def grid(names: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """A Markdown table."""
    lines = [[*names], ["---" for _ in names], *([_cell(it) for it in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def pages() -> dict[str, str]:
    """Every page, by file name."""
    return {
        f"{name}.md": "\n\n".join([MARK, *filter(None, page())]) + "\n"
        for name, page in PAGES.items()
    }


def stale(folder: Path) -> list[str]:
    """The pages in `folder` that are missing, differ, or have nothing to be made from."""
    wanted = pages()
    there = {it.name: it.read_text("utf-8") for it in folder.glob("*.md")}
    there.pop("index.md", None)
    return sorted(it for it in wanted | there if wanted.get(it) != there.get(it))


def main(words: list[str]) -> int:
    """Write the pages, or with --check compare them."""
    if words == ["--check"]:
        found = stale(FOLDER)
        for name in found:
            print(f"docs/reference/{name} is stale: run `make reference`.", file=sys.stderr)
        return 1 if found else 0
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")
    return 0


def _cell(value: object) -> str:
    if isinstance(value, dict):
        value = ", ".join(f"{key}: {_cell(it)}" for key, it in value.items())
    if isinstance(value, list | tuple):
        value = ", ".join(map(str, value))
    text = " ".join(str(value).split()).replace("|", "\\|")
    return f"`{text}`" if text.startswith("[^") else text  # a pattern is no footnote


def _label(key: str) -> str:
    return key.replace("_", " ")


def _limits(it: catalog.Field) -> str:
    if it.one_of:
        return ", ".join(it.one_of)
    return "" if it.at_least is None else f"at least {it.at_least:g}"


def _named(codes: Iterable[str]) -> str:
    return ", ".join(f"{catalog.partner_name(code, 'en')} ({code})" for code in codes)


def _help(command: click.Command, context: click.Context) -> Iterator[str]:
    """The help of `command`, then of the commands it has."""
    yield f"## `{context.command_path}`\n\n```text\n{command.get_help(context)}\n```"
    if not isinstance(command, click.Group):
        return
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        if below is None:
            raise LookupError(f"{context.command_path} lists {name}, but does not have it.")
        yield from _help(below, click.Context(below, parent=context, info_name=name))


def _modules(package: str) -> Iterator[str]:
    """The modules that offer names: those of the root, and packages at any depth."""
    folder = Path(str(files(package)))
    for it in iter_modules([str(folder)]):
        name = f"{package}.{it.name}"
        if it.name in ELSEWHERE or (package != balanza.__name__ and not it.ispkg):
            continue
        if tree(name) and public(name):
            yield name
        if it.ispkg:
            yield from _modules(name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
