"""The clean text of a message: its lines without furniture, its parts joined (format guide 3, 6, 7).

Strategy. Lines are kept as the author broke them. Furniture between two lines goes; a blank line beside furniture
is the author's only when the sentence above has come to its end. Letters that ran over the teletype's 69 columns
go back to the line they belong to (1979LAPAZ02023). Text that is lost shows as [GAP]; nothing is spliced over it.
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

import msgspec

from cablekit import glossary
from cablekit import grammar as g
from cablekit.diagnostics import GAP, Diagnostic
from cablekit.model import Excision
from cablekit.tokenizer import Token
from cablekit.values import ends_sentence, fold

#: "***...***CALLY, WELL" (1974LAPAZ04394)
ASTERISKS = re.compile(r"\*{8,}")
#: "... UNQUOTE VANCE", "... ARMS TRADE. CHRISTOPHER" (1977STATE310500), "CARGO.  STEDMAN" (1974LAPAZ00716)
SIGNATURE_GLUED = re.compile(
    r"""(?P<text>.*(?:(?:[^\s.][A-Z0-9)"']|[A-Z]{3}\s\d|\b(?:REF|REFTEL|PARA|SECTION|ANNEX|TAB)\s[A-Z])[.?!"')]+
            |\bUNQUOTE|\bUNQTE|\bEND\s(?:QUOTE|QTE|TEXT|SUMMARY)))\s+
        (?P<name>(?:(?:DE|DU|LE|LA|VON|VAN|MC|EL)\s)?[A-Z][A-Z'\-]{2,}(?:\s[A-Z][A-Z'\-]{2,})?)$""",
    re.VERBOSE,
)

FURNITURE = frozenset(["page", "classification", "stamp", "end", "footer", "release"])
GAP_MARK = "[GAP]"

#: columns of the teletype: a line that fills them may have run over
COLUMNS = 69
_OVERFLOW = 14
_NEARLY_FULL = 60
#: a name glued behind the last sentence is looked for in so many characters at the end of the line
_NAME_WITHIN = 160
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
    turn = _Turn(blank_unit)
    names: list[str] = []
    for token in body:
        kind = token.kind
        if kind == "text" or kind == "glued":
            text = token.text if markdown else token.raw.rstrip()
            if turn.blanks or turn.furniture:
                turn.end(rows, token.text)
            if len(text) > _OVERFLOW and kind == "text" and text[-8:] != "EEEEEEEE" and "********" not in text:
                rows.append((token.line, text))
            else:
                _add(part, token.line, _unglued(text) if kind == "glued" else text)
        elif kind == "blank":
            turn.blanks += 1
        elif kind in FURNITURE:
            turn.furnish(kind)
        elif kind == "gap":
            _hole(part, token)
        elif kind == "excision":
            _excise(part, turn, token)
        elif kind == "signature":
            names.append(token.text)
    whole = "".join([text for _, text in rows])
    if not whole.isascii() or "\f" in whole or "\0" in whole:
        rows[:] = [(line, _without_control(text)) for line, text in rows]
    part.signature = _signature(part, names, final=final)
    return part


class _Turn(msgspec.Struct):
    """What stands between two lines of a message: blank lines, and the furniture of a page turn."""

    unit: int
    blanks: int = 0
    before: int = 0
    furniture: bool = False
    page: bool = False
    stamps: bool = False

    def furnish(self, kind: str) -> None:
        """A line of furniture; blank lines above the first one, or above all but stamps, may be the author's."""
        if not self.furniture or (self.stamps and kind != "stamp"):
            self.before = self.before or self.blanks
        self.stamps = kind == "stamp" and (self.stamps or not self.furniture)
        self.blanks, self.furniture, self.page = 0, True, self.page or kind == "page"

    def end(self, rows: list[Row], below: str) -> None:
        """Put a blank row before the next line where the author left one, and begin anew behind it."""
        apart = self.blanks > 0
        if self.furniture:
            paragraph = self.before > 0 or self.blanks > (self.unit if self.page else 0)
            apart = paragraph and not _mid_sentence(rows, below)
        if apart and rows and rows[-1][1]:
            rows.append(_BLANK)
        self.blanks = self.before = 0
        self.furniture = self.page = False


