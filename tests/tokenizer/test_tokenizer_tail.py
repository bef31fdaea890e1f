"""The end of a telegram: who signs, whatever became of the lines about the name."""

import pytest
from layouts import cable
from reading import lines_of

from cablekit import parse

TEXT = "1. BOARD MET ON JULY 15 AND DID NOT AGREE. IT WILL MEET AGAIN.\n\n2. WE WILL REPORT."

SIGNED = [
    pytest.param("TARLEWOOD (ACTING)", "TARLEWOOD", id="acting, in parentheses"),
    pytest.param("TARLEWOOD ACTING", "TARLEWOOD", id="acting"),
    pytest.param("TARLEWOOD, CHARGE", "TARLEWOOD", id="chargé"),
    pytest.param("TARLEWOOD\nACTING", "TARLEWOOD", id="acting, on the next line"),
    pytest.param("TARLEWOOD\n(CHARGE)", "TARLEWOOD", id="chargé, on the next line, in parentheses"),
    pytest.param("W. D. TARLEWOOD JR.", "W. D. TARLEWOOD JR.", id="initials and JR."),
    pytest.param("W.D. TARLEWOOD", "W.D. TARLEWOOD", id="initials"),
    pytest.param("WALTER D. TARLEWOOD, SR.", "WALTER D. TARLEWOOD, SR.", id="an initial inside"),
    pytest.param("TARLEWOO\nD", "TARLEWOOD", id="a letter ran over"),
]


@pytest.mark.parametrize(("lines", "name"), SIGNED)
def test_a_name_on_lines_of_its_own(lines: str, name: str) -> None:
    body = parse(cable(text=TEXT, signature=f"{lines}\n")).body
    assert (body.signature, body.text) == (name, TEXT)


@pytest.mark.parametrize("line", ["ACTING", "(ACTING)", "A. NONE", "ALL ARE NOTIFIED."])
def test_a_last_line_that_is_no_name(line: str) -> None:
    body = parse(cable(text=TEXT, signature=f"{line}\n")).body
    assert (body.signature, body.text) == (None, f"{TEXT}\n{line}")


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("HE GAVE OUR NOTE TO DR.", None),
        ("WE CALLED ON MR.", None),
        ("HE WROTE TO SEN.", None),
        ("WE WILL TELL THE SEN.", "TARLEWOOD"),
        ("HE GAVE OUR NOTE TO DR.\n", "TARLEWOOD"),
        ("HE GAVE OUR NOTE TO THEM.", "TARLEWOOD"),
        ("MEMBERS ARE J. ROE (LIMA); J. DOE (QUITO);", None),
    ],
)
def test_a_name_behind_a_title_belongs_to_the_sentence(above: str, name: str | None) -> None:
    assert parse(cable(text=f"1. THE BOARD HAS MET. {above}", signature="TARLEWOOD\n")).body.signature == name


STUCK = [
    pytest.param("THE END OF THE WEEK.TARLEWOOD", "TARLEWOOD", id="behind a word"),
    pytest.param("THE END OF THE WEEK. TARLEWOOD", "TARLEWOOD", id="behind a blank"),
    pytest.param("THE END OF THE WEEK.REPORT", None, id="an English word"),
    pytest.param("THE END OF THE WEEK. CAN", None, id="the first word of a sentence that is cut"),
    pytest.param("THE END OF THE WEEK. HOWEVER", None, id="a longer word of a sentence that is cut"),
    pytest.param("THE END OF THE WEEK. STONE", "STONE", id="a name that is a word"),
    pytest.param("THE WEST OF THE U.S.TARLEWOOD", None, id="behind an abbreviation"),
]


@pytest.mark.parametrize(("sentence", "name"), STUCK)
def test_a_name_stuck_to_the_last_sentence(sentence: str, name: str | None) -> None:
    body = parse(cable(text=f"1. BOARD MEETS AT {sentence}", signature="")).body
    assert body.signature == name
    assert body.text == f"1. BOARD MEETS AT {sentence}".removesuffix(name or "").rstrip()


