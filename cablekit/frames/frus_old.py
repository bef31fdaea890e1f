"""Headings of the volumes of Foreign Relations of before 1952 (format guide 11.1).

Strategy. The number of the paper and the word Telegram are above a heading of sender and addressee, which has no number
of its own. Below it are the classification in small letters, with words of precedence, and the day of receipt.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cablekit.lines import Claim, Kind

#: number of the paper, above the heading in the volumes of before 1952: "891.00/12-245: Telegram",
#: "123 Kirk, Alan G.: Telegram", "Defense Files: Telegram"; in those of 1906-18 "File No. 861.00/661"
PAPER_NUMBER = re.compile(r"^(?:\S.{2,90}:\s(?:Telegram|Circular\s[Tt]elegram)|File\sNo\.\s\d{3}\S{2,30})$")
#: the heading below it: "The Secretary of State to the Consul at Chefoo (Roberts)",
#: "The Ambassador in Iran ( Murray ) to the Secretary of State1"
OLD_HEADING = re.compile(
    r"""^(?=.{0,100}\b(?:Secretary|Department\sof\sState|President)(?![a-z]))(?:The\s)?(?P<sender>[A-Z].{3,100}?)
        (?P<call>(?<=[a-z)])\s?\d{1,2})?\s+to\s+(?:the\s)?(?P<to>[A-Z].{3,120}?)
        (?P<notes>(?<=[A-Za-z)\]])\s?\d{1,2}(?:[\s,]\d{1,2}){0,3})?\.?$""",
    re.VERBOSE,
)
_ANY_OLD = re.compile(
    r"(?:^|(?<=[\r\n]))[ \t\f]*"
    r"(?:[^\s\r\n][^\r\n]{2,90}:[ \t](?:Telegram|Circular[ \t][Tt]elegram)|File[ \t]No\.[ \t]\d{3}\S{2,30})"
    r"[ \t]*[\r\n][ \t\r\n]{0,20}(?:(?:No\.[ \t]\d{1,5}|\[[A-Z][A-Za-z]{2,12}\])[ \t]*[\r\n][ \t\r\n]{0,20}){0,2}"
    r"(?P<row>(?:The[ \t])?[A-Z][^\r\n]{3,100}[ \t]to(?:[ \t]the)?(?:[ \t]*(?:\r\n|[\r\n])|[ \t])[^\r\n]{3,140})"
)
#: between the two, in volumes on one conference: "No. 1247"; of a telegram that is not complete: "[Extracts]"
OLD_DOCUMENT = re.compile(r"^(?:No\.\s\d{1,5}|\[[A-Z][A-Za-z]{2,12}\])$")
#: a heading that continues on the next line: "The Ambassador in Egypt (Caffery) to the"
OLD_UNFINISHED = re.compile(r"^(?:The\s)?[A-Z].{3,100}\sto(?:\sthe)?$")
#: a note that is read, though no source note: "1. Drafted by Roe", "- Repeated to Lima as telegram 38."
NOTE_READ = re.compile(
    r"^(?:\d{1,2}\.\s|-\s)?(?P<note>(?:Drafted|Repeated|Also\ssent|Sent\s(?:for\sinformation|to)|This\stelegram\swas\ssent\sto)\s)"
)
#: below such a heading, in small letters: "secret", "top secret", "confidential us urgent", "plain",
#: "[extract] secret"
OLD_MARK = re.compile(
    r"^(?:\[extracts?\]\s)?(?P<word>top secret|secret|confidential|restricted|official use only|unclassified|plain)?"
    r"(?P<more>(?:(?:^|[\s;]+)(?:us urgent|urgent|niact|priority|immediate|operational))*)$"
)
#: "[Received June 5\u201411:52 a.m.]"
OLD_RECEIVED = re.compile(r"^\[(?:Received|Rec[\u2019']d)\s(?P<rest>[^\[\]]{4,60})\]$")
#: "[Telegram]", "[Telegram.]", "[Circular Telegram]", and the end of a place line on a line of its own: "p.m."
OLD_REST = re.compile(r"^(?:\[(?:Circular\s)?[Tt]elegram\.?\]|[ap]\.\s?m\.)$")
#: number of lines above the heading in which the number of the paper is looked for
_ABOVE = 8
#: number of characters of the longest line of a heading
_LONGEST = 300


class Heading(NamedTuple):
    """The heading of a document: what it says, the index of the line below it, and the numbers that refer to notes."""

    match: re.Match[str]
    end: int
    calls: str


def starts(text: str) -> Iterator[int]:
    """Yield where the documents begin that have the number of the paper above their heading."""
    if not (": Telegram" in text or ": Circular " in text or "File No. " in text):
        return
    for match in _ANY_OLD.finditer(text):
        if OLD_HEADING.match(" ".join(match["row"].split())):
            yield match.start()


def heading(texts: Sequence[str], index: int) -> Heading | None:
    """Return the heading that a line is, alone or with the next, if the number of the paper is above it."""
    text, end = texts[index].strip(), index + 1
    if " to" not in text or len(text) > _LONGEST:
        return None
    if OLD_UNFINISHED.match(text) and end < len(texts):
        text, end = f"{text} {texts[end].strip()}", end + 1
    match = OLD_HEADING.match(text)
    if match is None:
        return None
    rows = (row.strip() for row in reversed(texts[max(0, index - _ABOVE) : index]))
    above = next((row for row in rows if row and OLD_DOCUMENT.match(row) is None), "")
    calls = " ".join(filter(None, (match["call"], match["notes"])))
    return Heading(match, end, calls) if PAPER_NUMBER.match(above) else None


def is_opening(text: str) -> bool:
    """Whether a line is one of those between heading and text."""
    return named(text) is not None


def named(text: str) -> Claim | None:
    """Return the claim of a line between a heading of before 1952 and its text: classification, receipt, rest."""
    if received := OLD_RECEIVED.match(text):
        return Claim(Kind.RECEIVED, received["rest"])
    if OLD_REST.match(text):
        return Claim(Kind.FRAME, text)
    mark = OLD_MARK.match(text.lower())
    if mark is None:
        return None
    parts = [part for part in (mark["word"], mark["more"].strip(" ;")) if part and part.lower() != "plain"]
    if mark["word"] is None:
        return Claim(Kind.PRECEDENCE, text.upper())
    return Claim(Kind.SOURCE_NOTE, f"{'; '.join(parts)}.") if parts else Claim(Kind.FRAME, text)
