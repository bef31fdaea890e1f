"""The TAGS line: codes, and persons in parentheses (format guide 6).

Strategy. What stands in parentheses is a person, unless it is one word that the glossary knows as a code; everything
else is a code, parted by commas or blanks. Blanks inside a code go where its letters are spaced, or where a letter
alone completes a known code. What a code stands for comes from the glossary of 1973-79.
"""

from collections.abc import Sequence

from cablekit import glossary
from cablekit import grammar as g
from cablekit.diagnostics import TAG_UNREADABLE, Diagnostic
from cablekit.model import Tag, TagKind
from cablekit.tokenizer import Token
from cablekit.values import classification, fold

FIELD = "body.tags"
#: words of a TAGS line that are neither code nor person; marks of classification stand in parentheses
_NO_TAGS = frozenset(["N/A", "NONE", "AND"])
_KINDS: dict[str, TagKind] = {
    "subject": "subject",
    "country": "country",
    "region": "region",
    "organization": "organization",
    "program": "program",
}


def read(tokens: Sequence[Token]) -> tuple[list[Tag], list[Diagnostic]]:
    """The TAGS of the lines of their kind, in order."""
    found: list[Tag] = []
    diagnostics: list[Diagnostic] = []
    text = " ".join(token.text for token in tokens)
    label = g.TAGS.match(text) if tokens else None
    for person, code in _elements(label["rest"] if label else text):
        tag = _tag(person, code)
        if tag is None:
            continue
        found.append(tag)
        if tag.code is None and tag.person is None:
            diagnostics.append(TAG_UNREADABLE.at(tokens[0].line, FIELD, f"{tag.raw!r} is no code and no person"))
    return found, diagnostics


def _elements(text: str) -> list[tuple[str | None, str | None]]:
    """Persons and codes as written; a letter alone goes to the code that it completes (`PFO R`, `E AID`)."""
    found: list[tuple[str | None, str | None]] = []
    for match in g.TAG.finditer(text):
        if match["person"] is not None:
            found += [(one, None) for one in match["person"].split(";") if classification(fold(one)) is None]
            continue
        code = match["code"]
        before = found[-1][1] if found else None
        if before is not None and 1 in (len(code), len(before)) and glossary.tag(f"{before}{code}"):
            found[-1] = (None, f"{before} {code}")
        else:
            found.append((None, code))
    return found


def _tag(person: str | None, code: str | None) -> Tag | None:
    if person is not None:
        name = fold(person)
        if not name:
            return None
        if " " in name or "," in name or glossary.tag(name) is None:
            return Tag(f"({name})", None, "person", None, name)
        code = name
    assert code is not None
    plain = code.replace(" ", "").replace(".", "").strip(":-/")
    if not plain or code in _NO_TAGS:
        return None
    if not (plain.isalnum() and plain[0].isalpha()):
        return Tag(code)
    entry = glossary.tag(plain)
    return Tag(
        code if person is None else f"({code})",
        plain,
        _KINDS.get(entry.kind, "unknown") if entry else "unknown",
        entry.title if entry and entry.of_period else None,
    )
