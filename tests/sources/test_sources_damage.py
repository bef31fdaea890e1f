"""Damaged archives: what can be read is given, and what may be missing is told."""

import bz2
import io
import lzma
import random
import sys
import tarfile
import zipfile
from collections.abc import Callable, Collection
from functools import cache
from typing import IO, Any, TypeGuard, cast

import pytest
from nara_cables import cable  # type: ignore[import-not-found]
from test_sources_containers import (  # type: ignore[import-not-found]
    gzip_of,
    seven_zip_of,
    tar_of,
    zstd_of,
)
from test_sources_containers import (
    zip_of as inside_zip,
)

from cablekit import parse
from cablekit.api import read_item
from cablekit.diagnostics import CODES
from cablekit.sources.containers import kind_of
from cablekit.sources.items import Failure, Item
from cablekit.sources.unpacking import unpack

MEMBERS = {f"{at:03}.txt": (f"CABLE {at} " * (20 + at % 90)).encode() for at in range(60)}


def tar(mode: int = tarfile.PAX_FORMAT, names: str = "{}") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:", format=mode) as archive:
        for name, data in MEMBERS.items():
            info = tarfile.TarInfo(names.format(name))
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zeroed(data: bytes, rng: random.Random) -> bytes:
    at, size = rng.randrange(len(data)), rng.randrange(1, 4000)
    return data[:at] + bytes(len(data[at : at + size])) + data[at + size :]


def noise(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + rng.randbytes(100)[: len(data) - at] + data[at + 100 :]


def flipped(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(1, len(data))]


FEW_OR_MANY = [range(4), pytest.param(range(4, 200), marks=pytest.mark.slow)]
"""Seeds of damage."""

DAMAGE: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "zeroed": zeroed,
    "noise": noise,
    "flipped": flipped,
    "cut": cut,
}


def zip_of(data: bytes = b"", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, member in MEMBERS.items():
            archive.writestr(name, member)
    return out.getvalue()


def streamed_zip(data: bytes = b"") -> bytes:
    """As a program writes it that can't go back: sizes and checksum behind each member."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.data += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(cast("IO[bytes]", pipe), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in MEMBERS.items():
            archive.writestr(name, member)
    return bytes(pipe.data)


def in_pieces(pack: Callable[[bytes], bytes], size: int = 9000) -> Callable[[bytes], bytes]:
    """What packs bytes into one compressed file after another, as `pigz`, `cat` and `xz -T` do."""
    return lambda data: b"".join(pack(data[at : at + size]) for at in range(0, len(data), size))


FORMS: dict[str, Callable[[bytes], bytes]] = {
    "tar": lambda data: data,
    "tar.gz": gzip_of,
    "tar.bz2": bz2.compress,
    "tar.xz": lzma.compress,
    "tar.zst": zstd_of,
    "tar.gz in pieces": in_pieces(gzip_of),
    "tar.bz2 in pieces": in_pieces(bz2.compress),
    "7z": lambda _: seven_zip_of(MEMBERS),
    "tar.gz in a zip": lambda data: inside_zip({"in.tar.gz": gzip_of(data)}),
    "gzip members in a tar": lambda _: tar_of({f"{name}.gz": gzip_of(data) for name, data in MEMBERS.items()}),
    "zip": zip_of,
    "zip stored": lambda _: zip_of(method=zipfile.ZIP_STORED),
    "zip streamed": streamed_zip,
}


def read(data: bytes) -> tuple[dict[str | None, bytes], list[Failure]]:
    items: dict[str | None, bytes] = {}
    failures = []
    for found in unpack(io.BytesIO(data), "a.tar"):
        if isinstance(found, Failure):
            failures.append(found)
        elif found.flow is None:
            items[found.member] = cast(bytes, found.data)
        else:  # a long text is read before the next is asked for, and then it is known what ended it
            items[found.member] = "".join(filter(is_text, found.flow.events())).encode("utf-8", "surrogateescape")
    return items, failures


def is_text(event: object) -> TypeGuard[str]:
    """Whether it is no gap of a Flow."""
    return isinstance(event, str)


def is_sound_without(data: bytes, whole: bytes, names: Collection[str | None]) -> bool:
    """Whether a tar is all zeros from the first member that is missing: nothing tells it from a shorter one."""
    with tarfile.open(fileobj=io.BytesIO(whole)) as archive:
        first = next(one for one in archive if one.name not in names)
    return not any(data[first.offset :])


@pytest.mark.parametrize("mode", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
@pytest.mark.parametrize("names", ["{}", "a" * 90 + "/" + "b" * 40 + "/{}"])
def test_a_sound_tar_has_no_failure(mode: int, names: str) -> None:
    if mode == tarfile.USTAR_FORMAT and len(names) > 100:
        names = "a" * 90 + "/{}"
    items, failures = read(tar(mode, names))
    assert (list(items.values()), failures) == (list(MEMBERS.values()), [])


@pytest.mark.parametrize(
    "seeds", [range(12), pytest.param(range(12, 400), marks=pytest.mark.slow)], ids=["few", "many"]
)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("damage", DAMAGE)
def test_members_are_never_missing_in_silence(damage: str, form: str, seeds: range) -> None:
    whole = FORMS[form](tar())
    is_tar = whole[257:262] == b"ustar"
    for seed in seeds:
        data = DAMAGE[damage](whole, random.Random(f"{damage} {form} {seed}"))
        items, failures = read(data)
        whole_file = items.get(None)
        if whole_file is not None:  # what is left of its first bytes is of no container
            assert any(note.severity == "error" for note in parse(whole_file).diagnostics)
        is_told = failures or len(items) == len(MEMBERS) or whole_file is not None
        assert is_told or (is_tar and is_sound_without(data, whole, items)), seed
        assert all(one.diagnostic.code in CODES for one in failures)


def checked_zstd(data: bytes) -> bytes:
    """As the program writes it; the library leaves the checksum out, and then letters may change unseen."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        zstd = pytest.importorskip("backports.zstd", reason="the extra `zstd` is not installed")
    return bytes(zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}))


