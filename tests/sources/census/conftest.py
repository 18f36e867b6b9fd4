"""Questions to ask of Census, and a Census that replies as a test says. No network."""

import io
import zipfile
from pathlib import Path

import httpx2
import pytest

from balanza.periods import Month, Span
from balanza.sources import census

SPECIMENS = Path(__file__).parent / "specimens"
KEY = "0123456789abcdef"
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET = f'<worksheet xmlns="{MAIN}"><sheetData>{{}}</sheetData></worksheet>'
XLSX = {
    "[Content_Types].xml": f"""<Types xmlns="{PACKAGE}/content-types">
<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>
</Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>""",
    "xl/workbook.xml": f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">
<sheets><sheet name="country" sheetId="1" r:id="rId1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
</Relationships>""",
}


@pytest.fixture
def specimen():
    """The bytes of an answer kept in specimens/."""
    return lambda name: (SPECIMENS / name).read_bytes()


@pytest.fixture
def ask():
    """Make a question: ask("imports/hitech", "2025-01", "2025-06", products=("04",))."""

    def make(path, first, last="", **rest):
        known = census.endpoint(path)
        span = Span(Month.parse(first), Month.parse(last or first))
        return census.Question(known, span, rest.pop("measure", known.measure), **rest)

    return make


class Wire(httpx2.MockTransport):
    """Replies with each of its replies in turn, the last of them for ever; keeps what came."""

    def __init__(self, *replies):
        super().__init__(self.reply)
        self.replies = list(replies)
        self.asked = []

    def reply(self, request):
        """The next reply: a response, bytes, an error, or what a function makes of it."""
        self.asked.append(request)
        it = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        it = it(request) if callable(it) else it
        if isinstance(it, Exception):
            raise it
        return httpx2.Response(200, content=it) if isinstance(it, bytes) else it


@pytest.fixture
def replying():
    """A Census that gives these replies, and the wire that tells what it was asked."""

    def make(*replies, key=KEY, **patience):
        wire = Wire(*replies)
        return census.connect(key, wire=wire, patience=census.Patience(**patience)), wire

    return make


COLUMNS = [f"{flow}{month}" for flow in "IE" for month in (*MONTHS, "YR")]


@pytest.fixture
def workbook():
    """A country.xlsx by hand: workbook({("0007", 2025): {"IJAN": 1.5, "IYR": 1.5}}).

    Cells that are not given hold a zero; `header` replaces the names of the columns.
    """

    def make(rows, header=("year", "CTY_CODE", "CTYNAME", *COLUMNS)):
        lines = [
            [float(year), code, f"Name of {code}", *(values.get(it, 0.0) for it in COLUMNS)]
            for (code, year), values in rows.items()
        ]
        return _xlsx([list(header), *lines])

    return make


def _xlsx(lines):
    """The bytes of a workbook of one sheet."""
    sheet = "".join(f"<row>{''.join(map(_cell, line))}</row>" for line in lines)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        for name, text in {**XLSX, "xl/worksheets/sheet1.xml": SHEET.format(sheet)}.items():
            parts.writestr(name, text)
    return file.getvalue()


def _cell(value):
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    return f"<c><v>{value}</v></c>"
