"""Action and Info in the form of the 1950s: offices without copies (format guide 11.1).

Strategy. A frame names the lines; the claim's `seen` says which list they belong to, ACTION or INFO.
"""

import re
from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Line
from cablekit.model import Distribution, Office

#: "EUR", "S/P", "IO"
OFFICE_SYMBOL = re.compile(r"[A-Z][A-Z0-9/\-]{0,9}")


def read(lines: Sequence[Line]) -> Distribution:
    """Return the offices in order. The form does not state the number of copies."""
    lists: dict[str, list[Office]] = {"ACTION": [], "INFO": []}
    for line in lines:
        lists[line.claim.seen] += [Office(office, None) for office in OFFICE_SYMBOL.findall(line.rest)]
    return Distribution(action=lists["ACTION"], info=lists["INFO"])


FIELD = Field(read=read)
