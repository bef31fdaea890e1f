"""The program's group of commands: each is imported when called, and all end in the same way.

Strategy: a command returns its exit status. An exception is turned here into one line on stderr and a status, so that
no command has to handle broken pipes, full disks, Ctrl-C or wrong options itself.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NoReturn

import click

from cablekit.cli.streams import FAILED, INTERRUPTED, OK, abandon_stdout, say


class _InterruptedError(Exception):
    """Ctrl-C."""


class _ReaderGoneError(Exception):
    """The reader of the output closed the pipe, as `head` does."""


class _FailedError(Exception):
    """A command raised an error of cablekit, which is the cause; the message is the name of the command."""


# Exceptions that `LazyGroup.main` handles; anything else that a command raises is an error of cablekit or a fault.
_ENDS = (click.ClickException, click.exceptions.Exit, click.Abort, _InterruptedError, _ReaderGoneError, OSError)


@contextmanager
def _renamed() -> Iterator[None]:
    """Hide Ctrl-C and broken pipes from click, which would handle them with its own messages and statuses."""
    try:
        yield
    except KeyboardInterrupt as error:
        raise _InterruptedError from error
    except BrokenPipeError as error:
        raise _ReaderGoneError from error


class LazyGroup(click.Group):
    """A group that imports the module of a command only when the command is called.

    Args:
        commands_table: name -> summary; the command is `command` in the module cablekit.cli.<name>.
    """

    def __init__(self, *args: Any, commands_table: Mapping[str, str], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.commands_table = commands_table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self.commands_table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None for a name that is not in the table."""
        if cmd_name not in self.commands_table:
            return None
        command: click.Command = import_module(f"cablekit.cli.{cmd_name}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Do as click does, and suggest the right command for a wrong one."""
        if args[0] not in self.commands_table and not args[0].startswith("-"):
            from cablekit.cli.guesses import hint

            ctx.fail(f"no command {args[0]!r}{hint(args[0], self.commands_table)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.commands_table.items()))

    def make_context(self, *args: Any, **settings: Any) -> click.Context:
        """Do as click does; `--help` writes its text here already."""
        with _renamed():
            return super().make_context(*args, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        """Do as click does; errors of cablekit are reported after click, which would handle them too."""
        try:
            with _renamed():
                return super().invoke(ctx)
        except _ENDS:
            raise
        except Exception as error:
            from cablekit.diagnostics import CablekitError

            if not isinstance(error, CablekitError):
                raise
            raise _FailedError(f"{ctx.command_path} {ctx.invoked_subcommand}") from error

    def main(self, *args: Any, **settings: Any) -> NoReturn:
        """Run the program and exit: 0 clean, 1 records with errors, 2 usage or I/O, 130 on Ctrl-C."""
        settings["standalone_mode"] = False
        try:
            status = self._status(*args, **settings)
        except BrokenPipeError:  # nobody reads stderr, so only the exit status is left
            abandon_stdout()
            status = FAILED
        sys.exit(status)

    def _status(self, *args: Any, **settings: Any) -> int:
        try:
            status = super().main(*args, **settings)
            return status if isinstance(status, int) else OK
        except click.ClickException as error:
            return self._say_click(error)
        except _ReaderGoneError:
            abandon_stdout()
            return OK
        except (_InterruptedError, click.Abort):
            say("cablekit: interrupted")
            return INTERRUPTED
        except _FailedError as error:
            return self._say_error(error)
        except OSError as error:
            why = error.strerror or str(error)
            say(f"cablekit: {error.filename}: {why}" if error.filename else f"cablekit: {why}")
        abandon_stdout()
        return FAILED

    @staticmethod
    def _say_error(error: _FailedError) -> int:
        from cablekit.cli.failures import tell
        from cablekit.diagnostics import CablekitError

        assert isinstance(error.__cause__, CablekitError)
        abandon_stdout()
        return tell(error.__cause__, str(error))

    @staticmethod
    def _say_click(error: click.ClickException) -> int:
        """Report wrong usage in one line that points to the help."""
        ctx = error.ctx if isinstance(error, click.UsageError) else None
        path = ctx.command_path if ctx else "cablekit"
        say(f"{path}: {error.format_message()} (see {path} --help)")
        return FAILED
