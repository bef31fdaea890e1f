"""The record of one document: a Cable."""

import datetime as dt
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType, field

from cablekit.diagnostics import Diagnostic
from cablekit.model.attributes import Attributes
from cablekit.model.message import Body, Header, Mrn, Part, Routing, Struct

SCHEMA_VERSION = 2

TextStatus = Literal["present", "partial", "garbled", "not_converted", "unretrievable", "microfilm_only", "absent"]


class CableDate(Struct):
    """One usable date for every record, including lost texts."""

    value: Annotated[dt.date, Meta(description="day in UTC")]
    basis: Annotated[
        Literal["dtg", "heading", "attribute"],
        Meta(description="date-time group, otherwise the printed heading, otherwise Draft or Sent Date"),
    ]


class Transmission(Struct):
    """One PAGE 01 and what follows it: a whole message or one section of it."""

    part: Annotated[Part | None, Meta(description="which section; null for a message in one piece")] = None
    mrn: Annotated[Mrn | None, Meta(description="station and number as sent")] = None
    header: Annotated[Header, Meta(description="its header")] = field(default_factory=Header)
    routing: Annotated[Routing, Meta(description="its routing")] = field(default_factory=Routing)
    banner: Annotated[str | None, Meta(description="its banner line, blanks folded")] = None
    classification: Annotated[str | None, Meta(description="classification in its banner")] = None
    markings: Annotated[list[str], Meta(description="POSS DUPE, notices, NOTE BY lines")] = field(default_factory=list)
    corrected_copy: Annotated[str | None, Meta(description="notice of correction")] = None
    signature: Annotated[str | None, Meta(description="name that closes it")] = None
    duplicate_of: Annotated[
        int | None, Meta(description="index of the transmission whose text is in the body instead of this one's")
    ] = None


class Release(Struct):
    """What stamps and release markings say. NARA's Review Authority is something else: see attributes."""

    action: Annotated[str | None, Meta(description="Declassified/Released, RELEASED IN FULL, RELEASED IN PART")] = None
    official: Annotated[str | None, Meta(description="official named in the stamp")] = None
    date: Annotated[dt.date | None, Meta(description="day of the release")] = None
    case_id: Annotated[str | None, Meta(description="case number of a release under FOIA")] = None
    document_id: Annotated[str | None, Meta(description="number of the document in its release, C05517243")] = None
    exemptions: Annotated[list[str], Meta(description="exemption codes, such as B1, B3")] = field(default_factory=list)
    marks: Annotated[list[str], Meta(description="marks of release as written, each once")] = field(
        default_factory=list
    )


Form = Literal["text", "markdown", "pdf", "html", "tei"]


class Source(Struct):
    """Where a record comes from."""

    path: Annotated[str | None, Meta(description="file as given; null for a str or bytes")] = None
    member: Annotated[str | None, Meta(description="path inside an archive")] = None
    form: Annotated[Form, Meta(description="what was read")] = "text"
    frame: Annotated[str | None, Meta(description="who printed it, such as nara; bare if no frame was recognised")] = (
        None
    )
    encoding: Annotated[str | None, Meta(description="encoding the bytes were read as; null for a str")] = None
    text_layers: Annotated[
        int | None, Meta(description="text layers on a page of the PDF; the best of several is read")
    ] = None
    first_line: Annotated[int, Meta(description="first line of the document in its source, from 1")] = 1
    last_line: Annotated[int, Meta(description="last line of the document in its source")] = 1
    sha256: Annotated[str, Meta(description="SHA-256 of the document's text as UTF-8")] = ""
    file_sha256: Annotated[
        str | None, Meta(description="SHA-256 of the file, an archive member's own; null for a str")
    ] = None
    file_size: Annotated[int | None, Meta(description="bytes of the file, an archive member's own")] = None
    cablekit: Annotated[str, Meta(description="version of cablekit that made the record")] = ""


class Cable(Struct, kw_only=True):
    """A declassified telegram as a typed record. All keys are always present: null or [] if there is no value."""

    schema_version: Annotated[int, Meta(description="version of this schema")] = SCHEMA_VERSION
    record_id: Annotated[
        str, Meta(description="Legacy Key, otherwise Message ID, otherwise SHA-256 of the text without white space")
    ]
    document_number: Annotated[str | None, Meta(description="NARA's document number, such as 1979LAPAZ08916")] = None
    document_number_basis: Annotated[
        Literal["attribute", "print", "text"] | None,
        Meta(description="stated in the attributes or by the print, or made from station, number and year"),
    ] = None
    mrn: Annotated[
        Mrn | None, Meta(description="station and number as sent, from the banner, otherwise the PAGE line")
    ] = None
    date: Annotated[CableDate | None, Meta(description="the record's date and where it comes from")] = None
    text_status: Annotated[TextStatus, Meta(description="whether the text is there")] = "present"
    header: Annotated[Header, Meta(description="header of the lowest-numbered part")] = field(default_factory=Header)
    routing: Annotated[Routing, Meta(description="routing of the lowest-numbered part")] = field(
        default_factory=Routing
    )
    body: Annotated[Body, Meta(description="the message, its parts joined")] = field(default_factory=Body)
    transmissions: Annotated[list[Transmission], Meta(description="one for each PAGE 01, in file order")] = field(
        default_factory=list
    )
    attributes: Annotated[Attributes, Meta(description="NARA's metadata")] = field(default_factory=Attributes)
    release: Annotated[Release, Meta(description="release markings")] = field(default_factory=Release)
    source: Annotated[Source, Meta(description="where the record comes from")] = field(default_factory=Source)
    diagnostics: Annotated[list[Diagnostic], Meta(description="what could not be read cleanly")] = field(
        default_factory=list
    )


class RawAttribute(Struct):
    """An attribute line verbatim."""

    key: Annotated[str, Meta(description="key as spelled")]
    value: Annotated[str, Meta(description="value as written")]
    line: Annotated[int, Meta(description="line in the source, from 1")]


class Raw(Struct):
    """What `--with raw` adds."""

    attributes: Annotated[list[RawAttribute], Meta(description="attributes verbatim, in order")] = field(
        default_factory=list
    )


LineRange = tuple[int, int]


class Record(Cable, kw_only=True):
    """A Cable as printed, with what `--with` adds."""

    raw: Annotated[Raw | UnsetType, Meta(description="attribute values verbatim (--with raw)")] = UNSET
    spans: Annotated[
        dict[str, list[LineRange]] | UnsetType, Meta(description="field path to line ranges (--with spans)")
    ] = UNSET


def schema() -> dict[str, object]:
    """The JSON Schema of a record, as a dict."""
    described = msgspec.json.schema(Record)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:cablekit:record:{SCHEMA_VERSION}",
        "title": "cablekit record",
        **described,
    }
