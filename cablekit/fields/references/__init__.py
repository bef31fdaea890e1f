"""Reference lines: each cited document is an element of its own (format guide 6, 10).

Strategy. The lines are joined into one text and split at bullets, semicolons, colons, commas and AND, and where one
citation follows another without a mark; parentheses stay with their element (`cutting`). An element that is not a
citation, such as PARA 2, is added to the citation before it; any other is recognised by its shape (`citation`). A
number at the end that may be the year of a lost station gets the kind other. The year is that of a date-time group in
the citation, else the stated year, else the citing cable's own, or the year before if the citing cable could not have
seen the cited one otherwise; a day without its month is the last such day. Lists in small letters are read in capitals.
"""

import re
from collections.abc import Sequence

from cablekit.fields.references.citation import belongs, documents
from cablekit.fields.references.cutting import CITED_PART, DEBRIS, LONGEST, MARKS, PART_LAST, YEAR_LAST, elements
from cablekit.lines import Line
from cablekit.model import Reference
from cablekit.values import DTG_DIGITS, Facts, capitals, cites_alone, fold, names_station, place_of

__all__ = ["read"]

#: the label again inside a list, before a bullet: "REF"
LABEL_AGAIN = re.compile(r"^REF(?:S|TELS?)?$")
#: words that say that nothing is cited: "NONE", "N/A"; marks alone
NOTHING = re.compile(r"^(?:NONE|NIL|N/A|[^\w¿]+)$")
#: a year alone: "78"
YEAR_NUMBER = re.compile(r"^'?(?P<year>\d{4}|\d\d)$")
#: a dash as bullet of a row: "- NAIROBI 1830", "* NAIROBI 1830"; or before the number of the row above: "- 22504"
DASH = re.compile(r"^[-*]{1,4}\s*(?=\S)")
#: the label of the first row above the REF line: "(A)"
LABEL_ALONE = re.compile(r"^\(?[A-Z][.)]$")
#: a number and nothing else, the end of a range: "1778"
NUMBER_ALONE = re.compile(r"\d{1,6}(?:\s*[,;.(]|$)")
#: a row that cites by a date-time group, with nothing before: "USCINCSO 121530Z MAR 74"
BY_DTG_ALONE = re.compile(rf"^[A-Z][A-Z/.]{{2,}}(?:\s[A-Z/.]+){{0,3}}\s{DTG_DIGITS}\s?Z\s?[A-Z]{{3,9}}\.?\s\d\d")
#: a row that cites an airgram of a post: "LIMA A-12"
AIRGRAM_ROW = re.compile(r"^(?:[A-Z][A-Z.']+\s){1,3}A-\d")
#: the first half of a name at the end of a row: "ABID-", "KUALA LUM-"
HALF = re.compile(r"\b(?P<first>(?:[A-Z]{2,12}\s)?)(?P<half>[A-Z]{2,12})-$")
#: the other half, which begins a row: "JAN 2753"
WORD_FIRST = re.compile(r"[A-Z]{2,12}\b")
#: the digits of a number: "048"
DIGITS = re.compile(r"\d+")
#: a further part after PARAS 3: "4", "4(B)", "5.A"; after PARAS II "IV"
SHORT_NUMBER = re.compile(r"^(?:\d{1,2}(?:\s?\([\dA-Z]{1,2}\)|\.[A-Z])?(?:\s?-\s?\d{1,2})?|[IVX]{1,4}|[A-H])$")

#: the last word of a row is at least this long, and none of these, if another citation begins below
_WORD = 4
_LEADING = frozenset(["ALSO", "AIRGRAM", "CABLE", "FROM", "MESSAGE", "PARA", "TELEGRAM", "WITH", "AMEMBASSY", "YOUR"])
#: number of characters at the end of a row in which half a name is looked for
_HALF = 28
#: number of characters at the end of an element in which a part of it is looked for
_PART = 40
#: number of elements of the longest list that has no label left out
_LEFT_OUT = 2
#: the last characters of a finished citation
_ENDS = frozenset("0123456789)")


def read(lines: Sequence[Line], facts: Facts) -> list[Reference]:
    """Return the references in the lines of this kind, in order."""
    references: list[Reference] = []

    def is_year(digits: str) -> bool:
        return facts.stated_year(digits, alone=True) is not None

    def is_stated(digits: str) -> bool:
        return facts.stated_year(digits) is not None

    for raw in _lists(lines, facts):
        text = capitals(raw)
        start = None
        in_part = False
        above = 0
        for element in elements(text, is_year, is_stated):
            mark, above = text[above : element.start].strip(), element.end
            written = text[element.start : element.end].strip(MARKS).lstrip(DEBRIS + MARKS)
            if not written or LABEL_AGAIN.match(written) or NOTHING.match(written):
                continue
            before = references[-1] if references else None
            further = in_part and SHORT_NUMBER.match(written) is not None
            is_part = CITED_PART.match(written) is not None or further
            in_part = is_part or PART_LAST.search(written[-_PART:]) is not None
            if before is not None and (is_part or belongs(before, element.label, written, facts)):
                if start is not None and element.end - start <= LONGEST:
                    before.raw = raw[start : element.end].strip(MARKS)
                continue
            cut_off = element.end == len(text) and _is_year_alone(written, facts)
            cited = documents(element.label, written, None if cut_off else before, facts)
            if mark in (",", "AND") and before is not None and start is not None and _is_rest(before, cited):
                before.raw = raw[start : element.end].strip(MARKS)
                continue
            if text is not raw:
                _as_written(cited, written, raw[element.start : element.end])
            start = element.start if cited else start
            references += cited
    if len(references) > _LEFT_OUT:
        _clear_labels(references)
    return references


