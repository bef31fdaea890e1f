"""Sources: every form a cable arrives in, read into Documents.

Nothing here knows what a line means; only the frame is looked at, to tell one document from the next.
"""

import os
from collections.abc import Iterator

from cablekit.sources.bounds import BOUNDS, Bounds
from cablekit.sources.document import Document
from cablekit.sources.items import Failure, Item
from cablekit.sources.reading import documents_of, documents_of_bytes, documents_of_file, documents_of_text
from cablekit.sources.walking import names_from, walk

__all__ = ["BOUNDS", "Bounds", "Document", "Failure", "Item", "documents", "documents_of", "names_from", "walk"]


def documents(x: str | bytes | os.PathLike[str]) -> Iterator[Document]:
    """The documents of a text, of the bytes of a file, or of a file.

    Args:
        x: a str is the text of one or more cables, never a path; bytes are what a file holds; a PathLike is a file,
            which may be compressed or an archive.

    Yields:
        At least one Document. What could not be read comes as a Document with the text that could, and diagnostics.

    Raises:
        OSError: the file can't be opened or read. Nothing else is raised, whatever the text or bytes.
    """
    if isinstance(x, str):
        yield from documents_of_text(x)
    elif isinstance(x, bytes | bytearray | memoryview):
        yield from documents_of_bytes(bytes(x))
    else:
        yield from documents_of_file(os.fsdecode(x))
