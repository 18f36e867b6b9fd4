"""What stays on its line in programs that break lines themselves: spans, and numbers."""

import re

LETTER = re.compile(r"\b([^\W\d])-(?=[^\W\d])")  # T-MEC
SPAN = re.compile(r"(?<=[^\W\d])\N{EN DASH}([^\W\d]+) (?=\d{4})")
FIXED, HYPHEN = "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}"
WORDS = 3  # of an amount; one of more may part before its currency


def bound(text: str, *, number: bool = False) -> str:
    r"""`text` whose spans of months stay whole; a `number` keeps its first words.

    A dash is where programs break lines, so that a span has a hyphen that does not.

    >>> print(ascii(bound("in ene–jun 2025")))
    'in ene\u2011jun\xa02025'
    >>> bound("152.5 mil millones de dólares", number=True).split(" ")
    ['152.5\xa0mil\xa0millones', 'de\xa0dólares']
    >>> bound("Census Bureau: imports. Data as of 8 October 2026", number=True).count(" ")
    8
    """
    text = SPAN.sub(rf"{HYPHEN}\1{FIXED}", hyphenated(text))
    if not (number and any(it.isdigit() for it in text)):
        return text
    words = text.split(" ")
    if len(words) > 2 * WORDS:  # a sentence, whose last word alone goes with its note
        return text
    parts = FIXED.join(words[:WORDS]), FIXED.join(words[WORDS:])
    return " ".join(it for it in parts if it)


def hyphenated(text: str) -> str:
    r"""`text` in which no line leaves a letter alone before its hyphen.

    >>> print(ascii(hyphenated("del T-MEC")))
    'del T\u2011MEC'
    """
    return LETTER.sub(rf"\1{HYPHEN}", text)
