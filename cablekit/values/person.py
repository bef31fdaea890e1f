"""Officers in drafting lines: office symbol and name (format guide 4).

Strategy. The office symbol comes first, then a separator (`-  :  =` or a blank), then the name as written. After the
same separators an office may have units of its own: a letter of the Executive Secretariat, a unit of another agency.
The glossary shows where a symbol ends, or else the form of what follows: a typist has at most four letters. The way an
officer cleared follows the name in parentheses.
"""

import re

from cablekit import glossary
from cablekit.values.officers import MOST, NO_NAME, SURNAME, TITLE, UNIT, WITH_OFFICE, first_of_officers, is_office
from cablekit.values.text import fold

X = re.VERBOSE

#: "ARA/AND/B - PBTAYLOR:LEE", "PM/SSP: RMANTEL", "S/S:JETHYDEN", "PM - MR. GELB", "S/S - O:RSSTEVEN", "S/S-O:JETHYDEN",
#: "WHITE HOUSE - MR. LOW", "EUR/SOV, EUR/EE: MR. X", "S/S -O:M.TURNER", "S/ S- S: GFWELLS, JR", "OJCS/J-5:WGROVE",
#: "OSD- ISA- MR NOYES"
OFFICER = re.compile(
    rf"""^(?P<office>[A-Z0-9][A-Z0-9&/.,' ]*?
            (?:-\s?(?:[A-Z]{{1,2}}|\d{{1,3}})(?=\s*[:=;]|\s+-|\s+{TITLE})|-\s?[A-Z]{{1,4}}(?=\s?-\s?{TITLE}\s)|\s-\s?[A-Z](?=\s*[:=;]))?)
        (?:\s*[:=;]\s*|\s*-{{1,2}}\s*|(?<=-[A-Z])\s+|(?<=-[A-Z][A-Z])\s+|(?<=-\d)\s+)(?P<rest>.*)$""",
    X,
)
#: office and name separated by a blank: "EUR/CE JSMITH", "P MR. HABIB"; an office alone: "CIA/OWI"
OFFICER_BLANK = re.compile(
    rf"^(?P<office>[A-Z0-9]+(?:/[A-Z0-9&]+)+|[A-Z]{{1,5}}(?=$|\s+{TITLE}\s))(?:\s+(?P<rest>.*))?$"
)
#: an office without units before a name, if the glossary knows it: "EUR JSMITH"
OFFICE_FIRST = re.compile(r"^(?P<office>[A-Z]{2,5})\s+(?P<rest>[A-Z][A-Z.']{3,})$")
#: an office whose last letter the glossary knows as a unit of it, before a name: "S/S-O MATTESON" (1975STATE068780)
#: "S/S-EX-JBROE": the last hyphen separates (1976STATE029811)
UNIT_FIRST = re.compile(
    r"^(?P<office>[A-Z]{1,5}(?:/[A-Z]{1,5}){1,2}-[A-Z]{1,2})(?:(?:\s+|-(?=[A-Z]{4}))(?P<rest>[A-Z].*))?$"
)
# a name that can't be an office: with a title, or a first name and an initial
_FULL_NAME = rf"(?:{TITLE}\s?[A-Z][A-Z.'\- ]*|[A-Z]+\s(?:[A-Z]?\s?\.\s?){{1,2}}[A-Z][A-Z'\-]+(?:,?\s(?:JR|SR)\b\.?)?)"
#: office and name separated by a comma: "ARA, ARTHUR P. ROE/PR", "S/NM, NORMAN ROE," (1974STATE214170)
COMMA = re.compile(r"^(?P<office>[A-Z]{1,8}(?:/[A-Z0-9&]{1,6}){0,3}),\s?(?P<rest>[A-Z][A-Z.'\- /]+),?$")
#: office and full name separated by a slash: "COM/GEN. COUNSEL/KARL E. ROE/SHM" (1975STATE084085), "NSC/MR. ROE"
SLASH = re.compile(rf"^(?P<office>[A-Z][A-Z. ]*(?:/[A-Z][A-Z. ]*){{0,2}}?)/(?P<rest>{_FULL_NAME}(?:/[A-Z]{{2,4}})?)$")
#: an agency or a bureau, also with a unit, a slash, and initials and surname: "STR/AWROLFE", "COMMERCE/FMONTROSE",
#: "NASA/I/LFROEMER:SS", "ISA/OSD/MGLITMAN"
SLASH_FUSED = re.compile(r"^(?P<office>[A-Z]{1,9}(?:/[A-Z]{1,4})?)/(?P<rest>(?P<name>[A-Z]{6,})(?::[A-Z]{2,3})?)$")
#: an office, a blank and a name before the typist: "S/CCT CHROE:NWH" (1975STATE245481)
TYPIST_LAST = re.compile(
    r"^(?P<office>[A-Z]{1,5}(?:/\s?[A-Z0-9&]{1,6}){0,3})\s(?P<rest>(?P<name>[A-Z]{5,}):\s?[A-Z]{2,4})$"
)
#: an office, a slash, and initials with blanks between: "ARA/W H ROE", "TREASURY/J B ROE" (1975STATE253542)
INITIALS_APART = re.compile(
    r"^(?P<office>[A-Z]{1,9}(?:/[A-Z]{1,5})*)/(?P<rest>[A-Z]\s(?:[A-Z]\s)?[A-Z'\-]{3,}(?::[A-Z]{2,3})?)$"
)
#: the name first: "JAMES B. ROE/EUR/SOV", "JOHN P. ROE, EUR/SOV:LW", "MR. ROE:S/P", "LT. COL. A. ROE, OJCS/J-5"
NAME_FIRST = re.compile(
    rf"^(?P<name>{_FULL_NAME}?)(?:\s?[,/:]\s?|\s-\s)(?P<office>[A-Z]{{1,5}}(?:/[A-Z0-9&]{{1,6}}){{1,3}}(?:-[A-Z]|(?<=/J)-\d)?)(?P<typist>:[A-Z]{{2,3}})?$"
)
#: a whole name first, and a comma before an office without units: "JAMES G. ROE, ISA", "H.ROE, DSS" (1976STATE107522)
NAME_AND_OFFICE = re.compile(
    rf"^(?P<rest>(?:{TITLE}\s?|(?:[A-Z]\.\s?|[A-Z]{{2,}}\s)){{1,4}}[A-Z][A-Z'\-]{{2,}}),\s(?P<office>[A-Z]{{2,5}})$"
)
#: an office with a hyphen before a unit with units of its own, or in parentheses: "AID-FFP/FRD - CFROE",
#: "TREASURY-O/ASIA - MRS. ROE", "DEFENSE (ISA): COL. ROE", "DOD/J-5/JCS - GEN. ROE" (1976STATE015349); one whose name
#: has a hyphen: "EX-IM BANK: MR. ROE"; with blanks after its marks "ARA- LA/ CEN/ H: CHROE" (1973STATE053684)
HYPHENED = re.compile(
    r"^(?P<office>(?:[A-Z]{2,9}-[A-Z0-9]{1,5}|[A-Z]{2,9}-\s[A-Z]{1,3}(?=[^:]{2,20}:\s?[A-Z.\s]{5})|(?:[A-Z]{2,9}/){0,2}J-\d)(?:/\s?[A-Z0-9&]{1,6})+|[A-Z]{3,9}\s?\((?!DRAFT|INFO|SUBS|PHONE)[A-Z/]{2,8}\)(?:\s?ACTING)?|EX-IM(?:\sBANK)?)"
    r"\s*(?:[:=]|-{1,2})\s*(?P<rest>.+)$"
)
#: an office and a name in parentheses: "WHITE HOUSE (MR. ROE)", "S/S-O (MR. ROE)"
NAME_IN_PARENTHESES = re.compile(rf"^(?P<office>[A-Z][A-Z/ ]*?(?:-[A-Z])?)\s?\((?P<rest>{TITLE}\s?[A-Z][^()]*)\)$")
#: a name that needs no office: "THE SECRETARY", "ACTING SECRETARY INGERSOLL", "MR. HABIB"
NAME_ALONE = re.compile(
    rf"""^(?:(?:THE\s+)?(?:(?:ACTING|DEPUTY|UNDER|ASSISTANT)\s+){{0,2}}(?:SECRETARY|PRESIDENT)\b(?:\s(?!OF\b)[A-Z.']+){{0,3}}
        |{TITLE}(?:\s(?!OF\b)[A-Z.'\-]+){{1,3}})$""",
    X,
)
#: the Secretary before the office that spoke for him: "THE SECRETARY - S/S:MR. ROE"
SECRETARY_FIRST = re.compile(r"^((?:THE\s)?(?:ACTING\s)?SECRETARY)\s?[\-:,/]\s?(?=[A-Z]{1,5}[/\-])")
#: after an officer's name, the way of clearing: "COL. MAHLBERG (DRAFT)" (1976STATE300075), "(IN DRAFT)", "(SUBS)",
#: "(INFO)"
CLEARANCE_NOTE = re.compile(r"\s?\((?P<note>[^()]*)\)?$")
#: in parentheses, a name and not a note: "WHITE HOUSE (MR. ROE)"
NAME_NOTED = re.compile(rf"{TITLE}\s[A-Z]")
#: after the office a unit of it before the name: "O:DLMARSH", "O - MARSH" after S/S; "OAP:HARLOW:VAG" after TREAS;
#: "J-3:COL. BEAN" after OJCS; in scans "SNP;EBSUTTER" after PM; after STATE an office with units of its own:
#: "NEA/INS:DROE"
FURTHER = re.compile(
    r"^(?P<unit>[A-Z][A-Z0-9/&]{0,4}(?:-\d)?|[A-Z]{1,5}(?:/[A-Z0-9&]{1,5}){1,3})(?P<mark>\s?[:;]\s?|\s-\s)(?P<rest>.{2,})$"
)
#: the way of clearing between office and name, in place of the separator: "J-5,JOINT STAFF(INFORMED)COL ROE",
#: "L (DRAFT) MR. ROE"
NOTE_WITHIN = re.compile(
    r"^(?P<office>[A-Z0-9][A-Z0-9&/.,' \-]*?)\s?\((?P<note>(?:IN\s)?(?:DR?A?FT|SUBST?|INFO(?:RMED)?|PHONE))\)"
    r"\s?[:\-]?\s?(?P<rest>[A-Z].*)$"
)
#: a stray mark between the dash of a symbol and its letter: "S/S-;O:ROE"
_STRAY = re.compile(r"^([A-Z]{1,5}(?:/[A-Z]{1,5})*\s?-)\s?[;,.]\s?(?=[A-Z]{1,2}\s?:)")
#: blanks next to the marks of a symbol: "S/S - O", "EA/ P"
_BLANKS = re.compile(r"\s?([/\-])\s?")
#: what scans read for S/S-O
_OPERATIONS = frozenset(["S/S-0", "S/S-D", "S/S-Q"])
#: a name with a title
_TITLED = re.compile(TITLE)
#: initials of a typist, not a name
_INITIALS = re.compile(r"^[A-Z]{1,4}$")

