"""The White House's cable archive of the 1990s, as presidential libraries print it (format guide 11.1).

Strategy. A block of keys opens each telegram: PREC, CLASS, LINE1 to LINE4 (the lines of the network), OSRI, DTG, ORIG,
TO, INFO, SUBJ, TEXT; below the text are SECT, SSN, TOR and DIST. Each key names its line. DTG, ORIG and SUBJ are
repeats and count only if LINE3, LINE4 and the subject in the text fail. What a browser printed around it, and the
library's Withdrawal/Redaction Sheet, are furniture; the case number of the sheet is a mark of release.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from cablekit import glossary
from cablekit.fields import release, subject
from cablekit.fields.classification import word_of
from cablekit.fields.registry import CLUSTER, opens
from cablekit.frames.frame import Frame
from cablekit.frames.keyed import SECTION_SCANNED, claim, furnish, is_moment, section_of
from cablekit.frames.piece import Piece
from cablekit.frames.specks import cleared
from cablekit.lines import LONGEST, Claim, Document, Kind, Lines
from cablekit.sources.decoding import line_above, line_count

NAME = "white_house"

#: "PREC:   IMMEDIATE", "LINE4:  FM SECSTATE WASHDC", "LINEl:  OAASZYUW RUEHCAA4561 2020226-SSSS--RHEHAAX."; in scans
#: without colons: "PREC   IMMEDIATE", "LINES   0 P 140658Z JAN 95" (LINE3)
ARCHIVE_KEY = re.compile(
    r"^(?P<key>PREC|CLASS|LINE\s?(?P<line>[1-4lISZ\]|])|OSRI|DTG|ORIG|TO|INF[Oo0]|SUBJ|TEXT)"
    r"(?:\s?:\s*|\s{2,}(?=\S)|$)(?P<rest>.*)$"
)
#: below the text: "SECT   SECTION: 01 OF 01", "SSN   4561", "TOR   950721002106 M1774424", "DIST"; with colons too:
#: "SECT:", "SSN: 0456", "TOR: 940202093512 M1199120"; in scans "sECT   SECTION: 01.OF 01", "pIst"
ARCHIVE_FOOT = re.compile(
    r"^(?:[Ss]ECT[\s:.]{1,12}SECTION\b|SECT\s?:$|SSN[\s:.]{1,12}\d|TOR[\s:.]{1,12}\d{6,12}\b|(?:DIST|[Ddpb][Ii1l][Ss][Tt])\s?:?$)"
)
#: "F:\Cable\Data Source\Cables\CD014\JUL95\MSGS\M1774424.html   Page 1 of 3", "Page 2 of 3"
BROWSER_LINE = re.compile(r"^(?:[A-Z]:\\|file:)\S.*$|^Page \d{1,3} of \d{1,3}$")
#: "2013-0517-M"
LIBRARY_CASE = re.compile(r"^\d{4}-\d{4}-[A-Z]$")
#: "ZNY SSSSS ZZH", "2020226-SSSS--RHEHAAX": the network's letter of the classification
ARCHIVE_PROSIGN = re.compile(r"^ZN[RY]\s+(?P<letter>[CSUT])(?P=letter){3,4}\b|-(?P<inside>[CSUT])(?P=inside){3}--")
#: a banner ends with station and number: "E qi' STATE   174561"
ARCHIVE_BANNER = re.compile(r"\b[A-Z]{3,}\s+\d{3,6}(?:/\d{1,2})?$")
#: "AMEMBASSY ZAGREB PRIORITY 4 97 9"
BLANKED_NUMBER = re.compile(r"(?<=PRIORITY\s|MMEDIATE\s|.ROUTINE\s)(?=\d\s?\d\s?\d\s?\d$)\d[\d\s]{4,6}$")
#: the Z of a date-time group read as a digit: "R 1913122 JAN 99"
ARCHIVE_GROUP = re.compile(r"(?P<digits>\b\d{6})(?:2|[zZ]{1,2})(?=\s[A-Z]{3}\s\d\d\b)")
#: letters of precedence before it, doubled or in a ring: "zZ.O 291801Z", "© 120944Z"
ARCHIVE_LETTERS = re.compile(
    r"^(?P<first>z?[ZOPR]|[\u00a90])[.\s]{1,3}(?:(?P<second>[ZOPR]|[\u00a90])[.\s]{1,3})?(?=\d{6}Z)"
)
#: a word with letters that a scan read small: "NOopIS"
SMALL_INSIDE = re.compile(r"^[A-Z]{1,6}[a-z]{1,3}[A-Z]{1,6}$")
#: the label of the order with signs in it: "E£.0. 12958:"
ORDER_SOILED = re.compile(r"^[E\u00a3]{1,2}[.,]{0,2}\s?[O0][.,]{0,2}\s(?=1\d{4}\s?:)(?<!^E\.O\.\s)")
#: a name that signs: "ORNAMENTAL"
SIGNED = re.compile(r"^[A-Z][A-Z'\-]{2,20}$")
#: the end of the signal, with a sign before or after it: "_NNNN"
SIGNAL_END = re.compile(r"^[^A-Za-z\d]{0,3}NNNN[^A-Za-z\d]{0,3}$")
#: a stop before the number of an addressee: "AMEMBASSY BOGOTA. 0912"
STOPPED_NUMBER = re.compile(r"(?<=[A-Z]{2})\.\s(?=\d{1,5}$)")
#: "#4561", "$0902"
ARCHIVE_SERIAL = re.compile(r"^[#$]\d{4}$")
# the key that opens a block, with CLASS soon below it
_OPENING = re.compile(
    r"(?:^|(?<=[\r\n\f]))[ \t]{0,40}PREC(?:\s?:|\s\s)[^\r\n]{0,200}"
    r"(?:[\r\n]{1,4}(?![ \t]{0,40}CLASS)[^\r\n]{1,200}){0,2}"
    r"[\r\n]{1,4}[ \t]{0,40}CLASS(?:\s?:|\s\s)"
)
_WORDS = {"T": "TOP SECRET", "S": "SECRET", "C": "CONFIDENTIAL", "U": "UNCLASSIFIED"}
_LINE_DIGITS = str.maketrans("lISZ]|", "113211")
_SHEET = "Withdrawal/Redaction Sheet"
#: number of lines above PREC in which the head of a browser's page is looked for
_ABOVE = 8
#: number of lines in which the subject line of the text is looked for
_SUBJECT_WITHIN = 40
_ADDRESSED = frozenset([Kind.TO, Kind.INFO])
_SOILED = frozenset([*CLUSTER, Kind.CAPTION, Kind.END])
#: keys whose values may continue below
_GOES_ON = frozenset(["TO", "INFO", "SUBJ"])
#: a stamp next to a value, at least this number of blanks away
_BESIDE = re.compile(r"\s{5,}\S.*$")

#: number of words of a station before its last
_STATION_WORDS = 2


def recognises(text: str) -> bool:
    """Whether a block of keys opens a telegram."""
    return "PREC" in text and "ORIG" in text and _OPENING.search(text) is not None


def split(text: str) -> Iterator[Piece]:
    """Split a text at each block, with the browser's lines above it."""
    cuts = [0, *starts(text)[1:], len(text)]
    line = 1
    for start, end in pairwise(cuts):
        yield Piece(text[start:end], line, NAME, None, None, (0, end - start))
        line += line_count(text[start:end])


