"""FM, TO and INFO: sender and addressees (format guide 5).

Strategy. A label opens the list, lines without a label continue it: one addressee a line. TO and INFO, which prose has
too, are sure only if an addressee follows. A damaged label is recognised by the addressee after it. A line that is the
rest of the one above (its number, its place, a postal address) is joined to it. Each is then read by itself
(`entry`). Posts after XMT are exempt: the telegram does not go there.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from cablekit import glossary
from cablekit.diagnostics import ADDRESSEE_DAMAGED, ADDRESSEE_UNKNOWN, Notes
from cablekit.fields.addressees.entry import ADDRESSEE_HEAD, AT_POSTS, read_one, taken_apart
from cablekit.fields.field import Field, Opens
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.model import Addressee
from cablekit.values import fold

X = re.VERBOSE

#: "FM AMEMBASSY LA PAZ"; in scans "EM AMEMBASSY" (1977OTTAWA00013), "IM SECSTATE" (1976STATE300075); FM-02 is an office
FROM = re.compile(r"^F\s?M\b(?!-\d\d$)\s*:?\s*|^[EI]M\s+(?=AM|SECSTATE|US)")
TO = re.compile(r"^T\s?O\b(?!\s+P\s+S)\s*:?\s*")
INFO = re.compile(r"^I\s?N\s?F\s?O\b\s*:?\s*")

#: the posts of a collective address that the telegram does not go to: "XMT AMEMBASSY NICOSIA"
EXEMPTED = re.compile(r"(?:^|\s)XMT\b:?\s*")


_HEAD = ADDRESSEE_HEAD.pattern.removeprefix("^")
#: a label that lost, changed or got a letter, before an addressee: "O SECSTATE WASHDC", "NFO AMEMBASSY LIMA",
#: "F¿ AMCONSUL ADEN", "DINFO SECSTATE"
DAMAGED_ROUTING = re.compile(
    rf"""^(?:(?P<from>F[A-Z\d¿]?|[A-Z\d¿]?M|[A-Z]FM)
        |(?P<info>[A-Z\d¿]?NFO|I[A-Z\d¿]?FO|IN[A-Z\d¿]?O|INF[A-Z\d¿]?|[A-Z]INFO)
        |(?P<to>T[A-Z\d¿]?|[A-Z\d¿]?O|[A-Z]TO))\s+(?={_HEAD})""",
    X,
)
#: what may be left of the label INFO, before whom it names: "IMFG AMEMBASSY LIMA", "INF*O AMEMBASSY", "DINFO USAF"
INFO_LEFT = re.compile(r"^(?P<word>\S{4,6})\s+(?P<rest>[A-Z].*)$")
#: before a label inside a line of the routing: "FM SECSTATE WASHDC TO USDEL SECRETARY IMMEDIATE",
#: "R 172140Z JUL 74 FM AMEMBASSY QUITO"
ROUTING_WITHIN = re.compile(rf"(?<!\s)\s+(?=(?:FM|TO|INFO)\s+{_HEAD})", X)

#: the second line of a postal address: "12 MAIN STREET", "P.O. BOX 440", "APO NEW YORK 09221", "DALLAS, TEXAS 75201"
POSTAL = re.compile(
    r"^\d{1,5}\s+[A-Z]|^(?:P\.?\s?O\.?\s?BOX|[AF]PO|ROOM|SUITE|C/O)\b"
    r"|\b(?:STREET|AVENUE|AVE|ROAD|BLVD|BOX)\b|^[A-Z ]{3,30},"
)
#: a number that begins a line, of a street or of a unit: "12 MAIN STREET", "327 AIRDIV"
NUMBERED_ROW = re.compile(r"^\d{1,5}\s+[A-Z]")
#: what looks like the name of a post or an agency, known or not: "AMEMBASSY XANADU", "USIA WASMDC", "JOINT STAFF"
NAME_LIKE = re.compile(r"^(?=.{0,8}[A-Z]{3})[A-Z][A-Z/.'\-]*(?:\s[A-Z][A-Z/.'\-]*){0,5}$")
#: a line of such a list contains at least this: "JCS", "3871"
LETTERS = re.compile(r"[A-Z]{2}|^\d{1,5}$")
#: a name has such a part, "DIA", "327", or is one of the glossary; RZ3 is neither
NAME_PART = re.compile(r"[A-Z]{3}|\d{3}")
#: a banner with its letters spaced: "N C G J V Q TTRCM 544736"
SPACED = re.compile(r"(?:[A-Z] ){4}")
#: the number at the end of a banner, glued or not: "UNCLASLIMA0321"
BANNER_NUMBER_LAST = re.compile(r"(?<!\d)\d{4,6}$")
#: and no word in small letters, as a stamp has: "REVIEWED by", "Date"
SMALL = re.compile(r"[a-z]{2}\b")
#: before an addressee inside a line: "AMEMBASSY LIMA   AMEMBASSY QUITO"
WITHIN_LINE = re.compile(r"\s+(?=(?:AMEMBASSY|AMCONSUL|USMISSION)\s)")

#: the first letters of the labels, with those that a scan reads in place of F
_INITIALS = frozenset("FEIT")
#: digits that scans read for letters
_AS_LETTERS = str.maketrans("01", "OI")
_LABELS = {Kind.FROM: ("FM", FROM), Kind.TO: ("TO", TO), Kind.INFO: ("INFO", INFO)}
#: number of characters of the longest label
_LABEL = 6
#: number of letters of INFO that are left in their places where an addressee that is none by its form follows
_LEFT = 2
#: number of words of the longest line of two posts
_WORDS = 8
#: a line that is longer, or ends in one of these, is not an addressee, unless something else shows that it is
_WIDEST, _NO_ENDS = 60, ".,;"


def _opens(kind: Kind) -> Opens:
    """Return the function that opens lines of a kind: FM is sure, TO and INFO only with an addressee after them."""
    label = _LABELS[kind][1]

    def opens(text: str, page: Page | None) -> Claim | None:
        match = label.match(text)
        if match is None:
            return None
        rest = text[match.end() :]
        return Claim(kind, rest, sure=kind is Kind.FROM or ADDRESSEE_HEAD.match(rest) is not None)

    return opens


def within(text: str) -> list[str]:
    """Return the pieces of a line of the routing, cut before each label inside it."""
    if " TO " not in text and " INFO " not in text and " FM " not in text:
        return [text]
    return ROUTING_WITHIN.split(text)


def labelled(text: str) -> Claim:
    """Return the claim of a piece that `within` cut off: it begins with a label."""
    word, _, rest = text.partition(" ")
    return Claim(next(kind for kind, (label, _) in _LABELS.items() if label == word), rest.strip())


def fits(text: str, near: Near) -> Claim | None:
    """Return the claim of a label in the routing, or of a damaged label before an addressee."""
    if text[0] in _INITIALS:
        for kind, (_, label) in _LABELS.items():
            if match := label.match(text):
                return Claim(kind, text[match.end() :])
    if " " not in text[: _LABEL + 1]:
        return None
    if (damaged := DAMAGED_ROUTING.match(text)) is None:
        return info_left(text) if Kind.TO in near.seen and Kind.INFO not in near.seen else None
    kind = Kind(str(damaged.lastgroup))
    rest = text[damaged.end() :]
    return Claim(kind, rest, note=f"{_LABELS[kind][0]} {rest}")


def info_left(text: str) -> Claim | None:
    """Return the claim of a garbled label INFO, the only label below TO: four letters that are nothing else, with an
    addressee after them; half of the label is enough if that is garbled too."""
    match = INFO_LEFT.match(text)
    word = "".join(filter(str.isalnum, match["word"])).translate(_AS_LETTERS) if match else ""
    if match is None or not (word == "INFO" or word[1:] == "INFO" or _is_left(word, match["rest"], text)):
        return None
    rest = match["rest"]
    return Claim(Kind.INFO, rest, note=f"INFO {rest}")


def _is_left(word: str, rest: str, text: str) -> bool:
    """Whether a word of four letters before an addressee is what is left of INFO, and nothing else."""
    if len(word) != len("INFO") or not word.isupper() or word in glossary.words():
        return False
    if sum(one == other for one, other in zip(word, "INFO", strict=True)) < _LEFT and (
        word[0] == "R" or ADDRESSEE_HEAD.match(rest) is None or glossary.correspondent(word) is not None
    ):
        return False
    known = glossary.correspondent(text)
    return known is None or known.damaged


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether a line without a label names a further addressee, or is the rest of the one above."""
    if ADDRESSEE_HEAD.match(text):
        return True
    if LETTERS.search(text) is None or SMALL.search(text) or names_nobody(lines[-1].rest, text, near.page):
        return False
    return near.certain or (not near.blank and may_go_on(text))


