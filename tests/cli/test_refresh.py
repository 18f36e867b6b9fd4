"""Refreshing from a service on this machine that has the workbook and nothing else."""

import threading
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from balanza import api
from balanza.cli import app
from balanza.cli.arguments import now
from balanza.cli.progress import progress, summary
from balanza.cli.say import say_edition
from balanza.refresh import Change, Step
from balanza.store import Store

TOTALS = {("0007", 2025): {"IJAN": 3.5, "EJAN": 1.5, "IYR": 3.5, "EYR": 1.5}}


@pytest.fixture
def service(workbook, monkeypatch):
    """The address of a service that tells the totals of January 2025."""
    body = workbook(TOTALS)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            found = self.path.endswith(".xlsx")
            self.send_response(200 if found else 204)
            self.send_header("Content-Length", str(len(body) if found else 0))
            self.end_headers()
            self.wfile.write(body if found else b"")

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        monkeypatch.setenv("BALANZA_CENSUS_URL", address)
        monkeypatch.setenv("CENSUS_API_KEY", "a-key-that-nobody-checks")
        yield address
        server.shutdown()
        thread.join()


@pytest.mark.usefixtures("service")
def test_a_refresh_tells_its_steps_and_what_it_did(run):
    code, told, errors = run("refresh atp_totals")
    assert code == 0
    assert told.splitlines()[0].endswith("store: parts 1 new")
    assert told.splitlines()[1] == "  atp_totals country: new, 2 rows"
    assert errors.splitlines()[-1] == "1/1 loading"


@pytest.mark.usefixtures("service")
def test_a_refresh_run_twice_changes_nothing(run):
    run("refresh atp_totals")
    assert run("refresh atp_totals")[1].splitlines()[0].endswith("store: parts 1 unchanged")


@pytest.mark.usefixtures("service")
def test_a_quiet_refresh_says_nothing(run):
    assert run("refresh atp_totals --quiet") == (0, "", "")


@pytest.mark.usefixtures("service")
def test_what_was_fetched_is_shown_without_the_samples_label(run):
    run("refresh atp_totals --quiet")
    code, told, errors = run("show balance atp_totals")
    assert (code, errors) == (0, "")
    assert "−2.0" in told


@pytest.mark.usefixtures("service")
def test_a_notebook_refreshes_alike():
    [change] = api.refresh(api.Order(("atp_totals",)))
    assert (change.table, change.status, change.rows) == ("atp_totals", "new", 2)


def test_a_sample_bears_its_label_and_the_public_addresses(run, service, tmp_path):
    code, _, _ = run(f"sample {service} --day 2025-08-05 --into {tmp_path}/sample")
    made = Store.at(tmp_path / "sample")
    assert code == 0
    assert made.edition.label["en"].startswith("Sample edition: ")
    [snapshot] = made.snapshots.all()
    assert snapshot.url.startswith("https://www.census.gov/")
    assert snapshot.fetched_at.startswith("2025-08-05T12:00")


def test_a_terminal_shows_a_bar(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress(quiet=False) as tell:
        tell(Step(1, 2, "country.xlsx"))
    assert capsys.readouterr().out == ""


def test_a_summary_tells_changes_with_their_notes(capsys, tmp_path):
    changes = [
        Change("atp", "a", "changed", 1200, ("a note",)),
        Change("atp", "b", "unchanged", 5),
    ]
    summary(changes, tmp_path)
    assert capsys.readouterr().out.splitlines() == [
        f"{tmp_path}: parts 1 changed, 1 unchanged",
        "  atp a: changed, 1,200 rows",
        "    note: a note",
    ]


def test_a_summary_of_nothing_says_so(capsys, tmp_path):
    summary([], tmp_path)
    assert capsys.readouterr().out == f"{tmp_path}: parts none: nothing is new\n"


def test_a_store_of_ones_own_has_no_label(capsys, tmp_path):
    say_edition(Store.at(tmp_path))
    assert capsys.readouterr().err == ""


def test_today_is_today_unless_another_day_is_told(monkeypatch):
    assert now().date() == date(2026, 10, 31)
    monkeypatch.delenv("BALANZA_TODAY")
    assert abs((now() - datetime.now(UTC)).total_seconds()) < 60


def test_the_commands_are_those_that_are_listed():
    assert app.list_commands(None) == [
        "brief",
        "explain",
        "list",
        "refresh",
        "show",
        "status",
        "verify",
    ]
