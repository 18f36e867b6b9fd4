"""The whole bundle as a user makes it: the same bytes twice, the same numbers in all files.

What is compared is read back from the files, by other libraries than wrote them if possible.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from html import unescape

import docx
import openpyxl
import pptx
import pypdf
import pytest

LANGUAGES = {"en": "", "es": "es/"}
FORMATS = "html,pdf,docx,md,xlsx,pptx,svg,png,sdmx"
WORDS = [
    "--through",
    "2025-06",
    "--as-of",
    "2025-08-31",
    "--lang",
    "en,es",
    "--format",
    FORMATS,
]
ON = """
import os, sys
if sys.argv[1] == "1" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
from balanza.cli import main
main(sys.argv[2:])
"""
PROSE = re.compile(
    r'popovertarget="card-([^"]+)">(.*?)</button><sup class="note"><a [^>]*>(\d+)</a>',
    re.DOTALL,
)
CARD = re.compile(r'<p class="value" id="card-([^"]+)-value">(.*?)</p>', re.DOTALL)
TAKEN = re.compile(r"SELECT (\S+) FROM \(\n(.*)\n\)(?: WHERE (.*))?", re.DOTALL)
SCALES = [Decimal(it) for it in ("1", "1e-6", "1e-9", "1e-12", "1e2", "1e4")]
HEAD = 9  # the row of a workbook's column heads


def made(folder, cores, seed):
    answer = subprocess.run(
        [sys.executable, "-c", ON, cores, "brief", *WORDS, "--out", str(folder)],
        env=os.environ | {"PYTHONHASHSEED": seed, "BALANZA_STORE": str(folder / "no")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return folder


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """Both languages in every format: by a process each, where there are two cores."""
    return made(tmp_path_factory.mktemp("bundle"), "all", "1")


@pytest.fixture(scope="module", params=LANGUAGES)
def of(request, bundle):
    """The bytes of a file of one language, by the end of its name."""
    return lambda name: (bundle / LANGUAGES[request.param] / name).read_bytes()


@pytest.fixture(scope="module")
def findings(bundle):
    return {it["name"]: it for it in json.loads((bundle / "findings.json").read_bytes())}


@pytest.fixture(scope="module")
def numbers(of):
    """The sheet of numbers: value, as it is written, and what it is, by name."""
    book = openpyxl.load_workbook(io.BytesIO(of("north_america.xlsx")))
    rows = book.worksheets[-3].iter_rows(min_row=HEAD + 1, values_only=True)
    return {row[0]: (row[1], row[3], row[4]) for row in rows if row[0]}


@pytest.fixture(scope="module")
def prose(of):
    """Every number that the page's text quotes: its name, its words, its note."""
    found = PROSE.findall(of("index.html").decode())
    return [(name, unescape(re.sub("<[^>]+>", "", text)), n) for name, text, n in found]


def of_pdf(of):
    reader = pypdf.PdfReader(io.BytesIO(of("north_america.pdf")))
    return "".join(it.extract_text() for it in reader.pages)


def of_word(of):
    body = docx.Document(io.BytesIO(of("north_america.docx"))).element.body
    return "".join(it.text or "" for it in body.iter() if it.tag.endswith("}t"))


def of_markdown(of):
    plain = re.sub(r"\\([^\w\s])", r"\1", of("north_america.md").decode())
    return plain.replace("**", "").replace("[^", "[")


@pytest.fixture(scope="module", params=[of_pdf, of_word, of_markdown])
def paper(request, of):
    return tight(request.param(of))


def tight(text):
    return re.sub(r"\s", "", text)


def means(text, value):
    """Whether the digits of `text` are `value`, rounded to as many places as it has."""
    digits = re.sub(r"[^\d.,]", "", text).strip(".,")
    whole, _, rest = digits.rpartition(".") if "." in digits else (digits, "", "")
    told = Decimal(f"{whole.replace(',', '')}.{rest or 0}")
    half = Decimal(5).scaleb(-len(rest) - 1)
    exact = abs(Decimal(str(value)))
    return any(abs(exact * scale - told) <= half for scale in SCALES)


def test_it_is_the_same_bytes_on_one_core_as_on_all_and_with_any_seed(bundle, tmp_path):
    again = made(tmp_path / "again", "1", "2")
    sums = (bundle / "SHA256SUMS").read_text("utf-8")
    assert (again / "SHA256SUMS").read_text("utf-8") == sums
    assert sums.count("\n") == len([it for it in bundle.rglob("*") if it.is_file()]) - 1


def test_the_workbook_has_every_finding_to_its_last_digit(numbers, findings):
    assert len(numbers) > 40
    for name, (value, _, _) in numbers.items():
        told = findings[name]["value"]
        assert value == (told if isinstance(told, str) else pytest.approx(told, rel=1e-15))


def test_what_the_text_quotes_is_the_finding_rounded(prose, findings):
    quoted = [(name, text) for name, text, _ in prose if re.search(r"\d", text)]
    assert len(quoted) > 60
    wrong = [it for it in quoted if not means(it[1], findings[it[0]]["value"])]
    assert not wrong


def test_the_cards_of_the_page_write_numbers_as_the_workbook_does(of, numbers):
    cards = {name: unescape(text) for name, text in CARD.findall(of("index.html").decode())}
    assert {name: cards[name] for name in numbers} == {
        name: written for name, (_, written, _) in numbers.items()
    }


def test_paper_quotes_what_the_page_quotes_with_the_same_note(paper, prose):
    """On paper the link of an exhibit itself is the mark of its source, after the day."""
    quoted = [it for it in prose if not it[0].startswith("exhibit-")]
    assert len(quoted) > 60
    said = [rf"{re.escape(tight(text))}\[?\^?{number}" for _, text, number in quoted]
    drawn = [number for name, _, number in prose if name.startswith("exhibit-")]
    marks = [rf"20\d\d\.?\[?\^?{number}" for number in drawn]
    assert len(marks) == 10
    assert not [it for it in said + marks if not re.search(it, paper)]


def test_notes_on_paper_write_numbers_as_the_workbook_does(paper, numbers):
    for name, (_, written, says) in numbers.items():
        assert tight(f"{written} {says.removesuffix('.')}") in paper, name


def test_notes_of_slides_write_numbers_as_the_workbook_does(of, numbers):
    deck = pptx.Presentation(io.BytesIO(of("north_america.pptx")))
    lines = "\n".join(
        it.notes_slide.notes_text_frame.text for it in deck.slides if it.has_notes_slide
    ).split("\n")
    meant = {says: written for _, written, says in numbers.values()}
    found = [
        (line, f"{written}: {says}")
        for says, written in meant.items()
        for line in lines
        if line.endswith(f": {says}")
    ]
    assert len(found) > 30
    assert all(line == expected for line, expected in found)


def test_a_finding_is_the_number_in_the_row_of_the_data_that_it_was_taken_of(bundle, findings):
    package = json.loads((bundle / "data" / "datapackage.json").read_bytes())
    tables = {
        it["query"]: list(
            csv.DictReader(io.StringIO((bundle / "data" / it["path"]).read_text()))
        )
        for it in package["resources"]
        if "query" in it
    }
    compared = 0
    for it in findings.values():
        column, query, where = TAKEN.fullmatch(it["query"]).groups()
        if query not in tables or column == "*":
            continue
        keys = dict(re.findall(r"\"(\w+)\" = '?(\w+)'?", where))
        [row] = [row for row in tables[query] if keys.items() <= row.items()]
        told, value = row[column.strip('"')], it["value"]
        assert told == value or float(told) == pytest.approx(value, rel=1e-11)
        compared += 1
    assert compared > 15
