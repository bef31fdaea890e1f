"""Control characters made visible: no text of a cable may control the terminal that shows it.

Strategy: one table maps each character to its escape, applied with str.translate. All text of a cable and all file
names that are printed on a terminal (the text format, `tokens`, every line on stderr) go through `visible`. JSON is
data, not display: it keeps the character as a JSON escape, which does not affect a terminal either.
"""

import re
from itertools import chain

_CONTROLS = chain(range(0x20), range(0x7F, 0xA0))
# They end a line for some programs, or reorder the text after them (marks, embeddings, overrides, isolates).
_BREAKS_AND_BIDI = chain((0x200E, 0x200F), range(0x2028, 0x202F), range(0x2066, 0x206A))
_SURROGATES = range(0xD800, 0xE000)


def _escape(code: int) -> str:
    """The escape of a character, `\\x1b`; for U+DC80..U+DCFF, which Python uses for bytes in file names, that byte."""
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


_ESCAPES = {code: _escape(code) for code in chain(_CONTROLS, _BREAKS_AND_BIDI, _SURROGATES)}
_LAYOUT = {code: escape for code, escape in _ESCAPES.items() if code not in (0x09, 0x0A)}

# DEL and the C1 controls as UTF-8. 0xC2 starts only U+0080..U+00BF, so no other character can match.
_RAW_CONTROL = re.compile(rb"\x7f|\xc2[\x80-\x9f]")


def visible(text: str, *, layout: bool = False) -> str:
    """The text with its control characters as visible escapes, such as `\\x1b`.

    Args:
        text: any str, including lone surrogates.
        layout: keep line feeds and tabs, for text of several lines.
    """
    if text.isprintable():
        return text
    return text.translate(_LAYOUT if layout else _ESCAPES)


def escape_json(data: bytes) -> bytes:
    """JSON (UTF-8) with DEL and the C1 controls as escapes: `\\u009b` starts a terminal sequence, like ESC [.

    JSON requires escapes only below U+0020. These characters can occur only in strings, so the value is the same.
    """
    if b"\xc2" not in data and b"\x7f" not in data:
        return data
    return _RAW_CONTROL.sub(lambda control: b"\\u00%02x" % control[0][-1], data)
