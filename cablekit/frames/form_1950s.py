"""State's teletype form of the 1950s and early 60s (format guide 11.1).

Strategy. Above the telegram are two columns: Action and Info with offices, Control and Rec'd with number and receipt.
Then follow FROM, TO and NO; NO has number, day and local hour instead of a date-time group. A line may hold a key of
each column. Below NO are a word of precedence and SENT DEPARTMENT 2, REPEATED INFORMATION MOSCOW 1; then the text
begins. Heads of later pages and notes on copies belong to the form. The form of the 1940s has no keys: the place of the
sender, `Dated` and `Rec'd` are followed by the address of the Secretary, and by number, day and hour.
"""

import re
from collections.abc import Sequence

from cablekit import glossary
from cablekit.fields.registry import opens
from cablekit.frames.frame import Frame, as_one
from cablekit.frames.keyed import chained, furnish
from cablekit.frames.specks import cleared
from cablekit.lines import Claim, Document, Kind, Lines, text_rows
from cablekit.vocabulary import CLASSIFICATIONS

NAME = "form_1950s"

#: between the columns: "Action        Control: 1185", "Info        7:17 a.m.", "G        FROM:   LIMA"; in scans one
#: blank: "EUR Rec'd: APRIL 9, 1962", "G FROM: BONN"
FORM_COLUMNS = re.compile(
    r"(?<=\S)(?:\s{2,}|\t)(?=(?:Control|Rec'?d)\b|(?:FROM|TO|NO)\s?:|\d{1,2}(?::\d\d)?\.?\s?[apAP]\.?[mM])"
    r"|(?<=\S)\s+(?=Dated\s[A-Z][a-z]+\s\d|Rec'?d\s\d)"
    r"|(?<=\S)\s(?=Control\s?:\s?\.?\d|Rec'?d\s?:\s*[A-Z])|(?<=[A-Zo])\s(?=\d{1,2}:\d\d\.?\s?[apAP]\.?\s?[mM]\b)"
    r"|(?<=[A-Za-z\d])\s(?=(?:FROM|NO)\s?:\s*\S|TO\s?:\s*Sec)"
)
#: "FROM: Copenhagen", "TO:   Secretary of State"
FORM_KEY = re.compile(r"^(?P<key>FROM|TO)\s?:\s*(?P<rest>\S.*)$")
#: "NO:   2, July 2, 10 a.m.", "NO: 1023, December 31, 8 p.m. (SECTION ONE OF TWO)"
FORM_NUMBER = re.compile(r"^NO\s?[:.]{1,2}\s*(?P<number>\d{1,6})\s?[,.;]\s*(?P<day>\S.*)$")
#: a number of the sheet before the classification: "51                    CONFIDENTIAL"
SHEET_NUMBER = re.compile(r"^\d{1,3}(?:-[A-Z])?\s{2,}(?=[A-Z])")
#: alone above the keys, a number of the sheet or letters of precedence: "29", "31-J", "PP"
SHEET_MARK = re.compile(r"^(?:\d{1,3}(?:-[A-Z])?|[OPRZ]{2})$")
#: "Control: 1185"
FORM_CONTROL = re.compile(r"^(?:Control|CONTROL)\s?(?:No\.?\s?)?:?\s*\.?(?P<rest>\d{1,6})$")
#: "Rec'd: July 2, 1959", "Rec'd:   JULY 2, 1959 7:17 A.M.", "Rec'd 3:52 p.m."
FORM_RECEIVED = re.compile(r"^(?:Rec'?d|REC'D)\s?(?::|(?=\s\d))\s*(?P<rest>\S.*)$")
#: "7:17 a.m.", "10 p.m."
FORM_HOUR = re.compile(r"^\d{1,2}(?::\d\d)?\.?\s?[apAP]\.?\s?[mM]\.{0,3}$")
#: "Action", "Info", with offices after or below it: "Action EUR", "Info: SS W G SP", "INFO"
FORM_LIST = re.compile(r"^(?P<list>Action|Info|ACTION|INFO)\s?:?(?:\s+(?P<rest>\S.*))?$")
#: offices alone: "EUR", "SS", "S/P IO"
FORM_OFFICES = re.compile(r"^(?:[A-Z][A-Z0-9/]{0,6}(?:\s{1,4}|$)){1,12}$")
#: an office that a scan read in small letters: "Ss", "ss"
SMALL_OFFICE = re.compile(r"^[A-Z]?[a-z]{1,3}$")
#: an office of that column below NO: "P", "IO"
FORM_OFFICE = re.compile(r"^[A-Z]{1,3}$")
#: "SENT DEPARTMENT 2, REPEATED INFORMATION MOSCOW 1.", "SENT DEPARTMENT 2; REPEATED FOR INFORMATION BONN 3,",
#: "ACTION DEPARTMENT 61, INFORMATION LONDON 22."
FORM_SENT = re.compile(
    r"^(?:SENT|ACTION)\s+(?:TO\s+)?(?:DEPARTMENT|DEPT)\.?(?:\s+\d{1,6})?\s?[,;.]\s*(?:REPEATED\.?\s+|RPTD\.?\s+)?(?:FOR\s+)?"
    r"INFO(?:RMATION)?\s+(?:TO\s+)?(?P<rest>\S.*)$"
)
#: a number in that line that a scan broke: "LONDON 7.44"
BROKEN_NUMBER = re.compile(r"(?<=[A-Z])\s\d{1,4}[.:;]\d{1,4}(?=[,.;\s]|$)")
#: "PRIORITY", "NIACT IMMEDIATE"
FORM_PRECEDENCE = re.compile(r"^(?:NIACT(?:\s|$))?(?:FLASH|EMERGENCY|IMMEDIATE|PRIORITY|ROUTINE)?$")
#: heads of later pages and words of the form: "-2- 2, July 2, 10 a.m., from Copenhagen", "INCOMING TELEGRAM",
#: "Department of State", "PERMANENT RECORD COPY", "Page 2 of telegram 2 from Copenhagen"
FORM_OWN = re.compile(
    r"""^(?:-\s?\d{1,2}\s?-(?:\s.*\b(?i:from)\b.*)?|(?:ACTION|INFO(?:RMATION)?)\s+COPY|(?:INCOMING|OUTGOING)\s+TELEGRAM(?:\s.*)?|(?:Department\s+of\s+State|DEPARTMENT\s+OF\s+STATE)(?:\s.*)?
        |.{0,20}(?:PERMANENT\s+)?RECORD\s+COPY.{0,60}|.{0,10}REPRODUCTION\s+FROM\s+THIS\s+COPY\b.*|PROHIBITED\s+UNLESS\b.*
        |[Pp]age\s+\d{1,2}\s+of\s+telegram\b.*|REPRODUCTION\s+FROM\s+THIS|COPY\s+IS\s+PROHIBITED\.?
        |UNLESS\W{1,3}UNCLASSIFIED\W{0,3})$""",
    re.VERBOSE,
)
#: a note of the form below the text: "Note: Advance copy to ARA 3/2/59.", "NOTE: MR. ROE (FE) NOTIFIED 1/21/56 CWO"
FORM_NOTE = re.compile(
    r"^(?:Note|NOTE)\s?:\s(?=.{0,80}\d{1,2}/\d{1,2}/\d\d)(?i:.{0,60}(?:copy|notified|relayed|passed|read)\b).{0,60}$"
)
#: the stamp PERMANENT RECORD COPY on two lines: "PERMANENT"
FORM_STAMP = re.compile(r"^PERMANENT$")
#: initials without a number, below a signature: "MAC", "GLL: JB"
FORM_LETTERS = re.compile(r"^[A-Z]{2,4}(?::\s?[A-Z]{1,4})?$")
#: a name that signs: "PINKERTREE", "VAN DOREN"
FORM_SIGNER = re.compile(r"^(?:(?:DE|LA|MC|VAN|VON)\s)?[A-Z][A-Z'\-]{3,20}(?:\s[A-Z][A-Z'\-]{1,20}){0,2}$")
#: initials of the typist below the signature: "GAR/7", "WC:LMS/12", "LL:VMB-6"
FORM_INITIALS = re.compile(r"^[A-Z]{1,4}(?::[A-Z]{1,4})?[/\-]\d{1,2}$")
#: the form of the 1940s: "Dated February 22, 1946"
OLD_DATED = re.compile(r"^Dated\s(?P<day>[A-Z][a-z]{2,8}\s\d{1,2},\s19\d\d)$")
#: the sender above it, or on its line: "8963 Moscow via War"
OLD_SENDER = re.compile(r"^(?:(?P<control>\d{2,6})\s+)?(?P<place>[A-Z][A-Za-z.'\- ]{2,30}?)(?:\s+via\s+[A-Z]\w+)?$")
#: the address: "Secretary of State,"
OLD_ADDRESS = re.compile(r"^(?P<to>Secretary\sof\sState),?$")
#: the town of the address: "Washington."
OLD_TOWN = re.compile(r"^Washington(?:,\sD\.?\s?C)?\.?$")
#: number, day and hour: "511, February 22, 9 p.m."
OLD_NUMBER = re.compile(
    r"^(?P<number>\d{1,6}),\s(?P<day>[A-Z][A-Za-z]{2,8}\.?\s\d{1,2},\s(?:\d{1,2}(?::\d\d)?\s?[ap]\.?\s?m\b|noon|midnight).{0,60})$"
)
#: a classification behind the initials of the typist: "PEM-K-M SECRET"
OLD_MARK = re.compile(r"^[A-Z]{1,5}(?:-[A-Z\d]{1,5}){1,3}\s+(?P<word>[A-Z][A-Z ]{5,20})$")
# the words of the form, or the first row of its columns
_FORM_HEAD = re.compile(
    r"(?:^|(?<=[\r\n\f]))[ \t]{0,40}(?:(?:INCOMING|OUTGOING)[ \t]TELEGRAM\b|Action\b[^\r\n]{0,80}\bControl\s?:)"
)
# what a line has that is a key, a number, a day or an hour of the head
_KEYED = re.compile(r"FROM|TO\s?:|NO\s?[:.]|Control|CONTROL|Rec|REC|Dated|Secretary|\d\.?\s?[apAP]\.?\s?[mM]")
#: kinds of lines that may be between NO and the text
_OPENING = frozenset([Kind.CAPTION, Kind.PASSING, Kind.SUBJECT, Kind.REFERENCE])
#: number of characters of the longest line of the opening
_WIDEST = 60
#: number of lines between the day of the form of the 1940s and the number
_BELOW = 12
#: number of lines between a signature and the initials below it
_NEAR = 4
#: number of characters in which the head is looked for
_REACH = 4000


