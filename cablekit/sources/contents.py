"""What a file holds that is no container: its bytes, where they are few or no text; else a Flow.

Strategy: what makes a reader wait is a Flow from its first bytes on. Of anything else as much is read as is read whole;
where that is not all of it, or damage ends it, the text is given as a Flow that begins with what was read.
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
    """What a stream holds that is no container.

    Args:
        stream: at its beginning.
        head: its first `bounds.HEAD` bytes.
        path, member: as of an Item.
        limit: bytes of a PDF, a web page or a TEI file.
        size: bytes of a file that can be read twice.
        ready: whether a read would not wait; `always` where none does.

    Raises:
        RefusedError: a PDF, a web page or a TEI file is larger than `limit`.
        Exception: what reading raised before there were any bytes.
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
        except Exception as raised:  # damage; what was read before it is given
            if not begun:
                raise
            begun.append(GapError(str(raised) or type(raised).__name__))
            error = raised
        else:
            if not block:
                return Item(path, member, b"".join(one for one in begun if isinstance(one, bytes)))
            begun.append(block)
            total += len(block)
    return Item(path, member, flow=Flow(stream, begun, head=head, error=error))
