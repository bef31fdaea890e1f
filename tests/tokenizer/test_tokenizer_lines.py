"""Lines and frame: one token a line, nothing lost, the message part and the attributes found."""

import pytest
from layouts import PARTS, STAMP, body, cable
from reading import cut, front_of, kind_of, kinds, lines_of, text_of, tokens


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        pytest.param("A\nB\n", ["A\n", "B\n"], id="LF"),
        pytest.param("A\r\nB\r\n", ["A\r\n", "B\r\n"], id="CRLF"),
        pytest.param("A\rB\r", ["A\r", "B\r"], id="CR"),
        pytest.param("A\r\nB\rC\nD", ["A\r\n", "B\r", "C\n", "D"], id="all three, and a line without end"),
        pytest.param("A\n\r\nB", ["A\n", "\r\n", "B"], id="an empty line"),
        pytest.param("A\fB\x0bC\x85D\u2028E\n", ["A\fB\x0bC\x85D\u2028E\n"], id="what ends no line"),
        pytest.param("", [], id="nothing"),
        pytest.param("\n", ["\n"], id="one line end"),
    ],
)
def test_a_line_ends_at_lf_crlf_and_cr_only(text: str, raws: list[str]) -> None:
    assert [token.raw for token in tokens(cut(text))] == raws


def test_lines_are_counted_from_the_first_line_of_the_document() -> None:
    assert [token.line for token in tokens(cut("A\nB\n", first_line=124))] == [124, 125]


def test_a_lone_surrogate_stays_in_the_token_and_is_replaced_in_its_text() -> None:
    (token,) = tokens(cut("A\ud800B"))
    assert (token.raw, token.text) == ("A\ud800B", "A\ufffdB")


def test_markdown_is_kept_as_written_and_unescaped_in_the_text() -> None:
    token = tokens(cut("**vdkgvwkey:** odb://SAS/SAS\\_Docs  \n", form="markdown"))[0]
    assert token.raw == "**vdkgvwkey:** odb://SAS/SAS\\_Docs  \n"
    assert token.text == "vdkgvwkey: odb://SAS/SAS_Docs"


FRAMES = {
    "whole lines": ("Message Text", "Message Attributes"),
    "indented": ("   Message Text", "\tMessage Attributes  "),
}


@pytest.mark.parametrize("name", FRAMES)
def test_the_frame_parts_message_and_attributes(name: str) -> None:
    head, foot = FRAMES[name]
    found = cut(f"{STAMP}\n{head}\nPAGE 01  QUITO  05121\n1. THE ROAD\n{foot}\nType: TE\n")
    assert [token.kind for token in tokens(found)] == ["stamp", "frame", "page", "text", "frame", "attribute"]
    assert (found.has_text_head, found.has_attributes) == (True, True)
    assert tokens(found)[-1].block == "attributes"


def test_the_frame_of_a_markdown_rendering() -> None:
    text = "## Message Text\n\nPAGE 01 QUITO 05121\n1. THE ROAD\n\n## Message Attributes\n\n**Type:** TE  \n"
    assert [kind for kind, _ in kinds(text, form="markdown")] == ["frame", "page", "text", "frame", "attribute"]


def test_a_document_without_message_text_has_attributes_alone() -> None:
    found = cut(f"{STAMP}\nMessage Attributes\nType: TE\n")
    assert not found.has_text_head
    assert found.transmissions == []
    assert [found.lines.texts[index] for index, _ in found.attributes] == ["Type: TE"]


def test_a_document_without_frame_is_all_message() -> None:
    found = cut("PAGE 01  QUITO  05121\nTHE ROAD\n")
    assert (found.has_text_head, found.has_attributes) == (False, False)
    assert len(found.transmissions) == 1


def test_message_text_behind_the_attributes_is_no_frame() -> None:
    found = cut("PAGE 01  QUITO  05121\nTHE ROAD\nMessage Attributes\nMessage Text\n")
    assert len(found.transmissions) == 1
    assert found.has_attributes


@pytest.mark.parametrize(
    "stamp",
    [
        pytest.param(STAMP, id="without a name, 1973-74"),
        pytest.param(f"Margaret P. Grafeld {STAMP.replace('30 JUN 2005', '05 JUL 2006')}", id="with a name, 1975"),
        pytest.param(
            f"\tSheryl P. Walter  \t{STAMP}".replace(" US", "  \tUS").replace(" EO", " \tEO"),
            id="tabs between its parts, 1978-79",
        ),
        pytest.param(f"\f {STAMP} ", id="behind a form feed"),
    ],
)
def test_a_stamp_is_a_stamp_wherever_it_stands(stamp: str) -> None:
    text = body("1. THE ROAD", stamp, stamp, "IS CLOSED.", stamp=stamp)
    assert kind_of(text, stamp) == "stamp"
    assert lines_of(text, "text") == ["1. THE ROAD", "IS CLOSED."]


def test_a_stamp_between_attributes_is_no_attribute() -> None:
    text = cable(attributes=f"Message Attributes\nType: TE\n {STAMP} \n\f {STAMP} \nTo: STATE")
    assert lines_of(text, "attribute") == ["Type: TE", "To: STATE"]


def test_half_a_stamp_is_text() -> None:
    line = "Declassified/Released US Department of State"
    assert kind_of(body("1. THE ROAD", line, "IS CLOSED."), line) == "text"


def test_every_line_of_a_whole_cable_is_known() -> None:
    found = cut(cable())
    assert "".join(token.raw for token in tokens(found)) == cable()
    assert not [token for token in tokens(found) if token.kind in ("", "unknown")]
    assert {token.block for token in tokens(found)} == {"frame", "header", "routing", "body", "attributes"}


def test_lines_before_the_first_page_are_unknown_and_stand_in_no_transmission() -> None:
    found = cut(cable(frame="Message Text\nSOME TITLE\n"))
    assert front_of(found) == [("SOME TITLE", "unknown")]
    assert tokens(found)[found.front[0]].part is None


def test_furniture_before_the_first_page_keeps_its_kind() -> None:
    found = cut(cable(frame="Message Text\nNNN\nSOME TITLE\n"))
    assert front_of(found) == [("SOME TITLE", "unknown")]
    assert [token.kind for token in tokens(found) if token.text == "NNN" and token.part is None] == ["end"]


@pytest.mark.parametrize(
    "notice",
    [
        "ERROR READING TEXT INDEX FILE; TELEGRAM TEXT FOR THIS MRN IS UNAVAILABLE",
        "TELEGRAM TEXT FOR THIS MRN IS UNAVAILABLE",
        "EXPAND ERROR ENCOUNTERED",
    ],
)
def test_a_notice_in_place_of_the_text_is_no_message(notice: str) -> None:
    found = cut(f"Message Text\n\n{notice}\n{PARTS['attributes']}\n")
    assert found.transmissions == []
    assert front_of(found) == [(notice, "lost")]


def test_message_text_without_a_page_line_is_one_transmission() -> None:
    found = cut("Message Text\n\nFM AMEMBASSY QUITO\nTO SECSTATE WASHDC\n\nUNCLAS QUITO 5121\n\n1. THE ROAD.\n")
    (one,) = found.transmissions
    assert one.pages == []
    assert text_of(one) == ["1. THE ROAD."]


def test_an_empty_document_has_nothing() -> None:
    found = cut("")
    assert (tokens(found), found.transmissions, list(found.attributes)) == ([], [], [])
