"""Clearances of outgoing telegrams (format guide 4).

Strategy. Clearances usually have no label: every line below the drafting labels that no other field claims is one,
until the dash line. Several may be on a line, separated by marks, and several officers of an office; a note alone in
parentheses belongs to the clearance above.
"""

import re
from collections.abc import Iterator, Sequence

from cablekit import glossary
from cablekit.diagnostics import DRAFTING_UNREADABLE, Notes
from cablekit.fields.field import Field
from cablekit.lines import LONGEST, Claim, Kind, Line, Near
from cablekit.model import Clearance
from cablekit.values import fold
from cablekit.values.officers import MOST, TITLE, first_of_officers, name_and_typist
from cablekit.values.person import NAME_ALONE, OFFICER, is_readable, note_within, office_and_name, without_notes

#: the label that some clearances have: "CLEARED BY: PER/MGT - MISS BROWN", "CLEARANCES:", "CLEARED BV: EUR:X"
CLEARED = re.compile(r"^CLEAR(?:ED(?:\s+B[YV])?|ANCES?)\b\s*[:\-]?\s*")
#: between two clearances on a line, before an office and its mark: "L:DOE, S/S:ROE", "AF/E - SMITH; H - JONES"; a blank
#: before an office is enough: "IO:WBFIELD EUR/RPE:ECROFT", "S/P:KWARD S/S-MR. JEPSON", "NEA/ TUR- MR DOE PM- MR ROE";
#: before an office with a dash and a title a colon is enough: "M-MR.ROE:OSD/ISA-COL.POE"
CLEARANCE_MARK = re.compile(
    rf""":(?=[A-Z]{{1,6}}/[A-Z0-9/]{{1,8}}\s?-\s?{TITLE})|\s-\s(?=[A-Z]{{1,6}}(?:/[A-Z0-9]{{1,8}}){{0,3}}:\s?[A-Z])
        |(?:\s?[;,]\s?|(?<![\-/])(?<!EX-IM)\s)(?=[A-Z][A-Z0-9&]{{0,11}}(?:/\s?[A-Z0-9&]{{1,8}}){{0,3}}
        (?:(?:-[A-Z0-9])?(?:(?:\s?[:=]|\s-)\s?[A-Z]|-\s?{TITLE}\s)|-\s?[A-Z]{{1,4}}\s?-\s?{TITLE}\s))""",
    re.VERBOSE,
)
#: between two columns of clearances: "PM/SNP - MFIELD                       EUR/SOV:KPAULSEN"
COLUMNS = re.compile(r"\s{4,}")
#: the gap between columns at fixed places: no clearance has one inside: "PM/SNP - MFIELD            EUR/SOV:KPAULSEN"
FAR_COLUMNS = re.compile(r"\s{8,}")
#: a clearance in a column whose mark a scan read as a sign or a digit: "PM/SNP7JHOLM", "EUR/RPM;RCROSS"
MARK_LOST = re.compile(
    rf"^(?P<office>[A-Z]{{1,4}}(?:/[A-Z]{{1,4}}){{0,2}})\s?[^A-Z\s(/&:]\s?(?P<name>(?:{TITLE}\s)?[A-Z]{{4,}}(?:\s\([A-Z]+\))?)$"
)
#: the same on a line of its own, before a title: "PPT3MR. ROE (PHONE)"
MARK_LOST_ALONE = re.compile(rf"^[A-Z/]{{1,9}}\d{TITLE}\s[A-Z]{{3}}")
#: an office, a slash, and a name as short as a unit: "H/RPUGH"
SLASH_SHORT = re.compile(r"^(?P<office>[A-Z]{1,5}(?:/[A-Z]{1,4})?)/(?P<name>[A-Z]{5})$")
#: a title at the end of what is before a mark: "EUR/WE:MR."
TITLE_LAST = re.compile(rf"\b{TITLE}$")
#: a line of these words alone is not a clearance
_MARKS = " -.:;,_"
#: marks of a list after a clearance: "EUR/SOV - MR. ROE (DRAFT);"
_LIST_MARKS = " ;,"
#: a mark of a list before a clearance, as in -SCA/VO:CDROE
_BULLETS = " -*"
#: number of letters of the shortest name
_WHOLE = 2
#: number of letters of the shortest clearance in a column, and of the first of two officers
_NAMED = 4
#: the note after a name that says that a draft was cleared: "IN DRAFT", "DFT", "DRFT"
IN_DRAFT = re.compile(r"\bDR?A?FT\b")

#: clearances are below the first two, and above the last; a dash line may also be above the whole header
_BORDERS = frozenset([Kind.DRAFTED, Kind.APPROVED, Kind.RELAY])


def fits(text: str, near: Near) -> Claim | None:
    """Claim a line below DRAFTED BY or APPROVED BY, above the dash line, which may be damaged."""
    if text.startswith("--"):
        return None
    last = next((kind for kind in reversed(near.seen) if kind in _BORDERS), Kind.RELAY)
    return None if last is Kind.RELAY else Claim(Kind.CLEARED, text)


def read(lines: Sequence[Line], notes: Notes) -> list[Clearance]:
    """Return the clearances, in order."""
    clearances: list[Clearance] = []
    if not lines:
        return clearances
    for line, raw, bare, labelled in _cleared(lines):
        plain, marks = without_notes(bare.rstrip(_LIST_MARKS))
        draft = any(IN_DRAFT.search(mark) for mark in (*marks, note_within(plain)))
        if clearances and marks and not plain and not labelled:
            clearances[-1] = _noted(clearances[-1], raw, draft)
            continue
        if not plain.strip(_MARKS) and (labelled or plain):
            continue
        office, name = office_and_name(plain)
        name = name_and_typist(name)[0] if ":" in name else name
        clearances += [
            Clearance(office=own, name=one or None, in_draft=draft, raw=raw) for own, one in _officers(office, name)
        ]
        if not is_readable(office, name):
            message = f"can't separate office and name in {raw!r}"
            notes.add(DRAFTING_UNREADABLE, line.number, "header.cleared_by", message)
    return _as_the_others(clearances)


