"""The E.O. line: order, exemption, date, authority, office code (format guide 6, 11.5).

Strategy. The label opens the line; so does the number of a known order, even if the label is damaged. The number is
read first; after it each part is recognised by its shape, in any order. Dates in figures have the month first; dates in
words are unambiguous. A number that differs in one digit from exactly one order is read as that order, with a note; any
other is kept raw with a diagnostic. Before orders had lines of their own, a downgrading group (GP-4) closed the text.
"""

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from cablekit import glossary
from cablekit import grammar as g
from cablekit.diagnostics import DATE_AMBIGUOUS, EXECUTIVE_ORDER_DAMAGED, EXECUTIVE_ORDER_UNREADABLE, Notes
from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.model import Classifier, ExecutiveOrder
from cablekit.values import date_in_words, fold, is_open, numeric_date
from cablekit.vocabulary import ORDER, ORDERS, compact, one_letter_off

X = re.VERBOSE

# codes of exemption and schedule: of orders 11652 and 12065, with a category after some; OADR, in scans OAOR
_CODE = r"""(?:N\s?[/.:]?\s?A|NOT\sAPPLICABLE|(?:X[\s.]?)?G[\s.]?D[\s.]?S|A\s?D\s?S|X\s?D\s?S|R\s?D\s?S|AGDS
    |[O0]A[DO0]R)(?![A-Z])"""
#: the number of a known order: the line is recognised by it even if its label is damaged
ORDER_NUMBER = re.compile(ORDER)
#: "E.O. 11652: GDS", "EO 12065: NA", "E. O. 12065: N/A", "EMO. 11652" (1974LAPAZ04264), "E.OM 11652" (1974LAPAZ04746),
#: "E.O. 116528 GDS" (1974LAPAZ04041), "E.O.:", "E.O. XGDS", "E.O. 1,652:N/A", "E.O.12356:DECL:OADR"
#: "EO: 11652:", "E.O. 1YTWC GDS" (1976QUITO03383), "E.O. 116S2: GDS", "E.O. L2065: N/A"; anything before a known
#: order's number at the beginning of a line is a damaged label
EXECUTIVE_ORDER = re.compile(
    rf"""^(?:
        [A-Z]?[A-Z0.,:; ]{{0,8}}?(?P<known>{ORDER})(?P<rest_known>(?![\d]{{2}}).*)
        |(?:E[.,:]?\s?M?[O0][.,:]?\s?M?[.,]?|EXECUTIVE\s+ORDER)\s*[:;]?\s*(?:NO\.?\s*)?
            (?:(?P<number>(?=[A-Z]?\d)[\dLI][\dOSIBZL]{{4}}(?![A-Z\d])|\d[\d\s,]{{1,6}}(?<=\d))(?P<rest>.*)
                |(?P<lost>(?<=[.\s])(?:(?=[A-Z]*\d)[A-Z\d]{{5,6}}|[A-Z]{{5}}(?=\s?:)))(?P<rest_lost>[\s:;.,]+{_CODE}.*|(?<=\s\d[A-Z\d]{{4}})$)
                |(?P<bare>:.*|{_CODE}.*)?))$""",
    X,
)
#: a date-time group with a damaged precedence: "E 081953Z FEB 79"
GROUP_DAMAGED = re.compile(r"E\s?\d{6}\s?Z\b")
#: "E.O. 116528 GDS": an 8 typed for the colon, as in SUBJ8 (1974LAPAZ04041)
ORDER_COLON = re.compile(r"^8(?!\d)")
#: what is left of a damaged label: "E.O", "EMO", "B.O", "E"
LABEL_LEFT = re.compile(r"^(?:[A-Z][.,: ]{0,2})?[A-Z]?[O0E][.,: ]{0,2}M?$")

