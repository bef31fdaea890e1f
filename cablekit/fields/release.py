"""The release: what the stamps of a systematic review or the marks of another release say (format guide 2, 7, 11.2).

Strategy. All stamps of a document say the same; the first is read. Without stamps the attribute that repeats them is
read; without that, the marks of the release, which `frames.marks` finds, each by its own shape. If several marks state
the same value, the first readable one counts. A known stamp that OCR damaged is listed in its usual words.
"""

import datetime as dt
import re
from functools import lru_cache

from cablekit import grammar as g
from cablekit.lines import Kind, Lines
from cablekit.model import Attributes, Release
from cablekit.values import fold, numeric_date, word_date

X = re.VERBOSE

#: "REVIEW AUTHORITY: ROBERT R STRAND", "REVIEW AUTHORITY: Ann Roe, Senior Reviewer", "REVIEW AUTHORITY:"; in scans with
#: a speck after the name: "REVIEW AUTHORITY: JOHN L ROE 1"
REVIEW_AUTHORITY = re.compile(
    r"REVI\s?EW\s+AUTHORITY\s*:\s*(?P<official>[^\d:]{0,60}?)\s*(?=DATE/CASE\s+ID|(?:(?<=[A-Za-z.])\s[^A-Za-z]{1,2})?$)"
)
#: "DATE/CASE ID: 07 JAN 2009 200703877", "DATE/CASE ID:", "DA TEiCASE 10: 10 APR 2009"
CASE_ID = re.compile(
    r"DA\s?TE[/il1I]CASE\s+[I1l][D0O]\s*:?(?:\s*(?P<date>[^:]{0,24}?))(?:\s*\b(?P<case>\d{6,12})(?:\s.{0,24})?)?$"
)
#: "Case No. F-2014-01302": a part of the mark on each page
CASE_NUMBER = re.compile(r"(?:Case\s+No\.?\s*|^)(?P<case>[A-Z]{1,2}-\d{4}-\d{5})")
#: "Doc No. C05517243", "Doc No. 005517243", "Doc No. CO5517243"; alone "€05517243"
DOCUMENT_NUMBER = re.compile(r"(?:Doc\s+No[.,]?\s*|^)(?P<document>[A-Z0€][\dO]\d{7})(?!\d)")
#: "Date: 05/05/2014"
MARK_DATE = re.compile(r"Date:\s*(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4})\b")
#: "UNCLASSIFIED U.S. Department of State Case No. F-2014-01302 Doc No. C05517243 Date: 05/05/2014"
PAGE_MARK = re.compile(
    r"""(?:UNCLASSIFIED\s+)?U\.?\s?S\.?\s+Department\s+of\s+State(?:\s+Case\s+No[.,]?\s*\S*)?(?:\s+Doc\s+No\.?\s*\S+)?
        (?:\s+Date:\s*\S+)?$|Case\s+No\.?\s*[A-Z]{1,2}-\d{4}-\d{5}(?:\s+Doc\s+No\.?\s*\S+)?(?:\s+Date:\s*\S+)?$
        |Doc\s+No\.?\s*[A-Z0]\d{8}(?:\s+Date:\s*\S+)?$""",
    X,
)
#: pieces of it that a scan put on lines of their own: "F-2011-00417 Doc No,", "€05517243", "Date: 11/21/2012"
MARK_PIECE = re.compile(
    r"""^(?=\S)(?:Case\s+No[.,]?)?\s?(?:[A-Z]{1,2}-\d{4}-\d{5}\b)?\s?(?:Doc\s+No[.,]?)?\s?(?:[C0O€][\dO]\d{7}\b)?\s?
        (?:Date:(?:\s?\d{1,2}/\d{1,2}/\d{4}\b)?)?$""",
    X,
)
#: marks beside a line: "PAGE 01 QUITO 08117 091439Z RELEASE IN FULL", "AMEMBASSY LIMA REVIEW AUTHORITY: Ann Roe"
MARK_JOINED = re.compile(
    rf"(?:(?<=\S)\s{{1,60}}(?P<review>REVIEW\s+AUTHORITY:\s?[A-Z][A-Za-z.' \-]{{2,40}}(?:,\s?Senior(?:\s+Reviewer)?)?)"
    rf"|^PAGE\s.{{4,60}}?\s(?P<released>RELEASED?\s+IN\s+(?:FULL|PART)(?:[\s:,]{{1,3}}{g.CODES})?))$"
)
#: "UNITED STATES DEPARTMENT OF STATE", "UNITED STATES DEPARTMENT OFSTATE"
DEPARTMENT = re.compile(r"UNITED\s+STATES\s+DEPARTMENT\s+OF\s*STATE\b")
#: "DECLASSIFIED PER E.O. 13526", "PER E.O. 13526", "DECLASSIFIED UNDER E.O. 12958"
DECLASSIFIED = re.compile(r"(?:DECLASSIFIED\s+)?(?:PER|UNDER)\s+E\.?\s?[O0]\.?\s?\d{5}\s*\.?$")
#: what a scan leaves of it next to the text: "PER E.0.13526  .", "PERE.0.13526  ^"
DECLASSIFIED_LEFT = re.compile(r"\bPER\s?E[.,]?\s?[O0][.,]?\s?(?P<order>1[0-3]\d{3})\b")
#: "2013-0511-M", "2013-0511-M (1.01)"
LIBRARY_NUMBER = re.compile(r"(?P<case>(?:19|20)\d\d-\d{4}-[FMS])(?:\s*\((?P<document>[\d.]{1,6})\))?$")
#: "CLINTON LIBRARY PHOTOCOPY", "REAGAN LIBRARY PHOTOCOPY", "COPY LBJ LIBRARY"
LIBRARY = re.compile(
    r"[A-Z]{3,12}(?:\s[A-Z]{4,10})?\s{1,3}LIBRARY\s{1,3}PHOTOCOPY$|(?:PHOTO)?COPY\s[A-Z]{3,10}\sLIBRARY$"
)
#: "NW 55051 DocId:32989749 Page 2", "NW 55051 Docld:32989749", and with a damaged page number and dirt: "NW 55051
#: Docld:32989749 Page Moe Ode W290- hii"
COLLECTION = re.compile(r"(?P<case>N[WH]\s?\d{4,6})\s+Doc[IlL1]d\s*:?\s*(?P<document>\d{6,9})(?:\s+Page\b.{0,40})?$")
#: the mark of another agency: "Approved For Release 2009/04/17 : CIA-RDP90B01370R000801110041-6",
#: "Sanitized Copy Approved for Release 2010/06/24: CIA-RDP84B00148R000200440054-8"
AGENCY_MARK = re.compile(
    r"""(?:Sanitized\s+Copy\s+)?(?:Approved|Declassified)\s+(?:in\s+Part\s+-\s+)?[Ff]or\s+Release\s+
        (?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)\s?:?\s?(?P<document>C[IT]A-R\S{4,40})?(?:\s.{0,12})?$""",
    X,
)
#: "DEPARTMENT OF STATE A/CDC/MR", "A/CDC/MR"
REVIEWER = re.compile(r"(?:DEPARTMENT\s+OF\s+STATE\s+)?A/CDC/MR$")
#: "( ) RELEASE ( ) DECLASSIFY", "(X) EXCISE ( ) DECLASSIFY in PART", "( ) DENY ( ) Non-responsive info.",
#: "FOI, EO or PA exemptions", "TS authority to: ( ) CLASSIFY as ( ) S or ( ) C, OADR", "( ) DOWNGRADE TS to ( ) S or"
TICK_BOXES = re.compile(
    r"""(?:\(\s{0,3}[Xx/]?\s{0,3}\)\s*(?:RELEASE|DECLASSIFY|EXCISE|DENY|DELETE|CLASSIFY|DOWNGRADE|RETAIN|Non-resp)
        |FOI,?\s+EO\s+or\s+PA\s+exempt|TS\s+authority\s+to\b|FOIA\s+Exemptions?\s?\(s\)|PA\s+Exemptions?\s?\(s\)).*$""",
    X,
)
#: "Cat. A - Caption removed; transferred to O/FADRC", "EXDIS REVIEW", "APPEALS REVIEW PANEL, DATE",
#: "Classification Review By", "REVIEWED by ____ DATE ____"
REVIEW = re.compile(
    r"Cat\.\s?[A-C]\b.*$|(?:EXDIS|NODIS)\s+REVIEW$|(?:DEPARTMENT\s+OF\s+STATE\s+)?APPEALS\s+REVIEW\s+PANEL\b.*$"
    r"|Classification\s+Review\s+By\b.*$|REVIEWED\s+(?:by|BY)\b[\s_:]*(?:DATE[\s_]*)?$"
)

