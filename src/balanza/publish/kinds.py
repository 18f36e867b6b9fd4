"""Which statistics a selection is of, and the months in which all of them are there."""

from collections.abc import Sequence
from datetime import date

from balanza import catalog
from balanza.catalog import Selection
from balanza.errors import QuestionError
from balanza.publish.wide import CATEGORIES
from balanza.store import Facet

SIDES = ("general_imports", "imports_for_consumption", "total_exports", "domestic_exports")


def preferred_measures(facets: Sequence[Facet]) -> set[str]:
    """One measure of each flow: the first that the catalog lists."""
    preferred = catalog.field("measure").one_of
    flows = {it.flow for it in facets}
    return {
        min((it.measure for it in facets if it.flow == flow), key=preferred.index)
        for flow in flows
    }


def measures_of(facets: Sequence[Facet], selection: Selection, as_of: date) -> set[str]:
    """The measures that the selection is of: those its indicator sets against each other.

    Raises  QuestionError when one of them is not there
    """
    wanted = catalog.indicator(selection.indicator).measures
    if not wanted:
        return preferred_measures(facets)
    if lost := [it for it in wanted if it not in {facet.measure for facet in facets}]:
        raise QuestionError(
            f"{selection.indicator} needs {' and '.join(lost)}, which {selection.table} does "
            f"not hold as of {as_of}. Fetch it, leave out conditions on measure or flow, or "
            f"load the bulk files and ask hs10."
        )
    return set(wanted)


def common_months(facets: Sequence[Facet], selection: Selection) -> set[date]:
    """The months of all flows, and of all measures, that the selection needs."""
    flows = {"imports", "exports"} if is_of_balance(selection) else {it.flow for it in facets}
    kinds = [{m for it in facets if it.flow == flow for m in it.months} for flow in flows]
    kinds.extend(
        {m for it in facets if it.measure == measure for m in it.months}
        for measure in catalog.indicator(selection.indicator).measures
    )
    return set.intersection(*kinds) if kinds else set()


def is_of_balance(selection: Selection) -> bool:
    """Whether flows come together: the indicator is of both, or of their balance."""
    both = catalog.indicator(selection.indicator).both_flows
    return both or selection.of == "balance_usd"


def check_among(selection: Selection) -> None:
    """Refuse to compare what happens to come first, where nothing is compared as a rule."""
    if catalog.indicator(selection.indicator).names_among and not selection.among:
        raise QuestionError(
            f"{selection.indicator} compares whatever it is asked to, and nothing was named. "
            f"Name a category of the commodities of hs10 with --among "
            f"({', '.join(CATEGORIES)}), or a column of {selection.table}, such as partner."
        )


def check_levels(facets: Sequence[Facet], selection: Selection) -> None:
    """Refuse a selection of several levels, which overlap."""
    levels = sorted({it.level for it in facets})
    if len(levels) > 1:
        raise QuestionError(
            f"{selection.table} holds the levels {', '.join(levels)}, which overlap. "
            f"Choose one: --where level={levels[0]}"
        )


def check_sides(measures: set[str], selection: Selection) -> None:
    """Refuse a balance of what is only a part of a flow, or a duty on it."""
    if is_of_balance(selection) and (wrong := sorted(measures - set(SIDES))):
        raise QuestionError(
            f"A balance of {selection.table} cannot be of {', '.join(wrong)}: that is a part "
            f"of a flow, or a duty on it. Take one measure a flow of {', '.join(SIDES)}."
        )
