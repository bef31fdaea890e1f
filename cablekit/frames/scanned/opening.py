"""Opening of a scanned telegram: the order, TAGS, the label of the subject, captions."""

import datetime as dt
import re
from difflib import SequenceMatcher
from functools import lru_cache

from cablekit import glossary
from cablekit.fields.executive_order import Order
from cablekit.frames.scanned.known import Known, by_itself
from cablekit.glossary.garbling import CAPITALS, ROUND
from cablekit.lines import Claim, Kind
from cablekit.vocabulary import DISTRIBUTION, ORDER, ORDERS, compact, one_letter_off

X = re.VERBOSE

#: "E.D. 12;p0:.N/A", "EO.  12B. DECL:OADR", "E,O.  12356: DECL: OADR", "5.0. 12365: N/4", "3.O. 11652: N/A",
#: "£.0O. 12356: N/A"
ORDER_LABEL = re.compile(
    r"^(?:[^A-Za-z0-9]{0,3}E|[£€]|[35F](?=[.,]\s?[O0]))\s?[.,:;]?\s?(?:0O|O0|[O0D])[.,:;]?\s{0,4}(?=\S)(?P<rest>\S.{1,60})$"
)
#: with any label: "Es. 11652: N/A Se 4"
ORDER_NUMBERED = re.compile(rf"^[A-Za-z0-9.,]{{1,4}}\s{{0,3}}(?P<order>{ORDER})\s?:(?P<rest>.{{1,60}})$")
#: the declassification at the end: "DECL: OADR", "OECL:  OAOR", "::ECL: OADR", "'ft;oADR", "DECL; OADR"
REVIEW_LEFT = re.compile(r"(?P<label>[DO0]?[^\sA-Za-z0-9]{0,2}E?CL\s?[:;.,]?\s{0,3})?[O0o]A[DO0]R[^A-Za-z0-9]{0,4}$")
#: "N/A", "NrA", "W/A", "N/4": no other exemption has this end
NOT_APPLICABLE_LEFT = re.compile(r"(?:[NW]\s?/\s?[A4]|\bN[rI1l!|]A)[^A-Za-z0-9]{0,4}$")
_NUMBER = re.compile(r"[^\s:;.]{1,7}")
#: at least this number of the five digits is undamaged
_SOUND = 2
#: TAGS and dirt after them: "PINR PDIP UK | Eee lp }) 723 : la"
TAGS_ENDED = re.compile(
    r"^(?P<codes>[A-Z]{2,4}(?:[\s,]{1,3}[A-Z]{2,4}){0,12})[\s,]{1,3}(?P<dirt>[|}{~=_\u2014].{0,60})$"
)
#: in TAGS, a word with a sign that codes do not have: "•PREL", "!ARM...PROP", "PRELe.V1i"
TAG_DIRTY = re.compile(r"(?<![^\s,;()])(?=[A-Z0-9./\-]{0,16}[^A-Z0-9\s,;()./\-])[^\s,;()]{1,24}")
_MARKS = "•*.:'\"`^~-_|“”"
_CODE = 4
#: a caption with letters that a scan read small: "NOopIS"
SMALL_INSIDE = re.compile(r"^(?=[A-Za-z]{5,12}$)[A-Z]+[a-z]{1,3}[A-Z]+$")
#: these letters: "NOopIS"
SMALL_RUN = re.compile(r"[a-z]+")
#: number of letters of the shortest caption that is read with one lost
_CAPTION = 5
_SUBJECT_LIKE = 0.7
# between a label and a subject
_SUBJECT_DIRT = re.compile(r"^[^A-Z0-9\"('\s]{0,6}(?:[A-Z]?[.,:;']{1,4})?[^A-Z0-9\"('\w]{0,6}")
#: a subject and dirt after it: "HOUSE COMMITTEE ON LAKES ~ a el LS ic 4"
SUBJECT_ENDED = re.compile(r"^(?P<subject>[^a-z]{8,120}?)\s[\u2014|~=}]{1,2}\s(?P<dirt>(?=.{0,20}[a-z]).{1,40})$")
#: "UStATO 5509", "MiSCOW 18082", with dirt before it
CITED = re.compile(r"(?:(?<=\s)[.,:;'\"])?(?<![A-Za-z])(?P<station>[A-Za-z]{4,8})\s+(?P<number>\d{3,6})\b")
#: remains of a dash line below the banner, in a telegram in capitals: "eeree 875118"
DASHES_LEFT = re.compile(r"^[a-z]{3,12}\s\d{5,7}$")
#: a label of the references with a letter of the margin before it: "'DREF: QUITO 5121"
REFERENCE_SOILED = re.compile(r"^[^\w\s]{0,2}[A-Z]?REFS?\s?[:.]\s*(?P<rest>.{0,200})$")
#: remains of handwriting between the lines: "cet |", "~ ~~"
SPECKS = re.compile(r"^(?=.*[^\w\s\-.*])[^A-Z0-9\-]{2,8}$")
#: the first paragraph with dirt before its number: ".1.   CONFIDENTIAL - ENTIRE TEXT."
FIRST_PARAGRAPH = re.compile(r"^[^\w\s(]{1,3}\s?1\.\s+[A-Z(]")
_CAPTIONS = {word.translate(ROUND): word for word in DISTRIBUTION if " " not in word}


