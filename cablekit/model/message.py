"""The parts of one message: header, routing, body. Names are those of the trade; times are UTC."""

import datetime as dt
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, field


class Struct(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """The base of every part of a record: a reader refuses unknown keys.

    No record refers back to itself, so Python's garbage collector need not look for cycles.
    """


# --- small parts ----------------------------------------------------------------------------------


class Part(Struct):
    """Which section of a sectioned message this is, as the PAGE line (`01 OF 04`) or the banner says."""

    number: Annotated[int, Meta(description="number of the section, from 1")]
    of: Annotated[int | None, Meta(description="how many sections the message has; null if not stated")] = None


class Mrn(Struct):
    """Message reference number as sent: station and serial number. Not NARA's document number."""

    raw: Annotated[str, Meta(description="as written in the banner, such as LA PAZ 3507/1")]
    station: Annotated[str | None, Meta(description="station, such as LA PAZ")] = None
    number: Annotated[int | None, Meta(description="serial number of the station in that year")] = None
    series: Annotated[
        str | None, Meta(description="number in a series of the travelling Secretary, such as TOSEC 110023")
    ] = None


class Moment(Struct):
    """A time written without month or year, completed from the date-time group."""

    raw: Annotated[str, Meta(description="as written: ddhhmmZ")]
    at: Annotated[
        dt.datetime | None,
        Meta(description="first match at or after sent_at, within 28 days; null if there is none"),
    ] = None


# --- header ---------------------------------------------------------------------------------------


class Office(Struct):
    """An office of the distribution and the copies it got."""

    office: Annotated[str, Meta(description="office symbol, such as ARA")]
    copies: Annotated[int | None, Meta(description="number of copies; null if unreadable")] = None


class Distribution(Struct):
    """Who got copies in Washington. The total after the slash is the sum of all copies and serves as a check."""

    action: Annotated[list[Office], Meta(description="offices after ACTION (incoming)")] = field(default_factory=list)
    origin: Annotated[list[Office], Meta(description="offices after ORIGIN (outgoing)")] = field(default_factory=list)
    info: Annotated[list[Office], Meta(description="offices after INFO")] = field(default_factory=list)
    total: Annotated[int | None, Meta(description="the total after the slash")] = None
    code: Annotated[str | None, Meta(description="the letter after the total, W or R")] = None
    balanced: Annotated[
        bool | None, Meta(description="whether the copies add up to the total; null without a total")
    ] = None


class Officer(Struct, kw_only=True):
    """Who drafted or approved an outgoing telegram: the first, if the line names several."""

    office: Annotated[str | None, Meta(description="office symbol, such as ARA/AND/B")] = None
    name: Annotated[str | None, Meta(description="initials and surname as written, such as PBTAYLOR")] = None
    typist: Annotated[str | None, Meta(description="typist's initials")] = None
    raw: Annotated[str, Meta(description="the line after the label")]


class Clearance(Struct, kw_only=True):
    """An office that cleared an outgoing telegram."""

    office: Annotated[str | None, Meta(description="office symbol, such as EUR/SOV")] = None
    name: Annotated[str | None, Meta(description="the clearing officer as written")] = None
    in_draft: Annotated[bool, Meta(description="cleared in draft")] = False
    raw: Annotated[str, Meta(description="the line as written")]


class Relay(Struct, kw_only=True):
    """The dash line: serial number and time at which the relay passed the transmission on."""

    number: Annotated[str | None, Meta(description="relay serial, six digits")] = None
    time: Annotated[str | None, Meta(description="ddhhmmZ as written")] = None
    at: Annotated[
        dt.datetime | None,
        Meta(description="first match at or after sent_at, within 28 days; null if there is none"),
    ] = None
    suffix: Annotated[str | None, Meta(description="what follows the slash")] = None
    raw: Annotated[str, Meta(description="the line as written, blanks folded")]


class Header(Struct):
    """The head of page 1: classification, PAGE line, distribution, drafting, relay."""

    classification: Annotated[
        str | None,
        Meta(description="classification above PAGE 01; null if there is none, as in documents of source ADS"),
    ] = None
    page_count: Annotated[
        int | None, Meta(description="highest page number; in the top-level header the sum over the parts")
    ] = None
    received: Annotated[Moment | None, Meta(description="time received, from the PAGE line (incoming only)")] = None
    number_line: Annotated[str | None, Meta(description="lone number above ACTION, 1973-74, unexplained")] = None
    distribution: Annotated[Distribution, Meta(description="who got copies")] = field(default_factory=Distribution)
    drafted_by: Annotated[Officer | None, Meta(description="drafter (outgoing)")] = None
    approved_by: Annotated[Officer | None, Meta(description="approver (outgoing)")] = None
    cleared_by: Annotated[list[Clearance], Meta(description="clearances (outgoing)")] = field(default_factory=list)
    desired_distribution: Annotated[str | None, Meta(description="what DESIRED DISTRIBUTION names")] = None
    relay: Annotated[Relay | None, Meta(description="the dash line")] = None


# --- routing --------------------------------------------------------------------------------------


class Addressee(Struct):
    """One station or agency of FM, TO or INFO."""

    raw: Annotated[str, Meta(description="as written, without the label")]
    name: Annotated[str | None, Meta(description="the station, without precedence and number")] = None
    precedence: Annotated[
        str | None, Meta(description="precedence written after this addressee, such as NIACT IMMEDIATE")
    ] = None
    number: Annotated[int | None, Meta(description="message continuity number")] = None
    post: Annotated[str | None, Meta(description="post or agency of the glossary; null when unknown")] = None
    country: Annotated[str | None, Meta(description="country of the post; null when unknown")] = None
    indicator: Annotated[
        str | None, Meta(description="routing indicator before the name, such as RUEHC; null if there is none")
    ] = None
    handling: Annotated[
        str | None, Meta(description="how it is sent: POUCH, or UNN for unnumbered; null if not stated")
    ] = None


class Precedence(Struct):
    """Precedence of the message in words. With one letter, info is null."""

    action: Annotated[str | None, Meta(description="FLASH, IMMEDIATE, PRIORITY or ROUTINE")] = None
    info: Annotated[str | None, Meta(description="precedence for info addressees, from a second letter")] = None


class Routing(Struct):
    """Precedence, date-time group, and who sent the telegram to whom."""

    precedence: Annotated[Precedence, Meta(description="precedence in words")] = field(default_factory=Precedence)
    dtg: Annotated[str | None, Meta(description="date-time group as written")] = None
    sent_at: Annotated[dt.datetime | None, Meta(description="the date-time group as a moment")] = None
    operating_signals: Annotated[list[str], Meta(description="signals after the date-time group, such as ZFF6")] = (
        field(default_factory=list)
    )
    from_: Annotated[Addressee | None, Meta(description="the station after FM")] = field(default=None, name="from")
    to: Annotated[list[Addressee], Meta(description="action addressees")] = field(default_factory=list)
    info: Annotated[list[Addressee], Meta(description="info addressees")] = field(default_factory=list)
    exempt: Annotated[
        list[Addressee], Meta(description="posts after XMT: of a collective address, those that did not get it")
    ] = field(default_factory=list)
    network: Annotated[
        list[str], Meta(description="lines of the network as written: VZCZC, DE, ZNY, BT and the like")
    ] = field(default_factory=list)


# --- body -----------------------------------------------------------------------------------------


class Classifier(Struct):
    """Who classified the telegram, by the line `Classified By` of later orders."""

    raw: Annotated[str, Meta(description="the line as written, blanks folded")]
    name: Annotated[
        str | None, Meta(description="the officer, without title or office; null when it can't be read")
    ] = None


class ExecutiveOrder(Struct):
    """The line E.O.: the order under which the telegram was classified, and its exemption."""

    raw: Annotated[str, Meta(description="the line as written, blanks folded")]
    number: Annotated[int | None, Meta(description="number of the order, such as 11652, 12065, 12356 or 12958")] = None
    text: Annotated[str | None, Meta(description="what follows the number")] = None
    exemption: Annotated[
        str | None, Meta(description="N/A, GDS, XGDS-1 ..., ADS, RDS-1 ..., XDS-1 ..., OADR, X1 ...")
    ] = None
    date: Annotated[dt.date | None, Meta(description="date of declassification or review; month first")] = None
    authority: Annotated[str | None, Meta(description="classifying authority, the name in parentheses")] = None
    office_code: Annotated[str | None, Meta(description="code at the end, such as OR-M")] = None
    reasons: Annotated[
        list[str], Meta(description="reasons for classifying, by section of the order, such as 1.4(b)")
    ] = field(default_factory=list)
    classified_by: Annotated[Classifier | None, Meta(description="who classified it")] = None


TagKind = Literal["subject", "country", "region", "organization", "person", "program", "unknown"]


class Tag(Struct):
    """One of the TAGS: Traffic Analysis by Geography and Subject."""

    raw: Annotated[str, Meta(description="as written")]
    code: Annotated[str | None, Meta(description="the code; null for a person")] = None
    kind: Annotated[TagKind, Meta(description="what the code stands for")] = "unknown"
    title: Annotated[str | None, Meta(description="title of the code at the time; null when unknown")] = None
    person: Annotated[str | None, Meta(description="surname and given names, from the parentheses")] = None


ReferenceKind = Literal["telegram", "airgram", "dtg", "letter", "memo", "other"]
YearBasis = Literal["dtg", "stated", "same_year", "previous_year"]


class Reference(Struct):
    """One document that a cable cites."""

    raw: Annotated[str, Meta(description="the citation as written, without its bullet")]
    label: Annotated[str | None, Meta(description="the bullet, such as A")] = None
    kind: Annotated[ReferenceKind, Meta(description="what is cited")] = "other"
    station: Annotated[str | None, Meta(description="station as written")] = None
    number: Annotated[str | None, Meta(description="serial number, or A-50 for an airgram")] = None
    year: Annotated[int | None, Meta(description="year of the cited document")] = None
    year_basis: Annotated[YearBasis | None, Meta(description="where the year comes from")] = None
    document_number: Annotated[
        str | None, Meta(description="NARA's document number of a cited telegram, such as 1977STATE310500")
    ] = None
    note: Annotated[str | None, Meta(description="what follows in parentheses, such as NOTAL")] = None


class TextReference(Struct):
    """A citation inside the running text."""

    raw: Annotated[str, Meta(description="the citation as written")]
    line: Annotated[int, Meta(description="line in the source, from 1")]
    label: Annotated[str | None, Meta(description="label of the element of the reference lines that it names")] = None
    kind: Annotated[ReferenceKind, Meta(description="what is cited; for REF A, what element A is")] = "other"
    station: Annotated[str | None, Meta(description="station as written")] = None
    number: Annotated[str | None, Meta(description="serial number, or A-50 for an airgram")] = None
    year: Annotated[int | None, Meta(description="year of the cited document")] = None
    year_basis: Annotated[YearBasis | None, Meta(description="where the year comes from")] = None
    document_number: Annotated[str | None, Meta(description="NARA's document number of the cited telegram")] = None
    note: Annotated[str | None, Meta(description="what follows it in parentheses, such as NOTAL")] = None


ParagraphKind = Literal["prose", "table", "list", "heading", "summary", "comment", "action_requested", "quoted"]


class Paragraph(Struct):
    """A paragraph of the message, as its author labelled it; never renumbered."""

    label: Annotated[str | None, Meta(description="label as written, without its punctuation: 1, A, II")] = None
    level: Annotated[int, Meta(description="depth: 0 unlabelled, 1 for 1., 2 for A. under it")] = 0
    kind: Annotated[ParagraphKind, Meta(description="what the paragraph is")] = "prose"
    classification: Annotated[str | None, Meta(description="paragraph classification, from (C) and the like")] = None
    heading: Annotated[str | None, Meta(description="heading at its beginning, such as SUMMARY")] = None
    text: Annotated[str, Meta(description="prose on one line; tables and lists keep their lines")] = ""


class Gap(Struct, kw_only=True):
    """A place where text is lost."""

    after_paragraph: Annotated[int | None, Meta(description="index of the paragraph before the loss")] = None
    line: Annotated[int | None, Meta(description="line in the source, from 1")] = None
    evidence: Annotated[str, Meta(description="what shows the loss")]


class Excision(Struct, kw_only=True):
    """Words removed in a release in part."""

    code: Annotated[str | None, Meta(description="exemption, such as B3")] = None
    line: Annotated[int | None, Meta(description="line in the source, from 1")] = None
    raw: Annotated[str, Meta(description="the marking as written")]


class Quoted(Struct, kw_only=True):
    """A telegram repeated in the body: the fields of its opening lines."""

    first_paragraph: Annotated[int, Meta(description="index of its first paragraph")]
    last_paragraph: Annotated[int, Meta(description="index of its last paragraph")]
    document_number: Annotated[str | None, Meta(description="its document number at NARA")] = None
    executive_order: Annotated[ExecutiveOrder | None, Meta(description="its E.O. line")] = None
    tags: Annotated[list[Tag], Meta(description="its TAGS line")] = field(default_factory=list)
    subject: Annotated[str | None, Meta(description="its subject")] = None
    references: Annotated[list[Reference], Meta(description="its reference lines")] = field(default_factory=list)


class Body(Struct):
    """The message itself: opening lines, subject, references, text, signature."""

    classification: Annotated[str | None, Meta(description="classification in the banner")] = None
    banner: Annotated[str | None, Meta(description="the banner line as written, blanks folded")] = None
    captions: Annotated[list[str], Meta(description="NODIS, EXDIS and the like, in order")] = field(
        default_factory=list
    )
    passing: Annotated[list[str], Meta(description="passing lines: for whom the message is intended")] = field(
        default_factory=list
    )
    corrected_copy: Annotated[str | None, Meta(description="notice of correction, blanks folded")] = None
    markings: Annotated[list[str], Meta(description="POSS DUPE, notices, NOTE BY lines")] = field(default_factory=list)
    executive_order: Annotated[ExecutiveOrder | None, Meta(description="the E.O. line")] = None
    tags: Annotated[list[Tag], Meta(description="the TAGS line")] = field(default_factory=list)
    subject: Annotated[str | None, Meta(description="the subject on one line, without its classification mark")] = None
    subject_classification: Annotated[
        str | None, Meta(description="classification of the subject, from its mark (C)")
    ] = None
    references: Annotated[list[Reference], Meta(description="the reference lines")] = field(default_factory=list)
    text: Annotated[str | None, Meta(description="clean text of the whole message")] = None
    paragraphs: Annotated[list[Paragraph], Meta(description="the text cut into paragraphs")] = field(
        default_factory=list
    )
    text_references: Annotated[list[TextReference], Meta(description="citations in the running text")] = field(
        default_factory=list
    )
    signature: Annotated[
        str | None, Meta(description="name that closes the message: head of post or Secretary, not the author")
    ] = None
    gaps: Annotated[list[Gap], Meta(description="places where text is lost")] = field(default_factory=list)
    excisions: Annotated[list[Excision], Meta(description="words removed in a release in part")] = field(
        default_factory=list
    )
    quoted: Annotated[list[Quoted], Meta(description="telegrams repeated in the body")] = field(default_factory=list)
