"""Edges of header, routing, opening and sections: a line changed, and what is read then.

Mutation testing asked for these: each row is an edge at which a changed rule went unseen. The values were read by eye
against the lines of the row.
"""

from typing import Any

import pytest
from layouts import body, cable, section, sectioned

from .paths import values


def lost(words: str) -> str:
    """A document of attributes alone."""
    return f"Message Attributes\nDraft Date: 17 JUL 1974\nDocument Number: 1974QUITO05121\n{words}\nType: TE\n"


ALIKE = "".join(f"{number}. WORDS THAT BOTH COPIES HAVE, LINE {number}.\n" for number in range(1, 13))

ROWS: dict[str, tuple[str, dict[str, Any]]] = {
    "no date-time group": (
        cable(dtg=""),
        {"routing.dtg": None, "diag:dtg-missing": [(4, "routing.dtg", "no date-time group")]},
    ),
    "no FM": (
        cable(from_=""),
        {"diag:from-missing": [(4, "routing.from", "no FM line")]},
    ),
    "no routing": (
        cable(dtg="", from_="", to="", info=""),
        {"diag:routing-missing": [(4, "routing", "neither date-time group nor FM nor TO")]},
    ),
    "unknown header line": (
        cable(distribution="ACTION ARA-20\n\n%% " + "JUNK " * 14 + "\nINFO  OCT-01  /021 W"),
        {
            "diag:unknown-line": [
                (
                    11,
                    "header",
                    "no rule knows this line: '%% JUNK JUNK JUNK JUNK JUNK JUNK JUNK JUNK JUNK JUNK JUNK JU'",
                )
            ]
        },
    ),
    "no text": (
        lost("Locator: TEXT ON-LINE"),
        {
            "text_status": "absent",
            "diag:text-missing": [(None, "body.text", "no message text, and no attribute or notice says it is lost")],
        },
    ),
    "no PAGE 01": (
        cable(page=""),
        {"diag:no-transmission": [(4, "transmissions", "message text without a PAGE 01 line")]},
    ),
    "no cable": (
        "MILK\nBREAD\n",
        {"diag:not-a-cable": [(None, None, "nothing in the text looks like a released telegram")]},
    ),
    "approver unreadable": (
        cable(drafting="DRAFTED BY ARA - PBTAYLOR:LEE\nAPPROVED BY ¿¿¿"),
        {
            "header.drafted_by.typist": "LEE",
            "header.approved_by": {"office": None, "name": "¿¿¿", "typist": None, "raw": "¿¿¿"},
            "diag:drafting-unreadable": [(15, "header.approved_by", "can't separate office and name in '¿¿¿'")],
        },
    ),
    "section twice": (
        sectioned(
            section(1, 2, f"{ALIKE}FIRST WORDS OF OLD.\n"),
            section(1, 2, f"{ALIKE}FIRST WORDS OF NEW.\n"),
            section(2, 2, "SECOND WORDS HERE.\n"),
        ),
        {
            "body.text": f"{ALIKE}FIRST WORDS OF NEW.\n\nSECOND WORDS HERE.",
            "transmissions.0.duplicate_of": 1,
            "transmissions.1.duplicate_of": None,
            "diag:section-repeated": [(4, "transmissions[0]", "occurs twice; the other copy is read")],
        },
    ),
    "section twice, texts that differ": (
        sectioned(
            section(1, 2, "FIRST WORDS OF OLD.\n"),
            section(1, 2, "FIRST WORDS OF NEW.\n"),
            section(2, 2, "SECOND WORDS HERE.\n"),
        ),
        {
            "body.text": "FIRST WORDS OF OLD.\n\nFIRST WORDS OF NEW.\n\nSECOND WORDS HERE.",
            "transmissions.0.duplicate_of": None,
            "transmissions.1.duplicate_of": None,
        },
    ),
    "section twice, first corrected": (
        sectioned(
            section(1, 2, f"{ALIKE}FIRST WORDS OF OLD.\n", captions="C O R R E C T E D  C O P Y\n"),
            section(1, 2, f"{ALIKE}FIRST WORDS OF NEW.\n"),
            section(2, 2, "SECOND WORDS HERE.\n"),
        ),
        {
            "body.text": f"{ALIKE}FIRST WORDS OF OLD.\n\nSECOND WORDS HERE.",
            "transmissions.0.duplicate_of": None,
            "transmissions.1.duplicate_of": 0,
        },
    ),
    "another message": (
        sectioned(
            cable(stamp="", frame="", stamps="", attributes=""),
            cable(
                stamp="",
                frame="",
                stamps="",
                attributes="",
                page="PAGE 01  LIMA  00077  181502Z\n",
                banner="SECRET LIMA 77\n",
                dtg="R 182140Z JUL 74",
                from_="FM AMEMBASSY LIMA",
            ),
        ),
        {
            "diag:different-messages": [(42, "transmissions[1]", "of another message")],
            "body.text": "1. BOARD MET ON JULY 15 AND DID NOT AGREE. IT WILL MEET AGAIN.\n\n2. WE WILL REPORT.",
        },
    ),
    "middle section missing": (
        sectioned(section(1, 3, "FIRST WORDS HERE.\n"), section(3, 3, "THIRD WORDS HERE.\n")),
        {
            "body.text": "FIRST WORDS HERE.\n[GAP]\nTHIRD WORDS HERE.",
            "body.gaps": [{"after_paragraph": 0, "line": None, "evidence": "section 2 of 3 is not in this document"}],
            "diag:section-missing": [(None, "transmissions", "section 2 of 3 is not in this document")],
        },
    ),
    "last section missing": (
        sectioned(section(1, 3, "FIRST WORDS HERE.\n")),
        {
            "body.text": "FIRST WORDS HERE.\n[GAP]",
            "body.gaps": [
                {"after_paragraph": 0, "line": None, "evidence": "sections 2-3 of 3 are not in this document"},
            ],
            "diag:section-missing": [
                (None, "transmissions", "sections 2-3 of 3 are not in this document"),
            ],
        },
    ),
    "first section missing": (
        sectioned(section(2, 2, "SECOND WORDS HERE.\n")),
        {
            "body.text": "[GAP]\n\nSECOND WORDS HERE.",
            "body.gaps": [
                {"after_paragraph": None, "line": None, "evidence": "section 1 of 2 is not in this document"}
            ],
        },
    ),
    "section of the banner": (
        cable(banner="C O N F I D E N T I A L SECTION 1 OF 2 QUITO 5121\n"),
        {
            "transmissions.0.part": {"number": 1, "of": 2},
            "mrn": {"raw": "QUITO 5121", "station": "QUITO", "number": 5121, "series": None},
        },
    ),
    "section of the banner in words": (
        cable(banner="C O N F I D E N T I A L SECTION TWO OF TWO QUITO 5121\n"),
        {"transmissions.0.part": {"number": 2, "of": 2}},
    ),
    "final section of the banner": (
        cable(banner="C O N F I D E N T I A L FINAL SECTION OF 03 QUITO 5121\n"),
        {"transmissions.0.part": {"number": 3, "of": 3}},
    ),
    "banner damaged": (
        cable(banner="C O X F I D E N T I A L QUITO 5121\n"),
        {
            "body.classification": "CONFIDENTIAL",
            "body.banner": "C O X F I D E N T I A L QUITO 5121",
            "mrn": {"raw": "QUITO 5121", "station": "QUITO", "number": 5121, "series": None},
            "diag:classification-damaged": [
                (21, "body.classification", "'C O X F I D E N T I A L' is read as CONFIDENTIAL")
            ],
        },
    ),
    "received impossible": (
        cable(page="PAGE 01  QUITO  05121  991502Z\n"),
        {
            "header.received": {"raw": "991502Z", "at": None},
            "diag:time-impossible": [
                (6, "header.received.at", "991502Z fits no moment in the 28 days after it was sent")
            ],
        },
    ),
    "relay impossible": (
        cable(relay="------------------061340  991502Z /34"),
        {
            "header.relay": {
                "number": "061340",
                "time": "991502Z",
                "at": None,
                "suffix": "34",
                "raw": "------------------061340 991502Z /34",
            },
            "diag:time-impossible": [
                (14, "header.relay.at", "991502Z fits no moment in the 28 days after it was sent")
            ],
        },
    ),
    "dtg impossible": (
        cable(dtg="R 322140Z JUL 74"),
        {
            "routing.dtg": "322140Z JUL 74",
            "routing.precedence": {"action": "ROUTINE", "info": None},
            "diag:dtg-impossible": [(15, "routing.sent_at", "'322140Z JUL 74' is not a possible date-time group")],
        },
    ),
    "dtg unreadable": (
        cable(dtg="P  17214 JULXX 7"),
        {
            "routing.dtg": "17214 JULXX 7",
            "routing.precedence": {"action": "PRIORITY", "info": None},
            "diag:dtg-impossible": [(15, "routing.sent_at", "'17214 JULXX 7' is not a possible date-time group")],
        },
    ),
    "series of the PAGE line": (
        cable(page="PAGE 01        STATE  286983 TOSEC 110023\n", banner="UNCLAS STATE 286983\n"),
        {"mrn": {"raw": "STATE 286983", "station": "STATE", "number": 286983, "series": "TOSEC 110023"}},
    ),
    "banner with number alone": (
        cable(banner="SECRET 5121\n"),
        {"mrn": {"raw": "5121", "station": None, "number": 5121, "series": None}},
    ),
    "no banner": (
        cable(banner=""),
        {"mrn": {"raw": "QUITO 05121", "station": "QUITO", "number": 5121, "series": None}, "body.banner": None},
    ),
    "document number of the text": (
        cable(attributes="Message Attributes\nDraft Date: 17 JUL 1974\nType: TE"),
        {"document_number": "1974QUITO05121", "document_number_basis": "text"},
    ),
    "lost: phrase": (
        "Message Text\n\nEXPAND ERROR ENCOUNTERED\n\n" + lost("Line Count: 4"),
        {"text_status": "unretrievable"},
    ),
    "lost: other words": (
        "Message Text\n\nNOTHING\n\n" + lost("Line Count: 4"),
        {"text_status": "present"},
    ),
    "subject empty": (
        cable(subject="SUBJECT:\n"),
        {"body.subject": None, "diag:subject-empty": [(25, "body.subject", "no text follows the subject label")]},
    ),
    "subject hyphen": (
        cable(subject="SUBJECT: SYNTHETIC U.S.-\nECUADOREAN TALKS\n"),
        {"body.subject": "SYNTHETIC U.S.-ECUADOREAN TALKS"},
    ),
    "subject dash": (
        cable(subject="SUBJECT: SYNTHETIC TALKS -\nPART TWO\n"),
        {"body.subject": "SYNTHETIC TALKS - PART TWO"},
    ),
    "subject dashes": (
        cable(subject="SUBJECT: SYNTHETIC TALKS --\nPART TWO\n"),
        {"body.subject": "SYNTHETIC TALKS -- PART TWO"},
    ),
    "two notices": (
        cable(signature="TARLEWOOD\n\nNOTE BY OC/T: PASSED LIMA.\nNOTE BY OC/T: NOT PASSED BOGOTA,\nSEE ABOVE.\n"),
        {
            "body.markings": ["NOTE BY OC/T: PASSED LIMA.", "NOTE BY OC/T: NOT PASSED BOGOTA, SEE ABOVE."],
            "body.signature": "TARLEWOOD",
        },
    ),
    "captions": (
        cable(captions="EFTO\nSTADIS//////\nNODIS CHEROKEE\n", banner="UNCLAS E F T O QUITO 5121\n"),
        {
            "body.captions": ["EFTO", "STADIS", "NODIS", "CHEROKEE"],
            "mrn": {"raw": "QUITO 5121", "station": "QUITO", "number": 5121, "series": None},
        },
    ),
    "passing in two lines": (
        cable(
            captions="FOR ASSISTANT SECRETARY AND DEPUTY ASSISTANT SECRETARY JONES\nAND SMITH\nDEPT PASS AID, \nDOD\n"
        ),
        {
            "body.passing": [
                "FOR ASSISTANT SECRETARY AND DEPUTY ASSISTANT SECRETARY JONES AND SMITH",
                "DEPT PASS AID, DOD",
            ]
        },
    ),
    "passing by itself": (
        cable(captions="FOR JONES FROM SMITH\nDEPT PASS AID\n"),
        {"body.passing": ["FOR JONES FROM SMITH", "DEPT PASS AID"]},
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_edge(name: str) -> None:
    text, expected = ROWS[name]
    assert values(text, expected) == expected


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Locator: TEXT ON MICROFILM", "microfilm_only"),
        ("Locator: TEXT ON-LINE, ON MICROFILM", "absent"),
        ("Locator: ADS TEXT UNRETRIEVABLE", "unretrievable"),
        ("Locator: ADS TEXT NOT CONVERTED", "not_converted"),
        ("Locator: TEXT GARBLED", "garbled"),
        ("Errors: CORE2", "unretrievable"),
        ("Errors: R112", "absent"),
        ("Type: TE", "absent"),
    ],
)
def test_why_a_text_is_lost(words: str, status: str) -> None:
    assert values(lost(words), {"text_status": None}) == {"text_status": status}


def test_a_notice_in_two_lines() -> None:
    notice = "NOTE BY OC/T: NOT PASSED TO BOGOTA AND LIMA\nPENDING ADVICE."
    assert values(cable(captions=f"{notice}\n"), {"body.markings": None}) == {
        "body.markings": [" ".join(notice.split())]
    }


def test_classification_stuck_to_the_first_line() -> None:
    text = body("1. BOARD SAID NOTHING DEEPCONFIDENTIAL", "", "PAGE 02  QUITO  05121  181502Z", "", "LY. END.")
    assert values(text, ["body.text"]) == {"body.text": "1. BOARD SAID NOTHING DEEP-\nLY. END."}