def mended(text: str, opened: Claim | None, seen: set[Kind], known: Known) -> Claim | None:
    """Return the claim of a damaged line of the opening; None if nothing is proved."""
    kind = opened.kind if opened is not None else None
    may_be_order = Kind.EXECUTIVE_ORDER not in seen and kind in (None, Kind.EXECUTIVE_ORDER, Kind.PASSING)
    if may_be_order and (claim := _order(text, known)):
        return claim
    if kind is None and (DASHES_LEFT.match(text) or (seen & {Kind.TAGS, Kind.SUBJECT} and SPECKS.match(text))):
        return Claim(Kind.UNKNOWN, text)
    if kind is None and seen & {Kind.TAGS, Kind.SUBJECT} and (soiled := REFERENCE_SOILED.match(text)):
        return Claim(Kind.REFERENCE, soiled["rest"], seen=True, note=f"REF: {soiled['rest']}".strip())
    if kind is Kind.SUBJECT and opened is not None:
        return _subject_end(opened)
    if kind is Kind.TAGS and opened is not None:
        return _tags(opened, known.year)
    if kind is Kind.REFERENCE and opened is not None:
        return _references(opened, known)
    if kind is None and seen & {Kind.TAGS, Kind.SUBJECT} and FIRST_PARAGRAPH.match(text):
        return Claim(Kind.TEXT, text)
    if kind is None and Kind.TAGS in seen and Kind.SUBJECT not in seen:
        return _subject(text)
    return caption_of(text) if kind in (None, Kind.PASSING) and Kind.EXECUTIVE_ORDER not in seen else None


def _order(text: str, known: Known) -> Claim | None:
    """Return the claim of the E.O. line: the number is that of the order in force, if enough of it is left."""
    label = ORDER_LABEL.match(text)
    if label is None:
        return _numbered_order(text, known)
    rest = label["rest"]
    exemption, start = _exemption(rest)
    written = _NUMBER.match(rest[:start].strip())
    number = re.sub(r"\D", "", rest[:5])
    if number.isdecimal() and len(number) == len(rest[:5].strip()) == 5 and int(number) in ORDERS:
        order = number
    elif known.order is None or written is None or not _is_left_of(written[0], known.order):
        return None
    else:
        order = known.order
    own = by_itself(text)
    sound = order == number and (not exemption or compact(exemption) in compact(rest))
    if sound and own is not None and own.kind is not Kind.TEXT:
        return None
    if not exemption and written is not None:
        exemption = rest.strip()[written.end() :].strip(" .,:;'")
    line = f"E.O. {order}: {exemption}".strip(" :")
    return Claim(Kind.EXECUTIVE_ORDER, exemption, seen=Order(order, text), note=line)


