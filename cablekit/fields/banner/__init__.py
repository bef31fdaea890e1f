"""Banner: classification, section notice, message reference number as sent (format guide 6).

Strategy. The banner is a line that begins with a classification, alone or with section and number, or a line that ends
with station and number of its PAGE line, even if the classification is damaged. The claim keeps that PAGE line, to read
the station as the page has it. To read the line, the classification is taken off the front, spaced or plain; then the
section notice, and captions before or after the number; what is left is the message reference number. A damaged
classification is read as the nearest word, or kept as written.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from cablekit import glossary
from cablekit import grammar as g
from cablekit.diagnostics import CLASSIFICATION_DAMAGED, CLASSIFICATION_UNKNOWN, LABEL_DAMAGED, Notes
from cablekit.fields.banner import scan
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.model import Mrn, Part
from cablekit.values import classification, fold, likeness, mrn
from cablekit.vocabulary import CAPTION_IN_BANNER, CLASSIFICATION, DISTRIBUTION, SERIES_WORD

X = re.VERBOSE

#: "C O N F I D E N T I A L SECTION 1 OF 2 LA PAZ 3507/1", "UNCLAS STATE 286983 TOSEC 110023",
#: "LIMITED OFFICIAL USE LA PAZ 0015", "S E C R E T FINAL SECTION OF TOKYO 1234"
BANNER = re.compile(rf"^(?P<word>{CLASSIFICATION})(?=[\s/\-]|$)(?P<rest>.*)$")
_NUMBERS = ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")
_ORDINALS = ("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH", "NINTH", "TENTH")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# a number of sections: in digits, or in letters that a scan read instead; Roman; in words
_COUNT = rf"(?:[\dOILZSB]{{1,2}}(?![A-Z\d])|(?:{'|'.join(sorted((*_ROMAN, *_NUMBERS), key=len, reverse=True))})\b)"
#: the section notice of a banner: "SECTION 1 OF 2", "SECTION 1 ON 2" (1979LAPAZ07472), "FINAL SECTION OF",
#: "SECTION O1 OF 02", "SECTION1 OF 2", "SECT10N 1 OF 2", "QUITO 492/1OF2", "SECTION 2 OF 2 OF QUITO 492", "01 OF 03",
#: "SECTION 1 0F 2", "FIRST SECTION OF TWO"
BANNER_SECTION = re.compile(
    rf"""\b(?P<ordinal>{"|".join(_ORDINALS)})\s+SECTION(?:\s+OF(?:\s+(?P<of_ordinal>{_COUNT})(?=\s|$))?)?
        |\b(?P<final>FINAL)\s+SECTION(?:\s+OF)?(?:\s+(?P<of_final>{_COUNT})(?=\s|$))?
        |(?:S[E3]CT[I1L][O0]NS?|\b(?:SECT?\.?|PART))(?:\s+|(?=\d))
            (?:(?P<number>{_COUNT})(?:\s*(?:[O0][FNP]|/)\s*(?P<of>{_COUNT}|[^\sA-Z\d]{{1,2}}))?(?:\s+OF(?=\s+[A-Z]))?
            |[A-Z]{{3,5}}\s+OF\s+[A-Z]{{3,5}}\b)
        |(?<=\d)\s?/\s?(?P<behind>\d{{1,2}})\s?OF\s?(?P<of_behind>\d{{1,2}})\b
        |(?<![\w/])(?P<bare>\d{{1,2}})\s?OF\s?(?P<of_bare>\d{{1,2}})\b""",
    X,
)
#: what is between two numbers of the notice, not OFFICIAL USE; a pattern that begins with letters is fast
OF_A_NUMBER = re.compile(r"OF(?:(?<=\dOF)|(?<=\d\sOF))")
#: the short word of the notice, not SECRET: "SEC 1 OF 2", "SEC. 1 OF 2"
SEC_ALONE = re.compile(r"SEC(?=[.\s\d])")
#: what may be between classification and number: "UNCLAS E F T O BONN 123", "SECRET NODIS STATE 1",
#: "CONFIDENTIAL - LIMDIS - BONN 1"
BANNER_CAPTION = re.compile(rf"^(?:-\s*)?(?:{CAPTION_IN_BANNER}(?:[\s/,\-]+|$)){{1,4}}")
#: captions after the number of a banner: "S E C R E T STATE 200111 NODIS TOSEC 200345"
CAPTION_BEHIND = re.compile(rf"(?<=\d)(?:[\s/,\-]+{CAPTION_IN_BANNER}){{1,4}}")
#: the same inside a banner: "UNCLAS BONN 123 CORRECTED COPY (PARA 2)"
CORRECTED_INSIDE = re.compile(r"\b(?:CORRECTED\s+COPY|C\sO\sR\sR\sE\sC\sT\sE\sD\s+C\sO\sP\sY)\b(?:\s?\([^()]*\))?")
#: the number that ends a banner: "... LA PAZ 3507/1", "... STATE 286983 TOSEC 110023"; a stray letter may be glued to
#: it: "CURACAO 0060K" (1975CURACA00060)
BANNER_NUMBER = re.compile(rf"\b(?P<number>\d{{1,6}})[A-Z]?(?:\s?/\s?\d{{1,2}})?(?:\s*[/,]?\s*{SERIES_WORD}\s+\d+)?$")
#: before the station of a banner, what is not part of its name: "OFFICIAL USE ONLY QUITO 5121", "POSS DUPE QUITO 5121"
BANNER_NOISE = re.compile(r"^(?:OFFICIAL\s+USE\s+ONLY|POSS\s+DUPE)\b[\s/,;.\-]*")

FIELD_PATH = "body.classification"
#: the beginnings of banners with a classification
_HEADS = frozenset("UCSLT")
#: number of characters of the longest banner
_WITHIN = 200
#: the same for a banner with a damaged classification, and number of words of that
_DAMAGED_WITHIN, _WORDS_WITHIN = 80, 14
#: number of words of English before the number of a banner, besides its classification: a station and a caption
_FEW_WORDS = 3
#: the share of a damaged classification that is left at least
_LIKE = 0.8
_COUNTED = {word: number for words in (_NUMBERS, _ROMAN, _ORDINALS) for number, word in enumerate(words, start=1)}
#: letters that a scan read for digits
_SCANNED = str.maketrans("OILZSB", "011258")


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
    """Claim a classification, alone or with section and number, or the page's station and number; sure with a number.

    If the PAGE line is lost, a damaged classification needs a post and a number after it.
    """
    if len(text) > _WITHIN:
        return None
    match = BANNER.match(text) if text[0] in _HEADS else None
    if match and _goes_with(text, match.start("rest")):
        return Claim(Kind.BANNER, text, sure=text[-1].isdigit(), seen=page)
    if page is not None and (page.station[:6] in text or page.serial.lstrip("0") in text):
        numbered = _has_number_of(page, text)
        line = scan.mended(page, text, _notice_in) if not numbered or scan.is_dirty(text) else None
        if line is not None:
            return Claim(Kind.BANNER, line, sure=False, seen=page, note=line)
        if numbered and (match is not None or not _is_prose(text)):
            return Claim(Kind.BANNER, text, sure=False, seen=page)
    if page is None and match is None and text[-1].isdigit() and _is_damaged(text):
        return Claim(Kind.BANNER, text, sure=False, seen=page)
    return None


def _goes_with(text: str, at: int) -> bool:
    """Whether what follows a classification, from an index on, belongs to a banner: nothing, section, captions, station
    and number."""
    rest = _without(_notice_in(text), text)[at:].strip(" /")
    if not rest or rest.isdigit() or g.MRN.match(rest) or g.CAPTION.match(rest):
        return True
    captions = BANNER_CAPTION.match(rest)
    if captions is None:
        return False
    rest = rest[captions.end() :]
    return not rest or rest.isdigit() or g.MRN.match(rest) is not None or captions[0].startswith(DISTRIBUTION)


def _is_prose(text: str) -> bool:
    """Whether several words of English that are no classification are before the number, as in a sentence that cites
    it."""
    words = [word for word in text.split() if len(word) > 1 and word in glossary.words()]
    return len(words) > _FEW_WORDS and _damaged_words(text.split())[1] is None


def _is_damaged(text: str) -> bool:
    """Whether a line is a damaged classification, a post and a number: `UNCLS LA PAZ 3729`."""
    if len(text) > _DAMAGED_WITHIN or not BANNER_NUMBER.search(text):
        return False
    return _size_before_post(_without(_notice_in(text), text).split()) > 0


def _size_before_post(words: Sequence[str]) -> int:
    """Return how many of the first words are a damaged classification before a post and a number; 0 if none are."""
    for size in range(1, min(len(words), _WORDS_WITHIN)):
        if likeness("".join(words[:size]))[0] >= _LIKE:
            sent = mrn(BANNER_CAPTION.sub("", " ".join(words[size:])))
            if sent is not None and sent.station is not None and glossary.post(sent.station) is not None:
                return size
    return 0


def _damaged_words(words: Sequence[str]) -> tuple[int, str | None]:
    """Return how many of the first words are the classification, and which one: the most similar."""
    sizes = range(1, min(len(words), _WORDS_WITHIN) + 1)
    alike = [(*likeness("".join(words[:size])), size) for size in sizes]
    best = max(alike, default=(0.0, "", 0))
    return (best[2], best[1]) if best[0] >= _LIKE else (0, None)


def _has_number_of(page: Page, text: str) -> bool:
    """Whether a line ends with station and number of its PAGE line: a banner with a damaged or lost classification."""
    if page.serial.lstrip("0") not in text or page.station[:6] not in text:
        return False
    match = BANNER_NUMBER.search(text) or BANNER_NUMBER.search(_without(_notice_in(text), text))
    return match is not None and int(match["number"]) == int(page.serial)


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether a line has the number that the banner above lacks, its own or that of a series."""
    of_series = g.PAGE_SERIES.fullmatch(text) is not None
    if not of_series and (near.page is None or not _has_number_of(near.page, f" {text}")):
        return False
    return BANNER_NUMBER.search(BANNER_SECTION.sub("", lines[-1].text)) is None


