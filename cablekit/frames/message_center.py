"""The copy of a communications center: a telegram as the network carried it (format guide 11.1).

Strategy. Lines of the network enclose heading and text: NNNNVV, precedence with indicators, DE with the serial, ZNR or
ZNY, BT before and after the text, `#0886`, NNNN. A DE line, or two others, show such a copy. A file may hold several
telegrams: each begins at the lines of the network above a DE line with another serial, below the end of the one above.
A scan may add dirt before the labels of the head: a label that is sure without the dirt is named.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from cablekit import glossary
from cablekit.fields import banner
from cablekit.fields.registry import CLUSTER, opens
from cablekit.frames.frame import Frame
from cablekit.frames.keyed import furnish, without_dirt
from cablekit.frames.piece import Piece
from cablekit.lines import LONGEST, Claim, Document, Kind, Lines, text_rows
from cablekit.sources.decoding import line_above, line_count

NAME = "message_center"

#: lines of the network that a telegram itself does not have: "VZCZCXYZ0001", "RR RUDTC",
#: "DE RUEHC #0886 0140951", "DE RUEHKL #1422/01 0921020", "ZNR UUUUU ZZH", "BT", "#0886"
#: a scan may add a letter before DE and BT: "FDE RUEHC #0886 9140951", "iBT."
CENTER_LINE = re.compile(
    r"""^(?:VZCZC\S{0,12}(?:\s.{0,30})?|(?P<heading>(?:OO|PP|RR|ZZ)(?:\s+R[A-Z]{3,7}){1,12})
        |(?P<de>F?DE\s+R[A-Z]{3,7}\s+\#\d{4}(?:\s?/\s?\d{1,2})?\s+\d{7}(?:\s.{0,20})?)
        |(?P<prosign>ZN[RY]\s+(?:UUUUU|EEEEE|CCCCC|SSSSS|TTTTT)(?:\s+ZZH)?)|(?P<break>[a-z]?BT)|\#\d{4})\.?$""",
    re.VERBOSE,
)
#: "NNNNVV ESB012BRA345": the center's own first line
CENTER_OPENING = re.compile(r"^NNNNVV\b")
#: lines that the center of another agency adds inside the telegram: "EZ1:", "TOR: 091504Z APR 87"
CENTER_OWN = re.compile(r"^(?:EZ\s?\d:?|TOR\s?:\s?\d{6,7}\w?(?:\s[A-Z]{3}\s\d\d)?)$")
# a DE line with its serial
_CALL = re.compile(
    r"(?:^|(?<=[\r\n]))[ \t\f]{0,40}DE[ \t]+R[A-Z]{3,7}[ \t]+#?(?P<serial>\d{4})(?:[ \t]?/[ \t]?\d{1,2})?[ \t]+\d{7}\b"
)
# the words that every DE line has, found much faster
_CALL_WORDS = re.compile(r"DE[ \t]+R[A-Z]{3,7}[ \t]+#?\d{4}")
# what ends a telegram above it: NNNN, or the serial below the text
_FOOT = re.compile(r"(?:^|(?<=[\r\n]))[ \t\f]{0,40}(?:N{4}|#[ \t]?\d{4})[ \t]*(?=[\r\n])")
#: kinds whose label may be damaged by dirt
_LABELLED = frozenset([Kind.DTG, Kind.FROM, Kind.TO, Kind.INFO, *CLUSTER])
#: number of lines of the longest head
_HEAD = 60
#: number of lines above a DE line in which others of the network are looked for
_ABOVE = 8
#: number of words of station and number in a banner
_BANNER_WORDS = 2
#: number of characters in which the network's lines are looked for
_REACH = 4000


def recognises(text: str) -> bool:
    """Whether a DE line, or two other kinds of network lines, are in the head of a text."""
    head = text[:_REACH]
    if "DE R" not in head and "ZN" not in head and "NNNNVV" not in head:
        return False
    kinds: set[str] = set()
    for row in text_rows(head):
        line = row.strip()
        bare = without_dirt(line) or line
        if CENTER_OPENING.match(bare):
            kinds.add("opening")
        elif match := CENTER_LINE.match(bare):
            kinds.add(match.lastgroup or "")
    return "de" in kinds or len(kinds - {"", "break"}) > 1


def split(text: str) -> Iterator[Piece]:
    """Split a text at the head of each telegram."""
    cuts = [0, *_heads(text), len(text)]
    line = 1
    for start, end in pairwise(cuts):
        yield Piece(text[start:end], line, NAME, None, None, (0, end - start))
        line += line_count(text[start:end])


def _heads(text: str) -> Iterator[int]:
    """Yield where the second and each later telegram begins. Sections of one telegram have the same serial."""
    serial: str | None = None
    end = 0
    for match in _CALL.finditer(text):
        if serial is not None and match["serial"] != serial and _FOOT.search(text, end, match.start()):
            yield _top(text, match.start())
        serial, end = match["serial"], match.end()


def _top(text: str, start: int) -> int:
    """Return where the lines of the network above a line begin."""
    top = at = start
    for _ in range(_ABOVE):
        row_start = line_above(text, at, LONGEST)
        row = text[row_start:at].strip()
        if (row and not (CENTER_LINE.match(row) or CENTER_OPENING.match(row))) or row.startswith(("#", "BT")):
            break
        if row:
            top = row_start
        if not row_start:
            break
        at = row_start
    return top


def name(document: Document, lines: Lines) -> None:
    """Name the center's first line, the lines of the network, and labels of the head with dirt before them."""
    name_network(lines, 0, len(lines))
    for index in range(min(_HEAD, len(lines))):
        own = CENTER_OPENING.match(lines.texts[index]) or CENTER_OWN.match(lines.texts[index])
        if own and lines.kinds[index] is Kind.TEXT:
            furnish(lines, index)
    clean_labels(lines, _HEAD)


def name_network(lines: Lines, start: int, end: int) -> None:
    """Name the lines of the network between two indexes."""
    for index in range(start, end):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT or len(text) > LONGEST:
            continue
        bare = text if CENTER_LINE.match(text) else without_dirt(text)
        if bare is not None and (match := CENTER_LINE.match(bare)):
            rest = "BT" if match["break"] else bare.removeprefix("F") if match["de"] else bare
            degree = Claim(Kind.PRECEDENCE, rest[:2]) if match["heading"] else None
            lines.name(index, Claim(Kind.NETWORK, rest, then=degree, note=None if rest == text else rest))


def clean_labels(lines: Lines, head: int) -> None:
    """Name the labels in the first lines that are sure after the dirt before them is removed."""
    for index in range(min(head, len(lines))):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT or len(text) > LONGEST:
            continue
        if opens(text, None) is not None:
            continue
        if _is_banner(text):
            lines.name(index, Claim(Kind.BANNER, text))
        elif bare := without_dirt(text):
            opened = opens(bare, None)
            if opened is not None and opened.kind in _LABELLED and (opened.sure or opened.kind is Kind.SUBJECT):
                lines.name(index, Claim(opened.kind, opened.rest, True, opened.seen, None, bare))


def _is_banner(text: str) -> bool:
    """Whether a line begins with a classification and a post: a banner with a damaged number."""
    match = banner.BANNER.match(text)
    words = match["rest"].split() if match else []
    return len(words) == _BANNER_WORDS and glossary.post(words[0]) is not None


def starts(text: str) -> list[int]:
    """Return where the lines of the network above a telegram begin."""
    return [_top(text, match.start()) for match in _CALL.finditer(text)] if _CALL_WORDS.search(text) else []


FRAME = Frame(title=NAME, recognises=recognises, split=split, name=name, starts=starts, scanned=True)
