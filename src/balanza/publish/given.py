"""Further arguments of an indicator, from what was typed."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from balanza.catalog import Selection
from balanza.errors import QuestionError


def takes(function: Callable[..., Any]) -> Mapping[str, inspect.Parameter]:
    """The further arguments that an indicator takes: those that must be named."""
    found = inspect.signature(function).parameters.values()
    return {it.name: it for it in found if it.kind is inspect.Parameter.KEYWORD_ONLY}


def given(function: Callable[..., Any], selection: Selection) -> dict[str, Any]:
    """What `selection` gives its indicator, each as the type that it takes.

    Raises  QuestionError when the indicator takes no such argument, or no such value
    """
    known = takes(function)
    if strange := [it for it in selection.given if it not in known]:
        there = ", ".join(f"{it.name} ({it.default})" for it in known.values()) or "nothing"
        raise QuestionError(
            f"{selection.indicator} takes no {', '.join(strange)}. It can be given: {there}."
        )
    return {name: _read(known[name], text) for name, text in selection.given.items()}


def _read(parameter: inspect.Parameter, text: str) -> object:
    """`text` as the parameter's annotation wants it: int, float, str, or names with commas."""
    if str(parameter.annotation).startswith("tuple"):
        return tuple(it for it in text.split(",") if it)
    try:
        return parameter.annotation(text)
    except ValueError as problem:
        raise QuestionError(
            f"{parameter.name} is '{text}', which is no {parameter.annotation.__name__}. "
            f"Write it like {parameter.default}."
        ) from problem
