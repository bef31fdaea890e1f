"""No frame: a text without marks of a printer is one document, and all of it is the message.

Examples are releases under FOIA and texts typed by hand (1979KUWAIT00486). A tool may have joined the lines of such a
release; they are split as those of the retrieval prints are.
"""

from collections.abc import Sequence

from cablekit.frames.frame import Frame, as_one

#: number of columns of a line that a tool joined
_JOINED = 160


def breaks(rows: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """Return where lines begin whose line end the print lost."""
    if not any(len(row) > _JOINED and " FM " in row for row in rows):
        return {}
    from cablekit.frames import run_on  # its patterns take long to compile, and few texts need them

    return run_on.breaks(rows)


FRAME = Frame(title="bare", recognises=lambda text: True, split=as_one("bare"), breaks=breaks, scanned=True)
