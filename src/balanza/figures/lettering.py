"""How much room a text takes in a chart, so that labels can keep out of each other's way."""

import re
from functools import cache, lru_cache
from statistics import fmean

from balanza.definitions import read

USUAL = 60
SPACE = r"[ \t\r\n]"  # a no-break space is none
LONE = r"(?:(?<!\w)\w-(?=\w))?"  # a letter does not part from what its hyphen binds it to
WORD = re.compile(rf"{LONE}(?:(?!{SPACE})[^-])+-?{SPACE}*|-{SPACE}*")


@cache
def _widths(weight: str) -> dict[str, int]:
    widths = read("balanza.figures", "letters.yaml")[weight]
    return {letter: width for width, letters in widths.items() for letter in letters}


def room(text: str, size: float, bold: bool = False) -> float:
    """The width of `text` in pixels, but for its kerning, in letters of `size` pixels.

    >>> room("Mexico 18.2%", 100)
    647.0
    """
    return _hundredths(text, bold) * size / 100


@lru_cache(maxsize=4096)  # a text is tried again in every size of its picture
def _hundredths(text: str, bold: bool) -> int:
    widths = _widths("bold" if bold else "regular")
    return sum(widths.get(letter, USUAL) for letter in text)


def wrap(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """`text` in lines no wider than `width`, but for a single word that is.

    >>> wrap("Information and communications", 10, 90)
    ['Information and', 'communications']
    >>> wrap("Opto-electronics", 10, 60)
    ['Opto-', 'electronics']
    >>> wrap("El T-MEC", 10, 40)
    ['El', 'T-MEC']
    """
    lines: list[str] = []
    for word in WORD.findall(text):
        if lines and room((lines[-1] + word).rstrip(), size, bold) <= width:
            lines[-1] += word
        else:
            lines.append(word)
    return [line.rstrip() for line in lines]


def balance(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """`text` in as few lines as `wrap` makes of it, and these as alike in length as can be.

    >>> balance("Taiwan is the new first supplier of ICT", 10, 150)
    ['Taiwan is the new', 'first supplier of ICT']
    """
    lines = wrap(text, size, width, bold)
    narrower = lines
    while len(narrower) == len(lines) > 1:
        lines = narrower
        longest = max(room(it, size, bold) for it in lines)
        narrower = wrap(text, size, longest - 1, bold)
        if max(room(it, size, bold) for it in narrower) >= longest:
            break
    return lines


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Positions at least `gap` apart, each as near to the wanted one as the others allow.

    They lie between `low` and `high`, where there is room for all between these.

    >>> spread([50, 10, 12], 10, 0, 100)
    [50.0, 6.0, 16.0]
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    rising = _rising([wanted[n] - gap * place for place, n in enumerate(order)])
    top = max(low, high - gap * (len(wanted) - 1))
    found = [0.0] * len(wanted)
    for place, n in enumerate(order):
        found[n] = min(max(rising[place], low), top) + gap * place
    return found


def _rising(values: list[float]) -> list[float]:
    """The nearest series that never falls: neighbours that do share their mean."""
    pools: list[list[float]] = []
    for value in values:
        pools.append([value])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    return [fmean(pool) for pool in pools for _ in pool]