#: "GDS", "N/A", "N.A.", "N:A", "G D S", "G.D.S.", "GDS2/14/85", "XGDS-1", "XGDS 2", "XGDS (3)",
#: "XGDS (1) (2)", "XGDS CATEGORY 2", "RDS-1,3 1/14/99", "XGDS-1, -3", "DECL: OADR", "DECL:0ADR"
#: "ADS 12/31/80", "RDS-1 2/8/99", "(GDS 11/20/85" (1979LAPAZ09970)
EXEMPTION = re.compile(
    rf"""\b(?P<code>{_CODE})
        (?:[\s\-(,]{{0,3}}(?:CAT(?:EGORY|\.)?\s?\(?)?
            (?P<digits>[1-4](?:\)?\s?(?:,|&|AND\b|\()\s?[\-(]?[1-4]\b(?!/)){{0,3}})\b(?!/))?""",
    X,
)
#: exemptions under order 12958 and later, with or without the section: "1.6X1", "X5,X6", "25X1", "1.6(X1)"
EXEMPTION_LATER = re.compile(r"(?:\b1\.[56]\s?-?\(?|(?<![A-Z\d.]))(?P<code>(?:25|50)?X[1-9](?:-(?:HUM(?:AN)?|WMD))?)\b")
#: the declassification that an order of 1982 or later names may be on a line of its own: "DECL: OADR", "OECL:OADR"
DECLASSIFY = re.compile(r"^\(?[DO]ECL(?:AS(?:SIFY)?)?\b")
#: a downgrading group under order 10501, before the signature: "GP-4.", "GP-3", "GROUP 4", "(GP-1)"
GROUP = re.compile(r"^\(?(?:GP|GROUP)\s?-?\s?(?P<group>[1-4])\)?\s?\.?$")
#: the same after the last sentence: "... UNTIL MONDAY. GP-4."
GROUP_LAST = re.compile(r"(?:^|(?<=[.?!)\"]\s)|(?<=[.?!)\"]\s\s))(?P<raw>\(?(?:GP|GROUP)\s?-?\s?[1-4]\)?\s?\.?)$")
#: the categories of an exemption one by one: "1,3"
DIGIT = re.compile(r"\d")
#: "(TAYLOR, PHILIP B)", "(BOEKER, PAUL H.)"
AUTHORITY = re.compile(r"\((?P<name>[A-Z][^()\d,]*,[^()\d]*(?=\)|$)|(?!INDEF|EXEMPT|CATEG)[A-Z][A-Z.' \-]+(?=\)))")
#: "OR-M", "OR-P", "OR-O", "OR - M", "OR M", "OR-P/E", "OR-P-3", "OR-MP"
OFFICE_CODE = re.compile(
    r"\bOR(?:\s?-\s?(?P<code>[A-Z]{1,2}(?:[/\-][A-Z\d]{1,2})?)(?![A-Z\d])|\s(?P<code_last>[A-Z])$)"
)

#: N/A that lost or changed its first letter: "/A", "M/A"
NOT_APPLICABLE_DAMAGED = re.compile(r"^[A-Z]?\s?/\s?A$")
#: the first word after the number, if it is no exemption: "ZGDS-1 12/19/98", "GSD"
FIRST_WORD = re.compile(r"^(?P<word>[A-Z]{3,4})(?=[\s\-(,\d]|$)")

FIELD_PATH = "body.executive_order"
#: the schedules of orders 11652 and 12065
_SCHEDULES = ("GDS", "XGDS", "ADS", "RDS", "XDS")
#: the order that had downgrading groups
_GROUPS = 10501
#: number of characters at the end of the text in which a downgrading group is looked for
_GROUP_WITHIN = 40
#: number of characters in which the number of an order with a damaged label is looked for
_NUMBER_WITHIN = 20


