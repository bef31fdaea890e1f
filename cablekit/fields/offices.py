"""Action and Info of the form of the 1950s: offices without copies (format guide 11.1).

Strategy. A frame names the lines and says by the claim's `seen` which list they are of: ACTION or INFO.
"""

import re
from collections.abc import Sequence

from cablekit.fields.field import Field
from cablekit.lines import Line
from cablekit.model import Distribution, Office

#: "EUR", "S/P", "IO"
OFFICE_SYMBOL = re.compile(r"[A-Z][A-Z0-9/\-]{0,9}")


def read(lines: Sequence[Line]) -> Distribution:
    """The offices in order; how many copies each got is not said."""
    lists: dict[str, list[Office]] = {"ACTION": [], "INFO": []}
    for line in lines:
        lists[line.claim.seen] += [Office(office, None) for office in OFFICE_SYMBOL.findall(line.rest)]
    return Distribution(action=lists["ACTION"], info=lists["INFO"])


FIELD = Field(read=read)
