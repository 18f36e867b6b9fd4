"""What an indicator compares, as the command line says it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from balanza.cli.arguments import ListType, conditions

OPTIONS = (
    click.option("--among", default="", help="The column whose values are compared."),
    click.option(
        "--within",
        multiple=True,
        metavar="COLUMN=VALUE,...",
        help="Nothing else is there: shares, ranks and indices are of these alone.",
    ),
    click.option(
        "--regions",
        type=ListType(),
        default=(),
        help="Regions that count as one partner each; CHN+TWN is one of your own.",
    ),
    click.option(
        "--given",
        multiple=True,
        metavar="NAME=VALUE",
        help="A further argument of the indicator.",
    ),
)


def compared(function: Callable[..., None]) -> Callable[..., None]:
    """``--among``, ``--within``, ``--regions`` and ``--given``, as fields of a selection."""

    @wraps(function)
    def command(
        *,
        among: str,
        within: tuple[str, ...],
        regions: tuple[str, ...],
        given: tuple[str, ...],
        **others: Any,  # noqa: ANN401  whatever else was typed
    ) -> None:
        asked = {"among": among, "regions": regions, "given": named(given)}
        function(compared={**asked, "within": conditions(within)}, **others)

    for option in reversed(OPTIONS):
        command = option(command)
    return command


def named(words: tuple[str, ...]) -> dict[str, str]:
    """Read ``k=4`` and the like; what is given twice is refused."""
    found: dict[str, str] = {}
    for word in words:
        name, _, value = word.partition("=")
        if not name or not value or name in found:
            raise click.UsageError(f"'{word}' is no argument; write each once, like k=4.")
        found[name] = value
    return found
