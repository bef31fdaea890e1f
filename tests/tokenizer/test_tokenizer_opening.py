"""The lines between banner and text, and those behind the text (format guide 6 and 7)."""

import pytest
from layouts import body, cable, section, sectioned
from reading import cut, kind_of, kinds, lines_of

from cablekit import parse

BANNERS = [
    pytest.param("C O N F I D E N T I A L QUITO 5121", id="spaced"),
    pytest.param("SECRET STATE 218846", id="plain"),
    pytest.param("UNCLAS LA PAZ 0015", id="short word"),
    pytest.param("LIMITED OFFICIAL USE QUITO 5121", id="three words"),
    pytest.param("C O N F I D E N T I A L SECTION 1 OF 2 LA PAZ 3507/1", id="a section"),
    pytest.param("S E C R E T FINAL SECTION OF TOKYO 1234", id="the final section"),
    pytest.param("S E C R E T SECTION 1 ON 2 QUITO 5121", id="ON for OF"),
    pytest.param("UNCLAS STATE 286983 TOSEC 110023", id="a number of a series"),
    pytest.param("UNCLAS E F T O QUITO 5121", id="a caption inside"),
    pytest.param("S E C R E T NODIS", id="a caption and no number"),
    pytest.param("S E C R E T", id="the classification alone"),
    pytest.param("S E C R E T//NOFORN QUITO 5121", id="a caption behind a stroke"),
    pytest.param("UNCLAS/EFTO QUITO 5121", id="EFTO behind a stroke"),
    pytest.param("SECRET SECTION I OF II QUITO 5121", id="Roman sections"),
    pytest.param("SECRET SEC 1 OF 2 QUITO 5121", id="SECTION cut short"),
    pytest.param("SECRET FINAL SECTION OF TWO QUITO 5121", id="the final section of two"),
    pytest.param("SECRET 5121", id="a number alone"),
    pytest.param("CONFIDENTAIL QUITO 5121", id="damaged, told by the number of the PAGE line"),
]


@pytest.mark.parametrize("line", BANNERS)
def test_a_banner(line: str) -> None:
    assert lines_of(cable(banner=f"{line}\n"), "banner") == [line]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["C O N F I D E N T I A L", "QUITO 5121"], id="behind the classification"),
        pytest.param(
            ["C O N F I D E N T I A L SECTION 1 OF 2", "QUITO 5121"],
            id="behind the section notice",
        ),
    ],
)
def test_a_banner_goes_on_until_its_number(lines: list[str]) -> None:
    assert lines_of(cable(banner="\n".join(lines) + "\n"), "banner") == lines


def test_a_number_of_a_series_belongs_to_a_banner_without_a_number() -> None:
    text = cable(banner="UNCLAS\nTOSEC 110023\n")
    assert lines_of(text, "banner") == ["UNCLAS", "TOSEC 110023"]


def test_a_number_of_a_series_below_the_number_of_the_banner_is_not_part_of_it() -> None:
    text = cable(banner="UNCLAS STATE 286983\nTOSEC 110023\n")
    assert lines_of(text, "banner") == ["UNCLAS STATE 286983"]
    sent = parse(text).mrn
    assert sent is not None
    assert (sent.raw, sent.series) == ("STATE 286983", "TOSEC 110023")


def test_a_line_too_long_for_a_banner_is_none() -> None:
    assert lines_of(cable(banner=f"SECRET {'QUITO ' * 40}5121\n"), "banner") == []


def test_only_the_first_is_a_banner() -> None:
    text = cable(text="1. THE ROAD.\n\nSECRET QUITO 5121\n\n2. CLOSED.")
    assert lines_of(text, "banner") == ["C O N F I D E N T I A L QUITO 5121"]


