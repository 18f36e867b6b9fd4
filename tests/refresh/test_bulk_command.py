"""The command that loads the archives of a folder."""

import pytest
from click.testing import CliRunner

from balanza.cli import app


def test_the_command_loads_a_folder_and_says_what_it_did(bulk, entered, tmp_path):
    bulk(tmp_path / "IMDB2506.ZIP", entered)
    words = ["refresh", "--from", str(tmp_path), "--store", str(tmp_path / "store")]
    told = CliRunner().invoke(app, words)
    assert told.exit_code == 0
    assert "bulk_imports imports-2025-06: new, 2 rows" in told.output
    assert CliRunner().invoke(app, [*words, "--quiet"]).output == ""


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("--from . --level HS4", "leave out --measure, --level and --product"),
        ("--source bulk --product 8471", "leave out --measure, --level and --product"),
        ("atp --no-keep", "--no-keep is of archives"),
        ("hs --again", "--again is of downloads"),
        ("hs --from . --again", "--again is of downloads"),
        ("hs --from . --year 2019", "refresh concordance --from DIR"),
    ],
)
def test_options_of_another_way_are_refused(words, says):
    told = CliRunner().invoke(app, ["refresh", *words.split()])
    assert told.exit_code == 2
    assert says in " ".join(told.output.split())
