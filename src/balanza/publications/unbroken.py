"""Spans of months, days and amounts, which no line of a page breaks in."""

import re
from functools import cache

from markupsafe import Markup

from balanza.publications.language import Language, language

MARKED = re.compile(r"(<svg\b.*?</svg>|<[^>]*>)", re.DOTALL)
WHOLE = r'<span class="whole">\g<0></span>'
YEAR = r"\d{4}\b"


def unbroken(html: Markup, code: str) -> Markup:
    """`html` whose spans of months, days and amounts each stay in one line.

    >>> print(unbroken(Markup("<p>Trade, Jan–Jun 2025</p>"), "en"))
    <p>Trade, <span class="whole">Jan–Jun 2025</span></p>
    """
    pieces = MARKED.split(html)
    kept = [it if n % 2 else _whole(code).sub(WHOLE, it) for n, it in enumerate(pieces)]
    return Markup("").join(Markup(it) for it in kept)  # noqa: S704  it was safe as a whole


def kept(text: str, code: str) -> str:
    """`text` with no-break spaces where `unbroken` lets no line end.

    >>> kept("Jan–Jun 2025", "en") == "Jan–Jun\N{NO-BREAK SPACE}2025"
    True
    """
    return _whole(code).sub(lambda it: it[0].replace(" ", "\N{NO-BREAK SPACE}"), text)


@cache
def _whole(code: str) -> re.Pattern[str]:
    """What stays in one line in that language."""
    speech = language(code)
    short, months = "|".join(speech.short_months), "|".join(speech.months)
    span = rf"\b(?:{short})[–-](?:{short})\b(?: {YEAR})?"
    day = r"\b" + speech.day.format(day=r"\d{1,2}", month=f"(?:{months})", year=YEAR)
    amount = rf"\d[\d.,]*\s(?:{'|'.join(_units(speech))})\b"
    phrases = "|".join(map(re.escape, speech.whole))
    return re.compile("|".join(filter(None, (day, span, amount, phrases))))


def _units(speech: Language) -> list[str]:
    """The words that follow a number: of what is longer than one word the first."""
    forms = (speech.amounts.dollars, speech.amounts.millions, speech.amounts.billions)
    after = (it.partition("{}")[2].split() for it in forms)
    return sorted({it[0] for it in after if it})
