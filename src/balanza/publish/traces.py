"""How each number that a publication shows came about."""

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from balanza import catalog
from balanza.catalog import Selection
from balanza.findings import Claim, Finding
from balanza.publications.content import Exhibit, Passage, Source, Trace
from balanza.publications.language import Language
from balanza.publications.plain import plain
from balanza.publications.quotes import key_named, spoken
from balanza.publish.cast import Facts, month_of
from balanza.publish.evidence import Witness
from balanza.publish.exhibits import Shown

LINK = re.compile(r'href="#trace-([\w-]+)"')


def traces(
    told: Facts,
    shown: Sequence[Shown],
    html: Sequence[Markup | Passage | Exhibit],
    language: Language,
    witness: Witness,
) -> Iterator[Trace]:
    """The trace of each finding that `html` links to, and of each exhibit with a drawing.

    Findings come in the order of their first mention.
    """
    found = {
        finding.name: (told.claims[claim], key, finding)
        for claim, family in told.findings.items()
        for key, finding in family.items()
    }
    linked = [name for it in html for text in _html(it) for name in LINK.findall(text)]
    for name in dict.fromkeys(linked):
        claim, key, finding = found[name]
        evidence = witness.evidence(claim.shows, month_of(claim.when, told.through))
        says = _said(claim, told.said(claim.name, language.name), key, language.name)
        yield _of_finding(claim, finding, says, evidence.footnotes(language.name), language)
    for it in shown:
        if it.exhibit.made_html:
            yield _of_exhibit(it, language)


def _said(claim: Claim, says: str, key: str, language: str) -> str:
    """What a finding is; of a family, of which key."""
    if not claim.each:
        return says
    named = key_named(claim.each, key, claim.shows.table, language)
    return f"{says.removesuffix('.')}: {named}."


def _html(block: Markup | Passage | Exhibit) -> Iterator[str]:
    if isinstance(block, Exhibit):
        yield from (block.title_html, block.subtitle_html, block.note_html)
        for row in block.table.rows if block.table else ():
            yield from row
    else:
        yield block.html if isinstance(block, Passage) else block


def _of_finding(
    claim: Claim, finding: Finding, says: str, footnotes: Sequence[str], language: Language
) -> Trace:
    made = catalog.wording(finding.indicator, language.name)
    return Trace(
        name=finding.name,
        value_text=spoken(finding, claim.written_as, language).words,
        says=says,
        indicator=f"{made.title}: {made.formula}",
        selection=_selected(finding.table, finding.where, finding.through, language),
        query=finding.query,
        vintage=str(finding.vintage),
        sources=tuple(Source(it.url, it.sha256, it.fetched_at) for it in finding.sources),
        caveats=(*footnotes, *made.caveats),
        foreign=_foreign(made, language.name),
        value=finding.value,
        unit=finding.unit,
    )


def _of_exhibit(shown: Shown, language: Language) -> Trace:
    evidence = shown.drawn
    made = catalog.wording(evidence.selection.indicator, language.name)
    return Trace(
        name=f"exhibit-{shown.exhibit.name}",
        value_text=plain(shown.exhibit.title_html),
        says=plain(shown.exhibit.subtitle_html),
        indicator=f"{made.title}: {made.formula}",
        selection=_selected(
            evidence.selection.table,
            _where(evidence.selection),
            str(evidence.through),
            language,
        ),
        query=evidence.query,
        vintage=str(evidence.vintage),
        sources=tuple(Source(it.url, it.sha256, it.fetched_at) for it in evidence.sources),
        caveats=(*shown.exhibit.footnotes, *made.caveats),
        foreign=_foreign(made, language.name),
    )


def _foreign(made: catalog.Wording, language: str) -> str:
    """The language of how it was made, where that is not the page's."""
    return "" if made.language == language else made.language


def _where(selection: Selection) -> dict[str, object]:
    return selection.chosen | {"window": selection.window, "of": selection.of}


def _selected(table: str, where: dict[str, object], through: str, language: Language) -> str:
    """A selection in the words of a language; codes and columns without a word stay."""

    def say(it: object) -> str:
        return language.selection.get(str(it), str(it))

    told = [
        f"{say(name)} = {', '.join(map(say, it if isinstance(it, list) else [it]))}"
        for name, it in where.items()
    ]
    return "; ".join([f"{say('table')} {table}", *told, f"{say('through')} {through}"])
