"""What is given -> texts: the one way of an input through this room.

Strategy: one descent. A path or bytes give Items; an Item whose first bytes tell a container gives the Items inside,
each of which goes the same way; of any other Item the bytes are a PDF or text. Whatever can't be read is a text that
is empty and says why, so that every input gives at least one.
"""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from cablekit.diagnostics import EMPTY, Diagnostic
from cablekit.model import Form
from cablekit.sources import pdf
from cablekit.sources.bounds import HEAD, RefusedError
from cablekit.sources.containers import kind_of
from cablekit.sources.decoded import Decoded
from cablekit.sources.decoding import decode, decode_str
from cablekit.sources.items import Failure, Item, diagnose, shown
from cablekit.sources.markdown import form_of
from cablekit.sources.unpacking import unpack, unpack_item


def texts(x: str | bytes | os.PathLike[str]) -> Iterator[Decoded]:
    """The texts of a str, of the bytes of a file, or of a file.

    Args:
        x: a str is itself the text, never a path; bytes are what a file holds; a PathLike is a file, which may be
            compressed or an archive, and whose members are read one at a time.

    Yields:
        At least one Decoded. What could not be read comes with the text that could, and diagnostics.

    Raises:
        OSError: the file can't be opened or read. Nothing else is raised, whatever the text or bytes.
    """
    if isinstance(x, str):
        read = decode_str(x)
        yield Decoded(read.text, form_of(read.text), diagnostics=read.diagnostics)
    elif isinstance(x, bytes | bytearray | memoryview):
        yield from texts_of(Item("", None, bytes(x)))
    else:
        path = os.fsdecode(x)
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size if file.seekable() else None
            for found in unpack(cast(BinaryIO, file), path, size):
                yield from texts_of(found)


def texts_of(found: Item | Failure) -> Iterator[Decoded]:
    """The texts of what a walk found; of what can't be read, an empty one that says why. Never raises OSError."""
    if isinstance(found, Failure):
        yield _unread(found.path, found.member, found.diagnostic)
        return
    try:
        data = found.read()
    except (OSError, RefusedError) as error:
        yield _unread(found.path, found.member, diagnose(error, found.path or None))
        return
    if kind_of(data[:HEAD]) is None:
        yield _decoded(data, found.path, found.member)
        return
    for inner in unpack_item(found, data):
        yield from texts_of(inner)


def _decoded(data: bytes, path: str, member: str | None) -> Decoded:
    """The text of bytes that are no container."""
    if pdf.is_pdf(data):
        return _pdf(data, path, member)
    read = decode(data)
    return Decoded(
        text=read.text,
        form=form_of(read.text),
        path=_named(path),
        member=_named(member),
        encoding=read.encoding,
        diagnostics=read.diagnostics,
        file_sha256=sha256(data).hexdigest(),
        file_size=len(data),
    )


def _pdf(data: bytes, path: str, member: str | None) -> Decoded:
    try:
        read = pdf.read(data)
    except ImportError as error:
        return _unread(path, member, diagnose(error, path or None), "pdf")
    found = read.diagnostics
    if not read.text.strip() and not found:
        found = (EMPTY.at(None, None, "The PDF holds no text."),)
    return Decoded(
        text=read.text,
        form="pdf",
        path=_named(path),
        member=_named(member),
        page_starts=read.page_starts,
        diagnostics=found,
        file_sha256=sha256(data).hexdigest(),
        file_size=len(data),
        text_layers=max(map(len, read.layers), default=1) if read.text.strip() else 0,
        beside=read.beside,
        layers=read.layers if any(len(layered) > 1 for layered in read.layers) else (),
    )


def _unread(path: str, member: str | None, why: Diagnostic, form: Form = "text") -> Decoded:
    return Decoded("", form, _named(path), _named(member), diagnostics=(why,))


def _named(name: str | None) -> str | None:
    """A name as any encoding can print it; None for an input without one."""
    return shown(name) if name else None