def starts(text: str) -> list[int]:
    """Return where the blocks begin, each with the browser's lines above it."""
    return [_above(text, match.start()) for match in _OPENING.finditer(text)] if "PREC" in text else []


def _above(text: str, start: int) -> int:
    """Return where the browser's lines above a block begin: the path of the page, and the title `Cable`."""
    begin = at = start
    for _ in range(_ABOVE):
        row_start = line_above(text, at, LONGEST)
        row = text[row_start:at].strip(" \t\f\r\n")
        if row_start == 0:
            break
        at = row_start
        if BROWSER_LINE.match(row) or row == "Cable":
            begin = at
        elif row:
            break
    return begin


def name(document: Document, lines: Lines) -> None:
    """Name the keyed lines, the lines below the text, and the lines of browser and library."""
    texts = lines.texts
    for index, text in enumerate(texts):
        if BROWSER_LINE.match(text):
            furnish(lines, index)
    end = _foot(lines)
    keys = _keys(lines, end)
    if not keys:
        return
    for index in range(keys[0][0]):
        if texts[index] == "Cable":
            furnish(lines, index)
    begin = keys[-1][0] if keys[-1][1] == "TEXT" else end
    _name_keys(lines, keys, begin, end)
    _name_text(lines, begin + 1, end, _by_network({key: rest for _, key, rest in keys}))


def _foot(lines: Lines) -> int:
    """Name the lines below the text and the library's sheet; return the index where they begin."""
    end = len(lines)
    for index, text in enumerate(lines.texts):
        if end == len(lines) and (ARCHIVE_FOOT.match(cleared(text)) or " ".join(text.split()) == _SHEET):
            end = index
        if index >= end and (LIBRARY_CASE.match(text) or release.is_mark(text) or _is_stamp(lines, index)):
            lines.name(index, Claim(Kind.RELEASE, text))
        elif index >= end and lines.kinds[index] is Kind.TEXT:
            furnish(lines, index)
    return end


