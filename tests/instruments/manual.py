"""Make the manual page cablekit(1) from the commands: one page, a section a command.

Strategy: the tree of click is walked; what `--help` says of a command is written in the macros of man(7). The page has
no day in it, so that the same commands make the same page.
"""

import re
from collections.abc import Iterator

import click

from cablekit.cli import cli

_FILES = """\
.SH EXIT STATUS
.TP
.B 0
clean
.TP
.B 1
some records have errors; the output is complete
.TP
.B 2
wrong usage, or a file that can't be read or written; other inputs are still processed
.TP
.B 130
interrupted
.SH ENVIRONMENT
.TP
.B NO_COLOR
no colour when it is set
.TP
.B PAGER
the pager of
.B cablekit show
"""


def manual() -> str:
    """The page, in roff."""
    context = click.Context(cli, info_name="cablekit")
    lines = [
        '.TH CABLEKIT 1 "" "cablekit" "User Commands"',
        ".SH NAME",
        f"cablekit \\- {_roff(_sentence(cli.help or ''))}",
        ".SH SYNOPSIS",
        ".B cablekit",
        '.RI [ option " ...] " command " [" argument " ...]"',
        ".SH DESCRIPTION",
        *_prose(cli.help or ""),
        "Each command prints its own help with",
        ".BR \\-\\-help .",
    ]
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        lines.extend(_section(name, command))
    return "\n".join(lines) + "\n" + _FILES


def _section(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    yield f'.SH "{name.upper()}"'
    yield f".B cablekit {name}"
    yield f".I {_roff(' '.join(command.collect_usage_pieces(context)))}"
    yield ".PP"
    yield from _prose(command.help or "")
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and record[1] and "--help" not in record[0]:
            yield from (".TP", f".B {_roff(record[0])}", _roff(record[1]))
    if command.epilog:
        yield from _prose(command.epilog)


def _prose(text: str) -> Iterator[str]:
    """Paragraphs; one that begins with \\b keeps its lines."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines = paragraph.splitlines()
        yield ".PP"
        if lines[0].strip() == "\b":
            yield from (".nf", *map(_roff, lines[1:]), ".fi")
        else:
            yield _roff(" ".join(paragraph.replace("\b", "").split()))


def _sentence(text: str) -> str:
    return text.strip().split("\n\n")[0].replace("\n", " ").rstrip(".")


def _roff(text: str) -> str:
    """Text that roff sets as it is."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped[:1] in {".", "'"} else escaped
