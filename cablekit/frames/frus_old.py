"""Headings of the volumes of Foreign Relations of before 1952 (format guide 11.1).

Strategy. The number of the paper and the word Telegram are above a heading of sender and addressee, which has no number
of its own. Below it are the classification in small letters, with words of precedence, and the day of receipt.
"""

import re
from collections.abc import Iterator, Sequence

from cablekit.lines import Claim, Kind

#: number of the paper, above the heading in the volumes of before 1952: "891.00/12-245: Telegram",
#: "123 Kirk, Alan G.: Telegram", "Defense Files: Telegram"
PAPER_NUMBER = re.compile(r"^\S.{2,90}:\s(?:Circular\s)?Telegram$")
#: the heading below it: "The Secretary of State to the Consul at Chefoo (Roberts)",
#: "The Ambassador in Iran ( Murray ) to the Secretary of State1"
OLD_HEADING = re.compile(
    r"""^(?=.{0,100}\b(?:Secretary|Department\sof\sState|President)\b)(?:The\s)?(?P<sender>[A-Z].{3,100}?)
        \s+to\s+(?:the\s)?(?P<to>[A-Z].{3,120}?)(?P<notes>(?<=[A-Za-z)\]])\s?\d{1,2}(?:[\s,]\d{1,2}){0,3})?$""",
    re.VERBOSE,
)
_ANY_OLD = re.compile(
    r"(?:^|(?<=[\r\n]))[ \t\f]*[^\s\r\n][^\r\n]{2,90}:[ \t](?:Circular[ \t])?Telegram[ \t]*[\r\n][ \t\r\n]{0,20}"
    r"(?:No\.[ \t]\d{1,5}[ \t]*[\r\n][ \t\r\n]{0,20})?"
    r"(?P<row>(?:The[ \t])?[A-Z][^\r\n]{3,100}[ \t]to[ \t][^\r\n]{3,140})"
)
#: between the two, in volumes on one conference: "No. 1247"
OLD_DOCUMENT = re.compile(r"^No\.\s\d{1,5}$")
#: below such a heading, in small letters: "secret", "top secret", "confidential us urgent", "plain"
OLD_MARK = re.compile(
    r"^(?P<word>top secret|secret|confidential|restricted|official use only|unclassified|plain)?"
    r"(?P<more>(?:(?:^|[\s;]+)(?:us urgent|urgent|niact|priority|immediate|operational))*)$"
)
#: "[Received June 5\u201411:52 a.m.]"
OLD_RECEIVED = re.compile(r"^\[(?:Received|Rec[\u2019']d)\s(?P<rest>[^\[\]]{4,60})\]$")
#: "[Telegram]", and the end of a place line on a line of its own: "p.m."
OLD_REST = re.compile(r"^(?:\[Telegram\]|[ap]\.\s?m\.)$")
#: number of lines above the heading in which the number of the paper is looked for
_ABOVE = 8


def starts(text: str) -> Iterator[int]:
    """Yield where the documents begin that have the number of the paper above their heading."""
    if not (": Telegram" in text or ": Circular Telegram" in text):
        return
    for match in _ANY_OLD.finditer(text):
        if OLD_HEADING.match(match["row"].strip()):
            yield match.start()


def heading(texts: Sequence[str], index: int) -> re.Match[str] | None:
    """Return the heading that a line is, if the number of the paper is above it."""
    text = texts[index].strip()
    match = OLD_HEADING.match(text) if " to " in text else None
    if match is None:
        return None
    rows = (row.strip() for row in reversed(texts[max(0, index - _ABOVE) : index]))
    above = next((row for row in rows if row and OLD_DOCUMENT.match(row) is None), "")
    return match if PAPER_NUMBER.match(above) else None


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
    return Claim(Kind.SOURCE_NOTE, "; ".join(parts)) if parts else Claim(Kind.FRAME, text)
