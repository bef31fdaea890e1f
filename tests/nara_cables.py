"""Synthetic documents in NARA's frame."""

STAMP = " Declassified/Released US Department of State EO Systematic Review 30 JUN 2005 \n"


def cable(number: int = 1, *, stamps: bool = True, text: str = "1. SYNTHETIC.") -> str:
    """A synthetic document of one page of text and one of attributes, framed as NARA's are."""
    stamp, feed = (STAMP, "\f") if stamps else ("", "")
    return (
        f"{stamp}Message Text\n\nUNCLASSIFIED\n\nPAGE 01  POST {number:05}  022228Z\n\n{text}\nNNN\n\n{stamp}"
        f"{feed}{stamp}Message Attributes\nDraft Date: 02 JAN 1974\nDocument Number: 1974POST{number:05}\n"
        f"Type: TE\nMarkings:  {STAMP.strip()}\n{stamp}"
    )
