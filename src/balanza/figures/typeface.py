"""The typeface of charts, pages and papers, which the package carries."""

from base64 import b64encode
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

FAMILY = "Inter"
STACK = f"{FAMILY}, Helvetica Neue, Helvetica, Arial, sans-serif"
WEIGHTS = {400: "Regular", 600: "SemiBold"}


def fonts() -> Path:
    """The folder of the typeface's files: regular, semibold, bold and italic OTF, and WOFF2."""
    return Path(str(files("balanza.figures") / "fonts"))


@cache
def typst_fonts() -> "typst.Fonts":
    """The typeface as Typst wants it, and no other of this machine; it is read once."""
    import typst  # noqa: PLC0415  a compiler: load it where something is set

    return typst.Fonts(include_system_fonts=False, font_paths=[fonts()])


@cache
def font_faces() -> str:
    """The typeface as CSS that holds it, so that a page needs nothing else."""
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; font-display: swap; '
        f'src: url("data:font/woff2;base64,{_encoded(name)}") format("woff2"); }}'
        for weight, name in WEIGHTS.items()
    )


def _encoded(name: str) -> str:
    return b64encode((fonts() / f"{FAMILY}-{name}.woff2").read_bytes()).decode("ascii")
