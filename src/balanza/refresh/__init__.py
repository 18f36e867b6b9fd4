"""Sources to store: what is asked, in which order, and what of it is kept."""

from balanza.refresh.order import Order
from balanza.refresh.refresh import Change, Step, refresh

__all__ = ["Change", "Order", "Step", "refresh"]
