"""Counts of the cables and diagnostics of a run, and the lines of --errors."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from cablekit.diagnostics import CODES, SEVERITIES

if TYPE_CHECKING:
    from cablekit.api import Parsed

_encoder = msgspec.json.Encoder()


class Tally(msgspec.Struct):
    """Counts of a run or of a part of it.

    Attributes:
        inputs: files and members of archives, including those that could not be read.
        cables: records written.
        others: those of them for documents without a cable: damaged files, other texts.
        unreadable: inputs that could not be read; the record of each is counted in `others`.
        failed: records with a diagnostic of severity error.
        size: bytes of the inputs.
        skipped: files left out because they are not cables.
        codes: number of diagnostics by code.
    """

    inputs: int = 0
    cables: int = 0
    others: int = 0
    unreadable: int = 0
    failed: int = 0
    size: int = 0
    skipped: int = 0
    codes: dict[str, int] = msgspec.field(default_factory=dict)

    def count(self, parsed: "Parsed") -> bool:
        """Count one record; return whether it has an error."""
        self.cables += 1
        self.others += parsed.unread is not None
        self.unreadable += parsed.is_unreadable_input
        failed = False
        for diagnostic in parsed.cable.diagnostics:
            self.codes[diagnostic.code] = self.codes.get(diagnostic.code, 0) + 1
            failed = failed or diagnostic.severity == "error"
        self.failed += failed
        return failed

    def add(self, other: "Tally") -> None:
        """Add the counts of another part."""
        self.inputs += other.inputs
        self.cables += other.cables
        self.others += other.others
        self.unreadable += other.unreadable
        self.failed += other.failed
        self.size += other.size
        self.skipped += other.skipped
        self.codes = dict(sorted((Counter(self.codes) + Counter(other.codes)).items()))

    def of_severity(self, severity: str) -> int:
        """Return the number of diagnostics of a severity."""
        return sum(count for code, count in self.codes.items() if CODES[code].severity == severity)

    def lines(self) -> Iterator[str]:
        """Yield one line for each code, the most severe first, then the most frequent."""
        order = sorted(self.codes.items(), key=lambda pair: (-_rank(pair[0]), -pair[1], pair[0]))
        for code, count in order:
            yield f"{count:>11,}  {CODES[code].severity:<7}  {code} {CODES[code].name}"


def _rank(code: str) -> int:
    return SEVERITIES.index(CODES[code].severity)


def skipped_line(name: str) -> bytes:
    """Return the line of --errors for a file that was left out."""
    path, _, member = name.partition("!")
    return (
        _encoder.encode({"path": path, "member": member or None, "skipped": "not a cable by its name or bytes"}) + b"\n"
    )


def error_lines(parsed: "Parsed") -> bytes:
    """Return the errors of a record as JSON lines: source, record id and diagnostic."""
    cable = parsed.cable
    where = {"path": cable.source.path, "member": cable.source.member, "record_id": cable.record_id}
    return b"".join(
        _encoder.encode(where | msgspec.to_builtins(diagnostic)) + b"\n"
        for diagnostic in cable.diagnostics
        if diagnostic.severity == "error"
    )
