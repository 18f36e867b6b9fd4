import pytest

from balanza.errors import QuestionError
from balanza.publish.archive import findings_in
from balanza.publish.data import findings_json


def test_findings_are_read_back_as_they_were(found, tmp_path):
    them = list(found["2025-08"].all())
    (tmp_path / "findings.json").write_bytes(findings_json(them))
    assert findings_in(tmp_path) == findings_in(tmp_path / "findings.json") == them


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<html>", "is no list of findings: JSON is malformed"),
        ("{}", "is no list of findings: Expected `array`"),
        ('[{"name": "gap"}]', "is no list of findings: .* missing required field `value`"),
        (None, r"There is no .*findings.json. Give a findings.json that `balanza brief`"),
    ],
)
def test_what_is_no_file_of_findings_is_told(tmp_path, text, words):
    if text is not None:
        (tmp_path / "findings.json").write_text(text)
    with pytest.raises(QuestionError, match=words):
        findings_in(tmp_path)


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "findings.json").mkdir()
    with pytest.raises(QuestionError, match=r"cannot be read: Is a directory. Give a findings"):
        findings_in(tmp_path)
