"""The transmissions that make the message: in section order, without copies; what is missing is said."""

from collections.abc import Sequence

from cablekit import diagnostics as d
from cablekit.diagnostics import Notes
from cablekit.lines import Kind
from cablekit.mapper.transmission import Mapped
from cablekit.text.clean import PartText


def parts_of(mapped: Sequence[Mapped]) -> list[Mapped]:
    """The transmissions that the record is made from, in the order of their sections."""
    own = _own(mapped)
    places = _places(own)
    return [own[index] for index in sorted(range(len(own)), key=places.__getitem__)]


def _own(mapped: Sequence[Mapped]) -> list[Mapped]:
    """The transmissions of the message, copies left out."""
    return [one for one in mapped if one.lines.same_message and one.lines.duplicate_of is None]


def _places(own: Sequence[Mapped]) -> list[int]:
    """The place of each among the sections.

    Those that say no section have the places that the others leave, where there are just as many; else each is behind
    what is above it in the file.
    """
    numbers = [one.lines.part for one in own]
    if len(numbers) == 1:
        return [numbers[0] or 1]
    known = {number for number in numbers if number is not None}
    of = min(max((one.lines.part_of or 0 for one in own), default=0), len(own))
    free = [number for number in range(1, of + 1) if number not in known]
    if known and len(free) == numbers.count(None):
        left = iter(free)
        return [next(left) if number is None else number for number in numbers]
    places: list[int] = []
    for number in numbers:
        places.append(number or (places[-1] if places else 1))
    return places


def note_copies(mapped: Sequence[Mapped], notes: Notes) -> None:
    """Note transmissions of another message, copies, and texts of one section that are no copies."""
    for one in mapped:
        if not one.lines.same_message:
            field = f"transmissions[{one.lines.index}]"
            notes.add(d.DIFFERENT_MESSAGES, one.lines.first_line, field, "of another message")
    for one in mapped:
        if one.lines.duplicate_of is not None:
            field = f"transmissions[{one.lines.index}]"
            notes.add(d.SECTION_REPEATED, one.lines.first_line, field, "stands twice; the other copy is read")
    own = _own(mapped)
    numbered = any(one.lines.part is not None for one in own)
    seen: set[int | None] = set()
    for one in own:
        part = one.lines.part
        if part in seen or (part is None and numbered):
            said = "no section" if part is None else f"section {part} again"
            message = f"says {said}, and its text is no copy of another: all are read"
            notes.add(d.SECTION_UNCLEAR, one.lines.first_line, f"transmissions[{one.lines.index}]", message)
        seen.add(part)


def note_lost(parts: Sequence[Mapped], notes: Notes) -> None:
    """Note a subject that is lost between TAGS and references, and a name that is lost at the end."""
    if not parts:
        return
    first, last = parts[0].lines, parts[-1].lines
    cited = first.of(Kind.REFERENCE)
    unknown = any(first.block(line.index) == "body" for line in first.of(Kind.UNKNOWN))
    if cited and first.of(Kind.TAGS) and not first.of(Kind.SUBJECT) and not unknown:
        notes.add(d.SUBJECT_MISSING, cited[0].number, "body.subject", "there is no subject between TAGS and references")
    ends = last.of(Kind.END)
    if ends and last.final and parts[-1].text.rows and not last.signature and not parts[-1].text.holes:
        notes.add(d.SIGNATURE_MISSING, ends[-1].number, "body.signature", "no name signs the text above the end mark")


def texts_of(parts: Sequence[Mapped], notes: Notes) -> list[PartText | str]:
    """The texts in order, with the evidence of the gap where sections are missing."""
    texts: list[PartText | str] = []
    reached = 0
    for one, place in zip(parts, _places(parts), strict=True):
        if one.lines.part is not None:
            texts += _missing(reached + 1, place - 1, one.lines.part_of, notes)
        reached = max(reached, place)
        texts.append(one.text)
    of = max((one.lines.part_of or 0 for one in parts), default=0)
    return [*texts, *_missing(reached + 1, of, of, notes)]


def _missing(first: int, last: int, of: int | None, notes: Notes) -> list[str]:
    """The evidence of a run of missing sections; none where none is missing."""
    if first > last:
        return []
    run = f"section {first} of {of or 'several'} is" if first == last else f"sections {first}-{last} of {of} are"
    evidence = f"{run} not in this document"
    notes.add(d.SECTION_MISSING, None, "transmissions", evidence)
    return [evidence]
