import io
import zipfile

from balanza.publications.zips import steady

CORE = (
    '<x><dcterms:created a="b">{}T07:08:09Z</dcterms:created>'
    "<dcterms:modified>{}</dcterms:modified></x>"
)


def packed(day, inner=b""):
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as file:
        file.writestr(
            zipfile.ZipInfo("docProps/core.xml", (day, 1, 1, 0, 0, 0)), CORE.format(day, day)
        )
        file.writestr("word.xml", b"same")
        if inner:
            file.writestr("embedded/data.xlsx", inner)
    return body.getvalue()


def test_documents_of_two_days_are_the_same_bytes():
    old, new = (packed(day, packed(day)) for day in (1999, 2026))
    assert old != new
    assert steady(old, "2025-08-05") == steady(new, "2025-08-05")


def test_a_document_keeps_its_parts_and_tells_the_day_of_its_data():
    file = zipfile.ZipFile(io.BytesIO(steady(packed(1999), "2025-08-05")))
    assert file.namelist() == ["docProps/core.xml", "word.xml"]
    assert file.read("word.xml") == b"same"
    assert file.read("docProps/core.xml").count(b"2025-08-05T00:00:00Z") == 2