def _is_stamp(lines: Lines, index: int) -> bool:
    """Whether a line is the first of a library's stamp on two lines: `DECLASSIFIED`, `PER E.O. 13526`."""
    return lines.texts[index] == "DECLASSIFIED" and any(
        map(release.DECLASSIFIED.match, lines.texts[index + 1 : index + 2])
    )


def _keys(lines: Lines, end: int) -> list[tuple[int, str, str]]:
    """Return the keyed lines of the block: index, key, value. TEXT is the last."""
    keys: list[tuple[int, str, str]] = []
    for index in range(end):
        if lines.kinds[index] is Kind.TEXT and (match := ARCHIVE_KEY.match(cleared(lines.texts[index]))):
            key = f"LINE{match['line'].translate(_LINE_DIGITS)}" if match["line"] else match["key"]
            key = "INFO" if key.startswith("INF") else key
            if keys or key == "PREC":
                keys.append((index, key, match["rest"]))
            if keys and key == "TEXT":
                break
    return keys


def _name_keys(lines: Lines, keys: list[tuple[int, str, str]], begin: int, end: int) -> None:
    values = {key: _BESIDE.sub("", cleared(rest)) for _, key, rest in keys}
    for key in ("LINE3", "DTG"):
        values[key] = ARCHIVE_LETTERS.sub(_letters, ARCHIVE_GROUP.sub(r"\g<digits>Z", values.get(key, "")))
    readable = is_moment(claim(Kind.DTG, values.get("LINE3", "")))
    own_subject = any(subject.opens(text, None) for text in lines.texts[begin : begin + _SUBJECT_WITHIN] if text)
    bounds = [index for index, _, _ in keys[1:]] + [min(begin + 1, end)]
    for (index, key, rest), below in zip(keys, bounds, strict=True):
        value = values[key] if key not in _GOES_ON else cleared(rest)
        keyed: Claim | None = None
        if (key == "LINE3" and readable) or (key == "DTG" and not readable):
            keyed = claim(Kind.DTG, value)
        elif key == "LINE3":
            keyed = Claim(Kind.UNKNOWN, value)
        elif key == "LINE4":
            keyed = claim(Kind.FROM, value)
        elif key == "CLASS":
            keyed = _classification(value, values)
        elif key in _KINDS and not (key == "SUBJ" and own_subject):
            keyed = _valued(_KINDS[key], value)
        lines.name(index, keyed or Claim(Kind.FRAME, lines.texts[index]))
        if key in _GOES_ON:
            _go_on(lines, range(index + 1, below), keyed)


def _letters(match: re.Match[str]) -> str:
    """Return letters of precedence as they should read."""
    letters = [match["first"].lstrip("z"), match["second"]]
    return " ".join("O" if letter in "0\u00a9" else letter for letter in letters if letter) + " "


_KINDS = {
    "PREC": Kind.PRECEDENCE,
    "LINE1": Kind.NETWORK,
    "LINE2": Kind.NETWORK,
    "ORIG": Kind.FROM,
    "TO": Kind.TO,
    "INFO": Kind.INFO,
    "SUBJ": Kind.SUBJECT,
}
"""Key -> kind of the field that reads its value. OSRI and TEXT belong to the form."""


def _valued(kind: Kind, value: str) -> Claim:
    """Return the claim of a value. A row of strokes is furniture; text without a capital (`till`) is not a value."""
    if kind in _ADDRESSED:
        value = _with_number(value)
    if not any(map(str.isalnum, value)):
        return Claim(Kind.FRAME, value)
    return Claim(kind if any(map(str.isupper, value)) else Kind.UNKNOWN, value)


def _classification(value: str, values: dict[str, str]) -> Claim:
    """Return the classification; if it is unreadable, the one whose letter is in the network's lines."""
    word = _by_network(values)
    known = "".join(value.split()) in {word.replace(" ", "") for word in _WORDS.values()}
    return (
        Claim(Kind.CLASSIFICATION, word, note=f"CLASS: {word}")
        if word and not known
        else _valued(Kind.CLASSIFICATION, value)
    )


def _by_network(values: dict[str, str]) -> str | None:
    """Return the classification whose letter is in the network's lines; None without one."""
    letters = (ARCHIVE_PROSIGN.search(values.get(key, "")) for key in ("LINE2", "LINE1"))
    return _WORDS.get(next((match["letter"] or match["inside"] for match in letters if match), ""))


