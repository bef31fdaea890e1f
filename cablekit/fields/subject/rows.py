"""Where a subject ends: which rows below its label are its own.

Strategy. The subject continues until a blank line, a numbered paragraph or a passing line. If the rendering has no
blank lines, it continues while each row has no room for the first word of the next, or if little is between a long row
and the first certain line; a row that ends in a comma, in half a word or in a word that ends no subject always goes on.
The attribute Subject of the same document may decide between the two readings.
"""

import re
from collections.abc import Sequence

from cablekit import grammar as g
from cablekit.lines import Claim, Kind, Line, Near
from cablekit.vocabulary import MARK, SHORT_MONTH, WEEKDAY

#: lines right below a subject that are never part of it: "TO: EA - MR. ROE"; the label of a reference: "(A)"
#: (1975STATE249849); from whom to whom the message is, with an office: "FROM ROE FOR HOLLIS (EUR/IB)"
NO_SUBJECT = re.compile(
    r"^(?:(?:TO|FOR|FROM|ATTN|ATTENTION)\s?:|\(?[A-Z][.)]$|FROM\s[A-Z.\s]{2,30}\sFOR\s[A-Z.\s]{2,30},?\s\(?[A-Z]{1,4}/[A-Z/\-]+\)?$)"
)
#: the mark of a subject on a row of its own: "(U)"
MARK_ALONE = re.compile(rf"^\({MARK}\)\.?$")
#: half a word at the end of a row: "REQUIRE-"
HALF_WORD = re.compile(r"[A-Z]{2}-$")
#: the beginning of a text there: "TABLE OF CONTENTS", "PARAGRAPH 1", "BELOW ARE LINES"
TEXT_BEGINS = re.compile(
    r"^(?:(?:BELOW|FOLLOWING|HERE|ATTACHED|THERE)\s(?:IS|ARE|FOLLOWS?|YOU)\b|TABLE\s+OF\s+CONTENTS\b"
    r"|PARA(?:GRAPH)?S?\b|BEGIN\s|ACTION\s+REQUEST|(?:FULL\s)?TEXT\sOF\b.*\s(?:BELOW|FOLLOWS?)\b)"
)

#: the end of a subject on a row of its own, its day or number: "NOV. 10, 1976.", "FOR MONDAY, MAY 5, 1975", "NO. 27"
END_ALONE = re.compile(
    rf"""^(?:(?:(?:FOR|OF|ON)\s)?(?:{WEEKDAY},?\s)?
            (?:{SHORT_MONTH}[A-Z]*\.?\s\d{{1,2}}|\d{{1,2}}\s{SHORT_MONTH}[A-Z]*\.?),?\s19\d\d
        |(?:NO|NR)\.?\s\d{{1,4}})\.?$""",
    re.VERBOSE,
)
#: the end of a subject that is a sentence: "SUMMARY NO. 10, OCT. 4, 1976."
YEAR_LAST = re.compile(r"\b19\d\d\.$")
#: words that continue a subject: "IN IRAN", "AND RAILWAYS"; FOR, FROM and TO begin passing lines
JOINS = re.compile(r"^(?:IN|OF|AND|OR|ON|AT|BY|WITH|BETWEEN|AGAINST|REGARDING|CONCERNING|DURING|UNDER|WITHIN)\s")

#: the words of a sentence, which no subject has: "IS", "WE REGRET"
PREDICATE = re.compile(
    r"\b(?:IS|ARE|WAS|WERE|HAS|HAVE|HAD|WILL|WOULD|SHOULD|CAN|MAY(?!\s\d)|DO|DID|NOT|WE|OUR|YOUR?|IT|THIS|THESE|PLEASE"
    r"|REGRET|SEE|FOLLOWS?|CONCURS?|AGREES?|APPRECIATES?|APPROVED|REQUESTS?)\b"
)

#: characters of a row and the first word of the next: in 107 cables no continued subject has fewer
_ROOM = 55
#: a row of this length may continue below though there was room for another word
_LONG = 38
#: number of rows of a subject above a blank line
_FEW = 3
#: number of rows of a subject that no blank line ends
_MOST_ROWS = 6
#: a row of this length is full
_FULL = 60
#: the last row of a subject is shorter than a row of text
_SHORT = 52
#: one word alone that is the heading of a text
_PARTS = frozenset(
    ["SUMMARY", "COMMENT", "INTRODUCTION", "BACKGROUND", "GENERAL", "CONTENTS", "OVERVIEW", "HIGHLIGHTS", "PROBLEM"]
)
#: words that cannot end a subject
_OPEN = frozenset(["A", "AN", "AND", "AT", "BY", "FOR", "FROM", "IN", "OF", "ON", "OR", "THE", "TO", "WITH", "-", "&"])


