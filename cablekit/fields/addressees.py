"""FM, TO and INFO: sender and addressees (format guide 5).

Strategy. A label opens the list, lines without one continue it: one addressee a line. TO and INFO, which prose has too,
are sure only where an addressee follows. A damaged label is known by the addressee after it. Precedence and
continuity number are taken off the end of an addressee, in any order. Nothing is carried from one addressee to the
next, except that posts behind XMT are exempt: the telegram does not go there.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from cablekit import glossary
from cablekit.fields.field import Field, Opens
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.model import Addressee
from cablekit.values import fold

X = re.VERBOSE

#: "FM AMEMBASSY LA PAZ"; in scans "EM AMEMBASSY" (1977OTTAWA00013), "IM SECSTATE" (1976STATE300075)
FROM = re.compile(r"^F\s?M\b\s*:?\s*|^[EI]M\s+(?=AM|SECSTATE|US)")
TO = re.compile(r"^T\s?O\b(?!\s+P\s+S)\s*:?\s*")
INFO = re.compile(r"^I\s?N\s?F\s?O\b\s*:?\s*")

#: behind an addressee: "SECSTATE WASHDC NIACT IMMEDIATE 2143", "SECSTATE WASHDC 716 NIACT IMMEDIATE",
#: "AMEMBASSY ACCRA IMMED", "AMEMBASSY ANKARA IMM EDIATE", "SECSTATE WASHDC PRIORITY1956"; how it goes there:
#: "AMEMBASSY ASUNCION POUCH", "AMEMBASSY CARACAS UNN" (unnumbered). The number of a detachment is
#: part of its name: TUSLOG DET 1
ADDRESSEE_TAIL = re.compile(
    r"""\s+(?:(?P<precedence>(?:NIACT\s+)?(?:FLASH|I\s?M\s?M\s?E\s?D(?:\s?I\s?A\s?T\s?E)?|P\s?R\s?I\s?O\s?R\s?I\s?T\s?Y
            |R\s?O\s?U\s?T\s?I\s?N\s?E)|NIACT)|(?P<handling>(?:BY\s+)?POUCH|UNN))\.?$
        |(?:(?<=WASHDC)|(?<=IATE)|(?<=RITY)|(?<!\bDET)(?<!\bDIST)(?<!DISTRICT)(?<!REGION)\s+)(?P<number>\d{1,5})\.?$""",
    X,
)
#: before an addressee, where his station hangs in the network: "RUEHC/SECSTATE WASHDC",
#: "RUEXLZ/COMUSMILGP LA PAZ BOLIVIA" (1974LAPAZ03446)
ROUTING_INDICATOR = re.compile(r"^R[A-Z]{4,6}\s?/\s?(?=[A-Z])")
#: the posts of a collective address that the telegram does not go to: "XMT AMEMBASSY NICOSIA"
EXEMPTED = re.compile(r"\bXMT\b")

#: how an addressee begins that stands behind a blank line: "AMEMBASSY PARIS", "USMISSION GENEVA", "DIA WASHDC"
#: a routing indicator may stand before it: "RUEHC/SECSTATE WASHDC"
ADDRESSEE_HEAD = re.compile(
    r"""^(?:(?:RU?[A-Z]{3,6}|ZEN)\s?/\s?)?(?:
        AM(?:[A-Z]M\w{3,8}|CON\w*|LEG\w*)|SECSTATE|SEC\s?DEF|SEC\s+OF\s+DEF|DEPT?\s+OF|DEPARTMENT\s+OF|
        US(?:MISSION|UN|INT|NATO|CIN\w*|DEL|EC|LO|IA|ICA|DOC\w*|INFO|AF\w*|NMR|DAO|DEA|SS|IS|OECD|RO|MTN|BERLIN)|
        US\s+(?:MISSION|DEL\w*|DOC\w*|NATO|INT\w*)|CINC\w+|COM[A-Z]{4,}|JCS|CJCS|JOINT\s+STAFF|CSAF|CNO|DIA|CIA|NSA|DEA|FBI|
        FAA|NASA|HQ|TREASURY|WHITE\s+HOUSE|ALL\s+(?:\w+\s){1,4}(?:POSTS|MISSIONS)|[A-Z]+\s+(?:COLLECTIVE|CAPITALS))\b""",
    X,
)

_HEAD = ADDRESSEE_HEAD.pattern.removeprefix("^")
#: a label that lost or changed a letter, before an addressee: "O SECSTATE WASHDC", "NFO AMEMBASSY LIMA",
#: "F¿ AMCONSUL ADEN"
DAMAGED_ROUTING = re.compile(
    rf"""^(?:(?P<from>F[A-Z\d¿]?|[A-Z\d¿]?M)|(?P<info>[A-Z\d¿]?NFO|I[A-Z\d¿]?FO|IN[A-Z\d¿]?O|INF[A-Z\d¿]?)
        |(?P<to>T[A-Z\d¿]?|[A-Z\d¿]?O))\s+(?={_HEAD})""",
    X,
)
#: before a label inside a line of the routing: "FM SECSTATE WASHDC TO USDEL SECRETARY IMMEDIATE",
#: "R 172140Z JUL 74 FM AMEMBASSY QUITO"
ROUTING_WITHIN = re.compile(rf"(?<!\s)\s+(?=(?:FM|TO|INFO)\s+{_HEAD})", X)

_LABELS = {Kind.FROM: ("FM", FROM), Kind.TO: ("TO", TO), Kind.INFO: ("INFO", INFO)}
#: characters of the longest label
_LABEL = 6
#: a line longer than this is no addressee, where nothing else says that it is
_WIDEST = 60


def _opens(kind: Kind) -> Opens:
    """What opens the lines of a kind: FM is sure, TO and INFO only with an addressee after them."""
    label = _LABELS[kind][1]

    def opens(text: str, page: Page | None) -> Claim | None:
        match = label.match(text)
        if match is None:
            return None
        rest = text[match.end() :]
        return Claim(kind, rest, sure=kind is Kind.FROM or ADDRESSEE_HEAD.match(rest) is not None)

    return opens


def within(text: str) -> list[str]:
    """A line of the routing cut before each label inside it."""
    if " TO " not in text and " INFO " not in text and " FM " not in text:
        return [text]
    return ROUTING_WITHIN.split(text)


def labelled(text: str) -> Claim:
    """The claim of a piece that `within` cut off: it begins with a label."""
    word, _, rest = text.partition(" ")
    return Claim(next(kind for kind, (label, _) in _LABELS.items() if label == word), rest.strip())


def fits(text: str, near: Near) -> Claim | None:
    """In the routing: a label whatever follows it, or a damaged one with an addressee after it."""
    for kind, (_, label) in _LABELS.items():
        if match := label.match(text):
            return Claim(kind, text[match.end() :])
    if " " not in text[:_LABEL] or (damaged := DAMAGED_ROUTING.match(text)) is None:
        return None
    kind = Kind(str(damaged.lastgroup))
    rest = text[damaged.end() :]
    return Claim(kind, rest, note=f"{_LABELS[kind][0]} {rest}")


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether a line without a label names a further addressee."""
    if near.certain or ADDRESSEE_HEAD.match(text):
        return True
    return not near.blank and may_go_on(text)


