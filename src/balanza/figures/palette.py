"""The colours of charts and page, each with its double on dark paper."""

from functools import cache

from balanza.definitions import Definition, choose, define, read

CODED = ("partner", "region")  # families whose names are codes


class Colour(Definition, frozen=True, kw_only=True):
    """A colour by what it stands for, on light paper and on dark."""

    light: str
    dark: str

    @property
    def variable(self) -> str:
        """The colour as a CSS value that follows the page, light where there is no page."""
        return f"var(--{self.name}, {self.light})"


@cache
def palette() -> dict[str, Colour]:
    """Every colour, by name; a partner's is called partner-XXX, a region's region-XXX."""
    families = read("balanza.figures", "palette.yaml")
    return {
        name: define(Colour, name, content, "palette.yaml")
        for family, colours in families.items()
        for name, content in _named(family, colours)
    }


def colour(name: str) -> str:
    """What `name` looks like on light paper, as charts are drawn."""
    return choose("colour", name, palette()).light


def partner_colour(code: str) -> str:
    """The colour of a partner, or a region, in every exhibit; grey for one without its own."""
    return palette()[_own(code, "muted")].light


def accent(code: str) -> str:
    """The name of the colour for the name of a partner, or a region: its own, else ink."""
    return _own(code, "ink")


def _own(code: str, otherwise: str) -> str:
    """The name of the colour of a code."""
    own = (f"{family}-{code}" for family in CODED)
    return next((it for it in own if it in palette()), otherwise)


def css(dark: bool = False) -> str:
    """The palette as CSS custom properties, one a line."""
    return "\n".join(
        f"--{it.name}: {it.dark if dark else it.light};" for it in palette().values()
    )


def _named(family: str, colours: dict[str, object]) -> list[tuple[str, object]]:
    prefix = f"{family}-" if family in CODED else ""
    return [(f"{prefix}{name}", content) for name, content in colours.items()]
