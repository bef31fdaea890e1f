"""Who classified the telegram and why, as orders 12958 and later require (format guide 11.5).

Strategy. A line of its own, between the labels and paragraph 1, begins with CLASSIFIED BY and continues until it states
the reasons. The same words may be in the first sentence of paragraph 1, which keeps them: there they count only with a
reason. A reason is the section of the order with one letter: `1.4 (b) and (d)` is 1.4(b), 1.4(d).
"""

import re
from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.model import Classifier
from cablekit.values import fold

#: "Classified By: Ambassador JOHN ROE for reasons 1.4 (b) and (d).", "CLASSIFIED BY DCM JANE ROE. REASON: 1.5(B)",
#: "(U) CLASSIFIED BY: CDA JOHN ROE, REASONS 1.4 B, D", in a scan "CLASSIFIED 8Y"
CLASSIFIED_BY = re.compile(
    r"^(?:\((?:[A-Z]{1,3}|0)\)\s?)?\.?(?:Classified|CLASSIFIED)\s+(?:By|by|BY|8Y)\b(?P<mark>\s?[:;-])?\s*"
)
#: the reasons: "REASON: 1.5 (B)", "Reasons: 1.4 (b), (d)", "for reasons 1.4(b)", "E.O. 12958, REASON 1.5 (D)"
REASON = re.compile(r"\b(?:Reasons?|REASONS?|reasons?)\b")
# between two letters of reasons, and the letters in one pair of brackets
_AND = r"\s?(?:,|/|&|-|\b(?:AND|and|OR|or)\b)?\s?"
_IN_BRACKETS = rf"\(\s?[A-Ja-j](?:{_AND}\b[A-Ja-j]){{0,7}}\s?\)(?:\s?\(\d{{1,2}}\))?"
#: a section of the order with the letters that follow it: "1.4 (b) and (d)", "1.5(B) AND (D)", "1.4 B, D", "1.3(A)(5)",
#: "1.4 (b, d)", "1.4 (B/D)"
REASONS = re.compile(
    rf"""(?P<section>1\.\d)\s?:?\s?(?P<letters>{_IN_BRACKETS}(?:{_AND}{_IN_BRACKETS}){{0,9}}
        |[A-J]\b(?:{_AND}\b[A-J]\b){{0,9}})""",
    re.VERBOSE,
)
#: one of the letters: "(b)", "D", "(A)(5)"
LETTER_OF = re.compile(r"\(?\b(?P<letter>[A-Ja-j])\b\)?(?:\s?(?P<number>\(\d{1,2}\)))?")
#: what ends the name of the officer: "for reasons", "REASON:", "per E.O. 12958", "pursuant to", "E.O. 12958"
NAME_END = re.compile(
    r"""\b(?:(?:(?:for|FOR|For)\s)?(?:Reasons?|REASONS?|reasons?)\b|(?:pursuant|PURSUANT)\b
        |(?:(?:per|PER|under|UNDER)\s)?E\.?O\.?\s\d)""",
    re.VERBOSE,
)
#: the label of paragraph 1 before the sentence: "1. ", "1.  ", "1) "
FIRST_LABEL = re.compile(r"^1\s?[.)]\s*")

#: the beginning of a text that may name the classifier, its white space not folded yet
MAY_SAY = re.compile(
    r"\s*(?:1\s*[.)]\s*)?(?:\((?:[A-Z]{1,3}|0)\)\s*)?\.?(?:Classified|CLASSIFIED|Reason|REASON|reason)"
)

#: what may follow a comma and belong to the name: "JR.", "III"
JUNIOR = re.compile(r"^(?:JR|SR|Jr|Sr|I{2,3})\b")

#: number of characters of paragraph 1 that are looked at
_WITHIN = 600
#: number of characters of the longest name
_NAME = 200
#: words that can make up an office, before a comma or before the name
_OFFICES = frozenset(
    [
        *(
            "ACTING",
            "DEPUTY",
            "ASSISTANT",
            "UNDER",
            "PRINCIPAL",
            "SENIOR",
            "CHIEF",
            "OF",
            "MISSION",
            "DCM",
            "ADCM",
            "CDA",
        ),
        *(
            "CHARGE",
            "D'AFFAIRES",
            "A.I",
            "AMBASSADOR",
            "AMB",
            "SECRETARY",
            "MINISTER",
            "DIRECTOR",
            "OFFICER",
            "ADVISOR",
        ),
        *("POLITICAL", "ECONOMIC", "ECON", "POL", "CONSUL", "GENERAL", "COUNSELOR", "COUNSELLOR", "A/S", "U/S", "DAS"),
        *(
            "SECTION",
            "AFFAIRS",
            "PUBLIC",
            "CONSULAR",
            "MANAGEMENT",
            "REGIONAL",
            "SECURITY",
            "ATTACHE",
            "VICE",
            "INTERIM",
        ),
        *("PDAS", "POLCOUNS", "ECONCOUNS", "POLCHIEF", "ECONCHIEF", "POLOFF", "ECONOFF", "CG"),
    ]
)
#: the symbol of an office before such a word, A/S or DIRECTOR: "EUR", "AF/E"
SYMBOL = re.compile(r"^[A-Z]{1,5}(?:/[A-Z][A-Z\-]{0,7}){0,3}$")
#: number of words of a name before an office
_NAME_WORDS = 2


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim CLASSIFIED BY with a colon, or with a reason on the line."""
    match = CLASSIFIED_BY.match(text)
    if match and (match["mark"] or REASON.search(text, match.end())):
        return Claim(Kind.CLASSIFIED_BY, text[match.end() :])
    return None


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether the reasons are on this line or still to come."""
    above = " ".join(near.rows)
    if REASON.match(text.lstrip("(")):
        return True
    return not near.blank and not (REASONS.search(above) or above.endswith(".")) and near.claim is None


def read(lines: Sequence[Line], opening: str) -> tuple[Classifier | None, list[str]]:
    """Return who classified and why, from the lines of this kind, else from the text's first sentence, `opening`."""
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
    statement = raw[match.end() :] if match else raw
    end = NAME_END.search(statement)
    name = _without_office(statement[: end.start() if end else _NAME].strip(" ,;.("))
    return Classifier(raw, name or None), _reasons(raw[reason.start() :] if reason else "")


def _without_office(officer: str) -> str:
    """Return the officer without the office before the name or after a comma: `JOHN ROE, POLITICAL COUNSELOR`, `DCM
    JOHN ROE`, `CHARGE, JOHN ROE`. ROE, JOHN and JOHN ROE, JR. stay as they are."""
    officer = _without_title(officer)
    name, _, office = officer.partition(",")
    is_name = len(name.split()) < _NAME_WORDS or JUNIOR.match(office.strip())
    return officer if is_name else name


def _without_title(officer: str) -> str:
    """Return the officer without the words of an office before the name; all of them if nothing else is there."""
    words = officer.split()
    titles = [word.upper().strip(".,") in _OFFICES for word in words]
    first = 1 if len(words) > 1 and SYMBOL.match(words[0]) and titles[1] else 0
    end = next((at for at in range(first, len(words)) if not titles[at]), None)
    return officer if end is None or end == first else " ".join(words[end:])


def _reasons(text: str) -> list[str]:
    """Return each reason by itself, in small letters."""
    reasons: dict[str, None] = {}
    for match in REASONS.finditer(text):
        for letter in LETTER_OF.finditer(match["letters"]):
            reasons[f"{match['section']}({letter['letter'].lower()}){letter['number'] or ''}"] = None
    return list(reasons)


FIELD = Field(read=read, heads=("Cla", "CLA", "("), opens=opens, continues=continues)
