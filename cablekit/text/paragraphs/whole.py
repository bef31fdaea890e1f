"""The whole text, and the contents of its paragraphs: classification, heading, kind, prose on one line."""

import re
from collections.abc import Mapping

from cablekit import grammar as g
from cablekit.model import Paragraph, ParagraphKind
from cablekit.text.hyphens import Hyphens
from cablekit.text.paragraphs.beginnings import BLANK, LIST_ROW
from cablekit.text.paragraphs.labels import LABEL, MARK_FIRST, PARAGRAPH_MARK
from cablekit.text.paragraphs.outline import Labels
from cablekit.text.paragraphs.parts import LONGEST_NAME, NAME_OF_PART, NAMED_PART, damaged_part, ends_of_parts
from cablekit.text.paragraphs.places import Block
from cablekit.text.paragraphs.quotations import Quotations
from cablekit.text.paragraphs.row_ends import is_list
from cablekit.text.paragraphs.tables import COLUMN, Tables, has_columns, is_amounts, is_figures
from cablekit.values import classification, fold
from cablekit.vocabulary import CLASSIFICATION, MARK, MONTH_NAME, WEEKDAY

#: rows with a key before a colon: "SPONSOR: URUGUAY", "US POSITION: YES" (1979LAPAZ03561)
KEYED_ROW = re.compile(r"\n[ \t]*[A-Z][A-Z/'\-]{0,20}+(?: [A-Z][A-Z/'\-]{0,20}+){0,2}:(?=\s)")
#: rows of a timetable: "8:30 A.M. DEPART LIMA", "0930 LEAVE", "12 NOON ARRIVE", "SUNDAY, MAY 4"; most other rows are
#: rejected at their first character, the rest at the third
TIMED_ROW = re.compile(
    rf"""\n(?=[ \t0-9MNSTWF])(?=[ \t0-9]|MON|MID|NOON|SUN|SAT|TUE|THU|WED|FRI)[ \t]*(?:
        \d{{1,2}}[:.]\d{{2}}\b(?!\s?(?:PCT|PERCENT|MILLION|BILLION|AND|OR|ON|IN|TO|AT|BY)\b)
        |[012]\d[0-5]\d(?:\s?HRS|Z)?(?::|\s?-)?\s?[A-Z]
        |(?:12\s)?(?:NOON|MIDNIGHT)\b
        |{WEEKDAY}\b)""",
    re.VERBOSE,
)
#: those of one that begins with a date: "MAY 9 - 2010 DEPART", "MAY 16 TO 20 CONFERENCE"
DATED_ROW = re.compile(
    rf"""\n[ \t]*{MONTH_NAME}[.]?\s{{1,2}}\d{{1,2}}
        (?:\s?[:\-]|\s\s|\s(?:\d{{4}}|NOON|TO\s\d{{1,2}})\b)""",
    re.VERBOSE,
)
#: the classification of a title behind its words: "SHOW OF BOATS (LOU)", "BOATS (CONF)", "BOATS (U):"
MARK_BEHIND = re.compile(rf"(?<=\S)\s*\(\s?(?P<word>{MARK}|{CLASSIFICATION}|UNCLAS|CONF)\s?\)[.:]?$")
#: the classification of an item with a dash: "-- (S) THE ROAD"
MARKED_ITEM = re.compile(rf"(?P<dash>-{{1,3}}) ?\((?P<mark>{MARK})\) ")
#: the rows of a list
LIST_ROWS = re.compile(r"(?<=\n)[ \t]*-{1,2}(?:\s{1,4}\S|[^\s\d-])")
#: the mark of a whole text; in scans a speck may be before it: ".CONFIDENTIAL - ENTIRE TEXT."
ENTIRE = re.compile(rf"[.,'•*]{{0,2}}{g.ENTIRE_TEXT.pattern}")
#: after ENTIRE TEXT: "). SUMMARY" (1979STATE030137)
BEHIND_ENTIRE = re.compile(r"[\s.)\-:]*")

#: the ends of rows of figures
_FIGURE_ENDS = frozenset("0123456789%)-")
_KINDS: dict[str, ParagraphKind] = {"SUMMARY": "summary", "COMMENT": "comment", "ACTION": "action_requested"}
#: the fewest times of a timetable, and the most rows of each
_TIMES = 3
_MONTHS = frozenset(["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"])
#: marks at the end of an entry
_ENTRY_ENDS = frozenset(".;,:")
#: white space other than blanks and line ends
_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f"


