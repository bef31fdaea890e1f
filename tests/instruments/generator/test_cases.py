"""Cases that the generator and its damage found to be read wrong, each by itself.

What is mended stays as a test. The generator draws around what its comments name this file for.
"""

from typing import Any

import pytest

from cablekit.api import parse, parse_all

_HEAD = """Message Text

SECRET

PAGE 01        LA PAZ 05021  191654Z
ACTION ARA-10

INFO  OCT-01  /011 W
                    ------------------126244  191656Z /34
R 191530Z MAY 79
FM AMEMBASSY LA PAZ
TO SECSTATE WASHDC

S E C R E T LA PAZ 5021

E.O. 12065: GDS 5/19/85 (BOEKER, PAUL H.) OR-M
"""
_TAIL = """

1. SHIPS REACHED HARBOR. COUNCIL VOTED AGAINST THE REVISED LOAN.

SECRET

NNN

Message Attributes
Document Number: 1979LAPAZ05021
"""
_TWO_LABELS = "TAGS: PFOR\nSUBJECT: SHIPS\n\n"
_ORDER = "E.O. 12065: GDS 5/19/85 (BOEKER, PAUL H.) OR-M\n"


def _body(opening: str, end: str = "") -> Any:
    return parse(_HEAD + opening + _TAIL.replace("LOAN.", f"LOAN.{end}")).body


@pytest.mark.parametrize(
    ("references", "cited"),
    [
        pytest.param("REF: LA PAZ 4499; STATE\n102033", ["LA PAZ 4499", "STATE 102033"], id="number-below"),
        pytest.param("REF: LA PAZ 4499; LA PAZ\nA-29", ["LA PAZ 4499", "LA PAZ A-29"], id="airgram-below"),
        pytest.param("REF: (A) LA PAZ 4499, (B) 78\nMOSCOW 352", ["LA PAZ 4499", "MOSCOW 352"], id="station-below"),
        pytest.param("REF: LA PAZ 4499; DAR ES\nSALAAM 5384", ["LA PAZ 4499", "DAR ES SALAAM 5384"], id="half-below"),
        pytest.param(
            "REF: (A) TOKYO 4499, (B) DAR ES\nSALAAM A-17 (NOTAL), (C) STATE 7354",
            ["TOKYO 4499", "DAR ES SALAAM A-17", "STATE 7354"],
            id="half-below-with-a-note",
        ),
        pytest.param(
            "REF: (A) TOKYO 4499, (B) STATE 18830\n(NOTAL), (C) STATE A-894 (NOTAL)",
            ["TOKYO 4499", "STATE 18830", "STATE A-894"],
            id="note-below",
        ),
        pytest.param(
            "REF: TOKYO 4499; 78\n  MOSCOW 352",
            ["TOKYO 4499", "MOSCOW 352"],
            id="year-above-indented",
        ),
        pytest.param(
            "REF: TOKYO 4499; 78 MOSCOW 1976",
            ["TOKYO 4499", "MOSCOW 1976"],
            id="number-like-a-year",
        ),
    ],
)
def test_citation_at_a_line_end(references: str, cited: list[str]) -> None:
    body = _body(_TWO_LABELS + references)
    assert [f"{one.station} {one.number}" for one in body.references] == cited
    assert body.text.startswith("1. SHIPS")


@pytest.mark.parametrize("indent", ["", "      "])
def test_person_below_the_codes(indent: str) -> None:
    body = _body(f"TAGS: PFOR, OVIP\n{indent}(VANCE, CYRUS)\nSUBJECT: SHIPS\n")
    assert [tag.code or tag.person for tag in body.tags] == ["PFOR", "OVIP", "VANCE, CYRUS"]
    assert body.subject == "SHIPS"


@pytest.mark.parametrize("name", ["STEDMAN", "O'NEILL", "DE ROULET"])
def test_signature_behind_the_last_sentence(name: str) -> None:
    body = _body(_TWO_LABELS, f" {name}")
    assert (body.signature, body.text[-5:]) == (name, "LOAN.")


