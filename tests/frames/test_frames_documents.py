"""A text that was read becomes Documents: each with its own lines, pages and findings, what they share with each."""

from collections.abc import Iterator

import pytest
from framed import framed

from cablekit import frames, parse, sources
from cablekit.lines import Document
from cablekit.sources import Decoded
from cablekit.sources.decoding import line_count

CABLE = "Message Text\n\nPAGE 01  LA PAZ 00015  022228Z\nSE\u00d1OR \u00bfPEREDA? \u2019QUOTED\u2019\n"


def read(x: str | bytes) -> Iterator[Document]:
    return (document for decoded in sources.texts(x) for document in frames.documents(decoded))


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-8"])
def test_a_lone_surrogate_stays_and_is_told(codec: str) -> None:
    text = CABLE * 2 + "\nX \ud800 Y"
    (document,) = read(text.replace("Message Text", "").encode(codec, "surrogatepass"))
    assert document.text == text.replace("Message Text", "")
    told = [d for d in document.diagnostics if d.name == "lone-surrogate"]
    assert [d.line for d in told] == [line_count(CABLE) * 2 + 2]


def test_a_lone_surrogate_is_told_with_its_line_in_the_source() -> None:
    first, second = read("Message Text\nMessage Attributes\r\nA: b\rMessage Text\nB\n\udfff")
    assert first.diagnostics == ()
    assert [(d.name, d.line) for d in second.diagnostics] == [("lone-surrogate", 6)]


def test_the_encoding_is_told_with_every_document_of_a_file() -> None:
    found = list(read(("Message Text\nSE\u00d1OR\nMessage Attributes\nA: b\n" * 2).encode("cp1252")))
    assert [[d.name for d in document.diagnostics] for document in found] == [["encoding"]] * 2


# --- the frame is found in one place --------------------------------------------------------------

BODY = (
    "UNCLASSIFIED\n\nPAGE 01  LA PAZ 00015  022228Z\n\nR 022125Z JAN 74\nFM AMEMBASSY LA PAZ\n\n1. SYNTHETIC.\nNNN\n\n"
)
KEYS = "Draft Date: 02 JAN 1974\nDocument Number: 1974LAPAZ00015\nType: TE\n"

SPELLINGS = {
    "as NARA prints it": "{}",
    "indented, as in pdftotext -layout": "                        {}",
    "indented by a tab and more than any page is wide": "\t" + " " * 400 + "{}",
    "a colon behind it": "{}:",
    "blanks behind it": "{}  \t",
    "a heading": "## {}",
    "a heading with closing marks": "### {} ###",
    "a heading with a colon": "## {}:",
    "bold": "**{}**",
    "bold, the colon inside": "**{}:**",
    "underlined": "__{}__",
    "a hard break behind it": "**{}**<br/>",
    "a backslash as hard break": "{}\\",
    "a quote": "> {}",
    "a quoted heading": "> ## {}",
    "a bullet": "- {}",
    "a byte order mark of a joined file": "\ufeff{}",
    "behind a form feed": "\f{}",
    "a NUL of a padded record": "{}\0",
    "wide blanks": "\u2003\u00a0{}\u3000",
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("row", SPELLINGS)
def test_one_rule_finds_the_frame(row: str, end: str) -> None:
    """Splitting, the look at the rendering and the tokenizer agree on the lines that bound a message."""
    spelling = SPELLINGS[row]
    head, foot = spelling.format("Message Text"), spelling.format("Message Attributes")
    text = f"A\n{head}\n\n{BODY}{foot}\n{KEYS}".replace("\n", end)
    (document,) = frames.documents(Decoded(text))
    lines = BODY.count("\n")
    assert (document.frame, document.text_line, document.attributes_line) == ("nara", 1, 3 + lines)
    assert framed(document.text, form=document.form) == document
    (piece,) = frames.split(text)
    assert piece.message.strip() == BODY.replace("\n", end).strip()
    record = parse(text)
    assert record.document_number == "1974LAPAZ00015"
    assert record.attributes.type == "TE"
    assert record.body.text == "1. SYNTHETIC."


@pytest.mark.parametrize("row", SPELLINGS)
def test_one_rule_finds_the_frames_of_two(row: str) -> None:
    spelling = SPELLINGS[row]
    one = f"{spelling.format('Message Text')}\n\n{BODY}{spelling.format('Message Attributes')}\n{KEYS}"
    first, second = frames.documents(Decoded(one + one))
    assert (first.text_line, second.text_line) == (0, 0)
    assert first.attributes_line == second.attributes_line == 2 + BODY.count("\n")


NO_FRAME = {
    "words of a sentence": "SEE Message Text OF REFTEL",
    "words behind it": "Message Text of the telegram",
    "capitals, as telegrams are": "MESSAGE TEXT",
    "words before it": "X Message Attributes",
    "behind a line separator, which ends no line": "X\u2028Message Text",
    "nothing": "",
}


@pytest.mark.parametrize("row", NO_FRAME)
def test_without_marks_a_text_is_bare(row: str) -> None:
    (document,) = frames.documents(Decoded(NO_FRAME[row]))
    assert (document.frame, document.text_line, document.attributes_line) == ("bare", None, None)


BOUNDS = {
    "no attributes": ("Message Text\nA\n", (0, None)),
    "no text": ("S\nMessage Attributes\nA: b\n", (None, 1)),
    "a text behind the attributes": ("S\nMessage Attributes\nMessage Text\nA\n", (None, 1)),
    "a text twice": ("Message Text\nA\nMessage Text\nB\nMessage Attributes\n", (0, 4)),
    "attributes twice": ("Message Text\nA\nMessage Attributes\nMessage Attributes\n", (0, 2)),
}


@pytest.mark.parametrize("row", BOUNDS)
def test_the_first_marks_bound_the_message(row: str) -> None:
    text, lines = BOUNDS[row]
    document = framed(text)
    assert (document.text_line, document.attributes_line) == lines
