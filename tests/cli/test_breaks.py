import pytest


def columns(told):
    return [line.split()[0] for line in told.splitlines() if line[1:2].isalpha()][1:]


def test_the_known_breaks_of_a_table_are_listed(run):
    code, told, _ = run("breaks atp_totals")
    assert code == 0
    for name in ("de_minimis", "low_value", "atp_list"):
        assert name in told
    assert "refuse" not in told
    assert "usmca_claims" not in told


def test_all_are_listed_without_a_table(run):
    _, told, _ = run("breaks")
    assert "usmca_claims" in told
    assert "refuse" in told
    assert told == run("list breaks")[1]


def test_the_rows_of_a_table_are_searched(run):
    code, told, _ = run("breaks atp_totals --detect --where flow=imports")
    assert code == 0
    assert "2025-04   level shift of the total" in told
    assert "2025-01 is a known break: atp_list" in told
    assert told.splitlines()[-1].endswith("balanza explain discontinuity.")


def test_nothing_found_is_said(run):
    assert run("breaks naics --detect")[1] == "No month stands out.\n"


def test_files_are_searched_without_a_word_more(run, tmp_path):
    for number in range(1, 9):
        lines = [f"{n},100,{80 if number >= 7 else 0}" for n in range(30)]
        (tmp_path / f"x_2025_{number:02d}.csv").write_text("\n".join(["a,b,c", *lines]))
    files = " ".join(f"--file {it}" for it in sorted(tmp_path.iterdir()))
    _, told, _ = run(f"breaks {files} --by a --value c --whole b")
    assert "2025-07   lines leaving exact zero      30     100.0%    0.0%" in told


@pytest.mark.parametrize("words", ["breaks --detect", "breaks atp --file pyproject.toml"])
def test_one_of_table_and_files_is_needed(run, words, monkeypatch):
    monkeypatch.chdir(__file__.rsplit("tests", 1)[0])
    code, _, errors = run(words)
    assert code == 2
    assert "one of the two" in errors


def test_a_break_and_the_detector_are_explained(run):
    assert run("explain hs_revision")[1].startswith("Revision of the Harmonized System (break,")
    told = run("explain discontinuity")[1]
    assert "lines leaving exact zero: Lines that traded" in told
    assert "from 20 lines, 1.0% and a score of 3.5 on" in told
