"""The clean text of a message: its lines without furniture, its parts joined (format guide 3, 6, 7).

Strategy. Lines are kept as the author broke them. Furniture between two lines is removed; a blank line next to
furniture is the author's only if the sentence above has ended. Letters that ran over the teletype's 69 columns are
joined to the line they belong to (1979LAPAZ02023). Lost text is shown as [GAP]; the text around it is never joined.
"""

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

import msgspec

from cablekit import glossary
from cablekit.diagnostics import GAP, Notes
from cablekit.lines import Kind, Lines, Transmission
from cablekit.model import Excision
from cablekit.text.excisions import excise, in_order
from cablekit.text.paragraphs.bare.resolutions import PREAMBLE
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.row_words import is_cut
from cablekit.text.paragraphs.tables import has_columns
from cablekit.values import ends_sentence, fold, whole

#: "***...***CALLY, WELL" (1974LAPAZ04394)
ASTERISKS = re.compile(r"\*{8,}")
#: "(#)" alone on a line, a row of hyphens that ends in "(####)"
HASHES = re.compile(r"\s*(?:-{4}[\s-]*)?\(#{1,6}\)$")
FURNITURE = frozenset(
    [Kind.PAGE, Kind.CLASSIFICATION, Kind.STAMP, Kind.END, Kind.FOOTER, Kind.RELEASE, Kind.FRAME, Kind.PRINT]
)
GAP_MARK = "[GAP]"

_ROW_OF_E, _ROW_OF_ASTERISKS, _HASHES = "EEEEEEEE", "********", "#)"
#: an empty row of a list, as typed: "-" between its items
_SPACER = "-"

#: columns of the teletype: a line that fills them may have run over into the next
COLUMNS = 69
_OVERFLOW = 14
_NEARLY_FULL = 60
#: a line shorter than this may be a heading that ends without a mark
_HEADING = 45

#: the most rows of a clause of a preamble
_CLAUSE = 8
#: prose fills its rows: a shorter one that ends in no word that goes on was ended by its author
_ENDED = 32
#: this many rows without a blank row show that the rendering keeps none
_LONG = 25

#: a line of clean text: its line in the source and its text; a blank one has line 0
Row = tuple[int, str]
_BLANK: Row = (0, "")
_text_of = itemgetter(1)


class Hole(NamedTuple):
    """A place where text is lost: the index of the row that marks it."""

    row: int
    line: int | None
    evidence: str


class PartText(msgspec.Struct):
    """The text of one transmission, or of all.

    Attributes:
        rows: its rows.
        holes: the places where text is lost.
        excisions: those where a release left text out.
        spaced: whether the rendering keeps blank rows: there is one away from furniture.
    """

    rows: list[Row] = []
    holes: list[Hole] = []
    excisions: list[Excision] = []
    spaced: bool = False


class Joined(PartText):
    """The text of the whole message, also as one text."""

    text: str = ""


class Writing(msgspec.Struct, frozen=True):
    """How a document is written, so that each line need not be searched for what the document does not contain.

    Attributes:
        markdown: whether it is Markdown.
        blank_unit: the number of blank lines that count as one.
        damaged: whether rows may show that text is lost.
        brackets: whether it has brackets, which may be holes of a release.
    """

    markdown: bool
    blank_unit: int
    damaged: bool
    brackets: bool


def writing(text: str, *, markdown: bool, blank_unit: int) -> Writing:
    """Return how the text of a document is written."""
    # a single character is found much faster than several; Markdown escapes asterisks
    signs = ("#" in text and _HASHES in text) or ("*" in text and _ROW_OF_ASTERISKS in text)
    damaged = markdown or signs or _ROW_OF_E in text
    return Writing(markdown, blank_unit, damaged, "[" in text)


def read(transmission: Transmission, writing: Writing) -> PartText:
    """Read the rows of a transmission's text, without its signature."""
    part = PartText([], [], [])
    rows = part.rows
    turn = _Turn(writing.blank_unit)
    lines, damaged = transmission.lines, writing.damaged
    own = slice(transmission.text_start, transmission.end)
    line_of_text, blank = Kind.TEXT, Kind.BLANK
    blanks = 0
    apart = False  # whether blank lines or furniture are above
    written = map(str.rstrip, _written(transmission, markdown=writing.markdown)[own])
    indexes = range(own.start, own.stop)
    for index, kind, text, row, number in zip(
        indexes, lines.kinds[own], lines.texts[own], written, lines.numbers[own], strict=True
    ):
        if kind is line_of_text:
            short = len(text) <= _OVERFLOW
            if short and text == _SPACER and not (rows and len(rows[-1][1]) == COLUMNS and not blanks):
                blanks, apart, turn.typed = blanks + 1, True, True
                continue
            if apart:
                turn.end(rows, text, blanks)
                blanks, apart = 0, False
            if damaged or short:
                _add(part, number, row)
            else:
                rows.append((number, row))
        elif kind is blank:
            blanks, apart = blanks + 1, True
        elif kind in FURNITURE:
            turn.furnish(kind, blanks)
            blanks, apart = 0, True
        elif _special(part, turn, lines, index, blanks):
            blanks, apart = 0, False
    part.spaced = turn.kept
    if turn.turned and not turn.kept and _keeps_no_blank_rows(rows):
        _without_turns(part, turn.turned)
    if (writing.brackets or lines.bracketed) and (inside := excise(rows)):
        part.excisions[:] = in_order(part.excisions, inside)
    return part


