"""The members of a tar, damaged ones too.

Strategy. A tar is read once, from front to back. A header whose checksum is wrong does not end it: the next good header
is looked for, block by block. No count of members is kept in a tar, so what is missing can't be named; but that
something is missing always shows, in blocks that are neither header nor member, in blank blocks before a further
member, or in the lack of blank blocks at the end; only last members that were blanked whole look like the end. What
`tarfile` takes for the end is therefore read on.
"""

import tarfile
from collections.abc import Iterator
from typing import Any, BinaryIO, Self, cast

from cablekit.sources.bounds import Bounds, DamagedError, RefusedError, forward, refusal

BLOCK = 512
_MARK = slice(257, 262)  # "ustar", in all but the oldest


class _Seen:
    """What stands between the members.

    Attributes:
        bad: blocks that are neither a header nor part of a member.
        blank: blank blocks since the last header.
        between: blank blocks that a further header follows.
        cut: whether the last block is not whole.
    """

    def __init__(self) -> None:
        self.bad = self.blank = self.between = 0
        self.cut = False

    def header(self) -> type[tarfile.TarInfo]:
        """A class of headers that tells what was read for one."""
        seen = self

        class Header(tarfile.TarInfo):
            @classmethod
            def frombuf(cls, buf: Any, encoding: str, errors: str) -> Self:
                try:
                    header = super().frombuf(buf, encoding, errors)
                except tarfile.HeaderError:
                    seen.no_header(bytes(buf))
                    raise
                seen.between, seen.blank = seen.between + seen.blank, 0
                return header

        return Header

    def no_header(self, block: bytes) -> None:
        """Count a block that was read as a header and is none."""
        if len(block) < BLOCK:
            self.cut = bool(block)
        elif block.strip(b"\0"):
            self.bad += 1
        else:
            self.blank += 1

    def why(self) -> str | None:
        """What shows that members may be missing; None where nothing does."""
        if self.bad:
            return f"{self.bad:,} of its blocks are neither a header nor part of a member"
        if self.between:
            return f"{self.between:,} blank blocks stand between its members"
        return "it ends without the blank blocks that end a tar" if self.cut or not self.blank else None


def is_tar(block: bytes) -> bool:
    """Whether a tar begins with a block: a header with its mark, or one of the oldest, which have none, undamaged."""
    if len(block) < BLOCK or b"\0" not in block:
        return False
    try:
        tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return block[_MARK] == b"ustar"
    return True


def entries(stream: BinaryIO, bounds: Bounds) -> Iterator[tuple[str, BinaryIO | Exception]]:
    """Name and content of each file, or why it has none.

    Raises:
        DamagedError: at the end, once all that can be read has been given: members may be missing.
    """
    seen = _Seen()
    with tarfile.open(fileobj=stream, mode="r|", ignore_zeros=True, tarinfo=seen.header()) as tar:
        while (member := _next(tar, seen)) is not None:
            tar.members = []  # type: ignore[attr-defined]  # tarfile keeps what it has seen; a corpus is 2.1 million
            if member.isdir():
                continue
            if not member.isreg():
                yield member.name, RefusedError("it is a link or a device")
            elif (why := refusal(member.name, member.size, bounds)) is not None:
                yield member.name, why
            else:
                # what tarfile gives says that it can be wound back, which a stream can't
                yield member.name, forward(cast(BinaryIO, tar.extractfile(member)))
    if (damage := seen.why()) is not None:
        raise DamagedError(f"the tar is damaged, and members may be missing: {damage}")


def _next(tar: tarfile.TarFile, seen: _Seen) -> tarfile.TarInfo | None:
    """The next member; past a header that belongs to no member, which tarfile gives up at."""
    stream: Any = tar.fileobj
    while True:
        before = stream.tell()
        try:
            return tar.next()
        except tarfile.ReadError:
            if stream.tell() == before:
                raise
            seen.bad += 1
            tar.offset = stream.tell()