CLUSTER = {
    "executive_order": [
        "E.O. 11652: GDS",
        "EO 12065: NA",
        "E. O. 12065: N/A",
        "EMO. 11652: GDS",
        "E.OM 11652: GDS",
        "E.O. 116528 GDS",
        "E.O.: N/A",
        "EXECUTIVE ORDER 11652: GDS",
    ],
    "tags": [
        "TAGS: EAID, BL",
        "TAGS-MASS, BW",
        "TAGS PCAT, UR",
        "TAGS PFOR BL",
        "T A G S: MILI",
        "TAGS. MILI",
        "TAGA: MILI",
        "TAG: MILI",
    ],
    "subject": [
        "SUBJECT: THE ROAD",
        "SUBJ: THE ROAD",
        "SUB: THE ROAD",
        "SUBJ8 THE ROAD",
        "USBJ: THE ROAD",
        "SUBJ/ THE ROAD",
        "SUB JECT: THE ROAD",
        "SUBJECT THE ROAD",
        "SUBJ ECT: THE ROAD",
        "SUBJECT:",
    ],
    "reference": ["REF: STATE 1", "REFS: (A) STATE 1", "REFTEL: STATE 1", "REFERENCE: 1) STATE 1", "RETEL STATE 123"],
}
PARTS_OF = {"executive_order": "order"}


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in CLUSTER.items() for line in lines])
def test_a_label_of_the_cluster(kind: str, line: str) -> None:
    assert lines_of(cable(**{PARTS_OF.get(kind, kind): line}), kind) == [line]


ORDERS = [
    ("order", "tags", "subject", "reference"),
    ("tags", "order", "subject", "reference"),
    ("subject", "reference", "tags", "order"),
    ("reference", "subject", "order", "tags"),
]


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
def test_the_cluster_comes_in_any_order(order: tuple[str, ...]) -> None:
    lines = {
        "order": "E.O. 11652: GDS",
        "tags": "TAGS: EAID, EC",
        "subject": "SUBJECT: THE ROAD",
        "reference": "REF: STATE 151302",
    }
    empty = dict.fromkeys(lines, "")
    text = cable(captions="\n".join(lines[name] for name in order) + "\n", **empty)
    found = {line: kind for kind, line in kinds(text)}
    assert [found[lines[name]] for name in order] == [{"order": "executive_order"}.get(name, name) for name in order]
    assert lines_of(text, "text")[0].startswith("1. BOARD MET")


@pytest.mark.parametrize(
    ("part", "lines"),
    [
        pytest.param("subject", ["SUBJECT: THE ROAD TO THE LANDING", "       AT AGUA HONDA"], id="subject, indented"),
        pytest.param("subject", ["SUBJECT: THE ROAD TO THE LANDING", "AT AGUA HONDA"], id="subject, not indented"),
        pytest.param("tags", ["TAGS: EAID, OVIP (VANCE,", "CYRUS), EC"], id="tags, a person's name wraps"),
        pytest.param("tags", ["TAGS: EAID, EAGR,", "EC"], id="tags, behind a comma"),
        pytest.param("tags", ["TAGS: EAID EAGR", "PBOR EC"], id="tags, a row of codes"),
        pytest.param("reference", ["REF: (A) STATE 151302,", "(B) QUITO 4876"], id="references, behind a comma"),
        pytest.param("reference", ["REF: STATE 151302,", "BOARD PAPER"], id="references, words behind a comma"),
        pytest.param("reference", ["REF: STATE 151302", "     QUITO 4876"], id="references, indented"),
        pytest.param("reference", ["REF: A. STATE 151302", "B. QUITO 4876"], id="references, a label each"),
        pytest.param("reference", ["REF: STATE 151302 (NOTAL", "SENT BY POUCH)"], id="references, an open bracket"),
        pytest.param("reference", ["REF: STATE 151302", "LA PAZ 1791; LA PAZ 1617"], id="references, nothing else"),
        pytest.param(
            "reference", ["REF: (A) STATE 1; (C) SMITH", "TELECON, 10/19/79"], id="references, a citation cut"
        ),
        pytest.param(
            "reference",
            ["REF: (A) LONDON A-12, MAY 5, 1979 (B) ROME 7", "CABLE OF MAY; (C) LIMA 3"],
            id="the next label",
        ),
        pytest.param("reference", ["REF: A. QUITO 1 B. LIMA 2", "CABLE, C. LIMA 3"], id="the next label, with a stop"),
        *(
            pytest.param("reference", [f"REF: {above}", below], id=f"references, {name}")
            for name, above, below in (
                ("AND", "(A) STATE 1 (B) LIMA 2", "AND (C) USUN 10758"),
                ("DTD", "STATE 151302", "DTD 211400Z OCT 73"),
                ("a date", "STATE 151302", "OF MAY 5, 1974; NEW DELHI 64478"),
                ("a date-time group", "BONN 14355", "(DTG 031628Z SEP 73)"),
                ("a caption", "BONN 14355", "(EXDIS)"),
                ("a day and a year", "LONDON A-123, MAY", "5, 1974; BONN 1"),
                ("a station known", "STATE 151302", "DAR ES SALAAM 42763; LUSAKA 71199 (NOTAL); STATE"),
                ("a year above its station", "STATE 151302; 72", "LUSAKA 71199"),
            )
        ),
        pytest.param("reference", ["R E F: STATE 151302", "LA PAZ 1791"], id="references, spaced"),
        pytest.param(
            "order", ["E.O. 12065: GDS 6/15/85 (MARCHBANKS,", "ELEANOR R.) OR-M"], id="order, an open bracket"
        ),
    ],
)
def test_what_a_label_says_goes_on_below_it(part: str, lines: list[str]) -> None:
    kind = {"order": "executive_order"}.get(part, part)
    assert lines_of(cable(**{part: "\n".join(lines) + "\n"}), kind) == [line.strip() for line in lines]


