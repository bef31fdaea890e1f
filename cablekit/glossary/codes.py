"""Look-ups of the small tables: precedence, captions, exemptions, classification, offices, agencies, attributes.

All fold case, blanks and punctuation, and give None for what no table holds.
"""

import re
from functools import lru_cache

from cablekit.glossary.tables import Entry, by_scope, by_term, entries, fold

_MARKS = re.compile(r"[\s/:.-]+")
_WASHINGTON = ("", "WASHDC", "WASHINGTONDC", "WASHINGTON", "WASH")
_DEPARTMENT_OF = ("", "DEPTOF", "DEPARTMENTOF", "USDEPTOF", "USDEPARTMENTOF")


_LEAST_NEAR = 4  # letters of a symbol that another may be near to


def precedence(letter_or_word: str) -> Entry | None:
    """Precedence by its letter (`Z O P R`) or in words (`IMMEDIATE`, `NIACT IMMEDIATE`); the title is the word."""
    return by_term("precedence").get(fold(letter_or_word))


def caption(word: str) -> Entry | None:
    """Caption, channel or marking of a message: `NODIS`, `ROGER CHANNEL`, `POSS DUPE`."""
    return by_term("captions").get(fold(word))


def classification(word: str) -> Entry | None:
    """Classification as a word, short or spaced (`UNCLAS`, `C O N F I D E N T I A L`, `LOU`); the code is canonical."""
    return by_term("classifications").get(fold(word))


def executive_order(number: int | str) -> Entry | None:
    """Executive order by number: 11652, 12065."""
    return by_term("orders").get(fold(str(number)))


def exemption(order: int | str, code: str) -> Entry | None:
    """Exemption `code` under an order (11652, 12065, 12958), among NARA's own codes (`NARA`) or those of FOIA (`FOIA`).

    GDS says one thing under 11652 and another under 12065, so there is no look-up without an order.
    """
    return by_scope("exemptions").get((fold(str(order)), fold(code)))


def office(symbol: str) -> Entry | None:
    """Office or agency by its symbol in distribution lines (`SS`) or in drafting lines (`S/S`)."""
    return by_term("offices").get(fold(symbol))


@lru_cache(maxsize=1024)
def office_near(symbol: str) -> str | None:
    """The one office whose symbol has other letters than this in one place at most; `*` stands for any letter.

    A symbol of three letters or fewer is near to too many: only its `*` may be another letter.
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
    """Office by its symbol, else the nearest known office above it: `ARA/AND/X` -> ARA/AND, `TREAS:OAP` -> TREAS.

    Blanks about the marks are dropped (`AF/ W`). A staff office written with a colon is found too (`S/S:O` -> S/S-O).
    """
    parts = [part for part in _MARKS.split(symbol.upper()) if part]
    for end in range(len(parts), 0, -1):
        if found := office("/".join(parts[:end])):
            return found
    return None


def agency(name: str) -> Entry | None:
    """Addressee that is no Foreign Service post: `WHITE HOUSE`, `JCS`, `DIA WASHDC`. The scope is its place.

    Washington may stand behind any of them, and `DEPT OF` before a department.
    """
    known, folded = by_term("agencies"), fold(name)
    for tail in _WASHINGTON:
        short = folded.removesuffix(tail)
        for head in _DEPARTMENT_OF:
            if found := known.get(short.removeprefix(head)):
                return found
    return None


def operating_signal(signal: str) -> Entry | None:
    """Operating signal behind a date-time group: `ZFF6`, `ZFF-4`, `ZDK`."""
    return by_term("signals").get(fold(signal))


def attribute_key(key: str) -> Entry | None:
    """Key of the attributes (`Draft Date`, `vdkgvwkey`); scope is its field in the record, kind how it is read."""
    return by_term("attributes").get(fold(key))


def attribute_value(key: str, code: str) -> Entry | None:
    """Coded value of an attribute: (`Errors`, `CORE2`), (`Film Number`, `P`)."""
    found = attribute_key(key)
    return by_scope("attribute_values").get((fold(found.scope or ""), fold(code))) if found else None
