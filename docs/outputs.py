"""Runs the examples of the pages and writes what they print into them; --check compares.

A block of ```console holds commands after `$ ` and what they print; those of balanza are run
against the sample edition, in a folder of the page's own. `console network` marks what needs
a provider, `console fails` what ends in an error of ours. A block of ```python is a cell of a
notebook, and the ```text behind it what the cell prints. A block `yaml into FILE` is added to
the end of that file. `...` stands for what was left out.
"""

import ast
import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from balanza.cli import main

DOCS = Path(__file__).parent
WITH_EXAMPLES = ("tutorials", "how-to", "explanation")
READ_ON = "2026-11-02"  # what "today" means in the pages
BLOCK = re.compile(
    r"^```console(?: (?P<kind>\w+))?\n(?P<console>.*?)^```$"
    r"|^```python\n(?P<cell>.*?)^```$(?:\n\n^```text\n(?P<printed>.*?)^```$)?"
    r"|^```\w+ into (?P<file>\S+)\n(?P<lines>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
STEP = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)
LABEL = re.compile(r"^Sample edition: .*\n?", re.MULTILINE)


def pages() -> list[Path]:
    """The pages that may hold examples."""
    return sorted(it for kind in WITH_EXAMPLES for it in (DOCS / kind).glob("*.md"))


class Page:
    """Runs the examples of one page in `folder`, in their order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wrong: list[str] = []
        self._names: dict[str, Any] = {}

    def renewed(self, text: str) -> str:
        """`text` with what its examples print now; what differs is told in `wrong`."""
        store = str(self.folder / "store")
        here = {"BALANZA_STORE": store, "BALANZA_TODAY": READ_ON, "COLUMNS": "80"}
        with chdir(self.folder), mock.patch.dict(os.environ, here):
            return BLOCK.sub(self._block, text)

    def _block(self, found: re.Match[str]) -> str:
        if found["cell"] is not None:
            return self._cell(found)
        if found["file"] is not None:
            with (self.folder / found["file"]).open("a", encoding="utf-8") as file:
                file.write(found["lines"])
            return found[0]
        if found["kind"] == "network":
            return found[0]
        wanted = 1 if found["kind"] == "fails" else 0
        head, _, _ = found[0].partition("\n")
        return f"{head}\n{STEP.sub(lambda it: self._step(it, wanted), found['console'])}```"

    def _step(self, found: re.Match[str], wanted: int) -> str:
        words = shlex.split(found["command"].replace("\\\n", " "))
        if words[0] != "balanza":
            return found[0]
        code, printed = ran(words[1:])
        if code != wanted:
            self.wrong.append(f"{found['command']} ended with {code}: {printed}")
        return f"$ {found['command']}\n{self._kept(found['command'], found['output'], printed)}"

    def _cell(self, found: re.Match[str]) -> str:
        printed = evaluated(found["cell"], self._names)
        if found["printed"] is None:
            return found[0]
        kept = self._kept(found["cell"], found["printed"], printed)
        return f"```python\n{found['cell']}```\n\n```text\n{kept}```"

    def _kept(self, example: str, told: str, printed: str) -> str:
        """What was `told`, where it is still so but for what it leaves out."""
        if OutputChecker().check_output(told, printed, ELLIPSIS | NORMALIZE_WHITESPACE):
            return told
        self.wrong.append(f"{example}\nprints\n{printed}instead of\n{told}")
        return told if "..." in told else printed


def ran(words: list[str]) -> tuple[int, str]:
    """Run a command; its exit code and what it prints, without the label of the sample."""
    told = StringIO()
    code = 0
    try:
        with redirect_stdout(told), redirect_stderr(told):
            main(words)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, _tidy(LABEL.sub("", told.getvalue()))


def evaluated(cell: str, names: dict[str, Any]) -> str:
    """Run a cell; what it prints, and its last expression as a notebook shows it."""
    tree = ast.parse(cell)
    last = tree.body[-1]
    if isinstance(last, ast.Expr):
        tree.body[-1] = ast.parse(f"show_({ast.unparse(last)})").body[0]
    told = StringIO()
    with redirect_stdout(told):
        names.setdefault("show_", _show)
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102  our own pages
    return _tidy(told.getvalue())


def _show(value: object) -> None:
    if value is not None:
        print(repr(value))


def renewed(page: Path) -> tuple[str, list[str]]:
    """The text of `page` with what its examples print now, and what differed."""
    with TemporaryDirectory() as folder:
        runner = Page(Path(folder))
        return runner.renewed(page.read_text("utf-8")), runner.wrong


def _tidy(text: str) -> str:
    lines = [line.rstrip() for line in text.strip("\n").splitlines()]
    return "".join(f"{line}\n" for line in _trimmed(lines))


def _trimmed(lines: list[str]) -> Iterator[str]:
    """`lines` without blank ones at either end."""
    while lines and not lines[0]:
        lines = lines[1:]
    while lines and not lines[-1]:
        lines = lines[:-1]
    yield from lines


def renew(words: list[str]) -> int:
    """Write what the examples print into the pages, or with --check compare."""
    found = 0
    chosen = [Path(it).resolve() for it in words if it != "--check"]
    for page in chosen or pages():
        text, wrong = renewed(page)
        for it in wrong:
            print(f"{page.relative_to(DOCS)}: {it}", file=sys.stderr)
        found += len(wrong)
        if "--check" not in words:
            page.write_text(text, "utf-8")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(renew(sys.argv[1:]))
