"""Shares: one after another they are what a walk finds, archives cut or not, whatever is wrong with them."""

import io
import pickle
import random
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit.sources import Failure, Share, files_of, shares, walk
from cablekit.sources.shares import SLICE
from cablekit.sources.slices import Slice, cut

MANY = 2 * SLICE + 50


def _zip(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)


def _numbered(count: int) -> dict[str, bytes]:
    return {f"{number // 50:02}/{number:04}.txt": b"text %d\n" % number for number in range(count)}


def _plain(path: Path) -> None:
    _zip(path, _numbered(MANY))


def _few(path: Path) -> None:
    _zip(path, _numbered(3))


def _junk(path: Path) -> None:
    _zip(path, {f"__MACOSX/._{number}": b"x" for number in range(MANY)})


def _junk_and_folders(path: Path) -> None:
    members = {"a/": b""}
    for name, data in _numbered(MANY).items():
        members |= {name: data, f"__MACOSX/{name}": b"x"}
    _zip(path, members | {"z/": b""})


def _empty(path: Path) -> None:
    _zip(path, {})


def _others(path: Path) -> None:
    _zip(path, _numbered(MANY) | {"picture.png": b"\x89PNG", "table.csv": b"a,b"})


def _refused(path: Path) -> None:
    _zip(path, _numbered(MANY) | {"../out.txt": b"out", "/abs.txt": b"abs"})


def _nested(path: Path) -> None:
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w:gz") as tar:
        info = tarfile.TarInfo("deep.txt")
        info.size = 4
        tar.addfile(info, io.BytesIO(b"deep"))
    _zip(path, _numbered(MANY) | {"inner.tar.gz": inner.getvalue()})


def _office(path: Path) -> None:
    _zip(path, {"[Content_Types].xml": b"x"} | _numbered(MANY))


def _office_name_late(path: Path) -> None:
    _zip(path, _numbered(SLICE) | {"mimetype": b"text"} | {f"z{name}": one for name, one in _numbered(SLICE).items()})


def _bad_checksum(path: Path) -> None:
    _zip(path, _numbered(MANY), zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"text 120\n", b"text 12O\n", 1))


def _no_directory(path: Path) -> None:
    _plain(path)
    path.write_bytes(path.read_bytes()[:-500])


def _prefixed(path: Path) -> None:
    _plain(path)
    path.write_bytes(b"#!/bin/sh\n" + path.read_bytes())


def _commented(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in _numbered(MANY).items():
            info = zipfile.ZipInfo(name)
            info.comment = b"said"
            archive.writestr(info, data)
        archive.comment = b"a comment"


def _zip64(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in _numbered(MANY).items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(data)


def _bomb(path: Path) -> None:
    _zip(path, {f"{number}.txt": b"\0" * (1 << 21) for number in range(40)})


def _doubled(path: Path) -> None:
    """Members of one name."""
    _zip(path, {f"{number:04}.txt": b"%d" % number for number in range(MANY)})
    data = path.read_bytes()
    for number in range(MANY):
        data = data.replace(b"%04d.txt" % number, b"same.txt")
    path.write_bytes(data)


def _tar(path: Path) -> None:
    with tarfile.open(path, "w:gz") as tar:
        for name, data in _numbered(MANY).items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))


def _no_archive(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 is how a zip begins")


CASES = [
    _plain,
    _few,
    _junk,
    _junk_and_folders,
    _empty,
    _others,
    _refused,
    _nested,
    _office,
    _office_name_late,
    _bad_checksum,
    _no_directory,
    _prefixed,
    _commented,
    _zip64,
    _bomb,
    _doubled,
    _tar,
    _no_archive,
]
CUT = {_plain, _junk_and_folders, _others, _refused, _nested, _office_name_late, _bad_checksum, _commented, _zip64}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__[1:])
@pytest.mark.parametrize("leaves_out", [False, True])
def test_shares_of_an_archive_are_what_the_walk_finds(
    tmp_path: Path, make: Callable[[Path], None], leaves_out: bool
) -> None:
    path = tmp_path / "a.zip"
    make(path)
    walked_past: list[str] = []
    shared_past: list[str] = []
    walked = list(walk([str(path)], skipped=walked_past.append if leaves_out else None))
    found = list(shares([str(path)], skipped=shared_past.append if leaves_out else None))
    assert all(isinstance(one, Share) for one in found)
    read = [
        one
        for share in pickle.loads(pickle.dumps(found))
        for one in files_of(share, skipped=shared_past.append if leaves_out else None)
    ]
    assert read == walked
    assert shared_past == walked_past
    if make in CUT:
        assert len(found) > 2
        assert all(share.files <= SLICE for share in found)


