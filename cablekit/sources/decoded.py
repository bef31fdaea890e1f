"""A Decoded: the text of one file or of one member of an archive, in whatever form it was read."""

import msgspec

from cablekit.diagnostics import Diagnostic
from cablekit.model import Form
from cablekit.sources.scan import Layer


class Decoded(msgspec.Struct, frozen=True):
    """The text of one file. It may hold several documents; `frames` splits them.

    Attributes:
        text: the text of the source, character for character (of a PDF: as its pages were laid out), without a byte
            order mark. "" if nothing could be read; a diagnostic says why.
        form: the form that was read. Markdown is left as written.
        path: the file, printable; "-" for standard input; None for a str or bytes.
        member: path inside an archive, printable.
        encoding: the encoding that the bytes were read with; None for a str and a PDF.
        page_starts: of a PDF, the first line of each page, from 1.
        diagnostics: problems met in reading it.
        file_sha256, file_size: checksum and number of the bytes as held, an archive member's own; None for a str.
        text_layers: of a PDF, the number of text layers of its pages; None for anything else.
        beside: lines, from 1, outside the text of a scanned page: stamps, specks.
        layers: of a PDF whose pages have several text layers, each page as each layer has it.
    """

    text: str
    form: Form = "text"
    path: str | None = None
    member: str | None = None
    encoding: str | None = None
    page_starts: tuple[int, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    file_sha256: str | None = None
    file_size: int | None = None
    text_layers: int | None = None
    beside: tuple[int, ...] = ()
    layers: tuple[tuple[Layer, ...], ...] = ()
