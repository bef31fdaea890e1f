"""The one way through: sources -> frames -> tokenizer -> mapper -> checks -> Parsed."""

import os
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from cablekit import __version__, frames, sources
from cablekit.checks import check
from cablekit.diagnostics import LOOKS_LIKE_A_PATH, MORE_DOCUMENTS, UNREADABLE, CableError, Diagnostic, Notes
from cablekit.fields import attributes
from cablekit.frames import Stretch
from cablekit.lines import Document, Token
from cablekit.mapper import map_cable
from cablekit.mapper.passages import passages
from cablekit.model import Cable, LineRange, Raw, Source
from cablekit.sources import BOUNDS, Bounds, Decoded, Failure, Flow, Item
from cablekit.spans import spans, tokens
from cablekit.tokenizer import Tokenized, tokenize

#: characters of the longest name of a file that is looked for
_LONGEST_NAME = 1000

Input = str | bytes | os.PathLike[str]


class Parsed:
    """A record and what it was read from.

    Pickles without the lines, which are cut anew when they are asked for.

    Attributes:
        cable: the record.
        document: what it was read from.
    """

    __slots__ = ("_tokenized", "cable", "document")

    def __init__(self, cable: Cable, document: Document, tokenized: Tokenized | None = None) -> None:
        self.cable, self.document, self._tokenized = cable, document, tokenized

    def __reduce__(self) -> tuple[type["Parsed"], tuple[Cable, Document]]:
        return Parsed, (self.cable, replace(self.document, cut=None))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Parsed) and (self.cable, self.document) == (other.cable, other.document)

    __hash__ = None  # type: ignore[assignment]  # a record is no key

    @property
    def tokenized(self) -> Tokenized:
        """The document cut up."""
        if self._tokenized is None:
            self._tokenized = tokenize(self.document)
        return self._tokenized

    @property
    def raw(self) -> Raw:
        """The attributes verbatim."""
        return Raw(attributes.verbatim(self.tokenized.attributes, self.document.first_line))

    @property
    def unread(self) -> Diagnostic | None:
        """Why nothing was read: the document can't be opened, or holds no cable; None when a cable was read."""
        return next(filter(_is_unread, self.cable.diagnostics), None)

    @property
    def is_unreadable_input(self) -> bool:
        """Whether an input as a whole could not be read, as against a part of an archive."""
        return self.document.member is None and any(one.code == UNREADABLE.code for one in self.document.diagnostics)

    @property
    def spans(self) -> dict[str, list[LineRange]]:
        """Field path -> ranges of lines in the source, from 1, both ends in."""
        return spans(self.tokenized)

    @property
    def passages(self) -> list[list[LineRange]]:
        """For each paragraph its ranges of lines in the source, from 1, both ends in. Reads the text once more."""
        return passages(self.tokenized, markdown=self.document.form == "markdown")

    @property
    def tokens(self) -> list[Token]:
        """Every line of the document, with its kind, its block and the field it became."""
        return tokens(self.tokenized)


def parse(x: Input, *, strict: bool = False) -> Cable:
    """The record of a cable: of a str its text, of bytes a file's content, of a path the file.

    Of several cables the first is given, and a diagnostic says so. Never raises for a str or bytes, unless `strict`.

    Raises:
        CableError: `strict`, and the record has a diagnostic of severity error.
        OSError: a path that can't be read.
    """
    documents = _documents(sources.texts(x))
    cable = parse_document(next(documents)).cable
    cable.diagnostics.extend(_named_file(x))
    if next(documents, None) is not None:
        cable.diagnostics.append(MORE_DOCUMENTS.at(None, None, "more cables follow; parse_all gives them all"))
    if strict and any(one.severity == "error" for one in cable.diagnostics):
        first = next(one for one in cable.diagnostics if one.severity == "error")
        raise CableError(f"{first.code} {first.name}: {first.message}", cable.diagnostics)
    return cable


def parse_all(x: Input) -> Iterator[Parsed]:
    """All cables of a str, of bytes or of a file, in order.

    Raises:
        OSError: a path that can't be read.
    """
    return _parsed(sources.texts(x), _named_file(x))


def read_item(found: Item | Failure | Stretch, bounds: Bounds = BOUNDS) -> Iterator[Parsed]:
    """All cables of what `sources.walk` found; of what can't be read, a record that says why. Never raises OSError."""
    if isinstance(found, Stretch):
        return map(parse_document, frames.documents_of(found))
    return _parsed(sources.texts_of(found, bounds), bounds=bounds)


def parse_file(path: str | os.PathLike[str], *, strict: bool = False) -> Cable:
    """The record of the first cable of a file. See `parse`."""
    return parse(Path(path), strict=strict)


def _named_file(x: Input) -> tuple[Diagnostic, ...]:
    """Whether a str is the name of a file rather than a text: a diagnostic that says so."""
    if not isinstance(x, str) or len(x) > _LONGEST_NAME or "\n" in x or not x.strip():
        return ()
    try:
        there = Path(x).exists()
    except (OSError, ValueError):  # ValueError: a NUL in it
        return ()
    message = f"{x!r} is the name of a file; parse(Path({x!r})) reads it"
    return (LOOKS_LIKE_A_PATH.at(None, None, message),) if there else ()


def _documents(texts: Iterator[Decoded | Flow], bounds: Bounds = BOUNDS) -> Iterator[Document]:
    for text in texts:
        if isinstance(text, Decoded):
            yield from frames.documents(text, bounds.document)
            continue
        for stretch in frames.flowing(text, bounds.document):
            if stretch is not None:
                yield from frames.documents_of(stretch)


def _parsed(
    texts: Iterator[Decoded | Flow], more: tuple[Diagnostic, ...] = (), bounds: Bounds = BOUNDS
) -> Iterator[Parsed]:
    for document in _documents(texts, bounds):
        parsed = parse_document(document)
        parsed.cable.diagnostics.extend(more)
        yield parsed


def parse_document(document: Document) -> Parsed:
    """The record of one document. Never raises."""
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
    """Whether it says why nothing was read."""
    return diagnostic.code < "CK1" and diagnostic.severity == "error"


def text_digest(text: str) -> str:
    """SHA-256 of a text as UTF-8; a lone surrogate counts as U+FFFD."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def _order(diagnostic: Diagnostic) -> tuple[int, str]:
    return (diagnostic.line or 0, diagnostic.code)
