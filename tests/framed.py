"""Documents for tests that begin behind the sources: built by hand, the frame found as for any other."""

from typing import Any

from cablekit import frames
from cablekit.lines import Document


def framed(text: str, **settings: Any) -> Document:
    """A text as one document, not split, with the lines that bound its message."""
    return frames.framed(Document(text, **settings))