def _clear_labels(references: Sequence[Reference]) -> None:
    """Take the label from citations that follow a labelled one, if each would have one of its own: the next label is as
    far away as they are many, as in `(A) BONN 1, BONN 2, BONN 3; (D) BONN 4`."""
    for first, each in enumerate(references):
        label = each.label
        if label is None or (first and references[first - 1].label == label):
            continue
        after = next((at for at in range(first + 1, len(references)) if references[at].label != label), first)
        if after - first > 1 and place_of(references[after].label) == (place_of(label) or 0) + after - first:
            for other in references[first + 1 : after]:
                other.label = None


def _is_rest(before: Reference, cited: Sequence[Reference]) -> bool:
    """Whether words after a comma or AND belong to the paper with the same letter: `A. ROE REPORT, PART 2, B. LIMA 3`;
    if so, add their date there. `A. GATT L/4100, L/4101` are two papers."""
    papers = [before, *cited]
    if before.label is None or any(each.kind != "other" or each.label != before.label for each in papers):
        return False
    first, last = (DIGITS.sub("0", each.raw[-_PART:]) for each in (before, papers[-1]))
    if first.endswith(last):
        return False
    if before.year is None:
        before.year, before.year_basis = papers[-1].year, papers[-1].year_basis
    return True


def _as_written(cited: Sequence[Reference], capitals_: str, raw: str) -> None:
    """Put the words of an element into the letters of the line: printed documents cite in small letters."""
    written = raw.strip(MARKS).lstrip(DEBRIS + MARKS)
    for reference in cited:
        reference.raw = fold(written)
        at = capitals_.find(reference.note) if reference.note else -1
        if reference.note and at >= 0:
            reference.note = written[at : at + len(reference.note)]


def _is_year_alone(written: str, facts: Facts) -> bool:
    """Whether an element is a year whose station is lost: the 72 in `BONN 19532; 72`."""
    match = YEAR_NUMBER.match(written)
    return match is not None and facts.stated_year(match["year"], alone=True) is not None


def _lists(lines: Sequence[Line], facts: Facts) -> list[str]:
    """Return the text of each REF line with the lines that continue it, row by row.

    An indented row, or one with a dash as bullet, begins another citation after a finished one. Names that a slash
    splits at the end of a row are joined again.
    """
    lists: list[list[str]] = []
    above, depth = "", 0
    for line in lines:
        text = line.rest
        opens = not lists or (line.claim.seen and LABEL_ALONE.match(above) is None)
        dash = DASH.match(text)
        if dash and above[-1:] in _ENDS and NUMBER_ALONE.match(text, dash.end()):
            dash = None  # a range over two rows
        text = text[dash.end() :] if dash else text
        if opens:
            depth = 0
            lists.append([text])
        elif depth <= 0 and (_begins_row(above, line, facts, dash=dash is not None) or _begins_citations(above, text)):
            lists[-1] += [" ; ", text]
        elif above.endswith("-") and (joined := _joined(above, text)):
            lists[-1][-1] = lists[-1][-1].removesuffix("-")
            lists[-1].append(joined)
        else:
            lists[-1] += ["" if above[-1:] == "/" else " ", text]
        above, depth = text, depth + text.count("(") - text.count(")")
    return [fold("".join(rows)) for rows in lists]


def _joined(above: str, text: str) -> str | None:
    """Return a row whose first word is the rest of a post's name, which a hyphen splits: ABID- / JAN 2753."""
    half, rest = HALF.search(above[-_HALF:]), WORD_FIRST.match(text)
    if half is None or rest is None:
        return None
    word = half["half"] + rest[0]
    return text if names_station(word) or names_station(half["first"] + word) else None


def _begins_row(above: str, line: Line, facts: Facts, *, dash: bool) -> bool:
    """Whether a row that is indented, has a dash, or cites a message by its date-time group begins another citation
    after a finished one."""
    begins = dash or line.raw[:1] in " \t" or BY_DTG_ALONE.match(line.rest) is not None or AIRGRAM_ROW.match(line.rest)
    return above[-1:] in _ENDS and bool(begins) and not _ends_in_year(above, facts)


def _begins_citations(above: str, row: str) -> bool:
    """Whether a row of citations alone follows words that are complete without it: a speech, above LIMA 33."""
    text = capitals(row)
    last = above.rpartition(" ")[2]
    if len(last) < _WORD or not last.replace("-", "").isalpha() or last.upper() in _LEADING or not cites_alone(text):
        return False
    return not names_station(f"{last.upper()} {text.partition(' ')[0]}")


def _ends_in_year(above: str, facts: Facts) -> bool:
    """Whether a row ends with the year of the station below."""
    match = YEAR_LAST.search(above[-12:])
    return match is not None and facts.stated_year(match["year"], alone=True) is not None
