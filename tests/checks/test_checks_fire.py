"""Every check: samples that it speaks of, and others, close to them, that it passes over."""

import pytest
from check_samples import EXDIS, LOST, NODIS, REFERENCES, SECTIONED, codes, parsed

from cablekit.checks import CHECKS, Places, check
from cablekit.diagnostics import CODES

PLAIN = "synthetic-1979-plain-pdftotext.txt"
SECTO = "synthetic-1975-secto.txt"
TOSEC = "synthetic-1975-tosec.txt"
SUBJECT = "Subject: SYNTHETIC SAMPLE: NORDIC WEATHER BUOYS"
TAGS = "TAGS: TGEN, TPHY, OSCI, NO\nTo:"
TO = "To: STATE COPENHAGEN HELSINKI REYKJAVIK STOCKHOLM USCINCEUR"
CITED = (
    "Reference: 75 STATE 115778, 75 STATE 115785, 75,  STATE 93410, 75 OSLO A-113, 75 COPE, NHAGEN 1422,\n"
    "75 STOCKHOLM 2309, 75 R, EYKJAVIK 640"
)
OTHER_SUBJECT = {SUBJECT: "Subject: VISIT OF THE MINISTER OF FINANCE"}
OTHER_TAGS = {TAGS: "TAGS: BEXP, OVIP, NO\nTo:"}
OTHER_CITED = {CITED: "Reference: 75 LIMA 4711"}

FIRE = [
    ("CK101", REFERENCES, {TAGS: "TAGS: TGEN, TPHY\nTo:"}),
    ("CK102", REFERENCES, {"/047 W": "/048 W"}),
    ("CK103", REFERENCES, {"Page Count: 2": "Page Count: 3"}),
    ("CK104", REFERENCES, {"Original Classification: UNCLASSIFIED": "Original Classification: SECRET"}),
    ("CK104", REFERENCES, {"UNCLAS OSLO 2217": "C O N F I D E N T I A L OSLO 2217"}),
    ("CK104", REFERENCES, {"UNCLASSIFIED\n\nPAGE 01": "SECRET\n\nPAGE 01"}),
    ("CK104", REFERENCES, {"UNCLASSIFIED\n\nPAGE 02": "SECRET\n\nPAGE 02"}),
    ("CK105", EXDIS, {"\nPrevious Handling Restrictions: EXDIS": "\nPrevious Handling Restrictions: LIMDIS"}),
    ("CK105", EXDIS, {"\nPrevious Handling Restrictions: EXDIS": "\nPrevious Handling Restrictions: n/a"}),
    ("CK105", REFERENCES, {"\nPrevious Handling Restrictions: n/a": "\nPrevious Handling Restrictions: LIMDIS"}),
    ("CK106", REFERENCES, {"Draft Date: 03 JUN 1975": "Draft Date: 05 JUN 1975"}),
    ("CK106", REFERENCES, {"Draft Date: 03 JUN 1975": "Draft Date: 02 JUN 1975"}),
    ("CK107", REFERENCES, {"031640Z": "111640Z"}),
    ("CK108", REFERENCES, {"Subject: SYNTHETIC SAMPLE: NORDIC": "Subject: SYNTHETIC SAMPLE: BALTIC"}),
    ("CK109", REFERENCES, {"From: OSLO": "From: STOCKHOLM"}),
    ("CK109", REFERENCES, {"FM AMEMBASSY OSLO": "FM AMEMBASSY KINSHASA", "From: OSLO": "From: BRAZZAVILLE"}),
    ("CK110", REFERENCES, {TO: "To: MOSCOW"}),
    ("CK111", REFERENCES, {"75 STATE 115778, 75 STATE 115785": "75 STATE 115778, 75 STATE 200117"}),
    ("CK111", REFERENCES, {", 75 COPE, NHAGEN 1422": ""}),
    ("CK112", REFERENCES, {"Document Number: 1975OSLO02217": "Document Number: 1975OSLO02271"}),
    ("CK112", REFERENCES, {"Document Number: 1975OSLO02217": "Document Number: 1975LIMA02217"}),
    (
        "CK112",
        REFERENCES,
        {
            "R 031512Z JUN 75": "R 031512Z JUN 76",
            "Draft Date: 03 JUN 1975": "Draft Date: 03 JUN 1976",
            "D750193": "D760193",
        },
    ),
    ("CK113", REFERENCES, {"UNCLAS OSLO 2217": "UNCLAS OSLO 2271"}),
    ("CK114", SECTIONED, {"151051Z /23\nR 150830Z": "151051Z /23\nR 150803Z"}),
    ("CK114", SECTIONED, {"02 OF 03": "02 OF 04"}),
    ("CK115", REFERENCES, {"05 JUL 2006": "20 Mar 2014"}),
    ("CK115", REFERENCES, {"05 JUL 2006": "04 MAY 2006"}),
    ("CK115", SECTIONED, {"20 Mar 2014": "30 Jun 2005"}),
    ("CK117", REFERENCES, {"Film Number: D750193-0000": "Film Number: D740193-0000"}),
    ("CK118", REFERENCES, {"Line Count: 65": "Line Count: 68"}),
    ("CK118", REFERENCES, {"Line Count: 65": "Line Count: 40", "Page Count: 2": "Page Count: 1"}),
    ("CK208", REFERENCES, {"PAGE 02": "PAGE 03"}),
    ("CK121", REFERENCES, {"031640Z": "031500Z"}),
    ("CK121", REFERENCES, {"031640Z": "020812Z"}),
    ("CK122", REFERENCES, {"E.O. 11652": "E.O. 12356"}),
    ("CK123", REFERENCES, {"D. COPENHAGEN 1422": "D. COPENHAGEN 94221", "NHAGEN 1422": "NHAGEN 94221"}),
    ("CK124", REFERENCES, {"D. COPENHAGEN 1422": "D. COPENHAGIN 1422", "NHAGEN 1422": "NHAGIN 1422"}),
    ("CK410", LOST, {}),
    ("CK411", LOST, {"Film Number: D750129-0000": "Film Number: n/a"}),
    ("CK412", LOST, {"Original Classification: CONFIDENTIAL": "Original Classification: SECRETARIAT"}),
]
"""Code, sample, changes: the one finding of its kind."""

