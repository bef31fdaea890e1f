"""Whom a line of passing instructions names: who passes the message on, who should get it, for whom it is.

Strategy. A name is an addressee of the glossary, an office, or the title of who holds one; words that sentences have
and instructions have not refuse the line.
"""

import re

from cablekit import glossary

X = re.VERBOSE

# who is asked to pass a message on
ASKED = r"(?:DEPT|DEPARTMENT|STATE|EMBASSY|EMBASSIES|MISSIONS?|CONSULATES?|CONGEN|POSTS?|WASHINGTON)"
# what may precede an office
_QUALIFIERS = "|".join(
    [
        *("ACTING", "DEPUTY", "UNDER", "ASSISTANT", "PRINCIPAL", "POLITICAL", "ECONOMIC", "COMMERCIAL", "CONSULAR"),
        *("LABOR", "ADMINISTRATIVE", "ADMIN", "SCIENCE", "SCIENTIFIC", "DEFENSE", "ARMY", "NAVAL", "AIR", "PRESS"),
        *("AGRICULTURAL", "CULTURAL", "INFORMATION", "PUBLIC AFFAIRS", "AID", "USIS"),
    ]
)
# words after FOR or PASS that name nobody: `FOR THE PAST YEAR`, `FOR BACKGROUND`
_PURPOSES = (
    r"(?:(?:AN?|ITS|THIS|THAT|THESE|THOSE|SOME|SEVERAL|MANY|MORE|ABOUT|PAST|LAST|FIRST|NEXT|WHICH|YOUR|OUR|HIS|THEIR|INFO"
    r"|INFORMATION|BACKGROUND|ACTION|IMMEDIATE|RELEASE|DISCUSSION|GUIDANCE|REFERENCE|DETAILS?|EXAMPLE|INSTANCE|FOLLOWING"
    r"|USE|THE(?!\s(?:AMBASSADOR|CHARGE|DCM|SECRETARY|ACTING|DEPUTY|UNDER|PRESIDENT)))\b)"
)
#: who passes a message on, or should get it: "ROME ALSO FOR FODAG", "DAKAR POUCH BATHURST", "DEPT PASS USGS",
#: "DEPT/PASS EPA FOR ROE", "KUWAIT PLEASE POUCH BAGHDAD"
ADDRESSED = re.compile(
    r"""^(?P<names>[A-Z][A-Z/.,' \-]{1,60}?)(?::?\s(?:ALSO\s)?|/(?=PASS\s))
        (?:FOR\s(?!(?:AN?|ITS|THIS|THAT|THESE|THOSE|SOME|SEVERAL|MANY|MORE|ABOUT|PAST|LAST|FIRST|NEXT|WHICH|YOUR|INFO|FEAR|
            THE\s(?:PAST|LAST|FIRST|NEXT|MOMENT|TIME|MOST))\b)
        |(?:(?:PLEASE|PLS)\s)?(?:PASS|POUCH)\b(?!ED|ING))""",
    X,
)
#: from one officer to another: "FOR CHARGE FROM AMBASSADOR", "FOR INR/DDR DOE EYES ONLY FROM CHARGE", "ALSO FOR AID",
#: "EYES ONLY FOR THE SECRETARY", "ATTN: MR. ROE", "FROM US REP MBFR", "MILITARY ADDRESSEES HANDLE AS SPECAT EXCLUSIVE",
#: "SUGGEST DEPT REPEAT TO USDEL",
#: "HOLD FOR OPENING OF BUSINESS", "FOR ATTENTION OF S/S", "JOINT STATE/DEFENSE MESSAGE"
FROM_ONE = re.compile(
    rf"""^HOLD\sFOR\s[^.]{{2,40}}$|^FOR\sATTENTION\s(?:OF\s)?[A-Z]|
        ^JOINT\s(?:[A-Z/\-, ]{{3,40}}\s(?:MESSAGE|MSG)|[A-Z]{{2,12}}(?:/[A-Z]{{2,12}}){{1,3}})$|
        ^FOR\s(?:THE\s)?EYES\sONLY\s(?:OF\s)?[A-Z]|^(?:NODIS\s|EXDIS\s)?FOR\s[^.]{{2,50}}\sFROM\s(?!\d)[^.]{{2,45}}$|^ALSO\s+FOR\s[A-Z/]{{2,12}}$|^EYES\s+ONLY\s+(?:FOR|FROM)\b|
        ^FROM\s(?:AMBASSADOR|CHARGE|DCM|(?:THE\s)?(?:ACTING\s)?SECRETARY|U\.?S\.?\sREP|USREP|USDEL)\b[^.]{{0,30}}$|^ATT(?:N|ENTION)\b(?!\sIS)|
        ^MILITARY\s(?:ADDRESSEES|ADDEES)\s(?:(?:PLEASE|PLS)\s)?HANDLE\s|
        ^(?:{ASKED}\s)?(?:SUGGEST|REQUEST|PLEASE|PLS)\s(?:THAT\s)?(?:{ASKED}\s)?(?:ALSO\s)?
            (?:PASS|REPEAT|RELAY|RPT)\s(?:TO\s)?(?!FOLLOWING|THE\b|THIS|ON\b)[A-Z]""",
    X,
)
#: a whole line that names a person or an office, and no more: "FOR CHARGE", "FOR DCM ROE", "PASS COPIES TO AID",
#: "PERSONAL FOR AMBASSADOR", "FOR AMBASSADOR'S EYES ONLY"
FOR_ONE = re.compile(
    r"""^(?:(?:PERSONAL|EYES\sONLY)\s)?(?:FOR|PASS(?:\sCOP(?:Y|IES))?(?:\sTO)?)\s(?P<who>[A-Z][A-Z/,'. \-]{1,45}?)
        (?:'S)?(?:\s(?:EYES\s)?ONLY)?\.?$""",
    X,
)
#: a whole line right above the first paragraph that says for whom the message is, or what to do with it, and no more:
#: "FOR HOLLIS", "FROM HOLLIS", "PERSONAL FOR HOLLIS AND ROE", "TO ROE FROM HOLLIS", "FROM ARA - ROE, ACTING",
#: "FOR SCIENCE SECTION:", "INFORM CONSULS", "RELAY TO USUN", "POUCH ALL CONSULATES", "DEPT REPEAT AS DESIRED",
#: "DELIVER COUNSELOR 9 A.M. SATURDAY", "JOINT STATE/AID MESSAGE"; not `FOR YOUR INFORMATION`
TERSE = re.compile(
    rf"""^(?:(?:PERSONAL|ALSO|NODIS|EXDIS|LIMDIS|STADIS|NOFORN)\s){{0,2}}(?:FOR|FROM|TO(?=\s.+\sFROM\s))\s(?!{_PURPOSES})
            [A-Z][A-Z.'/&\-]*(?:(?:,|\s-)?\s[A-Z][A-Z.'/&\-]*){{0,6}}:?$
        |^(?:(?:ALL\s)?{ASKED}\s)?(?:ALSO\s)?(?:PLEASE\s|PLS\s)?(?:PASS|REPEAT|RELAY|RPT|POUCH|DELIVER|INFORM|HANDLE)\s
            (?!{_PURPOSES})[A-Z][A-Z.'/,&\- ]{{2,50}}$
        |^DELIVER\s[A-Z][A-Z\d.'/,&\- ]{{2,50}}$
        |^JOINT\s(?:[A-Z/\-, ]{{3,40}}\s(?:MESSAGE|MSG)|[A-Z]{{2,12}}(?:/[A-Z]{{2,12}}){{1,3}})$""",
    X,
)
#: from whom the message is and for whom, with his office or without: "FROM ROE FOR HOLLIS (EUR/IB)"
FROM_FOR = re.compile(
    r"^FROM\s(?:[A-Z.]+\s)?(?P<sender>[A-Z]+)\sFOR\s(?:[A-Z.]+\s)?(?P<whom>[A-Z]+)(?P<office>,?\s\(?[A-Z]{1,4}/[A-Z/\-]+\)?)?$"
)
#: from whom a message is, on a line below: "FROM ROE", "FROM DAS JANE ROE"
FROM_BELOW = re.compile(rf"^FROM\s(?!{_PURPOSES})[A-Z][A-Z.'/\-]*(?:\s[A-Z][A-Z.'/\-]*){{0,3}}$")
# words that no name has, after an office: `FOR AMBASSADOR TRAVEL`, `FOR CHARGE OF THE BANK`
_NO_NAME = "|".join(
    [
        *("VISITS?", "MEETINGS?", "TRAVEL", "TRIP", "CALLS?", "RESIDENCE", "CONFERENCE", "TRAINING", "DESIGNATE"),
        *("ASSIGNMENTS?", "FROM", "FOR", "TO", "OF", "ON", "IN", "AT", "BY", "RE", "THE", "WITH", "AS"),
    ]
)
#: an office, or who holds it, with a name or without: "THE DCM", "ECONOMIC COUNSELOR ROE", "CODEL ROE", "MR. ROE"
HOLDER = re.compile(
    rf"""(?:(?:THE\s)?(?:(?:{_QUALIFIERS})\s){{0,3}}(?:AMBASSADOR|CHARGE(?:\sD'AFFAIRES)?|DCM|DAS|PAO|CAO|DAO|DATT|ECON|POL|
            COUNSEL(?:L)?OR|ATTACHE|CONSUL(?:\sGENERAL)?|SECRETARY|OFFICER|SECTION|DIRECTOR|CODEL|STAFFDEL|NODEL|USIS)
        |MR\.?|MRS\.?|MISS|MS\.?|DR\.?|GEN(?:ERAL)?\.?|COL(?:ONEL)?\.?|ADM(?:IRAL)?\.?)
        (?:\s(?!(?:{_NO_NAME})\b)[A-Z][A-Z.'\-]*){{0,3}}$""",
    X,
)
#: words of a sentence, which instructions do not have: "FOR YEARS THE BOARD HAS MET.", "PLEASE REPEAT YOUR MESSAGE.",
#: "REQUEST DEPT PASS ON OUR VIEWS.", "LIMA, FOR EXAMPLE, AGREED.", "LONDON FOR THE PRESENT AGREES.",
#: "PLEASE PASS THE ABOVE TO THEM.", "FOR DETAILS SEE REFTEL"; not `FOR HOLY SEE`
PROSE = re.compile(
    r"""\b(?:HAS|HAVE|HAD|IS|ARE|WAS|WERE|WILL|WOULD|BEEN|DID|DOES|CAN|COULD|SHOULD|NOT|WE|OUR|YOUR|ITS|THEIR|HIS|HIM|HER
        |SEE(?<!HOLY\sSEE)
        |THEM|THEY|IT|FOR\s(?:EXAMPLE|INSTANCE|NOW|ONE|THE\s(?:PRESENT|RECORD|MOMENT))
        |(?:PASS|REPEAT|RELAY|RPT)\s(?:FOLLOWING|THIS|THAT|ON|ALONG|THE(?!\s(?:WHITE\sHOUSE|[A-Z]+\sSECRETARY))))\b""",
    X,
)
#: a full stop that ends a sentence, and not an abbreviation such as DEPT.: "EMBASSY AGREES. IF THE SHIPS PASS"
SENTENCE_END = re.compile(r"[A-Z]{5}\.\s")
#: between several instructions: "ROME FOR FODAG, PARIS FOR UNESCO", "LIMA AND QUITO FOR DAS ROE"
PIECE = re.compile(r"[,;:]\s*|\sAND\s")

