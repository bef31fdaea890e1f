"""A synthetic cable with something hostile in every field, and the commands that show it."""

from collections.abc import Mapping
from pathlib import Path

from cablekit.formats.citations import STYLES

TEXT = """ Declassified/Released US Department of State EO Systematic Review 30 JUN 2005
Message Text

CONFIDENTIAL {0}

PAGE 01        LA PAZ 05021  191654Z
43 {0}
ACTION ARA-10 {0}

INFO  OCT-01  ISO-00  /011 W {0}
DRAFTED BY ARA/AND - P{0}BTAYLOR:LEE
APPROVED BY ARA - {0}VPVAKY
EUR - {0}MR. X (DRAFT)
                       ---------------------     057705
P R 191530Z JUN 74 ZFF6 {0}
FM AMEMBASSY LA PAZ{0}
TO SECSTATE WASHDC {0} NIACT IMMEDIATE 2143
INFO USCINCSO {0}

C O N F I D E N T I A L LA PAZ 5021 {0}

EXDIS {0}
FOR AMBASSADOR {0}
E.O. 11652: GDS {0}
TAGS: PFOR, {0}, OVIP (V{0}ANCE, CYRUS)
SUBJECT: SYNTHETIC {0} HOSTILE CABLE

REF: (A) STATE 4499{0}, (B) {0}

1. (C) {0} SHIPS {0} REACHED HARBOR. SEE STATE 67788 {0}.

2. {0}COST      1976     {0}    1977
TIN     {0}         10       12
STEDMAN{0}

CONFIDENTIAL

NNN {0}

 Declassified/Released US Department of State EO Systematic Review 30 JUN 2005
Message Attributes
Draft Date: {1}
Concepts: {1}, A
Document Number: {1}
Drafter: {1}
Enclosure: {1}
Film Number: {1}
From: {1}
Legacy Key: {1}
Line Count: {1}
Locator: {1}
Message ID: {1}
Office: {1}
Review History: RELEASED <{1} by {1}>
Subject: {1}
TAGS: PFOR, {1} (A, B)
To: {1}
Strange Key{0}: {1}
"""

#: sequences that drive a terminal, each from another family
ESCAPES = {
    "colour": "\x1b[31m",
    "title": "\x1b]0;owned\x07",
    "clear": "\x1b[2J\x1b[H",
    "c1-csi": "\x9b2J",
    "c1-osc": "\x9d0;owned\x9c",
    "device-control": "\x90q\x1b\\",
    "bell-backspace": "\x07\x08\x08",
    "delete": "\x7f",
    "null": "\x00",
    "shift-out": "\x0e\x0f",
    "vertical": "\x0b\x1c\x1d\x1e",
    "next-line": "\x85",
}
#: characters that reorder or break lines; words for a reader must not show them raw
BIDI = {"override": "\u202e", "isolate": "\u2066", "line": "\u2028", "mark": "\u200f"}

#: commands that print what a cable says
SHOWING: Mapping[str, tuple[str, ...]] = {
    **{f"parse {name}": ("parse", "-f", name) for name in ("json", "jsonl", "yaml", "text", "markdown")},
    "parse html": ("parse", "-f", "html"),
    "show": ("show",),
    "parse with": ("parse", "-f", "jsonl", "--with", "raw,spans"),
    "tokens": ("tokens",),
    "tokens json": ("tokens", "--json"),
    "tokens unknown": ("tokens", "--unknown"),
    "check": ("check", "--level", "note"),
    "check json": ("check", "--json"),
    "recover": ("recover", "--partial"),
    "recover json": ("recover", "--partial", "--json"),
    **{f"cite {name}": ("cite", "-f", name) for name in STYLES},
}


def hostile(payload: str, value: str | None = None) -> str:
    """The cable with a payload in every field; `value` stands for whole values of attributes."""
    return TEXT.replace("{0}", payload).replace("{1}", payload if value is None else value)


def lost(payload: str) -> str:
    """A cable whose text is lost, with a payload in every attribute."""
    text = hostile(payload)[hostile(payload).index("Message Attributes") :]
    return text.replace(f"Locator: {payload}", f"Locator: ADS TEXT UNRETRIEVABLE {payload}")


def written(folder: Path, text: str, name: str = "cable.txt") -> Path:
    """A file with a text, lone surrogates as the bytes they stand for."""
    path = folder / name
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return path
