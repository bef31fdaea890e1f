"""The regular expressions that more than one field or room reads with, each under the line it was learnt from.

Patterns read one line, stripped of its outer blanks. All of them run in linear time: no two neighbouring
repeats can match the same character, or their number is bounded. A line in quotes with a document number
behind it stands in that cable; "FG n" names section n of the format guide.
A pattern with one reader stands above that reader, in the same way.
"""

import re

X = re.VERBOSE

# --- classification (FG 3, 6) ----------------------------------------------------------------------

#: compact form (blanks taken out) -> canonical word. "S E C R E T", "UNCLAS", "LIMITED OFFICIAL USE"
CLASSIFICATIONS: dict[str, str] = {
    "UNCLASSIFIED": "UNCLASSIFIED",
    "UNCLAS": "UNCLASSIFIED",
    "LIMITEDOFFICIALUSE": "LIMITED OFFICIAL USE",
    "CONFIDENTIAL": "CONFIDENTIAL",
    "SECRET": "SECRET",
    "TOPSECRET": "TOP SECRET",
}

#: "UNCLASSIFIED   POSS DUPE" (1974LAPAZ00304); "SECRET NODIS": what may stand behind a classification
#: "SECRET - EXDIS"
CLASSIFICATION_TAIL = re.compile(r"^(?P<word>.*?)\s+(?:-\s*)?(?P<tail>POSS\s+DUPE|NODIS|EXDIS|LIMDIS|STADIS|NOFORN)$")

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
PAGE_SERIES = re.compile(r"\b(?:TOSEC|SECTO)\s+\d+")

# --- opening of the body (FG 6) --------------------------------------------------------------------

#: "LA PAZ 3507/1", "USUN NEW YORK 1234", "USNATO 5", "SECTO 5032", "STATE 286983 TOSEC 110023"
MRN = re.compile(
    r"""^(?P<station>[A-Z][A-Z.'\-]*(?:\s[A-Z.'\-]+){0,4})\s+(?P<number>\d{1,6})(?P<slash>\s?/\s?\d{1,2})?
        (?:\s*[/,]?\s*(?P<series>(?:TOSEC|SECTO)\s+\d+))?(?P<tail>.*)$""",
    X,
)

#: "STADIS//////" (1974LAPAZ02085), "NODIS CHEROKEE", "EXDIS/STADIS", "ROGER CHANNEL", "EYES ONLY"
CAPTION = re.compile(
    r"""^[/\s]*(?:(?:NODIS|EXDIS|LIMDIS|STADIS|NOFORN|N\sO\sD\sI\sS|E\sX\sD\sI\sS|L\sI\sM\sD\sI\sS|CONDIS|CHEROKEE|
        ONLY|EYES\s+ONLY|NO\s+DISTRIBUTION|EXCLUSIVE\s+DISTRIBUTION|LIMITED\s+DISTRIBUTION|
        (?:[A-Z][A-Z./]+\s){0,2}CHANNEL)[/\s,;.\-]*){1,5}$""",
    X,
)

#: the mark that a label has and prose has not: "SUBJECT:", "SUBJ8", "REFS:", "REFTEL. STATE 5"
LABEL_MARK = re.compile(r"^[A-Z](?: ?[A-Z]){1,9}(?: ?[:;]|8(?!\d)|\.)")
#: a word that may be a damaged label: "SUBJT: COUP", "REFT: DACCA 4000", "TGAS: PINT"
DAMAGED_LABEL = re.compile(r"^(?P<word>[A-Z¿]{3,10})\s?[:;]\s*(?P<rest>\S.*)$")

#: "(S) THE PADILLA GOVERNMENT", "... (U)", "(LOU)", "(CONFIDENTIAL)", "(C - ENTIRE TEXT)", "(C/NOFORN)"
SUBJECT_MARK = re.compile(
    r"""^\(\s?(?P<front>TS|S|C|U|LOU|L|UNCLAS(?:SIFIED)?|CONFIDENTIAL|(?:TOP\s)?SECRET|LIMITED\sOFFICIAL\sUSE)
            (?:/[A-Z]+|\s?-\s?ENTIRE\sTEXT)?\s?\)\s?:?\s?(?:-{1,2}\s)?
        |\s*\(\s?(?P<back>TS|S|C|U|LOU|UNCLAS(?:SIFIED)?|CONFIDENTIAL|(?:TOP\s)?SECRET|LIMITED\sOFFICIAL\sUSE)\s?\)\.?$""",
    X,
)

