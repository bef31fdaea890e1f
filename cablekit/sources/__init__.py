"""Sources: every form a cable arrives in, decoded into texts.

This room does not know what a line means or where a telegram begins: `frames` decides that. The one exception is
Markdown, which is recognised by words of NARA's frame, because a telegram may contain what looks like Markdown.

    bounds, items                limits on what may come out of a file; the results of a walk
    containers, sevenzip         compressed files and archives, opened as streams
    unpacking, walking           the files inside archives; the files that arguments name
    slices, shares               a zip in slices; the files that arguments name, in shares for several readers
    flow                         a long or endless text, while it is read
    reading                      the entry point: input -> Decoded, or a Flow
    decoding, markdown           bytes -> characters; Markdown -> the text before it was converted
    pdf, layout                  the text layer of a PDF, laid out in lines
"""

from cablekit.sources.bounds import BOUNDS, Bounds, GapError, LockedError, RefusedError
from cablekit.sources.decoded import Decoded
from cablekit.sources.flow import Flow
from cablekit.sources.items import Failure, Item
from cablekit.sources.reading import opened, texts, texts_of
from cablekit.sources.shares import Share, files_of, shares
from cablekit.sources.walking import names_from, walk

__all__ = [
    "BOUNDS",
    "Bounds",
    "Decoded",
    "Failure",
    "Flow",
    "GapError",
    "Item",
    "LockedError",
    "RefusedError",
    "Share",
    "files_of",
    "names_from",
    "opened",
    "shares",
    "texts",
    "texts_of",
    "walk",
]
