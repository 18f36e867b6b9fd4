"""Sources to store: what is asked, in which order, and what of it is kept."""

from balanza.refresh.bulk import BULK, Loading, load_bulk
from balanza.refresh.code_lists import Lists, load_code_lists
from balanza.refresh.downloads import download_bulk
from balanza.refresh.order import Order
from balanza.refresh.refresh import Change, Step, refresh
from balanza.refresh.repair import Mended, repair
from balanza.refresh.verify import Verdict, verify

__all__ = [
    "BULK",
    "Change",
    "Lists",
    "Loading",
    "Mended",
    "Order",
    "Step",
    "Verdict",
    "download_bulk",
    "load_bulk",
    "load_code_lists",
    "refresh",
    "repair",
    "verify",
]
