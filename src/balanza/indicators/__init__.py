"""Pure functions from frame to frame of any kind; the YAML beside each says what it means."""

from balanza.indicators.balance import balance
from balanza.indicators.churn import churn
from balanza.indicators.concentration import concentration
from balanza.indicators.concentration_ratio import concentration_ratio
from balanza.indicators.constant_market_share import constant_market_share
from balanza.indicators.contribution import contribution
from balanza.indicators.dependence import dependence
from balanza.indicators.dutiable_share import dutiable_share
from balanza.indicators.duty_rate import duty_rate
from balanza.indicators.exposure import exposure
from balanza.indicators.grubel_lloyd import grubel_lloyd
from balanza.indicators.rank import rank
from balanza.indicators.rank_persistence import rank_persistence
from balanza.indicators.rank_shift import rank_shift
from balanza.indicators.re_export_share import re_export_share
from balanza.indicators.reclassification import reclassification
from balanza.indicators.record import record
from balanza.indicators.share import share
from balanza.indicators.shift_share import shift_share
from balanza.indicators.single_point_of_failure import single_point_of_failure
from balanza.indicators.sourcing_shift import sourcing_shift
from balanza.indicators.time_since import time_since
from balanza.indicators.twelve_months import twelve_months
from balanza.indicators.year_on_year import year_on_year
from balanza.indicators.year_to_date import year_to_date

__all__ = [
    "balance",
    "churn",
    "concentration",
    "concentration_ratio",
    "constant_market_share",
    "contribution",
    "dependence",
    "dutiable_share",
    "duty_rate",
    "exposure",
    "grubel_lloyd",
    "rank",
    "rank_persistence",
    "rank_shift",
    "re_export_share",
    "reclassification",
    "record",
    "share",
    "shift_share",
    "single_point_of_failure",
    "sourcing_shift",
    "time_since",
    "twelve_months",
    "year_on_year",
    "year_to_date",
]
