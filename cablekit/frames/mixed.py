"""Prints of different kinds in one text: it is cut where a print of another frame begins.

Strategy. Each frame says where its prints begin. The first beginning of another frame than the one above starts a new
part, if the print above it has ended: at a form feed, an end mark, a foot or a classification alone. Heads that are
unlike any line of a telegram need no such end. Each part is split by its own frame. Some frames are not cut, such as
NARA's: its marks bound its documents.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from cablekit.fields import classification, release
from cablekit.frames.frame import Frame
from cablekit.frames.piece import Piece
from cablekit.lines import LONGEST
from cablekit.sources.decoding import line_count

_TRANSMITTED = r"N\s?N\s?N\s?N?|#\s?\d{4}|BT\.?"
#: the last line of a transmission: the first head of a print may be damaged, so that less does not end what is above
#: it: "NNNN", "#0132"
TRANSMITTED = re.compile(rf"^(?:{_TRANSMITTED})$")
#: the last line of a print: "NNNN", "#0886", "BT", "PAGE NO.   3", "Current Class: SECRET", "DIST:", "RECORD COPY"
ENDED = re.compile(
    rf"^(?:{_TRANSMITTED}|PAGE\s+N[O0D][.,]?\s*\d{{0,3}}|(?:Current|Document|Channel|Case\s+N|Line|Page)\b.*[:\d].*"
    r"|<<\s*END.*|(?:SECT|SSN|TOR|DIST|SIT)\b.*|.{0,12}RECORD\s+COPY.{0,8}|[A-Z]{1,4}(?::[A-Z]{1,4})?[/\-]\d{1,2})$"
)
#: the sender of a telegram above the first head
_SENDER = re.compile(r"(?:^|(?<=[\r\n]))[ \t]*FM[ \t]+[A-Z]")
#: number of characters above a beginning in which the end of the print above is looked for
_ABOVE = 2000
#: the shortest telegram above the first head, in characters
_SHORTEST = 200


def pieces(frames: Sequence[Frame], text: str) -> Iterable[Piece]:
    """Return the documents of a text; joined, they are the text. There is always at least one."""
    frame = next(frame for frame in frames if frame.recognises(text))
    cuts = list(_cuts(frames, text)) if frame.mixes else []
    return _pieces(frames, text, cuts) if cuts else frame.split(text)


def _pieces(frames: Sequence[Frame], text: str, cuts: Sequence[int]) -> Iterator[Piece]:
    """Yield the documents of a text that is cut at some places."""
    line = 1
    for start, end in pairwise([0, *cuts, len(text)]):
        part = text[start:end]
        own = next(frame for frame in frames if frame.recognises(part))
        for piece in own.split(part):
            yield msgspec.structs.replace(piece, first_line=line + piece.first_line - 1)
        line += line_count(part)


def _cuts(frames: Sequence[Frame], text: str) -> Iterator[int]:
    """Yield where a print of another frame begins."""
    starts = sorted((at, place) for place, frame in enumerate(frames) for at in frame.starts(text))
    above: Frame | None = None
    for at, place in starts:
        frame = frames[place]
        if above is None:
            if at >= _SHORTEST and TRANSMITTED.match(_row_above(text, at)) and _SENDER.search(text, 0, at):
                yield at
            above = frame
        elif frame is not above and (frame.unlike or above.printed or _has_ended(text, at)):
            yield at
            above = frame


def _has_ended(text: str, at: int) -> bool:
    """Whether the line above a position ends a print, or the position begins a page."""
    above = text[max(0, at - _ABOVE) : at]
    if "\f" in above[len(above.rstrip()) :] or text[at : at + 1] == "\f":
        return True
    row = _row_above(text, at)
    return ENDED.match(row) is not None or classification.word_of(row) is not None or release.is_mark(row)


def _row_above(text: str, at: int) -> str:
    """Return the last line with content above a position."""
    last = text[max(0, at - _ABOVE) : at].rstrip()
    return last[max(last.rfind("\n"), last.rfind("\r"), len(last) - LONGEST) + 1 :].strip()