def names_nobody(above: str, text: str, page: Page | None) -> bool:
    """Whether a line that begins like no addressee is none by its form either: the banner, with its letters spaced or
    the telegram's own number at its end; a word of English alone; no three letters. A known name is one all the same,
    and so is the rest of the line above."""
    number = BANNER_NUMBER_LAST.search(text) if page is not None else None
    own = number is not None and page is not None and int(number[0]) == int(page.serial)
    if not own and not SPACED.match(text) and NAME_PART.search(text) and text not in glossary.words():
        return False
    text = fold(text)
    last = taken_apart(text)
    return last.name != "" and glossary.correspondent(text) is None and not _is_rest(above, text, None)


def may_go_on(text: str) -> bool:
    """Whether an unclaimed line looks like a part of the routing, though it does not begin like an addressee."""
    return len(text) <= _WIDEST and text[-1] not in _NO_ENDS and ADDRESSEE_HEAD.match(text) is None


def may_be(text: str) -> bool:
    """Whether a line by itself may be one of the addressees."""
    return (len(text) <= _WIDEST and text[-1] not in _NO_ENDS) or ADDRESSEE_HEAD.match(text) is not None


def is_nobody(text: str) -> bool:
    """Whether a line with words such as FOR names no addressee: DEPT FOR EUR, SECDEF FOR OSD/ISA. AMEMBASSY PARIS FOR
    OECD names one."""
    return not text.startswith(AT_POSTS) and glossary.correspondent(text) is None


