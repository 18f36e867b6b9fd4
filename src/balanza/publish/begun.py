"""Frames that several selections begin with, each put together once."""

from collections.abc import Callable, Hashable

from balanza.frames import LazyFrame


class Begun:
    """A frame is unevaluated, but each step of it takes its time to be put together."""

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[LazyFrame | None, LazyFrame]] = {}

    def once(
        self, how: Hashable, make: Callable[[], LazyFrame], of: LazyFrame | None = None
    ) -> LazyFrame:
        """What `make` gives, made once for each `how`, and frame that it is made `of`."""
        key = id(of), how
        if key not in self._made:
            self._made[key] = of, make()  # `of` is kept, so that no other frame has its id
        return self._made[key][1]
