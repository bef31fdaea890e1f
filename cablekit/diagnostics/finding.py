"""The types of a finding: the values it compares, what it says, and its row in the table of codes."""

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")


class Witness(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the values a diagnostic compares."""

    where: Annotated[str, Meta(description="field path, or the part of the file that holds the value")]
    value: Annotated[str | None, Meta(description="the value as written")]
    line: Annotated[int | None, Meta(description="line in the source, from 1")] = None


class Diagnostic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding about one record. Its code is explained by `cablekit explain CODE`."""

    code: Annotated[str, Meta(description="stable code, such as CK301")]
    name: Annotated[str, Meta(description="the code's name, in words joined by hyphens")]
    severity: Annotated[
        Severity,
        Meta(
            description="error: a value is lost or unreadable; warning: probably damaged; "
            "note: two values differ, or a rendering lost something"
        ),
    ]
    message: Annotated[str, Meta(description="one sentence for a reader of this record")]
    line: Annotated[int | None, Meta(description="line in the source, from 1; null when there is no single place")] = (
        None
    )
    field: Annotated[str | None, Meta(description="path of the field concerned, such as routing.sent_at")] = None
    values: Annotated[list[Witness], Meta(description="the values compared, if any")] = msgspec.field(
        default_factory=list
    )


class Code(msgspec.Struct, frozen=True):
    """A row of the table of codes."""

    code: str
    name: str
    severity: Severity
    meaning: str
    example: str

    def at(
        self,
        line: int | None,
        field: str | None,
        message: str,
        values: Sequence[Witness] = (),
    ) -> Diagnostic:
        """A diagnostic of this code. `line` counts from 1 in the source; `field` is a path of the record."""
        return Diagnostic(self.code, self.name, self.severity, message, line, field, list(values))
