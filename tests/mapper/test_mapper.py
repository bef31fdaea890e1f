"""The record made from its transmissions: which counts, what the record says of the whole (format guide 6, 8, 9)."""

import datetime as dt

import pytest
from layouts import PARTS, cable, section, sectioned

from cablekit import parse
from cablekit.model import CableDate, Part


def names(source: str) -> list[str]:
    return [note.name for note in parse(source).diagnostics]


def without(*lost: str, **changes: str) -> str:
    return cable(**dict.fromkeys(lost, "") | changes)


# --- sections --------------------------------------------------------------------------------------


def test_the_record_has_the_head_of_the_lowest_section() -> None:
    second = section(2, 2, "CLOSED.", to="TO SECSTATE WASHDC 3872", number_="65")
    record = parse(sectioned(second, section(1, 2, "1. THE ROAD IS")))
    assert (record.header.number_line, record.routing.to[0].number) == ("64", 3871)
    assert [one.part for one in record.transmissions] == [Part(2, 2), Part(1, 2)]
    assert [one.header.number_line for one in record.transmissions] == ["65", "64"]


def test_pages_are_summed_over_the_sections() -> None:
    turn = "\nCONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02  QUITO  05121  01 OF 02  181502Z\n\n"
    record = parse(sectioned(section(1, 2, f"1. THE ROAD{turn}IS"), section(2, 2, "CLOSED.")))
    assert record.header.page_count == 3
    assert [one.header.page_count for one in record.transmissions] == [2, 1]


def test_markings_and_notices_of_every_section_count() -> None:
    record = parse(
        sectioned(
            section(1, 2, "1. THE ROAD IS", captions="NOTE BY OC/T: NOT PASSED.\n"),
            section(2, 2, "CLOSED.", head="CONFIDENTIAL   POSS DUPE\n", captions="CORRECTED COPY\n"),
        )
    )
    assert record.body.markings == ["NOTE BY OC/T: NOT PASSED.", "POSS DUPE"]
    assert record.body.corrected_copy == "CORRECTED COPY"


def test_the_section_may_be_told_by_the_banner_alone() -> None:
    page = "PAGE 01  QUITO  05121  181502Z\n"
    record = parse(sectioned(section(1, 2, "1. THE ROAD.", page=page), section(2, 2, "2. IT IS CLOSED.", page=page)))
    assert [one.part for one in record.transmissions] == [Part(1, 2), Part(2, 2)]
    assert record.body.text == "1. THE ROAD.\n\n2. IT IS CLOSED."


def test_the_section_of_the_page_line_counts_before_that_of_the_banner() -> None:
    record = parse(sectioned(section(1, 2, "1. THE ROAD.", banner="SECRET SECTION 2 OF 2 QUITO 5121\n")))
    assert record.transmissions[0].part == Part(1, 2)


#: what two copies have in common: nine lines of ten
COPIED = "".join(f"{number}. THE ROAD IS CLOSED AT MILE {number}.\n" for number in range(1, 20))

REPEATED = [
    pytest.param({}, {}, "LATER", [1, None], id="the later one counts"),
    pytest.param({"captions": "CORRECTED COPY\n"}, {}, "EARLIER", [None, 0], id="but a corrected copy before it"),
    pytest.param({}, {"captions": "CORRECTED COPY\n"}, "LATER", [1, None], id="a corrected copy behind it"),
    pytest.param(
        {"captions": "CORRECTED COPY\n"},
        {"captions": "CORRECTED COPY\n"},
        "LATER",
        [1, None],
        id="two corrected copies",
    ),
]


@pytest.mark.parametrize(("first", "second", "text", "duplicate_of"), REPEATED)
def test_a_message_that_stands_twice(
    first: dict[str, str], second: dict[str, str], text: str, duplicate_of: list[int | None]
) -> None:
    plain = {"page": "PAGE 01  QUITO  05121  181502Z\n", "banner": "C O N F I D E N T I A L QUITO 5121\n"}
    source = sectioned(
        section(1, 1, f"{COPIED}EARLIER.", **plain | first), section(1, 1, f"{COPIED}LATER.", **plain | second)
    )
    record = parse(source)
    assert record.body.text == f"{COPIED}{text}."
    assert [one.duplicate_of for one in record.transmissions] == duplicate_of
    assert "section-repeated" in names(source)