@pytest.mark.parametrize(
    ("part", "line"),
    [
        pytest.param("subject", "SUBJECT: THE ROAD", id="subject"),
        pytest.param("reference", "REF: STATE 151302", id="references"),
        pytest.param("tags", "TAGS: EAID, EC", id="tags"),
    ],
)
def test_a_numbered_paragraph_right_below_a_label_is_text(part: str, line: str) -> None:
    text = cable(**{"subject": "", "reference": "", part: line, "text": "1. BOARD MET ON JULY 15."})
    assert lines_of(text, "text") == ["1. BOARD MET ON JULY 15."]


def test_for_with_a_colon_is_a_passing_line_whatever_stands_below() -> None:
    assert kind_of(cable(reference="REF: STATE 1\n\nFOR: WFC", text="BOARD MET ON JULY 15."), "FOR: WFC") == "passing"


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        pytest.param(
            ["SUBJECT: THE LONG ROAD TO THE UPPER LANDING AT", "AGUAHONDA"], 2, id="no room for the next word"
        ),
        pytest.param(["SUBJECT: THE ROAD", "BOARD MET ON JULY 15."], 1, id="room enough: its author ended it"),
    ],
)
def test_where_a_subject_ends_without_blank_lines(lines: list[str], subject: int) -> None:
    """pdftotext leaves no blank line that says so."""
    text = cable(subject="\n".join(lines), reference="", text="1. THE ROAD.")
    plain = "\n".join(line for line in text.split("\n") if line.strip())
    assert lines_of(plain, "subject") == lines[:subject]


def test_a_tags_line_may_have_lost_its_label() -> None:
    assert lines_of(cable(tags="EDIS, ETRD, EAGR, EC"), "tags") == ["EDIS, ETRD, EAGR, EC"]


@pytest.mark.parametrize(
    "line", ["NODIS", "STADIS//////", "EXDIS/STADIS", "NODIS CHEROKEE", "ROGER CHANNEL", "EYES ONLY"]
)
def test_a_caption(line: str) -> None:
    assert lines_of(cable(captions=f"{line}\n"), "caption") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "FOR AMBASSADOR FROM GELB; WHITE HOUSE FOR BRZEZINSKI",
        "PASS AGRICULTURE",
        "DEPARTMENT PASS DOD",
        "ALSO FOR AID",
        "ATTN: MR. SMITH",
        "WFC",
    ],
)
def test_a_passing_line_above_the_cluster(line: str) -> None:
    assert lines_of(cable(captions=f"{line}\n"), "passing") == [line]


@pytest.mark.parametrize(
    "line",
    ["FOR CASTLEREE FROM MOLESWORTH", "DEPT PASS AID", "EYES ONLY FOR THE SECRETARY", "FOR: WFC", "DEPT PASS AID."],
)
def test_a_passing_line_below_the_cluster(line: str) -> None:
    assert kind_of(cable(reference=f"REF: STATE 1\n\n{line}\n"), line) == "passing"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("FOR THE PAST WEEK THE ROAD HAS BEEN CLOSED AND WE DO NOT KNOW WHY.", id="a sentence"),
        pytest.param("FOR AMBASSADOR", id="words with more of the sentence below"),
        pytest.param("FOR THE REST THE ROAD IS CLOSED UNTIL MONDAY.\n", id="a sentence with a blank line below"),
    ],
)
def test_a_text_that_begins_like_a_passing_line(line: str) -> None:
    assert kind_of(body(line, "AND STAFF THE ROAD IS CLOSED."), line) == "text"


