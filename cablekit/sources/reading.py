"""Input -> texts: the one way through this room.

Strategy: one descent. A path or bytes become Items. An Item whose first bytes are those of a container is replaced by
the Items inside, each read in the same way; the bytes of any other Item are a PDF or text. An input that can't be read
becomes an empty text with a diagnostic, so that every input has at least one text.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from cablekit.diagnostics import EMPTY, Diagnostic
from cablekit.model import Form
from cablekit.sources import markup, pdf
from cablekit.sources.bounds import BOUNDS, HEAD, Bounds
from cablekit.sources.containers import kind_of
from cablekit.sources.decoded import Decoded
from cablekit.sources.decoding import Decoding, decode, decode_str
from cablekit.sources.flow import Flow
from cablekit.sources.items import Failure, Item, diagnose, failure, shown
from cablekit.sources.markdown import form_of
from cablekit.sources.unpacking import unpack, unpack_item

#: the first tag of a page is within this many characters
_NEAR = 64


def texts(x: str | bytes | os.PathLike[str], bounds: Bounds = BOUNDS) -> Iterator[Decoded | Flow]:
    """Read the texts of a str, of bytes or of a file.

    Args:
        x: the text (str, never a path), the contents of a file (bytes), or a path (PathLike). A file may be compressed
            or an archive, whose members are read one at a time.
        bounds: limits on what may come out.

    Yields:
        At least one text. Diagnostics report what could not be read.

    Raises:
        OSError: the file can't be opened or read. Nothing else is raised, for any text or bytes.
    """
    if isinstance(x, str):
        seen = _seen(decode_str(x))
        yield Decoded(seen.text, seen.form, diagnostics=seen.diagnostics, beside=seen.beside)
    elif isinstance(x, bytes | bytearray | memoryview):
        yield from texts_of(Item("", None, bytes(x)), bounds)
    else:
        path = os.fsdecode(x)
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size if file.seekable() else None
            for item in unpack(cast(BinaryIO, file), path, size, bounds):
                yield from texts_of(item, bounds)


def texts_of(item: Item | Failure, bounds: Bounds = BOUNDS) -> Iterator[Decoded | Flow]:
    """Read the texts of a result of a walk; an unreadable one is empty, with a diagnostic. Never raises OSError."""
    if isinstance(item, Failure):
        yield _unread(item.path, item.member, item.diagnostic)
    elif item.flow is not None:
        yield item.flow
    elif item.data is not None and kind_of(item.data[:HEAD]) is None:
        yield _decoded(item.data, item.path, item.member)
    else:
        for inner in opened(item, bounds):
            yield from texts_of(inner, bounds)


def opened(item: Item, bounds: Bounds = BOUNDS) -> Iterator[Item | Failure]:
    """Yield the files inside a container, else the Item itself with its bytes or a Flow. Never raises OSError."""
    if item.flow is not None:
        yield item
    elif item.data is not None:
        yield from unpack_item(item, item.data, bounds)
    else:
        try:
            with item.open() as file:
                for inner in unpack(file, item.path, os.fstat(file.fileno()).st_size, bounds):
                    yield replace(inner, found=item.found) if isinstance(inner, Item) else inner
        except OSError as error:
            yield failure(item.path, None, error)


def _decoded(data: bytes, path: str, member: str | None) -> Decoded:
    """Return the text of bytes that are not a container."""
    if pdf.is_pdf(data):
        return _pdf(data, path, member)
    read = decode(data)
    seen = _seen(read)
    return Decoded(
        text=seen.text,
        form=seen.form,
        path=_named(path),
        member=_named(member),
        encoding=read.encoding,
        diagnostics=seen.diagnostics,
        file_sha256=sha256(data).hexdigest(),
        file_size=len(data),
        beside=seen.beside,
    )


def _seen(read: Decoding) -> markup.Markup:
    """Return a text as a reader sees it: for a web page or a TEI file, the text it shows."""
    marked = markup.read(read.text) if read.text[:_NEAR].lstrip()[:1] == "<" else None
    if marked is None:
        return markup.Markup(read.text, form_of(read.text), read.diagnostics)
    empty = () if marked.text.strip() or marked.diagnostics else (EMPTY.at(None, None, "the page shows no text"),)
    return marked._replace(diagnostics=(*read.diagnostics, *marked.diagnostics, *empty))


def _pdf(data: bytes, path: str, member: str | None) -> Decoded:
    try:
        read = pdf.read(data)
    except ImportError as error:
        return _unread(path, member, diagnose(error, path or None), "pdf")
    diagnostics = read.diagnostics
    if not read.text.strip() and not diagnostics:
        diagnostics = (EMPTY.at(None, None, "the PDF contains no text"),)
    return Decoded(
        text=read.text,
        form="pdf",
        path=_named(path),
        member=_named(member),
        page_starts=read.page_starts,
        diagnostics=diagnostics,
        file_sha256=sha256(data).hexdigest(),
        file_size=len(data),
        text_layers=max(map(len, read.layers), default=1) if read.text.strip() else 0,
        beside=read.beside,
        layers=read.layers if any(len(layered) > 1 for layered in read.layers) else (),
    )


def _unread(path: str, member: str | None, why: Diagnostic, form: Form = "text") -> Decoded:
    return Decoded("", form, _named(path), _named(member), diagnostics=(why,))


def _named(name: str | None) -> str | None:
    """Return a name that any encoding can print; None for an input without a name."""
    return shown(name) if name else None
