"""PDF: the text of its pages, in lines as the telegram had them.

Strategy: pdfium returns characters and their places, but folds runs of blanks, drops blank lines and follows the order
of writing (NARA writes the stamp at the foot first). Lines are rebuilt from the geometry of the page. A run of blanks
is as long as the gap it spans, in widths of its font's blank: NARA sets text in Times, where columns would fail. A
blank line is text of blanks only, as NARA's PDFs write it (1974LAPAZ00015), or, in PDFs that write none, a gap of two
line heights. A page that can't be read is reported and left empty; the others are still read. If a page has its words
twice, each layer is read separately; `frames` decides which is better, because this room does not know telegrams.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from statistics import median_low
from typing import TYPE_CHECKING, NamedTuple

from cablekit.diagnostics import ENCRYPTED, NO_TEXT_LAYER, UNREADABLE, Diagnostic
from cablekit.sources.layers import Box, layers
from cablekit.sources.layout import SAME_LINE, Page, Run, blanks, lines
from cablekit.sources.scan import Layer, paged, scanned

if TYPE_CHECKING:
    import pypdfium2

_HEADER = b"%PDF-"
_HEADER_REACH = 1024
# pdfium's mark for a hyphen at a line end, after which it writes no line break; its raw code is different
_HYPHEN, _RAW_HYPHEN = "\ufffe", 2
_LINE = re.compile("(?P<text>[^\r\n\ufffe]*\ufffe?)[\r\n]*")
_BLANK = re.compile("[ \t\u00a0]")
_WORD = re.compile(r"[^\s\ufffe]+\ufffe?")
_NARROWEST = 0.1  # points: pdfium inserts narrower blanks where it finds a gap
_BLANK_OF_TIMES = 0.25  # of the font size: for gaps in which no blank was written


#: the number of characters of a page that decide its direction
_SAMPLE = 64
#: radians: a smaller angle counts as level
_LEVEL = 0.0005


@dataclass(frozen=True, slots=True)
class _Turned:
    """The text of a page, with places turned so that it runs from left to right.

    Attributes:
        page: the text of the page.
        cos, sin: of the angle of the text, counter-clockwise.
    """

    page: "pypdfium2.PdfTextPage"
    cos: float = 1.0
    sin: float = 0.0

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the page after turning, in points."""
        return (x, y) if self.sin == 0.0 < self.cos else (x * self.cos + y * self.sin, y * self.cos - x * self.sin)


