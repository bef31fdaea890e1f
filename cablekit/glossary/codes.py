"""Look-ups of the small tables: precedence, captions, exemptions, classification, offices, agencies, attributes.

All ignore case, blanks and punctuation, and return None for a term that no table has.
"""

import re
from functools import lru_cache

from cablekit.glossary.tables import Entry, by_scope, by_term, entries, fold

_MARKS = re.compile(r"[\s/:.-]+")
_WASHINGTON = ("", "WASHDC", "WASHINGTONDC", "WASHINGTON", "WASH", "DEPARTMENT")
_DEPARTMENT_OF = ("", "DEPTOF", "DEPARTMENTOF", "USDEPTOF", "USDEPARTMENTOF")


_LEAST_NEAR = 4  # the fewest letters of a symbol that may be near to another


def precedence(letter_or_word: str) -> Entry | None:
    """Look up a precedence by letter (`Z O P R`) or word (`IMMEDIATE`, `NIACT IMMEDIATE`); the title is the word."""
    return by_term("precedence").get(fold(letter_or_word))


def caption(word: str) -> Entry | None:
    """Look up a caption, channel or marking of a message: `NODIS`, `ROGER CHANNEL`, `POSS DUPE`."""
    return by_term("captions").get(fold(word))


def classification(word: str) -> Entry | None:
    """Look up a classification, also short or spaced (`UNCLAS`, `C O N F I D E N T I A L`, `LOU`).

    The code is the canonical form.
    """
    return by_term("classifications").get(fold(word))


def executive_order(number: int | str) -> Entry | None:
    """Look up an executive order by number: 11652, 12065."""
    return by_term("orders").get(fold(str(number)))


def exemption(order: int | str, code: str) -> Entry | None:
    """Look up an exemption under an order (11652, 12065, 12958), in NARA's codes (`NARA`) or those of FOIA (`FOIA`).

    GDS has one meaning under 11652 and another under 12065, so an order is required.
    """
    return by_scope("exemptions").get((fold(str(order)), fold(code)))


def office(symbol: str) -> Entry | None:
    """Look up an office or agency by its symbol in distribution lines (`SS`) or in drafting lines (`S/S`)."""
    return by_term("offices").get(fold(symbol))


@lru_cache(maxsize=1024)
def office_near(symbol: str) -> str | None:
    """Return the only office whose symbol differs from this in at most one letter; `*` matches any letter.

    A symbol of three letters or fewer is near to too many others: only its `*` may be another letter.
    """
    marked = "*" in symbol
    if not marked and len(symbol) < _LEAST_NEAR:
        return None
    near = [
        entry.code
        for entry in entries("offices")
        if len(entry.code) == len(symbol)
        and sum(a not in (b, "*") if marked else a != b for a, b in zip(symbol, entry.code, strict=True))
        <= (not marked)
    ]
    return near[0] if len(near) == 1 else None


def bureau(symbol: str) -> Entry | None:
    """Look up an office by symbol, else the nearest office above it: `ARA/AND/X` -> ARA/AND, `TREAS:OAP` -> TREAS.

    Blanks around the marks are ignored (`AF/ W`). A staff office written with a colon is also found (`S/S:O` -> S/S-O).
    """
    parts = [part for part in _MARKS.split(symbol.upper()) if part]
    for end in range(len(parts), 0, -1):
        if entry := office("/".join(parts[:end])):
            return entry
    return None


def agency(name: str) -> Entry | None:
    """Look up an addressee that is not a Foreign Service post: `WHITE HOUSE`, `JCS`. The scope is its place.

    Any of them may be followed by Washington (`DIA WASHDC`), and a department preceded by `DEPT OF` or followed by the
    word itself (`TREASURY DEPARTMENT`).
    """
    known, folded = by_term("agencies"), fold(name)
    for tail in _WASHINGTON:
        short = folded.removesuffix(tail)
        for head in _DEPARTMENT_OF:
            if entry := known.get(short.removeprefix(head)):
                return entry
    return None


def operating_signal(signal: str) -> Entry | None:
    """Look up an operating signal, as after a date-time group: `ZFF6`, `ZFF-4`, `ZDK`."""
    return by_term("signals").get(fold(signal))


def attribute_key(key: str) -> Entry | None:
    """Look up a key of the attributes (`Draft Date`, `vdkgvwkey`); scope is its field in the record, kind its type."""
    return by_term("attributes").get(fold(key))


def attribute_value(key: str, code: str) -> Entry | None:
    """Look up a coded value of an attribute: (`Errors`, `CORE2`), (`Film Number`, `P`)."""
    attribute = attribute_key(key)
    return by_scope("attribute_values").get((fold(attribute.scope or ""), fold(code))) if attribute else None
