"""The regular expressions that several modules read with, each under the line it was learnt from.

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

#: "NNN", "NNNN", "NNNNMAFVVZCZ", "<< END OF DOCUMENT >>" (1974LAPAZ04394)
END_MARK = re.compile(r"^(?:N\s?N\s?N\s?N?(?:[A-Z]{6,10})?|<<\s*END\s+OF\s+DOCUMENT\s*>>)$")

#: "E E E E E E E E" (1974LAPAZ02148), its blanks lost in pdftotext, "ADP000" below it (1974LAPAZ02004)
BROKEN_OFF = re.compile(r"^(?:E(?:\s+E){3,}|E{6,}|ADP\d{3})$")
#: a classification of the page's foot stuck to a line that ended in a hyphen: pdftotext makes DEEPCONFIDENTIAL
#: of "DEEP-" and the foot below it (1974LAPAZ02306), and one dash of "PROCESS--" stays (1979LAPAZ07472)
GLUED = re.compile(r"^(?P<text>.*[A-Z]-?)(?P<word>CONFIDENTIAL|SECRET|UNCLASSIFIED|LIMITED OFFICIAL USE)$")

#: "*** Current Handling Restrictions ***   n/a", "***  Current Classification ***   UNCLASSIFIED" (1974LAPAZ02047)
FOOTER = re.compile(r"^\*{3}\s*Current\s+(?:Handling\s+Restrictions|Classification)\s*\*{3}")

#: "ERROR READING TEXT INDEX FILE; TELEGRAM TEXT FOR THIS MRN IS UNAVAILABLE", "EXPAND ERROR ENCOUNTERED" (FG 9)
LOST_TEXT = re.compile(r"ERROR\s+READING\s+TEXT|TELEGRAM\s+TEXT\s+FOR\s+THIS\s+MRN|EXPAND\s+ERROR\s+ENCOUNTERED")

# --- PAGE line (FG 3) ------------------------------------------------------------------------------

#: "PAGE 02        LA PAZ 02023  02 OF 02  102227Z", "PAGE 01        STATE  286983 TOSEC 110023",
#: "PAGE 01        LA PAZ 03561  01 OF 02  241650Z   POSS DUPE", "PAGE 01 STATE 310500"
_PAGE_REST = r"""(?P<station>[A-Z][A-Z.'()\-]*(?:\s[A-Z.'()\-]+){0,4})\s+(?P<serial>\d{1,6})
    (?P<tail>(?:\s+(?:\d{1,2}\s+OF\s+\d{1,2}|\d{6}[Z\d]|(?:TOSEC|SECTO)\s+\d+|POSS\s+DUPE|CORRECTED\s+COPY)){0,4})"""
#: what stands behind may be damaged: "20161 5Z" for 201615Z
#: "PAGE 01  STATE  05121 (TEXT)  TOSEC 123"; its blanks may be lost: "PAGE01QUITO  05121"
PAGE = re.compile(rf"^PAGE\s*(?P<page>\d{{2,3}})(?:\s*{_PAGE_REST}(?:\s+(?P<damaged>\S.{{0,50}}))?)?$", X)

#: the second half of a PAGE line broken in two: "LA PAZ 08916 01 OF 04 191654Z" (pdftotext)
PAGE_REST = re.compile(rf"^{_PAGE_REST}$", X)

PAGE_PART = re.compile(r"(\d{1,2})\s+OF\s+(\d{1,2})")
#: "290820Z"; in scans the Z may be a digit: "OTTAWA 00013 0517072" (1977OTTAWA00013)
PAGE_TIME = re.compile(r"\b\d{6}[Z\d]\b")
PAGE_SERIES = re.compile(r"\b(?:TOSEC|SECTO)\s+\d+")
POSS_DUPE = re.compile(r"\bPOSS\s+DUPE\b")

# --- distribution (FG 4) ---------------------------------------------------------------------------

#: "43/67", "63" (1974LAPAZ00015), "72-62" (1974LAPAZ03446); of outgoing telegrams up to five digits: "66011"
NUMBER_LINE = re.compile(r"^(?:\d{2}(?:\s?[-/]\s?\d{2})?|\d{4,5})$")

#: "ACTION MC-02", "ORIGIN NODS-00", "INFO  OCT-01  ARA-16"
DISTRIBUTION_LABEL = re.compile(r"^(?P<label>ACTION|ORIGIN|INFO)\b[:\s]*")

#: a number of copies of two characters, one of which is damaged: O1, 2?
_DAMAGED_COPIES = r"(?:\d[A-Z?*]|[A-Z?*]\d)(?![A-Z0-9])"
#: "OCT-01"; letters and digits of the symbol, blanks never inside; "OCT-O1"
OFFICE_COPIES = re.compile(
    rf"""(?P<office>[A-Z][A-Z0-9/]{{0,7}})\s?-\s?
        (?:(?P<damaged>{_DAMAGED_COPIES})|(?P<copies>\d\s\d(?!\S)|\d{{1,3}})(?!\d))""",
    X,
)

#: the label of the next list inside a row: "ORIGIN EUR-12  INFO OCT-01"
DISTRIBUTION_INSIDE = re.compile(r"\s(?=INFO(?:[:\s]|-[A-Z]))")
#: "/109 W", "/031 W", "/ 007 W", "/026 W  ( ADP )"
DISTRIBUTION_TOTAL = re.compile(r"(?<![\w/])/\s?(?P<total>\d{1,3})(?:\s*(?P<code>[A-Z]))?(?:\s*\([^()]*\))?$")

#: "( ISO ) W" (1974LAPAZ02574): a word in place of the total
DISTRIBUTION_WORD = re.compile(r"(?:\((?P<word>[^()]*)\)\s*(?P<code>[A-Z])?)$")

#: a row that holds nothing but office-copies pairs, and a total or a word in its place
DISTRIBUTION_ROW = re.compile(
    rf"""^(?:[A-Z][A-Z0-9/]{{0,7}}\s?-\s?(?:{_DAMAGED_COPIES}|\d{{1,3}}(?:\s\d(?!\S))?)\s*)*
        (?:/\s?\d{{1,3}}(?:\s*[A-Z])?)?(?:\s*\([^()]{{0,20}}\)(?:\s*[A-Z])?)?$""",
    X,
)

# --- drafting block (FG 4) -------------------------------------------------------------------------

#: "DRAFTED BY ARA/AND/B - PBTAYLOR:LEE", damaged "DRAFTEDY BY", "DRAFTEDBY"
#: "DRFTED BY EUR:X", "TEXT DRAFTED BY EUR:X", "DRAFTED: EUR:X"
DRAFTED = re.compile(r"^(?:[A-Z]+\s)?DR\w?FT\w{0,4}\s*BY\b\s*:?\s*|^DRAFTEDBY\w?\s*:?\s*|^DRAFTED\s?:\s*")
#: below the drafter: "3/5/74 EXT 21234", "X21234", "EXT. 22345"
DRAFTER_GOES_ON = re.compile(r"^(?:\d{1,2}[/-]\d{1,2}[/-]\d{2}\b|(?:X|EXT)\.?:?\s?\d)")
#: "APPROVED BY ARA - VPVAKY"
#: "APPRVD BY EUR:Y", "APPROVED: EUR:Y"
APPROVED = re.compile(r"^APP\w{2,6}\s*BY\b\s*:?\s*|^APPROVEDBY\w?\s*:?\s*|^APPROVED\s?:\s*")
#: a label with nothing behind it: "DRAFTED BY:", "APPROVED BY"
DRAFTING_BARE = re.compile(r"^(?:DRAFT|APPROV)\w{0,4}\s*BY\s*:?$")
#: "DESIRED DISTRIBUTION" (1976STATE300075)
DESIRED = re.compile(r"^DESIRED\s+DISTRIBUTION\b\s*:?\s*")

#: titles that stand before a name
_TITLE = r"(?:MRS?|MISS|MS|DR|AMB(?:ASSADOR)?|(?:LT\s?)?(?:GEN|COL)|MAJ|CAPT|CDR|ADM|LTC)\b\.?"
#: "ARA/AND/B - PBTAYLOR:LEE", "PM/SSP: RMANTEL", "S/S:JETHYDEN", "PM - MR. GELB", "S/S - O:RSSTEVEN", "S/S-O:JETHYDEN",
#: "WHITE HOUSE - MR. LOW", "EUR/SOV, EUR/EE: MR. X"
OFFICER = re.compile(
    rf"""^(?P<office>[A-Z0-9][A-Z0-9&/.,' ]*?(?:-[A-Z]{{1,2}}(?=\s*[:=;]|\s+-|\s+{_TITLE})|\s-\s[A-Z](?=\s*[:=;]))?)
        (?:\s*[:=;]\s*|\s*-{{1,2}}\s*|(?<=-[A-Z])\s+|(?<=-[A-Z][A-Z])\s+)(?P<rest>.*)$""",
    X,
)
#: office and name parted by a blank: "EUR/CE JSMITH", "P MR. HABIB"; an office alone: "CIA/OWI"
OFFICER_BLANK = re.compile(
    rf"^(?P<office>[A-Z0-9]+(?:/[A-Z0-9&]+)+|[A-Z]{{1,5}}(?=$|\s+{_TITLE}\s))(?:\s+(?P<rest>.*))?$"
)
#: a name that needs no office: "THE SECRETARY", "ACTING SECRETARY INGERSOLL", "MR. HABIB"
NAME_ALONE = re.compile(
    rf"""^(?:(?:THE\s+)?(?:(?:ACTING|DEPUTY|UNDER|ASSISTANT)\s+){{0,2}}(?:SECRETARY|PRESIDENT)\b(?:\s(?!OF\b)[A-Z.']+){{0,3}}
        |{_TITLE}(?:\s(?!OF\b)[A-Z.'\-]+){{1,3}})$""",
    X,
)
#: the label that some clearances have: "CLEARED BY: PER/MGT - MISS BROWN", "CLEARANCES:"
CLEARED = re.compile(r"^CLEAR(?:ED(?:\s+BY)?|ANCES?)\b\s*[:\-]?\s*")
#: between two clearances on a line, before an office and its mark: "L:DOE, S/S:ROE", "AF/E - SMITH; H - JONES"
CLEARANCE_MARK = re.compile(
    r"\s?[;,]\s?(?=[A-Z][A-Z0-9&]{0,11}(?:/[A-Z0-9&]{1,8}){0,3}(?:-[A-Z])?(?:\s?[:=]|\s-)\s?[A-Z])"
)
#: behind an officer's name, how he cleared: "COL. MAHLBERG (DRAFT)" (1976STATE300075), "(IN DRAFT)", "(SUBS)", "(INFO)"
CLEARANCE_NOTE = re.compile(r"\s?\((?P<note>[^()]*)\)?$")
#: of such notes the one that says that a draft was cleared: "IN DRAFT"
IN_DRAFT = re.compile(r"\bDRA?FT\b")
#: behind the drafter's name, the day and a telephone number: "JB X21031", "LB 3/5/74 EXT 21234", "MC EXT: 22345",
#: "X-22345"
DRAFTER_TAIL = re.compile(
    r"""\s?[:,;\-]?\s?\(?\b(?:(?:X|EXT\b\.?|TEL\b\.?)\s?[:\-]?\s?\d{4,5}|\d{1,2}/\d{1,2}/\d{2}|\d{5}|\d{3}-\d{4})\)?$""",
    X,
)
#: ":LEE", "/LC", ":DLJ": typist behind the drafter
TYPIST = re.compile(r"\s*[:/]\s*(?P<typist>[A-Z]{2,4})$")

# --- relay: the dash line (FG 4) -------------------------------------------------------------------

#: "---------------------     057705" (1974LAPAZ00716), "------------------126244  191656Z /34",
#: "-----044162 302157Z /62" (1977STATE310500), "---051731Z 081185/47" (1977OTTAWA00013)
#: a letter O for the digit, a hyphen in the suffix, POSS DUPE behind it: "---------   06134O",
#: "-----171845Z 045321 /44-12  POSS DUPE"
RELAY = re.compile(r"^-{3,}\s*(?P<rest>[\dZO][\dZO\s/\-]*(?:POSS\s+DUPE)?)?$")
#: the serial alone, its dashes lost: "077372" (1976STATE300075)
RELAY_BARE = re.compile(r"^\d{6}$")
#: these lines of the header in one: the group that matched is the kind of the line
HEADER_LINE = re.compile(
    f"(?P<drafted>{DRAFTED.pattern})|(?P<approved>{APPROVED.pattern})|(?P<desired>{DESIRED.pattern})"
    f"|(?P<relay>(?:{RELAY_BARE.pattern})|{RELAY.pattern.replace('(?P<rest>', '(?:')})"
)
#: "171800Z"; in scans the Z may be a digit: "2909007" (1979KUWAIT00486)
RELAY_TIME = re.compile(r"\b\d{6}(?:Z|\d\b)")
RELAY_NUMBER = re.compile(r"(?<!\d)\d{6}(?![\dZ])")
RELAY_SUFFIX = re.compile(r"/\s*(?P<suffix>\d[\d/\-]*)(?:\sPOSS\sDUPE)?$")

# --- routing (FG 5) --------------------------------------------------------------------------------

# letters of precedence before a date-time group, and how telegrams shorten the months
_LETTERS = r"(?P<letters>[ZOPRY](?:\s?[ZOPRY]){0,3})\.?"
_SHORT_MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
#: "P R 251346Z JUN 73 ZFF6", "R 241549 Z JAN 74" (1974LAPAZ00493), "P R 251346 Z JUN 7 3"; in scans the letter may
#: be another character: "J: 111450 MAR 75" (1975TUNIS01442), and the Z a digit: "R 2422327 OCT 73" (1973WELLIN02817)
DTG = re.compile(
    rf"""^(?:{_LETTERS}\s*|[^A-Z\d\s]\s+|[A-Z]:\s+)?
        (?P<dtg>(?P<day>\d\s?\d)\s?(?P<hour>\d\s?\d)\s?(?P<minute>\d\s?\d)\s?(?P<zone>Z|\d)?\s?
        (?P<month>[A-Z](?:\s?[A-Z]){{2,8}}?)\.?\s?(?:1\s?9\s?)?(?P<year>\d\s?\d))\.?
        (?P<signals>(?:\s*[A-Z].*)?)$""",
    X,
)
#: a line that opens as a date-time group does, readable or not; in scans "R 29U6Ø6Z JAN 79" (1979KUWAIT00486)
DTG_LIKE = re.compile(
    rf"""^{_LETTERS}\s+(?:\d(?:\s?\d){{3,7}}\s?Z?\s*[A-Z]{{3}}
        |(?=\S{{0,7}}\d)\S{{6,8}}\s{_SHORT_MONTH}\s\d\d(?!\S))""",
    X,
)
#: "ZFF6", "ZFF-4", "ZDK CITING ...", "ZDK CTG RUEHC 4411"
SIGNAL = re.compile(r"\bZ[A-Z]{2}(?:-?\d{1,2})?\b(?:\s+(?:CITING|CTG)\s+.*)?")

#: "FM AMEMBASSY LA PAZ"; in scans "EM AMEMBASSY" (1977OTTAWA00013), "IM SECSTATE" (1976STATE300075)
FROM = re.compile(r"^F\s?M\b\s*:?\s*|^[EI]M\s+(?=AM|SECSTATE|US)")
TO = re.compile(r"^T\s?O\b(?!\s+P\s+S)\s*:?\s*")
INFO = re.compile(r"^I\s?N\s?F\s?O\b\s*:?\s*")
#: any of the three; the group that matched is the kind of the line
ROUTING_LABEL = re.compile(f"(?P<from>{FROM.pattern})|(?P<to>{TO.pattern})|(?P<info>{INFO.pattern})")

#: behind an addressee: "SECSTATE WASHDC NIACT IMMEDIATE 2143", "SECSTATE WASHDC 716 NIACT IMMEDIATE",
#: "AMEMBASSY ACCRA IMMED", "AMEMBASSY ANKARA IMM EDIATE", "SECSTATE WASHDC PRIORITY1956"; how it goes there:
#: "AMEMBASSY ASUNCION POUCH", "AMEMBASSY CARACAS UNN" (unnumbered). The number of a detachment is
#: part of its name: TUSLOG DET 1
ADDRESSEE_TAIL = re.compile(
    r"""\s+(?:(?P<precedence>(?:NIACT\s+)?(?:FLASH|I\s?M\s?M\s?E\s?D(?:\s?I\s?A\s?T\s?E)?|P\s?R\s?I\s?O\s?R\s?I\s?T\s?Y
            |R\s?O\s?U\s?T\s?I\s?N\s?E)|NIACT)|(?P<handling>(?:BY\s+)?POUCH|UNN))\.?$
        |(?:(?<=WASHDC)|(?<=IATE)|(?<=RITY)|(?<!\bDET)(?<!\bDIST)(?<!DISTRICT)(?<!REGION)\s+)(?P<number>\d{1,5})\.?$""",
    X,
)
#: before an addressee, where his station hangs in the network: "RUEHC/SECSTATE WASHDC",
#: "RUEXLZ/COMUSMILGP LA PAZ BOLIVIA" (1974LAPAZ03446)
ROUTING_INDICATOR = re.compile(r"^R[A-Z]{4,6}\s?/\s?(?=[A-Z])")
#: the posts of a collective address that the telegram does not go to: "XMT AMEMBASSY NICOSIA"
EXEMPTED = re.compile(r"\bXMT\b")

#: how an addressee begins that stands behind a blank line: "AMEMBASSY PARIS", "USMISSION GENEVA", "DIA WASHDC"
#: a routing indicator may stand before it: "RUEHC/SECSTATE WASHDC"
ADDRESSEE_HEAD = re.compile(
    r"""^(?:(?:RU?[A-Z]{3,6}|ZEN)\s?/\s?)?(?:
        AM(?:[A-Z]M\w{3,8}|CON\w*|LEG\w*)|SECSTATE|SEC\s?DEF|SEC\s+OF\s+DEF|DEPT?\s+OF|DEPARTMENT\s+OF|
        US(?:MISSION|UN|INT|NATO|CIN\w*|DEL|EC|LO|IA|ICA|DOC\w*|INFO|AF\w*|NMR|DAO|DEA|SS|IS|OECD|RO|MTN|BERLIN)|
        US\s+(?:MISSION|DEL\w*|DOC\w*|NATO|INT\w*)|CINC\w+|COM[A-Z]{4,}|JCS|CJCS|JOINT\s+STAFF|CSAF|CNO|DIA|CIA|NSA|DEA|FBI|
        FAA|NASA|HQ|TREASURY|WHITE\s+HOUSE|ALL\s+(?:\w+\s){1,4}(?:POSTS|MISSIONS)|[A-Z]+\s+(?:COLLECTIVE|CAPITALS))\b""",
    X,
)

#: a label that lost or changed a letter, before an addressee: "O SECSTATE WASHDC", "NFO AMEMBASSY LIMA",
#: "F¿ AMCONSUL ADEN"
_HEAD = ADDRESSEE_HEAD.pattern.removeprefix("^")
DAMAGED_ROUTING = re.compile(
    rf"""^(?:(?P<from>F[A-Z\d¿]?|[A-Z\d¿]?M)|(?P<info>[A-Z\d¿]?NFO|I[A-Z\d¿]?FO|IN[A-Z\d¿]?O|INF[A-Z\d¿]?)
        |(?P<to>T[A-Z\d¿]?|[A-Z\d¿]?O))\s+(?={_HEAD})""",
    X,
)
#: before a label inside a line of the routing: "FM SECSTATE WASHDC TO USDEL SECRETARY IMMEDIATE",
#: "R 172140Z JUL 74 FM AMEMBASSY QUITO"
ROUTING_WITHIN = re.compile(rf"(?<!\s)\s+(?=(?:FM|TO|INFO)\s+{_HEAD})", X)

# --- opening of the body (FG 6) --------------------------------------------------------------------

#: "C O N F I D E N T I A L SECTION 1 OF 2 LA PAZ 3507/1", "UNCLAS STATE 286983 TOSEC 110023",
#: "LIMITED OFFICIAL USE LA PAZ 0015", "S E C R E T FINAL SECTION OF TOKYO 1234"
BANNER = re.compile(
    r"""^(?P<word>
            U\s?N\s?C\s?L\s?A\s?S(?:\s?S\s?I\s?F\s?I\s?E\s?D)?
            |L\s?I\s?M\s?I\s?T\s?E\s?D\s+O\s?F\s?F\s?I\s?C\s?I\s?A\s?L\s+U\s?S\s?E
            |C\s?O\s?N\s?F\s?I\s?D\s?E\s?N\s?T\s?I\s?A\s?L
            |(?:T\s?O\s?P\s+)?S\s?E\s?C\s?R\s?E\s?T)
        (?=[\s/]|$)(?P<rest>.*)$""",
    X,
)
#: what a banner begins with
BANNER_HEADS = frozenset("UCSLT")
#: the section notice of a banner: "SECTION 1 OF 2", "SECTION 1 ON 2" (1979LAPAZ07472), "FINAL SECTION OF"
BANNER_SECTION = re.compile(
    r"""\s*\b(?:(?P<final>FINAL)\s+SECTION(?:\s+OF)?(?:\s+(?P<of_final>\d{1,2}|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)
            (?=\s|$))?|
        (?:SECTION|SECT?\.?|PART)\s+(?P<number>\d{1,2}|[IVX]{1,4}|[A-Z]{3,5})(?:\s*(?:OF|ON|/)\s*(?P<of>\d{1,2}|\w+))?)\s*""",
    X,
)
#: what may stand between classification and number: "UNCLAS E F T O BONN 123", "SECRET NODIS STATE 1",
#: "CONFIDENTIAL - LIMDIS - BONN 1"
BANNER_CAPTION = re.compile(
    r"^(?:-\s*)?(?:(?:E\s?F\s?T\s?O|NODIS|EXDIS|LIMDIS|STADIS|NOFORN|CHEROKEE|EYES\s+ONLY)(?:[\s/,\-]+|$)){1,4}"
)
#: "LA PAZ 3507/1", "USUN NEW YORK 1234", "USNATO 5", "SECTO 5032", "STATE 286983 TOSEC 110023"
MRN = re.compile(
    r"""^(?P<station>[A-Z][A-Z.'\-]*(?:\s[A-Z.'\-]+){0,4})\s+(?P<number>\d{1,6})(?P<slash>\s?/\s?\d{1,2})?
        (?:\s*[/,]?\s*(?P<series>(?:TOSEC|SECTO)\s+\d+))?(?P<tail>.*)$""",
    X,
)

#: "C O R R E C T E D   C O P Y (MRN 729 VICE 716)", "CORRECTED COPY FOR TEXT"
CORRECTED = re.compile(r"^\W*C\s*O\s*R\s*R\s*E\s*C\s*T\s*E\s*D\s+C\s*O\s*P\s*Y\b")
#: the same inside a banner: "UNCLAS BONN 123 CORRECTED COPY (PARA 2)"
CORRECTED_INSIDE = re.compile(r"\b(?:CORRECTED\s+COPY|C\sO\sR\sR\sE\sC\sT\sE\sD\s+C\sO\sP\sY)\b(?:\s?\([^()]*\))?")
#: "NOTE BY OC/T: PASSED ABOVE ADDRESSEE." (1979LAPAZ07793)
NOTE_BY = re.compile(r"^(?:\(?NOTE\s+BY\b|NOTE\s*:\s*(?:PASSED|NOT\s+PASSED)\b)")
NOTICE = re.compile(r"^\W*POSS(?:IBLE)?\s+DUPE?\w*\W*$")

#: the number that ends a banner: "... LA PAZ 3507/1", "... STATE 286983 TOSEC 110023"
BANNER_NUMBER = re.compile(r"\b(?P<number>\d{1,6})(?:\s?/\s?\d{1,2})?(?:\s*[/,]?\s*(?:TOSEC|SECTO)\s+\d+)?$")

#: "STADIS//////" (1974LAPAZ02085), "NODIS CHEROKEE", "EXDIS/STADIS", "ROGER CHANNEL", "EYES ONLY"
CAPTION = re.compile(
    r"""^[/\s]*(?:(?:NODIS|EXDIS|LIMDIS|STADIS|NOFORN|N\sO\sD\sI\sS|E\sX\sD\sI\sS|L\sI\sM\sD\sI\sS|CONDIS|CHEROKEE|
        ONLY|EYES\s+ONLY|NO\s+DISTRIBUTION|EXCLUSIVE\s+DISTRIBUTION|LIMITED\s+DISTRIBUTION|
        (?:[A-Z][A-Z./]+\s){0,2}CHANNEL)[/\s,;.\-]*){1,5}$""",
    X,
)
#: lines of the opening that are told by themselves, in one: the group that matched is the kind of the line
NOTICE_LINE = re.compile(
    f"(?P<corrected>{CORRECTED.pattern})|(?P<notice>{NOTE_BY.pattern}|{NOTICE.pattern})|(?P<caption>{CAPTION.pattern})",
    X,
)
#: one caption of a line that opens with captions, its letters spaced or not: "STADIS//////", "E X D I S",
#: "ROGER CHANNEL", "EXDIS - DISTRIBUTE AS NODIS"
CAPTION_WORD = re.compile(
    r"""(?:E\s?F\s?T\s?O|N\s?O\s?D\s?I\s?S|E\s?X\s?D\s?I\s?S|L\s?I\s?M\s?D\s?I\s?S|S\s?T\s?A\s?D\s?I\s?S
        |N\s?O\s?F\s?O\s?R\s?N|CONDIS|CHEROKEE|EYES\s+ONLY|ONLY|NO\s+DISTRIBUTION|EXCLUSIVE\s+DISTRIBUTION
        |LIMITED\s+DISTRIBUTION|(?:[A-Z][A-Z./]+\s){0,2}CHANNEL)(?![A-Z]|(?<=DISTRIBUTION)\s+[A-Z])""",
    X,
)
#: between one caption and the next: "EXDIS/STADIS", "NODIS - CHEROKEE"
CAPTION_GAP = re.compile(r"[\s/,;.\-]*")
#: before the station of a banner, what is no part of its name: "FOUO QUITO 5121", "POSS DUPE QUITO 5121"
BANNER_NOISE = re.compile(r"^(?:FOUO|(?:FOR\s+)?OFFICIAL\s+USE\s+ONLY|POSS\s+DUPE)\b[\s/,;.\-]*")
#: captions behind the number of a banner: "S E C R E T STATE 200111 NODIS TOSEC 200345"
CAPTION_BEHIND = re.compile(
    r"(?<=\d)(?:[\s/,]+(?:E\s?F\s?T\s?O|NODIS|EXDIS|LIMDIS|STADIS|NOFORN|CHEROKEE|EYES\s+ONLY)(?![A-Z]))+"
)

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
#: the number of a known order, which tells the line whatever became of its label
ORDER_NUMBER = re.compile(r"1\s?1\s?6\s?5\s?2|1\s?2\s?0\s?6\s?5")
#: "TAGS: EAID, BL", "TAGS-MASS, BW", "TAGS PCAT, UR", "TAGA: ...", "T A G S: ...", "TAGS. MILI" (1975TUNIS01442)
TAGS = re.compile(r"^T\s?A\s?G\s?(?:[SA]\s?)?(?:[:;/.\-,]+|(?<=\s)|$)\s*(?P<rest>.*)$")
TAGS_MARK = re.compile(r"^T\s?A\s?G\s?(?:[SA]\s?)?[:;/.\-,]")
#: "SUBJECT: ...", "SUBJ: ...", "SUB: ...", "SUBJ8 ...", "USBJ: ...", "SUBJECT ...", "SUBJ ECT: ..."
SUBJECT = re.compile(
    r"""^(?:(?:S\s?U\s?B\s?J\s?E\s?C\s?T|SUBJEC|SUBJCT|SUBJET|SUBECT|SUJECT|USBJECT|SUBJ|USBJ|SUBI|SUBG)
            (?:\s*[:;8./\-]+|(?=\s|$))|SUB\s*:)
        \s*(?P<rest>.*)$""",
    X,
)
#: the mark that a label has and prose has not: "SUBJECT:", "SUBJ8", "REFS:", "REFTEL. STATE 5"
LABEL_MARK = re.compile(r"^[A-Z](?: ?[A-Z]){1,9}(?: ?[:;]|8(?!\d)|\.)")
#: a word that may be a damaged label: "SUBJT: COUP", "REFT: DACCA 4000", "TGAS: PINT"
DAMAGED_LABEL = re.compile(r"^(?P<word>[A-Z¿]{3,10})\s?[:;]\s*(?P<rest>\S.*)$")
#: before a label inside a line, whose line end was lost: "E.O. 11652: GDS TAGS: PFOR, UK"
LABEL_WITHIN = re.compile(r"(?<!\s)\s+(?=(?:TAGS|SUBJ(?:ECT)?|REF(?:S|TELS?|ERENCES?)?|E\.?O\.?\s?\d{5})\s?:)")
#: a label with nothing behind it
SUBJECT_BARE = re.compile(r"^SUBJ(?:ECT)?\s*[:;8.\-]*$")
#: "REF: STATE 67788", "REFS: (A) ...", "REFTEL: ...", "REFERENCE: 1) ...", "RETEL STATE 123"
REFERENCE = re.compile(
    r"^(?P<label>REFERENCES?|REFTELS?|RETELS?|REFS?|REFERS?|R E F(?: S)?)(?![A-Z])\s*(?P<mark>[:;.\-]*)\s*(?P<rest>.*)$"
)

#: "(S) THE PADILLA GOVERNMENT", "... (U)", "(LOU)", "(CONFIDENTIAL)", "(C - ENTIRE TEXT)", "(C/NOFORN)"
SUBJECT_MARK = re.compile(
    r"""^\(\s?(?P<front>TS|S|C|U|LOU|L|UNCLAS(?:SIFIED)?|CONFIDENTIAL|(?:TOP\s)?SECRET|LIMITED\sOFFICIAL\sUSE)
            (?:/[A-Z]+|\s?-\s?ENTIRE\sTEXT)?\s?\)\s?:?\s?(?:-{1,2}\s)?
        |\s*\(\s?(?P<back>TS|S|C|U|LOU|UNCLAS(?:SIFIED)?|CONFIDENTIAL|(?:TOP\s)?SECRET|LIMITED\sOFFICIAL\sUSE)\s?\)\.?$""",
    X,
)

#: "FOR AMBASSADOR FROM GELB", "FOR: WFC", "PASS AGRICULTURE", "DEPARTMENT PASS DOD", "ALSO FOR AID", "ATTN ..."
#: "JOINT STATE/DEFENSE MESSAGE", "AIDAC", "EXDIS - MILITARY ADDRESSEES HANDLE AS SPECAT EXCLUSIVE" stand there too
PASSING = re.compile(
    r"""^(?:ALSO\s+FOR|FOR|FROM|PASS|ATTN|ATTENTION|EYES\s+ONLY|AIDAC|USIAC|JOINT\s.*\bMESSAGE$|MILITARY\s+ADDRESSEES|
            (?:NODIS|EXDIS|LIMDIS|STADIS|NOFORN)(?=\s))\b|
        ^(?:[A-Z][A-Z/.]*\s){1,4}(?:ALSO\s+)?(?:FOR|PASS)\b""",
    X,
)

#: a telegram repeated in the text begins: labels below it are that telegram's own
REPEATED = re.compile(r"^(?:THE\s+)?FOLLOWING\b|^\W?(?:QUOTE|QTE)\b")
#: "1. ", "1.  ", "(A) ", "A. ", "1) ", "6 APPARISAL" is none: a label needs its mark
PARAGRAPH_NUMBER = re.compile(r"^\(?\d{1,3}\s?[.)]|^\d{1,3}\s?\.?-\s|^(?:BEGIN\s+)?SUMMARY\b")

# forms of labels, and what must stand behind one; paragraphs are cut by them too
LABEL_FORMS = r"""\((?:\d{1,2}|[A-Z]|[IVX]{2,4})\)|(?:\d{1,2}(?:[ ]AND[ ]\d{1,2})?|[A-Z]|[IVX]{2,4})[.)]
    |\d{1,2}\.?[A-Z][.)]|\d{1,2}\([A-Z]\)|\d{1,2}[ ]?-(?=[ ]\D)"""
BEHIND_LABEL = r"(?:[ \t]*-)?(?=\s|$|\((?:TS|LOU|[SCUL])\))[ \t]*"
#: the label of a paragraph: "1. ", "2.  ", "A. ", "(A) ", "1) ", "II. ", "5. - " (1974LAPAZ00601), "1 AND 2. ",
#: "9 - TIN", "1.A. ", "3(B) ", "1.(C) "
LABEL = re.compile(rf"(?:{LABEL_FORMS}){BEHIND_LABEL}", X)
#: "C - ENTIRE TEXT", "(CONFIDENTIAL - ENTIRE TEXT.)", "SECRET- ENTIRE TEXT."
ENTIRE_TEXT = re.compile(
    r"\(?(?P<word>TS|S|C|U|LOU|L|TOP SECRET|SECRET|CONF\w{0,12}|UNCLASSIFIED|LIMITED OFFICIAL USE)"
    r"\s{0,3}-?\s{0,3}ENTIRE TEXT\b"
)

#: "E.O. 116528 GDS": an 8 typed for the colon, as in SUBJ8 (1974LAPAZ04041)
ORDER_COLON = re.compile(r"^8(?!\d)")

# --- executive order value (FG 6) ------------------------------------------------------------------

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
#: "(TAYLOR, PHILIP B)", "(BOEKER, PAUL H.)"
AUTHORITY = re.compile(r"\((?P<name>[A-Z][^()\d,]*,[^()\d]*(?=\)|$)|(?!INDEF|EXEMPT|CATEG)[A-Z][A-Z.' \-]+(?=\)))")
#: "OR-M", "OR-P", "OR-O", "OR - M", "OR M"
OFFICE_CODE = re.compile(r"\bOR(?:\s?-\s?(?P<code>[A-Z])\b|\s(?P<code_last>[A-Z])$)")

# --- TAGS value (FG 6) -----------------------------------------------------------------------------

#: one element: a person in parentheses, or a code, its letters spaced or not; "OVIP (VANCE, CYRUS)", "BL PFOR", "P*",
#: "P F O R", "U.S.", "ETRD-FR"
TAG = re.compile(
    r"""\((?P<person>[^()]*)\)?
        |(?P<code>N/A|[A-Z](?:(?:\.\s?|\s)[A-Z]\b){1,4}\.?(?![^\s,;/()])|(?:[^\s,;/().\-]|[.\-](?![A-Z0-9]))+)""",
    X,
)
#: a line of nothing but codes: "EDIS, ETRD, EAGR, BL" (1974LAPAZ02004, its label lost)
TAG_ROW = re.compile(r"^[A-Z]{2,6}(?:\s?[,;]\s?[A-Z]{2,6}|\s[A-Z]{2,6}){0,12}\s?[,;]?$")
#: a person of the TAGS on a line of his own: "(VANCE, CYRUS)"
PERSON_ROW = re.compile(r"^\([A-Z][A-Z' .\-]{1,40},[A-Z' .\-]{0,40}\)[,;]?$")

# --- references (FG 6, 10) -------------------------------------------------------------------------

#: a line of the list that opens with a label: "(B) STATE 252478 DTD ..." (1979LAPAZ06049)
LISTED = re.compile(r"^(?:\([A-Z0-9][)L]|[A-Z][.)])\s")
#: a line that gives the number of the citation that the line above began: "(C) OSLO" / "A-113 OF MAY 2, 1975"
NUMBER_FIRST = re.compile(r"^(?:A-)?\d{2,6}(?=[\s,;.)]|$)")
#: a line that ends with a label, its citation on the line below: "(B) TORONTO 1956; (C)" (1976STATE300075)
LABEL_LAST = re.compile(r"\([A-Z]\)$|(?<=\s)[A-Z][.)]$")
#: what a citation holds: a number behind a station, an airgram, a date-time group, or a kind of paper
REFERENCE_LIKE = re.compile(
    r"[A-Z]\s?\d{1,6}\b|\bA\s?-\s?\d|\d{6}Z|\bNOTAL\b|\b(?:LETTER|LTR|MEMO\w*|TELECON|CONVERSATION|REPORT)\b"
)
#: how a line goes on with the reference above it: "AND (C) USUN 10758", "DTD 211400Z OCT 73", "OF MAY 5, 1974; BONN 1",
#: "(DTG 031628Z SEP 73)", "(EXDIS)", "5, 1974; BONN 1"
REFERENCE_BELOW = re.compile(
    rf"""^(?:AND\b|DTD\b|DATED\b|OF\s+(?:\d|{_SHORT_MONTH})|
        \((?:DTG|NODIS|EXDIS|LIMDIS|NOTAL)\b|\d{{1,2}},\s19\d\d)""",
    X,
)
#: the line above ends with the year of the station below: "STATE 151302; 72"
YEAR_ABOVE = re.compile(r"[;:,(&]\s*'?[67]\d$")
#: or with a citation, and something behind it: "DAR ES SALAAM 42763; LUSAKA 71199 (NOTAL); STATE"
CITATION_FIRST = re.compile(
    r"^(?:(?:19)?[67]\d\s)?(?P<station>[A-Z][A-Z.'\-]*(?:\s[A-Z.'\-]+){0,3})\s(?:A-)?\d{2,6}(?=[\s,;:.(]|$)"
)
#: a label in the middle of a line, which may go on with the list above: "TELECON, 10/19/79; (D) BRAYMAN LETTER"
LABEL_INSIDE = re.compile(r"[;,.)]\s\(?(?P<label>[B-H])[.)]\s")
#: a line that holds citations and nothing else: "LA PAZ 1791; LA PAZ 1617", "STATE 163, STATE 164 (NOTAL)"
REFERENCE_ONLY = re.compile(
    r"^(?:(?:[A-Z][A-Z.'/\-]*\s){1,4}(?:A-)?\d{1,6}(?:\s?\([A-Z ]+\))?(?:\s?[,;:]\s?|\sAND\s|$)){1,8}$|^\(?NOTAL\)?$"
)
#: "77 STATE 310500", "STATE 310500", "1977STATE310500", "USUN NEW YORK 1234", "LA PAZ 161"; not FBIS LONDON 051230Z
TELEGRAM = re.compile(
    r"""^'?(?:(?P<year>(?:19)?[67]\d)\s?)?(?P<station>[A-Z][A-Z.'\-]*(?:\s[A-Z][A-Z.'\-]*){0,3}?)\s?[#]?
        (?P<number>\d{1,6})(?!\d|\s?Z\b)(?P<rest>.*)$""",
    X,
)
#: a number of the travelling Secretary's series, which stands for a station: "SECTO 45"
SERIES = re.compile(r"^(?:TOSEC|SECTO|TOHAK|HAKTO)\b")
#: senders whose numbers are in no series of the Department's: "USDAO OTTAWA", "CINCPAC", "AIDTO", "FBIS LONDON"
NO_POST = re.compile(
    r"""^(?:(?:US)?DAO|FBIS|USIS|AIDTO|TOAID|TOSEC|TOHAK|HAKTO|DEPCIRTEL|LEGATT|(?:US)?CINC\w*|USNMR|COM[SU]\w+|HQ
        |(?:CH)?(?:JUS)?(?:ARMISH-?)?MAAG\w*)\b""",
    X,
)

#: words that stand for a station: "MY TELEGRAM 2343", "OURTEL 12", "EMBTEL 123", "YOUR TELEGRAM 5", "DEPTEL 67"
WHOSE = re.compile(
    r"""(?P<own>(?:MY|OUR)\s?TEL(?:EGRAM)?S?|MYTEL|MY|OUR)|(?P<post>EMB(?:ASSY)?\s?TELS?|CONTEL|EMBASSY'S)
        |(?P<yours>(?:YOUR|UR)\s?TEL(?:EGRAM)?S?|YOUR)
        |(?P<department>DEPT\s?TELS?|DEPTELS?|DEPARTMENT'S(?:\sTELEGRAM)?|DEPT(?:'S(?:\sTELEGRAM)?)?)""",
    X,
)

# --- tail of the body (FG 7) -----------------------------------------------------------------------

#: "STEDMAN", "FRENCH ACTING" (1974LAPAZ00907), "DE ROULET", "O'NEILL", "ST. JOHN"
SIGNATURE = re.compile(
    r"""^(?=.{0,40}[A-Z]{3})(?P<name>(?:ST\.\s)?[A-Z][A-Z'\-]*[A-Z](?:\s[A-Z][A-Z'\-]*[A-Z]){0,2}?)
        (?:,?\s(?:ACTING|CHARGE))?$""",
    X,
)
#: words that stand alone on a last line and sign nothing; "UNQUOTE WARNKE" is text and a name glued to it
NO_SIGNATURE = re.compile(
    r"""^(?:END|BEGIN|(?:UN)?QUOTE(?:\s.*)?|(?:UN)?QTE(?:\s.*)?|NONE|NEGATIVE|END\s.*|TOTAL|OTHERS?|SECRET|CONFIDENTIAL|
        UNCLAS\w*|ADP\d+|N+|E|.*EEEEEEEE)$""",
    X,
)

# --- release under FOIA (FG 7) ---------------------------------------------------------------------

#: "RELEASED IN FULL", "RELEASED IN PART" (1976STATE300075)
RELEASED = re.compile(r"^RELEASED\s+IN\s+(?:FULL|PART)\b")
#: "B3, CIA", "B1", "B6"
EXEMPTIONS = re.compile(r"^B\d(?:\s?\([A-Z0-9]\))?(?:\s?,\s?(?:B\d|[A-Z]{3}|1\.\d\([A-Z]\)))*$")
DEPARTMENT = re.compile(r"^UNITED\s+STATES\s+DEPARTMENT\s+OF\s*STATE$")
#: "E5", "E15": mark of the scanning
SCAN_MARK = re.compile(r"^E\d{1,2}$")

#: a line that tells such a release by itself
RELEASE_LINE = re.compile(f"{RELEASED.pattern}|{DEPARTMENT.pattern}" r"|^REVIEW\s+AUTHORITY|^DATE/CASE\s+ID")
