"""Frames: who printed a text, and where its documents begin.

Strategy: the first frame of the registry that recognises a text splits it into pieces; a text that no frame recognises
is bare, one piece. Each piece becomes a Document, with the lines that bound its message, so that splitting, the check
of the rendering and the tokenizer agree on them. Problems met while the file was read are reported once, with the first
document; a problem of the encoding with each. The frame then names its own lines in a document; after that the marks of
a release are named, regardless of the frame.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec.structs import replace

from cablekit.diagnostics import ENCODING, RENDERING_LOSS, Diagnostic
from cablekit.frames import (
    bare,
    form_1950s,
    form_1960s,
    frus,
    marks,
    message_center,
    mixed,
    naming,
    nara,
    nsc,
    plusd,
    retrieval_1980s,
    retrieval_1990s,
    section_pages,
    smart,
    white_house,
)
from cablekit.frames.cutting import WINDOW, Cut, Cutter
from cablekit.frames.frame import Frame
from cablekit.frames.layers import chosen
from cablekit.frames.piece import Piece
from cablekit.frames.rendering import losses
from cablekit.frames.stretches import Stretch, stretches
from cablekit.lines import Document, Lines, broken, text_rows
from cablekit.sources import BOUNDS, Decoded, Flow
from cablekit.sources.decoding import BOM, line_count, lone_surrogates
from cablekit.sources.items import shown
from cablekit.sources.markdown import form_of

__all__ = ["FRAMES", "Frame", "Piece", "Stretch", "documents", "documents_of", "flowing", "framed", "name", "split"]

FRAMES: tuple[Frame, ...] = (
    nara.FRAME,
    plusd.FRAME,
    smart.FRAME,
    white_house.FRAME,
    nsc.FRAME,
    frus.FRAME,
    retrieval_1980s.FRAME,
    retrieval_1990s.FRAME,
    form_1950s.FRAME,
    form_1960s.FRAME,
    message_center.FRAME,
    bare.FRAME,  # recognises every text, so it is the last row
)
"""The registry of frames. The order is the precedence: the first that recognises a text gets it."""

_BY_TITLE = {frame.title: frame for frame in FRAMES}


def documents(decoded: Decoded, bound: int = BOUNDS.document) -> Iterator[Document]:
    """Yield the documents in a text, in order; there is always at least one. Never raises.

    Args:
        decoded: the text that `sources` read. Its diagnostics go to the first document, those of its encoding to each.
        bound: maximum number of characters of one document.
    """
    decoded = chosen(decoded)
    met = decoded.diagnostics
    for at, cut in enumerate(_cuts(decoded.text, bound)):
        yield _document(decoded, cut.piece, met + cut.met, joined=at > 0)
        met = tuple(diagnostic for diagnostic in decoded.diagnostics if diagnostic.code == ENCODING.code)


def _cuts(text: str, bound: int) -> Iterator[Cut]:
    """Return the documents of a text; a long text is split as if it were still being read."""
    if len(text) <= min(bound, WINDOW):
        return map(Cut, split(text))
    cutter = Cutter(FRAMES, bound)
    return chain(cutter.add(text), cutter.end())


def flowing(flow: Flow, bound: int = BOUNDS.document, most: int = 1) -> Iterator[Stretch | None]:
    """Yield the documents of a text while it is read, at most `most` at a time. See `stretches`."""
    return stretches(flow, FRAMES, bound, most)


def documents_of(stretch: Stretch) -> Iterator[Document]:
    """Yield the documents of a stretch."""
    path = shown(stretch.path) if stretch.path else None
    member = shown(stretch.member) if stretch.member else None
    for at, (piece, encoding, met) in enumerate(stretch.parts, stretch.before):
        decoded = Decoded(
            text=piece.text,
            form=form_of(piece.text),
            path=path,
            member=member,
            encoding=encoding,
            file_sha256=stretch.file_sha256,
            file_size=stretch.file_size,
        )
        yield _document(decoded, piece, met, joined=at > 0)


def split(text: str) -> Iterable[Piece]:
    """Split a text into its documents. The pieces, joined, are the text; there is always at least one."""
    return mixed.pieces(FRAMES, text)


def framed(document: Document) -> Document:
    """Return a document that was built by hand, with the frame found in its text. The text is not split."""
    piece = nara.whole(document.text)
    if piece is None:
        title = next(frame for frame in FRAMES if frame.recognises(document.text)).title
        return replace(document, frame=title, text_line=None, attributes_line=None)
    return replace(document, frame=piece.frame, text_line=piece.text_line, attributes_line=piece.attributes_line)


def name(document: Document, lines: Lines) -> tuple[int, int]:
    """Name the lines added by the printer and the releaser of a document; return where its message begins and ends.

    Start and end are indexes of lines. The lines that the frame put around the message are outside.
    """
    start, end = naming.name(document, lines)
    frame = _BY_TITLE[document.frame]
    frame.name(document, lines)
    if end == len(lines):
        section_pages.name(document, lines)
        marks.name(document, lines, start, end)
        if frame.scanned:
            from cablekit.frames import scanned  # compiling its patterns takes longer than reading most documents

            scanned.mend(lines, start, end)
    return start, end


def _document(decoded: Decoded, piece: Piece, met: tuple[Diagnostic, ...], *, joined: bool) -> Document:
    form = decoded.form
    if form in ("text", "markdown") and piece.text != decoded.text:
        form = form_of(piece.text)
    page_starts, first_page = _pages(decoded.page_starts, piece)
    text = piece.text.removeprefix(BOM) if joined else piece.text
    removed = len(piece.text) - len(text)
    rows, attributes_line = _rows(text, None if piece.attributes is None else piece.attributes - removed)
    first = 0 if piece.text_line is None else piece.text_line + 1
    rendering_losses = losses(piece.message, markdown=form == "markdown", rows=rows[first:attributes_line])
    breaks = _BY_TITLE[piece.frame].breaks(rows)
    if breaks and _BY_TITLE[piece.frame].scanned:
        rendering_losses += (RENDERING_LOSS.at(None, None, _put_back(breaks)),)
    return Document(
        text=text,
        form=form,
        path=decoded.path,
        member=decoded.member,
        encoding=decoded.encoding,
        first_line=piece.first_line,
        page_starts=page_starts,
        first_page=first_page,
        frame=piece.frame,
        text_line=piece.text_line,
        attributes_line=attributes_line,
        diagnostics=met + lone_surrogates(piece.text, piece.first_line) + rendering_losses,
        file_sha256=decoded.file_sha256,
        file_size=decoded.file_size,
        text_layers=decoded.text_layers,
        beside=_beside(decoded.beside, piece, len(rows)) if decoded.beside else (),
        breaks=breaks,
        cut=broken(rows, breaks),
    )


def _rows(text: str, attributes: int | None) -> tuple[list[str], int | None]:
    """Return the lines of a text and the index of the line that begins at `attributes`. The text is split there, which
    is faster than counting the lines above."""
    if attributes is None:
        return text_rows(text), None
    rows = text_rows(text[: max(0, attributes)])
    above = len(rows)
    rows += text_rows(text[max(0, attributes) :])
    return rows, above


def _put_back(breaks: Mapping[int, tuple[int, ...]]) -> str:
    count = sum(map(len, breaks.values()))
    return f"the print lost line ends; {count} {'is' if count == 1 else 'are'} restored where a label shows them"


def _pages(page_starts: tuple[int, ...], piece: Piece) -> tuple[tuple[int, ...], int]:
    """Return the first lines of a piece's pages, counted from its own first line, and the number of its first page."""
    if not page_starts:
        return (), 1
    first = max(0, bisect_right(page_starts, piece.first_line) - 1)
    ends = piece.text.rstrip("\f")  # a form feed at the end is on the first line of the next page
    last_line = piece.first_line + line_count(ends) - ends.endswith(("\n", "\r"))
    last = bisect_right(page_starts, last_line)
    return tuple(line - piece.first_line + 1 for line in page_starts[first:last]), first + 1


def _beside(lines: tuple[int, ...], piece: Piece, count: int) -> tuple[int, ...]:
    """Return the indexes of a piece's lines that are next to the text of their page."""
    first = bisect_left(lines, piece.first_line)
    last = bisect_left(lines, piece.first_line + count)
    return tuple(line - piece.first_line for line in lines[first:last])
