"""Which lines are references: the REF line and the lines that continue it (format guide 6, 10).

Strategy. The label opens the list, whole, or with one wrong letter if a citation follows. The list continues below
while a mark is open at its end, while rows are indented, if the next row cites, or if the row has the next letter,
regardless of its words; a blank line ends it unless a lettered row follows. If the label is lost, the list is
recognised by its place below the subject or the TAGS: a row labelled A that cites; rows of citations alone, with
bullets or without, up to a blank line or the text; or a citation after any short word and a colon. A label alone above
the REF line belongs to its first row.
"""

import re
from collections.abc import Sequence

from cablekit import glossary
from cablekit import grammar as g
from cablekit.fields.field import Field
from cablekit.fields.references import read
from cablekit.fields.references.citation import AIRGRAM, TELEGRAM
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.values import DTG_DIGITS, begins_list, cites_alone, is_open
from cablekit.vocabulary import REFERENCE_LABELS, SHORT_MONTH, damaged_label

X = re.VERBOSE

#: "REF: STATE 67788", "REFS: (A) ...", "REFTEL: ...", "REFERENCE: 1) ...", "RETEL STATE 123", "REF (A) LIMA 1130, (B)",
#: "REFDOC: (A) ..."
REFERENCE = re.compile(
    r"^(?P<label>REFERENCES?|REF(?:TEL|AIR|DOC|LTR|MEMO|MSG)S?|RETELS?|REFS?|REFERS?|R E F(?: S)?)(?![A-Z])\s*"
    r"(?P<mark>[:;.\-]*)\s*(?P<rest>.*)$"
)
#: half of the label, before a citation: "RE: LUSAKA 2440 AND PREVIOUS"; `RE: LUSAKA 1975 CONFERENCE` is a subject
HALF_LABEL = re.compile(
    r"^RE\s?:\s*(?P<rest>[A-Z][A-Z.'\-]*(?:\s[A-Z.'\-]+){0,3}\s(?:A-)?\d{2,6}(?:\s?[,;:.(]|\sAND\b|$).*)$"
)
#: a line of the list that opens with a label: "(B) STATE 252478 DTD ..." (1979LAPAZ06049), "(B) DIA NOTICE FIVE"
LISTED = re.compile(r"^(?:\(\s?(?P<round>[A-Z0-9])[)L]|(?P<mark>[A-Z])[.)])\s")
#: a label in a line of the list: "REF: (A) STATE 1; (B) BONN 2"
LETTERED = re.compile(r"(?:^|[\s;:,])(?:\(\s?(?P<round>[A-Z0-9])\)|(?P<mark>[A-Z])[.)](?=\s|$))")
#: a row that opens with a number, in a list that has numbers: "2. DIA NOTICE FIVE"
NUMBERED = re.compile(r"^(?P<number>[2-9])[.)]\s")
#: a dash before a row: "- NAIROBI 1830", "* NAIROBI 1830"; or before a number whose station is above: "- 22504"
DASH = re.compile(r"^[-*]{1,4}\s*(?=[A-Z\d])")
#: what is before a citation in a row of a list without label: "- ", "* ", "1. ", "(2) ", "B. "
BULLET = re.compile(r"^(?:[-*]{1,4}|\(?\s?(?:\d|[A-Z])[.)]+)\s*")
#: a number that may be a year, at the end of a subject: "LAGOS 1975"
YEAR = re.compile(r"^[A-Z. ]+ 19\d\d$")
#: a label alone, its REF below: "(A)"
LABEL_ALONE = re.compile(r"^\(?A[.)]$")
#: between TAGS and text, a damaged REF: "RAF: A) STATE 31371"
ANY_LABEL = re.compile(r"^[A-Z¿]{2,5}\s?[:;]\s*(?P<rest>(?:(?P<listed>\(?A[.)])\s?)?(?P<cited>\S.*))$")
#: a line with the number of the citation that the line above began: "(C) OSLO" / "A-113 OF MAY 2, 1975"
NUMBER_FIRST = re.compile(r"(?:A-)?\d{2,6}(?=[\s,;.)]|$)")
#: a line that ends with a label, its citation on the line below: "(B) TORONTO 1956; (C)" (1976STATE300075)
LABEL_LAST = re.compile(r"\([A-Z]\)$|(?<=\s)[A-Z][.)]$")
#: what a citation contains: a number after a station, an airgram, a date-time group, or a kind of paper
REFERENCE_LIKE = re.compile(
    r"[A-Z]\s?\d{1,6}\b|\bA\s?-\s?\d|\d{6}Z|\bNOTAL\b|\b(?:LETTER|LTR|MEMO\w*|TELECON|CONVERSATION|REPORT)\b"
)
#: a row that cites a message by its date-time group and nothing else: "USCINCSO 121530Z MAR 74"
DTG_ONLY = re.compile(
    rf"^[A-Z][A-Z/. ]{{2,40}}\s(?:MSG\s|MESSAGE\s)?(?:DTG\s)?{DTG_DIGITS}\s?Z\s{SHORT_MONTH}[A-Z]*\.?\s\d\d(?:\d\d)?$"
)
#: how a line continues the reference above it: "AND (C) USUN 10758", "DTD 211400Z OCT 73", "OF MAY 5, 1974; BONN 1",
#: "(DTG 031628Z SEP 73)", "(EXDIS)", "5, 1974; BONN 1", "TELECONS"
REFERENCE_BELOW = re.compile(
    rf"""^(?:AND\b|DTD\b|DATED\b|OF\s+(?:\d|{SHORT_MONTH})|
        \((?:DTG|NODIS|EXDIS|LIMDIS|NOTAL)\b|\d{{1,2}},\s19\d\d
        |(?:TELE?CONS?|FONECONS?|MEMCONS?|LETTERS?|CONVERSATIONS?)[.)]?$)""",
    X,
)
#: the line above ends with the year of the station below: "STATE 151302; 72"
YEAR_ABOVE = re.compile(r"[;:,(&]\s*'?(?:\d{4}|\d\d)$")
#: or with a citation, and something after it: "DAR ES SALAAM 42763; LUSAKA 71199 (NOTAL); STATE"
CITATION_FIRST = re.compile(
    r"^(?:'?(?:\d{4}|\d\d)\s)?(?P<station>[A-Z][A-Z.'\-]*(?:\s[A-Z.'\-]+){0,3})\s(?:A-)?\d{2,6}(?=[\s,;:.(]|$)"
)
#: a label in the middle of a line, which may continue the list above: "TELECON, 10/19/79; (D) BRAYMAN LETTER"
LABEL_INSIDE = re.compile(r"[;,.)]\s\(?(?P<label>[B-H])[.)]\s")
#: a line of citations alone: "LA PAZ 1791; LA PAZ 1617", "STATE 163, STATE 164 (NOTAL)"
REFERENCE_ONLY = re.compile(
    r"^(?:(?:[A-Z][A-Z.'/\-]*\s){1,4}(?:A-)?\d{1,6}(?:\s?\([A-Z ]+\))?(?:\s?[,;:]\s?|\sAND\s|$)){1,8}$|^\(?NOTAL\)?$"
)