@given(seed=st.integers(0, 1 << 30), changes=st.integers(1, 5))
def test_shares_of_a_damaged_zip_are_what_the_walk_finds(
    tmp_path_factory: pytest.TempPathFactory, seed: int, changes: int
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "a.zip"
    _zip(path, _numbered(2 * SLICE))
    data, chance = bytearray(path.read_bytes()), random.Random(seed)
    for _ in range(changes):
        at = chance.randrange(data.find(b"PK\x01\x02"), len(data))
        data[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    path.write_bytes(data)
    found = list(shares([str(path)]))
    assert [one for share in found if isinstance(share, Share) for one in files_of(share)] == list(walk([str(path)]))


def test_slices_that_follow_each_other_join(tmp_path: Path) -> None:
    _plain(tmp_path / "a.zip")
    first, second, last = shares([str(tmp_path / "a.zip")])
    joined = Share(first.path, first.size + second.size, 2 * SLICE, first.part.joined(second.part))
    assert list(files_of(joined)) == [*files_of(first), *files_of(second)]
    assert joined.part.size + last.size == sum(map(len, _numbered(MANY).values()))


def test_large_members_are_slices_of_their_own(tmp_path: Path) -> None:
    _zip(tmp_path / "a.zip", {"1": b"a" * 10, "2": b"b" * 90, "3": b"c" * 10, "4": b"d"})
    with (tmp_path / "a.zip").open("rb") as stream:
        found = cut(stream, (tmp_path / "a.zip").stat().st_size, 10, 50)
    assert [(one.files, one.size) for one in found] == [(1, 10), (1, 90), (2, 11)]


@pytest.mark.parametrize("change", [lambda data: data[:3000], lambda data: b"PK\x03\x04" + bytes(len(data))])
def test_a_zip_that_has_changed_says_so(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "a.zip"
    _plain(path)
    found = list(shares([str(path)]))
    path.write_bytes(change(path.read_bytes()))
    for share in found:
        (failure,) = files_of(share)
        assert isinstance(failure, Failure)
        assert "changed since it was listed" in failure.diagnostic.message
    path.unlink()
    (failure,) = files_of(found[0])
    assert "No such file" in failure.diagnostic.message


def test_a_folder_is_shared_in_the_order_of_the_walk(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("2.txt", "1.txt", "b/3.pdf", "b/picture.png", "b/unknown"):
        (tmp_path / name).write_bytes(b"x" * 5)
    _plain(tmp_path / "b" / "4.zip")
    past: list[str] = []
    found = list(shares([str(tmp_path), str(tmp_path / "missing.txt"), "-"], skipped=past.append))
    assert [(Path(one.path).name, one.size, one.files) for one in found if isinstance(one, Share)] == [
        ("1.txt", 5, 1),
        ("2.txt", 5, 1),
        ("3.pdf", 5, 1),
        *[("4.zip", one.size, one.files) for one in found[3:6]],
        ("unknown", 5, 1),
    ]
    assert past == [str(tmp_path / "b" / "picture.png")]
    assert [one.why for one in found[-2:]] == ["No such file or directory"] * 2


def test_slices_are_small() -> None:
    assert len(pickle.dumps(Share("/data/1976.zip", 1 << 22, 100, Slice(1 << 33, 1 << 34, 100, 1 << 22)))) < 250