class Order(msgspec.Struct, frozen=True, gc=False):
    """What the label says: the digits of the order's number as written, empty without a number, and the whole line."""

    digits: str
    written: str


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim the label, or the number of a known order with a damaged label; not a citation (`STATE 11652`).

    What precedes such a number must not be a post; without any label a colon or an exemption must follow it.
    """
    if text[0] != "E" and not ("1" in text and ORDER_NUMBER.search(text, 0, _NUMBER_WITHIN)):
        return None
    match = EXECUTIVE_ORDER.match(text)
    if match is None or (text[2:3].isdecimal() and GROUP_DAMAGED.match(text)):
        return None
    if match["known"] is None:
        rest = match["rest"] or match["rest_lost"] or match["bare"] or ""
        number = match["number"] or match["lost"] or ""
        return Claim(Kind.EXECUTIVE_ORDER, rest, seen=Order("".join(number.split()), text))
    label, rest = text[: match.start("known")].strip(" .,:;"), match["rest_known"]
    continued = rest.lstrip().startswith(":") or EXEMPTION.match(rest.lstrip(" .-")) is not None
    if (LABEL_LEFT.match(label) or continued) and glossary.post(label.split(" ")[-1] if label else "") is None:
        return Claim(Kind.EXECUTIVE_ORDER, rest, seen=Order("".join(match["known"].split()), text))
    return None


def continues(lines: Sequence[Line], text: str, near: Near) -> bool:
    """Whether a parenthesis is open above, or the exemption is still to come."""
    above = lines[-1].text
    if not near.blank and (is_open(above) or _is_declassified(lines[-1].rest, text)):
        return True
    return EXEMPTION.match(text.lstrip("(")) is not None and EXEMPTION.search(above) is None


def _is_declassified(above: str, text: str) -> bool:
    """Whether a line says when to declassify, and the one above does not."""
    return DECLASSIFY.match(text) is not None and DECLASSIFY.match(above.lstrip(" :")) is None


def is_group(text: str) -> bool:
    """Whether a line holds only a downgrading group: `GP-4.`"""
    return text[0] in "(G" and GROUP.match(text) is not None


def read(
    lines: Sequence[Line],
    notes: Notes,
    classifier: Classifier | None = None,
    reasons: Sequence[str] = (),
    closing: str = "",
) -> ExecutiveOrder | None:
    """Return the executive order of the lines of its kind, and who classified under it; None if both are missing.

    Without such lines a downgrading group may be at the end of the text, `closing`; it stays in the text.
    """
    if not lines:
        if classifier is None:
            group = GROUP_LAST.search(closing[-_GROUP_WITHIN:])
            return _group(group["raw"]) if group else None
        return ExecutiveOrder(classifier.raw, classified_by=classifier, reasons=list(reasons))
    order: Order | None = lines[0].claim.seen
    if order is None:
        return _group(fold(lines[0].text))
    raw = fold(" ".join([order.written, *(line.rest for line in lines[1:])]))
    line = lines[0].number
    number, text = _number(order, fold(" ".join([line.rest for line in lines])), raw, line, notes)
    rest = text.upper()
    date, written = _date(rest)
    if written and date is None:
        notes.add(DATE_AMBIGUOUS, line, f"{FIELD_PATH}.date", f"{written!r} is not a date")
    authority, code = AUTHORITY.search(rest), OFFICE_CODE.search(rest)
    return ExecutiveOrder(
        raw=raw,
        number=number,
        text=text or None,
        exemption=_exemption(rest) or _damaged_exemption(rest, raw, line, notes),
        date=date,
        authority=fold(authority["name"]) if authority else None,
        office_code=f"OR-{code['code'] or code['code_last']}" if code else None,
        reasons=list(reasons),
        classified_by=classifier,
    )


def number_of(lines: Sequence[Line]) -> int | None:
    """Return the number of the order; None if it is damaged or missing."""
    order = lines[0].claim.seen if lines else None
    return int(order.digits) if order is not None and order.digits.isdecimal() and int(order.digits) in ORDERS else None


def _group(raw: str) -> ExecutiveOrder:
    """Return the order of a downgrading group."""
    match = GROUP.match(raw)
    return ExecutiveOrder(raw, _GROUPS, exemption=f"GP-{match['group']}" if match else None)


def _number(order: Order, rest: str, raw: str, line: int, notes: Notes) -> tuple[int | None, str]:
    """Return the number of the order, and what follows it; a damaged number is read with a note, or not at all."""
    rest = _bare(rest)
    field = f"{FIELD_PATH}.number"
    digits = order.digits.replace(",", "")
    if digits.isdecimal() and int(digits) in ORDERS:
        if not ORDER_COLON.match(rest):
            return int(digits), rest
        notes.add(EXECUTIVE_ORDER_DAMAGED, line, field, f"{raw!r} is read as {digits}: an 8 was typed for the colon")
        return int(digits), _bare(rest[1:])
    near = [order_number for order_number in ORDERS if one_letter_off(digits, str(order_number))]
    if len(near) == 1:
        notes.add(EXECUTIVE_ORDER_DAMAGED, line, field, f"{raw!r} is read as {near[0]}: a digit is lost or wrong")
        return near[0], rest
    notes.add(EXECUTIVE_ORDER_UNREADABLE, line, field, f"no known order number in {raw!r}")
    return None, rest


def _bare(rest: str) -> str:
    """Return the text without the marks around it; the stop of N.A. stays."""
    rest = rest.lstrip(" :;,.-").rstrip(" :;,-")
    return rest if rest.endswith("N.A.") else rest.rstrip(" :;,.-")


def _date(rest: str) -> tuple[dt.date | None, str | None]:
    """Return the date, and the date as written."""
    figures = g.NUMERIC_DATE.search(rest)
    if figures:
        return numeric_date(figures), figures[0]
    words = g.DATE_IN_WORDS.search(rest)
    return (date_in_words(words), words[0]) if words else (None, None)


def _exemption(rest: str) -> str | None:
    """Return the exemption in its normal spelling: N/A, GDS, XGDS-2, RDS-1,3, OADR, X5,X6."""
    match = EXEMPTION.search(rest)
    if match is None:
        return ",".join(EXEMPTION_LATER.findall(rest)) or None
    code = compact(match["code"]).replace(".", "")
    if code[0] == "N":
        return "N/A"
    if code[0] in "O0":
        return "OADR"
    if not match["digits"] or code == "GDS":
        return code
    return f"{code}-{','.join(DIGIT.findall(match['digits']))}"


def _damaged_exemption(rest: str, raw: str, line: int, notes: Notes) -> str | None:
    """Return the exemption whose code has one wrong letter, or two that changed places, with a note: ZGDS-1 is XGDS-1.

    None if the word may be two codes: FDS.
    """
    if NOT_APPLICABLE_DAMAGED.match(rest):
        message = f"{raw!r} is read as N/A: a letter is wrong"
        notes.add(EXECUTIVE_ORDER_DAMAGED, line, f"{FIELD_PATH}.exemption", message)
        return "N/A"
    match = FIRST_WORD.match(rest)
    near = [code for code in _SCHEDULES if match and _is_near(match["word"], code)]
    if match is None or len(near) != 1:
        return None
    code = _exemption(f"{near[0]}{rest[match.end() :]}")
    message = f"{raw!r} is read as {code}: a letter is wrong"
    notes.add(EXECUTIVE_ORDER_DAMAGED, line, f"{FIELD_PATH}.exemption", message)
    return code


def _is_near(word: str, code: str) -> bool:
    """Whether one letter is wrong, or two changed places."""
    differ = [(ours, theirs) for ours, theirs in zip(word, code, strict=False) if ours != theirs]
    return len(word) == len(code) and (len(differ) == 1 or (len(differ) == 2 and sorted(word) == sorted(code)))


FIELD = Field(read=read, heads=("E",), words=("1",), opens=opens, continues=continues)