def _notice_in(text: str) -> re.Match[str] | None:
    """Return the section notice of a line. Every notice has one of these signs, found faster than a pattern."""
    signs = (
        "CT" in text
        or "PART" in text
        or ("OF" in text and OF_A_NUMBER.search(text))
        or ("SEC" in text and SEC_ALONE.search(text))
    )
    return _searched(text) if signs else None


@lru_cache(maxsize=8)
def _searched(text: str) -> re.Match[str] | None:
    """Search a line for the notice. Cached: to claim the line, to order the sections and to read the banner."""
    return BANNER_SECTION.search(text)


def section(text: str) -> Part | None:
    """Return the section that a banner names, before any border is decided; None if it names none."""
    return _part(_notice_in(text))


def is_corrected(text: str) -> bool:
    """Whether a banner says that this is a corrected copy."""
    return CORRECTED_INSIDE.search(text) is not None


# --- reading --------------------------------------------------------------------------------------


def read(lines: Sequence[Line], notes: Notes) -> Banner:
    """Return the banner of a transmission; an empty one if it is missing."""
    if not lines:
        return Banner()
    raw, page = fold(" ".join([line.rest for line in lines])), lines[0].claim.seen
    value, rest = Banner(raw), raw
    if notice := _notice_in(raw):
        value.part = _part(notice)
        rest = _without(notice, raw)
        _note_section(notice, value.part, lines[0].number, notes)
    if ("COPY" in rest or "P Y" in rest) and (corrected := CORRECTED_INSIDE.search(rest)):
        value.corrected = corrected[0]
        rest = fold(f"{rest[: corrected.start()]} {rest[corrected.end() :]}").strip(" /,;.-")
    if match := BANNER.match(rest):
        value.classification, rest = classification(match["word"]), match["rest"].strip(" /")
    else:
        damaged, rest = _split(rest, page, notice.start() if notice else 0)
        value.classification, unread = _classification(damaged, lines[0].number, notes)
        rest = f"{unread} {rest}".strip()
    return _rest(value, rest, page)


