"""Headings in a text without blank rows: titles of one row, with labels or without.

Strategy. A row of a few words between the end of a sentence and a full row is a heading. So is a row that ends no
sentence and left much room for the next word, if it comes again behind labels: authors fill rows that are not titles.
Titles with a time in parentheses above a list count if there are two.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from cablekit.text.paragraphs.bare import contents, headlines, marked_titles
from cablekit.text.paragraphs.bare.below_colons import OPENS_TEXT
from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL, before
from cablekit.text.paragraphs.row_words import SHORT, is_cut
from cablekit.text.paragraphs.title_words import NO_HEADING, PARTS, VERB, ends_in_verb
from cablekit.values import ends_sentence

#: a few words alone on a row: "SPACE", "TRANSPORTATION:", "ROADS AND BRIDGES", "ROADS, BRIDGES AND BOATS", "THE HARBOR"
HEADING_ROW = re.compile(r"(?:[A-Z]{4,20}(?:(?:, |[ /&\-]{1,3})[A-Z]{2,20}){0,3}|THE [A-Z]{4,20}):?$")
#: two parts with dashes between: "GA PLENARY -- PALESTINE", "COMMITTEE 2 --"
DASHED_TITLE = re.compile(r"[A-Z][A-Z0-9 .,/'&]{1,40} ?--(?: ?[A-Z][A-Z0-9 .,/'&]{1,40})?$")
#: a topic before a colon, with the beginning of its sentence: "BUDGET: FUNDS ON HAND TO"
TOPIC_FIRST = re.compile(r"(?!PART|SECTION|CHAPTER|ANNEX)[A-Z][A-Z/'\-]{2,20}(?: [A-Z/'\-]{1,20}){0,2}: (?:[A-Z]+ ){3}")
#: words that may go on in a sentence: "AT TWO SPEEDS"
GOES_ON = re.compile(r"(?:AT|IN|ON|FOR|OVER|UNTIL|DURING)\b")
#: a title with its time or date, above a list of names: "WORKING BREAKFAST (8:00 A.M., APRIL 28)"
TIMED_TITLE = re.compile(r"[A-Z][A-Z0-9 .,/&'\-]{3,45}\([^()\d]*\d[^()]*\)$")

#: a title behind a label is one without another if its row is shorter than this share of a full row
_SHARE = 0.5
#: a longer row that begins with its topic and a colon is the first of a paragraph
_SHARE_OF_TOPIC = 0.6
#: and has at most so many words
_WORDS = 2
#: a title of one row is shorter than this
_LONGEST = 47
#: the first characters of labels that are longer than one character and its mark
_LABELS = frozenset("(0123456789IVX")
#: words that begin the sentence below a title that has no other sign
_OPENERS = frozenset(
    [
        *("THE", "THERE", "THIS", "THESE", "IT", "WE", "I", "HE", "SHE", "THEY", "A", "AN", "AS"),
        *("BOTH", "DURING", "SINCE", "WHILE", "ALTHOUGH", "ACCORDING", "MOST", "MANY", "SOME", "OUR", "NO"),
    ]
)
#: marks that end the sentence above a heading
_STOPS = frozenset(".?!")
#: the fewest titles of a form, and the most rows of one
_AGAIN, _TITLE_ROWS = 2, 3


def places(
    runs: Runs, starts: Sequence[int], lengths: Sequence[int], full: float, above_full: Iterable[int]
) -> Iterator[int]:
    """Yield the places of headings, and of the rows below them. `full`: the length from which a row is full;
    `above_full`: the rows that may be short, each above a full one."""
    limit = max(full, _LONGEST)
    yield from _around_headings(runs, starts, lengths, full, [row for row in above_full if lengths[row] < limit])
    yield from _above_numbers(runs, starts)
    if runs.text.count("--\n") >= _AGAIN:
        yield from _dashed(runs, starts)
    if runs.closed >= _AGAIN:
        yield from _below_timed(runs.rows, starts)
    if runs.closed:
        yield from marked_titles.around_marked(runs, starts)
    yield from contents.places(runs, starts)
    yield from headlines.places(runs, starts)


def _around_headings(
    runs: Runs, starts: Sequence[int], lengths: Sequence[int], full: float, above_full: Sequence[int]
) -> Iterator[int]:
    """Yield the rows that are headings, and those below.

    A heading with a label counts if there are two, or if its row is short.
    """
    rows = runs.rows
    labelled: list[int] = []
    roomy: list[int] = []
    others: list[int] = []
    sentences = False
    parts = 0
    for index in above_full:
        row, above, short = rows[index], rows[index - 1] if index else ".", lengths[index] < full
        label = LABEL.match(row) if row[:1] in _LABELS or row[1:2] in (".", ")") else None
        if label is not None:
            label = LABEL.match(row, label.end()) or label
        ended = above.rstrip("\"')")[-1:] in _STOPS
        if label is None:
            if (
                short
                and _is_heading(row)
                and (ended or above[-1:] == ":" or OPENS_TEXT.search(above) or _is_below_title(runs, index))
                and not runs.goes_on_below(index)
            ):
                yield from starts[index : index + 2]
                continue
        elif short and _is_heading(row[label.end() :]):
            labelled.append(starts[index + 1])
            few = row.count(" ", label.end()) < _WORDS and lengths[index] < _SHARE * full
            if few and (ends_sentence(above) or not above.strip("- ")) and not ends_in_verb(row):
                yield starts[index + 1]
        if label is None:
            if ended or above.endswith(")"):
                others.append(index)
            elif short and _ends_title(runs, index):
                roomy.append(index)
        elif row[label.end() :] in PARTS:
            parts += 1
        elif (
            lengths[index] < _LONGEST
            and runs.is_roomy_title(index, label.end())
            and not VERB.search(row)
            and not has_topic(runs, index, label.end())
        ):
            if runs.goes_on_below(index) or _is_sentence(runs, index, label.end()):
                sentences = True  # the first rows of labelled paragraphs were indented, and so are short
            roomy.append(index)
            if _is_alone(runs, index, label, lengths[index] < _SHARE * runs.width):
                yield starts[index + 1]
    if len(labelled) >= _AGAIN:
        yield from labelled
    titles = len(roomy) + parts
    if not sentences and roomy and titles >= _AGAIN and titles * 2 >= len(runs.labelled):
        yield from (starts[index + 1] for index in [*roomy, *_others_with_labels(runs, lengths, roomy)])
        for index in others:
            if lengths[index] < _LONGEST and rows[index] not in PARTS and runs.is_roomy_title(index, 0):
                yield from starts[index : index + 2]


def _is_below_title(runs: Runs, index: int) -> bool:
    """Whether a title with dashes at its end is below the title of several: `PROVISIONAL AGENDA` / `RADAR --`."""
    return runs.rows[index][-2:] == "--" and index > 1 and runs.is_short(index - 1) and runs.ends(index - 2)


def has_topic(runs: Runs, index: int, start: int) -> bool:
    """Whether a row, from a place on, is the first of a paragraph that begins with its topic, and long for a title."""
    row = runs.rows[index]
    return len(row) >= _SHARE_OF_TOPIC * runs.width and TOPIC_FIRST.match(row, start) is not None


def _is_sentence(runs: Runs, index: int, start: int) -> bool:
    """Whether a row, from a place on, has a verb or a pronoun, and the sentence may go on: by the row below, or because
    half of the row is full. `1. HARBORS ARE CLOSED` is the headline of a report."""
    if not NO_HEADING.search(runs.rows[index], start):
        return False
    return GOES_ON.match(runs.rows[index + 1]) is not None or len(runs.rows[index]) >= _SHARE * runs.width


def _ends_title(runs: Runs, index: int) -> bool:
    """Whether a row is the last of a title of two or three rows behind a label."""
    if not runs.is_roomy_title(index, 0) or runs.goes_on_below(index):
        return False
    for first in range(index - 1, max(-1, index - _TITLE_ROWS), -1):
        if ends_sentence(runs.rows[first]):
            return False
        if LABEL.match(runs.rows[first]):
            return True
    return False


def _others_with_labels(runs: Runs, lengths: Sequence[int], roomy: Container[int]) -> Iterator[int]:
    """Yield the other rows with labels that are titles by their room, where the row below is not full."""
    for index, (row, below) in enumerate(pairwise(runs.rows)):
        if index in roomy or row[:1] not in _LABELS or lengths[index] >= _LONGEST:
            continue
        if lengths[index + 1] < SHORT and below[-1:] != ",":
            continue
        label = LABEL.match(row)
        titled = label and row[label.end() :] not in PARTS and runs.is_roomy_title(index, label.end())
        if titled and not LABEL.match(below):
            yield index


def _above_numbers(runs: Runs, starts: Sequence[int]) -> list[int]:
    """Return the rows between the end of a sentence and the next number that are long titles, if there are two."""
    text, rows = runs.text, runs.rows
    titles: list[int] = []
    number, place = 2, text.find("\n2. ", 2)
    while place > 0:
        index = runs.row_at(place)
        row = rows[index]
        if (row[-1:].isalnum() or row[-1:] == ")") and index and _is_long_title(row, rows[index - 1]):
            titles.append(starts[index])
        number += 1
        place = text.find(f"\n{number}. ", place + 1)
    return titles if len(titles) >= _AGAIN else []


def _is_long_title(row: str, above: str) -> bool:
    """Whether a row below the end of a sentence has several words, none of them a verb."""
    return (
        ends_sentence(above)
        and row.count(" ") >= _WORDS
        and row[0].isalpha()
        and ", " not in row
        and not LABEL.match(row)
        and not NO_HEADING.search(row)
        and not ends_in_verb(row)
    )


def _is_alone(runs: Runs, index: int, label: re.Match[str], much_room: bool) -> bool:
    """Whether a row with a label is apart from the full row below, although no other row has its form.

    It has a paragraph classification at its end, is the last of a list of short rows with labels, or left half of the
    row empty, is a few words and has no verb.
    """
    rows = runs.rows
    if LABEL.match(rows[index + 1]):
        return False
    if marked_titles.MARKED_TITLE.search(rows[index]):
        return True
    above = rows[index - 1]
    last = before(label[0].strip())
    if index and last and above.startswith(f"{last} ") and not ends_sentence(above) and runs.is_short(index - 1):
        return True
    title = rows[index][label.end() :]
    if label[0][0] in "IVX" and much_room and _is_heading(title):
        return True
    if not much_room or ": " in title or not title[-1].isalnum() or ends_in_verb(title) or VERB.search(title):
        return False
    return NO_HEADING.search(title) is None and rows[index + 1].split(" ", 1)[0] in _OPENERS


def _dashed(runs: Runs, starts: Sequence[int]) -> Iterator[int]:
    """Yield the titles that end in dashes, and the rows below them, if there are two."""
    rows = runs.rows
    titles = [
        index
        for index, row in enumerate(rows[:-1])
        if row[-2:] == "--" and DASHED_TITLE.match(row) and not NO_HEADING.search(row) and runs.has_room(index)
    ]
    apart = [index for index in titles if not (index and (is_cut(rows[index - 1]) or rows[index - 1][-1] in ",-"))]
    if len(apart) >= _AGAIN:
        for index in apart:
            yield from starts[index : index + 2]


def _below_timed(rows: Sequence[str], starts: Sequence[int]) -> list[int]:
    """Return the rows below titles that have a label and a time in parentheses, if all rows below are short: a list."""
    below = [
        starts[index + 1]
        for index, row in enumerate(rows[:-_AGAIN])
        if row[-1:] == ")"
        and (label := LABEL.match(row))
        and TIMED_TITLE.match(row, label.end())
        and all(0 < len(each) < SHORT and not LABEL.match(each) for each in rows[index + 1 : index + 1 + _AGAIN])
    ]
    return below if len(below) >= _AGAIN else []


def _is_heading(row: str) -> bool:
    """Whether a row can be a heading: a few words, none of them a verb."""
    if "--" in row and DASHED_TITLE.match(row):
        return True
    return HEADING_ROW.match(row) is not None and NO_HEADING.search(row) is None and row not in _OPENERS