def _written(transmission: Transmission, *, markdown: bool) -> list[str]:
    """Return the lines as the author wrote them: without the margin of a print and a name glued to the last one."""
    lines = transmission.lines
    written = lines.texts if markdown else lines.rows
    if lines.margin:
        written = [row[lines.margin :] if row[: lines.margin].isspace() else row.lstrip() for row in written]
    if transmission.signature and transmission.signed_at is not None:
        written = written.copy()
        written[transmission.signed_at] = written[transmission.signed_at].rstrip()[: -len(transmission.signature)]
    return written


def _special(part: PartText, turn: "_Turn", lines: Lines, index: int, blanks: int) -> bool:
    """Add a line that is neither text nor furniture: a classification joined to text, a gap, an excision.

    Return whether the blank lines above it are handled.
    """
    kind, text, line = lines.kinds[index], lines.texts[index], lines.numbers[index]
    if kind is Kind.GLUED:
        if blanks or turn.furniture:
            turn.end(part.rows, text, blanks)
        raw = lines.rows[index]
        _add(part, line, raw[: len(raw) - len(raw.lstrip())] + lines.claims[index].seen)
    elif kind is Kind.GAP:
        _break_off(part, line, "a row of E" if text.startswith("E") else fold(text))
        return False
    elif kind is Kind.EXCISION:
        turn.end(part.rows, text, blanks)
        part.excisions.append(Excision(code=text.split(",")[0].strip(), line=line, raw=fold(text)))
        part.rows.append((line, f"[EXCISED {fold(text)}]"))
    else:
        return False
    return True


class _Turn(msgspec.Struct):
    """The state between two lines of a message: blank lines, and the furniture of a page turn.

    Attributes:
        kept: whether the rendering keeps blank lines: there is one away from furniture.
        turned: indexes of the blank rows that were put in place of furniture.
        typed: whether the author typed a dash in an empty row since the last row of text.
    """

    unit: int
    turned: list[int] = []
    kept: bool = False
    typed: bool = False
    before: int = 0
    furniture: bool = False
    page: bool = False
    stamps: bool = False

    def furnish(self, kind: Kind, blanks: int) -> None:
        """Take a line of furniture, with the number of blank lines above it.

        Blank lines above the first line of furniture, or above the first that is not a stamp, may be the author's.
        """
        if not self.furniture:
            self.furniture, self.before, self.stamps = True, blanks, kind is Kind.STAMP
        elif self.stamps and kind is not Kind.STAMP:
            self.before, self.stamps = self.before or blanks, False
        if kind is Kind.PAGE:
            self.page = True

    def end(self, rows: list[Row], below: str, blanks: int) -> None:
        """Put a blank row before the next line if the author left one, and reset the state."""
        turned, apart = self.furniture, blanks > 0
        if turned:
            paragraph = self.before > 0 or blanks > (self.unit if self.page else 0)
            typed = self.before >= self.unit or (not self.page and blanks >= self.unit)
            apart = paragraph and not _mid_sentence(rows, below, apart=typed)
            self.furniture = self.page = False
        elif not self.typed:
            self.kept = True
        self.typed = False
        if apart and rows and rows[-1][1]:
            if turned:
                self.turned.append(len(rows))
            rows.append(_BLANK)


def _keeps_no_blank_rows(rows: Sequence[Row]) -> bool:
    """Whether a text without blank rows except at page turns has lost them: it is long, or its labels show it."""
    return len(rows) >= _LONG or any(
        above[1] and LABEL.match(row) for (_, row), above in zip(rows[1:], rows, strict=False)
    )


def _without_turns(part: PartText, turned: Sequence[int]) -> None:
    """Remove the blank rows at page turns if the rendering keeps none: they are not the author's."""
    out = set(turned)
    part.rows[:] = [row for index, row in enumerate(part.rows) if index not in out]
    part.holes[:] = [hole._replace(row=hole.row - sum(index < hole.row for index in turned)) for hole in part.holes]


