"""Many cables in one file, and files in containers: each record as if the cable stood alone."""

import pytest

from cablekit.api import parse_all

from ..real_cables import ABSENT
from .cables import GROUPS, originals
from .containers import ARCHIVES, COMPRESSED
from .measure import base
from .records import Row, rows, shifted, without


@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.slow if name == "cables" else ()) for name in GROUPS])
def group(request: pytest.FixtureRequest) -> str:
    """Each group of cables; the real ones, packed in a dozen ways, take some seconds."""
    name: str = request.param
    if not originals(name):
        pytest.skip(ABSENT)
    return name


def _alone(group: str) -> list[Row]:
    return [row for original in originals(group) for row in base(original.text)]


def _lines(text: str) -> int:
    return text.count("\n")


def _joined(group: str) -> str:
    """All texts of a group, one behind the other; each ends its last line, as `cat` wants it."""
    return "".join(original.text.rstrip("\n") + "\n" for original in originals(group))


def _expected(group: str) -> list[Row]:
    """The records of the joined texts: each moved down by the lines before it."""
    expected, above = [], 0
    for original in originals(group):
        expected += [shifted(row, above) for row in base(original.text)]
        above += _lines(original.text.rstrip("\n") + "\n")
    return expected


def test_cables_in_one_file_are_parted_at_their_frames(group: str) -> None:
    assert rows(_joined(group).encode()) == _expected(group)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_cables_in_one_file_with_a_mark(group: str, encoding: str) -> None:
    crlf = _joined(group).replace("\n", "\r\n").encode(encoding)
    assert [without(row, {"CK004"}) for row in rows(crlf)] == _expected(group)


def test_lines_of_each_cable_in_one_file(group: str) -> None:
    text = _joined(group)
    lines = text.split("\n")
    found = list(parse_all(text))
    for parsed in found:
        source = parsed.cable.source
        own = "\n".join(lines[source.first_line - 1 : source.last_line])
        assert parsed.document.text.strip("\n") == own.strip("\n")
        assert [token.line for token in parsed.tokens] == list(range(source.first_line, source.last_line + 1))
    assert sum(parsed.document.text.count("\n") for parsed in found) == _lines(text)


@pytest.mark.parametrize("suffix", COMPRESSED)
def test_compressed_files(group: str, suffix: str) -> None:
    assert rows(COMPRESSED[suffix](_joined(group).encode())) == _expected(group)


@pytest.mark.parametrize("suffix", ARCHIVES)
def test_archives(group: str, suffix: str) -> None:
    files = [(f"{original.name}.txt", original.text.encode()) for original in originals(group)]
    packed = ARCHIVES[suffix](files)
    assert rows(packed) == _alone(group)
    members = dict.fromkeys(parsed.cable.source.member for parsed in parse_all(packed))
    assert list(members) == [name for name, _ in files]


def test_an_archive_of_other_forms(group: str) -> None:
    inner = ARCHIVES["zip"]([(f"{one.name}.txt.gz", COMPRESSED["gz"](one.text.encode())) for one in originals(group)])
    assert rows(ARCHIVES["tar.xz"]([("1974/all.zip", inner)])) == _alone(group)
