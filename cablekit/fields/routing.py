"""Routing: precedence, date-time group, sender and addressees (format guide 5).

Strategy. The date-time group is read by one grammar that allows blanks inside its tokens; what is no possible
moment is kept raw. An addressee is one line; precedence and continuity number are taken off its end, in any order.
Nothing is carried from one addressee to the next, but that posts behind XMT are none: the telegram does not go there.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cablekit import glossary
from cablekit import grammar as g
from cablekit.diagnostics import DTG_IMPOSSIBLE, Diagnostic
from cablekit.model import Addressee, Precedence
from cablekit.tokenizer import Token
from cablekit.values import fold, sent_at

PRECEDENCE = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}


def date_time_group(
    tokens: Sequence[Token],
) -> tuple[Precedence, str | None, dt.datetime | None, list[str], list[Diagnostic]]:
    """Precedence, the group as written, its moment, operating signals, diagnostics."""
    if not tokens:
        return Precedence(), None, None, [], []
    token = tokens[0]
    text = fold(token.text)
    match = g.DTG.match(text)
    like = match or g.DTG_LIKE.match(text)
    letters = (like and like["letters"]) or ""
    words = [PRECEDENCE.get(letter) for letter in _undoubled(letters)]
    precedence = Precedence(words[0] if words else None, words[1] if len(words) > 1 else None)
    if match is None:
        raw = text.removeprefix(letters).strip(" .")
        return precedence, raw, None, [], [_impossible(token, raw)]
    at = sent_at(match)
    signals = [fold(signal) for signal in g.SIGNAL.findall(match["signals"])]
    return precedence, match["dtg"], at, signals, [] if at else [_impossible(token, match["dtg"])]


def _undoubled(letters: str) -> Iterator[str]:
    """The letters of precedence: `P R` and `PR` are two; `RR`, as military stations write, is one."""
    for word in letters.split():
        yield from word[:1] if word == 2 * word[0] else word


def _impossible(token: Token, raw: str) -> Diagnostic:
    return DTG_IMPOSSIBLE.at(token.line, "routing.sent_at", f"{raw!r} is no possible date-time group")


def addressees(tokens: Sequence[Token], label: re.Pattern[str]) -> list[Addressee]:
    """The addressees of lines labelled by `label` (grammar.FROM, TO or INFO), one a line.

    Posts on one line count as one a piece when all of them are known. A post behind XMT is named but not resolved.
    """
    found = []
    exempted = False
    for token in tokens:
        for one in _on_line(token.text, label):
            exempted = exempted or g.EXEMPTED.search(one.raw) is not None
            if exempted:
                one.post = one.country = None
            found.append(one)
    return found


def _on_line(text: str, label: re.Pattern[str]) -> list[Addressee]:
    if "," in text:
        pieces = [addressee(piece, label) for piece in text.split(",")]
        if all(one.post for one in pieces):
            return pieces
    return [addressee(text, label)]


def addressee(text: str, label: re.Pattern[str]) -> Addressee:
    """One addressee: `SECSTATE WASHDC NIACT IMMEDIATE 2143`."""
    match = label.match(text)
    return Addressee(*_addressee(fold(text[match.end() :] if match else text)))


@lru_cache(maxsize=8192)
def _addressee(raw: str) -> tuple[str, str | None, str | None, int | None, str | None, str | None]:
    """The fields of an addressee. Cached: a post writes to the same few hundred."""
    name, precedence, number, handled = raw, None, None, False
    while tail := g.ADDRESSEE_TAIL.search(name):
        if tail["precedence"] and precedence is None:
            precedence = _word(tail["precedence"])
        elif tail["number"] and number is None:
            number = int(tail["number"])
        elif tail["handling"] and not handled:
            handled = True
        else:
            break
        name = name[: tail.start()]
    name = g.ROUTING_INDICATOR.sub("", name)
    post = glossary.post(name)
    return raw, name or None, precedence, number, post.name if post else None, post.country if post else None


def _word(written: str) -> str:
    """The word of precedence without the blanks that damage put into it: `IMM EDIATE`, `NIACT IMMEDIATE`."""
    compact = written.replace(" ", "")
    night = "NIACT" if compact.startswith("NIACT") else ""
    word = compact.removeprefix("NIACT")
    return f"{night} {'IMMEDIATE' if word == 'IMMED' else word}".strip()
