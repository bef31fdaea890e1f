"""Places where paragraphs begin that no row shows by itself: known before the text is cut.

Strategy. The end of a summary or a comment ends its paragraph. A quotation of several rows begins and ends a paragraph;
so does the opening of a telegram repeated in the text, inside which no paragraph begins. If a rendering keeps no blank
rows, the form of its rows shows them (`bare`); if it does, they also part the rows of lists and tables (`spaced`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from cablekit.model import ParagraphKind
from cablekit.text.paragraphs.bare import places as places_in_bare
from cablekit.text.paragraphs.places import Places, Span
from cablekit.text.paragraphs.quotations import Quotation
from cablekit.text.paragraphs.spaced import places as places_in_spaced
from cablekit.text.paragraphs.whole import Whole
from cablekit.values import ends_sentence

#: a quotation of this many rows is a text of its own
_ROWS = 5
#: the most characters of a mark that closes a quotation
_MARK = len("END QUOTE")
#: the mark of a gap at the end of the text
_GAP = "\n[GAP]"
#: rows that belong together: first and last, counted from 0
Rows = tuple[int, int]


class Cuts:
    """Places where a paragraph certainly begins, and where none does.

    Attributes:
        places: where one begins, in order.
        kept: the first and last places of rows that belong together, in order.
        heads: where the openings of repeated telegrams begin.
        kinds: where lists and tables begin that blank rows do not show.
        titles: where paragraphs begin that are certainly titles.
        dashes: whether rows begin with dashes.
    """

    def __init__(self, text: str, whole: Whole, together: Sequence[Rows], *, bare: bool) -> None:
        places: set[int] = set()
        for part in whole.ends:
            if part.row_end:
                places.add(part.row_end)
        for quotation in whole.quotations.all:
            places.update(_of_quotation(text, quotation))
        self.kept = _places(text, together) if together else []
        self._starts = [start for start, _ in self.kept]
        self.heads = set(self._starts)
        self.kinds: dict[int, ParagraphKind] = {}
        found = places_in_bare(text, whole.quotations) if bare else places_in_spaced(text, whole.tables)
        places.update(found.all)
        self.titles = found.titles
        if found.lists or found.tables:
            self._keep(found)
        if self.kept:
            places = {place for place in places if not self.inside(place)}
            for start, end in self.kept:
                places |= {start, end + 1}
        last = len(text) - len(_GAP) if text.endswith(_GAP) else len(text)  # a gap ends the last paragraph
        self.places = sorted([place for place in places if place < last and text[place] != "\n"])
        self._end = len(text) + 1
        self._quotations = whole.quotations
        self.dashes = whole.dashes

    def _keep(self, found: Places) -> None:
        """Keep the rows of lists and tables together, but not those of the opening of a repeated telegram."""
        kinds: tuple[tuple[ParagraphKind, Sequence[Span]], ...] = (("list", found.lists), ("table", found.tables))
        apart = {span: kind for kind, spans in kinds for span in spans if not self._overlaps(*span)}
        self.kinds = {start: kind for (start, _), kind in apart.items()}
        self.kept = sorted([*self.kept, *apart])
        self._starts = [start for start, _ in self.kept]

    def between(self, start: int, end: int) -> list[int]:
        """Return the cuts between two places, both excluded."""
        places = self.places
        return places[bisect_right(places, start) : bisect_left(places, end)] if places else []

    def at(self, place: int) -> bool:
        """Whether a paragraph certainly begins at a place."""
        places = self.places
        index = bisect_left(places, place) if places else 0
        return index < len(places) and places[index] == place

    def inside(self, place: int) -> bool:
        """Whether no paragraph begins at a place: it is inside rows that belong together."""
        index = bisect_left(self._starts, place) - 1
        return index >= 0 and place <= self.kept[index][1]

    def _overlaps(self, start: int, end: int) -> bool:
        """Whether rows are also those of the opening of a repeated telegram."""
        index = bisect_right(self._starts, end) - 1
        return index >= 0 and start <= self.kept[index][1]

    def quoted_until(self, place: int) -> int:
        """Return the end of the quotation around a place; the end of the text if there is none."""
        around = self._quotations.around(place) if self._quotations.all else None
        return around.end if around else self._end


def _of_quotation(text: str, quotation: Quotation) -> Iterator[int]:
    """Yield the places where a quotation of several rows begins and ends paragraphs."""
    start, end, row_end, unclosed = quotation
    if text[start] == '"':
        return
    rows = text.count("\n", start, end)
    open_ended = unclosed or end == len(text)
    if rows < 2 and not open_ended:
        return
    row = text.rfind("\n", 0, start) + 1
    if rows < _ROWS and not open_ended and _is_inside(text, row, start, end):
        return
    above = text[text.rfind("\n", 0, max(row - 1, 0)) + 1 : max(row - 1, 0)]
    if not text[row:start].strip(" \t") and (rows >= _ROWS or row_end or open_ended or ends_sentence(above)):
        yield row
    mark_end = text.find("\n", start)
    closed = open_ended or text.rfind("\n", start, end) + 1 >= end - _MARK  # the mark that closes is alone on its row
    announced = closed and text[row:start].rstrip().endswith(":")
    if row_end and (rows >= _ROWS or open_ended or announced or text[mark_end - 1] == ":"):
        yield _below(text, mark_end)
    row = text.find("\n", end)
    if row >= 0 and not text[end:row].strip(' .:)"'):
        yield _below(text, row)


def _is_inside(text: str, row: int, start: int, end: int) -> bool:
    """Whether a quotation of a few rows is part of a paragraph: its mark is in the middle of a row, and either the
    sentence above goes on in it, or more text is behind its end."""
    before = text[row:start].rstrip(' :."')
    if not before.strip("-"):
        return False
    after = text[end : text.find("\n", end) if text.find("\n", end) >= 0 else len(text)]
    return (before[-1:].isalpha() and not ends_sentence(text[row:start].rstrip())) or bool(after.strip(' .:)"'))


def _below(text: str, place: int) -> int:
    """Return the place of the row below a line end, which blank rows may follow."""
    while text.startswith("\n", place):
        place += 1
    return place


def _places(text: str, together: Sequence[Rows]) -> list[tuple[int, int]]:
    """Return the first and last places of rows that belong together."""
    starts = [2, *accumulate((len(row) + 1 for row in text[2:].split("\n")), initial=2)][1:]
    return [(starts[first], starts[last + 1] - 1) for first, last in together]
