"""`cablekit parse`: one record for each cable, as a stream."""

import click

from cablekit.cli.inputs import Inputs, max_document, report
from cablekit.cli.streams import write
from cablekit.formats import DATA_FORMATS, EXTRAS, FORMATS, Renderer, UnknownFieldError, renderer

EPILOG = """\b
Examples:
  cablekit parse samples/1977STATE310500.md
  cablekit parse -f jsonl --fields body.subject,routing.sent_at samples/1977STATE310500.md
  cablekit parse -f yaml --with raw,spans samples/1977STATE310500.md
  cablekit parse -f text - < samples/1977STATE310500.md
  cablekit parse -q samples/1977*.md | jq .body.subject

Errors and warnings go to stderr as `file:line: severity code name: message`.
Exit status: 0 clean, 1 some records had errors (all are printed), 2 usage or I/O error.
"""


@click.command(epilog=EPILOG, short_help="one record for each cable, as a stream")
@click.argument("files", metavar="FILE...|-", nargs=-1, required=True, type=click.Path(allow_dash=True, readable=False))
@click.option(
    "-f",
    "--format",
    type=click.Choice(list(FORMATS)),
    default="json",
    show_default=True,
    help="; ".join(f"{name}: {what}" for name, what in FORMATS.items()) + ".",
)
@click.option(
    "--fields",
    metavar="PATHS",
    multiple=True,
    help="Print only these fields, such as --fields body.subject,routing.to.name, separated by commas or in several "
    "options. A path into a list applies to each element. `cablekit schema` lists all fields.",
)
@click.option(
    "--with",
    "extras",
    metavar="WHAT",
    multiple=True,
    help="Add to each record raw (attribute values verbatim) or spans (field -> line ranges): --with raw,spans",
)
@max_document
@click.option("-q", "--quiet", is_flag=True, help="Only report errors on stderr.")
def command(
    files: tuple[str, ...], format: str, fields: tuple[str, ...], extras: tuple[str, ...], document: int, quiet: bool
) -> int:
    """Print one record for each cable in each FILE (text, Markdown, PDF, .gz, .zip, a folder; - is standard input)."""
    render = _renderer(format, fields, extras)
    inputs = Inputs(files, folders=True, document=document)
    for parsed in inputs:
        write(render(parsed))
        report(parsed, quiet)
    return inputs.status


def _renderer(format: str, fields: tuple[str, ...], extras: tuple[str, ...]) -> Renderer:
    """The function that prints a cable; wrong options are reported before anything is read."""
    words = [word.strip() for extra in extras for word in extra.split(",")]
    for word in words:
        if word not in EXTRAS:
            raise click.UsageError(f"--with takes {' and '.join(EXTRAS)}, not {word!r}")
    if format not in DATA_FORMATS and (fields or words):
        option = "--fields" if fields else "--with"
        raise click.UsageError(f"{option} needs -f {', '.join(DATA_FORMATS)}; {format} is for reading")
    try:
        return renderer(format, fields, words)
    except UnknownFieldError as error:
        raise click.UsageError(f"--fields: {error}") from error
