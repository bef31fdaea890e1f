"""The family of what cablekit raises on purpose. Anything else that it raises is a fault of its own, or an OSError.

Each room derives the errors of its own from CablekitError, so that a caller can catch them all by one name, and the
command line turns them into exit statuses in one place.
"""

from collections.abc import Sequence
from typing import ClassVar

from cablekit.diagnostics.finding import Diagnostic


class CablekitError(Exception):
    """Something could not be done; the message says what, in words for the user.

    Attributes:
        is_usage: whether what was asked for makes no sense, so that the help says more.
    """

    is_usage: ClassVar[bool] = False


class CableError(CablekitError):
    """Raised by `parse(..., strict=True)` when a record has diagnostics of severity error.

    Attributes:
        diagnostics: every diagnostic of the record, those below error too.
    """

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(message)
        self.diagnostics = list(diagnostics)
