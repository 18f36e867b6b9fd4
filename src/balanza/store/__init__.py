"""Where data rests: the bytes as they came, and the tables made of them."""

from balanza.store.drafts import draft, draft_folder
from balanza.store.journal import Entry, Journal
from balanza.store.ledger import Ledger
from balanza.store.parts import Facet, Part
from balanza.store.queries import answer
from balanza.store.snapshots import Snapshot, Snapshots
from balanza.store.store import SAMPLE, Edition, Store, default_folder, open_store
from balanza.store.streams import Stream, adopt, stream
from balanza.store.warehouse import Engine, Warehouse, loaded, packed, rows_in

__all__ = [
    "SAMPLE",
    "Edition",
    "Engine",
    "Entry",
    "Facet",
    "Journal",
    "Ledger",
    "Part",
    "Snapshot",
    "Snapshots",
    "Store",
    "Stream",
    "Warehouse",
    "adopt",
    "answer",
    "default_folder",
    "draft",
    "draft_folder",
    "loaded",
    "open_store",
    "packed",
    "rows_in",
    "stream",
]
