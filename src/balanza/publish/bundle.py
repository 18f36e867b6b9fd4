"""Writes a publication into a folder: each file whole, or what was there before."""

from collections.abc import Iterable
from pathlib import Path

from balanza.errors import StoreError
from balanza.store import draft


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> list[Path]:
    """Write `files`, all of which are made before the first is written.

    Raises  StoreError when `folder` takes no files
    """
    made = list(files)
    if folder.exists() and not folder.is_dir():
        raise StoreError(
            f"{folder} is a file; a brief needs a folder. Choose another with --out."
        )
    for name, body in made:
        with draft(folder / name) as hidden:
            hidden.write_bytes(body)
    return [folder / name for name, _ in made]
