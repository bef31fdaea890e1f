"""Passing lines: for whom the telegram is, and who else should get it (format guide 6).

Strategy. A passing line has no label of its own: words such as FOR and PASS begin it, but prose has them too. So it is
recognised by its place and by whom it names. Above the labels of the opening any line is one. Between the labels its
words decide; below them its words decide if it is separate from the text, or if it names an addressee and a certain
line follows soon. An address below `FOR:` or `TO:` belongs to it. Later sections repeat passing lines, with other
spacing.
"""

import re
from collections.abc import Callable, Sequence

from cablekit import glossary
from cablekit.fields.field import Field
from cablekit.fields.passing.named import (
    FROM_BELOW,
    FROM_ONE,
    INSIDE,
    PROSE,
    instructs_posts,
    is_for_one,
    is_from_one_for_one,
    is_from_one_to_one,
    is_terse,
    is_unit,
    names_nobody,
    names_one,
    requests_post,
)
from cablekit.fields.passing.rows import (
    ADDRESS,
    BLOCK,
    NAME,
    PASSING,
    VERB,
    continues,
    goes_on,
    is_address,
    is_open,
    is_rest,
    is_short,
    resumes,
)
from cablekit.lines import Below, Claim, Kind, Line, Lines, Near, Page
from cablekit.values import fold
from cablekit.vocabulary import CHANNELS, DISTRIBUTION, one_letter_off

#: a row of an address below its first: "12 MAIN ST.", "DALLAS, TEXAS"
STREET = re.compile(r"^\d{1,5}\s[A-Z]|^[A-Z. ]{3,25},\s[A-Z.]{2,}")
#: captions before a passing line are not part of it: "EXDIS FOR AMBASSADOR FROM THE SECRETARY", "NODIS/STADIS FOR AF",
#: "EXDIS - CAIRO PASS ALEXANDRIA", "CHEROKEE FOR THE SECRETARY", "EXDIS MILITARY ADDEES HANDLE AS SPECAT EXCLUSIVE",
#: "-STADIS - CHARGE FROM ROE"
CAPTION_FIRST = re.compile(rf"^-?(?:(?:{'|'.join((*DISTRIBUTION, *CHANNELS))})(?:\s*[-/,;:.]{{1,2}}\s*|\s+))+(?=[A-Z])")
#: a person behind an instruction, in parentheses: "FOR SCI AND USDA (DR. ROE)"
PERSON_BEHIND = re.compile(r"(?<=[A-Z]) \([^()]{3,40}\)$")
#: signs that only a scan puts into a line: "E%DIS", "~ = cet |"
NO_WORDS = re.compile(r"[%~|={}\\^<>]")

#: whose action a message is, before a colon and an instruction
ACTION_FIRST = ("AIDAC:", "USIAC:")
#: number of characters of a row of a subject that leaves no room for another word
_ROOM = 42
#: number of characters in which the colon of FOR: and TO: is looked for
_COLON = 5
#: number of consecutive passing lines, below the labels
_TOGETHER = 4
#: number of digits of the number of a banner
_NUMBER = 4
#: number of letters of a piece of a notice that another section has on one row; the same below another piece
_PIECE, _PIECE_BELOW = 12, 3

