"""The error of a standard output that can't be written.

It is imported only when it is raised: its family comes with the table of diagnostics, for which `--version` need not
wait.
"""

from cablekit.diagnostics import CablekitError


class OutputError(CablekitError):
    """Standard output can't be written: a full disk, a lost device."""
