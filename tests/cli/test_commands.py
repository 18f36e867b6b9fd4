import json
import subprocess
import sys

import pytest

from balanza.cli import COMMANDS, HIDDEN, app
from balanza.publish.glossary import KINDS

HEAVY = ("duckdb", "httpx2", "narwhals", "pyarrow", "rich", "yaml")
HELP = f"""
import sys
from balanza.cli import main
try:
    main(["--help"])
except SystemExit as end:
    print([it for it in {HEAVY!r} if it in sys.modules], end.code)
"""


def python(*words):
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=False, timeout=60
    )


def test_help_imports_nothing_heavy():
    answer = python("-c", HELP)
    assert answer.stdout.splitlines()[-1] == "[] 0"


def test_balanza_runs_as_a_module():
    answer = python("-m", "balanza", "--version")
    assert (answer.returncode, answer.stdout.split()[0]) == (0, "balanza")


def test_help_lists_every_command_and_what_it_does(run):
    code, told, errors = run("--help")
    assert (code, errors) == (0, "")
    words = " ".join(told.split())
    for name, says in COMMANDS.items():
        assert f"{name} {says}" in words
    assert not [name for name in HIDDEN if f"  {name} " in told]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_the_list_of_commands_says(name):
    says = app.get_command(None, name).help
    assert says.splitlines()[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_in_its_help(run, name):
    code, told, _ = run(f"{name} --help")
    assert code == 0
    assert "Example" in told
    assert f"\n    balanza {name}" in told


@pytest.mark.parametrize("name", [*COMMANDS, *HIDDEN])
def test_every_option_of_a_command_says_what_it_is_for_or_what_it_may_be(name):
    options = app.get_command(None, name).params
    mute = [
        it.opts[0]
        for it in options
        if it.param_type_name == "option" and not it.help and not hasattr(it.type, "choices")
    ]
    assert mute == []


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("shov", "No command is called 'shov'. Did you mean 'show'?"),
        ("zzz", f"No command is called 'zzz'. There are: {', '.join(COMMANDS)}."),
        (
            "show balance atp --windw ytd",
            "No such option '--windw'. (Did you mean one of: '--window', '--within'?)",
        ),
        ("show balance atp --window week", "'week' is not one of 'month', 'ytd', '12m',"),
        ("show balance atp --through 2025-6", "'2025-6' is no month; write it like 2025-06"),
        ("show balance atp --through 2025-13", "a month number lies between 1 and 12, not 13"),
        ("show balance atp --as-of today", "'today' is no day; write it like 2025-08-31"),
        (
            "show balance atp partner",
            "'partner' is no condition; write it like partner=",
        ),
        ("show balance atp --where =MEX", "'=MEX' is no condition"),
        ("show balance", "Missing argument 'TABLE'"),
        ("list", "Missing argument 'KIND'"),
        ("show balance atp --format parquet", "Parquet is no text to print; give a file with"),
    ],
)
def test_a_command_that_cannot_be_read_ends_with_2_and_a_hint(run, words, hint):
    code, told, errors = run(words)
    assert (code, told) == (2, "")
    assert hint in errors


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("show balanse atp", "No indicator is called 'balanse'. Did you mean 'balance'?"),
        ("show balance atpp", "No table is called 'atpp'. Did you mean 'atp'?"),
        (
            "show balance atp --by partnr",
            "No column is called 'partnr'. Did you mean 'partn",
        ),
        ("show rank atp --among prodx", "rank compares prodxs, and atp has none."),
        ("show rank atp partner=MEXX", "No partner is called 'MEXX'. Did you mean 'MEX'?"),
        ("show rank atp partner=USMC", "No partner is called 'USMC'. Did you mean 'USMCA'?"),
        ("show rank atp product=4", "No product is called '4'. Did you mean '04'?"),
        ("show rank atp flow=import", "No flow is called 'import'. Did you mean 'imports'?"),
        (
            "show balance atp --through 2030-01",
            "atp has both flows for 2021-01 to 2026-07 as",
        ),
        (
            "show balance goods",
            "Nothing is stored of goods. Fetch it with `balanza ",
        ),
        ("show balance atp --as-of 2020-01-01", "the oldest vintage is 2025-08-05"),
        ("show year_to_date atp --window 12m", "year_to_date is a window itself"),
        ("explain consentration", "Did you mean 'concentration'?"),
        ("list tablez", "No kind of list is called 'tablez'. Did you mean 'tables'?"),
        ("brief north_amerika", "Did you mean 'north_america'?"),
        ("brief --lang en2", "No language of this brief is called 'en2'. Did you mean"),
        ("refresh atpp", "No table is called 'atpp'. Did you mean 'atp'?"),
        ("refresh atp --flow import", "No flow is called 'import'. Did you mean 'imports'?"),
        (
            "refresh atp --since 2025-02 --through 2025-01",
            "Nothing lies between --since 2025",
        ),
    ],
)
def test_a_question_without_an_answer_ends_with_1_and_one_line(run, words, hint):
    code, told, errors = run(words)
    assert (code, told) == (1, "")
    assert errors.startswith("Error: ")
    assert hint in errors
    assert errors.count("\n") == 1