def _numbered_order(text: str, known: Known) -> Claim | None:
    """Return the claim of an E.O. line with a lost label and the complete number of an order in force in that year."""
    match = ORDER_NUMBERED.match(text)
    order = glossary.order(match["order"]) if match else None
    if match is None or order is None or known.year is None or by_itself(text) is not None:
        return None
    if not any(order.in_force(dt.date(known.year, month, 1)) for month in (1, 12)):
        return None
    rest = match["rest"].strip()
    none = re.match(r"N/A(?![A-Z])", rest)
    exemption = none[0] if none else rest
    line = f"E.O. {match['order']}: {exemption}"
    return Claim(Kind.EXECUTIVE_ORDER, exemption, seen=Order(match["order"], text), note=line)


def _exemption(rest: str) -> tuple[str, int]:
    """Return the exemption at the end of the line, and where it begins; an undamaged exemption keeps its blanks."""
    if review := REVIEW_LEFT.search(rest):
        undamaged = re.search(r"DECL:\s*OADR", review[0])
        return (undamaged[0] if undamaged else "DECL: OADR"), review.start()
    if (none := NOT_APPLICABLE_LEFT.search(rest)) is not None:
        return "N/A", none.start()
    return "", len(rest)


def _is_left_of(written: str, order: str) -> bool:
    """Whether enough digits of an order are left: the first two, or more in their positions or in their order."""
    if written[:_SOUND] == order[:_SOUND]:
        return True
    same = sum(a == b for a, b in zip(written, order, strict=False))
    return same > _SOUND or order[1:] == written[: len(order) - 1]


def _tags(opened: Claim, year: int | None) -> Claim | None:
    """Return the claim of TAGS without dirt; a code with one lost sign is completed from the glossary."""
    rest = TAG_DIRTY.sub(lambda match: _clean_codes(match[0], year), _without_dirt(opened.rest))
    if rest == opened.rest:
        return None
    line = f"TAGS: {rest}"
    return Claim(Kind.TAGS, rest, seen=opened.seen, then=opened.then, note=line)


def _without_dirt(rest: str) -> str:
    """Return codes without the dirt after them: after two known codes, text that begins with a single mark and contains
    no code."""
    match = TAGS_ENDED.match(rest)
    if match is None or any(len(word) == _CODE and glossary.tag(word) for word in re.findall(r"[A-Z]+", match["dirt"])):
        return rest
    codes = match["codes"].replace(",", " ").split()
    return match["codes"].rstrip(" ,") if len(codes) > 1 and all(map(glossary.tag, codes)) else rest


def _clean_codes(written: str, year: int | None) -> str:
    """Return codes without dirt inside them, split at full stops."""
    return ", ".join(filter(None, (_clean_code(code, year) for code in re.split(r"\.{1,5}(?=\S)", written))))


def _clean_code(written: str, year: int | None) -> str:
    bare = written.strip(_MARKS)
    if not bare:
        return ""
    if bare.isalpha() and bare.islower() and glossary.tag(bare.upper()) is not None:
        return bare.upper()
    without = "".join(filter(str.isalpha, bare))
    if len(bare) == _CODE + 1 and len(without) == _CODE and without.isupper() and glossary.tag(without) is not None:
        return without
    small = bare.rstrip("abcdefghijklmnopqrstuvwxyz")
    if bare.isalnum() and bare.isupper() and glossary.tag(bare) is not None:
        return bare
    if len(small) == _CODE and small.isalnum() and small.isupper() and glossary.tag(small) is not None:
        return small
    lost = "".join(sign if sign.isupper() else "." for sign in written.strip('•*.:"`^~-_'))
    return _near_code(lost, year) or written


