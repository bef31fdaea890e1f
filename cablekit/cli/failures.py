"""The place where errors of cablekit become exit statuses.

It is imported only when an error occurs, so that `--version` and `--help` need not wait for the table of diagnostics.
"""

from cablekit.cli.streams import FAILED, INTERRUPTED, RECORDS_WITH_ERRORS, say
from cablekit.diagnostics import CableError, CablekitError


def status_of(error: CablekitError) -> int:
    """The exit status: 1 for a record with errors, 130 if Ctrl-C is the cause, otherwise 2."""
    if isinstance(error, CableError):
        return RECORDS_WITH_ERRORS
    return INTERRUPTED if isinstance(error.__cause__, KeyboardInterrupt) else FAILED


def tell(error: CablekitError, command: str) -> int:
    """Report on stderr in one line what ended a command, and return the exit status. Wrong usage points to the help."""
    say(f"{command}: {error} (see {command} --help)" if error.is_usage else f"cablekit: {error}")
    return status_of(error)
