"""Holes that a release in part left inside lines: empty brackets, the note of an editor (FG 7, 11.2).

Strategy. An empty or blank bracket, with or without a code after it, and `[text not declassified]` are replaced by the
mark of an excision; the sentence around it is kept. A code in the margin, on a line of its own or beside a line of the
text, is handled by the frame (`frames.marks`).
"""

import re
from collections.abc import Sequence
from itertools import chain

from cablekit import grammar as g
from cablekit.model import Excision
from cablekit.values import fold, whole

#: "[          ] B1", "[   ]", "[...] (b)(1)", "[text not declassified]", "[3 lines not declassified]", "[B1, 1.4(D)]",
#: "[          ]                B1"
HOLE = re.compile(
    rf"\[(?:[\s.]{{0,80}}|[^\[\]]{{0,40}}not\sdeclassified|(?P<inside>{g.CODES}))\](?:\s{{0,3}}(?P<code>{g.CODES})(?!\w)"
    rf"|\s{{4,120}}(?P<margin>{g.CODES})\s*$)?"
)


def excised(line: int, text: str) -> tuple[str, list[Excision]]:
    """Return a row of text with the mark of an excision in place of each hole, and the holes."""
    excisions: list[Excision] = []

    def mark(match: re.Match[str]) -> str:
        code = match["code"] or match["margin"] or match["inside"]
        excisions.append(Excision(code=_first(code), line=line or None, raw=whole(fold(match[0]))))
        return f"[EXCISED {fold(code)}]" if code else "[EXCISED]"

    return HOLE.sub(mark, text), excisions


def excise(rows: list[tuple[int, str]]) -> list[Excision]:
    """Replace the holes in rows of text; return them in order."""
    excisions: list[Excision] = []
    for at, (line, text) in enumerate(rows):
        if "[" in text:
            marked, inside = excised(line, text)
            if inside:
                rows[at] = line, marked
                excisions += inside
    return excisions


def _first(code: str | None) -> str | None:
    """Return the first of several codes."""
    return None if code is None else code.split(",")[0].strip()


def in_order(*lists: Sequence[Excision]) -> list[Excision]:
    """Merge excisions of several kinds in the order of their lines."""
    return sorted(chain.from_iterable(lists), key=lambda excision: excision.line or 0)
