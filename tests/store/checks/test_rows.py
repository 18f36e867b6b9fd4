"""The rows of a part are read again, whatever its record says of their bytes."""

import hashlib
from datetime import date

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from balanza.catalog import table
from balanza.store import adopt
from balanza.store.checks import rows

PART = "atp_totals country of 2025-08-05"


@pytest.fixture
def replaced(store, part):
    """Put other rows in the place of a part, with a record that names their digest."""

    def put(change):
        path = part.path(store.warehouse.folder)
        pq.write_table(change(pq.read_table(path, partitioning=None)), path)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        other = msgspec.structs.replace(part, file=f"rows-{digest[:8]}.parquet", sha256=digest)
        hidden = path.rename(path.with_name("hidden"))
        adopt(other, hidden, store.warehouse.folder)

    return put


@pytest.mark.usefixtures("part")
def test_rows_that_fit_are_sound(scope):
    account = rows(scope())
    assert (account.looked, account.remarks) == ("3, each against its table", ())


def test_a_key_that_stands_twice_is_damage(replaced, scope, told):
    replaced(lambda it: pa.concat_tables([it.slice(0, 2), it.slice(0, 1)]))
    [(severity, says, count, example)] = told(rows(scope()))
    assert (severity, says, count) == ("damage", "parts whose rows break a rule", 1)
    assert "key (month, flow, measure) stands more than once in 2 rows" in example


def test_a_value_below_zero_is_damage(replaced, scope, told):
    place = table("atp_totals").fields.index("value_usd")
    replaced(lambda it: it.set_column(place, "value_usd", pa.array([5, -6, 7], pa.int64())))
    assert "value_usd is below 0 in 1 rows" in told(rows(scope()))[0][3]


def test_months_that_the_record_does_not_know_are_damage(replaced, scope, told):
    months = [date(2025, 1, 1), date(2025, 2, 1), date(2025, 4, 1)]
    replaced(lambda it: it.set_column(0, "month", pa.array(months, pa.date32())))
    says = "parts whose facets are not those of their rows"
    assert told(rows(scope())) == [("damage", says, 1, PART)]


def test_rows_whose_bytes_changed_are_not_read(store, part, scope):
    part.path(store.warehouse.folder).write_text("no table")
    assert rows(scope()).looked == "0, each against its table"