def _as_the_others(clearances: list[Clearance]) -> list[Clearance]:
    """Return the clearances, with a short name apart from its office if another has one after a slash too: `H/RPUGH`
    beside `L/PM/DGANTZ`."""
    if all(each.name for each in clearances):
        return clearances
    slashed = any(each.name and each.raw.startswith(f"{each.office}/{each.name}") for each in clearances)
    return [_apart(each) for each in clearances] if slashed else clearances


def _apart(clearance: Clearance) -> Clearance:
    """Return a clearance with the last part of its office as the name, if the glossary knows the office before it."""
    short = SLASH_SHORT.match(clearance.office or "") if clearance.name is None else None
    if short is None or glossary.office(short["office"]) is None or short["name"] in glossary.words():
        return clearance
    return Clearance(office=short["office"], name=short["name"], in_draft=clearance.in_draft, raw=clearance.raw)


def _officers(office: str | None, names: str) -> Iterator[tuple[str | None, str]]:
    """Yield each officer of one clearance with the office: `ERDA:LSCHOLL/RROE`, `EUR/WE:MR. ROE:MR. DOE`."""
    for _ in range(MOST):
        name, others = first_of_officers(names, office)
        own, rest = office_and_name(others)
        known = own is not None and glossary.bureau(own) is not None
        if not others or name == names or len(name) < _NAMED or (":" in others and not known):
            break  # RWD;MSTILL may be a unit and a name
        yield office, name
        office, names = (own, rest) if known else (office, others)
    yield office, names


def _noted(above: Clearance, raw: str, draft: bool) -> Clearance:
    """Return a clearance with the note on the line below it."""
    joined = f"{above.raw} {raw}" if len(above.raw) <= LONGEST else above.raw
    return Clearance(office=above.office, name=above.name, in_draft=above.in_draft or draft, raw=joined)


def _cleared(lines: Sequence[Line]) -> Iterator[tuple[Line, str, str, bool]]:
    """Yield each clearance: its line, the text as written, the text without the label, and whether it has a label.

    `L:DOE, S/S:ROE` are two clearances, `EUR/SOV, EUR/EE: MR. X` is one, from two offices.
    """
    for line in lines:
        columns = _columns(line.text)
        if len(columns) > 1:
            yield from ((line, written, read, False) for written, read in columns)
            continue
        raw = fold(line.text)
        label = CLEARED.match(raw)
        bare = raw[label.end() :] if label else raw
        bare = bare.lstrip(_BULLETS) or bare
        bare = _with_mark(bare) if MARK_LOST_ALONE.match(bare) else bare
        pieces = _pieces(bare) if len(bare) <= LONGEST else [bare]
        marked = [piece if _is_whole(piece) else _with_mark(piece) for piece in pieces] if len(pieces) > 1 else []
        if marked and all(map(_is_whole, marked)):
            yield from ((line, written, read, False) for written, read in zip(pieces, marked, strict=True))
        else:
            yield line, raw, bare, label is not None


def _columns(text: str) -> list[tuple[str, str]]:
    """Return the clearances of a line with two columns, each as written and as it is read; none for another line. What
    follows a gap has an office, a mark and a name."""
    if "    " not in text or len(text) > LONGEST:
        return []
    for gap, enough in ((COLUMNS, all), (FAR_COLUMNS, any)):
        written = [fold(column) for column in gap.split(text.strip())]
        read = [_with_mark(column.strip(_BULLETS + ".")) for column in written]
        named = [column[0] != "(" and sum(map(str.isalpha, column)) >= _NAMED for column in written]
        officers = enough(_is_officer(column) for column in (read[1:] if enough is all else read))
        if len(written) > 1 and all(named) and officers and not CLEARED.match(written[0]):
            return list(zip(written, read, strict=True))
    return []


def _is_officer(text: str) -> bool:
    """Whether a clearance has an office, a mark and a name."""
    match = OFFICER.match(text)
    return match is not None and len(match["rest"]) >= _WHOLE


def _with_mark(text: str) -> str:
    """Return a clearance with a colon where a scan read another sign, if an office of the glossary is before it."""
    lost = MARK_LOST.match(text) if OFFICER.match(text) is None else None
    if lost is None or glossary.bureau(lost["office"]) is None:
        return text
    return f"{lost['office']}:{lost['name']}"


def _pieces(text: str) -> list[str]:
    """Split a line at the marks between clearances. A title belongs to the name after it: `EUR:MR. ROE:MR. DOE`."""
    pieces: list[str] = []
    start = 0
    for mark in CLEARANCE_MARK.finditer(text):
        if TITLE_LAST.search(text, start, mark.start()) is None:
            pieces.append(text[start : mark.start()])
            start = mark.end()
    return [*pieces, text[start:]]


def _is_whole(piece: str) -> bool:
    """Whether a piece of a line has an office, a mark and a name, or is a name that needs no office."""
    match = OFFICER.match(piece)
    if match is None and NAME_ALONE.match(piece):
        return True
    return match is not None and len(match["rest"]) >= _WHOLE


FIELD = Field(read=read, fits=fits)
