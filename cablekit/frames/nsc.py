"""The print of the National Security Council's message center, 1980s (format guide 11.1).

Strategy. The center's head opens each page: its name, PAGE 01 OF 02, DTG, PSN, CSN, TOR and a distribution that names
persons by four letters; then follow lines of the network (OP IMMED, STU3084, DE ...) and the telegram. The whole head
above the network's lines belongs to the center. If a scan split columns, the words of an addressee and the parts of the
E.O. line are on separate lines: they are joined up to the next label.
"""

import re
from itertools import pairwise

from cablekit.fields.addressees.entry import ADDRESSEE_HEAD, addressee
from cablekit.fields.registry import BY_KIND, opens
from cablekit.frames.frame import Frame, as_one
from cablekit.frames.keyed import claim, furnish, unknown
from cablekit.frames.message_center import name_network
from cablekit.lines import Claim, Document, Kind, Lines

NAME = "nsc"

#: the name of the center, on one line or two: "NATIONAL SECURITY COUNCIL MESSAGE CENTER"
NSC_NAME = re.compile(r"^NATIONAL\s+SECURITY\s+COUNCIL\b")
#: keys of the head: "PSN: 066487", "CSN: HCE386", "TOR: 007/0204Z", "DISTRIBUTION: FONT-01 HELM-01"
NSC_KEY = re.compile(r"^(?:DISTRIBUTION|DTG|PSN|CSN|TOR)\s?:")
#: other lines of a head: "MESSAGE CENTER", "PAGE 02 OF 02", "EOB269", "FONT-01 HELM-01", "/008 A3", "OF", "02"
NSC_HEAD = re.compile(
    r"^(?:MESSAGE\s+CENTER|PAGE\s+[\dO@]{2,3}(?:\s+OF\s+[\dO@]{2,3})?(?:\s.*)?|EOB\d{2,4}(?:\s.*)?"
    r"|(?:[A-Z]{3,4}[~A-Z]?-\d\d\s*){1,12}(?:/\d{3}.{0,6})?|/\d{3}.{0,6}|OF|\d{2,4}|[A-Z]\d?)$"
)
#: the number of pages in a head: "PAGE 01 OF 02", in scans "PAGE O01 OF O01"; cut apart, OF and the count are in lines
#: below: "PAGE 01"
PAGES = re.compile(r"^PAGE\s+[0O@]{1,2}1(?:\s+OF\s+(?P<count>[\dO@]{2,3}))?(?!\S)")
#: the same in the head of a later page: "PAGE @2 OF @2"
LATER = re.compile(r"^PAGE\s+[\dO@]{2,3}\s+OF\s+(?P<count>[\dO@]{2,3})(?!\S)")
#: the first line of the network: "OP IMMED", "UTS4521", "STU3084", "DE RUEHGT #0132 0062357"
NSC_FIRST = re.compile(
    r"^(?P<first>(?:OP|OO|PP|RR|ZZ)\s+(?:IMMED|FLASH|PRIOR\w*|ROUT\w*)|(?:STU|UTS)\d{4}|DE\s+R[A-Z]{4,6}\s.*)$"
)
#: a line of the network that names the precedence: "OP IMMED"
NSC_PRECEDENCE = re.compile(r"^(?:OP|OO|PP|RR|ZZ)\s+[A-Z]{4}")
#: stamps of the Situation Room: "SIT: BAILEY", "EOB:", "-CW", "INCLUDED", "AN010911"
SITUATION_ROOM = re.compile(r"^(?:SIT\s?:.*|E\s?OB\s?:.*|AN\d{6}|-?\s?CW|INCLUDED)$", re.VERBOSE)
#: a piece of an addressee on a line of its own: "WASHDC", "IMMEDIATE", "2715"
ADDRESSEE_PIECE = re.compile(r"^(?:WASHDC|NIACT|IMMEDIATE|PRIORITY|FLASH|ROUTINE|\d{1,4})$")
#: the label of the references with blanks inside: "REF S :"
SPACED_REFERENCES = re.compile(r"^REF\s?S\s?:$")
#: "E. O.", the label of the order alone
ORDER_LABEL = re.compile(r"^E\s?\.\s?O\s?\.?$")

# the name of the center with PAGE below it
_HEAD = re.compile(
    r"(?:^|(?<=[\r\n\f]))[ \t]{0,40}NATIONAL[ \t]+SECURITY[ \t]+COUNCIL"
    r"\s{1,80}MESSAGE[ \t]+CENTER\s{1,80}PAGE\s+\d{2}\b"
)
#: number of lines below it in which its parts are
_SPLIT = 12
#: the highest number of pages; a larger one is damaged
_MOST_PAGES = 40
_ZEROS = str.maketrans("O@", "00")
#: number of lines of the longest later head
_LATER = 20
#: number of parts of the order's line
_PARTS = 3


def recognises(text: str) -> bool:
    """Whether the center's name and two of its keys are in a text."""
    if "NATIONAL SECURITY COUNCIL" not in text or "MESSAGE CENTER" not in text:
        return False
    return sum(key in text for key in ("PSN:", "CSN:", "TOR:")) > 1