PASS = [
    ("every word of it agrees", REFERENCES, {}),
    ("three sections, the second last", SECTIONED, {}),
    ("TAGS in another order", REFERENCES, {TAGS: "TAGS: NO, OSCI, TPHY, TGEN\nTo:"}),
    ("persons that the indexer put in", REFERENCES, {TAGS: "TAGS: TGEN, TPHY, OSCI, NO, (NANSEN, F)\nTo:"}),
    ("lists of TAGS joined", REFERENCES, {TAGS: "TAGS: TGEN, TPHY, OSCI, NO; TGEN, TPHY, OSCI, NO\nTo:"}),
    ("an earlier classification", REFERENCES,
     {"Original Classification: UNCLASSIFIED": "Original Classification: SECRET",
      "Original Previous Classification: n/a": "Original Previous Classification: UNCLASSIFIED"}),
    ("junk for a classification", REFERENCES,
     {"Original Classification: UNCLASSIFIED": "Original Classification: SECRETARIAT"}),
    ("POSS DUPE behind a classification", REFERENCES,
     {"UNCLASSIFIED\n\nPAGE 01": "UNCLASSIFIED   POSS DUPE\n\nPAGE 01"}),
    ("captions glued", EXDIS,
     {"\nPrevious Handling Restrictions: EXDIS": "\nPrevious Handling Restrictions: EXDISEXDIS"}),
    ("captions in the other of the two keys", EXDIS,
     {"Original Previous Handling Restrictions: n/a": "Original Previous Handling Restrictions: EXDIS",
      "\nPrevious Handling Restrictions: EXDIS": "\nPrevious Handling Restrictions: n/a"}),
    ("ONLY in a passing line", REFERENCES,
     {"UNCLAS OSLO 2217\n": "UNCLAS OSLO 2217\n\nFOR THORNBOROUGH ONLY\n", "Line Count: 65": "Line Count: 67",
      "\nPrevious Handling Restrictions: n/a": "\nPrevious Handling Restrictions: ONLY"}),
    ("the state after decaptioning", REFERENCES, {"\nHandling Restrictions: n/a": "\nHandling Restrictions: NODIS"}),
    ("Draft Date on the day of receipt", REFERENCES,
     {"Draft Date: 03 JUN 1975": "Draft Date: 04 JUN 1975", "031640Z": "041640Z"}),
    ("received in the minute of sending", REFERENCES, {"031640Z": "031512Z"}),
    ("six days under way", REFERENCES, {"031640Z": "091640Z"}),
    ("a subject cut", REFERENCES, {SUBJECT: "Subject: SYNTHETIC SAMPLE: NORDIC WEA"}),
    ("a subject run on", REFERENCES, {SUBJECT: f"{SUBJECT} REF: A) STATE 115778 AND 115785"}),
    ("a subject glued", REFERENCES, {SUBJECT: "Subject: SYNTHETICSAMPLE: NORDIC WEATHERBUOYS"}),
    ("a subject with its mark", REFERENCES, {SUBJECT: "Subject: (U) SYNTHETIC SAMPLE: NORDIC WEATHER BUOYS"}),
    ("no subject", REFERENCES, {SUBJECT: "Subject: n/a"}),
    ("an office code in From", REFERENCES, {"From: OSLO": "From: OSLO OR-M"}),
    ("the Secretary's delegation among other words of From", SECTO,
     {"From: SECRETARY GENEVA": "From: GENEVA SECRETARY IN GENEVA SECRETARY"}),
    ("two missions in one city", REFERENCES,
     {"FM AMEMBASSY OSLO": "FM USMISSION NATO", "From: OSLO": "From: BRUSSELS",
      "TO SECSTATE WASHDC 9184": "TO USMISSION EC BRUSSELS", TO: "To: BRUSSELS"}),
    ("a post under its later name", REFERENCES,
     {"FM AMEMBASSY OSLO": "FM USLO PEKING", "From: OSLO": "From: BEIJING", "UNCLAS OSLO": "UNCLAS PEKING",
      "Document Number: 1975OSLO02217": "Document Number: 1975BEIJIN02217"}),
    ("the last evening of the year in Washington", REFERENCES,
     {"R 031512Z JUN 75": "R 010112Z JAN 76", "031640Z": "010140Z",
      "Draft Date: 03 JUN 1975": "Draft Date: 31 DEC 1975"}),
    ("the first morning of the year in Tokyo", REFERENCES,
     {"R 031512Z JUN 75": "R 311912Z DEC 74", "031640Z": "311940Z",
      "Draft Date: 03 JUN 1975": "Draft Date: 01 JAN 1975"}),
    ("a reference of the attributes that cites no telegram", REFERENCES, {CITED: "Reference: 75"}),
    ("a reference of the attributes that has a date", REFERENCES, {CITED: "Reference: MEMO DATED MARCH 1975"}),
    ("a lost character in the subject", REFERENCES, {SUBJECT: f"{SUBJECT[:-6]}¿ BUOYS"}),
    ("attributes of 1977 with the keys of 1978", SECTIONED,
     {"20 Mar 2014": "22 May 2009", "1979": "1977", "JUN 79": "JUN 77", "D79": "D77", "12065": "11652"}),
    ("an unknown name in From", REFERENCES, {"From: OSLO": "From: XYZZY"}),
    ("addressees that To lacks", REFERENCES, {TO: "To: HELSINKI"}),
    ("an unknown name in To", REFERENCES, {TO: "To: XYZZY"}),
    ("another name of one addressee", REFERENCES, {"TO SECSTATE WASHDC 9184": "TO USDOC WASHDC", TO: "To: COM"}),
    ("an agency under a name that the glossary has not", REFERENCES,
     {"TO SECSTATE WASHDC 9184": "TO JCS WASHDC", TO: "To: DOD"}),
    ("an addressee of the text that nobody knows", REFERENCES,
     {TO: "To: MOSCOW", "\nUSCINCEUR\n": "\nXYZZY FJORD\n"}),
    ("no references in the attributes", REFERENCES, {CITED: "Reference: n/a"}),
    ("years of references", REFERENCES, {"75 STATE 115778": "79 STATE 115778"}),
    ("a number cited in the text only", REFERENCES, {"75 OSLO A-113": "75 OSLO 2188"}),
    ("a number of the Secretary's series", SECTO, {}),
    ("a number with TOSEC beside it", TOSEC, {}),
    ("a stamp of no systematic review of these years", REFERENCES, {"05 JUL 2006": "06 JUL 2010"}),
    ("film of a later year", REFERENCES, {"Film Number: D750193-0000": "Film Number: P840193-0000"}),
    ("film of two years", REFERENCES, {"Film Number: D750193-0000": "Film Number: D740193-0000, D750193-0000"}),
    ("one line more than Line Count", REFERENCES, {"Line Count: 65": "Line Count: 66"}),
    ("blank lines squeezed", REFERENCES, {"\n\n\n\n": "\n\n", "\n\n\n": "\n\n", "Line Count: 65": "Line Count: 72"}),
    ("blank lines doubled", REFERENCES, {"\n\n": "\n\n\n\n"}),
    ("a rendering without blank lines", PLAIN, {}),
    ("another subject under the same TAGS", NODIS, {}),
]  # fmt: skip
"""Why nothing is found, sample, changes."""


