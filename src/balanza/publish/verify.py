"""Checks a published folder against the manifest that lies in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from balanza.errors import StoreError
from balanza.publish.manifest import FILE, SUMS, output


class Listed(msgspec.Struct, frozen=True):
    """A file that a manifest lists."""

    path: str
    bytes: int
    sha256: str


class About(msgspec.Struct, frozen=True):
    """What a manifest says of its brief."""

    name: str
    through: str
    as_of: str
    command: str


class Manifest(msgspec.Struct, frozen=True):
    """What is read of a manifest; what else it says is for people."""

    brief: About
    outputs: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """A folder whose files are as they were published, and what else lies in it."""

    about: About
    files: int
    others: tuple[str, ...]


def verify(folder: Path) -> Verified:
    """Compare every file that the manifest of `folder` lists with its digest.

    Raises  StoreError when there is no manifest, or none that can be read; with a list of all
            files that are missing, changed or not of the folder
    """
    manifest = _read(folder)
    if found := [told for it in manifest.outputs if (told := _breach(folder, it))]:
        whole = len(manifest.outputs)
        raise StoreError(
            f"{len(found)} of {whole} files of {folder} are not as they were published: "
            f"{'; '.join(found)}. Get the folder again from where it was published, or make "
            f"it anew: {manifest.brief.command}"
        )
    return Verified(manifest.brief, len(manifest.outputs), tuple(_others(folder, manifest)))


def _read(folder: Path) -> Manifest:
    path = folder / FILE
    if not path.is_file():
        raise StoreError(
            f"{folder} holds no {FILE}. Name the folder that `balanza brief` wrote to."
        )
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except msgspec.DecodeError as problem:
        raise StoreError(
            f"{path} is no manifest: {problem}. Get it again from where it was published."
        ) from problem


def _breach(folder: Path, listed: Listed) -> str:
    """What is wrong with a file; nothing, if it is as it was."""
    path = folder / listed.path
    if not path.resolve().is_relative_to(folder.resolve()):
        return f"{listed.path} lies outside"
    if not path.is_file():
        return f"{listed.path} is missing"
    there = output(listed.path, path.read_bytes())
    if there.sha256 != listed.sha256:
        return f"{listed.path} has changed ({there.bytes:,} bytes, not {listed.bytes:,})"
    return ""


def _others(folder: Path, manifest: Manifest) -> Iterator[str]:
    """The files that the manifest does not know."""
    known = {FILE, SUMS, *(it.path for it in manifest.outputs)}
    for it in sorted(folder.rglob("*")):
        name = it.relative_to(folder).as_posix()
        if it.is_file() and name not in known:
            yield name
