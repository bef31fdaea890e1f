"""Routing of a scanned telegram: date-time group, sender, the label INFO, addressees."""

import re
from difflib import SequenceMatcher

from cablekit import glossary
from cablekit.fields import addressees, dtg
from cablekit.fields.addressees.entry import addressee, taken_apart
from cablekit.frames.keyed import claim, is_moment
from cablekit.frames.scanned.known import NAMED, Known, by_itself
from cablekit.lines import Claim, Kind, Lines
from cablekit.vocabulary import one_letter_off

X = re.VERBOSE

#: "C 142207Z OCT 86 .", "P 241615i OCT 86", "0 1607572 OCT 86", "o 022138Z OCT 86 ZEX", "₽ 0516092 JAN 77",
#: "R 29U6Ø6Z JAN 79": the seventh sign is the zone,
#: which is always Z in telegrams
GROUP_SCANNED = re.compile(
    r"""^[^A-Za-z0-9]{0,3}(?P<letters>[ZOPRY0CDQo₽](?:\s[ZOPRY0])?)[\s.]{1,4}(?P<group>[\dOQIl|SBZØU]{6})(?P<zone>\S)?
        \s{1,3}(?P<month>[A-Z0158]{3})\.?\s{1,3}(?P<year>[\dOIlSB]{2})(?P<signals>(?:\s+Z[A-Z]{2}.{0,40})?)[^A-Za-z0-9]{0,4}$""",
    X,
)
#: a group whose end is damaged: "O 092240;000:36 ZFF4", "P 161515t OCT"
GROUP_LEFT = re.compile(r"^(?P<letter>[ZOPR])\s{1,3}(?P<raw>[0-3]\d[0-2]\d[0-5]\d\S?.{3,40})$")
#: before an addressee, a word that may be INFO: "'INFO MOSCOW POLITICAL COLLECTIVE", "!NP' MOSCOW POLITICAL COLLECTIVE"
INFO_DAMAGED = re.compile(r"^(?P<word>\S{3,6})\s+(?P<rest>[A-Z].*)$")
#: with a letter that a scan read into the margin: DINFO SECSTATE
_MARGIN_INFO = re.compile(r"[A-Z]INFO")
_STROKES = str.maketrans("!|1l0", "IIIIO")
_LIKE_INFO = 0.5
#: what is before a label or an addressee: "'INFO", ".AMEMBASSY BEIJING"
DIRT = re.compile(r"^[^A-Za-z0-9]{1,4}(?=[A-Z])")
#: remains of SECSTATE WASHDC, with a number of its series: "SEq3tR1E WASHOC PRIORITY 9826"
DEPARTMENT_LEFT = re.compile(
    r"^(?P<name>[Ss]\S{1,12}(?:\s+\S{1,12})?)\s+(?P<tail>(?:(?:NIACT\s+)?(?:IMMEDIATE|PRIORITY|ROUTINE)\s+)\d{1,4})$"
)
_DEPARTMENT = "SECSTATEWASHDC"
_LEFT = 0.4
#: "USIA'it7:Oci..; IMMEDIATE 5880", "USIA WAM PRIORITY 2958"
AGENCY_LEFT = re.compile(
    r"^(?P<name>USIA|USICA)\b(?P<left>(?:[^A-Za-z\s]|\sW)\S{1,12}?)\s*(?P<tail>(?:(?:IMMEDIATE|PRIORITY)\s+)\d{1,4})$"
)


# words of precedence after a name, each with at most one wrong letter: NIAC1 IMMEDIATE, NIACT IMMEDIATt
_NIACT, _IMMEDIATE = "NIACT", "IMMEDIATE"
_MOST_WORDS = 5
#: text this far from a line does not belong to it: "NIAC1 IMMEDIATE            ="
BESIDE = re.compile(r"\s{3,}\S.*$")