def recognises(text: str) -> bool:
    """Whether FROM, TO, NO with a day, and a key of the right column are in the head of a text."""
    head = text[:_REACH]
    if not ("NO" in head or "Dated" in head) or not ("Control" in head or "Rec" in head):
        return False
    keyed = filter(_KEYED.search, text_rows(head))
    kinds = {kind for row in keyed for kind, _ in _column_claims(_bare(row), {})}
    if not kinds & {Kind.NUMBER, Kind.RECEIVED}:
        return False
    return {Kind.FROM, Kind.SERIAL} <= kinds or (
        {Kind.DATED, Kind.TO} <= kinds and _old_number(text_rows(head)) is not None
    )


def name(document: Document, lines: Lines) -> None:
    """Name the keyed lines down to NO, the lines between it and the text, and the form's own words."""
    texts = lines.texts
    for index, text in enumerate(texts):
        if lines.kinds[index] is Kind.TEXT and (
            FORM_OWN.match(text) or (FORM_STAMP.match(text) and "RECORD COPY" in "".join(texts[index + 1 : index + 2]))
        ):
            furnish(lines, index)
    number = next((index for index, text in enumerate(texts) if "NO" in text and _has_piece(FORM_NUMBER, text)), None)
    old = _old_number(texts) if number is None else None
    if old is not None:
        _name_old(lines, old)
        number = old
    if number is None:
        return
    state: dict[str, str] = {}
    for index in range(number + 1):
        if lines.kinds[index] is not Kind.TEXT:
            continue
        columns = _column_claims(_bare(texts[index]), state)
        named = chained(Claim(kind, claim.rest, seen=claim.seen) for kind, claim in columns)
        own = named is None and SHEET_MARK.match(_bare(texts[index])) is not None
        lines.name(index, named or Claim(Kind.FRAME if own else Kind.UNKNOWN, texts[index]))
    start = number + 1
    while "list" in state and start < len(lines) and (not texts[start] or FORM_OFFICE.match(texts[start])):
        if texts[start]:
            lines.name(start, Claim(Kind.OFFICES, texts[start], seen=state["list"]))
        start += 1
    _begin_text(lines, start)
    _end(lines, start)


