"""The contents of a file that is not a container: its bytes if they are few or not text, else a Flow.

Strategy: a source that may make a reader wait is a Flow from its first byte on. Any other file is read up to the size
that is read as a whole. If there is more, or damage ends it, the text becomes a Flow that begins with what was read.
"""

import hashlib
from io import BufferedIOBase
from typing import BinaryIO, cast

from cablekit.sources import markup, pdf
from cablekit.sources.bounds import GapError, OverrunError, RefusedError, read_all, read_some
from cablekit.sources.flow import WHOLE, Flow, Ready, always
from cablekit.sources.items import Item


def content(
    stream: BinaryIO,
    head: bytes,
    path: str,
    member: str | None = None,
    *,
    limit: int,
    size: int | None = None,
    ready: Ready = always,
) -> Item:
    """Read the contents of a stream that is not a container.

    Args:
        stream: at its beginning.
        head: its first `bounds.HEAD` bytes.
        path, member: as in an Item.
        limit: the most bytes of a PDF, a web page or a TEI file.
        size: bytes of a file that can be read twice.
        ready: whether a read would not wait; `always` if no read waits.

    Raises:
        RefusedError: a PDF, a web page or a TEI file is larger than `limit`.
        Exception: raised by the read before there were any bytes.
    """
    if pdf.may_be_pdf(head) or markup.may_be(head):
        return Item(path, member, read_all(stream, limit))
    if ready is not always:
        return Item(path, member, flow=Flow(stream, [], head=head, ready=ready))
    if size is not None and size > WHOLE:
        known = hashlib.file_digest(cast(BufferedIOBase, stream), "sha256").hexdigest(), stream.tell()
        stream.seek(0)
        return Item(path, member, flow=Flow(stream, [], head=head, known=known))
    return _read(stream, head, path, member)


def _read(stream: BinaryIO, head: bytes, path: str, member: str | None) -> Item:
    begun: list[bytes | GapError] = []
    total = 0
    error: Exception | None = None
    while total <= WHOLE and error is None:
        try:
            block = read_some(stream, 1 << 20)
        except GapError as gap:
            begun.append(gap)
            break
        except (OverrunError, RefusedError):
            raise
        except Exception as raised:  # damage; what was read before it is returned
            if not begun:
                raise
            begun.append(GapError(str(raised) or type(raised).__name__))
            error = raised
        else:
            if not block:
                return Item(path, member, b"".join(block for block in begun if isinstance(block, bytes)))
            begun.append(block)
            total += len(block)
    return Item(path, member, flow=Flow(stream, begun, head=head, error=error))
