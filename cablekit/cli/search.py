"""`cablekit search`: cables of a database by words and conditions."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablekit.cli.inputs import many
from cablekit.cli.streams import OK, RECORDS_WITH_ERRORS, colours, paint, say, write

if TYPE_CHECKING:
    from cablekit.corpus.search import Hit

EPILOG = """\b
Examples:
  cablekit search harpsichord cables.sqlite
  cablekit search "law of the sea" OR straits cables.sqlite --since 1974-06 --until 1974
  cablekit search cables.sqlite --from "LA PAZ" --about PBOR --classification secret
  cablekit search non-paper cables.sqlite --json | jq -r .document_number
  cablekit search cables.sqlite --lost --files | xargs -d '\\n' cablekit recover

Words are found in every form (election, elections). Put a phrase in quotes, OR between two words of which one is
enough, and a * at the end of a word for any ending. All words and conditions must hold.
Exit status: 0 something was found, 1 nothing, 2 usage or I/O error.
"""

_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"


@click.command(epilog=EPILOG, short_help="cables of a database by words, posts, TAGS, dates")
@click.argument("words", metavar="[WORDS...] DB", nargs=-1, required=True)
@click.option("--from", "sender", metavar="POST", help="Sent by this post or agency.")
@click.option("--to", "recipient", metavar="POST", help="Sent to this post or agency, for action or information.")
@click.option("--about", "tags", metavar="TAG", multiple=True, help="With this code or person in its TAGS.")
@click.option("--since", metavar="DAY", help="Sent on or after this day, month or year: 1974-06-01, 1974-06, 1974.")
@click.option("--until", metavar="DAY", help="Sent no later than this day, month or year.")
@click.option("--classification", metavar="WORD", help="With this classification: secret, 'limited official use'.")
@click.option("--caption", metavar="WORD", help="With this caption: NODIS, EXDIS.")
@click.option("--lost", is_flag=True, help="With a text that is lost, wholly or in part.")
@click.option("--limit", metavar="N", type=click.IntRange(1), help="Print N cables at most. Default: all.")
@click.option("--json", "as_json", is_flag=True, help="Print each cable as a line of JSON.")
@click.option("--files", is_flag=True, help="Print only the names of the files from which the cables were read.")
@click.option("--cite", "style", metavar="STYLE", help="Print a citation of each cable, read again from its file.")
def command(
    words: tuple[str, ...],
    limit: int | None,
    as_json: bool,
    files: bool,
    style: str | None,
    **conditions: object,
) -> int:
    """Print the cables of the database DB in which all WORDS occur and all conditions hold."""
    from cablekit.corpus.database import opened
    from cablekit.corpus.search import Query, search

    *wanted, database = words
    _check_days(conditions)
    query = Query(words=wanted, **conditions)  # type: ignore[arg-type]
    count = 0
    with opened(Path(database)) as connection:
        hits = search(connection, query, limit)
        for hit in hits if style is None else ():
            count += 1
            write(_line(hit, as_json, files))
        if style is not None:
            count = _cite(list(hits), style)
    if not files and not as_json:
        say(f"{many(count, 'cable')} found")
    return OK if count else RECORDS_WITH_ERRORS


def _check_days(conditions: dict[str, object]) -> None:
    import re

    for name in ("since", "until"):
        day = conditions[name]
        if day is not None and not re.match(_DAY, str(day)):
            raise click.UsageError(f"--{name} takes a day, a month or a year, such as 1974-06-01, not {day!r}")


def _line(hit: "Hit", as_json: bool, files: bool) -> str:
    if files:
        return f"{hit.path or ''}\n"
    if as_json:
        import dataclasses

        import msgspec

        from cablekit.formats.visible import escape_json

        row = dataclasses.asdict(hit) | {"snippet": _marked(hit.snippet, "[", "]")}
        return escape_json(msgspec.json.encode(row)).decode() + "\n"
    return _page(hit)


def _page(hit: "Hit") -> str:
    """A cable as up to three lines for reading, and a blank line."""
    from cablekit.formats.visible import visible

    painted = colours(sys.stdout)
    head = [hit.document_number or hit.path or "(no number)", hit.date or "(no date)"]
    head += [f"{hit.sender or '?'} -> {hit.recipients or '?'}", hit.classification or ""]
    if hit.text_status != "present":
        head.append(f"text {hit.text_status.replace('_', ' ')}")
    first = visible("  ".join(filter(None, head)))
    lines = [paint(first, "bold") if painted else first, f"  {visible(hit.title or '(no title)')}"]
    if hit.snippet:
        lines.append("  " + "".join(_snippet(" ".join(hit.snippet.split()), painted)))
    return "\n".join(lines) + "\n\n"


def _snippet(text: str, painted: bool) -> Iterator[str]:
    """A snippet, with the words found in brackets or in reverse video."""
    from cablekit.corpus.search import MARK
    from cablekit.formats.visible import visible

    before, *marked = text.split(MARK[0])
    yield visible(before)
    for piece in marked:
        word, _, after = piece.partition(MARK[1])
        yield paint(visible(word), "reverse") if painted else f"[{visible(word)}]"
        yield visible(after)


def _marked(snippet: str | None, before: str, after: str) -> str | None:
    from cablekit.corpus.search import MARK

    return snippet and snippet.replace(MARK[0], before).replace(MARK[1], after)


def _cite(hits: "list[Hit]", style: str) -> int:
    """Cite the cables, each read again from its file, and return how many; missing files are reported."""
    from cablekit.api import parse_all
    from cablekit.formats.citations import STYLES, Citer

    if style not in STYLES:
        raise click.UsageError(f"--cite: no style {style!r}; the styles are {', '.join(STYLES)}")
    citer = Citer(style)
    cited = 0
    for hit in hits:
        name = hit.document_number or hit.path
        if hit.path is None or not Path(hit.path).is_file():
            say(f"cablekit search: {name}: not cited: its file {hit.path!r} does not exist")
            continue
        for parsed in parse_all(Path(hit.path)):
            cable = parsed.cable
            if cable.document_number == hit.document_number and cable.source.member == hit.member:
                citation = citer.cite(cable)
                if citation is not None:
                    cited += 1
                    write(citation.text)
                break
    write(citer.closing())
    return cited
