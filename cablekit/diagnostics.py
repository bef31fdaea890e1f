"""Diagnostics: what cablekit says about a record it could not read cleanly, and the one table of codes.

A code never changes its meaning once released. Codes are grouped by what they speak of:

    CK0xx  the input: files, encodings, containers, renderings
    CK1xx  two parts of a record that differ
    CK2xx  frame and header
    CK3xx  routing
    CK4xx  body
    CK5xx  attributes and release markings
"""

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")


class Witness(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the values a diagnostic compares."""

    where: Annotated[str, Meta(description="field path, or the part of the file the value stands in")]
    value: Annotated[str | None, Meta(description="the value as written")]
    line: Annotated[int | None, Meta(description="line in the source, from 1")] = None


class Diagnostic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding about one record. Its code is explained by `cablekit explain CODE`."""

    code: Annotated[str, Meta(description="stable code, such as CK301")]
    name: Annotated[str, Meta(description="the code's name, in words joined by hyphens")]
    severity: Annotated[
        Severity,
        Meta(
            description="error: a value is lost or unreadable; warning: probably damaged; "
            "note: two witnesses differ, or a rendering lost something"
        ),
    ]
    message: Annotated[str, Meta(description="one sentence for a reader of this record")]
    line: Annotated[int | None, Meta(description="line in the source, from 1; null when it has no one place")] = None
    field: Annotated[str | None, Meta(description="path of the field spoken of, such as routing.sent_at")] = None
    values: Annotated[list[Witness], Meta(description="the values compared, where some are")] = msgspec.field(
        default_factory=list
    )


class Code(msgspec.Struct, frozen=True):
    """A row of the table of codes."""

    code: str
    name: str
    severity: Severity
    meaning: str
    example: str

    def at(
        self,
        line: int | None,
        field: str | None,
        message: str,
        values: Sequence[Witness] = (),
    ) -> Diagnostic:
        """A diagnostic of this code. `line` counts from 1 in the source; `field` is a path of the record."""
        return Diagnostic(self.code, self.name, self.severity, message, line, field, list(values))


class CableError(Exception):
    """Raised by `parse(..., strict=True)` when a record has diagnostics of severity error.

    Attributes:
        diagnostics: every diagnostic of the record, those below error too.
    """

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(message)
        self.diagnostics = list(diagnostics)


CODES: dict[str, Code] = {}


def _code(code: str, name: str, severity: Severity, meaning: str, example: str) -> Code:
    row = Code(code, name, severity, meaning, example)
    assert code not in CODES
    CODES[code] = row
    return row


# --- CK0xx: the input -----------------------------------------------------------------------------

EMPTY = _code(
    "CK001",
    "empty",
    "error",
    "The input holds no text at all.",
    "a file of 0 bytes, or one of blanks only",
)
NOT_A_CABLE = _code(
    "CK002",
    "not-a-cable",
    "error",
    "Nothing in the text looks like a released telegram: no PAGE line, no routing, no attributes.",
    "a shopping list",
)
BINARY = _code(
    "CK003",
    "binary",
    "error",
    "The bytes are not text in any encoding that cablekit reads, nor a form it opens.",
    "an image, a program",
)
ENCODING = _code(
    "CK004",
    "encoding",
    "note",
    "The bytes were not UTF-8; the message says what they were read as.",
    "a file saved as cp1252 or UTF-16",
)
LONE_SURROGATE = _code(
    "CK005",
    "lone-surrogate",
    "warning",
    "The text holds half of a surrogate pair, which no encoding can write; values show it as U+FFFD.",
    "a str built from damaged UTF-16",
)
MORE_DOCUMENTS = _code(
    "CK006",
    "more-documents",
    "note",
    "The input holds more than one document and only the first was asked for; parse_all gives them all.",
    "two telegrams, frame after frame, in one file",
)
RENDERING_LOSS = _code(
    "CK007",
    "rendering-loss",
    "note",
    "The tool that made this text lost something the telegram had (blank lines, columns, line-end hyphens).",
    "pdftotext without -layout",
)
UNREADABLE = _code(
    "CK008",
    "unreadable",
    "error",
    "A file, a part of an archive or a page can't be read; the message says why.",
    "a file without permission, a PDF cut off in the middle",
)
ARCHIVE_REFUSED = _code(
    "CK009",
    "archive-refused",
    "error",
    "A part of an archive, or the rest of it, was not opened because it may do harm or passes a bound.",
    "a member named ../../etc/passwd, a few kilobytes that unpack to gigabytes",
)
ENCRYPTED = _code(
    "CK010",
    "encrypted",
    "error",
    "The file or the part of an archive can't be read without a password.",
    "a PDF saved with a password",
)
NO_TEXT_LAYER = _code(
    "CK011",
    "no-text-layer",
    "error",
    "The PDF, or a page of it, is a picture of a page and holds no text; OCR has to read it first.",
    "a scanned release under FOIA",
)
MISSING_EXTRA = _code(
    "CK012",
    "missing-extra",
    "error",
    "Reading this form needs an optional library that is not installed; the message names it.",
    "a PDF without `pip install cablekit[pdf]`",
)

# --- CK1xx: two parts of a record that differ -----------------------------------------------------

TAGS_DIFFER = _code(
    "CK101",
    "tags-differ",
    "note",
    "The TAGS of the text and of the attributes differ. The attributes are an indexer's copy: neither is wrong.",
    "text PCAT, UR; attributes PCAT, PARM, UR, US (1977STATE310500)",
)
DISTRIBUTION_UNBALANCED = _code(
    "CK102",
    "distribution-unbalanced",
    "warning",
    "The copies of the distribution do not add up to the total behind the slash: a letter or digit is damaged.",
    "OCT-01  ISO-00  /003 R",
)

# --- CK2xx: frame and header ----------------------------------------------------------------------

NO_TRANSMISSION = _code(
    "CK201",
    "no-transmission",
    "warning",
    "There is message text, but no PAGE 01 line; the text was read as one transmission.",
    "a telegram whose first page is missing",
)
UNKNOWN_LINE = _code(
    "CK202",
    "unknown-line",
    "warning",
    "A line of the header or routing that no rule knows. It is kept as a token of kind unknown.",
    "a garbled distribution row",
)
SECTION_MISSING = _code(
    "CK203",
    "section-missing",
    "warning",
    "A section of a sectioned message is not in the document.",
    "SECTION 2 OF 3 alone",
)
SECTION_REPEATED = _code(
    "CK204",
    "section-repeated",
    "note",
    "A section or a whole message stands twice; the body is read from the corrected copy, else from the later one.",
    "a retransmission marked POSS DUPE",
)
DIFFERENT_MESSAGES = _code(
    "CK205",
    "different-messages",
    "warning",
    "The transmissions of one document are not of one message; header, routing and body are the first's.",
    "LA PAZ 2047 and LA PAZ 2050 in one document",
)
TIME_IMPOSSIBLE = _code(
    "CK206",
    "time-impossible",
    "warning",
    "A time of receipt or relay that is no day, hour or minute, or fits no date after the sending. Kept raw.",
    "PAGE 01 LA PAZ 00015 392228Z",
)
DRAFTING_UNREADABLE = _code(
    "CK207",
    "drafting-unreadable",
    "warning",
    "A drafting, approval or clearance line whose office and name can't be told apart. Kept raw.",
    "DRAFTED BY",
)

# --- CK3xx: routing -------------------------------------------------------------------------------

DTG_IMPOSSIBLE = _code(
    "CK301",
    "dtg-impossible",
    "warning",
    "The date-time group is no possible moment; it is kept raw and sent_at is null.",
    "R 322125Z JAN 74",
)
DTG_MISSING = _code(
    "CK302",
    "dtg-missing",
    "warning",
    "The transmission has no date-time group.",
    "a routing that starts with FM",
)
FROM_MISSING = _code(
    "CK303",
    "from-missing",
    "warning",
    "The transmission has no FM line.",
    "the line was lost",
)
ROUTING_MISSING = _code(
    "CK304",
    "routing-missing",
    "warning",
    "The transmission has neither date-time group nor FM nor TO.",
    "a section whose header was lost",
)

# --- CK4xx: body ----------------------------------------------------------------------------------

GAP = _code(
    "CK401",
    "gap",
    "warning",
    "Text is lost here; the body shows [GAP].",
    "a row of E E E E E E E E after half a sentence (1974LAPAZ02004)",
)
CLASSIFICATION_UNKNOWN = _code(
    "CK402",
    "classification-unknown",
    "warning",
    "A classification word that is none of those known. Kept as written.",
    "CONFIDENTAIL",
)
EXECUTIVE_ORDER_UNREADABLE = _code(
    "CK403",
    "executive-order-unreadable",
    "warning",
    "The executive order line names no known order number.",
    "E.O. 12: GDS",
)
DATE_AMBIGUOUS = _code(
    "CK404",
    "date-ambiguous",
    "warning",
    "A numeric date that can be read in two ways, or in none. It is null; the text is kept raw.",
    "GDS 13/13/85",
)
SUBJECT_EMPTY = _code(
    "CK405",
    "subject-empty",
    "warning",
    "The subject label stands there with nothing behind it.",
    "SUBJECT:",
)
REFERENCE_UNREADABLE = _code(
    "CK406",
    "reference-unreadable",
    "note",
    "An element of the reference list that is no telegram, airgram, letter or memorandum known. Kept raw.",
    "REF: OURTEL OF LAST WEEK",
)
TEXT_MISSING = _code(
    "CK407",
    "text-missing",
    "error",
    "The document has no message text, and nothing in it says that the text is known to be lost.",
    "a frame with nothing between Message Text and Message Attributes",
)
TAG_UNREADABLE = _code(
    "CK408",
    "tag-unreadable",
    "note",
    "An element of the TAGS line that is neither a code nor a person in parentheses. Kept raw.",
    "TAGS: P*",
)
EXECUTIVE_ORDER_DAMAGED = _code(
    "CK409",
    "executive-order-damaged",
    "note",
    "The order's number was read although a character stuck to it: an 8 stands for the colon, as in SUBJ8.",
    "E.O. 116528 GDS (1974LAPAZ04041)",
)

# --- CK5xx: attributes and release markings -------------------------------------------------------

ATTRIBUTE_DATE = _code(
    "CK501",
    "attribute-date",
    "warning",
    "The value of an attribute that should be a date is none. Null; `--with raw` shows it.",
    "Draft Date: 31 FEB 1974",
)
ATTRIBUTE_NUMBER = _code(
    "CK502",
    "attribute-number",
    "warning",
    "The value of an attribute that should be a number is none. Null; `--with raw` shows it.",
    "Line Count: many",
)
ATTRIBUTE_UNKNOWN = _code(
    "CK503",
    "attribute-unknown",
    "note",
    "A key that NARA's files are not known to have. Kept under attributes.other.",
    "Colour: blue",
)
ATTRIBUTE_REPEATED = _code(
    "CK504",
    "attribute-repeated",
    "warning",
    "A key that stands twice with different values; the first is kept, the later ones under attributes.other.",
    "Subject: A ... Subject: B",
)
ATTRIBUTES_MISSING = _code(
    "CK505",
    "attributes-missing",
    "note",
    "The document has no attributes part, as scanned releases under FOIA have none.",
    "1979KUWAIT00486",
)
