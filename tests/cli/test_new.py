"""Briefs of one's own, from the first folder to the page."""

import pytest


@pytest.fixture
def here(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_brief_is_made_checked_and_written(run, here):
    code, told, _ = run("new brief mine")
    assert (code, told.strip()) == (
        0,
        "Made the brief mine of 7 files. Write it: balanza brief mine",
    )
    assert run("brief ./mine --check")[1].strip() == "mine has no mistakes, in en, es."
    assert run("brief ./mine --through 2025-06 --lang en,es --format html --out b")[0] == 0
    page = (here / "b" / "es" / "index.html").read_text("utf-8")
    assert '<link rel="alternate" hreflang="en" href="../index.html">' in page


def test_a_mistake_is_told_and_nothing_is_written(run, here):
    run("new brief mine --out drafts")
    text = here / "drafts" / "mine" / "brief.en.md"
    text.write_text(text.read_text("utf-8") + "\nUp 12 per cent.\n", "utf-8")
    code, _, errors = run("brief drafts/mine --out b")
    assert code == 1
    assert "mine has 1 mistake: brief.en.md, line 26: types the number 12." in errors
    assert not (here / "b").exists()


def test_a_profile_is_of_the_partner_that_is_asked_for(run, here):
    asked = "brief partner --partner CAN --through 2025-06 --format md --out b"
    assert run(asked)[0] == 0
    assert "# Canada and the advanced" in (here / "b" / "partner.md").read_text("utf-8")
    manifest = (here / "b" / "manifest.json").read_text("utf-8")
    assert "balanza brief partner --partner CAN --through 2025-06" in manifest


def test_only_a_brief_that_may_be_of_any_partner_is_asked_for_one(run, here):
    code, _, errors = run("brief --partner CAN")
    assert code == 1
    assert "No parameter of the brief north_america is called 'partner'" in errors
    assert list(here.iterdir()) == []
