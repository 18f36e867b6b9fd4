"""Writes a publication into a folder: all of its files, or none."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from balanza.errors import StoreError
from balanza.store import draft


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> list[Path]:
    """Write `files`: all are made before the first is written, and written before any is seen.

    Raises  StoreError when `folder` does not take them; it is left as it was
    """
    made = list(files)
    if folder.exists() and not folder.is_dir():
        raise StoreError(
            f"{folder} is a file; a brief needs a folder. Choose another with --out."
        )
    with ExitStack() as drafts:
        for name, body in made:
            drafts.enter_context(draft(folder / name)).write_bytes(body)
    return [folder / name for name, _ in made]
