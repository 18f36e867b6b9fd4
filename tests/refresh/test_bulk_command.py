"""The command that loads the archives of a folder."""

from click.testing import CliRunner

from balanza.cli import app


def test_the_command_loads_a_folder_and_says_what_it_did(bulk, entered, tmp_path):
    bulk(tmp_path / "IMDB2506.ZIP", entered)
    words = ["refresh", "--from", str(tmp_path), "--store", str(tmp_path / "store")]
    told = CliRunner().invoke(app, words)
    assert told.exit_code == 0
    assert "bulk_imports imports-2025-06: new, 2 rows" in told.output
    assert CliRunner().invoke(app, [*words, "--quiet"]).output == ""


def test_part_of_an_archive_cannot_be_asked_for(tmp_path):
    told = CliRunner().invoke(app, ["refresh", "--from", str(tmp_path), "--flow", "imports"])
    assert told.exit_code == 2
    assert "leave out --measure" in " ".join(told.output.split())