#: "C - ENTIRE TEXT", "(CONFIDENTIAL - ENTIRE TEXT.)", "SECRET- ENTIRE TEXT."
ENTIRE_TEXT = re.compile(
    r"\(?(?P<word>TS|S|C|U|LOU|L|TOP SECRET|SECRET|CONF\w{0,12}|UNCLASSIFIED|LIMITED OFFICIAL USE)"
    r"\s{0,3}-?\s{0,3}ENTIRE TEXT\b"
)

# --- dates (FG 6, 10) ------------------------------------------------------------------------------

#: "12/13/85", "3/7/85", "1/11/85"
NUMERIC_DATE = re.compile(r"(?<!\d)(?P<a>\d{1,2})[/\-.](?P<b>\d{1,2})[/\-.](?P<year>\d{4}|\d{2})\b")
# a month by its name, whole or shortened
MONTH = (
    r"(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?"
    r"|NOV(?:EMBER)?|DEC(?:EMBER)?)(?![A-Z])\.?"
)
#: a date with its month in letters: "DECLASSIFY DECEMBER 31, 1982", "ADS, DEC. 31, 76", "31 DEC 1982"
DATE_IN_WORDS = re.compile(
    rf"""\b(?:(?P<month>{MONTH})\s?(?P<day>\d{{1,2}})|(?P<day_first>\d{{1,2}})\s?(?P<month_behind>{MONTH})),?
        \s?(?P<year>19\d\d|\d\d)\b""",
    X,
)

# --- references (FG 6, 10) -------------------------------------------------------------------------

#: a number of the travelling Secretary's series, which stands for a station: "SECTO 45"
SERIES = re.compile(r"^(?:TOSEC|SECTO|TOHAK|HAKTO)\b")
#: senders whose numbers are in no series of the Department's: "USDAO OTTAWA", "CINCPAC", "AIDTO", "FBIS LONDON"
NO_POST = re.compile(
    r"""^(?:(?:US)?DAO|FBIS|USIS|AIDTO|TOAID|TOSEC|TOHAK|HAKTO|DEPCIRTEL|LEGATT|(?:US)?CINC\w*|USNMR|COM[SU]\w+|HQ
        |(?:CH)?(?:JUS)?(?:ARMISH-?)?MAAG\w*)\b""",
    X,
)

#: words that stand for a station: "MY TELEGRAM 2343", "OURTEL 12", "EMBTEL 123", "YOUR TELEGRAM 5", "DEPTEL 67",
#: "EMBASSY TELEGRAM 123", "DEPARTMENT'S A-123"
WHOSE = re.compile(
    r"""(?P<own>(?:MY|OUR)(?:\s?TEL(?:EGRAM)?S?)?)
        |(?P<post>EMB\s?TELS?|CONTELS?|(?:EMBASSY|CONSULATE|MISSION)(?:'S)?(?:\s?TEL(?:EGRAM)?S?)?)
        |(?P<yours>(?:YOUR|UR)\s?TEL(?:EGRAM)?S?|YOUR)
        |(?P<department>DEPTELS?|(?:DEPT\.?|DEPARTMENT)(?:'S)?(?:\s?TEL(?:EGRAM)?S?)?)""",
    X,
)

# --- release under FOIA (FG 7) ---------------------------------------------------------------------

#: "RELEASED IN FULL", "RELEASED IN PART" (1976STATE300075)
RELEASED = re.compile(r"^RELEASED\s+IN\s+(?:FULL|PART)\b")
#: "B3, CIA", "B1", "B6"
EXEMPTIONS = re.compile(r"^B\d(?:\s?\([A-Z0-9]\))?(?:\s?,\s?(?:B\d|[A-Z]{3}|1\.\d\([A-Z]\)))*$")
