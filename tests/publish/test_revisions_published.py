"""The bridges of the sample edition end where published figures stand."""

import pytest

from balanza.periods import Month
from balanza.publish import Comparison, revisions
from balanza.store import SAMPLE, Store

STEPS = ["new_months", "gone_months", "revised", "appeared", "vanished"]


# Published: the balance of 2024 and of the first half of 2025, as known on two days, in
# billions of dollars (editions of the Census Bureau's country.xlsx).
@pytest.mark.parametrize("table", ["atp_totals", "atp"])
@pytest.mark.parametrize(
    ("since", "through", "before", "after"),
    [
        (Month(2024, 1), Month(2024, 12), -298.9, -294.4),
        (Month(2025, 1), Month(2025, 6), -213.1, -212.8),
    ],
)
def test_the_bridge_ends_in_the_published_balances(table, since, through, before, after):
    wanted = Comparison(table=table, since=since, through=through, of="balance")
    [row] = revisions(wanted, Store.at(SAMPLE)).bridge
    ends = [round(row[f"{it}_usd"] / 1e9, 1) for it in ("before", "after")]
    assert ends == [before, after]
    assert row["before_usd"] + sum(row[f"{it}_usd"] for it in STEPS) == row["after_usd"]


def test_every_total_of_the_sample_is_bridged_alike_by_any_columns():
    sample = Store.at(SAMPLE)
    whole = revisions(Comparison(table="atp"), sample)
    for by in (("partner",), ("product", "month")):
        parts = revisions(Comparison(table="atp", by=by), sample)
        assert parts.bridge == whole.bridge
        assert sum(row["revision_usd"] for row in parts.rows) == sum(
            row["revision_usd"] for row in whole.rows
        )
