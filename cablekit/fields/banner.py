"""Banner: classification, section notice, message reference number as sent (format guide 6).

Strategy. The classification is taken off the front, spaced or plain; then the section notice, and captions before or
behind the number; what is left is the message reference number. A damaged classification is found by what stands
behind it, and kept as written.
"""

from collections.abc import Sequence

import msgspec

from cablekit import grammar as g
from cablekit.diagnostics import CLASSIFICATION_UNKNOWN, Diagnostic
from cablekit.model import Mrn, Part
from cablekit.tokenizer import Token
from cablekit.values import classification, fold, mrn

FIELD = "body.classification"
_WORDS = {
    word: number
    for words in (
        ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN"),
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    )
    for number, word in enumerate(words, start=1)
}


class Banner(msgspec.Struct):
    """What a banner says."""

    raw: str | None = None
    classification: str | None = None
    part: Part | None = None
    mrn: Mrn | None = None
    captions: str = ""
    corrected: str | None = None


def read(tokens: Sequence[Token]) -> tuple[Banner, list[Diagnostic]]:
    """The banner of a transmission; empty without one."""
    if not tokens:
        return Banner(), []
    raw = fold(" ".join(token.text for token in tokens))
    match = g.BANNER.match(raw)
    if match:
        word, rest = classification(match["word"]), match["rest"].strip(" /")
        return _rest(Banner(raw, word), rest), []
    word, rest = _damaged(raw)
    value = _rest(Banner(raw, word or None), rest)
    message = f"{word!r} is no classification known; kept as written" if word else "the banner names none"
    return value, [CLASSIFICATION_UNKNOWN.at(tokens[0].line, FIELD, message)]


def _damaged(raw: str) -> tuple[str, str]:
    """Cut off a classification that no rule knows: what stands before SECTION, or before the last two words."""
    section = g.BANNER_SECTION.search(raw)
    if section:
        return raw[: section.start()].strip(), raw[section.start() :].strip()
    number = g.BANNER_NUMBER.search(raw)
    words = raw[: number.start()].split() if number else []
    return " ".join(words[:-1]), raw[len(" ".join(words[:-1])) :].strip()


def _rest(value: Banner, rest: str) -> Banner:
    section = g.BANNER_SECTION.search(rest)
    if section:
        total = _count(section["of"] or section["of_final"])
        number = _count(section["number"]) or total
        value.part = Part(number, total) if number else None
        rest = f"{rest[: section.start()]} {rest[section.end() :]}".strip()
    if corrected := g.CORRECTED_INSIDE.search(rest):
        value.corrected = corrected[0]
        rest = f"{rest[: corrected.start()]}{rest[corrected.end() :]}".strip(" /,;.-")
    caption = g.BANNER_CAPTION.match(rest)
    if caption:
        value.captions, rest = caption[0], rest[caption.end() :]
    behind = g.CAPTION_BEHIND.search(rest)
    if behind:
        value.captions, rest = f"{value.captions} {behind[0]}", rest[: behind.start()] + rest[behind.end() :]
    rest = g.BANNER_NOISE.sub("", rest)
    value.mrn = mrn(rest)
    if value.mrn is None:
        value.captions = f"{value.captions} {rest}"
    return value


def _count(text: str | None) -> int | None:
    """A number of sections, in digits, in words (`SECTION ONE OF TWO`) or Roman (`SECTION I OF II`)."""
    if text is None:
        return None
    return int(text) if text.isdecimal() else _WORDS.get(text)