#: a mark between words of a name, in place of the blank: "AMCONSUL.NAPLES", "USIA WASHDC.PRIORITY 2978"
SPOTS = re.compile(r"(?<=[A-Za-z]{2})[.:;•*'’]{1,3}\s?(?=[A-Za-z]{2})")  # noqa: RUF001 (a scan has curly quotes)
#: "SECSTATE WASHD", "SECSTATE WASHOZ 4801": the Department is always in WASHDC
DEPARTMENT_DAMAGED = re.compile(r"^SEC?STA.E\s?W[A-Z0-9]{3,6}(?=\s|$)")
_WASHDC, _SAME = "WASHDC", 4
_LONGEST_NAME = 40
_KINDS = {"FM": Kind.FROM, "TO": Kind.TO, "INFO": Kind.INFO}
#: "} FM AMEMBASSY LONDON 4 af) .", "TO SECSTATE wASHDC 26g4}", "_ INFO AMEMBASSY LIMA", "F'M AMEMBASSY TOKYO"
LABEL_SOILED = re.compile(
    r"^(?P<before>[^A-Za-z0-9]{1,4}\s?)?(?P<label>F[^\w\s]?M|T[^\w\s]?O|I[^\w\s]?N[^\w\s]?F[^\w\s]?O)\s+(?P<rest>[A-Z].{3,60})$"
)


def mended(lines: Lines, index: int, opened: Claim | None, seen: set[Kind], known: Known) -> Claim | None:
    """Return the claim of a damaged line of the routing; None if nothing is proved."""
    text = lines.texts[index]
    if (soiled := _soiled(text, opened, seen)) is not None:
        return soiled
    if Kind.DTG not in seen:
        below = next((row for row in lines.texts[index + 1 : index + 3] if row), "")
        return _group(text, opened, known, seen, sender=addressees.FROM.match(below) is not None)
    if opened is not None and opened.kind is Kind.FROM and (sender := _department(opened)):
        return sender
    if opened is None and Kind.FROM not in seen and Kind.TO not in seen:
        return _sender(lines, index, known)
    if opened is None and Kind.TO in seen and (info := _info(text, seen)):
        return info
    if opened is not None and opened.kind is Kind.PASSING and Kind.TO in seen:
        return _handled(text, seen)
    if opened is not None and opened.kind not in (Kind.TO, Kind.INFO):
        return None
    return (
        _spotted(text, opened, seen)
        or (_department(opened) if opened is not None else None)
        or _addressee(text, opened, seen, known)
        or _precedence(lines.rows[index].strip(), opened, seen)
    )


def _handled(text: str, seen: set[Kind]) -> Claim | None:
    """Return the claim of an addressee above the banner that looks like a passing line: `AMEMBASSY BONN POUCH`,
    `SECDEF WASHDC//ISA//`."""
    entry = addressee(text)
    name, attention, _ = (entry.name or "").partition("//")
    who = glossary.correspondent(name) if NAMED.match(name) else None
    if who is None or who.damaged or not (attention or entry.handling):
        return None
    return Claim(_last(seen), text)


def _spotted(text: str, opened: Claim | None, seen: set[Kind]) -> Claim | None:
    """Return the claim of an addressee with marks in place of blanks, or with a damaged WASHDC, if with those read
    somebody is known."""
    written = opened.rest if opened is not None else text
    line = " ".join(map(_washington, SPOTS.sub(" ", written).split()))
    line = _rounded(line)
    if line == " ".join(written.split()) or (opened is None and Kind.TO not in seen):
        return None
    name = addressee(line).name
    if name is None or NAMED.match(name) is None or glossary.correspondent(name) is None:
        return None
    return Claim(opened.kind if opened is not None else _last(seen), line, note=line)