@pytest.mark.parametrize(("code", "sample", "changes"), FIRE)
def test_fires(code: str, sample: str, changes: dict[str, str]) -> None:
    assert codes(sample, changes) == [code]


@pytest.mark.parametrize(("sample", "changes"), [row[1:] for row in PASS], ids=[row[0] for row in PASS])
def test_passes_over(sample: str, changes: dict[str, str]) -> None:
    assert [code for code in codes(sample, changes) if (sample, code) != (NODIS, "CK101")] == []


def test_every_comparison_is_tried() -> None:
    tried = {code for code, _, _ in FIRE} | {"CK116", "CK119", "CK120"}
    assert {code for code in CODES if code.startswith("CK1")} <= tried


@pytest.mark.parametrize(("code", "sample", "changes"), FIRE)
def test_values_stand_where_they_are_said_to(code: str, sample: str, changes: dict[str, str]) -> None:
    """Every value that is in the text as it stands is in the line that its finding names."""
    found = parsed(sample, changes)
    lines = found.document.text.split("\n")
    finding = next(one for one in found.cable.diagnostics if one.code == code)
    assert finding.line is not None
    assert finding.severity == CODES[code].severity
    assert finding.values or code == "CK208"
    for value in finding.values:
        if value.where == "body.classification":  # the canonical word: UNCLASSIFIED of UNCLAS
            assert lines[(value.line or 0) - 1].endswith("OSLO 2217")
        elif value.line is not None and value.value is not None and value.value in found.document.text:
            near = "\n".join(lines[value.line - 1 : value.line + 2])
            assert value.value in near, value


