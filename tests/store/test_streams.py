"""A part that is written as its rows come."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from balanza import catalog
from balanza.errors import SchemaError, StoreError
from balanza.store import stream

NAMES = catalog.table("country_names")
JUNE = date(2025, 6, 1)


def piece(*codes):
    return pa.table(
        {
            "month": pa.array([JUNE] * len(codes), pa.date32()),
            "flow": ["imports"] * len(codes),
            "country_code": pa.array(codes).dictionary_encode(),
            "name": ["X"] * len(codes),
            "snapshot": ["1f" * 32] * len(codes),
        }
    )


def kept(folder, *pieces):
    """The file that a stream makes of pieces, and what it holds."""
    with stream(NAMES, folder, "part", group=2) as its:
        for it in pieces:
            its.take(it)
        its.close()
        return its.rows, pq.ParquetFile(its.path.rename(folder / "kept.parquet"))


def test_pieces_gather_into_row_groups_and_keep_their_order(tmp_path):
    rows, file = kept(tmp_path, piece("1"), piece("2"), piece("3", "4", "5"), piece("6"))
    assert rows == 6
    assert [file.metadata.row_group(n).num_rows for n in range(3)] == [2, 3, 1]
    assert file.read()["country_code"].to_pylist() == ["1", "2", "3", "4", "5", "6"]


def test_a_large_piece_becomes_several_row_groups(tmp_path):
    _, file = kept(tmp_path, piece("1", "2", "3", "4", "5"))
    assert [file.metadata.row_group(n).num_rows for n in range(3)] == [2, 2, 1]


def test_words_are_words_in_the_file_however_they_came(tmp_path):
    _, file = kept(tmp_path, piece("1"))
    assert file.schema_arrow.field("country_code").type == pa.string()


def test_a_stream_without_rows_is_a_file_without_rows(tmp_path):
    rows, file = kept(tmp_path)
    assert (rows, file.metadata.num_rows) == (0, 0)


def test_other_columns_are_refused_and_named(tmp_path):
    with (
        stream(NAMES, tmp_path, "part") as its,
        pytest.raises(SchemaError, match="Columns month, flow came; expected are month, flow"),
    ):
        its.take(piece("1").select(["month", "flow"]))


def test_what_goes_wrong_in_the_background_is_raised_and_nothing_stays(tmp_path):
    wrong = piece("1", "2").set_column(0, "month", pa.array(["June", "July"]))
    with (
        pytest.raises(pa.ArrowInvalid, match="Failed to parse"),
        stream(NAMES, tmp_path, "part") as its,
    ):
        its.take(wrong)
    assert not list(tmp_path.iterdir())


def test_a_disk_that_is_full_is_told_and_nothing_stays(tmp_path):
    (tmp_path / ".draft-part").symlink_to("/dev/full")
    with (
        pytest.raises(StoreError, match=r"could not be written: .* See to the disk"),
        stream(NAMES, tmp_path, "part") as its,
    ):
        its.take(piece("1"))
    assert not list(tmp_path.iterdir())


def test_what_nobody_adopted_vanishes(tmp_path):
    with stream(NAMES, tmp_path, "part") as its:
        its.take(piece("1"))
    assert not list(tmp_path.iterdir())