def _split(text: str, page: Page | None, notice: int) -> tuple[str, str]:
    """Cut off a damaged classification: what is before the page's station, before SECTION, or most like a
    classification; else what is before the last word of the station."""
    at = text.rfind(page.station[:6]) if page is not None and _has_number_of(page, text) else -1
    if notice and (notice <= at or not any(map(str.isdigit, text[:notice]))):
        at = notice
    if at >= 0:
        return text[:at].strip(), text[at:].strip()
    words = text.split()
    number = BANNER_NUMBER.search(text)
    size = _size_before_post(words) or (len(text[: number.start()].split()) - 1 if number else 0)
    return " ".join(words[:size]), " ".join(words[size:])


def _classification(damaged: str, line: int, notes: Notes) -> tuple[str | None, str]:
    """Return the classification nearest to a damaged one, or the damaged one as written; and the captions after it."""
    words = damaged.split()
    size, word = _damaged_words(words)
    if word is None:
        message = (
            f"{damaged!r} is not a known classification; kept as written"
            if damaged
            else "the banner has no classification"
        )
        notes.add(CLASSIFICATION_UNKNOWN, line, FIELD_PATH, message)
        return damaged or None, ""
    captions = " ".join(words[size:])
    if not BANNER_CAPTION.match(captions):
        size, captions = len(words), ""
    written = " ".join(words[:size])
    if classification(written) is None:
        notes.add(CLASSIFICATION_DAMAGED, line, FIELD_PATH, f"{written!r} is read as {word}")
    return word, captions


