"""How a brief, a number of it, and the source behind it are cited.

A reference is made once, as the Citation Style Language has it, and written in other forms.
Days are those of the data: the same data are cited alike whenever they are.

Source  https://docs.citationstyles.org/en/stable/specification.html (CSL 1.0.2)
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import metadata
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from markupsafe import Markup

from balanza.findings import Finding, Origin
from balanza.periods import Month
from balanza.publications.content import Page
from balanza.publications.page import PageWords
from balanza.store import Snapshot

Reference: TypeAlias = dict[str, Any]
LATEX = re.compile(r"[&%$#_{}~^\\]")
WORDED = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
NOTE = "Data through {through}, as known on {known}."
SERVICE = "data/timeseries/intltrade/"


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited: a brief of the months up to `through`, as known on the day `known`."""

    name: str
    title: str
    label: str
    through: str
    known: date
    version: str


def work(name: str, content: Page, through: Month, known: date) -> Work:
    """The brief that was made by this version of the program, as something to cite."""
    version = metadata.version("balanza")
    return Work(name, content.title, content.label, str(through), known, version)


def cited(content: Page, it: Work, findings: Iterable[Finding], words: PageWords) -> Page:
    """`content` that says in its `words` how it and each of its numbers is cited."""
    found = {one.name: one for one in findings}

    def said(finding: Finding | None = None) -> str:
        return _sentence(references(it, finding, words.cite_note)[0], words.cite_version)

    whole = said()
    return replace(
        content,
        traces=tuple(
            replace(one, cite=said(replace(found[one.name], text=one.value_text)))
            if one.name in found
            else replace(one, cite=whole)
            for one in content.traces
        ),
        colophon_html=content.colophon_html + Markup("<p>{}: {}</p>").format(words.cite, whole),
    )


def references(
    cited: Work, finding: Finding | None = None, told: str = NOTE
) -> list[Reference]:
    """The brief, or one number of it; then the data sets that a number stands on.

    `told` says since when and until when the data are.
    """
    note = told.format(through=cited.through, known=cited.known)
    key = f"balanza-{cited.name}-{cited.through}-{cited.known}"
    if finding:
        note, key = f"{finding.name}: {finding.text}. {note}", f"{key}-{finding.name}"
    brief = {
        "id": key,
        "type": "report",
        "author": [{"literal": "balanza"}],
        "issued": _parts(cited.known),
        "title": cited.title,
        "version": cited.version,
        "note": f"{note} {cited.label}".strip(),
    }
    return [brief, *data_sets(finding.sources if finding else ())]


def data_sets(sources: Iterable[Origin | Snapshot]) -> list[Reference]:
    """The data sets that `sources` are answers of, each as of the day of its youngest."""
    from balanza.sources.census import source  # noqa: PLC0415  brings the HTTP client along

    census = source()
    youngest: dict[str, str] = {}
    for it in sources:
        address = it.url.partition("?")[0]
        youngest[address] = max(youngest.get(address, ""), it.fetched_at[:10])
    return [
        {
            "id": f"census-{re.sub(r'[^a-z0-9]+', '-', _data_set(url))}-{day}",
            "type": "dataset",
            "author": [{"literal": census.provider}],
            "issued": _parts(date.fromisoformat(day)),
            "accessed": _parts(date.fromisoformat(day)),
            "title": f"{census.title}: {_data_set(url)}",
            "version": day,
            "URL": url,
        }
        for url, day in sorted(youngest.items())
    ]


def _data_set(url: str) -> str:
    path = urlsplit(url).path.strip("/")
    return path.removeprefix(SERVICE) if SERVICE in path else path.rpartition("/")[2]


def _parts(day: date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def text(found: Iterable[Reference]) -> str:
    """References in words, one a line."""
    return "\n".join(map(_sentence, found))


def _sentence(it: Reference, version: str = "version") -> str:
    told = [f"{_author(it)} ({_day(it)}).", f"{it['title']} ({version} {it['version']})."]
    return " ".join([*told, *(it[name] for name in ("note", "URL") if name in it)])


def bibtex(found: Iterable[Reference]) -> str:
    """References for LaTeX."""
    return "\n\n".join(map(_entry, found))


def _entry(it: Reference) -> str:
    year, month, _ = it["issued"]["date-parts"][0]
    kind = "techreport" if it["type"] == "report" else "misc"
    pairs = {
        "author": f"{{{_latex(_author(it))}}}",
        "title": f"{{{_latex(it['title'])}}}",
        "institution": "balanza" if kind == "techreport" else "",
        "year": str(year),
        "month": str(month),
        "version": it["version"],
        "note": _latex(it.get("note", "")),
        "url": it.get("URL", ""),
        "urldate": _day(it),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in pairs.items() if value)
    return f"@{kind}{{{it['id']},\n{lines}}}"


def _latex(words: str) -> str:
    return LATEX.sub(lambda sign: WORDED.get(sign[0], f"\\{sign[0]}"), words)


def csl(found: Iterable[Reference]) -> str:
    """References as CSL-JSON, which reference managers and Pandoc read."""
    return json.dumps(list(found), indent=1, ensure_ascii=False)


def ris(found: Iterable[Reference]) -> str:
    """References as RIS, which most reference managers read."""
    return "\n".join(_record(it) for it in found)


def _record(it: Reference) -> str:
    lines = [
        ("TY", "RPRT" if it["type"] == "report" else "DATA"),
        ("AU", _author(it)),
        ("TI", it["title"]),
        ("DA", _day(it).replace("-", "/")),
        ("ET", it["version"]),
        ("N1", it.get("note", "")),
        ("UR", it.get("URL", "")),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in lines if value or tag == "ER")


def _author(it: Reference) -> str:
    return str(it["author"][0]["literal"])


def _day(it: Reference) -> str:
    return date(*it["issued"]["date-parts"][0]).isoformat()


CITED: Mapping[str, Callable[[Iterable[Reference]], str]] = {
    "text": text,
    "bibtex": bibtex,
    "csl": csl,
    "ris": ris,
}
