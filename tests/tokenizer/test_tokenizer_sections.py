"""Sections: their order is known before any border inside them, by the PAGE lines or else by the banners."""

from collections.abc import Callable

import pytest
from layouts import PAGE, section, sectioned
from reading import cut, text_of

from cablekit import parse
from cablekit.lines import Kind, Transmission
from cablekit.model import Part

#: a PAGE line that does not say which section it begins
BARE = f"{PAGE}\n"


def banner_only(number: int, of: int, text: str, **changes: str) -> str:
    """A section that only its banner numbers."""
    return section(number, of, text, **{"page": BARE} | changes)


def parts(text: str) -> list[tuple[int | None, int | None, bool]]:
    """Section, of how many, and whether it is the last, of each transmission."""
    return [(one.part, one.part_of, one.final) for one in cut(text).transmissions]


def passing(one: Transmission) -> list[str]:
    """The passing lines of a transmission."""
    return [line.text for line in one.of(Kind.PASSING)]


def test_the_banner_says_the_section_where_the_page_line_does_not() -> None:
    text = sectioned(banner_only(1, 2, "1. THE ROAD IS", signature=""), banner_only(2, 2, "CLOSED."))
    assert parts(text) == [(1, 2, False), (2, 2, True)]


def test_the_page_line_counts_before_the_banner() -> None:
    text = sectioned(section(1, 3, "1. THE ROAD IS", banner="CONFIDENTIAL SECTION 2 OF 3 QUITO 5121\n"))
    assert parts(text) == [(1, 3, False)]


@pytest.mark.parametrize("banner", ["CONFIDENTIAL QUITO 5121\n", ""], ids=["no section in the banner", "no banner"])
def test_without_a_section_every_transmission_is_whole(banner: str) -> None:
    assert parts(sectioned(banner_only(1, 2, "1. THE ROAD IS", banner=banner))) == [(None, None, True)]


def test_a_classification_over_a_lost_page_line_is_no_banner_yet() -> None:
    """The banner below it says which section it is: half a message is never dropped in silence."""
    record = parse(sectioned(section(2, 2, "CLOSED TO ALL.", page="PAGE\n01  QUITO  05121  02 OF 02  181502Z\n")))
    assert record.transmissions[0].part == Part(2, 2)
    assert record.text_status == "partial"


def test_a_paragraph_that_strayed_into_the_header_hides_no_banner() -> None:
    text = sectioned(banner_only(1, 2, "1. THE ROAD IS", distribution="ACTION ARA-20\n1. THE ROAD"))
    assert parts(text) == [(1, 2, False)]


def test_a_banner_below_a_paragraph_is_none() -> None:
    """It may be that of a telegram repeated in the text."""
    text = sectioned(banner_only(1, 1, "1. QUOTE\n\nCONFIDENTIAL SECTION 2 OF 2 QUITO 5121\n\nUNQUOTE", banner=""))
    assert parts(text) == [(None, None, True)]


def test_the_first_of_sections_numbered_by_their_banners_gives_the_cluster() -> None:
    """They stand in the file in the wrong order, and their PAGE lines don't say so."""
    text = sectioned(
        banner_only(2, 2, "CLOSED TO ALL OF THE TRAFFIC."),
        banner_only(1, 2, "1. THE ROAD TO THE LANDING AND TO THE UPPER VALLEY IS", signature="", foot="CONFIDENTIAL\n"),
    )
    record = parse(text)
    assert [one.part and one.part.number for one in record.transmissions] == [2, 1]
    assert record.body.subject == "SYNTHETIC ROAD TO THE LANDING"
    assert record.body.text == "1. THE ROAD TO THE LANDING AND TO THE UPPER VALLEY IS\nCLOSED TO ALL OF THE TRAFFIC."
    assert record.text_status == "present"


@pytest.mark.parametrize("numbered", [section, banner_only], ids=["by the PAGE line", "by the banner alone"])
def test_a_word_at_the_end_of_a_section_in_mid_sentence_signs_nothing(numbered: Callable[..., str]) -> None:
    first = numbered(1, 2, "1. THE ROAD WAS SHOWN TO MINISTER\nSALAZAR", signature="", foot="CONFIDENTIAL\n")
    one, other = cut(sectioned(first, numbered(2, 2, "AND TO HIS DEPUTY."))).transmissions
    assert text_of(one) == ["1. THE ROAD WAS SHOWN TO MINISTER", "SALAZAR"]
    assert (one.signature, other.signature) == (None, "TARLEWOOD")


def test_a_name_that_signs_the_last_section_signs_the_others_too() -> None:
    first = section(1, 2, "1. THE ROAD WAS SHOWN TO\nTARLEWOOD", signature="", foot="CONFIDENTIAL\n")
    one, other = cut(sectioned(first, section(2, 2, "AND TO HIS DEPUTY."))).transmissions
    assert (one.signature, other.signature) == ("TARLEWOOD", "TARLEWOOD")


@pytest.mark.parametrize(
    ("first", "second"),
    [("FOR JANE", "FORJANE"), ("FORJANE", "FOR JANE"), ("FOR JANE", "FOR JANE"), ("EXDIS FOR JANE", "EXDIS FORJANE")],
)
def test_a_passing_line_that_a_later_section_repeats_with_other_blanks(first: str, second: str) -> None:
    one, other = cut(
        sectioned(
            section(1, 2, "1. THE ROAD IS", captions=f"{first}\n"),
            section(2, 2, "CLOSED.", captions=f"{second}\n"),
        )
    ).transmissions
    assert (passing(one), passing(other)) == ([first], [second])
    assert text_of(other) == ["CLOSED."]


