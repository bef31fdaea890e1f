"""Officers as drafting lines name them: office symbol and name (format guide 4).

Strategy. Office symbol first, then a separator (`-  :  =` or a blank), then the name as written. How an officer
cleared follows his name in parentheses.
"""

import re

from cablekit.values.text import fold

X = re.VERBOSE

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
#: behind an officer's name, how he cleared: "COL. MAHLBERG (DRAFT)" (1976STATE300075), "(IN DRAFT)", "(SUBS)", "(INFO)"
CLEARANCE_NOTE = re.compile(r"\s?\((?P<note>[^()]*)\)?$")

#: how many notes, days and numbers may follow a name
MOST = 4


def without_notes(text: str) -> tuple[str, list[str]]:
    """The text without the parentheses at its end, and what is in them: `MR. HARTMAN (SUBS)`."""
    notes: list[str] = []
    while len(notes) < MOST and (match := CLEARANCE_NOTE.search(text)):
        notes.append(match["note"])
        text = text[: match.start()]
    return text, notes


def office_and_name(raw: str) -> tuple[str | None, str]:
    """Office symbol and name. A name alone has no office."""
    if NAME_ALONE.match(raw):
        return None, raw
    match = OFFICER.match(raw) or OFFICER_BLANK.match(raw)
    if match is None:
        return None, raw
    return fold(match["office"]), (match["rest"] or "").strip()


def is_readable(office: str | None, name: str) -> bool:
    """Whether office and name could be told apart."""
    return office is not None or NAME_ALONE.match(name) is not None
