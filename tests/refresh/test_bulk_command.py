"""The command that loads the archives of a folder."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from balanza import api
from balanza.cli import app

SPECIMENS = Path(__file__).parents[1] / "sources" / "census_bulk" / "specimens"


def test_the_command_loads_a_folder_and_says_what_it_did(bulk, entered, tmp_path):
    bulk(tmp_path / "IMDB2506.ZIP", entered)
    words = ["refresh", "--from", str(tmp_path), "--store", str(tmp_path / "store")]
    told = CliRunner().invoke(app, words)
    assert told.exit_code == 0
    assert "bulk_imports imports-2025-06: new, 2 rows" in told.output
    assert CliRunner().invoke(app, [*words, "--quiet"]).output == ""


def test_the_command_loads_lists_of_codes_of_a_year(tmp_path):
    words = ["refresh", "concordance", "--from", str(SPECIMENS), "--year", "2019"]
    told = CliRunner().invoke(app, [*words, "--store", str(tmp_path / "store")])
    assert told.exit_code == 0
    assert "concordance exports-2019-01: new, 24 rows" in told.output


@pytest.fixture
def service(bulk, entered, listed, tmp_path, monkeypatch):
    """A service on this machine with the imports of June 2025."""
    body = bulk(tmp_path / "IMDB2506.ZIP", entered, listed).read_bytes()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            found = self.path == "/trade/downloads/2025/Merch/im_m/IMDB2506.ZIP"
            self.send_response(200 if found else 404)
            self.send_header("Content-Length", str(len(body) if found else 0))
            self.end_headers()
            self.wfile.write(body if found else b"")

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setenv("BALANZA_CENSUS_URL", f"http://127.0.0.1:{server.server_port}")
        yield
        server.shutdown()
        thread.join()


@pytest.mark.usefixtures("service")
def test_the_command_downloads_what_is_published(tmp_path):
    words = ["refresh", "hs", "--source", "bulk", "--flow", "imports", "--since", "2025-06"]
    told = CliRunner().invoke(app, [*words, "--store", str(tmp_path / "store")])
    assert told.exit_code == 0
    assert "bulk_imports imports-2025-06: new, 2 rows" in told.output
    assert "concordance imports-2025-06: new, 1 rows" in told.output
    assert len(list((tmp_path / "store").rglob("*.zip"))) == 1


@pytest.mark.usefixtures("service")
def test_a_notebook_downloads_alike_and_loads_a_folder(tmp_path):
    wanted = api.Loading(since=api.Month(2025, 6), flow="imports", keep=False)
    found = api.refresh_bulk(wanted, tmp_path / "downloaded")
    again = api.refresh_bulk(api.Loading(place=tmp_path), tmp_path / "loaded")
    assert [(it.table, it.rows) for it in found] == [(it.table, it.rows) for it in again]
    assert len(found) == 6


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
