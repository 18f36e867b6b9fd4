"""A finding as a text quotes it, and what a text may ask of one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from balanza import catalog, units
from balanza.findings import Finding
from balanza.publications.language import Language

PAIR = 2
STYLES = (
    "size",
    "usd",
    "usd_billions",
    "percent",
    "change",
    "ordinal",
    "whole",
    "index",
    "tenths",
)
NAMED = "partner"
LINK = Markup('<a class="number" href="#trace-{}">{}</a>')


@dataclass(frozen=True, slots=True)
class Quote:
    """A finding in words, linked to its trace."""

    finding: Finding
    words: str

    def __html__(self) -> str:
        return LINK.format(self.finding.name, self.words)

    def __str__(self) -> str:
        return self.words

    @property
    def value(self) -> float | int | str:
        """What the finding found."""
        return self.finding.value


def made_link(trace: str, words: str) -> Markup:
    """`words` that lead to the trace of an exhibit."""
    return LINK.format(trace, words)


def quote(finding: Finding, style: str = "", by: units.Notation = units.ENGLISH) -> Quote:
    """`finding` in a style of `units` and the notation of a language; a word as it is."""
    written = units.WRITTEN[style](float(finding.value), by) if style else finding.text
    return Quote(finding, written)


def spoken(finding: Finding, style: str, language: Language) -> Quote:
    """`finding` in a style and a language; a partner by its name, a verdict in its word."""
    if style == NAMED:
        return Quote(finding, partner_named(str(finding.value), language.name))
    if finding.verdict:
        return Quote(finding, language.verdicts.get(finding.text, finding.text))
    return quote(finding, style, language.amounts)


def filters(language: Language) -> Mapping[str, Callable[..., Any]]:
    """What a text may ask: `{{ finding | size }}`, `{{ "MEX" | partner }}` and the like."""
    by = language.amounts
    return {style: _in_style(style, language) for style in STYLES} | {
        "magnitude": lambda it: Quote(it.finding, units.change(abs(it.value), by).lstrip("+")),
        "said": lambda words, it: Quote(it.finding, words),
        "partner": lambda code: partner_named(code, language.name),
        "product": lambda code, kind: catalog.product_name(kind, code, language.name),
        "names": lambda codes, kind: [
            catalog.product_name(kind, code, language.name) for code in codes
        ],
        "listed": language.listed,
        "in_words": language.counted,
        "lowered": str.lower,
        "sentence": lambda words: words[:1].upper() + words[1:],
        "capitalized": lambda words: words[:1].upper() + words[1:].lower(),
        "possessive": lambda name: language.possessive.format(name=name),
        "joint": lambda loop: _joint(loop, language),
    }


def _in_style(style: str, language: Language) -> Callable[[Quote], Quote]:
    return lambda it: quote(it.finding, style, language.amounts)


def partner_named(code: str, language: str) -> str:
    """What a partner, or a region in a partner's place, is called."""
    if code in catalog.regions():
        return catalog.region(code).title[language]
    return catalog.partner_name(code, language)


def key_named(column: str, key: str, table: str, language: str) -> str:
    """What a value of a table's column is called: a partner or a product by its name."""
    if column == "partner":
        return partner_named(key, language)
    if column == "product":
        return catalog.product_name(catalog.table(table).classification, key, language)
    return key


def _joint(loop: Any, language: Language) -> str:  # noqa: ANN401  Jinja's loop has no name
    """What stands between this item of a list and the next."""
    if loop.last:
        return ""
    return language.joint if loop.revindex == PAIR else language.comma
