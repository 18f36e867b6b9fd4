"""``balanza refresh``."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from balanza.cli import arguments
from balanza.periods import Month

if TYPE_CHECKING:
    from balanza.refresh import Loading, Order


@click.command("refresh")
@click.argument("tables", nargs=-1, metavar="[TABLE]...")
@click.option(
    "--since",
    type=arguments.MonthType(),
    default="2013-01",
    show_default=True,
    help="The first month; its year is asked for whole.",
)
@arguments.through
@click.option(
    "--measure", default="", help="Another statistic, such as imports_for_consumption."
)
@click.option("--level", default="", help="Another depth of the codes, such as NA4 or HS6.")
@click.option("--product", type=arguments.ListType(), default=(), help="Only these codes.")
@click.option("--flow", default="", help="Only imports, or only exports.")
@click.option(
    "--from",
    "place",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the archives that fill bulk_imports and bulk_exports.",
)
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
@arguments.store
def command(  # noqa: PLR0913, PLR0917  the arguments of a command line
    tables: tuple[str, ...],
    since: Month,
    through: Month | None,
    measure: str,
    level: str,
    product: tuple[str, ...],
    flow: str,
    place: Path | None,
    quiet: bool,
    folder: Path | None,
) -> None:
    """Bring the store up to date with the Census services.

    Without a TABLE: atp, atp_totals, goods and naics. It asks only for what is new or may have
    been revised, can be stopped and run again, and changes nothing when run twice. The key is
    read from CENSUS_API_KEY; atp_totals and goods need none. With --from it loads the archives
    of whole months (IMDB2506.ZIP, EXDB2506.ZIP) that lie in a folder, and asks nobody.

    \b
    Examples:
      balanza refresh
      balanza refresh atp --since 2020-01
      balanza refresh hs --product 8471,8542 --since 2024-01
      balanza refresh bulk_imports bulk_exports --from archives --since 2025-06
    """
    from balanza.refresh import BULK, Loading, Order  # noqa: PLC0415  heavy
    from balanza.refresh.order import USUAL  # noqa: PLC0415

    if not place:
        wanted = Order(tables or USUAL, since, through, measure, level, product, flow)
        _ask(wanted, folder, quiet=quiet)
        return
    if measure or level or product or flow:
        raise click.UsageError(
            "--from loads whole archives: choose tables and months, and leave out "
            "--measure, --level, --product and --flow."
        )
    _load(Loading(tables or BULK, place, since, through), folder, quiet=quiet)


def _ask(order: "Order", folder: Path | None, *, quiet: bool) -> None:
    from balanza.cli.progress import progress, summary  # noqa: PLC0415  heavy
    from balanza.refresh import refresh  # noqa: PLC0415
    from balanza.sources import census  # noqa: PLC0415
    from balanza.store import Store, default_folder  # noqa: PLC0415

    store = Store.at(folder or default_folder())
    key, address = (
        os.environ.get("CENSUS_API_KEY", ""),
        os.environ.get("BALANZA_CENSUS_URL", ""),
    )
    service = census.connect(key, address)
    with service.http, progress(quiet=quiet) as tell:
        changes = refresh(order, service, store, arguments.now(), tell)
    if not quiet:
        summary(changes, store.folder)


def _load(loading: "Loading", folder: Path | None, *, quiet: bool) -> None:
    from balanza.cli.progress import progress, summary  # noqa: PLC0415  heavy
    from balanza.refresh import load_bulk  # noqa: PLC0415
    from balanza.store import Store, default_folder  # noqa: PLC0415

    store = Store.at(folder or default_folder())
    with progress(quiet=quiet) as tell:
        changes = load_bulk(loading, store, arguments.now(), tell)
    if not quiet:
        summary(changes, store.folder)
