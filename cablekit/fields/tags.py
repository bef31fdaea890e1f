"""The TAGS line: codes, and persons in parentheses (format guide 6).

Strategy. The label opens it, with its mark or with codes after it; a row of codes alone below the E.O. line has lost
its label. What is in parentheses is a person, unless it is one word that the glossary knows as a code. Everything else
is a code, separated by commas or blanks; an element of several words of which one cannot be a code is a person too.
Blanks inside a code are removed if its letters are spaced, or if a single letter completes a known code. The meaning of
a code comes from the glossary, by the year of the telegram.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from cablekit import glossary
from cablekit import grammar as g
from cablekit.diagnostics import TAG_UNREADABLE, Notes
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.model import Tag, TagKind
from cablekit.values import classification, fold, is_open
from cablekit.vocabulary import TAGS_LABELS, damaged_label

X = re.VERBOSE

#: "TAGS: EAID, BL", "TAGS-MASS, BW", "TAGS PCAT, UR", "TAGA: ...", "T A G S: ...", "TAGS. MILI" (1975TUNIS01442)
TAGS = re.compile(r"^T\s?A\s?G\s?(?:[SA]\s?)?(?:[:;/.\-,]+|(?<=\s)|$)\s*(?P<rest>.*)$")
TAGS_MARK = re.compile(r"^T\s?A\s?G\s?(?:[SA]\s?)?[:;/.\-,]")
#: one element: a person in parentheses, or a code, its letters spaced or not; "OVIP (VANCE, CYRUS)", "BL PFOR", "P*",
#: "P F O R", "U.S.", "ETRD-FR", "SBE/P"
TAG = re.compile(
    r"""\((?P<person>[^()]*)\)?
        |(?P<code>N/A|[A-Z](?:(?:\.\s?|\s)[A-Z]\b){1,4}\.?(?![^\s,;/()])
            |(?:[^\s,;/().\-]|[.\-](?![A-Z0-9]))+(?:/[A-Z](?![A-Z0-9.]))?)""",
    X,
)
#: a line of codes alone: "EDIS, ETRD, EAGR, BL" (1974LAPAZ02004, its label lost)
TAG_ROW = re.compile(r"^[A-Z]{2,6}(?:\s?[,;]\s?[A-Z]{2,6}|\s[A-Z]{2,6}){0,12}\s?[,;]?$")
#: a parenthesis, closed or not: "(VANCE, CYRUS)", "(ROE, MRS. JANE; POE, JOHN"
PARENTHESIS = re.compile(r"\([^()]*\)?")
#: the codes of a line that are subjects: "CASC"
CODES = re.compile(r"\b[A-Z]{4}\b")
#: what may be a person without parentheses, between commas: "ANN AND JOHN ROE-POE"
PERSON = re.compile(r"(?:^|[,;])\s*(?P<name>[A-Z][A-Z.'\-]*(?:\s[A-Z][A-Z.'\-]*){1,5})\s*(?=[,;]|$)")
#: what may be a surname and a given name after a code: "OVIP, ROE, JANE", "CASC ROE, JANE Q."; with an initial after
#: any code: "OTRA, OGEN, ROE, JANE Q." (1973STATE252376)
PAIR = re.compile(
    r"(?<=[,;\s])(?=(?P<name>(?P<surname>[A-Z][A-Z'\-]{2,}),\s?(?P<given>[A-Z][A-Z'\-]{2,})(?P<initial>\s[A-Z]\.?)?)\s*(?:[,;]|$))"
)
#: whom a code with a dash concerns, in words: "OREP - ROADS SUBCOMMITTEE FOR BONN", and not the code of ETRD - FR
CONCERNED = re.compile(r"(?<=[A-Z]{4})\s-{1,2}\s(?P<name>[A-Z][A-Z.'&]*(?:\s[A-Z][A-Z.'&]*){1,9})\s*(?=[,;]|$)")
#: what is left of the label, its colon and codes: "XXGS: PFOR, BL"
PLACED = re.compile(r"^[^\s:;]{2,8}\s?[:;]\s*(?P<rest>\S.*)$")
#: a person of the TAGS at the beginning of a line, with codes after it: "(VANCE, CYRUS)", "(VANCE, CYRUS), US"
PERSON_ROW = re.compile(r"^\([A-Z][A-Z' .\-]{1,40},[A-Z' .\-]{0,40}\)(?:[,;\s]\s?[A-Z]{2,6}){0,8}[,;]?$")

#: before the codes, an office code that belongs to the E.O. line: "OR-O PEPR, SREF"
OFFICE_FIRST = re.compile(r"^OR\s?-\s?(?P<code>[A-Z0])(?=[\s,;])[\s,;]*(?=\S)")

FIELD_PATH = "body.tags"
#: codes that persons follow: visits, assistance, deaths, arrests, biographies
_OF_PERSONS = frozenset(["OVIP", "CASC", "CDES", "CARR", "CPRS", "PINR"])
#: codes of which one must be on the line, if it has any, for words without parentheses to be a person: also of travel,
#: visas, passports, personnel
_WITH_PERSONS = _OF_PERSONS | {"OREP", "OTRA", "OEXC", "CVIS", "CPAS", "APER", "CGEN", "CFED", "PDIP", "SNAR"}
#: words of a TAGS line that are neither code nor person
_NO_TAGS = frozenset(["N/A", "NONE", "AND"])
_KINDS: dict[str, TagKind] = {
    "subject": "subject",
    "country": "country",
    "region": "region",
    "organization": "organization",
    "program": "program",
}
#: number of letters of the shortest word whose full stop ends a sentence; in a shorter one it marks an abbreviation
_SHORT = 4
#: number of letters of the longest code, except names of organizations
_CODE = 5
#: number of letters of the shortest name, and of the code of a subject
_NAME, _SUBJECT = 3, 4
#: words of a TAGS line that do not occur in names
_PARTICLES = frozenset(["A", "AND", "FOR", "IN", "OF", "ON", "THE", "TO", "WITH"])


# --- recognising ----------------------------------------------------------------------------------


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim the label with its mark or with codes after it, or a damaged label with codes after it."""
    match = TAGS.match(text) if text[0] == "T" else None
    if match:
        rest = match["rest"]
        if not rest or TAGS_MARK.match(text) or _are_codes(rest):
            return Claim(Kind.TAGS, rest)
    damaged = g.DAMAGED_LABEL.match(text) if ":" in text[4:7] else None  # it has four letters, or one more
    if damaged and damaged_label(damaged["word"]) in TAGS_LABELS and _mostly_codes(damaged["rest"]):
        rest = damaged["rest"]
        return Claim(Kind.TAGS, rest, note=None if match else f"{damaged_label(damaged['word'])}: {rest}")
    return None


