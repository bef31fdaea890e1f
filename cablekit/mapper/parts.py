"""The transmissions that form the message: in section order, without copies; missing sections are noted."""

from collections.abc import Sequence

from cablekit import diagnostics as d
from cablekit.diagnostics import Notes
from cablekit.lines import Kind, Transmission
from cablekit.mapper.transmission import Mapped
from cablekit.text.clean import PartText


def parts_of(mapped: Sequence[Mapped]) -> list[Mapped]:
    """Return the transmissions that the record is made from, in the order of their sections."""
    own = _own(mapped)
    if len(own) == 1:
        return own
    places = _places(own)
    return [own[index] for index in sorted(range(len(own)), key=places.__getitem__)]


def _own(mapped: Sequence[Mapped]) -> list[Mapped]:
    """Return the transmissions of the message, without copies."""
    return [
        transmission
        for transmission in mapped
        if transmission.lines.same_message and transmission.lines.duplicate_of is None
    ]


def _places(own: Sequence[Mapped]) -> list[int]:
    """Return the place of each transmission among the sections.

    Transmissions without a section number get the free places, if there are exactly as many; otherwise each comes after
    the one above it in the file.
    """
    numbers = [transmission.lines.part for transmission in own]
    if len(numbers) == 1:
        return [numbers[0] or 1]
    known = {number for number in numbers if number is not None}
    of = min(max((transmission.lines.part_of or 0 for transmission in own), default=0), len(own))
    free = [number for number in range(1, of + 1) if number not in known]
    if known and len(free) == numbers.count(None):
        left = iter(free)
        return [next(left) if number is None else number for number in numbers]
    places: list[int] = []
    for number in numbers:
        places.append(number or (places[-1] if places else 1))
    return places


def note_copies(mapped: Sequence[Mapped], notes: Notes) -> None:
    """Note transmissions of another message, copies, and different texts of the same section."""
    if len(mapped) == 1:
        return
    for transmission in mapped:
        if not transmission.lines.same_message:
            field = f"transmissions[{transmission.lines.index}]"
            notes.add(d.DIFFERENT_MESSAGES, transmission.lines.first_line, field, "of another message")
    for transmission in mapped:
        if transmission.lines.duplicate_of is not None:
            field = f"transmissions[{transmission.lines.index}]"
            notes.add(d.SECTION_REPEATED, transmission.lines.first_line, field, "occurs twice; the other copy is read")
    own = _own(mapped)
    numbered = any(transmission.lines.part is not None for transmission in own)
    numbers: set[int | None] = set()
    for transmission in own:
        part = transmission.lines.part
        if part in numbers or (part is None and numbered):
            section = "has no section number" if part is None else f"is section {part} again"
            message = f"{section}, and its text is not a copy of another: all are read"
            notes.add(
                d.SECTION_UNCLEAR, transmission.lines.first_line, f"transmissions[{transmission.lines.index}]", message
            )
        numbers.add(part)


def note_lost(parts: Sequence[Mapped], notes: Notes) -> None:
    """Note a subject lost between TAGS and references, and a name lost at the end."""
    if not parts:
        return
    first, last = parts[0].lines, parts[-1].lines
    cited = first.of(Kind.REFERENCE)
    if cited and first.of(Kind.TAGS) and not first.of(Kind.SUBJECT) and not _has_unknown(first):
        notes.add(d.SUBJECT_MISSING, cited[0].number, "body.subject", "there is no subject between TAGS and references")
    ends = last.of(Kind.END)
    if ends and last.final and parts[-1].text.rows and not last.signature and not parts[-1].text.holes:
        notes.add(d.SIGNATURE_MISSING, ends[-1].number, "body.signature", "no name signs the text above the end mark")


def _has_unknown(first: Transmission) -> bool:
    """Whether a line of the body is unknown: it may be the subject."""
    return any(first.block(line.index) == "body" for line in first.of(Kind.UNKNOWN))


def texts_of(parts: Sequence[Mapped], notes: Notes) -> list[PartText | str]:
    """Return the texts in order, with the evidence of a gap in place of missing sections."""
    if len(parts) == 1 and parts[0].lines.part is None:
        return [parts[0].text]
    texts: list[PartText | str] = []
    reached = 0
    for mapped, place in zip(parts, _places(parts), strict=True):
        if mapped.lines.part is not None:
            texts += _missing(reached + 1, place - 1, mapped.lines.part_of, notes)
        reached = max(reached, place)
        texts.append(mapped.text)
    of = max([part.lines.part_of or 0 for part in parts], default=0)
    return [*texts, *_missing(reached + 1, of, of, notes)]


def _missing(first: int, last: int, of: int | None, notes: Notes) -> list[str]:
    """Return the evidence of a run of missing sections; empty if none is missing."""
    if first > last:
        return []
    run = f"section {first} of {of or 'several'} is" if first == last else f"sections {first}-{last} of {of} are"
    evidence = f"{run} not in this document"
    notes.add(d.SECTION_MISSING, None, "transmissions", evidence)
    return [evidence]
