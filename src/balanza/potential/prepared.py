"""Who could take over what from whom: questions as data, and what speaks for a partner."""

from functools import cache
from typing import Literal, TypeAlias

import msgspec

from balanza.definitions import Definition, choose, define_all
from balanza.errors import CatalogError, QuestionError

Scale: TypeAlias = Literal["odds", "share", "growth", "likeness", "difference"]


class Part(Definition, frozen=True, kw_only=True):
    """One thing that speaks for a partner; `full` is what a difference needs for full marks."""

    title: str
    says: str
    unit: str
    formula: str
    scale: Scale
    full: float = 1.0
    reference: str = ""
    caveats: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.full <= 0:
            raise CatalogError(
                f"{self.name} gives full marks for {self.full:g}; it must be above zero. Mend "
                f"parts.yaml."
            )


class Preset(Definition, frozen=True, kw_only=True):
    """Products, those who supply them, those who might, and how much each part weighs.

    Products are ten-digit lines that begin with one of `codes`, or those of a `category`, seen
    at `level`. A product counts where the `source` sells at least `dependence` of it.
    """

    title: str
    says: str
    source: tuple[str, ...]
    partners: tuple[str, ...]
    weights: dict[str, float]
    codes: tuple[str, ...] = ()
    category: str = ""
    level: Literal["HS4", "HS6", "HS10"] = "HS10"
    dependence: float = 0.5
    reference: str = ""

    def __post_init__(self) -> None:
        if bool(self.codes) == bool(self.category):
            raise QuestionError(
                f"{self.name} names {len(self.codes)} codes and the category "
                f"'{self.category}'; it must have either. Leave one of them out."
            )
        if self.category and self.level != "HS10":
            raise QuestionError(
                f"{self.name} is of {self.category} at {self.level}; a category is made of "
                f"ten-digit lines. Take the level HS10."
            )
        if not 0 <= self.dependence <= 1:
            raise QuestionError(
                f"The dependence is {self.dependence:g}; a part of a whole lies from 0 to 1. "
                f"Write a half as 0.5."
            )
        _check_weights(self.name, self.weights)

    @property
    def length(self) -> int:
        """How many digits a product has."""
        return int(self.level[2:])


def _check_weights(name: str, weights: dict[str, float]) -> None:
    for part in weights:
        choose("part of the score", part, parts())
    if min(weights.values(), default=0) < 0 or not any(weights.values()):
        told = ", ".join(f"{part} {weight:g}" for part, weight in weights.items())
        raise QuestionError(
            f"{name} weighs its parts {told or 'not at all'}; no weight may be below zero, and "
            f"one must be above it."
        )


@cache
def parts() -> dict[str, Part]:
    """Everything that may speak for a partner, by name."""
    return define_all(Part, __package__, "parts.yaml")


@cache
def presets() -> dict[str, Preset]:
    """Every prepared question, by name."""
    return define_all(Preset, __package__, "presets.yaml")


def preset(name: str, **changes: object) -> Preset:
    """The prepared question called `name`, with some of its fields changed.

    Raises  UnknownName; QuestionError when the changes do not fit
    """
    prepared = choose("preset", name, presets())
    for field in changes:
        choose("field of a preset", field, dict.fromkeys(Preset.__struct_fields__))
    return msgspec.structs.replace(prepared, **changes)
