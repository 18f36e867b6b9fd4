"""Where a page in one language finds the others."""

from collections.abc import Sequence

from balanza.publications.content import Translation
from balanza.publications.language import language

PAGE = "index.html"


def translations(code: str, codes: Sequence[str]) -> tuple[Translation, ...]:
    """The pages in the other languages of `codes`, as the page in `code` links to them.

    The first language lies at the top, every other in a folder called by its code.
    """
    up = "" if code == codes[0] else "../"
    return tuple(
        Translation(other, language(other).language, f"{up}{_down(other, codes)}{PAGE}")
        for other in codes
        if other != code
    )


def _down(code: str, codes: Sequence[str]) -> str:
    return "" if code == codes[0] else f"{code}/"
