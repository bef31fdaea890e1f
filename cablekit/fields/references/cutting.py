"""Split a list of references into its elements (format guide 6, 10).

Strategy. The list is split first at bullets, then at the marks between them, then where a known post and a number
follow a finished citation without a mark. Parentheses stay with what is before them.
"""

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from cablekit import glossary
from cablekit import grammar as g
from cablekit.values import names_station
from cablekit.vocabulary import SERIES_WORD

#: "(A) ", "A. ", "A) ", "(BL " (1974LAPAZ05346, the bracket lost), "(B9 BONN 12" (typed as a digit), "1) ",
#: "(A)STATE 8", "B: BONN 12"
REFERENCE_LABEL = re.compile(
    r"""(?:^|(?<=[\s;:,]))(?:\(\s?(?P<round>[A-Z]|1?\d)(?:\)|L(?=\s|$)|(?<=[A-K])[09](?=\s[A-Z]{3,}))|(?P<mark>[A-Z]|1?\d)(?:[.):](?=\s|$)|\)(?=[A-Z]{2})
        |\.(?=[A-Z]{3,}[\s'])))\s*""",
    re.VERBOSE,
)
#: the same without marks, or with a hyphen, before a station and a number: "A JAKARTA 1160 B JAKARTA 1157",
#: "A-STATE 144930; B-LIMA 7301"
LETTER_ALONE = re.compile(
    r"(?:^|(?<=[\d);,]\s))(?P<round>(?!))?(?P<mark>[A-H])(?:\s|\s?-\s?)(?=(?:\d\d\s)?[A-Z][A-Z']+(?:\s[A-Z']+){0,2}\s\d{1,6}(?![\dZ]))"
)
#: labels after their citations: "STATE 152359 (A), WARSAW 2844 (B)" (1974STATE161948)
LABEL_BEHIND = re.compile(r"(?<=[\d)])\s?\((?P<mark>[A-H])\)\s*(?:[,;]\s*|AND\b\s*|\.?$)")
#: a number after a comma, whose station may be before it: " 4260"
NUMBER_BEHIND = re.compile(r"\s?(?P<number>\d{1,6})(?=[\s,;.(]|$)(?!\s?Z\b)")
#: what separates one element of a reference list from the next, and the parentheses that hold one together
REFERENCE_MARK = re.compile(r"[();:,&]|\bAND\b|(?<=\d)\.(?=\s)|(?<=\d)\s?/\s?(?=[A-Z]{2})")
#: at the end of an element, a number of the travelling Secretary's series: "TOSEC 30123"
SERIES_LAST = re.compile(rf"\b{SERIES_WORD}\s?\d{{1,6}}$")
#: a year after a comma: " 1973", " 73"
YEAR_ALONE = re.compile(r"\s*(?P<year>\d{4}|\d\d)\b")
#: before a comma: the day of a date: "OF AUGUST 16", "MAY 11 ", "16 AUGUST"
DAY_BEFORE = re.compile(rf"\b(?:{g.MONTH}\s?\d{{1,2}}|\d{{1,2}}\s?{g.MONTH})\s?$")
#: after such a year, the station that it belongs to: " MOSCOW 352"
STATION_BEHIND = re.compile(r"\s*[A-Z][A-Z.' ]{1,30}\d")
#: after a citation, its subject, up to the next label or semicolon: " SUBJECT, P&A FOR PROPOSED FMS"
ABOUT = re.compile(r"\s*(?:SUBJECT|SUBJ)\b")
#: the number of a part of a telegram: 2, 2-4, 3(C), 3.A, IV
PART_NUMBER = r"[\dA-Z]{1,3}(?:\s?\([\dA-Z]{1,2}\)|\.[\dA-Z]\b){0,2}(?:\s?-\s?\d{1,3})?"
#: a part of the telegram cited before it: "PARA 2", "PARAS 2-4", "PARA 3(C)"
CITED_PART = re.compile(rf"^(?:PARAS?|PARAGRAPHS?|PAGES?|SECTIONS?|PART|ITEMS?)\.?\s{PART_NUMBER}$")
#: the same at the end of a citation, before further parts: "IAEA VIENNA 4692 PARAS 1" AND 4 (1974STATE224920)
PART_LAST = re.compile(rf"\s(?:PARAS?|PARAGRAPHS?|PAGES?|SECTIONS?|PARTS?|ITEMS?)\.?\s{PART_NUMBER}$")
#: a year that belongs to the station on the line below: "TOKYO 4499; 78"
YEAR_LAST = re.compile(r"(?:^|[;:,(&)]|\bAND)\s*'?(?P<year>\d{4}|\d\d)$")
#: where a citation begins after another without a mark: "MOSCOW 123 STATE 456", or after a dash: "MOSCOW 1 - STATE 2"
CITATION_BEHIND = re.compile(
    r"(?<=[\d)])\s(?:-{1,2}\s?)?(?=(?:(?P<year>\d{4}|\d\d)\s)?(?P<station>[A-Z][A-Z.']+(?:\s[A-Z.']+){0,2})\s\d{1,6}(?![\dZ]))"
)

