"""Marks of a release among the lines of a scan, regardless of the printer (format guide 11.2).

Strategy. Most marks are recognised by themselves (`fields.release`). Exemption codes, a name below REVIEW AUTHORITY and
the releaser's UNCLASSIFIED are recognised if they are next to one. If the telegram has another classification, every
lone UNCLASSIFIED is the releaser's. A code alone in a release in part marks an excision, and so does one in the margin
beside a line of the text. Rows of the distribution between marks are those that a scan read
below the text. Lines next to the text of a scanned page are furniture, or what OCR left of a stamp.
"""

import re
from collections.abc import Iterable
from itertools import islice, takewhile

from cablekit import grammar as g
from cablekit.fields import addressees, classification, distribution, release
from cablekit.lines import LONGEST, Claim, Document, Kind, Lines

#: how lines of the stamp between reviewer and case begin: "CLASSIFICATION: SECRET REASON: 1.4(B)", "DECLASSIFY AFTER:"
REASONED = ("CLASSIF", "DECLASS")
#: a name below its label: "ROBERT R. STRAND"
NAME = re.compile(r"^[A-Z][A-Za-z.'\-]*(?:\s[A-Z][A-Za-z.'\-]*){1,3}$")
#: the first part of a dash line that a scan cut in two: "---051731Z"
RELAY_TIME_ALONE = re.compile(r"^-{2,}\s?\d{6}Z$")
#: the second part, far below: "081185/47"
RELAY_REST = re.compile(r"^\d{6}\s?/\s?\d\d$")
#: the day and the initials in a library's stamp, below its number: "3/9/2016 KDE"
LIBRARY_DAY = re.compile(r"^\d{1,2}/\d{1,2}/(?:19|20)\d\d\s+[A-Z]{2,4}$")
#: a code in the margin: "HE WOULD NOT PUT IT IN WRITING.               B1"
MARGIN_CODE = re.compile(rf"\s(?<=\S\s)\s{{4,119}}(?P<code>{g.CODES})\s*$")
#: a hole on the same line: "SPOKE WITH [                ] THERE"
EMPTY_BRACKET = re.compile(r"\[[\s.]{0,80}\]")
# a text with marks contains at least one of these
_RELEASED = re.compile(
    r"RELEASED?\s+IN\s+(?:FULL|PART)|DEPARTMENT\s+OF\s*STATE|Department\s+of\s+State|REVIEW\s+AUTHORITY|DATE/CASE"
    r"|DECLASSIFIED|LIBRARY|pproved\s[Ff]or\sRelease|Doc[IlL1]d|Case\s+No|A/CDC|Cat\.|-[FMS]\b"
)

#: number of lines in which the mark of the scanning is looked for
_SCAN_WITHIN = 8
#: number of lines of the stamp between the reviewer and the case
_STAMPED = 3
_UNCLASSIFIED = "UNCLASSIFIED"
#: the second half of a title on the line below its first: "REVIEW AUTHORITY: Ann Roe, Senior"
_REVIEWER = " Reviewer"
#: a header below this one begins so
_HEADERS = ("ACTION ", "ORIGIN ")
#: the last characters of a code
_CODE_ENDS = frozenset("0123456789)") | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def name(document: Document, lines: Lines, start: int, end: int) -> None:
    """Name the marks of a release between two indexes, and remains of stamps next to the text."""
    for index in document.beside:
        if (words := release.stamp_of(lines.texts[index])) is not None:
            lines.name(index, Claim(Kind.RELEASE, lines.texts[index], seen=words))
    if _RELEASED.search(document.text) is None:
        return
    _take_out(lines, start, end)
    if _mark_alone(lines, start, end):
        _mark_beside(lines, range(start, end))
        _mark_beside(lines, range(end - 1, start - 1, -1))
        _mark_unclassified(lines, start, end)
        _name_strays(lines, start, end)
    if any(kind is Kind.RELEASE and "PART" in text for kind, text in zip(lines.kinds, lines.texts, strict=True)):
        _mark_excisions(lines, start, end)


def _take_out(lines: Lines, start: int, end: int) -> None:
    """Take marks of the page out of text lines that they are joined to."""
    titled = False
    for index in range(start, end):
        text = lines.texts[index]
        if titled and text.endswith(_REVIEWER):
            lines.take_out(index, len(text) - len(_REVIEWER) + 1, len(text))
            titled = False
            continue
        place = release.mark_inside(text) if lines.kinds[index] is Kind.TEXT and len(text) < LONGEST else None
        if place is not None and not release.is_mark(text):
            lines.take_out(index, *place)
            titled = text.endswith(", Senior")


