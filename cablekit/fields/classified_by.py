"""Who classified the telegram, and for which reasons: orders 12958 and later ask for it (format guide 11.5).

Strategy. A line of its own, between the labels and paragraph 1, begins with the words and goes on until its reasons are
said. The same words may be the first sentence of paragraph 1, which keeps them: there they count only with a reason.
Reasons are the section of the order and its letters, each by itself: `1.4 (b) and (d)` is 1.4(b), 1.4(d).
"""

import re
from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.model import Classifier
from cablekit.values import fold

#: "Classified By: Ambassador JOHN ROE for reasons 1.4 (b) and (d).", "CLASSIFIED BY DCM JANE ROE. REASON: 1.5(B)",
#: "(U) CLASSIFIED BY: CDA JOHN ROE, REASONS 1.4 B, D"
CLASSIFIED_BY = re.compile(r"^(?:\([A-Z]{1,3}\)\s?)?(?:Classified|CLASSIFIED)\s+(?:By|by|BY)\b(?P<mark>\s?[:;-])?\s*")
#: a row of it: "REASON: 1.5 (B)", "Reasons: 1.4 (b), (d)", "for reasons 1.4(b)", "E.O. 12958, REASON 1.5 (D)"
REASON = re.compile(r"\b(?:Reasons?|REASONS?|reasons?)\b")
# between two letters of reasons, and the letters in one pair of brackets
_AND = r"\s?(?:,|/|&|-|\b(?:AND|and|OR|or)\b)?\s?"
_IN_BRACKETS = rf"\(\s?[A-Ja-j](?:{_AND}\b[A-Ja-j]){{0,7}}\s?\)(?:\s?\(\d{{1,2}}\))?"
#: a section of the order with the letters that follow it: "1.4 (b) and (d)", "1.5(B) AND (D)", "1.4 B, D", "1.3(A)(5)",
#: "1.4 (b, d)", "1.4 (B/D)"
REASONS = re.compile(
    rf"""(?P<section>1\.\d)\s?(?P<letters>{_IN_BRACKETS}(?:{_AND}{_IN_BRACKETS}){{0,9}}
        |[A-J]\b(?:{_AND}\b[A-J]\b){{0,9}})""",
    re.VERBOSE,
)
#: one letter of them: "(b)", "D", "(A)(5)"
LETTER_OF = re.compile(r"\(?\b(?P<letter>[A-Ja-j])\b\)?(?:\s?(?P<number>\(\d{1,2}\)))?")
#: what ends the name of the officer: "for reasons", "REASON:", "per E.O. 12958", "pursuant to", "E.O. 12958"
NAME_END = re.compile(
    r"""\b(?:(?:(?:for|FOR|For)\s)?(?:Reasons?|REASONS?|reasons?)\b|(?:pursuant|PURSUANT)\b
        |(?:(?:per|PER|under|UNDER)\s)?E\.?O\.?\s\d)""",
    re.VERBOSE,
)
#: paragraph 1's own label before the sentence: "1. ", "1.  ", "1) "
FIRST_LABEL = re.compile(r"^1\s?[.)]\s*")

#: how a text begins that may say so, its white space not folded yet
MAY_SAY = re.compile(r"\s*(?:1\s*[.)]\s*)?(?:\([A-Z]{1,3}\)\s*)?(?:Classified|CLASSIFIED|Reason|REASON|reason)")

#: what belongs to a name after a comma: "JR.", "III"
JUNIOR = re.compile(r"^(?:JR|SR|Jr|Sr|I{2,3})\b")

#: so many characters of paragraph 1 are looked at
_WITHIN = 600
#: a name is no longer
_NAME = 200
#: words of which an office before a comma is made
_OFFICES = frozenset(
    [
        *("ACTING", "DEPUTY", "ASSISTANT", "CHIEF", "OF", "MISSION", "DCM", "CDA", "CHARGE", "D'AFFAIRES", "A.I"),
        *("AMBASSADOR", "SECRETARY", "POLITICAL", "ECONOMIC", "CONSUL", "GENERAL", "COUNSELOR"),
    ]
)
#: words of a name before an office
_NAME_WORDS = 2


def opens(text: str, page: Page | None) -> Claim | None:
    """The words with a colon, or with a reason on the line."""
    match = CLASSIFIED_BY.match(text)
    if match and (match["mark"] or REASON.search(text, match.end())):
        return Claim(Kind.CLASSIFIED_BY, text[match.end() :])
    return None


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether the reasons are still to come, or are on this line."""
    above = " ".join(near.rows)
    if REASON.match(text.lstrip("(")):
        return True
    return not near.blank and not (REASONS.search(above) or above.endswith(".")) and near.claim is None


def read(lines: Sequence[Line], opening: str) -> tuple[Classifier | None, list[str]]:
    """Who classified and why: of the lines of its kind, else of the text's first sentence, `opening`."""
    if lines:
        raw = fold(" ".join([line.text for line in lines]))
        return _read(raw)
    if MAY_SAY.match(opening) is None:
        return None, []
    text = fold(opening[:_WITHIN])
    text = FIRST_LABEL.sub("", text)
    if REASON.match(text):
        return None, _reasons(text)
    if REASONS.search(text) is None or CLASSIFIED_BY.match(text) is None:
        return None, []
    *_, last = [match.end() for match in REASONS.finditer(text)]
    return _read(text[: last + text[last:].startswith(".")])


def _read(raw: str) -> tuple[Classifier, list[str]]:
    match, reason = CLASSIFIED_BY.match(raw), REASON.search(raw)
    said = raw[match.end() :] if match else raw
    end = NAME_END.search(said)
    name = _without_office(said[: end.start() if end else _NAME].strip(" ,;.("))
    return Classifier(raw, name or None), _reasons(raw[reason.start() :] if reason else "")


def _without_office(officer: str) -> str:
    """The officer without the office after a comma: `JOHN ROE, POLITICAL COUNSELOR`. Of ROE, JOHN and of CHARGE, JOHN
    ROE all stays, of JOHN ROE, JR. too."""
    name, _, office = officer.partition(",")
    words = name.split()
    whole = (
        len(words) < _NAME_WORDS
        or _OFFICES.issuperset(word.upper().strip(".") for word in words)
        or JUNIOR.match(office.strip())
    )
    return officer if whole else name


def _reasons(text: str) -> list[str]:
    """Each reason by itself, in small letters."""
    found: dict[str, None] = {}
    for match in REASONS.finditer(text):
        for letter in LETTER_OF.finditer(match["letters"]):
            found[f"{match['section']}({letter['letter'].lower()}){letter['number'] or ''}"] = None
    return list(found)


FIELD = Field(read=read, heads=("Cla", "CLA", "("), opens=opens, continues=continues)
