"""The cases of small lines in the files of this folder; README.md says how to add one."""

from pathlib import Path

import pytest
from layouts import PARTS

from .case_files import HERE, Case, at, cases, failures, plain

README = (HERE / "README.md").read_text(encoding="utf-8")

FILE = """\
about: The subject.
part: subject
paths: [body.subject, body.tags.code]
cases:
  - name: one line
    lines: "SUBJECT: {subject}"
    record:
      body.subject: THE ROAD
      body.tags.code: [EAID, EAGR, EC]
"""


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.file}: {case.name}")
def test_case(case: Case) -> None:
    wrong = failures(case)
    if wrong:
        lines = "\n".join(f"  {line}" for line in "\n".join(case.changes.values()).splitlines())
        pytest.fail(f"{case.file}.yaml, {case.name}\n{lines}\n" + "\n".join(wrong), pytrace=False)


def _one(folder: Path, text: str) -> Case:
    (folder / "subject").mkdir()
    (folder / "subject" / "made.yaml").write_text(text, encoding="utf-8")
    (case,) = cases(folder)
    return case


def test_a_case_that_holds(tmp_path: Path) -> None:
    assert failures(_one(tmp_path, FILE.format(subject="THE ROAD"))) == []


def test_a_case_that_fails_names_path_and_both_values(tmp_path: Path) -> None:
    (wrong,) = failures(_one(tmp_path, FILE.format(subject="THE PIER")))
    assert wrong == "  body.subject\n    case:   THE ROAD\n    record: THE PIER"


def test_a_path_that_a_case_leaves_out_must_be_empty(tmp_path: Path) -> None:
    (wrong,) = failures(_one(tmp_path, FILE.format(subject="THE ROAD").replace("      body.subject: THE ROAD\n", "")))
    assert wrong == "  body.subject\n    case:   nothing\n    record: THE ROAD"


def test_diagnostics_that_a_case_lists_and_others_that_are_watched(tmp_path: Path) -> None:
    text = FILE.format(subject="THE ROAD").replace("cases:", "watch: tag-\ncases:")
    case = _one(tmp_path, f"{text}    around: {{tags: 'TAGS: EAID, EAGR, EC, P*'}}\n")
    case.record.pop("body.tags.code")
    (wrong,) = failures(case)
    assert "no other of tag-" in wrong
    assert "tag-unreadable" in wrong
    case.reports.append({"name": "tag-unreadable", "field": "body.tags"})
    assert failures(case) == []
    case.reports.append({"name": "tag-lost"})
    assert "tag-lost" in failures(case)[0]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("part: subject\n", "", "subject/made: no part"),
        ("    lines:", "    line:", "subject/made, one line: no lines"),
        ("    record:", "    records: {}\n    record:", "subject/made, one line: records means nothing here"),
        (
            "      body.subject:",
            "      body.subjects:",
            "`paths` of the file lacks body.subjects",
        ),
        ("    record:", "    around: {tag: X}\n    record:", "the invented cable has no part tag"),
        ("cases:\n", "cases:\n  - {name: one line, lines: X}\n", "another case of the file has this name"),
    ],
)
def test_a_slip_in_a_file_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(ValueError, match=message.replace("`", ".")):
        _one(tmp_path, FILE.format(subject="X").replace(old, new))


def test_a_path_that_the_record_lacks() -> None:
    with pytest.raises(KeyError):
        at({"body": {"subject": None}}, "body.subjects")


def test_values_are_compared_as_text() -> None:
    assert plain({"a": 15, "b": True, "c": None, "d": [], "e": ["", 1]}) == {"a": "15", "b": "true", "e": [None, "1"]}


def test_the_example_that_explains_them_is_the_beginning_of_its_file() -> None:
    example = README.split("```yaml\n")[1].split("```")[0]
    assert (HERE / "executive_order" / "orders.yaml").read_text(encoding="utf-8").startswith(example)


def test_all_parts_of_the_cable_are_explained() -> None:
    table = README.partition("## The cable")[2]
    assert [line.split("`")[1] for line in table.splitlines() if line.startswith("| `")] == list(PARTS)
