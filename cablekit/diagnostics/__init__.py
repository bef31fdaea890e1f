"""Diagnostics: what cablekit says about a record it could not read cleanly, and the one table of codes.

The table is `codes.csv` next to this file: code, severity, name, meaning, example. This module has a constant for each
row, named like the row, for the rooms that report it. A code never changes its meaning once released. Codes are grouped
by subject:

    CK0xx  the input: files, encodings, containers, renderings
    CK1xx  two parts of a record that differ
    CK2xx  frame and header
    CK3xx  routing
    CK4xx  body
    CK5xx  attributes and release markings
"""

import csv
from pathlib import Path
from typing import cast

from cablekit.diagnostics.errors import CableError, CablekitError
from cablekit.diagnostics.finding import SEVERITIES, Code, Diagnostic, Severity, Witness
from cablekit.diagnostics.notes import Notes

__all__ = ["CODES", "SEVERITIES", "CableError", "CablekitError", "Code", "Diagnostic", "Notes", "Severity", "Witness"]


def _table() -> dict[str, Code]:
    with (Path(__file__).parent / "codes.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {
            code: Code(code, name, cast(Severity, severity), meaning, example)
            for code, severity, name, meaning, example in rows
        }


CODES: dict[str, Code] = _table()
"""All codes, by code, in the order of the table."""

# --- CK0xx: the input -----------------------------------------------------------------------------

EMPTY = CODES["CK001"]
NOT_A_CABLE = CODES["CK002"]
BINARY = CODES["CK003"]
ENCODING = CODES["CK004"]
LONE_SURROGATE = CODES["CK005"]
MORE_DOCUMENTS = CODES["CK006"]
RENDERING_LOSS = CODES["CK007"]
UNREADABLE = CODES["CK008"]
ARCHIVE_REFUSED = CODES["CK009"]
ENCRYPTED = CODES["CK010"]
NO_TEXT_LAYER = CODES["CK011"]
MISSING_EXTRA = CODES["CK012"]
CRASHED = CODES["CK013"]
LOOKS_LIKE_A_PATH = CODES["CK014"]
FORM_UNREAD = CODES["CK015"]
TEXT_LAYERS = CODES["CK016"]

UNREAD = frozenset(code for code, row in CODES.items() if code < "CK1" and row.severity == "error")
"""Codes that say why nothing was read: the document can't be opened, or holds no cable."""

# --- CK1xx: two parts of a record that differ -----------------------------------------------------

TAGS_DIFFER = CODES["CK101"]
DISTRIBUTION_UNBALANCED = CODES["CK102"]
PAGE_COUNT_DIFFERS = CODES["CK103"]
CLASSIFICATION_DIFFERS = CODES["CK104"]
CAPTIONS_DIFFER = CODES["CK105"]
DATE_DIFFERS = CODES["CK106"]
RECEIPT_LATE = CODES["CK107"]
SUBJECT_DIFFERS = CODES["CK108"]
FROM_DIFFERS = CODES["CK109"]
TO_DIFFERS = CODES["CK110"]
REFERENCES_DIFFER = CODES["CK111"]
DOCUMENT_NUMBER_DIFFERS = CODES["CK112"]
NUMBERS_DIFFER = CODES["CK113"]
SECTIONS_DIFFER = CODES["CK114"]
STAMP_DIFFERS = CODES["CK115"]
DIFFERENT_TELEGRAMS = CODES["CK116"]
FILM_TOO_EARLY = CODES["CK117"]
LINE_COUNT_DIFFERS = CODES["CK118"]
SERIAL_OUT_OF_ORDER = CODES["CK119"]
FILM_OUT_OF_ORDER = CODES["CK120"]
RECEIPT_EARLY = CODES["CK121"]
ORDER_NOT_IN_FORCE = CODES["CK122"]
REFERENCE_IMPROBABLE = CODES["CK123"]
REFERENCE_DAMAGED = CODES["CK124"]

# --- CK2xx: frame and header ----------------------------------------------------------------------

NO_TRANSMISSION = CODES["CK201"]
UNKNOWN_LINE = CODES["CK202"]
SECTION_MISSING = CODES["CK203"]
SECTION_REPEATED = CODES["CK204"]
DIFFERENT_MESSAGES = CODES["CK205"]
TIME_IMPOSSIBLE = CODES["CK206"]
DRAFTING_UNREADABLE = CODES["CK207"]
PAGE_MISSING = CODES["CK208"]
LABEL_DAMAGED = CODES["CK209"]
SECTION_UNCLEAR = CODES["CK210"]
WITNESS_DECIDED = CODES["CK211"]
DOCUMENT_CUT = CODES["CK212"]
DRAFTERS = CODES["CK213"]

# --- CK3xx: routing -------------------------------------------------------------------------------

DTG_IMPOSSIBLE = CODES["CK301"]
DTG_MISSING = CODES["CK302"]
FROM_MISSING = CODES["CK303"]
ROUTING_MISSING = CODES["CK304"]
DATE_REJECTED = CODES["CK305"]
ADDRESSEE_DAMAGED = CODES["CK306"]
ADDRESSEE_UNKNOWN = CODES["CK307"]

# --- CK4xx: body ----------------------------------------------------------------------------------

GAP = CODES["CK401"]
CLASSIFICATION_UNKNOWN = CODES["CK402"]
EXECUTIVE_ORDER_UNREADABLE = CODES["CK403"]
DATE_AMBIGUOUS = CODES["CK404"]
SUBJECT_EMPTY = CODES["CK405"]
TEXT_MISSING = CODES["CK407"]
TAG_UNREADABLE = CODES["CK408"]
EXECUTIVE_ORDER_DAMAGED = CODES["CK409"]
TEXT_ON_FILM = CODES["CK410"]
TEXT_NOT_RECOVERABLE = CODES["CK411"]
TEXT_RECOVERY_OPEN = CODES["CK412"]
CLASSIFICATION_DAMAGED = CODES["CK413"]
SUBJECT_MISSING = CODES["CK420"]
SIGNATURE_MISSING = CODES["CK421"]
TELEGRAM_REPEATED = CODES["CK422"]

# --- CK5xx: attributes and release markings -------------------------------------------------------

ATTRIBUTE_DATE = CODES["CK501"]
ATTRIBUTE_NUMBER = CODES["CK502"]
ATTRIBUTE_UNKNOWN = CODES["CK503"]
ATTRIBUTE_REPEATED = CODES["CK504"]
ATTRIBUTES_MISSING = CODES["CK505"]
