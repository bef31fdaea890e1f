"""State's forms of the 1940s to early 60s: layouts of the head, signatures, addresses. All invented."""

import pytest

from cablekit.api import Parsed, parse_all
from cablekit.lines import Kind


def one(text: str) -> Parsed:
    (parsed,) = parse_all(text)
    return parsed


HEADS = {
    "two columns": """INCOMING TELEGRAM        Department of State

Action                                   Control: 7730
EUR                                      Rec'd:   March 14, 1955
Info                                              9:41 a.m.
SS
FROM: Belgrade

TO:   Secretary of State

NO:   744, March 14, 1 p.m.
""",
    "offices beside the keys": """        INCOMING TELEGRAM     Department of State

Action                                    Control: 7730
EUR                                       Rec'd: MARCH 14, 1955
Info                                             9:41 A.M.
SS
G        FROM:   BELGRADE
SP
H        TO:     Secretary of State
L
IO       NO:     744, MARCH 14, 1 P.M.
P
""",
    "all on one line": """INCOMING TELEGRAM
ACTION EUR
INFO SS G SP
Control: 7730
Rec'd: March 14, 1955 9:41 a.m.
FROM: Belgrade
TO: Secretary of State
NO: 744, March 14, 1 p.m.
""",
    "keys in another order": """Department of State
Control: 7730
Rec'd: March 14, 1955
Action: EUR
TO: Secretary of State
FROM: Belgrade
NO: 744; March 14, 1 p.m. (SECTION ONE OF TWO)
""",
    "no control number": """INCOMING TELEGRAM
Action EUR
Rec'd: March 14, 1955
FROM:  Belgrade
TO:  Secretary of State
NO.: 744, March 14, 1 p.m.
""",
}


@pytest.mark.parametrize("name", HEADS)
def test_heads_of_the_form(name: str) -> None:
    text = HEADS[name] + "\nPRIORITY\n\nDAM WILL BE READY BY AUTUMN.\n\n          RIDDLEFORD\n\nLL:VMB-6\n"
    parsed = one(text)
    cable = parsed.cable
    assert cable.source.frame == "form_1950s"
    assert cable.document_number == "1955BELGRA00744"
    assert [office.office for office in cable.header.distribution.action] == ["EUR"]
    assert cable.routing.precedence.action == "PRIORITY"
    assert (cable.body.text, cable.body.signature) == ("DAM WILL BE READY BY AUTUMN.", "RIDDLEFORD")
    assert [token.text for token in parsed.tokens if token.kind is Kind.UNKNOWN] == []


@pytest.mark.parametrize("name", HEADS)
def test_a_form_without_a_text_has_none(name: str) -> None:
    cable = one(HEADS[name]).cable
    assert (cable.document_number, cable.body.text, cable.body.signature) == ("1955BELGRA00744", None, None)


def test_the_offices_beside_the_keys_are_the_list() -> None:
    cable = one(HEADS["offices beside the keys"] + "\nDAM WILL BE READY.\n").cable
    assert [office.office for office in cable.header.distribution.info] == ["SS", "G", "SP", "H", "L", "IO", "P"]


SENT = {
    "SENT DEPARTMENT 744, REPEATED INFORMATION ROME 118, TRIESTE 60.": [("ROME", 118), ("TRIESTE", 60)],
    "ACTION DEPARTMENT 744, INFORMATION ROME 118.": [("ROME", 118)],
    "ACTION DEPT 744, INFO ROME 118, TRIESTE 60": [("ROME", 118), ("TRIESTE", 60)],
    "SENT TO DEPARTMENT 744; REPEATED FOR INFORMATION TO ROME 118.": [("ROME", 118)],
    "SENT DEPT 744, RPTD INFO ROME 118,\nTRIESTE 60.": [("ROME", 118), ("TRIESTE", 60)],
    "ACTION IS NEEDED BY THE DEPARTMENT, AND INFORMATION ROME LACKS.": [],
}


@pytest.mark.parametrize("sent", SENT)
def test_to_whom_a_form_was_repeated(sent: str) -> None:
    cable = one(f"{HEADS['two columns']}\n{sent}\n\nDAM WILL BE READY.\n").cable
    assert [(addressee.name, addressee.number) for addressee in cable.routing.info] == SENT[sent]


@pytest.mark.parametrize("initials", ["GAR/7", "WC:LMS/12", "LL:VMB-6", "JAK-15", "EMA/1"])
def test_the_typists_initials_are_below_the_name(initials: str) -> None:
    text = f"{HEADS['two columns']}\nDAM WILL BE READY.\n\n   RIDDLEFORD\n\n   {initials}\n\n   SECRET\n"
    assert one(text).cable.body.signature == "RIDDLEFORD"


OLD = {
    "lines of their own": """DEPARTMENT OF STATE
INCOMING TELEGRAM
                    CONTROL 8963
PEM-K-M  SECRET
                    Moscow via War
                    Dated March 22, 1946
                    Rec'd 3:52 p.m.

Secretary of State,

     Washington.

511, March 22, 9 p.m.
""",
    "one line": """DEPARTMENT OF STATE
INCOMING TELEGRAM
PEM-K-M SECRET |
8963 Moscow via War Dated March 22, 1946 Rec'd 3:52 p.m. |
Secretary of State,
Washington.
511, March 22, 9 p.m.
""",
    "without war": """INCOMING TELEGRAM
SECRET
Moscow
Dated March 22, 1946
Rec'd 3:52 p.m., 23rd
Secretary of State,
Washington, D.C.
511, March 22, 9 p.m. (SECTION ONE)
""",
    "noon": """SECRET
Moscow   Dated March 22, 1946
Rec'd 3:52 p.m.
Secretary of State
511, March 22, noon
""",
}


