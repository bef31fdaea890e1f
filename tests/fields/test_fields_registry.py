"""The registry: a row for each kind of line, paths that the record has, and which lines two fields claim."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from cablekit import parse_all
from cablekit.fields import registry
from cablekit.lines import LONGEST, Kind, Page
from cablekit.model import Cable

#: INFO opens a list of offices and one of addressees; a PAGE line ends with the number of its own telegram
INFO = ("distribution", "info")
PAGE = ("page", "banner")

#: the kinds of two fields that claim a line, the one that has it first; with a line of each sort
CLAIMED_BY_TWO: dict[tuple[str, ...], tuple[str, ...]] = {
    PAGE: ("PAGE 01 STATE 310500", "PAGE 02        STATE  171288  TOSEC 060114"),
    INFO: ("INFO OCT-01 ISO-00 /001 R", "INFO  OCT-01  SSO-00  NSCE-00  INRE-00  CIAE-00  DODE-00  PM-07"),
}


def test_every_kind_has_one_row() -> None:
    assert Counter(row.kind for row in registry.ROWS) == Counter(Kind)


def test_every_field_has_one_row_and_one_kind() -> None:
    fields = [id(row.field) for row in registry.ROWS if row.field is not None]
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize("row", [row for row in registry.ROWS if row.block and row.path], ids=lambda row: row.kind)
def test_what_becomes_a_field_of_the_record_has_a_reader(row: registry.Row) -> None:
    assert row.field is not None
    assert callable(row.field.read)
    assert row.path is not None
    assert row.path.split(".")[0] == row.block


def _parts(annotated: Any) -> Iterator[Any]:
    """A type and what it is made of: Annotated[X | None, ...] of X too."""
    yield annotated
    for part in get_args(annotated):
        yield from _parts(part)


@pytest.mark.parametrize("path", registry.PATHS.values())
def test_every_path_is_in_the_record(path: str) -> None:
    struct: Any = Cable
    for name in path.split("."):
        named = {one.encode_name: one.type for one in msgspec.structs.fields(struct)}
        assert name in named
        struct = next(filter(lambda one: hasattr(one, "__struct_fields__"), _parts(named[name])), None)


def test_kinds_that_close_a_row_are_above_the_text() -> None:
    for row in registry.ROWS:
        assert {registry.BY_KIND[kind].block for kind in row.closed_by} <= {"body"}


def _claims(text: str, page: Page | None) -> Iterator[str]:
    """The kinds of the fields that claim a line, in the order of the registry."""
    for row in registry.ROWS:
        if row.field is None or row.field.opens is None or not _passes(text, row.field.heads):
            continue
        claim = row.field.opens(text, page)
        if claim is not None and claim.kind is row.kind:
            yield row.kind


def _passes(text: str, heads: tuple[str, ...] | re.Pattern[str] | None) -> bool:
    """Whether the gate of a field lets a line through."""
    if isinstance(heads, re.Pattern):
        return heads.match(text[:3]) is not None
    if heads is None or (":" in heads and ":" in text[2:12]):
        return True
    return text.startswith(tuple(head for head in heads if head != ":"))


def _lines(folder: Path) -> Iterator[tuple[str, Page | None]]:
    """The lines of the transmissions of all samples, each with its first PAGE line."""
    for path in sorted(folder.iterdir()):
        for parsed in parse_all(path) if path.stem != "README" else ():
            tokenized = parsed.tokenized
            for one in tokenized.transmissions:
                texts = tokenized.lines.texts[one.start : one.end]
                yield from ((text, one.page) for text in texts if text and len(text) <= LONGEST)


def test_lines_that_two_fields_claim(root: Path) -> None:
    """A new overlap needs a decision, and a row above."""
    claimed = {tuple(_claims(text, page)) for text, page in _lines(root / "samples")}
    assert {kinds for kinds in claimed if len(kinds) > 1} == set(CLAIMED_BY_TWO)


@pytest.mark.parametrize(("kinds", "text"), [(kinds, text) for kinds, row in CLAIMED_BY_TWO.items() for text in row])
def test_the_first_of_two_fields_has_the_line(kinds: tuple[str, ...], text: str) -> None:
    anywhere = registry.ANYWHERE.get(text[:2])
    claim = (anywhere(text, None) if anywhere else None) or registry.opens(text, None)
    assert claim is not None
    assert claim.kind == kinds[0]


def test_beginnings_of_lines_are_kept_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_ASKED", {})
    monkeypatch.setattr(registry, "_MOST_HEADS", 1)
    kinds = [claim.kind if (claim := registry.opens(line, None)) else None for line in ("TAGS: PFOR", "SUBJECT: ROADS")]
    assert (kinds, list(registry._ASKED)) == ([Kind.TAGS, Kind.SUBJECT], ["SUB"])
