"""Bytes to text.

Strategy: a byte order mark is believed. Without one, UTF-16 is recognised by NUL bytes on one side of each pair. The
rest is UTF-8 if it decodes as such, else cp1252 (latin-1 for the five bytes that cp1252 does not define). A UTF-8 text
with a few damaged bytes stays UTF-8, and only those bytes are read as cp1252. Nothing is dropped and nothing raises.
The byte order mark is not part of the text.
"""

import codecs
import re
from typing import NamedTuple, cast

from cablekit.diagnostics import BINARY, EMPTY, ENCODING, LONE_SURROGATE, Diagnostic

BOM = "\ufeff"

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)

# Forms that are not text, by their first bytes; the name is used in the message.
_FORMS = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a RIFF media file"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file; save it as text or PDF"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"Rar!\x1a\x07", "a RAR archive, which cablekit does not open; unpack it first"),
)

# Control characters that text does not contain. Tab, line ends, form feed, vertical tab, ESC and SUB (the end of a DOS
# file) do occur.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_SAMPLE = 1 << 16
# Random bytes have 8 % of these; text that fails as UTF-8 has none or a few. Valid UTF-8 is trusted much longer.
_MOST_CONTROLS_UTF8 = 0.3
_MOST_CONTROLS_OTHER = 0.04
# With this share of NULs on one side of each pair and none on the other, bytes are UTF-16.
_UTF16_SHARE = 0.6

# A text of UTF-16 has NULs in its first bytes.
_GLANCE = 1 << 10
_LONGEST_MARK = 4

_SURROGATE = re.compile("[\ud800-\udfff]")
_REPAIR = "cablekit-cp1252"
_REPLACE = "cablekit-replace"


class Decoding(NamedTuple):
    """Text, the name of the encoding it was read with, and the problems met."""

    text: str
    encoding: str | None
    diagnostics: tuple[Diagnostic, ...]


def decode(data: bytes) -> Decoding:
    """Decode any bytes as text. Never raises.

    The result for bytes that are not text is "" with a BINARY diagnostic. An encoding other than UTF-8 is named in an
    ENCODING diagnostic.
    """
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            return checked(*wide(data[len(mark) :], codec), name)
    if (form := form_of_bytes(data)) is not None:
        return binary(form)
    if b"\0" in data[:_GLANCE] and (utf_16 := _utf16_without_mark(data[:_SAMPLE])) is not None:
        return checked(*wide(data, utf_16), utf_16)
    return narrow(data)


class Encoded(NamedTuple):
    """The encoding of a long text.

    Attributes:
        name: of the encoding; None if each document decides whether it is UTF-8.
        codec, errors: the codec and the error handler that decode the bytes.
        skip: bytes of the mark at the beginning.
    """

    name: str | None
    codec: str
    errors: str
    skip: int


def codec_of(head: bytes, *, final: bool = False) -> Encoded | None:
    """Return the encoding that the first bytes of a text show; None if more bytes are needed and may follow."""
    if len(head) < _LONGEST_MARK and not final:
        return None
    for mark, name, codec in _MARKS:
        if head.startswith(mark):
            return Encoded(name, codec, "surrogateescape" if codec == "utf-8" else _REPLACE, len(mark))
    if b"\0" in head[:_GLANCE]:
        if len(head) < _SAMPLE and not final:
            return None
        if (utf_16 := _utf16_without_mark(head[:_SAMPLE])) is not None:
            return Encoded(utf_16, utf_16, _REPLACE, 0)
    elif len(head) < _GLANCE and not final:
        return None
    return Encoded(None, "utf-8", "surrogateescape", 0)


def decode_str(text: str) -> Decoding:
    """Remove the byte order mark of a str, and return it with its diagnostics."""
    return checked(text.removeprefix(BOM), 0, None)


def line_above(text: str, start: int, within: int) -> int:
    """Return where the line above the line that begins at `start` begins; at most `within` characters are looked at.
    A carriage return and a line feed are one line end."""
    low = max(0, start - within)
    end = max(low, start - (2 if text.endswith("\r\n", low, start) else 1))
    return max(low, text.rfind("\n", low, end) + 1, text.rfind("\r", low, end) + 1)


def line_count(text: str) -> int:
    """Count the line ends in `text`: LF, CRLF and CR each count once, nothing else does."""
    count = text.count("\n")
    return count + text.count("\r") - text.count("\r\n") if "\r" in text else count


