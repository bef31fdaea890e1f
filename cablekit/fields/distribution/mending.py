"""Offices and copies that a scan damaged: read if the glossary or the total proves them, else left as they are."""

from collections.abc import Sequence
from itertools import product

from cablekit import glossary
from cablekit.diagnostics import LABEL_DAMAGED, Notes
from cablekit.fields.distribution import proof
from cablekit.glossary.garbling import CAPITALS
from cablekit.model import Office

FIELD_PATH = "header.distribution"

#: not an office, but a scanned L: "I-03"
NO_OFFICE = "I"
#: what scans read for digits
DIGITS = str.maketrans("OoQ@CDGIlitSBZ", "00000001111582")
_ALIKE = {"O": "OD", "D": "DO", "I": "IL"}
_MOST_ALIKE = 5
_TWO = 2
_MOST = 99


def mend(offices: Sequence[Office], written: Sequence[str], total: str, line: int, notes: Notes) -> int | None:
    """Read damaged offices with one match in the glossary, and copies that the total proves. Return the total."""
    copied = are_numbers(written)
    if not (copied and are_symbols([office.office for office in offices])):
        _mend_symbols(offices, line, notes)
    balanced = copied and total and sum(map(int, written)) == int(total)
    if total and not balanced and proof.is_slashed(written):
        return _prove(offices, written, total, line, notes)
    if total and not copied:
        _mend_copies(offices, written, int(total), line, notes)
        if any(office.copies is None for office in offices):
            _prove(offices, written, total, line, notes, slashed=False)
    return int(total) if total else None


def _mend_symbols(offices: Sequence[Office], line: int, notes: Notes) -> None:
    for office in offices:
        mended = symbol(office.office)
        if mended is not None and mended != office.office:
            notes.add(LABEL_DAMAGED, line, FIELD_PATH, f"{office.office!r} is read as {mended!r}")
            office.office = mended


def _prove(
    offices: Sequence[Office], written: Sequence[str], total: str, line: int, notes: Notes, *, slashed: bool = True
) -> int | None:
    """Read copies as far as the total proves them, in a print with crossed zeros or only damaged ones."""
    proved, proved_total = proof.prove(written, total, slashed=slashed)
    if proved_total is None:
        for office, raw in zip(offices, written, strict=True) if slashed else ():
            office.copies = None if proof.is_doubtful(raw) else office.copies
        return int(total)
    for office, raw, number in zip(offices, written, proved, strict=True):
        if number != office.copies and number is not None:
            message = f"'{office.office}-{raw}' is read as '{office.office}-{number:02}', to match the total"
            notes.add(LABEL_DAMAGED, line, FIELD_PATH, message)
        office.copies = number
    return proved_total


def _mend_copies(offices: Sequence[Office], written: Sequence[str], total: int, line: int, notes: Notes) -> None:
    damaged = [(office, raw) for office, raw in zip(offices, written, strict=True) if office.copies is None]
    left = total - sum([office.copies or 0 for office in offices])
    digits = [raw.translate(DIGITS) for _, raw in damaged]
    lost = [at for at, digit in enumerate(digits) if not digit.isdecimal()] or [0] * (len(digits) == 1)
    rest = left - sum([int(digit) for at, digit in enumerate(digits) if at not in lost])
    if len(lost) == 1 and 0 <= rest <= _MOST and _agrees(damaged[lost[0]][1], f"{rest:02}"):
        digits[lost[0]], rest = f"{rest:02}", 0
    proved = all(map(str.isdecimal, digits)) and rest == 0
    for (office, raw), number in zip(damaged, digits, strict=True) if proved else ():
        office.copies = int(number)
        message = f"'{office.office}-{raw}' is read as '{office.office}-{number}', to match the total"
        notes.add(LABEL_DAMAGED, line, FIELD_PATH, message)


def _agrees(written: str, number: str) -> bool:
    """Whether a number agrees with the undamaged digits of what a scan read."""
    return len(written) != _TWO or all(not a.isdecimal() or a == b for a, b in zip(written, number, strict=True))


def symbol(written: str) -> str | None:
    """Return the only office in the glossary that a scanned symbol may be: 000E is DODE, 0M8 is OMB, 10 is IO."""
    if glossary.office(written) is not None and written.isupper():
        return written
    lost = written.upper().replace(".", "*").replace("$", "S")
    if "*" in lost.strip("*"):
        return glossary.office_near(lost)
    letters = lost.replace("*", "").translate(CAPITALS)
    if len(letters) > _MOST_ALIKE or not letters.isalpha():
        return None
    known = {
        candidate
        for candidate in map("".join, product(*(_ALIKE.get(letter, letter) for letter in letters)))
        if _is_known(candidate)
    }
    if letters in known or len(known) == 1:
        return letters if letters in known else known.pop()
    return glossary.office_near(written) if not known and written.isalpha() and written.isupper() else None


def _is_known(symbol: str) -> bool:
    return glossary.office(symbol) is not None


def are_numbers(written: Sequence[str]) -> bool:
    """Whether all copies are numbers as written: all digits are checked at once, and none is empty."""
    return all(written) and "".join(written).isdecimal()


def are_symbols(written: Sequence[str]) -> bool:
    """Whether all offices have letters only, and none is a damaged one."""
    return "".join(written).replace("/", "").isalpha() and NO_OFFICE not in written
