"""Compressed files and archives: opened by content, as streams, within bounds."""

import bz2
import gzip
import io
import lzma
import sys
import tarfile
import threading
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit.sources import Failure, Item, texts
from cablekit.sources.bounds import Bounds
from cablekit.sources.unpacking import unpack

CABLE = b"Message Text\n\nPAGE 01  POST 00001\n"
FILES = {"1974/1974POST00001.txt": CABLE, "1974/1974POST00002.txt": CABLE + b"X", "b.txt": b"B\n"}


def tar_of(files: Mapping[str, bytes], mode: str = "w:") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as tar:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zip_of(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip whose bytes do not depend on the time of day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def gzip_of(data: bytes) -> bytes:
    """A gzip file without the time."""
    return gzip.compress(data, mtime=0)


def zstd_of(data: bytes) -> bytes:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        zstd = pytest.importorskip("backports.zstd", reason="the extra `zstd` is not installed")
    return bytes(zstd.compress(data))


def seven_zip_of(files: Mapping[str, bytes], password: str | None = None) -> bytes:
    py7zr = pytest.importorskip("py7zr", reason="the extra `archive` is not installed")
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password=password) as archive:
        for name, data in files.items():
            archive.writef(io.BytesIO(data), name)
    return out.getvalue()


def found(data: bytes, bounds: Bounds | None = None, *, stream: bool = False) -> list[Item | Failure]:
    size = None if stream else len(data)
    source = NotSeekable(data) if stream else io.BytesIO(data)
    return [read(one) for one in unpack(source, "in", size, bounds or Bounds())]


def read(one: Item | Failure) -> Item | Failure:
    """A long text is read when it is there, or never."""
    if isinstance(one, Item) and one.flow is not None:
        for _ in one.flow.events():
            pass
    return one


