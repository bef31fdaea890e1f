"""Whether the record of a form is as near to that of the text as promise 5 of the design asks."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from .forms import Form
from .records import Row, Value, folded, without, without_lines

Verdict = Literal["equal", "permitted", "different"]
"""equal: as far as the likeness asks; permitted: another one, but only in what a lossy form may change."""

#: a hyphen at the end of a line
_LINE_END_HYPHEN = re.compile(r"-[ \t]*\n\s*")
_HYPHEN = "\0"


def verdicts(form: Form, text: Row, other: Row) -> Iterator[tuple[str, Verdict]]:
    """For each field, how the record of a form compares with that of the text."""
    text, other = (comparable(form, row) for row in (text, other))
    for field in text:
        if text[field] == other[field]:
            yield field, "equal"
        elif form.likeness == "lossy" and field in _PERMITTED and _PERMITTED[field](text, other):
            yield field, "permitted"
        else:
            yield field, "different"


def comparable(form: Form, row: Row) -> Row:
    """A row without what may differ in any cable of the form."""
    row = without(row, form.said)
    if form.likeness != "lines":
        row = without_lines(row)
    return {field: folded(value) for field, value in row.items()} if form.likeness in ("folded", "lossy") else row


def same_words(text: str | None, other: str | None) -> bool:
    """Whether two texts differ in where their lines end and in hyphens at line ends alone.

    A hyphen at the end of a line may be gone, or stand inside a line, in either of them; no other may, and no word may
    be cut or run into the next.
    """
    if text is None or other is None:
        return text == other
    return _aligned(_words(text), _words(other))


def _words(text: str) -> str:
    return " ".join(_LINE_END_HYPHEN.sub(_HYPHEN, text).split())


def _aligned(a: str, b: str) -> bool:
    """Whether two strings are equal but for their hyphens at line ends, which may be gone or stand inside a line."""
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            i, j = i + 1, j + 1
        elif {a[i], b[j]} == {_HYPHEN, "-"}:
            i, j = _behind(a, i), _behind(b, j)
        elif a[i] == _HYPHEN:
            i += 1
        elif b[j] == _HYPHEN:
            j += 1
        else:
            return False
    return not (a[i:] + b[j:]).strip(_HYPHEN)


def _behind(text: str, at: int) -> int:
    """Behind a hyphen, and behind the blank that stands for its line end where lines were joined."""
    return at + 1 + (text[at : at + 2] == "- ")


def _text(text: Row, other: Row) -> bool:
    return same_words(text["body.text"], other["body.text"])


def _paragraphs(text: Row, other: Row) -> bool:
    """Labels, classifications and headings are marks: the same paragraphs must have them. Others may run together.

    Hyphens at line ends are settled in paragraphs, so none counts; what body.text may differ in is told there.
    """
    marked = [[_mark(one) for one in row["body.paragraphs"] if one["label"] is not None] for row in (text, other)]
    written = [" ".join(map(_written, row["body.paragraphs"])) for row in (text, other)]
    return marked[0] == marked[1] and _without_hyphens(written[0]) == _without_hyphens(written[1])


def _mark(paragraph: Value) -> tuple[Value, ...]:
    return paragraph["label"], paragraph["level"], paragraph["classification"], paragraph["heading"]


def _written(paragraph: Value) -> str:
    return " ".join(filter(None, (paragraph["label"], paragraph["classification"], paragraph["text"])))


def _without_hyphens(text: str) -> str:
    return " ".join(re.sub(r"-\s*", "", text).split())


def _gaps(text: Row, other: Row) -> bool:
    """A gap stands behind another paragraph where paragraphs ran together."""
    return [one["evidence"] for one in text["body.gaps"]] == [one["evidence"] for one in other["body.gaps"]]


def _quoted(text: Row, other: Row) -> bool:
    """A telegram repeated in the text has other places where paragraphs ran together."""
    places = ("first_paragraph", "last_paragraph")
    said = [
        [{key: one[key] for key in one if key not in places} for one in row["body.quoted"]] for row in (text, other)
    ]
    return said[0] == said[1]


_PERMITTED: dict[str, Callable[[Row, Row], bool]] = {
    "body.text": _text,
    "body.paragraphs": _paragraphs,
    "body.gaps": _gaps,
    "body.quoted": _quoted,
}
