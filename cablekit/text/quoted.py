"""Telegrams repeated in the text: `FOLLOWING REPEAT BONN 123 ... QUOTE`, and a telegram with an opening of its own.

Strategy. A quotation may be a telegram. Its rows, free of the outer one's furniture, are read by the same machine:
where that finds a label and a banner, a routing or a second label above the text, it is one. From QUOTE to its own text
is one paragraph, so that its reference list becomes none; the fields of its opening are read by the same readers. The
outer telegram's fields stay its own. Without UNQUOTE it lasts to the end of the text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from cablekit import glossary
from cablekit.diagnostics import Notes
from cablekit.fields import banner, dtg, executive_order, references, subject, tags
from cablekit.fields.registry import CLUSTER
from cablekit.lines import Kind, Lines, Transmission, Witness
from cablekit.model import Quoted
from cablekit.text import citations
from cablekit.text.clean import Row
from cablekit.text.paragraphs.cuts import Rows
from cablekit.text.paragraphs.quotations import QUOTE_MARK, Quotation, Quotations
from cablekit.tokenizer.furniture import accept_pages, mark_alone, mark_classifications
from cablekit.tokenizer.sections import transmissions
from cablekit.values import Facts, document_number, fold

#: one of these is in every telegram that is repeated with its opening
_LABELS = ("TAGS", "SUBJ", "E.O.", "E. O.", "REF")
#: what is between the mark and the first line of the telegram: `: "`
BEHIND_MARK = re.compile(r"[\s:.\-\"]*")
#: what closes it: "UNQUOTE", "END QUOTE", "END TEXT"
CLOSING = re.compile(r"\b(?:UNQ(?:UO)?TE|END\s(?:OF\s)?(?:TEXT|QUOTE|QTE))$")
#: the closing mark is among so many characters, the announcement in so many
_CLOSING_WITHIN, _ANNOUNCED_WITHIN = 20, 400
#: one of these is above a text by itself only in a telegram
_OPENED = frozenset([Kind.BANNER, Kind.FROM, Kind.DTG])
#: a telegram's opening is within so many rows
_HEAD_WITHIN = 160


class Repeated(NamedTuple):
    """A telegram repeated in the text, and the rows it has there.

    Attributes:
        opening: first and last row of what is above its own text, the mark QUOTE among them where it heads a row.
        last: its last row.
        signed: the row of its signature; None where it has none of its own.
        line: in the source, from 1, that it begins on.
        said: what its opening says.
    """

    opening: Rows
    last: int
    signed: int | None
    line: int
    said: Quoted

    @property
    def together(self) -> list[Rows]:
        """The rows of its opening, and those from its signature on: a paragraph each."""
        return [self.opening] if self.signed is None else [self.opening, (self.signed, self.last)]

    def record(self, starts: Sequence[int]) -> Quoted:
        """The record, once it is known on which rows paragraphs start."""
        inside = [index for index, start in enumerate(starts) if self.opening[0] <= start <= self.last]
        return msgspec.structs.replace(self.said, first_paragraph=inside[0], last_paragraph=inside[-1])


def find(quotations: Quotations, rows: Sequence[Row], facts: Facts) -> list[Repeated]:
    """The telegrams repeated in a text, in order. `facts` are those of the telegram that repeats them."""
    if not quotations.all or not any(label in quotations.text for label in _LABELS):
        return []
    return list(_find(quotations, rows, facts))


def _find(quotations: Quotations, rows: Sequence[Row], facts: Facts) -> Iterator[Repeated]:
    text = quotations.text
    at, row = 0, -2
    for one in quotations.all:
        mark = QUOTE_MARK.match(text, one.start)
        if mark is None:
            continue
        row, at = row + text.count("\n", at, one.start), one.start
        if (found := _telegram(text, rows, one, row, mark.end(), facts)) is not None:
            yield found


def _telegram(
    text: str, rows: Sequence[Row], quotation: Quotation, row: int, mark: int, facts: Facts
) -> Repeated | None:
    """The telegram that a quotation is; None where it is none. `row`: of its mark."""
    behind = BEHIND_MARK.match(text, mark)
    begin = behind.end() if behind else mark
    first = row + text.count("\n", quotation.start, begin)
    last = row + text.count("\n", quotation.start, quotation.end)
    closing = CLOSING.search(text, max(begin, quotation.end - _CLOSING_WITHIN), quotation.end)
    one = _transmission(text[begin : closing.start() if closing else quotation.end].split("\n"))
    if one is None:
        return None
    heads_row = not text[text.rfind("\n", 0, quotation.start) + 1 : quotation.start].strip()
    signed = next((first + index for index, kind in enumerate(one.lines.kinds) if kind is Kind.SIGNATURE), None)
    found = _fields(one, facts)
    if found.document_number is None:
        above = text[max(0, quotation.start - _ANNOUNCED_WITHIN) : quotation.start].rpartition("\n\n")[2]
        found.document_number = _announced(above, facts)
    return Repeated((row if heads_row else first, first + one.text_start - 1), last, signed, rows[first][0], found)


def _announced(above: str, facts: Facts) -> str | None:
    """The document number that the announcement says: `FOLLOWING REPEAT BONN 123`."""
    cited = citations.read(above, [(0, row) for row in above.split("\n")], [], facts)
    return next((one.document_number for one in cited if one.document_number), None)


def _transmission(rows: Sequence[str]) -> Transmission | None:
    """The rows as the machine names them; None where they are no telegram with an opening of its own."""
    texts = [fold(row) for row in rows]
    lines = Lines("\n".join(rows), 1, list(rows), texts, [Kind.TEXT if text else Kind.BLANK for text in texts], {})
    alone = mark_alone(lines, 0, len(rows))
    pages = accept_pages(lines, alone.pages)
    mark_classifications(lines, 0, len(rows), pages, alone.ends)
    found = transmissions(lines, 0, len(rows), pages[:1], Witness)
    if not found:
        return None
    one = found[0]
    labels = CLUSTER & one.by_kind.keys()
    if not labels or not (len(labels) > 1 or _OPENED & one.by_kind.keys()) or one.text_start > _HEAD_WITHIN:
        return None
    return one


def _fields(one: Transmission, facts: Facts) -> Quoted:
    """What its opening says; what is wrong with it is no fault of the outer telegram."""
    notes = Notes()
    heading = banner.read(one.of(Kind.BANNER), notes)
    sent = dtg.read(one.of(Kind.DTG), notes).at or facts.sent_at
    station = heading.mrn.station if heading.mrn else None
    serial = heading.mrn.number if heading.mrn else None
    return Quoted(
        first_paragraph=0,
        last_paragraph=0,
        document_number=document_number(sent.year, glossary.station_symbol(station, sent.year), serial)
        if sent and station and serial is not None
        else None,
        executive_order=executive_order.read(one.of(Kind.EXECUTIVE_ORDER), notes),
        tags=tags.read(one.of(Kind.TAGS), notes),
        subject=subject.read(one.of(Kind.SUBJECT), notes).text,
        references=references.read(one.of(Kind.REFERENCE), Facts(sent, station, serial)),
    )
