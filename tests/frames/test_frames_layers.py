"""Which of two text layers is read: the one whose lines are better known, page by page and line by line."""

import re

import pytest

from cablekit import frames, parse_all
from cablekit.frames.layers import chosen
from cablekit.sources import Decoded
from cablekit.sources.layout import Run
from cablekit.sources.scan import Layer

GOOD = ("R 091458Z APR 87", "FM AMEMBASSY OTTAWA", "TO SECSTATE WASHDC 4410", "THE ROAD IS CLOSED", "TAGS: ECON, CA")
BAD = ("R 09i4S8Z APB 8?", "PM AMFMB4SSY 0TTAWA", "T0 SECSTATF WASHDC 44I0", "THF R0AD IS CLOSFD", "TAGS: ECQN, CA")


def layer(lines: tuple[str, ...], shift: float = 0.0) -> Layer:
    return Layer(lines, 0, tuple(700 - 12 * at + shift for at in range(len(lines))))


def read(*pages: tuple[Layer, ...]) -> Decoded:
    first = "\f".join(page[0].text for page in pages)
    return chosen(Decoded(first, "pdf", text_layers=max(map(len, pages)), layers=pages))


def test_the_better_layer_is_read() -> None:
    for page in ((layer(GOOD), layer(BAD)), (layer(BAD), layer(GOOD))):
        found = read(page)
        assert found.text.splitlines() == list(GOOD)
        (note,) = found.diagnostics
        assert (note.name, note.severity) == ("text-layers", "note")


def test_each_page_has_its_own_better_layer() -> None:
    found = read((layer(GOOD), layer(BAD)), (layer(BAD), layer(GOOD)), (layer(GOOD),))
    assert found.text == f"{layer(GOOD).text}\f{layer(GOOD).text}\f{layer(GOOD).text}"
    assert found.page_starts == (1, 6, 11)


def test_a_line_gives_way_to_a_better_one_in_its_place() -> None:
    mostly = (*GOOD[:3], BAD[3], GOOD[4])
    found = read((layer(mostly), layer((*BAD[:3], GOOD[3], BAD[4]), 1.5)))
    assert found.text.splitlines() == list(GOOD)


def test_a_blank_inside_a_pair_does_not_make_a_line_worse() -> None:
    own = (*GOOD[:3], "TRSE- 00  PM-10    SCSC- 04  USIE-00", GOOD[4])
    found = read((layer(own), layer((*BAD[:3], "TRSE-00  PM-b     SCSC-04  USIE-00", BAD[4]), 1.5)))
    assert found.text.splitlines() == list(own)


def test_a_line_at_another_height_does_not_take_its_place() -> None:
    mostly = (*GOOD[:3], BAD[3], GOOD[4])
    found = read((layer(mostly), layer((*BAD[:3], GOOD[3], BAD[4]), 5)))
    assert found.text.splitlines() == list(mostly)


def test_a_shorter_line_does_not_take_its_place() -> None:
    mostly = (*GOOD[:3], BAD[3], GOOD[4])
    found = read((layer(mostly), layer((*BAD[:3], "THE", BAD[4]))))
    assert found.text.splitlines() == list(mostly)


def test_two_lines_at_one_height_are_not_taken() -> None:
    other = Layer((*BAD[:4], GOOD[3], "", BAD[4]), 0, (700, 688, 676, 664, 663, 0.0, 652))
    mostly = (*GOOD[:3], BAD[3], GOOD[4])
    assert read((layer(mostly), other)).text.splitlines() == list(mostly)


def test_a_line_without_a_height_is_not_taken() -> None:
    own = Layer((*GOOD[:3], BAD[3], GOOD[4]), 0, (*layer(GOOD).heights[:3], 0.0, layer(GOOD).heights[4]))
    assert read((own, layer((*BAD[:3], GOOD[3], BAD[4])))).text.splitlines() == [*GOOD[:3], BAD[3], GOOD[4]]


def placed(*rows: str, shift: float = 0.0, beside: tuple[str, ...] = ()) -> Layer:
    """A layer whose words have places: a character is 6 points wide."""
    words = []
    for at, row in enumerate(rows):
        found = re.finditer(r"\S+", row)
        words.append(
            tuple(Run(700 - 12 * at, 6 * one.start() + shift, 6 * one.end() + shift, 0.0, one[0]) for one in found)
        )
    heights = tuple(700.0 - 12 * at for at in range(len(rows)))
    return Layer((*rows, *beside), len(beside), heights, tuple(words), 6.0)


