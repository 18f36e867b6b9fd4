"""The arguments of commands that work on series, and how the work is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from balanza import processes
from balanza.cli import arguments

if TYPE_CHECKING:
    from balanza.publish import Reading
    from balanza.publish.monthly import Wanted

MOST = 8  # cores that are taken unless more are asked for


@dataclass(frozen=True, slots=True)
class Asked:
    """Which series of which store, on how many cores, told or not."""

    wanted: "Wanted"
    view: arguments.View
    cores: int
    quiet: bool

    def reading(self) -> "Reading":
        """The store as it was known on the day."""
        return self.view.reading()


def series(function: Callable[..., None]) -> Callable[..., None]:
    """TABLE, conditions and their options, as one argument called asked."""

    @click.argument("table")
    @click.argument("more", nargs=-1, metavar="[COLUMN=VALUE,...]...")
    @click.option(
        "--by", type=arguments.ListType(), default=(), help="A series for each, e.g. partner."
    )
    @click.option(
        "--where", multiple=True, help="COLUMN=VALUE,... ; a partner may be a region."
    )
    @click.option("--of", type=click.Choice(["value", "balance"]), default="value")
    @click.option("--since", type=arguments.MonthType(), help="The first month to look at.")
    @click.option("--cores", type=click.IntRange(1), help="Default: all, but no more than 8.")
    @click.option("--quiet", is_flag=True, help="Do not tell how far it is.")
    @arguments.view
    @wraps(function)
    def command(*, view: arguments.View, **typed: Any) -> None:  # noqa: ANN401
        asked = _asked(view, typed)
        function(asked=asked, **typed)

    return command


def _asked(view: arguments.View, typed: dict[str, Any]) -> Asked:
    """Take what says which series are asked for out of what was `typed`."""
    from balanza.publish.monthly import Wanted  # noqa: PLC0415  heavy

    conditions = arguments.conditions((*typed.pop("where"), *typed.pop("more")))
    table, by, of, since = (typed.pop(it) for it in ("table", "by", "of", "since"))
    wanted = Wanted(table, by, conditions, of, since, view.through)
    return Asked(wanted, view, typed.pop("cores") or usual_cores(), typed.pop("quiet"))


def usual_cores() -> int:
    """All cores of the machine, up to 8."""
    return min(processes.cores(), MOST)


@contextmanager
def told(what: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Give a function that tells how many pieces of work are done."""
    import sys  # noqa: PLC0415  only here

    from balanza.cli.progress import progress  # noqa: PLC0415  heavy
    from balanza.refresh import Step  # noqa: PLC0415  heavy

    terminal = sys.stderr.isatty()
    with progress(quiet=quiet) as tell:
        yield (
            lambda done, total: (
                tell(Step(done, total, what)) if terminal or is_told(done, total) else None
            )
        )


def is_told(done: int, total: int) -> bool:
    """Whether a line of its own says so: about ten of them, and none for little work."""
    tenth = max(total // 10, 1)
    return total > MOST and (done % tenth == 0 or done == total)


def failures(failed: dict[str, str]) -> None:
    """Say of which series there is nothing, and why."""
    from balanza.cli.say import say  # noqa: PLC0415  heavy

    for name, why in failed.items():
        say(f"Left out: {name}: {why}", to_stderr=True)
