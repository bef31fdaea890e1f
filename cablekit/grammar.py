"""The regular expressions that more than one field or room uses, each under the line it was learnt from.

Patterns read one line, without blanks at its ends. All of them run in linear time: no two adjacent repeats can match
the same character, or their number is bounded. A line in quotes followed by a document number is from that cable;
"FG n" is section n of the format guide. A pattern with only one reader is above that reader, in the same way.
"""

import re

from cablekit.vocabulary import (
    CAPTION_ON_LINE,
    CAPTION_OVER_PAGE,
    CLASSIFICATION,
    DOCUMENT_NUMBER,
    FILM,
    MARK,
    SERIES_BESIDE,
    SERIES_WORD,
    YEAR,
)
from cablekit.vocabulary import (
    MONTH as MONTH,
)

X = re.VERBOSE

# --- classification (FG 3, 6) ----------------------------------------------------------------------

#: "UNCLASSIFIED   POSS DUPE" (1974LAPAZ00304); "SECRET NODIS": captions after a classification
#: "SECRET - EXDIS", "CONFIDENTIAL STADIS//////", "S E C R E T  N O D I S"
CLASSIFICATION_TAIL = re.compile(rf"^(?P<word>[A-Z].*?)\s+(?:-\s*)?(?P<tail>(?:{CAPTION_OVER_PAGE}[\s/,;-]*){{1,4}})$")

# --- frame (FG 2) ----------------------------------------------------------------------------------

#: "Message Text", "## Message Text" once unescaped
MESSAGE_TEXT = "Message Text"
MESSAGE_ATTRIBUTES = "Message Attributes"

#: "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005" (1974LAPAZ00015);
#: "Sheryl P. Walter  Declassified/Released  US Department of State  EO Systematic Review  20 Mar 2014"
STAMP_MARK = "Declassified/Released"
STAMP = re.compile(
    r"""^(?P<official>[A-Z][\w.'\- ]*?)?\s*
        (?P<action>Declassified/Released)\s+US\s+Department\s+of\s+State\s+EO\s+Systematic\s+Review\s+
        (?P<date>\d{1,2}\s+[A-Za-z]{3}\s+\d{4})$""",
    X,
)

# --- PAGE line (FG 3) ------------------------------------------------------------------------------

#: a number in a series of the travelling Secretary: "TOSEC 110023", "SECTO 5032"
PAGE_SERIES = re.compile(rf"\b{SERIES_WORD}\s+\d+")

# --- opening of the body (FG 6) --------------------------------------------------------------------

#: "LA PAZ 3507/1", "USUN NEW YORK 1234", "USNATO 5", "SECTO 5032", "STATE 286983 TOSEC 110023"
MRN = re.compile(
    rf"""^(?P<station>[A-Z][A-Z.'\-]*(?:\s[A-Z.'\-]+){{0,4}})\s+(?P<number>\d{{1,6}})(?P<slash>\s?/\s?\d{{1,2}})?
        (?:\s*[/,]?\s*(?P<series>{SERIES_WORD}\s+\d+))?(?P<tail>.*)$""",
    X,
)

#: "STADIS//////" (1974LAPAZ02085), "NODIS CHEROKEE", "EXDIS/STADIS", "ROGER CHANNEL", "EYES ONLY", "S T A D I S";
#: behind them a number of a series: "EXDIS TOSEC 123"
CAPTION = re.compile(rf"^[/\s]*(?:{CAPTION_ON_LINE}[/\s,;.\-]*){{1,5}}(?:{SERIES_WORD}\s+\d{{1,6}})?$")

#: the mark of a label, which prose does not have: "SUBJECT:", "SUBJ8", "REFS:", "REFTEL. STATE 5"
LABEL_MARK = re.compile(r"^[A-Z](?: ?[A-Z]){1,9}(?: ?[:;]|8(?!\d)|\.)")
#: a word that may be a damaged label: "SUBJT: COUP", "REFT: DACCA 4000", "TGAS: PINT"
DAMAGED_LABEL = re.compile(r"^(?P<word>[A-Z¿]{3,10})\s?[:;]\s*(?P<rest>\S.*)$")

#: "(S) THE PADILLA GOVERNMENT", "... (U)", "(LOU)", "(CONFIDENTIAL)", "(C - ENTIRE TEXT)", "(C/NOFORN)"
SUBJECT_MARK = re.compile(
    rf"""^\(\s?(?P<front>{MARK}|{CLASSIFICATION})(?:/[A-Z]+|\s?-\s?ENTIRE\sTEXT)?\s?\)\s?:?\s?(?:-{{1,2}}\s)?
        |\s*\(\s?(?P<back>{MARK}|{CLASSIFICATION})\s?\)\.?$""",
    X,
)

