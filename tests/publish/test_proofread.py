"""Mistakes in a brief's files: each is named with its file, its line, and what to do."""

import pytest

from balanza.errors import CatalogError
from balanza.publish import briefs, manuscript, new_brief, proofread


@pytest.fixture
def draft(tmp_path):
    new_brief("mine", tmp_path)
    return tmp_path / "mine"


@pytest.fixture
def change(draft):
    def make(file, old, new):
        path = draft / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return make


@pytest.fixture
def mistakes(draft):
    def told():
        with pytest.raises(CatalogError, match=r"mine has \d+ mistakes?:") as caught:
            proofread(manuscript(str(draft)))
        return str(caught.value).splitlines()[1:]

    return told


@pytest.mark.parametrize("brief", briefs())
def test_no_brief_of_ours_has_a_mistake(brief):
    text = manuscript(brief)
    proofread(text)
    assert text.languages.keys() == {"en", "es"}


def test_a_typed_number_is_named_with_its_line(change, mistakes):
    change("brief.en.md", "supplied most", "supplied 70% of all")
    assert mistakes() == [
        "brief.en.md, line 16: types the number 70. Quote a finding: {{ its_name }}."
    ]


def test_an_unknown_finding_is_named_with_the_one_that_was_meant(change, mistakes):
    change("brief.en.md", "of {{ balance_ytd", "of {{ balance_yt")
    assert mistakes()[0] == (
        "brief.en.md, line 5: asks for balance_yt, which is no finding or role. "
        "Did you mean balance_ytd?"
    )


def test_a_figure_that_is_silent_is_told_to_speak(change, mistakes):
    change("brief.es.md", "alt: Tabla", "atl: Tabla")
    assert mistakes() == [
        (
            "brief.es.md, line 18: largest_suppliers has no alt. Add a line `alt: ...`, which "
            "tells those who cannot see it what it shows."
        )
    ]


def test_an_unknown_exhibit_and_one_that_is_not_shown_are_told_together(change, mistakes):
    change("brief.en.md", "exhibit balance_by_year", "exhibit balance_by_yeer")
    told = mistakes()
    assert told[0] == (
        "brief.en.md, line 9: shows balance_by_yeer, which neither figures.yaml nor "
        "tables.yaml defines. Did you mean balance_by_year?"
    )
    assert told[1].startswith("figures.yaml, line 3: balance_by_year is not shown in brief.en")
    assert "brief.es.md has no exhibit balance_by_yeer, which brief.en.md has." in told[3]


def test_what_only_one_language_says_is_missing_in_the_other(change, mistakes):
    change("brief.es.md", "note: El socio es el país de origen.\n", "")
    change("brief.es.md", "{{ words.sign[sign_ytd.value] }}", "saldo")
    assert mistakes() == [
        (
            "brief.es.md has no `note:` of exhibit largest_suppliers, which brief.en.md has. "
            "Translate it, or take it out there."
        ),
        (
            "brief.es.md has no quote of sign_ytd, which brief.en.md has. "
            "Translate it, or take it out there."
        ),
    ]


def test_a_filter_or_a_brace_that_is_wrong_is_named_with_its_line(change, mistakes):
    change("brief.en.md", "| size }} in", "| sizze }} in")
    assert mistakes()[0] == "brief.en.md, line 5: No filter named 'sizze'."


def test_a_language_that_nobody_wrote_is_told(draft, mistakes):
    (draft / "brief.xx.md").write_text((draft / "brief.en.md").read_text("utf-8"), "utf-8")
    assert mistakes() == [
        "brief.xx.md, line 1: nobody wrote prose.xx.yaml. Write it, or rename the file."
    ]


def test_roles_and_findings_that_are_not_there_are_named_where_they_are_wanted(
    change, mistakes
):
    change("findings.yaml", "among: suppliers", "among: supplier")
    change("tables.yaml", "rows: suppliers", "rows: supplyers")
    assert mistakes() == [
        (
            "findings.yaml, line 14: supplier_imports is among supplier, a role that "
            "roles.yaml does not cast. Did you mean suppliers?"
        ),
        (
            "tables.yaml, line 2: largest_suppliers speaks of supplyers, which is no role or "
            "finding. Did you mean suppliers?"
        ),
    ]


def test_a_mistake_in_a_part_of_the_findings_is_told_with_that_part(draft, change, mistakes):
    first, second = draft / "findings.yaml", draft / "findings.ict.yaml"
    head, mark, tail = first.read_text("utf-8").partition("supplier_imports:")
    first.write_text(head, "utf-8")
    second.write_text(mark + tail, "utf-8")
    change("findings.ict.yaml", "among: suppliers", "among: supplier")
    [told] = mistakes()
    assert told.startswith("findings.ict.yaml, line 1: supplier_imports is among supplier,")


def test_a_mistake_whose_place_cannot_be_told_names_the_file(change, mistakes):
    change("findings.yaml", "supplier_imports:", '"supplier_imports":')
    change("findings.yaml", "among: suppliers", "among: supplier")
    assert mistakes()[0].startswith("findings.yaml: supplier_imports is among supplier,")
