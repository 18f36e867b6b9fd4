"""The example of the page on change, as it stands there."""

import pyarrow as pa
import pytest

from balanza.frames import rows as rows_of
from balanza.indicators import balance, twelve_months, year_on_year, year_to_date


@pytest.fixture
def balances(engine):
    sides = [
        (f"{year}-{number:02d}-01", flow, value)
        for year, imports in ((2024, 30), (2025, 36))
        for number in range(1, 13)
        for flow, value in (("exports", 10), ("imports", imports))
    ]
    months, flows, values = zip(*sides, strict=True)
    trade = engine(
        pa.table(
            {
                "month": pa.array(months).cast(pa.date32()),
                "flow": flows,
                "value_usd": pa.array(values, pa.int64()),
            }
        )
    )
    return balance(trade)


@pytest.mark.parametrize(
    ("indicator", "column", "expected"),
    [
        (year_to_date, "balance_usd", -156),
        (twelve_months, "balance_usd", -276),
        (year_on_year, "year_on_year", pytest.approx(0.3)),
    ],
)
def test_june_is_as_on_paper(balances, indicator, column, expected):
    told = rows_of(indicator(balances, of="balance_usd"))
    [june] = [it for it in told if f"{it['month']:%Y-%m}" == "2025-06"]
    assert june[column] == expected
