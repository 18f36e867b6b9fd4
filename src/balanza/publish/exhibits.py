"""The exhibits of a brief: what each shows, and the words and names it is shown with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec
from markupsafe import Markup

from balanza import catalog
from balanza.catalog import Selection
from balanza.definitions import Definition, choose
from balanza.figures import Figure
from balanza.figures import Words as Spoken
from balanza.publications.content import Exhibit, Table
from balanza.publications.language import Language
from balanza.publications.page import page_words
from balanza.publications.prose import Words
from balanza.publications.quotes import made_link, partner_named, quote
from balanza.publish.cast import Facts
from balanza.publish.evidence import Evidence, Witness
from balanza.publish.manuscript import Manuscript
from balanza.publish.pictures import Pictures, pictured, said, tabled
from balanza.publish.trends import trends

MISSING = "–"


class Trend(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The course of `y` over the months of a selection, as a small line in each row."""

    shows: Selection
    y: str


class Grid(Definition, frozen=True, kw_only=True):
    """A table exhibit: a row for each who plays the role, a column for each finding.

    `names` says what the keys are: partner, or product of the `classification`; with
    `examples` their examples stand beside their names. `columns` maps claims to styles; a
    `trend` is drawn in the last column.
    """

    rows: str
    names: str
    columns: dict[str, str]
    classification: str = ""
    examples: bool = False
    trend: Trend | None = None


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below an exhibit: its source, and the breaks that it is shown across."""

    source: str
    footnotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An exhibit, the evidence behind it, and its pictures; a table has those alone."""

    exhibit: Exhibit
    evidence: Evidence
    pictures: Pictures


@dataclass
class Gallery:
    """The exhibits that a brief defines, and how each is made of its words."""

    brief: Manuscript
    told: Facts
    witness: Witness
    language: Language

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """What is drawn."""
        return self.brief.definitions(Figure, "figures.yaml")

    @cached_property
    def grids(self) -> dict[str, Grid]:
        """What is set as a table."""
        return self.brief.definitions(Grid, "tables.yaml")

    @property
    def selections(self) -> Mapping[str, Selection]:
        """What each exhibit shows, by its name."""
        drawn = {name: it.shows for name, it in self.figures.items()}
        return drawn | {
            name: self._claimed(next(iter(it.columns))) for name, it in self.grids.items()
        }

    def show(self, words: Words, number: int) -> Shown:
        """The exhibit that `words` are of.

        Raises  UnknownName when neither figures.yaml nor tables.yaml define it
        """
        selection = choose("exhibit", words.name, self.selections)
        evidence = self.witness.evidence(selection, self.told.through)
        if words.name in self.grids:
            grid = self.grids[words.name]
            trend = [grid.trend.shows] if grid.trend else []
            foot = self._foot([*map(self._claimed, grid.columns), *trend])
            drawn = tabled(self._grid(grid, words), self._said(words, foot))
        else:
            foot = self._foot([selection])
            figure = self.figures[words.name]
            drawn = pictured(figure, evidence, self._said(words, foot), words, self.language)
        how_made = page_words(self.language.name).how_made
        return Shown(_exhibit(words, number, foot, drawn, how_made), evidence, drawn)

    def _said(self, words: Words, foot: Foot) -> Spoken:
        """The words of a picture: it may travel alone, so its edition's label is among them."""
        return said(words, self.language, self._signed(foot.source), foot.footnotes)

    def _signed(self, source: str) -> str:
        label = self.witness.reading.store.edition.label.get(self.language.name, "")
        return self.language.signed.format(source=source, label=label).strip()

    def _claimed(self, claim: str) -> Selection:
        return self.told.claims[claim].shows

    def _foot(self, selections: Sequence[Selection]) -> Foot:
        found = [self.witness.evidence(it, self.told.through) for it in selections]
        measures = dict.fromkeys(name for it in found for name in it.measures)
        source = self.language.source.format(
            measures=self.language.listed([self.language.measures[it] for it in measures]),
            vintage=self.language.day_of(max(it.vintage for it in found)),
        )
        code = self.language.name
        return Foot(source, tuple(dict.fromkeys(n for it in found for n in it.footnotes(code))))

    def _grid(self, grid: Grid, words: Words) -> Table:
        heads = tuple(it.strip() for it in words["columns"].striptags().split("|"))
        keys = self.told.roles[grid.rows]
        rows = [self._row(grid, key) for key in keys]
        if grid.trend:
            evidence = self.witness.evidence(grid.trend.shows, self.told.through)
            drawn = trends(evidence, grid.names, grid.trend.y, keys, self.language)
            rows = [(*row, drawn[key]) for row, key in zip(rows, keys, strict=True)]
        return Table(heads, tuple(rows), words["title"].striptags())

    def _row(self, grid: Grid, key: str) -> tuple[Markup, ...]:
        cells = [Markup("{}").format(self._name(grid, key))]
        if grid.examples:
            examples = catalog.products(grid.classification)[key]
            cells.append(Markup("{}").format(examples[f"examples_{self.language.name}"]))
        by = self.language.amounts
        for claim, style in grid.columns.items():
            finding = self.told.findings[claim].get(key)
            # A change from nothing is no number; the dash says that it was not forgotten.
            cells.append(Markup("{}").format(quote(finding, style, by) if finding else MISSING))
        return tuple(cells)

    def _name(self, grid: Grid, key: str) -> str:
        if grid.names == "partner":
            return partner_named(key, self.language.name)
        return catalog.product_name(grid.classification, key, self.language.name)


def _exhibit(words: Words, number: int, foot: Foot, drawn: Pictures, how_made: str) -> Exhibit:
    return Exhibit(
        name=words.name,
        number=number,
        title_html=words["title"],
        subtitle_html=words["subtitle"],
        note_html=words["note"],
        source=foot.source,
        footnotes=foot.footnotes,
        alt=words["alt"].striptags(),
        made_html=made_link(f"exhibit-{words.name}", how_made) if drawn.pictures else Markup(),
        pictures=drawn.pictures,
        table=drawn.table,
    )
