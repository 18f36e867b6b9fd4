"""Two vintages of a world, small enough to check by hand.

What was known of two months: Mexico's sales are revised by +5, Canada's row vanishes (-7),
Japan's appears (+2), Taiwan's stay. March is new; of exports only January was known.
"""

from datetime import date

import pyarrow as pa
import pytest

BEFORE = """
2025-01 imports MEX 20
2025-01 imports TWN 10
2025-02 imports MEX 30
2025-02 imports CAN 7
2025-01 exports MEX 15
"""
AFTER = """
2025-01 imports MEX 20
2025-01 imports TWN 10
2025-02 imports MEX 35
2025-02 imports JPN 2
2025-03 imports MEX 40
2025-01 exports MEX 14
2025-02 exports MEX 16
"""


@pytest.fixture
def vintage(engine):
    """Make a frame on each engine from lines such as `2025-01 imports MEX 20`."""

    def make(text):
        lines = [line.split() for line in text.strip().splitlines()]
        month, flow, partner, dollars = zip(*lines, strict=True) if lines else [()] * 4
        columns = {
            "month": pa.array([date.fromisoformat(f"{it}-01") for it in month], pa.date32()),
            "flow": pa.array(flow, pa.string()),
            "partner": pa.array(partner, pa.string()),
            "value_usd": pa.array(map(int, dollars), pa.int64()),
            "snapshot": pa.array([f"{text[:9]}{n}" for n in range(len(lines))], pa.string()),
        }
        return engine(pa.table(columns))

    return make


@pytest.fixture
def before(vintage):
    return vintage(BEFORE)


@pytest.fixture
def after(vintage):
    return vintage(AFTER)
