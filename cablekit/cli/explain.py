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

TAGS, countries by name, posts by name or by their form in document numbers, captions, precedence, offices, agencies,
executive orders and exemptions, operating signals, keys and values of the attributes, and the codes of diagnostics,
CK1xx for a group of them. A code may mean several things; all are shown.
Exit status: 0 all known, 1 some unknown, 2 usage.
"""

WIDTH = 100
_ORDER = ("kind", "type", "field", "under", "attribute", "place", "severity")
"""Details that stand behind the table's name; the others stand below, one a line."""


@click.command(epilog=EPILOG, short_help="what TAGS, captions, posts, keys and diagnostics mean")
@click.argument("codes", metavar="CODE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each meaning.")
def command(codes: tuple[str, ...], as_json: bool) -> int:
    """Tell what each CODE means, and where that is known from."""
    status = OK
    for code in codes:
        found = _explanations(code)
        if not found:
            status = RECORDS_WITH_ERRORS
            say(_unknown(code))
        for one in found:
            write(_json_line(code, one) if as_json else _text(one))
    return status


def _explanations(code: str) -> "list[Explanation]":
    """What the glossary knows; of a group of diagnostics such as CK1xx, all its codes."""
    from cablekit.diagnostics import CODES
    from cablekit.glossary import explain

    group = code.strip().upper()
    if len(group) == 5 and group.startswith("CK") and group.endswith("XX"):
        return [one for row in CODES if row.startswith(group[:3]) for one in explain(row)]
    return explain(code)


def _unknown(code: str) -> str:
    from cablekit.glossary import near

    likely = near(code)
    hint = f"; like it: {', '.join(likely)}" if likely else ""
    return f"cablekit explain: nothing is known of {code!r}{hint}"


def _json_line(code: str, found: "Explanation") -> bytes:
    """The meaning, with the code as it was asked for."""
    import msgspec

    from cablekit.formats.visible import escape_json

    asked = code.encode("utf-8", "replace").decode()
    return escape_json(msgspec.json.encode({"asked": asked, **msgspec.structs.asdict(found)})) + b"\n"


def _text(found: "Explanation") -> str:
    """A head line, then what there is to say, indented."""
    details = dict(found.details)
    kinds = [str(details.pop(name)) for name in _ORDER if name in details]
    label = ", ".join([found.table, *(kind for kind in kinds if kind != found.table)])
    head = f"{found.term} ({label})" + (f": {found.title}" if found.title else "")
    return "\n".join([head, *_lines(found, details), ""]) + "\n"


def _lines(found: "Explanation", details: "dict[str, Detail]") -> Iterator[str]:
    if found.text:
        yield _wrapped(found.text)
    valid = (details.pop("valid_from", None), details.pop("valid_to", None))
    if any(valid):
        yield _wrapped(f"in use: {valid[0] or ''}-{valid[1] or ''}")
    for name, value in details.items():
        said = ", ".join(value) if isinstance(value, list) else value
        yield _wrapped(f"{name.replace('_', ' ')}: {said}")
    yield _wrapped(f"source: {found.source}")


def _wrapped(text: str) -> str:
    return click.wrap_text(text, WIDTH, "    ", "        ")
