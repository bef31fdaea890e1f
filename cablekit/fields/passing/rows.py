"""Which rows belong to one notice: an address, an unfinished list of instructions, the rest of an instruction."""

import re
from collections.abc import Sequence

from cablekit import glossary
from cablekit.fields.passing.named import ASKED, FROM_BELOW, PIECE, PROSE, WIDEST, names_one, requests_post
from cablekit.lines import Below, Kind, Line, Near
from cablekit.vocabulary import DISTRIBUTION

#: "FOR AMBASSADOR FROM GELB", "FOR: WFC", "PASS AGRICULTURE", "DEPARTMENT PASS DOD", "ALSO FOR AID", "ATTN ..."
#: "JOINT STATE/DEFENSE MESSAGE", "AIDAC", "EXDIS - MILITARY ADDRESSEES HANDLE AS SPECAT EXCLUSIVE";
#: "DAKAR POUCH BATHURST", "ADDIS ABABA, KHARTOUM FOR AMBASSADORS", "SUGGEST DEPT REPEAT TO USDEL"
#: "DEPARTMENT PLEASE REPEAT TO ALL OAS POSTS", "POUCHED INFO LIMA QUITO"
PASSING = re.compile(
    rf"""^(?:ALSO\s+FOR|FOR|FROM|PASS|ATTN|ATTENTION|EYES\s+ONLY|AIDAC|USIAC|JOINT\s.*\b(?:MESSAGE|MSG)$|JOINT\s[A-Z]{{2,12}}(?:/[A-Z]{{2,12}}){{1,3}}$|MILITARY\s+ADDRESSEES|POUCHED\s+INFO|
            (?:{"|".join(DISTRIBUTION)})(?=\s))\b|
        ^(?:[A-Z][A-Z/.]*\s){{1,4}}(?:ALSO\s+)?(?:FOR|PASS|POUCH)\b|
        ^(?:[A-Z][A-Z/.]{{1,14}}(?:\s[A-Z]{{2,14}})?,\s?){{1,6}}[A-Z][A-Z/.]{{1,14}}(?:\s[A-Z]{{2,14}})?\s(?:FOR|PASS|POUCH)\b|
        ^(?:{ASKED}\s)?(?:SUGGEST|REQUEST|PLEASE|PLS)\s(?:[A-Z]+,?\s){{0,3}}
            (?:ALSO\s+)?(?:PASS|REPEAT|RELAY|RPT)\b""",
    re.VERBOSE,
)
#: the first line of an address, in cases of welfare: "FOR: MRS. ROE", "TO: ROE FUNERAL HOME", "FOR MRS. ROE"
BLOCK = re.compile(r"^(?:FOR|TO|FROM)\s?:\s*\S|^(?:FOR|TO)\s(?:MRS?|MISS|MS)\b")
#: what to do with the message: "PARIS FOR UNESCO", "DEPT PASS AID", "REPEAT TO USDEL"
VERB = re.compile(r"\b(?:FOR|FROM|PASS|POUCH|REPEAT|RELAY|RPT|ATTN)\b")
#: a row that begins with one or two words and a comma, and continues: "HOLLIS, LIMA FOR ADO"
RESUMED = re.compile(r"^[A-Z][A-Z/.]*(?:\s[A-Z/.]+)?[,;]\s(?P<rest>\S.*)$")
#: the number in the series of a delegation, a line of its own: "USPEACE TALKS DELEGATION 001"
SERIAL_LINE = re.compile(r"^US\s?[A-Z]{3}[A-Z ]{1,40}\s\d{1,4}$")
#: a separate passing line in any place: "AIDAC", "USEEC", "JOINT STATE/DEFENSE MESSAGE", "POUCHED INFO LIMA QUITO"
OWN_LINE = re.compile(rf"^[A-Z]+$|^(?:JOINT|POUCHED)\s|{SERIAL_LINE.pattern}")

#: number of characters of the longest passing line below the labels with a full stop at its end
_WIDEST_SENTENCE = 40
#: a line of at least this length fills its row and may continue below
_FULL = 50
#: number of characters of the longest line of an address, and number of lines of the longest address
ADDRESS, _ADDRESS_LINES = 45, 7
#: number of words of the longest instruction of several in a line
_INSTRUCTION = 6
#: a line of at most this length right above passing lines is one too: the name of a programme
NAME = 32


