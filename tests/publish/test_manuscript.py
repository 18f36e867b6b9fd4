"""Where a brief's files lie, and what stands in the place of its parameters."""

import pytest

from balanza.errors import CatalogError, QuestionError, UnknownName
from balanza.findings import Claim
from balanza.periods import Month
from balanza.publish import manuscript, new_brief, proofread, publication


def partners(brief):
    claim = brief.definitions(Claim, "findings.yaml")["share_ytd"]
    return claim.shows.where["partner"]


def test_a_parameter_is_its_default_until_somebody_chooses():
    assert partners(manuscript("partner")) == ("MEX",)
    assert partners(manuscript("partner", {"partner": "CAN"})) == ("CAN",)


def test_a_brief_may_be_like_another_with_a_name_of_its_own():
    mexico = manuscript("mexico")
    assert (mexico.name, partners(mexico)) == ("mexico", ("MEX",))


def test_a_partner_that_is_none_is_refused():
    with pytest.raises(UnknownName, match=r"No partner is called 'MEXX'\. Did you mean 'MEX'"):
        manuscript("partner", {"partner": "MEXX"})


def test_a_parameter_that_a_brief_does_not_have_is_refused():
    with pytest.raises(UnknownName, match="No parameter of the brief north_america is called"):
        manuscript("north_america", {"partner": "MEX"})


def test_a_place_for_a_parameter_that_nobody_declared_is_refused(tmp_path):
    new_brief("mine", tmp_path)
    path = tmp_path / "mine" / "findings.yaml"
    path.write_text(path.read_text("utf-8").replace('["04"]', "[$product]"), "utf-8")
    with pytest.raises(UnknownName, match="No parameter of this brief is called 'product'"):
        manuscript(str(tmp_path / "mine")).read("findings.yaml")


def test_findings_may_be_split_by_family(tmp_path):
    new_brief("mine", tmp_path)
    whole = manuscript(str(tmp_path / "mine")).read("findings.yaml")
    first, second = tmp_path / "mine" / "findings.yaml", tmp_path / "mine" / "findings.ict.yaml"
    head, mark, tail = first.read_text("utf-8").partition("supplier_imports:")
    first.write_text(head, "utf-8")
    second.write_text(mark + tail, "utf-8")
    assert manuscript(str(tmp_path / "mine")).read("findings.yaml") == whole


def test_a_name_that_two_parts_define_is_refused(tmp_path):
    new_brief("mine", tmp_path)
    folder = tmp_path / "mine"
    (folder / "findings.ict.yaml").write_text("sign_ytd: {}\n", "utf-8")
    with pytest.raises(CatalogError, match=r"findings.ict.yaml defines sign_ytd, as another"):
        manuscript(str(folder)).read("findings.yaml")


def test_a_new_brief_works_at_once_in_both_languages(sample, tmp_path):
    new_brief("mine", tmp_path)
    own = manuscript(str(tmp_path / "mine"))
    made = [publication(own, sample["2025-08"], Month(2025, 6), it) for it in ("en", "es")]
    assert [it.name for it in made] == ["mine", "mine"]
    assert "un déficit de" in made[1].content.standfirst_html


def test_a_new_brief_overwrites_nothing(tmp_path):
    new_brief("mine", tmp_path)
    with pytest.raises(QuestionError, match=r"mine already, and nothing of yours"):
        new_brief("mine", tmp_path)


def test_a_new_brief_may_not_take_the_name_of_one_of_ours(tmp_path):
    with pytest.raises(QuestionError, match="mexico is a brief of ours"):
        new_brief("mexico", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_says_that_do_not_fit_the_findings_are_told(sample, tmp_path):
    new_brief("mine", tmp_path)
    path = tmp_path / "mine" / "says.es.yaml"
    path.write_text(path.read_text("utf-8").replace("sign_ytd:", "sign:"), "utf-8")
    own = manuscript(str(tmp_path / "mine"))
    told = r"es\.yaml does not say what these are: sign_ytd\..* does not know: sign\."
    with pytest.raises(CatalogError, match=told):
        publication(own, sample["2025-08"], Month(2025, 6))
    with pytest.raises(CatalogError, match=told.replace(".*", r"(.|\n)*")):
        proofread(own)
