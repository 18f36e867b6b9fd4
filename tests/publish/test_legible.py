# ruff: noqa: E501  SQL as DuckDB writes it
import duckdb
import pytest

from balanza.publish.legible import legible

ROWS = """
CREATE TABLE trade AS SELECT * FROM (VALUES
    (DATE '2025-05-01', 'MEX', 'O''Hare', 3), (DATE '2025-06-01', 'MEX', 'a AND b', 4),
    (DATE '2025-06-01', 'TWN', 'a AND b', 5), (DATE '2025-06-01', NULL, '(', NULL)
) AS rows(month, partner, place, value_usd)
"""
SUMMED = """WITH step_0 AS (
SELECT "month", "partner", "place", "value_usd" FROM trade
),
step_1 AS (
SELECT "month", "partner", CAST("value_usd" AS DOUBLE) AS "value_usd" FROM step_0 WHERE (((("partner" IS NOT NULL) AND ("month" >= '2025-06-01'::DATE)) AND (contains(['a AND b', 'O''Hare'], "place")))) AND ((NOT ("value_usd" IS NULL)))
),
step_2 AS (
SELECT "month", "partner", COALESCE(sum("value_usd"), 0) AS "value_usd" FROM step_1 GROUP BY "month", "partner"
),
step_3 AS (
SELECT "month" AS "month", "partner" AS "partner", "value_usd" FROM step_2
),
step_4 AS (
SELECT "month", "partner", "value_usd" FROM step_3
)
SELECT * FROM step_4 WHERE (("month" = '2025-06-01'::DATE))"""
NUMBERED = """WITH step_0 AS (
SELECT "month" AS "end", "value_usd" FROM trade
),
step_1 AS (
SELECT *, (
row_number() over (partition by "end"  )
) AS "row_index" FROM step_0
),
step_2 AS (
SELECT "end" FROM step_1 WHERE (("row_index" = 1))
)
SELECT * FROM step_2"""
JOINED = """WITH step_0 AS (
SELECT "partner", "month", "value_usd" AS "before" FROM trade
),
step_1 AS (
SELECT "partner", "month" FROM step_0
)
SELECT "lhs"."partner", "before" FROM step_1 AS "lhs" LEFT JOIN step_0 AS "rhs" ON (("lhs"."partner" = "rhs"."partner") AND ("lhs"."month" = "rhs"."month"))"""
EITHER = """WITH step_0 AS (
SELECT "month", "partner", "value_usd" FROM trade
)
SELECT * FROM step_0 WHERE ((("month"("month") = 5) OR ("partner" = 'TWN'))) UNION ALL SELECT * FROM step_0 WHERE ((NOT contains(['MEX'], "partner")))"""
ALONE = """WITH step_0 AS (
SELECT "value_usd", 0 AS "_all" FROM trade
),
step_1 AS (
SELECT "_all", COALESCE(sum("value_usd"), 0) AS "value_usd" FROM step_0 GROUP BY "_all"
)
SELECT "value_usd" FROM step_1"""


@pytest.fixture
def engine():
    with duckdb.connect() as engine:
        engine.execute(ROWS)
        yield engine


@pytest.mark.parametrize("sql", [SUMMED, NUMBERED, JOINED, EITHER, ALONE])
def test_what_is_legible_gives_the_same_rows_under_the_same_names(engine, sql):
    before, after = engine.sql(sql), engine.sql(legible(sql))
    assert after.columns == before.columns
    assert sorted(after.fetchall(), key=str) == sorted(before.fetchall(), key=str) != []


def test_steps_that_hand_columns_on_are_left_out_and_a_condition_has_a_line():
    assert legible(SUMMED).splitlines() == [
        "WITH kept_1 AS (",
        "  SELECT month, partner, CAST(value_usd AS DOUBLE) AS value_usd",
        "  FROM trade",
        "  WHERE partner IS NOT NULL",
        "    AND month >= DATE '2025-06-01'",
        "    AND place IN ('a AND b', 'O''Hare')",
        "    AND value_usd IS NOT NULL",
        "), sums_2 AS (",
        "  SELECT month, partner, COALESCE(sum(value_usd), 0) AS value_usd",
        "  FROM kept_1",
        "  GROUP BY month, partner",
        ")",
        "SELECT month, partner, value_usd",
        "FROM sums_2",
        "WHERE month = DATE '2025-06-01'",
    ]


def test_the_first_row_of_each_key_is_a_distinct_and_a_reserved_word_keeps_its_quotes():
    told = legible(NUMBERED)
    assert 'SELECT DISTINCT "end"\n' in told
    assert "row_number" not in told


def test_a_step_whose_columns_a_join_could_mistake_is_kept():
    assert legible(JOINED).count(" AS (") == 2


def test_sql_without_steps_is_only_relieved_of_signs():
    assert legible('SELECT "month" AS "month" FROM "trade"') == "SELECT month\nFROM trade"
