"""Lists of codes of a year: cut from what Census published for 2019."""

from datetime import date
from pathlib import Path

import pytest

from balanza.errors import SourceError
from balanza.frames import rows
from balanza.sources import census_bulk

SPECIMENS = Path(__file__).parent / "specimens"
DIGEST = "1f" * 32


@pytest.fixture
def published():
    """A list that Census published for 2019, cut: {code: row}."""

    def read(name, change=lambda body: body):
        body = change((SPECIMENS / f"{name}.txt").read_bytes())
        found = census_bulk.code_list(name, body, 2019, DIGEST)
        return {it["product"]: it for it in rows(found.rows)}

    return read


def test_the_list_of_imports_of_2019_is_read(published):
    servers = published("imp-code")["8471500150"]
    assert servers["month"] == date(2019, 1, 1)
    assert servers["flow"] == "imports"
    named = ("quantity_unit_1", "sitc", "enduse", "usda", "naics", "atp")
    assert [servers[it] for it in named] == ["NO", "75230", "21300", "1", "334111", "04"]


def test_the_list_of_exports_of_2019_has_all_aircraft_in_one_code(published):
    aircraft = published("exp-code")["8800000000"]
    assert aircraft["description"] == "CIVILIAN AIRCRAFT, ENGINES, EQUIPMENT, AND PARTS"
    named = ("flow", "sitc", "enduse", "naics", "atp")
    assert [aircraft[it] for it in named] == ["exports", "792XX", "22090", "33641X", "08"]


def test_a_second_unit_is_read(published):
    assert {it["quantity_unit_2"] for it in published("imp-code").values()} > {""}


def test_a_line_that_breaks_in_a_list_is_told(published):
    with pytest.raises(SourceError, match=r"imp-code.txt of 2019 .*\n.*278 characters .*\(2\)"):
        published("imp-code", lambda body: body.replace(b"HORSES", b"HOR\nSES", 1))
