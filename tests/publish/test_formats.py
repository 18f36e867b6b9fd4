from dataclasses import replace

import pytest

from balanza.errors import UnknownName
from balanza.periods import Month
from balanza.publish import files, publication


def test_each_format_gives_its_own_files_and_data_come_with_all(published):
    names = [name for name, _ in files([published], ["svg"])]
    assert "index.html" not in names
    assert {"figures/atp_balance_by_year.svg", "findings.json", "data/README.txt"} <= set(names)


def test_the_second_language_lies_in_a_folder_of_its_own_and_data_once(published):
    names = [name for name, _ in files([published, published], ["html"])]
    assert {"index.html", "en/index.html", "findings.json"} <= set(names)
    assert len(names) == len(set(names))
    assert not [it for it in names if it.startswith("en/data")]


def test_a_format_that_there_is_not_is_guessed(published):
    with pytest.raises(UnknownName, match=r"No format is called 'htm'. Did you mean 'html'\?"):
        list(files([published], ["htm"]))


def test_every_exhibit_comes_in_three_sizes_and_the_brief_has_a_card(published):
    names = {name for name, _ in files([published], ["png"])}
    sizes = ("", "-square", "-story")
    assert {f"figures/ict_places{it}.png" for it in sizes} | {"card.png"} <= names
    assert {f"figures/ict_suppliers{it}.png" for it in sizes} <= names


def test_a_brief_without_a_drawn_exhibit_has_a_card_of_words(published):
    tables = tuple(it for it in published.shown if not it.exhibit.pictures)
    bare = dict(files([replace(published, shown=tables)], ["png"]))
    assert bare["card.png"].startswith(b"\x89PNG")
    assert not [it for it in bare if "places" in it]


def test_an_svg_file_carries_its_typeface(published):
    made = dict(files([published], ["svg"]))
    assert all(b"@font-face" in body for name, body in made.items() if name.endswith(".svg"))


def test_the_same_store_gives_the_same_pictures_and_data(sample, published):
    again = publication("north_america", sample["2025-08"], Month(2025, 6))
    drawn = [dict(files([it], ["svg"])) for it in (published, again)]
    assert drawn[0] == drawn[1]
