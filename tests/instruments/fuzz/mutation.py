"""Damage to cables, as renderings and hostile hands do it: lines lost, doubled, swapped, glued; letters and blanks.

Strategy: cables are lines, so most changes work on lines; the rest put in words that rules look for. A change depends
on its random generator alone, so that a seed gives the same input again.
"""

from collections.abc import Callable
from random import Random

#: what rules of the grammar look for, and what breaks them
_TEXTS = (
    "\nMessage Text\n",
    "\nMessage Attributes\n",
    "\n## Message Attributes\n",
    "**Draft Date:** ",
    "\nPAGE 01  LA PAZ 00001  191654Z\n",
    "\nPAGE 02  STATE 123456 01 OF 02  191654Z\n",
    "\nACTION ARA-10\n",
    "\nINFO  OCT-01 ISO-00 /011 W\n",
    "\nDRAFTED BY ARA:JSMITH:AB\n",
    "------------------126244  191656Z /34\n",
    "\nP R 251346Z JUN 73 ZFF6\n",
    "\nFM AMEMBASSY LA PAZ\n",
    "\nTO SECSTATE WASHDC NIACT IMMEDIATE 2143\n",
    "\nC O N F I D E N T I A L SECTION 1 OF 2 LA PAZ 3507/1\n",
    "\nE.O. 12065: GDS 12/13/85 (TAYLOR, PHILIP B) OR-M\n",
    "\nTAGS: ASEC, OVIP (VANCE, CYRUS)\n",
    "\nSUBJECT: (C) ",
    "\nREF: (A) LA PAZ 1791, (B) STATE 252478 DTD 211400Z OCT 77 (NOTAL), A-50\n",
    "\n1. (C) SUMMARY: ",
    "\nBEGIN TEXT\n",
    "\nQUOTE ",
    "UNQUOTE",
    "NNNN\n",
    "<< END OF DOCUMENT >>\n",
    "E E E E E E E E ADP000\n",
    "****************\n",
    " Declassified/Released US Department of State EO Systematic Review 30 JUN 2005 \n\f",
    "RELEASED IN PART\nB3, CIA\n",
    "Review History: RELEASED <09 SEP 2002 by kelleyw0>; APPROVED <10-Sep-2002 by MorefiRH>\n",
    "Subject: ",
    "(((((((((",
    "- - - - - - ",
    "999999999999999999999",
    "\r",
    "\r\n",
    "\f",
    "\t",
    "\x00",
    "\x1b[2J",
    "\ufeff",
    "\u2028",
    "\u0085",
    "\u202e",
    "¿",
    "\u017fK",
    "İß",
    "٣٤",
    "²",
    " " * 200,
    "-" * 200,
    "A " * 100,
    "\\" * 9,
    "*" * 60,
    ">" * 60,
    "` `",
    "&#x1b;",
    "&amp;",
)
_BYTES = (b"\xff\xfe", b"\xfe\xff", b"\xed\xa0\x80", b"\xed\xb2\x80", b"\xc2", b"\x9b", b"\x81", b"\xf4\x90\x80\x80")
WORDS: tuple[bytes, ...] = (*(text.encode() for text in _TEXTS), *_BYTES)


def mutated(data: bytes, random: Random, pool: list[bytes], size: int) -> bytes:
    """`data` changed a few times, no longer than `size`. `pool` has other inputs to take lines from."""
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        data = random.choice(_CHANGES)(data, random, pool)
    return data[:size]


def _dropped(data: bytes, random: Random, pool: list[bytes]) -> bytes:
    lines = data.splitlines(keepends=True)
    start = random.randrange(len(lines) + 1)
    del lines[start : start + random.choice((1, 1, 2, 5, 20))]
    return b"".join(lines)


def _doubled(data: bytes, random: Random, pool: list[bytes]) -> bytes:
    lines = data.splitlines(keepends=True)
    start = random.randrange(len(lines) + 1)
    end = start + random.choice((1, 1, 2, 5, 40))
    return b"".join([*lines[:end], *lines[start:]])


def _swapped(data: bytes, random: Random, pool: list[bytes]) -> bytes:
    lines = data.splitlines(keepends=True)
    if len(lines) > 1:
        one, other = random.randrange(len(lines)), random.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _glued(data: bytes, random: Random, pool: list[bytes]) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        index = random.randrange(len(lines))
        lines[index] = lines[index].rstrip(b"\r\n") + random.choice((b"", b" ", b"\r", b"\n\n"))
    return b"".join(lines)


def _spliced(data: bytes, random: Random, pool: list[bytes]) -> bytes:
    """Lines of another input in the middle of this one."""
    lines, others = data.splitlines(keepends=True), random.choice(pool).splitlines(keepends=True)
    at, start = random.randrange(len(lines) + 1), random.randrange(len(others) + 1)
    lines[at:at] = others[start : start + random.choice((1, 2, 5, 20))]
    return b"".join(lines)


def _worded(data: bytes, random: Random, pool: list[bytes]) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(WORDS) + data[at + random.choice((0, 0, 1, 5)) :]


def _lettered(data: bytes, random: Random, pool: list[bytes]) -> bytes:
    """A letter lost, doubled, changed, or a blank put in."""
    if not data:
        return data
    at = random.randrange(len(data))
    new = random.choice((b"", data[at : at + 1] * 2, b" ", bytes([random.randrange(256)]), bytes([data[at] ^ 0x20])))
    return data[:at] + new + data[at + 1 :]


def _moved(data: bytes, random: Random, pool: list[bytes]) -> bytes:
    """A stretch of bytes taken out and put in elsewhere."""
    if not data:
        return data
    start = random.randrange(len(data))
    end = min(len(data), start + random.choice((2, 8, 64, 512)))
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


_CHANGES: tuple[Callable[[bytes, Random, list[bytes]], bytes], ...] = (
    _dropped,
    _doubled,
    _swapped,
    _glued,
    _spliced,
    _worded,
    _worded,
    _lettered,
    _lettered,
    _lettered,
    _moved,
)
