"""Two vintages brought by the services' double, compared through the command line."""

import json

import pytest

from balanza.cli import main

pytestmark = pytest.mark.replica
STEPS = ["new_months", "gone_months", "revised", "appeared", "vanished"]


@pytest.fixture
def compared(fresh, capsys):
    """What ``balanza revisions`` tells a program of the store with both vintages."""

    def call(words):
        with pytest.raises(SystemExit) as end:
            main([*words.split(), "--format", "json", "--store", str(fresh)])
        assert end.value.code == 0
        return json.loads(capsys.readouterr().out)

    return call


@pytest.mark.parametrize("table", ["atp", "atp_totals"])
def test_the_bridge_leads_from_one_published_balance_to_the_other(compared, table):
    words = f"revisions {table} --of balance --since 2025-01 --through 2025-06"
    [row] = compared(words)["bridge"]
    ends = [row["before_usd"], row["after_usd"]]
    assert [round(it / 1e9, 1) for it in ends] == [-213.1, -212.8]
    assert ends[0] + sum(row[f"{it}_usd"] for it in STEPS) == ends[1]


def test_every_row_of_the_detail_adds_up_to_the_bridge(compared):
    found = compared("revisions atp --by partner,product")
    for total in found["bridge"][:2]:
        rows = [it for it in found["revisions"] if it["flow"] == total["flow"]]
        revised = sum(total[f"{it}_usd"] for it in STEPS[2:])
        assert sum(it["revision_usd"] for it in rows) == revised != 0


def test_each_part_names_the_answers_of_both_days(compared):
    found = compared("revisions atp --by partner")
    assert found["parts"]
    for part in found["parts"]:
        one, other = part["before"]["sources"], part["after"]["sources"]
        assert {it["fetched_at"][:10] for it in one} == {"2025-08-05"}
        assert not {it["sha256"] for it in one} & {it["sha256"] for it in other}