BROKEN_OFF = [
    pytest.param("HE WILL VISIT\nNATO OFFICIALS", None, id="a row in mid-sentence"),
    pytest.param("THE BOARD HAS MET. THEY ADD", None, id="the first words of a sentence"),
    pytest.param("PLEASE ADVISE SOONEST. NAMES", None, id="a word that begins a sentence"),
    pytest.param("THE BOARD HAS MET.TARLEWOOD", None, id="a name stuck to the last sentence"),
    pytest.param("THE BOARD HAS MET.\nTARLEWOOD", "TARLEWOOD", id="a name below a sentence"),
    pytest.param("THE BOARD HAS MET\nTARLEWOOD", None, id="a name below half a sentence"),
    pytest.param("HE WILL VISIT\nNATO OFFICIALS\nCONFIDENTIAL", "NATO OFFICIALS", id="above the foot of the page"),
    pytest.param("THE BOARD HAS MET. TARLEWOOD\nCONFIDENTIAL", "TARLEWOOD", id="glued, above the foot"),
    pytest.param("THE BOARD HAS MET. TARLEWOOD\n\nNNN", "TARLEWOOD", id="glued, above the end mark"),
    pytest.param("THE BOARD HAS MET.\n\nGP-1. TARLEWOOD", "TARLEWOOD", id="glued to a group"),
    pytest.param("THE BOARD HAS MET.\n\nGP-1. AND THE TARLEWOOD", None, id="a group and a sentence"),
]


@pytest.mark.parametrize(("rows", "name"), BROKEN_OFF)
def test_a_text_that_breaks_off_is_signed_below_a_sentence_only(rows: str, name: str | None) -> None:
    text = cable(text="1. TEXT.", signature="").partition("1. TEXT.")[0]
    assert parse(f"{text}1. {rows}\n").body.signature == name


FEET = [
    pytest.param("CONFID*NTIAL\n\n", "classification", "CONFID*NTIAL", id="a letter lost from the page's foot"),
    pytest.param("C¿NFIDENTI¿L\n\n", "classification", "C¿NFIDENTI¿L", id="two letters not printed"),
    pytest.param("CONFIDENTIAL\n\n¿¿¿¿¿¿\n¿¿¿¿\n", "footer", "¿¿¿¿", id="rows of signs below the foot"),
    pytest.param("¿¿¿¿¿¿ ¿¿\n", "footer", "¿¿¿¿¿¿ ¿¿", id="rows of signs without a foot"),
]


@pytest.mark.parametrize(("foot", "kind", "line"), FEET)
def test_what_is_below_the_name_does_not_hide_it(foot: str, kind: str, line: str) -> None:
    text = cable(text=TEXT, foot=foot)
    assert (parse(text).body.signature, parse(text).body.text) == ("TARLEWOOD", TEXT)
    assert line in lines_of(text, kind)


def test_a_mark_of_lost_text_alone_on_a_line_is_a_gap() -> None:
    record = parse(cable(text="1. BOARD MET ON JULY 15 AND\n\n(#)\n\nREPORTED LATER."))
    assert record.body.text == "1. BOARD MET ON JULY 15 AND\n\n[GAP]\n\nREPORTED LATER."
    assert [gap.evidence for gap in record.body.gaps] == ["a sign for lost text"]
    assert (record.text_status, record.body.signature) == ("partial", "TARLEWOOD")


@pytest.mark.parametrize(("line", "name"), [("PRODUCTION", None), ("TARLEWOOD", "TARLEWOOD")])
def test_a_word_at_the_end_of_a_section_that_is_not_the_last_signs_nothing(line: str, name: str | None) -> None:
    text = cable(page="PAGE 01  QUITO  05121  01 OF 02  181502Z\n", text=TEXT, signature=f"{line}\n")
    body = parse(text.replace("QUITO 5121", "SECTION 1 OF 2 QUITO 5121")).body
    assert body.signature == name
    assert line in body.text or name
