"""The pinned table (`table.yaml`): shares of equal records; and every lasting difference by cause (`causes.yaml`).

A share is a floor. The list of differences is exact: one that is new fails, and one that is gone fails too, until
`python -m tests.instruments.metamorphic --write` takes it off. What that finds new it puts under `unexplained`; no
test passes until somebody has said there what the form lost, or that the parser is at fault.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from .cables import GROUPS, originals
from .measure import Difference, Measured, forms_at_hand, measured
from .poppler import PDFTOTEXT, version

HERE = Path(__file__).parent
TABLE, CAUSES = HERE / "table.yaml", HERE / "causes.yaml"
UNEXPLAINED = "unexplained"
Key = tuple[str, str, str]
"""Form, cable, field."""
_HEAD = (
    "# Written by `python -m tests.instruments.metamorphic --write`; "
    "shares of records, where below 1. Floors: see table.py\n"
)
_HEAD_OF_CAUSES = (
    "# Every difference that no rule of promise 5 permits, by cause; --write keeps name, lost and why. See table.py\n"
)


class Cause(msgspec.Struct):
    """Why records differ.

    Attributes:
        cause: its name.
        lost: what the form has lost for good; None where the parser could do better.
        why: the reason in a sentence.
        where: form -> cable -> fields.
    """

    cause: str
    lost: str | None
    why: str
    where: dict[str, dict[str, list[str]]] = {}

    def differences(self) -> Iterator[Key]:
        """The differences it explains."""
        for form, cables in self.where.items():
            for cable, fields in cables.items():
                yield from ((form, cable, field) for field in fields)


@cache
def causes() -> tuple[Cause, ...]:
    """The pinned causes."""
    return tuple(msgspec.convert(yaml.safe_load(CAUSES.read_text(encoding="utf-8")), list[Cause]))


@cache
def pinned() -> dict[str, Any]:
    """The pinned table."""
    loaded: dict[str, Any] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return loaded


def floors(group: str, form: str, row: str) -> dict[str, float]:
    """Pinned shares of a form, `equal` or `alike` (equal but for what is permitted); a field that is absent has 1."""
    found: dict[str, float] = pinned()[group].get(form, {}).get(row, {})
    return found


def is_pinned_here(form_needs_pdftotext: bool) -> bool:
    """Whether the pins of a form hold on this machine: those of pdftotext hold for one version of it."""
    return not form_needs_pdftotext or (PDFTOTEXT is not None and version() == pinned()["pdftotext"])


def expected(group: str, form: str) -> set[Key]:
    """The pinned differences of a form in a group."""
    names = {original.name for original in originals(group)}
    return {key for one in causes() for key in one.differences() if key[0] == form and key[1].split("#")[0] in names}


def found(differences: Iterable[Difference]) -> set[Key]:
    """Differences as they are pinned."""
    return {(one.form, one.cable, one.field) for one in differences}


def write() -> None:
    """Pins what is measured now, in every group and form. Both groups and pdftotext must be at hand."""
    table = {group: {form.name: _row(measured(group, form.name)) for form in forms_at_hand()} for group in GROUPS}
    TABLE.write_text(_HEAD + _yaml({"pdftotext": version(), **table}), encoding="utf-8")
    keys = {
        key for group in GROUPS for form in forms_at_hand() for key in found(measured(group, form.name).differences)
    }
    kept = [_kept(one, keys) for one in causes() if one.cause != UNEXPLAINED]
    known = {key for one in kept for key in one.differences()}
    made = [one for one in kept if one.where]
    if keys - known:
        made.append(Cause(UNEXPLAINED, None, "", _where(keys - known)))
    CAUSES.write_text(_HEAD_OF_CAUSES + _yaml(msgspec.to_builtins(made)), encoding="utf-8")
    pinned.cache_clear()
    causes.cache_clear()


def _row(one: Measured) -> dict[str, Any]:
    row = {"records": one.records, "equal": one.shares("equal"), "alike": one.shares("equal", "permitted")}
    return {name: value for name, value in row.items() if value != {}}


def _kept(cause: Cause, keys: set[Key]) -> Cause:
    return Cause(cause.cause, cause.lost, cause.why, _where(set(cause.differences()) & keys))


def _where(keys: set[Key]) -> dict[str, dict[str, list[str]]]:
    where: dict[str, dict[str, list[str]]] = {}
    for form, cable, field in sorted(keys):
        where.setdefault(form, {}).setdefault(cable, []).append(field)
    return where


def _yaml(value: Any) -> str:
    return yaml.safe_dump(value, sort_keys=False, width=120, default_flow_style=None)
