"""Sources to store: what is asked, in which order, and what of it is kept."""

from balanza.refresh.bulk import BULK, Loading, load_bulk
from balanza.refresh.order import Order
from balanza.refresh.refresh import Change, Step, refresh

__all__ = ["BULK", "Change", "Loading", "Order", "Step", "load_bulk", "refresh"]
