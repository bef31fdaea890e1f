"""`cablekit recover`: the requests, as NARA's FAQ (I.11) wants them."""

import json
import zipfile
from pathlib import Path

import pytest
from cli_kinds import Run

LOST = "samples/synthetic-1975-lost-text.txt"
PARTIAL = "samples/synthetic-1974-broken-off.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Seven lost texts on rolls of their own, one filmed in 1984, one unclassified, one on no film, one twice."""
    text = Path(LOST).read_bytes().decode()
    made = {f"1975BELGRA0{number}": {"D750129-0000": f"D75{number}-0001"} for number in range(1001, 1008)}
    made["1975BELGRA02001"] = {"D750129-0000": "P840001-0007"}
    made["1975BELGRA02002"] = {"Classification: CONFIDENTIAL": "Classification: LIMITED OFFICIAL USE"}
    made["1975BELGRA02003"] = {"D750129-0000": "n/a"}
    for number, changes in made.items():
        one = text.replace("1975BELGRA01866", number).replace("synthaaf", number)
        for old, new in changes.items():
            assert old in one
            one = one.replace(old, new)
        (tmp_path / f"{number}.txt").write_text(one, newline="")
    (tmp_path / "again.txt").write_bytes((tmp_path / "1975BELGRA02001.txt").read_bytes())
    return tmp_path


def test_requests_by_recipient_and_roll(run: Run, folder: Path) -> None:
    result = run("recover", "--json", folder)
    record = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(record) == ["source", "look_first", "requests", "not_recoverable"]
    assert "question I.11" in record["source"]
    assert [(one["recipient"]["address"], one["number"], one["of"], one["rolls"]) for one in record["requests"]] == [
        ("specialaccess_foia@nara.gov", 1, 2, ["D751001", "D751002", "D751003", "D751004", "D751005"]),
        ("specialaccess_foia@nara.gov", 2, 2, ["D751006", "D751007"]),
        ("archives2reference@nara.gov", 1, 1, ["D750129"]),
        (None, 1, 1, ["P840001"]),
    ]
    assert [one["document_number"] for one in record["not_recoverable"]] == ["1975BELGRA02003"]
    assert record["requests"][3]["telegrams"] == [
        {
            "document_number": "1975BELGRA02001",
            "film": "P840001-0007",
            "classification": "CONFIDENTIAL",
            "roll": "P840001",
            "date": "1975-04-14",
            "from": "BELGRADE",
            "to": "STATE ZAGREB",
            "text_status": "unretrievable",
            "outcome": "on_film",
            "why": "film P84 is later than 79 and in the custody of the Department of State",
        }
    ]
    assert result.stderr == "11 cables, 10 lost: 9 to ask for in 4 requests, 1 not recoverable\n"


def test_the_list_for_a_reader(run: Run, folder: Path) -> None:
    text = run("recover", folder).stdout
    assert text.startswith("To: National Archives, Special Access and FOIA Staff <specialaccess_foia@nara.gov>\n")
    assert "    request under the Freedom of Information Act, 2 of 2; film rolls D751006, D751007\n" in text
    assert "To: National Archives, Archives II Reference Section <archives2reference@nara.gov>\n" in text
    assert "To: Department of State\n" in text
    assert "        1975BELGRA02001  P840001-0007  CONFIDENTIAL  1975-04-14  BELGRADE to STATE ZAGREB\n" in text
    assert "Not recoverable: the film number is n/a" in text
    assert "https://www.archives.gov/research/foreign-policy/state-dept/rg-59-central-files/1973-1979.html\n" in text
    assert text.endswith("(revised September 2020), question I.11.\n")


def test_what_no_rule_covers_is_told_with_its_reason(run: Run, tmp_path: Path) -> None:
    text = (
        Path(LOST).read_bytes().decode().replace("Original Classification: CONFIDENTIAL", "Original Classification: TO")
    )
    (tmp_path / "a.txt").write_text(text, newline="")
    out = run("recover", tmp_path).stdout
    assert "To: National Archives, Archives II Reference Branch (RDT2) <archives2reference@nara.gov>\n" in out
    assert "no rule is given for the original classification TO\n" in out


def test_texts_with_gaps_are_asked_for_when_wanted(run: Run) -> None:
    assert json.loads(run("recover", "--json", PARTIAL).stdout)["requests"] == []
    [request] = json.loads(run("recover", "--json", "--partial", PARTIAL).stdout)["requests"]
    assert request["telegrams"][0]["text_status"] == "partial"


def test_nothing_is_lost(run: Run) -> None:
    result = run("recover", "samples/synthetic-1979-sectioned.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 cable, 0 lost: 0 to ask for in 0 requests, 0 not recoverable\n"


def test_a_document_without_attributes_is_no_lost_telegram(run: Run, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("bread, milk\n")
    assert run("recover", tmp_path / "note.txt").stdout == ""


def test_an_input_that_is_not_there(run: Run, tmp_path: Path) -> None:
    result = run("recover", tmp_path / "none", LOST)
    assert result.exit_code == 2
    assert "1975BELGRA01866" in result.stdout


def test_what_cannot_be_opened_is_named(run: Run, tmp_path: Path) -> None:
    """A lost text may be in it; a text that is no cable is passed over."""
    (tmp_path / "damaged.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "note.txt").write_text("bread, milk\n")
    result = run("recover", tmp_path, LOST)
    assert result.exit_code == 2
    told, summary = result.stderr.splitlines()
    assert told.startswith(f"{tmp_path / 'damaged.zip'}: error CK008 unreadable: ")
    assert summary == "1 cable and 2 files without one, 1 lost: 1 to ask for in 1 request, 0 not recoverable"
    assert "1975BELGRA01866" in result.stdout


def test_a_part_of_an_archive_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "year.zip", "w") as archive:
        archive.write(LOST, "lost.txt")
        archive.writestr("inner.zip", b"PK\x03\x04 and no more")
    result = run("recover", tmp_path / "year.zip")
    assert result.exit_code == 1
    assert "year.zip!inner.zip: error CK008 unreadable" in result.stderr
    assert "1975BELGRA01866" in result.stdout


def test_rolls_are_asked_for_by_who_holds_them(run: Run, tmp_path: Path) -> None:
    """D, P and N rolls to 79 are at the National Archives, those of 80 and later at the Department of State."""
    text = Path(LOST).read_bytes().decode()
    held = {"D730001": "NARA", "P740001": "NARA", "N750001": "NARA", "N790001": "NARA", "D800001": "State"}
    held |= {"N850001": "State", "P730001": "open", "N740001": "open"}
    for number, roll in enumerate(held, 1):
        one = text.replace("D750129-0000", f"{roll}-0001").replace("synthaaf", roll)
        (tmp_path / f"{number}.txt").write_text(one, newline="")
    asked = json.loads(run("recover", "--json", tmp_path).stdout)["requests"]
    who = {roll: (one["recipient"]["name"], one["telegrams"][0]["outcome"]) for one in asked for roll in one["rolls"]}
    staff, state = "National Archives, Special Access and FOIA Staff", "Department of State"
    branch = "National Archives, Archives II Reference Branch (RDT2)"
    by = {"NARA": (staff, "on_film"), "State": (state, "on_film"), "open": (branch, "open")}
    assert who == {roll: by[holder] for roll, holder in held.items()}
