"""A text as a PDF laid out like NARA's: stamps in Helvetica 10, the frame in Helvetica 12, the telegram in Times 8."""

from collections.abc import Iterator

_FONTS = {"S": b"Helvetica", "M": b"Times-Roman", "H": b"Helvetica"}
_SIZE = {"S": 10, "M": 8, "H": 12}
_FRAME = ("Message Text", "Message Attributes")
_LEFT, _TOP, _FOOT, _LEADING = 36.0, 744.0, 36.0, 12.0
_STAMP_TOP, _STAMP_LEFT, _FRAME_LEFT = 756.0, 116.0, 268.0
#: lines of a page, as in NARA's
_MOST = 54


def printed(text: str) -> bytes:
    """A PDF whose pages end where the text has form feeds, or where the paper does."""
    return _file([_page(lines) for page in text.split("\f") for lines in _fitting(page.split("\n"))])


def _fitting(lines: list[str]) -> Iterator[list[str]]:
    """The lines of each page; where the text has no page ends, none is put beside a blank line."""
    if lines[-1] == "":
        lines = lines[:-1]
    while len(lines) > _MOST + 2:
        at = next((at for at in range(_MOST, 1, -1) if lines[at - 1].strip() and lines[at].strip()), _MOST)
        yield lines[:at]
        lines = lines[at:]
    yield lines


def _page(lines: list[str]) -> bytes:
    """The operators of a page. The stamp at its foot is written first, as in NARA's."""
    foot = len(lines) - 1 if len(lines) > 1 and _is_stamp(lines[-1]) else None
    shown = [] if foot is None else [_shown("S", _STAMP_LEFT, _FOOT, lines[foot])]
    y = _TOP
    for at, line in enumerate(lines[:foot]):
        if at == 0 and _is_stamp(line):
            shown.append(_shown("S", _STAMP_LEFT, _STAMP_TOP, line))
        elif line.strip() in _FRAME:
            shown.append(_shown("H", _FRAME_LEFT, y, line))
            y -= _LEADING
        else:
            shown.append(_shown("M", _LEFT, y, line or " "))
            y -= _LEADING
    return b"".join(shown)


def _is_stamp(line: str) -> bool:
    return "Declassified/Released" in line and "EO Systematic Review" in line and ":" not in line


def _shown(font: str, x: float, y: float, text: str) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252", "replace")
    return b"BT /%b %d Tf %g %g Td (%b) Tj ET\n" % (font.encode(), _SIZE[font], x, y, escaped)


def _file(pages: list[bytes]) -> bytes:
    first = 3 + len(_FONTS)
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(pages)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(pages))]
    objects += [
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%b /Encoding /WinAnsiEncoding >>" % name for name in _FONTS.values()
    ]
    fonts = b" ".join(b"/%b %d 0 R" % (key.encode(), 3 + at) for at, key in enumerate(_FONTS))
    for at, content in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << %b >> >> >>"
            % (first + 2 * at + 1, fonts)
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    """The file: its objects, the table of where they begin, the trailer."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return out + head + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
