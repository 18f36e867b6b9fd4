"""Frames that laws are tried on, made by hypothesis."""

from datetime import date

import polars as pl
from hypothesis import strategies as st

MONTHS = [date(2024 + n // 12, n % 12 + 1, 1) for n in range(24)]
DECEMBER = date(2025, 12, 1)
KEYS = ["month", "flow", "measure", "partner", "product"]
FLOWS = [
    ("imports", "imports_for_consumption"),
    ("imports", "calculated_duty"),
    ("imports", "dutiable_value"),
    ("exports", "total_exports"),
    ("exports", "re_exports"),
]

dollars = st.integers(0, 10**10)
months = st.sampled_from([it for it in MONTHS if it.month in {1, 2}])
trades = st.lists(
    st.tuples(
        months,
        st.sampled_from(FLOWS),
        st.sampled_from(["CAN", "MEX", "TWN"]),
        st.sampled_from(["04", "08"]),
        dollars,
    ),
    min_size=1,
    max_size=40,
).map(
    lambda rows: pl.DataFrame(
        [(month, *kind, *others) for month, kind, *others in rows],
        [*KEYS, "value_usd"],
        orient="row",
    )
)
suppliers = st.lists(st.integers(1, 10**12), min_size=1, max_size=8)
monthly = st.lists(st.integers(-(10**12), 10**12), min_size=24, max_size=24)


def of_partners(values, month=DECEMBER):
    return pl.DataFrame(
        {"month": month, "partner": [f"P{n}" for n in range(len(values))], "value_usd": values}
    )


def of_months(values):
    return pl.DataFrame({"month": MONTHS, "value_usd": values})
