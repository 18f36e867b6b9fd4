"""What is rechecked of a store, one module a question; none of it writes."""

from balanza.store.checks.account import Account, Remark, Remarks
from balanza.store.checks.detail import detail
from balanza.store.checks.parts import called, parts
from balanza.store.checks.rows import rows
from balanza.store.checks.scope import Scope
from balanza.store.checks.series import gaps, year_to_date
from balanza.store.checks.snapshots import snapshots
from balanza.store.checks.totals import totals

__all__ = [
    "Account",
    "Remark",
    "Remarks",
    "Scope",
    "called",
    "detail",
    "gaps",
    "parts",
    "rows",
    "snapshots",
    "totals",
    "year_to_date",
]
