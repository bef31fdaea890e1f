"""What a line of a document can be: `Kind`, and the block it is in: `Block`."""

import sys
from enum import EnumType, StrEnum
from typing import Literal

Block = Literal["frame", "header", "routing", "body", "attributes"]


class Kind(StrEnum):
    """What a line is. A field of the record is read from the lines of its kind; no field reads furniture.

    A line is `TEXT` until something names it; a line of the message text stays so. It is `UNKNOWN` when it is not a
    line of the text and no rule knows it.
    """

    # anywhere: what was printed between the lines
    TEXT = "text"
    UNKNOWN = "unknown"
    BLANK = "blank"
    STAMP = "stamp"
    FRAME = "frame"
    FOOTER = "footer"
    RELEASE = "release"
    PRINT = "print"
    PAGE = "page"
    CLASSIFICATION = "classification"
    GLUED = "glued"
    END = "end"
    GAP = "gap"
    EXCISION = "excision"
    LOST = "lost"
    UNREAD = "unread"
    # header
    NUMBER = "number"
    DISTRIBUTION = "distribution"
    DRAFTED = "drafted"
    APPROVED = "approved"
    CLEARED = "cleared"
    DESIRED = "desired"
    RELAY = "relay"
    OFFICES = "offices"
    SOURCE_NOTE = "source_note"
    RECEIVED = "received"
    PAGES = "pages"
    # routing
    DTG = "dtg"
    PRECEDENCE = "precedence"
    SERIAL = "serial"
    DATED = "dated"
    FROM = "from"
    TO = "to"
    INFO = "info"
    NETWORK = "network"
    # opening and end of the body
    BANNER = "banner"
    CAPTION = "caption"
    CORRECTED = "corrected"
    NOTICE = "notice"
    PASSING = "passing"
    EXECUTIVE_ORDER = "executive_order"
    CLASSIFIED_BY = "classified_by"
    TAGS = "tags"
    SUBJECT = "subject"
    REFERENCE = "reference"
    REPEATED = "repeated"
    SIGNATURE = "signature"
    # attributes
    ATTRIBUTE = "attribute"


# Python 3.11 looks up a member through a descriptor and a hook of its type, at a hundred times the cost of the plain
# attribute that later versions use. The tokenizer looks up members several times a line.
if sys.version_info < (3, 12):
    for _kind in Kind:
        type.__setattr__(Kind, _kind.name, _kind)
    _plain = {name: value for name, value in vars(EnumType).items() if name != "__getattr__"}
    Kind.__class__ = type("KindType", (type,), _plain)  # type: ignore[method-assign]