def may_go_on(text: str) -> bool:
    """Whether a line that nothing names looks like a part of the routing, though it begins as no addressee does."""
    return len(text) <= _WIDEST and text[-1] not in ".,;" and ADDRESSEE_HEAD.match(text) is None


def read(lines: Sequence[Line]) -> list[Addressee]:
    """The addressees of lines of one kind, one a line.

    Posts on one line count as one a piece when all of them are known. A post behind XMT is named but not resolved.
    """
    addressees = []
    exempted = False
    for line in lines:
        for one in _on_line(line.rest):
            exempted = exempted or EXEMPTED.search(one.raw) is not None
            if exempted:
                one.post = one.country = None
            addressees.append(one)
    return addressees


def _on_line(text: str) -> list[Addressee]:
    if "," in text:
        pieces = [addressee(piece) for piece in text.split(",")]
        if all(one.post for one in pieces):
            return pieces
    return [addressee(text)]


def addressee(text: str) -> Addressee:
    """One addressee, without its label: `SECSTATE WASHDC NIACT IMMEDIATE 2143`."""
    return Addressee(*_addressee(fold(text)))


@lru_cache(maxsize=8192)
def _addressee(raw: str) -> tuple[str, str | None, str | None, int | None, str | None, str | None]:
    """The fields of an addressee. Cached: a post writes to the same few hundred."""
    name, precedence, number, handled = raw, None, None, False
    while tail := ADDRESSEE_TAIL.search(name):
        if tail["precedence"] and precedence is None:
            precedence = _word(tail["precedence"])
        elif tail["number"] and number is None:
            number = int(tail["number"])
        elif tail["handling"] and not handled:
            handled = True
        else:
            break
        name = name[: tail.start()]
    name = ROUTING_INDICATOR.sub("", name)
    post = glossary.post(name)
    return raw, name or None, precedence, number, post.name if post else None, post.country if post else None


def _word(written: str) -> str:
    """The word of precedence without the blanks that damage put into it: `IMM EDIATE`, `NIACT IMMEDIATE`."""
    compact = written.replace(" ", "")
    night = "NIACT" if compact.startswith("NIACT") else ""
    word = compact.removeprefix("NIACT")
    return f"{night} {'IMMEDIATE' if word == 'IMMED' else word}".strip()


FROM_FIELD = Field(read=read, heads=("F", "E", "I"), opens=_opens(Kind.FROM), continues=None, fits=fits)
TO_FIELD = Field(read=read, heads=("T",), opens=_opens(Kind.TO), continues=continues)
INFO_FIELD = Field(read=read, heads=("I",), opens=_opens(Kind.INFO), continues=continues)
