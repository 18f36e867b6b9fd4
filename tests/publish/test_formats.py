import pytest

from balanza.errors import UnknownName
from balanza.publish import files


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
