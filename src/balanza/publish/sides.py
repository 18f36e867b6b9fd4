"""The two sides of a reconciliation: the sum over the codes, and what the table states."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import narwhals as nw

from balanza import bridges, catalog
from balanza.definitions import choose
from balanza.errors import QuestionError
from balanza.frames import LazyFrame
from balanza.periods import Month
from balanza.publish.lines import Supply, supplies
from balanza.publish.reading import Reading

CELL = ("month", "flow", "partner", "product", "level", "measure")
APART = (bridges.UNLISTED, bridges.UNASSIGNED)
NOT_ADVANCED = "00"  # what no category of atp holds; the table has no such row


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be reconciled: the table `against`, in which months, with whose list.

    `where` chooses values of flow, partner, product (of the table), level and measure;
    `list_year` insists on the list of another year.
    """

    against: str = "atp"
    since: Month | None = None
    through: Month | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    list_year: int | None = None

    def __post_init__(self) -> None:
        choose("classification that commodities lead to", self.against, bridges.LEVELS)
        for name in self.where:
            choose("column to reconcile by", name, dict.fromkeys(CELL[1:]))

    def wants(self, flow: str, measure: str, month: date) -> bool:
        """Whether it is about these rows."""
        at = Month.of(month)
        return (
            flow in self.where.get("flow", (flow,))
            and measure in self.where.get("measure", (measure,))
            and (self.since or at) <= at <= (self.through or at)
        )


def in_common(question: Question, reading: Reading) -> list[Supply]:
    """Months, flows and measures that both the codes and the table have, as wanted.

    Raises  QuestionError when there are none
    """
    stated: dict[tuple[str, str], set[date]] = {}
    for part in reading.parts(question.against):
        for facet in part.facets:
            stated.setdefault((facet.flow, facet.measure), set()).update(facet.months)
    stored = supplies(reading)
    found = []
    for it in stored:
        both = stated.get((it.flow, it.measure), set()).intersection(it.months)
        months = tuple(m for m in sorted(both) if question.wants(it.flow, it.measure, m))
        if months:
            found.append(Supply(it.table, it.flow, it.measure, months, it.vintages))
    if not found:
        raise QuestionError(
            f"{question.against} and the trade by ten-digit commodity have no month of one "
            f"measure in common, as far as was asked for. {question.against}: "
            f"{_told(stated)}; commodities: "
            f"{_told({(it.flow, it.measure): it.months for it in stored})}. Different measures "
            f"are never compared. Fetch what is missing with `balanza refresh`."
        )
    return found


def _told(kinds: Mapping[tuple[str, str], Iterable[date]]) -> str:
    return ", ".join(
        f"{measure} {Month.of(min(months))} to {Month.of(max(months))}"
        for (_, measure), months in sorted((key, list(it)) for key, it in kinds.items())
    )


def levels(question: Question, reading: Reading) -> list[str]:
    """The levels of the table that are compared: all it has, or those that were asked for.

    Raises  QuestionError when it has none of those
    """
    stored = {it.level for part in reading.parts(question.against) for it in part.facets}
    wanted = question.where.get("level", tuple(stored))
    if lost := sorted(set(wanted) - stored):
        raise QuestionError(
            f"{question.against} is not stored at the level {', '.join(lost)}; there is "
            f"{', '.join(sorted(stored)) or 'none, for it has no levels'}. Fetch it with "
            f"`balanza refresh {question.against} --level {lost[0]}`, or leave it out."
        )
    return sorted(wanted)


def sum_side(question: Question, categories: LazyFrame, level: str) -> LazyFrame:
    """The sum over the codes at one level, of the full `categories` of the codes."""
    depth = bridges.depth_of(question.against, level)
    code = nw.col(question.against)
    apart = APART if question.against != "atp" else (*APART, NOT_ADVANCED)
    named = {"level": nw.lit(level), "product": code.str.slice(0, depth) if depth else code}
    return categories.filter(~code.is_in(apart)).with_columns(**named)


def stated_side(
    question: Question, reading: Reading, supply: Sequence[Supply], level: str
) -> LazyFrame:
    """What the table states at one level, of the months and measures of `supply`."""
    stored = reading.store.warehouse.read(
        catalog.table(question.against),
        reading.as_of,
        lambda part: any(it.level == level for it in part.facets),
    )
    of_level = stored.filter(nw.col("level") == level) if level else stored
    kinds = [
        (nw.col("flow") == it.flow)
        & (nw.col("measure") == it.measure)
        & nw.col("month").is_in(it.months)
        for it in supply
    ]
    common = of_level.filter(nw.any_horizontal(*kinds, ignore_nulls=True))
    return common.with_columns(level=nw.lit(level))


def sides(
    question: Question, reading: Reading, supply: Sequence[Supply], categories: LazyFrame
) -> tuple[LazyFrame, LazyFrame]:
    """Both sides at all levels, with the same partners and in the same columns.

    Raises  as `levels`
    """
    summed, stated = [], []
    for level in levels(question, reading):
        table = stated_side(question, reading, supply, level)
        ours = sum_side(question, categories, level)
        folded = bridges.named_alike(ours, table, ("month", "flow", "level", "measure"))
        summed.append(_wanted(folded, question))
        stated.append(_wanted(table, question))
    return nw.concat(summed), nw.concat(stated)


def _wanted(side: LazyFrame, question: Question) -> LazyFrame:
    chosen = [name for name in ("partner", "product") if name in question.where]
    conditions = [nw.col(name).is_in(list(question.where[name])) for name in chosen]
    kept = side.filter(*conditions) if conditions else side
    return kept.select(*CELL, nw.col("value_usd").cast(nw.Float64))