def _go_on(lines: Lines, below: range, above: Claim | None) -> None:
    """Name the lines below a continued value: each an addressee, or more of the subject."""
    for index in below:
        text = lines.texts[index]
        if lines.kinds[index] is Kind.TEXT:
            lines.name(index, Claim(Kind.FRAME, text) if above is None else _went_on(above.kind, text, cleared(text)))


def _went_on(kind: Kind, text: str, bare: str) -> Claim:
    rest = _with_number(bare) if kind in _ADDRESSED else bare
    return Claim(kind, rest, note=None if rest == text else rest)


def _with_number(text: str) -> str:
    """Return an addressee without blanks that a scan put into its number of four digits, or a stop before it."""
    text = STOPPED_NUMBER.sub(" ", text)
    match = BLANKED_NUMBER.search(text)
    return text if match is None else f"{text[: match.start()]}{''.join(match[0].split())}"


def _name_text(lines: Lines, begin: int, end: int, word: str | None) -> None:
    """Name the banner, with the network's classification if its own is damaged, and the lines of the network in and
    below the text."""
    rows = [lines.rows[index] for index in range(begin, end) if lines.kinds[index] is Kind.TEXT]
    lines.margin = min((len(row) - len(row.lstrip(" ")) for row in rows), default=0)
    first = next((index for index in range(begin, end) if lines.kinds[index] is Kind.TEXT), None)
    bare = cleared(lines.texts[first]) if first is not None else ""
    if first is not None and (match := ARCHIVE_BANNER.search(bare)):
        sound = word_of(bare[: match.start()].strip()) or claim(Kind.BANNER, bare)
        damaged = word is not None and not sound
        line = f"{word} {_sent(bare, match)}" if damaged else bare
        lines.name(first, Claim(Kind.BANNER, line, note=None if line == lines.texts[first] else line))
    for index in range(begin, end):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT:
            continue
        bare = cleared(text)
        if text != "NNNN" and SIGNAL_END.match(text):
            lines.name(index, Claim(Kind.END, "NNNN", note="NNNN"))
        elif bare == "QQQQ":
            furnish(lines, index)
        elif bare == "BT" or ARCHIVE_SERIAL.match(bare):
            lines.name(index, Claim(Kind.NETWORK, bare))
        elif (
            bare
            and bare != text
            and (opened := opens(bare, None)) is not None
            and opened.sure
            and opened.kind in _SOILED
        ):
            lines.name(index, Claim(opened.kind, opened.rest, True, opened.seen, None, bare))
        elif order := ORDER_SOILED.match(bare):
            mended = f"E.O. {bare[order.end() :]}"
            if (opened := claim(Kind.EXECUTIVE_ORDER, mended)) is not None:
                lines.name(index, Claim(opened.kind, opened.rest, True, opened.seen, None, mended))
        elif SMALL_INSIDE.match(text) and (caption := _caption(text)) is not None:
            lines.name(index, caption)
    _sign(lines, begin, end)


def _caption(text: str) -> Claim | None:
    """Return the claim of a caption that a scan damaged."""
    from cablekit.frames.scanned.opening import (
        caption_of,
    )  # compiling its patterns takes longer than reading most texts

    return caption_of(text)


def _sign(lines: Lines, begin: int, end: int) -> None:
    """Name a signature with specks beside it, above the last BT."""
    last = next((at for at in range(end - 1, begin, -1) if cleared(lines.texts[at]) == "BT"), None)
    above = None if last is None else next((at for at in range(last - 1, begin, -1) if lines.texts[at]), None)
    if above is None or lines.kinds[above] is not Kind.TEXT:
        return
    bare = cleared(lines.texts[above])
    if bare != lines.texts[above] and SIGNED.match(bare):
        lines.name(above, Claim(Kind.SIGNATURE, bare, note=bare))


def _sent(text: str, match: re.Match[str]) -> str:
    """Return section, station and number of a banner whose classification is damaged."""
    station, number = match[0].split()
    above = text[: match.start()].split()
    for size in range(min(_STATION_WORDS, len(above)), 0, -1):
        if glossary.post(" ".join([*above[-size:], station])) is not None:
            above, station = above[:-size], " ".join([*above[-size:], station])
            break
    part = SECTION_SCANNED.search(" ".join(above))
    section = section_of(part) if part is not None else None
    return " ".join(filter(None, (section, station, number)))


FRAME = Frame(title=NAME, recognises=recognises, split=split, name=name, starts=starts, unlike=True, scanned=True)