def test_a_section_that_stands_three_times() -> None:
    source = sectioned(
        *(section(1, 2, f"{COPIED}COPY {word}.") for word in ("ONE", "TWO", "THREE")), section(2, 2, "2. END.")
    )
    record = parse(source)
    assert record.body.text == f"{COPIED}COPY THREE.\n\n2. END."
    assert [one.duplicate_of for one in record.transmissions] == [2, 2, None, None]


NUMBERED = {"page": "PAGE 01  QUITO  05121  181502Z\n"}
UNNUMBERED = NUMBERED | {"banner": "C O N F I D E N T I A L QUITO 5121\n"}
ROAD, OPENED = "1. THE ROAD TO THE UPPER LANDING IS CLOSED, AND BOARD SAYS THAT", "IT WILL BE OPENED IN MAY."
BOTH = f"{ROAD}\nIT WILL BE OPENED IN MAY."
DIFFER = [
    pytest.param(
        [section(1, 2, ROAD, signature="", **NUMBERED), section(2, 2, OPENED, **UNNUMBERED)],
        BOTH,
        "present",
        id="only the first says its section",
    ),
    pytest.param(
        [section(2, 2, OPENED, **UNNUMBERED), section(1, 2, ROAD, signature="", **NUMBERED)],
        BOTH,
        "present",
        id="the second one stands first in the file",
    ),
    pytest.param(
        [section(1, 2, ROAD, signature="", **UNNUMBERED), section(2, 2, OPENED, **UNNUMBERED)],
        BOTH,
        "present",
        id="neither says its section",
    ),
    pytest.param(
        [section(1, 2, ROAD, signature=""), section(1, 2, OPENED)],
        f"{BOTH}\n[GAP]",
        "partial",
        id="both say the first",
    ),
]


@pytest.mark.parametrize(("sections", "text", "status"), DIFFER)
def test_texts_that_differ_are_no_copies(sections: list[str], text: str, status: str) -> None:
    source = sectioned(*sections)
    record = parse(source)
    assert (record.body.text, record.text_status) == (text, status)
    assert [one.duplicate_of for one in record.transmissions] == [None, None]
    assert names(source).count("section-unclear") == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["first", "last"])
def test_a_copy_that_broke_off_is_not_read(order: tuple[int, int]) -> None:
    whole, broken = section(1, 1, COPIED, **UNNUMBERED), section(1, 1, COPIED[:400], signature="", **UNNUMBERED)
    record = parse(sectioned(*((broken, whole)[index] for index in order)))
    assert record.body.text == COPIED.strip()


def test_a_copy_that_says_no_section_is_one_of_any_section() -> None:
    source = sectioned(
        section(1, 2, ROAD, signature="", **NUMBERED),
        section(2, 2, OPENED, **NUMBERED),
        section(2, 2, OPENED, **UNNUMBERED),
    )
    record = parse(source)
    assert record.body.text == BOTH
    assert [one.duplicate_of for one in record.transmissions] == [None, None, 1]


MISSING = [
    pytest.param([(1, 29)], ["sections 2-29 of 29 are not in this document"], id="all but the first"),
    pytest.param([(1, 2)], ["section 2 of 2 is not in this document"], id="one"),
    pytest.param(
        [(2, 6), (5, 6)],
        [
            "section 1 of 6 is not in this document",
            "sections 3-4 of 6 are not in this document",
            "section 6 of 6 is not in this document",
        ],
        id="three runs",
    ),
]


@pytest.mark.parametrize(("numbers", "evidence"), MISSING)
def test_a_run_of_missing_sections_is_one_gap(numbers: list[tuple[int, int]], evidence: list[str]) -> None:
    record = parse(sectioned(*(section(number, of, "THE ROAD IS CLOSED.", signature="") for number, of in numbers)))
    assert [gap.evidence for gap in record.body.gaps] == evidence
    said = [one.message for one in record.diagnostics if one.name in ("gap", "section-missing")]
    assert said == evidence


