"""``balanza refresh``."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from balanza.cli import arguments
from balanza.periods import Month

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from balanza.refresh import Change, Step
    from balanza.store import Store

    Work: TypeAlias = Callable[[Store, Callable[[Step], None]], Sequence[Change]]

LISTS = ("concordance",)


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
    "--source",
    type=click.Choice(["api", "bulk"]),
    default="api",
    help="Where from: the API (the default), or the archives of whole months.",
)
@click.option(
    "--from",
    "place",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of archives, or of lists of codes, to load instead of asking.",
)
@click.option(
    "--year", type=click.IntRange(min=1989), help="The year of the lists of codes in --from."
)
@click.option("--no-keep", is_flag=True, help="Do not keep the archives in the store.")
@click.option("--again", is_flag=True, help="Download also archives that are loaded.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
@arguments.store
def command(tables: tuple[str, ...], **typed: Any) -> None:  # noqa: ANN401  what was typed
    """Bring the store up to date with the Census services.

    Without a TABLE: atp, atp_totals, goods and naics. It asks only for what is new or may have
    been revised, can be stopped and run again, and changes nothing when run twice. The key is
    read from CENSUS_API_KEY; atp_totals and goods need none.

    With --source bulk it downloads the archives of whole months (IMDB2506.ZIP, EXDB2506.ZIP),
    which need no key: each fills bulk_imports or bulk_exports in full detail, and the reference
    tables concordance, code_names, country_names and district_names; hs means all of them. With
    --from it loads the archives that lie in a folder; or, where concordance alone is named,
    Census's lists of codes of a year (imp-code.txt, exp-code.txt).

    \b
    Examples:
      balanza refresh
      balanza refresh atp --since 2020-01
      balanza refresh hs --product 8471,8542 --since 2024-01
      balanza refresh hs --source bulk --since 2024-01
      balanza refresh bulk_imports --from archives --since 2025-06
      balanza refresh concordance --from lists --year 2019
    """
    wanted = Typed(tables=tables, **typed)
    wanted.expect_sense()
    if wanted.source == "bulk" or (wanted.place and not wanted.is_of_lists):
        wanted.run(wanted.load_archives)
    else:
        wanted.run(wanted.load_lists if wanted.place else wanted.ask)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed, and the three ways to do it."""

    tables: tuple[str, ...]
    since: Month
    through: Month | None
    measure: str
    level: str
    product: tuple[str, ...]
    flow: str
    source: str
    place: Path | None
    year: int | None
    no_keep: bool
    again: bool
    quiet: bool
    folder: Path | None

    @property
    def is_of_lists(self) -> bool:
        """Whether the folder is one of Census's lists of codes."""
        return self.tables == LISTS and self.source != "bulk"

    def expect_sense(self) -> None:
        """Refuse options that go with another way, which would be passed over in silence."""
        archives = self.source == "bulk" or (self.place and not self.is_of_lists)
        if archives and (self.measure or self.level or self.product):
            raise click.UsageError(
                "--source bulk and --from load whole archives: choose tables, months and a "
                "flow, and leave out --measure, --level and --product."
            )
        if self.no_keep and not archives:
            raise click.UsageError("--no-keep is of archives: give it with --source bulk.")
        if self.again and (self.place or not archives):
            raise click.UsageError("--again is of downloads: give it with --source bulk alone.")
        if self.year and not (self.place and self.is_of_lists):
            raise click.UsageError(
                "--year is of lists of codes: give it as `refresh concordance --from DIR`."
            )

    def run(self, work: "Work") -> None:
        """Do it, and say what was done."""
        from balanza.cli.progress import progress, summary  # noqa: PLC0415  heavy
        from balanza.store import Store, default_folder  # noqa: PLC0415

        store = Store.at(self.folder or default_folder())
        with progress(quiet=self.quiet) as tell:
            changes = work(store, tell)
        if not self.quiet:
            summary(changes, store.folder)

    def ask(self, store: "Store", tell: "Callable[[Step], None]") -> "Sequence[Change]":
        """Ask the API."""
        from balanza.refresh import Order, refresh  # noqa: PLC0415  heavy
        from balanza.refresh.order import USUAL  # noqa: PLC0415
        from balanza.sources import census  # noqa: PLC0415

        what = (self.measure, self.level, self.product, self.flow)
        order = Order(self.tables or USUAL, self.since, self.through, *what)
        service = census.connect(os.environ.get("CENSUS_API_KEY", ""), _address())
        with service.http:
            return refresh(order, service, store, arguments.now(), tell)

    def load_archives(
        self, store: "Store", tell: "Callable[[Step], None]"
    ) -> "Sequence[Change]":
        """Load archives: those of a folder, or downloaded ones."""
        from balanza.refresh import Loading, download_bulk, load_bulk  # noqa: PLC0415  heavy
        from balanza.sources import census_bulk  # noqa: PLC0415

        loading = Loading(
            self.tables or ("hs",),
            self.place,
            self.since,
            self.through,
            self.flow,
            keep=not self.no_keep,
            again=self.again,
        )
        if self.place:
            return load_bulk(loading, store, arguments.now(), tell)
        service = census_bulk.connect(_address())
        with service.http:
            return download_bulk(loading, service, store, arguments.now(), tell)

    def load_lists(self, store: "Store", _: object) -> "Sequence[Change]":
        """Load Census's lists of codes of a year."""
        from balanza.refresh import Lists, load_code_lists  # noqa: PLC0415  heavy

        lists = Lists(self.place or Path(), self.year or 0)
        return load_code_lists(lists, store, arguments.now())


def _address() -> str:
    return os.environ.get("BALANZA_CENSUS_URL", "")
