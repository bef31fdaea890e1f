"""The number of pages that the head of a print states: PAGE 01 OF 02 (format guide 11.1).

Strategy. A frame names the line of the first head and says the number; the pages themselves have no PAGE lines of the
telegram.
"""

from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Line


def read(lines: Sequence[Line]) -> int | None:
    """Return the number of pages; None without such a line."""
    return int(lines[0].claim.seen) if lines else None


FIELD = Field(read=read)
