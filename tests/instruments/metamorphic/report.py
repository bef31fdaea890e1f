"""The table and the differences as text."""

from collections.abc import Iterator
from typing import Any

from .cables import GROUPS, originals
from .forms import FORMS
from .measure import Difference, Measured, forms_at_hand, measured
from .table import causes

_WIDTH = 30
_REACH = 60
_SHOWN = 220


def table() -> Iterator[str]:
    """For each group: field x form, the share of equal records, and in brackets of those that differ as they may."""
    for group in GROUPS:
        if not originals(group):
            yield f"{group}: not at hand"
            continue
        columns = {form.name: measured(group, form.name) for form in forms_at_hand()}
        columns = {name: one for name, one in columns.items() if one.records}
        equal = [name for name, one in columns.items() if not one.shares("equal")]
        yield f"{group}: every field equal in {', '.join(equal)}"
        yield from _grid(group, {name: one for name, one in columns.items() if name not in equal})


def _grid(group: str, columns: dict[str, Measured]) -> Iterator[str]:
    fields = list(next(iter(columns.values())).counts) if columns else []
    yield f"{group:{_WIDTH}}" + "".join(f"{name:>20}" for name in columns)
    yield f"{'records':{_WIDTH}}" + "".join(f"{one.records:>20}" for one in columns.values())
    for field in fields:
        if any(field in one.shares("equal") for one in columns.values()):
            yield f"{field:{_WIDTH}}" + "".join(f"{_cell(one, field):>20}" for one in columns.values())


def _cell(one: Measured, field: str) -> str:
    equal, alike = one.share(field, "equal"), one.share(field, "equal", "permitted")
    return f"{equal:.3f}" if equal == alike else f"{equal:.3f} ({alike:.3f})"


def summary() -> Iterator[str]:
    """The causes, with how many differences each explains."""
    for one in causes():
        fault = f"lost: {one.lost}" if one.lost else "PARSER"
        yield f"{len(list(one.differences())):5} {one.cause} ({fault}): {one.why}"


def differences(form: str | None, field: str | None) -> Iterator[str]:
    """Every difference, both values cut to where they part."""
    for group in GROUPS:
        for one in FORMS:
            if form in (None, one.name) and one in forms_at_hand():
                for found in measured(group, one.name).differences:
                    if field in (None, found.field):
                        yield from _shown(found)


def _shown(one: Difference) -> Iterator[str]:
    yield f"{one.form} | {one.cable} | {one.field}"
    text, other = (str(value) for value in _apart(one.text, one.other))
    at = next((i for i, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    start = max(0, at - _REACH)
    yield f"    text  {text[start : start + _SHOWN]}"
    yield f"    form  {other[start : start + _SHOWN]}"


def _apart(text: Any, other: Any) -> tuple[Any, Any]:
    """What only one of two values has."""
    if isinstance(text, list) and isinstance(other, list):
        return [one for one in text if one not in other], [one for one in other if one not in text]
    if isinstance(text, dict) and isinstance(other, dict):
        keys = [key for key in text if text[key] != other.get(key)]
        return {key: text[key] for key in keys}, {key: other.get(key) for key in keys}
    return text, other
