"""A cable as plain text for reading: a short head, the clean text, the signature.

Strategy: the lines of the author are kept; control characters are made visible, since this is read on terminals. Every
cable begins with a rule, to separate cables in a row.
"""

from typing import TYPE_CHECKING

from cablekit.formats.head import Row, head, lost_text
from cablekit.formats.visible import visible

if TYPE_CHECKING:
    from cablekit.api import Parsed

RULE = "=" * 72
_LABEL_WIDTH = 16


def plain_text(parsed: "Parsed") -> str:
    """The cable as text for reading, followed by a blank line."""
    cable = parsed.cable
    text = cable.body.text or f"[{lost_text(cable)}]"
    parts = [RULE, *(line for row in head(cable) for line in _row(row)), "", visible(text.strip("\n"), layout=True)]
    if cable.body.signature:
        parts += ["", visible(cable.body.signature)]
    return "\n".join(parts) + "\n\n"


def _row(row: Row) -> list[str]:
    """A row such as `To:             AMEMBASSY MOSCOW`, with more values below the first."""
    label, (first, *others) = row
    lines = [f"{label}:".ljust(_LABEL_WIDTH) + visible(first)]
    return lines + [" " * _LABEL_WIDTH + visible(other) for other in others]
