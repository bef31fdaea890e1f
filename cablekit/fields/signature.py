"""The surname that closes the message, on a line of its own or glued to the last sentence (format guide 7).

Strategy. It is recognised by its place, the last line of the text, and by its shape: one to three words in capitals,
other than words that usually close a text. The tokenizer decides over all sections which of them are signed.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from cablekit import glossary
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near
from cablekit.values import fold

X = re.VERBOSE

# the role of the signer: "ACTING", "CHARGE", "ACTING SECRETARY", "DCM", "AD INTERIM"
_ROLE = r"(?:ACTING(?:\sSECRETARY)?|CHARGE(?:\sD'AFFAIRES)?|DCM|AD\sINTERIM|A\.I\.)"
# a word of the name; a letter may be lost
_WORD = r"[A-Z¿](?:['\-]*+[A-Z¿])++"
#: "STEDMAN", "FRENCH ACTING" (1974LAPAZ00907), "DE ROULET", "O'NEILL", "ST. JOHN", "HARTMAN (ACTING)", "A. STONE",
#: "W. D. STONE JR.", "WILLIAM D. STONE", "GEN. STONE", "STONE, DCM", "STONE AD INTERIM", "S T O N E", "TARL¿WOOD"
SIGNATURE = re.compile(
    rf"""^(?=.{{0,40}}[A-Z]{{3}}|(?:[A-Z]\s){{3}})
        (?P<name>(?:(?:GEN|COL|ADM|CAPT|MAJ|LT|AMB|DR|MRS?|MISS|MS)\.\s)?
            (?:(?:[A-Z]\.\s?){{1,3}}|(?:[A-Z]\s){{2}}(?=[A-Z]{{3}})|[A-Z]{{2,15}}\s[A-Z]\.\s|ST\.\s)?
            (?:{_WORD}(?:\s{_WORD}){{0,2}}?(?:,?\s(?:JR|SR)\.?)?|(?:[A-Z]\s){{3,14}}[A-Z]))
        (?:,?\s\(?{_ROLE}\)?)?(?P<stop>\.)?$""",
    X,
)
#: one initial before a name, or the label of a row in a list: "A. STONE", "C. PARIS"
INITIAL = re.compile(r"^[A-Z]\.\s?[A-Z]{2}")
#: a row of a list: "B. ROADS", "(C) BRIDGES", "II. RIVERS"
LISTED = re.compile(r"^\(?(?P<label>[A-Z]{1,4})[.)]\s")
#: initials, which are taken off before the words that sign nothing are looked up: "A. NONE"
INITIALS = re.compile(r"^(?:[A-Z]\.?\s){1,3}(?=[A-Z]{2})")
#: the role of the signer, on a line below the name: "ACTING", "(CHARGE)"
SIGNS_AS = re.compile(rf"^\(?{_ROLE}\)?$")
#: "... UNQUOTE VANCE", "... ARMS TRADE. CHRISTOPHER" (1977STATE310500), "CARGO.  STEDMAN" (1974LAPAZ00716)
SIGNATURE_GLUED = re.compile(
    r"""(?P<text>.*(?:(?:[^\s.][A-Z0-9)"']|[A-Z]{3}\s\d|\b(?:REF|REFTEL|PARA|SECTION|ANNEX|TAB)\s[A-Z])[.?!"')]+
            |\bUNQUOTE|\bUNQTE|\bEND\s(?:QUOTE|QTE|TEXT|SUMMARY)))\s+
        (?P<name>(?:(?:DE|DU|LE|LA|VON|VAN|MC|EL)\s)?[A-Z][A-Z'\-]{2,}(?:\s[A-Z][A-Z'\-]{2,})?)$""",
    X,
)
#: a name glued to the last sentence without a blank: "END OF THE WEEK.STEDMAN"
SIGNATURE_STUCK = re.compile(r"(?P<text>.*[A-Z][A-Z][A-Z][.?!])(?P<name>[A-Z]{4,})$")
#: words alone on a last line that sign nothing; "UNQUOTE WARNKE" is text with a name glued to it
NO_SIGNATURE = re.compile(
    r"""^(?:END|BEGIN|(?:UN)?QUOTE(?:\s.*)?|(?:UN)?QTE(?:\s.*)?|NONE|NEGATIVE|END\s.*|TOTAL|OTHERS?|SECRET|CONFIDENTIAL|
        UNCLAS\w*|\(?ACTING\)?|CHARGE|ADP\d+|N+|E|.*EEEEEEEE|(?:[A-Z]+\s){0,2}(?:REGARDS|WISHES|GREETINGS)|
        THIS|THAT|THESE|THOSE|THERE|THEY|THE|WE|HE|SHE|IT|ITS|HIS|HER|OUR|YOU|BUT|AND|CAN|FOR|FROM|WITH|ALSO|SUCH|WHEN|
        WHILE|WHAT|WHO|HOW|HOWEVER|ALTHOUGH|SINCE|AFTER|BEFORE|HAS|HAD|WAS|NOT|ALL|BOTH|OTHER|SOME)$""",
    X,
)
#: words that no name holds, `BANK OF`
_NO_NAME = frozenset(["OF", "THE", "AN", "AND", "TO", "IN", "FOR", "ON", "AT", "IS", "NOT"])
#: words that begin no name, `AS REGARDS`
_BEGINS_NO_NAME = frozenset(
    ["AS", "BY", "WITH", "FROM", "BUT", "IF", "SO", "THAT", "THIS", "THESE", "WHICH", "OUR", "THEIR", "HIS", "ITS"]
)
#: words that end no name, `SUPPLIED BY`
_ENDS_NO_NAME = frozenset(["A", "BY", "WITH", "FROM", "AS", "BUT", "WHICH", "THAT", "OR"])
#: a name on a line of its own seldom has more characters
_USUAL = 32
#: a title at the end of a line: "THIS REQUEST TO DR.", "A CALL ON MR."
TITLE_LAST = re.compile(r"(?<!THE\s)\b(?:DR|MRS?|MS|PROF|GEN|COL|MAJ|CAPT|SEN)\.$")
#: a word at the end of a line that ends no sentence: "THE VILLAGES OF", "AND THAT THE"
WORD_LAST = re.compile(r"\b(?:THE|AN?|OF|AND|OR|TO|FOR|IN|BY|WITH|FROM|AS|AT|ON|THAT|WHICH)$")
#: so long is a title
_TITLE_WITHIN = 9
_ROMAN = frozenset("IVX")
#: the last letter of a glued name
_NAME_ENDS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ'-")
#: number of characters at the end of the line in which a glued name is looked for
_NAME_WITHIN = 160


def is_name(text: str) -> bool:
    """Whether a line holds only a name."""
    return SIGNATURE.match(text) is not None


def signs_as(text: str) -> bool:
    """Whether a line holds only the role of the name above it."""
    return SIGNS_AS.match(text) is not None


def _signs_nothing(text: str) -> bool:
    """Whether a line that has the shape of a name closes a text, or has words that no name has."""
    words = text.split()
    if words[0] in _BEGINS_NO_NAME and len(words) > 1:
        return True
    return not _NO_NAME.isdisjoint(words) or words[-1] in _ENDS_NO_NAME or NO_SIGNATURE.match(text) is not None


def fits(text: str, near: Near) -> Claim | None:
    """Claim a last line that holds only a name, and not a word that closes a text. Before a full stop it must not be an
    English word."""
    signs = _signs(text) if len(text) <= _USUAL else _signs.__wrapped__(text)
    return Claim(Kind.SIGNATURE, text) if signs else None


@lru_cache(maxsize=1024)
def _signs(text: str) -> bool:
    """Whether a line can be the name of a signer. Cached for lines of usual length: a post has few signers."""
    match = SIGNATURE.match(text)
    if match is None or _signs_nothing(text):
        return False
    name = INITIALS.sub("", _joined(match["name"]))
    if name != text and _signs_nothing(name):
        return False
    return not (match["stop"] and match["name"].rsplit(" ", 1)[-1] in glossary.words())


def awaits_name(above: str) -> bool:
    """Whether a line ends with a title, so that the name below is part of its sentence, `... TO DR.`, with a word that
    ends none, `... THE VILLAGES OF`, or with the mark of a list: `J. M. ROE (SPAIN);`."""
    end = max(0, len(above) - _TITLE_WITHIN)
    return above[-1:] == ";" or (WORD_LAST.search(above, end) or TITLE_LAST.search(above, end)) is not None


def is_word(text: str) -> bool:
    """Whether a name alone on a line is also an English word, the heading of what the next section says: PRODUCTION."""
    return text in glossary.words()


def is_place(text: str) -> bool:
    """Whether a name alone on a line is also that of a country or city: CUBA, JORDAN."""
    return glossary.is_place(text)


def has_initial(text: str) -> bool:
    """Whether a line has one initial before a name, and so may be a row of a list: `C. PARIS`."""
    return INITIAL.match(text) is not None


def goes_on(text: str, rows: Iterable[str]) -> bool:
    """Whether a line with one initial is the next row of a list, judging by the labels of the rows above: B. before C.,
    Roman numbers before I., V. and X."""
    labels = {match["label"] for row in rows if (match := LISTED.match(row))}
    before = chr(ord(text[0]) - 1) in labels
    return before or (text[0] in _ROMAN and any(_ROMAN.issuperset(label) for label in labels))


def _joined(name: str) -> str:
    """Return a name without blanks between its letters: `S T O N E`."""
    return name.replace(" ", "") if name[1::2].isspace() else name


def glued(text: str, among: Collection[str] = ()) -> tuple[int, str] | None:
    """Return where the last sentence of a line ends, and the name glued to it; None without a name. If `among` is not
    empty, the name must be in it."""
    if text[-1] not in _NAME_ENDS:
        return None
    cut = max(0, len(text) - _NAME_WITHIN)
    match = SIGNATURE_GLUED.match(text[cut:])
    if match is None and (stuck := SIGNATURE_STUCK.match(text[cut:])) and stuck["name"] not in glossary.words():
        match = stuck
    if match is None or _signs_nothing(match["name"]) or (among and match["name"] not in among):
        return None
    return cut + len(match["text"].rstrip()), match["name"]


def read(lines: Sequence[Line]) -> str | None:
    """Return the name on lines of its own. A letter that ran over to the next row belongs to it, ACTING does not."""
    if not lines:
        return None
    rows = [line.rest for line in lines]
    text = fold(rows[0] if len(rows) > 1 and signs_as(rows[-1]) else "".join(rows))
    return (_name(text) if len(text) <= _USUAL else _name.__wrapped__(text)) or text


@lru_cache(maxsize=1024)
def _name(text: str) -> str | None:
    """Return the name that is alone on a line, without its blanks if the letters are spaced. Cached like `_signs`."""
    match = SIGNATURE.match(text)
    return _joined(match["name"]) if match else None


FIELD = Field(read=read, fits=fits)
