"""Office files without a clock: the ZIP around them, the same for the same parts."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST = "[Content_Types].xml"  # readers look for it at the front


def timeless(packed: bytes, day: date) -> bytes:
    """`packed` with its parts in order of name, each of `day`; their content stays."""
    there, made = ZipFile(BytesIO(packed)), BytesIO()
    with ZipFile(made, "w") as archive:
        for name in sorted(there.namelist(), key=lambda it: (it != FIRST, it)):
            part = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            part.compress_type = ZIP_DEFLATED
            part.create_system = 0  # the same on every machine
            archive.writestr(part, there.read(name))
    return made.getvalue()
