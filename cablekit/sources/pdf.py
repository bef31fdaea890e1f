"""PDF: the text of its pages, in lines as the telegram had them.

Strategy: pdfium gives characters and where they stand, but folds runs of blanks, drops blank lines and follows the
order of writing (NARA writes the stamp at the foot first). Lines are rebuilt from the geometry of the page. A run of
blanks is as long as the gap it spans, in widths of its font's blank: NARA sets text in Times, where columns would fail.
A blank line is text of blanks only, as NARA's PDFs write it (1974LAPAZ00015), or, in PDFs that write none, a gap of two
line heights. A page that can't be read is told and left empty; the others are still read. Where a page carries its
words twice, each layer is read by itself; which is the better one, `frames` decides, for nothing here knows telegrams.
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
# pdfium's mark for a hyphen at a line end, behind which it writes no line break; its raw code is another
_HYPHEN, _RAW_HYPHEN = "\ufffe", 2
_LINE = re.compile("(?P<text>[^\r\n\ufffe]*\ufffe?)[\r\n]*")
_BLANK = re.compile("[ \t\u00a0]")
_WORD = re.compile(r"[^\s\ufffe]+\ufffe?")
_NARROWEST = 0.1  # points: narrower blanks are pdfium's own, put where it found a gap
_BLANK_OF_TIMES = 0.25  # of the font size: for gaps where no blank was written


#: characters of a page that its direction is taken from
_SAMPLE = 64
#: radians: less is no direction of its own
_LEVEL = 0.0005


@dataclass(frozen=True, slots=True)
class _Turned:
    """Text of a page, with places as they are once it runs from left to right.

    Attributes:
        page: the text of the page.
        cos, sin: of the angle that the text runs at, counter-clockwise.
    """

    page: "pypdfium2.PdfTextPage"
    cos: float = 1.0
    sin: float = 0.0

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page, in points."""
        return (x, y) if self.sin == 0.0 < self.cos else (x * self.cos + y * self.sin, y * self.cos - x * self.sin)