def name(document: Document, lines: Lines) -> None:
    """Name the heads of the pages, the lines of the network, stamps, and the pieces that a scan split."""
    texts = lines.texts
    first = next((index for index, text in enumerate(texts) if NSC_FIRST.match(text)), 0)
    _pages(lines, first)
    for index in range(first):
        if lines.kinds[index] is Kind.TEXT:
            furnish(lines, index)
    for index in range(first, len(lines)):
        if NSC_NAME.match(texts[index]):
            _later_head(lines, index)
    for index in range(first, len(lines)):
        if lines.kinds[index] is Kind.TEXT and NSC_FIRST.match(texts[index]):
            degree = Claim(Kind.PRECEDENCE, texts[index]) if NSC_PRECEDENCE.match(texts[index]) else None
            lines.name(index, Claim(Kind.NETWORK, texts[index], then=degree))
    name_network(lines, first, len(lines))
    for index in range(first, len(lines)):
        if lines.kinds[index] is Kind.TEXT and SPACED_REFERENCES.match(texts[index]):
            lines.name(index, claim(Kind.REFERENCE, "REFS:") or Claim(Kind.REFERENCE, ""))
    _order(lines, _between(lines, _routing(lines, first)))


def _pages(lines: Lines, first: int) -> None:
    """Name the line of the first head that states the number of pages; a scan may split it into lines."""
    for index in range(first):
        match = PAGES.match(lines.texts[index]) if lines.kinds[index] is Kind.TEXT else None
        if match is None:
            continue
        below = [text for text in lines.texts[index + 1 : index + _SPLIT] if text]
        apart = next((two for one, two in pairwise(below) if one == "OF" and two.isdecimal()), None)
        stated = [match["count"] or apart]
        if stated[0] is not None:  # it may be damaged: "PAGE @1 OF 62"
            stated += [later["count"] for text in lines.texts if (later := LATER.match(text))]
        counts = (int(count.translate(_ZEROS)) for count in stated if count is not None)
        count = next((count for count in counts if 0 < count <= _MOST_PAGES), None)
        if count is not None:
            lines.name(index, Claim(Kind.PAGES, lines.texts[index], seen=count))
        return


def _later_head(lines: Lines, start: int) -> None:
    """Name the head of a later page, line by line."""
    for index in range(start, min(len(lines), start + _LATER)):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT:
            continue
        if not (NSC_NAME.match(text) or NSC_KEY.match(text) or NSC_HEAD.match(text)):
            break
        furnish(lines, index)


def _routing(lines: Lines, first: int) -> int:
    """Join addressees that a scan split, and name stamps; return the index after the last addressee."""
    at = None
    last = first
    for index in range(first, len(lines)):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT:
            continue
        opened = opens(text, None)
        if opened is not None and opened.kind in (Kind.TO, Kind.INFO, Kind.FROM, Kind.DTG):
            at = index if opened.kind is Kind.TO else None
            last = index + 1
        elif at is not None and ADDRESSEE_PIECE.match(text):
            above = lines.claims.get(at) or claim(Kind.TO, f"{lines.texts[at]} {text}")
            rest = above.rest if at not in lines.claims and above else f"{above.rest if above else ''} {text}"
            lines.name(at, Claim(Kind.TO, rest))
            lines.name(index, Claim(Kind.REPEATED, text))
            last = index + 1
        elif ADDRESSEE_HEAD.match(text):
            last = index + 1
        elif SITUATION_ROOM.match(text):
            furnish(lines, index)
        elif opened is not None and opened.sure:
            break
    return last


def _between(lines: Lines, start: int) -> int:
    """Name the lines between the last addressee and the first recognised line of the body; return the index of that
    line.

    These are only the banner, and what a scan left of a struck-out banner; one that ends with the sender's station and
    a number is left to `scanned`.
    """
    sender = next((addressee(text[3:]).post for text in lines.texts if text.startswith("FM ")), None)
    for index in range(start, len(lines)):
        if lines.kinds[index] is not Kind.TEXT:
            continue
        text = lines.texts[index]
        opened = opens(text, None)
        if ORDER_LABEL.match(text) or (opened is not None and BY_KIND[opened.kind].block == "body"):
            return index
        if sender is None or not re.search(rf"\s{re.escape(sender)}\s+\d{{3,6}}$", text):
            unknown(lines, index)
    return len(lines)


def _order(lines: Lines, start: int) -> None:
    """Join the E.O. line that a scan split: label, number, exemption."""
    for index in range(start, len(lines)):
        if lines.kinds[index] is not Kind.TEXT or not ORDER_LABEL.match(lines.texts[index]):
            continue
        below = [at for at in range(index + 1, min(len(lines), index + 5)) if lines.kinds[at] is Kind.TEXT][
            : _PARTS - 1
        ]
        parts = [lines.texts[at] for at in below]
        if parts and (joined := claim(Kind.EXECUTIVE_ORDER, " ".join(["E.O.", *parts]))) is not None:
            lines.name(index, joined)
            for at in below:
                lines.name(at, Claim(Kind.REPEATED, lines.texts[at]))
        return


def starts(text: str) -> list[int]:
    """Return where the heads of pages begin."""
    return [match.start() for match in _HEAD.finditer(text)] if "NATIONAL SECURITY COUNCIL" in text else []


FRAME = Frame(
    title=NAME, recognises=recognises, split=as_one(NAME), name=name, starts=starts, unlike=True, scanned=True
)
