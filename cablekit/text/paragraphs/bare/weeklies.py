"""Titles in reports by topics, in a text without blank rows: weeklies, summaries of reports, notes of several officers.

Strategy. Their form comes again: the rows of all numbers are titles, or end in a name or in their classification, or
say from whom the notes below are. Once is chance.
"""

import re
from collections.abc import Iterator, Sequence

from cablekit.text.paragraphs.bare.headings import has_topic
from cablekit.text.paragraphs.bare.marked_titles import rows_with_marks
from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.row_words import SHORT, is_cut
from cablekit.text.paragraphs.title_words import NO_HEADING, PARTS, VERB, ends_in_verb
from cablekit.values import ends_sentence

#: the end of a title that says from whom an item is, or its classification: "ORCHIDS (ROE)", "BAMBOO (U)"
SIGNED = re.compile(r"[A-Z] \([A-Z][A-Z/ .]{0,25}\)$")
#: the beginning of a row with a number: "1. THE ROAD"
NUMBER_ROW = re.compile(r"\n\d{1,2}[.)] ")
#: the beginning of a sentence inside a row, or its middle: "ROADS. IT IS", "ROADS: BOARD COULD", "THE MINISTER'S"
SENTENCE_BEGUN = re.compile(r"[A-Z]{3}[.] [A-Z]|, [A-Z]+'S$|\b(?:COULD|MIGHT|MAY|MUST|SHALL)\b(?! \d)|[A-Z]'S$")
#: the subject of a sentence: "WE ARE UNWILLING"; the heading of an item names it
SUBJECT_FIRST = re.compile(r"(?:WE|I|HE|SHE|THEY|IT|THERE)\b")
#: a participle with what belongs to it, which goes on in a sentence: "RAISED IN THE CIRCULAR"
PARTICIPLE = re.compile(r"[A-Z]{3,}ED (?:IN|BY|FOR|TO|ON|AT|WITH|FROM|OUT)\b")
#: from whom a text is, a row of its own: "FROM MR. ROE", "FROM UNDER SECRETARY ROE (9/8/75)", "FROM T - ROE"
FROM_ROW = re.compile(r"FROM [A-Z][A-Z./]*(?:(?: -)? [A-Z][A-Z./'\-]*){0,4}(?: \([^()]{1,12}\))?:?$")
#: the office and the name above what it reports: "AF - HELEN ROE, ACTING", "INR - H. ROE", "ARA:HROE"
OFFICER_ROW = re.compile(
    r"[A-Z]{1,4}(?:/[A-Z]{1,4})? ?(?:-|:) ?(?:[A-Z][A-Z.'\-]*\.? ){0,3}[A-Z][A-Z'\-]+(?:, ACTING)?$"
)
#: a person or subject with a number, and what belongs to it: "2. HELEN ROE - PUBLIC WORKS", "3. CAPT. DOE -- ROADS"
DASHED_TITLE = re.compile(r"\d{1,2}[.)] (?:[A-Z][A-Z.'/\-]* ){1,5}--? [A-Z][A-Z.,'/\- ]{2,40}$")
#: a row of this share of the longest fills it
_FILLED = 0.92
#: the fewest titles of a form, and of how many titles one may fill its row
_AGAIN, _OTHERS = 2, 3
#: the most characters of an office, with the dash behind it
_OFFICE = 11


def places(runs: Runs, starts: Sequence[int]) -> Iterator[int]:
    """Yield the places of the rows below such titles, and of titles without labels."""
    if "\n2. " in runs.text:
        yield from _all_numbered(runs, starts)
    if runs.closed >= _AGAIN:
        yield from _signed(runs, starts)
        yield from _marked_below(runs, starts)
    if "F" in runs.firsts and runs.text.count("\nFROM ") >= _AGAIN:
        yield from _from_whom(runs, starts)
    if " - " in runs.text:
        yield from _of_officers(runs, starts)
        yield from _dashed(runs, starts)


