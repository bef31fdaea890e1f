"""Banner: classification, section notice, message reference number as sent (format guide 6).

Strategy. A line is the banner that begins with a classification, alone or with section and number; or that ends with
station and number of its own PAGE line, whatever became of the classification. To read it, the classification is taken
off the front, spaced or plain; then the section notice, and captions before or after the number; what is left is the
message reference number. A damaged classification is found by what follows it, and kept as written.
"""

import re
from collections.abc import Sequence

import msgspec

from cablekit import grammar as g
from cablekit.diagnostics import CLASSIFICATION_UNKNOWN, Notes
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.model import Mrn, Part
from cablekit.values import classification, fold, mrn

X = re.VERBOSE

#: "C O N F I D E N T I A L SECTION 1 OF 2 LA PAZ 3507/1", "UNCLAS STATE 286983 TOSEC 110023",
#: "LIMITED OFFICIAL USE LA PAZ 0015", "S E C R E T FINAL SECTION OF TOKYO 1234"
BANNER = re.compile(
    r"""^(?P<word>
            U\s?N\s?C\s?L\s?A\s?S(?:\s?S\s?I\s?F\s?I\s?E\s?D)?
            |L\s?I\s?M\s?I\s?T\s?E\s?D\s+O\s?F\s?F\s?I\s?C\s?I\s?A\s?L\s+U\s?S\s?E
            |C\s?O\s?N\s?F\s?I\s?D\s?E\s?N\s?T\s?I\s?A\s?L
            |(?:T\s?O\s?P\s+)?S\s?E\s?C\s?R\s?E\s?T)
        (?=[\s/]|$)(?P<rest>.*)$""",
    X,
)
#: the section notice of a banner: "SECTION 1 OF 2", "SECTION 1 ON 2" (1979LAPAZ07472), "FINAL SECTION OF"
BANNER_SECTION = re.compile(
    r"""\s*\b(?:(?P<final>FINAL)\s+SECTION(?:\s+OF)?(?:\s+(?P<of_final>\d{1,2}|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)
            (?=\s|$))?|
        (?:SECTION|SECT?\.?|PART)\s+(?P<number>\d{1,2}|[IVX]{1,4}|[A-Z]{3,5})(?:\s*(?:OF|ON|/)\s*(?P<of>\d{1,2}|\w+))?)\s*""",
    X,
)
#: what may stand between classification and number: "UNCLAS E F T O BONN 123", "SECRET NODIS STATE 1",
#: "CONFIDENTIAL - LIMDIS - BONN 1"
BANNER_CAPTION = re.compile(
    r"^(?:-\s*)?(?:(?:E\s?F\s?T\s?O|NODIS|EXDIS|LIMDIS|STADIS|NOFORN|CHEROKEE|EYES\s+ONLY)(?:[\s/,\-]+|$)){1,4}"
)
#: the same inside a banner: "UNCLAS BONN 123 CORRECTED COPY (PARA 2)"
CORRECTED_INSIDE = re.compile(r"\b(?:CORRECTED\s+COPY|C\sO\sR\sR\sE\sC\sT\sE\sD\s+C\sO\sP\sY)\b(?:\s?\([^()]*\))?")
#: the number that ends a banner: "... LA PAZ 3507/1", "... STATE 286983 TOSEC 110023"
BANNER_NUMBER = re.compile(r"\b(?P<number>\d{1,6})(?:\s?/\s?\d{1,2})?(?:\s*[/,]?\s*(?:TOSEC|SECTO)\s+\d+)?$")
#: before the station of a banner, what is no part of its name: "FOUO QUITO 5121", "POSS DUPE QUITO 5121"
BANNER_NOISE = re.compile(r"^(?:FOUO|(?:FOR\s+)?OFFICIAL\s+USE\s+ONLY|POSS\s+DUPE)\b[\s/,;.\-]*")
#: captions behind the number of a banner: "S E C R E T STATE 200111 NODIS TOSEC 200345"
CAPTION_BEHIND = re.compile(
    r"(?<=\d)(?:[\s/,]+(?:E\s?F\s?T\s?O|NODIS|EXDIS|LIMDIS|STADIS|NOFORN|CHEROKEE|EYES\s+ONLY)(?![A-Z]))+"
)

FIELD_PATH = "body.classification"
#: what a banner with a whole classification begins with
_HEADS = frozenset("UCSLT")
#: a banner is no longer than this
_WITHIN = 200
_WORDS = {
    word: number
    for words in (
        ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN"),
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    )
    for number, word in enumerate(words, start=1)
}


