"""Text and attributes: TAGS, subject and references, and whether both are of one telegram at all.

Strategy. The attributes are an indexer's copy with known faults: subjects cut, run on and glued, references with the
citing year and with commas put in (format guide 8). Letters and numbers are compared, never layout and years. Where
two of these witnesses disagree wholly and none agrees, the attributes are of another telegram (1974LAPAZ02047).
"""

import re
from collections.abc import Sequence
from typing import Literal

from cablekit.checks.places import Places
from cablekit.checks.words import letters, unlike
from cablekit.diagnostics import (
    DIFFERENT_TELEGRAMS,
    REFERENCES_DIFFER,
    SUBJECT_DIFFERS,
    TAGS_DIFFER,
    Diagnostic,
    Witness,
)
from cablekit.model import Cable
from cablekit.vocabulary import FULL_YEAR, MONTH

#: elements of one side that are compared with the other; hostile files have lists of thousands
_MOST = 100
#: NARA's system put `, ` in after so many characters of Reference, 1973-76: `LA PAZ 161, 7` (1974LAPAZ03507)
_CHUNK = 36
#: "LA PAZ 1617", "79 STATE 207984", "STATE 008753"; no date-time group, no year behind a comma or a month (MARCH 1978)
_CITED = re.compile(
    rf"""\b{MONTH}\s+{FULL_YEAR}\b
      | [A-Z][\s.-]*0*([1-9]\d{{2,5}})\b""",
    re.VERBOSE,
)

#: what a comparison says of two witnesses: they share something, share nothing, or can't be compared
_Says = Literal["agree", "disagree", "silent"]