LOST = [
    pytest.param({"subject": ""}, ["subject-missing"], id="no subject between TAGS and references"),
    pytest.param({"subject": "", "reference": ""}, [], id="no references either"),
    pytest.param({"signature": ""}, ["signature-missing"], id="no name"),
    pytest.param({"signature": "", "end": ""}, [], id="no name, and the end is not seen"),
    pytest.param({"signature": "", "text": "1. THE ROAD\n\nE E E E E E E E"}, [], id="broken off"),
]


@pytest.mark.parametrize(("changes", "codes"), LOST)
def test_a_lost_subject_and_a_lost_name_are_noted(changes: dict[str, str], codes: list[str]) -> None:
    assert [name for name in names(cable(**changes)) if name in ("subject-missing", "signature-missing")] == codes


def test_transmissions_of_another_message_are_set_apart() -> None:
    other = {"page": "PAGE 01  QUITO  05199  191502Z\n", "dtg": "R 182140Z JUL 74"}
    source = sectioned(
        section(1, 2, "1. THE ROAD."), section(1, 1, "1. ANOTHER.", **other), section(2, 2, "2. CLOSED.")
    )
    record = parse(source)
    assert record.body.text == "1. THE ROAD.\n\n2. CLOSED."
    assert len(record.transmissions) == 3
    assert "different-messages" in names(source)


def test_a_damaged_number_on_a_page_line_makes_no_other_message() -> None:
    """The date-time group is the same: it is the same message."""
    page = "PAGE 01  QUITO  05127  02 OF 02  181502Z\n"
    source = sectioned(section(1, 2, "1. THE ROAD."), section(2, 2, "2. CLOSED.", page=page))
    assert parse(source).body.text == "1. THE ROAD.\n\n2. CLOSED."
    assert "different-messages" not in names(source)


# --- date and document number ----------------------------------------------------------------------

DATES = [
    pytest.param(cable(), CableDate(dt.date(1974, 7, 17), "dtg"), id="of the date-time group"),
    pytest.param(cable(dtg="R 392140Z JUL 74"), CableDate(dt.date(1974, 7, 17), "attribute"), id="of Draft Date"),
    pytest.param(
        cable(dtg="", attributes="Message Attributes\nSent Date: 30-Dec-1977 12:00:00 am"),
        CableDate(dt.date(1977, 12, 30), "attribute"),
        id="of Sent Date",
    ),
    pytest.param(without("dtg", "attributes"), None, id="none"),
]


@pytest.mark.parametrize(("source", "date"), DATES)
def test_the_date_of_a_record(source: str, date: CableDate | None) -> None:
    assert parse(source).date == date


NUMBERS = [
    pytest.param(cable(), "1974QUITO05121", "attribute", id="of the attributes"),
    pytest.param(without("attributes"), "1974QUITO05121", "text", id="of PAGE line and date"),
    pytest.param(
        without("attributes", page="PAGE 01  STATE  2912\n", banner="UNCLAS STATE 2912\n"),
        "1974STATE002912",
        "text",
        id="of STATE",
    ),
    pytest.param(without("attributes", "dtg"), None, None, id="no date"),
    pytest.param(without("attributes", "page", "head"), "1974QUITO05121", "text", id="of the banner, no PAGE line"),
    pytest.param(
        without("attributes", "page", "head", banner="UNCLAS QUIFO 5121\n"), None, None, id="a station nobody knows"
    ),
]


@pytest.mark.parametrize(("source", "number", "basis"), NUMBERS)
def test_the_document_number(source: str, number: str | None, basis: str | None) -> None:
    record = parse(source)
    assert (record.document_number, record.document_number_basis) == (number, basis)


# --- text status -----------------------------------------------------------------------------------

LOST_TEXT = "ERROR READING TEXT INDEX FILE; TELEGRAM TEXT FOR THIS MRN IS UNAVAILABLE"

