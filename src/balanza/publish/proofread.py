"""Looks for the mistakes in a brief's files before anything is computed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from balanza.errors import CatalogError
from balanza.figures import Figure
from balanza.findings import Claim, Role
from balanza.publications.asked import Block, SyntaxProblem, asked, exhibits
from balanza.publications.language import languages
from balanza.publications.prose import typed_numbers
from balanza.publications.quotes import filters
from balanza.publish.cast import unsaid
from balanza.publish.grids import Grid
from balanza.publish.manuscript import Manuscript

TIMES = ("through", "within", "period", "period_short", "year", "year_before", "whole_year")
GIVEN = (*TIMES, "words", "codes", "first_years", "parameters")
OPTIONAL = ("mark", "note", "subtitle", "columns")


def proofread(brief: Manuscript) -> None:
    """Refuse a brief with mistakes, naming the file and the line of each, and what to do.

    Raises  CatalogError with all of them
    """
    claims = brief.definitions(Claim, "findings.yaml")
    roles = brief.definitions(Role, "roles.yaml")
    figures = brief.definitions(Figure, "figures.yaml")
    grids = brief.definitions(Grid, "tables.yaml")
    found = [*_unplayed(brief, claims, roles), *_untabled(brief, grids, roles, claims)]
    for code, text in brief.languages.items():
        file = f"brief.{code}.md"
        found += [f"{file}, {it}" for it in _in_text(code, text, {*claims, *roles})]
        shown = exhibits(text)
        found += [f"{file}, {it}" for it in _unknown(shown, {*figures, *grids})]
        found += [f"{file}, {it}" for it in _silent(shown)]
        found += _unused(brief, file, {it.name for it in shown}, (figures, grids))
    found += [*_untranslated(brief, {*claims}), *unsaid(brief, claims)]
    if found:
        count = f"{len(found)} mistake{'s' if len(found) > 1 else ''}"
        raise CatalogError(f"{brief.name} has {count}:\n" + "\n".join(found))


def _in_text(code: str, text: str, names: set[str]) -> Iterator[str]:
    if code not in languages():
        yield f"line 1: nobody wrote prose.{code}.yaml. Write it, or rename the file."
        return
    for line, number in typed_numbers(text):
        yield f"line {line}: types the number {number}. Quote a finding: {{{{ its_name }}}}."
    known = {*names, *GIVEN}
    try:
        wanted = list(asked(text, filters(languages()[code])))
    except SyntaxProblem as problem:
        yield f"line {problem.lineno}: {problem.message}"
        return
    for line, name in wanted:
        if name not in known:
            told = f"line {line}: asks for {name}, which is no finding or role."
            yield f"{told} {_near(name, known)}"


def _unknown(shown: Sequence[Block], known: set[str]) -> Iterator[str]:
    for it in shown:
        if it.name not in known:
            yield (
                f"line {it.line}: shows {it.name}, which neither figures.yaml nor tables.yaml "
                f"defines. {_near(it.name, known)}"
            )


def _silent(shown: Sequence[Block]) -> Iterator[str]:
    for it in shown:
        for key in ("title", "alt"):
            if not it.words.get(key):
                yield (
                    f"line {it.line}: {it.name} has no {key}. Add a line `{key}: ...`, which "
                    f"tells those who cannot see it what it shows."
                )


def _unused(
    brief: Manuscript, file: str, shown: set[str], defined: Sequence[Mapping[str, object]]
) -> Iterator[str]:
    for source, those in zip(("figures.yaml", "tables.yaml"), defined, strict=True):
        for name in those:
            if name not in shown:
                yield (
                    f"{_place(brief, source, name)}: {name} is not shown in "
                    f"{file}. Add a block `::: exhibit {name}`, or take it out."
                )


def _unplayed(
    brief: Manuscript, claims: Mapping[str, Claim], roles: Mapping[str, Role]
) -> Iterator[str]:
    for name, it in claims.items():
        if it.among and it.among not in roles:
            yield (
                f"{_place(brief, 'findings.yaml', name)}: {name} is among "
                f"{it.among}, a role that roles.yaml does not cast. {_near(it.among, roles)}"
            )


def _untabled(
    brief: Manuscript,
    grids: Mapping[str, Grid],
    roles: Mapping[str, Role],
    claims: Mapping[str, Claim],
) -> Iterator[str]:
    for name, it in grids.items():
        lost = [role for role in (it.rows,) if role not in roles]
        lost += [claim for claim in it.columns if claim not in claims]
        for lacking in lost:
            yield (
                f"{_place(brief, 'tables.yaml', name)}: {name} speaks of "
                f"{lacking}, which is no role or finding. {_near(lacking, {*roles, *claims})}"
            )


def _untranslated(brief: Manuscript, claims: set[str]) -> Iterator[str]:
    """What one language says and another does not: findings, exhibits, and their words."""
    told = {f"brief.{code}.md": _told(it, claims) for code, it in brief.languages.items()}
    for file, mine in told.items():
        for other, theirs in told.items():
            for what in theirs:
                if what not in mine and (not what[1] or (what[0], "") in mine):
                    yield (
                        f"{file} has no {' of '.join(filter(None, what[::-1]))}, which {other} "
                        f"has. Translate it, or take it out there."
                    )


def _told(text: str, claims: set[str]) -> list[tuple[str, str]]:
    """What a text shows and quotes: an exhibit or finding, and of an exhibit the key."""
    found = [
        (f"exhibit {it.name}", key)
        for it in exhibits(text)
        for key in ("", *(f"`{key}:`" for key in OPTIONAL if it.words.get(key)))
    ]
    try:
        wanted = [name for _, name in asked(text, filters(languages()["en"])) if name in claims]
    except SyntaxProblem:
        return found  # told already, with its line
    return found + [(f"quote of {it}", "") for it in wanted]


def _place(brief: Manuscript, file: str, name: str) -> str:
    """The file, of those that `file` is split into, and the line where a definition begins."""
    for part in brief.split(file):
        text = brief.folder.joinpath(part).read_text("utf-8")
        if found := re.search(rf"^{re.escape(name)}:", text, re.MULTILINE):
            line = text.count("\n", 0, found.start()) + 1
            return f"{part}, line {line}"
    return file


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    return f"Did you mean {near[0]}?" if near else f"There are: {', '.join(sorted(known))}."
