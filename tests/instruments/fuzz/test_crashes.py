"""Every input that fuzzing found to break a promise, by target, as small as it could be made.

A row stays when its fault is mended. One that is not mended yet is a strict xfail, and `open_faults` names it so that
a run of fuzzing tells it from new ones.
"""

from typing import Any

import pytest

from .targets import TARGETS

#: target, what was found, the input, part of the fault's name while it is open
ROWS: tuple[tuple[str, str, bytes, str | None], ...] = (
    (
        "text",
        "lines above `Message Text` that no rule knows have no kind, and are not counted as unknown",
        b"A NOTE\nMessage Text\n",
        None,
    ),
)


def open_faults() -> tuple[str, ...]:
    """Parts of the names of faults that are known and not mended."""
    return tuple(fault for _, _, _, fault in ROWS if fault is not None)


def _row(row: tuple[str, str, bytes, str | None]) -> Any:
    target, reason, data, fault = row
    marks = pytest.mark.xfail(reason=reason, strict=True) if fault else ()
    return pytest.param(target, data, marks=marks, id=f"{target}: {reason}")


@pytest.mark.parametrize(("target", "data"), [_row(row) for row in ROWS])
def test_found_by_fuzzing(target: str, data: bytes) -> None:
    TARGETS[target].run(data)
