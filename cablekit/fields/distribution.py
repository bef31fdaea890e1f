"""Distribution: ACTION or ORIGIN and INFO, with copies and their total (format guide 4).

Strategy. A labelled row opens it, rows of nothing but office-copies pairs continue it. The rows, joined, are a list of
such pairs; a label switches the list that pairs go to. The total equals the sum of all copies: `balanced` says whether
it does. A number of copies that can't be read is null, and said beside the sum.
"""

import re
from collections.abc import Sequence

from cablekit.diagnostics import DISTRIBUTION_UNBALANCED, Notes, Witness
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.model import Distribution, Office

X = re.VERBOSE

#: "ACTION MC-02", "ORIGIN NODS-00", "INFO  OCT-01  ARA-16"
DISTRIBUTION_LABEL = re.compile(r"^(?P<label>ACTION|ORIGIN|INFO)\b[:\s]*")

#: a number of copies of two characters, one of which is damaged: O1, 2?
_DAMAGED_COPIES = r"(?:\d[A-Z?*]|[A-Z?*]\d)(?![A-Z0-9])"
#: "OCT-01"; letters and digits of the symbol, blanks never inside; "OCT-O1"
OFFICE_COPIES = re.compile(
    rf"""(?P<office>[A-Z][A-Z0-9/]{{0,7}})\s?-\s?
        (?:(?P<damaged>{_DAMAGED_COPIES})|(?P<copies>\d\s\d(?!\S)|\d{{1,3}})(?!\d))""",
    X,
)

#: the label of the next list inside a row: "ORIGIN EUR-12  INFO OCT-01"
DISTRIBUTION_INSIDE = re.compile(r"\s(?=INFO(?:[:\s]|-[A-Z]))")
#: "/109 W", "/031 W", "/ 007 W", "/026 W  ( ADP )"
DISTRIBUTION_TOTAL = re.compile(r"(?<![\w/])/\s?(?P<total>\d{1,3})(?:\s*(?P<code>[A-Z]))?(?:\s*\([^()]*\))?$")

#: "( ISO ) W" (1974LAPAZ02574): a word in place of the total
DISTRIBUTION_WORD = re.compile(r"(?:\((?P<word>[^()]*)\)\s*(?P<code>[A-Z])?)$")

#: a row that holds nothing but office-copies pairs, and a total or a word in its place
DISTRIBUTION_ROW = re.compile(
    rf"""^(?:[A-Z][A-Z0-9/]{{0,7}}\s?-\s?(?:{_DAMAGED_COPIES}|\d{{1,3}}(?:\s\d(?!\S))?)\s*)*
        (?:/\s?\d{{1,3}}(?:\s*[A-Z])?)?(?:\s*\([^()]{{0,20}}\)(?:\s*[A-Z])?)?$""",
    X,
)

FIELD_PATH = "header.distribution"


def opens(text: str, page: Page | None) -> Claim | None:
    """A label with a pair after it: INFO opens a list of addressees too."""
    match = DISTRIBUTION_LABEL.match(text)
    if match is None or not OFFICE_COPIES.search(text):
        return None
    return Claim(Kind.DISTRIBUTION, text)


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether a row holds nothing but pairs, or their total."""
    return _is_row(text, near)


def fits(text: str, near: Near) -> Claim | None:
    """In the header: a label whatever follows it, or a row of pairs below other lines."""
    if text[0] in "AOI" and DISTRIBUTION_LABEL.match(text):
        return Claim(Kind.DISTRIBUTION, text)
    return Claim(Kind.DISTRIBUTION, text) if Kind.DISTRIBUTION in near.seen and _is_row(text, near) else None


def _is_row(text: str, near: Near) -> bool:
    """Whether a line holds nothing but pairs, or their total; below the drafter a note in parentheses is his."""
    if text[0] == "(" and (Kind.DRAFTED in near.seen or Kind.APPROVED in near.seen):
        return False
    return DISTRIBUTION_ROW.match(text) is not None


def read(lines: Sequence[Line], notes: Notes) -> Distribution:
    """The distribution of the rows of a transmission; empty without rows."""
    lists: dict[str, list[Office]] = {"ACTION": [], "ORIGIN": [], "INFO": []}
    offices = lists["ACTION"]
    total: int | None = None
    code: str | None = None
    copies = 0
    unread: list[str] = []
    for text in [row for line in lines for row in _rows(line.text)]:
        label = DISTRIBUTION_LABEL.match(text)
        if label:
            offices = lists[label["label"]]
            text = text[label.end() :]
        for office, damaged, written in OFFICE_COPIES.findall(text):
            if damaged:
                offices.append(Office(office, None))
                unread.append(f"{office}-{damaged}")
            else:
                number = int(written if written.isdecimal() else "".join(written.split()))
                offices.append(Office(office, number))
                copies += number
        if "/" in text and (end := DISTRIBUTION_TOTAL.search(text)):
            total, code = int(end["total"]), end["code"]
        elif "(" in text and (word := DISTRIBUTION_WORD.search(text)):
            code = word["code"] or code
    balanced = None if total is None or unread else copies == total
    if unread or balanced is False:
        _unbalanced(lines[-1].number, copies, total, unread, notes)
    return Distribution(lists["ACTION"], lists["ORIGIN"], lists["INFO"], total, code, balanced)


def _rows(text: str) -> list[str]:
    """A row, cut where INFO is inside it."""
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
