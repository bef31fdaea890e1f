"""A text that holds several cables is cut at the frame, losing nothing."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nara_cables import STAMP, cable  # type: ignore[import-not-found]
from timing import BOUND, worst_growth

from cablekit import frames, parse_all
from cablekit.frames import split
from cablekit.frames.nara import is_stamp
from cablekit.lines import Document, Kind
from cablekit.sources import texts
from cablekit.sources.decoding import line_count


def documents(x: str | bytes) -> Iterator[Document]:
    return (document for decoded in texts(x) for document in frames.documents(decoded))


OTHER = " \tSheryl P. Walter  \tDeclassified/Released  \tUS Department of State \tEO Systematic Review \t20 Mar 2014\n"
ATTRIBUTES_ONLY = f"{STAMP}Message Attributes\nDraft Date: 02 JAN 1974\nType: TE\nMarkings:  X\n{STAMP}"
MARKDOWN = (
    f"\n\n## Message Text\n\nPAGE 01 POST 1\n\n## Message Attributes\n\n**Type:** TE  \n**Markings:** {STAMP.strip()}"
)

PARTS = {
    "two with stamps at head and foot": [cable(1), cable(2)],
    "three": [cable(1), cable(2), cable(3)],
    "two without stamps": [cable(1, stamps=False), cable(2, stamps=False)],
    "stamps of two years": [cable(1), cable(2).replace(STAMP, OTHER)],
    "a form feed behind each": [cable(1) + "\f", cable(2) + "\f"],
    "a text that is lost behind one that is not": [cable(1), ATTRIBUTES_ONLY],
    "two lost texts": [ATTRIBUTES_ONLY, ATTRIBUTES_ONLY],
    "a lost text with an error phrase, without its frame": [
        cable(1),
        ATTRIBUTES_ONLY.replace("Message Att", "ERROR READING TEXT INDEX FILE\n\nMessage Att"),
    ],
    "a document whose attributes are lost": [cable(1).split("\f")[0], cable(2)],
    "markdown behind text": [cable(1), MARKDOWN],
    "text behind markdown": [MARKDOWN + "\n", cable(1)],
    "text glued to markdown that has no last line end": [MARKDOWN, cable(1)],
    "two of markdown": [MARKDOWN + "\n", MARKDOWN],
    "indented frame lines, as in pdftotext -layout": [
        cable(1).replace("Message ", " " * 60 + "Message "),
        cable(2).replace("Message ", " " * 60 + "Message "),
    ],
    "CRLF": [cable(1).replace("\n", "\r\n"), cable(2).replace("\n", "\r\n")],
    "CR": [cable(1).replace("\n", "\r"), cable(2).replace("\n", "\r")],
}


@pytest.mark.parametrize("row", PARTS)
def test_documents_come_back_as_they_were(row: str) -> None:
    parts = PARTS[row]
    found = list(split("".join(parts)))
    assert [piece.text for piece in found] == parts
    firsts = [1 + line_count("".join(parts[:at])) for at in range(len(parts))]
    assert [piece.first_line for piece in found] == firsts


ONE = {
    "a cable": cable(),
    "a body that speaks of the frame": cable(
        text="SEE Message Text OF REFTEL, AND Message Attributes.\nMESSAGE TEXT\nEND"
    ),
    "a frame line twice without a telegram between": "Message Text\n\nMessage Text\n" + cable(1, stamps=False)[13:],
    "attributes twice without a key between": "Message Attributes\n\nMessage Attributes\nType: TE\n",
    "no frame": "PAGE 01 WELLIN 02817 242242Z\nRELEASED IN FULL\n",
    "nothing": "",
}


@pytest.mark.parametrize("row", ONE)
def test_one_document_stays_one(row: str) -> None:
    assert [piece.text for piece in split(ONE[row])] == [ONE[row]]


def test_a_byte_order_mark_between_joined_files_is_no_part_of_the_second() -> None:
    first, second = documents((cable(1) + "\ufeff" + cable(2)).encode())
    assert (first.text, second.text) == (cable(1), cable(2))


def test_markdown_and_text_in_one_file_keep_their_forms() -> None:
    assert [document.form for document in documents(cable(1) + MARKDOWN)] == ["text", "markdown"]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (STAMP, True),
        (OTHER, True),
        ("\f" + STAMP.upper(), False),
        ("\f" + STAMP, True),
        ("Markings:  " + STAMP.strip(), False),
        ("Declassified/Released\n", False),
    ],
)
def test_a_stamp_is_a_whole_line(line: str, answer: bool) -> None:
    assert is_stamp(line) is answer


def text_part(text: str) -> str:
    (piece,) = split(text)
    return piece.message


def test_every_one_of_many_stamps_is_named() -> None:
    stamps = [STAMP.replace("2005", str(year)).strip() for year in range(1995, 2007)]
    (parsed,) = parse_all(cable(1, stamps=False) + "".join(f"{stamp}\n" for stamp in stamps * 2))
    assert [token.text for token in parsed.tokens if token.kind is Kind.STAMP] == stamps * 2


SIGNED = "Jane Q. Roe Declassified/Released US Department of State EO Systematic Review 20 Mar 2014"
BROKEN_OFF = f"""LIMITED OFFICIAL USE LIMA 1177
E.O. 11652: N/A
SUBJECT: BOATS
1. BOARD AGREED TO BUILD A BOAT.
{SIGNED}
2. ANOTHER WILL BE BUILT, AND THE CHILDREN OF THE
"""


@pytest.mark.parametrize(
    ("row", "stamp"),
    [
        (SIGNED[:40], True),
        (f"{SIGNED[:-2]}\n\n", True),
        (SIGNED[:8], True),
        (SIGNED[:3], False),
        ("JANE", False),
        ("Jane Q. Roe Declassified by", False),
    ],
)
def test_a_stamp_in_which_a_text_breaks_off_is_the_beginning_of_another(row: str, stamp: bool) -> None:
    (parsed,) = parse_all(BROKEN_OFF + row)
    assert ([token.text for token in parsed.tokens if token.kind is Kind.STAMP] == [SIGNED, row.strip()]) is stamp
    assert (parsed.cable.body.text or "").endswith("CHILDREN OF THE") is stamp


def test_the_text_part_lies_between_the_frame_lines() -> None:
    assert text_part("S\nMessage Text\nA\nMessage Attributes\nK: v\n") == "\nA\n"
    assert text_part("A\nMessage Attributes\nK: v\n") == "A\n"
    assert text_part("A\n") == "A\n"


FRAGMENTS = st.sampled_from(
    [
        *(
            "Message Text",
            "## Message Text",
            "Message Attributes",
            "Type: TE",
            "PAGE 01 X 1",
            STAMP,
            STAMP.strip(),
            OTHER,
        ),
        *("\n", "\r\n", "\r", "\f", " ", "\ufeff", "\u2028", "\ud800"),
    ]
)


@given(st.lists(FRAGMENTS | st.text(max_size=5), max_size=40).map("".join))
def test_the_pieces_joined_are_the_text(text: str) -> None:
    found = list(split(text))
    assert "".join(piece.text for piece in found) == text
    for at, piece in enumerate(found):
        assert piece.first_line == 1 + line_count("".join(before.text for before in found[:at]))


HOSTILE = {
    "frame lines": "Message Text\n",
    "attribute lines": "Message Attributes\n",
    "frames without end": "Message Text\nMessage Attributes\n",
    "one line": "Message Text",
    "blank lines": "\n",
    "stamps": STAMP,
    "stamps on one line": STAMP.strip(),
    "form feeds": "Message Text\nMessage Attributes\n\f\f\f",
    "telegrams without attributes": "PAGE 01\nMessage Text\n\n",
    "keys": "Message Attributes\nType: TE\n",
    "bold marks": "**",
}


@pytest.mark.parametrize("row", HOSTILE)
def test_time_grows_with_the_text_and_not_faster(row: str) -> None:
    def make(characters: int) -> str:
        copies = characters // len(HOSTILE[row])
        return "Message Text\nMessage Attributes\nType: TE\n" + HOSTILE[row] * copies + "\nMessage Text\n"

    found = worst_growth(lambda text: sum(1 for _ in documents(text)), make, (10_000, 40_000, 160_000))
    assert found < BOUND, f"{found:.0f} times as long for a text 4 times as long"


def test_any_two_real_cables_joined_are_two_again(shared: Path) -> None:
    files = sorted((shared / "text").glob("*.txt"))
    texts = [file.read_bytes().decode() for file in files]
    sample = (shared / "1977STATE310500.md").read_bytes().decode()
    pairs = [(first, second) for at, first in enumerate(texts) for second in islice(texts, at % 7, None, 7)]
    pairs += [(text, sample) for text in texts] + [(sample + "\n", text) for text in texts]
    pairs += [(text, "\n" + sample) for text in texts] + [(sample, text) for text in texts]
    for first, second in pairs:
        assert [document.text for document in documents(first + second)] == [first, second]
