"""The exhibits of a brief: what each shows, and the words and names it is shown with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from balanza.catalog import Selection
from balanza.definitions import choose
from balanza.figures import Figure
from balanza.figures import Words as Spoken
from balanza.publications.content import Exhibit, Table
from balanza.publications.language import Language
from balanza.publications.page import page_words
from balanza.publications.prose import Words
from balanza.publications.quotes import made_link
from balanza.publish.cast import Facts, month_of
from balanza.publish.evidence import Evidence, Witness
from balanza.publish.footnotes import footnotes
from balanza.publish.grids import Grid, laid
from balanza.publish.manuscript import Manuscript
from balanza.publish.pictures import Pictures, pictured, said, tabled
from balanza.publish.trends import trends


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below an exhibit: its source, and the breaks that it is shown across."""

    source: str
    footnotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An exhibit, the evidence behind it, and its pictures; a table has those alone.

    `more` is the evidence behind the further columns of a table, by indicator; `course` that
    behind the small trends in it.
    """

    exhibit: Exhibit
    evidence: Evidence
    pictures: Pictures
    more: Mapping[str, Evidence] = field(default_factory=dict)
    course: Evidence | None = None

    @property
    def drawn(self) -> Evidence:
        """The evidence behind what is drawn: a picture, or the trends in a table."""
        return self.course or self.evidence

    @property
    def data(self) -> dict[str, Evidence]:
        """All the evidence behind it, by the name of the file that holds its rows."""
        name = self.exhibit.name
        return {name: self.evidence} | {f"{name}-{key}": it for key, it in self.more.items()}


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
        how_made = page_words(self.language.name).how_made
        if words.name in self.grids:
            return self._table(words, number, how_made)
        evidence = self.witness.evidence(selection, self.told.through)
        foot = self._foot([evidence])
        figure = self.figures[words.name]
        drawn = pictured(figure, evidence, self._said(words, foot), words, self.language)
        return Shown(_exhibit(words, number, foot, drawn, how_made), evidence, drawn)

    def _table(self, words: Words, number: int, how_made: str) -> Shown:
        """A table, with the evidence of each of its columns once."""
        grid = self.grids[words.name]
        found = {claim: self._evidence(claim) for claim in grid.columns}
        course = self._course(grid)
        first, *rest = [*found.values(), *([course] if course else [])]
        foot = self._foot([first, *rest])
        drawn = tabled(self._rows(grid, words, course), self._said(words, foot))
        exhibit = _exhibit(words, number, foot, drawn, how_made if course else "")
        return Shown(exhibit, first, drawn, by_indicator(first, rest), course)

    def _course(self, grid: Grid) -> Evidence | None:
        trend = grid.trend
        return self.witness.evidence(trend.shows, self.told.through) if trend else None

    def _evidence(self, claim: str) -> Evidence:
        when = month_of(self.told.claims[claim].when, self.told.through)
        return self.witness.evidence(self._claimed(claim), when)

    def _said(self, words: Words, foot: Foot) -> Spoken:
        """The words of a picture: it may travel alone, so its edition's label is among them."""
        return said(words, self.language, self._signed(foot.source), foot.footnotes)

    def _signed(self, source: str) -> str:
        label = self.witness.reading.store.edition.label.get(self.language.name, "")
        return self.language.signed.format(source=source, label=label).strip()

    def _claimed(self, claim: str) -> Selection:
        return self.told.claims[claim].shows

    def _foot(self, found: Sequence[Evidence]) -> Foot:
        measures = dict.fromkeys(name for it in found for name in it.measures)
        source = self.language.source.format(
            measures=self.language.listed([self.language.measures[it] for it in measures]),
            vintage=self.language.day_of(max(it.vintage for it in found)),
        )
        crossed = (broken for it in found for broken in it.breaks)
        return Foot(source, footnotes(crossed, self.language))

    def _rows(self, grid: Grid, words: Words, course: Evidence | None) -> Table:
        drawn = None
        if grid.trend and course:
            keys = self.told.roles[grid.rows]
            drawn = trends(course, grid.names, grid.trend.y, keys, self.language)
        return laid(grid, words, self.told, self.language, drawn)


def by_indicator(first: Evidence, rest: Sequence[Evidence]) -> dict[str, Evidence]:
    """The further evidence, each once, under the indicator's name and a number if need be."""
    found: dict[str, Evidence] = {}
    for it in rest:
        if it not in (first, *found.values()):
            name = it.selection.indicator
            alike = sum(one.selection.indicator == name for one in found.values())
            found[f"{name}_{alike + 1}" if alike else name] = it
    return found


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
        made_html=made_link(f"exhibit-{words.name}", how_made) if how_made else Markup(),
        pictures=drawn.pictures,
        table=drawn.table,
    )