def _bare(text: str) -> str:
    """Return a line without the border and the specks that a scan read beside it."""
    return cleared(text.strip(" \t\r\n\f|"))


def _old_number(texts: Sequence[str]) -> int | None:
    """Return the line of number, day and hour below the day of the form of the 1940s; None without them."""
    dated = next((at for at, text in enumerate(texts) if "Dated" in text and _has_piece(OLD_DATED, text)), None)
    if dated is None:
        return None
    below = range(dated, min(len(texts), dated + _BELOW))
    return next((at for at in below if OLD_NUMBER.match(_bare(texts[at]))), None)


def _has_piece(pattern: re.Pattern[str], text: str) -> bool:
    """Whether one of the columns of a line is of a pattern."""
    return any(pattern.match(piece) for piece in FORM_COLUMNS.split(_bare(text)))


def _name_old(lines: Lines, number: int) -> None:
    """Name sender and number of the form of the 1940s, and the town of the address."""
    at = next(index for index in range(number) if _has_piece(OLD_DATED, lines.texts[index]))
    pieces = FORM_COLUMNS.split(_bare(lines.texts[at]))
    above = next((index for index in range(at - 1, -1, -1) if lines.kinds[index] is Kind.TEXT), at)
    index = above if OLD_DATED.match(pieces[0]) else at
    sender = OLD_SENDER.match(_bare(lines.texts[index]) if index == above else pieces[0])
    if sender is not None:
        control = Claim(Kind.NUMBER, sender["control"]) if sender["control"] else None
        columns = _column_claims(_bare(lines.texts[at]), {}) if index == at else []
        behind = chained((Claim(kind, claim.rest, seen=claim.seen) for kind, claim in columns), control)
        lines.name(index, Claim(Kind.FROM, sender["place"], then=behind))
    match = OLD_NUMBER.match(_bare(lines.texts[number]))
    assert match is not None
    lines.name(number, Claim(Kind.SERIAL, match["number"], then=Claim(Kind.DATED, match["day"])))
    for index in range(at, number):
        if lines.kinds[index] is Kind.TEXT and OLD_TOWN.match(_bare(lines.texts[index])):
            furnish(lines, index)


