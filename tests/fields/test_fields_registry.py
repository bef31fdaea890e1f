"""The registry: a row for each kind of line, paths that the record has, and which lines two fields claim."""

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

#: line of a sample -> kinds of the fields that claim it, in the order of the registry: the first has it
CLAIMED_BY_TWO: dict[str, tuple[str, ...]] = {
    "PAGE 01 STATE 310500": PAGE,
    "INFO OCT-01 ISO-00 /001 R": INFO,
    "PAGE 02 STATE 310500": PAGE,
    "PAGE 03 STATE 310500": PAGE,
    "PAGE 04 STATE 310500": PAGE,
    "PAGE 05 STATE 310500": PAGE,
    "PAGE 06 STATE 310500": PAGE,
    "PAGE 07 STATE 310500": PAGE,
    "INFO  OCT-01  SSO-00  NSCE-00  INRE-00  CIAE-00  DODE-00  PM-07": INFO,
    "INFO  OCT-01  ISO-00  SNM-02  IO-13  CIAE-00  DODE-00  PM-07": INFO,
    "INFO  OCT-01  ISO-00  EB-11  AID-20  COME-00  AGR-20  INR-11": INFO,
    "INFO  OCT-01  ISO-00  EB-11  AID-20  IO-14  INR-10  NSAE-00": INFO,
    "INFO  OCT-01  ISO-00  EB-11  OES-00  INR-10  CIAE-00  NSAE-00": INFO,
    "INFO  OCT-01  ISO-00  OES-06  CIAE-00  COME-00  DODE-00  EB-07": INFO,
    "INFO  OCT-01  ISO-00  SSO-00  /026 W": INFO,
    "PAGE 01        STATE  171288  TOSEC 060114": PAGE,
    "INFO  OCT-01  ISO-00  SSO-00  CCO-00  INR-07  IO-10  /033 R": INFO,
    "PAGE 02        STATE  171288  TOSEC 060114": PAGE,
    "PAGE 01        STATE  241907": PAGE,
    "INFO  OCT-01  EUR-12  ISO-00  L-03  EB-07  DODE-00  COME-00": INFO,
    "PAGE 02        STATE  241907": PAGE,
    "PAGE 01 STATE 288114": PAGE,
    "PAGE 02 STATE 288114": PAGE,
    "PAGE 03 STATE 288114": PAGE,
    "PAGE 01        STATE  260418": PAGE,
    "INFO  OCT-00  ADS-00  AID-05  EB-08  L-03  /023 R": INFO,
    "PAGE 02        STATE  260418": PAGE,
    "INFO OCT-01 ARA-15 ADS-00 EB-08 /026 W": INFO,
    "INFO  OCT-01  ADS-00  OES-09  EB-08  DOTE-00  FAA-00  INR-10": INFO,
    "INFO  OCT-01  ADS-00  IO-14  EB-08  AID-05  CIAE-00  INR-10": INFO,
    "PAGE 01        STATE  002912": PAGE,
    "INFO  OCT-01  EUR-12  ISO-00  USIA-15  /032 R": INFO,
    "INFO  OCT-01  EUR-12  ISO-00  USIA-15  /032 W": INFO,
    "INFO OCT-01 ADP-00 ISO-00 /011 W": INFO,
    "PAGE 01        STATE  055511": PAGE,
    "PAGE 01        STATE  260777": PAGE,
    "INFO  OCT-01  ARA-10  ISO-00  /017 R": INFO,
    "PAGE 01        STATE  198203": PAGE,
    "PAGE 02        STATE  198203": PAGE,
    "INFO SS 20,NSC 10,CIAE 00,INR 07,NSAE 00,RSC 01,SY 03,RSR 01,/058 W": INFO,
    "INFO ARA 10,L 03,FBI 01,JUS 02,/021 R": INFO,
    "INFO  LOG-00   COPY-01  ADS-00   INR-10   SS-00    OIC-02   CIAE-00": INFO,
    "INFO  LOG-00   COPY-01  ADS-00   INR-10   SS-00    CIAE-00  H-01": INFO,
    "INFO  LOG-00   COPY-01  ADS-00   INR-10   EB-08    /019 W": INFO,
    "INFO  LOG-00   ADS-00   CIAE-00  DODE-00  INR-01   OIC-02   SS-00": INFO,
    "INFO  LOG-00   ADS-00   CIAE-00  INR-01   OIC-02   SS-00    PA-01": INFO,
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


def _passes(text: str, heads: tuple[str, ...] | None) -> bool:
    """Whether the gate of a field lets a line through."""
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
    claimed = {text: tuple(_claims(text, page)) for text, page in _lines(root / "samples")}
    assert {text: kinds for text, kinds in claimed.items() if len(kinds) > 1} == CLAIMED_BY_TWO


def test_the_first_of_two_fields_has_the_line() -> None:
    for text, (first, _) in CLAIMED_BY_TWO.items():
        anywhere = registry.ANYWHERE.get(text[:2])
        claim = (anywhere(text, None) if anywhere else None) or registry.opens(text, None)
        assert claim is not None
        assert claim.kind == first
