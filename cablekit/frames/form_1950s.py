"""State's teletype form of the 1950s and early 60s (format guide 11.1).

Strategy. Above the telegram are two columns: Action and Info with offices, Control and Rec'd with number and receipt.
Then follow FROM, TO and NO; NO has number, day and local hour instead of a date-time group. A line may hold a key of
each column. Below NO are a word of precedence and SENT DEPARTMENT 2, REPEATED INFORMATION MOSCOW 1; then the text
begins. Heads of later pages and notes on copies belong to the form.
"""

import re

from cablekit.fields.registry import opens
from cablekit.frames.frame import Frame, as_one
from cablekit.frames.keyed import furnish
from cablekit.lines import Claim, Document, Kind, Lines, text_rows
from cablekit.vocabulary import CLASSIFICATIONS

NAME = "form_1950s"

#: between the two columns: "Action        Control: 1185", "Info        7:17 a.m."
FORM_COLUMNS = re.compile(r"(?<=\S)(?:\s{2,}|\t)(?=(?:Control|Rec'?d)\b|\d{1,2}(?::\d\d)?\s?[ap]\.?m)")
#: "FROM: Copenhagen", "TO:   Secretary of State"
FORM_KEY = re.compile(r"^(?P<key>FROM|TO)\s?:\s*(?P<rest>\S.*)$")
#: "NO:   2, July 2, 10 a.m.", "NO: 1023, December 31, 8 p.m. (SECTION ONE OF TWO)"
FORM_NUMBER = re.compile(r"^NO\s?[:.]{1,2}\s*(?P<number>\d{1,6})\s?[,.;]\s*(?P<day>\S.*)$")
#: "Control: 1185"
FORM_CONTROL = re.compile(r"^Control\s?(?:No\.?\s?)?:\s*(?P<rest>\d{1,6})$")
#: "Rec'd: July 2, 1959", "Rec'd:   JULY 2, 1959 7:17 A.M."
FORM_RECEIVED = re.compile(r"^Rec'?d\s?:\s*(?P<rest>\S.*)$")
#: "7:17 a.m.", "10 p.m."
FORM_HOUR = re.compile(r"^\d{1,2}(?::\d\d)?\s?[apAP]\.?\s?[mM]\.?$")
#: "Action", "Info", with offices after or below it: "Action EUR", "Info: SS W G SP"
FORM_LIST = re.compile(r"^(?P<list>Action|Info)\s?:?(?:\s+(?P<rest>\S.*))?$")
#: offices alone: "EUR", "SS", "S/P IO"
FORM_OFFICES = re.compile(r"^(?:[A-Z][A-Z0-9/]{0,6}(?:\s{1,4}|$)){1,12}$")
#: "SENT DEPARTMENT 2, REPEATED INFORMATION MOSCOW 1.", "SENT DEPARTMENT 2; REPEATED FOR INFORMATION BONN 3,"
FORM_SENT = re.compile(
    r"^SENT\s+(?:TO\s+)?DEPARTMENT(?:\s+\d{1,6})?\s?[,;]\s*REPEATED\s+(?:FOR\s+)?INFO(?:RMATION)?\s+(?:TO\s+)?(?P<rest>\S.*)$"
)
#: "PRIORITY", "NIACT IMMEDIATE"
FORM_PRECEDENCE = re.compile(r"^(?:NIACT(?:\s|$))?(?:FLASH|EMERGENCY|IMMEDIATE|PRIORITY|ROUTINE)?$")
#: heads of later pages and words of the form: "-2- 2, July 2, 10 a.m., from Copenhagen", "INCOMING TELEGRAM",
#: "Department of State", "PERMANENT RECORD COPY", "Page 2 of telegram 2 from Copenhagen"
FORM_OWN = re.compile(
    r"""^(?:-\s?\d{1,2}\s?-(?:\s.*\bfrom\b.*)?|(?:INCOMING|OUTGOING)\s+TELEGRAM(?:\s.*)?|Department\s+of\s+State(?:\s.*)?
        |.{0,20}(?:PERMANENT\s+)?RECORD\s+COPY.{0,60}|.{0,10}REPRODUCTION\s+FROM\s+THIS\s+COPY\b.*|PROHIBITED\s+UNLESS\b.*
        |[Pp]age\s+\d{1,2}\s+of\s+telegram\b.*)$""",
    re.VERBOSE,
)
#: initials of the typist below the signature: "GAR/7", "WC:LMS/12"
FORM_INITIALS = re.compile(r"^[A-Z]{1,4}(?::[A-Z]{1,4})?/\d{1,2}$")
#: kinds of lines that may be between NO and the text
_OPENING = frozenset([Kind.CAPTION, Kind.PASSING, Kind.SUBJECT, Kind.REFERENCE])
#: number of characters of the longest line of the opening
_WIDEST = 60
#: number of characters in which the head is looked for
_REACH = 4000


