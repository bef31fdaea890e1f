"""Drafting block of outgoing telegrams: drafter, approver, clearances, desired distribution (format guide 4).

Strategy. Office symbol first, then a separator (`-  :  =` or a blank), then the name as written. What may stand behind
a name is taken off its end: how he cleared, in parentheses; day and telephone number; the typist's initials. It
stays in `raw`. A line that has no such shape is kept raw with a diagnostic, unless it names an officer without an
office.
"""

from collections.abc import Iterator, Sequence

from cablekit import grammar as g
from cablekit.diagnostics import DRAFTING_UNREADABLE, Diagnostic
from cablekit.model import Clearance, Officer
from cablekit.tokenizer import Token
from cablekit.tokenizer.token import LONGEST
from cablekit.values import fold

#: how many notes, days and numbers may stand behind a name
_MOST = 4


def officer(tokens: Sequence[Token], field: str) -> tuple[Officer | None, list[Diagnostic]]:
    """Drafter or approver, from the lines behind DRAFTED BY or APPROVED BY."""
    if not tokens:
        return None, []
    rows = [fold(_unlabelled(token.text)) for token in tokens]
    raw = " ".join(rows).strip()
    bare, _ = _notes_off(_first(tokens, rows))
    for _ in range(_MOST):
        bare = g.DRAFTER_TAIL.sub("", bare)
    office, name = _split(bare)
    typist = None
    if name and (match := g.TYPIST.search(name)):
        name, typist = name[: match.start()], match["typist"]
    value = Officer(office=office, name=name or None, typist=typist, raw=raw)
    return value, [] if _readable(office, name) and name else [_unreadable(tokens[0], raw, field)]


def _first(tokens: Sequence[Token], rows: Sequence[str]) -> str:
    """The officer of the first label; a label again begins another."""
    further = [number for number, row in enumerate(rows) if number and row != fold(tokens[number].text)]
    return " ".join(rows[: further[0]] if further else rows).strip()


def clearances(tokens: Sequence[Token]) -> tuple[list[Clearance], list[Diagnostic]]:
    """The clearances: one a line, as a rule without a label, until the dash line; or several between marks."""
    found: list[Clearance] = []
    diagnostics: list[Diagnostic] = []
    for token, raw, said, labelled in _cleared(tokens):
        plain, notes = _notes_off(said)
        draft = any(g.IN_DRAFT.search(note) for note in notes)
        if found and notes and not plain and not labelled:
            above = found[-1]
            above.in_draft = above.in_draft or draft
            above.raw = f"{above.raw} {raw}" if len(above.raw) <= LONGEST else above.raw
            continue
        if labelled and not plain:
            continue
        office, name = _split(plain)
        found.append(Clearance(office=office, name=name or None, in_draft=draft, raw=raw))
        if not _readable(office, name):
            diagnostics.append(_unreadable(token, raw, "header.cleared_by"))
    return found, diagnostics


def _cleared(tokens: Sequence[Token]) -> Iterator[tuple[Token, str, str, bool]]:
    """Each clearance: its line, as written, without the label, and whether it has one.

    `L:DOE, S/S:ROE` are two, `EUR/SOV, EUR/EE: MR. X` is one of two offices.
    """
    for token in tokens:
        raw = fold(token.text)
        label = g.CLEARED.match(raw)
        said = raw[label.end() :] if label else raw
        pieces = g.CLEARANCE_MARK.split(said) if len(said) <= LONGEST else [said]
        if len(pieces) > 1 and all(map(g.OFFICER.match, pieces)):
            yield from ((token, piece, piece, False) for piece in pieces)
        else:
            yield token, raw, said, label is not None


def _notes_off(text: str) -> tuple[str, list[str]]:
    """The text without the parentheses at its end, and what stands in them: `MR. HARTMAN (SUBS)`."""
    notes: list[str] = []
    while len(notes) < _MOST and (match := g.CLEARANCE_NOTE.search(text)):
        notes.append(match["note"])
        text = text[: match.start()]
    return text, notes


def _readable(office: str | None, name: str) -> bool:
    return office is not None or g.NAME_ALONE.match(name) is not None


def desired(tokens: Sequence[Token]) -> str | None:
    """What stands behind DESIRED DISTRIBUTION, on its line or below it."""
    text = fold(" ".join(token.text for token in tokens))
    label = g.DESIRED.match(text)
    return (text[label.end() :] if label else text) or None


def _unlabelled(text: str) -> str:
    for pattern in (g.DRAFTED, g.APPROVED):
        match = pattern.match(text)
        if match:
            return text[match.end() :].lstrip(" -:=")
    return text


def _split(raw: str) -> tuple[str | None, str]:
    """Office symbol and name. A name alone has no office."""
    if g.NAME_ALONE.match(raw):
        return None, raw
    match = g.OFFICER.match(raw) or g.OFFICER_BLANK.match(raw)
    if match is None:
        return None, raw
    return fold(match["office"]), (match["rest"] or "").strip()


def _unreadable(token: Token, raw: str, field: str) -> Diagnostic:
    return DRAFTING_UNREADABLE.at(token.line, field, f"can't tell office and name apart in {raw!r}")