def test_the_lines_of_two_witnesses() -> None:
    found = parsed(REFERENCES, {TAGS: "TAGS: TGEN, TPHY\nTo:"})
    lines = found.document.text.split("\n")
    [finding] = found.cable.diagnostics
    assert [(value.where, lines[(value.line or 0) - 1]) for value in finding.values] == [
        ("body.tags", "TAGS: TGEN, TPHY, OSCI, NO"),
        ("attributes.tags", "TAGS: TGEN, TPHY"),
    ]
    assert finding.message == "the TAGS of text and attributes differ: text alone has OSCI, NO"


def test_a_record_alone_can_be_checked() -> None:
    """Without its lines a record gives the same findings but those that need them, and no lines."""
    cable = parsed(REFERENCES, {TAGS: "TAGS: TGEN, TPHY\nTo:", "Line Count: 65": "Line Count: 90"}).cable
    found = check(cable)
    assert [one.code for one in found] == ["CK101"]
    assert found[0].line is None
    assert all(value.line is None for value in found[0].values)


def test_a_check_that_finds_nothing_makes_nothing() -> None:
    """What a clean cable costs: no check makes a list or a message for it."""
    found = parsed(REFERENCES)
    places = Places(found.tokenized)
    assert not any(one(found.cable, places) for one in CHECKS)


# --- text and attributes of different telegrams ------------------------------------------------------


def test_different_telegrams() -> None:
    """As 1974LAPAZ02047: subject, TAGS and references disagree."""
    found = parsed(REFERENCES, OTHER_SUBJECT | OTHER_TAGS | OTHER_CITED).cable.diagnostics
    finding = next(one for one in found if one.code == "CK116")
    assert finding.severity == "error"
    assert finding.message == "text and attributes are of different telegrams: subject, TAGS, references disagree"
    assert [value.where for value in finding.values] == [
        "body.subject",
        "attributes.subject",
        "body.tags",
        "attributes.tags",
        "body.references",
        "attributes.reference",
    ]


@pytest.mark.parametrize("more", [OTHER_TAGS, OTHER_CITED])
def test_one_agreement_makes_them_one_telegram(more: dict[str, str]) -> None:
    assert "CK116" not in codes(REFERENCES, OTHER_SUBJECT | more)


def test_two_disagree_and_the_third_is_silent() -> None:
    changes = OTHER_SUBJECT | OTHER_TAGS | {CITED: "Reference: n/a"}
    assert "CK116" in codes(REFERENCES, changes)


def test_a_flag_of_the_database_is_a_witness() -> None:
    silent = {TAGS: "TAGS: NO\nTo:", CITED: "Reference: n/a"}
    assert "CK116" not in codes(REFERENCES, OTHER_SUBJECT | silent)
    assert "CK116" in codes(REFERENCES, OTHER_SUBJECT | silent | {"Errors: N/A": "Errors: I"})


def test_the_flag_alone_says_nothing() -> None:
    assert codes(REFERENCES, {"Errors: N/A": "Errors: I"}) == []


def test_a_damaged_code_is_no_other_code() -> None:
    """EDIS and BDIS (1974LAPAZ02004), POINT and PINT (1979LAPAZ07472) are one code."""
    for tags in ("TGEM", "TPHYS", "OCI"):
        changes = OTHER_SUBJECT | {TAGS: f"TAGS: {tags}\nTo:", CITED: "Reference: n/a"}
        assert "CK116" not in codes(REFERENCES, changes)
