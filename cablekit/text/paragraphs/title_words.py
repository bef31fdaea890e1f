"""The words that no title has: verbs, pronouns, words that go on."""

import re

#: words that no title with a colon has, and those that begin or end none: "THE ROUTES ARE", "AND COSTS", "SEATS GO TO:"
NO_TITLE = re.compile(
    r"\b(?:IS|ARE|WAS|WERE|HAS|HAVE|HAD|WILL|WOULD|SHOULD|CAN|SAID|FOLLOWS?|FOLLOWING|THAT|AS)\b"
    r"|^(?:OF|AND|OR|TO|IN|BY|WITH|AT|ON|BUT|WHICH|THEIR|ITS|HIS)\b|\b(?:TO|BY|FOR|OF|IN|AT|WITH|FROM|AND)\s?:$"
)

#: words of a sentence, of a mark that quotes, those that end no heading, and names of parts, which open paragraphs:
#: "ROADS WERE BAD", "STATE OF THE", "SUMMARY"
NO_HEADING = re.compile(
    r"\b(?:IS|ARE|WAS|WERE|HAS|HAVE|HAD|WILL|WOULD|SHOULD|CAN|COULD|HE|SHE|WE|THEY|IT|SAID|(?:UN)?QUOTE|(?:UN)?QTE|BEGIN|END)\b"
    r"|^(?:SUMMARY|COMMENT|ACTION REQUESTED):?$"
    r"|\b(?:THE|AN?|OF|AND|OR|TO|THAT|WHICH|FOR|IN|BY|WITH|FROM|AS|AT|ON|BUT|ALSO|HOWEVER|THEREFORE)$"
)
#: a verb at the end of a row, whose object is on the next: "MINISTER ROE TOLD"
PREDICATE = re.compile(
    r"(?:[A-Z]ED|TOLD|MET|HELD|TOOK|GAVE|MADE|SENT|LEFT|SAW|FELT|CAME|WENT|THOUGHT|SAYS|TELLS|ASKS|KNOWS?"
    r"|BELIEVES?|THINKS?|HOPES?|FEELS?|WANTS?|NEEDS?|SEES?|SUGGESTS?|RECOMMENDS?|TAKES?|GIVES?|MAKES?|DID|DO|DOES|BUT|NOT)$"
)
#: a verb in the middle of a row, with the beginning of its object: "CHAIRMAN GAVE", "HE ASKED THE BOARD"
VERB = re.compile(
    r"\b(?:GAVE|TOLD|TOOK|MADE|SENT|SAW|CAME|WENT|THOUGHT|SPOKE|BEGAN|GOT|KEPT"
    r"|[A-Z]{2,}ED (?:THAT|THE|AN?|HIS|ITS|OUT|UP|AT))\b"
)
#: names of parts, which open paragraphs
PARTS = frozenset(["SUMMARY", "COMMENT", "ACTION REQUESTED"])
#: the most characters of a verb at the end of a row
_VERB = 12


def ends_in_verb(row: str) -> bool:
    """Whether a row ends with a verb, whose object is in the next: `MINISTER ROE TOLD`."""
    return PREDICATE.search(row, max(0, len(row) - _VERB)) is not None