class NotSeekable(io.BytesIO):
    """As standard input is."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def items(things: list[Item | Failure]) -> dict[str | None, bytes | None]:
    assert not [thing for thing in things if isinstance(thing, Failure)]
    return {thing.member: thing.data for thing in things if isinstance(thing, Item)}


def refusals(things: list[Item | Failure]) -> list[tuple[str | None, str]]:
    return [(thing.member, thing.diagnostic.name) for thing in things if isinstance(thing, Failure)]


COMPRESSED: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "gzip in two members": lambda data: gzip.compress(data[:5]) + gzip.compress(data[5:]),
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": zstd_of,
    "gzip in xz": lambda data: lzma.compress(gzip.compress(data)),
}
ARCHIVES: dict[str, Callable[[Mapping[str, bytes]], bytes]] = {
    "tar": tar_of,
    "zip": zip_of,
    "7z": seven_zip_of,
    "tar.gz": lambda files: gzip.compress(tar_of(files)),
    "tar.bz2": lambda files: bz2.compress(tar_of(files)),
    "tar.xz": lambda files: lzma.compress(tar_of(files)),
    "tar.zst": lambda files: zstd_of(tar_of(files)),
}


@pytest.mark.parametrize("stream", [False, True], ids=["file", "stream"])
@pytest.mark.parametrize("row", COMPRESSED)
def test_a_compressed_file_is_the_file_inside(row: str, stream: bool) -> None:
    assert items(found(COMPRESSED[row](CABLE), stream=stream)) == {None: CABLE}


@pytest.mark.parametrize("stream", [False, True], ids=["file", "stream"])
@pytest.mark.parametrize("row", ARCHIVES)
def test_members_come_in_the_order_of_the_archive(row: str, stream: bool) -> None:
    inside = items(found(ARCHIVES[row](FILES), stream=stream))
    assert list(inside.items()) == list(FILES.items())


@pytest.mark.parametrize("outer", ARCHIVES)
@pytest.mark.parametrize("inner", ["zip", "tar.gz", "7z"])
def test_archives_inside_archives_are_opened(outer: str, inner: str) -> None:
    data = ARCHIVES[outer]({"a.txt": b"A", "deep/in": ARCHIVES[inner](FILES), "z.txt.gz": gzip.compress(b"Z")})
    inside = items(found(data))
    assert list(inside) == ["a.txt", *(f"deep/in/{name}" for name in FILES), "z.txt.gz"]
    assert inside["z.txt.gz"] == b"Z"


@pytest.mark.parametrize("row", ["zip", "tar"])
def test_files_that_systems_leave_behind_are_passed_over(row: str) -> None:
    files = {"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "d/.hidden": b"x", "./a.txt": b"A"}
    assert list(items(found(ARCHIVES[row](files))).values()) == [b"A"]


@pytest.mark.parametrize("row", ["zip", "tar", "tar.gz"])
@pytest.mark.parametrize("name", ["../out.txt", "a/../../out.txt", "/etc/passwd", "..\\out.txt", "C:\\out.txt"])
def test_a_name_that_climbs_out_is_refused_and_the_rest_read(row: str, name: str) -> None:
    things = found(ARCHIVES[row]({name: b"x", "a.txt": b"A"}))
    assert refusals(things) == [(name, "archive-refused")]
    assert items(things[1:]) == {"a.txt": b"A"}


def test_links_and_devices_in_a_tar_are_refused() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, kind in [
            ("s", tarfile.SYMTYPE),
            ("h", tarfile.LNKTYPE),
            ("f", tarfile.FIFOTYPE),
            ("c", tarfile.CHRTYPE),
        ]:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            tar.addfile(info)
        tar.addfile(tarfile.TarInfo("empty.txt"))
    things = found(out.getvalue())
    assert refusals(things) == [(name, "archive-refused") for name in "shfc"]
    assert items(things[4:]) == {"empty.txt": b""}


def test_a_link_in_a_zip_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("a.txt", b"A")
    things = found(out.getvalue())
    assert refusals(things) == [("link", "archive-refused")]
    assert items(things[1:]) == {"a.txt": b"A"}


SMALL = Bounds(file=1 << 16, member=1 << 14, ratio=20, free=1 << 18, depth=4, entries=50)
ZEROS = bytes(1 << 22)


@pytest.mark.parametrize("stream", [False, True], ids=["file", "stream"])
@pytest.mark.parametrize("row", COMPRESSED)
def test_a_file_that_unpacks_to_too_much_is_refused(row: str, stream: bool) -> None:
    assert refusals(found(COMPRESSED[row](ZEROS), SMALL, stream=stream)) == [(None, "archive-refused")]


@pytest.mark.parametrize("row", ARCHIVES)
def test_members_before_one_too_large_are_read(row: str) -> None:
    data = ARCHIVES[row]({"a.txt": b"A", "bomb.txt": ZEROS, "z.txt": b"Z"})
    things = found(data, SMALL)
    told = refusals(things)
    assert {name for _, name in told} == {"archive-refused"}
    if row in ("tar", "zip"):  # compressed as a whole, what stands behind the bomb can't be reached but through it
        assert things[2] == Item("in", "z.txt", b"Z")
    if row != "7z":  # whose members can't be told apart before all are unpacked
        assert things[0] == Item("in", "a.txt", b"A")


@pytest.mark.parametrize("row", ["zip", "tar.gz", "7z"])
def test_many_members_that_unpack_to_too_much_together_are_refused(row: str) -> None:
    data = ARCHIVES[row]({f"{at}.txt": bytes(1 << 13) for at in range(40)})
    things = found(data, SMALL)
    assert refusals(things) == [(None, "archive-refused")]
    assert "times its size" in things[-1].diagnostic.message  # type: ignore[union-attr]


def test_a_bomb_takes_little_memory() -> None:
    data = gzip.compress(bytes(1 << 28))
    tracemalloc.start()
    told = refusals(found(data, Bounds(free=1 << 23, ratio=20)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert told == [(None, "archive-refused")]
    assert peak < 1 << 25


@pytest.mark.parametrize("row", ["zip", "7z"])
def test_an_archive_of_too_many_members_is_refused(row: str) -> None:
    things = found(ARCHIVES[row]({f"{at}": b"" for at in range(51)}), SMALL)
    assert refusals(things) == [(None, "archive-refused")]


def test_archives_are_opened_to_a_depth() -> None:
    data = b"A"
    for _ in range(3):
        data = zip_of({"in": data})
    assert items(found(data, SMALL)) == {"in/in/in": b"A"}
    deeper = zip_of({"in": zip_of({"in": data}), "b.txt": b"B"})
    things = found(deeper, SMALL)
    assert refusals(things) == [("in/in/in/in", "archive-refused")]
    assert things[-1] == Item("in", "b.txt", b"B")


def encrypted_zip() -> bytes:
    """A zip whose member `s.txt` says that it is encrypted."""
    data = bytearray(zip_of({"s.txt": b"SECRET", "z.txt": b"Z"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def test_an_encrypted_member_of_a_zip_is_told_and_the_rest_read() -> None:
    things = found(encrypted_zip())
    assert refusals(things) == [("s.txt", "encrypted")]
    assert items(things[1:]) == {"z.txt": b"Z"}


def test_an_encrypted_7z_is_told() -> None:
    assert refusals(found(seven_zip_of(FILES, password="x"))) == [(None, "encrypted")]


@pytest.mark.parametrize("name", ["[Content_Types].xml", "mimetype"])
def test_a_document_of_an_office_program_is_told(name: str) -> None:
    things = found(zip_of({name: b"x", "word/decoded.xml": b"x"}))
    assert refusals(things) == [(None, "archive-refused")]
    assert "save it as text" in things[0].diagnostic.message  # type: ignore[union-attr]


@pytest.mark.parametrize("row", [*ARCHIVES, "gzip", "bzip2", "xz", "zstd"])
def test_an_archive_cut_off_is_told(row: str) -> None:
    noise = bytes(at * at * 7919 % 251 for at in range(9000))
    data = ARCHIVES[row]({"a.txt": noise, "b.txt": noise}) if row in ARCHIVES else COMPRESSED[row](noise)
    told = refusals(found(data[: len(data) * 3 // 4]))
    assert told
    assert {name for _, name in told} == {"unreadable"}


def test_a_damaged_member_of_a_zip_does_not_hide_the_others() -> None:
    data = bytearray(zip_of({"a.txt": CABLE * 9, "b.txt": b"B"}))
    data[40] ^= 0xFF
    things = found(bytes(data))
    assert refusals(things) == [("a.txt", "unreadable")]
    assert things[-1] == Item("in", "b.txt", b"B")


@pytest.mark.parametrize(
    ("library", "make", "extra"),
    [("py7zr", seven_zip_of, "archive"), ("backports.zstd", lambda files: zstd_of(tar_of(files)), "zstd")],
)
def test_without_an_extra_the_message_says_what_to_install(
    library: str, make: Callable[[Mapping[str, bytes]], bytes], extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.version_info >= (3, 14) and extra == "zstd":
        pytest.skip("the standard library has Zstandard")
    data = make(FILES)
    monkeypatch.setitem(sys.modules, library, None)
    (decoded,) = texts(data)
    assert [d.name for d in decoded.diagnostics] == ["missing-extra"]
    assert f"pip install 'cablekit[{extra}]'" in decoded.diagnostics[0].message


def test_texts_of_an_archive_say_where_they_come_from(tmp_path: Path) -> None:
    file = tmp_path / "cables.zip"
    file.write_bytes(zip_of({**FILES, "in.tar": tar_of({"c.txt": b"C"})}))
    found_ = [(decoded.path, decoded.member) for decoded in texts(file)]
    assert found_ == [(str(file), name) for name in [*FILES, "in.tar/c.txt"]]
    assert [decoded.path for decoded in texts(file.read_bytes())] == [None] * 4


def test_an_archive_without_files_is_empty() -> None:
    (decoded,) = texts(zip_of({}))
    assert [d.name for d in decoded.diagnostics] == ["empty"]


MAGIC = st.sampled_from(
    [
        b"\x1f\x8b\x08",
        b"BZh91AY&SY",
        b"\xfd7zXZ\x00",
        b"\x28\xb5\x2f\xfd",
        b"PK\x03\x04",
        b"7z\xbc\xaf\x27\x1c",
        b"%PDF-1.4\n",
    ]
)


@given(MAGIC, st.binary())
def test_damage_behind_a_good_beginning_never_raises(magic: bytes, rest: bytes) -> None:
    assert list(texts(magic + rest))


WHOLE = [ARCHIVES[row](FILES) for row in ARCHIVES]


@given(st.sampled_from(WHOLE), st.data())
def test_one_damaged_byte_never_raises(whole: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    value = data.draw(st.integers(0, 255))
    assert list(texts(whole[:at] + bytes([value]) + whole[at + 1 :]))


def test_a_7z_that_is_not_read_to_its_end_leaves_no_thread() -> None:
    data = seven_zip_of({f"{at}.txt": b"A" for at in range(100)})
    before = threading.active_count()
    members = unpack(io.BytesIO(data), "in", len(data))
    assert next(members) == Item("in", "0.txt", b"A")
    members.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before


def test_a_zip_that_lies_about_its_entries_is_refused() -> None:
    data = bytearray(zip_of({f"{at}": b"" for at in range(60)}))
    end = data.rindex(b"PK\x05\x06")
    data[end + 8 : end + 12] = b"\1\0\1\0"
    assert refusals(found(bytes(data), SMALL)) == [(None, "archive-refused")]


def test_a_tar_of_many_members_takes_flat_memory() -> None:
    def peak(count: int) -> int:
        data = tar_of({f"{at:06}.txt": b"A" for at in range(count)})
        tracemalloc.start()
        seen = sum(1 for _ in unpack(io.BytesIO(data), "in", len(data)))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert seen == count
        return most

    assert peak(4000) < peak(500) * 2
