"""A long text that is cut while it is read: the same documents, however it comes."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nara_cables import STAMP, cable  # type: ignore[import-not-found]

from cablekit.frames import FRAMES, Piece, documents, split
from cablekit.frames.cutting import Cut, Cutter
from cablekit.sources import Decoded

SAMPLES = Path(__file__).parents[2] / "samples"
BOUND = 1 << 16
WINDOW = 1 << 14


def sample(name: str) -> str:
    return (SAMPLES / name).read_bytes().decode()


NARA = [
    cable(1),
    cable(2, stamps=False),
    cable(3, text="1. LONG. " + "WORDS OF A LINE.\n" * 900),
    sample("1977STATE310500.md"),
    sample("synthetic-1974-sectioned.txt"),
    sample("synthetic-1975-lost-text.txt"),
    "\r\n".join(cable(4).splitlines()) + "\r\n",
]
FRAMED = {
    "plusd": sample("synthetic-1973-plusd-page.txt"),
    "frus": sample("synthetic-1970-frus.txt"),
    "white_house": sample("synthetic-1995-white-house.txt"),
}


def cut(blocks: Iterable[str], bound: int = BOUND, window: int = WINDOW) -> list[Cut]:
    cutter = Cutter(FRAMES, bound, window)
    return [one for block in blocks for one in cutter.add(block)] + list(cutter.end())


def pieces(blocks: Iterable[str], bound: int = BOUND, window: int = WINDOW) -> list[Piece]:
    return [one.piece for one in cut(blocks, bound, window)]


def blocks_of(text: str, ends: Iterable[int]) -> list[str]:
    places = [0, *sorted(end for end in ends if end < len(text)), len(text)]
    return [text[one:other] for one, other in pairwise(places)]


TEXTS = st.lists(st.sampled_from([*NARA, *FRAMED.values(), "\n" * 50, STAMP, "\ufeff", "WORDS\n" * 9]))


@settings(max_examples=150, deadline=None)
@given(TEXTS.map("".join), st.sets(st.integers(1, 60_000), max_size=40))
def test_blocks_change_nothing(text: str, ends: set[int]) -> None:
    found = pieces(blocks_of(text, ends))
    assert found == pieces([text])
    if len(text) < WINDOW:
        assert found == list(split(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*NARA, "\n" * 50, STAMP, "\ufeff"]), min_size=1).map("".join))
def test_cables_in_naras_frame_are_cut_as_in_one_text(text: str) -> None:
    if len(text) < WINDOW or "Message Text" in text[: WINDOW - 2000]:
        assert pieces([text], bound=1 << 24) == list(split(text))


@pytest.mark.parametrize("title", FRAMED)
def test_prints_of_other_frames_are_cut_as_in_one_text(title: str) -> None:
    text = FRAMED[title] * 60
    assert len(text) > 2 * WINDOW
    assert pieces([text], 1 << 20) == list(split(text))


def test_a_document_is_given_once_the_next_has_begun() -> None:
    cutter = Cutter(FRAMES, BOUND)
    assert list(cutter.add(cable(1))) == []
    (first,) = cutter.add(cable(2))
    assert first.piece.text == cable(1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_what_follows_a_document_past_the_bound_is_passed_over(end: str) -> None:
    long = cable(2, text=f"{'A' * 70}{end}" * 4000)
    after = [cable(3), cable(4)]
    found = cut([cable(1), long, *after])
    assert [one.piece.text for one in found[:1] + found[2:]] == [cable(1), *after]
    assert long.startswith(found[1].piece.text)
    assert BOUND // 2 < len(found[1].piece.text) <= BOUND
    (said,) = found[1].met
    assert (said.code, said.severity) == ("CK212", "error")
    assert "longer than 65,536 characters" in said.message
    lines = (cable(1) + long).replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert found[2].piece.first_line == lines + 1
    assert found == cut(blocks_of("".join([cable(1), long, *after]), range(0, 300_000, 777)))


@pytest.mark.parametrize("unit", ["A", "\0", "LINES\n", "\n", "\r", "Message Text\n", "Message "])
def test_a_text_without_an_end_gives_one_document_and_takes_no_memory(unit: str) -> None:
    cutter = Cutter(FRAMES, BOUND, WINDOW)
    block = unit * (4000 // len(unit))
    found = [one for _ in range(200) for one in cutter.add(block)]
    assert len(found) == 1 or unit == "Message Text\n"
    assert len(cutter._text) <= BOUND
    assert list(cutter.end()) == [] or unit == "Message Text\n"


def test_prints_after_a_document_past_the_bound_are_read() -> None:
    page = FRAMED["plusd"]
    found = pieces(["WORDS OF NO CABLE\n" * 9000, page * 30])
    assert [one.text for one in found[-20:]] == [page] * 20


def test_no_document_is_made_of_what_is_on_both_sides_of_a_loss() -> None:
    cutter = Cutter(FRAMES, BOUND)
    text = cable(1) + cable(2)
    cables = [*cutter.add(text[:-200]), *cutter.gap("zeros"), *cutter.add(cable(3)[400:] + cable(4)), *cutter.end()]
    assert [one.piece.text for one in cables] == [cable(1), cable(2)[:-200], cable(3)[400:], cable(4)]
    assert [[said.code for said in one.met] for one in cables] == [[], ["CK212"], ["CK212"], []]
    assert [said.line for one in cables for said in one.met] == [cables[2].piece.first_line] * 2


def test_a_loss_before_anything_is_said_of_what_follows() -> None:
    cutter = Cutter(FRAMES, BOUND)
    found = [*cutter.gap("zeros"), *cutter.add(cable(1)), *cutter.gap("noise"), *cutter.end()]
    assert [(one.piece.text, len(one.met)) for one in found] == [(cable(1), 2)]


def test_a_long_text_at_once_is_cut_the_same_way() -> None:
    text = cable(1) + cable(2, text="A" * (1 << 20)) + cable(3)
    found = list(documents(Decoded(text), bound=1 << 18))
    assert [one.text for one in found[::2]] == [cable(1), cable(3)]
    assert [said.code for said in found[1].diagnostics] == ["CK212"]