def _add(part: PartText, line: int, text: str) -> None:
    """Add a line that may be the overflow of the line above, or may have lost some of its text."""
    rows = part.rows
    if _ROW_OF_ASTERISKS in text:
        part.holes.append(Hole(len(rows), line, "a row of asterisks"))
        rows.append((line, fold(ASTERISKS.sub(f" {GAP_MARK} ", text))))
    elif _HASHES in text and HASHES.match(text):
        _lose(part, line, "a sign for lost text")
    elif text.endswith(_ROW_OF_E):
        rows.append((line, text.rstrip("E").rstrip()))
        _break_off(part, line, "a row of E")
    elif len(text) <= _OVERFLOW and rows and _ran_over(rows[-1][1], text):
        rows[-1] = (rows[-1][0], _joined(rows[-1][1], text))
    else:
        rows.append((line, text))


def _without_control(text: str) -> str:
    """Return text without form feeds and NUL characters; a lone surrogate becomes U+FFFD."""
    return whole(text.replace("\f", "").replace("\0", ""))


def _ran_over(above: str, text: str) -> bool:
    """Whether a short line has the letters that ran over the columns of the line above: `COUL` / `D`.

    Recognised by the length of the line above; if a rendering folded its blanks, by two halves that form a word.
    """
    if len(above) == COLUMNS:
        return text[-1:] not in ".:" and not LABEL.match(text)
    if not _NEARLY_FULL <= len(above) < COLUMNS or above.endswith(" "):
        return False
    last, first, words = above.rsplit(" ", 1)[-1], text.split(" ", 1)[0], glossary.words()
    return last + first in words and first not in words and last not in words


def _joined(above: str, text: str) -> str:
    """Join a full line and its overflow: `COUL` / `D` is one word, `IRRS` / `AND` is two."""
    last, first = above.rsplit(" ", 1)[-1], text.split(" ", 1)[0]
    words = glossary.words()
    apart = first in words and last + first not in words and not text.startswith(" ")
    return f"{above} {text}" if apart else above + text


def _mid_sentence(rows: Sequence[Row], below: str, *, apart: bool = False) -> bool:
    """Whether the sentence of the last row continues in the line below; `apart`: a blank row is below the last row.

    A short row by itself is a heading, one with columns is no sentence, and one that left much room was ended there.
    """
    if not rows or ends_sentence(rows[-1][1]) or LABEL.match(below) or has_columns(rows[-1][1]):
        return False
    above = rows[-1][1]
    if above.endswith("-"):
        return True
    if apart and len(above.lstrip()) < _ENDED and (above[-1].isalnum() or above[-1] == ")") and not is_cut(above):
        return False
    if above[-1] == "," and PREAMBLE.match(below.lstrip()) and _in_preamble(rows):
        return False
    alone = len(rows) == 1 or not rows[-2][1]
    return not (alone and len(above) < _HEADING)


def _in_preamble(rows: Sequence[Row]) -> bool:
    """Whether the last paragraph is a clause of a preamble, as that below is: `HAVING EXAMINED`, `NOTING THE`."""
    first = next(
        (index for index in range(len(rows) - 1, max(0, len(rows) - _CLAUSE), -1) if not rows[index - 1][1]), -1
    )
    return PREAMBLE.match(rows[first][1].lstrip()) is not None


def _break_off(part: PartText, line: int, evidence: str) -> None:
    """Mark where a transmission breaks off, once for several rows of E."""
    _lose(part, line, f"the transmission breaks off: {evidence}")


def _lose(part: PartText, line: int, evidence: str) -> None:
    """Mark where text is lost, once for several rows that show it."""
    if not part.holes or part.holes[-1].row != len(part.rows) - 1:
        part.holes.append(Hole(len(part.rows), line, evidence))
        part.rows.append((line, GAP_MARK))


def join(parts: Sequence[PartText | str]) -> Joined:
    """Join the texts of the parts in order. A str takes the place of a missing part: the evidence of the gap."""
    joined = Joined([], [], [])
    for part in parts:
        rows = joined.rows
        if isinstance(part, str):
            joined.holes.append(Hole(len(rows), None, part))
            rows.append((0, GAP_MARK))
            continue
        if rows and part.rows and not _mid_sentence(rows, part.rows[0][1].strip()):
            rows.append(_BLANK)
        joined.holes.extend(Hole(hole.row + len(rows), hole.line, hole.evidence) for hole in part.holes)
        rows.extend(part.rows)
        joined.excisions.extend(part.excisions)
        joined.spaced = joined.spaced or part.spaced
    joined.text = "\n".join(map(_text_of, joined.rows))
    if not joined.text.isascii() or "\f" in joined.text or "\0" in joined.text:
        joined.rows = [(line, _without_control(text)) for line, text in joined.rows]
        joined.text = "\n".join(map(_text_of, joined.rows))
    return joined


def note_gaps(holes: Sequence[Hole], notes: Notes) -> None:
    """Note each place where text is lost."""
    for hole in holes:
        notes.add(GAP, hole.line, "body.gaps", f"text is lost here: {hole.evidence}")
