"""Paragraphs that their author indented: their first rows begin further in than the rows below them.

Strategy. Where several paragraphs below blank rows are indented alike, a row indented so begins one without a blank row
too. Rows indented further below a colon are a list.
"""

import re
from collections import Counter

from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.places import Span
from cablekit.text.paragraphs.row_words import SHORT, is_cut, is_sentence
from cablekit.text.paragraphs.tables import has_columns, row_from

#: the first row of an indented paragraph, with a row below it that is not indented
_FIRST = re.compile(r"\n(?P<blank>\n?)(?P<indent> {3,8})(?!\(?[A-Z][.)])[A-Z(\"][^\n]{40,}\n(?=[^ \n-])")
#: an indented row, not the word between two items
_ROW = re.compile(r"\n(?P<indent> {3,12})(?=[^ \n])(?!(?:AND|OR)\n)")
#: two indented rows, and a row below them that is not, and begins with a word
_BELOW = re.compile(r"\n {3,12}[^ \n\-][^\n]*\n {3,12}(?P<last>[^ \n\-][^\n]*)\n(?=[A-Z][A-Z'\-]* [^\n]{30})")
#: the fewest characters of the first row of a clause
_CLAUSE = 50
#: the fewest such paragraphs: below blank rows, and others too
_PARAGRAPHS, _ALL = 2, 3


def find(text: str) -> tuple[set[int], list[Span]]:
    """Find where indented paragraphs begin without a blank row above them, and the lists of rows indented further."""
    found = {
        rows.end()
        for rows in _BELOW.finditer(text)
        if _ends(rows["last"]) and not has_columns(row_from(text, rows.end()))
    }
    indent = _usual(text)
    if not indent:
        return found, []
    lists: list[Span] = []
    until = 0
    for row in _ROW.finditer(text, 1):
        above = text[text.rfind("\n", 0, row.start()) + 1 : row.start()]
        inner = len(row["indent"])
        if inner == indent and above and _begins(above, row_from(text, row.start() + 1), indent):
            found.add(row.start() + 1)
        elif inner > indent and row.start() >= until and above[-1:] == ":":
            end, labelled = _end(text, row.start() + 1, indent)
            until = end
            if not labelled:
                found.add(row.start() + 1)
                lists.append((row.start() + 1, end))
    return found, lists


def depth(row: str) -> int:
    """Return by how much a row is indented."""
    return len(row) - len(row.lstrip(" "))


def _usual(text: str) -> int:
    """Return by how much the first rows of several paragraphs are indented; 0 if there are none."""
    firsts = [(len(first["indent"]), bool(first["blank"])) for first in _FIRST.finditer(text)]
    for indent, count in Counter(indent for indent, _ in firsts).most_common(1):
        if count >= _ALL or firsts.count((indent, True)) >= _PARAGRAPHS:
            return indent
    return 0


def _ends(row: str) -> bool:
    """Whether a row ends a sentence, or is short and does not go on."""
    return is_sentence(row) or (len(row) < SHORT and row[-1] not in ",;:-" and not is_cut(row))


def _begins(above: str, row: str, indent: int) -> bool:
    """Whether an indented row begins a paragraph below another: no sentence goes on, and that one is not indented, or
    further, or ends in a mark, as a clause does above a full row."""
    if is_cut(above):
        return False
    apart = depth(above) != indent
    return apart or above[-1] in ".:?" or (above[-1] in ",;" and len(row) >= _CLAUSE)


def _end(text: str, place: int, indent: int) -> tuple[int, bool]:
    """Return the end of the rows that are indented further, and whether one has a label."""
    end, labelled = place, False
    while text.startswith(" " * (indent + 1), end):
        row = row_from(text, end)
        labelled = labelled or LABEL.match(row.lstrip()) is not None
        end += len(row) + 1
    return end - 1, labelled
