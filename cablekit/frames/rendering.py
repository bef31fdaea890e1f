"""What a tool lost of the telegram when it made the text, recognised by what every telegram has.

Strategy: telegrams from State's system hold indented lines (the dash line, rows of the distribution) and runs of blanks
(the PAGE line, the distribution), blank lines between their blocks, and lines of 72 characters at most. In the 107
telegrams of 1974-79 in the test set the text and `pdftotext -layout` have all of these. Plain and `-raw` pdftotext and
OCR have no indentation and no run of blanks at all, and at most one blank line for eight lines; the telegrams have more
than one for seven. Only what is missing altogether is reported; nothing is restored.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cablekit.diagnostics import RENDERING_LOSS, Diagnostic
from cablekit.frames.nara import is_stamp
from cablekit.lines import text_rows

_FEWEST_LINES = 8
_LONGEST_LINE = 120
_BLANK_LINES = 1 / 7  # of the lines that are not blank
_PAGE = re.compile(r"^[ \t>#*_]*PAGE[ \t]+\d{2}\b")
_SOUND = (re.compile(r"PAGE 01  +[A-Z]"), re.compile(r"[A-Z]-\d\d  [A-Z]"))
_SOUND_REACH = 2000
_RUN_OF_BLANKS = re.compile(r"\S(?:  |\t)[ \t]*\S")


@dataclass(slots=True)
class _Signs:
    lines: int = 0
    blank: int = 0
    columns: bool = False
    page: bool = False
    longest: int = 0


def losses(message: str, *, markdown: bool = False, rows: Sequence[str] | None = None) -> tuple[Diagnostic, ...]:
    """Return a diagnostic that names what is missing from the text of a message; none if nothing is missing.

    Args:
        message: the text between the lines of the frame.
        markdown: whether it is Markdown, where indentation marks what belongs to a list item and is not the telegram's.
        rows: the lines of the message, if they have already been split.
    """
    if "PAGE" not in message or _sound(message.split("\n") if rows is None else rows, message):
        return ()
    signs = _signs(message, indented=not markdown)
    if signs.lines < _FEWEST_LINES or not signs.page:
        return ()
    lost: list[str] = []
    if not signs.columns:
        lost.append("runs of blanks and indentation (columns of tables)")
        if signs.blank < signs.lines * _BLANK_LINES:
            lost.append("blank lines (ends of blocks and paragraphs)")
    if signs.longest > _LONGEST_LINE:
        lost.append("line ends inside paragraphs")
    if not lost:
        return ()
    return (RENDERING_LOSS.at(None, None, f"the tool that made this text lost {', '.join(lost)}"),)


def _sound(rows: Sequence[str], message: str) -> bool:
    """Whether nothing is lost, which is usual, checked without looking at each line."""
    page, offices = _SOUND
    sound = page.search(message, 0, _SOUND_REACH) or offices.search(message, 0, _SOUND_REACH)
    return sound is not None and len(max(rows, key=len, default="")) <= _LONGEST_LINE


def _has_columns(bare: str) -> bool:
    """Whether a line has a run of blanks or a tab inside."""
    return ("  " in bare or "\t" in bare) and _RUN_OF_BLANKS.search(bare) is not None


def _signs(message: str, *, indented: bool) -> _Signs:
    """Return the signs that a message shows, up to the one that shows that nothing is lost. If `indented`, a leading
    blank shows that columns were kept."""
    signs = _Signs()
    rows = text_rows(message)
    wide = len(max(rows, key=len, default="")) > _LONGEST_LINE
    waiting = 0  # blank lines that count when a line of the telegram follows; next to a stamp they come from the tool
    for line in rows:
        bare = line.replace("\0", " ").strip()
        if "\f" in line or is_stamp(line):
            waiting = -1
        elif not bare:
            waiting += waiting >= 0
        else:
            signs.blank += max(0, waiting)
            waiting = 0
            signs.lines += 1
            signs.longest = max(signs.longest, len(bare))
            signs.columns = signs.columns or (indented and line[0] in " \t") or _has_columns(bare)
            signs.page = signs.page or _PAGE.match(bare) is not None
            if signs.columns and not wide:
                break
    return signs
