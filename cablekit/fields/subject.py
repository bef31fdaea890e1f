"""Subject and its classification mark (format guide 6).

Strategy. The label opens it, whole or with one wrong letter. If more of the label is lost, a line with a colon is
recognised by its place: between TAGS and references, or right below the TAGS. The subject continues below until a blank
line, a numbered paragraph or a passing line. If the rendering has no blank lines, it continues while each row has no
room for the first word of the next, or if little is between a long row and the first certain line; the attribute
Subject of the same document may decide between these two readings. To read it, the rows are joined into one; a mark
`(C)` at either end is not part of the subject.
"""

import re
from collections.abc import Callable, Sequence

import msgspec

from cablekit import glossary
from cablekit import grammar as g
from cablekit.diagnostics import SUBJECT_EMPTY, Notes
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.values import classification, fold
from cablekit.vocabulary import SHORT_MONTH, SUBJECT_LABELS, WEEKDAY, damaged_label

#: "SUBJECT: ...", "SUBJ: ...", "SUB: ...", "SUBJ8 ...", "USBJ: ...", "SUBJECT ...", "SUBJ ECT: ..."
SUBJECT = re.compile(
    r"""^(?:(?:S\s?U\s?B\s?J\s?E\s?C\s?T|SUBJEC|SUBJCT|SUBJET|SUBECT|SUJECT|USBJECT|SUBJ|USBJ|SUBI|SUBG)
            (?:\s*[:;8./\-]+|(?=\s|$))|SUB\s*:)
        \s*(?P<rest>.*)$""",
    re.VERBOSE,
)

#: what is left of a label, before a line's first colon: "XIBJ: REQUEST ...", "SU JECT: ...", "S¿¿¿ECT: ..."
LABEL_PLACE = re.compile(r"^(?P<word>[^\s:;]{1,9}(?:\s[^\s:;]{1,6})?)\s?[:;]\s*(?P<rest>\S.*)$")
#: the same without its mark: "SUBXOC SITREP 4: MAY 3"; "SUBWAY LINES" begins with a word
LABEL_UNMARKED = re.compile(r"^(?P<word>S[A-Z\d¿]{3,8})\s+(?P<rest>[^\s:;].*)$")
#: another label of the subject: "RE: VISIT OF THE MINISTER"
RE_LABEL = re.compile(r"^RE\s?[:;]\s*(?P<rest>\S.*)$")
#: lines right below a subject that are never part of it: "TO: EA - MR. ROE"; the label of a reference: "(A)"
#: (1975STATE249849)
NO_SUBJECT = re.compile(r"^(?:(?:TO|FOR|FROM|ATTN|ATTENTION)\s?:|\(?[A-Z][.)]$)")
#: half a word at the end of a row: "REQUIRE-"
HALF_WORD = re.compile(r"[A-Z]{2}-$")
#: the beginning of a text there: "TABLE OF CONTENTS", "PARAGRAPH 1", "BELOW ARE LINES"
TEXT_BEGINS = re.compile(
    r"^(?:(?:BELOW|FOLLOWING|HERE|ATTACHED|THERE)\s(?:IS|ARE|FOLLOWS?|YOU)\b|TABLE\s+OF\s+CONTENTS\b|PARA(?:GRAPH)?S?\b|BEGIN\s|ACTION\s+REQUEST)"
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
    r"\b(?:IS|ARE|WAS|WERE|HAS|HAVE|HAD|WILL|WOULD|SHOULD|CAN|MAY(?!\s\d)|DO|DID|NOT|WE|OUR|YOUR?|IT|THIS|THESE|PLEASE|REGRET|SEE"
    r"|FOLLOWS?|CONCURS?|AGREES?|APPRECIATES?|APPROVED|REQUESTS?)\b"
)

FIELD_PATH = "body.subject"
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
#: number of characters in which a damaged label's colon is looked for
_COLON_WITHIN = 18
#: the last row of a subject is shorter than a row of text
_SHORT = 52
#: words that cannot end a subject
_OPEN = frozenset(["A", "AN", "AND", "AT", "BY", "FOR", "FROM", "IN", "OF", "ON", "OR", "THE", "TO", "WITH", "-", "&"])
#: words before a colon that label something else between TAGS and references
_OTHER_LABELS = frozenset(
    [
        "ACTION",
        "ATTENTION",
        "ATTN",
        "BEGIN",
        "CLASS",
        "CC",
        "COMMENT",
        "FOR",
        "FROM",
        "FYI",
        "INFO",
        "NOTE",
        "PARA",
        "PASS",
        "QTE",
        "QUOTE",
        "SUMMARY",
        "TO",
        "VIA",
    ]
)


#: what a word before a colon may be, apart from what is left of a label
_GLOSSARY = (glossary.agency, glossary.tag, glossary.office, glossary.caption)