def _turned(page: "pypdfium2.PdfTextPage") -> _Turned:
    """The text of a page with the direction that most of its characters have."""
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
        text: made of the first layer of each page.
        page_starts: the line that each page begins on, from 1.
        beside: the lines that are beside the text of a scanned page.
        diagnostics: what reading it met.
        layers: of each page its text, once, or twice where two OCR engines read it.
    """

    text: str
    page_starts: tuple[int, ...]
    beside: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...]
    layers: tuple[tuple[Layer, ...], ...] = ()


def is_pdf(data: bytes) -> bool:
    """True when `data` is a PDF; some bytes of a mail or print header may stand before it, as readers allow."""
    if data[: _HEADER_REACH + 9].lstrip(b"\xef\xbb\xbf\0\t\r\n\f ").startswith(_HEADER):
        return True
    return _HEADER in data[:_HEADER_REACH] and b"startxref" in data[-2 * _HEADER_REACH :]


def may_be_pdf(head: bytes) -> bool:
    """Whether the first bytes of a file may be those of a PDF."""
    return _HEADER in head[: _HEADER_REACH + 9]


def read(data: bytes) -> Text:
    """The text of a PDF; pages are parted by form feeds, as in pdftotext.

    Raises:
        ImportError: pypdfium2 is not installed.
    """
    import pypdfium2

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
        return ENCRYPTED.at(None, None, "The PDF is encrypted and asks for a password; save it without one.")
    return UNREADABLE.at(None, None, "The PDF is damaged and can't be opened.")


def _pages(document: "pypdfium2.PdfDocument") -> tuple[list[list[Page]], list[int]]:
    """The geometry of every page, layer by layer, and the numbers of those that failed."""
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
    """A page once for each of its text layers; it is closed again before it is opened for the next one."""
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
    """The pieces of text on a page in the order of writing, and whether it has pictures."""
    import pypdfium2.raw as pdfium

    found = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=1))
    pieces = [item for item in found if item.type == pdfium.FPDF_PAGEOBJ_TEXT]
    return pieces, len(pieces) < len(found)


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
        yield UNREADABLE.at(None, None, f"Damaged, and not read: {_numbers(damaged)} of the PDF.")
    narrow = [number for number, page in enumerate(pages, 1) if not page.has_widths]
    if narrow:
        message = f"The font has no widths, so that letters are lost: {_numbers(narrow)} of the PDF; run OCR again."
        yield UNREADABLE.at(None, None, message)
    scanned = [number for number, page in enumerate(pages, 1) if page.has_images and not page.runs]
    if scanned and len(scanned) == len(pages):
        yield NO_TEXT_LAYER.at(None, None, "The PDF is a scan without a text layer; run OCR on it first.")
    elif scanned:
        yield NO_TEXT_LAYER.at(None, None, f"Scanned without a text layer: {_numbers(scanned)} of the PDF.")


def _numbers(pages: list[int]) -> str:
    """`page 2`, `pages 2-4, 7`."""
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    word = "page" if len(pages) == 1 else "pages"
    return f"{word} {', '.join(str(a) if a == b else f'{a}-{b}' for a, b in spans)}"


def _page(page: "pypdfium2.PdfPage", pieces: list["pypdfium2.PdfObject"], images: bool) -> Page:
    """The geometry of a page; of a scan, word by word."""
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
    """Whether the characters of a page have widths: where they have none, those of a word are all at one place, and
    pdfium drops a letter that stands there twice."""
    count = page.page.count_chars()
    sample = range(0, count - 1, max(1, count // _SAMPLE))
    together = [_origin(page, at) == _origin(page, at + 1) for at in sample]
    return 2 * sum(together) <= len(together)


def _runs(page: _Turned) -> Iterator[Run]:
    """What stands on one baseline, with runs of blanks as long as they are."""
    text = _characters(page.page)
    for found in _LINE.finditer(text):
        if found["text"]:
            for start, end in _level(page, found.start(), found.end("text")):
                yield _run(page, text[start:end].replace(_HYPHEN, "-"), start)


def _words(page: _Turned) -> Iterator[Run]:
    """The words of a page that OCR read: the blanks between them are pdfium's own."""
    text = _characters(page.page)
    for found in _WORD.finditer(text):
        for start, end in _level(page, found.start(), found.end()):
            left, right = _extent(page, start)[0], _extent(page, end - 1)[1]
            yield Run(_baseline(page, start), left, max(left, right), 0.0, text[start:end].replace(_HYPHEN, "-"))


def _level(page: _Turned, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what pdfium holds to be a line where the baseline changes: it reads letters below each other as one."""
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
    """One character for each of pdfium's, so that an index into the str is an index into the page."""
    count = page.count_chars()
    text: str = page.get_text_range() if count else ""
    if len(text) == count:
        return text
    import pypdfium2.raw as pdfium

    codes = (pdfium.FPDFText_GetUnicode(page.raw, at) for at in range(count))
    return "".join(_HYPHEN if code == _RAW_HYPHEN else chr(code) for code in codes)


def _run(page: _Turned, text: str, at: int) -> Run:
    """A run of characters of the page from index `at`; runs of blanks that pdfium folded into one are unfolded."""
    import pypdfium2.raw as pdfium

    blank = _BLANK_OF_TIMES * pdfium.FPDFText_GetFontSize(page.page.raw, at)
    parts: list[str] = []
    done = 0
    for found in _BLANK.finditer(text):
        left, right = _extent(page, at + found.start())
        if right - left > _NARROWEST:
            blank = right - left
        count = 1
        if found.end() < len(text):
            count = blanks(_extent(page, at + found.end())[0] - left, blank)
        parts += text[done : found.end()], " " * (count - 1)
        done = found.end()
    parts.append(text[done:])
    return Run(_baseline(page, at), _extent(page, at)[0], _extent(page, at + len(text) - 1)[1], blank, "".join(parts))


def _extent(page: _Turned, at: int) -> tuple[float, float]:
    """Where the advance of a character begins and ends, in points from the left."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(page.page.raw, at, box)
    if page.sin == 0.0 < page.cos:
        return box.left, box.right
    ends = [page.place(x, y)[0] for x in (box.left, box.right) for y in (box.bottom, box.top)]
    return min(ends), max(ends)