def test_a_passing_line_that_a_later_section_repeats() -> None:
    passing = "TOKYO FOR SMITH"
    text = sectioned(
        section(1, 2, "1. THE ROAD", captions=f"{passing}\n"), section(2, 2, f"{passing}\n\nIS CLOSED.", captions="")
    )
    assert lines_of(text, "passing") == [passing, passing]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("C O R R E C T E D   C O P Y (MRN 729 VICE 716)", "corrected"),
        ("CORRECTED COPY FOR TEXT", "corrected"),
        ("POSS DUPE", "notice"),
        ("NOTE BY OC/T: NOT PASSED KAMPALA.", "notice"),
    ],
)
def test_a_notice_in_the_opening(line: str, kind: str) -> None:
    assert kind_of(cable(captions=f"{line}\n"), line) == kind


def test_a_notice_of_correction_goes_on_while_its_bracket_is_open() -> None:
    lines = ["CORRECTED COPY (MRN 729", "VICE 716)"]
    assert lines_of(cable(captions="\n".join(lines) + "\n"), "corrected") == lines


def test_a_notice_that_ends_in_a_bracket_does_not_go_on() -> None:
    text = cable(captions="NOTE BY OC/T: NOT PASSED (ABOVE)\nWFC\n")
    assert (lines_of(text, "notice"), kind_of(text, "WFC")) == (["NOTE BY OC/T: NOT PASSED (ABOVE)"], "passing")


def test_words_below_tags_that_are_no_codes_are_unknown() -> None:
    text = cable(tags="TAGS: EAID, EC\nREPAIR OF")
    assert (lines_of(text, "tags"), kind_of(text, "REPAIR OF")) == (["TAGS: EAID, EC"], "unknown")


def test_labels_of_a_telegram_that_is_repeated_are_text() -> None:
    lines = ["FOLLOWING IS REPEATED:", "SUBJECT: ANOTHER ROAD", "IT IS CLOSED."]
    text = body(*lines, order="", tags="", subject="", reference="")
    assert lines_of(text, "text") == lines


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["SOME WORDS OF TEXT", "SUBJECT DELEGATION LEFT ON MONDAY."], id="a sentence with SUBJECT"),
        pytest.param(["SOME WORDS OF TEXT", "REFTEL STATE 1234 ASKED US TO CALL."], id="a sentence with REFTEL"),
    ],
)
def test_words_of_the_text_are_no_labels(lines: list[str]) -> None:
    assert lines_of(body(*lines, reference=""), "text") == lines


@pytest.mark.parametrize("line", ["SOME WORDS; (B) OF TEXT", "SOME WORDS OF TEXT", "SOME WORDS OF TEXT ON LIMA 5"])
def test_a_text_right_below_finished_references(line: str) -> None:
    assert lines_of(body(line, reference="REF: STATE 151302"), "text") == [line]


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        pytest.param("1. LIMA 5 SAYS SO.", "REF: STATE 151302,", id="a numbered paragraph"),
        pytest.param("SOME WORDS OF TEXT", "REF: STATE 151302,\n", id="words behind a blank line"),
    ],
)
def test_a_text_below_references_that_end_in_a_comma(line: str, reference: str) -> None:
    assert lines_of(body(line, reference=reference), "text") == [line]


def test_a_subject_repeated_letter_by_letter() -> None:
    text = cable(subject="SUBJECT: THE ROAD\nSUBJECT: THE ROAD\n")
    assert [kind for kind, line in kinds(text) if line == "SUBJECT: THE ROAD"] == ["subject", "repeated"]
    assert lines_of(text, "reference") == ["REF: STATE 151302"]


def test_a_line_too_long_for_the_opening_ends_the_cluster() -> None:
    line = "THE ROAD IS CLOSED AND WE DO NOT KNOW WHEN IT WILL BE OPENED AGAIN, AS NOBODY WILL SAY A WORD"
    text = body(line, "REF: STATE 2", reference="")
    assert lines_of(text, "text") == [line, "REF: STATE 2"]