class Addressed(msgspec.Struct, frozen=True, gc=False):
    """The addressees who get the telegram, and the posts after XMT, which do not."""

    to: list[Addressee]
    exempt: list[Addressee]


def read(lines: Sequence[Line], field: str, year: int | None, notes: Notes) -> Addressed:
    """Return the addressees of the lines of one kind, one a line; a line is split into several posts if all are known.

    After XMT all posts are exempt, also on the lines below, until a label or a collective address.
    """
    out = Addressed([], [])
    if not lines:
        return out
    exempted = False
    for line, text in _rows(lines, year):
        exempt = EXEMPTED.search(text) if "XMT" in text else None
        before = text[: exempt.start()] if exempt else text
        exempted = exempted and line.rest == line.text and not _is_collective(before, year)
        for piece in _pieces(before, year):
            _add(out.exempt if exempted else out.to, piece, line, field, year, notes)
        if exempt:
            exempted = True
            for piece in _pieces(text[exempt.end() :], year):
                _add(out.exempt, piece, line, field, year, notes)
    return out


def _is_collective(text: str, year: int | None) -> bool:
    known = glossary.correspondent(text, year) if text else None
    return known is not None and known.kind == "collective"


def _rows(lines: Sequence[Line], year: int | None) -> list[tuple[Line, str]]:
    """Return the lines, each joined with those that are the rest of it: number, precedence, place, postal address."""
    rows: list[tuple[Line, str]] = []
    for line in lines:
        text = fold(line.rest)
        if rows and line.rest == line.text and _is_rest(rows[-1][1], text, year):
            rows[-1] = rows[-1][0], f"{rows[-1][1]} {text}"
        else:
            rows.append((line, text))
    return rows


