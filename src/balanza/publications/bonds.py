"""What stays on its line in programs that break lines themselves: spans, and numbers."""

import re

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
    """
    text = SPAN.sub(rf"{HYPHEN}\1{FIXED}", text)
    if not (number and any(it.isdigit() for it in text)):
        return text
    words = text.split(" ")
    parts = FIXED.join(words[:WORDS]), FIXED.join(words[WORDS:])
    return " ".join(it for it in parts if it)
