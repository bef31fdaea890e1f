"""Which transmissions make the message: in section order, a repeated one set aside, a missing one said."""

from collections.abc import Sequence

from cablekit import diagnostics as d
from cablekit.diagnostics import Diagnostic
from cablekit.mapper.transmission import Mapped
from cablekit.text import clean as text
from cablekit.text.clean import PartText


def sign_sections(mapped: Sequence[Mapped]) -> None:
    """Sections before the last may be signed too, with the name glued behind their last sentence."""
    names = {one.text.signature for one in mapped if one.text.signature}
    for one in mapped if len(mapped) > 1 else ():
        text.sign_section(one.text, names)
        one.record.signature = one.text.signature


def parts_of(mapped: Sequence[Mapped], found: list[Diagnostic]) -> list[Mapped]:
    """The transmissions the record is made from, in the order of their sections.

    Of a repeated section the corrected copy counts, else the later one; the other says whose duplicate it is.
    """
    if not mapped:
        return []
    copies: dict[int, list[Mapped]] = {}
    for one in mapped:
        if _same_message(one, mapped[0]):
            copies.setdefault(one.record.part.number if one.record.part else 1, []).append(one)
        else:
            line = one.tokens.tokens[0].line
            found.append(d.DIFFERENT_MESSAGES.at(line, f"transmissions[{one.tokens.index}]", "of another message"))
    return [_chosen(copies[number], found) for number in sorted(copies)]


def _same_message(one: Mapped, first: Mapped) -> bool:
    if not (one.tokens.pages and first.tokens.pages):
        return True
    a, b = one.tokens.pages[0], first.tokens.pages[0]
    return a.serial == b.serial or one.record.routing.dtg == first.record.routing.dtg


def _chosen(copies: Sequence[Mapped], found: list[Diagnostic]) -> Mapped:
    """The copy that is read, of the copies of one section; the others say whose duplicates they are."""
    keep = next((one for one in reversed(copies) if one.record.corrected_copy), copies[-1])
    for one in copies:
        if one is not keep:
            one.record.duplicate_of = keep.tokens.index
            field = f"transmissions[{one.tokens.index}]"
            found.append(
                d.SECTION_REPEATED.at(one.tokens.tokens[0].line, field, "stands twice; the other copy is read")
            )
    return keep


def texts_of(parts: Sequence[Mapped], found: list[Diagnostic]) -> list[PartText | str]:
    """The texts in order, with the evidence of the gap where a section is missing."""
    texts: list[PartText | str] = []
    for one in parts:
        part = one.record.part
        if part is not None:
            texts += _missing(len(texts) + 1, part.number, part.of, found)
        texts.append(one.text)
    last = parts[-1].record.part if parts else None
    if last is not None and last.of is not None:
        texts += _missing(len(texts) + 1, last.of + 1, last.of, found)
    return texts


def _missing(start: int, end: int, of: int | None, found: list[Diagnostic]) -> list[str]:
    evidence = [
        f"section {number} of {of or 'several'} is not in this document" for number in range(start, min(end, 100))
    ]
    found.extend(d.SECTION_MISSING.at(None, "transmissions", one) for one in evidence)
    return list(evidence)
