"""Lines: the text of one cable, and where each of its lines comes from."""

from cablekit.lines.document import Document

__all__ = ["Document"]
