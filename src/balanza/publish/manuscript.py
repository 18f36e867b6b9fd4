"""A brief as its author wrote it: the files of a folder, ours or anybody's."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from balanza import catalog
from balanza.definitions import Definition, choose, define, read
from balanza.errors import CatalogError, UnknownName

OURS = "balanza.briefs"
MARK = "$"  # before the name of a parameter, where its value is to stand
Defined = TypeVar("Defined", bound=Definition)


class Parameter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader may choose: of which kind it is, and what it is if nobody chooses."""

    kind: Literal["partner"]
    default: str


class Outline(Definition, frozen=True, kw_only=True):
    """What brief.yaml says: the parameters; or `like` which brief it is, with which values."""

    parameters: dict[str, Parameter] = msgspec.field(default_factory=dict)
    like: str = ""
    values: dict[str, str] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The folder of a brief, and the values of its parameters."""

    name: str
    folder: Traversable
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def languages(self) -> dict[str, str]:
        """The text in each language that it is written in, by the language's code."""
        return {
            it.name.split(".")[1]: it.read_text("utf-8")
            for it in sorted(self.folder.iterdir(), key=lambda it: it.name)
            if it.name.startswith("brief.") and it.name.endswith(".md")
        }

    def text(self, code: str) -> str:
        """The text in a language.

        Raises  UnknownName when there is none
        """
        return choose("language of this brief", code, self.languages)

    def has(self, file: str) -> bool:
        """Whether there is such a file."""
        return self.folder.joinpath(file).is_file()

    def split(self, file: str) -> tuple[str, ...]:
        """The files that `file` is split into, itself first: findings.yaml, findings.x.yaml."""
        stem, _, ending = file.rpartition(".")
        part = re.compile(rf"{re.escape(stem)}\.\w+\.{ending}")
        return (
            file,
            *sorted(it.name for it in self.folder.iterdir() if part.fullmatch(it.name)),
        )

    def read(self, file: str) -> dict[str, Any]:
        """What a YAML file, and those it is split into, say, with the values of parameters.

        Raises  CatalogError when one is no mapping, or two define the same name; UnknownName
                when no parameter has a name
        """
        found: dict[str, Any] = {}
        for part in self.split(file):
            content = self._filled(read(self.folder, part))
            if twice := sorted(found.keys() & content.keys()):
                raise CatalogError(
                    f"{part} defines {', '.join(twice)}, as another part of {file} does. "
                    f"Give each a name of its own."
                )
            found |= content
        return found

    def definitions(self, kind: type[Defined], file: str) -> dict[str, Defined]:
        """Every definition in `file`, by name; none where there is no such file.

        Raises  CatalogError when one is wrong
        """
        content = self.read(file) if self.has(file) else {}
        return {name: define(kind, name, it, file) for name, it in content.items()}

    def _filled(self, content: Any) -> Any:  # noqa: ANN401  whatever YAML holds
        if isinstance(content, dict):
            return {key: self._filled(it) for key, it in content.items()}
        if isinstance(content, list):
            return [self._filled(it) for it in content]
        if isinstance(content, str) and content.startswith(MARK):
            return choose("parameter of this brief", content.removeprefix(MARK), self.values)
        return content


def briefs() -> dict[str, Traversable]:
    """The folder of every brief that we publish, by the brief's name."""
    known = ("findings.yaml", "brief.yaml")
    return {
        it.name: it
        for it in sorted(files(OURS).iterdir(), key=lambda it: it.name)
        if it.is_dir()
        and it.name[0] != "_"
        and any(it.joinpath(name).is_file() for name in known)
    }


def manuscript(brief: str, values: Mapping[str, str] | None = None) -> Manuscript:
    """The brief of a name, or of a folder, with `values` for its parameters.

    Raises  UnknownName when there is no such brief or parameter, or a value is unknown
    """
    folder = briefs().get(brief) or _own(brief)
    name, chosen = folder.name, dict(values or {})
    outline = _outline(folder)
    if outline.like:
        folder, chosen = _own(outline.like), {**outline.values, **chosen}
        outline = _outline(folder)
    for parameter, value in chosen.items():
        _check(choose(f"parameter of the brief {name}", parameter, outline.parameters), value)
    defaults = {key: it.default for key, it in outline.parameters.items()}
    return Manuscript(name, folder, defaults | chosen)


def _own(brief: str) -> Traversable:
    """The folder that was named, if it holds a brief; else one of ours."""
    own = Path(brief)
    if brief not in briefs() and (own / "findings.yaml").is_file():
        return own.resolve()
    return choose("brief", brief, briefs())


def _outline(folder: Traversable) -> Outline:
    file = "brief.yaml"
    content = read(folder, file) if folder.joinpath(file).is_file() else {}
    return define(Outline, folder.name, content, file)


def _check(parameter: Parameter, value: str) -> None:
    known = {"partner": catalog.partners()}
    if value not in known[parameter.kind]:
        raise UnknownName(parameter.kind, value, known[parameter.kind])
