"""What PAGE lines and the classification above them say (format guide 3)."""

import datetime as dt
from collections.abc import Sequence

from cablekit import grammar as g
from cablekit.diagnostics import CLASSIFICATION_UNKNOWN, TIME_IMPOSSIBLE, Diagnostic
from cablekit.model import Moment, Part
from cablekit.tokenizer import Page, Token
from cablekit.values import classification, fold, moment


def head_classification(lines: Sequence[Token], page: Page | None) -> tuple[str | None, list[Diagnostic]]:
    """Of the classification lines the one over PAGE 01; the canonical word, or a damaged one as written.

    Where the PAGE line is lost, `lines` are those of the header.
    """
    above = [token for token in lines if token.line < page.tokens[0].line] if page else lines
    if not above:
        return None, []
    text = above[-1].text
    tail = g.CLASSIFICATION_TAIL.match(text)
    word = fold(tail["word"] if tail else text)
    known = classification(word)
    if known:
        return known, []
    message = f"{word!r} is no classification known; kept as written"
    return word, [CLASSIFICATION_UNKNOWN.at(above[-1].line, "header.classification", message)]


def possible_duplicate(lines: Sequence[Token], pages: Sequence[Page]) -> bool:
    """Whether POSS DUPE stands on a PAGE line, or on a line that may say so: classification over PAGE 01, dash line."""
    return any(page.dupe for page in pages) or any(g.POSS_DUPE.search(token.text) for token in lines)


def received(page: Page | None, sent: dt.datetime | None) -> tuple[Moment | None, list[Diagnostic]]:
    """Time received, from the PAGE line of an incoming telegram."""
    if page is None or page.time is None:
        return None, []
    at = moment(page.time, sent)
    if at is None and sent is not None:
        message = f"{page.time} fits no moment in the 28 days after the sending"
        line = page.tokens[-1].line
        return Moment(page.time), [TIME_IMPOSSIBLE.at(line, "header.received.at", message)]
    return Moment(page.time, at), []


def part(page: Page | None) -> Part | None:
    """The section, as the PAGE line numbers it."""
    return Part(page.part, page.of) if page is not None and page.part else None
