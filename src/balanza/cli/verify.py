"""``balanza verify``."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from balanza.cli import arguments

if TYPE_CHECKING:
    from balanza.refresh import Mended, Verdict
    from balanza.store import Store


@click.command("verify")
@click.argument("tables", nargs=-1, metavar="[TABLE]...")
@click.option("--quick", is_flag=True, help="Read neither bytes nor rows, only what is there.")
@click.option(
    "--repair", "mend", is_flag=True, help="Make the tables again from the snapshots first."
)
@click.option(
    "--brief",
    "published",
    type=click.Path(path_type=Path),
    help="Check instead that this published folder is as it was published.",
)
@click.option(
    "--recompute",
    is_flag=True,
    help="With --brief: run the query of every number too, and compare what it gives.",
)
@arguments.store
def command(
    tables: tuple[str, ...],
    published: Path | None,
    folder: Path | None,
    **flags: bool,
) -> None:
    """Recheck a store, or repair it; or check a published folder.

    Without a TABLE: all. Notes are worth knowing; damages end in an error. With --repair each
    part that is gone, damaged or not what its snapshots say is made again from them, and the
    store is rechecked. A repair that is broken off loses nothing: run it again.

    With --brief each file of a folder that `balanza brief` wrote is compared with its digest in
    manifest.json; without balanza, `sha256sum -c SHA256SUMS` does the same. With --recompute as
    well, the SQL of every finding and exhibit is run on the folder's own tables.

    \b
    Examples:
      balanza verify
      balanza verify atp naics --quick
      balanza verify --repair
      balanza verify --brief brief --recompute
    """
    quick, mend, again = (flags[it] for it in ("quick", "mend", "recompute"))
    if again and not published:
        raise click.UsageError("--recompute is of a published folder; name it with --brief.")
    if published:
        _say_published(published)
        if again:
            _say_recomputed(published)
        return
    from balanza.cli.progress import progress  # noqa: PLC0415  heavy
    from balanza.refresh import repair, verify  # noqa: PLC0415
    from balanza.store import Store, default_folder, open_store  # noqa: PLC0415

    store = Store.at(folder or default_folder()) if mend else open_store(folder)
    with progress(quiet=not sys.stderr.isatty()) as tell:
        done = repair(store, tables, tell) if mend else None
        verdict = verify(store, tables, quick=quick, tell=tell)
    if done is not None:
        _say_mended(done, store)
    _say(verdict, store)
    verdict.check()


def _say_published(folder: Path) -> None:
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


def _say_recomputed(folder: Path) -> None:
    from balanza.cli.say import say  # noqa: PLC0415  heavy
    from balanza.publish import recompute  # noqa: PLC0415

    found = recompute(folder)
    say(
        f"The queries of all {found.findings} findings and of {found.files} files of data give "
        f"what was published."
    )


def _say_mended(done: "list[Mended]", store: "Store") -> None:
    from balanza.cli.say import say  # noqa: PLC0415  heavy

    counts = Counter(it.status for it in done)
    told = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    say(f"{store.folder}: parts {told or 'none: the store is empty'}")
    for it in done:
        if it.status != "sound":
            say(f"  {it.table} {it.part} of {it.vintage}: {it.status}, {it.rows:,} rows")
            if it.why:
                say(f"    {it.why}")


def _say(verdict: "Verdict", store: "Store") -> None:
    from balanza.cli.say import say, say_edition  # noqa: PLC0415  heavy

    say(f"Store: {store.edition.name or store.folder}")
    for account in verdict.accounts:
        counts = [("damages", account.damages), ("notes", account.notes)]
        told = [f"{sum(it.count for it in found):,} {name}" for name, found in counts if found]
        say(f"  {account.check + ':':14}{account.looked}{''.join(f'; {it}' for it in told)}")
    for it in verdict.notes:
        say(f"Note: {it}")
    say("Sound." if verdict.is_sound else "Not sound.")
    say_edition(store)