def test_a_text_that_breaks_off_has_no_labels_behind_it() -> None:
    text = body("THE ROAD", "E E E E E E E E", "REF: STATE 2", order="", tags="", subject="", reference="")
    assert lines_of(text, "passing") == []


def test_a_second_subject_is_text() -> None:
    text = body("SUBJECT: ANOTHER ROAD", "IT IS CLOSED.", reference="")
    assert lines_of(text, "text") == ["SUBJECT: ANOTHER ROAD", "IT IS CLOSED."]


@pytest.mark.parametrize(
    "line",
    [
        "REFUGEES FROM LAOS NUMBER 12000.",
        "REFUSAL OF 12 CASES IS PLAIN.",
        "SUBJECTS OF THE TALKS WERE THREE.",
        "TAGGED BIRDS WERE SEEN.",
        "TAGS TO ROSE LOCAL.",
        "TAGS ROSE. THE ROAD IS",
        "TAGS CALLED OFFICE HOURS",
        "EOS IS A GODDESS.",
        "SECRETARY VANCE ARRIVED.",
    ],
)
def test_a_text_that_begins_like_a_label(line: str) -> None:
    assert lines_of(body(line, subject="SUBJECT: THE ROAD\n", reference=""), "text") == [line]


def test_a_later_section_has_no_passing_lines_of_its_own() -> None:
    text = sectioned(section(1, 2, "1. THE ROAD"), section(2, 2, "SMITH FOR ONE IS CLOSED."))
    assert lines_of(text, "text") == ["1. THE ROAD", "SMITH FOR ONE IS CLOSED."]


def test_an_opening_that_ends_in_an_end_mark() -> None:
    text = cable(text="", signature="", reference="")
    assert lines_of(text, "text") == []
    assert kind_of(text, "NNN") == "end"


# --- the tail --------------------------------------------------------------------------------------

SIGNATURES = [
    *("STEDMAN", "O'NEILL", "DE ROULET", "ST. JOHN", "FRENCH ACTING", "DEAN-HINTON", "A. STONE", "J. DARROW"),
    *("W D STONE", "W. D. STONE JR.", "GEN. STONE", "DR. TARLEWOOD", "TARL¿WOOD", "TARLEWOOD.", "A. TARLEWOOD."),
]


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_signature_stands_on_its_own_line(name: str) -> None:
    assert lines_of(cable(signature=f"{name}\n"), "signature") == [name]


SIGNED_AS = [
    "STONE (DCM)",
    "STONE, DCM",
    "STONE AD INTERIM",
    "STONE, ACTING SECRETARY",
    "S T O N E",
    "STONE\nAD INTERIM",
]


@pytest.mark.parametrize("lines", SIGNED_AS)
def test_what_a_name_signs_as_and_the_blanks_between_its_letters_are_no_part_of_it(lines: str) -> None:
    assert parse(cable(signature=f"{lines}\n")).body.signature == "STONE"


@pytest.mark.parametrize("name", ["JORDAN", "HAMILTON"])
def test_a_name_that_a_place_has_too_signs_behind_a_sentence(name: str) -> None:
    assert lines_of(cable(signature=f"{name}\n"), "signature") == [name]


NO_NAMES = [
    *(
        "END SUMMARY",
        "UNQUOTE",
        "NONE",
        "TOTAL",
        "SECRET",
        "A. NONE",
        "BEST REGARDS",
        "REGARDS",
        "PORT OF SPAIN",
        "THE END",
    ),
    *(
        "S E C R E T",
        "CLOSED.",
        "A. BRIDGES\nB. ROADS",
        "B. RIVERS\nC. ROADS",
        "V. RIVERS\n\nX. ROADS",
        "(A) RIVERS\nB. ROADS",
        "THESE ANSWERED:\n\nCUBA",
        "PERU\n\nCUBA",
        "LIMA\nBOGOTA",
    ),
]


@pytest.mark.parametrize("line", NO_NAMES)
def test_a_last_word_that_signs_nothing(line: str) -> None:
    assert lines_of(cable(text=f"1. THE ROAD.\n\n{line}", signature="\n"), "signature") == []


