"""`cablekit explain`: what codes mean."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from cablekit.cli.streams import OK, RECORDS_WITH_ERRORS, say, write

if TYPE_CHECKING:
    from cablekit.glossary import Explanation
    from cablekit.glossary.explanations import Detail

EPILOG = """\b
Examples:
  cablekit explain PBOR UR NODIS XGDS-2 NEWDE EUR CK104
  cablekit explain "Draft Date" "Errors CORE2" "AMEMBASSY LA PAZ" "11652 GDS"
  cablekit explain CK1xx
  cablekit explain --json PBOR | jq -r .title

Known are TAGS, countries by name, posts by name or by their form in document numbers, captions, precedence, offices,
agencies, executive orders and exemptions, operating signals, keys and values of the attributes, and codes of
diagnostics (CK1xx for a group). If a code has several meanings, all are shown.
Exit status: 0 all known, 1 some unknown, 2 usage.
"""

WIDTH = 100
_ORDER = ("kind", "type", "field", "under", "attribute", "place", "severity")
"""Details shown after the name of the table; the others follow, one per line."""


@click.command(epilog=EPILOG, short_help="what TAGS, captions, posts, keys and diagnostics mean")
@click.argument("codes", metavar="CODE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print each meaning as a line of JSON.")
def command(codes: tuple[str, ...], as_json: bool) -> int:
    """Print the meaning of each CODE, and its source."""
    status = OK
    for code in codes:
        meanings = _explanations(code)
        if not meanings:
            status = RECORDS_WITH_ERRORS
            say(_unknown(code))
        for meaning in meanings:
            write(_json_line(code, meaning) if as_json else _text(meaning))
    return status


def _explanations(code: str) -> "list[Explanation]":
    """The entries of the glossary; for a group of diagnostics such as CK1xx, those of all its codes."""
    from cablekit.diagnostics import CODES
    from cablekit.glossary import explain

    group = code.strip().upper()
    if len(group) == 5 and group.startswith("CK") and group.endswith("XX"):
        return [meaning for row in CODES if row.startswith(group[:3]) for meaning in explain(row)]
    return explain(code)


def _unknown(code: str) -> str:
    from cablekit.glossary import near

    likely = near(code)
    hint = f"; similar: {', '.join(likely)}" if likely else ""
    return f"cablekit explain: {code!r} is not known{hint}"


def _json_line(code: str, meaning: "Explanation") -> bytes:
    """The meaning as a line of JSON, with the code as the user typed it."""
    import msgspec

    from cablekit.formats.visible import escape_json

    asked = code.encode("utf-8", "replace").decode()
    return escape_json(msgspec.json.encode({"asked": asked, **msgspec.structs.asdict(meaning)})) + b"\n"


def _text(meaning: "Explanation") -> str:
    """A heading, then the details, indented."""
    details = dict(meaning.details)
    kinds = [str(details.pop(name)) for name in _ORDER if name in details]
    label = ", ".join([meaning.table, *(kind for kind in kinds if kind != meaning.table)])
    head = f"{meaning.term} ({label})" + (f": {meaning.title}" if meaning.title else "")
    return "\n".join([head, *_lines(meaning, details), ""]) + "\n"


def _lines(meaning: "Explanation", details: "dict[str, Detail]") -> Iterator[str]:
    if meaning.text:
        yield _wrapped(meaning.text)
    valid = (details.pop("valid_from", None), details.pop("valid_to", None))
    if any(valid):
        yield _wrapped(f"in use: {valid[0] or ''}-{valid[1] or ''}")
    for name, value in details.items():
        words = ", ".join(value) if isinstance(value, list) else value
        yield _wrapped(f"{name.replace('_', ' ')}: {words}")
    yield _wrapped(f"source: {meaning.source}")


def _wrapped(text: str) -> str:
    return click.wrap_text(text, WIDTH, "    ", "        ")
