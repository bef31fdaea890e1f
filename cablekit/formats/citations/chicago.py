"""Chicago style (The Chicago Manual of Style, 17th edition): note and bibliography.

Strategy. Manuscript collections (14.221-14.231): a note goes from the item to the archive; a bibliography entry of a
single item begins with its author, here the sending post. The date of access goes before the address (14.12, 14.207).
A title is in quotation marks, and marks inside it become single (13.30); its capitals stay. Ranges of years take an en
dash (6.78). Section numbers are from general knowledge of the manual.
"""

import re

from cablekit.formats.citations.facts import Facts
from cablekit.formats.citations.holding import SERIES
from cablekit.formats.citations.nara import exchange
from cablekit.formats.citations.wording import american_date, sentence

_SERIES = SERIES.replace("-", "\N{EN DASH}")
#: an opening quotation mark: at the start, or after a blank, a bracket, a slash or a hyphen
_OPENING = re.compile(r'(^|(?<=[\s(\[/-]))"')
_LEFT, _RIGHT = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"


def chicago_note(known: Facts) -> str:
    """A full note, on a line."""
    phrases = [
        exchange(known),
        known.telegram("telegram"),
        _quoted(known.subject, ",") if known.subject else "",
        american_date(known.date) if known.date else "",
        *_place(known),
        f"accessed {american_date(known.accessed)}" if known.accessed else "",
        known.url or "",
    ]
    note = ""
    for phrase in filter(None, phrases):
        comma = "" if not note else " " if note.endswith(",”") else ", "
        note += comma + phrase
    return f"{sentence(note[:1].upper() + note[1:])}\n"


def chicago_bibliography(known: Facts) -> str:
    """An entry of a bibliography, on a line."""
    sentences = [
        known.sender.short if known.sender else "",
        _quoted(known.subject, ".") if known.subject else "",
        f"{known.item}, {american_date(known.date)}" if known.date else known.item,
        *_sources(known),
        f"Accessed {american_date(known.accessed)}" if known.accessed else "",
        known.url or "",
    ]
    return " ".join(sentence(part) for part in sentences if part) + "\n"


def _quoted(title: str, mark: str) -> str:
    """The title in quotation marks, with the mark that follows inside them, unless it ends with its own mark."""
    inner = _OPENING.sub(_LEFT, title.rstrip(".,")).replace('"', _RIGHT)
    if inner.endswith(("?", "!")) and mark == ".":
        mark = ""
    return f"“{inner}{mark}”"


def _place(known: Facts) -> list[str]:
    """Item, series, record group, archive and its town, for a note."""
    steps = [step.replace(SERIES, _SERIES) for step in known.holding.steps]
    return [*steps, known.holding.place] if known.holding.place else steps


def _sources(known: Facts) -> list[str]:
    """The same for a bibliography: a sentence for each, with the archive and its town in one."""
    steps = _place(known)
    if known.holding.place:
        steps[-2:] = [", ".join(steps[-2:])]
    return [step[:1].upper() + step[1:] for step in steps]
