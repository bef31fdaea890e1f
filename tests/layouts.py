"""Synthetic cables line by line: one whole incoming telegram, and ways to change one part of it.

Everything in it is invented but the names of posts and offices and the TAGS codes. A test names the part that it is
about and leaves the rest alone: `cable(tags="TAGS-MASS, BW")`.
"""

STAMP = "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"
PAGE = "PAGE 01  QUITO  05121  181502Z"

#: the parts of the telegram in their order; a part may be several lines
PARTS: dict[str, str] = {
    "stamp": f" {STAMP} ",
    "frame": "Message Text\n",
    "head": "CONFIDENTIAL\n",
    "page": f"{PAGE}\n",
    "number": "64",
    "distribution": "ACTION ARA-20\n\nINFO  OCT-01  ISO-00  EB-11\n\n      DRC-01  /033 W",
    "drafting": "",
    "relay": "                       ---------------------     061340",
    "dtg": "R 172140Z JUL 74",
    "from": "FM AMEMBASSY QUITO",
    "to": "TO SECSTATE WASHDC 3871",
    "info": "INFO AMEMBASSY BOGOTA\nAMEMBASSY LIMA\n",
    "banner": "C O N F I D E N T I A L QUITO 5121\n",
    "captions": "",
    "order": "E.O. 11652: GDS",
    "tags": "TAGS: EAID, EAGR, EC",
    "subject": "SUBJECT: SYNTHETIC ROAD TO THE LANDING\n",
    "reference": "REF: STATE 151302\n",
    "text": "1. BOARD MET ON JULY 15 AND DID NOT AGREE. IT WILL MEET AGAIN.\n\n2. WE WILL REPORT.",
    "signature": "TARLEWOOD\n\n",
    "foot": "CONFIDENTIAL\n\n\n\n",
    "end": "NNN\n",
    "stamps": f" {STAMP} \n\f {STAMP} ",
    "attributes": (
        "Message Attributes\nAutomatic Decaptioning: X\nCapture Date: 01 JAN 1994\nDraft Date: 17 JUL 1974\n"
        "Document Number: 1974QUITO05121\nLegacy Key: link1974/newtext/t19740700/test.tel\nLine Count: 40\n"
        "TAGS: EAID, EAGR, EC\nType: TE"
    ),
}


def cable(**changes: str) -> str:
    """The telegram with some of its parts changed; an empty part leaves no line.

    Raises:
        KeyError: there is no part of that name; `from` is spelled `from_` here, and any other may be spelled so.
    """
    parts = dict(PARTS)
    for name, value in changes.items():
        key = name.rstrip("_")
        if key not in parts:
            raise KeyError(key)
        parts[key] = value
    return "".join(f"{part}\n" for part in parts.values() if part)


def body(*lines: str, **changes: str) -> str:
    """The telegram with a text of these lines, and no signature behind it."""
    return cable(text="\n".join(lines), **{"signature": "\n"} | changes)


def section(number: int, of: int, text: str, **changes: str) -> str:
    """One section of a sectioned telegram, without frame and attributes."""
    own = {
        "stamp": "",
        "frame": "",
        "page": f"PAGE 01  QUITO  05121  {number:02} OF {of:02}  181502Z\n",
        "banner": f"C O N F I D E N T I A L SECTION {number} OF {of} QUITO 5121\n",
        "stamps": "",
        "attributes": "",
        "text": text,
    }
    if number > 1:
        own |= {"order": "", "tags": "", "subject": "", "reference": ""}
    return cable(**own | changes)


def sectioned(*sections: str) -> str:
    """A document of several sections, framed, with attributes."""
    return f" {STAMP} \nMessage Text\n\n{''.join(sections)} {STAMP} \n{PARTS['attributes']}\n"
