"""The E.O. line: order, exemption, date, authority, office code (format guide 6).

Strategy. The number is read first; behind it each part is told by its shape, wherever it stands. Dates are month
first. An unknown number (`116528`) is kept raw with a diagnostic: no digit is guessed away.
"""

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
from cablekit.values import fold, numeric_date

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
    rest = ((match["rest_known"] or match["rest"] or match["bare"] or "") if match else raw).strip(" :;,.-")
    if number and g.ORDER_COLON.match(rest):
        rest, damaged = rest[1:].strip(" :;,.-"), True
    diagnostics = [] if number else [_unreadable(line, raw)]
    if damaged:
        message = f"{raw!r} read as {number}: an 8 stands for the colon"
        diagnostics.append(EXECUTIVE_ORDER_DAMAGED.at(line, f"{FIELD}.number", message))
    date = None
    written = g.NUMERIC_DATE.search(rest)
    if written:
        date = numeric_date(written)
        if date is None:
            diagnostics.append(DATE_AMBIGUOUS.at(line, f"{FIELD}.date", f"{written[0]!r} is no date"))
    authority, code = g.AUTHORITY.search(rest), g.OFFICE_CODE.search(rest)
    value = ExecutiveOrder(
        raw,
        number,
        rest or None,
        _exemption(rest),
        date,
        fold(authority["name"]) if authority else None,
        code["code"] if code else None,
    )
    return value, diagnostics


def _exemption(rest: str) -> str | None:
    """The exemption in one spelling: N/A, GDS, XGDS-2."""
    match = g.EXEMPTION.search(rest)
    if match is None:
        return None
    code = match["code"].replace(" ", "")
    if code in ("NA", "N/A"):
        return "N/A"
    return f"{code}-{match['digit']}" if match["digit"] and code != "GDS" else code


def _unreadable(line: int, raw: str) -> Diagnostic:
    return EXECUTIVE_ORDER_UNREADABLE.at(line, f"{FIELD}.number", f"no known order number in {raw!r}")