class Subject(msgspec.Struct, frozen=True, gc=False):
    """The subject on one line, and the canonical word of its mark."""

    text: str | None = None
    classification: str | None = None


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim the label, whole or damaged; a damaged one never opens a second subject."""
    if text[0] in "SU" and (match := SUBJECT.match(text)):
        return Claim(Kind.SUBJECT, match["rest"], sure=g.LABEL_MARK.match(text) is not None)
    damaged = g.DAMAGED_LABEL.match(text) if ":" in text[2:12] else None
    if damaged and (label := damaged_label(damaged["word"])) in SUBJECT_LABELS:
        rest = damaged["rest"]
        return Claim(Kind.SUBJECT, rest, note=f"{label}: {rest}")
    return None


def fits(text: str, near: Near) -> Claim | None:
    """Claim a line with a colon below the TAGS or the E.O. line: above the references with any damaged label, below
    them only if half of the label is left. Between TAGS and references the colon may be lost too."""
    if unmarked := _unmarked(text, near):
        return unmarked
    if ":" not in text[2:_COLON_WITHIN] and ";" not in text[2:_COLON_WITHIN]:
        return None
    opened = Kind.TAGS in near.seen or Kind.EXECUTIVE_ORDER in near.seen
    if not opened or near.later or Kind.SUBJECT in near.seen:
        return None
    below_references = Kind.REFERENCE in near.seen
    label_below = near.label_below
    if label_below is Kind.SUBJECT or label_below is Kind.TAGS:
        return None
    if not below_references and (match := RE_LABEL.match(text)):
        return Claim(Kind.SUBJECT, match["rest"], sure=False)
    match = LABEL_PLACE.match(text)
    if match is None or _labels_another(match["word"]) or (below_references and not _resembles(match["word"])):
        return None
    placed = (
        below_references
        or near.between
        or (Kind.TAGS in near.seen and near.above is not None and near.above.kind is Kind.TAGS)
    )
    if not placed or (label_below is None and match["word"] in glossary.words()):
        return None
    rest = match["rest"]
    return Claim(Kind.SUBJECT, rest, sure=False, note=f"SUBJECT: {rest}")


def _unmarked(text: str, near: Near) -> Claim | None:
    """A line between TAGS and references whose first word is no word, but half of the label, its mark lost."""
    placed = near.between and Kind.TAGS in near.seen and Kind.SUBJECT not in near.seen
    match = LABEL_UNMARKED.match(text) if placed and near.label_below is Kind.REFERENCE else None
    if match is None or not _is_left_of_label(match["word"]):
        return None
    rest = match["rest"]
    return Claim(Kind.SUBJECT, rest, sure=False, note=f"SUBJECT: {rest}")


def _is_left_of_label(word: str) -> bool:
    """Whether a word that is none of English begins as the label, or half of its letters are the label's."""
    return (word.startswith("SUB") or _resembles(word)) and word not in glossary.words()


def _resembles(word: str) -> bool:
    """Whether half of the letters before a colon are those of the label in the same position: XIBJ, SUBJ."""
    return any(
        len(word) == len(label) and 2 * sum(a == b for a, b in zip(word, label, strict=True)) >= len(label)
        for label in ("SUBJ", "SUBJECT")
    )


def _labels_another(word: str) -> bool:
    """Whether the word before the colon is the label of another line or of a paragraph, a post, or another word of the
    glossary: NIACT, USIA, EUR."""
    if word.split(" ", 1)[0] in _OTHER_LABELS or word[0].isdigit() or glossary.post(word) is not None:
        return True
    return any(known(word) is not None for known in _GLOSSARY)


def _is_unfinished(row: str) -> bool:
    """Whether a row ends with a comma, half a word or a word that cannot end a subject. A dash can, at the end of a
    short row."""
    last = row.rsplit(" ", 1)[-1]
    return (
        row[-1:] == "," or HALF_WORD.search(row) is not None or (last in _OPEN and (last != "-" or len(row) >= _LONG))
    )


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether the subject continues: see the strategy."""
    above = lines[-1]
    claim = near.claim
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
    may_continue = fills or joins or (not passing and _may_go_on(above.text, text))
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
    """Whether a long row that had room for more may continue below; one word alone is the heading of a text."""
    return len(above) >= _LONG and len(text) <= _SHORT and text[-1] != ";" and " " in text


def _little_is_below(near: Near) -> bool:
    """Whether only a row or two are between the line and the first certain one: a blank line, a passing line, a
    numbered paragraph."""
    below = near.below
    if not below.rows:
        return below.text or below.blank
    passing = any(claim is not None and claim.kind is Kind.PASSING for _, claim in below.rows[:2])
    return below.closed and (passing or (below.blank and len(below.rows) < _FEW))


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


def read(lines: Sequence[Line], notes: Notes, whole: Callable[[str], str] = str) -> Subject:
    """Return the subject on one line, and its mark; `whole` joins words that a hyphen splits at the end of a row."""
    if not lines:
        return Subject()
    text = fold(_joined([line.rest for line in lines], whole)).rstrip(" ;")
    mark = g.SUBJECT_MARK.search(text) if "(" in text else None
    word = None
    if mark:
        word = classification(mark["front"] or mark["back"])
        text = (text[: mark.start()] + text[mark.end() :]).strip()
    if not text:
        notes.add(SUBJECT_EMPTY, lines[0].number, FIELD_PATH, "no text follows the subject label")
    return Subject(text or None, word)


def _joined(rows: Sequence[str], whole: Callable[[str], str]) -> str:
    """Return the rows on one line, without a blank after a hyphen that joins two words (`U.S.-` / `BOLIVIAN`,
    1974LAPAZ02611)."""
    joined = ""
    text = "\n".join(rows)
    for row in whole(text).split("\n") if "-\n" in text or text.endswith("-") else rows:
        glue = "" if not joined or (joined[-1] == "-" and joined[-2:-1] not in ("", " ", "-")) else " "
        joined += glue + row
    return joined


#: the beginnings of the label: "SUB", "S U", "USB"
_HEADS = re.compile(r"S\s?U|USB")

FIELD = Field(read=read, heads=_HEADS, colon=True, opens=opens, continues=continues, fits=fits)