def recognises(text: str) -> bool:
    """Whether FROM, TO, NO with a day, and a key of the right column are in the head of a text."""
    head = text[:_REACH]
    if "NO" not in head or ("Control" not in head and "Rec" not in head):
        return False
    kinds = {kind for row in text_rows(head) for kind, _ in _column_claims(row.strip(), {})}
    return {Kind.FROM, Kind.SERIAL} <= kinds and bool(kinds & {Kind.NUMBER, Kind.RECEIVED})


def name(document: Document, lines: Lines) -> None:
    """Name the keyed lines down to NO, the lines between it and the text, and the form's own words."""
    texts = lines.texts
    for index, text in enumerate(texts):
        if lines.kinds[index] is Kind.TEXT and FORM_OWN.match(text):
            furnish(lines, index)
    number = next((index for index, text in enumerate(texts) if FORM_NUMBER.match(text)), None)
    if number is None:
        return
    state: dict[str, str] = {}
    for index in range(number + 1):
        if lines.kinds[index] is not Kind.TEXT:
            continue
        chained: Claim | None = None
        for kind, claim in reversed(list(_column_claims(texts[index], state))):
            chained = Claim(kind, claim.rest, True, claim.seen, chained)
        lines.name(index, chained or Claim(Kind.UNKNOWN, texts[index]))
    _begin_text(lines, number + 1)
    _end(lines, number + 1)


def _column_claims(text: str, state: dict[str, str]) -> list[tuple[Kind, Claim]]:
    """Return the claims of a line of the head, column by column; `state` keeps the list of the offices below."""
    claims = [column for piece in FORM_COLUMNS.split(text) if piece and (column := _piece(piece.strip(), state))]
    if claims and claims[0].kind is Kind.SERIAL:
        claims.append(Claim(Kind.DATED, claims[0].seen))
    return [(each.kind, each) for each in claims]


def _piece(text: str, state: dict[str, str]) -> Claim | None:
    """Return the claim of one column of a line."""
    if match := FORM_KEY.match(text):
        state.clear()
        return Claim(Kind.FROM if match["key"] == "FROM" else Kind.TO, match["rest"])
    if match := FORM_NUMBER.match(text):
        return Claim(Kind.SERIAL, match["number"], seen=match["day"])
    if match := FORM_CONTROL.match(text):
        return Claim(Kind.NUMBER, match["rest"])
    if (match := FORM_RECEIVED.match(text)) or FORM_HOUR.match(text):
        return Claim(Kind.RECEIVED, match["rest"] if match else text)
    if match := FORM_LIST.match(text):
        state["list"] = match["list"].upper()
        return Claim(Kind.OFFICES, match["rest"] or "", seen=state["list"])
    if "".join(text.split()) in CLASSIFICATIONS or text == "OFFICIAL USE ONLY":
        return Claim(Kind.CLASSIFICATION, text)
    if "list" in state and FORM_OFFICES.match(text):
        return Claim(Kind.OFFICES, text, seen=state["list"])
    return None


def _begin_text(lines: Lines, start: int) -> None:
    """Name precedence and SENT below NO, and the first line of the text."""
    goes_on = False
    for index in range(start, len(lines)):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT:
            continue
        if goes_on:
            lines.name(index, Claim(Kind.INFO, text.rstrip(" .,")))
            goes_on = text.endswith(",")
        elif match := FORM_SENT.match(text):
            lines.name(index, Claim(Kind.INFO, match["rest"].rstrip(" .,")))
            goes_on = text.endswith(",")
        elif FORM_PRECEDENCE.match(text):
            lines.name(index, Claim(Kind.PRECEDENCE, text))
        elif len(text) <= _WIDEST and (opened := opens(text, None)) is not None and opened.kind in _OPENING:
            lines.name(index, opened)
        else:
            lines.name(index, Claim(Kind.TEXT, text))
            return


def _end(lines: Lines, start: int) -> None:
    """Name the typist's initials and the classification at the end."""
    for index in range(len(lines) - 1, start, -1):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT:
            continue
        if FORM_INITIALS.match(text):
            furnish(lines, index)
        elif "".join(text.split()) in CLASSIFICATIONS:
            lines.name(index, Claim(Kind.CLASSIFICATION, text))
        else:
            return


FRAME = Frame(title=NAME, recognises=recognises, split=as_one(NAME), name=name)
