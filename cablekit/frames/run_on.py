"""Prints that lost line ends: find where lines of the telegram begin on a line of the source.

Strategy. A tool that extracts the text of a print may join its lines. Proof of that is one line with two labels of the
header that are never together on a line of a telegram, or a line wider than a teletype's with any two; without proof
nothing is split. Then each line is split before words that occur only at the beginning of lines: labels of the header,
the date-time group, addressees, the banner below them, labels of the opening; below the first paragraph only before
furniture and before numbered paragraphs in sequence. Other losses of the print (blank lines, columns) stay lost.
"""

import re
from collections.abc import Iterator, Sequence

from cablekit.fields.addressees.entry import ADDRESSEE_HEAD
from cablekit.vocabulary import CLASSIFICATION, SHORT_MONTH

X = re.VERBOSE

#: number of columns of the widest line in a telegram
WIDEST = 80
_HEAD = ADDRESSEE_HEAD.pattern.removeprefix("^")

# what opens a line of a telegram and is never inside one. Each includes a few words that follow, as proof:
# "PAGE 01", "CONFIDENTIAL PAGE 02 STATE"
_PAGE = rf"(?:{CLASSIFICATION}\s+)?PAGE\s{{1,9}}\d\d\b"
# "SOURCE: X.110047 ..DRAFTED BY: SA/PAB:NAME", "APPROVED BY: SA:NAME"
_DRAFTED = r"SOURCE:\s?\S{1,20}\s{0,9}\W{0,3}DRAFTED\s?BY\b|DRAFTED\s?BY\b|APPROVED\s?BY\b"
# "P 111713Z DEC 97", "O P 270106Z JAN 93"
_GROUP = rf"(?:[ZOPR0]\s{{1,3}}){{1,3}}\d{{6}}Z\s{{1,9}}{SHORT_MONTH}\s{{1,9}}\d\d\b"
_ROUTED = rf"FM\s{{1,9}}(?={_HEAD})|TO\s{{1,9}}(?={_HEAD})|INFO\s{{1,9}}(?={_HEAD})"
_LABELS = r"E\.?O\.?\s{0,3}\d{5}\s?:|TAGS\s?:|SUBJ(?:ECT)?\s?:|REF(?:S|TELS?|ERENCES?)?\s?:"
# "ORIGIN SA-01", "INFO LOG-00", "INFO" at the end
_DISTRIBUTION = r"(?:ACTION|ORIGIN)\s{1,9}[A-Z]{1,5}\s?-\s?\d\d\b"
_INFORMED = r"INFO(?=\s{1,9}[A-Z]{1,5}\s?-\s?\d\d\b|\s{0,9}$)"
# "4AB6A0 251228Z /38", "04SRYT 111719Z /38", "------------------5D90EE 081721Z /38"
_RELAY = r"-{5,}\s?(?=[A-F]{0,5}\d)[A-F0-9]{6}\b|(?=[A-Z]{0,5}\d)[A-Z0-9]{6}\s{1,3}\d{6}Z\s?/\s?\d\d\b"
#: a wide line never has two of these, and a line of any width never has two of the strong ones:
#: "DRAFTED BY: SA/PAB:NAME APPROVED BY: SA:NAME", "P 111713Z DEC 97 FM SECSTATE WASHDC", "CONFIDENTIAL PAGE 02 STATE"
LABELS = re.compile(
    rf"(?<!\S)(?:(?P<strong>{_PAGE}|{_DRAFTED}|{_GROUP}|{_DISTRIBUTION}|{_RELAY})|{_ROUTED}|{_LABELS})", X
)
# what each of the strong ones has
_STRONG_SIGN = re.compile(r"\d\d|BY|-{5}")

