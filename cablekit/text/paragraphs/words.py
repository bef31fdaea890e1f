"""Labels that are words, or letters without a stop, or of several parts: ONE. TWO., PARA 1., FIRST. SECOND., ALFA.
BRAVO., A ROAD B RIVER, A-1. A-2., B.1. B.2., 3.4.1. 3.4.2.

Strategy. Words are searched only in a text that has no numbered paragraphs, and one that begins with a first label. A
form of label counts if its first and its second begin rows, in order; of single letters three must, because A is also
an article. Each is replaced by a number or a letter, with blanks up to its length, so that the places of the text stay,
and the outline reads them like any other; the record keeps them as typed. Labels of several parts count anywhere, if
there are two and each is above the one before it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_NUMBERS = ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE")
_ORDINALS = ("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH")
_LETTERS = ("ALFA", "BRAVO", "CHARLIE", "DELTA", "ECHO", "FOXTROT", "GOLF", "HOTEL")
# the word of a label -> its place in the list, and the form of the list
_MEANINGS = {
    **{word: (place, "number") for place, word in enumerate(_NUMBERS, 1)},
    **{word: (place, "ordinal") for place, word in enumerate(_ORDINALS, 1)},
    **{word: (place, "word") for place, word in enumerate(_LETTERS, 1)},
    **{word[0]: (place, "letter") for place, word in enumerate(_LETTERS, 1)},
    "ALPHA": (1, "word"),
}
_WORD = "|".join(word for word in _MEANINGS if len(word) > 1)
#: "ONE. BOARD", "(TWO) BOARD", "THREE - BOARD", "PARA ONE: BOARD", "PARAGRAPH 1. BOARD", "PARA TWO  BOARD",
#: "FIRST. BOARD", "BRAVO. BOARD", "A BOARD", "B  BOARD"
WORD_LABEL = re.compile(
    rf"""\n[ \t]*(?P<typed>PARA(?:GRAPH)?[ ](?:NO\.[ ])?(?P<para>{_WORD}|\d{{1,2}})(?:[.:)]|[ ]?-|(?=[ ]{{2}}|\n))
        |\(?(?P<word>{_WORD})(?:[.:)]|[ ]?-)
        |(?P<letter>[A-H])(?=[ ]{{1,2}}[A-Z]{{2}}))(?=[ \t\n])""",
    re.VERBOSE,
)

#: a label of a letter and a number, or of several numbers below the end of a sentence or a title: "B-1. ROADS",
#: "A.2. ROADS", "B.1: ROADS", "A1A. ROADS", "C2) ROADS", "3.4.1. ROADS", "3.4.2 ROADS", "3.4-3. ROADS", "2.1. ROADS";
#: `10.15` is a time, `3.5` a figure
PARTED_LABEL = re.compile(
    r"""\n(?P<typed>(?P<letter>[A-H])[-.]?(?P<number>\d{1,2})(?P<inner>[A-H]?)(?=[.:)])
        |(?P<numbers>\d{1,2}[.]\d{1,2}(?:[.\-]\d{1,2}){1,2}|(?<=[.?!:;)\n]\n)\d{1,2}[.]\d(?=[.])))
        (?:[.:]{1,2}|\)|)(?=[ ])""",
    re.VERBOSE,
)

#: the beginning of a first one: "A-1. ROADS", "B.1. ROADS", "3.4.1. ROADS"
FIRST_PARTED = re.compile(r"\n(?:[AB][-.\d]|\d\d?[.]\d)")
#: its first characters, and the most characters of it, with a blank
_PARTED, _LONGEST = frozenset("ABCDEFGH123456789"), 13
#: the beginnings of first labels: a paragraph that begins with one is above any list
FIRSTS = ("ONE", "(ONE", "PARA", "FIRST", "(FIRST", "ALFA", "(ALFA", "ALPHA", "(ALPHA", "A ")
#: the fewest labels of a list; of letters without a stop
_FEWEST, _FEWEST_LETTERS = 2, 3
#: the ends of the row above a label of several numbers, and the most characters of a title above it
_ENDS, _TITLE = frozenset(".?!:;)\n"), 30
#: the ends of the row above a letter without a stop
_ABOVE_LETTER = frozenset(".:?!\n")


class WordLabels(NamedTuple):
    """A text in which words that are labels are replaced: the text, and the labels as typed, by their places."""

    text: str
    typed: dict[int, str]


def is_parted(text: str) -> bool:
    """Whether a paragraph without a label begins with such a label, which was not read as one."""
    return text[:1] in _PARTED and PARTED_LABEL.match(f"\n\n{text[:_LONGEST]}", 1) is not None


def parted(text: str) -> WordLabels:
    """Return the text with numbers in brackets for labels of several parts, if it has no others in brackets, and no
    questions: `A1.` answers `Q1.`"""
    if FIRST_PARTED.search(text) is None:
        return WordLabels(text, {})
    labels = [label for label in PARTED_LABEL.finditer(text) if not label["numbers"] or _is_apart(text, label.start())]
    ranks = [_rank(label) for label in labels]
    if (
        len(labels) < _FEWEST
        or "\n(1)" in text
        or "\nQ1" in text
        or any(above >= below for above, below in pairwise(ranks))
    ):
        return WordLabels(text, {})
    typed: dict[int, str] = {}
    for number, label in enumerate(labels, 1):
        start, end = label.start("typed"), label.end()
        mark = f"({number})"
        if len(mark) <= end - start:
            typed[start] = label["typed"]
            text = f"{text[:start]}{mark.ljust(end - start)}{text[end:]}"
    return WordLabels(text, typed)


def _is_apart(text: str, end: int) -> bool:
    """Whether the row that ends at a place ends a sentence or clause, or is a title: it is short."""
    return text[end - 1] in _ENDS or end - text.rfind("\n", 0, end) <= _TITLE


def _rank(label: re.Match[str]) -> tuple[str, list[int], str]:
    """Return the letter of a label, its numbers, and the letter behind them: together they show the order of labels."""
    numbers = label["numbers"] or label["number"]
    return label["letter"] or "", [*map(int, numbers.replace("-", ".").split("."))], label["inner"] or ""


def as_numbers(text: str) -> WordLabels | None:
    """Return the text with numbers for words, which begins with two line ends; None if it has no such labels."""
    typed: dict[int, str] = {}
    pieces: list[str] = []
    end = 0
    for match, number in sorted(_lists(text), key=lambda found: found[0].start()):
        place = match.start("typed")
        typed[place] = match["typed"].strip("(). :-")
        stop = "" if match["letter"] and text[place + 2] != " " else "."
        pieces += text[end:place], f"{number}{stop}".ljust(len(match["typed"]))
        end = place + len(pieces[-1])
    return WordLabels("".join([*pieces, text[end:]]), typed) if typed else None


def _lists(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Find the labels of lists that are long enough, with their numbers."""
    lists: dict[tuple[bool, str], list[re.Match[str]]] = {}
    for match in WORD_LABEL.finditer(text):
        word = match["para"] or match["word"] or match["letter"]
        number, form = _MEANINGS.get(word) or (int(word), "number")
        labels = lists.setdefault((match["para"] is not None, form), [])
        if match["letter"] and text[match.start() - 1] not in _ABOVE_LETTER:
            continue
        if number == len(labels) == 1:
            labels.clear()  # the list begins at the last first one: A BOARD MET may be above A ROAD
        if number == len(labels) + 1:
            labels.append(match)
    for (_, form), labels in lists.items():
        if len(labels) >= (_FEWEST_LETTERS if form == "letter" else _FEWEST):
            yield from zip(labels, range(1, len(labels) + 1), strict=True)