def is_short(text: str) -> bool:
    """Whether a line is no longer than a passing line is; one with a full stop at its end is shorter."""
    return len(text) <= WIDEST and not (text.endswith(".") and len(text) > _WIDEST_SENTENCE)


def is_rest(above: str, text: str) -> bool:
    """Whether a row is the rest of an instruction that fills the row above, and not a sentence: `OFFICE`."""
    if len(above) < _FULL or len(text) > NAME or text[-1] in ".:;" or PROSE.search(text):
        return False
    return not names_one(text)


def resumes(above: str, text: str) -> bool:
    """Whether a row begins with the rest of an instruction that fills the row above, and more instructions follow:
    `MARTIN, YAOUNDE FOR ADO`."""
    rest = RESUMED.match(text) if len(above) >= _FULL else None
    return rest is not None and any(map(names_one, filter(None, PIECE.split(rest["rest"]))))


def is_address(below: Below) -> bool:
    """Whether the lines up to the first that is certain are short enough for an address."""
    rows = below.rows
    return below.closed and len(rows) <= _ADDRESS_LINES and all(len(row) <= ADDRESS for row, _ in rows)


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether a notice continues: an address, an unfinished list of instructions, or above the labels any row without
    an instruction."""
    if near.blank or not near.rows or (near.claim is not None and near.claim.kind is Kind.TEXT):
        return False
    above = lines[-1].text
    if text.startswith("AND ") and VERB.search(text):
        return True
    if above[0] == "(":
        return above[-1] != ")" and text[-1] == ")"
    if BLOCK.match(near.rows[0]):
        return len(text) <= ADDRESS and VERB.search(text) is None and is_address(near.below)
    if is_open(above) and not text.startswith("HOLD FOR "):
        placed = near.before or near.between or near.alone_below
        if above[-1] == "," and _instructs(text):
            return True
        return is_short(text) and (placed or names_one(text) or resumes(above, text))
    if requests_post(above) and len(above) >= _FULL and not (PASSING.match(text) or requests_post(text)):
        return near.text_below and near.below.closed
    last = near.below.closed and not near.below.rows and near.text_below
    if not near.before and last and (is_rest(above, text) or resumes(above, text)):
        return True
    return near.before and (_says_nothing_to_do(near.rows, text) or _says_last_from_whom(above, text))


def _instructs(text: str) -> bool:
    """Whether a line has several short instructions, and a full stop only at its end: `7 WING FOR DM: LIMA FOR J4.`"""
    pieces = PIECE.split(text.rstrip("."))
    return (
        len(pieces) > 1
        and PROSE.search(text) is None
        and all(piece.count(" ") < _INSTRUCTION for piece in pieces)
        and any(VERB.search(piece, 1) for piece in pieces)
    )


def is_open(above: str) -> bool:
    """Whether a line is unfinished: it ends with a mark, with ALSO or a verb, or with a post whose instruction follows,
    as the posts before it have theirs: `LIMA FOR AMBASSADOR, QUITO`; `DEPT PASS STR, TREASURY` is whole."""
    if above[-1] in ",-/;" or above.endswith(" ALSO") or VERB.search(above.rsplit(" ", 1)[-1]):
        return True
    *others, last = PIECE.split(above)
    named_last = VERB.search(last) is None and any(" FOR " in each for each in others)
    return named_last and glossary.correspondent(last.strip()) is not None


def _says_last_from_whom(above: str, text: str) -> bool:
    """Whether a line above the labels ends a notice with from whom it is, and has no other instruction:
    `FOR DAS DARROW AND` / `SECRETARY ROE FROM HOLLIS`."""
    whom, _, sender = text.partition(" FROM ")
    return bool(sender) and "FOR " in above and "FROM " not in above and VERB.search(whom) is None


def _says_nothing_to_do(rows: Sequence[str], text: str) -> bool:
    """Whether a line above the labels has no instruction, so that it continues the notice above it."""
    return VERB.search(rows[0]) is not None and VERB.search(text) is None and OWN_LINE.match(text) is None


def goes_on(above: str, text: str) -> bool:
    """Whether a line continues the notice of the line above: that ends with a mark, or fills its row."""
    if above[-1] in ",-/;":
        return True
    if len(above) <= _FULL or above[-1] == ".":
        return False
    for_whom = "FOR " in above or "PASS TO " in above
    from_whom = for_whom and "FROM" not in above and FROM_BELOW.match(text) is not None
    return from_whom or not (PASSING.match(text) or SERIAL_LINE.match(text) or requests_post(text))
