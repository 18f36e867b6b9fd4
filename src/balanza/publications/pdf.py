"""A page as a tagged PDF, set by Typst: the template brief.typ sets what this hands to it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from importlib.resources import files
from typing import Any

import msgspec

from balanza.errors import CatalogError
from balanza.figures import printed, typst_fonts
from balanza.figures.palette import palette
from balanza.publications.content import Exhibit, Page
from balanza.publications.grids import grid
from balanza.publications.notes import SOURCE, Note, formula_of, spans, title_of
from balanza.publications.paper import Paper, paper, remarks
from balanza.publications.passages import runs
from balanza.publications.queries import pointer, views

AUTHOR = "balanza"


def pdf(content: Page) -> bytes:
    """`content` as PDF/UA-1 and PDF/A-2a; the same content gives the same bytes.

    Raises  CatalogError when it holds letters that the fonts lack, and as `paper`;
            UnknownName as `paper`
    """
    import typst  # noqa: PLC0415  a compiler: load it where something is set

    made = paper(content)
    project: Any = {  # the compiler takes files in memory, though its types do not say so
        "main.typ": files("balanza.publications").joinpath("brief.typ").read_bytes(),
        "brief.json": msgspec.json.encode(_told(made)),
        **dict(_pictures(content)),
    }
    try:
        body = typst.compile(
            project,
            format="pdf",
            font_paths=typst_fonts(),
            pdf_standards=["ua-1", "a-2a"],
            timestamp=datetime.combine(content.vintage, time(), UTC),
        )
    except typst.TypstError as problem:
        raise CatalogError(
            f"brief.{content.language}.md cannot be set as PDF: {problem.message}. "
            "Mend the text, or leave pdf out of the formats."
        ) from problem
    return bytes(body)


def _pictures(content: Page) -> Iterator[tuple[str, bytes]]:
    """The light picture of each exhibit, in the letters that we ship."""
    for it in content.blocks:
        if isinstance(it, Exhibit) and it.pictures:
            yield f"{it.name}.svg", printed(it.pictures["wide"]).encode()


def _told(made: Paper) -> dict[str, Any]:
    """All that the template sets."""
    page = made.page
    return {
        "author": AUTHOR,
        "title": page.title,
        "language": page.language,
        "label": page.label,
        "dateline": page.dateline,
        "vintage": {it: getattr(page.vintage, it) for it in ("year", "month", "day")},
        "words": made.words,
        "palette": {name: it.light for name, it in palette().items()},
        "standfirst": made.standfirst,
        "body": [_exhibit(it, made) if isinstance(it, Exhibit) else it for it in made.body],
        "colophon": made.colophon,
        "numbers": made.notes.numbers,
        "notes": [_note(it) for it in made.notes.notes],
        "indicators": [_indicator(*it) for it in made.notes.indicators.items()],
        "sources": made.notes.sources,
        "queries": [{"name": it.name, "told": it.told(made.words)} for it in views(page)],
        "queries_file": pointer(page, made.words),
    }


def _exhibit(it: Exhibit, made: Paper) -> dict[str, Any]:
    return {
        "kind": "exhibit",
        "number": it.number,
        "title": runs(it.title_html),
        "subtitle": runs(it.subtitle_html),
        "remarks": remarks(it),
        "source": it.source,
        "alt": it.alt,
        "picture": f"{it.name}.svg" if it.pictures else "",
        "grid": grid(it.table) if it.table else None,
        "traced": made.notes.numbers.get(f"exhibit-{it.name}", 0),
    }


def _note(it: Note) -> dict[str, Any]:
    return {
        "number": it.number,
        "value": it.trace.value_text,
        "says": it.trace.says,
        "indicator": title_of(it.trace.indicator),
        "selection": it.trace.selection,
        "vintage": it.trace.vintage,
        "sources": [
            {"first": first, "text": text} for first, text in spans(it.sources, SOURCE)
        ],
        "query": it.query,
        "taken": it.sql,
    }


def _indicator(name: str, caveats: Sequence[str]) -> dict[str, Any]:
    return {"title": title_of(name), "formula": formula_of(name), "caveats": caveats}