CABLES = [cable(at, text=f"1. {random.Random(at).randbytes(600).hex()}") for at in range(60)]

TEXTS: dict[str, Callable[[list[bytes]], bytes]] = {
    "one gzip": lambda cables: gzip_of(b"".join(cables)),
    "a gzip each": lambda cables: b"".join(map(gzip_of, cables)),
    "one bzip2": lambda cables: bz2.compress(b"".join(cables), 1),
    "a bzip2 each": lambda cables: b"".join(map(bz2.compress, cables)),
    "one xz": lambda cables: lzma.compress(b"".join(cables)),
    "an xz each": lambda cables: b"".join(map(lzma.compress, cables)),
    "a zstd each": lambda cables: b"".join(map(checked_zstd, cables)),
}


def documents_in(data: bytes) -> tuple[list[str], int]:
    """The texts of the documents, and how many errors are told."""
    texts, told = [], 0
    for found in unpack(io.BytesIO(data), "a.gz", len(data)):
        for parsed in read_item(found):
            texts.append(parsed.document.text)
            told += any(one.severity == "error" for one in parsed.document.diagnostics)
    return texts, told


@cache
def whole_text(form: str) -> bytes:
    """The cables in a file that is not damaged, and is read as it should be."""
    whole = TEXTS[form]([one.encode() for one in CABLES])
    assert documents_in(whole) == (CABLES, 0)
    return whole


@pytest.mark.parametrize("seeds", FEW_OR_MANY, ids=["few", "many"])
@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("damage", DAMAGE)
def test_cables_in_a_compressed_text_are_never_missing_in_silence(damage: str, form: str, seeds: range) -> None:
    whole = whole_text(form)
    for seed in seeds:
        data = DAMAGE[damage](whole, random.Random(f"{damage} {form} {seed}"))
        texts, told = documents_in(data)
        assert told or len(texts) >= len(CABLES) or kind_of(data) is None, seed  # a few bytes of anything


@pytest.mark.parametrize("form", ["a gzip each", "a bzip2 each", "an xz each", "a zstd each"])
def test_what_is_behind_a_damaged_part_is_read(form: str) -> None:
    packed = [TEXTS[form]([one.encode()]) for one in CABLES]
    packed[20] = packed[20][:40] + bytes(40) + packed[20][80:]
    texts, told = documents_in(b"".join(packed))
    assert [one for one in CABLES if one not in texts] == [CABLES[20]]
    assert told