#: number of characters of the shortest name, which a unit such as the O of S/S-O has not
_WHOLE_NAME = 3

#: the fewest slashes between an office with a unit, and a name
_SLASHES = 2


def without_notes(text: str) -> tuple[str, list[str]]:
    """Return the text without the parentheses at its end, and their contents: `MR. HARTMAN (SUBS)`."""
    notes: list[str] = []
    while len(notes) < MOST and (match := CLEARANCE_NOTE.search(text)):
        if NAME_NOTED.match(match["note"]) and not _has_name(text[: match.start()]):
            break
        notes.append(match["note"])
        text = text[: match.start()]
    return text, notes


def _has_name(text: str) -> bool:
    """Whether an office and a name are before a name in parentheses, who cleared for him: `EA:MR. ROE(MR. DOE)`."""
    match = OFFICER.match(text)
    return match is not None and len(match["rest"]) >= _WHOLE_NAME


def note_within(text: str) -> str:
    """Return the note in parentheses between office and name; an empty text if there is none."""
    match = NOTE_WITHIN.match(text) if "(" in text else None
    return match["note"] if match else ""


def office_and_name(raw: str) -> tuple[str | None, str]:
    """Split office symbol and name. A name alone has no office."""
    if NAME_ALONE.match(raw):
        return None, raw
    if "(" in raw and (noted := NOTE_WITHIN.match(raw) or NAME_IN_PARENTHESES.match(raw)):
        return _BLANKS.sub(r"\1", fold(noted["office"])), noted["rest"].strip()
    if apart := _uncommon(raw):
        return apart
    raw = _STRAY.sub(r"\1", raw)
    match = UNIT_FIRST.match(raw)
    if match is None or glossary.office(match["office"]) is None:
        match = OFFICER.match(raw) or OFFICER_BLANK.match(raw)
    if match is None:
        match = OFFICE_FIRST.match(raw)
        if match is None or glossary.office(match["office"]) is None:
            return None, raw
    name = (match["rest"] or "").strip()
    if NO_NAME.match(name):
        return None, raw
    office = _BLANKS.sub(r"\1", fold(match["office"]))
    if len(office) > SURNAME and office.isalpha() and _INITIALS.match(name) and not is_office(office):
        return None, raw  # a name and a typist: IROLLIAMS:LB
    office, name = _with_unit("S/S-O" if office in _OPERATIONS else office, name)
    return _with_unit(office, name) if ":" in office else (office, name)