#: a mark of the scanning above the first page, or between the stamp and the foot of a sheet: "E5", "E 14", "SS27",
#: "H4 5", "E405", "029"
SCAN_MARK = re.compile(r"^(?:[A-Z]{1,2}\s?\d{1,3}(?:\s\d)?|\d{3})$")
#: one code in a line of codes: "B1", "1.4(D)", "(b)(1)", "CIA"
CODE = re.compile(r"\([b-d]\)\s?\(\d\)|[A-Z0-9][A-Z0-9.]*(?:\s?\([A-Z0-9]\))?")
#: B1 in a scan: "Bl, 1.4(B)", "131, 1.4(D)"
CODE_DAMAGED = re.compile(r"(?<![\w.(])(?:B[lI|]|13[1lI])(?![\w.(])")
_NO_BLANKS = str.maketrans("", "", " ")
_NO_BRACKETS = str.maketrans("", "", " ()")

#: "Case Number: 200104094": in a print of the 1990s
PRINT_CASE = re.compile(r"Case\s+Number\s?[:;]\s?(?P<case>\d{6,12})\b")

#: words of a stamp that are left if OCR damaged the others -> the stamp as it should read
STAMPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"A/?[CO][DIl1]\S{0,3}?[CO]/?\S{0,2}[MJmr]|/CDC/\S?,?M|\bA[/f;]'?(?:[CGO][DO]?[CO0]|MO|01\S)/\S{0,3}[MB1R]"
            # "TS authority to:", "DOWNGRADE TS to ( ) S or ( ) C, OADR": no other stamp has these
            r"|\baut\w{1,3}ori\w{0,2}y\s?to\b|\b\w{0,2}S\s?to\s{0,3}\([\s_]{0,4}\)?\s{0,2}S\s?or\b"
        ),
        "DEPARTMENT OF STATE A/CDC/MR",
    ),
    (re.compile(r"P?PEALS\s+REV|APPEALS\b|REVIEW\s*PANEL"), "APPEALS REVIEW PANEL"),
    (re.compile(r"E?XDIS\s*REVIEW|^EXDIS$"), "EXDIS REVIEW"),
)