def _add(part: PartText, line: int, text: str) -> None:
    """Add a line that may have run over the columns of the one above, or lost some of its text."""
    rows = part.rows
    if "********" in text:
        part.holes.append(Hole(len(rows), line, "a row of asterisks"))
        rows.append((line, fold(ASTERISKS.sub(f" {GAP_MARK} ", text))))
    elif text.endswith("EEEEEEEE"):
        rows.append((line, text.rstrip("E").rstrip()))
        _break_off(part, line, "a row of E")
    elif len(text) <= _OVERFLOW and rows and _ran_over(rows[-1][1], text):
        rows[-1] = (rows[-1][0], _joined(rows[-1][1], text))
    else:
        rows.append((line, text))


def _without_control(text: str) -> str:
    """Without form feeds and NUL characters; a lone surrogate becomes U+FFFD."""
    text = text.replace("\f", "").replace("\0", "")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _ran_over(above: str, text: str) -> bool:
    """Whether a short line holds the letters that ran over the columns of the one above: `COUL` / `D`.

    Told by the length of the line above; where a rendering folded its blanks, by two halves that make a word.
    """
    if len(above) == COLUMNS:
        return text[-1:] not in ".:" and not g.LABEL.match(text)
    if not _NEARLY_FULL <= len(above) < COLUMNS or above.endswith(" "):
        return False
    last, first, words = above.rsplit(" ", 1)[-1], text.split(" ", 1)[0], glossary.words()
    return last + first in words and first not in words and last not in words


def _joined(above: str, text: str) -> str:
    """A full line and what ran over it: `COUL` / `D` is a word, `IRRS` / `AND` is two."""
    last, first = above.rsplit(" ", 1)[-1], text.split(" ", 1)[0]
    words = glossary.words()
    apart = first in words and last + first not in words and not text.startswith(" ")
    return f"{above} {text}" if apart else above + text


def _unglued(line: str) -> str:
    """A line without the classification that pdftotext stuck to it, its hyphen put back."""
    match = g.GLUED.match(line)
    return f"{match['text']}-" if match else line


def _mid_sentence(rows: Sequence[Row], below: str) -> bool:
    """Whether the sentence of the last row goes on in the line below. A short row by itself is a heading."""
    if not rows or ends_sentence(rows[-1][1]) or g.LABEL.match(below):
        return False
    if rows[-1][1].endswith("-"):
        return True
    alone = len(rows) == 1 or not rows[-2][1]
    return not (alone and len(rows[-1][1]) < _HEADING)


def _excise(part: PartText, turn: _Turn, token: Token) -> None:
    """Mark what a release in part cut out here."""
    turn.end(part.rows, token.text)
    part.excisions.append(Excision(code=token.text.split(",")[0].strip(), line=token.line, raw=fold(token.text)))
    part.rows.append((token.line, f"[EXCISED {fold(token.text)}]"))


def _hole(part: PartText, token: Token) -> None:
    _break_off(part, token.line, "a row of E" if token.text.startswith("E") else fold(token.text))


def _break_off(part: PartText, line: int, evidence: str) -> None:
    """Mark where a transmission breaks off, once for several rows of E."""
    if not part.holes or part.holes[-1].row != len(part.rows) - 1:
        part.holes.append(Hole(len(part.rows), line, f"the transmission breaks off: {evidence}"))
        part.rows.append((line, GAP_MARK))


def _signature(part: PartText, names: Sequence[str], *, final: bool) -> str | None:
    """The name that signs: in lines of its own, or glued behind the last sentence."""
    if names:
        match = g.SIGNATURE.match(fold("".join(names)))
        return match["name"] if match else fold("".join(names))
    return _glued_name(part) if final else None


def _glued_name(part: PartText, among: Collection[str] = ()) -> str | None:
    """Take a name glued behind the last sentence off the text; one of these names where some are given."""
    if not part.rows or part.holes:
        return None
    line, text = part.rows[-1]
    cut = max(0, len(text) - _NAME_WITHIN)
    match = SIGNATURE_GLUED.match(text[cut:])
    if match is None or g.NO_SIGNATURE.match(match["name"]) or (among and match["name"] not in among):
        return None
    part.rows[-1] = (line, text[:cut] + match["text"].rstrip())
    return match["name"]


def sign_section(part: PartText, names: Collection[str]) -> None:
    """A section before the last is signed by a glued name only when that name signs another section."""
    if part.signature is None and names:
        part.signature = _glued_name(part, names)


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
