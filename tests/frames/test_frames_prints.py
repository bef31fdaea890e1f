"""Every print beside NARA's file: which texts are of it, what it names, and that nothing is lost."""

import re
from pathlib import Path

import pytest
from instruments.real_cables import CABLES

from cablekit import frames, parse_all
from cablekit.api import Parsed
from cablekit.frames import crossed
from cablekit.lines import Kind

SAMPLES = Path(__file__).parents[2] / "samples"

#: sample -> the frame that it shows
FRAMES = {
    "synthetic-1957-form": "form_1950s",
    "synthetic-1961-form": "form_1950s",
    "synthetic-1963-frus": "frus",
    "synthetic-1968-form": "form_1960s",
    "synthetic-1970-form-outgoing": "form_1960s",
    "synthetic-1970-frus": "frus",
    "synthetic-1973-plusd-page": "plusd",
    "synthetic-1976-plusd-page": "plusd",
    "synthetic-1978-message-center": "message_center",
    "synthetic-1983-nsc": "nsc",
    "synthetic-1984-message-center": "message_center",
    "synthetic-1985-nsc-two-pages": "nsc",
    "synthetic-1995-white-house": "white_house",
    "synthetic-1996-white-house": "white_house",
    "synthetic-2011-smart": "smart",
    "synthetic-2012-smart": "smart",
}
PRINTS = {frame.title: frame for frame in frames.FRAMES if frame.title in FRAMES.values()}