# the banner below the addressees: "CONFIDENTIAL STATE 231842", "UNCLAS SECTION 01 OF 02", "CONFIDENTIAL" at the end
_BANNER = rf"{CLASSIFICATION}(?=\s{{0,9}}$|\s{{1,9}}(?:SECTION\b|[A-Z][A-Z ]{{2,20}}\s\d{{3,6}}\b))"
# marks of a release, lines of the system, the end of the message
_PAGE_MARK = r"(?:UNCLASSIFIED\s+)?U\.S\.\s+Department\s+of\s+State\s+Case\s+No\b"
_RELEASE = rf"{_PAGE_MARK}|UNITED\s+STATES\s+DEPARTMENT\s+OF\s+STATE\b|REVIEW\s+AUTHORITY:|DATE/CASE\s+ID:"
_RELEASE += r"|RELEASED?\s+IN\s+(?:FULL|PART)\b"
_SYSTEM = r"(?:UNCLASSIFIED\s+)?Current\s+Class\b|Page:\s?\d"
_END = rf"(?:{CLASSIFICATION}\s+)?(?:NNNN?(?!\S)|<<\s?END\s+OF\s+DOCUMENT\s?>>)"
# foot of a page, head of the next: ". CONFIDENTIAL CONFIDENTIAL" at the end
_FOOT = rf"{CLASSIFICATION}(?=(?:\s{{1,9}}{CLASSIFICATION})?\s{{0,9}}$)"
_FURNITURE = rf"{_PAGE}|{_RELEASE}|{_SYSTEM}|{_END}"


#: what begins a line above the text
_ABOVE_TEXT = re.compile(
    rf"(?<!\S)(?:(?P<banner>{_BANNER})|{_FURNITURE}|{_DRAFTED}|{_GROUP}|{_ROUTED}|(?P<addressee>{_HEAD})|{_LABELS}"
    rf"|{_DISTRIBUTION}|{_INFORMED}|{_RELAY})",
    X,
)
#: in the text, and inside a line that follows a PAGE line or a system's line
_IN_TEXT = re.compile(rf"(?<!\S)(?:{_FURNITURE}|(?<=\s){_FOOT})", X)
#: the foot of a page at the end of a line: "DIRECTOR RENDER CONFIDENTIAL"
_FOOT_LAST = re.compile(rf"(?<=\S)\s+(?P<word>{CLASSIFICATION})\s*$")
#: number of lines below in which the head of the next page is looked for
_NEAR = 4
#: between a classification and what is below it: the PAGE line, the end mark, the classification of the next page
_CLASSIFIED = re.compile(rf"(?<!\S){CLASSIFICATION}(?P<between>\s+)(?=PAGE\s|NNN|{CLASSIFICATION}\s{{0,9}}$)")
#: after the mark of the release on a page
_MARKED = re.compile(r"Doc\s+No\.\s?\S{1,20}\s+Date:\s?\d\d/\d\d/\d{4}(?P<between>\s+)(?=\S)")
#: after a complete officer, one who cleared: "APPROVED BY: SA:NAME SA/X:OTHER"
_NEXT_OFFICER = re.compile(r"(?<=\w)\s+(?=[A-Z]{1,6}/?[A-Z/]{0,12}(?:[:/]\s?[A-Za-z/.]{3,40})+(?:\s|$))")
_OFFICER = re.compile(r"(?:DRAFTED|APPROVED)\s?BY\b[:\s]{0,5}[A-Z/]{1,15}\s?:\s?[A-Z]{2,20}\b")
#: after the total of the distribution, and after the drafter's day and telephone number
_TOTAL = re.compile(r"(?<=\s)/\s?\d{3}\s?[A-Z](?P<between>\s+)(?=[A-Z][A-Z/]{0,6}\s?-\s?\d)")
_TELEPHONE = re.compile(r"DRAFTED\s?BY\b.{3,60}?\s\d{3}[\s-]\d{3}-\d{4}(?P<between>\s+)(?=\S)")
#: after a complete PAGE line
_PAGED = re.compile(
    r"PAGE\s+\d\d\s+[A-Z][A-Z' ]{1,12}\s+\d{4,6}(?:\s+\d\d\s+OF\s+\d\d)?\s+\d{6}[Z\d](?P<between>\s+)(?=\S)"
)
# after the case of a release, and after each UNCLASSIFIED next to it
_CASES = tuple(
    re.compile(
        rf"DATE/CASE\s+ID:\s?\d\d\s[A-Z]{{3}}\s\d{{4}}\s+\d{{6,12}}(?:\s+UNCLASSIFIED){{{count}}}(?P<between>\s+)(?=\S)"
    )
    for count in range(3)
)
_BETWEEN = (_CLASSIFIED, _MARKED, _PAGED, *_CASES)
_BETWEEN_ABOVE = (*_BETWEEN, _TOTAL, _TELEPHONE)
#: the label that the first paragraph may follow on its line
_OPENING = re.compile(r"(?<!\S)(?:SUBJ(?:ECT)?|REF(?:S|TELS?|ERENCES?)?)\s?:")
#: a paragraph's number after the end of a sentence, a label or a mark: ". 2. (C) ", "SUBJECT: X 1. THE"
_PARAGRAPH = re.compile(r"(?<!\S)(?P<number>\d{1,2})\.\s{1,3}(?=[A-Z(\"])")
_ENDED = re.compile(r"[.:?!)\"'\-]\s*$|\d{6}[Z\d]\s*$")