def test_a_line_of_a_later_section_that_no_other_has_is_text() -> None:
    one, other = cut(
        sectioned(
            section(1, 2, "1. THE ROAD IS", captions="FOR JANE\n"), section(2, 2, "CLOSED.", captions="FORJOHN\n")
        )
    ).transmissions
    assert passing(one) == ["FOR JANE"]
    assert text_of(other) == ["FORJOHN", "CLOSED."]


LABELS = {"order": "E.O. 11652: N/A\n", "tags": "TAGS: SENV\n", "subject": "SUBJECT: THE RESERVES\n", "reference": ""}


def test_labels_of_the_second_section_are_read_if_the_first_is_lost() -> None:
    second = section(2, 2, "5. THE ROAD IS CLOSED.", captions="NESCO\n", **LABELS)
    (one,) = cut(sectioned(second)).transmissions
    assert passing(one) == ["NESCO"]
    assert [line.rest for line in one.of(Kind.SUBJECT)] == ["THE RESERVES"]
    assert text_of(one) == ["5. THE ROAD IS CLOSED."]


def test_labels_far_below_the_banner_of_a_second_section_are_those_of_a_quoted_telegram() -> None:
    rows = "CLOSED SINCE MAY.\nTHE BOARD MET.\nTHE ROAD IS OPEN.\nHE WROTE:\nE.O. 11652: N/A\nTAGS: SENV"
    (one,) = cut(sectioned(section(2, 2, rows, captions=""))).transmissions
    assert text_of(one)[0] == "CLOSED SINCE MAY."


def test_passing_lines_are_known_whichever_section_the_file_begins_with() -> None:
    first = section(1, 2, "1. THE ROAD IS", captions="FOR JANE\n", signature="", foot="CONFIDENTIAL\n")
    second = section(2, 2, "CLOSED.", captions="FORJANE\n")
    other, one = cut(sectioned(second, first)).transmissions
    assert (passing(one), passing(other)) == (["FOR JANE"], ["FORJANE"])


@pytest.mark.parametrize(
    ("captions", "duplicates"),
    [
        pytest.param(("", ""), [1, None], id="the later"),
        pytest.param(("CORRECTED COPY\n", ""), [None, 0], id="the corrected"),
    ],
)
def test_of_a_repeated_section_one_copy_is_read(captions: tuple[str, str], duplicates: list[int | None]) -> None:
    text = sectioned(*(section(1, 1, "1. THE ROAD IS CLOSED.", captions=one) for one in captions))
    assert [one.duplicate_of for one in cut(text).transmissions] == duplicates


def test_a_corrected_copy_that_its_banner_names() -> None:
    corrected = section(1, 1, "1. A.", banner="CONFIDENTIAL SECTION 1 OF 1 CORRECTED COPY QUITO 5121\n")
    assert [one.duplicate_of for one in cut(sectioned(corrected, section(1, 1, "1. A."))).transmissions] == [None, 0]


def test_a_transmission_of_another_message_is_no_copy() -> None:
    other = section(1, 1, "1. B.", page="PAGE 01  QUITO  05199  191502Z\n", dtg="R 182140Z JUL 74")
    one, two = cut(sectioned(section(1, 1, "1. A."), other)).transmissions
    assert (one.same_message, two.same_message, two.duplicate_of) == (True, False, None)


def test_a_damaged_number_is_of_the_same_message_where_the_date_time_group_agrees() -> None:
    other = section(2, 2, "B.", page="PAGE 01  QUITO  05199  02 OF 02  191502Z\n")
    assert [one.same_message for one in cut(sectioned(section(1, 2, "1. A"), other)).transmissions] == [True, True]


TURN = "CONFIDENTIAL\nCONFIDENTIAL\nPAGE 02  QUITO  05121  181502Z\n"


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("1. THE ROAD IS CLOSED.\n", id="one paragraph"),
        pytest.param("1. THE ROAD\nIS CLOSED, AND SO\n", id="one that goes on below"),
        pytest.param("THE ROAD, WHICH\nIS CLOSED, AND\n", id="the middle of a sentence"),
        pytest.param("A. THE ROAD IS CLOSED.\nB. THE RIVER IS NOT.\n", id="letters"),
        pytest.param("1. THE ROAD IS CLOSED.\nINFO HAS NOT COME.\nTO THE BOARD\n", id="words that are labels"),
        pytest.param("SUMMARY: THE ROAD IS CLOSED.\n" + "THE BOARD MET.\n" * 12, id="more rows than a head"),
    ],
)
@pytest.mark.parametrize(
    "below",
    [
        pytest.param("IT WILL OPEN SOON.", id="prose"),
        pytest.param("2. INFORMATION CONCERNING ROADS:\n3. ACTION REQUESTED: OPEN IT.", id="words of a distribution"),
    ],
)
def test_the_text_above_page_2_is_that_of_a_page_whose_line_is_lost(above: str, below: str) -> None:
    record = parse(f"{above}{TURN}{below}\n")
    assert record.body.text == f"{above}{below}"
    assert record.header.page_count == 2
    assert not [each for each in record.diagnostics if each.name == "unknown-line"]


def test_what_stands_above_page_1_is_of_no_telegram() -> None:
    record = parse(f"SENT BY HAND\n{sectioned(section(1, 1, '1. THE ROAD IS CLOSED.'))}")
    assert record.body.text == "1. THE ROAD IS CLOSED."
    assert [each.line for each in record.diagnostics if each.name == "unknown-line"] == [1]