#: each instruction of a line that has several: "EB FOR HOLLIS: IO FOR ROE PASS USDA FOR POE"
INSTRUCTION = re.compile(r"\s(?:FOR|PASS)\s")

#: a request to a post: "NAIROBI PLEASE TELL", "LA PAZ PLS VERIFY"
REQUEST = re.compile(r"^(?P<post>[A-Z]{2,15}(?: [A-Z]{2,12})?),? (?:ALSO )?(?:PLEASE|PLS) [A-Z]{2}")

#: number of words of a name behind FOR
_NAMED = 3
#: number of characters of the longest passing line below the labels
WIDEST = 68

#: who passes on, other than posts
_PASSERS = frozenset(
    [
        *("DEPT", "DEPARTMENT", "STATE", "SECSTATE", "EMBASSY", "CONSULATE", "WASHINGTON", "WASHDC", "USUN", "USNATO"),
        *("EMBASSIES", "CONSULATES", "CONGEN", "CONGENS", "MISSION", "MISSIONS", "POSTS"),
    ]
)
INSIDE = ("FOR", "PASS", "POUCH")
_BEGINNINGS = ("FOR ", "ALSO FOR ", "PASS ", "PERSONAL FOR ", "EYES ONLY ")
_FOR_ONE = ("FOR ", "PASS ", "PERSONAL FOR", "EYES ONLY FOR")