@pytest.mark.parametrize("said", ["WAITING FOR REPAIR.", "TAGS TODAY."])
def test_text_of_a_later_section(said: str) -> None:
    first = _HEAD.replace("191654Z", "01 OF 02  191654Z").replace("T LA PAZ 5021", "T SECTION 1 OF 2 LA PAZ 5021")
    second = first.replace("01 OF 02", "02 OF 02").replace("SECTION 1", "SECTION 2").split("E.O.")[0]
    text = "1. SHIPS REACHED THE OLD HARBOR AND WAITED UNTIL EVENING\n\nSECRET\n\nNNN\n\n"
    whole = first + _TWO_LABELS + text + second.removeprefix("Message Text\n") + said + _TAIL
    assert said in (parse(whole).body.text or "")


_STAMP = " Margaret P. Grafeld Declassified/Released US Department of State EO Systematic Review 05 JUL 2006\n"


@pytest.mark.parametrize(
    "stamps",
    [
        "",
        f"{_STAMP}\f{_STAMP}",
    ],
)
def test_paragraphs_on_both_sides_of_a_page_turn(stamps: str) -> None:
    turn = "\n\nSECRET\n\nSECRET\n\nPAGE 02        LA PAZ 05021  191654Z\n\n"
    text = f"SHIPS REACHED THE OLD HARBOR ON MONDAY AND WAITED.\n{stamps}{turn}COUNCIL VOTED ON TUESDAY AND WENT HOME."
    body = _body(_TWO_LABELS + text)
    assert "WAITED.\n\nCOUNCIL" in body.text


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("TAGS: PFOR, MASS,\nECO¿, BL\nSUBJECT: SHIPS\nREF: STATE 4499", id="letter-lost-in-a-code"),
        pytest.param("PFOR, MASS,\nECON, BL\nSUBJECT: SHIPS\nREF: STATE 4499", id="tags-label-lost"),
        pytest.param("TAGS: PFOR\nREPAIR OF\nSUBJECT: SHIPS\nREF: STATE 4499", id="lines-swapped"),
        pytest.param(_ORDER + "TAGS: PFOR\nSUBJECT: SHIPS\nREF: STATE 4499", id="order-twice"),
        pytest.param("TAGS ECO N, MASS\nSUBJECT: SHIPS\nREF: STATE 4499", id="blank-in-a-code"),
        pytest.param("TAGS: PFOR\nSUBJECT:\nSHIPS (U)\n\nREPAIR\nREF: STATE 4499", id="blank-line-in-the-subject"),
    ],
)
def test_labels_below_a_damaged_line(opening: str) -> None:
    body = _body(opening)
    assert body.subject == "SHIPS"
    assert [one.number for one in body.references] == ["4499"]


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        pytest.param("INFO  OCT-01  /011 W", "INFO  OC¿-01  /011 W", id="info-row-without-an-office"),
        pytest.param("ACTION ARA-10\n", "72- 62\nACTION ARA-10\n", id="number-line-with-a-blank"),
    ],
)
def test_routing_below_a_damaged_header_line(whole: str, damaged: str) -> None:
    text = _HEAD + _TWO_LABELS + _TAIL
    assert whole in text
    cable = parse(text.replace(whole, damaged))
    assert (cable.routing.dtg, cable.body.banner) == ("191530Z MAY 79", "S E C R E T LA PAZ 5021")
    assert [one.name for one in cable.routing.to] == ["SECSTATE WASHDC"]
    assert cable.header.relay is not None


def test_banner_below_addressees_without_label() -> None:
    text = (_HEAD + _TWO_LABELS + _TAIL).replace("TO SECSTATE WASHDC", "AMEMBASSY PARIS\nUSMISSION NATO")
    assert parse(text).body.banner == "S E C R E T LA PAZ 5021"


def test_lines_above_the_text_have_a_kind() -> None:
    (parsed,) = parse_all("A NOTE THAT SOMEBODY PUT THERE\n" + _HEAD + _TWO_LABELS + _TAIL)
    assert parsed.tokens[0].kind == "unknown"
    assert [one.code for one in parsed.cable.diagnostics if one.line == 1] == ["CK202"]
