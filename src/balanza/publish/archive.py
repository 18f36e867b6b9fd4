"""Findings that were published before, read back from their file."""

from pathlib import Path

import msgspec

from balanza.errors import QuestionError
from balanza.findings import Finding

FILE = "findings.json"
WHERE = f"Give a {FILE} that `balanza brief` wrote, or the folder of a brief that holds one."


def findings_in(place: Path | str) -> list[Finding]:
    """The findings of a file, or of the brief in a folder.

    Raises  QuestionError when there is no such file, or it holds anything else
    """
    path = Path(place) / FILE if Path(place).is_dir() else Path(place)
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[Finding])
    except FileNotFoundError as problem:
        raise QuestionError(f"There is no {path}. {WHERE}") from problem
    except OSError as problem:
        raise QuestionError(f"{path} cannot be read: {problem.strerror}. {WHERE}") from problem
    except msgspec.DecodeError as problem:
        raise QuestionError(f"{path} is no list of findings: {problem}. {WHERE}") from problem