#: "C - ENTIRE TEXT", "(CONFIDENTIAL - ENTIRE TEXT.)", "SECRET- ENTIRE TEXT."
ENTIRE_TEXT = re.compile(
    rf"(?<![A-Za-z])\(?(?P<word>{MARK}|{CLASSIFICATION}|CONF\w{{0,12}})"
    r"\s{0,3}-?\s{0,3}ENTIRE TEXT\b"
)

# --- dates (FG 6, 10) ------------------------------------------------------------------------------

#: "12/13/85", "3/7/85", "1/11/85"
NUMERIC_DATE = re.compile(r"(?<!\d)(?P<a>\d{1,2})[/\-.](?P<b>\d{1,2})[/\-.](?P<year>\d{4}|\d{2})\b")
#: a date with its month in letters: "DECLASSIFY DECEMBER 31, 1982", "ADS, DEC. 31, 76", "31 DEC 1982"
DATE_IN_WORDS = re.compile(
    rf"""\b(?:(?P<month>{MONTH})\s?(?P<day>\d{{1,2}})(?:,\s?|\s)|(?P<day_first>\d{{1,2}})\s?(?P<month_behind>{MONTH}),?\s?)
        (?P<year>{YEAR})\b""",
    X,
)

# --- numbers of NARA (FG 8) ------------------------------------------------------------------------

#: "1977STATE310500", "1974LAPAZ02047", "1975SECTO06031"
DOCUMENT_NUMBERED = re.compile(rf"^{DOCUMENT_NUMBER}$")
#: "D740075-0164": kind of reel, year, roll, frame
FILMED = re.compile(rf"^{FILM}$")

# --- references (FG 6, 10) -------------------------------------------------------------------------

#: a number of the travelling Secretary's series, in place of a station: "SECTO 45"
SERIES = re.compile(rf"^{SERIES_WORD}\b")
#: senders whose numbers are not in a series of the Department: "USDAO OTTAWA", "CINCPAC", "AIDTO", "FBIS LONDON"
NO_POST = re.compile(
    rf"""^(?:(?:US)?DAO|FBIS|USIS|AIDTO|TOAID|{SERIES_BESIDE}|DEPCIRTEL|LEGATT|(?:US)?CINC\w*|USNMR|COM[SU]\w+|HQ
        |(?:CH)?(?:JUS)?(?:ARMISH-?)?MAAG\w*)\b""",
    X,
)

#: words in place of a station: "MY TELEGRAM 2343", "OURTEL 12", "EMBTEL 123", "YOUR TELEGRAM 5", "DEPTEL 67",
#: "EMBASSY TELEGRAM 123", "DEPARTMENT'S A-123"
WHOSE = re.compile(
    r"""(?P<own>(?:MY|OUR)(?:\s?TEL(?:EGRAM)?S?)?)
        |(?P<post>EMB\s?TELS?|CONTELS?|(?:EMBASSY|CONSULATE|MISSION)(?:'S)?(?:\s?TEL(?:EGRAM)?S?)?)
        |(?P<yours>(?:YOUR|UR)\s?TEL(?:EGRAM)?S?|YOUR)
        |(?P<department>DEPTELS?|(?:DEPT\.?|DEPARTMENT)(?:\sOF\sSTATE)?(?:'S)?(?:\s?TEL(?:EGRAM)?S?)?)""",
    X,
)

# --- release under FOIA (FG 7) ---------------------------------------------------------------------

# an exemption of FOIA, a paragraph of an order, another agency after a comma
_CODE = r"(?:[AB]\d(?:\s?\([A-Z0-9]\))?|1\.\d\s?\([A-Z]\)|\([b-d]\)\s?\(\d\))"
# several of them
CODES = rf"{_CODE}(?:\s?[,;]\s?(?:{_CODE}|[A-Z]{{3}}\b)|\s{_CODE}){{0,9}}"
#: "B3, CIA", "B1", "B6", "B7(C)", "B1,1.4(D)", "B1 1.4(B) 1.4(D)", "(b)(1)", "B1, A5"
EXEMPTIONS = re.compile(rf"^{CODES}$")
#: "RELEASED IN FULL", "RELEASED IN PART" (1976STATE300075), "RELEASE IN PART B1,1.4(D)"
RELEASED = re.compile(rf"^RELEASED?\s+IN\s+(?P<how>FULL|PART)(?:[\s:,]{{1,3}}(?P<codes>{CODES}))?$")
