"""The tokenizer: a Document -> tokens -> the four blocks of each transmission.

Strategy. One token a line, whatever the line holds: the tokens joined are the text. Every token is born as `text`,
a blank or a stamp. Then passes that only look at what is still `text`: `furniture` names what the machine put there,
`blocks` walks each transmission with a state machine (header, routing, body), `opening` names the lines between
banner and text, and the tail. So the lines of the message itself, most of them all, are never touched again.
A state is left when a line can only belong to a later one, never because of a blank line alone, for renderings
lose and add blank lines. Nothing here knows what a line means: fields read the tokens of their kind.
"""

import re
from collections import deque
from collections.abc import Sequence
from io import StringIO
from itertools import chain, count, pairwise, repeat

from cablekit import grammar as g
from cablekit.lines import Document
from cablekit.sources.markdown import plain
from cablekit.tokenizer.blocks import cut
from cablekit.tokenizer.furniture import accept_pages, blank_unit, mark_alone, mark_classifications, mark_release
from cablekit.tokenizer.token import Page, Token, Tokenized, Transmission

__all__ = ["Page", "Token", "Tokenized", "Transmission", "tokenize"]

#: a stamp has 72 to 110 characters, tabs between its parts or not
_LONGEST_STAMP = 250
_SURROGATES = re.compile("[\ud800-\udfff]")


def tokenize(document: Document) -> Tokenized:
    """Cut a document into tokens and blocks. Never raises; linear in the length of the text."""
    raws, lines = _lines(document)
    start, end = _frame(document, len(lines))
    first = document.first_line
    kinds = map(_told(lines).get, lines, chain(repeat("text", end), repeat("attribute")))
    tokens = list(map(Token, count(first), raws, lines, kinds))
    out = Tokenized(tokens, attributes=tokens[end + 1 :], has_text_head=start > 0, has_attributes=end < len(lines))
    message = tokens[start:end]
    _mark_frame(out, start, end)
    alone = mark_alone(message)
    pages = accept_pages(message, alone.pages)
    if not out.has_attributes:
        mark_release(message)
    mark_classifications(message, pages, alone.ends)
    out.blank_unit = blank_unit(message, pages)
    _transmissions(out, message, pages)
    return out


def _lines(document: Document) -> tuple[list[str], list[str]]:
    """The lines as they stand, and without their outer blanks and Markdown."""
    text = document.text
    raws = list(StringIO(text, newline=""))  # ends lines at LF, CRLF and CR only, as str.splitlines does not
    markdown = document.form == "markdown"
    lines = [plain(line).strip() for line in raws] if markdown else [line.strip() for line in raws]
    if "\0" in text:
        lines = [line.replace("\0", "").strip() for line in lines]
    if not text.isascii():
        lines = [_SURROGATES.sub("\ufffd", line) for line in lines]
    return raws, lines


def _told(lines: list[str]) -> dict[str, str]:
    """Kind of the lines that are told by what they say alone: blanks and stamps. A document repeats one stamp."""
    stamps = {line for line in lines if g.STAMP_MARK in line}
    return {"": "blank"} | {line: "stamp" for line in stamps if len(line) < _LONGEST_STAMP and g.STAMP.match(line)}


def _frame(document: Document, count: int) -> tuple[int, int]:
    """Where the message part begins and ends: behind `Message Text`, before `Message Attributes`."""
    start = 0 if document.text_line is None else document.text_line + 1
    return start, count if document.attributes_line is None else document.attributes_line


def _mark_frame(out: Tokenized, start: int, end: int) -> None:
    """Name head lines, what stands before the message part, and the attributes part."""
    head = out.lines[:start]
    mark_alone(head)
    for token in head:
        if token.kind == "text":
            token.kind = "unknown"
    if out.has_text_head:
        out.lines[start - 1].kind = "frame"
    if out.has_attributes:
        out.lines[end].kind = "frame"


def _transmissions(out: Tokenized, message: Sequence[Token], pages: Sequence[Page]) -> None:
    """Part the message at each PAGE 01, and cut each part into blocks."""
    first_pages = [page for page in pages if page.number == 1] or list(pages[:1])
    starts = [_start(message, page.tokens[0].line - message[0].line) for page in first_pages]
    if not starts and (begin := _first_line_of_text(message)) is not None:
        starts = [begin]
    bounds = [*starts, len(message)]
    above = out.lines[: message[0].line - out.lines[0].line] if message else out.lines
    out.front = [token for token in above if token.kind == "unknown"]
    out.front += [token for token in message[: bounds[0]] if token.kind not in ("blank", "stamp")]
    for token in out.front:
        if token.kind == "text":
            token.kind = "lost" if g.LOST_TEXT.search(token.text) else "unknown"
    waiting = deque(pages)
    earlier: set[str] = set()
    for index, (start, end) in enumerate(pairwise(bounds)):
        tokens = list(message[start:end])
        own = []
        while waiting and waiting[0].tokens[0].line <= tokens[-1].line:
            own.append(waiting.popleft())
        one = cut(Transmission(index, tokens, own), earlier)
        earlier.update(token.text for kind in ("passing", "caption") for token in one.of(kind))
        out.transmissions.append(one)
    _sign_sections(out.transmissions)


def _sign_sections(transmissions: Sequence[Transmission]) -> None:
    """A section that breaks off in mid-sentence is signed by a name alone when that name signs another section."""
    names = {token.text for one in transmissions for token in one.of("signature")}
    for one in transmissions:
        last = one.of("text")[-1:]
        if last and last[0].text in names and not one.of("signature"):
            last[0].kind = "signature"
            one.kinds["signature"] = [one.kinds["text"].pop()]


def _start(message: Sequence[Token], index: int) -> int:
    """Where a transmission begins: its head classification when one stands above its PAGE 01."""
    above = index - 1
    while above >= 0 and message[above].kind in ("blank", "stamp", "release", "notice"):
        above -= 1
    return above if above >= 0 and message[above].kind == "classification" else index


def _first_line_of_text(message: Sequence[Token]) -> int | None:
    """Without a PAGE line: the first line that is no furniture and no notice of a lost text."""
    for index, token in enumerate(message):
        if token.kind == "text" and not g.LOST_TEXT.search(token.text):
            return index
    return None