#: what may be around an element without being part of it
MARKS = " ,;:."
#: what may be left of a label: "/CAIRO 10527" before (B)
DEBRIS = "/\\|-"
#: an element longer than this is not split into citations without marks, and no subject is looked for in it
LONGEST = 1000
#: number of characters of a month and a day
_LONGEST_DATE = 16


class Element(msgspec.Struct):
    """A piece of a list between two marks: its place in the text, and its label."""

    label: str | None
    start: int
    end: int


def elements(text: str, is_year: Callable[[str], bool], is_stated: Callable[[str], bool]) -> Iterator[Element]:
    """Split a list at its labels, each part at its marks, and where a citation follows another without a mark.

    `is_year` says whether two or four digits can be the year of a date or of the station after them; `is_stated` says
    the same for digits that begin a list or follow a label, and so can't be the end of a number. A slash before the
    first citation, with a label B after it, is what is left of the label A.
    """
    if "(A)" in text and text[0] != "(" and (behind := _labels_behind(text)):
        yield from _labelled_behind(text, behind, is_year)
        return
    labels = _labels(text)
    label, start = None, 0
    if labels and text[:1] in DEBRIS and "B" in (labels[0]["round"], labels[0]["mark"]):
        label = "A"
    for match in [*labels, None]:
        end = match.start() if match else len(text)
        for left, right in _cut(text, start, end, is_year):
            yield from _split_unmarked(label, text, left, right, is_stated if left == start else is_year)
        if match:
            label, start = match["round"] or match["mark"], match.end()


def _labels_behind(text: str) -> list[re.Match[str]]:
    """Return the labels after their citations, A, B and so on; none if another label is in the list."""
    return _in_order(list(LABEL_BEHIND.finditer(text)))


