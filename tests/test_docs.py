"""The examples of the pages print what stands there, and their links lead somewhere."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from balanza.cli import COMMANDS
from balanza.store import SAMPLE, Store

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(it for it in DOCS.rglob("*.md") if "_build" not in it.parts)
EXAMPLE = re.compile(r"^```(?:console|python)", re.MULTILINE)
WITH_EXAMPLES = [
    it
    for it in PAGES
    if it.parent.name in {"tutorials", "how-to", "explanation"}
    and EXAMPLE.search(it.read_text("utf-8"))
]
BANNED = re.compile(r"\b(?:simply|just|obviously)\b", re.IGNORECASE)
LABEL = re.compile(r"^\(([\w-]+)\)=$", re.MULTILINE)


@pytest.fixture
def outputs(monkeypatch):
    """The script that runs the examples."""
    monkeypatch.syspath_prepend(DOCS)
    return import_module("outputs")


def named(path):
    return path.relative_to(DOCS).as_posix()


def prose(path):
    """What a page says, without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def links(path):
    """Where the links of a page lead, but for the web."""
    for block in MarkdownIt().parse(prose(path)):
        for it in block.children or ():
            target = it.attrGet("href") if it.type == "link_open" else None
            if target and "://" not in target:
                yield target


def anchors(path):
    """What a link into a page may name: its labels, and its headings as Sphinx slugs them."""
    heads = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    slugs = {re.sub(r"[^\w -]", "", it.lower()).strip().replace(" ", "-") for it in heads}
    return slugs | set(LABEL.findall(path.read_text("utf-8")))


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=named)
def test_examples_print_what_the_page_shows(outputs, page):
    _, wrong = outputs.renewed(page)
    assert not wrong, "Run `python docs/outputs.py` and read what changed.\n" + "\n".join(wrong)


def test_every_command_has_an_example():
    shown = "\n".join(it.read_text("utf-8") for it in WITH_EXAMPLES)
    assert [it for it in COMMANDS if f"$ balanza {it}" not in shown] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_to_a_page_and_a_place_in_it(page):
    lost = []
    for target in links(page):
        file, _, place = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        if not there.is_file() or (place and place not in anchors(there)):
            lost.append(target)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_nothing_is_called_easy(page):
    assert BANNED.findall(prose(page)) == []


def test_an_example_that_prints_something_else_is_told(outputs, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```console\n$ balanza list languages\nKlingon\n```\n", "utf-8")
    text, wrong = outputs.renewed(page)
    assert "Klingon" in wrong[0]
    assert "English" in text


def test_an_example_that_fails_is_told(outputs, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```console\n$ balanza explain nothing\n```\n", "utf-8")
    _, wrong = outputs.renewed(page)
    assert "ended with 1" in wrong[0]


def test_what_needs_the_network_is_left_alone(outputs, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```console network\n$ balanza refresh\nparts: 7 new\n```\n", "utf-8")
    assert outputs.renewed(page) == (page.read_text("utf-8"), [])


def test_the_label_of_the_sample_is_quoted_as_it_is():
    label = Store.at(SAMPLE).edition.label["en"]
    assert label in (DOCS / "tutorials" / "first-brief.md").read_text("utf-8")
