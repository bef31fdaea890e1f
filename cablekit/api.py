"""The path of every cable: sources -> frames -> tokenizer -> mapper -> checks -> Parsed."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from cablekit import __version__, frames, sources
from cablekit.checks import check
from cablekit.diagnostics import LOOKS_LIKE_A_PATH, MORE_DOCUMENTS, UNREAD, UNREADABLE, CableError, Diagnostic, Notes
from cablekit.fields import attributes
from cablekit.frames import Stretch
from cablekit.lines import Document, Token
from cablekit.mapper import map_cable
from cablekit.mapper.passages import passages
from cablekit.model import Cable, LineRange, Raw, Source
from cablekit.sources import BOUNDS, Bounds, Decoded, Failure, Flow, Item
from cablekit.spans import spans, tokens
from cablekit.tokenizer import Tokenized, tokenize

#: longest text, in characters, that is tried as the name of a file
_LONGEST_NAME = 1000

Input = str | bytes | os.PathLike[str]


class Parsed:
    """A record and the document it was read from.

    It is pickled without its lines, which are cut again when they are needed.

    Attributes:
        cable: the record.
        document: the document it was read from.
    """

    __slots__ = ("_tokenized", "cable", "document")

    def __init__(self, cable: Cable, document: Document, tokenized: Tokenized | None = None) -> None:
        self.cable, self.document, self._tokenized = cable, document, tokenized

    def __reduce__(self) -> tuple[type["Parsed"], tuple[Cable, Document]]:
        return Parsed, (self.cable, msgspec.structs.replace(self.document, cut=None))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Parsed) and (self.cable, self.document) == (other.cable, other.document)

    __hash__ = None  # type: ignore[assignment]  # a record is not a key

    @property
    def tokenized(self) -> Tokenized:
        """The document, cut into tokens."""
        if self._tokenized is None:
            self._tokenized = tokenize(self.document)
        return self._tokenized

    @property
    def raw(self) -> Raw:
        """The attributes verbatim."""
        return Raw(attributes.verbatim(self.tokenized.attributes, self.document.first_line))

    @property
    def unread(self) -> Diagnostic | None:
        """Why nothing was read: the document can't be opened, or holds no cable. None if a cable was read."""
        return next(filter(_is_unread, self.cable.diagnostics), None)

    @property
    def is_unreadable_input(self) -> bool:
        """Whether a whole input could not be read, as opposed to a part of an archive."""
        codes = (diagnostic.code for diagnostic in self.document.diagnostics)
        return self.document.member is None and UNREADABLE.code in codes

    @property
    def spans(self) -> dict[str, list[LineRange]]:
        """Field path -> ranges of lines in the source, from 1, both ends included."""
        return spans(self.tokenized)

    @property
    def passages(self) -> list[list[LineRange]]:
        """The ranges of lines of each paragraph in the source, from 1, both ends included. Reads the text again."""
        return passages(self.tokenized, markdown=self.document.form == "markdown")

    @property
    def tokens(self) -> list[Token]:
        """Every line of the document, with its kind, its block and the field that it became."""
        return tokens(self.tokenized)


def parse(x: Input, *, strict: bool = False) -> Cable:
    """Parse one cable. `x` is the text (str), the contents of a file (bytes) or a path.

    If there are several cables, the first is returned, and a diagnostic says so. Unless `strict`, a str or bytes never
    raises an error.

    Args:
        x: the text, the contents of a file, or a path.
        strict: raise an error for a record with a diagnostic of severity error.

    Raises:
        CableError: `strict` is set and the record has a diagnostic of severity error.
        OSError: the file can't be read.
    """
    documents = _documents(sources.texts(x))
    cable = parse_document(next(documents)).cable
    cable.diagnostics.extend(_named_file(x))
    if next(documents, None) is not None:
        cable.diagnostics.append(MORE_DOCUMENTS.at(None, None, "more cables follow; parse_all returns them all"))
    if strict:
        for diagnostic in cable.diagnostics:
            if diagnostic.severity == "error":
                raise CableError(f"{diagnostic.code} {diagnostic.name}: {diagnostic.message}", cable.diagnostics)
    return cable


def parse_all(x: Input) -> Iterator[Parsed]:
    """Parse all cables, in order. `x` is the text (str), the contents of a file (bytes) or a path.

    Raises:
        OSError: the file can't be read.
    """
    return _parsed(sources.texts(x), _named_file(x))


def read_item(found: Item | Failure | Stretch, bounds: Bounds = BOUNDS) -> Iterator[Parsed]:
    """Parse all cables of an input of `sources.walk`; for one that can't be read, return a record that says why.

    Args:
        found: the input.
        bounds: bounds of what is read from it.

    Never raises OSError.
    """
    if isinstance(found, Stretch):
        return map(parse_document, frames.documents_of(found))
    return _parsed(sources.texts_of(found, bounds), bounds=bounds)


def parse_file(path: str | os.PathLike[str], *, strict: bool = False) -> Cable:
    """Parse the first cable of a file. See `parse`."""
    return parse(Path(path), strict=strict)


def _named_file(x: Input) -> tuple[Diagnostic, ...]:
    """Return a diagnostic if a str is the name of a file instead of a text."""
    if not isinstance(x, str) or len(x) > _LONGEST_NAME or "\n" in x or not x.strip():
        return ()
    try:
        exists = Path(x).exists()
    except (OSError, ValueError):  # ValueError: it contains NUL
        return ()
    message = f"{x!r} is the name of a file; parse(Path({x!r})) reads it"
    return (LOOKS_LIKE_A_PATH.at(None, None, message),) if exists else ()


def _documents(texts: Iterator[Decoded | Flow], bounds: Bounds = BOUNDS) -> Iterator[Document]:
    for text in texts:
        if isinstance(text, Decoded):
            yield from frames.documents(text, bounds.document)
            continue
        for stretch in frames.flowing(text, bounds.document):
            if stretch is not None:
                yield from frames.documents_of(stretch)


def _parsed(
    texts: Iterator[Decoded | Flow], added: tuple[Diagnostic, ...] = (), bounds: Bounds = BOUNDS
) -> Iterator[Parsed]:
    for document in _documents(texts, bounds):
        parsed = parse_document(document)
        parsed.cable.diagnostics.extend(added)
        yield parsed


def parse_document(document: Document) -> Parsed:
    """Parse one document. Never raises."""
    digest = text_digest(document.text)
    tokenized = tokenize(document)
    numbers = tokenized.lines.numbers
    source = Source(
        path=document.path,
        member=document.member,
        form=document.form,
        frame=document.frame,
        encoding=document.encoding,
        text_layers=document.text_layers,
        first_line=document.first_line,
        last_line=numbers[-1] if numbers else document.first_line,
        sha256=digest,
        file_sha256=document.file_sha256,
        file_size=document.file_size,
        cablekit=__version__,
    )
    notes = Notes()
    cable = map_cable(tokenized, source, notes, lambda: text_digest("".join(document.text.replace("\0", "").split())))
    diagnostics = cable.diagnostics
    diagnostics += document.diagnostics
    if not any(map(_is_unread, diagnostics)):
        diagnostics += notes.found
        diagnostics += check(cable, tokenized)
        diagnostics.sort(key=_order)
    return Parsed(cable, document, tokenized)


def _is_unread(diagnostic: Diagnostic) -> bool:
    """Whether a diagnostic says why nothing was read."""
    return diagnostic.code in UNREAD


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8; a lone surrogate counts as `?`."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def _order(diagnostic: Diagnostic) -> tuple[int, str]:
    return (diagnostic.line or 0, diagnostic.code)