def test_an_error_that_is_a_bug_keeps_its_trace(invoke, monkeypatch):
    monkeypatch.setattr("balanza.publish.glossary.KINDS", None)
    assert isinstance(invoke("list tables").exception, TypeError)


@pytest.mark.parametrize("day", ["tomorrow", "2025-13-01"])
def test_a_day_that_is_none_is_refused(run, monkeypatch, day):
    monkeypatch.setenv("BALANZA_TODAY", day)
    code, _, errors = run("show balance atp")
    assert code == 1
    assert f"BALANZA_TODAY is '{day}', which is no day." in errors


@pytest.mark.parametrize("kind", KINDS)
def test_everything_of_a_kind_is_listed(run, kind):
    code, told, errors = run(f"list {kind}")
    assert (code, errors) == (0, "")
    assert len(told.splitlines()) > 3


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("balance", "Trade balance (indicator, usd)"),
        ("atp", "Advanced technology products (table)"),
        ("USMCA", "Mexico and Canada (USMCA) (region)"),
        ("flow", "flow (column, string)"),
        ("MEX", "Mexico (partner), Census codes 2010"),
        ("08", "Aerospace (product, classification atp)"),
    ],
)
def test_a_name_of_any_kind_is_explained(run, name, words):
    code, told, _ = run(f"explain {name}")
    assert (code, told.splitlines()[0]) == (0, words)


def test_status_tells_what_the_store_holds(run):
    code, told, errors = run("status")
    assert (code, told.splitlines()[0]) == (0, "Store: sample edition")
    assert "atp_totals   1989-01   2026-07   902" in told
    assert "2025-08-05, 2026-10-08" in told
    assert "naics, 2025-01 to 2025-11: the partners named hold 95" in told
    assert errors.startswith("Sample edition: ")


def test_a_brief_tells_what_it_wrote(run, tmp_path):
    code, told, errors = run(f"brief --through 2025-06 --as-of 2025-08-31 --out {tmp_path}/b")
    assert code == 0
    assert told == (
        f"Wrote {tmp_path}/b/index.html and 108 files beside it: "
        "Data through June 2025, as known on 5 August 2025.\n"
    )
    assert errors.startswith("Sample edition: ")
    found = {it["name"] for it in json.loads((tmp_path / "b" / "findings.json").read_text())}
    assert {"atp_balance_2024", "ict_imports_ytd_TWN"} <= found


def test_a_brief_written_twice_is_the_same_to_the_byte(tmp_path):
    words = ["-m", "balanza", "brief", "--through", "2025-06", "--out"]
    for name in ("a", "b"):
        assert python(*words, str(tmp_path / name)).returncode == 0
    first, again = (
        {it.relative_to(tmp_path / name): it.read_bytes()
         for it in (tmp_path / name).rglob("*") if it.is_file()}
        for name in ("a", "b")
    )  # fmt: skip
    assert len(first) == 109
    assert [str(name) for name, body in first.items() if again.get(name) != body] == []
    assert first.keys() == again.keys()


def test_a_brief_into_a_file_is_refused(run, tmp_path):
    (tmp_path / "b").write_text("mine")
    code, _, errors = run(f"brief --through 2025-06 --out {tmp_path}/b")
    assert code == 1
    assert "b is a file; a brief needs a folder." in errors


def test_a_brief_is_of_the_newest_month_that_all_its_tables_have(run, tmp_path):
    _, told, _ = run(f"brief --out {tmp_path}/b")
    assert "Data through November 2025, as known on 8 October 2026." in told