def _uncommon(raw: str) -> tuple[str, str] | None:
    """Return office and name of the less common forms, where the glossary knows the office; None for any other."""
    if ":" not in raw and raw.count("/") >= _SLASHES and (slashed := _apart_by_slashes(raw)):
        return slashed
    if "-" in raw or "(" in raw:
        hyphened = HYPHENED.match(raw)
        if hyphened:
            return _BLANKS.sub(r"\1", fold(hyphened["office"])), hyphened["rest"]
    if " " in raw and (apart := _apart_by_blank(raw)):
        return apart
    if raw[-1:].isalpha() and ", " in raw and (match := NAME_AND_OFFICE.match(raw)):
        return None if NO_NAME.match(match["office"]) else (match["office"], match["rest"])
    if match := NAME_FIRST.match(raw):
        known = glossary.bureau(match["office"]) is not None
        return (match["office"], f"{match['name'].strip()}{match['typist'] or ''}") if known else None
    fused = SLASH_FUSED.match(raw) if "/" in raw else None
    if (":" in raw and fused is None) or " - " in raw:
        return None
    match = COMMA.match(raw) if "," in raw else (fused or SLASH.match(raw)) if "/" in raw else None
    if match is None or NO_NAME.match(match["rest"]):
        return None
    office, name = match["office"], match["rest"]
    plain = "/" not in office and " " not in name
    known = is_office(office.partition("/")[0]) or (match is fused and is_office(office.rpartition("/")[2]))
    if not known or (match.re is COMMA and plain):
        return None
    return (office, name) if fused is None or _is_fused(fused) else None


