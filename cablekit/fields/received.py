"""Rec'd: day and local hour of receipt, in the form of the 1950s (format guide 11.1).

Strategy. A frame names the line and the line with the hour below it. The time zone is not stated, so the hour is kept
as written.
"""

from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Line
from cablekit.model import Moment
from cablekit.values import fold


def read(lines: Sequence[Line]) -> Moment | None:
    """Return day and hour as written; None without such a line."""
    return Moment(fold(" ".join([line.rest for line in lines]))) if lines else None


FIELD = Field(read=read)