def names_one(text: str) -> bool:
    """Whether a line names who should get or pass on the message, in a way that prose does not."""
    if text[-1] == ":" or len(text) > WIDEST:
        return False
    if not (FROM_ONE.match(text) or is_for_one(text) or _is_addressed(text)):
        return False
    return PROSE.search(text) is None


def names_nobody(text: str) -> bool:
    """Whether words before FOR or PASS name nobody who could pass a message on: `CODE FOR LOCKS`."""
    match = None if text.startswith(_BEGINNINGS) else ADDRESSED.match(text)
    return match is not None and not _are_addressees(text, match)


def _is_addressed(text: str) -> bool:
    """Whether a line says who should pass the message on, or which post for whom: `LIMA FOR DAS ROE`."""
    match = ADDRESSED.match(text) if any(word in text for word in INSIDE) else None
    return match is not None and _are_addressees(text, match)


def _are_addressees(text: str, match: re.Match[str]) -> bool:
    """Whether the names before FOR or PASS, as ADDRESSED matched them, are addressees of what follows."""
    if SENTENCE_END.search(match["names"]):
        return False
    names = [name for name in PIECE.split(match["names"]) if name]
    if all(map(_is_addressee, names)):
        return True
    if _is_sender(match["names"]) and is_for_one(text[match.end("names") + 1 :]):
        return True
    if not all(_is_addressee(name) or _is_office(name) for name in names):
        return False
    whom = text[match.end() :]
    return len(INSTRUCTION.findall(text)) > 1 or all(piece.count(" ") < _NAMED for piece in PIECE.split(whom))


