"""The E.O. line: order, exemption, date, authority, office code (format guide 6).

Strategy. The label opens it; so does the number of a known order, whatever became of the label. The number is read
first; after it each part is told by its shape, wherever it is. Dates in figures are month first, dates in words say
what is what. An unknown number (`116528`) is kept raw with a diagnostic: no digit is guessed away.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from cablekit import glossary
from cablekit import grammar as g
from cablekit.diagnostics import DATE_AMBIGUOUS, EXECUTIVE_ORDER_DAMAGED, EXECUTIVE_ORDER_UNREADABLE, Notes
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.model import ExecutiveOrder
from cablekit.values import date_in_words, fold, is_open, numeric_date

X = re.VERBOSE

#: the number of a known order, which tells the line whatever became of its label
ORDER_NUMBER = re.compile(r"1\s?1\s?6\s?5\s?2|1\s?2\s?0\s?6\s?5")
#: "E.O. 11652: GDS", "EO 12065: NA", "E. O. 12065: N/A", "EMO. 11652" (1974LAPAZ04264), "E.OM 11652" (1974LAPAZ04746),
#: "E.O. 116528 GDS" (1974LAPAZ04041), "E.O.:"
#: "EO: 11652:"; whatever stands before a known order's number at the head of a line is a damaged label
EXECUTIVE_ORDER = re.compile(
    r"""^(?:
        [A-Z]?[A-Z.,:; ]{0,8}?(?P<known>1\s?1\s?6\s?5\s?2|1\s?2\s?0\s?6\s?5)(?P<rest_known>(?![\d]{2}).*)
        |(?:E[.,:]?\s?M?[O0][.,:]?\s?M?[.,]?|EXECUTIVE\s+ORDER)\s*[:;]?\s*(?:NO\.?\s*)?
            (?:(?P<number>\d[\d\s]{1,6}(?<=\d))(?P<rest>.*)|(?P<bare>:.*|N/?A\b.*)?))$""",
    X,
)
#: "E.O. 116528 GDS": an 8 typed for the colon, as in SUBJ8 (1974LAPAZ04041)
ORDER_COLON = re.compile(r"^8(?!\d)")

#: "GDS", "N/A", "N.A.", "G D S", "G.D.S.", "GDS2/14/85", "XGDS-1", "XGDS 2", "XGDS (3)",
#: "XGDS (1) (2)", "XGDS CATEGORY 2", "RDS-1,3 1/14/99", "XGDS-1, -3",
#: "ADS 12/31/80", "RDS-1 2/8/99", "(GDS 11/20/85" (1979LAPAZ09970)
EXEMPTION = re.compile(
    r"""\b(?P<code>N\s?[/.]?\s?A|NOT\sAPPLICABLE|(?:X[\s.]?)?G[\s.]?D[\s.]?S|A\s?D\s?S|X\s?D\s?S|R\s?D\s?S|AGDS)(?![A-Z])
        (?:[\s\-(,]{0,3}(?:CAT(?:EGORY|\.)?\s?\(?)?
            (?P<digits>[1-4](?:\)?\s?(?:,|&|AND\b|\()\s?[\-(]?[1-4]\b(?!/)){0,3})\b(?!/))?""",
    X,
)
#: the categories of an exemption one by one: "1,3"
DIGIT = re.compile(r"\d")
#: "(TAYLOR, PHILIP B)", "(BOEKER, PAUL H.)"
AUTHORITY = re.compile(r"\((?P<name>[A-Z][^()\d,]*,[^()\d]*(?=\)|$)|(?!INDEF|EXEMPT|CATEG)[A-Z][A-Z.' \-]+(?=\)))")
#: "OR-M", "OR-P", "OR-O", "OR - M", "OR M"
OFFICE_CODE = re.compile(r"\bOR(?:\s?-\s?(?P<code>[A-Z])\b|\s(?P<code_last>[A-Z])$)")

FIELD_PATH = "body.executive_order"
ORDERS = (11652, 12065, 10501)
#: the number of an order whose label is damaged is looked for in so many characters
_NUMBER_WITHIN = 20


class Order(NamedTuple):
    """What the label says: the digits of the order's number, as written; empty where there are none."""

    digits: str
    written: str


def opens(text: str, page: Page | None) -> Claim | None:
    """The label, or the number of a known order whatever became of its label: not of a citation (`STATE 11652`).

    What precedes such a number must be no post; without any label a colon or an exemption follows it.
    """
    if text[0] != "E" and not ("1" in text and ORDER_NUMBER.search(text, 0, _NUMBER_WITHIN)):
        return None
    match = EXECUTIVE_ORDER.match(text)
    if match is None:
        return None
    if match["known"] is None:
        rest = match["rest"] or match["bare"] or ""
        return Claim(Kind.EXECUTIVE_ORDER, rest, seen=Order("".join((match["number"] or "").split()), text))
    label, rest = text[: match.start("known")].strip(" .,:;"), match["rest_known"]
    if label:
        sound = glossary.post(label) is None
    else:
        sound = rest.lstrip().startswith(":") or EXEMPTION.match(rest.lstrip()) is not None
    if not sound:
        return None
    return Claim(Kind.EXECUTIVE_ORDER, rest, seen=Order("".join(match["known"].split()), text))


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether a parenthesis is open above, or the exemption is still to come."""
    above = lines[-1].text
    if not near.blank and is_open(above):
        return True
    return EXEMPTION.match(text.lstrip("(")) is not None and EXEMPTION.search(above) is None


def read(lines: Sequence[Line], notes: Notes) -> ExecutiveOrder | None:
    """The executive order of the lines of its kind; None without one."""
    if not lines:
        return None
    order: Order = lines[0].claim.seen
    raw = fold(" ".join([order.written, *(line.rest for line in lines[1:])]))
    line = lines[0].number
    number = int(order.digits) if order.digits.isdecimal() and int(order.digits) in ORDERS else None
    rest = _bare(fold(" ".join([line.rest for line in lines])))
    if number is None:
        notes.add(EXECUTIVE_ORDER_UNREADABLE, line, f"{FIELD_PATH}.number", f"no known order number in {raw!r}")
    elif ORDER_COLON.match(rest):
        rest = _bare(rest[1:])
        message = f"{raw!r} read as {number}: an 8 stands for the colon"
        notes.add(EXECUTIVE_ORDER_DAMAGED, line, f"{FIELD_PATH}.number", message)
    date, written = _date(rest)
    if written and date is None:
        notes.add(DATE_AMBIGUOUS, line, f"{FIELD_PATH}.date", f"{written!r} is no date")
    authority, code = AUTHORITY.search(rest), OFFICE_CODE.search(rest)
    return ExecutiveOrder(
        raw=raw,
        number=number,
        text=rest or None,
        exemption=_exemption(rest),
        date=date,
        authority=fold(authority["name"]) if authority else None,
        office_code=f"OR-{code['code'] or code['code_last']}" if code else None,
    )


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
    match = EXEMPTION.search(rest)
    if match is None:
        return None
    code = match["code"].replace(" ", "").replace(".", "")
    if code in ("NA", "N/A", "NOTAPPLICABLE"):
        return "N/A"
    if not match["digits"] or code == "GDS":
        return code
    return f"{code}-{','.join(DIGIT.findall(match['digits']))}"


FIELD = Field(read=read, opens=opens, continues=continues)
