"""How a language says what every brief says: months, lists, sources."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from balanza.definitions import Definition, choose, define, read
from balanza.figures import Phrases
from balanza.periods import Month
from balanza.units import Notation

PACKAGE = "balanza.publications"
PAIR = 2


class Language(Definition, frozen=True, kw_only=True):
    """The words and forms of one language, as prose.<name>.yaml lists them."""

    language: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    span: str
    month: str
    short_span: str
    short_month: str
    within_span: str
    within_month: str
    within_year: str
    axis_span: str
    axis_month: str
    day: str
    range_of_years: str
    whole: tuple[str, ...] = ()  # phrases that a line does not break in
    comma: str
    joint: str
    joint_before: dict[str, str] = msgspec.field(default_factory=dict)
    numbers: tuple[str, ...]
    amounts: Notation
    possessive: str
    source: str
    signed: str
    dateline: str
    colophon: str
    measures: dict[str, str]
    total: str
    columns: dict[str, str]
    charts: Phrases
    words: dict[str, dict[str, str]]
    verdicts: dict[str, str] = msgspec.field(default_factory=dict)  # where not said as they are
    selection: dict[str, str] = msgspec.field(default_factory=dict)  # the same of selections

    def year_to_date(self, through: Month, *, short: bool = False) -> str:
        """January to `through`, as a sentence or as a label says it."""
        names = self.short_months if short else self.months
        if through.number == 1:
            form = self.short_month if short else self.month
        else:
            form = self.short_span if short else self.span
        return form.format(first=names[0], last=names[through.number - 1], year=through.year)

    def within(self, through: Month) -> str:
        """When it happened, year to date: with its preposition, as a sentence goes on."""
        forms = {1: self.within_month, len(self.months): self.within_year}
        last = self.months[through.number - 1]
        form = forms.get(through.number, self.within_span)
        return form.format(first=self.months[0], last=last, year=through.year)

    def axis_year(self, last: Month) -> str:
        """A year as an axis names it; one that is not over, with its months."""
        if last.number == len(self.months):
            return str(last.year)
        form = self.axis_month if last.number == 1 else self.axis_span
        first, end = self.short_months[0], self.short_months[last.number - 1]
        return form.format(first=first, last=end, year=last.year)

    def month_of(self, month: Month) -> str:
        """A month, in full."""
        return self.month.format(first=self.months[month.number - 1], year=month.year)

    def short_of(self, month: Month) -> str:
        """A month, as a label says it."""
        return self.short_month.format(
            first=self.short_months[month.number - 1], year=month.year
        )

    def day_of(self, day: date) -> str:
        """A day, in full."""
        return self.day.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def listed(self, words: Sequence[str]) -> str:
        """Words in a row, as a sentence joins them."""
        if len(words) < PAIR:
            return "".join(words)
        return f"{self.comma.join(words[:-1])}{self.joint_to(words[-1])}{words[-1]}"

    def joint_to(self, word: str) -> str:
        """What joins `word` to the ones before it, which may depend on how it begins."""
        begins = (it for it in self.joint_before if word.lower().startswith(it))
        return self.joint_before.get(next(begins, ""), self.joint)

    def counted(self, number: int) -> str:
        """A small number in words."""
        return self.numbers[number] if number < len(self.numbers) else str(number)


@cache
def languages() -> dict[str, Language]:
    """Every language we publish in, by its two letters."""
    names = [it.name.split(".") for it in files(PACKAGE).iterdir()]
    codes = sorted(it[1] for it in names if it[0] == "prose" and it[-1] == "yaml")
    return {
        code: define(Language, code, read(PACKAGE, f"prose.{code}.yaml"), f"prose.{code}.yaml")
        for code in codes
    }


def language(code: str) -> Language:
    """The language with the two letters `code`."""
    return choose("language", code, languages())
