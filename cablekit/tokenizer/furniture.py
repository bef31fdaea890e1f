"""Page furniture: what the machine put between the lines of a message (format guide 2, 3).

Strategy. Stamps, PAGE lines and end marks are told by themselves. Classification lines are not: a bare SECRET may
stand in a list of the message. So a classification line is furniture only beside a PAGE line or an end mark, at
most two in a row (foot of one page, head of the next; the sender's own and the foot), with nothing but blanks, stamps
and notices between.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from cablekit import grammar as g
from cablekit.tokenizer.token import Page, Token

#: a classification line, with what may stand behind the word
_WIDEST = 120
#: digits of a serial number, where a PAGE line holds something that no rule knows
_SERIAL = 4
#: kinds that may stand between a PAGE line and the classification that belongs to it
TRANSPARENT = frozenset(["blank", "stamp", "release", "footer"])
#: what the lines begin with that can be told by themselves
_ALONE_HEADS = frozenset(["PA", "NN", "N ", "N\t", "<<", "E ", "E\t", "EE", "AD", "**"])


class Alone(NamedTuple):
    """Lines that are told by themselves: candidates for PAGE lines, and where a transmission ends or breaks off."""

    pages: list[Page]
    ends: list[Token]


def mark_alone(tokens: Sequence[Token]) -> Alone:
    """Name the lines that can be told by themselves, blanks and stamps but. PAGE lines are named when accepted."""
    found = Alone([], [])
    for token in [token for token in tokens if token.kind == "text" and token.text[:2] in _ALONE_HEADS]:
        text = token.text
        if text.startswith("PAGE"):
            page = _page(tokens, token.line - tokens[0].line)
            if page:
                found.pages.append(page)
        elif text[0] in "N<" and g.END_MARK.match(text):
            token.kind = "end"
            found.ends.append(token)
        elif text[0] in "EA" and g.BROKEN_OFF.match(text):
            token.kind = "gap"
            found.ends.append(token)
        elif text[0] == "*" and g.FOOTER.match(text):
            token.kind = "footer"
    return found


def _page(tokens: Sequence[Token], index: int) -> Page | None:
    """The PAGE line that begins at this token; its second half may stand on a line below.

    pdftotext puts it on the next line, scans up to seven lines below (1979KUWAIT00486).
    """
    match = g.PAGE.match(tokens[index].text)
    if match is None:
        return None
    if match["station"]:
        if match["damaged"] and len(match["serial"]) < _SERIAL:
            return None
        return _page_of(match, int(match["page"]), [tokens[index]])
    below = [token for token in tokens[index + 1 : index + 12] if token.text][:7]
    for distance, token in enumerate(below):
        rest = g.PAGE_REST.match(token.text)
        if rest and (rest["tail"] or (distance < 2 and len(rest["serial"]) >= 5)):
            return _page_of(rest, int(match["page"]), [tokens[index], token])
    return None


def _page_of(match: re.Match[str], number: int, tokens: list[Token]) -> Page:
    damaged = match.groupdict().get("damaged") or ""
    part, of, time, series, dupe = _tail(f"{match['tail']} {damaged}" if damaged else match["tail"])
    if damaged and time is None and (blanked := g.PAGE_TIME.search(damaged.replace(" ", ""))):
        time = blanked[0]
    return Page(tokens, number, " ".join(match["station"].split()), match["serial"], part, of, time, series, dupe)


@lru_cache(maxsize=256)
def _tail(text: str) -> tuple[int | None, int | None, str | None, str | None, bool]:
    """Section, number of sections, time, series number, POSS DUPE. Cached: each page of a message repeats it."""
    part, time, series = g.PAGE_PART.search(text), g.PAGE_TIME.search(text), g.PAGE_SERIES.search(text)
    return (
        int(part[1]) if part else None,
        int(part[2]) if part else None,
        time[0] if time else None,
        " ".join(series[0].split()) if series else None,
        g.POSS_DUPE.search(text) is not None,
    )


def accept_pages(tokens: Sequence[Token], candidates: Sequence[Page]) -> list[Page]:
    """The PAGE lines that are furniture. The others are text: a telegram quoted in a body (1974LAPAZ03446)."""
    first = next((page for page in candidates if page.number == 1), candidates[0] if candidates else None)
    accepted: list[Page] = []
    current = first
    for page in candidates:
        same = current is not None and (page.of_same_message(current) or page.station == current.station)
        if page is first or same or (page.number == 1 and _after_end(tokens, page)):
            accepted.append(page)
            if page.number == 1:
                current = page
    for page in accepted:
        for token in page.tokens:
            token.kind = "page"
    return accepted


def _after_end(tokens: Sequence[Token], page: Page) -> bool:
    """Whether the nearest line above that says anything, classification left out, is an end mark.

    There is one: the first PAGE line stands above.
    """
    index = page.tokens[0].line - tokens[0].line - 1
    while tokens[index].kind in TRANSPARENT or classification_word(tokens[index].text):
        index -= 1
    return tokens[index].kind == "end"


def mark_classifications(tokens: Sequence[Token], pages: Sequence[Page], ends: Sequence[Token]) -> None:
    """Name the classification lines beside PAGE lines, end marks and the end of the message part."""
    offset = tokens[0].line if tokens else 0
    for page in pages:
        _mark_above(tokens, page.tokens[0].line - offset)
    for end in [*(token.line - offset for token in ends), len(tokens)]:
        _mark_above(tokens, end, alike=True)


def _mark_above(tokens: Sequence[Token], index: int, *, alike: bool = False) -> None:
    """Name up to two classification lines above a place; `alike`: the second only where it says what the first does.

    At an end the first is the foot of the page, and the second, where there is one, the sender's own.
    """
    words: list[str] = []
    for above in reversed(range(max(0, index - 24), index)):
        token = tokens[above]
        if token.kind in TRANSPARENT:
            continue
        if token.kind != "text" or len(words) == 2:
            return
        word = classification_word(token.text)
        if word is None:
            if _is_notice(token):
                continue
            if not (alike and words) and g.GLUED.match(token.text):
                token.kind = "glued"
            return
        if alike and words and word not in words:
            return
        token.kind = "classification"
        words.append(word)


def _is_notice(token: Token) -> bool:
    """Whether POSS DUPE stands by itself between classification and PAGE line; names it so (pdftotext)."""
    if not g.NOTICE.match(token.text):
        return False
    token.kind = "notice"
    return True


def mark_release(tokens: Sequence[Token]) -> None:
    """Name the markings of a release under FOIA, which stand among the lines of a scan (1976STATE300075).

    Some lines tell such a release by themselves; the exemption codes and the releaser's UNCLASSIFIED are told by
    standing beside them. A code that stands by itself in a release in part marks what was cut out there.
    """
    partly = False
    for index, token in enumerate(tokens):
        if token.kind == "text" and (g.RELEASE_LINE.match(token.text) or (index < 8 and g.SCAN_MARK.match(token.text))):
            token.kind = "release"
            partly = partly or (token.text.startswith("RELEASED") and "PART" in token.text)
    _mark_beside(tokens)
    _mark_beside(tokens[::-1])
    for token in tokens if partly else ():
        if token.kind == "text" and token.text[0] == "B" and g.EXEMPTIONS.match(token.text):
            token.kind = "excision"


def _mark_beside(tokens: Sequence[Token]) -> None:
    """Name codes and UNCLASSIFIED behind a release line: of UNCLASSIFIED one, or two at the end of a page."""
    beside = False
    unclassified: Token | None = None
    for token in tokens:
        if token.kind == "release":
            beside, unclassified = True, None
        elif beside and token.kind == "text":
            if classification_word(token.text) == "UNCLASSIFIED":
                apart = unclassified and abs(token.line - unclassified.line) > 1 and token.raw[0] != "\f"
                beside, unclassified = not apart, token
            else:
                beside = g.EXEMPTIONS.match(token.text) is not None
            token.kind = "release" if beside else "text"
        elif token.kind != "blank":
            beside = False


def classification_word(text: str) -> str | None:
    """The classification a bare line shows, canonical; a damaged one (UNCLASSIFIFD) is read as the nearest word.

    None when the line is no classification line.
    """
    tailed = len(text) <= _WIDEST and text.endswith(("DUPE", "DIS", "NOFORN"))
    tail = g.CLASSIFICATION_TAIL.match(text) if tailed else None
    compact = (tail["word"] if tail else text).replace(" ", "")
    known = g.CLASSIFICATIONS.get(compact)
    if known or not 5 <= len(compact) <= 20 or not compact.isalpha():
        return known
    return _nearest(compact.upper())


@lru_cache(maxsize=4096)
def _nearest(text: str) -> str | None:
    """The classification that a damaged word is near to. Cached: it is mostly asked of names that sign."""
    return next((word for form, word in g.CLASSIFICATIONS.items() if _near(text, form)), None)


def _near(text: str, form: str) -> bool:
    return abs(len(text) - len(form)) <= 2 and SequenceMatcher(None, text, form).ratio() >= 0.8


def blank_unit(tokens: Sequence[Token], pages: Sequence[Page]) -> int:
    """How many blank lines stand for one: 2 where a rendering doubled them (pdftotext -layout), else 1.

    Doubled are those below every PAGE line but the first of a section, and every run between two lines of text.
    """
    later = [page.tokens[-1].line - tokens[0].line + 1 for page in pages if page.number > 1]
    if not later or any(_blanks_at(tokens, index) < 2 for index in later):
        return 1
    runs = [_blanks_at(tokens, index + 1) for index in range(len(tokens) - 1) if _ends_text(tokens, index)]
    return 2 if min(runs, default=2) >= 2 else 1


def _blanks_at(tokens: Sequence[Token], index: int) -> int:
    end = index
    while end < len(tokens) and tokens[end].kind == "blank":
        end += 1
    return end - index


def _ends_text(tokens: Sequence[Token], index: int) -> bool:
    """Whether a line of text has a blank line below it, and text below that."""
    if tokens[index].kind != "text" or tokens[index + 1].kind != "blank":
        return False
    below = index + 1 + _blanks_at(tokens, index + 1)
    return below < len(tokens) and tokens[below].kind == "text"
