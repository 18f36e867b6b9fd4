"""A page as Markdown: front matter, pictures by their path, numbers with footnotes."""

import json
import re
from collections.abc import Iterator

from balanza.publications.content import Exhibit, Page
from balanza.publications.grids import Cell, grid, headed
from balanza.publications.grids import Grid as Table
from balanza.publications.notes import QUERY, SOURCE, Note, spans
from balanza.publications.paper import Paper, paper, remarks
from balanza.publications.passages import Block, Grid, Heading, Listing, Run, Runs, runs

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
OPENING = re.compile(r"^(\d*)([-+=.)])")  # what would open a list or underline a heading
WITHIN = re.compile(r"\n(?!\n)")  # before a line that is not empty
FENCE = "```"


def markdown(content: Page) -> str:
    """`content` for GitHub, Hugo and others; its pictures lie in `figures` beside it.

    Raises  CatalogError and UnknownName as `paper`
    """
    made = paper(content)
    return "\n\n".join(_all(made)) + "\n"


def escaped(text: str) -> str:
    """`text` so that Markdown reads it as it stands."""
    return SPECIAL.sub(r"\\\1", text)


def _all(made: Paper) -> Iterator[str]:
    page = made.page
    yield _front(page)
    yield f"# {escaped(page.title)}"
    yield from (_block(it, made) for it in made.standfirst)
    yield f"*{escaped(page.dateline)}*"
    if page.label:
        yield f"> {escaped(page.label)}"
    for it in made.body:
        if isinstance(it, Exhibit):
            yield from _exhibit(it, made)
        else:
            yield _block(it, made)
    yield "---"
    yield from (_block(it, made) for it in made.colophon)
    if made.notes.notes:
        yield from _notes(made)


def _front(page: Page) -> str:
    """What a site generator reads; JSON's texts are YAML's."""
    told = {
        "title": page.title,
        "date": page.vintage.isoformat(),
        "lang": page.language,
        "description": page.dateline,
        "label": page.label,
    }
    lines = [f"{key}: {json.dumps(it, ensure_ascii=False)}" for key, it in told.items()]
    return "\n".join(["---", *lines, "---"])


def _block(it: Block, made: Paper) -> str:
    if isinstance(it, Heading):
        return f"{'#' * it.level} {_line(it.runs, made)}"
    if isinstance(it, Listing):
        return "\n".join(_items(it, made))
    if isinstance(it, Grid):
        return _table(headed(it), made)
    return _line(it.runs, made)


def _items(listing: Listing, made: Paper) -> Iterator[str]:
    for number, blocks in enumerate(listing.items, start=1):
        mark = f"{number}. " if listing.ordered else "- "
        body = "\n\n".join(_block(it, made) for it in blocks)
        yield mark + WITHIN.sub("\n" + " " * len(mark), body)


def _exhibit(it: Exhibit, made: Paper) -> Iterator[str]:
    words = made.words
    title = _line(runs(it.title_html), made)
    yield f"**{words.exhibit} {it.number}. {title}**"
    if it.subtitle_html:
        yield _line(runs(it.subtitle_html), made)
    if it.pictures:
        yield f"![{escaped(it.alt)}](figures/{it.name}.svg)"
    elif it.table:
        yield _table(grid(it.table), made)
    if said := remarks(it):
        yield _line(said, made)
    number = made.notes.numbers.get(f"exhibit-{it.name}")
    mark = f"[^{number}]" if number else ""
    yield f"{words.source}: {escaped(it.source)}{mark}"


def _table(table: Table, made: Paper) -> str:
    rule = ["---:" if it.amount else "---" for it in table.heads]
    rows = [[_cell(it, made) for it in row] for row in (table.heads, *table.rows)]
    return "\n".join(f"| {' | '.join(it)} |" for it in (rows[0], rule, *rows[1:]))


def _cell(it: Cell, made: Paper) -> str:
    return _line(it.runs, made)


def _line(line: Runs, made: Paper) -> str:
    return OPENING.sub(r"\1\\\2", "".join(_run(it, made) for it in line))


def _run(it: Run, made: Paper) -> str:
    """Marks embrace words and leave out the spaces around them, as Markdown wants it."""
    core = it.text.strip(" ")
    before, _, after = it.text.partition(core) if core else ("", "", it.text)
    text = f"`{core}`" if it.code and core else escaped(core)
    for wanted, mark in ((it.emphasis, "*"), (it.strong, "**")):
        text = f"{mark}{text}{mark}" if wanted and core else text
    text = f"<sup>{text}</sup>" if it.raised else text
    text = f"[{text}](<{it.link}>)" if it.link else text
    note = f"[^{made.notes.numbers[it.trace]}]" if it.trace else ""
    return f"{before}{text}{note}{after}"


def _notes(made: Paper) -> Iterator[str]:
    words, known = made.words, made.notes
    yield f"## {words.answers}"
    yield "\n".join(
        f"- **{SOURCE}{number}** <{it.url}>, {words.fetched} {it.fetched_at}, "
        f"sha256 `{it.sha256}`"
        for number, it in enumerate(known.sources, start=1)
    )
    yield f"## {words.definitions}"
    for indicator, caveats in known.indicators.items():
        yield f"**{escaped(indicator)}** {escaped(' '.join(caveats))}"
    yield f"## {words.queries}"
    yield words.queries_intro
    for number, query in enumerate(known.queries, start=1):
        yield f"**{QUERY}{number}**\n\n{FENCE}sql\n{query}\n{FENCE}"
    yield f"## {words.numbers}"
    yield words.numbers_intro
    yield from (_note(it, made) for it in known.notes)


def _note(it: Note, made: Paper) -> str:
    words, trace = made.words, it.trace
    sources = ", ".join(text for _, text in spans(it.sources, SOURCE))
    told = [
        f"[^{it.number}]: **{escaped(trace.value_text)}**",
        escaped(trace.says.removesuffix(".") + "."),
        escaped(f"{trace.indicator}; {trace.selection}."),
        f"{words.vintage}: {trace.vintage}; {words.sources}: {sources};",
        f"`{it.taken or QUERY + str(it.query)}`",
    ]
    return " ".join(told)
