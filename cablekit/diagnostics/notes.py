"""The collector of diagnostics that is passed down while a record is read."""

from collections.abc import Iterable, Sequence

from cablekit.diagnostics.finding import Code, Diagnostic, Witness


class Notes:
    """Diagnostics in the order in which they are noted.

    Attributes:
        found: what was noted so far.
    """

    __slots__ = ("found",)

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []

    def add(
        self, code: Code, line: int | None, field: str | None, message: str, values: Sequence[Witness] = ()
    ) -> None:
        """Note a diagnostic of a code. `line` counts from 1 in the source; `field` is a path of the record."""
        self.found.append(code.at(line, field, message, values))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Note diagnostics that are made already."""
        self.found.extend(diagnostics)
