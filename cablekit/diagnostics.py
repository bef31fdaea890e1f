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

CRASHED = _code(
    "CK013",
    "crashed",
    "error",
    "cablekit itself failed on this input; the message says how. Please report it with the file.",
    "a PDF that ends the PDF library's process",
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

PAGE_COUNT_DIFFERS = _code(
    "CK103",
    "page-count-differs",
    "note",
    "NARA's system computed Page Count from Line Count, 54 lines a page. Where it is no such number, one of the two "
    "attributes was changed by hand. Neither counts the PAGE lines of the text.",
    "Line Count: 70, Page Count: 3",
)
CLASSIFICATION_DIFFERS = _code(
    "CK104",
    "classification-differs",
    "note",
    "The classification stands over PAGE 01, at the head and foot of each page, in the banner and in the attributes, "
    "and these differ. A telegram may have been downgraded, or a page may be of another one. A classification that "
    "the attributes give as an earlier one is no difference.",
    "page heads SECRET, banner CONFIDENTIAL",
)
CAPTIONS_DIFFER = _code(
    "CK105",
    "captions-differ",
    "note",
    "The captions of the text (NODIS, EXDIS, LIMDIS, STADIS, NOFORN, ONLY) are not those of Previous Handling "
    "Restrictions and Original Previous Handling Restrictions, the two keys that kept them through decaptioning.",
    "text STADIS, EXDIS; attributes STADIS (1974LAPAZ02085)",
)
DATE_DIFFERS = _code(
    "CK106",
    "date-differs",
    "note",
    "Draft Date (1977: Sent Date) is the day of the date-time group, or of sending. Here it is neither that day nor "
    "one up to the receipt: a digit of one of them is damaged, or they are of different telegrams.",
    "R 251346Z JUN 73; Draft Date: 15 JUN 1973",
)
RECEIPT_LATE = _code(
    "CK107",
    "receipt-late",
    "note",
    "The telegram was received more than a week after its date-time group. It was sent again, or a digit of one of the "
    "two times is damaged.",
    "sent 291318Z MAY 74, received 152018Z (1974LAPAZ03446)",
)
SUBJECT_DIFFERS = _code(
    "CK108",
    "subject-differs",
    "note",
    "The subjects of text and attributes differ in their letters. A subject that the indexer cut, ran on into the text "
    "or glued together, as in one record of ten, is no difference.",
    "text WHEAT PROBLEM; attributes WHEAT PROBLEMS IN BOLIVIA AND PERU",
)
FROM_DIFFERS = _code(
    "CK109",
    "from-differs",
    "note",
    "FM and the attribute From name different posts. FM may name the post that relayed the telegram. Words behind the "
    "post in From, such as an office or OR-M, are leaks from other lines and no difference.",
    "FM AMEMBASSY LIMA; From: LA PAZ",
)
TO_DIFFERS = _code(
    "CK110",
    "to-differs",
    "note",
    "The first addressee of the attribute To is none of those behind TO and INFO. The attribute runs action and info "
    "addressees together and drops many, so that addressees it lacks are no difference.",
    "TO SECSTATE WASHDC; To: MOSCOW",
)
REFERENCES_DIFFER = _code(
    "CK111",
    "references-differ",
    "note",
    "One side cites a telegram that the other lacks. Only the numbers are compared: years in the attribute are the "
    "cable's own, and the comma put in after every 36 characters is taken out.",
    "text STATE 88210, LA PAZ 2848; attributes STATE 88210 (1974LAPAZ03038)",
)
DOCUMENT_NUMBER_DIFFERS = _code(
    "CK112",
    "document-number-differs",
    "note",
    "NARA's document number is made of the year, the first six letters of the station and the serial number. It "
    "differs from the number, station or year that the text was sent with.",
    "banner LA PAZ 2047, DTG of 1974; Document Number: 1974LAPAZ02074",
)
NUMBERS_DIFFER = _code(
    "CK113",
    "numbers-differ",
    "note",
    "Banner and PAGE line of one transmission give it different numbers. A correction may say so (MRN 729 VICE 716); "
    "else a digit is damaged.",
    "PAGE 01  LA PAZ 00304; banner UNCLAS LA PAZ 0340",
)
SECTIONS_DIFFER = _code(
    "CK114",
    "sections-differ",
    "note",
    "The sections of one message repeat its number, its date-time group and how many they are, and here they differ: a "
    "digit is damaged, or a section is of another message.",
    "section 1 of 2: 302058Z MAY 74; section 2 of 2: 302085Z MAY 74",
)
STAMP_DIFFERS = _code(
    "CK115",
    "stamp-differs",
    "note",
    "Each year was released with a stamp of its own (1973-74: 30 JUN 2005 ... 1978-79: 20 Mar 2014) and with "
    "attributes of its own dialect. The stamp of this document is not that of its attributes: parts of two documents "
    "were joined, or the text was edited.",
    "attributes of 1973-76 (Review Authority) under a stamp of 20 Mar 2014",
)
DIFFERENT_TELEGRAMS = _code(
    "CK116",
    "different-telegrams",
    "error",
    "Text and attributes are of different telegrams: subject, TAGS, references or document number disagree wholly, and "
    "nothing agrees. The database may have known (Errors: I). The text that belongs to the attributes is lost here.",
    "text BOLIVIAN TARIFF SCHEDULE; attributes U.S. CANDIDACY FOR INTER-AMERICAN JURIDICAL COMMITTEE (1974LAPAZ02047)",
)
FILM_TOO_EARLY = _code(
    "CK117",
    "film-too-early",
    "warning",
    "The film was made in a year before the telegram was sent. A digit of the film number or of the date is damaged. "
    "Film of later years is common: NODIS telegrams of 1977 were filmed in 1984.",
    "Film Number: D740075-0164; sent in 1975",
)
LINE_COUNT_DIFFERS = _code(
    "CK118",
    "line-count-differs",
    "note",
    "Line Count is the number of lines of the text, blank ones too, stamps left out. The text has more or fewer: lines "
    "were lost, or put in, after the release. Renderings that drop blank lines are not counted.",
    "Line Count: 114, and 61 lines of text",
)
SERIAL_OUT_OF_ORDER = _code(
    "CK119",
    "serial-out-of-order",
    "warning",
    "A post numbers its telegrams as it sends them. Among the cables read together, those with the numbers before and "
    "after this one were sent more than a week off: its number or its date is damaged, or its text is of another "
    "telegram.",
    "LA PAZ 2047 of 8 May between LA PAZ 2004 of 1 April and LA PAZ 2085 of 4 April (1974LAPAZ02047)",
)
FILM_OUT_OF_ORDER = _code(
    "CK120",
    "film-out-of-order",
    "warning",
    "Telegrams were put on film roll by roll as they came. Among the cables read together, this one was sent more than "
    "a week after the next ones on film: its film number or its date is damaged, or its text is of another telegram.",
    "D740075-0164 of 8 May before D740076-0490 of 4 April (1974LAPAZ02047)",
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

PAGE_MISSING = _code(
    "CK208",
    "page-missing",
    "warning",
    "The PAGE lines of a transmission leave out a number: a page is lost, or only its PAGE line is.",
    "PAGE 01, PAGE 03",
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

TEXT_ON_FILM = _code(
    "CK410",
    "text-on-film",
    "warning",
    "The text is lost from the electronic file, but the film number says that it should be on microfilm. NARA's FAQ on "
    "the Central Foreign Policy File (I.11) says whom to ask, by film number and original classification; `cablekit "
    "recover` prints the requests.",
    "Locator: TEXT ON MICROFILM, ADS TEXT UNRETRIEVABLE; Film Number: D750129-0345",
)
TEXT_NOT_RECOVERABLE = _code(
    "CK411",
    "text-not-recoverable",
    "warning",
    "The text is lost from the electronic file and there is no film number: by NARA's FAQ (I.11) it does not appear on "
    "any microfilm of the file and cannot be recovered.",
    "Locator: ADS TEXT UNRETRIEVABLE; Film Number: n/a",
)
TEXT_RECOVERY_OPEN = _code(
    "CK412",
    "text-recovery-open",
    "warning",
    "The text is lost from the electronic file, and NARA's FAQ (I.11) has no rule for its film number or its original "
    "classification; its answer to questions about the file (I.13) is to ask the Archives II Reference Branch.",
    "Film Number: D750129-0345; Original Classification: SECRETARIAT",
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
