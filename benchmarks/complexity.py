"""``python -m benchmarks.complexity``: beside the package ecomplexity, on 226 x 785 figures.

Both get the same pandas frame and give advantage, density and the two indices of all pairs;
the largest difference of each is printed. Where ecomplexity is not installed this says so.
"""

import time
import warnings
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from statistics import median
from typing import Any

import numpy as np

PARTNERS, PRODUCTS, RUNS = 226, 785, 5
NAMES = {"time": "year", "loc": "partner", "prod": "product", "val": "value_usd"}


def trade(seed: int = 1) -> Any:  # noqa: ANN401  a pandas frame
    """A made-up world in which who can do much does what few can."""
    import pandas as pd  # noqa: PLC0415  where it is missing there is nothing to compare

    chance = np.random.default_rng(seed)
    able, hard = chance.uniform(0, 1, PARTNERS), chance.uniform(0, 1, PRODUCTS)
    odds = 1 / (1 + np.exp(9 * (hard[None, :] - able[:, None])))
    values = (chance.uniform(size=odds.shape) < odds) * chance.lognormal(12, 2, odds.shape)
    at, under = np.nonzero(values.round())
    named = {
        "year": 2024,
        "partner": [f"P{it:03}" for it in at],
        "product": [f"{it:04}" for it in under],
    }
    return pd.DataFrame({**named, "value_usd": values.round()[at, under].astype("int64")})


def ours(frame: Any) -> dict[str, Any]:  # noqa: ANN401
    """What balanza makes of it."""
    from balanza.complexity import complexity  # noqa: PLC0415  its import is no part of it

    found = complexity(frame)
    shape = found.present.shape
    eci, pci = found.indices
    pairs = found.pairs().to_pandas()
    told = {name: pairs[name].to_numpy() for name in ("advantage", "density")}
    spread = {"eci": eci[:, None], "pci": pci[None, :]}
    return told | {name: np.broadcast_to(it, shape).ravel() for name, it in spread.items()}


def theirs(frame: Any, *, check: bool = False) -> dict[str, Any]:  # noqa: ANN401
    """What ecomplexity makes of it, by default without its check of supermodularity."""
    from ecomplexity import ecomplexity  # noqa: PLC0415

    silent = redirect_stdout(StringIO())
    with silent, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = ecomplexity(frame, NAMES, check_logsupermodularity=check, verbose=False)
    found = found.sort_values(["partner", "product"])
    named = {"advantage": "rca", "density": "density", "eci": "eci", "pci": "pci"}
    return {name: found[its].to_numpy() for name, its in named.items()}


def seconds(functions: Mapping[str, Callable[[], Any]]) -> dict[str, float]:
    """The median time of each, taken in turns so that a busy moment meets all of them."""
    found: dict[str, list[float]] = {name: [] for name in functions}
    for _ in range(1 + RUNS):
        for name, function in functions.items():
            started = time.perf_counter()
            function()
            found[name].append(time.perf_counter() - started)
    return {name: median(its[1:]) for name, its in found.items()}  # the first does not count


def main() -> None:
    """Print how long each takes, and how far their results are apart."""
    try:
        import ecomplexity  # noqa: F401, PLC0415
    except ImportError:
        print("ecomplexity is not installed here: nothing to compare with.")
        return
    frame = trade()
    mine, its = ours(frame), theirs(frame)
    for name, values in mine.items():
        apart = float(np.abs(values - its[name]).max())
        print(f"{name:10} largest difference {apart:.1e}")
    found = seconds(
        {
            "balanza": partial(ours, frame),
            "ecomplexity without its check": partial(theirs, frame),
            "ecomplexity as it comes": partial(theirs, frame, check=True),
        }
    )
    for name, it in found.items():
        print(f"{name:30} {it:.3f} s, {it / found['balanza']:.0f} times as long")


if __name__ == "__main__":
    main()
