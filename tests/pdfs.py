"""PDFs written by hand for tests: no more than a reader needs."""

from collections.abc import Sequence

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
IMAGE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    b"stream\n\x80\nendstream"
)
SCAN = b"q 612 0 0 792 0 0 cm /I Do Q\n"


def text_at(x: float, y: float, text: str, size: int = 8) -> bytes:
    """An operator that shows text with its baseline at a point."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return b"BT /F %d Tf %g %g Td (%b) Tj ET\n" % (size, x, y, escaped)


def column(lines: Sequence[str], *, top: float = 723, leading: float = 12, blanks: bool = True) -> bytes:
    """Lines of text below each other; blank ones are written as a blank, as NARA does, or left out."""
    return b"".join(text_at(36, top - at * leading, line or " ") for at, line in enumerate(lines) if line or blanks)


def words(lines: Sequence[str], *, left: float = 36, top: float = 723, leading: float = 12, size: int = 8) -> bytes:
    """Lines of text as OCR leaves them: a piece for each word, six points for each column, nothing for blanks."""
    pieces = []
    for at, line in enumerate(lines):
        column = 0
        for word in line.split(" "):
            if word:
                pieces.append(text_at(left + 6 * column, top - at * leading, word, size))
            column += len(word) + 1
    return b"".join(pieces)


def pdf(pages: Sequence[bytes], *, trailer: bytes = b"", count: int | None = None) -> bytes:
    """A PDF whose pages have these contents."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * at) for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(pages) if count is None else count),
        FONT,
        IMAGE,
    ]
    for at, content in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> /XObject << /I 4 0 R >> >> >>" % (6 + 2 * at)
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + head + table + tail


ENCRYPTED = pdf(
    [column(["SECRET"])],
    trailer=b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%b) /U (%b) >>"
    % (b"o" * 32, b"u" * 32),
)
