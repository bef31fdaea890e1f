"""Classification: the canonical word of what a line or a mark says."""

from cablekit import grammar as g

PARAGRAPH_MARKS = {
    "U": "UNCLASSIFIED",
    "L": "LIMITED OFFICIAL USE",
    "LOU": "LIMITED OFFICIAL USE",
    "C": "CONFIDENTIAL",
    "S": "SECRET",
    "TS": "TOP SECRET",
}


def classification(text: str) -> str | None:
    """The canonical word of a classification, spaced or plain, or of a mark such as C; None when unknown."""
    compact = text.replace(" ", "").upper()
    return g.CLASSIFICATIONS.get(compact) or PARAGRAPH_MARKS.get(compact)
