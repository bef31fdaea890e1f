"""The labels of paragraphs: their forms and their meaning. Read as typed; computed once for each spelling."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cablekit.text.paragraphs.row_words import UNFINISHED
from cablekit.values import adjoin
from cablekit.vocabulary import DISTRIBUTION, MARK

# forms of labels, and what must follow one; paragraphs are also cut by them
LABEL_FORMS = r"""\((?:\d{1,2}|[A-Z]|[IVX]{2,4}|AA|BB|CC|DD|EE|FF|GG)\)\.?|[A-Z][.)]
    |[IVX][IVX]{1,3}[.)]|(?:AA|BB|CC|DD|EE|FF|GG)\.
    |\d\d?(?:[.)]|\)\.|\.\)|(?:[ ]AND[ ]|-)\d{1,2}[.)]|\.\.|\.?[A-Z][.)]|\([A-Z]\)\.?|[ ]?-(?=[ ]\D))"""
BEHIND_LABEL = rf"(?:[ \t]*-)?(?=\s|$|\({MARK}\))[ \t]*"
#: the label of a paragraph: "1. ", "2.  ", "A. ", "(A) ", "1) ", "II. ", "5. - " (1974LAPAZ00601), "1 AND 2. ",
#: "1-2. ", "9 - TIN", "1.A. ", "3(B) ", "1.(C) ", "(1). ", "(AA) ", "AA. "
LABEL = re.compile(rf"(?:{LABEL_FORMS}){BEHIND_LABEL}", re.VERBOSE)

#: between the numbers of a label that has two: "1 AND 2.", "1-2."
SEVERAL = re.compile(r" AND |-")
#: a label with a blank in its brackets, as telegrams of 1973 have it: "( A) ", "1. ( A) "
SPACED_LABEL = re.compile(r"(?:^|(?<=\n))([ \t]*(?:\d{1,2}[.)] {1,2})?)\( ([A-Z]|\d{1,2}|[IVX]{2,4})\)")
#: after a label: "(C) ", "(LOU) ", "(U)", "((S) " (1979LAPAZ02023), "(C/NOFORN) "
PARAGRAPH_MARK = re.compile(rf"\({{1,2}}\s?(?P<mark>{MARK})(?:/(?:{'|'.join(DISTRIBUTION)}))?\s?\)\s*")
#: the mark of a paragraph before its number, not behind it: "(U) 1. THE ROAD"
MARK_FIRST = re.compile(rf"(?:^|(?<=\n))(?P<mark>\((?P<word>{MARK})\) )(?P<label>\d{{1,2}}\. {{1,2}})(?=\S)")
#: a label with a colon for its stop: "A: THE ROAD"
COLON_LABEL = re.compile(r"(?:^|(?<=\n))([A-H]): ")
#: dots before a label, which indent it: "..... 1. TAKES NOTE"
DOTTED_LABEL = re.compile(r"\n\.{4,8} ?(?=\(?(?:\d{1,2}|[A-Z])[.)][ \t])")
#: one or two dashes, or a dot below the end of a sentence, alone on a row, which stand for a blank one
SPACER = re.compile(r"\n(?:-(?: ?-)?|(?<=[.?!]\n)\.)(?=\n|$)")
#: dashes behind a number, which stand for blanks: "2.--------GROWTH OF TREES"
FILLED_LABEL = re.compile(r"(?:^|(?<=\n))(?P<label>\d{1,2}\.)-{3,}(?=[A-Z])")
#: dashes before a label, which indent it: "- 1. TAKES NOTE", "--3. THE ROAD", "-- (A) THE RIVER", "-    2. ASKS"
DASHED_LABEL = re.compile(r"\n(?P<dashes>-{1,3} {0,5})(?=(?P<label>\(?(?:\d{1,2}|[A-Z])[.)])[ \t])")

#: before a label inside a sentence: "THE LAKES,", "THE ROADS; AND", "THE RIVER:"
JOINS = re.compile(r"(?:[,;:]|\b(?:AND|OR))$")
#: the end of a sentence, which is not that of an abbreviation: "ROADS. THE"
SENTENCE_END = re.compile(r"[A-Z\d]{2}[.?!]\s")
#: characters within which a label inside a sentence is followed by the next, and one of a list by the next
_SENTENCE, _NEAR = 400, 2000
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
#: roman number -> the one before, except for single letters
_ROMAN_BEFORE = {after: number for number, after in pairwise(_ROMAN) if len(after) > 1}


def closed_up(text: str, *, bare: bool, dashes: bool) -> str:
    """Return the text with labels such as ( A) as (A), (U) 1. as 1. (U), A: before B. as A., and blanks for dashes
    before labels; all else keeps its place.

    If it is `bare`, as it has no blank rows, also with blanks for dots before labels, and for dashes behind numbers.
    `dashes`: whether rows begin with dashes.
    """
    if adjoin("(", " ", text):
        text = SPACED_LABEL.sub(r"\1(\2) ", text)
    if ") 1. " in text and "\n(B) " not in text:
        text = MARK_FIRST.sub(r"\g<label>\g<mark>", text)
    if bare and "\nA: " in text and "\nB. " in text and "\nQ" not in text:
        text = COLON_LABEL.sub(r"\1. ", text)
    if bare and "...." in text:
        text = DOTTED_LABEL.sub(lambda match: "\n".ljust(len(match[0])), text)
    if bare and ".---" in text:
        text = FILLED_LABEL.sub(lambda match: match["label"].ljust(len(match[0])), text)
    return _without_dashes(text) if dashes else text


def without_spacers(text: str, *, bare: bool, dashes: bool) -> str:
    """Return the text with blank rows for one or two dashes, or a dot, alone; all keeps its places.

    `dashes`: whether rows begin with dashes. A dot is such a row only in a text that is `bare`.
    """
    if not dashes and not (bare and "\n.\n" in text):
        return text
    return SPACER.sub(lambda match: "\n" * len(match[0]), text)


def _without_dashes(text: str) -> str:
    """Return the text with blanks for dashes before labels, if they are numbers from 1 on, or letters in order, or a
    letter between others of its list: other letters are initials."""
    found = list(DASHED_LABEL.finditer(text))
    labels = [match["label"].strip("(.)") for match in found]
    letters = [label for label in labels if label.isalpha()]
    in_order = all(letter == "A" or ord(letter) == ord(above) + 1 for above, letter in pairwise(["@", *letters]))
    numbered = "1" in labels or (in_order and letters)
    indented = {
        match.start()
        for match, label in zip(found, labels, strict=True)
        if (numbered and (in_order or label.isdecimal())) or (label.isalpha() and _is_between(text, match))
    }
    if not indented:
        return text
    return DASHED_LABEL.sub(
        lambda match: "\n".ljust(len(match["dashes"]) + 1) if match.start() in indented else match[0], text
    )


def _is_between(text: str, match: re.Match[str]) -> bool:
    """Whether rows above and below begin with the label before a letter and the one after it: `C.` / `- D.` / `E.`"""
    earlier, start = before(match["label"]), match.start()
    above = earlier is not None and text.rfind(f"\n{earlier} ", max(0, start - _NEAR), start) >= 0
    return above and text.find(f"\n{successor(match['label'], 'letter')} ", match.end(), match.end() + _NEAR) > 0


class Style(NamedTuple):
    """A label analysed: its text without marks, its beginning (`1.` of `1 AND 2.`), its sort and its marks."""

    text: str
    head: str
    sort: str
    marks: str


@lru_cache(maxsize=4096)
def style(label: str) -> Style:
    """Analyse a label."""
    text = label if "(" in label[1:] else label.strip("(). -")
    marks = label.replace(text, "")
    if text[0].isdecimal():
        sort = "digit" if text[-1].isdecimal() else "double"
    else:
        sort = "letter" if len(text) == 1 else "roman" if text[0] in "IVX" else "twin"
    several = sort == "digit" and not text.isdecimal()
    return Style(text, f"{SEVERAL.split(text)[0]}{marks}" if several else label, sort, marks)


@lru_cache(maxsize=4096)
def successor(label: str, sort: str) -> str:
    """Return the label after this one: 2. after 1., 3. after 1 AND 2., (B) after (A), 3(B) after 3(A), II. after I.,
    (BB) after (AA).

    "" after XII, and after a label that is not a roman number.
    """
    text = style(label).text
    last = SEVERAL.split(text)[-1]
    if sort == "digit":
        following = str(int(last) + 1)
    elif sort == "roman":
        following = dict(pairwise(_ROMAN)).get(text, "")
    elif sort == "twin":
        following = 2 * chr(ord(text[0]) + 1)
    else:
        stem = last.rstrip(")")
        following = stem[:-1] + chr(ord(stem[-1]) + 1) + last[len(stem) :]
    return label.replace(text, following, 1) if following else ""


@lru_cache(maxsize=4096)
def before(label: str) -> str | None:
    """Return the label before this one: 1. before 2., (A) before (B), (I) before (II); None before a first one, or if
    unknown."""
    text = style(label).text
    if text in _ROMAN_BEFORE:
        return label.replace(text, _ROMAN_BEFORE[text])
    if text.isdecimal():
        return label.replace(text, str(int(text) - 1)) if text != "1" else None
    return label.replace(text, chr(ord(text) - 1)) if len(text) == 1 and text != "A" else None


def begins_inside(text: str, label: str, match: re.Match[str]) -> bool:
    """Whether a label in brackets begins an enumeration inside the sentence that a colon above announces, or that goes
    on above.

    The label after it is in the middle of a row of the same sentence: `INCLUDE:` / `A) ROADS, B) BRIDGES, C) BOATS.`
    """
    end = match.start()
    if not end or before(label) is not None:
        return False
    if text[end - 1] != ":" and not UNFINISHED.search(text, text.rfind("\n", 0, end) + 1, end):
        return False
    start = match.end()
    after = f" {successor(label, style(label).sort)}"
    at = text.find(after, start, start + _SENTENCE)
    if text.find(f"\n{after[1:]}", start, at) > 0:
        return False
    if at > 0 and not text[at + len(after) : at + len(after) + 1].isspace():
        return False
    return at > 0 and JOINS.search(text, start, at) is not None and SENTENCE_END.search(text, start, at) is None