class Banner(msgspec.Struct):
    """What a banner says."""

    raw: str | None = None
    classification: str | None = None
    part: Part | None = None
    mrn: Mrn | None = None
    captions: str = ""
    corrected: str | None = None


# --- recognising ----------------------------------------------------------------------------------


def opens(text: str, page: Page | None) -> Claim | None:
    """A classification alone or with section and number, or the page's own station and number; sure with a number."""
    if len(text) > _WITHIN:
        return None
    match = BANNER.match(text) if text[0] in _HEADS else None
    if match:
        rest = match["rest"].strip(" /")
        if notice := BANNER_SECTION.search(rest):
            rest = f"{rest[: notice.start()]} {rest[notice.end() :]}".strip()
        if not rest or rest.isdigit() or g.MRN.match(rest) or g.CAPTION.match(rest) or BANNER_CAPTION.match(rest):
            return Claim(Kind.BANNER, text, sure=text[-1].isdigit())
    if page is not None and _has_number_of(page, text):
        return Claim(Kind.BANNER, text, sure=False)
    return None


def _has_number_of(page: Page, text: str) -> bool:
    """Whether a line ends with station and number of its PAGE line: a banner, its classification damaged or lost."""
    if page.serial.lstrip("0") not in text:
        return False
    match = BANNER_NUMBER.search(text)
    return match is not None and int(match["number"]) == int(page.serial) and page.station[:6] in text


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether a line gives the number that the banner above lacks."""
    if g.PAGE_SERIES.fullmatch(text):
        return True
    if near.page is None or BANNER_NUMBER.search(BANNER_SECTION.sub("", lines[-1].text)):
        return False
    return _has_number_of(near.page, f" {text}")


def section(text: str) -> Part | None:
    """The section that a banner names, before any border is decided; None where it names none."""
    match = BANNER.match(text)
    return _part(BANNER_SECTION.search(match["rest"] if match else text))


def is_corrected(text: str) -> bool:
    """Whether a banner says that this is a corrected copy."""
    return CORRECTED_INSIDE.search(text) is not None


# --- reading --------------------------------------------------------------------------------------


def read(lines: Sequence[Line], notes: Notes) -> Banner:
    """The banner of a transmission; empty without one."""
    if not lines:
        return Banner()
    raw = fold(" ".join([line.text for line in lines]))
    match = BANNER.match(raw)
    if match:
        word, rest = classification(match["word"]), match["rest"].strip(" /")
        return _rest(Banner(raw, word), rest)
    damaged, rest = _damaged(raw)
    message = f"{damaged!r} is no classification known; kept as written" if damaged else "the banner names none"
    notes.add(CLASSIFICATION_UNKNOWN, lines[0].number, FIELD_PATH, message)
    return _rest(Banner(raw, damaged or None), rest)


def _damaged(raw: str) -> tuple[str, str]:
    """Cut off a classification that no rule knows: what stands before SECTION, or before the last two words."""
    if notice := BANNER_SECTION.search(raw):
        return raw[: notice.start()].strip(), raw[notice.start() :].strip()
    number = BANNER_NUMBER.search(raw)
    words = raw[: number.start()].split() if number else []
    return " ".join(words[:-1]), raw[len(" ".join(words[:-1])) :].strip()


def _rest(value: Banner, rest: str) -> Banner:
    if notice := BANNER_SECTION.search(rest):
        value.part = _part(notice)
        rest = f"{rest[: notice.start()]} {rest[notice.end() :]}".strip()
    if corrected := CORRECTED_INSIDE.search(rest):
        value.corrected = corrected[0]
        rest = f"{rest[: corrected.start()]}{rest[corrected.end() :]}".strip(" /,;.-")
    caption = BANNER_CAPTION.match(rest)
    if caption:
        value.captions, rest = caption[0], rest[caption.end() :]
    after = CAPTION_BEHIND.search(rest)
    if after:
        value.captions, rest = f"{value.captions} {after[0]}", rest[: after.start()] + rest[after.end() :]
    rest = BANNER_NOISE.sub("", rest)
    value.mrn = mrn(rest)
    if value.mrn is None:
        value.captions = f"{value.captions} {rest}"
    return value


def _part(section: re.Match[str] | None) -> Part | None:
    """The section of a notice; of a final one the number is that of all."""
    if section is None:
        return None
    total = _count(section["of"] or section["of_final"])
    number = _count(section["number"]) or total
    return Part(number, total) if number else None


def _count(text: str | None) -> int | None:
    """A number of sections, in digits, in words (`SECTION ONE OF TWO`) or Roman (`SECTION I OF II`)."""
    if text is None:
        return None
    return int(text) if text.isdecimal() else _WORDS.get(text)


FIELD = Field(read=read, opens=opens, continues=continues)
