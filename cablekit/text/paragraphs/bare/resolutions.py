"""Resolutions: the body that resolves, and where its clauses begin in a text without blank rows."""

import re

from cablekit.text.paragraphs.bare.rows import Rows
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.quotations import OPENING_MARKS
from cablekit.values import ends_sentence

#: the bodies that resolve
BODIES = ("ASSEMBLY,", "COUNCIL,", "CONFERENCE,", "COMMISSION,", "COMMITTEE,", "BOARD,", "CONGRESS,")
#: the ends of clauses, those of rows above one, and of rows above the last
_ENDS_OF_CLAUSES, CLAUSE_ENDS, _AND = frozenset(",;"), frozenset(",;)"), (", AND", "; AND")
#: the subject of the clauses of a resolution: "THE GENERAL ASSEMBLY,", also after a label
RESOLVES = re.compile(rf"(?:(?:{LABEL.pattern})?\"?|(?:QUOTE|QTE)[:]?[ ])?THE[ ][A-Z][A-Z '\-]{{3,40}},$", re.VERBOSE)
#: the first word of a clause of a resolution: "RECALLING ITS RESOLUTION", "CONVINCED THAT"; the only one: "RESOLVES:"
CLAUSE = re.compile(
    r"(?:[A-Z]{3,}ING|CONVINCED|CONCERNED|MINDFUL|AWARE|CONSCIOUS|DETERMINED|DESIROUS|GUIDED|HAVING)\s[A-Z]"
    r"|[A-Z]{5,14}(?: AS FOLLOWS)?:$"
)
#: the first words of a clause of a preamble, which may be below a full row: "DEEPLY CONVINCED THAT", "NOTING THE",
#: "EARNESTLY WISHING TO", "MUCH TROUBLED AT"
PREAMBLE = re.compile(
    r"(?:[A-Z]{4,}LY|MUCH)\s[A-Z]{3,}(?:ING|ED)\s|(?:(?:ALSO|FURTHER)\s)?(?:RECALLING|REAFFIRMING|NOTING|EXPRESSING"
    r"|BEARING\sIN\sMIND|CONSIDERING|RECOGNIZING|TAKING\s(?:NOTE|INTO)|HAVING\s(?:IN\sMIND|REGARD|[A-Z]{3,}(?:ED|D|T|N))"
    r"|WELCOMING|EMPHASIZING|STRESSING|REITERATING|ACKNOWLEDGING|DESIRING|BELIEVING|DEPLORING|COMMENDING|REALIZING"
    r"|CONVINCED|CONCERNED|MINDFUL|AWARE|CONSCIOUS|DETERMINED|GUIDED)\s[A-Z]|HAVE\sAGREED\s"
)

#: the end of a row whose sentence a participle on the next row continues: "THE PEOPLE WERE"
GOES_ON = re.compile(
    r"\b(?:IS|ARE|WAS|WERE|BE|BEEN|AM|NOT|AND|OR|BUT|BY|OF|IN|FOR|TO|ON|AT|AS|FROM|WITH|WITHOUT|UPON|THROUGH|TOWARDS?"
    r"|BEFORE|AFTER|WHILE|WHEN|WHERE|WHICH|SINCE|DATED|THAN|THE|AN?|THIS|THESE|THEIR|ITS|HIS|HER|OUR|STILL|NOW|ALSO)$"
)


def resolves(rows: Rows, index: int) -> bool:
    """Whether a row names the body that resolves: `THE GENERAL ASSEMBLY,`."""
    return RESOLVES.match(rows.rows[index]) is not None and (_is_apart(rows, index) or _has_clause(rows, index))


def _is_apart(rows: Rows, index: int) -> bool:
    """Whether a row is apart from the row above: it has a label, or that ends a sentence, opens a text, or is short."""
    row, above = rows.rows[index], rows.rows[index - 1] if index else "."
    return (
        not row.startswith("THE ") or ends_sentence(above) or rows.is_short(index - 1) or above.endswith(OPENING_MARKS)
    )


def _has_clause(rows: Rows, index: int) -> bool:
    """Whether an organ of the United Nations or another body resolves: below its row is a clause."""
    written = rows.rows
    return (
        written[index].endswith(BODIES)
        and PREAMBLE.match(written[index + 1]) is not None
        and not (index and GOES_ON.search(written[index - 1]))
    )


def is_clause(above: str, row: str, short: float, *, resolves: bool) -> bool:
    """Whether a row is the first of a clause of a resolution: by its first words, if the row above ends a clause or
    does not go on in a word; by a participle alone, if that row is short too. Outside a resolution only below a clause.
    """
    ends = above[-1] in _ENDS_OF_CLAUSES or above.endswith((*_AND, *OPENING_MARKS))
    if (ends or (resolves and not above[-1].isalpha())) and PREAMBLE.match(row):
        return True
    if not (ends or resolves) or CLAUSE.match(row) is None:
        return False
    return above[-1] == ";" or (len(above) < short and not GOES_ON.search(above))
