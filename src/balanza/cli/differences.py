"""How the differences of two briefs are printed or written."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from balanza import units
from balanza.cli.results import put
from balanza.cli.say import say, say_table
from balanza.findings import Difference, Finding, confirmed, differences

COLUMNS = ("finding", "before", "after", "difference", "in %", "differs")


def write(
    before: Sequence[Finding], after: Sequence[Finding], form: str, out: Path | None
) -> int:
    """Print what differs, or write it to `out`; how many findings do."""
    found = differences(before, after)
    if form == "table" and out is None:
        _table(found)
    else:
        put([_record(it) for it in found], form, out)
    same, from_others = confirmed(before, after)
    say(
        f"{_counted(found)}{same} unchanged, {from_others} of them from other bytes. "
        f"Data as of {_known(before)} and of {_known(after)}.",
        to_stderr=form != "table",
    )
    return len(found)


def _table(found: Sequence[Difference]) -> None:
    if found:
        say_table(COLUMNS, [_line(it) for it in found], COLUMNS[1:5])
    else:
        say("Nothing changed.")


def _record(it: Difference) -> dict[str, Any]:
    """A difference for another program; in one cell, aspects have spaces between."""
    return asdict(it) | {"differs": " ".join(it.differs)}


def _line(it: Difference) -> list[str]:
    """A difference for a reader."""
    return [
        it.name,
        it.before or "-",
        it.after or "-",
        _difference(it),
        units.revised(it.relative) if it.unit == "usd" and it.relative is not None else "",
        ", ".join(name for name in it.differs if name != "vintage") or it.kind,
    ]


def _difference(it: Difference) -> str:
    """The difference in the unit of the finding; of shares and changes in points."""
    if it.difference is None:
        return ""
    if it.unit == "usd":
        return units.usd(it.difference)
    if "%" in it.after:
        return units.points(it.difference)
    return f"{it.difference:+.3g}".replace("-", units.MINUS)


def _known(findings: Sequence[Finding]) -> str:
    """The day of the youngest bytes of all."""
    return str(max(it.vintage for it in findings)) if findings else "no day"


def _counted(found: Sequence[Difference]) -> str:
    kinds = [it.kind for it in found]
    return "".join(f"{kinds.count(it)} {it}, " for it in ("changed", "new", "gone"))