def _column_claims(text: str, state: dict[str, str]) -> list[tuple[Kind, Claim]]:
    """Return the claims of a line of the head, column by column; `state` keeps the list of the offices below."""
    pieces = [piece.strip() for piece in FORM_COLUMNS.split(text) if piece]
    listed = state.get("list")
    claims = [column for piece in pieces if (column := _piece(piece, state))]
    beside = len(claims) > 1 and claims[0].kind is Kind.OFFICES and claims[0].rest != ""
    if listed and "list" not in state and (beside or "beside" in state):
        state["list"] = listed  # the offices are a column of their own, beside the keys
        state["beside"] = ""
    if claims and claims[-1].kind is Kind.SERIAL:
        claims.append(Claim(Kind.DATED, claims[-1].seen))
    return [(each.kind, each) for each in claims]


def _piece(text: str, state: dict[str, str]) -> Claim | None:
    """Return the claim of one column of a line."""
    if match := FORM_KEY.match(text):
        state.pop("list", None)
        return Claim(Kind.FROM if match["key"] == "FROM" else Kind.TO, match["rest"])
    if match := FORM_NUMBER.match(text):
        return Claim(Kind.SERIAL, match["number"], seen=match["day"])
    if match := FORM_CONTROL.match(text):
        return Claim(Kind.NUMBER, match["rest"])
    if (match := FORM_RECEIVED.match(text)) or FORM_HOUR.match(text):
        return Claim(Kind.RECEIVED, match["rest"] if match else text)
    if match := OLD_DATED.match(text):
        return Claim(Kind.DATED, match["day"])
    if match := OLD_ADDRESS.match(text):
        return Claim(Kind.TO, match["to"])
    if (match := OLD_MARK.match(text)) and "".join(match["word"].split()) in CLASSIFICATIONS:
        return Claim(Kind.CLASSIFICATION, match["word"])
    if match := FORM_LIST.match(text):
        state["list"] = match["list"].upper()
        if match["rest"] and "".join(match["rest"].split()) in CLASSIFICATIONS:
            return Claim(Kind.CLASSIFICATION, match["rest"])
        return Claim(Kind.OFFICES, match["rest"] or "", seen=state["list"])
    word = SHEET_NUMBER.sub("", text)
    if "".join(word.split()) in CLASSIFICATIONS:
        return Claim(Kind.CLASSIFICATION, word)
    if "list" in state and FORM_OFFICES.match(text):
        return Claim(Kind.OFFICES, text, seen=state["list"])
    if "list" in state and SMALL_OFFICE.match(text) and glossary.office(text.upper()) is not None:
        return Claim(Kind.OFFICES, text.upper(), seen=state["list"], note=text.upper())
    return None


