"""Several officers on one line, and the typist (format guide 4).

Strategy. A typist has at most four letters, behind a colon or a slash. A mark is between two officers if each side of
it has the form of a name, with an office of its own or initials; else it may be inside the name of one person.
"""

import re
from itertools import islice

from cablekit import glossary

X = re.VERBOSE

#: titles before a name
TITLE = (
    r"(?:MRS?|MISS|MS|DR|AMB(?:ASSADOR)?|(?:LT\.?\s?)?(?:GEN(?:ERAL)?|COL(?:ONEL)?)|MAJ|CAPT|CDR|ADM(?:IRAL)?|LTC)\b\.?"
)
#: not a name but an addition to one, as in NEA/ALSTONE JR, which has no office: "JR", "III", "JR HE"
NO_NAME = re.compile(r"^(?:JR|SR|I{2,3})\b")
#: ":LEE", "/LC", "/D", ":DLJ", ":B", ":PC:JMP": typist after the name; after a slash four letters with a vowel are a
#: name
TYPIST = re.compile(
    r"\s*(?::\s*(?P<typist>(?:[A-Z]{2,3}:(?=[A-Z]{2,3}$))?[A-Z]{1,4})|/\s*(?P<slash>[A-Z]{1,3}|[B-DF-HJ-NP-TV-Z]{4}))$"
)
#: the office of a second officer before a name that could be a typist's: "CHROE:EUR/EE", "CHROE/EUR/EE", "CHROE/EB"
OFFICE_LAST = re.compile(r":\s?([A-Z]{1,5}/[A-Z]{1,5}(?:/[A-Z]{1,5})?)$|[A-Z]{3}//?([A-Z]{1,5}(?:/[A-Z]{1,5}){0,2})$")

#: between two officers: "ASMITH/BJONES", "A. SMITH AND B. JONES", "ASMITH; BJONES", "A. SMITH, B. JONES", and before an
#: office of its own "ASMITH:EUR/RPM:BJONES", "ASMITH/EUR/EE - BJONES", "ASMITH//EUR/EE:BJONES"
#: "ASMITH - EUR/EE:BJONES"
BETWEEN_OFFICERS = re.compile(
    r"\s?(?P<mark>[/;,&:](?:(?<=/)/)?|(?<=\s)AND(?=\s)|(?<=\s)-(?=\s[A-Z]{1,5}(?:/[A-Z]{1,5}){0,3}:))\s?"
)
#: the next officer with an office: "EUR/RPM:WTROBINSON"
WITH_OFFICE = re.compile(r"(?P<office>[A-Z][A-Z0-9]*(?:/[A-Z0-9]{1,8}){0,3})\s?[:=\-]\s?(?=[A-Z])")
#: one officer's name: "BJONES", "B. JONES", "B JONES, JR.", "MR. JONES", "JOHN ROE"
ONE_NAME = re.compile(
    rf"""(?P<title>{TITLE}\s?)?(?P<initial>[A-Z](?:\.\s?|\s))*(?:[A-Z][A-Z'\-]+\s(?:[A-Z]\.?\s)?)?(?P<surname>[A-Z][A-Z'\-]*[A-Z])
        (?:,?\s?(?:JR|SR|I{{2,3}})\b\.?)?(?=\s?(?:[/;,&:]|AND\s|-\s|$))""",
    X,
)

#: what follows the first officer's name, if his typist is before a second officer: "DWL/FAA:SDOE"
TYPIST_BETWEEN = re.compile(r"^(?P<typist>[A-Z]{2,3})/(?P<office>[A-Z]{2,6})(?:/[A-Z0-9]{1,5}){0,2}\s?[:\-]")

#: number of letters of the shortest name without initials, which a typist's are not longer than; one less after a slash
SURNAME = 5

#: number of characters of the longest unit that the glossary need not know
UNIT = 7

#: the most notes, days and numbers after a name
MOST = 4


def name_and_typist(name: str) -> tuple[str, str | None]:
    """Split the typist's initials from the end of a name: `HARLOW:VAG`."""
    name = name.rstrip(" :")
    if name.isalpha():
        return name, None
    match = TYPIST.search(name)
    if match and "/" in name and match["typist"] and _is_office_last(name, match.start()):
        return name, None  # CHROE:EUR/EE:SDOE
    return (name[: match.start()], match["typist"] or match["slash"]) if match else (name, None)


def _is_office_last(name: str, end: int) -> bool:
    """Whether an office ends a text, so that what follows is the name of a second officer."""
    office = OFFICE_LAST.search(name, 0, end)
    return office is not None and glossary.bureau(office[1] or office[2]) is not None


def typist_between(others: str) -> str | None:
    """Return the typist before the office of a second officer: DWL in `CHROE:DWL/FAA:SDOE`."""
    match = TYPIST_BETWEEN.match(others)
    if match is None or is_office(match["typist"]) or not is_office(match["office"]):
        return None
    return match["typist"]


def first_of_officers(name: str, office: str | None = None) -> tuple[str, str]:
    """Split the first officer from others that follow: `A. SMITH/B. JONES`; the second text is empty if none does.

    Args:
        name: all that follows the office.
        office: the office; below one that has units no other unit follows a colon, so `WROLSON:RJDOLS` are two
            officers.

    `ASMITH, BJONES` could be one person, surname first: such a name stays whole, and the second text is what follows
    the comma.
    """
    if name.isalpha():
        return name, ""
    for mark in islice(BETWEEN_OFFICERS.finditer(name), MOST):
        sign, end = mark["mark"], mark.end()
        first = ONE_NAME.match(name, 0, mark.start())
        if first is None or first.end() != mark.start():
            continue
        own = WITH_OFFICE.match(name, end)
        if own and ("/" in own["office"] or is_office(own["office"])):
            return first[0], name[end:]
        second = ONE_NAME.match(name, end)
        if second is None or NO_NAME.match(second[0]):
            continue
        initials = [bool(each["title"] or each["initial"]) for each in (first, second)]
        if sign not in ",://" or all(initials) or (sign != "," and initials[1]):
            return first[0], name[end:]
        fused = len(second["surname"]) >= SURNAME - (sign[0] == "/") and not is_office(second[0])
        if fused and (sign[0] == "/" or (sign == ":" and (initials[0] or _are_surnames(first[0], second[0], office)))):
            return first[0], name[end:]
        if sign == "," and fused and not any(initials) and second[0] not in glossary.words():
            return name, name[end:]
    return name, ""


def _are_surnames(first: str, second: str, office: str | None) -> bool:
    """Whether a colon is between two surnames with initials, `XVROE:JADOE`, and not between a unit and a name."""
    longest = SURNAME if office is not None and "/" in office else UNIT
    return len(first) > longest and not is_office(first) and first not in glossary.words() and " " not in second


def is_office(symbol: str) -> bool:
    return glossary.office(symbol) is not None or glossary.agency(symbol) is not None
