"""Markdown renderings: recognise one, and return one line of it as the telegram had it.

Strategy: the text of a Markdown document is kept as written. For the value of one line, `plain` removes what a
converter put there: heading marks, bold keys, hard breaks, backslash escapes, entities, quote marks and code fences. A
bullet is removed only before a key of the frame or the attributes, because a telegram has dash items of its own. What a
telegram may contain (`--PREVENTION ...`, `*** Current Classification ***`, a row of asterisks) stays.
Learnt from 1977STATE310500, whose attributes read `**Subject:** \\"NON-PAPER\\" ON ...  `.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain, islice

from cablekit.model import Form
from cablekit.values import adjoin, from_word

# "## Message Text", "**Message Attributes**": the words, and what comes before them on their line
_FRAME_WORD = "Message"
_FRAME = re.compile(r"Message (?:Text|Attributes)\b")
_FRAME_LEAD = re.compile(r"(?:\A|[\r\n])[ \t>]{0,99}(?:#{1,6}[ \t]+|\*\*|__)\Z")
_LEAD_ENDS = frozenset(" \t*_")
_LONGEST_LEAD = 120
# "**Draft Date:** 02 JAN 1974", "__To:__ STATE", "- **Type**: TE"
_BULLETED = r"(?:[-*+][ \t]{1,3})?"
_BOLD_KEY = r"(\*\*|__)(?P<key>[A-Za-z][A-Za-z /]{1,60})(?::[ \t]?\1|\1[ \t]?:)"
_BOLD_KEY_AT = re.compile(_BOLD_KEY)
_KEY_LEAD = re.compile(rf"(?:\A|[\r\n])[ \t>]{{0,9}}{_BULLETED}\Z")
_LONGEST_KEY_LEAD = 14
_ENOUGH_KEYS = 3

# Every mark below contains one of these; a line without them is already plain.
_SPECIAL = re.compile(r"[\\*_#>&`~]")
_ITEM = re.compile(r"\s*[-+] ")
_QUOTE_MARKS = re.compile(r"(?:>[ \t]?)+")
_HEADING = re.compile(r"#{1,6}(?=[ \t]|$)")
_BOLD_LEAD = re.compile(_BULLETED + _BOLD_KEY + r"[ \t]?")
_BOLD_LINE = re.compile(r"(\*\*|__)(?P<text>[^*_\s](?:(?!\1).)*(?<!\s))\1$")
# "- Draft Date: ...", "* Message Text": mixed case, as keys are and telegrams are not
_BULLET = re.compile(
    r"[-*+][ \t]+(?=Message (?:Text|Attributes)\b|(?:[A-Z][A-Za-z/]* ){0,4}(?:[A-Z][a-z]+|TAGS|SAS ID|ISecure):)"
)
_FENCE = re.compile(r"(?:`{3,}|~{3,})[a-z]*$")
_BREAK = re.compile(r"<br[ \t]{0,9}/?>$", re.IGNORECASE)
# CommonMark allows any ASCII punctuation to be escaped: `\"`, `SAS\_Docs`, `1\.`
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6});")


def is_markdown(text: str) -> bool:
    """Whether `text` is a Markdown rendering: its frame lines are headings or bold, or three of its keys are bold."""
    if "#" not in text and not adjoin("*", "*", text) and not adjoin("_", "_", text):
        return False
    at = text.find(_FRAME_WORD)
    while at >= 0:
        lead = text[max(0, at - _LONGEST_LEAD) : at]
        if lead[-1:] in _LEAD_ENDS and _FRAME.match(text, at) and _FRAME_LEAD.search(lead):
            return True
        at = text.find(_FRAME_WORD, at + 1)
    keys = chain.from_iterable(_bold_keys(text, mark) for mark in ("**", "__") if mark[0] in text)
    return len(list(islice(keys, _ENOUGH_KEYS))) == _ENOUGH_KEYS


def _bold_keys(text: str, mark: str) -> Iterator[re.Match[str]]:
    """Yield the bold keys at the beginnings of lines."""
    for key in from_word(_BOLD_KEY_AT, mark, text):
        if _KEY_LEAD.search(text[max(0, key.start() - _LONGEST_KEY_LEAD) : key.start()]):
            yield key


def form_of(text: str) -> Form:
    """Return the form of a text that is not from a PDF."""
    return "markdown" if is_markdown(text) else "text"


def plain(line: str) -> str:
    """Return one line of a Markdown document as the telegram had it, without its line end and trailing blanks.

    The indentation stays, except that of a heading, a bold key or a quote. Linear in the length of the line.
    """
    line = line.rstrip()
    if not _SPECIAL.search(line) and not _ITEM.match(line):
        return line
    bare = line.lstrip()
    indent = line[: len(line) - len(bare)]
    if quote := _QUOTE_MARKS.match(bare):
        indent, bare = "", bare[quote.end() :]
    if _FENCE.match(bare):
        return ""
    return indent + _unescape(_without_break(_without_marks(bare)))


def _without_marks(bare: str) -> str:
    if heading := _HEADING.match(bare):
        bare = _heading_text(bare[heading.end() :].strip())
    if key := _BOLD_LEAD.match(bare):
        return f"{key['key']}: {bare[key.end() :]}".rstrip()
    if bold := _BOLD_LINE.match(bare):
        return bold["text"]
    if bullet := _BULLET.match(bare):
        return bare[bullet.end() :]
    return bare


def _heading_text(bare: str) -> str:
    """Remove the closing marks of `## Message Text ##`."""
    core = bare.rstrip("#")
    return core.rstrip() if not core or core[-1] in " \t" else bare


def _without_break(bare: str) -> str:
    """Remove a hard break: `<br>`, or a backslash at the end of the line that is not itself escaped."""
    bare = _BREAK.sub("", bare).rstrip() if bare.endswith(">") else bare
    slashes = len(bare) - len(bare.rstrip("\\"))
    return bare[:-1].rstrip() if slashes % 2 else bare


def _unescape(bare: str) -> str:
    if "\\" not in bare and "&" not in bare:
        return bare
    return _ESCAPE.sub(lambda match: match[1] or unescape(match[0]).replace("\u00a0", " "), bare)