#: kinds below which a line that names an addressee is a passing line
_ABOVE = frozenset([Kind.BANNER, Kind.CAPTION, Kind.CORRECTED, Kind.NOTICE])
_STARTS = ("ATT", "EYES", "AIDAC", "USIAC", "JOINT", "MILIT", "FROM", "POUCHED", *DISTRIBUTION)
_ASKS = ("SUGGEST", "REQUEST", "PLEASE", "PLS", "DEPT PL", "DEPARTMENT PL", "STATE PL", "EMBASSY PL", "WASHINGTON PL")
_BEGINS = (*_STARTS, *_ASKS)
_OPENS = ("FOR", "ALSO", "PASS", *_BEGINS)
_DELEGATIONS = ("USDEL ", "US DEL ", "USREP ", "US REP ")


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim a line that by its words may be a passing line. The claim is never sure; its place decides. It has seen
    whether the line names nobody."""
    if "FOR" in text or "PASS" in text or "POUCH" in text or text.startswith(_BEGINS):
        return Claim(Kind.PASSING, text, sure=False, seen=names_nobody(text)) if PASSING.match(text) else None
    return None


def fits(text: str, near: Near) -> Claim | None:
    """Claim a passing line of another section, or a line above, between or right below the labels."""
    if near.before or (near.others and _is_repeated(text, near)):
        return None if NO_WORDS.search(text) or _ends_like_banner(text, near.page) else Claim(Kind.PASSING, text)
    if near.claim is not None and near.claim.sure:
        return None
    if text[0] == "(":
        return Claim(Kind.PASSING, text) if _in_parentheses(text, near) else None
    if near.above is not None and near.above.kind is Kind.PASSING and _says_from_whom(text, near):
        return Claim(Kind.PASSING, text)
    if (
        near.above is not None
        and not near.later
        and (is_from_one_to_one(text) or is_from_one_for_one(text) or (requests_post(text) and near.text_below))
    ):
        return Claim(Kind.PASSING, text)
    below_subject = near.above is not None and near.above.kind is Kind.SUBJECT and not near.blank
    named = not near.later and (
        _opens_address(text, near)
        or (names_one(_instruction(text)) and _is_placed(text, near))
        or _is_delegation(text, near)
    )
    if named and (not below_subject or near.blank or not _fills_subject(text, near)):
        return Claim(Kind.PASSING, text)
    if not near.later and _is_above_text(text, near, below_subject=below_subject):
        return Claim(Kind.PASSING, text)
    apart = below_subject and near.between and len("".join(near.rows[-1:])) < _ROOM
    if apart and (is_unit(text) or (text.startswith("PASS ") and PROSE.search(text) is None)):
        return Claim(Kind.PASSING, text)
    if opens(text, near.page) is None or below_subject:
        may_head = not below_subject or "".join(near.rows[:1]).startswith(text)
        return Claim(Kind.PASSING, text) if may_head and _heads_passing_lines(text, near) else None
    if near.between:
        lost = Kind.SUBJECT not in near.seen and Kind.TAGS in near.seen and near.label_below is Kind.REFERENCE
        return None if lost and not text.startswith(_OPENS) else Claim(Kind.PASSING, text)
    if near.later and not text.startswith(("FOR:", "ALSO FOR")):
        return None
    apart = is_short(text) and text[-1] != ":" and PROSE.search(text) is None and _stands_apart(text, near)
    return Claim(Kind.PASSING, text) if apart and near.text_below else None


def _instruction(text: str) -> str:
    """Return a line without the captions before an instruction, and without the person behind it: `EXDIS, MILITARY
    ADDRESSEES HANDLE AS ...`, `AIDAC: ROME FOR FODAG`, `FOR SCI AND USDA (DR. ROE)`."""
    text = PERSON_BEHIND.sub("", text) if text[-1] == ")" else text
    if text.startswith(ACTION_FIRST):
        return text.split(":", 1)[1].strip() or text
    return (CAPTION_FIRST.sub("", text) or text) if text.startswith(DISTRIBUTION) else text


def _ends_like_banner(text: str, page: Page | None) -> bool:
    """Whether a line without a verb ends with the telegram's own number, as a banner does whose letters are garbled:
    `UGGIAS BF OAZ 0304`."""
    last = text.rpartition(" ")[2]
    if page is None or len(last) < _NUMBER or not (last.isdecimal() and last.isascii()):
        return False
    return int(last) == int(page.serial) and VERB.search(text) is None


def _in_parentheses(text: str, near: Near) -> bool:
    """Whether a line in parentheses, closed here or on the row below, names an addressee: `(DEPT PASS TREASURY)`."""
    if near.later or not near.text_below or not names_one(text.strip("() ")):
        return False
    return text[-1] == ")" or any(row[-1] == ")" and "(" not in row for row, _ in near.below.rows[:1])


def _says_from_whom(text: str, near: Near) -> bool:
    """Whether a line right below one that says for whom the message is says only from whom: `FROM ROE`."""
    above = near.rows[-1] if near.rows else ""
    return not near.blank and "FOR" in above and "FROM" not in above and FROM_BELOW.match(text) is not None


def _is_above_text(text: str, near: Near, *, below_subject: bool) -> bool:
    """Whether a terse line is right above the first paragraph, with none but such lines between, and is not the rest of
    a subject, which fills the row above."""
    if near.above is None or not near.seen or not is_terse(text):
        return False
    if near.blanks and not near.blank and near.above.kind is not Kind.PASSING:
        return False
    if below_subject and not near.blank and len("".join(near.rows[-1:])) >= _ROOM:
        return False
    below = near.below
    return (
        near.text_below
        and below.closed
        and len(below.rows) <= _TOGETHER
        and all(is_terse(row) for row, _ in below.rows)
    )


def _fills_subject(text: str, near: Near) -> bool:
    """Whether a line that names no more than an addressee may be the rest of a subject, which fills the row above; not
    with a full stop: `FOR CAO.`"""
    return (
        text[-1] != "."
        and not text.startswith("PASS ")
        and len("".join(near.rows[-1:])) >= _ROOM
        and FROM_ONE.match(text) is None
        and is_for_one(text)
    )


def _stands_apart(text: str, near: Near) -> bool:
    """Whether a blank line or a label is above and below, so that the text does not begin with this line."""
    if text.startswith("FOR:") and len(text) <= ADDRESS:
        return True
    return (near.blank or near.above is not None) and near.alone_below


def _is_delegation(text: str, near: Near) -> bool:
    """Whether a line right below banner or captions is the name of a delegation and no more: `USDEL MBFR`."""
    if not text.startswith(_DELEGATIONS) or near.above is None or near.above.kind not in _ABOVE:
        return False
    named = glossary.correspondent(text)
    return named is not None and not named.damaged and (named.place is not None or named.kind == "agency")


def _is_placed(text: str, near: Near) -> bool:
    """Whether a line that names an addressee is between labels, right below the banner, or the text begins soon; or
    whether it has several instructions, each with its post, below a label: no text does."""
    if near.between or (near.above is not None and instructs_posts(text)):
        return True
    if not near.text_below:
        return False
    if near.above is not None and near.above.kind in _ABOVE:
        return True
    eyes = "EYES ONLY" in text
    return (not near.blanks and (eyes or len(text) <= ADDRESS)) or _are_passing(text, near.below)


def _are_passing(text: str, below: Below) -> bool:
    """Whether the lines up to the first that is certain are passing lines too, or continue one."""
    if not below.closed or len(below.rows) > _TOGETHER:
        return False
    for row, _ in below.rows:
        if not (names_one(row) or is_open(text) or is_rest(text, row) or resumes(text, row)):
            return False
        text = row
    return True


def _heads_passing_lines(text: str, near: Near) -> bool:
    """Whether a short line without a verb is right above passing lines: `MBFR NEGOTIATIONS` / `FROM US REP MBFR`."""
    if len(text) > NAME or text[-1] in ".:" or near.later or not near.seen or not text.isupper():
        return False
    rows = near.below.rows
    return bool(rows) and names_one(rows[0][0]) and _are_passing(rows[0][0], Below(rows[1:], near.below.closed))


def _opens_address(text: str, near: Near) -> bool:
    """Whether an address begins here: FOR or TO with a colon, and short lines up to the first that is certain."""
    if not BLOCK.match(text) or Kind.SUBJECT not in near.seen or len(text) > ADDRESS or not near.text_below:
        return False
    if ":" not in text[:_COLON]:
        return is_address(near.below) and any(STREET.match(row) for row, _ in near.below.rows)
    return not near.blanks or is_address(near.below)


def repeated_by_sections(lines: Lines, start: int, end: int) -> set[str]:
    """Return the passing lines and captions between two indexes, one by one and joined, without blanks: later sections
    repeat them, with other spacing."""
    repeated: set[str] = set()
    block = ""
    for index in range(start, end):
        if lines.kinds[index] is Kind.PASSING or lines.kinds[index] is Kind.CAPTION:
            line = squeezed(lines.texts[index])
            block += line
            repeated |= {line, block}
        else:
            block = ""
    return repeated


def _is_repeated(text: str, near: Near) -> bool:
    """Whether another section has the line; the notice may be broken into other rows there."""
    line = squeezed(text)
    if line in near.others or any(one_letter_off(line, other) for other in near.others if len(other) >= _PIECE):
        return True
    below = near.above is not None and near.above.kind is Kind.PASSING
    return len(line) >= (_PIECE_BELOW if below else _PIECE) and any(line in other for other in near.others)


def squeezed(text: str) -> str:
    """Return a line without its blanks."""
    return text.replace(" ", "")


def may_have_captions(text: str) -> bool:
    """Whether captions may begin a line: `EXDIS FOR AMBASSADOR`. A line that says for whose eyes only the message is
    has none, because a caption names nobody; one word alone names somebody: the last person of the line above."""
    return " " in text and not text.startswith("EYES")


def read(lines: Sequence[Line], whole: Callable[[str], str] = str) -> list[str]:
    """Return the notices: each line with the lines that continue it; `whole` joins words that a hyphen splits at the
    end of a row."""
    passing: list[str] = []
    last = None
    for line in lines:
        text = fold(line.rest if line.claim.note is not None else line.text)
        if passing and last == line.index - 1 and (not line.claim.sure or goes_on(passing[-1], text)):
            split = passing[-1][-1] == "-" and passing[-1][-2:-1].isalpha()
            above = passing[-1]
            passing[-1] = whole(f"{above}\n{text}").replace("\n", "") if split else f"{above} {text}"
        else:
            passing.append(CAPTION_FIRST.sub("", text))
        last = line.index
    return passing


FIELD = Field(read=read, heads=_BEGINS, words=INSIDE, opens=opens, continues=continues, fits=fits)
