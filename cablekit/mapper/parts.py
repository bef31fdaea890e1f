"""The transmissions that make the message: in section order, without copies; what is missing is said."""

from collections.abc import Sequence

from cablekit import diagnostics as d
from cablekit.diagnostics import Notes
from cablekit.mapper.transmission import Mapped
from cablekit.text.clean import PartText


def parts_of(mapped: Sequence[Mapped]) -> list[Mapped]:
    """The transmissions that the record is made from, in the order of their sections."""
    own = [one for one in mapped if one.lines.same_message and one.lines.duplicate_of is None]
    return sorted(own, key=lambda one: one.lines.part or 1)


def note_copies(mapped: Sequence[Mapped], notes: Notes) -> None:
    """Note transmissions of another message, and copies."""
    for one in mapped:
        if not one.lines.same_message:
            field = f"transmissions[{one.lines.index}]"
            notes.add(d.DIFFERENT_MESSAGES, one.lines.first_line, field, "of another message")
    for one in mapped:
        if one.lines.duplicate_of is not None:
            field = f"transmissions[{one.lines.index}]"
            notes.add(d.SECTION_REPEATED, one.lines.first_line, field, "stands twice; the other copy is read")


def texts_of(parts: Sequence[Mapped], notes: Notes) -> list[PartText | str]:
    """The texts in order, with the evidence of the gap where a section is missing."""
    texts: list[PartText | str] = []
    for one in parts:
        if one.lines.part is not None:
            texts += _missing(len(texts) + 1, one.lines.part, one.lines.part_of, notes)
        texts.append(one.text)
    last = parts[-1].lines if parts else None
    if last is not None and last.part is not None and last.part_of is not None:
        texts += _missing(len(texts) + 1, last.part_of + 1, last.part_of, notes)
    return texts


def _missing(start: int, end: int, of: int | None, notes: Notes) -> list[str]:
    evidence = [
        f"section {number} of {of or 'several'} is not in this document" for number in range(start, min(end, 100))
    ]
    for one in evidence:
        notes.add(d.SECTION_MISSING, None, "transmissions", one)
    return evidence
