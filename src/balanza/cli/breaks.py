"""``balanza breaks``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from balanza.cli import arguments

if TYPE_CHECKING:
    from balanza.publish.panels import Look


@click.command("breaks")
@click.argument("table", default="")
@click.option("--detect", is_flag=True, help="Look for breaks in the rows, without being told.")
@click.option(
    "--file",
    "files",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Look in this CSV or Parquet file instead of a table; may be given often.",
)
@click.option("--month", default="", help="Column of the month in files. Default: their names.")
@click.option(
    "--by", type=arguments.ListType(), default=(), help="Columns that tell lines apart."
)
@click.option("--value", default="", help="The column that may break. Default: value_usd.")
@click.option("--whole", default="", help="The column of all trade, where the value is a part.")
@click.option("--where", multiple=True, help="COLUMN=VALUE,... that rows are limited to.")
@click.option("--when", multiple=True, help="COLUMN=VALUE,... that the value is limited to.")
@arguments.as_of
@arguments.store
def command(*, table: str, detect: bool, files: tuple[Path, ...], **asked: Any) -> None:  # noqa: ANN401
    """List the known breaks of a table, or look for breaks in rows.

    A comparison across a known break is footnoted by `show` and in briefs, or refused. With
    --detect, or with files of your own, the rows are searched for months in which many lines
    leave exact zero, drop to it, appear or vanish at once, or the total shifts.

    \b
    Examples:
      balanza breaks atp
      balanza breaks goods --detect --where flow=imports
      balanza breaks --file shares_2025_06.csv --file shares_2025_07.csv \\
        --by hts10,cty_code --value usmca_value --whole total_value
    """
    from balanza.cli.say import say_records  # noqa: PLC0415  heavy, and help needs it not
    from balanza.publish.glossary import break_records  # noqa: PLC0415

    if files or detect:
        _detect(table, files, asked)
    else:
        say_records(break_records(table))


def _detect(table: str, files: tuple[Path, ...], asked: dict[str, Any]) -> None:
    from balanza.cli.say import say, say_table  # noqa: PLC0415  heavy
    from balanza.publish.candidates import COLUMNS, cells, notes  # noqa: PLC0415
    from balanza.publish.panels import in_files, in_table  # noqa: PLC0415

    if bool(table) == bool(files):
        raise click.UsageError("Name a table or give files with --file: one of the two.")
    look = _look(asked)
    if files:
        found = in_files(files, look, asked["month"])
    else:
        reading = arguments.View(asked["folder"], asked["as_of"], None).reading()
        found = in_table(reading, table, look)
    if not found:
        say("No month stands out.")
        return
    say_table(COLUMNS, [cells(it) for it in found], COLUMNS[2:])
    for note in dict.fromkeys(note for it in found for note in notes(it, table)):
        say(note)
    say("What counts as a candidate: balanza explain discontinuity.")


def _look(asked: dict[str, Any]) -> "Look":
    from balanza.publish.panels import Look  # noqa: PLC0415

    return Look(
        by=asked["by"],
        value=asked["value"],
        whole=asked["whole"],
        where=arguments.conditions(asked["where"]),
        when=arguments.conditions(asked["when"]),
    )
