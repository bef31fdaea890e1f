"""The errors that cablekit raises on purpose. Anything else that it raises is a fault of cablekit, or an OSError.

Each room derives its errors from CablekitError. A caller can catch them all by that name, and the command line turns
them into exit statuses in one place.
"""

from collections.abc import Sequence
from typing import ClassVar

from cablekit.diagnostics.finding import Diagnostic


class CablekitError(Exception):
    """Something could not be done; the message says what, in words for the user.

    Attributes:
        is_usage: whether the request itself is wrong, so that the user should see the help.
    """

    is_usage: ClassVar[bool] = False


class CableError(CablekitError):
    """Raised by `parse(..., strict=True)` when a record has diagnostics of severity error.

    Attributes:
        diagnostics: every diagnostic of the record, including those below error.
    """

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(message)
        self.diagnostics = list(diagnostics)