@pytest.mark.parametrize("name", OLD)
def test_the_form_of_the_1940s(name: str) -> None:
    cable = one(f"{OLD[name]}\nSYNTHETIC. LAMPS ARE LIT.\n\nQUILLFEATHER\n").cable
    assert cable.source.frame == "form_1950s"
    assert cable.document_number == "1946MOSCOW00511"
    assert str(cable.date.value if cable.date else None) == "1946-03-22"
    assert (cable.header.classification, cable.body.signature) == ("SECRET", "QUILLFEATHER")
    assert [addressee.name for addressee in cable.routing.to] == ["Secretary of State"]
    assert cable.body.text == "SYNTHETIC. LAMPS ARE LIT."


@pytest.mark.parametrize(
    "text",
    [
        "Moscow\nDated March 22, 1946\nRec'd 3:52 p.m.\nSecretary of State,\nWe met at noon.\n",
        "511, March 22, 9 p.m.\nRec'd 3:52 p.m.\nSecretary of State,\n",
        "The letter was Dated March 22, 1946\nRec'd\n511, March 22, 9 p.m.\n",
    ],
)
def test_other_papers_are_no_form(text: str) -> None:
    assert one(text).cable.source.frame != "form_1950s"


# --- a form that an OCR read: one blank between columns, specks ---------------------------------------

READ = """INCOMING TELEGRAM Department of State

ACTION COPY
Action SECRET Control: 12044
EUR Rec'd: | APRIL 9, 1962
Info ; ' 11:06 AM
ss
G FROM: \u2018BONN
- TO: Secretary of State
RMR NO: . 2375, APRIL 9,.4 PM
PRIORITY :
ACTION DEPARTMENT 2375, INFORMATION PARIS 801, LONDON 7.44.
LAMPS ARE LIT.
-2- 2375,: APRIL 9, 4 PM, FROM BONN
BOATS SAIL.

THISTLEWOOD ;
{}
REPRODUCTION FROM THIS
COPY IS PROHIBITED.
UNLESS. "UNCLASSIFIED"
"""


@pytest.mark.parametrize(
    "below",
    ["CMF-3", "_) HB:LM/14", "MAC", "Note: Advance copy to EUR 4/9/62.", "MAC\nSECRET", "PERMANENT\nRECORD COPY"],
)
def test_a_form_with_specks_and_one_blank_between_its_columns(below: str) -> None:
    cable = one(READ.format(below)).cable
    header, routing = cable.header, cable.routing
    assert (cable.source.frame, cable.document_number) == ("form_1950s", "1962BONN02375")
    assert (header.classification, header.number_line) == ("SECRET", "12044")
    assert (header.received.raw if header.received else None) == "APRIL 9, 1962 11:06 AM"
    assert [each.office for each in header.distribution.action] == ["EUR"]
    assert [each.office for each in header.distribution.info] == ["SS", "G", "RMR"]
    assert (routing.from_.name if routing.from_ else None) == "BONN"
    assert [each.name for each in routing.to] == ["Secretary of State"]
    assert [(each.name, each.number) for each in routing.info] == [("PARIS", 801), ("LONDON", None)]
    assert routing.precedence.action == "PRIORITY"
    assert (cable.body.text, cable.body.signature) == ("LAMPS ARE LIT.\nBOATS SAIL.", "THISTLEWOOD")


def test_a_line_of_the_text_may_look_like_a_note_of_the_form() -> None:
    cable = one(READ.format("Note: the lamps are lit.")).cable
    assert (cable.body.text or "").endswith("Note: the lamps are lit.")


SHEET = """INCOMING TELEGRAM    Department of State
51                    CONFIDENTIAL
PP
Action                           Control: .4410
\u201cARA                                     Rec'd: NOVEMBER 8, 1957
Info                                         5:14. PM
RMR
Ss        FROM: RIO DE JANEIRO
G

' SP      TO:    Secretary of State
EUR
Qx       NO:    618, NOVEMBER 8, 3 PM
ACTION DEPARTMENT. 618; INFORMATION BUENOS AIRES 88, LIMA 41,
MONTEVIDEO 22.
PASS TREASURY FOR ROE                                   .
SYNTHETIC. LAMPS ARE LIT.
                                BRAMBLEDOWN
GLL: JB

CONFIDENTIAL
"""


def test_numbers_of_the_sheet_and_offices_in_small_letters() -> None:
    cable = one(SHEET).cable
    assert (cable.header.classification, cable.header.number_line) == ("CONFIDENTIAL", "4410")
    assert [each.office for each in cable.header.distribution.action] == ["ARA"]
    assert [each.office for each in cable.header.distribution.info] == ["RMR", "SS", "G", "SP", "EUR"]
    assert [(each.name, each.number) for each in cable.routing.info] == [
        ("BUENOS AIRES", 88),
        ("LIMA", 41),
        ("MONTEVIDEO", 22),
    ]
    assert (cable.body.passing, cable.body.signature) == (["PASS TREASURY FOR ROE"], "BRAMBLEDOWN")
    assert cable.body.text == "SYNTHETIC. LAMPS ARE LIT."