def compare(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """TAGS, subject and references of text and attributes."""
    tags, subject, references = _tags(cable, places), _subject(cable, places), _references(cable, places)
    if tags is None and subject is None and references is None:
        return ()
    found = [finding for finding in (tags, subject, references) if finding is not None]
    if len(found) > 1 or cable.attributes.errors == "I":
        found.extend(_different(cable, places))
    return found


def _tags(cable: Cable, places: Places) -> Diagnostic | None:
    """By code; persons are the indexer's own."""
    indexed = _indexed_codes(cable)
    text = [tag.code for tag in cable.body.tags if tag.code]
    if text == indexed or not text or not indexed or set(text) == set(indexed):
        return None
    values = _both(places, "tags", ", ".join(text), ", ".join(indexed))
    both = set(text) & set(indexed)
    here, there = ([code for code in dict.fromkeys(codes) if code not in both] for codes in (text, indexed))
    only = [f"text alone has {', '.join(here)}"] if here else []
    only += [f"attributes alone have {', '.join(there)}"] if there else []
    message = f"the TAGS of text and attributes differ: {'; '.join(only)}"
    return TAGS_DIFFER.at(values[0].line, "body.tags", message, values)


def _indexed_codes(cable: Cable) -> list[str]:
    """The codes of the attribute, without persons. Records that were joined part their lists by semicolons."""
    tags = [tag for tag in cable.attributes.tags if tag[0] != "("]
    if any(";" in tag for tag in tags):
        tags = [code.strip() for tag in tags for code in tag.split(";") if code.strip()]
    return tags


def _subject(cable: Cable, places: Places) -> Diagnostic | None:
    text, indexed = cable.body.subject, cable.attributes.subject
    if text is None or indexed is None or text == indexed:
        return None
    a, b = letters(text), letters(indexed)
    if a in b or b in a:  # cut, run on, glued, or with the mark of its classification
        return None
    values = _both(places, "subject", text, indexed)
    return SUBJECT_DIFFERS.at(values[0].line, "body.subject", "the subjects of text and attributes differ", values)


def _references(cable: Cable, places: Places) -> Diagnostic | None:
    """The numbers of cited telegrams. A number found anywhere on the other side is no difference.

    An attribute without any, such as the bare year of 430 records, says nothing.
    """
    cited, indexed = cable.body.references, cable.attributes.reference
    if not cited or indexed is None or not (numbers := _numbers(indexed)):
        return None
    joined = letters(indexed)
    telegrams = [one for one in cited[:_MOST] if one.kind == "telegram" and one.number]
    lacked = [one.raw for one in telegrams if one.number and _bare(one.number) not in joined]
    text = letters("".join(one.raw for one in cited))
    more = [number for number in numbers[:_MOST] if number not in text]
    if more:
        whole = letters(cable.body.text or "")
        more = [number for number in more if number not in whole]
    if not lacked and not more:
        return None
    values = _both(places, "references", "; ".join(one.raw for one in cited), indexed)
    only = [f"the attributes lack {'; '.join(lacked)}"] if lacked else []
    only += [f"the text lacks {', '.join(more)}"] if more else []
    message = f"the references of text and attributes differ: {'; '.join(only)}"
    return REFERENCES_DIFFER.at(values[0].line, "body.references", message, values)


def _bare(number: str) -> str:
    return number.lstrip("0")


def _numbers(reference: str) -> list[str]:
    """The numbers of telegrams in Reference, without the commas that were put in after each 36 characters."""
    parts, at = [], 0
    while reference[at + _CHUNK : at + _CHUNK + 2] == ", ":
        parts.append(reference[at : at + _CHUNK])
        at += _CHUNK + 2
    return [number for number in _CITED.findall("".join([*parts, reference[at:]])) if number]


def _both(places: Places, name: str, text: str, indexed: str) -> list[Witness]:
    key = "reference" if name == "references" else name
    return [places.witness(f"body.{name}", text), places.witness(f"attributes.{key}", indexed)]


# --- of one telegram at all? ------------------------------------------------------------------------


def _different(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Two witnesses must disagree, the subject among them, and none agree. Errors `I` counts as one."""
    says = {
        "subject": _subjects_say(cable),
        "TAGS": _tags_say(cable),
        "references": _references_say(cable),
        "document number": _number_says(cable),
    }
    against = [name for name, one in says.items() if one == "disagree"]
    agreeing = [name for name in ("subject", "TAGS", "references") if says[name] == "agree"]
    if cable.attributes.errors == "I":
        against.append("Errors")
    if says["subject"] != "disagree" or agreeing or len(against) < 2:
        return ()
    values = [value for name in against for value in _values(cable, places, name)]
    message = f"text and attributes are of different telegrams: {', '.join(against)} disagree"
    if "Errors" in against:
        others = ", ".join(name for name in against if name != "Errors")
        message = f"text and attributes are of different telegrams: {others} disagree, and Errors says I"
    return [DIFFERENT_TELEGRAMS.at(places.line("body.subject"), None, message, values)]


def _subjects_say(cable: Cable) -> _Says:
    text, indexed = cable.body.subject, cable.attributes.subject
    if not text or not indexed:
        return "silent"
    a, b = letters(text), letters(indexed)
    if a in b or b in a:
        return "agree"
    return "disagree" if unlike(text, indexed) else "silent"


def _tags_say(cable: Cable) -> _Says:
    """Codes of two letters are countries: two telegrams of one post share its own."""
    text = [tag.code for tag in cable.body.tags if tag.code and len(tag.code) > 2]
    indexed = [code for code in _indexed_codes(cable) if len(code) > 2]
    if not text or not indexed:
        return "silent"
    return "agree" if any(_same_tag(a, b) for a in text[:_MOST] for b in indexed[:_MOST]) else "disagree"


def _same_tag(one: str, other: str) -> bool:
    """Whether two codes are one, a letter damaged: EDIS and BDIS (1974LAPAZ02004), POINT and PINT."""
    if one == other or one in other or other in one:
        return True
    if abs(len(one) - len(other)) == 1:
        short, long = sorted((one, other), key=len)
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _references_say(cable: Cable) -> _Says:
    text = {_bare(one.number) for one in cable.body.references if one.kind == "telegram" and one.number}
    indexed = set(_numbers(cable.attributes.reference or ""))
    if not text or not indexed:
        return "silent"
    return "agree" if text & indexed else "disagree"


def _number_says(cable: Cable) -> _Says:
    """The serial number of text and attributes. That they agree says little: NARA took it from the text."""
    number, sent = cable.attributes.document_number, cable.mrn
    if not number or sent is None or sent.number is None or not number[-5:].isdecimal():
        return "silent"
    return "agree" if number.endswith(f"{sent.number % 100000:05d}") else "disagree"


def _values(cable: Cable, places: Places, name: str) -> list[Witness]:
    body, indexed = cable.body, cable.attributes
    if name == "subject":
        return _both(places, "subject", body.subject or "", indexed.subject or "")
    if name == "TAGS":
        return _both(places, "tags", ", ".join(tag.raw for tag in body.tags), ", ".join(indexed.tags))
    if name == "references":
        return _both(places, "references", "; ".join(one.raw for one in body.references), indexed.reference or "")
    if name == "Errors":
        return [places.witness("attributes.errors", indexed.errors)]
    sent = cable.mrn.raw if cable.mrn else None
    return [places.witness("mrn", sent), places.witness("attributes.document_number", indexed.document_number)]
