"""Files that a user brings, read into tables of ours: no network, no store, no snapshot."""

from balanza.sources.supplied.ideal_points import ideal_points
from balanza.sources.supplied.input_output import wide
from balanza.sources.supplied.tariff import tariff
from balanza.sources.supplied.world_trade import world_trade

__all__ = ["ideal_points", "tariff", "wide", "world_trade"]
