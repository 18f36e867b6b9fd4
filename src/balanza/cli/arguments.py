"""Arguments that more than one command takes, and how they are read."""

# ruff: noqa: ANN401, ARG002  click hands over what was typed, whatever it is.

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from balanza.errors import QuestionError
from balanza.periods import Month

if TYPE_CHECKING:
    from balanza.publish import Reading

NOON = time(12)
Function = TypeVar("Function", bound=Callable[..., Any])


class MonthType(click.ParamType[Month]):
    """A month, such as 2025-06."""

    name = "month"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Month:
        """Read the month that was typed."""
        try:
            return value if isinstance(value, Month) else Month.parse(value)
        except ValueError as problem:
            self.fail(str(problem), param, ctx)


class DayType(click.ParamType[date]):
    """A day, such as 2025-08-31."""

    name = "date"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        """Read the day that was typed."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no day; write it like 2025-08-31", param, ctx)


class ListType(click.ParamType[tuple[str, ...]]):
    """Names with commas between."""

    name = "names"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, ...]:
        """Read the names that were typed."""
        if isinstance(value, tuple):
            return value
        return tuple(name for name in value.split(",") if name)


def now() -> datetime:
    """The time it is; nothing but the command line asks.

    BALANZA_TODAY, a day such as 2025-08-05, stands for today where a run must be repeatable.
    """
    today = os.environ.get("BALANZA_TODAY", "")
    if not today:
        return datetime.now(UTC)
    try:
        return datetime.combine(date.fromisoformat(today), NOON, UTC)
    except ValueError as problem:
        raise QuestionError(
            f"BALANZA_TODAY is '{today}', which is no day. "
            f"Write it like 2025-08-05, or unset it."
        ) from problem


def through(function: Function) -> Function:
    """``--through``."""
    return click.option(
        "--through", type=MonthType(), help="The last month. Default: the newest."
    )(function)


def as_of(function: Function) -> Function:
    """``--as-of``."""
    return click.option(
        "--as-of", type=DayType(), help="Use what was known on this day. Default: today."
    )(function)


@dataclass(frozen=True, slots=True)
class View:
    """Which store, as known on which day, up to which month."""

    folder: Path | None
    as_of: date | None
    through: Month | None

    def reading(self) -> "Reading":
        """The store as it was known on the day."""
        from balanza.publish import Reading  # noqa: PLC0415  heavy, and help needs it not
        from balanza.store import open_store  # noqa: PLC0415

        return Reading(open_store(self.folder), self.as_of or now().date())


def view(function: Callable[..., None]) -> Callable[..., None]:
    """``--through``, ``--as-of`` and ``--store``, as one argument called view."""

    @through
    @as_of
    @store
    @wraps(function)
    def command(
        *, folder: Path | None, as_of: date | None, through: Month | None, **others: Any
    ) -> None:
        function(view=View(folder, as_of, through), **others)

    return command


def known(function: Callable[..., None]) -> Callable[..., None]:
    """``--as-of`` and ``--store``, as one argument called view."""

    @click.option(
        "--as-of", type=DayType(), help="Use what was known on this day. Default: today."
    )
    @store
    @wraps(function)
    def command(*, folder: Path | None, as_of: date | None, **others: Any) -> None:
        function(view=View(folder, as_of, None), **others)

    return command


@dataclass(frozen=True, slots=True)
class Results:
    """How records are wanted: in which form, and in which file, if in one."""

    form: str
    out: Path | None

    @property
    def is_table(self) -> bool:
        """Whether they are for eyes."""
        return self.form == "table" and self.out is None


def results(function: Callable[..., None]) -> Callable[..., None]:
    """``--format`` and ``--out``, as one argument called results."""

    @click.option(
        "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table"
    )
    @click.option(
        "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."
    )
    @wraps(function)
    def command(*, form: str, out: Path | None, **others: Any) -> None:
        function(results=Results(form, out), **others)

    return command


def points(function: Function) -> Function:
    """``--points``."""
    return click.option(
        "--points",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="The file of ideal points of United Nations votes, as it is published.",
    )(function)


def store(function: Function) -> Function:
    """``--store``."""
    return click.option(
        "--store",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        help="The folder where the data rest. Default: BALANZA_STORE, or the usual place.",
    )(function)


def conditions(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Read ``partner=MEX,TWN`` and the like; a column given twice takes all its values."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        name, equals, values = word.partition("=")
        if not equals or not name or not values:
            raise click.UsageError(
                f"'{word}' is no condition; write it like partner=MEX,TWN or flow=imports."
            )
        found[name] = found.get(name, ()) + tuple(it for it in values.split(",") if it)
    return found
