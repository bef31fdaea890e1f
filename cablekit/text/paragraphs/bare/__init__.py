"""Places where paragraphs begin in a text without blank rows: the form of its rows is all that shows them.

Strategy. A short row that ends a sentence ends a paragraph: its author had room for more. `headings` finds titles,
`quoted_texts` what is apart in letters, speeches and resolutions. Where a form comes again, it is one: entries that
begin with a time, rows of figures. Once is chance.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, count, pairwise
from operator import add
from typing import NamedTuple

from cablekit.text.paragraphs.bare import (
    announcements,
    below_lists,
    colon_titles,
    headings,
    labelled_forms,
    lost_columns,
    part_titles,
    quoted_prose,
    quoted_texts,
    recurring,
    weeklies,
)
from cablekit.text.paragraphs.bare.below_lists import ITEM
from cablekit.text.paragraphs.bare.recurring import DAY_ALONE
from cablekit.text.paragraphs.bare.resolutions import BODIES, GOES_ON
from cablekit.text.paragraphs.bare.roomy_titles import DASHED, with_much_room
from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.quotations import Quotations
from cablekit.text.paragraphs.row_words import COUNTED, INITIALS, INSIDE, goes_on, is_sentence
from cablekit.text.paragraphs.tables import GARBLED
from cablekit.values import is_open
from cablekit.vocabulary import MONTH_NAME, WEEKDAY

#: a row that ends a sentence and is shorter than this; of 12 rows of La Paz with 40 to 44 characters that end a
#: sentence above no label, 2 end a paragraph
_SHORT = 40
#: and shorter than this share of the longest row, or than this one if it ends in a colon
_SHARE, _SHARE_OF_COLON = 0.8, 0.85
#: how many rows above one show whether it is in a narrow column, of which share of the longest row, and of
#: which share of that column a row is not short
_AROUND, _NARROW, _SHARE_OF_CELL = 5, 0.7, 0.4
#: the fewest blanks in a remark that is apart from the rows above
_REMARK = 3
#: the characters more for which the row above it left room
_ROOM_OF_REMARK = 10
#: signs of quoted texts without marks: quotation marks or questions at heads of rows, a letter, speakers, a preamble
_QUOTED_FIRSTS, _QUOTED = (
    ('"', "Q"),
    ("DEAR ", "RECALLING", "\nANSWER", "\nMR. ", "\nBEGIN ", "\nINTERVIEWER", "\nREPORTER"),
)
#: rows that end what is above them: the mark of a gap, the ends of named parts
_CLOSES = ("[GAP]", "END SUMMARY", "END OF SUMMARY", "END COMMENT", "END OF COMMENT")
#: a longer row was joined by a rendering
_LINE = 80
#: the length from which a row is full
_FULL = 50
#: marks above an entry of a timetable
_ENTRY_ABOVE = frozenset(".?!:)")
#: the fewest entries of a timetable
_ENTRIES = 3
#: the fewest titles behind labels
_AGAIN = 2

#: an entry of a timetable: "1130, VISIT", "0900-CALL", "1000 MEETING", "OCTOBER 12: 0800", "10:15 A.M. DEPART",
#: "(PM) PARTY"
ENTRY = re.compile(
    rf"""\n(?=[\d(ADFJMNOSTW])(?:[012]\d[0-5]\d(?:[ ]?-[ ]?[012]\d[0-5]\d)?(?:[ ]?HRS)?[,:.\-]?[ ]?-?[ ]?[A-Z]
        |\d{{1,2}}[:.][0-5]\d[ ](?:[AP][.]?M[.]?|[A-Z])
        |(?:{WEEKDAY}[,.]?[ ](?:THE[ ])?)?{MONTH_NAME}[.]?[ ]\d{{1,2}}[ ]?[:\-]
        |{WEEKDAY}[,.]?[ ]{MONTH_NAME}[.]?[ ]\d
        |\((?:(?:LATE|EARLY)[ ])?[AP]\.?M\.?(?:[ ](?:AND|-)[ ][AP]\.?M\.?)?\)[ ])""",
    re.VERBOSE,
)
#: the date above the entries of a day: "NOVEMBER 5:", "MONDAY, MAY 5:"
DAY_ROW = re.compile(rf"(?:{WEEKDAY}[,.]? )?{MONTH_NAME}[.]? \d{{1,2}}(?:, \d{{4}})?:$")
#: dashes that stand for the blanks between columns: "ORCHARD-------42-----131"
FILL = re.compile(r"(?<=[A-Z\d)#])[ ]?-{3,}[ ]?(?=[A-Z\d($])|(?<=\n)-{3,}(?=[A-Z])")
#: a row with a key before a colon: "NAME: ROE"
KEYED = re.compile(r"\n[A-Z][A-Z/'\-]{0,20}+(?: [A-Z/'\-]{1,20}+){0,4}: \S")
#: a topic before a colon: "VISAS: ALL VISITORS", "FOR LIMA: PLEASE PASS", "NATIONAL FORECASTS: A PAPER"
TOPIC = re.compile(r"\n[A-Z][A-Z/'\-]{2,20}+(?: [A-Z/'\-]{1,20}+){0,2}: [A-Z\"(]")
#: a topic before a dash, and a sentence: "ROUTE 13 - THE ROUTE IS CLOSED", "FERRY - THE FERRY IS OLD"
DASHED_TOPIC = re.compile(r"\n[A-Z][A-Z]{3,15}+(?: [A-Z\d]{1,15}+){0,2} --? (?:THE|[A-Z]+)(?: [A-Z\d\-]+){3}")


class Places(NamedTuple):
    """Where paragraphs begin in a text without blank rows.

    Attributes:
        all: the places.
        titles: those of paragraphs that are certainly titles.
        lists: the first and last rows of lists.
    """

    all: set[int]
    titles: set[int]
    lists: list[tuple[int, int]]


def places(text: str, quotations: Quotations) -> Places:
    """Find where paragraphs begin in a text without blank rows, which begins with two line ends."""
    rows = text[2:].split("\n")
    # an array: a text may have millions of rows
    lengths = array("q", map(len, rows))
    starts = array("q", map(add, accumulate(lengths, initial=2), count()))
    longest = max(filter(_LINE.__ge__, lengths), default=_LINE)
    inside: set[int] = set()
    found: set[int] = set()
    filled = "---" in text and FILL.search(text) is not None
    for first, last in lost_columns.of_rows([FILL.sub(" ", row) for row in rows] if filled else rows, longest):
        inside.update(range(first, last))
        found.add(starts[first])
        if last + 1 < len(rows):
            found.add(starts[last + 1])
    runs = Runs(text, rows, starts, longest, inside)
    found.update(starts[item] for item in runs.apart)
    titles = {starts[day] for day in runs.days}
    for day in runs.days:
        found.update(starts[day : day + 2])
    found.update(_after_short_rows(rows, starts, lengths, longest, inside))
    full = max(_FULL, _SHARE * longest)
    usual = min(full, runs.full)
    limit = max(usual, DASHED)
    above_full = [i for i, (length, below) in enumerate(pairwise(lengths)) if length < limit and usual <= below]
    found.update(headings.places(runs, starts, lengths, usual, above_full))
    found.update(colon_titles.places(runs, starts))
    parts = ((index, index + 1) for index in part_titles.places(runs, lengths, usual))
    for first, below in chain(parts, _once(rows, list(with_much_room(runs, above_full)))):
        found.update((starts[first], starts[below]))
        if not (first and LABEL.match(rows[first]) and LABEL.match(rows[first - 1])):  # the last item of a list
            titles.add(starts[first])
    form = labelled_forms.find(runs)
    for index in form.titles:
        found.update(starts[index : index + 2])
        titles.add(starts[index])
    found.update(starts[index] for index in labelled_forms.totals(rows))
    found.update(weeklies.places(runs, starts))
    found.update(below_lists.places(runs, starts))
    found.update(_entries(text))
    found.update(recurring.places(text, rows, starts, longest, full))
    colons = list(_before_colons(text))
    if len(colons) >= _ENTRIES:
        found.update(_keyed(text, colons, longest, full))
    quoted = (
        quotations.all or any(map(runs.firsts.__contains__, _QUOTED_FIRSTS)) or any(map(text.__contains__, _QUOTED))
    )
    if quoted or any(row.endswith(BODIES) for row in rows):
        found.update(quoted_texts.places(runs, starts, quotations, short=_SHARE * longest))
        found.update(quoted_prose.places(runs, starts, quotations))
    found.update(_topics(runs, colons))
    found.update(announcements.places(runs, starts))
    if "-" in runs.firsts and "\n--- " in text:
        found.update(_dashed(runs, starts))
    if "(" in runs.firsts:
        found.update(_remarks(runs, starts))
    found.difference_update(starts[index] for index in form.rest)
    return Places(found, titles, runs.all)


def _once(rows: Sequence[str], titles: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the titles but those without a label that come again, which are entries of several lists."""
    again = Counter(rows) if titles else Counter[str]()
    return (title for title in titles if again[rows[title[0]]] == 1 or LABEL.match(rows[title[0]]))


def _after_short_rows(
    rows: Sequence[str], starts: Sequence[int], lengths: Sequence[int], longest: int, inside: set[int]
) -> Iterator[int]:
    """Yield the places of rows below short ones that end a sentence, except inside a table."""
    limit, limit_of_colon = min(_SHORT, _SHARE * longest), min(_SHORT, _SHARE_OF_COLON * longest)
    for index in [index for index, length in enumerate(lengths) if 0 < length < limit_of_colon]:
        row = rows[index]
        if index + 1 == len(rows):
            break
        below = rows[index + 1]
        if (
            (len(row) < limit or row[-1] == ":")
            and (is_sentence(row) or _ends_in_initials(rows, index))
            and row[-1] != ";"
            and (_says(row) or (index > 0 and COUNTED.search(rows[index - 1])))
            and not GARBLED.search(row)
            and index not in inside
            and not (ITEM.match(below) and (ITEM.match(row) or ITEM.match(rows[index - 1])))
            and not below.startswith(_CLOSES)
            and not (INSIDE.match(below) and below[:3] != "OF ")  # OF THESE, ALL ...
            and not (_is_in_narrow_column(lengths, index, longest) and rows[index - 1][-1:].isalpha())
        ):
            yield starts[index + 1]
            if row[-1] == ":" and DAY_ROW.match(row) and not GOES_ON.search(rows[index - 1]):
                yield starts[index]


def _ends_in_initials(rows: Sequence[str], index: int) -> bool:
    """Whether a row is the rest of a sentence that ends with the initials of a country: `STATE OF` / `OHIO, U.S.A.`"""
    return index > 0 and INITIALS.search(rows[index]) is not None and goes_on(rows[index - 1])


def _is_in_narrow_column(lengths: Sequence[int], index: int, longest: int) -> bool:
    """Whether a row and those above it are much shorter than others, and it is not shorter than they: cells of a table
    whose columns a rendering joined."""
    around = max(lengths[max(0, index - _AROUND) : index + 2])
    return around < _NARROW * longest and lengths[index] > _SHARE_OF_CELL * around


def _topics(runs: Runs, colons: Iterable[int]) -> Iterator[int]:
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


def _dashed(runs: Runs, starts: Sequence[int]) -> list[int]:
    """Return the places of items with three dashes below the ends of sentences, if there are two."""
    rows = runs.rows
    items = [
        starts[index + 1]
        for index, (above, row) in enumerate(pairwise(rows))
        if row.startswith("--- ") and row[4:5].isalpha() and is_sentence(above) and not is_open(above)
    ]
    return items if len(items) >= _AGAIN else []


def _remarks(runs: Runs, starts: Sequence[int]) -> Iterator[int]:
    """Yield the places below rows in brackets that left room for the next word."""
    rows, text = runs.rows, runs.text
    place = text.find("\n(", 2)
    while place > 0:
        index = runs.row_at(place + 1)
        row = rows[index]
        alone = row.rstrip(".")[-1:] == ")" and row.count("(") == 1
        if alone and is_sentence(rows[index - 1]) and runs.has_room(index):
            yield from starts[index + 1 : index + 2]
            if row.count(" ") >= _REMARK and runs.has_room(index - 1, _ROOM_OF_REMARK):
                yield starts[index]
        place = text.find("\n(", place + 1)


def _says(row: str) -> bool:
    """Whether a row has more than its label."""
    label = LABEL.match(row)
    return label is None or label.end() < len(row)


def _entries(text: str) -> list[int]:
    """Return the places of the entries of a timetable, each below the end of a sentence or below its day."""
    below_sentences: list[int] = []
    below_days: list[int] = []
    for entry in ENTRY.finditer(text, 2):
        end = entry.start()
        if text[end - 1] in _ENTRY_ABOVE:
            below_sentences.append(end + 1)
        elif DAY_ALONE.match(text, text.rfind("\n", 0, end) + 1, end):
            below_days.append(end + 1)
    entries = below_sentences + below_days
    return entries if len(entries) >= _ENTRIES and len(below_sentences) >= _AGAIN else []


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
            if count >= _ENTRIES:
                yield from _below_keyed(text, last, longest, full)
            first, count = place, 1
        last = place
        if count == _ENTRIES and text[first - 2] in _ENTRY_ABOVE:
            yield first
    if count >= _ENTRIES:
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
    if end > 0 and recurring.is_apart(end - last, below, longest, full):
        yield end + 1