def _begin_text(lines: Lines, start: int) -> None:
    """Name precedence and SENT below NO, and the first line of the text."""
    goes_on = False
    for index in range(start, len(lines)):
        text = cleared(lines.texts[index])
        if lines.kinds[index] is not Kind.TEXT:
            continue
        if not text:
            furnish(lines, index)
        elif goes_on:
            lines.name(index, _sent(text))
            goes_on = text.endswith(",")
        elif match := FORM_SENT.match(text):
            lines.name(index, _sent(match["rest"]))
            goes_on = text.endswith(",")
        elif text and FORM_PRECEDENCE.match(text):
            lines.name(index, Claim(Kind.PRECEDENCE, text))
        elif len(text) <= _WIDEST and (opened := opens(text, None)) is not None and opened.kind in _OPENING:
            lines.texts[index] = text
            lines.name(index, opened)
        else:
            lines.name(index, Claim(Kind.TEXT, lines.texts[index]))
            return


def _sent(text: str) -> Claim:
    """Return the claim of addressees; a number that a scan broke is left out."""
    rest = text.rstrip(" .,")
    sound = BROKEN_NUMBER.sub("", rest)
    return Claim(Kind.INFO, sound, note=None if sound == rest else sound)


def _end(lines: Lines, start: int) -> None:
    """Name the typist's initials, notes of the form and the classification at the end, and a signature with specks."""
    for index in range(len(lines) - 1, start, -1):
        text = cleared(lines.texts[index])
        if lines.kinds[index] is not Kind.TEXT:
            continue
        initials = FORM_LETTERS.match(text) and FORM_SIGNER.match(_above(lines, index))
        if initials or FORM_INITIALS.match(text) or FORM_NOTE.match(text) or not text:
            furnish(lines, index)
        elif "".join(text.split()) in CLASSIFICATIONS:
            lines.name(index, Claim(Kind.CLASSIFICATION, text))
        else:
            if text != lines.texts[index] and FORM_SIGNER.match(text):
                lines.name(index, Claim(Kind.SIGNATURE, text, note=text))
            return


def _above(lines: Lines, index: int) -> str:
    """Return the line with content above a line, without specks; empty if none is near."""
    return next((cleared(text) for text in reversed(lines.texts[max(0, index - _NEAR) : index]) if text), "")


def starts(text: str) -> list[int]:
    """Return where the columns of the form begin, with its words above them."""
    if "Control" not in text:
        return []
    heads = (match.start() for match in _FORM_HEAD.finditer(text))
    return [at for at in heads if recognises(text[at : at + _REACH])]


FRAME = Frame(title=NAME, recognises=recognises, split=as_one(NAME), name=name, starts=starts)
