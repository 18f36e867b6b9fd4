"""What speaks for each partner as another supplier of each product, and how much in all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from balanza.complexity import Array, advantages, density, specialised
from balanza.errors import QuestionError
from balanza.potential.prepared import parts
from balanza.potential.scales import scaled
from balanza.potential.sold import Sales

# The part that each column beside the values is for: what a partner sells and its column, what
# the source sells and its column.
OF_BESIDE: Mapping[str, tuple[str, Callable[[Array, Array, Array, Array], Array]]] = {
    "before_usd": ("growth", lambda value, mine, _source, _its: value / mine - 1),
    "duty_usd": (
        "duty_difference",
        lambda value, mine, source, its: its / source - mine / value,
    ),
    "quantity": (
        "unit_value",
        lambda value, mine, source, its: (value / mine) / (source / its),
    ),
    "claimed_usd": ("preference", lambda value, mine, _source, _its: mine / value),
}


@dataclass(frozen=True, slots=True)
class Candidates:
    """Codes of the partners to be replaced, of those who might, and of the products."""

    source: tuple[str, ...]
    partners: tuple[str, ...]
    products: tuple[str, ...]
    dependence: float = 0.5


def potential(
    sold: Sales, asked: Candidates, weights: Mapping[str, float]
) -> list[dict[str, Any]]:
    """A row for each product that depends on the source, and each partner who might take over.

    The score is the mean of the parts, each on a scale from 0 to 1, by their weights. A part
    that is not known is left out of it, and `weight_known` says how much of the weight is
    known. Who sells nothing of a product is there with what it could build on: its density.

    Returns  product, partner, source_usd, source_share, value_usd, the parts as they are
             (None where not known), score, weight_known; the product most bought from the
             source first, then the best score
    Raises   QuestionError when no product or partner is left
    """
    columns, sources, rivals = _found(sold, asked)
    columns = _dependent(sold, asked, columns, sources)
    source_usd = sold.values[np.ix_(sources, columns)].sum(axis=0)
    found = _parts(sold, sources, rivals, columns)
    score, known = _score(found, weights)
    told = {
        "source_usd": np.broadcast_to(source_usd, score.shape),
        "source_share": np.broadcast_to(
            source_usd / sold.values[:, columns].sum(axis=0), score.shape
        ),
        "value_usd": sold.values[np.ix_(rivals, columns)],
        **found,
        "score": score,
        "weight_known": known,
    }
    lines = [
        {
            "product": sold.products[column],
            "partner": sold.partners[rival],
            **{name: _plain(values[at, under]) for name, values in told.items()},
        }
        for under, column in enumerate(columns)
        for at, rival in enumerate(rivals)
    ]
    return sorted(lines, key=_largest)


def _largest(it: Mapping[str, Any]) -> tuple[float, str, float]:
    return -it["source_usd"], it["product"], -(it["score"] or 0)


def _dependent(
    sold: Sales, asked: Candidates, columns: Sequence[int], sources: Sequence[int]
) -> list[int]:
    """Those of the products of which the source sells enough."""
    its = sold.values[:, columns]
    whole = its.sum(axis=0)
    share = np.divide(
        its[sources].sum(axis=0), whole, out=np.zeros_like(whole), where=whole > 0
    )
    kept = (share >= asked.dependence) & (whole > 0)
    if not kept.any():
        raise QuestionError(
            f"Of none of {len(columns):,} products do {', '.join(asked.source)} sell "
            f"{asked.dependence:.0%}; the most is {share.max():.0%}. Lower the dependence."
        )
    return [it for it, keep in zip(columns, kept, strict=True) if keep]


def _found(sold: Sales, asked: Candidates) -> tuple[list[int], list[int], list[int]]:
    """Where the products, the source and the partners stand."""
    columns = [n for n, it in enumerate(sold.products) if it in set(asked.products)]
    sources = [n for n, it in enumerate(sold.partners) if it in asked.source]
    wanted = set(asked.partners) - set(asked.source)
    if asked.partners and not wanted:
        raise QuestionError(
            f"{', '.join(asked.partners)} cannot take over from {', '.join(asked.source)}: "
            f"all of them are to be replaced. Name other partners."
        )
    rivals = [n for n, it in enumerate(sold.partners) if it in wanted]
    for named, there, codes in (
        ("products", columns, asked.products),
        ("suppliers to be replaced", sources, asked.source),
        ("partners who might take over", rivals, sorted(wanted)),
    ):
        if not there:
            raise QuestionError(
                f"None of the {len(codes)} {named} has any trade in these months "
                f"({', '.join(codes[:5]) or 'none is left'}). Choose others."
            )
    return columns, sources, rivals


def _parts(
    sold: Sales, sources: Sequence[int], rivals: Sequence[int], columns: Sequence[int]
) -> dict[str, Array]:
    """The parts that are known, as they are; NaN where one is not defined."""
    here = np.ix_(rivals, columns)
    there = np.ix_(sources, columns)
    value, source = sold.values[here], sold.values[there].sum(axis=0)
    found = {
        "advantage": advantages(sold.values)[here],
        "density": density(specialised(sold.values), columns)[list(rivals)],
    }
    with np.errstate(divide="ignore", invalid="ignore"):
        found["capacity"] = np.minimum(1.0, value / source)
        for name, values in sold.beside.items():
            part, function = OF_BESIDE[name]
            found[part] = function(value, values[here], source, values[there].sum(axis=0))
    defined = {name: np.where(np.isfinite(it), it, np.nan) for name, it in found.items()}
    return {name: defined.get(name, np.full(value.shape, np.nan)) for name in parts()}


def _score(found: Mapping[str, Array], weights: Mapping[str, float]) -> tuple[Array, Array]:
    """The weighted mean of the parts that are known, and their part of the weight."""
    marks = np.stack([scaled(parts()[name], found[name]) for name in weights])
    heavy = np.array(list(weights.values()))[:, None, None] * ~np.isnan(marks)
    known = heavy.sum(axis=0)
    with np.errstate(invalid="ignore"):
        score = (heavy * np.nan_to_num(marks)).sum(axis=0) / known
    return score, known / sum(weights.values())


def _plain(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def by_partner(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows of `potential` by partner: what it sells, what that covers, its mean score.

    Returns  partner, products (how many it sells), source_usd, value_usd, covered_usd (of each
             product no more than is to be replaced), score (weighted by what is to be
             replaced); the best first
    """
    found: dict[str, list[Mapping[str, Any]]] = {}
    for it in lines:
        found.setdefault(it["partner"], []).append(it)
    return sorted((_whole(partner, its) for partner, its in found.items()), key=_best)


def _whole(partner: str, its: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    scored = [it for it in its if it["score"] is not None]
    weight = sum(it["source_usd"] for it in scored)
    return {
        "partner": partner,
        "products": sum(it["value_usd"] > 0 for it in its),
        "source_usd": sum(it["source_usd"] for it in its),
        "value_usd": sum(it["value_usd"] for it in its),
        "covered_usd": sum(min(it["value_usd"], it["source_usd"]) for it in its),
        "score": sum(it["source_usd"] * it["score"] for it in scored) / weight
        if weight
        else None,
    }


def _best(it: Mapping[str, Any]) -> tuple[float, str]:
    return -(it["score"] or 0.0), it["partner"]