#: words of a sentence, which a list of documents does not have: "THIS TELEGRAM IS THE FOURTH OF FIVE"
SENTENCE = re.compile(
    r"\b(?:IS|ARE|WAS|WERE|HAS|HAVE|HAD|WILL|WOULD|SHOULD|CAN|MAY(?!\s\d)|CONTAINS|FOLLOWS|WE|I|HE|THEY)\b"
)

#: number of characters in which a continued citation is recognised
_CITED_WITHIN = 40
#: number of characters of the longest row of the list without a known citation, and its last possible letter
_ROW, _LAST = 72, "K"
#: number of steps between a letter and that of the row above, if a letter is damaged
_NEAR = 3
#: number of characters of a row that is full
_FULL = 50
#: number of rows of the longest element without a known citation
_WRAPPED = 3
#: kinds right above a list whose label is lost
_ABOVE = frozenset([Kind.SUBJECT, Kind.TAGS, Kind.EXECUTIVE_ORDER])


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim the label with its mark or with a citation after it, or a damaged label with a citation after it."""
    match = REFERENCE.match(text) if text[0] == "R" else None
    if match and (match["mark"] or _cites_first(match["rest"])):
        sure = g.LABEL_MARK.match(text) is not None
        return Claim(Kind.REFERENCE, match["rest"], sure=sure, seen=bool(match["mark"]))
    if match is None and text.startswith("RE") and (half := HALF_LABEL.match(text)):
        return Claim(Kind.REFERENCE, half["rest"], sure=False, seen=True, note=f"REF: {half['rest']}")
    damaged = g.DAMAGED_LABEL.match(text) if ":" in text[2:12] else None
    if damaged and (label := damaged_label(damaged["word"])) in REFERENCE_LABELS:
        rest = damaged["rest"]
        if REFERENCE_LIKE.search(rest):
            return Claim(Kind.REFERENCE, rest, seen=True, note=None if match else f"{label}: {rest}")
    return None


def _cites_first(rest: str) -> bool:
    """Whether what follows a label without a mark cites: a telegram or airgram, or a list that begins with A."""
    return bool(TELEGRAM.match(rest) or AIRGRAM.match(rest)) or begins_list(rest)


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether the list continues: see the strategy."""
    above = lines[-1].text
    if (listed := LISTED.match(text)) and (
        _follows(listed, lines[-1], text, blank=near.blank)
        or (REFERENCE_LIKE.search(text) and _is_near(listed, lines[-1]))
    ):
        return True
    if (numbered := NUMBERED.match(text)) and not near.blank:
        number = int(numbered["number"])
        if _has_number(lines[-1].rest, number - 1):
            return _cites(text) or not _cites(near.seen[Kind.REFERENCE])
        above_it = " ".join(near.rows)  # REFERENCE: 1. BONN 1; BONN 2; BONN 3 / 4. STATE 9
        return _cites(text) and any(_has_number(above_it, before) for before in range(1, number - 1))
    claim = near.claim
    if near.blank and above[-1] in ")." and LABEL_LAST.search(above) and CITATION_FIRST.match(text):
        return _waits(above)
    if near.blank or (claim is not None and claim.kind is Kind.TEXT and claim.sure):
        return False
    if REFERENCE_BELOW.match(text) or LABEL_LAST.search(above):
        return True
    if dash := DASH.match(text):
        return _continues_after_dash(lines[-1], text, dash.end())
    if above[-1].isalpha() and NUMBER_FIRST.match(text):
        return True
    if YEAR_ABOVE.search(above) and REFERENCE_LIKE.search(text, 0, _CITED_WITHIN):
        return True
    if above[-1] == "," and not REFERENCE_LIKE.search(text):
        passing = claim is not None and claim.kind is Kind.PASSING
        if passing or SENTENCE.search(text):
            return False  # the comma ends the list: "STATE 268352, LIMA A-21," / "THIS TELEGRAM IS THE FOURTH OF FIVE"
    if above[-1] in ",;:&(/" or is_open(above) or near.indented or REFERENCE_ONLY.match(text) or DTG_ONLY.match(text):
        return True
    if (first := CITATION_FIRST.match(text)) and glossary.post(first["station"]):
        return True
    if above[-1] == "-" and len(text) <= _ROW and near.alone_below:
        return True
    unfinished = above[-1].isalpha() and not above.endswith("NOTAL")
    cites = unfinished and REFERENCE_LIKE.search(text, 0, _CITED_WITHIN) is not None
    if cites or _next_label(above, text) or (unfinished and _ends_row(above, text, near)):
        return True
    open_ended = unfinished or not _cites(lines[-1].rest)
    return open_ended and len(text) <= _ROW and _list_below(near, unfinished=unfinished)


