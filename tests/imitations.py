"""Fixtures that write what a provider publishes, small and by hand."""

import io
import zipfile

import pytest

from balanza.sources.census_bulk import archives
from balanza.sources.census_bulk.layouts import layouts

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


def _record(layout, told, number):
    """A record: words to the left, numbers to the right; `number` writes a number."""
    cells = []
    for column, (_, width) in layout.places.items():
        value = told.get(column, 0 if width == 15 else "")
        cells.append(number(value) if width == 15 else str(value).ljust(width))
    return "".join(cells)


def _control(layout, detail):
    """What the records of a control file say: the sums of the detail by its key."""
    found = {}
    for it in detail:
        row = found.setdefault(tuple(it[name] for name in layout.key), {"year": 0})
        row |= {name: it[name] for name in (*layout.key, "year", "month")}
        for name in layout.measures:
            row[name] = row.get(name, 0) + it.get(name, 0)
    return list(found.values())


@pytest.fixture
def bulk():
    """Write an archive: bulk(folder / "IMDB2506.ZIP", detail); it sums as it must.

    `change` may change the members before they are written; `end` ends a line.
    """

    def write(path, detail, change=lambda _: None, end="\r\n", number="{:015d}".format):
        kind = archives()["imports" if path.name.upper().startswith("IM") else "exports"]
        rows = {it: _control(layouts()[it], detail) for it in kind.controls}
        rows[kind.detail] = detail
        for it in rows.get("IMP_COMM", []):
            it |= {"quantity_unit_1": "KG", "quantity_unit_2": "X"}
        members = {
            f"{name}.TXT": end.join(_record(layouts()[name], it, number) for it in told) + end
            for name, told in rows.items()
        }
        change(members)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in members.items():
                archive.writestr(name, text)
        return path

    return write


@pytest.fixture
def entered():
    """Two records of imports in June 2025; the second is a carrier of the year to date."""
    first = {
        "product": "8471500150",
        "country_code": "2010",
        "programme": "S+",
        "district_of_entry": "24",
        "district_of_unlading": "24",
        "rate_provision": "18",
        "year": "2025",
        "month": "06",
        "consumption_value_usd": 123456789012,
        "consumption_value_ytd_usd": 123456789012,
        "general_value_usd": 7,
        "general_value_ytd_usd": 9,
    }
    carried = {
        **{name: value for name, value in first.items() if not name.endswith("_usd")},
        "country_code": "5700",
        "programme": "",
        "consumption_value_ytd_usd": 40,
    }
    return [first, carried]


LISTS = {
    "CONCORD": [
        "8471500150"
        + "PROCESSING UNITS, WITHOUT A DISPLAY".ljust(150)
        + "PROCESSING UNITS".ljust(50)
        + "NO    75230"
        + "21300"
        + "334111"
        + "104"
    ],
    "COUNTRY": ["2010MEXICO " + "MEXICO".ljust(50), "5700CHINA  " + "CHINA".ljust(50)],
    "DISTRICT": ["24EL PASO" + "EL PASO, TX".ljust(50)],
    "HITECH": ["04" + "INFORMATION & COMMUNICATIONS".ljust(30)],
    "NAICS": ["334111" + "ELECTRONIC COMPUTERS".ljust(50)],
    "ENDUSE": ["21300" + "COMPUTERS".ljust(100)],
    "SITC": ["75230" + "DIGITAL PROCESSING UNITS".ljust(150) + " " * 50],
    "HSDESC": ["8471  " + "AUTOMATIC DATA PROCESS MACHINES".ljust(150) + " " * 50],
}


@pytest.fixture
def listed():
    """Put lists of codes into an archive: bulk(path, detail, listed)."""

    def change(members, end="\r\n"):
        members |= {
            f"{name}.TXT": "".join(it + end for it in told) for name, told in LISTS.items()
        }

    return change
