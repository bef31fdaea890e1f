"""Where a transmission ends, or breaks off (format guide 3)."""

import re

from cablekit.fields.field import Field
from cablekit.lines import Claim, Kind, Page

#: "NNN", "NNNN", "NNNNMAFVVZCZ", "<< END OF DOCUMENT >>" (1974LAPAZ04394)
END_MARK = re.compile(r"^(?:N\s?N\s?N\s?N?(?:[A-Z]{6,10})?|<<\s*END\s+OF\s+DOCUMENT\s*>>)$")

#: "E E E E E E E E" (1974LAPAZ02148), its blanks lost in pdftotext, "ADP000" below it (1974LAPAZ02004)
BROKEN_OFF = re.compile(r"^(?:E(?:\s+E){3,}|E{6,}|ADP\d{3})$")


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim the end mark of a transmission, or the mark that it broke off in mid-sentence: text is lost there."""
    if text[0] in "N<":
        return Claim(Kind.END, text) if END_MARK.match(text) else None
    return Claim(Kind.GAP, text) if BROKEN_OFF.match(text) else None


def read() -> None:
    """Return nothing: the end is not a value. A broken-off text becomes a gap of the clean text."""


END = Field(read=read, heads=("NN", "N ", "N\t", "<<"), opens=opens)
GAP = Field(read=read, heads=("E ", "E\t", "EE", "AD"), opens=opens)