def _follows(listed: re.Match[str], above: Line, text: str, *, blank: bool) -> bool:
    """Whether a row has the letter after the last one above; a labelled list without a letter counts as A.

    The letter of a row that continues the one above is unknown.
    """
    letter = listed["round"] or listed["mark"]
    last = "A" if above.claim.seen else None
    for match in LETTERED.finditer(above.rest):
        last = match["round"] or match["mark"]
    if len(text) > _ROW:
        return False
    return (not blank and "B" <= letter <= _LAST) if last is None else ord(letter) == ord(last) + 1


def _is_near(listed: re.Match[str], above: Line) -> bool:
    """Whether the letter of a row may be one of the list above, of which some letters are damaged or lost: `I.` below
    `A. LIMA 1` is the number of a paragraph."""
    letter = listed["round"] or listed["mark"]
    letters = [match["round"] or match["mark"] for match in LETTERED.finditer(above.rest)]
    return abs(ord(letter) - ord(letters[-1] if letters else "A")) <= _NEAR


def _waits(above: str) -> bool:
    """Whether a row ends with a mark whose citation is below, after a page turn, and not with a classification: it is
    the next letter."""
    *before, last = [match["round"] or match["mark"] for match in LETTERED.finditer(above)]
    return bool(before) and before[-1] == chr(ord(last) - 1)


def _has_number(above: str, number: int) -> bool:
    """Whether a row has this number as a label."""
    return re.search(rf"(?:^|\s)\(?{number}[.)]\s", above) is not None