def _rounded(line: str) -> str:
    """Return a line with D for one O in the name of an addressee, if only so somebody is known: USOEL SECRETARY."""
    name = addressee(line).name
    if name is None or "O" not in name or glossary.correspondent(name) is not None or name not in line:
        return line
    read = [f"{name[:at]}D{name[at + 1 :]}" for at, letter in enumerate(name[:_LONGEST_NAME]) if letter == "O"]
    known = [other for other in read if (who := glossary.correspondent(other)) is not None and not who.damaged]
    return line.replace(name, known[0], 1) if len(known) == 1 else line


def _washington(word: str) -> str:
    """Return WASHDC for a word that has at least four of its letters in their places: WASHOC, WASWOC."""
    same = sum(a == b for a, b in zip(word, _WASHDC, strict=False)) if len(word) == len(_WASHDC) else 0
    return _WASHDC if word[:1] == "W" and same >= _SAME else word


def _last(seen: set[Kind]) -> Kind:
    """Return the kind of an addressee without a label."""
    return Kind.INFO if Kind.INFO in seen else Kind.TO


def _department(opened: Claim) -> Claim | None:
    """Return the claim of the Department with a damaged WASHDC."""
    match = DEPARTMENT_DAMAGED.match(opened.rest)
    if match is None or match[0] == "SECSTATE WASHDC":
        return None
    if (who := glossary.correspondent(taken_apart(opened.rest).name)) is not None and not who.damaged:
        return None  # typed so: "SECSTATE WASH DC 7310"
    line = f"SECSTATE WASHDC{opened.rest[match.end() :]}"
    return Claim(opened.kind, line, note=line)


def _soiled(text: str, opened: Claim | None, seen: set[Kind]) -> Claim | None:
    """Return the claim of a label with dirt next to it, before a known addressee: `} FM AMEMBASSY LONDON 4 af) .`"""
    match = LABEL_SOILED.match(text)
    if match is None or (opened is not None and opened.kind not in _KINDS.values()):
        return None
    label = "".join(filter(str.isalpha, match["label"]))
    kind = _KINDS[label]
    if kind in seen and kind is not Kind.INFO:
        return None
    words = match["rest"].split()
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        name = " ".join(words[:size]).upper()
        who = glossary.correspondent(name) if NAMED.match(name) else None
        if who is None or who.damaged:
            continue
        dirt = " ".join(words[size:])
        if not dirt and opened is not None and name == " ".join(words):
            return None
        if dirt and (opened is not None or not match["before"]) and not _is_dirt(dirt):
            return None
        tail = dirt if dirt and not _is_dirt(dirt) else ""
        line = f"{name} {tail}".strip()
        return Claim(kind, line, note=f"{label} {line}")
    return None


def _is_dirt(text: str) -> bool:
    """Whether the text after a name is neither precedence nor number: small letters, or marks."""
    return any(map(str.islower, text)) or not any(map(str.isalnum, text))


def _group_left(text: str, opened: Claim | None, seen: set[Kind], sender: bool) -> Claim | None:
    """Return the claim of a damaged group between the distribution and FM: its precedence and signals are kept, and its
    moment can't be read."""
    match = GROUP_LEFT.match(text) if opened is None and sender and Kind.DISTRIBUTION in seen else None
    if match is None:
        return None
    return Claim(Kind.DTG, text, seen=dtg.Group(match["letter"], " ".join(match["raw"].split()), None))


def _group(text: str, opened: Claim | None, known: Known, seen: set[Kind], *, sender: bool) -> Claim | None:
    """Return the claim of a date-time group with one possible moment, on a day that the PAGE line allows."""
    if opened is not None and opened.kind is not Kind.DTG:
        return None
    match = GROUP_SCANNED.match(text)
    if match is None:
        return _group_left(text, opened, seen, sender)
    line = dtg.undamaged(match).strip()
    read = claim(Kind.DTG, line)
    if read is None or not is_moment(read) or line == " ".join(text.split()):
        return None
    if known.days and int(read.seen.written["day"]) not in known.days:
        return None
    return Claim(Kind.DTG, read.rest, seen=read.seen, note=line)


