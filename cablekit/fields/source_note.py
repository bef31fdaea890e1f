"""The source note of a printed document: what was above the text of the telegram (format guide 11.1).

Strategy. A frame names the note's lines. One sentence is a list separated by semicolons that begins with a
classification: `Secret; Nodis; Immediate.` After the classification come precedence or captions; other sentences say
where the paper is, and who drafted, cleared and approved it: `Drafted on May 2 by Roe (ARA/EC); cleared in draft by Doe
and in L; and approved by Poe.`
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cablekit.fields.field import Field
from cablekit.lines import Line
from cablekit.model import Clearance, Officer
from cablekit.values import classification, fold

#: the end of a sentence, not of an initial: "Vol. I. Secret; Nodis; Immediate. Drafted ..."
NOTE_SENTENCE = re.compile(r"(?<=[\w)\]])\.\s+(?=[A-Z])")
#: a classification after the mark of a file, without a full stop between: "POL 27 S VIET Top Secret"
NOTE_UNPARTED = re.compile(
    r"(?<=[A-Z\d]\s)(?P<word>(?:Top )?Secret|Confidential|Restricted|Unclassified|(?:Limited )?Official Use(?: Only)?)$"
)
#: put into capitals: "IMMEDIATE", "NIACT IMMEDIATE", "OPERATIONAL IMMEDIATE"
NOTE_PRECEDENCE = re.compile(r"^(?:NIACT |OPERATIONAL )?(?P<word>FLASH|IMMEDIATE|PRIORITY|ROUTINE)$|^NIACT$")
#: how the paper was handled, put into capitals: "NODIS", "EYES ONLY", "LIMIT DISTRIBUTION"
NOTE_HANDLING = re.compile(r"^[A-Z][A-Z/\-]*(?: [A-Z/\-]+){0,3}$")


_NAME = r"(?:(?:the|The)\s)?[A-Z][\w.'\u2019\-]*(?:(?:\s|,\s(?=Jr))[A-Z][\w.'\u2019\-]*){0,4}"
_OFFICE = r"(?:\s\((?P<office>[A-Z][A-Z/\-\u2013]{0,14})\))?"
_DAY = r"(?:\s(?:on\s)?[A-Z][a-z]{2,8}\s\d{1,2})?"
#: the sentence on who drafted; a full stop after an initial does not end it: "Drafted on May 2 by W. P. Roe, Jr. (ARA);
#: approved by Doe."
NOTE_DRAFTING = re.compile(r"\b(?:Drafted|[Ii]t\swas\sdrafted)\b(?:[^.]|\.(?!\s|$)|(?<=\b[A-Z])\.|(?<=\bJr)\.){1,600}")
#: who drafted: "Drafted by Roe", "Drafted on December 10 by R. Roe (ARA/EC); cleared in L", "Drafted in EUR by Roe",
#: "Drafted and approved by Rostow on March 4"
NOTE_DRAFTED = re.compile(
    rf"^(?:Drafted|[Ii]t\swas\sdrafted)(?P<also>\sand\s(?:approved|signed))?{_DAY}(?:\sin\s(?P<in>[A-Z][A-Z/\-\u2013]{{0,14}}))?{_DAY}"
    rf"\sby\s(?P<name>{_NAME}){_OFFICE}"
)
#: who approved: "cleared in L; and approved by Hatherleigh", "approved in draft by Poe (S/S)"
NOTE_APPROVED = re.compile(rf"\b[Aa]pproved(?:\sin\s(?:draft|substance))?{_DAY}\sby\s(?P<name>{_NAME}){_OFFICE}")
#: who cleared, up to the next semicolon or who approved: "cleared in ARA/CEN, S/S-O, O, and by Roe; approved by Poe",
#: "Drafted by Roe and cleared by Doe"
NOTE_CLEARED = re.compile(r"\b[Cc]leared\s(?P<list>(?:in|by|with)\s.{1,300}?)(?=;|\.?$|,?\s(?:and\s)?approved\b)")
#: one clearance, with words that say how: "in draft by Doe", "in L", "and with Poe", "BOA (in substance)"
NOTE_CLEARER = re.compile(
    rf"^(?:and\s)?(?P<draft>(?:in|by|with)\s(?:draft|substance)\b\s?)?(?:in\s|by\s|with\s)?(?P<who>[A-Z][A-Z/\-\u2013]{{0,14}}(?![\w.])|{_NAME}){_OFFICE}"
    r"(?P<behind>\sin\s(?:draft|substance)|\s\(in\s(?:draft|substance)\))?$"
)
_PARTED = re.compile(r",\s(?:and\s)?|\sand\s")


class SourceNote(NamedTuple):
    """What the note says about the telegram."""

    classification: str | None = None
    captions: tuple[str, ...] = ()
    precedence: str | None = None
    drafted: Officer | None = None
    approved: Officer | None = None
    cleared: tuple[Clearance, ...] = ()


_NOTHING = SourceNote()


def read(lines: Sequence[Line]) -> SourceNote:
    """Return classification, captions and precedence from the sentence that begins with a classification, and who
    drafted, cleared and approved."""
    if not lines:
        return _NOTHING
    note = _marked(lines)
    sentence = NOTE_DRAFTING.search(fold(" ".join([line.rest for line in lines])))
    drafted = NOTE_DRAFTED.match(sentence[0]) if sentence else None
    if sentence is None or drafted is None:
        return note
    approved = NOTE_APPROVED.search(sentence[0])
    both = drafted if drafted["also"] and drafted["also"].endswith("approved") else approved
    return note._replace(
        drafted=_officer(drafted, drafted["in"]), approved=_officer(both), cleared=tuple(_cleared(sentence[0]))
    )


def _officer(match: re.Match[str] | None, office: str | None = None) -> Officer | None:
    if match is None:
        return None
    return Officer(office=match["office"] or office, name=match["name"].rstrip("."), raw=match[0])


def _cleared(sentence: str) -> Iterator[Clearance]:
    """Yield the clearances: each an office in capitals, or a name."""
    if (match := NOTE_CLEARED.search(sentence)) is None:
        return
    for part in _PARTED.split(match["list"]):
        clearer = NOTE_CLEARER.match(part.strip())
        if clearer is None:
            continue
        who, is_office = clearer["who"].rstrip("."), clearer["who"].isupper()
        yield Clearance(
            office=who if is_office else clearer["office"],
            name=None if is_office else who,
            in_draft=bool(clearer["draft"] or clearer["behind"]),
            raw=part.strip(),
        )


def _marked(lines: Sequence[Line]) -> SourceNote:
    for sentence in NOTE_SENTENCE.split(fold(" ".join([line.rest for line in lines]))):
        first, *others = [part.strip(" .") for part in sentence.split(";")]
        unparted = NOTE_UNPARTED.search(first)
        others = [part.upper() for part in others]
        first = (unparted["word"] if unparted else first).upper()
        word = classification(first) if len(first) > 1 else None
        if word is None:
            continue
        degrees = [match["word"] for part in others if (match := NOTE_PRECEDENCE.match(part))]
        captions = tuple(part for part in others if NOTE_HANDLING.match(part) and not NOTE_PRECEDENCE.match(part))
        return SourceNote(word, captions, degrees[0] if degrees else None)
    return SourceNote()


FIELD = Field(read=read)
