"""Sources: every form a cable arrives in, decoded into texts.

Nothing here knows what a line means, or where a telegram begins: that is for `frames`. Markdown alone is recognised by
words of NARA's frame, for a telegram may hold what looks like Markdown.

    bounds, items                what may come out of a file; what a walk finds
    containers, sevenzip         compressed files and archives, opened as streams
    unpacking, walking           the files inside them; the files that arguments stand for
    slices, shares               a zip in slices; what arguments stand for, in shares for several readers
    flow                         a long text, or one without an end in sight, as it is read
    reading                      the descent: what is given -> Decoded, or a Flow
    decoding, markdown           bytes -> characters; Markdown as it was before it was Markdown
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