@pytest.mark.parametrize(
    "lines", ["OF AN ESCALA-\nTION", "OF AN ESCALA-\nTION.", "THE ROAD OF\nJ. STONE", "BY ROAD TO\nAGUANA."]
)
def test_the_end_of_a_sentence_signs_nothing(lines: str) -> None:
    assert lines_of(cable(text=f"1. THE ROAD IS CLOSED, A MATTER\n{lines}", signature="\n"), "signature") == []


def test_letters_of_a_name_that_ran_over() -> None:
    assert lines_of(cable(signature="STEDMA\nN\n"), "signature") == ["STEDMA", "N"]


def test_a_word_and_a_letter_that_sign_nothing() -> None:
    assert lines_of(cable(text="1. THE ROAD.\n\nTOTAL\nN", signature="\n"), "signature") == []


def test_notices_behind_the_signature() -> None:
    text = cable(signature="STEDMAN\n\nNOTE BY OC/T: PASSED ABOVE ADDRESSEES\nEXCEPT KAMPALA.\n")
    assert lines_of(text, "notice") == ["NOTE BY OC/T: PASSED ABOVE ADDRESSEES", "EXCEPT KAMPALA."]
    assert lines_of(text, "signature") == ["STEDMAN"]


def test_a_text_of_nothing_but_a_notice() -> None:
    text = cable(text="", reference="", signature="NOTE BY OC/T: PASSED.\n")
    assert lines_of(text, "notice") == ["NOTE BY OC/T: PASSED."]


def test_a_section_is_signed_where_its_last_sentence_has_ended() -> None:
    text = sectioned(section(1, 2, "1. THE ROAD IS CLOSED."), section(2, 2, "2. IT RAINED."))
    assert lines_of(text, "signature") == ["TARLEWOOD", "TARLEWOOD"]


def test_a_section_that_breaks_off_in_mid_sentence_is_signed_by_the_name_of_the_other() -> None:
    text = sectioned(section(1, 2, "1. THE ROAD IS"), section(2, 2, "CLOSED."))
    assert lines_of(text, "signature") == ["TARLEWOOD", "TARLEWOOD"]
    assert lines_of(text, "text") == ["1. THE ROAD IS", "CLOSED."]


def test_a_section_is_signed_behind_a_blank_line() -> None:
    text = sectioned(section(1, 2, "1. THE ROAD IS\n", signature="STEDMAN\n"), section(2, 2, "CLOSED.", signature="\n"))
    assert lines_of(text, "signature") == ["STEDMAN"]


def test_a_section_that_ends_in_a_word_is_not_signed() -> None:
    text = sectioned(
        section(1, 2, "1. THE ROAD TO THE NORTH\nLANDING", signature=""),
        section(2, 2, "IS CLOSED.", signature="STEDMAN\n"),
    )
    assert lines_of(text, "signature") == ["STEDMAN"]


def test_nothing_signs_what_broke_off() -> None:
    text = cable(text="1. THE ROAD", signature="TOWARDS\nE E E E E E E E\n")
    assert lines_of(text, "signature") == []


def test_a_name_and_nothing_else_signs_a_message() -> None:
    found = cut(cable(text="", reference="", signature="STEDMAN\n"))
    assert [token.text for token in found.transmissions[0].of("signature")] == ["STEDMAN"]


@pytest.mark.parametrize(
    ("lines", "cited"),
    [
        pytest.param("REF: BONN 1, STATE\n11652", ["BONN 1", "STATE 11652"], id="behind the line end"),
        pytest.param("REF: BONN 1,\nSTATE 12065; LIMA 2", ["BONN 1", "STATE 12065", "LIMA 2"], id="behind a post"),
        pytest.param("REF: STATE\n12065; LIMA 2", ["STATE 12065", "LIMA 2"], id="before a mark"),
    ],
)
def test_the_number_of_an_order_in_a_citation_is_no_order(lines: str, cited: list[str]) -> None:
    body_ = parse(cable(order="", reference=f"{lines}\n")).body
    assert (body_.executive_order, [one.raw for one in body_.references]) == (None, cited)


@pytest.mark.parametrize("line", ["11652: GDS", "11652 GDS", "12065: X", "O. 11652: GDS", "E. 11652"])
def test_an_order_whose_label_is_lost_is_told_by_its_number(line: str) -> None:
    assert lines_of(cable(order=f"{line}\n"), "executive_order") == [line]