def _is_unfinished(row: str) -> bool:
    """Whether a row ends with a comma, half a word or a word that cannot end a subject. A dash can, at the end of a
    short row."""
    last = row.rsplit(" ", 1)[-1]
    return (
        row[-1:] == ","
        or (row[-1:] == "-" and HALF_WORD.search(row) is not None)
        or (last in _OPEN and (last != "-" or len(row) >= _LONG))
    )


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether the subject continues: see the strategy."""
    above = lines[-1]
    claim = near.claim
    if text[0] == "(" and above.rest and not near.blank and MARK_ALONE.match(text):
        return not any(g.SUBJECT_MARK.search(row) for row in (lines[0].rest, above.rest))
    is_open = not above.rest or _is_unfinished(above.text)
    if claim is not None and claim.kind is Kind.TEXT and (claim.sure or not is_open):
        return False
    if not above.rest:
        return True
    if near.blank or NO_SUBJECT.match(text):
        return False
    if not near.between and (text[-1] == ":" or TEXT_BEGINS.match(text)):
        return False
    passing = claim is not None and claim.kind is Kind.PASSING and not claim.seen
    if near.between and not passing:
        return True
    if near.blanks:
        return True
    if len(near.rows) > _MOST_ROWS:
        return False
    if near.indented or is_open:
        return True
    fills = _fills(above.text, text) and not _is_prose(above.text, text, near)
    joins = END_ALONE.match(text) is not None or (not passing and _joins(above.text, text, near))
    goes_on = _may_go_on(above.text, text) or (text[-1] not in ".?" and _is_above_passing(near))
    may_continue = fills or joins or (not passing and goes_on)
    if _has_ended(above.text, text, near):
        return False
    continued = fills or joins or (may_continue and _little_is_below(near))
    ended_by_author = not may_continue and (passing or not _fills(above.text, text))
    if not ended_by_author and _by_witness(near, text) is (not continued):
        near.decided = "Subject"
        return not continued
    return continued


def _joins(above: str, text: str, near: Near) -> bool:
    """Whether a line begins with a word that joins it to the row above, and left room for the first word below, unlike
    a row of text."""
    if len(above) < _LONG or len(text) > _SHORT or text[-1] in ".?:" or JOINS.match(text) is None:
        return False
    return bool(near.below.rows) and not _fills(text, near.below.rows[0][0])


def _is_prose(above: str, text: str, near: Near) -> bool:
    """Whether a wide line is the first of a text: a subject has wide rows only after a full one, and few."""
    if len(text) <= _SHORT:
        return False
    below = near.below.rows
    return bool(below) if len(above) < _FULL else len(below) > 1 and all(len(row) > _SHORT for row, _ in below[:2])


def _has_ended(above: str, text: str, near: Near) -> bool:
    """Whether a quotation or a sentence closed with the row above, or the line is a sentence, or a list follows it."""
    if YEAR_LAST.search(above):
        return True
    if END_ALONE.match(text):
        return False
    closed = above.rstrip(".,;").endswith('"') and "".join(near.rows).count('"') % 2 == 0
    listed = any(row.startswith("-") for row, _ in near.below.rows[:1]) and not text.startswith("-")
    ends = text[-1] in ".?" and len(above) < _FULL
    return closed or listed or (ends and not (_is_above_passing(near) or _is_last_row(above, text, near)))


def _is_last_row(above: str, text: str, near: Near) -> bool:
    """Whether one word, or a short line without a verb that ends in a number or for which the row above had no room, is
    right above the first numbered paragraph: `DEPARTMENTS.`, `PRESS, APRIL 1.`"""
    if near.below.rows or not near.below.text or len(text) > _SHORT:
        return False
    if " " not in text:
        return True
    return (text[-2:-1].isdecimal() or _fills(above, text)) and PREDICATE.search(text) is None


def _is_above_passing(near: Near) -> bool:
    """Whether only passing lines, which are no sentences, are between a line of another kind and the first paragraph:
    no text is above them."""
    below = near.below
    if not below.text or not 0 < len(below.rows) < _FEW or _is_passing("", near.claim):
        return False
    return all(_is_passing(row, claim) for row, claim in below.rows)


def _is_passing(row: str, claim: Claim | None) -> bool:
    return claim is not None and claim.kind is Kind.PASSING and not row.endswith(".")


def _may_go_on(above: str, text: str) -> bool:
    """Whether a long row that had room for more may continue below, and not the heading of a text: `SUMMARY`."""
    return len(above) >= _LONG and len(text) <= _SHORT and text[-1] != ";" and text not in _PARTS


def _little_is_below(near: Near) -> bool:
    """Whether only a row or two are between the line and the first certain one: a blank line, a passing line, a
    numbered paragraph."""
    below = near.below
    if not below.rows:
        return below.text or below.blank
    passing = any(claim is not None and claim.kind is Kind.PASSING for _, claim in below.rows[:2])
    few = len(below.rows) < _FEW and (below.blank or (below.text and _are_words(near)))
    return below.closed and (passing or few)


def _are_words(near: Near) -> bool:
    """Whether the rows below are no text: the last ends no sentence, and none has a verb."""
    rows = [row for row, _ in near.below.rows]
    return rows[-1][-1] not in ".?:" and not any(map(PREDICATE.search, rows))


def _by_witness(near: Near, text: str) -> bool | None:
    """Return False if the attribute Subject ends with the rows above, True if it ends with this row or soon below, else
    None."""
    attribute = near.witness.subject
    if attribute is None:
        return None
    letters, rows = _letters(attribute), _letters("".join(near.rows))
    if letters == rows:
        return False
    rows += _letters(text)
    if not letters.startswith(rows):
        return None
    for row, _ in near.below.rows[:_FEW]:
        if letters == rows:
            break
        rows += _letters(row)
    return True if letters == rows else None


def _letters(text: str) -> str:
    """Return letters and digits alone, as two copies of a subject differ in blanks and marks."""
    return "".join(filter(str.isalnum, text))


def _fills(above: str, text: str) -> bool:
    """Whether a row left no room for the first word of the next. A row with room was ended by its author.

    Used only if no blank line shows where the subject ends (pdftotext).
    """
    return len(above) + 1 + len(text.split(" ", 1)[0]) >= _ROOM
