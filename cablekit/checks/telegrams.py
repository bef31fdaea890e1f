"""Text and attributes: TAGS, subject and references, and whether both belong to one telegram.

Strategy. The attributes are an indexer's copy with known faults: subjects are cut short, run on or lose blanks, and
references have the citing year and inserted commas (format guide 8). Letters and numbers are compared, never layout and
years. If two of the three disagree completely and none agrees, the attributes belong to another telegram
(1974LAPAZ02047).
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

#: highest number of elements that are compared; hostile files have lists of thousands
_MOST = 100
#: NARA's system inserted `, ` after this many characters of Reference, 1973-76: `LA PAZ 161, 7` (1974LAPAZ03507)
_CHUNK = 36
#: "LA PAZ 1617", "79 STATE 207984", "STATE 008753"
#: not a date-time group, nor a year after a comma or a month (MARCH 1978)
_CITED = re.compile(
    rf"""\b{MONTH}\s+{FULL_YEAR}\b
      | [A-Z][\s.-]*0*([1-9]\d{{2,5}})\b""",
    re.VERBOSE,
)

#: the result of a comparison: the two share something, share nothing, or can't be compared
_Says = Literal["agree", "disagree", "silent"]


def compare(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare TAGS, subject and references of text and attributes."""
    tags, subject, references = _tags(cable, places), _subject(cable, places), _references(cable, places)
    if tags is None and subject is None and references is None:
        return ()
    findings = [finding for finding in (tags, subject, references) if finding is not None]
    if len(findings) > 1 or cable.attributes.errors == "I":
        findings.extend(_different(cable, places))
    return findings


def _tags(cable: Cable, places: Places) -> Diagnostic | None:
    """Compare codes; persons are the indexer's own."""
    indexed = _indexed_codes(cable)
    text = [tag.code for tag in cable.body.tags if tag.code]
    if text == indexed or not text or not indexed or set(text) == set(indexed):
        return None
    values = _both(places, "tags", ", ".join(text), ", ".join(indexed))
    both = set(text) & set(indexed)
    here = [code for code in dict.fromkeys(text) if code not in both]
    there = [code for code in dict.fromkeys(indexed) if code not in both]
    lines = [f"text alone has {', '.join(here)}"] if here else []
    lines += [f"attributes alone have {', '.join(there)}"] if there else []
    message = f"the TAGS of text and attributes differ: {'; '.join(lines)}"
    return TAGS_DIFFER.at(values[0].line, "body.tags", message, values)


def _indexed_codes(cable: Cable) -> list[str]:
    """The codes of the attribute, without persons. Joined records separate their lists by semicolons."""
    tags = [tag for tag in cable.attributes.tags if tag[0] != "("]
    if ";" in "".join(tags):
        tags = [code.strip() for tag in tags for code in tag.split(";") if code.strip()]
    return tags


def _subject(cable: Cable, places: Places) -> Diagnostic | None:
    text, indexed = cable.body.subject, cable.attributes.subject
    if text is None or indexed is None or text == indexed:
        return None
    a, b = letters(text), letters(indexed)
    if a in b or b in a:  # cut short, run on, without blanks, or with the mark of its classification
        return None
    values = _both(places, "subject", text, indexed)
    return SUBJECT_DIFFERS.at(values[0].line, "body.subject", "the subjects of text and attributes differ", values)


def _references(cable: Cable, places: Places) -> Diagnostic | None:
    """Compare the numbers of cited telegrams. A number found anywhere on the other side does not count as missing.

    An attribute without any number, such as the bare year of 430 records, is not compared.
    """
    cited, indexed = cable.body.references, cable.attributes.reference
    if not cited or indexed is None or not (numbers := _numbers(indexed)):
        return None
    joined = letters(indexed)
    telegrams = [reference for reference in cited[:_MOST] if reference.kind == "telegram" and reference.number]
    lacked = [reference.raw for reference in telegrams if reference.number and _bare(reference.number) not in joined]
    text = letters("".join(reference.raw for reference in cited))
    extra = [number for number in numbers[:_MOST] if number not in text]
    if extra:
        body = letters(cable.body.text or "")
        extra = [number for number in extra if number not in body]
    if not lacked and not extra:
        return None
    values = _both(places, "references", "; ".join(reference.raw for reference in cited), indexed)
    only = [f"the attributes lack {'; '.join(lacked)}"] if lacked else []
    only += [f"the text lacks {', '.join(extra)}"] if extra else []
    message = f"the references of text and attributes differ: {'; '.join(only)}"
    return REFERENCES_DIFFER.at(values[0].line, "body.references", message, values)


def _bare(number: str) -> str:
    return number.lstrip("0")


def _numbers(reference: str) -> list[str]:
    """The numbers of telegrams in Reference, without the commas inserted after each 36 characters."""
    parts, at = [], 0
    while reference[at + _CHUNK : at + _CHUNK + 2] == ", ":
        parts.append(reference[at : at + _CHUNK])
        at += _CHUNK + 2
    return [number for number in _CITED.findall("".join([*parts, reference[at:]])) if number]


def _both(places: Places, name: str, text: str, indexed: str) -> list[Witness]:
    key = "reference" if name == "references" else name
    return [places.witness(f"body.{name}", text), places.witness(f"attributes.{key}", indexed)]


# --- one telegram or two? ----------------------------------------------------------------------------


def _different(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Report different telegrams if two fields disagree, including the subject, and none agrees. Errors `I` counts."""
    says = {
        "subject": _subjects_say(cable),
        "TAGS": _tags_say(cable),
        "references": _references_say(cable),
        "document number": _number_says(cable),
    }
    against = [name for name, answer in says.items() if answer == "disagree"]
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
    """Compare codes of three letters or more: two-letter codes are countries, which all telegrams of a post share."""
    text = [tag.code for tag in cable.body.tags if tag.code and len(tag.code) > 2]
    indexed = [code for code in _indexed_codes(cable) if len(code) > 2]
    if not text or not indexed:
        return "silent"
    return "agree" if any(_same_tag(a, b) for a in text[:_MOST] for b in indexed[:_MOST]) else "disagree"


def _same_tag(code: str, other: str) -> bool:
    """Whether two codes are the same except for a damaged letter: EDIS and BDIS (1974LAPAZ02004), POINT and PINT."""
    if code == other or code in other or other in code:
        return True
    if abs(len(code) - len(other)) == 1:
        short, long = sorted((code, other), key=len)
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    return len(code) == len(other) and sum(a != b for a, b in zip(code, other, strict=True)) == 1


def _references_say(cable: Cable) -> _Says:
    text = {
        _bare(reference.number)
        for reference in cable.body.references
        if reference.kind == "telegram" and reference.number
    }
    indexed = set(_numbers(cable.attributes.reference or ""))
    if not text or not indexed:
        return "silent"
    return "agree" if text & indexed else "disagree"


def _number_says(cable: Cable) -> _Says:
    """Compare the serial numbers. Agreement proves little: NARA took the number from the text."""
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
        return _both(
            places, "references", "; ".join(reference.raw for reference in body.references), indexed.reference or ""
        )
    if name == "Errors":
        return [places.witness("attributes.errors", indexed.errors)]
    sent = cable.mrn.raw if cable.mrn else None
    return [places.witness("mrn", sent), places.witness("attributes.document_number", indexed.document_number)]
