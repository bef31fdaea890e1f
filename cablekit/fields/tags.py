"""The TAGS line: codes, and persons in parentheses (format guide 6).

Strategy. What stands in parentheses with a comma or a blank inside is a person; everything else is a code, parted
by commas or blanks. What a code stands for comes from the glossary of 1973-79.
"""

from collections.abc import Sequence

from cablekit import glossary
from cablekit import grammar as g
from cablekit.diagnostics import TAG_UNREADABLE, Diagnostic
from cablekit.model import Tag, TagKind
from cablekit.tokenizer import Token
from cablekit.values import fold

FIELD = "body.tags"
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
    for match in g.TAG.finditer(label["rest"] if label else text):
        tag = _tag(match["person"], match["code"])
        if tag is None:
            continue
        found.append(tag)
        if tag.code is None and tag.person is None:
            diagnostics.append(TAG_UNREADABLE.at(tokens[0].line, FIELD, f"{tag.raw!r} is no code and no person"))
    return found, diagnostics


def _tag(person: str | None, code: str | None) -> Tag | None:
    if person is not None:
        name = fold(person)
        return Tag(f"({name})", None, "person", None, name) if name else None
    assert code is not None
    plain = code.strip(".:-/")
    if not plain or code == "N/A":
        return None
    if not (plain.isalnum() and plain[0].isalpha()):
        return Tag(code)
    entry = glossary.tag(plain)
    return Tag(
        code,
        plain,
        _KINDS.get(entry.kind, "unknown") if entry else "unknown",
        entry.title if entry and entry.of_period else None,
    )