def _ends_row(above: str, text: str, near: Near) -> bool:
    """Whether a short row ends the list, with no text below: it follows a lettered row that broke off or a full row
    with letters, or is one word with a full stop."""
    if len(text) > _CITED_WITHIN:
        return False
    if len(above) >= _FULL and LETTERED.search(above) and text[-1] not in ".:" and not SENTENCE.search(text):
        return near.alone_below
    ends = LISTED.match(above) is not None or (text[-1] == "." and " " not in text)
    return ends and near.alone_below


def _list_below(near: Near, *, unfinished: bool) -> bool:
    """Whether the list continues below, so that the row between belongs to it: the next letter, or, if the row above
    ends with a word, another dash, or, where the rows have no letters, a row of citations."""
    letters = [match["round"] or match["mark"] for row in near.rows for match in LETTERED.finditer(row)]
    for text, _ in near.below.rows[:_WRAPPED]:
        if listed := LISTED.match(text):
            return bool(letters) and ord(listed["round"] or listed["mark"]) == ord(letters[-1]) + 1
        if letters and (inside := LABEL_INSIDE.search(text)) and ord(inside["label"]) == ord(letters[-1]) + 1:
            return True
        if not unfinished:
            continue
        if DASH.match(text):
            return any(DASH.match(row) for row in near.rows)
        if not letters and cites_alone(text):
            return True
    return False


def _continues_after_dash(above: Line, text: str, start: int) -> bool:
    """Whether a row after a dash belongs to the list: it cites, or continues the row above, or all rows have dashes."""
    if NUMBER_FIRST.match(text, start) and (above.text[-1].isalpha() or text[start:].isdecimal()):
        return True
    bulleted = DASH.match(above.rest) is not None and len(text) <= _ROW
    return bulleted or REFERENCE_LIKE.search(text, start, start + _CITED_WITHIN) is not None


def fits(text: str, near: Near) -> Claim | None:
    """Claim a list whose label is lost, by its place: see the strategy."""
    above = near.above
    if near.later or Kind.REFERENCE in near.seen or above is None or above.kind not in _ABOVE:
        return None
    if begins_list(text) or (_cites(text) and _cites_below(near) and not _may_be_subject(text, near)):
        return Claim(Kind.REFERENCE, text, sure=False)
    if text[0] == ":" and cites_alone(text[1:].strip()):  # nothing is left of the label but its colon
        return Claim(Kind.REFERENCE, text[1:].strip(), sure=False, seen=True, note=f"REF{text}")
    if LABEL_ALONE.match(text) and near.label_below is Kind.REFERENCE:
        return Claim(Kind.REFERENCE, text, sure=False)
    damaged = ANY_LABEL.match(text)
    if damaged and (begins_list(damaged["rest"]) or cites_alone(damaged["cited"])):
        return Claim(Kind.REFERENCE, damaged["rest"], sure=False, seen=True, note=f"REF: {damaged['rest']}")
    return None


def _cites(text: str) -> bool:
    """Whether a row holds only citations, apart from a bullet."""
    bullet = BULLET.match(text)
    return cites_alone(text[bullet.end() :] if bullet else text)


def _may_be_subject(text: str, near: Near) -> bool:
    """Whether a row that cites is the end of the subject: a place and a year, or an open parenthesis above."""
    if near.above is None or near.above.kind is not Kind.SUBJECT:
        return False
    return YEAR.match(text) is not None or (not near.blank and any(map(is_open, near.rows[-1:])))


def _cites_below(near: Near) -> bool:
    """Whether all rows below, up to the first that is certain, are short citations, or there are none."""
    below = near.below
    return below.closed and all(
        len(row) <= _ROW and (_cites(row) or REFERENCE_LIKE.search(row, 0, _CITED_WITHIN)) for row, _ in below.rows
    )


def _next_label(above: str, text: str) -> bool:
    """Whether a line contains, after a mark, the label after the last one above: (C) above, `; (D)` in the line."""
    inside = LABEL_INSIDE.search(text)
    if inside is None:
        return False
    before = chr(ord(inside["label"]) - 1)
    return any(label in above for label in (f"({before})", f" {before}. ", f" {before}) "))


def inside(text: str) -> bool:
    """Whether REF inside a line is a label: only before a citation. `SUBJECT: OFFER REF: TENDER` is a subject."""
    return REFERENCE_LIKE.search(text) is not None


FIELD = Field(
    read=read, heads=("REF", "RET", "R E"), colon=True, opens=opens, continues=continues, fits=fits, inside=inside
)
