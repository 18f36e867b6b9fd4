"""What workbook and slides say by themselves, and how their programs write numbers."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from balanza.publications.plain import plain
from balanza.units import ENGLISH, HUNDREDTHS, Notation, signed

if TYPE_CHECKING:
    from balanza.publications.content import Exhibit

M = "\N{MINUS SIGN}"
SPACE = "\\\N{NO-BREAK SPACE}"  # as a spreadsheet wants a letter that stands for itself
THOUSAND, TOLD = 1000, 6
PERCENT = re.compile(r"(?:\\\xa0)?%")


class OfficeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words of workbook and slides in one language.

    `heads` call the columns of rows, `names` the columns that stand beside codes, `units` the
    units of findings, `scales` the units of charts by how many dollars they are. `drawn` is
    what stands beneath a native chart that cannot be like its picture, by kind of figure.
    """

    contents: str
    open_with: str
    exhibit: str
    title: str
    shows: str
    rows: str
    unit: str
    numbers: str
    numbers_intro: str
    name: str
    value: str
    written: str
    meaning: str
    formula: str
    sources: str
    sources_intro: str
    address: str
    queries: str
    queries_intro: str
    used_by: str
    line: str
    behind: str
    data: str
    all_rows: str
    chart_data: str
    category: str
    making: str
    making_points: tuple[str, ...]
    drawn: dict[str, str]
    page_of: str
    units: dict[str, str]
    scales: dict[str, str]
    heads: dict[str, str]
    names: dict[str, str]


def office_words(language: str) -> OfficeWords:
    """The words of workbook and slides in `language`.

    Raises  UnknownName when there is no file of words for it
    """
    from balanza.publications.page import page_words  # noqa: PLC0415  it holds our words

    return page_words(language).office


def _minus(form: str) -> str:
    """`form` with the sign that is as wide as a plus, where a spreadsheet writes a hyphen."""
    return f'{form};"{M}"{form}'


# How numbers are written, in the code of spreadsheets, by unit.
FORMS: Mapping[str, str] = {
    "": "",
    "month": "mmm yyyy",
    "usd": _minus("#,##0"),
    "ratio": _minus("0.0%"),
    "rank": "0",
    "places": f'+0;"{M}"0;0',
    "index": "0.000",
    "number": _minus("#,##0"),
    "truth": "",
    "verdict": "",
    "whole": _minus("#,##0"),
    "tenths": _minus("#,##0.0"),
    "whole_signed": f'+#,##0;"{M}"#,##0;0',
    "tenths_signed": f'+#,##0.0;"{M}"#,##0.0;0.0',
}
# The same for the styles in which a table quotes findings; the cell still holds dollars.
STYLES: Mapping[str, str] = {
    "usd": _minus("$#,##0"),
    "size": "$#,##0;$#,##0",
    "usd_billions": _minus("#,##0.0,,,"),
    "usd_millions": _minus("#,##0.0,,"),
    "percent": _minus("0.0%"),
    "change": f'+0%;"{M}"0%;+0%',
    "points": f'+0.0%;"{M}"0.0%;+0.0%',
    "index": "0.000",
    "tenths": "#,##0.0",
    "partner": "",
    "whole": "0",
    "ordinal": "0",
}


def spoken(form: str, by: Notation, locale: str) -> str:
    """`form` as a language has it: the space before a per cent sign, the names of months.

    Which signs part decimals and thousands is up to the reader's program.
    """
    sign = by.percent.removeprefix("{}")
    months = form
    if form == FORMS["month"] and by != ENGLISH:
        months = f"[$-{_number_of(locale)}]{form}"
    return PERCENT.sub(lambda _: sign.replace("\N{NO-BREAK SPACE}", SPACE), months)


def fitting(form: str, value: object) -> str:
    """`form` for one cell: what it would show as nought with a minus has none."""
    if not isinstance(value, int | float) or value >= 0 or ";" not in form:
        return form
    first = form.split(";", 1)[0].lstrip("+")
    shown = abs(value) * (HUNDREDTHS if "%" in first else 1)
    shown /= THOUSAND ** (len(first) - len(first.rstrip(",")))
    decimals = first.partition(".")[2].count("0")
    return first if round(shown, decimals) == 0 else form


@cache
def _number_of(locale: str) -> str:
    """The number that every spreadsheet knows a locale by; not all know its name."""
    from locale import windows_locale  # noqa: PLC0415  only here

    wanted = locale.replace("-", "_")
    return next(f"{number:X}" for number, name in windows_locale.items() if name == wanted)


def written(value: float, form: str, by: Notation = ENGLISH) -> str:
    """`value` as a spreadsheet writes it in `form`, where a label must be words.

    >>> written(-298.94, FORMS["tenths"]), written(51_613.0, FORMS["whole_signed"])
    ('−298.9', '+51,613')
    >>> written(0.716, FORMS["ratio"]), written(2, FORMS["rank"])
    ('71.6%', '2')
    """
    first = form.split(";", 1)[0]
    decimals = first.partition(".")[2].count("0")
    comma = "," if "," in first else ""
    size = by.marked(f"{abs(value):{comma}.{decimals}f}")
    if first.endswith("%"):
        size = by.share(value, decimals)
    return signed(size, value, "+" if first.startswith("+") else "")


def unsigned(form: str) -> str:
    """`form` without its plus: an axis has none."""
    return form.replace("+", "")


def noted(exhibit: "Exhibit") -> str:
    """What stands beneath an exhibit in an office program, true of what is drawn there."""
    own = exhibit.chart.says if exhibit.chart else ""
    return own or plain(exhibit.note_html)


def described(exhibit: "Exhibit") -> str:
    """What an exhibit shows, for those who cannot see it, as it is drawn there."""
    chart = exhibit.chart
    if not (chart and chart.says and chart.kind == "bars"):
        return exhibit.alt
    pairs = zip(chart.categories, chart.series[0].values, strict=True)
    told = [
        f"{name} {written(value or 0, chart.form, chart.notation)}" for name, value in pairs
    ]
    return f"{chart.says} {', '.join(told[:TOLD])}."