def lone_surrogates(text: str, first_line: int) -> tuple[Diagnostic, ...]:
    """Return a diagnostic at the first lone surrogate, if any, of a document that begins on line `first_line`."""
    half = None if text.isascii() else _SURROGATE.search(text)
    if half is None:
        return ()
    line = first_line + line_count(text[: half.start()])
    return (LONE_SURROGATE.at(line, None, f"half a surrogate pair in the text (U+{ord(half[0]):04X})"),)


def form_of_bytes(data: bytes) -> str | None:
    """Return the form of bytes that are not text, by the first of them; None if they match no such form."""
    return next((name for magic, name in _FORMS if data.startswith(magic)), None)


def _utf16_without_mark(sample: bytes) -> str | None:
    """Recognise UTF-16 of mostly ASCII text: it has a NUL in each pair, always on the same side."""
    pairs = len(sample) // 2
    if not pairs or b"\0" not in sample:
        return None
    low, high = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if high >= pairs * _UTF16_SHARE and low <= pairs * 0.05:
        return "utf-16-le"
    if low >= pairs * _UTF16_SHARE and high <= pairs * 0.05:
        return "utf-16-be"
    return None


def wide(data: bytes, codec: str) -> tuple[str, int]:
    """Decode UTF-8, UTF-16 or UTF-32; return the text and the number of damaged places. Lone surrogates stay."""
    try:
        return data.decode(codec, "surrogatepass"), 0
    except UnicodeDecodeError:
        if codec == "utf-8":
            return _patched(data)
        text = data.decode(codec, _REPLACE)
        return text, text.count("\ufffd")


def narrow(data: bytes) -> Decoding:
    """Decode bytes without a byte order mark, in an encoding that contains ASCII."""
    controls = _controls(data)
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        pass
    else:
        return binary(None) if controls > _MOST_CONTROLS_UTF8 else checked(text, 0, "utf-8")
    if controls > _MOST_CONTROLS_OTHER:
        return binary(None)
    patched, damaged = _patched(data)
    if damaged < len(patched) - len(patched.encode("ascii", "ignore")) - damaged:
        return checked(patched, damaged, "utf-8")
    try:
        return checked(data.decode("cp1252"), 0, "cp1252")
    except UnicodeDecodeError:
        return checked(data.decode("latin-1"), 0, "latin-1")


def _controls(data: bytes) -> float:
    """Return the share of control characters. NULs after the text are padding (tape blocks) and are not counted."""
    sample = data[:_SAMPLE].rstrip(b"\0")
    return (len(sample) - len(sample.translate(None, _CONTROLS))) / len(sample) if sample else 0.0


def _patched(data: bytes) -> tuple[str, int]:
    """Decode UTF-8, with each byte that does not fit read as cp1252; return the text and the number of such bytes."""
    fitting = len(data.decode("utf-8", "ignore").encode("utf-8"))
    return data.decode("utf-8", _REPAIR), len(data) - fitting


def _repair(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    bad = error.object[error.start : error.end]
    try:
        return bad.decode("cp1252"), error.end
    except UnicodeDecodeError:
        return bad.decode("latin-1"), error.end


codecs.register_error(_REPAIR, _repair)


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Keep half a surrogate pair; replace anything else by U+FFFD."""
    assert isinstance(error, UnicodeDecodeError)
    try:
        return cast("tuple[str, int]", codecs.lookup_error("surrogatepass")(error))
    except UnicodeDecodeError:
        return "\ufffd", error.end


codecs.register_error(_REPLACE, _replace)


def checked(text: str, damaged: int, encoding: str | None) -> Decoding:
    """Return a decoded text with its diagnostics; `damaged` bytes did not fit its encoding."""
    diagnostics = []
    if encoding not in (None, "utf-8", "utf-8-sig"):
        diagnostics.append(
            ENCODING.at(None, "source.encoding", f"the bytes are not UTF-8; they were read as {encoding}")
        )
    if damaged:
        diagnostics.append(
            ENCODING.at(None, "source.encoding", f"{damaged} byte(s) do not fit {encoding}; they were read as cp1252")
        )
    if not text.strip("\0 \t\r\n\f\v\x1a\u00a0"):
        diagnostics.append(EMPTY.at(None, None, "no text in the input"))
    return Decoding(text, encoding, tuple(diagnostics))


def binary(form: str | None) -> Decoding:
    """Return the empty result for bytes that are not text, with a diagnostic."""
    message = f"the bytes are {form}" if form else "the bytes are not text in any encoding that cablekit reads"
    return Decoding("", None, (BINARY.at(None, None, message),))
