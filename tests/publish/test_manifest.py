"""A published folder says what it consists of, and can be checked against it."""

import hashlib
import json
import shutil
import subprocess

import pytest

from balanza.errors import StoreError
from balanza.periods import Month
from balanza.publish import Reading, files, publication, verify, write
from balanza.publish.manifest import manifest, metadata


@pytest.fixture(scope="module")
def made(published):
    return dict(files([published], ["html", "xlsx"]))


@pytest.fixture
def folder(made, tmp_path):
    write(made.items(), tmp_path / "brief")
    return tmp_path / "brief"


def test_a_manifest_lists_every_other_file_with_its_digest(made):
    told = json.loads(made["manifest.json"])["outputs"]
    assert [it["path"] for it in told] == list(made)[:-2]
    for it in told:
        body = made[it["path"]]
        assert it["sha256"] == hashlib.sha256(body).hexdigest()
        assert it["bytes"] == len(body)


def test_inputs_are_the_bytes_that_findings_and_exhibits_stand_on(made, published, sample):
    told = json.loads(made["manifest.json"])["inputs"]
    found = {one.sha256 for it in published.findings for one in it.sources}
    found |= {one.sha256 for it in published.shown for one in it.evidence.sources}
    assert {it["sha256"] for it in told} == found
    snapshots = sample["2025-08"].store.snapshots
    for it in told:
        kept = snapshots.find(it["sha256"])
        assert (it["origin"], it["url"], it["bytes"]) == (kept.origin, kept.url, kept.size)


def test_a_manifest_says_of_what_and_by_what_it_was_made(made):
    told = json.loads(made["manifest.json"])
    about = told["brief"]
    assert (about["name"], about["through"], about["as_of"]) == (
        "north_america",
        "2025-06",
        "2025-08-05",
    )
    assert about["edition"].startswith("Sample edition")
    assert told["program"]["name"] == "balanza"
    assert {"duckdb", "narwhals", "typst"} <= told["program"]["dependencies"].keys()


@pytest.mark.parametrize("day", ["2025-08", "2026-10"])
def test_a_brief_as_of_the_day_that_it_names_is_the_same(sample, day):
    reading = sample[day]
    late = publication("north_america", reading, Month(2025, 6))
    early = publication("north_america", Reading(reading.store, late.known), Month(2025, 6))
    assert early.known == late.known <= reading.as_of
    assert dict(files([early], ["html"])) == dict(files([late], ["html"]))


def test_sums_are_what_sha256sum_reads(folder):
    if not (program := shutil.which("sha256sum")):
        pytest.skip("no sha256sum here")
    answer = subprocess.run(
        [program, "-c", "--strict", "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.count(": OK") == len(list(folder.rglob("*.*")))


def test_a_folder_is_as_it_was_published_whatever_lies_beside(folder):
    (folder / "mine.txt").write_bytes(b"mine")
    found = verify(folder)
    assert (found.about.name, found.others) == ("north_america", ("mine.txt",))
    assert found.files == len(list(folder.rglob("*.*"))) - 2


def test_all_that_is_missing_or_changed_is_told_at_once(folder):
    (folder / "index.html").unlink()
    (folder / "data" / "categories.csv").write_bytes(b"month\n")
    with pytest.raises(StoreError) as told:
        verify(folder)
    said = str(told.value)
    assert said.startswith("2 of ")
    assert "index.html is missing" in said
    assert "data/categories.csv has changed (6 bytes, not 606)" in said
    assert "balanza brief north_america --through 2025-06 --as-of 2025-08-05" in said


def test_a_manifest_that_names_a_file_elsewhere_is_not_followed(folder):
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    told["outputs"][0]["path"] = "../secret"
    (folder / "manifest.json").write_text(json.dumps(told), "utf-8")
    with pytest.raises(StoreError, match=r"1 of \d+ files .*: \.\./secret lies outside"):
        verify(folder)


def test_a_folder_without_a_manifest_and_a_damaged_one_are_refused(tmp_path):
    with pytest.raises(StoreError, match=r"holds no manifest\.json\. Name the folder that"):
        verify(tmp_path)
    (tmp_path / "manifest.json").write_text('{"brief": 1}', "utf-8")
    with pytest.raises(StoreError, match=r"manifest\.json is no manifest: .* Get it again"):
        verify(tmp_path)


def test_a_package_that_is_not_there_has_no_version(monkeypatch, published):
    monkeypatch.setattr(metadata, "requires", lambda _: ["nobody-s-package>=1", "click>=8"])
    (_, body), _ = manifest(published, ["en"], ["html"], [])
    assert list(json.loads(body)["program"]["dependencies"]) == ["click"]