def _rest(value: Banner, rest: str, page: Page | None) -> Banner:
    """Set the captions before and after the number, and the number."""
    if caption := BANNER_CAPTION.match(rest):
        value.captions, rest = caption[0].strip(" -/,"), rest[caption.end() :]
    if _has_words_behind(rest) and (after := CAPTION_BEHIND.search(rest)):
        value.captions, rest = f"{value.captions} {after[0]}", rest[: after.start()] + rest[after.end() :]
    rest = BANNER_NOISE.sub("", rest)
    value.mrn = _by_page(rest, page) or mrn(rest)
    if value.mrn is None:
        value.captions = f"{value.captions} {rest}"
    return value


def _has_words_behind(rest: str) -> bool:
    """Whether anything but digits, as in `LA PAZ 3507/1`, follows the first number of a banner."""
    return not rest.rstrip("0123456789/ ").replace(" ", "").isalpha()


def _by_page(rest: str, page: Page | None) -> Mrn | None:
    """Return station and number from where the page's station begins: words before it that are not part of a post's
    name do not belong to it.

    None if the page does not help.
    """
    at = rest.rfind(page.station[:6]) if page is not None else -1
    if at <= 0 or page is None or not _has_number_of(page, rest):
        return None
    full, own = mrn(rest), mrn(rest[at:])
    known = full is not None and full.station is not None and glossary.post(full.station) is not None
    return None if known else own


# --- the section notice ---------------------------------------------------------------------------


def _without(notice: re.Match[str] | None, text: str) -> str:
    """Return a banner without its section notice; from `492/1OF2` the 492/1 stays."""
    if notice is None:
        return text
    start = notice.end("behind") if notice["behind"] else notice.start()
    return f"{text[:start]} {text[notice.end() :]}".strip()


def _part(notice: re.Match[str] | None) -> Part | None:
    """Return the section of a notice; for a final section the number is that of all sections."""
    if notice is None:
        return None
    totals = (notice[name] for name in ("of", "of_final", "of_behind", "of_bare", "of_ordinal"))
    total = _count(next(filter(None, totals), None)) or None
    written = notice["number"] or notice["behind"] or notice["bare"] or notice["ordinal"]
    if written and total is None and not written.isdecimal() and written not in _COUNTED:
        return None  # letters are read as digits only if the notice continues: SECTION O1 OF 02
    number = _count(written) or total
    if number and total and number > total and written in _ROMAN:
        return None  # SECTION X OF 2: the X is not a Roman ten
    return Part(number, total) if number else None


def _count(text: str | None) -> int | None:
    """Return a number of sections, from digits, words (`SECTION ONE OF TWO`) or Roman (`SECTION I OF II`)."""
    if text is None:
        return None
    digits = text.translate(_SCANNED)
    return _COUNTED.get(text) or (int(digits) if digits.isdecimal() and digits.isascii() else None)


def _note_section(notice: re.Match[str], part: Part | None, line: int, notes: Notes) -> None:
    """Add a note on letters that were read as digits."""
    written = [text for text in (notice["number"], notice["of"]) if text is not None]
    if part is not None and any(not text.isdecimal() and text not in _COUNTED for text in written):
        notes.add(
            LABEL_DAMAGED, line, "transmissions.part", f"{notice[0]!r} is read as section {part.number} of {part.of}"
        )


FIELD = Field(read=read, opens=opens, continues=continues)