WOVEN = {
    "a word of the other": (
        "AMEMBASSY BElIJING IMMEDIATE 12",
        "AMEMBASSY BEIJING   IMMEOIATE 12",
        "AMEMBASSY BEIJING IMMEDIATE 12",
    ),
    "an office of a clearance": ("ELJR:CHTHOMAS", "EUR :CHTHOMAS", "EUR :CHTHOMAS"),
    "pairs of the distribution": (
        "DODE-00  N-01     MMO-01   AF-01",
        "DODE-O0  H-01     MM0-01   AE-01",
        "DODE-00  H-01     MMO-01   AF-01",
    ),
    "words in one place are one": (
        "THE RO AD IS CLOSED TODAY",
        "THE ROAD  IS CLOSFD TODAY",
        "THE ROAD IS CLOSED TODAY",
    ),
    "a word that the other lost": ("THE ROAD         CLOSED TODAY", "TKE R0AD REMAINS CLOSED TODAY", None),
    "no known word in either": ("MR QVXLLR SPOKE TODAY", "MR QVX1LR SP0KE TODAY", "MR QVXLLR SPOKE TODAY"),
    "numbers are as good as others": ("TO SECSTATE WASHDC 5815", "TO SECSTATE WASHDC 6815", "TO SECSTATE WASHDC 5815"),
    "a short piece takes no place": (
        "THE COMMUN1CATION OF TODAY",
        "THE AND           OF TODAY",
        "THE COMMUN1CATION OF TODAY",
    ),
    "small letters are no office": ("TAGS: PREL, UR, US", "TAGS: PREL, hA, US", "TAGS: PREL, UR, US"),
}


@pytest.mark.parametrize("row", WOVEN)
def test_a_word_gives_way_to_a_better_one_in_its_place(row: str) -> None:
    own, other, expected = WOVEN[row]
    head, foot = GOOD[:3], ("2. THE ROADS ARE OPEN",)
    found = read((placed(*head, own, *foot), placed(*BAD[:3], other, "2. THF R0ADS AFE 0PEN", shift=1.5)))
    assert found.text.splitlines()[3].split() == (expected or "THE ROAD REMAINS CLOSED TODAY").split()


def test_stamps_are_of_the_layer_that_shows_more() -> None:
    own = placed(*GOOD, beside=("AS PEALS REYI3W", "l. OADR"))
    other = placed(*BAD, beside=("APPEALS REVIEW PANEL", "TS authority to:"))
    found = read((own, other))
    assert found.text.splitlines() == [*GOOD, "APPEALS REVIEW PANEL", "TS authority to:"]
    assert found.beside == (6, 7)


def test_what_is_beside_the_text_is_kept_and_told() -> None:
    found = read((Layer((*GOOD, "STAMP"), 1, layer(GOOD).heights), layer(BAD)))
    assert found.beside == (6,)
    (document,) = frames.documents(found)
    assert document.beside == (5,)


def test_a_text_with_one_layer_stays_as_it_is() -> None:
    one = Decoded("A\n")
    assert chosen(one) is one


@pytest.mark.parametrize("lines", [(" ", "X" * 2000), ("•", "PAGE 01  QUITO  05121")])
def test_lines_that_say_nothing_count_nothing(lines: tuple[str, ...]) -> None:
    assert read((layer(lines), layer(lines))).text == layer(lines).text


def test_the_number_of_layers_is_in_the_record() -> None:
    pdfs = pytest.importorskip("pdfs")
    rows = [*GOOD, *(f"{number}. THE ROAD TO THE COAST IS CLOSED UNTIL JUNE" for number in range(1, 6))]
    bad = [row.replace("O", "0") for row in rows]
    data = pdfs.pdf([pdfs.SCAN + pdfs.words(bad) + pdfs.words(rows, left=36.4)])
    (parsed,) = parse_all(data)
    assert parsed.cable.source.text_layers == 2
    assert parsed.cable.routing.dtg == "091458Z APR 87"
    assert [one.name for one in parsed.cable.diagnostics if one.code < "CK1"] == ["text-layers"]