def requests_post(text: str) -> bool:
    """Whether a line asks a post by its name to do something: `NAIROBI PLEASE TELL AMBASSADOR ROE`."""
    match = REQUEST.match(text) if " PL" in text else None
    return match is not None and glossary.post(match["post"]) is not None


def instructs_posts(text: str) -> bool:
    """Whether a line has several instructions, each with its post: `BONN FOR ROE, TOKYO FOR ESCAP DOE`."""
    pieces = [INSTRUCTION.split(piece, 1) for piece in PIECE.split(text) if piece]
    return len(pieces) > 1 and all(len(piece) > 1 and _is_addressee(piece[0]) for piece in pieces)


def is_unit(text: str) -> bool:
    """Whether a line is the symbol of an office with units, and no more: `OES/ENP/EN`."""
    return "/" in text and " " not in text and glossary.bureau(text) is not None


def is_from_one_to_one(text: str) -> bool:
    """Whether a line says for which officer a message is, from whom, and no more: `FOR THE SECRETARY FROM ROE`."""
    if not text.startswith("FOR "):
        return False
    whom, _, sender = text.partition(" FROM ")
    return FROM_BELOW.match(f"FROM {sender}") is not None and is_for_one(whom)


def is_from_one_for_one(text: str) -> bool:
    """Whether a line says from whom to whom the message is: an office is behind the names, or they are no words."""
    match = FROM_FOR.match(text)
    if match is None or match["office"]:
        return match is not None
    names = match.group("sender", "whom")
    return not any(name in glossary.words() or glossary.post(name) for name in names)


def _is_sender(name: str) -> bool:
    """Whether an officer, or an office with units, says for whom the message is: `DAS ROE FOR AMBASSADOR`."""
    return HOLDER.match(name) is not None or ("/" in name and glossary.bureau(name) is not None)


def is_terse(text: str) -> bool:
    """Whether a line right above the first paragraph can only say for whom the message is, or what to do with it; also
    the name of a mission alone, which no word is: `USOECD`."""
    if len(text) > WIDEST or PROSE.search(text):
        return False
    return TERSE.match(text) is not None or _is_mission(text)


def _is_mission(text: str) -> bool:
    if not text.startswith("US") or not text.isalpha() or text in glossary.words():
        return False
    return glossary.correspondent(text) is not None


def is_for_one(text: str) -> bool:
    """Whether a line names persons or offices that the message is for, and says no more."""
    match = FOR_ONE.match(text) if text.startswith(_FOR_ONE) else None
    return match is not None and all(
        HOLDER.match(one)
        or _is_addressee(one)
        or glossary.office(one if "/" not in one else one.split(" ", 1)[0]) is not None
        for one in PIECE.split(match["who"])
    )


def _is_office(name: str) -> bool:
    return glossary.office(name) is not None or glossary.bureau(name) is not None


def _is_addressee(name: str) -> bool:
    return name in _PASSERS or name.split(" ", 1)[0] in _PASSERS or glossary.correspondent(name) is not None
