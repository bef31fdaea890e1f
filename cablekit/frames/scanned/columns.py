"""Labels of the opening whose values are apart from them: two columns that a rendering read one after the other.

Strategy. Two labels or more without values are followed by as many rows without labels; the rows are their values, in
order, if each has the form of its label's: an exemption below E.O., codes below TAGS, citations below REF. If one has
not, nothing is done.
"""

import re
from collections.abc import Sequence

from cablekit.fields.tags import only_tags
from cablekit.frames.scanned.known import by_itself
from cablekit.lines import LONGEST, Claim, Kind, Lines
from cablekit.values import begins_list, cites_alone

#: a label of the opening without its value, the order perhaps with its number: "TAGS:", "SUBJECT:", "E.O.112065"
LABEL_ALONE = re.compile(
    r"^(?:(?P<order>E\.?\s?O\.?\s?:?\s?\d{0,6}\s?:?)|(?P<tags>TAGS?\s?:)|(?P<subject>SUBJ(?:ECT)?\s?:)"
    r"|(?P<references>REF(?:S|TELS?|ERENCES?)?\s?:))$"
)
#: the declassification of an order: "GDS", "RDS-4, 1/20/85", "N/A"
DECLASSIFIES = re.compile(r"^(?:(?:X?GDS|ADS|[RX]DS)\b|N\s?/?\s?A\b|DECL)")
#: number of lines of a head in which labels are looked for; of the fewest labels
_WITHIN, _FEWEST = 70, 2
_KINDS = {"order": Kind.EXECUTIVE_ORDER, "tags": Kind.TAGS, "subject": Kind.SUBJECT, "references": Kind.REFERENCE}


def mend(lines: Lines, head: Sequence[int]) -> None:
    """Name the values of labels that are above them all."""
    said = [index for index in head[:_WITHIN] if lines.texts[index]]
    for place, index in enumerate(said):
        if lines.texts[index][-1:] != ":" and not lines.texts[index][-1:].isdecimal():
            continue
        kinds = [*_labels(lines, said[place:])]
        if not kinds:
            continue
        values = said[place + len(kinds) : place + 2 * len(kinds)]
        if len(kinds) >= _FEWEST and len(values) == len(kinds) and _fit(lines, kinds, values):
            for kind, at in zip(kinds, values, strict=True):
                label = "E.O." if kind is Kind.EXECUTIVE_ORDER else f"{kind.name}:"
                lines.name(at, Claim(kind, lines.texts[at], sure=False, note=f"{label} {lines.texts[at]}"))
        return


def _labels(lines: Lines, indexes: Sequence[int]) -> list[Kind]:
    """Return the kinds of the labels without values that a head has one after the other."""
    kinds = []
    for index in indexes:
        match = LABEL_ALONE.match(lines.texts[index]) if lines.kinds[index] is Kind.TEXT else None
        if match is None:
            break
        kinds.append(_KINDS[match.lastgroup or ""])
    return kinds


def _fit(lines: Lines, kinds: Sequence[Kind], values: Sequence[int]) -> bool:
    """Whether rows have the form of the values of labels."""
    for kind, index in zip(kinds, values, strict=True):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT or len(text) > LONGEST:
            return False
        if kind is Kind.TAGS and not only_tags(text):
            return False
        if kind is Kind.EXECUTIVE_ORDER and not DECLASSIFIES.match(text):
            return False
        if kind is Kind.REFERENCE and not (begins_list(text) or cites_alone(text)):
            return False
        own = by_itself(text)
        if kind is Kind.SUBJECT and own is not None and own.sure:
            return False
    return True
