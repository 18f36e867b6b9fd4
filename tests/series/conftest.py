"""The airline series: international passengers a month, in thousands, 1949 to 1960.

Series G of Box and Jenkins, Time Series Analysis: Forecasting and Control (1970).
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from balanza.periods import Month
from balanza.series import Monthly


@pytest.fixture(scope="session")
def airline():
    with (Path(__file__).parent / "airline.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    values = np.array([float(it) for row in rows for it in row[1:]])
    return Monthly(Month(1949, 1), values)


@pytest.fixture
def monthly():
    """Make a series that begins in January 2015."""
    return lambda values: Monthly(Month(2015, 1), np.array(values, dtype=np.float64))