_MARKS = (
    g.RELEASED,
    PAGE_MARK,
    DEPARTMENT,
    REVIEW_AUTHORITY,
    CASE_ID,
    DECLASSIFIED,
    LIBRARY_NUMBER,
    LIBRARY,
    COLLECTION,
    AGENCY_MARK,
    REVIEWER,
    TICK_BOXES,
    REVIEW,
)
#: the first two characters of marks, checked before the patterns
_HEADS = frozenset(re.findall("..", "REUNU.USCaDoDEDAPE1920NWNHA/FOTSPAEXNOAPClCO( ()(X(x(/ApSa"))
_LIBRARY = "LIBRARY"
_DEPARTMENT = "UNITED STATES DEPARTMENT OF STATE"


def is_mark(text: str) -> bool:
    """Whether a line holds only a mark of a release."""
    if text[:2] not in _HEADS and _LIBRARY not in text:
        return False
    return any(pattern.match(text) for pattern in _MARKS) or (
        text.startswith("RELEASE") and g.RELEASED.match(codes_of(text)) is not None
    )


def is_begun(text: str) -> bool:
    """Whether a line holds only the beginning of a page's mark: the rest is on lines below."""
    return "Department of State" in text and MARK_DATE.search(text) is None


def codes_of(text: str) -> str:
    """Return a line of codes, with B1 where a scan has another sign for its digit, or 13 for its letter."""
    return CODE_DAMAGED.sub("B1", text)


def stamp_of(text: str) -> str | None:
    """Return the usual words of the stamp of which a damaged line next to the text is left; None without a match."""
    declassified = DECLASSIFIED_LEFT.search(text)
    if declassified is not None:
        return f"DECLASSIFIED PER E.O. {declassified['order']}"
    return next((words for pattern, words in STAMPS if pattern.search(text)), None)


def mark_inside(text: str) -> tuple[int, int] | None:
    """Return start and end of a page's mark on the same line as text, or of a review mark on the line of another mark;
    None without such a mark. The words RELEASED IN FULL are a mark only next to a PAGE line."""
    if ("REVIEW A" in text or text.startswith("PAGE")) and (joined := MARK_JOINED.search(text)) is not None:
        return joined.span(joined.lastgroup or 0)
    at = text.find("U.S. Department of State Case No")
    if at < 0:
        return None
    start = at - len("UNCLASSIFIED ") if text[:at].endswith("UNCLASSIFIED ") else at
    end = at + len("U.S. Department of State")
    for part in (CASE_NUMBER, DOCUMENT_NUMBER, MARK_DATE):
        match = part.search(text, end, end + 40)
        end = match.end() if match else end
    return start, end


