"""What a file holds -> its Documents: text, Markdown, PDF, compressed files and archives.

Strategy: the first bytes tell a container, then a PDF; what is left is text. Whatever can't be read is a Document
without text that says why, so that every input gives at least one.
"""

import io
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from cablekit.diagnostics import EMPTY, ENCODING, Diagnostic
from cablekit.model import Form
from cablekit.sources import pdf
from cablekit.sources.bounds import BOUNDS, HEAD, RefusedError, peeked, read_all
from cablekit.sources.containers import kind_of
from cablekit.sources.decoding import BOM, decode, decode_str, line_count, lone_surrogates
from cablekit.sources.document import Document
from cablekit.sources.items import Failure, Item, diagnose, shown
from cablekit.sources.markdown import is_markdown
from cablekit.sources.rendering import losses
from cablekit.sources.splitting import Piece, split
from cablekit.sources.unpacking import unpack


def documents_of(found: Item | Failure) -> Iterator[Document]:
    """The documents of what a walk found; of what can't be read, one without text that says why. Never raises."""
    if isinstance(found, Failure):
        yield _without_text(found.path, found.member, found.diagnostic)
        return
    try:
        data = found.read()
    except (OSError, RefusedError) as error:
        yield _without_text(found.path, found.member, diagnose(error, found.path))
        return
    yield from documents_of_bytes(data, path=found.path, member=found.member)


def documents_of_text(text: str) -> Iterator[Document]:
    """The documents of a str."""
    decoded = decode_str(text)
    return _cut(decoded.text, Document("", diagnostics=decoded.diagnostics))


def documents_of_bytes(data: bytes, *, path: str | None = None, member: str | None = None) -> Iterator[Document]:
    """The documents of the bytes of a file. Never raises.

    Args:
        data: the whole file.
        path: the file, for `Document.path`.
        member: its path inside an archive, for `Document.member`.
    """
    if kind_of(data[:HEAD]) is not None:
        return _of_container(io.BytesIO(data), len(data), path, member)
    if pdf.is_pdf(data):
        return _of_pdf(data, path, member)
    decoded = decode(data)
    whole = Document(
        "",
        path=_shown(path),
        member=_shown(member),
        encoding=decoded.encoding,
        diagnostics=decoded.diagnostics,
    )
    return _cut(decoded.text, whole)


def documents_of_file(path: str) -> Iterator[Document]:
    """The documents of a file; of an archive, those of its members, read one at a time.

    Raises:
        OSError: the file can't be opened or read.
    """
    with Path(path).open("rb") as file:
        head, stream = peeked(cast(BinaryIO, file))
        if kind_of(head) is not None:
            size = Path(path).stat().st_size if stream.seekable() else None
            yield from _of_container(stream, size, path, None)
            return
        try:
            data = read_all(stream, BOUNDS.file)
        except RefusedError as error:
            yield _without_text(path, None, diagnose(error, path))
            return
    yield from documents_of_bytes(data, path=path)


def _of_container(stream: BinaryIO, size: int | None, path: str | None, member: str | None) -> Iterator[Document]:
    empty = True
    for found in unpack(stream, path or "", size):
        empty = False
        inner = "/".join(name for name in (member, found.member) if name) or None
        for document in documents_of(replace(found, member=inner)):
            yield document if path is not None else replace(document, path=None)
    if empty:
        yield _without_text(path, member, EMPTY.at(None, None, "The archive holds no files."))


def _of_pdf(data: bytes, path: str | None, member: str | None) -> Iterator[Document]:
    try:
        read = pdf.read(data)
    except ImportError as error:
        yield _without_text(path, member, diagnose(error, path), "pdf")
        return
    found = read.diagnostics
    if not read.text.strip() and not found:
        found = (EMPTY.at(None, None, "The PDF holds no text."),)
    whole = Document("", "pdf", _shown(path), _shown(member), page_starts=read.page_starts, diagnostics=found)
    yield from _cut(read.text, whole)


def _cut(text: str, whole: Document) -> Iterator[Document]:
    """The documents in a text. `whole` has what they share.

    What reading the file met is said once, with the first; its encoding with each.
    """
    met = whole.diagnostics
    shared = tuple(diagnostic for diagnostic in met if diagnostic.code == ENCODING.code)
    for at, piece in enumerate(split(text)):
        form = _form(whole, piece)
        pages = _pages(whole, piece)
        yield Document(
            piece.text.removeprefix(BOM) if at else piece.text,
            form,
            whole.path,
            whole.member,
            whole.encoding,
            piece.first_line,
            pages.page_starts,
            pages.first_page,
            met + lone_surrogates(*piece) + losses(piece.text, markdown=form == "markdown"),
        )
        met = shared


def _form(whole: Document, piece: Piece) -> Form:
    return "markdown" if whole.form == "text" and is_markdown(piece.text) else whole.form


def _pages(whole: Document, piece: Piece) -> Document:
    """`whole` with the pages that a piece of it stands on, their lines counted from the piece's first."""
    if not whole.page_starts:
        return whole
    first = max(0, bisect_right(whole.page_starts, piece.first_line) - 1)
    ends = piece.text.rstrip("\f")  # a form feed at the end stands on the first line of the next page
    last_line = piece.first_line + line_count(ends) - ends.endswith(("\n", "\r"))
    last = bisect_right(whole.page_starts, last_line)
    starts = tuple(line - piece.first_line + 1 for line in whole.page_starts[first:last])
    return replace(whole, page_starts=starts, first_page=first + 1)


def _without_text(path: str | None, member: str | None, why: Diagnostic, form: Form = "text") -> Document:
    return Document("", form, _shown(path), _shown(member), diagnostics=(why,))


def _shown(name: str | None) -> str | None:
    return None if name is None else shown(name)
