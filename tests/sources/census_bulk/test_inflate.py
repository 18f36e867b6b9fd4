"""What is inflated here is what zipfile would give, or an error."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanza.sources.census_bulk.inflate import inflated

TEXT = bytes(range(256)) * 40


def packed(path, body, how=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", how) as archive:
        archive.writestr("FIRST.TXT", b"before")
        archive.writestr("DETAIL.TXT", body)
    return path


def pieces(path, size):
    with zipfile.ZipFile(path) as archive:
        return list(inflated(archive, "DETAIL.TXT", size))


@given(body=st.binary(max_size=3000), size=st.integers(1, 4000))
def test_the_pieces_are_the_whole_and_none_is_larger_than_asked(tmp_path_factory, body, size):
    found = pieces(packed(tmp_path_factory.mktemp("zip") / "a.zip", body), size)
    assert b"".join(found) == body
    assert all(len(it) <= size for it in found)


def test_a_member_that_is_not_packed_comes_as_it_is(tmp_path):
    found = pieces(packed(tmp_path / "a.zip", TEXT, zipfile.ZIP_STORED), 1000)
    assert b"".join(found) == TEXT


def test_a_member_with_another_checksum_is_refused(tmp_path):
    path = packed(tmp_path / "a.zip", TEXT)
    whole = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        checksum = archive.getinfo("DETAIL.TXT").CRC.to_bytes(4, "little")
    path.write_bytes(whole.replace(checksum, b"\0\0\0\0"))
    with pytest.raises(zipfile.BadZipFile, match=r"DETAIL\.TXT has another checksum"):
        pieces(path, 1000)


def test_a_member_that_is_shorter_than_its_text_is_refused(tmp_path):
    path = packed(tmp_path / "a.zip", TEXT)
    with zipfile.ZipFile(path) as archive:
        archive.getinfo("DETAIL.TXT").compress_size -= 20
        with pytest.raises(zipfile.BadZipFile, match=r"DETAIL\.TXT ends too early"):
            list(inflated(archive, "DETAIL.TXT", 1000))


def test_bytes_that_are_not_deflated_are_refused(tmp_path):
    path = packed(tmp_path / "a.zip", TEXT)
    whole = bytearray(path.read_bytes())
    place = whole.index(b"DETAIL.TXT") + len(b"DETAIL.TXT")
    whole[place : place + 8] = b"\xff" * 8
    path.write_bytes(bytes(whole))
    with pytest.raises(zipfile.BadZipFile, match=r"DETAIL\.TXT: "):
        pieces(path, 1000)
