"""Rows that begin with a topic or a key: `VISAS: ALL VISITORS`, `FERRY - THE FERRY IS OLD`, `NAME: ROE`."""

import re
from collections.abc import Iterable, Iterator

from cablekit.text.paragraphs.bare.recurring import is_apart
from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.row_words import is_sentence

#: marks above the first key of a form
_ENTRY_ABOVE = frozenset(".?!:)")
#: the fewest rows with keys
_KEYS = 3
#: the fewest topics
_AGAIN = 2
#: a row with a key before a colon: "NAME: ROE"
KEYED = re.compile(r"\n[A-Z][A-Z/'\-]{0,20}+(?: [A-Z/'\-]{1,20}+){0,4}: \S")
#: a topic before a colon: "VISAS: ALL VISITORS", "FOR LIMA: PLEASE PASS", "NATIONAL FORECASTS: A PAPER"
TOPIC = re.compile(r"\n[A-Z][A-Z/'\-]{2,20}+(?: [A-Z/'\-]{1,20}+){0,2}: [A-Z\"(]")
#: a topic before a dash, and a sentence: "ROUTE 13 - THE ROUTE IS CLOSED", "FERRY - THE FERRY IS OLD"
DASHED_TOPIC = re.compile(r"\n[A-Z][A-Z]{3,15}+(?: [A-Z\d]{1,15}+){0,2} --? (?:THE|[A-Z]+)(?: [A-Z\d\-]+){3}")


def places(runs: Runs, longest: int, full: float) -> Iterator[int]:
    """Yield the places of rows that begin with a topic, and of both ends of forms with keys.

    Args:
        runs: the text.
        longest: the length of its longest row.
        full: the length from which a row is full.
    """
    colons = list(_before_colons(runs.text))
    if len(colons) >= _KEYS:
        yield from _keyed(runs.text, colons, longest, full)
    yield from _below_sentences(runs, colons)


def _below_sentences(runs: Runs, colons: Iterable[int]) -> Iterator[int]:
    """Yield the places of rows that begin with their topic and a colon, below the end of a sentence that left room."""
    for place in colons:
        if not TOPIC.match(runs.text, place - 1):
            continue
        index = runs.row_at(place)
        if index and is_sentence(runs.rows[index - 1]) and runs.has_room(index - 1):
            yield place
    if runs.text.count(" - ") >= _AGAIN:
        dashed = [runs.row_at(match.start() + 1) for match in DASHED_TOPIC.finditer(runs.text, 1)]
        apart = [index for index in dashed if index and runs.has_room(index - 1)]
        if len(apart) >= _AGAIN:
            yield from (runs.starts[index] for index in apart)


def _keyed(text: str, colons: Iterable[int], longest: int, full: float) -> Iterator[int]:
    """Yield the place of the first of several rows with keys, below the end of a sentence, and of a full row below the
    last, if that left room for its first word."""
    first, last, count = 0, 0, 0
    for place in colons:
        if not KEYED.match(text, place - 1):
            continue
        if count and text.find("\n", last, place - 1) < 0:
            count += 1
        else:
            if count >= _KEYS:
                yield from _below_keyed(text, last, longest, full)
            first, count = place, 1
        last = place
        if count == _KEYS and text[first - 2] in _ENTRY_ABOVE:
            yield first
    if count >= _KEYS:
        yield from _below_keyed(text, last, longest, full)


def _before_colons(text: str) -> Iterator[int]:
    """Yield the places of rows that have a colon with a blank behind it."""
    colon = text.find(":", 2)
    while colon > 0:
        if text[colon + 1 : colon + 2] == " ":
            yield text.rfind("\n", 0, colon) + 1
            colon = text.find("\n", colon)
            if colon < 0:
                return
        colon = text.find(":", colon + 1)


def _below_keyed(text: str, last: int, longest: int, full: float) -> Iterator[int]:
    """Yield the place of a full row below the last of several rows with keys, which left room for its first word."""
    end = text.find("\n", last)
    below = text[end + 1 : end + 1 + longest].split("\n", 1)[0]
    if end > 0 and is_apart(end - last, below, longest, full):
        yield end + 1