class Whole:
    """The whole text after two line ends, and what it contains: paragraphs are not searched for anything else."""

    def __init__(self, quotations: Quotations) -> None:
        self.text = text = quotations.text
        self.tables = Tables(text) if "   " in text and COLUMN.search(text) else None
        #: whether its only white space is blanks and line ends
        self.plain = text.isascii() and not any(map(text.__contains__, _SPACES))
        #: whether rows begin with dashes: two characters take long to find, so they are searched for once
        self.dashes = "\n-" in text
        self.entire = quotations.texts and "ENTIRE TEXT" in text
        self.hyphens = Hyphens(text)
        self.quotations = quotations
        self.ends = ends_of_parts(text)
        #: where lists and tables begin that blank rows do not show
        self.kinds: Mapping[int, ParagraphKind] = {}
        #: places of damaged names of parts that were read, with the name as it should be
        self.damaged: list[tuple[int, str]] = []

    def paragraph(self, block: Block, labels: Labels) -> Paragraph:
        """Return the paragraph of a block: after its labels, classification, heading, kind and text."""
        text, (start, at, end) = self.text, block
        name, level = labels[-1] if labels else (None, 0)
        word = heading = None
        head = at
        if labels and text.startswith("(", start) and (first := MARK_FIRST.match(text, start, end)):
            word, at = classification(first["word"]), first.end()
            head = at
        elif text.startswith("(", at) and (mark := PARAGRAPH_MARK.match(text, at, end)):
            word, at = classification(mark["mark"]), mark.end()
            if len(labels) > 1 and (label := LABEL.match(text, at, end)) and label[0].strip("(). \t") == name:
                at = label.end()
            head = at
        elif self.entire and (entire := ENTIRE.match(text, at, end)):
            word = classification(entire["word"]) or entire["word"]
            head = BEHIND_ENTIRE.match(text, entire.end(), end).end()  # type: ignore[union-attr]
        title = NAMED_PART.match(text, head, end)
        if title:
            heading = fold(title["name"])
        elif (
            labels
            and (":" in (opening := text[at : at + LONGEST_NAME]) or "." in opening)
            and (part := NAME_OF_PART.match(text, at, end))
        ):
            heading = damaged_part(part["name"])
            if heading:
                self.damaged.append((at, heading))
        kind = self._kind(start, at, end, name, heading)
        if self.kinds and kind in ("prose", "list"):
            kind = self.kinds.get(start, kind)
        if kind == "list" and name is None and is_amounts(text[start:end].split("\n")):
            kind = "table"
        written = text[at:end]
        if kind == "prose" and word is None and written[:1] == "-" and (item := MARKED_ITEM.match(written)):
            word, written = classification(item["mark"]), f"{item['dash']} {written[item.end() :]}"
        if kind in ("table", "list") and "\n\n" in written:
            written = BLANK.sub("\n", written)
        if kind == "table" or (kind == "list" and name is None):
            written = " " * (at - start) + written
        elif kind != "list":
            written = self._joined(written)
        return Paragraph(name, level, kind, word, heading, written)

    def repeated(self, block: Block) -> Paragraph:
        """Return the opening of a telegram repeated in the text, or its signature, as one paragraph."""
        return Paragraph(None, 0, "quoted", text=self._joined(self.text[block[0] : block[2]]))

    def _kind(self, start: int, at: int, end: int, label: str | None, heading: str | None) -> ParagraphKind:
        """Return the kind of a block; `at` is the place after its labels. Headings are recognised later (`context`)."""
        if heading:
            for word, kind in _KINDS.items():
                if word in heading:
                    return kind
        text = self.text
        if text.find("\n", start, end) < 0:
            return "table" if self.tables and has_columns(text[start:end]) else "prose"
        if self.tables and self.tables.is_table(start, end):
            return "table"
        if text[end - 1] in _FIGURE_ENDS and is_figures(text[start:end].split("\n")):
            return "table"
        if text[start] in " \t-" and LIST_ROW.match(text, start):
            return "list" if len(LIST_ROWS.findall(text, start, end)) > 1 else "prose"
        if text[end - 1] not in ".?!":
            apart = label is None and text[start - 2] == "\n"
            announced = text[start - 3 if apart else start - 2] == ":"
            if is_list(text[start:end].split("\n"), 2 if announced else 3):
                return "list"
        colon = text.find(":", start, end)
        keyed = colon >= 0 and text.find(":", colon + 1, end) >= 0 and _is_keyed(text, start, end)
        return "list" if keyed or _is_timetable(text, start, end) else "prose"

    def _joined(self, rows: str) -> str:
        """Join rows on one line, with words rejoined and white space folded."""
        if "-" in rows and "-\n" in rows:  # a single character is found much faster than two
            rows = self.hyphens.join(rows)
        if not self.plain:
            return fold(rows)
        rows = rows.replace("\n", " ")
        while "  " in rows:
            rows = rows.replace("  ", " ")
        return rows.strip(" ")


def unmark(title: Paragraph) -> None:
    """Take the classification of a title from behind its words: `2. YEARLY SHOW OF BOATS (LOU)`."""
    mark = MARK_BEHIND.search(title.text)
    if mark:
        word = "CONFIDENTIAL" if mark["word"] == "CONF" else mark["word"]
        title.classification, title.text = classification(word), title.text[: mark.start()]


def _is_timetable(text: str, start: int, end: int) -> bool:
    """Whether more than half of the rows, and three at least, begin with a time or a day of the week.

    If the first does, and each is below the end of an entry, the entries may continue on more rows.
    """
    entry = DATED_ROW if text[start : start + 3] in _MONTHS else TIMED_ROW
    timed = len(entry.findall(text, start - 1, end))
    if timed < _TIMES:
        return False
    rows = text.count("\n", start, end) + 1
    if 2 * timed > rows:
        return True
    places = [match.start() for match in entry.finditer(text, start - 1, end)]
    return places[0] < start and _TIMES * timed > rows and all(text[at - 1] in _ENTRY_ENDS for at in places[1:])


def _is_keyed(text: str, start: int, end: int) -> bool:
    """Whether at least half of the rows, and at least two, have a key before a colon, as in biographic data.

    A row between them continues the one above.
    """
    half = text.count("\n", start, end) // 2
    if text.count(":", start, end) <= half:
        return False
    keyed = len(KEYED_ROW.findall(text, start - 1, end))
    return keyed > max(1, half)
