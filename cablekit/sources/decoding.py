"""Bytes to text.

Strategy: a byte order mark is believed; without one, UTF-16 shows itself by NUL bytes on one side of each pair; what
is left is UTF-8 when it decodes as such, and cp1252 (latin-1 for the five bytes cp1252 does not know) when it does
not. A UTF-8 text with a few damaged bytes stays UTF-8, and only those bytes are read as cp1252. Nothing is dropped and
nothing raises. The byte order mark itself is no part of the text.
"""

import codecs
import re
from typing import NamedTuple, cast

from cablekit.diagnostics import BINARY, EMPTY, ENCODING, LONE_SURROGATE, Diagnostic

BOM = "\ufeff"

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)

# Forms that are no text, by their first bytes; the name goes into the message.
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

# Control characters that no text holds. Tab, the line ends, form feed, vertical tab, ESC and SUB (the end of a DOS
# file) occur.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_SAMPLE = 1 << 16
# Random bytes hold 8 % of these; text that fails as UTF-8 holds none or a few. Valid UTF-8 is trusted much longer.
_MOST_CONTROLS_UTF8 = 0.3
_MOST_CONTROLS_OTHER = 0.04
# From this share of NULs on one side of each pair, none on the other, bytes are UTF-16.
_UTF16_SHARE = 0.6

# A text of UTF-16 has NULs in its first bytes.
_GLANCE = 1 << 10
_LONGEST_MARK = 4

_SURROGATE = re.compile("[\ud800-\udfff]")
_REPAIR = "cablekit-cp1252"
_REPLACE = "cablekit-replace"


class Decoding(NamedTuple):
    """Text, the name of the encoding it was read with, and what was met."""

    text: str
    encoding: str | None
    diagnostics: tuple[Diagnostic, ...]


def decode(data: bytes) -> Decoding:
    """Bytes as text, whatever they are. Never raises.

    Bytes that are no text give "" and a BINARY diagnostic; an encoding other than UTF-8 is named in an ENCODING one.
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
    """What the bytes of a long text are.

    Attributes:
        name: of the encoding; None where each document tells whether it is UTF-8.
        codec, errors: what decodes them.
        skip: bytes of the mark at their beginning.
    """

    name: str | None
    codec: str
    errors: str
    skip: int


def codec_of(head: bytes, *, final: bool = False) -> Encoded | None:
    """What the first bytes of a text say of its encoding; None where more are needed, and there may be more."""
    if len(head) < _LONGEST_MARK and not final:
        return None
    for mark, name, codec in _MARKS:
        if head.startswith(mark):
            return Encoded(name, codec, "surrogateescape" if codec == "utf-8" else _REPLACE, len(mark))
    if b"\0" in head[:_GLANCE]:
        if len(head) < _SAMPLE and not final:
            return None
        if (found := _utf16_without_mark(head[:_SAMPLE])) is not None:
            return Encoded(found, found, _REPLACE, 0)
    elif len(head) < _GLANCE and not final:
        return None
    return Encoded(None, "utf-8", "surrogateescape", 0)


def decode_str(text: str) -> Decoding:
    """A str with its byte order mark taken off and the diagnostics that reading it gives."""
    return checked(text.removeprefix(BOM), 0, None)


def line_count(text: str) -> int:
    """Number of line ends in `text`: LF, CRLF and CR each count once, nothing else does."""
    count = text.count("\n")
    return count + text.count("\r") - text.count("\r\n") if "\r" in text else count


def lone_surrogates(text: str, first_line: int) -> tuple[Diagnostic, ...]:
    """A diagnostic at the first half of a surrogate pair in a document that begins on a line of its source, if any."""
    half = None if text.isascii() else _SURROGATE.search(text)
    if half is None:
        return ()
    line = first_line + line_count(text[: half.start()])
    return (LONE_SURROGATE.at(line, None, f"Half a surrogate pair (U+{ord(half[0]):04X}) stands in the text."),)


def form_of_bytes(data: bytes) -> str | None:
    """What bytes are that are no text, by the first of them; None where nothing shows that."""
    return next((name for magic, name in _FORMS if data.startswith(magic)), None)


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 of mostly ASCII text has a NUL in each pair, always on the same side."""
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
    """Text of UTF-8, UTF-16 or UTF-32, and the number of places that were damaged. Lone surrogates stay."""
    try:
        return data.decode(codec, "surrogatepass"), 0
    except UnicodeDecodeError:
        if codec == "utf-8":
            return _patched(data)
        text = data.decode(codec, _REPLACE)
        return text, text.count("\ufffd")


def narrow(data: bytes) -> Decoding:
    """Bytes without a byte order mark as text, in an encoding that holds ASCII."""
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
    """Share of control characters. NULs behind the text pad it (tape blocks) and are not counted."""
    sample = data[:_SAMPLE].rstrip(b"\0")
    return (len(sample) - len(sample.translate(None, _CONTROLS))) / len(sample) if sample else 0.0


def _patched(data: bytes) -> tuple[str, int]:
    """UTF-8 with each byte that does not fit read as cp1252, and how many such bytes there are."""
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
    """Half a surrogate pair stays; what is none becomes U+FFFD."""
    assert isinstance(error, UnicodeDecodeError)
    try:
        return cast("tuple[str, int]", codecs.lookup_error("surrogatepass")(error))
    except UnicodeDecodeError:
        return "\ufffd", error.end


codecs.register_error(_REPLACE, _replace)


def checked(text: str, damaged: int, encoding: str | None) -> Decoding:
    """A text that was decoded, with what is to be said of it; `damaged` bytes did not fit its encoding."""
    found = []
    if encoding not in (None, "utf-8", "utf-8-sig"):
        found.append(ENCODING.at(None, "source.encoding", f"The bytes are not UTF-8; they were read as {encoding}."))
    if damaged:
        found.append(
            ENCODING.at(None, "source.encoding", f"{damaged} byte(s) do not fit {encoding}; they were read as cp1252.")
        )
    if not text.strip("\0 \t\r\n\f\v\x1a\u00a0"):
        found.append(EMPTY.at(None, None, "There is no text in the input."))
    return Decoding(text, encoding, tuple(found))


def binary(form: str | None) -> Decoding:
    """What is read of bytes that are no text: nothing."""
    message = f"The bytes are {form}." if form else "The bytes are not text in any encoding that cablekit reads."
    return Decoding("", None, (BINARY.at(None, None, message),))
