"""The command line: each command reads its arguments, calls one function, says the answer."""

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module

import click

from balanza.errors import BalanzaError
from balanza.processes import collect_seldom

__all__ = ["COMMANDS", "app", "main"]

COMMANDS = {
    "breaks": "List the known breaks of a table, or look for breaks in rows.",
    "brief": "Write a brief: a page, its findings, figures and data.",
    "claims": "Show what part of imports claims the USMCA, of dutiable lines and of free ones.",
    "complexity": "Show the complexity of partners or products in U.S. imports.",
    "concordance": "Show where commodity codes belong, or which codes a category holds.",
    "dependents": "List the products that imports depend on others for, and in which years.",
    "diff": "Compare the findings of two briefs.",
    "explain": "Say what an indicator, a table, a column, a region or a known break means.",
    "forecast": "Forecast a series, with the errors its method made on months known by now.",
    "growth": "Split a category's growth into trade and what its list of codes adds.",
    "list": "List what there is: tables, indicators, partners, regions, ...",
    "new": "Begin a brief of your own: a folder that works at once.",
    "nowcast": "Say what a year that is not over will come to.",
    "potential": "Show who could take over what from whom, with the parts of the score.",
    "reconcile": "Compare a table with the sum over a year's list of codes, to the dollar.",
    "refresh": "Bring the store up to date with the Census services.",
    "revisions": "Show what changed of a table between two vintages.",
    "scorecard": "Show the resilience of supply, dimension by dimension.",
    "season": "Take the seasons out of a series, and flag its outliers.",
    "show": "Show an indicator of a table.",
    "status": "Say what the store holds, from when, and since when it was known.",
    "study": "Ask a study: quantities and prices, or trade beside a file that you bring.",
    "trace": "Say how a number of a brief was made, and how to cite it.",
    "verify": "Recheck a store, or repair it; or check a published folder.",
}
HIDDEN = ("sample",)
MODULES = {"list": "listing"}  # a module called list would stand before the builtin


class Commands(click.Group):
    """Commands that are imported when they are called, so that the start stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands that help shows."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command called `cmd_name`, imported."""
        if cmd_name not in {*COMMANDS, *HIDDEN}:
            return None
        module = MODULES.get(cmd_name, cmd_name)
        command: click.Command = import_module(f"balanza.cli.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The commands and what they do, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; a misspelt one is guessed."""
        if args and self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = (
                f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(COMMANDS)}."
            )
            ctx.fail(f"No command is called '{args[0]}'. {hint}")
        return super().resolve_command(ctx, args)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="balanza", message="balanza %(version)s")
def app() -> None:
    """Trade intelligence from official statistics, every number traced to its source.

    \b
    Examples:
      balanza brief north_america --through 2025-06
      balanza show balance atp --by partner --window ytd
      balanza refresh atp atp_totals --since 2013-01
      balanza explain concentration
    """


def main(words: Sequence[str] | None = None) -> None:
    """Run a command. An error of ours is one plain line; any other keeps its trace."""
    collect_seldom()
    try:
        app.main(args=list(words) if words is not None else None, prog_name="balanza")
    except BalanzaError as error:
        click.echo(f"Error: {' '.join(str(error).split())}", err=True)
        sys.exit(1)