def sample(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def one(text: str) -> Parsed:
    (parsed,) = parse_all(text)
    return parsed


def kinds(text: str, kind: Kind) -> list[str]:
    """The lines of a kind."""
    return [token.text for token in one(text).tokens if token.kind is kind]


@pytest.mark.parametrize(("name", "title"), FRAMES.items())
def test_a_print_is_known_by_its_own_frame_and_by_no_other(name: str, title: str) -> None:
    text = sample(name)
    assert one(text).cable.source.frame == title
    # a print of the NSC holds the lines of a message center, which is asked after it
    others = {"message_center"} if title == "nsc" else set()
    assert {frame for frame in PRINTS if PRINTS[frame].recognises(text)} == {title} | others


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("name", FRAMES)
def test_tokens_joined_are_the_text_whatever_its_line_ends(name: str, ends: str) -> None:
    text = sample(name).replace("\n", ends)
    parsed = list(parse_all(text))
    assert "".join(token.raw for each in parsed for token in each.tokens) == text
    assert parsed[0].cable.source.frame == FRAMES[name]


@pytest.mark.parametrize("path", [path for path in sorted(SAMPLES.iterdir()) if path.stem not in FRAMES], ids=str)
def test_a_telegram_of_another_print_is_none_of_these(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [title for title, frame in PRINTS.items() if frame.recognises(text)] == []


@pytest.mark.parametrize("path", sorted((CABLES / "text").glob("*.txt"))[:40], ids=lambda path: path.stem)
def test_a_telegram_of_the_file_is_none_of_these(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [title for title, frame in PRINTS.items() if frame.recognises(text)] == []


@pytest.mark.parametrize("name", FRAMES)
def test_a_print_cut_off_anywhere_is_read_without_fail(name: str) -> None:
    text = sample(name)
    for end in range(0, len(text), 97):
        joined = "".join(token.raw for parsed in parse_all(text[:end]) for token in parsed.tokens)
        assert joined == text[:end]


# --- PlusD ----------------------------------------------------------------------------------------


def test_two_pages_of_plusd_are_two_records() -> None:
    text = sample("synthetic-1973-plusd-page") + sample("synthetic-1976-plusd-page")
    numbers = [parsed.cable.document_number for parsed in parse_all(text)]
    assert numbers == ["1973QUITO03118", "1976STATE260777"]


def test_what_a_page_of_plusd_does_not_repeat_is_kept_as_unknown() -> None:
    text = sample("synthetic-1973-plusd-page").replace("Show Headers\n", "Show Headers\nA LINE OF THE PAGE ALONE\n")
    assert kinds(text, Kind.UNKNOWN) == ["A LINE OF THE PAGE ALONE"]


def test_a_page_of_plusd_without_a_page_line_is_read_from_its_head() -> None:
    text = sample("synthetic-1973-plusd-page").split("CONFIDENTIAL\nPAGE 01")[0]
    keys = sample("synthetic-1973-plusd-page").partition("---\n")[2]
    cable = one(f"{text}---\n{keys}").cable
    assert cable.document_number == "1973QUITO03118"
    assert (cable.body.text or "").startswith("SYNTHETIC SAMPLE")


#: the PAGE lines of two pages, as they are written to 1977 and from 1978
PAGES = {
    "on one row": ("PAGE 01 QUITO 03118 031554Z", "PAGE 02 QUITO 03118 031554Z"),
    "on two rows": ("PAGE 01\nQUITO 03118 031554Z", "PAGE 02\nQUITO 03118 031554Z"),
    "of a section": ("PAGE 01 QUITO 03118 01 OF 02 031554Z", "PAGE 02 QUITO 03118 01 OF 02 031554Z"),
}


@pytest.mark.parametrize(("first", "second"), PAGES.values(), ids=PAGES)
def test_a_page_of_plusd_repeats_the_second_page_of_the_text(first: str, second: str) -> None:
    """The whole telegram begins at PAGE 01, not at the PAGE 02 of the text alone above it."""
    text = sample("synthetic-1973-plusd-page").replace("PAGE 01 QUITO 03118 031554Z", first)
    text = text.replace("2. COMMENT", f"CONFIDENTIAL\nCONFIDENTIAL\n{second}\n2. COMMENT")
    cable = one(text).cable
    assert (cable.header.classification, cable.header.page_count) == ("CONFIDENTIAL", 2)
    assert kinds(text, Kind.UNKNOWN) == []
    assert len(cable.body.paragraphs) == 2


def test_a_page_of_plusd_that_breaks_off_has_no_pages_of_the_text_alone() -> None:
    """Without the attributes nothing says that it is a page of PlusD; the lines above the telegram are unknown."""
    text = sample("synthetic-1973-plusd-page").partition("---\n")[0]
    text = text.replace("2. COMMENT", "CONFIDENTIAL\nCONFIDENTIAL\nPAGE 02 QUITO 03118 031554Z\n2. COMMENT", 1)
    cable = one(text).cable
    assert (cable.header.classification, cable.header.page_count, len(cable.transmissions)) == ("CONFIDENTIAL", 1, 1)


@pytest.mark.parametrize("blank", ["\n", "\n\n\n", "\n  \n"])
def test_blank_lines_may_be_below_the_hyphens_of_a_page(blank: str) -> None:
    text = sample("synthetic-1973-plusd-page").replace("\n---\n", f"\n---{blank}")
    assert one(text).cable.document_number_basis == "attribute"


@pytest.mark.parametrize("keys", ["Colour: blue\nTaste: sweet\nSmell: none\n", "Type: TE\n", ""])
def test_three_hyphens_without_known_keys_make_no_page(keys: str) -> None:
    assert not PRINTS["plusd"].recognises(f"1. TEXT.\n---\n{keys}")


# --- message center, NSC --------------------------------------------------------------------------


def test_the_dirt_before_a_label_is_no_part_of_it() -> None:
    text = sample("synthetic-1978-message-center").replace("FM SEC", "s=FM SEC").replace("TO RU", "| TO RU")
    routing = one(text).cable.routing
    assert routing.from_ is not None
    assert routing.from_.name == "SECSTATE WASHDC"
    assert [to.name for to in routing.to] == ["AMEMBASSY LONDON"]


def test_a_banner_with_a_damaged_number_is_no_text() -> None:
    text = sample("synthetic-1978-message-center").replace("STATE 014417", "STATE 01~4I7")
    cable = one(text).cable
    assert (cable.body.classification, cable.body.banner) == ("CONFIDENTIAL", "C O N F I D E N T I A L STATE 01~4I7")


def test_a_line_of_the_network_is_known_behind_dirt() -> None:
    text = sample("synthetic-1978-message-center").replace("\nDE RUEHC", "\n- FDE RUEHC")
    assert "DE RUEHC #4417 0171208" in one(text).cable.routing.network


@pytest.mark.parametrize(
    "text",
    [
        "DE RUEHC\nFM X\n",
        "ZNR UUUUU ZZH\nR 011200Z JAN 78\n",
        "NNNNVV ABC\nFM X\n",
        "PLEASE TELL DE RUEHC #0001 0011200\n",
    ],
)
def test_one_line_of_the_network_makes_no_copy(text: str) -> None:
    assert not PRINTS["message_center"].recognises(text)


def test_a_sentence_goes_on_over_the_head_of_a_page_of_the_nsc() -> None:
    text = one(sample("synthetic-1985-nsc-two-pages")).cable.body.text or ""
    assert "THAT IT BE READ BY\nNOBODY ELSE." in text


SCATTERED = """NATIONAL SECURITY COUNCIL
MESSAGE CENTER
PSN: 012345
CSN: HCE117
OP IMMED
DE RUEHQT #0211 0451810
o 141810Z FEB 83
FM AMEMBASSY QUITO
TO SECSTATE

WASHDC

IMMEDIATE

INFO AMEMBASSY LIMA 0411

AMEMBASSY BOGOTA 0388

-cw
SIT:
0211
EXDIS
E. O.
12065:
GDS 2/14/89
TAGS:
PEPR, EC
SUBJECT:
SYNTHETIC TALKS
REF S :
(A)
LIMA 0022
1.
ENTIRE
TEXT.
"""


def test_columns_that_a_scan_read_apart_are_put_together() -> None:
    cable = one(SCATTERED).cable
    assert [(to.name, to.precedence) for to in cable.routing.to] == [("SECSTATE WASHDC", "IMMEDIATE")]
    assert [info.name for info in cable.routing.info] == ["AMEMBASSY LIMA", "AMEMBASSY BOGOTA"]
    assert cable.routing.precedence.action == "IMMEDIATE"
    assert cable.body.executive_order is not None
    assert (cable.body.executive_order.number, cable.body.executive_order.exemption) == (12065, "GDS")
    assert cable.body.subject == "SYNTHETIC TALKS"
    assert cable.body.captions == ["EXDIS"]
    assert cable.body.passing == []
    assert [(ref.station, ref.number) for ref in cable.body.references] == [("LIMA", "0022")]


def test_the_number_of_a_print_without_banner_is_that_of_the_network() -> None:
    cable = one(SCATTERED).cable
    assert cable.mrn is not None
    assert (cable.mrn.station, cable.mrn.number) == ("QUITO", 211)
    assert cable.document_number == "1983QUITO00211"


def test_four_digits_of_the_network_are_no_number_late_in_the_year() -> None:
    cable = one(SCATTERED.replace("0451810", "3451810").replace("141810Z FEB", "111810Z DEC")).cable
    assert cable.mrn is None
    assert cable.document_number is None


# --- White House ----------------------------------------------------------------------------------


def test_several_blocks_are_several_records() -> None:
    text = sample("synthetic-1995-white-house").split("                         Withdrawal")[0]
    numbers = [parsed.cable.document_number for parsed in parse_all(text + sample("synthetic-1996-white-house"))]
    assert numbers == ["1995STATE061303", "1996QUITO00417"]


def test_the_lines_of_the_browser_above_a_block_are_of_its_record() -> None:
    text = sample("synthetic-1996-white-house") + sample("synthetic-1995-white-house")
    _, second = parse_all(text)
    assert second.tokens[0].text.startswith("F:\\Cable")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_lines_of_the_browser_above_a_block_are_of_its_record_with_any_line_ends(end: str) -> None:
    text = sample("synthetic-1996-white-house") + sample("synthetic-1995-white-house")
    _, second = parse_all(text.replace("\n", end))
    assert second.tokens[0].text.startswith("F:\\Cable")


def test_the_letter_of_the_network_stands_for_an_unreadable_classification() -> None:
    cable = one(sample("synthetic-1995-white-house").replace("CLASS:   CONFIDENTIAL", "CLASS:   CEGRB^")).cable
    assert cable.header.classification == "CONFIDENTIAL"
    assert "label-damaged" in {found.name for found in cable.diagnostics}


def test_a_key_stands_for_a_line_of_the_network_that_is_lost() -> None:
    text = sample("synthetic-1995-white-house").replace("LINE3:   P 081455Z MAR 95 ZFF4", "LINE3:   ~~")
    text = text.replace("LINE4:   FM SECSTATE WASHDC", "LINE4:   ~~")
    routing = one(text).cable.routing
    assert (routing.dtg, routing.precedence.action) == ("081455Z MAR 95", "PRIORITY")
    assert routing.from_ is not None
    assert routing.from_.name == "SECSTATE WASHDC"


def test_the_subject_of_the_block_counts_where_the_text_has_none() -> None:
    text = sample("synthetic-1995-white-house")
    text = text.replace("         SUBJECT: SYNTHETIC SAMPLE: A CONVERSATION\n         ABOUT CHEESE\n", "")
    assert one(text).cable.body.subject == "SYNTHETIC SAMPLE: A CONVERSATION ABOUT CHEESE"


def test_a_banner_that_is_struck_out_is_known_by_its_number() -> None:
    text = sample("synthetic-1995-white-house").replace("C O N F I D E N T I A L STATE", "C ~ql STATE")
    cable = one(text).cable
    assert cable.mrn is not None
    assert (cable.mrn.raw, cable.body.classification) == ("STATE 061303", "CONFIDENTIAL")
    text = text.replace("ZNY CCCCC ZZH", "ZNY ~~").replace("-CCCC--", "-~~--")
    assert one(text).cable.body.classification == "C ~ql"


def test_a_block_without_colons() -> None:
    """A scan loses the colons of the keys, reads LINE3 as LINES, and puts blanks into continuity numbers."""
    whole = sample("synthetic-1995-white-house")
    head, _, rest = whole.partition("TEXT:")
    head = re.sub(r"(?m)^([ \t]*(?:PREC|CLASS|LINE\d|OSRI|DTG|ORIG|TO|INFO|SUBJ)):(?= )", r"\1 ", head)
    text = head.replace("LINE3", "LINES") + "TEXT:" + rest
    assert text != whole
    cable, expected = one(text).cable, one(whole).cable
    for name in ("routing", "mrn", "document_number"):
        assert getattr(cable, name) == getattr(expected, name), name
    assert cable.body.subject == expected.body.subject


NUMBERS = {
    "blanks inside": ("AMEMBASSY ZAGREB PRIORITY 4 97 9", 4979),
    "whole": ("AMEMBASSY ZAGREB PRIORITY 4979", 4979),
    "more than four digits": ("AMEMBASSY ZAGREB PRIORITY 4 97 91", 91),
}


@pytest.mark.parametrize("row", NUMBERS)
def test_a_continuity_number_in_the_block(row: str) -> None:
    written, number = NUMBERS[row]
    text = re.sub(r"(?m)^([ \t]*)TO:.*$", rf"\1TO:   {written}", sample("synthetic-1995-white-house"))
    assert [addressee.number for addressee in one(text).cable.routing.to][:1] == [number]


def test_the_indentation_of_the_print_is_not_the_telegrams() -> None:
    text = one(sample("synthetic-1995-white-house")).cable.body.text or ""
    assert text.startswith("1. CONFIDENTIAL")
    assert "ABOUT\nCHEESE. NOTHING" in text


def test_a_value_that_is_none_is_told() -> None:
    text = sample("synthetic-1996-white-house").replace("INFO:    //////", "INFO:    till")
    assert kinds(text, Kind.UNKNOWN) == ["INFO:    till"]


# --- forms of the 1950s and 1960s -----------------------------------------------------------------


def test_a_day_without_year_is_the_last_before_the_receipt() -> None:
    cable = one(sample("synthetic-1957-form")).cable
    assert cable.date is not None
    assert (str(cable.date.value), cable.date.basis) == ("1957-12-31", "heading")
    assert cable.document_number == "1957COPENH00611"


@pytest.mark.parametrize("received", ["", "Rec'd: 7:17 a.m.\n", "Rec'd: February 31, 1958\n"])
def test_a_day_without_any_year_is_no_date(received: str) -> None:
    text = sample("synthetic-1961-form").replace("Rec'd: March 4, 1961 2:05 p.m.\n", received)
    cable = one(text).cable
    assert (cable.source.frame, cable.date, cable.document_number) == ("form_1950s", None, None)
    assert cable.mrn is not None
    assert cable.mrn.number == 77


def test_the_heads_of_later_pages_are_the_forms_own() -> None:
    cable = one(sample("synthetic-1957-form")).cable
    assert "from Copenhagen" not in (cable.body.text or "")
    assert cable.body.signature == "QUILLFEATHER"


def test_information_addressees_may_go_on_below() -> None:
    text = sample("synthetic-1957-form").replace("OSLO 41, STOCKHOLM 38.", "OSLO 41,\nSTOCKHOLM 38")
    assert [(info.name, info.number) for info in one(text).cable.routing.info] == [("OSLO", 41), ("STOCKHOLM", 38)]


def test_a_passing_line_is_above_the_text() -> None:
    text = sample("synthetic-1961-form").replace("\nSYNTHETIC", "\nEYES ONLY FOR THE SECRETARY\n\nSYNTHETIC", 1)
    cable = one(text).cable
    assert (cable.body.text or "").startswith("SYNTHETIC")
    assert cable.body.passing + cable.body.captions != []


def test_what_the_head_of_a_form_holds_besides_is_told() -> None:
    text = sample("synthetic-1961-form").replace("FROM: Quito", "something else\nFROM: Quito")
    assert "something else" in kinds(text, Kind.UNKNOWN)


SCANNED = """Deportment of State TELEGRAM

(4 LIM:TED OFFICIAL USE ia

'PAGE G1 ~ QUITO 01234 1416402

53
ACTION ARA 16
INFO SS 20,NSC 1@,CIAE 00,/046 W

R J41621Z MAY. 68
FM AMEMBASSY QUITO
TO SECSTATE WASHDC 2571
_ INFO AMEMBASSY LIMA

' LIMITED OFFICIAL USE -QUITO 1234

1. SYNTHETIC. THE GROWERS MET.

QUILLFEATHER

LIMITED OFFICIAL USE

13-00000
oe eos
"""


def test_a_scan_of_the_form_is_read_where_one_reading_is_left() -> None:
    cable = one(SCANNED).cable
    assert cable.source.frame == "form_1960s"
    assert (cable.header.page_count, cable.header.classification) == (1, "LIMITED OFFICIAL USE")
    assert cable.header.received is not None
    assert cable.header.received.raw == "141640Z"
    assert (cable.routing.dtg, cable.routing.precedence.action) == ("141621Z MAY 68", "ROUTINE")
    assert cable.mrn is not None
    assert (cable.mrn.raw, cable.body.classification) == ("QUITO 1234", "LIMITED OFFICIAL USE")
    assert [info.name for info in cable.routing.info] == ["AMEMBASSY LIMA"]
    assert (cable.body.signature, cable.body.text) == ("QUILLFEATHER", "1. SYNTHETIC. THE GROWERS MET.")


@pytest.mark.parametrize(
    ("written", "damaged"),
    {
        "the day of receipt does not agree": ("R J41621Z MAY. 68", "R J11621Z MAY. 68"),
        "two months are as near": ("R J41621Z MAY. 68", "R J41621Z JUX 68"),
        "no time of receipt": ("1416402", ""),
    }.values(),
)
def test_a_date_time_group_with_two_readings_is_none(written: str, damaged: str) -> None:
    assert one(SCANNED.replace(written, damaged)).cable.routing.sent_at is None


@pytest.mark.parametrize("number", ["5 3", "1 53", "53 1 2"])
def test_a_number_line_in_pieces(number: str) -> None:
    assert one(SCANNED.replace("\n53\n", f"\n{number}\n")).cable.header.number_line == number


@pytest.mark.parametrize(
    ("written", "damaged"),
    [
        ("_ INFO AMEMBASSY LIMA", "INFO AMEMBASSY LIMA: 5 ars +"),
        ("_ INFO AMEMBASSY LIMA", "INFO AMEMBASSY LIMA oe"),
        ("_ INFO AMEMBASSY LIMA", "INFO .AMEMBASSY LIMA"),
        ("TO SECSTATE WASHDC 2571", "TO _SECSTATE WASHDC 2571 ars"),
    ],
)
def test_dirt_around_an_addressee_is_no_part_of_it(written: str, damaged: str) -> None:
    routing = one(SCANNED.replace(written, damaged)).cable.routing
    assert [(each.name, each.number) for each in routing.to] == [("SECSTATE WASHDC", 2571)]
    assert [(each.name, each.number) for each in routing.info] == [("AMEMBASSY LIMA", None)]


@pytest.mark.parametrize("name", ["Quillfeather", "QUILLFEATHER \\", "QUILLFEATHER."])
def test_a_damaged_name_below_the_text_is_the_signature(name: str) -> None:
    body = one(SCANNED.replace("QUILLFEATHER", name)).cable.body
    assert (body.signature, body.text) == ("QUILLFEATHER", "1. SYNTHETIC. THE GROWERS MET.")


def test_a_page_line_of_an_unknown_station_is_none() -> None:
    assert one(SCANNED.replace("QUITO 01234", "QVJTO 01234")).cable.header.page_count is None


def test_a_later_page_follows_the_one_before() -> None:
    later = "\nLIMITED OFFICIAL USE\n\nPAGE @2 QUITO 01234 1416402\nTHEY PARTED.\n"
    text = SCANNED.replace("\nQUILLFEATHER", f"{later}\nQUILLFEATHER")
    assert one(text).cable.header.page_count == 2
    assert one(text.replace("@2", "@7")).cable.header.page_count == 1


def test_a_sound_date_time_group_is_left_to_its_field() -> None:
    cable = one(SCANNED.replace("R J41621Z MAY. 68", "R 141621Z MAY 68")).cable
    assert cable.routing.dtg == "141621Z MAY 68"
    assert "label-damaged" not in {found.name for found in cable.diagnostics if found.message.startswith("'R 14")}


# --- FRUS -----------------------------------------------------------------------------------------


def test_two_documents_of_the_series_are_two_records() -> None:
    text = sample("synthetic-1970-frus") + "\n" + sample("synthetic-1963-frus")
    first, second = parse_all(text)
    assert first.cable.document_number == "1970STATE201777"
    assert second.cable.header.classification == "SECRET"


def test_the_notes_are_not_in_the_text() -> None:
    cable = one(sample("synthetic-1970-frus")).cable
    assert "Source:" not in (cable.body.text or "")
    assert "Not found" not in (cable.body.text or "")
    assert "Page 1021" not in (cable.body.text or "")


@pytest.mark.parametrize(
    ("said", "captions", "precedence"),
    [
        ("Confidential; Priority; Exdis.", ["EXDIS"], "PRIORITY"),
        ("Confidential; Niact Immediate; Eyes Only.", ["EYES ONLY"], "IMMEDIATE"),
        ("Confidential; Niact.", [], None),
        ("Confidential; Operational Immediate; Limit Distribution.", ["LIMIT DISTRIBUTION"], "IMMEDIATE"),
        ("Confidential.", [], None),
    ],
)
def test_the_source_note_names_classification_captions_and_precedence(
    said: str, captions: list[str], precedence: str | None
) -> None:
    cable = one(sample("synthetic-1970-frus").replace("Confidential; Priority; Exdis.", said)).cable
    assert cable.header.classification == "CONFIDENTIAL"
    assert cable.body.captions == captions
    assert cable.routing.precedence.action == precedence


def test_a_source_note_may_name_no_classification() -> None:
    text = sample("synthetic-1970-frus").replace("Confidential; Priority; Exdis. ", "")
    assert one(text).cable.header.classification is None


def test_a_document_without_heading_leaves_its_text_to_the_tokenizer() -> None:
    text = sample("synthetic-1963-frus").replace(" to the Department of State1", " to nobody at all, it seems, as " * 9)
    assert one(text).cable.routing.from_ is None


def test_a_document_may_lack_place_and_signature() -> None:
    text = (
        sample("synthetic-1963-frus").replace("Lima, August 29, 1963, 6 p.m.\n\n", "").replace("\nQuillfeather\n", "")
    )
    cable = one(text).cable
    assert (cable.date, cable.body.signature) == (None, None)


def test_labels_in_small_letters_are_labels() -> None:
    text = sample("synthetic-1970-frus").replace("\n1. Synth", "\nRef: STATE 1234\n\n1. Synth")
    assert [ref.number for ref in one(text).cable.body.references] == ["1234"]


# --- SMART ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["synthetic-2011-smart", "synthetic-2012-smart"])
def test_a_form_that_is_not_read_is_named_and_has_no_values(name: str) -> None:
    cable = one(sample(name)).cable
    assert [(found.name, found.severity) for found in cable.diagnostics] == [("form-unread", "error")]
    assert "smart" in cable.diagnostics[0].message
    assert (cable.document_number, cable.date, cable.mrn, cable.body.text) == (None, None, None, None)
    assert cable.routing.from_ is None


def test_marks_of_a_release_are_read_on_a_form_that_is_not() -> None:
    mark = "UNCLASSIFIED U.S. Department of State Case No. F-2014-00001 Doc No. C00000001 Date: 06/30/2015"
    release = one(f"{mark}\nRELEASE IN PART B6\n{sample('synthetic-2011-smart')}").cable.release
    assert (release.case_id, release.document_id, release.action) == ("F-2014-00001", "C00000001", "RELEASED IN PART")
    assert release.exemptions == ["B6"]


@pytest.mark.parametrize("text", ["MRN: 12 QUITO 1\nFrom: X\n", "MRN: 1\nDate/DTG: x\n", "DTG: MRN\n"])
def test_a_few_keys_make_no_form(text: str) -> None:
    assert not PRINTS["smart"].recognises(text)


# --- FRUS: numbers, calls of notes ------------------------------------------------------------------

DOCUMENT = """217. Telegram From the Secretary of State to the Embassy in Ecuador1

Washington, November 11, 1960, 8:01 p.m.

{}

While difficult to evaluate, it does seem vital.3 See F-4.

Herter

1. Source: Department of State, Central Files. Secret. Drafted by Nobody.
2. Not printed.
3. See above.
"""


def test_the_number_before_the_text_is_the_telegrams() -> None:
    parsed = one(DOCUMENT.format("770. Roe from Doe. Deeply concerned.2 Go on."))
    cable = parsed.cable
    assert cable.mrn is not None
    assert (cable.mrn.station, cable.mrn.number) == ("STATE", 770)
    assert cable.body.passing == ["Roe from Doe."]
    assert cable.body.text == ("Deeply concerned. Go on.\n\nWhile difficult to evaluate, it does seem vital. See F-4.")
    assert [(token.line, token.column) for token in parsed.tokens if token.kind is Kind.SERIAL] == [(5, 1)]
    assert "CK007" not in {found.code for found in cable.diagnostics}


NO_NUMBERS = {
    "the first paragraph": "1. Roe from Doe.",
    "a paragraph that another follows": "2. Roe from Doe.\n\n3. More.",
    "a number inside": "Roe from 770. Doe",
}


@pytest.mark.parametrize("row", NO_NUMBERS)
def test_a_number_that_is_a_paragraphs(row: str) -> None:
    parsed = one(DOCUMENT.format(NO_NUMBERS[row]))
    assert parsed.document.breaks == {}


def test_a_number_that_is_no_note_stays() -> None:
    text = DOCUMENT.format("770. See telegram.7 Then the note.2").replace("3. See above.\n", "")
    assert (one(text).cable.body.text or "").startswith("See telegram.7 Then the note.\n")


HEADINGS = {
    "371. Telegram 1219 to Geneva1": (1219, None, "Geneva"),
    "293. Telegram From the Central Intelligence Agency [text not declassified]1": (
        None,
        "Central Intelligence Agency",
        None,
    ),
    "12. Circular Telegram From the Department of State to Certain Posts": (
        None,
        "Department of State",
        "Certain Posts",
    ),
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_printed_headings(heading: str) -> None:
    text = DOCUMENT.format("The text.").split("\n", 1)[1]
    cable = one(f"{heading}\n{text}").cable
    number, sender, to = HEADINGS[heading]
    assert cable.source.frame == "frus"
    assert (cable.mrn.number if cable.mrn else None) == number
    assert (cable.routing.from_.name if cable.routing.from_ else None) == sender
    assert [addressee.name for addressee in cable.routing.to] == ([to] if to else [])


# --- crossed zeros ----------------------------------------------------------------------------------

CROSSED = {
    "eight and two": ("PAGE \u00ae1 STATE 869053", "CONFIDENTIAL STATE 269053", "069053"),
    "S and a mark": ("PAGE @1 OTTAWA S1813 @817985Z Ct pte", 'LIMITED OFFICIAL USE OTTAWA "1813', "01813"),
    "of two words": ("PAGE G1 LA PAZ @2023", "CONFIDENTIAL LA PAZ 2023", "02023"),
    "the same in both": ("PAGE 01 STATE 181198", "CONFIDENTIAL STATE 181198", "181198"),
    "another number": ("PAGE @1 STATE 869053", "CONFIDENTIAL STATE 369053", None),
    "another station": ("PAGE @1 STATE 869053", "CONFIDENTIAL OTTAWA 269053", None),
    "a longer number": ("PAGE @1 STATE 86905", "CONFIDENTIAL STATE 269053", None),
    "no post": ("PAGE @1 XANADU 86905", "CONFIDENTIAL XANADU 26905", None),
    "no PAGE line": ("STATE 869053", "CONFIDENTIAL STATE 269053", None),
    "no banner": ("PAGE @1 STATE 869053", "PARIS PASS USSS", None),
}


@pytest.mark.parametrize("row", CROSSED)
def test_a_number_whose_crossed_zeros_two_lines_prove(row: str) -> None:
    above, below, serial = CROSSED[row]
    found = crossed.proved(above, below)
    assert (found.serial if found else None) == serial


GROUPS_1960S = {
    "crossed zeros": ("P @81728Z JUN 68", "081728Z JUN 68"),
    "a mark before the year": ("R.@22142Z MAY -69.--", "022142Z MAY 69"),
    "the month glued and damaged": ("R 121413Z20UN 68", "121413Z JUN 68"),
    "other digits misread": ("P J81728Z JUN 68", None),
}


@pytest.mark.parametrize("row", GROUPS_1960S)
def test_a_group_of_a_telegram_without_a_time(row: str) -> None:
    written, group = GROUPS_1960S[row]
    text = f"""TELEGRAM

CONFIDENTIAL
PAGE @1 STATE 869053
ORIGIN SCS 04
INFO OCT 01,EUR 08,SCA 01,/014 R
{written}
FM SECSTATE WASHDC
TO AMEMBASSY PARIS
CONFIDENTIAL STATE 269053
1. THE LAKE IS BLUE.
ROE
CONFIDENTIAL
"""
    cable = one(text).cable
    assert cable.source.frame == "form_1960s"
    assert cable.mrn is not None
    assert cable.mrn.number == 69053
    at = cable.routing.sent_at
    assert (cable.routing.dtg if at else None) == group


NSC_HEADS = {
    "on one line": ("PAGE 01 OF 02", 2),
    "split": ("PAGE 01\nEOB269\n\nOF\n\n02", 2),
    "with a key after it": ("PAGE 01 OF 03 DTG: 021145Z MAR 85", 3),
    "no number of pages": ("PAGE 01", None),
    "its number lost": ("PAGE 01 OF", None),
}


@pytest.mark.parametrize("row", NSC_HEADS)
def test_the_pages_of_a_print_of_the_nsc(row: str) -> None:
    head, count = NSC_HEADS[row]
    text = sample("synthetic-1985-nsc-two-pages").replace("PAGE 01 OF 02", head, 1)
    parsed = one(text)
    assert parsed.cable.header.page_count == count
    assert len(parsed.cable.transmissions) == 1
    assert "".join(token.raw for token in parsed.tokens) == text