def _mark_alone(lines: Lines, start: int, end: int) -> bool:
    """Name the marks that are recognised by themselves; return whether the text has marks."""
    texts, kinds = lines.texts, lines.kinds
    marked: list[int] = []
    above_pages = start + _SCAN_WITHIN
    for index in range(start, end):
        text = texts[index]
        if kinds[index] is not Kind.TEXT:
            if kinds[index] is Kind.RELEASE:
                marked.append(index)
            continue
        if index < above_pages and text.startswith("PAGE"):
            above_pages = index
        if (
            release.is_mark(text)
            or (index < above_pages and release.SCAN_MARK.match(text))
            or (text == "DECLASSIFIED" and _order_below(lines, index))
        ):
            lines.name(index, Claim(Kind.RELEASE, text))
            marked.append(index)
    for index in marked:
        _mark_stamped(lines, index, end)
    if any(release.is_begun(texts[index]) for index in marked):
        _mark_pieces(lines, start, end)
    return bool(marked) or bool(lines.marks)


def _order_below(lines: Lines, index: int) -> bool:
    """Whether a line is the first of a library's stamp: `DECLASSIFIED`, below it `PER E.O. 13526`."""
    below = next((text for text in lines.texts[index + 1 : index + 3] if text), "")
    return release.DECLASSIFIED.match(below) is not None


def _mark_stamped(lines: Lines, index: int, end: int) -> None:
    """Name the other lines of the reviewer's stamp below its first, and the mark of the scanning below it."""
    texts, kinds = lines.texts, lines.kinds
    if texts[index].startswith("REVIEW"):
        inner = list(takewhile(lambda at: kinds[at] is not Kind.RELEASE, _said(lines, index, end, _STAMPED)))
        if all(texts[at].startswith(REASONED) for at in inner):
            for at in inner:
                lines.name(at, Claim(Kind.RELEASE, texts[at]))
    below = _said(lines, index, end, 2)
    if len(below) > 1 and kinds[below[0]] is Kind.TEXT and release.SCAN_MARK.match(texts[below[0]]):
        foot = kinds[below[1]] is Kind.RELEASE or texts[below[1]] == _UNCLASSIFIED
        if foot and g.EXEMPTIONS.match(texts[below[0]]) is None:
            lines.name(below[0], Claim(Kind.RELEASE, texts[below[0]]))


def _said(lines: Lines, index: int, end: int, most: int) -> list[int]:
    """Return the indexes of the first lines with content below a line."""
    below = (at for at in range(index + 1, end) if lines.kinds[at] is not Kind.BLANK)
    return list(islice(below, most))


def _mark_pieces(lines: Lines, start: int, end: int) -> None:
    """Name the pieces of a page's mark."""
    for index in range(start, end):
        if lines.kinds[index] is Kind.TEXT and release.MARK_PIECE.match(lines.texts[index]):
            lines.name(index, Claim(Kind.RELEASE, lines.texts[index]))


def _mark_beside(lines: Lines, order: Iterable[int]) -> None:
    """Name codes, a name and UNCLASSIFIED next to a mark: one UNCLASSIFIED, or two at the end of a page."""
    next_to_mark = False
    unclassified: int | None = None
    above = ""
    for index in order:
        kind, text = lines.kinds[index], lines.texts[index]
        if kind is Kind.RELEASE:
            next_to_mark, unclassified, above = True, None, text
        elif next_to_mark and kind is Kind.TEXT:
            if classification.word_of(text) == _UNCLASSIFIED:
                apart = unclassified is not None and abs(index - unclassified) > 1 and lines.rows[index][0] != "\f"
                next_to_mark, unclassified = not apart, index
            else:
                is_day = LIBRARY_DAY.match(text) is not None and release.LIBRARY_NUMBER.match(above) is not None
                is_name = is_day or (
                    above.startswith("REVIEW") and above.endswith(":") and NAME.match(text) is not None
                )
                next_to_mark = is_name or g.EXEMPTIONS.match(release.codes_of(text)) is not None
                above = text
            if next_to_mark:
                lines.name(index, Claim(Kind.RELEASE, text))
        elif kind is not Kind.BLANK:
            next_to_mark = False


