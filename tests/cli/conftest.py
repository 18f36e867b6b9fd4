"""Commands of the sample edition, run as a user runs them."""

import pytest
from click.testing import CliRunner

from balanza.cli import app, main

TODAY = "2026-10-31"


@pytest.fixture(autouse=True)
def nowhere(monkeypatch, tmp_path):
    """An empty store, so that the sample edition is shown; a day that stays."""
    monkeypatch.setenv("BALANZA_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("BALANZA_TODAY", TODAY)
    for name in ("CENSUS_API_KEY", "BALANZA_CENSUS_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys):
    """Run a command: run("show balance atp") -> (exit code, what it prints, its errors)."""

    def call(words):
        with pytest.raises(SystemExit) as end:
            main(words.split())
        printed = capsys.readouterr()
        return end.value.code, printed.out, printed.err

    return call


@pytest.fixture
def invoke():
    """Run a command that an exception may end."""
    return lambda words: CliRunner().invoke(app, words.split())
