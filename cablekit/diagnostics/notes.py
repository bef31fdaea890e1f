"""The collector of diagnostics, passed along while a record is read."""

from collections.abc import Iterable, Sequence

from cablekit.diagnostics.finding import Code, Diagnostic, Witness


class Notes:
    """Diagnostics in the order in which they were noted.

    Attributes:
        found: the diagnostics noted so far.
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
        """Note diagnostics that exist already."""
        self.found.extend(diagnostics)