def test_blocks_of_a_bzip2_behind_a_damaged_one_are_read() -> None:
    cables = [cable(at, text=f"1. {random.Random(at).randbytes(900).hex()}") for at in range(200)]
    packed = bytearray(bz2.compress("".join(cables).encode(), 1))
    packed[len(packed) // 2] ^= 4
    texts, told = documents_in(bytes(packed))
    assert told >= 3  # the document above, the one below, and the file
    assert 130 < sum(one in texts for one in cables) < 199
    assert {cables[0], cables[-1]} < set(texts)


@pytest.mark.parametrize("kept", [0, 1, 2, 3, 4, 5, 9, 10, 13], ids="{} bytes".format)
def test_a_bzip2_file_that_breaks_off_in_the_one_appended_to_it_says_so(kept: int) -> None:
    first, second = (bz2.compress(one.encode()) for one in CABLES[:2])
    texts, told = documents_in(first + second[:kept])
    assert (texts[0], bool(told)) == (CABLES[0], kept > 0)


def test_zeros_that_fill_up_a_bzip2_file_are_no_damage() -> None:
    packed = [bz2.compress(one.encode()) + bytes(512) for one in CABLES[:3]]
    assert documents_in(b"".join(packed)) == (CABLES[:3], 0)


def test_members_of_a_tar_behind_a_damaged_part_are_read() -> None:
    items, failures = read(damaged_piece(in_pieces(gzip_of)(tar())))
    assert len(MEMBERS) - 20 < len(items) < len(MEMBERS)
    assert all(items[name] == MEMBERS[name] for name in items if name and name > "040")
    assert "the gzip file is damaged, and members may be missing" in failures[-1].diagnostic.message


def damaged_piece(packed: bytes) -> bytes:
    at = len(packed) // 2
    return packed[:at] + bytes(30) + packed[at + 30 :]


def test_what_is_behind_a_bad_header_is_read() -> None:
    data = bytearray(tar(tarfile.USTAR_FORMAT))
    at = data.index(b"030.txt")
    data[at + 150] ^= 1
    items, failures = read(bytes(data))
    assert [name for name in MEMBERS if name not in items] == ["030.txt"]
    assert [(one.path, one.member) for one in failures] == [("a.tar", None)]
    assert "members may be missing" in failures[0].diagnostic.message
    assert "blocks are neither a header nor part of a member" in failures[0].diagnostic.message


def test_a_bad_first_header_is_that_of_a_tar() -> None:
    data = bytearray(tar(tarfile.USTAR_FORMAT))
    data[150] ^= 1
    items, failures = read(bytes(data))
    assert (len(items), len(failures)) == (len(MEMBERS) - 1, 1)


def test_a_long_name_without_its_member() -> None:
    data = bytearray(tar(tarfile.GNU_FORMAT, "a" * 120 + "{}"))
    named = data.index(b"030.txt")
    data[named + -named % 512 + 150] ^= 1
    items, failures = read(bytes(data))
    assert len(failures) == 1
    assert len(MEMBERS) - 2 <= len(items) < len(MEMBERS)


def test_two_tars_in_a_row_are_both_read_and_said() -> None:
    both = tar().replace(b"CABLE 1 ", b"CABLE X ") + tar()
    found = list(unpack(io.BytesIO(both), "a.tar"))
    assert sum(isinstance(one, Item) for one in found) == 2 * len(MEMBERS)
    assert "blank blocks between its members" in found[-1].diagnostic.message  # type: ignore[union-attr]


def test_a_tar_without_its_end_is_said() -> None:
    data = tar(tarfile.USTAR_FORMAT)
    end = len(data.rstrip(b"\0"))
    end += -end % 512
    items, failures = read(data[:end])
    assert (len(items), len(failures)) == (len(MEMBERS), 1)
    assert "it ends without the blank blocks that end a tar" in failures[0].diagnostic.message


@pytest.mark.parametrize("form", ["zip", "zip stored", "zip streamed"])
def test_a_zip_without_its_directory_is_read_member_by_member(form: str) -> None:
    data = FORMS[form](b"")
    items, failures = read(data[: data.index(b"PK\x01\x02")])
    assert items == MEMBERS
    assert [(one.member, one.diagnostic.name) for one in failures] == [(None, "unreadable")]
    assert "the directory of the zip is lost" in failures[0].diagnostic.message


def test_without_a_directory_each_member_says_what_is_wrong_with_it() -> None:
    data = bytearray(zip_of())
    data = data[: data.index(b"PK\x01\x02")]
    at = data.index(b"030.txt")
    data[at + 12] ^= 0xFF
    data[data.index(b"040.txt") - 24] |= 1
    items, failures = read(bytes(data))
    assert [name for name in MEMBERS if name not in items] == ["030.txt", "040.txt"]
    assert [(one.member, one.diagnostic.name) for one in failures] == [
        ("030.txt", "unreadable"),
        ("040.txt", "encrypted"),
        (None, "unreadable"),
    ]


def test_names_of_a_zip_in_utf_8_without_the_flag() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Télégramme.txt", b"A")
    data = out.getvalue().replace(b"\x00\x08", b"\x00\x00")
    assert list(read(data)[0]) == ["Télégramme.txt"]


@pytest.mark.parametrize("pack", [gzip_of, lzma.compress])
def test_a_single_cable_is_read_up_to_the_damage(pack: Callable[[bytes], bytes]) -> None:
    text = cable(1, text=f"1. {random.Random(1).randbytes(1500).hex()}")
    packed = bytearray(pack(text.encode()))
    packed[-24] ^= 16
    texts, told = documents_in(bytes(packed))
    assert told
    assert max(len(one) for one in texts if text.startswith(one)) > 0.8 * len(text)