def _is_rest(above: str, text: str, year: int | None) -> bool:
    """Whether a line is the rest of the addressee above it."""
    if ADDRESSEE_HEAD.match(text) or len(above) > _WIDEST:
        return False
    last = taken_apart(text)
    if last.name == "" and (last.number is not None or last.precedence or last.handling):
        return last.number is None or taken_apart(above).number is None
    if text == "WASHDC":
        return True
    if glossary.correspondent(text, year) is not None:
        return False
    if POSTAL.search(text) and not EXEMPTED.search(text):
        numbered = NUMBERED_ROW.match(text)
        return not (numbered and (ADDRESSEE_HEAD.match(above) or NUMBERED_ROW.match(above)))
    joined = glossary.correspondent(f"{above} {text}", year) if glossary.correspondent(above, year) is None else None
    return joined is not None and not joined.damaged


@lru_cache(maxsize=8192)
def _pieces(text: str, year: int | None) -> Sequence[str]:
    """Split a line at its commas or before each AMEMBASSY, if everybody on it is known. Cached, as `_known`."""
    if not text:
        return []
    # cheaper than the pattern, which is tried at each blank
    several = text.find("AM", 1) > 0 or text.find("USMISSION", 1) > 0
    for pieces in (text.split(",") if "," in text else (), WITHIN_LINE.split(text) if several else ()):
        if len(pieces) > 1 and all(glossary.correspondent(piece, year) for piece in pieces):
            return pieces
    if text.startswith(AT_POSTS) and text.count(" ") > 1:
        return _two_posts(text, year)
    return [text]


def _two_posts(text: str, year: int | None) -> Sequence[str]:
    """Split the line of an unknown post at the only place that leaves a post on either side: `AMEMBASSY BELGRADE
    MOSCOW`."""
    if glossary.correspondent(text, year) is not None:
        return [text]
    words = text.split(" ")
    cuts = [[" ".join(words[:end]), " ".join(words[end:])] for end in range(2, min(len(words), _WORDS))]
    sound = [pieces for pieces in cuts if all(_is_post(piece, year) for piece in pieces)]
    return sound[0] if len(sound) == 1 else [text]


def _is_post(text: str, year: int | None) -> bool:
    """Whether a text is the name of a post, without a damaged letter."""
    known = glossary.correspondent(text, year)
    return known is not None and known.kind == "post" and not known.damaged


def _add(to: list[Addressee], text: str, line: Line, field: str, year: int | None, notes: Notes) -> None:
    """Add an addressee of a folded line; note a name that is damaged or unknown."""
    entry, damaged = read_one(text.strip(), year)
    if line.claim.seen is not None:  # as a frame found it in a sentence
        entry.raw = line.claim.seen
    if entry.name is None and entry.number is None:
        notes.add(ADDRESSEE_UNKNOWN, line.number, field, f"{entry.raw[:60]!r} names no addressee")
        return
    if damaged:
        message = f"{entry.raw[:60]!r} is read as {damaged}"
        notes.add(ADDRESSEE_DAMAGED, line.number, field, message)
    elif entry.post is None and NAME_LIKE.match(entry.name or ""):
        notes.add(ADDRESSEE_UNKNOWN, line.number, field, f"{entry.name!r} is not a post or agency in the glossary")
    to.append(entry)


#: the beginnings of the labels: "FM ", "F M", "EM ", "IM "; "TO ", "T O"; "INF", "I N"
_FROM_HEADS, _TO_HEADS, _INFO_HEADS = re.compile(r"F[M\s]|[EI]M"), re.compile(r"T[O\s]"), re.compile(r"I[N\s]")

FROM_FIELD = Field(read=read, heads=_FROM_HEADS, opens=_opens(Kind.FROM), continues=None, fits=fits)
TO_FIELD = Field(read=read, heads=_TO_HEADS, opens=_opens(Kind.TO), continues=continues)
INFO_FIELD = Field(read=read, heads=_INFO_HEADS, opens=_opens(Kind.INFO), continues=continues)
