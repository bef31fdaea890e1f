"""Standard output for data, standard error for single lines; and the exit statuses.

Strategy: data is UTF-8 in every locale, so it goes to the binary stream of sys.stdout. It is flushed after every
record: the reader of a pipe gets each record at once, and data and diagnostics stay in order on a terminal.
"""

import os
import sys
from typing import IO

OK = 0
RECORDS_WITH_ERRORS = 1
FAILED = 2
INTERRUPTED = 130


def write(data: str | bytes) -> None:
    """Write data to standard output and flush it.

    If standard output was closed from the start (`>&-`), the data is dropped: the caller wants none.

    Raises:
        BrokenPipeError: the reader has gone; the command line then ends quietly.
        OutputError: any other failure.
    """
    if sys.stdout is None:
        return
    stream: IO[bytes] = sys.stdout.buffer
    try:
        stream.write(data.encode() if isinstance(data, str) else data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        from cablekit.cli.output_error import OutputError

        raise OutputError(f"can't write to standard output: {error.strerror or error}") from error


def say(line: str) -> None:
    """Write one line to standard error, with control characters made visible."""
    _to_stderr(_visible(line))


def say_finding(place: str, severity: str, rest: str) -> None:
    """Write one line `place: severity rest` to standard error, with the severity coloured on a terminal."""
    word = paint(severity, SEVERITY_STYLES.get(severity, "bold")) if colours(sys.stderr) else severity
    _to_stderr(f"{_visible(place)}: {word} {_visible(rest)}")


SEVERITY_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
"""Severity -> style in rich."""


def _visible(text: str) -> str:
    # Imported here: the room of formats imports the whole record, for which `--version` need not wait.
    from cablekit.formats.visible import visible

    return visible(text)


def _to_stderr(line: str) -> None:
    if sys.stderr is None:
        return
    try:
        # Every file name and message can be written: the interpreter opens stderr with errors="backslashreplace".
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except OSError as error:
        # What could not be written is still in the buffer, and would make the exit status 120 at the end.
        _abandon(sys.stderr)
        if isinstance(error, BrokenPipeError):
            raise


def colours(stream: IO[str] | None) -> bool:
    """Whether to colour text on this stream: it is a terminal with colours, and NO_COLOR (no-color.org) is not set."""
    if stream is None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def paint(text: str, style: str) -> str:
    """A text in a style of rich, such as `bold red`, for a terminal with colours."""
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def abandon_stdout() -> None:
    """Redirect standard output to the null device, so that the last flush of the interpreter can't fail again."""
    if sys.stdout is not None:
        _abandon(sys.stdout)


def _abandon(stream: IO[str]) -> None:
    try:
        number = stream.fileno()
    except (AttributeError, OSError, ValueError):  # closed, or a replacement without a file
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