def _turned(page: "pypdfium2.PdfTextPage") -> _Turned:
    """Return the text of a page with the direction of most of its characters."""
    import pypdfium2.raw as pdfium

    count = page.count_chars()
    angles = [pdfium.FPDFText_GetCharAngle(page.raw, at) for at in range(0, count, max(1, count // _SAMPLE))]
    level = [math.remainder(angle, math.tau) for angle in angles]
    if all(abs(angle) < _LEVEL for angle in level):
        return _Turned(page)
    angle = median_low(sorted(level))
    if abs(abs(angle) - math.pi) < _LEVEL:
        return _Turned(page, -1.0, 0.0)
    return _Turned(page, math.cos(angle), -math.sin(angle))  # pdfium counts angles clockwise


class Text(NamedTuple):
    """The text of a PDF.

    Attributes:
        text: the first layer of each page.
        page_starts: the first line of each page, from 1.
        beside: the lines outside the text of a scanned page.
        diagnostics: problems met in reading it.
        layers: the text of each page, once, or twice if two OCR engines read it.
    """

    text: str
    page_starts: tuple[int, ...]
    beside: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...]
    layers: tuple[tuple[Layer, ...], ...] = ()


def is_pdf(data: bytes) -> bool:
    """Whether `data` is a PDF; bytes of a mail or print header may come before it, as PDF readers allow."""
    if data[: _HEADER_REACH + 9].lstrip(b"\xef\xbb\xbf\0\t\r\n\f ").startswith(_HEADER):
        return True
    return _HEADER in data[:_HEADER_REACH] and b"startxref" in data[-2 * _HEADER_REACH :]


def may_be_pdf(head: bytes) -> bool:
    """Whether the first bytes of a file may be those of a PDF."""
    return _HEADER in head[: _HEADER_REACH + 9]


def read(data: bytes) -> Text:
    """Read the text of a PDF; pages are separated by form feeds, as in pdftotext.

    From the first call, pdfium has only its own fonts in this process: a font that a PDF names but does not hold would
    be replaced by one of the machine's, the widths of which would change places of letters and so the record.

    Raises:
        ImportError: pypdfium2 is not installed.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    pdfium.FPDF_SetSystemFontInfo(None)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return Text("", (), (), (_refusal(error),))
    try:
        return _laid_out(*_pages(document))
    finally:
        document.close()


def _refusal(error: "pypdfium2.PdfiumError") -> Diagnostic:
    import pypdfium2.raw as pdfium

    if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return ENCRYPTED.at(None, None, "the PDF is encrypted and requires a password; save it without one")
    return UNREADABLE.at(None, None, "the PDF is damaged and can't be opened")


def _pages(document: "pypdfium2.PdfDocument") -> tuple[list[list[Page]], list[int]]:
    """Return the geometry of every page, layer by layer, and the numbers of pages that failed."""
    import pypdfium2

    pages, damaged = [], []
    for number in range(1, len(document) + 1):
        try:
            pages.append(list(_layers(document, number - 1)))
        except pypdfium2.PdfiumError:
            pages.append([Page(())])
            damaged.append(number)
    return pages, damaged


def _layers(document: "pypdfium2.PdfDocument", index: int) -> Iterator[Page]:
    """Yield a page once for each of its text layers; it is closed before it is opened for the next layer."""
    with closing(document[index]) as page:
        pieces, is_scan = _pieces(page)
        # every page that OCR read has a picture
        layer_of = layers([Box(*piece.get_bounds()) for piece in pieces]) if is_scan else []
        if not any(layer_of):
            yield _page(page, pieces, is_scan)
            return
    for layer in (0, 1):
        with closing(document[index]) as page:
            pieces, is_scan = _pieces(page)
            own = [piece for piece, its in zip(pieces, layer_of, strict=True) if its == layer]
            for piece, its in zip(pieces, layer_of, strict=True):
                if its != layer:
                    page.remove_obj(piece)
                    piece.close()
            yield _page(page, own, is_scan)


def _pieces(page: "pypdfium2.PdfPage") -> tuple[list["pypdfium2.PdfObject"], bool]:
    """Return the pieces of text on a page in the order of writing, and whether it has pictures."""
    import pypdfium2.raw as pdfium

    objects = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=1))
    pieces = [item for item in objects if item.type == pdfium.FPDF_PAGEOBJ_TEXT]
    return pieces, len(pieces) < len(objects)


def _laid_out(pages: list[list[Page]], damaged: list[int]) -> Text:
    written = any(page.blank_lines for layered in pages for page in layered)
    texts = tuple(tuple(_layer(page, written) for page in layered) for layered in pages)
    laid_out = paged([layered[0] for layered in texts])
    return Text(*laid_out, tuple(_lost([layered[0] for layered in pages], damaged)), texts)


def _layer(page: Page, written_blank_lines: bool) -> Layer:
    if page.has_images and page.runs:
        return scanned(page.runs)
    return Layer(tuple(lines(page, written_blank_lines=written_blank_lines)))


def _lost(pages: list[Page], damaged: list[int]) -> Iterator[Diagnostic]:
    if damaged:
        yield UNREADABLE.at(None, None, f"damaged and not read: {_numbers(damaged)} of the PDF")
    narrow = [number for number, page in enumerate(pages, 1) if not page.has_widths]
    if narrow:
        message = f"the font has no widths, so letters are lost: {_numbers(narrow)} of the PDF; run OCR again"
        yield UNREADABLE.at(None, None, message)
    scanned = [number for number, page in enumerate(pages, 1) if page.has_images and not page.runs]
    if scanned and len(scanned) == len(pages):
        yield NO_TEXT_LAYER.at(None, None, "the PDF is a scan without a text layer; run OCR on it first")
    elif scanned:
        yield NO_TEXT_LAYER.at(None, None, f"scanned without a text layer: {_numbers(scanned)} of the PDF")


def _numbers(pages: list[int]) -> str:
    """Return page numbers in words: `page 2`, `pages 2-4, 7`."""
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    word = "page" if len(pages) == 1 else "pages"
    return f"{word} {', '.join(str(a) if a == b else f'{a}-{b}' for a, b in spans)}"


def _page(page: "pypdfium2.PdfPage", pieces: list["pypdfium2.PdfObject"], images: bool) -> Page:
    """Return the geometry of a page; that of a scan, word by word."""
    text = page.get_textpage()
    try:
        turned = _turned(text)
        runs = list(_words(turned) if images else _runs(turned))
        has_widths = _has_widths(turned)
    finally:
        text.close()
    matrices = [piece.get_matrix() for piece in pieces]
    baselines = [turned.place(matrix.e, matrix.f)[1] for matrix in matrices]
    heights = {round(run.y) for run in runs}
    return Page(runs, [y for y in baselines if round(y) not in heights], images, has_widths)


def _has_widths(page: _Turned) -> bool:
    """Whether the characters of a page have widths.

    Without widths, all characters of a word are at one place, and pdfium drops a letter that occurs there twice.
    """
    count = page.page.count_chars()
    sample = range(0, count - 1, max(1, count // _SAMPLE))
    together = [_origin(page, at) == _origin(page, at + 1) for at in sample]
    return 2 * sum(together) <= len(together)


def _runs(page: _Turned) -> Iterator[Run]:
    """Yield the text on each baseline, with the length of runs of blanks restored."""
    text = _characters(page.page)
    for match in _LINE.finditer(text):
        if match["text"]:
            for start, end in _level(page, match.start(), match.end("text")):
                yield _run(page, text[start:end].replace(_HYPHEN, "-"), start)


def _words(page: _Turned) -> Iterator[Run]:
    """Yield the words of a page that OCR read: pdfium inserted the blanks between them."""
    text = _characters(page.page)
    for match in _WORD.finditer(text):
        for start, end in _level(page, match.start(), match.end()):
            left, right = _extent(page, start)[0], _extent(page, end - 1)[1]
            yield Run(_baseline(page, start), left, max(left, right), 0.0, text[start:end].replace(_HYPHEN, "-"))


def _level(page: _Turned, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a line of pdfium where the baseline changes: it joins letters below each other in one line."""
    height = _baseline(page, start)
    if abs(height - _baseline(page, end - 1)) > SAME_LINE:
        for at in range(start + 1, end):
            here = _baseline(page, at)
            if abs(height - here) > SAME_LINE:
                yield start, at
                start, height = at, here
    yield start, end


def _baseline(page: _Turned, at: int) -> float:
    return _origin(page, at)[1]


def _origin(page: _Turned, at: int) -> tuple[float, float]:
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page.page.raw, at, x, y)
    return page.place(x.value, y.value)


def _characters(page: "pypdfium2.PdfTextPage") -> str:
    """Return one character for each of pdfium's, so that an index into the str is an index into the page."""
    count = page.count_chars()
    text: str = page.get_text_range() if count else ""
    if len(text) == count:
        return text
    import pypdfium2.raw as pdfium

    codes = (pdfium.FPDFText_GetUnicode(page.raw, at) for at in range(count))
    return "".join(_HYPHEN if code == _RAW_HYPHEN else chr(code) for code in codes)


def _run(page: _Turned, text: str, at: int) -> Run:
    """Return a run of characters of the page from index `at`; runs of blanks that pdfium folded are restored."""
    import pypdfium2.raw as pdfium

    blank = _BLANK_OF_TIMES * pdfium.FPDFText_GetFontSize(page.page.raw, at)
    parts: list[str] = []
    done = 0
    for match in _BLANK.finditer(text):
        left, right = _extent(page, at + match.start())
        if right - left > _NARROWEST:
            blank = right - left
        count = 1
        if match.end() < len(text):
            count = blanks(_extent(page, at + match.end())[0] - left, blank)
        parts += text[done : match.end()], " " * (count - 1)
        done = match.end()
    parts.append(text[done:])
    return Run(_baseline(page, at), _extent(page, at)[0], _extent(page, at + len(text) - 1)[1], blank, "".join(parts))


def _extent(page: _Turned, at: int) -> tuple[float, float]:
    """Return where the advance of a character begins and ends, in points from the left."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(page.page.raw, at, box)
    if page.sin == 0.0 < page.cos:
        return box.left, box.right
    ends = [page.place(x, y)[0] for x in (box.left, box.right) for y in (box.bottom, box.top)]
    return min(ends), max(ends)
