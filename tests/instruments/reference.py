"""Write the pages of docs/ that are made from the code: the record, the diagnostics, the picture of the rooms.

Strategy: each page is a constant opening and a part made from one table of the package (the JSON Schema, codes.csv,
the imports). `python -m tests.instruments.reference` writes them; a test holds the files to what it would write.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import cablekit
from cablekit.diagnostics import CODES
from cablekit.formats.json import pretty

from . import house, manual

DOCS = Path(__file__).resolve().parents[2] / "docs"

_RECORD = """\
# The record

`python -m tests.instruments.reference` writes this page from the JSON Schema that `cablekit schema` prints.
[record-2.schema.json](record-2.schema.json) is a copy of the schema, version 2.

A record is a JSON object. Its keys are always present, in this order; if the cable has no value, it is `null` or `[]`,
so a path in jq never fails. Times are UTC in ISO 8601. These rules apply everywhere:

- A time of receipt or relay is written without month and year. It is the first match at or after the date-time group,
  within 28 days; otherwise it is null.
- `body.text` is the clean text of the whole message, without page furniture and stamps. Sections are joined in the
  order of their numbers, and line breaks are kept. A loss appears as `[GAP]`, an excision as `[EXCISED B3]`.
- `paragraphs[].text` is prose on one line; tables and lists keep their lines. A hyphen at the end of a line is removed
  only if the cable has the whole word elsewhere, or the word list has it.
- The TAGS of text and attributes are kept separate, as they have different authors. The signer signs for the post; no
  field calls that person the author.
- A value that was completed from context is marked: `year_basis` of a reference, `basis` of the date.
"""

_DIAGNOSTICS = """\
# Diagnostics

`python -m tests.instruments.reference` writes the table on this page from the table of codes in the package.

Each diagnostic has a code that never changes its meaning, a name, a severity, a line, the field, and the values that
were compared. `parse` prints those of a cable on standard error and keeps them in the record; `cablekit check` prints
nothing else. `cablekit explain CK301` explains a code.

| severity | meaning |
| --- | --- |
| error | a value is lost or unreadable |
| warning | probably damaged |
| note | two values differ, or a rendering lost something |

`parse` and `convert` end with status 1 only if there are errors. `check --level` sets the severity from which `check`
ends with status 1; the default is warning.

```console
$ cablekit check samples/synthetic-1973-section2-only.txt
samples/synthetic-1973-section2-only.txt: warning CK203 section-missing: section 1 of 2 is not in this document
      = A section of a sectioned message is not in the document.

samples/synthetic-1973-section2-only.txt:15: warning CK102 distribution-unbalanced: the copies add up to 52, the total says 61
   15 | /061 W
      |   ^^ total
      = sum of the copies: 52
      = The copies of the distribution do not add up to the total after the slash, or can't be read: a letter
        or digit is damaged.

       1  CK102 distribution-unbalanced  warning
       1  CK203 section-missing          warning
1 cable: 0 errors, 2 warnings, 0 notes
```

`check` compares distribution and total, page and line counts, the classification of head, banner, page feet and
attributes, captions, the dates of drafting, sending, receipt and film, TAGS, subject, references, sender and
addressees, the numbers of banner, PAGE lines and document, and the sections of a message; over many cables, serial and
film numbers with their dates. It compares posts by place (NATO is in BRUSSELS) and days in any time zone. The known
faults of NARA's attributes (a computed page count, subjects cut short in one record of ten) are never reported as
faults of the text.

CK0xx is for the input, CK1xx for two values that differ, CK2xx for frame and header, CK3xx for the routing, CK4xx for
the body, CK5xx for the attributes.
"""  # noqa: E501


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _type(schema: Mapping[str, Any]) -> str:
    """The type of a value in a few words, with links to the parts of the record."""
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"])
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "enum" in schema:
        return ", ".join("null" if one is None else f"`{one}`" for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}" if schema.get("items") else "list"
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"object of {_type(schema['additionalProperties'])}"
    return {"date": "date", "date-time": "time"}.get(schema.get("format", ""), str(schema.get("type", "any value")))


def _ordered(definitions: Mapping[str, Any], name: str, seen: list[str]) -> list[str]:
    """The parts of the record, each after the first that speaks of it."""
    if name not in seen:
        seen.append(name)
        for reference in _references(definitions[name]):
            _ordered(definitions, reference, seen)
    return seen


def _references(schema: object) -> Iterator[str]:
    if isinstance(schema, Mapping):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].rsplit("/", 1)[-1]
        for value in schema.values():
            yield from _references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _references(value)


def record_page() -> str:
    """The page of the record: every part of it, field by field."""
    definitions = cablekit.schema()["$defs"]
    return _RECORD + "".join(_part(name, definitions[name]) for name in _ordered(definitions, "Record", []))


def _part(name: str, schema: Mapping[str, Any]) -> str:
    rows = (
        f"| `{field}` | {_type(value)} | {_cell(value.get('description', ''))} |"
        for field, value in schema.get("properties", {}).items()
    )
    table = "\n".join(["| field | type | meaning |", "| --- | --- | --- |", *rows])
    return f"\n## {name}\n\n{_cell(schema.get('description', ''))}\n\n{table}\n"


def diagnostics_page() -> str:
    """The page of the diagnostics: each code with its meaning and an example."""
    rows = (
        f"| {code.code} | {code.name} | {code.severity} | {_cell(code.meaning)} | {_cell(code.example)} |"
        for code in CODES.values()
    )
    heads = ("| code | name | severity | meaning | example |", "| --- | --- | --- | --- | --- |")
    return "\n".join([_DIAGNOSTICS, *heads, *rows]) + "\n"


def schema_file() -> str:
    """The JSON Schema, as `cablekit schema` prints it."""
    return pretty(cablekit.schema())


PAGES: Mapping[str, Callable[[], str]] = {
    "record.md": record_page,
    "diagnostics.md": diagnostics_page,
    "record-2.schema.json": schema_file,
    "house.svg": house.picture,
    "cablekit.1": manual.manual,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8", newline="\n")