LOST = [
    pytest.param("Locator: TEXT ON MICROFILM, ADS TEXT UNRETRIEVABLE", "", "unretrievable", id="unretrievable"),
    pytest.param("Locator: TEXT ON MICROFILM, ADS TEXT NOT CONVERTED", "", "not_converted", id="not converted"),
    pytest.param("Locator: TEXT ON-LINE, GARBLED", "", "garbled", id="garbled"),
    pytest.param("Locator: TEXT ON MICROFILM", "", "microfilm_only", id="on microfilm only"),
    pytest.param("Locator: TEXT ON-LINE", LOST_TEXT, "unretrievable", id="an error phrase"),
    pytest.param("Locator: TEXT ON-LINE\nErrors: CORE2", "", "unretrievable", id="an error code"),
    pytest.param("Locator: TEXT ON-LINE, ON MICROFILM", "", "absent", id="nothing says why"),
    pytest.param("Type: TE", "", "absent", id="no locator"),
]


@pytest.mark.parametrize(("attributes", "phrase", "status"), LOST)
def test_why_there_is_no_text(attributes: str, phrase: str, status: str) -> None:
    source = f"Message Text\n\n{phrase}\n\nMessage Attributes\n{attributes}\n"
    record = parse(source)
    assert record.text_status == status
    assert (record.body.text, record.transmissions) == (None, [])
    assert ("text-missing" in names(source)) == (status == "absent")


def test_a_lost_text_has_its_date_all_the_same() -> None:
    record = parse(f"Message Text\n\n{LOST_TEXT}\n\n{PARTS['attributes']}\n")
    assert record.date == CableDate(dt.date(1974, 7, 17), "attribute")


@pytest.mark.parametrize(
    ("source", "status"),
    [
        pytest.param(cable(), "present", id="present"),
        pytest.param(cable(signature="E E E E E E\n"), "partial", id="broken off"),
        pytest.param(sectioned(section(2, 2, "CLOSED.")), "partial", id="a section is missing"),
    ],
)
def test_whether_the_text_is_whole(source: str, status: str) -> None:
    assert parse(source).text_status == status


# --- what a document lacks -------------------------------------------------------------------------

LACKS = [
    pytest.param(without("attributes"), "attributes-missing", id="attributes"),
    pytest.param(without("page", "head"), "no-transmission", id="PAGE line"),
    pytest.param(cable(page="PAGE 02  QUITO  05121  181502Z\n"), "no-transmission", id="its first page"),
    pytest.param(
        cable(distribution="ACTION ARA-20\nGARBLED %%\nINFO OCT-01 /021 W"), "unknown-line", id="a known line"
    ),
    pytest.param(cable(frame="Message Text\nA TITLE\n"), "unknown-line", id="a known line above the first page"),
    pytest.param("A SHOPPING LIST\n", "not-a-cable", id="everything"),
]


@pytest.mark.parametrize(("source", "name"), LACKS)
def test_what_a_document_lacks_is_reported(source: str, name: str) -> None:
    assert name in names(source)
    assert name not in names(cable())


def test_a_document_that_is_no_cable_says_nothing_else() -> None:
    assert names("A SHOPPING LIST\n") == ["not-a-cable"]


def test_a_routing_alone_makes_a_cable() -> None:
    assert "not-a-cable" not in names("FM AMEMBASSY QUITO\nTO SECSTATE WASHDC\n\n1. THE ROAD.\n")


def test_a_date_time_group_alone_is_a_routing() -> None:
    names = {one.name for one in parse(cable(from_="", to="", info="")).diagnostics}
    assert "from-missing" in names
    assert "routing-missing" not in names


def test_marks_of_a_page_are_no_notice_of_a_lost_text() -> None:
    attributes = "Message Attributes\nDraft Date: 17 JUL 1974\nLocator: TEXT ON-LINE\nType: TE\n"
    assert parse(f"Message Text\n\nSECRET\n\nNNN\n{attributes}").text_status == "absent"
