"""Files of cables packed in every container that cablekit opens."""

import bz2
import gzip
import io
import lzma
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable

Files = Iterable[tuple[str, bytes]]


def _zstd(data: bytes) -> bytes:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    packed: bytes = zstd.compress(data)
    return packed


COMPRESSED: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": _zstd,
}
"""Suffix -> what packs one file."""


def _zip(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def _tar(files: Files) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def _seven_zip(files: Files) -> bytes:
    import py7zr

    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        for name, data in files:
            archive.writestr(data, name)
    return out.getvalue()


def _packed_tar(pack: Callable[[bytes], bytes]) -> Callable[[Files], bytes]:
    return lambda files: pack(_tar(files))


ARCHIVES: dict[str, Callable[[Files], bytes]] = {
    "zip": _zip,
    "tar": _tar,
    "7z": _seven_zip,
    **{f"tar.{suffix}": _packed_tar(pack) for suffix, pack in COMPRESSED.items()},
}
"""Suffix -> what packs several files."""
