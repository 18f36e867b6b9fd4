"""The reference is made from the definitions, and says so when it is not."""

from importlib import import_module
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture
def reference(monkeypatch):
    """The script that writes the reference."""
    monkeypatch.syspath_prepend(DOCS)
    return import_module("reference_pages")


def test_the_reference_is_fresh(reference):
    assert reference.stale(DOCS / "reference") == []


def test_a_page_that_is_missing_changed_or_unknown_is_named(reference, tmp_path):
    for name, text in reference.pages().items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "tables.md").write_text("Something else.", "utf-8")
    (tmp_path / "fields.md").unlink()
    (tmp_path / "prices.md").write_text("Nothing makes this page.", "utf-8")
    (tmp_path / "index.md").write_text("Written by hand.", "utf-8")
    assert reference.stale(tmp_path) == ["fields.md", "prices.md", "tables.md"]


def test_every_command_and_indicator_has_its_entry(reference):
    pages = reference.pages()
    for name in reference.catalog.indicators():
        assert f"### `{name}`" in pages["indicators.md"]
    for name in reference.app.list_commands(None):
        assert f"## `balanza {name}`" in pages["commands.md"]
