"""Distribution: ACTION or ORIGIN and INFO, with copies and their total (format guide 4).

Strategy. A labelled row opens it, rows of office-copies pairs alone continue it. The rows, joined, are a list of such
pairs; a label switches the list that pairs go to, and a short row of ACTION ends its list. Rows of 1968, with blanks
and commas, are read like those of later years. The total should equal the sum of all copies: `balanced` says whether
it does. A number of copies that a scan damaged is read if the total proves it (`proof` also reads crossed zeros), a
damaged office if only one in the glossary matches (`mending`); else it is null. `scanned` splits rows of forms with
dirt between their pairs.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cablekit import glossary
from cablekit.diagnostics import DISTRIBUTION_UNBALANCED, Notes, Witness
from cablekit.fields.distribution import scanned
from cablekit.fields.distribution.mending import DIGITS, FIELD_PATH, NO_OFFICE, are_numbers, are_symbols, mend, symbol
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.model import Distribution, Office

X = re.VERBOSE

#: "ACTION MC-02", "ORIGIN NODS-00", "INFO  OCT-01  ARA-16"
DISTRIBUTION_LABEL = re.compile(r"^(?P<label>ACTION|ORIGIN|INFO)\b[:\s]*")

#: a number of copies of two characters, one of which is damaged: O1, 2?
_DAMAGED_COPIES = r"(?:\d[A-Z?*]|[A-Z?*]\d)(?![A-Z0-9])"
#: "OCT-01"; the symbol has letters and digits, never blanks; "OCT-O1"
OFFICE_COPIES = re.compile(
    rf"""(?P<office>[A-Z][A-Z0-9/]{{0,7}})\s?-\s?
        (?:(?P<damaged>{_DAMAGED_COPIES})|(?P<copies>\d\s\d(?!\S)|\d{{1,3}})(?!\d))""",
    X,
)

#: an ordinary row without its label, with nothing damaged or lost: "OCT-01  ARA-16  ISO-00  /109 W"
PLAIN_ROW = re.compile(
    r"(?P<pairs>(?:[A-Z][A-Z0-9/]{0,7}+-\d{1,3}+(?:\s++|$))*+)(?:/(?P<total>\d{1,3})\s(?P<code>[A-Z]))?$"
)
#: one such pair, its office in letters: "ARA-16"
PLAIN_PAIR = re.compile(r"(?P<office>[A-Z][A-Z/]{0,7})-(?P<copies>[0-9]{1,3})")
#: the label of the next list inside a row: "ORIGIN EUR-12  INFO OCT-01"
DISTRIBUTION_INSIDE = re.compile(r"\s(?=INFO(?:[:\s]|-[A-Z]))")
#: "/109 W", "/031 W", "/ 007 W", "/026 W  ( ADP )"
DISTRIBUTION_TOTAL = re.compile(r"(?<![\w/])/\s?(?P<total>\d{1,3})(?:\s*(?P<code>[A-Z]))?(?:\s*\([^()]*\))?$")

#: "( ISO ) W" (1974LAPAZ02574): a word instead of the total
DISTRIBUTION_WORD = re.compile(r"(?:\((?P<word>[^()]*)\)\s*(?P<code>[A-Z])?)$")

#: a row that holds only office-copies pairs, and a total or a word instead of it
DISTRIBUTION_ROW = re.compile(
    rf"""^(?:[A-Z][A-Z0-9/]{{0,7}}\s?-\s?(?:{_DAMAGED_COPIES}|\d{{1,3}}(?:\s\d(?!\S))?)\s*)*
        (?:/\s?\d{{1,3}}(?:\s*[A-Z])?)?(?:\s*\([^()]{{0,20}}\)(?:\s*[A-Z])?)?$""",
    X,
)

#: a pair of 1968, separated by a blank, and a row of such pairs with commas: "EUR 04", "CIAE 00"
_OLD_PAIR = r"(?P<office>[A-Z][A-Z0-9]{0,4})\s(?P<copies>\d\d|[\d@?][\dA-Z@?])(?=\s?(?:[,/]|$))"
OLD_PAIR = re.compile(_OLD_PAIR)
_PLAIN_PAIR = _OLD_PAIR.replace("?P<office>", "?:").replace("?P<copies>", "?:")
#: "ACTION EUR 04", "INFO SS 20,NSC 10,CIAE 00,/034 W", "SY 03, FBI 01,RSR @1,/068 W", "INFO L 03,"
OLD_ROW = re.compile(
    rf"""^(?:(?:ACTION|ORIGIN)\s+{_PLAIN_PAIR}$|(?=.*[,/])(?:(?:ACTION|ORIGIN|INFO)\s+)?
        (?:{_PLAIN_PAIR}\s?,\s?){{0,20}}(?:{_PLAIN_PAIR}\s?)?(?:/\s?\d{{1,3}}(?:\s?[A-Z])?)?$)""",
    X,
)
#: a row that may be a pair, or the number of a paper: "TX-387"
PAIR_ALONE = re.compile(r"^(?P<office>[A-Z]{1,5})-\d{3}$")
#: a pair in a scan: "000E-00", "10-19", "0M8-01", "copy-ol", "PM-b", "PA-01*", "N*AE-00", "CIAE*00", "$S-00"
SCANNED_PAIR = re.compile(r"^(?P<office>[A-Za-z0-9.*$]{1,8})[-*~](?P<copies>[\w@?!]{1,3})[^\w\s]?$")
#: a blank in a pair: "EUR- 01", "USIE- OO"
PARTED = re.compile(r"(?<=[A-Za-z])-\s(?=[\dO])")
#: a pair whose zeros are letters, or are crossed: "USIE-OO", "NSAE-@@", "L-@3"
ZEROS = re.compile(r"^[A-Z]{1,5}[-~](?:OO|@[\d@O]|\d@)$")
#: the total after a scanned row: "SART-01  /074 W"
SCANNED_TOTAL = re.compile(r"\s/\s?\d{3}\s?[A-Z]$")

#: dirt between pairs: "PM-02 . PRS-01"
LONE_MARKS = re.compile(r"(?<!\S)[^\w\s/()]{1,2}(?:\s|$)")
#: what is left of a pair at the edge of a sheet: "HA-09    I"
SPECK = re.compile(r"\s[A-Za-z|]$")

#: signs that a scan may have read for a digit: "PM-b", "CIAE-HO"
_LIKE_DIGITS = re.compile(r"[OoQD@IilbSBZGU\d?!]")
#: at least this share of the pairs of a scanned row is undamaged
_WHOLE = 0.4
_TWO, _MOST = 2, 99
_WIDEST = 120
_PAIR = 9
_DIGITS_OF_TOTAL = 3
#: a row of this length has no room for another pair
_FULL = 50


_Pair = tuple[str, str]
"""An office and its copies as written."""
_LABELS = ("ACTION", "ORIGIN", "INFO")
_NOT_PLAIN = frozenset([*_LABELS, NO_OFFICE])


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim a label with a pair after it: INFO alone may open a list of addressees."""
    match = DISTRIBUTION_LABEL.match(text)
    if match is None:
        return None
    paired = "-" in text and (OFFICE_COPIES.match(text, match.end()) or OFFICE_COPIES.search(text))
    return Claim(Kind.DISTRIBUTION, text) if paired or _is_old(text) else None


