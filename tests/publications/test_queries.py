from hashlib import sha256

import duckdb

from balanza.publications.notes import notes
from balanza.publications.page import page_words
from balanza.publications.queries import pointer, script, views


def test_each_query_is_a_view_and_says_where_it_stands(content):
    page = content()
    lines = script(page).splitlines()
    first, second = views(page)
    assert [lines[it.first - 1] for it in (first, second)] == [
        "CREATE OR REPLACE VIEW Q1 AS",
        "CREATE OR REPLACE VIEW Q2 AS",
    ]
    assert lines[second.first] == "SELECT 3;"
    assert (first.notes, second.notes) == ((1, 2), (3,))
    assert second.told(page_words("en")).startswith(f"line {second.first}; reads ")


def test_a_view_names_the_tables_that_it_reads(content):
    [it, *_] = content().traces
    read = "SELECT 1 FROM 'data/tables/atp.parquet' JOIN 'data/tables/atp.parquet'"
    page = content(traces=(type(it)(**{**fields(it), "query": read}),), blocks=())
    assert views(page)[0].tables == ("atp",)


def fields(it):
    return {name: getattr(it, name) for name in it.__slots__}


def test_notes_name_the_file_and_its_digest(content):
    page = content()
    told = pointer(page, page_words("en"))
    assert sha256(script(page).encode()).hexdigest() in told
    assert told.startswith("They stand in queries.sql, ")


def test_the_file_says_whose_it_is(content):
    head = script(content()).splitlines()[:3]
    assert head == ["-- R&D <now>", "-- Data through June 2025", "-- Sample edition"]


def test_once_it_is_read_the_sql_of_a_note_runs_as_it_stands(content):
    page = content()
    asked = 'SELECT "b" FROM (\nSELECT 7 AS "b", \'01\' AS p\n) WHERE "p" = \'01\''
    traces = [type(it)(**{**fields(it), "query": asked}) for it in page.traces[:2]]
    page = content(traces=tuple(traces), blocks=())
    engine = duckdb.connect()
    engine.execute(script(page))
    assert [engine.sql(it.sql).fetchall() for it in notes(page).notes] == [[(7,)]] * 2
