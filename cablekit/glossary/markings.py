"""Captions by the place in which a telegram shows them.

Strategy. `data/captions.csv` has captions, channels and markings, and also words that look like captions but are not
(REFTEL, NOTAL, TOSEC, LOU). Its column `places` lists where a word is a caption: `line` (alone on a line of the
opening), `banner` (on the line with classification and number), `page` (on the classification line above PAGE 01). A
word that is a caption in no place has `none`.
"""

from functools import cache

import msgspec

from cablekit.glossary.tables import rows_with_entries, split

PLACES = ("line", "banner", "page")
_NONE = "none"


class Caption(msgspec.Struct, frozen=True, gc=False):
    """A caption, channel or marking of a message.

    Attributes:
        code: the caption as telegrams write it, such as NODIS or ROGER CHANNEL.
        variants: other spellings and longer forms.
        kind: distribution, handling, channel, action or marking.
        places: where it is a caption: line, banner, page.
        title: its name in words; None if no source has it.
        text: its meaning, in sentences; None if the title is enough.
        source: where the facts come from.
    """

    code: str
    variants: tuple[str, ...]
    kind: str
    places: tuple[str, ...]
    title: str | None
    text: str | None
    source: str


@cache
def _captions() -> tuple[Caption, ...]:
    """Return all captions that have a place, in the order of the table."""
    return tuple(
        Caption(entry.code, entry.variants, entry.kind or "", split(places), entry.title, entry.text, entry.source)
        for entry, (places,) in rows_with_entries("captions")
        if places != _NONE
    )


@cache
def _by_place() -> dict[str, tuple[Caption, ...]]:
    return {place: tuple(caption for caption in _captions() if place in caption.places) for place in PLACES}


def captions(place: str) -> list[Caption]:
    """Return the captions that occur in `place`: `line`, `banner` or `page`.

    Raises:
        ValueError: `place` is not one of these.
    """
    if place not in PLACES:
        raise ValueError(f"{place!r} is not a place of captions: {', '.join(PLACES)}")
    return list(_by_place()[place])
