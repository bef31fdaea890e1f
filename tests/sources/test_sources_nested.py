"""Damaged archives inside other archives and compressed files: all that each layer can still read is read."""

import bz2
import io
import itertools
import lzma
import random
import zipfile
from collections.abc import Callable

import pytest
from nara_cables import cable  # type: ignore[import-not-found]
from test_sources_containers import gzip_of, seven_zip_of, tar_of, zip_of  # type: ignore[import-not-found]
from test_sources_damage import (  # type: ignore[import-not-found]
    DAMAGE,
    damaged_piece,
    flipped,
    in_pieces,
    is_text,
    noise,
    read,
)

from cablekit.api import read_item
from cablekit.sources.bounds import GapError
from cablekit.sources.items import Failure, Item
from cablekit.sources.unpacking import unpack

MEMBERS = {f"{at:02}.txt": random.Random(at).randbytes(700 + 30 * at).hex().encode() for at in range(40)}


def stored(files: dict[str, bytes]) -> bytes:
    return bytes(zip_of(files, zipfile.ZIP_STORED))


def four(pack: Callable[[dict[str, bytes]], bytes], suffix: str) -> dict[str, bytes]:
    """Four archives with a quarter of the members each."""
    items = list(MEMBERS.items())
    return {f"{at}.{suffix}": pack(dict(items[at : at + 10])) for at in range(0, 40, 10)}


def tar_gz(files: dict[str, bytes]) -> bytes:
    return gzip_of(tar_of(files))


pieces = in_pieces(gzip_of)

#: what is damaged, and the share of its members that is read at least, on average. The damage takes one member with it,
#: and in one gzip or xz file all members after it.
NESTED: dict[str, tuple[Callable[[], bytes], float]] = {
    "tar in a zip": (lambda: zip_of(four(tar_of, "tar")), 0.85),
    "tar in a stored zip": (lambda: stored(four(tar_of, "tar")), 0.95),
    "tar.gz in a zip": (lambda: zip_of(four(tar_gz, "tgz")), 0.82),
    "tar.gz in pieces in a stored zip": (lambda: stored(four(lambda some: pieces(tar_of(some)), "tgz")), 0.88),
    "zip in a zip": (lambda: zip_of(four(zip_of, "zip")), 0.85),
    "tar.gz in a tar": (lambda: tar_of(four(tar_gz, "tgz")), 0.82),
    "tar in a tar.gz in pieces": (lambda: pieces(tar_of(four(tar_of, "tar"))), 0.85),
    "tar.gz in a tar.gz in pieces": (lambda: pieces(tar_of(four(tar_gz, "tgz"))), 0.78),
    "zip in a tar.gz in pieces": (lambda: pieces(tar_of(four(zip_of, "zip"))), 0.78),
    "zip in gzip in pieces": (lambda: pieces(zip_of(MEMBERS)), 0.82),
    "stored zip in gzip in pieces": (lambda: pieces(stored(MEMBERS)), 0.82),
    "tar.gz in pieces in gzip in pieces": (lambda: pieces(pieces(tar_of(MEMBERS))), 0.78),
    "bzip2 in pieces in gzip in pieces": (lambda: pieces(in_pieces(bz2.compress)(tar_of(MEMBERS))), 0.78),
    "tar.gz in pieces in xz": (lambda: lzma.compress(pieces(tar_of(MEMBERS))), 0.4),
}


@pytest.mark.parametrize("damage", [noise, flipped])
@pytest.mark.parametrize("form", NESTED)
def test_what_is_before_and_after_damage_is_read(form: str, damage: Callable[[bytes, random.Random], bytes]) -> None:
    make, least = NESTED[form]
    whole = make()
    assert sorted(read(whole)[0].values()) == sorted(MEMBERS.values())
    shares = []
    for seed in range(12):
        items, failures = read(damage(whole, random.Random(f"{form} {seed}")))
        share = sum(data in items.values() for data in MEMBERS.values()) / len(MEMBERS)
        assert failures or share == 1, seed
        shares.append(share)
    assert sum(shares) / len(shares) >= least


FEW_OR_MANY = [range(3), pytest.param(range(3, 100), marks=pytest.mark.slow)]


@pytest.mark.parametrize("seeds", FEW_OR_MANY, ids=["few", "many"])
@pytest.mark.parametrize("form", [form for form in NESTED if form != "tar.gz in a tar"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_members_of_a_nested_archive_are_never_missing_in_silence(damage: str, form: str, seeds: range) -> None:
    whole = NESTED[form][0]()
    for seed in seeds:
        items, failures = read(DAMAGE[damage](whole, random.Random(f"{damage} {form} {seed}")))
        assert failures or len(items) == len(MEMBERS) or None in items, seed


def test_a_long_member_that_a_loss_falls_into_ends_there() -> None:
    text = random.Random(1).randbytes(300_000).hex().encode()
    packed = damaged_piece(pieces(tar_of({"a.txt": b"A", "long.txt": text, "z.txt": b"Z"})))
    names = []
    for found in unpack(io.BytesIO(packed), "a.tgz"):
        names.append(found.member)
        if isinstance(found, Item) and found.flow is not None:
            events = list(itertools.islice(found.flow.events(), 1000))
            assert [type(event) for event in events if not is_text(event)] == [GapError]
            before = "".join(filter(is_text, events)).encode()
            assert len(before) > len(text) // 3
            assert text.startswith(before)
    assert names == ["a.txt", "long.txt", "z.txt", None]


@pytest.mark.parametrize("pack", [zip_of, stored])
def test_a_cable_in_a_zip_is_read_though_its_checksum_is_wrong(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    packed = pack({"1.txt": cable(1).encode(), "2.txt": cable(2).encode(), "3.txt": cable(3).encode()})
    at = packed.index(b"PK\x01\x02", packed.index(b"PK\x01\x02") + 1) + 16  # in the entry of the second
    packed = packed[:at] + bytes([packed[at] ^ 1]) + packed[at + 1 :]
    found = list(unpack(io.BytesIO(packed), "a.zip", len(packed)))
    assert [(one.member, isinstance(one, Failure)) for one in found[:2]] == [("1.txt", False), ("2.txt", False)]
    parsed = [one for item in unpack(io.BytesIO(packed), "a.zip", len(packed)) for one in read_item(item)]
    assert [one.document.text for one in parsed if one.document.text] == [cable(1), cable(2), cable(3)]
    errors = [(one.document.member, [note.severity for note in one.document.diagnostics]) for one in parsed]
    assert {member for member, severities in errors if "error" in severities} == {"2.txt"}


def test_members_before_the_place_where_a_zip_lost_bytes_are_read() -> None:
    whole = zip_of(MEMBERS)
    at = whole.index(b"20.txt")
    items, failures = read(whole[: at + 200] + whole[at + 700 :])
    assert [name for name in MEMBERS if name not in items] == ["20.txt"]
    assert [one.member for one in failures] == ["20.txt", None]


def test_a_7z_in_a_damaged_zip_says_what_is_wrong_with_the_zip() -> None:
    packed = bytearray(stored({"in.7z": seven_zip_of({"a.txt": b"A" * 100})}))
    packed[packed.index(b"PK\x01\x02") + 16] ^= 1
    items, failures = read(bytes(packed))
    assert items == {"in.7z/a.txt": b"A" * 100}
    assert [(one.member, "checksum" in one.diagnostic.message) for one in failures] == [("in.7z", True)]
