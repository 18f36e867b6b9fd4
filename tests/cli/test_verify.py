"""``balanza verify``, as it is typed."""

import shutil

import pytest

from balanza.store import SAMPLE

SAID = """\
  snapshots:    32 (24.0 MB unpacked)
  parts:        32 (318,937 rows)
  gaps:         5 series of months
"""


@pytest.fixture
def held(tmp_path):
    """A copy of the sample, to be damaged."""
    return shutil.copytree(SAMPLE, tmp_path / "held")


def test_a_sound_store_is_told_in_short(run, held):
    code, out, _ = run(f"verify --quick --store {held}")
    assert code == 0
    assert out == f"Store: sample edition\n{SAID}Sound.\n"


def test_a_damaged_store_is_an_error(run, held):
    shutil.rmtree(held / "warehouse" / "atp_totals")
    code, out, err = run(f"verify --quick --store {held}")
    assert code == 1
    assert "parts:        30 (317,159 rows); 2 damages" in out
    assert "Not sound." in out
    assert err.count("Error: ") == 1
    assert "has 2 damages: - parts that were loaded and are gone (2): " in err
    assert "Make them again with `balanza verify --repair`." in err


def test_a_store_is_repaired_and_verified(run, held):
    shutil.rmtree(held / "warehouse" / "atp_totals")
    code, out, _ = run(f"verify atp_totals --repair --store {held}")
    assert code == 0
    assert out.startswith(
        f"{held}: parts 2 made again\n"
        f"  atp_totals country of 2025-08-05: made again, 876 rows\n"
        f"  atp_totals country of 2026-10-08: made again, 902 rows\n"
    )
    assert out.endswith("Sound.\n")


def test_what_is_left_is_told_with_why(run, held):
    shutil.rmtree(held / "warehouse" / "atp_totals")
    shutil.rmtree(held / "snapshots" / "country-xlsx")
    code, out, _ = run(f"verify atp_totals --repair --store {held}")
    assert code == 1
    assert "  atp_totals country of 2025-08-05: left, 876 rows\n    The snapshot" in out


def test_notes_are_told_and_are_no_error(run, held):
    (held / ".draft-1").write_text("half")
    code, out, _ = run(f"verify --quick --store {held}")
    assert code == 0
    assert "Note: drafts that nobody is writing (1): .draft-1. A write that was" in out


@pytest.mark.parametrize("words", ["verify", "verify --repair", "refresh atp"])
def test_a_store_of_a_newer_format_is_refused(run, held, words):
    (held / "store.json").write_text('{"format": 2}')
    code, _, err = run(f"{words} --store {held}")
    assert code == 1
    assert "has format 2; this balanza knows formats up to 1. Install a newer" in err