@lru_cache(maxsize=512)
def _near_code(lost: str, year: int | None) -> str | None:
    """Return the only code of four letters in use in a year that matches a word with one lost sign."""
    pattern = re.sub(r"\.{2}", ".", lost)
    if len(pattern) != _CODE or pattern.count(".") != 1:
        return None
    matches = [entry for entry in glossary.tag_entries() if re.fullmatch(pattern, entry.code)]
    near = {entry.code for entry in matches if year is not None and entry.valid_in(year)} or {
        entry.code for entry in matches
    }
    return near.pop() if len(near) == 1 else None


def _subject(text: str) -> Claim | None:
    """Return the claim of a subject below TAGS, by what is left of its label."""
    for size, label in ((7, "SUBJECT"), (6, "SUBJECT"), (8, "SUBJECT"), (4, "SUBJ")):
        word = text[:size].upper().translate(CAPITALS)
        if not word[0].isalpha() or SequenceMatcher(None, word, label, autojunk=False).ratio() < _SUBJECT_LIKE:
            continue
        rest_of_line = text[size:]
        if not _ends_label(word, rest_of_line):
            continue
        rest = rest_of_line[_SUBJECT_DIRT.match(rest_of_line).end() :].strip()  # type: ignore[union-attr]  # it also matches an empty text
        if rest or text[-1] == ":":
            return Claim(Kind.SUBJECT, rest, note=f"SUBJECT: {rest}".strip())
    return None


def _ends_label(word: str, rest: str) -> bool:
    """Whether a damaged label ends here: with a mark, after one more letter too, or with a blank if it is not a word of
    English, such as SUSPECT."""
    if rest[:1].isalnum():
        return rest[1:2] != "" and rest[1] in ".,:;'"
    return rest[:1] != " " or word.strip() not in glossary.words()


def _subject_end(opened: Claim) -> Claim | None:
    """Return the claim of a subject in capitals without the dirt after it: small letters after a single mark."""
    match = SUBJECT_ENDED.match(opened.rest)
    if match is None or re.search(r"[A-Z]{4}", match["dirt"]):
        return None
    return Claim(Kind.SUBJECT, match["subject"], seen=opened.seen, note=f"SUBJECT: {match['subject']}")


def _references(opened: Claim, known: Known) -> Claim | None:
    """Return the claim of references with a station that is the telegram's own except for one letter, and with (8)
    after (A) read as (B)."""
    rest = CITED.sub(lambda match: _own(match, known.station), opened.rest)
    rest = re.sub(r"(?<=\s)\(8\)(?=\s)", "(B)", rest)
    return None if rest == opened.rest else Claim(opened.kind, rest, seen=opened.seen, note=f"REF: {rest}")


def _own(match: re.Match[str], station: str) -> str:
    written = match["station"].upper()
    near = station and written != station and one_letter_off(written, station) and glossary.post(written) is None
    return f"{station} {match['number']}" if near else match[0]


def caption_of(text: str) -> Claim | None:
    """Return the claim of a caption in which only round letters are confused, EXOIS is EXDIS, or a sign is in place of
    one letter: E%DIS."""
    first, gap, rest = text.partition("  ")
    if gap and (claim := caption_of(first)) is not None:
        rest = rest.strip()
        return Claim(claim.kind, claim.rest, then=Claim(Kind.PASSING, rest, note=f"{claim.note} {rest}"))
    word = _CAPTIONS.get(text.translate(ROUND))
    if word is None and SMALL_INSIDE.match(text):
        left = re.compile(SMALL_RUN.sub("[A-Z]{1,2}", text))
        alike = [caption for caption in _CAPTIONS.values() if left.fullmatch(caption)]
        word = alike[0] if len(alike) == 1 else None
    if word is None and len(text) >= _CAPTION and sum(not letter.isalpha() for letter in text) == 1 and " " not in text:
        left = re.compile("".join(letter if letter.isalpha() else "[A-Z]" for letter in text.upper()))
        alike = [caption for caption in _CAPTIONS.values() if left.fullmatch(caption)]
        word = alike[0] if len(alike) == 1 else None
    return None if word is None or word == text else Claim(Kind.CAPTION, word, note=word)