def _all_numbered(runs: Runs, starts: Sequence[int]) -> list[int]:
    """Return the rows below numbers, if the row of every number can be a title, one left much room, and two of three
    left some: items of a summary of reports."""
    below: list[int] = []
    roomy = full = 0
    for number in NUMBER_ROW.finditer(runs.text, 1):
        index = runs.row_at(number.start() + 1)
        row, under = runs.rows[index], "".join(runs.rows[index + 1 : index + 2])
        label = LABEL.match(row)
        if label is None or not under:
            continue
        ended = row[-1] not in ("?", ")") and not row[-1].isalnum()
        if ended or is_cut(row) or ends_in_verb(row) or VERB.search(row) or LABEL.match(under):
            return []
        if SENTENCE_BEGUN.search(row, label.end()) or SUBJECT_FIRST.match(row, label.end()):
            return []
        if runs.goes_on_below(index) or row[label.end() :] in PARTS or len(under) < SHORT:
            return []
        if has_topic(runs, index, label.end()) or PARTICIPLE.match(under):
            return []
        roomy += runs.is_roomy_title(index, label.end())
        if not runs.has_room(index):
            full += 1
            if len(row) >= _FILLED * runs.width or NO_HEADING.search(row):
                return []
        below.append(starts[index + 1])
    return below if roomy and len(below) >= _AGAIN and full * _OTHERS <= len(below) else []


def _signed(runs: Runs, starts: Sequence[int]) -> list[int]:
    """Return the rows below titles with labels that end in parentheses, with a name or mark, if half of the numbers of
    the text have one: `1. FILM ABOUT ORCHIDS (ROE)`, `2. BAMBOO SHOW (LIMITED OFFICIAL USE)`."""
    below: list[int] = []
    numbers = 0
    for index, typed in runs.labelled:
        row, under = runs.rows[index], "".join(runs.rows[index + 1 : index + 2])
        if not typed[0].isdecimal() or not under:
            continue
        numbers += 1
        if row[-1:] == ")" and SIGNED.search(row) and not (LABEL.match(under) or runs.goes_on_below(index)):
            below.append(starts[index + 1])
    return below if len(below) >= _AGAIN and len(below) * 2 >= numbers else []


def _marked_below(runs: Runs, starts: Sequence[int]) -> list[int]:
    """Return the rows below titles with labels, of one row or two, that end with their classification, if there are
    two."""
    rows = runs.rows
    below: list[int] = []
    for index in rows_with_marks(runs):
        second = index > 0 and LABEL.match(rows[index - 1]) and not ends_sentence(rows[index - 1])
        if (LABEL.match(rows[index]) or second) and not LABEL.match(rows[index + 1]):
            below.append(starts[index + 1])
    return below if len(below) >= _AGAIN else []


def _from_whom(runs: Runs, starts: Sequence[int]) -> list[int]:
    """Return the rows that say from whom the text below is, as in notes of several officers, and the rows below."""
    titles: list[int] = []
    place = runs.text.find("\nFROM ", 1)
    while place > 0:
        index = runs.row_at(place + 1)
        above = rows[index - 1] if (rows := runs.rows) and index else "."
        if FROM_ROW.match(rows[index]) and (ends_sentence(above) or runs.has_room(index - 1)):
            titles.append(index)
        place = runs.text.find("\nFROM ", place + 1)
    return [place for index in titles for place in starts[index : index + 2]] if len(titles) >= _AGAIN else []


def _of_officers(runs: Runs, starts: Sequence[int]) -> list[int]:
    """Return the rows with the office and the name of who reports, as in daily reports of bureaus, and the rows below,
    if there are two, each below the end of a sentence or a row that left room."""
    titles = [
        index
        for index in range(len(runs.rows) - 1)
        if "-" in runs.rows[index][:_OFFICE]
        and len(runs.rows[index]) < SHORT
        and OFFICER_ROW.match(runs.rows[index])
        and (not index or runs.ends(index - 1) or runs.has_room(index - 1))
    ]
    return [place for index in titles for place in starts[index : index + 2]] if len(titles) >= _AGAIN else []


def _dashed(runs: Runs, starts: Sequence[int]) -> list[int]:
    """Return the rows below titles with a number and a dash, that left room and have no verb, if there are several, as
    in sketches of persons."""
    below: list[int] = []
    for index, _ in runs.labelled:
        row = runs.rows[index]
        under = runs.rows[index + 1] if index + 1 < len(runs.rows) else ""
        if not under or LABEL.match(under) or not DASHED_TITLE.match(row) or not runs.has_room(index):
            continue
        verb = VERB.search(row) or VERB.match(under)
        if not (verb or ends_sentence(row) or is_cut(row) or runs.goes_on_below(index)):
            below.append(starts[index + 1])
    return below if len(below) > _AGAIN else []