def breaks(rows: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """Return index of a line -> the columns where a line begins whose line end was lost; empty if none was lost."""
    if not any(map(_is_proof, rows)):
        return {}
    columns_of: dict[int, tuple[int, ...]] = {}
    last = 0
    for at, row in enumerate(rows):
        paragraphs = dict(_paragraphs(row, last))
        text = 0 if last else min(paragraphs.values(), default=len(row))
        last = max(paragraphs, default=last)
        columns = {*paragraphs.values(), *_above_text(row, text), *_in_text(row, text), *_foot(rows, at)}
        if columns := columns - {0, len(row)}:
            columns_of[at] = tuple(sorted(columns))
    return columns_of


def _is_proof(row: str) -> bool:
    """Whether a line has more than a telegram can have on one line."""
    if len(row) <= WIDEST and not _STRONG_SIGN.search(row):
        return False
    strong = [match["strong"] is not None for match in LABELS.finditer(row)]
    return sum(strong) > 1 or (len(row) > WIDEST and len(strong) > 1)


def _above_text(row: str, end: int) -> Iterator[int]:
    """Yield the columns where lines begin inside a line, up to the column where the text begins."""
    routed, last = False, 0
    for match in _ABOVE_TEXT.finditer(row, 0, end):
        is_addressee = match.lastgroup == "addressee"
        routed = routed or is_addressee
        named_by_label = is_addressee and not row[last : match.start()].strip()
        if not named_by_label and (routed or match.lastgroup != "banner"):
            yield match.start()
        last = match.end()
    yield from (match.end("between") for pattern in _BETWEEN_ABOVE for match in pattern.finditer(row, 0, end))
    for match in _OFFICER.finditer(row, 0, end):
        if following := _NEXT_OFFICER.match(row, match.end(), end):
            yield following.end()


def _in_text(row: str, start: int) -> Iterator[int]:
    """Yield the columns where lines of furniture begin, from the column where the text begins."""
    yield from (match.start() for match in _IN_TEXT.finditer(row, start))
    yield from (match.end("between") for pattern in _BETWEEN for match in pattern.finditer(row, start))


def _foot(rows: Sequence[str], at: int) -> Iterator[int]:
    """Yield where the foot of a page begins at the end of a line: the next line is the head of the page below."""
    match = _FOOT_LAST.search(rows[at])
    below = next((row.strip() for row in rows[at + 1 : at + _NEAR] if row.strip()), "") if match else ""
    if match is not None and (below == match["word"] or below.startswith("PAGE ")):
        yield match.start("word")


def _paragraphs(row: str, last: int) -> Iterator[tuple[int, int]]:
    """Yield numbers and columns of the paragraphs that begin on a line and continue the count.

    The first paragraph begins a line, or follows a label of the opening.
    """
    label = _OPENING.search(row) if last == 0 else None
    for match in _PARAGRAPH.finditer(row, label.end() if label else 0):
        column = match.start()
        if int(match["number"]) == last + 1 and (
            label or column == 0 or _ENDED.search(row, max(0, column - 16), column)
        ):
            yield last + 1, column
            last, label = last + 1, None
