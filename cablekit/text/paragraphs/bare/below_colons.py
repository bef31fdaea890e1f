"""Lists below a row that ends in a colon: persons, names, phrases, entries with keys or remarks.

Strategy. Authors end the rows of a list where they like, and leave room for the next word; prose fills its rows. So
short rows below a colon are a list, up to a label or the end of a sentence.
"""

import re
from collections.abc import Iterator, Sequence, Set

from cablekit.text.paragraphs.bare.items import Run
from cablekit.text.paragraphs.bare.rows import ROOM, Rows
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.row_words import SHORT
from cablekit.text.paragraphs.tables import HALF_WORD

#: the end of a sentence inside a row: "ROADS. THE"
SENTENCE_END = re.compile(r"[A-Z\d]{3}[.?!] [A-Z]")
#: the most rows of several phrases
_PHRASES = 16
#: the fewest rows of a list of phrases that ends in a full stop
_MANY = 4
#: a verb or a pronoun, which no phrase of a list has: "ROADS WILL BE CLOSED", "WE ASK"
NO_PHRASE = re.compile(
    r"\b(?:IS|ARE|WAS|WERE|HAS|HAVE|HAD|WILL|WOULD|SHOULD|MUST|CAN|CANNOT|COULD|MAY(?! \d)"
    r"|HE|SHE|WE|THEY|IT|SAID|TOLD)\b"
)
#: the fewest rows of a list, and the fewest entries that begin with a person or a name
_ROWS, _ENTRIES = 2, 3
#: the characters more for which the rows of a list that ends in a full stop left room
_ROOM_OF_LAST = 12
#: titles before the names of persons
_PERSONS = (
    *("MR. ", "MRS. ", "MISS ", "MS. ", "DR. ", "JUDGE ", "SENATOR ", "SEN. ", "AMBASSADOR ", "PROFESSOR ", "PROF. "),
    *("GENERAL ", "GEN. ", "COLONEL ", "COL. ", "CONGRESSMAN ", "REP. ", "MINISTER ", "DIRECTOR "),
    *("HON. ", "THE HON. ", "THE HONORABLE", "CAPT. ", "MAJ. ", "LTC. ", "LT. ", "CDR. ", "MME. ", "AMB. ", "GOV. "),
)
#: a name and a dash before a number: "COAST - 4,989 VOTES", "ROADS/BRIDGES -- 12 PERCENT", "STONE/- 150 TONS"
NAMED_ENTRY = re.compile(r"[A-Z][A-Z/.']{1,15}(?: [A-Z/.']{1,15}){0,2} ?-{1,2} ?\$?\d")
#: the name of a person and a comma: "HELEN ROE, HEAD OF THE BOARD", "JOHN Q. DOE, ENGINEER", "J. DOE, CLERK"
PERSON_ENTRY = re.compile(
    r"(?:(?:[A-Z]\. ?){1,2}[A-Z][A-Z'\-]+|(?:[A-Z]\. )?[A-Z][A-Z'\-]+(?: (?:[A-Z]\.|[A-Z][A-Z'\-]+)){1,3}), [A-Z]"
)
#: the name of a person, and nothing else: "HELEN ROE", "JOHN Q. DOE"
NAME_ALONE = re.compile(r"[A-Z][A-Z'\-]+(?: [A-Z]?\.)? [A-Z][A-Z'\-]+$")
#: an entry with its key before a colon: "TRUCKS: TO LIMA AND QUITO;"
KEY_FIRST = re.compile(r"[A-Z][A-Z/' ]{2,24}: (?=\S)")
#: an entry with a remark behind it: "HELEN ROE (DUTCH, WORKER)"
REMARKED_ENTRY = re.compile(r"[A-Z][A-Z'.,\- ]{2,30} \([A-Z][^()]{2,60}\)$")
#: the most characters of the last row of an entry that ends with an abbreviation
_REST = 20
#: the most characters of such a name
_NAME = 50
#: rows that begin so are in no list of short rows
_NO_NAMES = ('"', "-", "[GAP]", "QUOTE", "UNQUOTE", "QTE", "BEGIN", "END ", "DEAR", "Q", "NOTE:", "SOURCE:", "(")
#: the end of a row that opens a quoted text: "BEGIN TEXT:", "QUOTE:"
OPENS_TEXT = re.compile(r"\b(?:(?:TEXT|QUOTE|QTE):|BEGIN (?:TEXT|QUOTE|QTE)(?:[.]?|(?: OF)?(?: [A-Z\d]{1,15}){1,6}:))$")


