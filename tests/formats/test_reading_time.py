"""Pages and screens take time that grows with the cable and no faster, for hostile cables too."""

from collections.abc import Callable

import pytest
from timing import BOUND, worst_growth

from cablekit.api import Parsed, parse_all
from cablekit.formats.html import html_text
from cablekit.formats.terminal import shown

HEAD = (
    "CONFIDENTIAL\n\nPAGE 01        LIMA  00001  010000Z\n\nR 010000Z JAN 75\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n"
    "C O N F I D E N T I A L LIMA 0001\n\nTAGS: PFOR\nSUBJECT: X\n\n"
)
HOSTILE: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: "".join(f"{at}. SEE STATE {at}.\n\n" for at in range(1, n)),
    "gaps": lambda n: "A ******** B\n\n" * n,
    "excisions": lambda n: "1. A [   ] B1 AND " * n,
    "citations": lambda n: "1. " + "SEE REF A AND STATE 1. \n" * n,
    "one word": lambda n: "1. " + "W" * 60 * n,
    "rows of a table": lambda n: "1. X:\n\n" + "A     1     2\n" * n,
}


def _made(text: str) -> Parsed:
    return next(parse_all(HEAD + text))


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("show", [html_text, shown], ids=["page", "screen"])
def test_time_is_linear(show: Callable[[Parsed], str], name: str) -> None:
    sizes = (100, 400, 1600)
    made = {HOSTILE[name](size): _made(HOSTILE[name](size)) for size in sizes}
    found = worst_growth(lambda text: show(made[text]), HOSTILE[name], sizes)
    assert found < BOUND
