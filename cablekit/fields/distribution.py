"""Distribution: ACTION or ORIGIN and INFO, with copies and their total (format guide 4).

Strategy. The rows, joined, are a list of office-copies pairs. A label switches the list that pairs go to.
The total equals the sum of all copies: `balanced` says whether it does. A number of copies that can't be read is null,
and said beside the sum.
"""

from collections.abc import Sequence

from cablekit import grammar as g
from cablekit.diagnostics import DISTRIBUTION_UNBALANCED, Diagnostic, Witness
from cablekit.model import Distribution, Office
from cablekit.tokenizer import Token

FIELD = "header.distribution"


def read(tokens: Sequence[Token]) -> tuple[Distribution, list[Diagnostic]]:
    """The distribution of a transmission's rows of kind `distribution`."""
    found: dict[str, list[Office]] = {"ACTION": [], "ORIGIN": [], "INFO": []}
    offices = found["ACTION"]
    total: int | None = None
    code: str | None = None
    copies = 0
    unread: list[str] = []
    for text in [row for token in tokens for row in _rows(token.text)]:
        label = g.DISTRIBUTION_LABEL.match(text)
        if label:
            offices = found[label["label"]]
            text = text[label.end() :]
        for office, damaged, written in g.OFFICE_COPIES.findall(text):
            if damaged:
                offices.append(Office(office, None))
                unread.append(f"{office}-{damaged}")
            else:
                number = int(written if written.isdecimal() else "".join(written.split()))
                offices.append(Office(office, number))
                copies += number
        if "/" in text and (end := g.DISTRIBUTION_TOTAL.search(text)):
            total, code = int(end["total"]), end["code"]
        elif "(" in text and (word := g.DISTRIBUTION_WORD.search(text)):
            code = word["code"] or code
    balanced = None if total is None or unread else copies == total
    value = Distribution(found["ACTION"], found["ORIGIN"], found["INFO"], total, code, balanced)
    return value, _unbalanced(tokens[-1].line, copies, total, unread) if unread or balanced is False else []


def _rows(text: str) -> list[str]:
    """A row, parted where INFO stands inside it."""
    return g.DISTRIBUTION_INSIDE.split(text) if text.find("INFO", 4) > 0 else [text]


def _unbalanced(line: int, copies: int, total: int | None, unread: Sequence[str]) -> list[Diagnostic]:
    says = "there is no total" if total is None else f"the total says {total}"
    message = f"the copies add up to {copies}, {says}"
    if unread:
        message = f"{', '.join(unread)}: unreadable; the other copies add up to {copies}, {says}"
    values = [Witness("sum of the copies", str(copies))]
    if total is not None:
        values.append(Witness("total", str(total), line))
    return [DISTRIBUTION_UNBALANCED.at(line, f"{FIELD}.total", message, values)]
