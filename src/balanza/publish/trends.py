"""Small trends for the rows of a table."""

from collections.abc import Sequence

from markupsafe import Markup

from balanza.figures import sparkline
from balanza.periods import Month
from balanza.publications.language import Language
from balanza.publish.evidence import Evidence
from balanza.publish.pictures import WRITTEN

MISSING = "–"


def trends(
    evidence: Evidence, of: str, y: str, keys: Sequence[str], language: Language
) -> dict[str, Markup]:
    """The course of `y` for each of `keys`, values of the column `of`, all on one scale.

    Each says in words where it begins and ends. A dash stands for one without values.
    """
    points = {
        key: sorted((row["month"], row[y]) for row in evidence.rows if row[of] == key)
        for key in keys
    }
    most = max((value for it in points.values() for _, value in it), default=1.0)
    drawn = {key: Markup(MISSING) for key in keys}  # noqa: S704  our own sign
    for key, course in points.items():
        if course:
            (start, first), (end, last) = course[0], course[-1]
            says = language.charts.trend.format(
                first=WRITTEN[y](first, language.amounts),
                start=language.short_of(Month.of(start)),
                last=WRITTEN[y](last, language.amounts),
                end=language.short_of(Month.of(end)),
            )
            line = sparkline([value for _, value in course], most, f"{of}-{key}", says)
            drawn[key] = Markup(line)  # noqa: S704  drawn by us
    return drawn