def _are_codes(rest: str) -> bool:
    """Whether a list of codes, at least one of them known, follows TAGS without a mark, and not a sentence."""
    codes = rest.replace(",", " ").split()
    known = any(map(glossary.tag, codes))
    sentence = rest.endswith(".") or any(code[-1] == "." and len(code) > _SHORT for code in codes)
    return known and ("," in rest or (not sentence and all(2 <= len(code) <= 6 for code in codes)))


def _mostly_codes(rest: str) -> bool:
    """Whether more than half of the words are TAGS in the glossary."""
    codes = rest.replace(",", " ").split()
    return 2 * sum(1 for code in codes if glossary.tag(code)) > len(codes)


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether the list above is unfinished, or the line holds only TAGS: codes, or a person in parentheses."""
    above = lines[-1].text
    return not near.blank and (above[-1] in ",(" or is_open(above) or only_tags(text))


def only_tags(text: str) -> bool:
    """Whether a line holds only TAGS. Words without commas are codes only if all are known."""
    if TAG_ROW.match(text):
        return "," in text or all(map(glossary.tag, text.split()))
    return PERSON_ROW.match(text) is not None


def fits(text: str, near: Near) -> Claim | None:
    """Claim a row of codes right below the E.O. line, its label lost, or too damaged to be recognised by itself."""
    if near.above is None or near.above.kind is not Kind.EXECUTIVE_ORDER or Kind.TAGS in near.seen:
        return None
    if TAG_ROW.match(text):
        return Claim(Kind.TAGS, text)
    placed = PLACED.match(text) if ":" in text or ";" in text else None
    if placed is None or not _mostly_codes(placed["rest"]):
        return None
    return Claim(Kind.TAGS, placed["rest"], sure=False, note=f"TAGS: {placed['rest']}")


# --- reading --------------------------------------------------------------------------------------


def read(lines: Sequence[Line], notes: Notes, year: int | None = None) -> list[Tag]:
    """Return the TAGS in the lines of this kind, in order; codes have their meaning in `year`."""
    tags: list[Tag] = []
    text = " ".join([line.rest for line in lines])
    if office := OFFICE_FIRST.match(text):
        text = text[office.end() :]
        message = f"{office[0].strip()!r} is not a code: it belongs to the line of the executive order"
        notes.add(TAG_UNREADABLE, lines[0].number, FIELD_PATH, message)
    for element in _elements(text):
        tag = _tag(element, year)
        if tag is None:
            continue
        tags.append(tag)
        if tag.code is None and tag.person is None:
            notes.add(TAG_UNREADABLE, lines[0].number, FIELD_PATH, f"{tag.raw!r} is neither a code nor a person")
    return tags


class _Element(msgspec.Struct, frozen=True, gc=False):
    """A person or a code, as written; a person with its parentheses."""

    raw: str
    is_person: bool = False


def _elements(text: str) -> list[_Element]:
    """Return persons and codes as written, in order."""
    codes = text.split(", ")
    if all(map(_is_plain, codes)):
        return list(map(_Element, codes))
    elements: list[_Element] = []
    start = 0
    outside = PARENTHESIS.sub(lambda match: " " * len(match[0]), text) if "(" in text else text
    pairs = [match for match in PAIR.finditer(outside) if _is_pair(text, match)]
    pairs += [match for match in CONCERNED.finditer(outside) if _is_in_words(match["name"])]
    codes = CODES.findall(text)
    has_persons = not _WITH_PERSONS.isdisjoint(codes) or not any(map(glossary.tag, codes))
    alone = PERSON.finditer(outside) if has_persons else ()
    for match in sorted([*pairs, *alone], key=lambda one: one.start("name")):
        if match.start("name") >= start and (match in pairs or _is_person(match["name"])):
            elements += _coded(text[start : match.start()])
            elements.append(_Element(match["name"], is_person=True))
            start = match.end("name")
    return elements + _coded(text[start:])


@lru_cache(maxsize=4096)
def _is_plain(code: str) -> bool:
    """Whether a text is a code that the glossary knows, written in letters without blanks. Cached: most are."""
    return 1 < len(code) <= _CODE and code.isalpha() and code.isascii() and code.isupper() and bool(glossary.tag(code))


def _is_pair(text: str, match: re.Match[str]) -> bool:
    """Whether two words with a comma between them are a surname and a given name: they follow a code that persons
    follow, or have an initial after them, and neither is a code."""
    before = text[: match.start("name")].rstrip(" ,;").rpartition(" ")[2].rpartition(",")[2].strip("()")
    return (before in _OF_PERSONS or match["initial"] is not None) and not any(
        map(glossary.tag, match.group("surname", "given"))
    )


def _is_in_words(name: str) -> bool:
    """Whether what is behind a code and a dash is words: none is a code, and one is too long for one."""
    words = name.split()
    return any(len(word) > _CODE for word in words) and not any(map(glossary.tag, words))


def _is_person(name: str) -> bool:
    """Whether words between commas name a person: none is a code or a particle, and not all are English words. Also
    they must be joined by AND or a hyphen, or one is too long for a code, or two have the length of names and not all
    have that of codes (`JOHN Q ROE`)."""
    words = name.replace("-", " ").split()
    names = [word for word in words if word != "AND"]
    joined = len(words) > len(names) or "-" in name or any(len(word) > _CODE for word in words)
    sizes = [len(word) for word in names if len(word) >= _NAME and word.isalpha()]
    english = glossary.words()
    return (
        (joined or (len(sizes) > 1 and set(sizes) != {_SUBJECT}))
        and not any(word in _PARTICLES or glossary.tag(word) for word in names)
        and not all(word in english for word in names)
    )


def _coded(text: str) -> list[_Element]:
    """Return persons in parentheses, and codes; a single letter is joined to the code it completes (`PFO R`, `E
    AID`). A hyphen stays between two words of which neither is a code (`VIET-NAM`)."""
    elements: list[_Element] = []
    for match in TAG.finditer(text):
        if match["person"] is not None:
            persons = (person for person in match["person"].split(";") if classification(fold(person)) is None)
            elements += [_Element(f"({fold(person)})", is_person=True) for person in persons]
            continue
        code = match["code"]
        before = elements[-1].raw if elements and not elements[-1].is_person else None
        if before is not None and 1 in (len(code), len(before)) and glossary.tag(f"{before}{code}"):
            elements[-1] = _Element(f"{before} {code}")
        elif before is not None and text[match.start() - 1] == "-" and not (glossary.tag(before) or glossary.tag(code)):
            elements[-1] = _Element(f"{before}-{code}")
        else:
            elements.append(_Element(code))
    return elements


def _tag(element: _Element, year: int | None) -> Tag | None:
    """Return one of the TAGS; None for a word that is not one. A code may be in parentheses: `(NATO)`."""
    code = element.raw
    if element.is_person:
        name = code.strip("()")
        if not name:
            return None
        if " " in name or "," in name or glossary.tag(name.replace(".", "")) is None:
            return Tag(element.raw, None, "person", None, name)
        code = name
    plain = code.replace(" ", "").replace(".", "").strip(":-/")
    if code in _NO_TAGS or not (plain.isalnum() or any(map(str.isalnum, plain))):
        return None
    if not (plain.replace("/", "").isalnum() and plain[0].isalpha()):
        return Tag(code)
    entry = glossary.tag(plain, year)
    return Tag(
        element.raw,
        plain,
        _KINDS.get(entry.kind, "unknown") if entry else "unknown",
        entry.title if entry and (entry.of_period or (year is not None and entry.valid_in(year))) else None,
    )


#: the beginnings of the label: "TAG", "T A"
_HEADS = re.compile(r"T\s?A")

FIELD = Field(read=read, heads=_HEADS, colon=True, opens=opens, continues=continues, fits=fits)