class BelowColons(Rows):
    """The rows of a text without blank rows, and the lists below its colons.

    Args:
        text: the text, with two line ends before it.
        rows: its rows, and where each begins.
        width: the length of its longest row that no rendering joined.
        tables: the rows of its tables.
    """

    def __init__(self, text: str, rows: Sequence[str], starts: Sequence[int], width: int, tables: Set[int]) -> None:
        super().__init__(text, rows, starts, width)
        self.tables = tables
        #: the rows that end in a colon
        self.colons = list(self._colons())

    def below_colons(self) -> Iterator[Run]:
        """Yield the lists of short rows below rows that end in a colon, as names and addresses are."""
        rows = self.rows
        end = 0
        for index in self.colons:
            if index < end or index in self.tables or OPENS_TEXT.search(rows[index]):
                continue
            first = last = index + 1
            if end := self._keyed_clauses(first):
                yield first, end
                continue
            if (
                first < len(rows)
                and first not in self.tables
                and begins_entry(rows[first])
                and (entries := self.entries(first))
            ):
                yield first, entries
                continue
            if (remarked := self._remarked(first)) > first + 1:
                yield first, remarked
                continue
            while last < len(rows) and self._may_be_name(last):
                last += 1
            whole = (
                last < len(rows) and self.ends(last) and (self._are_phrases(first, last) or self._clauses(first, last))
            )
            if first < last < len(rows) and (whole or self._ends_list(first, last)):
                yield first, last
                continue
            short = sum(len(rows[at]) < SHORT or self.has_room(at, ROOM) for at in range(first, last))
            count = last - first
            if count and last < len(rows) and self.ends(last) and not self.has_room(last - 1):
                continue  # prose, the sentence of which ends there
            announced = count >= _ROWS + (last == len(rows) or LABEL.match(rows[last]) is not None)
            broken_off = last == len(rows) and count > _ROWS + 1
            if announced and 3 * short >= 2 * count and (len(rows[last - 1]) < SHORT or broken_off):
                yield first, last - 1
            elif phrases := self._phrases(first):
                yield first, phrases

    def _colons(self) -> Iterator[int]:
        place = self.text.find(":\n")
        while place > 0:
            yield self.row_at(place)
            place = self.text.find(":\n", place + 1)
        if self.text.endswith(":"):
            yield len(self.rows) - 1

    def _ends_list(self, first: int, last: int) -> bool:
        """Whether a row with a full stop is the last of a list, the other rows of which left much room: a short row
        above a label or the end of the text."""
        rows = self.rows
        row = rows[last]
        if not self.ends(last) or len(row) >= SHORT or SENTENCE_END.search(row) or LABEL.match(row):
            return False
        if last + 1 < len(rows) and not LABEL.match(rows[last + 1]):
            return False
        return all(len(rows[index]) < SHORT and self.has_room(index, _ROOM_OF_LAST) for index in range(first, last))

    def _phrases(self, first: int) -> int:
        """Return the last of several rows up to the next label that have no sentences, and at least one of which was
        ended by its author; else 0. Prose ends its last sentence."""
        rows, last = self.rows, first
        while last < len(rows) and last - first < _PHRASES and not LABEL.match(rows[last]):
            row = rows[last]
            if not row or SENTENCE_END.search(row) or row.startswith(_NO_NAMES[:-1]):
                return 0
            if self.ends(last):
                return last if self._are_phrases(first, last) else 0
            last += 1
        if last == len(rows) or last - first < _ROWS or not LABEL.match(rows[last]) or rows[last - 1][-1] in ":,-":
            return 0
        between = range(first, last - 1)
        wide = any(len(rows[index]) >= SHORT for index in between)  # several short rows may be titles
        return last - 1 if wide and any(self.has_room(index, ROOM) for index in between) else 0

    def _are_phrases(self, first: int, last: int) -> bool:
        """Whether rows above a label, the last of which ends in a full stop, are phrases: none has a verb, and their
        authors ended many of them. Prose fills its rows."""
        rows = self.rows
        if last + 1 == len(rows) or not LABEL.match(rows[last + 1]) or last - first < _MANY or LABEL.match(rows[last]):
            return False
        roomy = sum(self.has_room(index, ROOM) for index in range(first, last))
        if 2 * roomy <= last - first:
            return False
        return not any(map(NO_PHRASE.search, rows[first : last + 1]))

    def _keyed_clauses(self, first: int) -> int:
        """Return the last row of entries with keys, which semicolons part and a full stop ends; else 0. Each may have
        several rows, and another colon: `TRUCKS: TO LIMA:` / `50 PERCENT;`"""
        rows = self.rows
        if first >= len(rows) or KEY_FIRST.match(rows[first]) is None:
            return 0
        keys = parted = 0
        for index in range(first, min(len(rows), first + _PHRASES)):
            if LABEL.match(rows[index]) or NO_PHRASE.search(rows[index]):
                return 0
            keys += KEY_FIRST.match(rows[index]) is not None
            parted += rows[index][-1:] == ";"
            if self.ends(index):
                return index if parted >= _ROWS and keys > parted - 1 else 0
        return 0

    def _clauses(self, first: int, last: int) -> bool:
        """Whether rows are the entries of one sentence, which semicolons part and a full stop ends: `CONSUL ROE;`."""
        rows = self.rows[first : last + 1]
        parted = sum(row[-1] == ";" for row in rows)
        if parted < _ROWS or 2 * parted < len(rows) - 1 or self.rows[last - 1][-1] != ";":
            return False
        labels = filter(None, map(LABEL.match, rows))
        return not any(NO_PHRASE.search(row) for row in rows) and all(
            self.is_initial(each[0].strip()) for each in labels
        )

    def _remarked(self, first: int) -> int:
        """Return the last row of several entries that all end with a remark, which may end on another row:
        `HELEN ROE (DUTCH, WORKER)`."""
        rows, last = self.rows, first
        while last < len(rows):
            entry = rows[last]
            wrapped = "(" in entry and ")" not in entry and last + 1 < len(rows) and "(" not in rows[last + 1]
            if not REMARKED_ENTRY.match(f"{entry} {rows[last + 1]}" if wrapped else entry):
                break
            last += 1 + wrapped
        return last - 1

    def entries(self, first: int) -> int:
        """Return the last row of a list of persons or other entries, each of which begins with a title or a name, and
        may have more rows, up to a label, prose or the end of the text; else 0."""
        rows, last, count = self.rows, first, 0
        while last < len(rows):
            row = rows[last]
            label = LABEL.match(row)
            if label and not self.is_initial(label[0].strip()):
                break
            if begins_entry(row) or NAME_ALONE.match(row):
                count += 1
            elif count >= _ENTRIES and NO_PHRASE.search(row) and self.has_room(last - 1):
                break
            if not row or row[-1] == ":" or (self.ends(last) and not self._ends_entry(last)):
                return 0
            last += 1
        return last - 1 if count >= _ENTRIES and 2 * count >= last - first else 0

    def _ends_entry(self, index: int) -> bool:
        """Whether a row with a full stop ends an entry, not a sentence: another entry, a label or nothing is below."""
        row, below = self.rows[index], self.rows[index + 1] if index + 1 < len(self.rows) else None
        if below is None or LABEL.match(below):
            return True
        return (len(row) < _REST or (begins_entry(row) and not NO_PHRASE.search(row))) and begins_entry(below)

    def _may_be_name(self, index: int) -> bool:
        """Whether a row can be one of a list: it ends no sentence, and does not begin prose."""
        row = self.rows[index]
        if row.strip(" \t") != row or row[-1:] in ("", ":") or self.ends(index) or row.startswith(_NO_NAMES):
            return False
        if HALF_WORD.search(row, len(row) - 2):
            return False
        if len(row) >= self.full and self.rows[index - 1][-1:] not in ",;:" and NO_PHRASE.search(row):
            return False
        if (label := LABEL.match(row)) and not self.is_initial(label[0].strip()):
            return False
        if len(row) < self.full or index + 1 >= len(self.rows):
            return True
        return len(self.rows[index + 1]) < self.full and not self.ends(index + 1)


def begins_entry(row: str) -> bool:
    """Whether a row begins an entry of a list: with the title or the name of a person, or with a name and a dash."""
    if row.startswith(_PERSONS) or ("-" in row[:_NAME] and NAMED_ENTRY.match(row)):
        return True
    return is_person(row)


def is_person(row: str) -> bool:
    """Whether a row begins with the name of a person and a comma."""
    return "," in row[:_NAME] and PERSON_ENTRY.match(row) is not None
