"""The clean text of a message: its lines without furniture, its parts joined (format guide 3, 6, 7).

Strategy. Lines are kept as the author broke them. Furniture between two lines goes; a blank line beside furniture
is the author's only when the sentence above has come to its end. Letters that ran over the teletype's 69 columns
go back to the line they belong to (1979LAPAZ02023). Text that is lost shows as [GAP]; nothing is spliced over it.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from cablekit import grammar as g
from cablekit.diagnostics import GAP, Diagnostic
from cablekit.model import Excision
from cablekit.tokenizer import Token
from cablekit.values import ends_sentence, fold

FURNITURE = frozenset(["page", "classification", "stamp", "end", "footer", "release"])
GAP_MARK = "[GAP]"

#: columns of the teletype: a line that fills them may have run over
COLUMNS = 69
_OVERFLOW = 14
#: a line shorter than this may be a heading that ends without a mark
_HEADING = 45


#: a line of clean text: its line in the source and what it says; a blank one has line 0
Row = tuple[int, str]
_BLANK: Row = (0, "")


class Hole(NamedTuple):
    """A place where text is lost: index of the row that stands for it."""

    row: int
    line: int | None
    evidence: str


class PartText(msgspec.Struct):
    """The text of one transmission."""

    rows: list[Row] = []
    holes: list[Hole] = []
    signature: str | None = None
    excisions: list[Excision] = []


def read(body: Sequence[Token], *, markdown: bool, blank_unit: int, final: bool) -> PartText:
    """The rows of a transmission's body, its signature taken off.

    `blank_unit` blank lines stand for one. `final`: a name glued behind the last sentence is looked for.
    """
    part = PartText([], [], None, [])
    rows = part.rows
    blanks = before = 0
    furniture = page = False
    for token in body:
        kind = token.kind
        if kind == "blank":
            blanks += 1
        elif kind == "text":
            if furniture:
                paragraph = before > 0 or blanks > (blank_unit if page else 0)
                blanks = int(paragraph and not _mid_sentence(rows, token.text))
                before, furniture, page = 0, False, False
            if blanks and rows and rows[-1][1]:
                rows.append(_BLANK)
            blanks = 0
            _add(part, token, markdown=markdown)
        elif kind in FURNITURE:
            before = before or blanks
            blanks, furniture, page = 0, True, page or kind == "page"
        elif kind == "gap":
            _hole(part, token)
        elif kind == "excision":
            _excise(part, token)
    part.signature = _signature(part, body, final=final)
    while rows and not rows[-1][1]:
        rows.pop()
    return part


def _add(part: PartText, token: Token, *, markdown: bool) -> None:
    text = token.text if markdown else token.raw.rstrip()
    if not text.isascii() or not text.isprintable():
        text = _without_control(text)
    if not text:
        return  # NUL characters alone
    rows = part.rows
    if "********" in text:
        part.holes.append(Hole(len(rows), token.line, "a row of asterisks"))
        text = fold(g.ASTERISKS.sub(f" {GAP_MARK} ", text))
    elif rows and len(rows[-1][1]) == COLUMNS and _ran_over(text):
        rows[-1] = (rows[-1][0], rows[-1][1] + text)
        return
    rows.append((token.line, text))


def _without_control(text: str) -> str:
    """Without form feeds and NUL characters; a lone surrogate becomes U+FFFD."""
    text = text.replace("\f", "").replace("\0", "")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _ran_over(text: str) -> bool:
    """Whether a line behind one that fills the columns holds the letters that ran over: `COUL` / `D`."""
    return len(text) <= _OVERFLOW and text[-1:] not in ".:" and not g.LABEL.match(text)


def _mid_sentence(rows: Sequence[Row], below: str) -> bool:
    """Whether the sentence of the last row goes on in the line below. A short row by itself is a heading."""
    if not rows or ends_sentence(rows[-1][1]) or g.LABEL.match(below):
        return False
    alone = len(rows) == 1 or not rows[-2][1]
    return not (alone and len(rows[-1][1]) < _HEADING)


def _excise(part: PartText, token: Token) -> None:
    """Mark what a release in part cut out here."""
    part.excisions.append(Excision(code=token.text.split(",")[0].strip(), line=token.line, raw=fold(token.text)))
    part.rows.append((token.line, f"[EXCISED {fold(token.text)}]"))


def _hole(part: PartText, token: Token) -> None:
    if part.holes and part.holes[-1].row == len(part.rows) - 1:
        return
    part.holes.append(Hole(len(part.rows), token.line, f"the transmission breaks off: {fold(token.text)}"))
    part.rows.append((token.line, GAP_MARK))


def _signature(part: PartText, body: Sequence[Token], *, final: bool) -> str | None:
    """The name that signs: a line of its own, or glued behind the last sentence."""
    own = [token.text for token in body if token.kind == "signature"]
    if own:
        match = g.SIGNATURE.match(fold("".join(own)))
        return match["name"] if match else fold("".join(own))
    if not (final and part.rows and not part.holes):
        return None
    line, text = part.rows[-1]
    match = g.SIGNATURE_GLUED.match(text)
    if match is None or g.NO_SIGNATURE.match(match["name"]):
        return None
    part.rows[-1] = (line, match["text"].rstrip())
    return match["name"]


def join(parts: Sequence[PartText | str]) -> PartText:
    """Join the texts of the parts in their order. A str stands for a part that is missing: the evidence of the gap."""
    whole = PartText([], [], None, [])
    for part in parts:
        rows = whole.rows
        if isinstance(part, str):
            whole.holes.append(Hole(len(rows), None, part))
            rows.append((0, GAP_MARK))
            continue
        if rows and part.rows and not _mid_sentence(rows, part.rows[0][1].strip()):
            rows.append(_BLANK)
        whole.holes.extend(Hole(hole.row + len(rows), hole.line, hole.evidence) for hole in part.holes)
        rows.extend(part.rows)
        whole.excisions.extend(part.excisions)
    return whole


def gap_diagnostics(holes: Sequence[Hole]) -> list[Diagnostic]:
    """One diagnostic for each place where text is lost."""
    return [GAP.at(hole.line, "body.gaps", f"text is lost here: {hole.evidence}") for hole in holes]
