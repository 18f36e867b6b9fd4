"""A brief to begin with, in a folder of the reader's own."""

from pathlib import Path

from balanza.definitions import folder_of
from balanza.errors import QuestionError
from balanza.publish.bundle import write
from balanza.publish.manuscript import OURS, briefs


def new_brief(name: str, into: Path) -> list[Path]:
    """Write the files of a first brief into the folder `name` in `into`: they work at once.

    Raises  QuestionError when the name is one of ours, or there is something of that name
    """
    folder = into / name
    if name in briefs():
        raise QuestionError(
            f"{name} is a brief of ours, and would stand before yours. Choose another name."
        )
    if folder.exists():
        raise QuestionError(
            f"There is a {folder} already, and nothing of yours is overwritten. Choose another "
            f"name, or another place with --out."
        )
    first = folder_of(OURS).joinpath("_new")
    files = sorted(first.iterdir(), key=lambda it: it.name)
    return write(((it.name, it.read_bytes()) for it in files if it.is_file()), folder)
