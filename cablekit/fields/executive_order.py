"""The E.O. line: order, exemption, date, authority, office code (format guide 6).

Strategy. The number is read first; behind it each part is told by its shape, wherever it stands. Dates in figures are
month first, dates in words say what is what. An unknown number (`116528`) is kept raw with a diagnostic: no digit is
guessed away.
"""

import datetime as dt
from collections.abc import Sequence

from cablekit import grammar as g
from cablekit.diagnostics import (
    DATE_AMBIGUOUS,
    EXECUTIVE_ORDER_DAMAGED,
    EXECUTIVE_ORDER_UNREADABLE,
    Diagnostic,
)
from cablekit.model import ExecutiveOrder
from cablekit.tokenizer import Token
from cablekit.values import date_in_words, fold, numeric_date

FIELD = "body.executive_order"
ORDERS = (11652, 12065, 10501)


def read(tokens: Sequence[Token]) -> tuple[ExecutiveOrder | None, list[Diagnostic]]:
    """The executive order of the lines of its kind; None without one."""
    if not tokens:
        return None, []
    raw = fold(" ".join(token.text for token in tokens))
    line = tokens[0].line
    match = g.EXECUTIVE_ORDER.match(raw)
    digits = "".join((match["known"] or match["number"] or "").split()) if match else ""
    number = int(digits) if digits.isdecimal() and int(digits) in ORDERS else None
    damaged = False
    rest = _bare((match["rest_known"] or match["rest"] or match["bare"] or "") if match else raw)
    if number and g.ORDER_COLON.match(rest):
        rest, damaged = _bare(rest[1:]), True
    diagnostics = [] if number else [_unreadable(line, raw)]
    if damaged:
        message = f"{raw!r} read as {number}: an 8 stands for the colon"
        diagnostics.append(EXECUTIVE_ORDER_DAMAGED.at(line, f"{FIELD}.number", message))
    date, written = _date(rest)
    if written and date is None:
        diagnostics.append(DATE_AMBIGUOUS.at(line, f"{FIELD}.date", f"{written!r} is no date"))
    authority, code = g.AUTHORITY.search(rest), g.OFFICE_CODE.search(rest)
    value = ExecutiveOrder(
        raw,
        number,
        rest or None,
        _exemption(rest),
        date,
        fold(authority["name"]) if authority else None,
        f"OR-{code['code'] or code['code_last']}" if code else None,
    )
    return value, diagnostics


def _bare(rest: str) -> str:
    """The text without the marks around it; the stop of N.A. stays."""
    rest = rest.lstrip(" :;,.-").rstrip(" :;,-")
    return rest if rest.endswith("N.A.") else rest.rstrip(" :;,.-")


def _date(rest: str) -> tuple[dt.date | None, str | None]:
    """The date, and what is written for it."""
    figures = g.NUMERIC_DATE.search(rest)
    if figures:
        return numeric_date(figures), figures[0]
    words = g.DATE_IN_WORDS.search(rest)
    return (date_in_words(words), words[0]) if words else (None, None)


def _exemption(rest: str) -> str | None:
    """The exemption in one spelling: N/A, GDS, XGDS-2, RDS-1,3."""
    match = g.EXEMPTION.search(rest)
    if match is None:
        return None
    code = match["code"].replace(" ", "").replace(".", "")
    if code in ("NA", "N/A", "NOTAPPLICABLE"):
        return "N/A"
    if not match["digits"] or code == "GDS":
        return code
    return f"{code}-{','.join(g.DIGIT.findall(match['digits']))}"


def _unreadable(line: int, raw: str) -> Diagnostic:
    return EXECUTIVE_ORDER_UNREADABLE.at(line, f"{FIELD}.number", f"no known order number in {raw!r}")
