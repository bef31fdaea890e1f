"""Drafting block of outgoing telegrams: drafter, approver, clearances, desired distribution (format guide 4).

Strategy. Office symbol first, then a separator (`-  :  =` or a blank), then the name as written; behind the
drafter's name the typist's initials. A line that has no such shape is kept raw with a diagnostic.
"""

from collections.abc import Sequence

from cablekit import grammar as g
from cablekit.diagnostics import DRAFTING_UNREADABLE, Diagnostic
from cablekit.model import Clearance, Officer
from cablekit.tokenizer import Token
from cablekit.values import fold


def officer(tokens: Sequence[Token], field: str) -> tuple[Officer | None, list[Diagnostic]]:
    """Drafter or approver, from the lines behind DRAFTED BY or APPROVED BY."""
    if not tokens:
        return None, []
    raw = fold(_unlabelled(" ".join(token.text for token in tokens)))
    office, name = _split(raw)
    typist = None
    if name and (match := g.TYPIST.search(name)):
        name, typist = name[: match.start()], match["typist"]
    value = Officer(office=office, name=name or None, typist=typist, raw=raw)
    return value, [] if office and name else [_unreadable(tokens[0], raw, field)]


def clearances(tokens: Sequence[Token]) -> tuple[list[Clearance], list[Diagnostic]]:
    """The clearances: one a line, no label, until the dash line."""
    found: list[Clearance] = []
    diagnostics: list[Diagnostic] = []
    for token in tokens:
        raw = fold(token.text)
        if found and g.IN_DRAFT.fullmatch(raw):
            above = found[-1]
            above.in_draft, above.raw = True, f"{above.raw} {raw}"
            continue
        draft = g.IN_DRAFT.search(raw)
        office, name = _split(raw[: draft.start()] if draft else raw)
        found.append(Clearance(office=office, name=name or None, in_draft=draft is not None, raw=raw))
        if not office:
            diagnostics.append(_unreadable(token, raw, "header.cleared_by"))
    return found, diagnostics


def desired(tokens: Sequence[Token]) -> str | None:
    """What stands behind DESIRED DISTRIBUTION, on its line or below it."""
    text = fold(" ".join(token.text for token in tokens))
    label = g.DESIRED.match(text)
    return (text[label.end() :] if label else text) or None


def _unlabelled(text: str) -> str:
    for pattern in (g.DRAFTED, g.APPROVED):
        match = pattern.match(text)
        if match:
            return text[match.end() :]
    return text


def _split(raw: str) -> tuple[str | None, str]:
    """Office symbol and name. A name alone has no office."""
    match = g.OFFICER.match(raw) or g.OFFICER_BLANK.match(raw)
    if match is None:
        return None, raw
    return fold(match["office"]), (match["rest"] or "").strip()


def _unreadable(token: Token, raw: str, field: str) -> Diagnostic:
    return DRAFTING_UNREADABLE.at(token.line, field, f"can't tell office and name apart in {raw!r}")
