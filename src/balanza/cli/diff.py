"""``balanza diff``."""

import sys
from pathlib import Path

import click

DIFFERENT = 3  # 1 is an error of ours, 2 one of usage


@click.command("diff")
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."
)
@click.option("--check", is_flag=True, help="End with 3 when anything changed.")
def command(before: Path, after: Path, form: str, out: Path | None, *, check: bool) -> None:
    """Compare the findings of two briefs.

    BEFORE and AFTER are findings.json files, or folders of briefs. A finding changed when its
    value, its selection or its query did; what is new or gone is listed too, and younger bytes
    that say the same are counted. The exit code is 0 whether or not anything changed, unless
    --check is given.

    \b
    Examples:
      balanza diff brief-of-august brief
      balanza diff old/findings.json new/findings.json --format json
      balanza diff published brief --check
    """
    from balanza.cli.differences import write  # noqa: PLC0415  heavy, and help needs it not
    from balanza.publish.archive import findings_in  # noqa: PLC0415

    if write(findings_in(before), findings_in(after), form, out) and check:
        sys.exit(DIFFERENT)
