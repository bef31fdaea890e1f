"""Edges of TAGS, references, text and paragraphs: a line changed, and what is read then.

Mutation testing asked for these: each row is an edge at which a changed rule went unseen. The values were read by eye
against the lines of the row.
"""

from typing import Any

import pytest
from layouts import body, cable

from .paths import values


def cited(*lines: str) -> str:
    """The cable with these references."""
    return cable(reference="REF: " + "\n".join(lines) + "\n")


#: a line of 65 columns; four letters more fill those of the teletype
FULL = "1. DIRECTOR SAID THAT ROAD TO THE LANDING WILL OPEN BEFORE RAINS "

TURN = "PAGE 02  QUITO  05121  181502Z"

ROWS: dict[str, tuple[str, dict[str, Any]]] = {
    "tags": (
        cable(tags="TAGS: EAID., N/A, QQQQ, 12AB, (DE LA CRUZ, JUAN), ()"),
        {
            "body.tags": [
                {"raw": "EAID.", "code": "EAID", "kind": "subject", "title": "Foreign Assistance", "person": None},
                {"raw": "QQQQ", "code": "QQQQ", "kind": "unknown", "title": None, "person": None},
                {"raw": "12AB", "code": None, "kind": "unknown", "title": None, "person": None},
                {
                    "raw": "(DE LA CRUZ, JUAN)",
                    "code": None,
                    "kind": "person",
                    "title": None,
                    "person": "DE LA CRUZ, JUAN",
                },
            ],
            "diag:tag-unreadable": [(24, "body.tags", "'12AB' is neither a code nor a person")],
        },
    ),
    "references": (
        cited(
            "(A) STATE 151302 (NOTAL), (B) LIMA 77; NOTAL; (C) A-6343, JULY 25, 1973; TELECON SMITH/JONES;",
            "LETTER OF MAY 3, 1974; STATE 115778 AND 115785; USCINCRED 311345Z MAY 73",
        ),
        {
            "body.references.*.raw": [
                "STATE 151302 (NOTAL)",
                "LIMA 77",
                "A-6343, JULY 25, 1973",
                "TELECON SMITH/JONES",
                "LETTER OF MAY 3, 1974",
                "STATE 115778",
                "115785",
                "USCINCRED 311345Z MAY 73",
            ],
            "body.references.*.kind": [
                "telegram",
                "telegram",
                "airgram",
                "other",
                "letter",
                "telegram",
                "telegram",
                "dtg",
            ],
            "body.references.*.number": ["151302", "77", "A-6343", None, None, "115778", "115785", "311345Z MAY 73"],
            "body.references.*.year": [1974, 1974, 1973, None, 1974, 1974, 1974, 1973],
            "body.references.*.note": ["NOTAL", "NOTAL", None, None, None, None, None, None],
        },
    ),
    "references in parentheses": (
        cable(reference="REF: STATE 151302 (SEE (A, B)); LIMA 77\n"),
        {"body.references.*.raw": ["STATE 151302 (SEE (A, B))", "LIMA 77"]},
    ),
    "references years": (
        cable(
            dtg="R 022140Z JAN 74",
            reference="REF: QUITO 5251; QUITO 5252; QUITO 5120; STATE 4502; STATE 4503; LIMA 747; LIMA 748; TOSEC 77\n",
        ),
        {
            "body.references.*.year": [1974, 1973, 1974, 1974, 1973, 1974, 1973, 1974],
            "body.references.*.document_number": [
                "1974QUITO05251",
                "1973QUITO05252",
                "1974QUITO05120",
                "1974STATE004502",
                "1973STATE004503",
                "1974LIMA00747",
                "1973LIMA00748",
                None,
            ],
        },
    ),
    "reference to oneself": (
        cable(reference="REF: EMBTEL 77; YOUR 1234; DEPTEL 151302\n"),
        {
            "body.references.*.station": ["EMBTEL", "YOUR", "DEPTEL"],
            "body.references.*.document_number": ["1974QUITO00077", "1974STATE001234", "1974STATE151302"],
        },
    ),
    "letters that ran over": (
        body(FULL[:65] + "WOUL", "D", "NOT CLOSE.", "", "2. END."),
        {"body.text": "1. DIRECTOR SAID THAT ROAD TO THE LANDING WILL OPEN BEFORE RAINS WOULD\nNOT CLOSE.\n\n2. END."},
    ),
    "a word that ran over": (
        body(FULL[:65] + "BOTH", "AND SO", "ON IT GOES.", "", "2. END."),
        {
            "body.text": "1. DIRECTOR SAID THAT ROAD TO THE LANDING WILL OPEN BEFORE RAINS BOTH AND SO\n"
            "ON IT GOES.\n"
            "\n"
            "2. END."
        },
    ),
    "a label behind a full line": (
        body(FULL[:65] + "END.", "2. END."),
        {"body.text": "1. DIRECTOR SAID THAT ROAD TO THE LANDING WILL OPEN BEFORE RAINS END.\n2. END."},
    ),
    "halves that make a word": (
        body("1. DIRECTOR SAID THE ROAD TO THE LANDING AND THE OLD QUAY WOU", "LD CLOSE", "IN MAY.", "", "2. END."),
        {"body.text": "1. DIRECTOR SAID THE ROAD TO THE LANDING AND THE OLD QUAY WOULD CLOSE\nIN MAY.\n\n2. END."},
    ),
    "classification stuck to a line": (
        body("1. ONE.", "BOARD SAID NOTHING DEEPCONFIDENTIAL", "", TURN, "", "LY. END."),
        {"body.text": "1. ONE.\nBOARD SAID NOTHING DEEP-\nLY. END.", "header.page_count": 2},
    ),
    "references named in the text": (
        body("1. SEE REF B AND", "REFTEL A, AND LETTER B.", reference="REF: (A) STATE 151302, (B) LIMA 77\n"),
        {
            "body.text_references.*.raw": ["REF B", "REFTEL A"],
            "body.text_references.*.number": ["77", "151302"],
            "body.text_references.*.line": [29, 30],
        },
    ),
    "lines that are indented, and blank lines in a sentence": (
        body("1. ONE:", "   INDENTED LINE OF IT ENDS.", "   INDENTED LINE NEXT.", "", "2. TWO ENDS)", "", "THREE."),
        {"body.paragraphs.*.text": ["ONE:", "INDENTED LINE OF IT ENDS. INDENTED LINE NEXT.", "TWO ENDS)", "THREE."]},
    ),
    "broken off": (
        body("1. BOARD MET.", "E E E E E E E E", "ADP000"),
        {
            "body.text": "1. BOARD MET.\n[GAP]",
            "body.gaps": [{"after_paragraph": 0, "line": 30, "evidence": "the transmission breaks off: a row of E"}],
        },
    ),
    "broken off in a line": (
        body("1. BOARD MET AND WILEEEEEEEEEE"),
        {
            "body.text": "1. BOARD MET AND WIL\n[GAP]",
            "body.gaps": [{"after_paragraph": 0, "line": 29, "evidence": "the transmission breaks off: a row of E"}],
        },
    ),
    "asterisks": (
        body("1. BOARD ************** MET."),
        {
            "body.text": "1. BOARD [GAP] MET.",
            "body.gaps": [{"after_paragraph": None, "line": 29, "evidence": "a row of asterisks"}],
        },
    ),
    "signature cut": (
        cable(text="1. BOARD MET.\n", signature="TARLEWOO\nD\n"),
        {"body.signature": "TARLEWOOD", "body.text": "1. BOARD MET."},
    ),
    "signature acting": (
        cable(text="1. BOARD MET.\n", signature="TARLEWOOD ACTING\n"),
        {"body.signature": "TARLEWOOD"},
    ),
    "citations in text": (
        body(
            "1. SEE STATE 47381 AND 73 LIMA 1234 OF MAY. ALSO SEE STATE",
            "67788 OF AUGUST 16, 1973. REF A SAYS MORE (REFTEL).",
            reference="REF: (A) STATE 151302\n",
        ),
        {
            "body.text_references": [
                {
                    "raw": "STATE 47381",
                    "line": 29,
                    "label": None,
                    "kind": "telegram",
                    "station": "STATE",
                    "number": "47381",
                    "year": 1974,
                    "year_basis": "same_year",
                    "document_number": "1974STATE047381",
                    "note": None,
                },
                {
                    "raw": "73 LIMA 1234",
                    "line": 29,
                    "label": None,
                    "kind": "telegram",
                    "station": "LIMA",
                    "number": "1234",
                    "year": 1973,
                    "year_basis": "stated",
                    "document_number": "1973LIMA01234",
                    "note": None,
                },
                {
                    "raw": "STATE 67788",
                    "line": 30,
                    "label": None,
                    "kind": "telegram",
                    "station": "STATE",
                    "number": "67788",
                    "year": 1973,
                    "year_basis": "stated",
                    "document_number": "1973STATE067788",
                    "note": None,
                },
                {
                    "raw": "REF A",
                    "line": 30,
                    "label": "A",
                    "kind": "telegram",
                    "station": "STATE",
                    "number": "151302",
                    "year": 1974,
                    "year_basis": "same_year",
                    "document_number": "1974STATE151302",
                    "note": None,
                },
                {
                    "raw": "REFTEL",
                    "line": 30,
                    "label": "A",
                    "kind": "telegram",
                    "station": "STATE",
                    "number": "151302",
                    "year": 1974,
                    "year_basis": "same_year",
                    "document_number": "1974STATE151302",
                    "note": None,
                },
            ]
        },
    ),
    "paragraph labels": (
        body(
            "1. ONE.",
            "",
            "   A. LETTER.",
            "   B. LETTER.",
            "",
            "2. TWO:",
            "(A) ROUND.",
            "(B) ROUND.",
            "",
            "3. A. INNER ONE.",
            "",
            "B. INNER TWO.",
            "",
            "4. FOUR.",
            "",
            "6 APPARISAL OF THIS.",
            "5 APPRAISAL OF THAT.",
        ),
        {
            "body.paragraphs.*.label": ["1", "A", "B", "2", "A", "B", "3", "A", "B", "4", None, "5"],
            "body.paragraphs.*.level": [1, 2, 2, 1, 2, 2, 1, 2, 2, 1, 0, 1],
        },
    ),
    "roman labels": (
        body(
            "I. ONE.",
            "",
            "A. FIRST.",
            "",
            "B. SECOND.",
            "",
            "II. TWO.",
            "",
            "III. THREE.",
            "",
            "IV. FOUR.",
            "",
            "V. FIVE.",
            "",
            "X. TEN.",
        ),
        {
            "body.paragraphs.*.label": ["I", "A", "B", "II", "III", "IV", "V", "X"],
            "body.paragraphs.*.level": [1, 2, 2, 1, 1, 1, 1, 1],
        },
    ),
    "letter after H": (
        body("1. ONE.", "", "F. SIX.", "", "G. SEVEN.", "", "H. EIGHT.", "", "I. NINE.", "", "J. TEN."),
        {"body.paragraphs.*.label": ["1", "F", "G", "H", "I", "J"], "body.paragraphs.*.level": [1, 2, 2, 2, 2, 2]},
    ),
    "letter after U and W": (
        body("1. ONE.", "", "U. X.", "", "V. Y.", "", "W. Z.", "", "X. A."),
        {"body.paragraphs.*.label": ["1", "U", "V", "W", "X"], "body.paragraphs.*.level": [1, 2, 2, 2, 2]},
    ),
    "entire text": (
        body("1. C - ENTIRE TEXT.", "", "2. (LOU) MORE WORDS.", "", "3. SECRET- ENTIRE TEXT."),
        {"body.paragraphs.*.classification": ["CONFIDENTIAL", "LIMITED OFFICIAL USE", "SECRET"]},
    ),
    "hyphens": (
        body("1. TRANS-", "FER OF SOVIET-", "AMERICAN GOODS, SOVIET-AMERICAN, AND QQ-", "ZZ AND END-", "ING."),
        {"body.paragraphs.*.text": ["TRANSFER OF SOVIET-AMERICAN GOODS, SOVIET-AMERICAN, AND QQ-ZZ AND ENDING."]},
    ),
    "quotation": (
        body(
            "1. TEXT FOLLOWS:",
            "",
            "QUOTE",
            "",
            "FIRST QUOTED WORDS OF IT.",
            "",
            "SECOND QUOTED WORDS OF IT. UNQUOTE.",
            "",
            "2. OURS AGAIN.",
        ),
        {
            "body.paragraphs.*.kind": ["prose", "quoted", "quoted", "quoted", "prose"],
            "body.paragraphs.*.text": [
                "TEXT FOLLOWS:",
                "QUOTE",
                "FIRST QUOTED WORDS OF IT.",
                "SECOND QUOTED WORDS OF IT. UNQUOTE.",
                "OURS AGAIN.",
            ],
        },
    ),
    "table": (
        body(
            "1. COSTS ARE AS FOLLOWS:",
            "",
            "ITEM        1976      1977",
            "TIN           10        12",
            "LEAD           8         9",
            "",
            "2. END.",
        ),
        {
            "body.paragraphs.*.kind": ["prose", "table", "prose"],
            "body.paragraphs.*.text": [
                "COSTS ARE AS FOLLOWS:",
                "ITEM        1976      1977\nTIN           10        12\nLEAD           8         9",
                "END.",
            ],
        },
    ),
    "list": (
        body("1. POINTS:", "", "-- FIRST POINT", "-- SECOND POINT", "", "HEADING HERE", "", "2. END."),
        {
            "body.paragraphs.*.kind": ["prose", "list", "heading", "prose"],
            "body.paragraphs.*.text": ["POINTS:", "-- FIRST POINT\n-- SECOND POINT", "HEADING HERE", "END."],
        },
    ),
    "gap after a paragraph": (
        body("1. FIRST.", "", "************", "", "2. SECOND."),
        {
            "body.gaps": [{"after_paragraph": 0, "line": 31, "evidence": "a row of asterisks"}],
            "body.paragraphs.*.text": ["FIRST.", "[GAP]", "SECOND."],
        },
    ),
    "classification with a letter lost": (
        cable(head="CONFIDENTAL\n"),
        {"header.classification": "CONFIDENTIAL"},
    ),
    "NUL in a line": (
        cable(subject="SUBJECT: SYN\0THETIC ROAD\n"),
        {"body.subject": "SYNTHETIC ROAD"},
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_edge(name: str) -> None:
    text, expected = ROWS[name]
    assert values(text, expected) == expected