def _apart_by_blank(raw: str) -> tuple[str, str] | None:
    """Return office and name if a blank separates them or the initials, and the glossary knows no such unit."""
    match = TYPIST_LAST.match(raw) if ":" in raw else None
    if match is not None:
        office, name = _BLANKS.sub(r"\1", match["office"]), match["name"]
        named = glossary.bureau(office) is not None and name not in glossary.words() and not is_office(name)
        return (office, match["rest"]) if named else None
    match = INITIALS_APART.match(raw) if "/" in raw else None
    if match is None or not is_office(match["office"]):
        return None
    unit, _, surname = match["rest"].partition(" ")
    known = glossary.office(f"{match['office']}/{unit}") is not None or (len(surname) > 1 and is_office(surname))
    return None if known else (match["office"], match["rest"])


def _apart_by_slashes(raw: str) -> tuple[str, str] | None:
    """Return office and names if nothing but slashes separates them: `SCA/SCS/LJROE/JFDOE`. The first part too long for
    a unit, which is no word, is a name."""
    parts = [part.strip() for part in raw.split("/")]
    at = next((at for at, part in enumerate(parts) if at and len(part) > SURNAME and part.isalpha()), 0)
    office = "/".join(parts[:at])
    known = glossary.office(office) is not None or (at == len(parts) - 1 and glossary.bureau(office) is not None)
    if at < _SLASHES or not known or parts[at] in glossary.words():
        return None
    return (office, "/".join(parts[at:])) if glossary.office(f"{office}/{parts[at]}") is None else None


def _is_fused(fused: re.Match[str]) -> bool:
    """Whether a long word after a slash is a name, and not a word or part of the office's symbol."""
    name = fused["name"]
    return glossary.office(f"{fused['office']}/{name}") is None and name not in glossary.words()


def _with_unit(office: str, name: str) -> tuple[str, str]:
    """Return the office with its unit, if one comes before the name, and the name."""
    further = FURTHER.match(name)
    if further is None:
        return office, name
    unit, rest = further["unit"], further["rest"]
    known = "/" in unit and glossary.bureau(unit) is not None
    if len(unit) > UNIT and not known:
        return office, name
    if "/" in office and glossary.office(f"{office}-{unit}") is not None:
        return f"{office}-{unit}", rest
    one, others = first_of_officers(rest) if "/" in rest else (rest, "")
    if others and WITH_OFFICE.match(others) and not _INITIALS.match(one):
        return (f"{office}:{unit}", rest) if len(unit) > 1 and further["mark"].strip() == ":" else (office, name)
    first, colon, typist = rest.rpartition(":")
    whole = ":" not in first or "/" not in first
    has_name = (whole and _INITIALS.match(typist.strip())) if colon else not _INITIALS.match(typist.strip())
    mark = further["mark"].strip()
    titled = mark == "-" and _TITLED.match(rest) is not None  # ARA:NC - MR. ROE
    marked = mark == ":" or titled or (mark == ";" and glossary.office(f"{office}/{unit}") is not None)
    within = (has_name or known) and len(unit) > 1 and marked
    return (f"{office}:{unit}", rest) if within else (office, name)


def is_readable(office: str | None, name: str) -> bool:
    """Whether office and name could be distinguished."""
    return office is not None or NAME_ALONE.match(name) is not None
