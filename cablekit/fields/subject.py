"""Subject and its classification mark (format guide 6).

Strategy. The label opens it, whole or a letter off. It goes on below until a blank line, a numbered paragraph or a
passing line; where the rendering has no blank lines, only as long as each row left no room for the first word of the
next. To read, the rows are folded into one; a mark `(C)` at either end is no part of the subject.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cablekit import grammar as g
from cablekit.diagnostics import SUBJECT_EMPTY, Notes
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.values import classification, fold
from cablekit.vocabulary import SUBJECT_LABELS, damaged_label

#: "SUBJECT: ...", "SUBJ: ...", "SUB: ...", "SUBJ8 ...", "USBJ: ...", "SUBJECT ...", "SUBJ ECT: ..."
SUBJECT = re.compile(
    r"""^(?:(?:S\s?U\s?B\s?J\s?E\s?C\s?T|SUBJEC|SUBJCT|SUBJET|SUBECT|SUJECT|USBJECT|SUBJ|USBJ|SUBI|SUBG)
            (?:\s*[:;8./\-]+|(?=\s|$))|SUB\s*:)
        \s*(?P<rest>.*)$""",
    re.VERBOSE,
)

FIELD_PATH = "body.subject"
#: a row and the first word of the next: in 107 cables no subject that goes on has less
_ROOM = 55


class Subject(NamedTuple):
    """The subject on one line, and the canonical word of its mark."""

    text: str | None = None
    classification: str | None = None


def opens(text: str, page: Page | None) -> Claim | None:
    """The label; a damaged one is not a second subject."""
    if text[0] in "SU" and (match := SUBJECT.match(text)):
        return Claim(Kind.SUBJECT, match["rest"], sure=g.LABEL_MARK.match(text) is not None)
    damaged = g.DAMAGED_LABEL.match(text) if ":" in text[2:12] else None
    if damaged and (label := damaged_label(damaged["word"])) in SUBJECT_LABELS:
        rest = damaged["rest"]
        return Claim(Kind.SUBJECT, rest, note=f"{label}: {rest}")
    return None


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether the subject goes on: see the strategy."""
    bare = not lines[-1].rest
    claim = near.claim
    if (near.blank and not bare) or (claim is not None and claim.kind is Kind.TEXT and claim.sure):
        return False
    passing = claim is not None and claim.kind is Kind.PASSING
    return near.blanks or bare or (near.between and not passing) or _fills(lines[-1].text, text)


def _fills(above: str, text: str) -> bool:
    """Whether a row left no room for the first word of the next. One that did was ended by its author.

    Asked only where no blank line tells where the subject ends (pdftotext).
    """
    return len(above) + 1 + len(text.split(" ", 1)[0]) >= _ROOM


def read(lines: Sequence[Line], notes: Notes) -> Subject:
    """Subject on one line, and its mark."""
    if not lines:
        return Subject()
    text = fold(_joined([line.rest for line in lines]))
    mark = g.SUBJECT_MARK.search(text)
    word = None
    if mark:
        word = classification(mark["front"] or mark["back"])
        text = (text[: mark.start()] + text[mark.end() :]).strip()
    if not text:
        notes.add(SUBJECT_EMPTY, lines[0].number, FIELD_PATH, "nothing stands behind the subject label")
    return Subject(text or None, word)


def _joined(rows: Sequence[str]) -> str:
    """The rows on one line: no blank after a hyphen that joins two words (`U.S.-` / `BOLIVIAN`, 1974LAPAZ02611)."""
    joined = ""
    for row in rows:
        glue = "" if not joined or (joined[-1] == "-" and joined[-2:-1] not in ("", " ", "-")) else " "
        joined += glue + row
    return joined


FIELD = Field(read=read, heads=("S", "U", ":"), opens=opens, continues=continues)
