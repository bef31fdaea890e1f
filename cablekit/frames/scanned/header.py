"""Header of a scanned telegram: the relay, and the rows of the distribution."""

import re

from cablekit.fields import distribution
from cablekit.fields.distribution import DISTRIBUTION_ROW, OFFICE_COPIES
from cablekit.lines import Claim, Kind, Lines
from cablekit.vocabulary import one_letter_off

X = re.VERBOSE

#: the end mark: "NNNN", "NNN"
END = re.compile(r"^NNNN?$")
#: number of characters of what is left of a stamp; of lines below the end mark
_SPECK, _BELOW = 2, 40

#: "-237251  180253Z /38", "----------------- ---037734  151727Z /44 *", "116544  161  2Z /47/41",
#: "251443  2416402 /46", "311364  25092PZ /12", "3Si53 1  301747Z 144", "485AEE 181657Z /SS"
RELAY_SCANNED = re.compile(
    r"""^[^A-Za-z0-9]{0,40}(?P<number>(?=[A-F]{0,5}\d)[\dA-F]{6}|(?=\w*\d)\w{3,6}\s?\w?)\s{1,4}
        (?P<time>\d{6}[Z27]|(?=\d{2})[\dA-Za-z]{2,6}\s{0,3}[\dA-Z]{0,2}[Z27])\s?
        (?:/\s?(?:(?P<suffix>\d\d(?:/\d\d)?[A-Z]?)|[A-Z\d]{2})|1(?P<stroke>\d\d))[^A-Za-z0-9]{0,12}$""",
    X,
)
#: with the remains of its dashes before it: "wee ew enn n nn wne 2--999858 3122992 /41", "TT 4194CC 291744Z /38",
#: with a crossed zero "nnn@71163 140210Z /11"
RELAY_END = re.compile(
    r"(?<![\dA-F@])(?P<number>(?=[A-F@]{0,5}\d)[\dA-F@]{6})\s{1,3}(?P<time>\d{6})[Z27]\s?/\s?(?P<suffix>\d\d)$"
)
#: "251443  2416402 /46"
Z_LOST = re.compile(r"\b\d{6}[27](?=\s|/|$)")
_HEXADECIMAL = re.compile(r"(?=[A-F]{0,5}\d)[\dA-F]{6}")
_TIME = re.compile(r"\d{6}[Z27]")
#: letters that no hexadecimal number has
_NO_HEXADECIMAL = str.maketrans("OIl", "011")
#: a relay with one: "C8OC3A 071336Z /38", "BO1FED 061337Z /38"
NUMBER_SOILED = re.compile(r"^[^A-Za-z0-9]{0,40}[\dA-F]{0,5}[OIl][\dA-FOIl]{0,5}\s")
#: "ACTIOA SS-00", "ORIGIM EUR-00"
LABEL_DAMAGED = re.compile(r"^(?P<word>[A-Z0-9]{5,7})\s+(?P<rest>[A-Z]{1,4}-\d\d)$")
#: a total whose code is damaged: "SNP-01   PRS-01   /071 11"
TOTAL_DAMAGED = re.compile(r"^(?P<row>.{3,80}?)\s+/(?P<total>\d{3})\s(?:11|1I|I1|II|VV|Vl|VI|lV)$")


def mended(text: str, opened: Claim | None, seen: set[Kind]) -> Claim | None:
    """Return the claim of a damaged line of the header; None if nothing is proved."""
    if opened is not None:
        damaged = opened.kind is Kind.RELAY and (Z_LOST.search(text) or NUMBER_SOILED.match(text))
        return _relay(text) if damaged else None
    if Kind.DISTRIBUTION in seen and (end := RELAY_END.search(text)) is not None:
        line = f"{end['number'].replace('@', '0')} {end['time']}Z /{end['suffix']}"
        return None if line == text else Claim(Kind.RELAY, line, note=line)
    return _relay(text) or (_total(text) if Kind.DISTRIBUTION in seen else _label(text))


def _relay(text: str) -> Claim | None:
    """Return the claim of a relay with undamaged number and suffix, or undamaged time and suffix."""
    match = RELAY_SCANNED.match(text)
    if match is None:
        return None
    number = _HEXADECIMAL.fullmatch(match["number"].translate(_NO_HEXADECIMAL))
    time = _TIME.fullmatch(match["time"])
    if number is None and (time is None or match["time"][-1] != "Z"):
        return None
    suffix = match["suffix"] or match["stroke"]
    if suffix is None and (number is None or time is None):
        return None
    parts = [number[0] if number else "", f"{time[0][:6]}Z" if time else "", f"/{suffix}" if suffix else ""]
    line = " ".join(filter(None, parts))
    return None if line == " ".join(text.split()) else Claim(Kind.RELAY, line, note=line)


def name_below_end(lines: Lines, start: int, end: int) -> None:
    """Name the rows of the distribution, and specks, that a scan read below the end mark of the last page."""
    below = range(end - 1, max(start, end - _BELOW) - 1, -1)
    last = next(
        (index for index in below if lines.texts[index].startswith("NNN") and END.match(lines.texts[index])), end
    )
    for index in range(last + 1, end):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT:
            continue
        if distribution.strays(text):
            lines.name(index, Claim(Kind.DISTRIBUTION, text))
        elif distribution.resembles(text) or len(text) <= _SPECK:
            lines.name(index, Claim(Kind.UNKNOWN, text))


def _label(text: str) -> Claim | None:
    """Return the claim of the first row of the distribution, with one wrong letter in its label."""
    match = LABEL_DAMAGED.match(text)
    label = next((word for word in ("ACTION", "ORIGIN") if match and one_letter_off(match["word"], word)), None)
    if match is None or label is None:
        return None
    line = f"{label} {match['rest']}"
    return Claim(Kind.DISTRIBUTION, line, note=line)


def _total(text: str) -> Claim | None:
    """Return the claim of the last row, where two strokes are the code letter of the total: the W of incoming
    telegrams; R has another shape."""
    match = TOTAL_DAMAGED.match(text)
    if match is None or not DISTRIBUTION_ROW.match(match["row"]) or not OFFICE_COPIES.search(match["row"]):
        return None
    line = f"{match['row']} /{match['total']} W"
    return Claim(Kind.DISTRIBUTION, line, note=line)
