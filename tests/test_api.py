import json
import shutil
from datetime import date

import polars as pl
import pyarrow as pa
import pytest

from balanza import api
from balanza.errors import QuestionError, StoreError, UnknownName
from balanza.indicators import balance
from balanza.store import SAMPLE

TOLD = date(2025, 8, 31)
ICT = {"flow": ("imports",), "product": ("04",), "partner": ("TWN",)}
SHARE = {"window": "ytd", "by": ("partner",), "where": ICT}


@pytest.fixture(autouse=True)
def nowhere(monkeypatch, tmp_path):
    """An empty store, so that the sample edition is read."""
    monkeypatch.setenv("BALANZA_STORE", str(tmp_path / "store"))


def test_every_name_that_is_given_says_what_it_is_for():
    assert [name for name in api.__all__ if not getattr(api, name).__doc__] == []


def test_an_indicator_is_shown_as_an_arrow_table():
    found = api.show("share", "atp", "2025-06", TOLD, **SHARE)
    assert isinstance(found, pa.Table)
    [row] = found.to_pylist()
    assert (row["partner"], round(row["value_usd"] / 1e9, 1)) == ("TWN", 54.3)


def test_a_table_tells_which_breaks_it_is_taken_across():
    imports = {"where": {"flow": ("imports",)}, "window": "ytd", "store": SAMPLE}
    found = api.show("year_on_year", "atp", "2025-06", TOLD, **imports)
    [note] = json.loads(found.schema.metadata[b"footnotes"])
    assert "list of advanced technology products was drawn anew in January 2025" in note


def test_breaks_are_found_in_a_stored_table():
    exports = api.Look(where={"flow": ("exports",)})
    [it] = api.breaks("atp_totals", exports, as_of=date(2026, 10, 31), store=SAMPLE)
    assert (str(it.month), it.kind) == ("2020-04", "level")


def test_the_newest_month_is_shown_unless_another_is_wanted():
    [row] = api.show("balance", "atp_totals", store=SAMPLE).to_pylist()
    assert row["month"] == date(2026, 7, 1)


def test_evidence_has_the_query_and_the_bytes():
    wanted = api.Selection(indicator="balance", table="atp_totals", window="ytd")
    found = api.evidence(wanted, "2025-06", TOLD)
    assert round(found.rows[0]["balance_usd"] / 1e9, 1) == -213.1
    assert found.vintage == date(2025, 8, 5)
    assert found.sources[0].url.endswith("country.xlsx")


def test_findings_come_by_name():
    found = api.findings(through="2025-06", as_of=TOLD)
    assert str(found["atp_balance_2024"]) == "−$298.9 billion"


def test_a_table_is_read_into_the_frame_one_likes():
    relation = api.read("atp_totals", TOLD)
    june = relation.pl().filter(pl.col("month") == date(2025, 6, 1))
    [row] = balance(june).to_dicts()
    assert row["balance_usd"] == row["exports_usd"] - row["imports_usd"] < 0


def test_what_a_revision_changed_comes_with_its_bridge_and_bytes():
    found = api.revisions("atp", by=("partner",), of="balance", top=1)
    assert found.rows[0]["partner"] == "MEX"
    assert found.bridge[0]["after_usd"] < found.bridge[0]["before_usd"]
    assert found.parts[0].after.sources[0].url.startswith("https://api.census.gov/")


def test_a_bridge_is_an_arrow_table():
    year = {"since": api.Month(2024, 1), "through": api.Month(2024, 12)}
    found = api.bridge("atp_totals", TOLD, date(2026, 10, 31), **year).to_pylist()
    ends = {it["flow"]: (it["before_usd"], it["after_usd"]) for it in found}
    assert ends["balance"] == (-298_900_000_000, -294_429_300_000)


def test_two_briefs_are_compared(tmp_path):
    for name, day in (("then", TOLD), ("now", date(2026, 10, 31))):
        api.brief(tmp_path / name, through="2025-06", as_of=day)
    found = {it.name: it for it in api.diff(tmp_path / "then", tmp_path / "now")}
    assert found["atp_balance_2024"].after == "−$294.4 billion"


def test_a_brief_is_written_into_a_folder(tmp_path):
    written = api.brief(tmp_path / "brief", through="2025-06", as_of=TOLD)
    assert written[0] == tmp_path / "brief" / "index.html"
    assert all(it.is_file() for it in written)


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda: api.show("balanse", "atp"), UnknownName),
        (lambda: api.show("balance", "goods"), StoreError),
        (lambda: api.show("balance", "atp", "2030-01"), QuestionError),
        (lambda: api.read("atpp"), UnknownName),
        (lambda: api.revisions("atp", date(2026, 11, 1)), QuestionError),
        (lambda: api.diff("nowhere", "nowhere"), QuestionError),
        (lambda: api.findings("nobody"), UnknownName),
        (lambda: api.refresh(api.Order(("goods",), flow="import")), UnknownName),
    ],
)
def test_a_question_that_has_no_answer_is_refused(ask, error):
    with pytest.raises(error):
        ask()


def test_a_service_at_no_web_address_is_not_asked(monkeypatch):
    monkeypatch.setenv("BALANZA_CENSUS_URL", "somewhere")
    with pytest.raises(QuestionError, match="'somewhere' is no web address"):
        api.refresh()


def test_a_store_is_verified_and_repaired(tmp_path):
    store = tmp_path / "store"
    shutil.copytree(SAMPLE, store)
    shutil.rmtree(store / "warehouse" / "atp_totals")
    with pytest.raises(StoreError, match=r"has 2 damages:\n  - parts that were loaded"):
        api.verify("atp_totals", quick=True, store=store).check()
    assert [it.status for it in api.repair("atp_totals", store=store)] == ["made again"] * 2
    assert api.verify("atp_totals", store=store).is_sound


def test_value_added_is_read_from_a_file(tmp_path):
    lines = [
        "V1,MEX_C26,TWN_C26,USA_HFCE,OUT",
        "MEX_C26,0,0,100,100",
        "TWN_C26,80,0,10,90",
        "VA,20,90,0,0",
        "OUT,100,90,0,0",
    ]
    (tmp_path / "icio.csv").write_text("\n".join(lines), "utf-8")
    assert api.value_added(tmp_path / "icio.csv", "USA") == {"MEX": 20, "TWN": 90}
