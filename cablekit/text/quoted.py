"""Telegrams repeated in the text: `FOLLOWING REPEAT BONN 123 ... QUOTE`, and a telegram with an opening of its own.

Strategy. A quotation may be a telegram. Its rows, without the furniture of the outer telegram, are read by the same
machine: if that finds a label and a banner, a routing or a second label above the text, it is a telegram. The rows from
QUOTE to its own text are one paragraph, so that its reference list is not cut into paragraphs; the fields of its
opening are read by the same readers. They do not affect the fields of the outer telegram. Without UNQUOTE it ends with
the text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
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
from cablekit.values import Facts, document_number, ends_sentence, fold

#: every telegram that is repeated with its opening has one of these
_LABELS = ("TAGS", "SUBJ", "E.O.", "E. O.", "REF")
#: the characters between the mark and the first line of the telegram: `: "`
BEHIND_MARK = re.compile(r"[\s:.\-\"]*")
#: the closing mark: "UNQUOTE", "END QUOTE", "END TEXT"
CLOSING = re.compile(r"\b(?:UNQ(?:UO)?TE|END\s(?:OF\s)?(?:TEXT|QUOTE|QTE))$")
#: a mark on a row of its own, or at the end of the row that announces: "QTE", "... DATED 4 MAY: QUOTE:"
_AGAIN = re.compile(r"\bQ(?<!\wQ)(?:UO)?TE\b(?=[ \t]{0,3}[:.\-]{0,2}[ \t]{0,3}\n)")
#: characters in which the closing mark is searched for, and the announcement
_CLOSING_WITHIN, _ANNOUNCED_WITHIN = 20, 400
#: the most telegrams that repeat each other
_NESTED = 3
#: one of these comes above a text only in a telegram
_OPENED = frozenset([Kind.BANNER, Kind.FROM, Kind.DTG])
#: the most rows of a telegram's opening
_HEAD_WITHIN = 160


class Repeated(NamedTuple):
    """A telegram repeated in the text, and the rows it has there.

    Attributes:
        opening: first and last row above its own text, including the mark QUOTE if it heads a row.
        last: its last row.
        signed: the row of its signature; None if it has none of its own.
        line: its first line in the source, from 1.
        said: the fields of its opening.
    """

    opening: Rows
    last: int
    signed: int | None
    line: int
    said: Quoted

    @property
    def together(self) -> list[Rows]:
        """Rows that are one paragraph each: its opening, and the rows from its signature on."""
        return [self.opening] if self.signed is None else [self.opening, (self.signed, self.last)]

    def record(self, starts: Sequence[int]) -> Quoted:
        """Return the record, given the first rows of all paragraphs."""
        inside = [index for index, start in enumerate(starts) if self.opening[0] <= start <= self.last]
        return msgspec.structs.replace(self.said, first_paragraph=inside[0], last_paragraph=inside[-1])


def find(quotations: Quotations, rows: Sequence[Row], facts: Facts) -> list[Repeated]:
    """Find the telegrams repeated in a text, in order. `facts` are those of the telegram that repeats them."""
    return list(_find(quotations, rows, facts)) if quotations.all else []


def _find(quotations: Quotations, rows: Sequence[Row], facts: Facts) -> Iterator[Repeated]:
    text = quotations.text
    at, row = 0, -2
    for quotation in quotations.all:
        mark = QUOTE_MARK.match(text, quotation.start)
        if mark is None:
            continue
        row, at = row + text.count("\n", at, quotation.start), quotation.start
        telegram = _telegram(text, rows, quotation, row, mark.end(), facts)
        for inner, inner_mark in _inside(text, quotation, mark.end()) if telegram is None else ():
            inner_row = row + text.count("\n", quotation.start, inner.start)
            if (telegram := _telegram(text, rows, inner, inner_row, inner_mark, facts)) is not None:
                break
        if telegram is not None:
            yield telegram


def _inside(text: str, quotation: Quotation, mark: int) -> Iterator[tuple[Quotation, int]]:
    """What is quoted again at the head of a quotation, to its end, and where the mark of that ends: a telegram that
    repeats one is itself repeated."""
    marks = _AGAIN.finditer(text, mark, min(quotation.end, mark + _ANNOUNCED_WITHIN))
    for match in islice(marks, _NESTED):
        yield Quotation(match.start(), quotation.end, True), match.end()


def _telegram(
    text: str, rows: Sequence[Row], quotation: Quotation, row: int, mark: int, facts: Facts
) -> Repeated | None:
    """Read a quotation as a telegram; None if it is not one. `row`: the row of its mark."""
    behind = BEHIND_MARK.match(text, mark)
    begin = behind.end() if behind else mark
    if not _has_label(text, begin, quotation.end):
        return None
    first = row + text.count("\n", quotation.start, begin)
    last = row + text.count("\n", quotation.start, quotation.end)
    closing = CLOSING.search(text, max(begin, quotation.end - _CLOSING_WITHIN), quotation.end)
    sent = _transmission(text[begin : closing.start() if closing else quotation.end].split("\n"))
    if sent is None:
        return None
    heads_row = not text[text.rfind("\n", 0, quotation.start) + 1 : quotation.start].strip()
    signed = next((first + index for index, kind in enumerate(sent.lines.kinds) if kind is Kind.SIGNATURE), None)
    if signed is not None and quotation.unclosed and _goes_on(sent.lines.texts[signed - first - 1]):
        signed = None
    fields = _fields(sent, facts)
    if fields.document_number is None:
        above = text[max(0, quotation.start - _ANNOUNCED_WITHIN) : quotation.start].rpartition("\n\n")[2]
        fields.document_number = _announced(above, facts)
    return Repeated((row if heads_row else first, first + sent.text_start - 1), last, signed, rows[first][0], fields)


def _has_label(text: str, start: int, end: int) -> bool:
    """Whether a word between two places begins with a label, as REF does not in THEREFORE."""
    for label in _LABELS:
        at = text.find(label, start, end)
        while at >= 0:
            if not text[at - 1].isalpha():
                return True
            at = text.find(label, at + 1, end)
    return False


def _goes_on(above: str) -> bool:
    """Whether the sentence of a row goes on in the row below, which may be the last of a text that breaks off."""
    return bool(above) and not ends_sentence(above)


def _announced(above: str, facts: Facts) -> str | None:
    """Return the document number in the announcement: `FOLLOWING REPEAT BONN 123`."""
    cited = citations.read(above, [(0, row) for row in above.split("\n")], [], facts)
    return next((reference.document_number for reference in cited if reference.document_number), None)


def _transmission(rows: Sequence[str]) -> Transmission | None:
    """Return the rows as a tokenized transmission; None if they are not a telegram with an opening of its own."""
    texts = [fold(row) for row in rows]
    lines = Lines("\n".join(rows), 1, list(rows), texts, [Kind.TEXT if text else Kind.BLANK for text in texts], {})
    alone = mark_alone(lines, 0, len(rows))
    pages = accept_pages(lines, alone.pages)
    mark_classifications(lines, 0, len(rows), pages, alone.ends)
    tokenized = transmissions(lines, 0, len(rows), pages[:1], Witness)
    if not tokenized:
        return None
    first = tokenized[0]
    labels = CLUSTER & first.by_kind.keys()
    if not labels or not (len(labels) > 1 or _OPENED & first.by_kind.keys()) or first.text_start > _HEAD_WITHIN:
        return None
    return first


def _fields(transmission: Transmission, facts: Facts) -> Quoted:
    """Read the fields of its opening; their diagnostics are dropped, as they do not concern the outer telegram."""
    notes = Notes()
    heading = banner.read(transmission.of(Kind.BANNER), notes)
    sent = dtg.read(transmission.of(Kind.DTG), notes).at or facts.sent_at
    station = heading.mrn.station if heading.mrn else None
    serial = heading.mrn.number if heading.mrn else None
    return Quoted(
        first_paragraph=0,
        last_paragraph=0,
        document_number=document_number(sent.year, glossary.station_symbol(station, sent.year), serial)
        if sent and station and serial is not None
        else None,
        executive_order=executive_order.read(transmission.of(Kind.EXECUTIVE_ORDER), notes),
        tags=tags.read(transmission.of(Kind.TAGS), notes),
        subject=subject.read(transmission.of(Kind.SUBJECT), notes).text,
        references=references.read(transmission.of(Kind.REFERENCE), Facts(sent, station, serial)),
    )
