"""How words of a sheet break into lines: those above its rows, and those in its cells."""

from collections.abc import Sequence
from math import ceil
from textwrap import wrap

LEAST, STEP, BROAD = 130, 10, 1.08  # letters; how much wider words run than digits


def laid(lines: Sequence[str], wide: float, most: int) -> list[str]:
    """`lines` broken into at most so many, about as `wide` as the rows, in digits.

    >>> laid(["word " * 40, ""], 0, 6)[1]
    'word word word word word word word word word word word word word word'
    """
    letters = max(int(wide * BROAD), LEAST)
    while True:
        found = [it for line in lines for it in wrap(line, letters, break_on_hyphens=False)]
        if len(found) <= most or letters > sum(map(len, lines)):
            return found
        letters += STEP


def taken(row: Sequence[object], widths: Sequence[int]) -> int:
    """How many lines the longest words of a row take in columns of these widths.

    >>> taken(["a word", 1, "word " * 10], [10, 10, 20])
    3
    """
    wordy = [
        ceil(len(it) * BROAD / width)
        for it, width in zip(row, widths, strict=True)
        if isinstance(it, str)
    ]
    return max(1, *wordy)