def _in_order(labels: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the labels if they are two or more and run A, B and so on without a gap; else none."""
    letters = "".join([match["mark"] for match in labels])
    return labels if len(labels) > 1 and letters == "ABCDEFGH"[: len(labels)] else []


def _labelled_behind(text: str, labels: Sequence[re.Match[str]], is_year: Callable[[str], bool]) -> Iterator[Element]:
    """Split a list whose labels follow their citations."""
    start = 0
    for match in labels:
        for left, right in _cut(text, start, match.start(), is_year):
            yield from _split_unmarked(match["mark"], text, left, right, is_year)
        start = match.end()
    for left, right in _cut(text, start, len(text), is_year):
        yield from _split_unmarked(None, text, left, right, is_year)


def _labels(text: str) -> list[re.Match[str]]:
    """Return the labels that something follows: the C in `STATE 1 (C)` is not a label, it marks the classification."""
    labels = list(_candidates(text)) or _letters_alone(text)
    if labels and labels[0]["mark"] == "B" and (first := LETTER_ALONE.match(text)) and first["mark"] == "A":
        labels.insert(0, first)  # REF. A STATE 210218 above REF B. MOSCOW 12495
    ends = [*(match.start() for match in labels[1:]), len(text)]
    return [
        match
        for match, end in zip(labels, ends, strict=False)
        if text[match.end() : end].strip(MARKS) and not _marks_class(text, match)
    ]


def _marks_class(text: str, match: re.Match[str]) -> bool:
    """Whether letters in parentheses mark the classification of the telegram before them: `STATE 1 (C), BONN 2 (C)`."""
    before = text[max(0, match.start() - 2) : match.start()].rstrip()
    return text[match.end() : match.end() + 1] in (",", ";") and before[-1:].isdigit()


def _letters_alone(text: str) -> list[re.Match[str]]:
    """Return labels without marks, A, B and so on, each before a citation; none if a letter is missing."""
    return _in_order(list(LETTER_ALONE.finditer(text))) if text[:2] in ("A ", "A-") else []


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Yield what looks like a label outside parentheses, so not the 5 in `(MAY 5)`."""
    depth = counted = 0
    for match in REFERENCE_LABEL.finditer(text):
        depth = max(0, depth + text.count("(", counted, match.start()) - text.count(")", counted, match.start()))
        counted = match.end()
        if match["round"] or not depth:
            yield match
        else:
            counted = match.start()


def _cut(text: str, start: int, end: int, is_year: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Split at semicolons, colons, commas and AND outside parentheses."""
    depth = 0
    about = False
    for match in REFERENCE_MARK.finditer(text, start, end):
        mark = match[0]
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif depth == 0:
            about = mark != ";" and (about or ABOUT.match(text, match.end(), end) is not None)
            inside = _within(text, match, is_year) or (mark == "," and _of_station(text, start, match, is_year))
            if not (about or inside):
                yield start, match.start()
                start = match.end()
    yield start, end


def _within(text: str, match: re.Match[str], is_year: Callable[[str], bool]) -> bool:
    """Whether a mark is inside an element: the comma of a date, the slash of a number in a series."""
    if match[0] == ",":
        year = YEAR_ALONE.match(text, match.end())
        if year is None or not is_year(year["year"]):
            return False
        dated = DAY_BEFORE.search(text[max(0, match.start() - _LONGEST_DATE) : match.start()])
        of_station = STATION_BEHIND.match(text, year.end()) is not None
        if len(year["year"]) == 2:
            return dated is not None and not of_station
        return dated is not None or not of_station
    if "/" in match[0]:
        return bool(
            g.SERIES.match(text[match.end() : match.end() + 6])
            or SERIES_LAST.search(text[max(0, match.start() - 16) : match.start()])
        )
    return False


def _of_station(text: str, start: int, match: re.Match[str], is_year: Callable[[str], bool]) -> bool:
    """Whether a comma is between a station and its number: `PRETORIA, 4260`; not a place and a year, `LIMA, 1974`."""
    number = NUMBER_BEHIND.match(text, match.end())
    if number is None:
        return False
    name = text[start : match.start()].strip(MARKS)
    return name.replace(" ", "").isalpha() and not is_year(number["number"]) and names_station(name)


def _split_unmarked(
    label: str | None, text: str, start: int, end: int, is_year: Callable[[str], bool]
) -> Iterator[Element]:
    """Split where a known post and a number follow a citation: `MOSCOW 123 STATE 456`."""
    next_citations = CITATION_BEHIND.finditer(text, start, end) if end - start <= LONGEST else ()
    for match in next_citations:
        opened = text.count("(", start, match.start()) > text.count(")", start, match.start())
        left = text[start : match.start()].strip(MARKS)
        begun = (
            _ends_in_year(left, is_year)
            or CITED_PART.match(left)
            or not (match["year"] is None or is_year(match["year"]))
        )
        if not opened and not begun and not g.SERIES.match(match["station"]) and glossary.post(match["station"]):
            yield Element(label, start, match.start())
            start = match.end()
    yield Element(label, start, end)


def _ends_in_year(text: str, is_year: Callable[[str], bool]) -> bool:
    """Whether a piece ends with the year of the next one."""
    match = YEAR_LAST.search(text[-12:])
    return match is not None and is_year(match["year"])
