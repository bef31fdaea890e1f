"""Document numbers that a print states: most of its sheets are right."""

import pytest

from cablekit.fields import printed
from cablekit.lines import Kind, Lines

SHEETS = {
    "one sheet": ([(1986, "QUITO", 5121)], "1986QUITO05121"),
    "a serial of the Department": ([(1986, "STATE", 5121)], "1986STATE005121"),
    "one damaged of three": ([(1986, "QUITO", 5121), (1986, "QUITO", 5127), (1986, "QUITO", 5121)], "1986QUITO05121"),
    "a station that is none": ([(1986, "OUITQ", 5121), (1986, "QUITO", 5121)], "1986QUITO05121"),
    "two that differ": ([(1986, "QUITO", 5121), (1986, "QUITO", 5127)], None),
    "none that is a station": ([(1986, "OUITQ", 5121)], None),
}


@pytest.mark.parametrize("row", SHEETS)
def test_the_number_that_most_sheets_state(row: str) -> None:
    sheets, number = SHEETS[row]
    text = "X\n" * len(sheets)
    lines = Lines(text, 1, ["X"] * len(sheets), ["X"] * len(sheets), [Kind.TEXT] * len(sheets), {})
    for at, sheet in enumerate(sheets):
        lines.name(at, printed.claim("X", *sheet))
    assert printed.read(lines) == number


def test_a_print_without_numbers() -> None:
    assert printed.read(Lines("X\n", 1, ["X"], ["X"], [Kind.TEXT])) is None
