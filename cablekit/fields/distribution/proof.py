"""Copies in a print with slashed zeros, which a scan reads as other digits, proved by the total.

Strategy. Teletypes of the 1960s and 70s cross their zeros, and a scan reads them as @, G, O, or as 6, 8, 9: `SCA @2`,
`INR 87`, `OCT-91`. So each number has a few possible readings. Of all ways to choose among them, those count that add
up to the total. A number that is the same in all of those is proved; one that differs is not read.
"""

from collections.abc import Sequence

#: the digits that each sign of a number may have been; a sign that is not listed may have been any digit
_SIGNS = {
    **{digit: digit for digit in "01345"},
    **dict.fromkeys("OoQ@a", "0"),
    **dict.fromkeys("Ii!ltJ", "1"),
    "2": "2",
    "6": "60",
    "7": "7",
    "8": "80",
    "9": "90",
    "B": "80",
    "G": "60",
    "S": "5",
    "Z": "2",
}
#: as a first sign, also a 2: "SCS 24" for 04
_FIRST = {**_SIGNS, "2": "20"}
_ANY = "0123456789"
#: a number with this first digit is undamaged: "ARA 16" is not 10
_SURE = "1345"
#: at least this number of numbers begin with a sign that may be a slashed zero
_SLASHED = "@GB689a"
_FEWEST = 2
#: number of pairs that are looked at, to limit the cost of a hostile row
_MOST = 80
_TWO = 2


def is_slashed(written: Sequence[str]) -> bool:
    """Whether several numbers of a distribution begin with a sign that a scan reads for a slashed zero."""
    return sum([len(number) == _TWO and number[0] in _SLASHED for number in written]) >= _FEWEST


def is_doubtful(written: str) -> bool:
    """Whether a number in a print with crossed zeros has several readings, so that only the total proves one."""
    return len(_readings(written, slashed=True)) > 1


def prove(written: Sequence[str], total: str, *, slashed: bool = True) -> tuple[list[int | None], int | None]:
    """Return the copies that the total proves, and the total. Unproved copies are None; all are None if no sum fits.

    Args:
        written: the copies of each office, as written; an empty text may be any number.
        total: the total as written.
        slashed: whether any zero may be read as another digit; else numbers and the total are as written.
    """
    if len(written) > _MOST:
        return [None] * len(written), None
    readings = [sorted(_readings(copies, slashed=slashed)) for copies in written]
    totals = _totals(total) if slashed else {int(total)}
    sums = [(value, options) for value in sorted(totals) if (options := _solved(readings, value)) is not None]
    if len(sums) != 1:
        return [None] * len(written), None
    value, options = sums[0]
    return [numbers[0] if len(numbers) == 1 else None for numbers in options], value


def _readings(written: str, *, slashed: bool) -> set[int]:
    """Return the possible readings of a number of copies; a single sign is read as written."""
    if written.isdecimal() and (len(written) == 1 or not slashed):
        return {int(written)}
    first, second = written[:1], written[1:_TWO]
    seconds = second if first in _SURE and second.isdecimal() else _SIGNS.get(second, _ANY)
    return {int(a + b) for a in _FIRST.get(first, _ANY) for b in seconds}


def _totals(written: str) -> set[int]:
    """Return the possible readings of a total: only its first digit is doubtful."""
    return {int(first + written[1:]) for first in _SIGNS[written[0]]}


def _solved(readings: Sequence[Sequence[int]], total: int) -> list[list[int]] | None:
    """Return for each office the numbers that it has in some sum that fits; None if no sum fits.

    The sums that a row can reach are the bits of an integer, worked out from its first pair on and from its last one
    back.
    """
    reached, fitting = [1], [1 << total]
    for numbers in readings:
        reached.append(_any([reached[-1] << number for number in numbers]) & ((_TWO << total) - 1))
    for numbers in reversed(readings):
        fitting.append(_any([fitting[-1] >> number for number in numbers]))
    if not reached[-1] >> total & 1:
        return None
    after = fitting[-2::-1]
    return [[number for number in numbers if reached[at] << number & after[at]] for at, numbers in enumerate(readings)]


def _any(sums: Sequence[int]) -> int:
    together = 0
    for bits in sums:
        together |= bits
    return together
