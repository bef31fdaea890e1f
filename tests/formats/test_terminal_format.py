"""A cable on a screen: what is cut short, what stands out, and that a cable's words never drive the terminal."""

import re

import pytest
from hypothesis import given
from record_builders import parsed_cables, rich_cable

from cablekit.api import Parsed, parse_all
from cablekit.diagnostics import UNKNOWN_LINE
from cablekit.formats.other import Other
from cablekit.formats.terminal import Collection, shown
from cablekit.model import Addressee, Body, Cable, Paragraph, Quoted, Reference, Routing, Tag, TextReference

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: what rich writes for a style
_STYLE = re.compile(r"\x1b\[[\d;]*m")


def body(*paragraphs: Paragraph) -> Cable:
    return Cable(record_id="x", body=Body(text="x", paragraphs=list(paragraphs)))


def test_paragraphs() -> None:
    text = shown(
        body(
            Paragraph("1", 1, classification="SECRET", text="ONE."),
            Paragraph("A", 2, text="TWO " * 30),
            Paragraph("(1)", 9, "table", text="A  B\nC  D"),
            Paragraph(None, 0, "quoted", text="THREE"),
            Paragraph("2", 1, "list", text=""),
            Paragraph(text=""),
            Paragraph("3", 1, classification="SECRET", text="(S - ENTIRE TEXT)"),
        ),
        width=40,
    )
    assert text == (
        "x\n\n1. (SECRET) ONE.\n\n"
        "   A. TWO TWO TWO TWO TWO TWO TWO TWO\n"
        + "   TWO TWO TWO TWO TWO TWO TWO TWO TWO\n"
        * 2
        + "   TWO TWO TWO TWO\n\n"
        "         (1)\n         A  B\n         C  D\n\n"
        "  THREE\n\n2.\n\n\n3. (S - ENTIRE TEXT)\n\n"
    )


@pytest.mark.parametrize("hole", ["[GAP]", "[EXCISED B3]"])
def test_what_is_lost_stands_out(hole: str) -> None:
    assert f"\x1b[1;33m{hole}\x1b[0m" in shown(body(Paragraph(text=f"A {hole} B")), colour=True)
    assert f"A {hole} B\n" in shown(body(Paragraph(text=f"A {hole} B")))


def test_a_text_without_paragraphs_keeps_its_lines() -> None:
    assert "ONE\n  TWO\n" in shown(Cable(record_id="x", body=Body(text="ONE\n  TWO")))


def test_a_repeated_telegram_is_announced() -> None:
    cable = body(Paragraph(text="A"), Paragraph(text="B"))
    cable.body.quoted = [Quoted(first_paragraph=1, last_paragraph=1, subject="TIN")]
    assert "A\n\n(repeats TIN)\n\nB\n" in shown(cable)


def many_stations(count: int) -> Cable:
    stations = [Addressee(f"POST {number}") for number in range(count)]
    references = [Reference(f"STATE {number}") for number in range(count)]
    return Cable(record_id="x", routing=Routing(info=stations), body=Body(references=references))


@pytest.mark.parametrize(("count", "left"), [(13, 0), (14, 2), (60, 48)])
def test_long_lists_are_cut_on_a_screen_only(count: int, left: int) -> None:
    cut = " ".join(shown(many_stations(count), short=True).split())
    assert (f"POST 11; and {left} more" in cut) == bool(left)
    assert f"POST {count - 1}" in shown(many_stations(count)).replace("\n" + " " * 17, " ")
    assert "more" not in shown(many_stations(count))


def test_long_lists_of_references_are_cut_too() -> None:
    assert "STATE 7\n                 and 12 more\n" in shown(many_stations(20), short=True)
    assert "STATE 8\n" in shown(many_stations(9), short=True)


def test_what_a_collection_knows() -> None:
    cable = body(Paragraph(text="A"))
    cable.body.references = [Reference("STATE 1", document_number="1977STATE000001")]
    cites = {
        "1977STATE000001": Other("1977STATE000001", "TIN"),
        "1977STATE000002": Other("1977STATE000002", here=False),
    }
    text = shown(cable, known=Collection(cites, [Other("1978LIMA00001", "MORE")]))
    assert "References       STATE 1  1977STATE000001, TIN\n" in text
    assert "Cites\n  1977STATE000001    TIN\n  1977STATE000002 *\n\nCited by\n  1978LIMA00001  MORE\n" in text


def test_without_a_collection_only_what_the_text_cites() -> None:
    cable = body(Paragraph(text="A"))
    cable.body.references = [Reference("STATE 1", document_number="1977STATE000001")]
    numbers = ["1977STATE000001", "1977STATE000002", None, "1977STATE000002"]
    cable.body.text_references = [TextReference("X", 1, document_number=one) for one in numbers]
    assert "Cites in its text\n  1977STATE000002\n" in shown(cable)


def test_diagnostics_name_the_place() -> None:
    parsed = next(parse_all("CONFIDENTIAL\n\nPAGE 01        LIMA  00001  010000Z\n"))
    parsed.cable.diagnostics[:] = [UNKNOWN_LINE.at(3, None, "strange"), UNKNOWN_LINE.at(None, None, "no place")]
    text = shown(parsed)
    assert f"line 3: strange ({UNKNOWN_LINE.code})\n" in text
    assert f"  no place ({UNKNOWN_LINE.code})\n" in text


def test_words_are_never_markup_of_rich() -> None:
    cable = rich_cable()
    cable.body.subject = "[bold]X[/bold] :smile: https://example.org"
    cable.body.tags = [Tag("[red]", title="[/red]")]
    text = shown(cable, colour=True, width=100)
    assert "[bold]X[/bold] :smile: https://example.org" in text
    assert "[red] " in _STYLE.sub("", text)


@given(parsed_cables())
def test_no_control_character_reaches_a_terminal(parsed: Parsed) -> None:
    assert not _CONTROLS.search(shown(parsed.cable))
    assert "\x1b" not in shown(parsed.cable)
    assert not _CONTROLS.search(_STYLE.sub("", shown(parsed.cable, colour=True)))
    assert "\x1b" not in _STYLE.sub("", shown(parsed.cable, colour=True))
