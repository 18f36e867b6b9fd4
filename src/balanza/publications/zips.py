"""Zip files whose bytes depend on what is in them and on nothing else, such as the hour."""

import io
import re
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file can tell
PROPERTIES = "docProps/core.xml"
STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
PACKED = (".docx", ".pptx", ".xlsx")


def steady(body: bytes, day: str) -> bytes:
    """The office document `body`, dated to `day` (ISO) all through, whatever the clock said.

    What is embedded in it, such as the data of a chart, is a document as well.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, _dated(name, old.read(name), day))
    return packed.getvalue()


def _dated(name: str, body: bytes, day: str) -> bytes:
    if name.endswith(PACKED):
        return steady(body, day)
    if name == PROPERTIES:
        return STAMP.sub(rf"\g<1>{day}T00:00:00Z\g<3>".encode(), body)
    return body
