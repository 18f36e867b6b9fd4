"""How a category's growth is told."""

from collections.abc import Iterator, Mapping
from typing import Any

from balanza import catalog, units
from balanza.cli.say import say, say_edition, say_table
from balanza.cli.tables import table
from balanza.publish.growth import Growth
from balanza.store import Store

FEW = 10
ROOM = 28
WHOLE_YEAR = 12
ALL = ("before", "value_usd", "change", "trade_usd", "reclassified_usd")
PARTS = {
    "trade_usd": (1, "trade in codes that stayed"),
    "moved_in_usd": (1, "codes that moved in"),
    "moved_out_usd": (-1, "codes that moved out"),
    "new_usd": (1, "new codes"),
    "ended_usd": (-1, "codes that ended"),
}


def say_growth(found: Growth, store: Store) -> None:
    """One category as a bridge from year to year, with its codes; several as a table."""
    say(f"{_name(found)}, {found.measure.replace('_', ' ')}, {_years(found)}")
    if found.category.code:
        _bridge(found, found.parts[0])
        if found.codes:
            say(f"\nCodes that came or went: {len(found.codes):,}")
            table([_short(it) for it in found.codes], FEW)
    else:
        to = found.category.to
        table([{to: it[to], **{name: it[name] for name in ALL}} for it in found.parts])
    if any(found.unlisted):
        told = " and ".join(units.size(it) for it in found.unlisted)
        say(f"\nIn no category, under codes that the year's list does not know: {told}.")
    say(f"\nDollars in millions. Lists: {', then '.join(_lists(found))}. ")
    say_edition(store)


def _name(found: Growth) -> str:
    it = found.category
    if not it.code:
        return f"{it.to}, {it.flow}"
    name = catalog.product_name(it.to, it.code, "en")
    return f"{name} ({it.to} {it.code}), {it.flow}" if name != it.code else f"{it.to} {name}"


def _years(found: Growth) -> str:
    years, count = found.years, len(found.months)
    span = "" if count == WHOLE_YEAR else f", {count} month{'s' if count > 1 else ''} of each"
    return f"{years.first} to {years.last}{span}"


def _bridge(found: Growth, it: Mapping[str, Any]) -> None:
    """The way from the one year's value to the other's, and how much of it is trade."""
    lines = [
        [_end(found, 0), units.usd_millions(it["before"])],
        *(
            [f"  {says}", units.usd_millions(sign * it[name])]
            for name, (sign, says) in PARTS.items()
        ),
        [_end(found, 1), units.usd_millions(it["value_usd"])],
    ]
    say_table(["", "million USD"], lines, ["million USD"])
    say(
        f"Of a change of {units.usd(it['change'])}, {units.usd(it['trade_usd'])} is trade in "
        f"codes that stayed, {units.usd(it['reclassified_usd'])} the list. Had the earlier "
        f"list held in both years, trade would be {units.usd(it['trade_old_list_usd'])}; had "
        f"the later, {units.usd(it['trade_new_list_usd'])}."
    )


def _end(found: Growth, place: int) -> str:
    """The year that stands at an end, with its list where that is another year's."""
    year = (found.years.first, found.years.last)[place]
    lists = found.lists[place]
    own = all(it.year == year for it in lists)
    return str(year) if own else f"{year}, list of {lists[0].year}"


def _lists(found: Growth) -> Iterator[str]:
    for its in found.lists:
        yield f"{its[0]:%Y-%m}" if len(its) == 1 else f"{its[0]:%Y-%m} to {its[-1]:%Y-%m}"


def _short(row: Mapping[str, Any]) -> dict[str, Any]:
    """A code with few words, so that it fits on a line."""
    return {
        "product": row["product"],
        "was in": row["category_before"] or "-",
        "is in": row["category"] or "-",
        "before": row["before"],
        "value_usd": row["value_usd"],
        "description": row["description"][:ROOM],
    }