def _sender(lines: Lines, index: int, known: Known) -> Claim | None:
    """Return the claim of the line between the group and TO, in a telegram from the Department: only the Department
    sends this series."""
    below = next((text for at, text in enumerate(lines.texts[index + 1 : index + 4]) if text), "")
    above = by_itself(below) if below else None
    if known.station != "STATE" or above is None or above.kind is not Kind.TO:
        return None
    return Claim(Kind.FROM, "SECSTATE WASHDC", note="FM SECSTATE WASHDC")


def _info(text: str, seen: set[Kind]) -> Claim | None:
    """Return the claim of a label INFO in strokes and dirt, before a known addressee."""
    match = INFO_DAMAGED.match(text)
    if match is not None and _MARGIN_INFO.match(match["word"]):
        name = addressee(match["rest"]).post
        return Claim(Kind.INFO, match["rest"], note=f"INFO {match['rest']}") if name is not None else None
    if match is None or Kind.INFO in seen or (match["word"].isalpha() and match["word"] != "INFO"):
        return None
    word = "".join(filter(str.isalpha, match["word"].translate(_STROKES).upper()))
    like = SequenceMatcher(None, word, "INFO", autojunk=False).ratio()
    name = addressee(match["rest"]).name
    if like < _LIKE_INFO or not word.startswith("I") or name is None or glossary.correspondent(name) is None:
        return None
    return Claim(Kind.INFO, match["rest"], note=f"INFO {match['rest']}")


def _precedence(row: str, opened: Claim | None, seen: set[Kind]) -> Claim | None:
    """Return the claim of a known addressee, after which NIACT IMMEDIATE has a wrong letter or dirt after it."""
    near = BESIDE.sub("", row)
    label = row.partition(" ")[0] if opened is not None else ""
    words = near.removeprefix(label).split()
    kind = opened.kind if opened is not None else _last(seen)
    if opened is None and Kind.TO not in seen:
        return None
    for size in range(min(_MOST_WORDS, len(words) - 2), 0, -1):
        name = " ".join(words[:size])
        who = glossary.correspondent(name)
        first, second = ("".join(filter(str.isalnum, word)).upper() for word in words[size : size + 2])
        left = len(second) >= _MOST_WORDS and _IMMEDIATE.endswith(second)  # "MEDIATE"
        if who is None or not (_is_near(first, _NIACT) and (left or _is_near(second, _IMMEDIATE))):
            continue
        number = next((word for word in words[size + 2 : size + 3] if word.isdecimal()), "")
        line = f"{name} NIACT IMMEDIATE {number}".strip()
        if " ".join(row.removeprefix(label).split()) == line:
            return None
        return Claim(kind, line, note=line)
    return None


def _is_near(word: str, expected: str) -> bool:
    return word == expected or one_letter_off(word, expected) or (expected == _NIACT and word == "NIAT")


def _addressee(text: str, opened: Claim | None, seen: set[Kind], known: Known) -> Claim | None:
    """Return the claim of an addressee that is the Department, as this copy is from its files, or an agency, by its
    first word."""
    written = opened.rest if opened is not None else text
    kind = opened.kind if opened is not None else _last(seen)
    name = addressee(written).post
    if name is not None:
        return None
    is_action = opened is not None and opened.kind is Kind.TO and known.incoming and not known.department
    if is_action and (match := DEPARTMENT_LEFT.match(written)):
        letters = "".join(filter(str.isalpha, match["name"].upper()))
        like = SequenceMatcher(None, letters, _DEPARTMENT, autojunk=False).ratio()
        if letters.startswith(_DEPARTMENT[:2]) and like >= _LEFT:
            line = f"SECSTATE WASHDC {match['tail']}"
            return Claim(kind, line, note=line)
    if (agency := AGENCY_LEFT.match(written)) and (opened is not None or Kind.TO in seen):
        line = f"{agency['name']} WASHDC {agency['tail']}"
        return Claim(kind, line, note=line)
    return None
