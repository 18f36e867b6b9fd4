import pytest


@pytest.fixture
def brief(run, tmp_path):
    """A folder that a brief was written to."""
    out = tmp_path / "brief"
    assert run(f"brief --through 2025-06 --format svg --out {out}")[0] == 0
    return out


def test_a_folder_as_it_was_published_is_confirmed_and_what_is_beside_named(run, brief):
    (brief / "mine.txt").write_text("mine", "utf-8")
    code, told, errors = run(f"verify --brief {brief}")
    assert code == 0
    assert told.startswith("All 63 files of ")
    assert told.endswith(
        "are as they were published: north_america through 2025-06, as known on 2026-10-08.\n"
    )
    assert errors == "Not of this edition: mine.txt\n"


def test_a_changed_file_ends_with_1_and_one_line(run, brief):
    (brief / "findings.json").write_text("[]", "utf-8")
    code, told, errors = run(f"verify --brief {brief}")
    assert (code, told) == (1, "")
    assert "Error: 1 of 63 files of " in errors
    assert "findings.json has changed (2 bytes, not" in errors


def test_a_folder_is_recomputed_from_its_own_sql(run, brief):
    code, told, _ = run(f"verify --brief {brief} --recompute")
    assert code == 0
    assert told.endswith("findings and of 19 files of data give what was published.\n")


def test_a_store_has_nothing_to_recompute(run):
    code, _, errors = run("verify --recompute")
    assert code == 2
    assert "--recompute is of a published folder; name it with --brief." in errors
