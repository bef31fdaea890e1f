"""Standard output and standard error: bytes of data on one, single lines on the other; and the exit statuses.

Strategy: data is UTF-8 whatever the locale, so it goes to the binary stream under sys.stdout. It is flushed with every
record: a reader behind a pipe gets each as it is made, and data and diagnostics stay in order on a terminal.
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

    A standard output that was closed from the start (`>&-`) swallows it: the caller asked for no data.

    Raises:
        BrokenPipeError: the reader is gone; the command line ends quietly on it.
        OutputError: any other failure, in words for the user.
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
        from cablekit.cli.failures import OutputError

        raise OutputError(f"can't write to standard output: {error.strerror or error}") from error


def say(line: str) -> None:
    """Write one line to standard error, control characters made visible."""
    _to_stderr(_visible(line))


def say_finding(place: str, severity: str, rest: str) -> None:
    """Write one line `place: severity rest` to standard error, the severity coloured on a terminal."""
    word = paint(severity, SEVERITY_STYLES.get(severity, "bold")) if colours(sys.stderr) else severity
    _to_stderr(f"{_visible(place)}: {word} {_visible(rest)}")


SEVERITY_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
"""Severity -> style of rich."""


def _visible(text: str) -> str:
    # Imported here: the room of formats brings the whole record with it, which `--version` need not wait for.
    from cablekit.formats.visible import visible

    return visible(text)


def _to_stderr(line: str) -> None:
    if sys.stderr is None:
        return
    try:
        # No file name or message can fail here: the interpreter opens stderr with errors="backslashreplace".
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except BrokenPipeError:
        raise
    except OSError:
        # Where stderr itself can't be written (`2>/dev/full`), nobody can be told; the exit status still says it.
        return


def colours(stream: IO[str] | None) -> bool:
    """Whether to colour what goes to this stream: a terminal that can, and no NO_COLOR (no-color.org)."""
    if stream is None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def paint(text: str, style: str) -> str:
    """A text in a style of rich, such as `bold red`, for a terminal that has colours."""
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def abandon_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's last flush can't fail once more."""
    try:
        number = sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):  # closed, or a stand-in without a file below it
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
