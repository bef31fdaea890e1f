"""`cablekit completion`: the script that makes a shell complete commands, options and file names."""

import click

from cablekit.cli.streams import OK, write

SHELLS = ("bash", "zsh", "fish")

EPILOG = """\b
Examples:
  cablekit completion bash > ~/.local/share/bash-completion/completions/cablekit
  cablekit completion zsh > ~/.zfunc/_cablekit
  cablekit completion fish > ~/.config/fish/completions/cablekit.fish

The script takes effect in new shells. zsh needs ~/.zfunc in its fpath.
"""


@click.command(epilog=EPILOG, short_help="the completion script for a shell")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the script that completes commands, options and file names in SHELL."""
    from click.shell_completion import get_completion_class

    maker = get_completion_class(shell)
    assert maker is not None
    write(maker(ctx.find_root().command, {}, "cablekit", "_CABLEKIT_COMPLETE").source())
    return OK
