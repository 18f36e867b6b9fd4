"""The lines that explain a sheet, above its rows: none runs far beyond them."""

from collections.abc import Sequence
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
