"""Prints of different frames in one text: a record for each, as if it were alone."""

from itertools import permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cablekit import parse_all
from cablekit.model import Cable

SAMPLES = Path(__file__).parents[2] / "samples"
PRINTS = {
    "form_1950s": "synthetic-1961-form",
    "form_1960s": "synthetic-1968-form",
    "frus": "synthetic-1970-frus",
    "message_center": "synthetic-1978-message-center",
    "nsc": "synthetic-1983-nsc",
    "retrieval_1980s": "synthetic-1986-retrieval",
    "retrieval_1990s": "synthetic-1994-retrieval",
    "white_house": "synthetic-1995-white-house",
}


BARE = """R 021145Z MAR 85
FM AMEMBASSY LIMA
TO SECSTATE WASHDC 12
BT
UNCLAS LIMA 702
E.O. 12356: N/A
TAGS: PREL, PE
SUBJECT: SYNTHETIC LLAMAS
1. LLAMAS ARE WELL AND EAT GRASS IN THE HILLS ABOVE THE TOWN.
"""


def sample(title: str) -> str:
    return (SAMPLES / f"{PRINTS[title]}.txt").read_text(encoding="utf-8")


def read(text: str) -> list[Cable]:
    parsed = list(parse_all(text))
    assert "".join(token.raw for one in parsed for token in one.tokens) == text
    return [one.cable for one in parsed]


def said(cable: Cable) -> dict[str, Any]:
    """The record without what says where it was: lines, the source, its checksum."""
    record = msgspec.to_builtins(cable)
    for name in ("source", "record_id", "diagnostics"):
        del record[name]
    return dict(_without_lines(record, ""))


def _without_lines(value: Any, path: str) -> Any:
    if isinstance(value, dict):
        for key, one in value.items():
            if key != "line":
                yield from _without_lines(one, f"{path}.{key}")
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _without_lines(one, f"{path}.{at}")
    else:
        yield path, value


@pytest.mark.parametrize("titles", [*permutations(PRINTS, 2)], ids="-".join)
@pytest.mark.parametrize("between", ["", "\n\n", "\f"])
def test_two_prints_are_two_records(titles: tuple[str, str], between: str) -> None:
    texts = [sample(title) for title in titles]
    found = read(between.join(texts))
    assert [cable.source.frame for cable in found] == list(titles)
    alone = [said(cable) for text in texts for cable in read(text)]
    assert [said(cable) for cable in found] == alone


def test_eight_prints_are_eight_records() -> None:
    found = read("\n".join(map(sample, PRINTS)))
    assert [cable.source.frame for cable in found] == list(PRINTS)
    assert [cable.source.first_line for cable in found] == sorted({cable.source.first_line for cable in found})


def test_a_telegram_above_a_print_is_a_record() -> None:
    bare = f"{BARE}ROE\nNNNN\n"
    found = read(bare + sample("retrieval_1980s"))
    assert [cable.source.frame for cable in found][1:] == ["retrieval_1980s"]
    mrn = found[0].mrn
    assert mrn is not None
    assert mrn.number == 702


@pytest.mark.parametrize("title", PRINTS)
def test_a_print_alone_is_not_cut(title: str) -> None:
    assert {cable.source.frame for cable in read(sample(title))} == {title}


def test_a_network_head_inside_a_telegram_cuts_nothing() -> None:
    quoted = "2. QUOTE:\nDE RUEHC #0886 0140951\nZNR UUUUU ZZH\nR 140951Z JAN 78\nUNQUOTE.\n"
    text = sample("retrieval_1980s").replace("2. ", f"{quoted}3. ", 1)
    assert [cable.source.frame for cable in read(text)] == ["retrieval_1980s"]
