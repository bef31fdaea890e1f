"""Words and how they may be spelled: each word of the glossary's tables is read in each place the tables give it."""

import re

import pytest
from layouts import cable

from cablekit import glossary, parse, vocabulary

#: how a caption may be typed
SPELLINGS = {
    "plain": lambda word: word,
    "spaced": lambda word: "  ".join(" ".join(part) for part in word.split()),
    "padded": lambda word: f"{word}////////",
}
#: place of the table -> the parts of a cable in which the word stands there
PLACES = {
    "line": {"captions": "{}\n"},
    "line, with another": {"captions": "{}/CHEROKEE\n"},
    "banner": {"banner": "C O N F I D E N T I A L {} QUITO 5121\n"},
    "banner, a dash before it": {"banner": "CONFIDENTIAL - {} - QUITO 5121\n"},
    "banner, behind the number": {"banner": "CONFIDENTIAL QUITO 5121 {}\n"},
    "banner, with a section": {"banner": "CONFIDENTIAL SECTION 1 OF 2 {} QUITO 5121\n"},
    "page": {"head": "CONFIDENTIAL {}\n"},
    "page, a dash before it": {"head": "C O N F I D E N T I A L  - {}\n"},
}
CASES = [
    pytest.param(word.code, changes, spelled, id=f"{word.code}, {spelling}, {place}")
    for place, changes in PLACES.items()
    for word in glossary.captions(place.partition(",")[0])
    if word.kind != "marking" and "-" not in word.code
    for spelling, spelled in SPELLINGS.items()
]


@pytest.mark.parametrize(("word", "changes", "spelled"), CASES)
def test_a_caption_is_read_in_its_places(word: str, changes: dict[str, str], spelled) -> None:  # type: ignore[no-untyped-def]
    record = parse(cable(**{part: line.format(spelled(word)) for part, line in changes.items()}))
    assert [one for one in record.body.captions if one != "CHEROKEE" or word == "CHEROKEE"] == [word]
    assert (record.body.classification, record.header.classification) == ("CONFIDENTIAL", "CONFIDENTIAL")
    assert record.mrn is not None
    assert (record.mrn.station, record.mrn.number) == ("QUITO", 5121)
    assert record.body.passing == []
    assert record.body.text is not None
    assert record.body.text.startswith("1. BOARD MET")


@pytest.mark.parametrize("word", ["REFTEL", "NOTAL", "TOSEC", "SECTO", "LOU", "NIACT", "SEPTEL"])
@pytest.mark.parametrize("place", ["line", "page"])
def test_what_only_looks_like_a_caption_is_none(word: str, place: str) -> None:
    assert word not in parse(cable(**{part: line.format(word) for part, line in PLACES[place].items()})).body.captions


def test_captions_are_in_order_of_appearance_and_without_repeats() -> None:
    record = parse(
        cable(
            head="CONFIDENTIAL   N O F O R N\n",
            banner="CONFIDENTIAL E F T O QUITO 5121 LIMDIS\n",
            captions="EFTO\nS T A D I S//////\nROGER CHANNEL\n",
        )
    )
    assert record.body.captions == ["NOFORN", "EFTO", "LIMDIS", "STADIS", "ROGER CHANNEL"]


def test_a_possible_duplicate_over_page_01_is_a_marking_and_no_caption() -> None:
    record = parse(cable(head="CONFIDENTIAL   POSS DUPE\n"))
    assert (record.body.captions, record.body.markings) == ([], ["POSS DUPE"])


@pytest.mark.parametrize("line", ["FOR AMBASSADORS ONLY", "FOR ROE EYES ONLY FROM CHARGE"])
def test_only_within_a_passing_line_is_no_caption(line: str) -> None:
    body = parse(cable(captions=f"{line}\n")).body
    assert (body.captions, body.passing) == ([], [line])


@pytest.mark.parametrize("word", ["SECRET", "TOP SECRET", "ROGER CHANNEL"])
def test_a_piece_reads_words_spaced_or_not(word: str) -> None:
    piece = re.compile(f"{vocabulary.spelled(word)}$")
    for spelled in (word, SPELLINGS["spaced"](word)):
        assert piece.match(spelled)
    assert not piece.match(f"{word}S")


def test_of_two_words_that_begin_alike_the_longer_one_is_read() -> None:
    match = re.match(vocabulary.any_of(["UNCLAS", "UNCLASSIFIED"]), "UNCLASSIFIED")
    assert match is not None
    assert match[0] == "UNCLASSIFIED"


@pytest.mark.parametrize("number", glossary.ORDER_NUMBERS)
def test_every_order_of_the_table_is_read(number: str) -> None:
    order = parse(cable(order=f"E.O. {number}: N/A", dtg="")).body.executive_order
    assert order is not None
    assert (str(order.number), order.exemption) == (number, "N/A")


@pytest.mark.parametrize("series", vocabulary.TRAVELLING)
def test_every_series_is_read_beside_the_number(series: str) -> None:
    record = parse(cable(banner=f"CONFIDENTIAL QUITO 5121 {series} 110023\n"))
    assert record.mrn is not None
    assert record.mrn.series == f"{series} 110023"
