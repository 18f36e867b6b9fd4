"""Files that are there whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from balanza.errors import StoreError

PREFIX = ".draft-"


@contextmanager
def draft(path: Path) -> Iterator[Path]:
    """Give a hidden file to write; it becomes `path` in one step, or vanishes on an error.

    Raises  StoreError when the disk does not take it
    """
    hidden = path.with_name(f"{PREFIX}{uuid4().hex}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield hidden
        hidden.replace(path)
    except OSError as problem:
        raise unwritten(path, problem) from problem
    finally:
        if hidden.exists():
            hidden.unlink()


def unwritten(path: Path, problem: OSError) -> StoreError:
    """The error that `path` was not taken by the disk."""
    return StoreError(
        f"{path} could not be written: {problem.strerror or problem}. What was there "
        f"before is unchanged. See to the disk and to your rights on it, then try again."
    )


@contextmanager
def draft_folder(folder: Path) -> Iterator[Path]:
    """Give a hidden folder in `folder` for files under their own names; it vanishes."""
    with TemporaryDirectory(prefix=PREFIX, dir=folder) as hidden:
        yield Path(hidden)


def sweep(folder: Path) -> None:
    """Remove the drafts that a killed process left behind. Only for who holds the lock."""
    for hidden in list(folder.rglob(f"{PREFIX}*")):
        if hidden.is_dir():
            shutil.rmtree(hidden)
        else:
            hidden.unlink(missing_ok=True)