def _is_old(text: str) -> bool:
    """Whether a line is a row of 1968: with a comma or the stroke of a total, or the one pair of ACTION or ORIGIN."""
    return ("," in text or "/" in text or text[0] in "AO") and OLD_ROW.match(text) is not None


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether a row holds only pairs, or their total."""
    return _is_row(text, near)


def fits(text: str, near: Near) -> Claim | None:
    """Claim, in the header, a label regardless of what follows, or a row of pairs below the distribution."""
    if text[0] in "AOI" and DISTRIBUTION_LABEL.match(text):
        return Claim(Kind.DISTRIBUTION, text)
    return Claim(Kind.DISTRIBUTION, text) if Kind.DISTRIBUTION in near.seen and _is_row(text, near) else None


def strays(text: str) -> bool:
    """Whether a line far below the header holds only pairs of known offices, or the total: a scan that reads columns
    one after the other leaves such lines below the text of a sheet."""
    if "-" not in text and "/" not in text and "*" not in text and "~" not in text:
        return False  # cheaper than the patterns
    if text.startswith("INFO "):
        text = text[len("INFO ") :].lstrip()
    if len(text) > _WIDEST or not (DISTRIBUTION_ROW.match(text) or _is_scanned(text, far=True)):
        return False
    pairs = _pairs(DISTRIBUTION_TOTAL.sub("", text))
    return bool(text) and all(symbol(office) is not None for office, _ in pairs)


def resembles(text: str) -> bool:
    """Whether a line looks like one pair in a scan, of any office: "vc-o00"."""
    return len(text) <= _PAIR and SCANNED_PAIR.match(text) is not None


def proves(rows: Sequence[str], stray: Sequence[str]) -> bool:
    """Whether stray rows complete a distribution: only with them its copies add up to the total."""
    return not _is_balanced(rows) and _is_balanced([*rows, *stray])


def _is_balanced(rows: Sequence[str]) -> bool:
    written = _read_rows([piece for row in rows for piece in _rows(row)])
    copies = [pair[1] for some in written.lists.values() for pair in some]
    return are_numbers(copies) and written.total != "" and sum(map(int, copies)) == int(written.total)


def _is_row(text: str, near: Near) -> bool:
    """Whether a line holds only pairs, or their total; a note in parentheses below the drafter is not a total."""
    drafted = Kind.DRAFTED in near.seen or Kind.APPROVED in near.seen
    if text[0] == "(" and drafted:
        return False
    above = near.above.rest if near.above is not None and near.above.kind is Kind.DISTRIBUTION else ""
    if "/" in above and (alone := PAIR_ALONE.match(text)) and DISTRIBUTION_TOTAL.search(above):
        return symbol(alone["office"]) is not None
    if PLAIN_ROW.match(text) or DISTRIBUTION_ROW.match(text) or OLD_ROW.match(text):
        return True
    return (above != "" or not drafted) and (_is_scanned(text) or _is_dirty(text))


def _is_dirty(text: str) -> bool:
    """Whether a line is a row of pairs, with or without their total, that has dirt in it."""
    if len(text) <= _WIDEST and (swept := LONE_MARKS.sub("", text)) != text and DISTRIBUTION_ROW.match(swept):
        return len(OFFICE_COPIES.findall(swept)) > 1
    bare, end = scanned.without_total(text)
    return scanned.pairs(bare) is not None or (end is not None and (not bare or _is_scanned(bare)))


def _is_scanned(text: str, *, far: bool = False) -> bool:
    """Whether a line is a row of pairs, some of which a scan damaged. A single pair whose copies have no digit is one
    only in the header, not `far` below it."""
    pairs = _scanned_pairs(SCANNED_TOTAL.sub("", text))
    if not pairs or len(pairs) > _MOST or not all(map(SCANNED_PAIR.match, pairs)):
        return False
    undamaged = sum((DISTRIBUTION_ROW.match(pair) or ZEROS.match(pair)) is not None for pair in pairs)
    if len(pairs) > 1:
        return undamaged >= _WHOLE * len(pairs)
    office, _, copies = pairs[0].partition("-")
    if not copies.translate(DIGITS).isdecimal():
        is_like = _LIKE_DIGITS.search(copies) is not None and len(copies) <= _TWO
        return is_like and not far and office.isupper() and glossary.office(office) is not None
    return symbol(office) is not None


def _scanned_pairs(text: str) -> list[str]:
    """Return the words of a row without its total, each of which may be a pair."""
    return (PARTED.sub("-", SPECK.sub("", text)) if "- " in text else SPECK.sub("", text)).split()


def read(lines: Sequence[Line], notes: Notes) -> Distribution:
    """Return the distribution of the rows of a transmission; empty without rows."""
    return _read_plain(lines) or _read_any(lines, notes)


def _read_plain(lines: Sequence[Line]) -> Distribution | None:
    """Return the distribution of rows with nothing damaged or lost, read word by word: labels, offices in letters
    with their copies, the sum as total. None for any other, which the patterns read."""
    lists: dict[str, list[Office]] = {label: [] for label in _LABELS}
    offices, copies = lists["ACTION"], 0
    total: int | None = None
    code: str | None = None
    for line in lines:
        words = line.rest.split()
        if words and words[0] in lists:
            offices = lists[words[0]]
            del words[0]
        elif offices is not lists["INFO"]:
            return None
        if len(words) > 1 and words[-2][0] == "/":
            stated, code = words[-2][1:], words[-1]
            if not (stated.isdecimal() and len(stated) <= _DIGITS_OF_TOTAL and len(code) == 1 and "A" <= code <= "Z"):
                return None
            total = int(stated)
            del words[-2:]
        for word in words:
            pair = _plain_pair(word)
            if pair is None:
                if word != "INFO" or word is words[-1]:
                    return None
                offices = lists["INFO"]
                continue
            offices.append(Office(*pair))
            copies += pair[1]
    if total is not None and copies != total:
        return None
    balanced = None if total is None else True
    return Distribution(lists["ACTION"], lists["ORIGIN"], lists["INFO"], total, code, balanced)


@lru_cache(maxsize=4096)
def _plain_pair(word: str) -> tuple[str, int] | None:
    """Return an office and its copies; None for any other word. Cached: an office has few different copies."""
    match = PLAIN_PAIR.fullmatch(word)
    return None if match is None or match["office"] in _NOT_PLAIN else (match["office"], int(match["copies"]))


def _read_any(lines: Sequence[Line], notes: Notes) -> Distribution:
    """Return the distribution of rows that may be damaged; empty without rows."""
    rows = _read_rows([row for line in lines for row in _rows(line.rest)])
    everyone = [pair for some in rows.lists.values() for pair in some]
    symbols, written = zip(*everyone, strict=True) if everyone else ((), ())
    sound_numbers = are_numbers(written)
    numbers = list(map(int if sound_numbers else _number, written))
    offices = list(map(Office, symbols, numbers))
    total = int(rows.total) if rows.total else None
    unread: list[str] = []
    copies = sum(filter(None, numbers))
    sound = sound_numbers and are_symbols(symbols)
    if not sound or (total is not None and copies != total):
        total = mend(offices, written, rows.total, lines[0].number, notes)
        unread = [
            f"{office.office}-{raw}" for office, raw in zip(offices, written, strict=True) if office.copies is None
        ]
        copies = sum([office.copies or 0 for office in offices])
    origin = len(rows.lists["ACTION"])
    info = origin + len(rows.lists["ORIGIN"])
    balanced = None if total is None or unread else copies == total or copies - _again(offices, info) == total
    if unread or balanced is False:
        _unbalanced(lines[-1].number, copies, total, unread, notes)
    return Distribution(offices[:origin], offices[origin:info], offices[info:], total, rows.code, balanced)


def _again(offices: Sequence[Office], info: int) -> int:
    """Return the copies that INFO, from index `info` on, repeats of ACTION or ORIGIN: the total may count them once."""
    first = {(office.office, office.copies) for office in offices[:info]}
    return sum([office.copies or 0 for office in offices[info:] if (office.office, office.copies) in first])


class _Written(NamedTuple):
    """The pairs of all rows by their label, the total as written, and its code letter."""

    lists: dict[str, list[_Pair]]
    total: str
    code: str | None


def _read_rows(rows: Sequence[str]) -> _Written:
    lists: dict[str, list[_Pair]] = {"ACTION": [], "ORIGIN": [], "INFO": []}
    pairs = lists["ACTION"]
    total, code = "", None
    above = ""
    for text in rows:
        row = text
        if label := DISTRIBUTION_LABEL.match(text):
            pairs = lists[label["label"]]
            text = text[label.end() :]
        elif above and len(above) < _FULL:
            pairs = lists["INFO"]  # ACTION or ORIGIN had room for it: a scan read the label INFO elsewhere
        above = row
        if plain := PLAIN_ROW.match(text):
            pairs += [tuple(pair.split("-")) for pair in plain["pairs"].split()]
            if plain["total"]:
                total, code = plain.group("total", "code")
            continue
        if "/" in text and (end := DISTRIBUTION_TOTAL.search(text)):
            total, code = end["total"], end["code"]
        elif "(" in text and (word := DISTRIBUTION_WORD.search(text)):
            code = word["code"] or code
        elif (dirty := scanned.without_total(text))[1] is not None:
            text, total, code = dirty[0], dirty[1]["total"], dirty[1]["code"]
        pairs += _pairs(text)
    return _Written(lists, total, code)


def _pairs(text: str) -> list[_Pair]:
    """Return the pairs of a row without its label."""
    if "-" not in text and (OLD_ROW.match(text) or OLD_ROW.match(f"ACTION {text}")):
        return [(match["office"], match["copies"]) for match in OLD_PAIR.finditer(text)]
    if not DISTRIBUTION_ROW.match(text) and _is_scanned(text):
        matches = filter(None, map(SCANNED_PAIR.match, _scanned_pairs(text)))
        return [(match["office"], match["copies"]) for match in matches]
    old = "-" not in text or text.count("-") < text.count(",")  # a scan may read a blank as a dash
    if old and (dirty := scanned.pairs(scanned.without_total(text)[0])) is not None:
        return dirty
    return [(office, damaged or written) for office, damaged, written in OFFICE_COPIES.findall(text)]


def _number(written: str) -> int | None:
    """Return copies as a number; a blank may be inside."""
    digits = written if written.isdecimal() else "".join(written.split())
    return int(digits) if digits.isdecimal() else None


def _rows(text: str) -> list[str]:
    """Return the pieces of a row, cut before INFO inside it."""
    return DISTRIBUTION_INSIDE.split(text) if text.find("INFO", 4) > 0 else [text]


def _unbalanced(line: int, copies: int, total: int | None, unread: Sequence[str], notes: Notes) -> None:
    says = "there is no total" if total is None else f"the total says {total}"
    message = f"the copies add up to {copies}, {says}"
    if unread:
        message = f"{', '.join(unread)}: unreadable; the other copies add up to {copies}, {says}"
    values = [Witness("sum of the copies", str(copies))]
    if total is not None:
        values.append(Witness("total", str(total), line))
    notes.add(DISTRIBUTION_UNBALANCED, line, f"{FIELD_PATH}.total", message, values)


FIELD = Field(read=read, heads=("ACTION", "ORIGIN", "INFO"), opens=opens, continues=continues, fits=fits)
