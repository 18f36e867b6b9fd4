"""``balanza verify``."""

from pathlib import Path

import click


@click.command("verify")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("brief"))
def command(folder: Path) -> None:
    """Check that a published folder is as it was published.

    FOLDER is where `balanza brief` wrote to. Each file is compared with its digest in
    manifest.json; without balanza, `sha256sum -c SHA256SUMS` does the same.

    \b
    Examples:
      balanza verify brief
    """
    from balanza.cli.say import say  # noqa: PLC0415  heavy
    from balanza.publish import verify  # noqa: PLC0415

    found = verify(folder)
    about = found.about
    say(
        f"All {found.files} files of {folder} are as they were published: {about.name} "
        f"through {about.through}, as known on {about.as_of}."
    )
    if found.others:
        say(f"Not of this edition: {', '.join(found.others)}", to_stderr=True)