def _mark_unclassified(lines: Lines, start: int, end: int) -> None:
    """Name every lone UNCLASSIFIED in a telegram that also has lines with a higher classification."""
    words = {
        index: word
        for index in range(start, end)
        if lines.kinds[index] is Kind.TEXT and (word := classification.word_of(lines.texts[index])) is not None
    }
    if len(set(words.values()) - {_UNCLASSIFIED}) == 0:
        return
    for index, word in words.items():
        if word == _UNCLASSIFIED and lines.texts[index] == _UNCLASSIFIED:
            lines.name(index, Claim(Kind.RELEASE, lines.texts[index]))


def _name_strays(lines: Lines, start: int, end: int) -> None:
    """Name rows of the distribution that a scan read below the text of a sheet, or with their label below the
    addressees: in a run next to a mark, below the routing."""
    routed = next((index for index in range(start, end) if addressees.FROM.match(lines.texts[index])), end)
    _name_proved(lines, start, routed, end)
    run: list[int] = []
    marked = False
    for index in range(routed, end):
        kind, text = lines.kinds[index], lines.texts[index]
        if kind is Kind.TEXT and (distribution.strays(text) or (run and distribution.resembles(text))):
            run.append(index)
            marked = marked or text.startswith("INFO")
        elif kind is not Kind.BLANK:
            if marked or kind is Kind.RELEASE:
                _name_run(lines, run)
            run, marked = [], kind is Kind.RELEASE
    if marked:
        _name_run(lines, run)


def _name_run(lines: Lines, run: Iterable[int]) -> None:
    """Name rows of the distribution; a pair of an office that can't be read is nothing else."""
    for index in run:
        kind = Kind.DISTRIBUTION if distribution.strays(lines.texts[index]) else Kind.UNKNOWN
        lines.name(index, Claim(kind, lines.texts[index]))


def _name_proved(lines: Lines, start: int, routed: int, end: int) -> None:
    """Name the rows far below the header, up to the next header, that complete the distribution of the header."""
    rows = [
        text
        for text in lines.texts[start:routed]
        if text and (distribution.strays(text) or distribution.opens(text, None) is not None)
    ]
    firsts = (at for at in range(routed, end) if lines.texts[at].startswith(_HEADERS))
    stray = [
        at
        for at in range(routed, next(firsts, end))
        if lines.kinds[at] is Kind.TEXT and distribution.strays(lines.texts[at])
    ]
    _name_relay(lines, start, routed, end)
    if rows and stray and distribution.proves(rows, [lines.texts[at] for at in stray]):
        for at in stray:
            lines.name(at, Claim(Kind.DISTRIBUTION, lines.texts[at]))


def _name_relay(lines: Lines, start: int, routed: int, end: int) -> None:
    """Name the only serial with a suffix far below a dash line that has the time alone: the rest of that line."""
    times = [at for at in range(start, routed) if RELAY_TIME_ALONE.match(lines.texts[at])]
    rest = [at for at in range(routed, end) if lines.kinds[at] is Kind.TEXT and RELAY_REST.match(lines.texts[at])]
    if len(times) == len(rest) == 1:
        lines.name(rest[0], Claim(Kind.RELAY, lines.texts[rest[0]]))


def _mark_excisions(lines: Lines, start: int, end: int) -> None:
    for index in range(start, end):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT:
            continue
        if text[0] in "B(1" and not text.isdecimal() and g.EXEMPTIONS.match(release.codes_of(text)):
            lines.name(index, Claim(Kind.EXCISION, text))
        elif text[-1] in _CODE_ENDS and len(text) < LONGEST and (match := MARGIN_CODE.search(lines.rows[index])):
            _bracket(lines, index, match)


def _bracket(lines: Lines, index: int, match: re.Match[str]) -> None:
    """Put brackets around a code in the margin, so that its line is read as one with a hole; if the line has one, the
    code is moved there."""
    above, code = lines.rows[index][: match.start()], match["code"]
    holes = [hole.end() for hole in EMPTY_BRACKET.finditer(above)]
    lines.rows[index] = f"{above[: holes[-1]]} {code}{above[holes[-1] :]}" if holes else f"{above} [{code}]"
    lines.texts[index] = lines.rows[index].strip()
    lines.bracketed = True
