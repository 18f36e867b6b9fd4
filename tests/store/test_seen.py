"""Large files are looked at once for all processes, and again when they have changed."""

import os
from datetime import date

import pytest

from balanza.errors import StoreError
from balanza.store import parts
from balanza.store.seen import FILE, LARGE, is_as_seen, remember

SHA = "1f" * 32


@pytest.fixture
def large(tmp_path):
    """A large file in a warehouse, that is remembered."""
    path = tmp_path / "table" / "rows.parquet"
    path.parent.mkdir()
    path.write_bytes(b"0" * LARGE)
    remember(path, SHA, tmp_path)
    return path


def test_a_large_file_is_remembered(large, tmp_path):
    assert is_as_seen(large, SHA, tmp_path)
    assert not is_as_seen(large, "2e" * 32, tmp_path)


def test_a_file_that_was_touched_is_looked_at_again(large, tmp_path):
    os.utime(large, ns=(1, 1))
    assert not is_as_seen(large, SHA, tmp_path)


def test_a_file_that_grew_is_looked_at_again(large, tmp_path):
    now = large.stat()
    large.write_bytes(b"0" * (LARGE + 1))
    os.utime(large, ns=(now.st_atime_ns, now.st_mtime_ns))
    assert not is_as_seen(large, SHA, tmp_path)


def test_what_is_remembered_last_counts(large, tmp_path):
    large.write_bytes(b"1" * (LARGE + 1))
    remember(large, "2e" * 32, tmp_path)
    assert is_as_seen(large, "2e" * 32, tmp_path)


def test_a_small_file_is_not_remembered(tmp_path):
    small = tmp_path / "rows.parquet"
    small.write_bytes(b"0")
    remember(small, SHA, tmp_path)
    assert not (tmp_path / FILE).exists()
    assert not is_as_seen(small, SHA, tmp_path)


def test_a_line_that_was_cut_short_is_passed_over(large, tmp_path):
    with (tmp_path / FILE).open("ab") as lines:
        lines.write(b'{"file": "rows')
    remember(large, SHA, tmp_path)
    assert is_as_seen(large, SHA, tmp_path)


def test_a_memory_that_cannot_be_written_costs_only_time(large, tmp_path):
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).symlink_to("/dev/full")
    remember(large, SHA, tmp_path)
    (tmp_path / FILE).unlink()
    assert not is_as_seen(large, SHA, tmp_path)


def test_a_part_that_is_as_it_was_seen_is_not_read(tmp_path):
    part = parts.Part(
        table="goods",
        part="all",
        vintage=date(2025, 8, 5),
        file="rows-1f.parquet",
        sha256=SHA,
        rows=1,
        facets=(),
    )
    path = part.path(tmp_path)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"0" * LARGE)
    parts.write_record(tmp_path, part)
    assert part.intact(tmp_path) == path  # though its digest is another
    with pytest.raises(StoreError, match="its bytes now have the digest"):
        part.intact(tmp_path, anew=True)