def read(lines: Lines, attributes: Attributes) -> Release:
    """Return the release, from the lines of kind `stamp` and `release` in the whole document.

    A rendering may omit the stamps (1977STATE310500), or their name; then the attribute Markings, which repeats them,
    is read.
    """
    kinds, texts = lines.kinds, lines.texts
    stamped = _of_stamp(texts[kinds.index(Kind.STAMP)]) if Kind.STAMP in kinds else None
    if stamped is not None and stamped.official:
        return stamped
    for repeated in (attributes.markings, attributes.review_markings):
        if repeated and (parts := _stamp(repeated))[0] is not None:
            return stamped if stamped is not None and stamped.date != parts[2] else Release(*parts)
    if stamped is not None:
        return stamped
    if Kind.RELEASE not in kinds and not lines.marks:
        return Release()
    marks: list[str] = []
    for index, kind in enumerate(kinds):
        if kind is Kind.RELEASE:
            claim = lines.claims.get(index)
            marks.append((claim and claim.seen) or DEPARTMENT.sub(_DEPARTMENT, texts[index]))
        marks += lines.marks.get(index, ())
    return _of_marks([fold(mark) for mark in marks])


def _of_stamp(text: str) -> Release:
    return Release(*_stamp(text))


@lru_cache(maxsize=64)
def _stamp(text: str) -> tuple[str | None, str | None, dt.date | None]:
    """Return action, official and day of a stamp."""
    match = g.STAMP.match(text)
    if match is None:
        return None, None, None
    official = match["official"]
    return match["action"], fold(official) if official else None, word_date(fold(match["date"]))


def _of_marks(marks: list[str]) -> Release:
    """Return what the marks of a release say; the first readable mark of each sort counts."""
    release = Release(marks=list(dict.fromkeys(mark for mark in marks if not _is_part(mark))))
    for at, mark in enumerate(marks):
        codes = codes_of(mark)
        if match := g.RELEASED.match(codes):
            release.action = release.action or f"RELEASED IN {match['how']}"
            _exempt(release, match["codes"] or "")
        elif g.EXEMPTIONS.match(codes):
            _exempt(release, codes)
        elif DECLASSIFIED.match(mark):
            release.action = release.action or "Declassified/Released"
        elif match := REVIEW_AUTHORITY.search(mark):
            official = match["official"] or next(iter(marks[at + 1 : at + 2]), "")
            release.official = release.official or _official(official)
        if match := CASE_ID.search(mark):
            release.case_id = release.case_id or match["case"]
            release.date = release.date or (word_date(fold(match["date"])) if match["date"] else None)
        _number(release, mark)
    if release.action == "RELEASED IN FULL":
        release.exemptions = []  # "A2" is a mark of the scanning
    for mark in marks if release.date is None else ():
        if match := MARK_DATE.search(mark):
            release.date = release.date or numeric_date(match)
        elif match := AGENCY_MARK.match(mark):
            release.date = release.date or _day(match)
            release.document_id = release.document_id or match["document"]
    return release


def _number(release: Release, mark: str) -> None:
    """Set case and document from a mark of page, library or collection. OCR may read the C of a Doc No. as 0."""
    if match := CASE_NUMBER.search(mark):
        release.case_id = release.case_id or match["case"]
    if match := DOCUMENT_NUMBER.search(mark):
        release.document_id = release.document_id or f"C{match['document'][1:].replace('O', '0')}"
    if match := PRINT_CASE.search(mark):
        release.case_id = release.case_id or match["case"]
    if match := LIBRARY_NUMBER.match(mark) or COLLECTION.match(mark):
        release.case_id = release.case_id or match["case"]
        release.document_id = release.document_id or match["document"]


def _day(match: re.Match[str]) -> dt.date | None:
    """Return the day of an agency's mark; None if there is no such day."""
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _is_part(mark: str) -> bool:
    """Whether a line is not a mark by itself: the releaser's UNCLASSIFIED, codes, a name below its label."""
    return not (
        is_mark(mark)
        or mark == "DECLASSIFIED"
        or DECLASSIFIED.match(mark)
        or any(words == mark for _, words in STAMPS)
        or (SCAN_MARK.match(mark) and not g.EXEMPTIONS.match(codes_of(mark)))
    )


def _official(text: str) -> str | None:
    """Return the name in REVIEW AUTHORITY, without a title after it."""
    name = text.split(",")[0].strip()
    if re.match(r"[a-z] [A-Z]", name):
        return None  # "f RANK H ROE": its first name is damaged
    return name if re.fullmatch(r"[A-Za-z][A-Za-z.'\- ]+", name) and not is_mark(text) else None


def _exempt(release: Release, codes: str) -> None:
    """Add the codes of a line: `B1, 1.4(D)`, `(b)(1)`."""
    for code in CODE.findall(codes):
        plain = code.translate(_NO_BLANKS) if code[0] != "(" else code.translate(_NO_BRACKETS).upper()
        if plain not in release.exemptions:
            release.exemptions.append(plain)
