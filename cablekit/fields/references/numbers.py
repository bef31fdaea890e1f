"""The number of a cited telegram, and the numbers of a range of telegrams (format guide 10)."""

import re

#: the second half of a number that a blank splits, as in NICOSIA 1 234
SPLIT_NUMBER = re.compile(r"^\s(?P<more>\d{1,5})(?![\d/\-]|\s?Z\b)")
#: after a number, others next to it: "/3457"; not a date-time group, as in /282138Z JUN 73
BESIDE = re.compile(r"^(?:\s?/\s?\d{3,6})+(?!\d|\s?Z\b)")
#: after a number, the last of its range: " - 1778", "-47", "THRU 3460"
RANGE = re.compile(r"^\s?(?:-|THRU|THROUGH|TO)\s?(?P<end>\d{1,6})(?![\d/])")
#: numbers one by one: "/3457/3458"
NUMBER = re.compile(r"\d+")

#: a range of more telegrams than this is left as it is
LONGEST_RANGE = 50


def number_of(match: re.Match[str], station: str) -> str:
    """Return the serial number, with its halves joined if a blank splits them and the station can have a number of that
    length."""
    number, rest = match["number"], match["rest"]
    second_half = SPLIT_NUMBER.match(rest) if rest else None
    longest = 6 if station == "STATE" else 5
    if second_half and len(number) != len(second_half["more"]) and len(number + second_half["more"]) <= longest:
        return f"{number}{second_half['more']}"
    return str(number)


def numbers_after(number: str, rest: str) -> list[str]:
    """Return the numbers after the first of a range: `1776 - 1778`, `12345-47`, `3456/3457`."""
    other = SPLIT_NUMBER.match(rest)
    if other and len(other["more"]) == len(number):
        return [other["more"]]
    if others := BESIDE.match(rest):
        return NUMBER.findall(others[0])
    match = RANGE.match(rest)
    if match is None:
        return []
    last = match["end"] if len(match["end"]) >= len(number) else number[: -len(match["end"])] + match["end"]
    between = range(int(number) + 1, int(last) + 1)
    return [str(value).zfill(len(number)) for value in between] if 0 < len(between) <= LONGEST_RANGE else []
