import csv
import io
import json
import re

import pytest

from balanza.catalog import Selection
from balanza.periods import Month
from balanza.publish import Witness
from balanza.publish import files as bound
from balanza.publish.data import csv_of

KEYS = (
    "name says value unit text verdict indicator table where through vintage sources "
    "query footnotes"
)

COLUMNS = ("balance", "rank_shift", "share", "year_on_year")  # of the table of suppliers
OF_CATEGORIES = ("concentration", "concentration_ratio", "share")


@pytest.fixture(scope="session")
def files(published):
    return dict(bound([published]))


def test_a_publication_is_a_page_paper_its_findings_pictures_and_data(files):
    exhibits = [
        "atp_balance_by_category",
        "atp_balance_by_year",
        "categories",
        "computers_shares",
        "electrical_shares",
        "ict_change",
        "ict_concentration_over_time",
        "ict_origins",
        "ict_places",
        "ict_regions",
        "ict_suppliers",
        "suppliers_by_category",
    ]
    pictures = [f"{it}{size}" for it in exhibits for size in ("", "-square", "-story")]
    assert sorted(files) == sorted(
        ["index.html", "findings.json", "card.png", "data/README.txt", "queries.sql"]
        + ["citation.bib", "citation.json"]
        + [f"data/{it}.csv" for it in exhibits]
        + [f"data/ict_suppliers-{it}.csv" for it in COLUMNS]
        + [f"data/suppliers_by_category-{it}.csv" for it in OF_CATEGORIES]
        + [f"figures/{it}.{kind}" for it in pictures for kind in ("png", "svg")]
        + [f"north_america.{kind}" for kind in ("docx", "md", "pdf", "pptx", "xlsx")]
        + [f"data/tables/{it}.parquet" for it in ("atp", "atp_totals", "naics")]
        + ["data/datapackage.json", "manifest.json", "SHA256SUMS"]
    )


def test_findings_are_written_with_exactly_the_agreed_keys(files):
    found = json.loads(files["findings.json"])
    assert {" ".join(it) for it in found} == {KEYS}
    assert {" ".join(one) for it in found for one in it["sources"]} == {"url sha256 fetched_at"}


def test_findings_are_dollars_and_ratios_and_days_in_iso_form(files):
    found = {it["name"]: it for it in json.loads(files["findings.json"])}
    balance, share = found["atp_balance_2024"], found["ict_share_of_atp_balance"]
    assert (balance["value"], balance["unit"]) == (-298_900_000_000, "usd")
    assert (round(share["value"], 4), share["unit"]) == (0.7156, "ratio")
    assert (balance["vintage"], balance["through"]) == ("2025-08-05", "2024-12")


@pytest.mark.parametrize("place", range(12))
def test_a_table_of_data_reads_back_to_the_numbers_of_its_exhibit(published, files, place):
    shown = published.shown[place]
    text = files[f"data/{shown.exhibit.name}.csv"].decode()
    back = list(csv.DictReader(io.StringIO(text)))
    assert len(back) == len(shown.evidence.rows) > 0
    for told, row in zip(back, shown.evidence.rows, strict=True):
        assert told == {name: str("" if it is None else it) for name, it in row.items()}


def test_no_rows_are_no_table(world):
    reading = world("goods", "month flow partner value_usd\n2025-06 imports MEX 1")
    where = {"flow": ("imports",), "partner": ("TWN",)}
    nobody = Selection(indicator="share", table="goods", where=where)
    assert csv_of(Witness(reading).evidence(nobody, Month(2025, 6))).strip() == b""


def test_data_say_what_they_are_of_and_where_they_come_from(files):
    told = files["data/README.txt"].decode()
    assert told.startswith("Sample edition: ")
    assert (
        "atp_balance_by_year.csv: balance of atp_totals, general imports, total exports, "
        "through 2025-06, data as of 2025-08-05\n"
        "  from https://www.census.gov/foreign-trade/balance/country.xlsx (sha256 "
    ) in told


def test_a_picture_that_stands_alone_says_that_it_is_of_a_sample(files):
    for name, body in files.items():
        if name.endswith(".svg"):
            words = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", body.decode()))
            assert "Sample edition: totals" in words, name
        if name.endswith(".png"):
            assert body.startswith(b"\x89PNG"), name
