"""What ends a command early: the one place where errors of cablekit become exit statuses.

Imported where an error is met, so that `--version` and `--help` need not wait for the table of diagnostics.
"""

from cablekit.cli.streams import FAILED, INTERRUPTED, RECORDS_WITH_ERRORS, say
from cablekit.diagnostics import CableError, CablekitError


class OutputError(CablekitError):
    """Standard output takes no more: a full disk, a lost device."""


def status_of(error: CablekitError) -> int:
    """The exit status: 1 for a record with errors, 130 where Ctrl-C is the cause, else 2."""
    if isinstance(error, CableError):
        return RECORDS_WITH_ERRORS
    return INTERRUPTED if isinstance(error.__cause__, KeyboardInterrupt) else FAILED


def tell(error: CablekitError, command: str) -> int:
    """Say in one line on stderr what ended a command, with the way to help for a wrong use; the exit status."""
    say(f"{command}: {error} (see {command} --help)" if error.is_usage else f"cablekit: {error}")
    return status_of(error)
