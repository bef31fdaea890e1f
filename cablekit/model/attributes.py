"""The attributes part: NARA's metadata, typed. Field names are NARA's keys in snake case.

Source of keys, spellings and counts: the values of all attributes in the whole file; of the dialects: format guide,
section 8.
"""

import datetime as dt
from typing import Annotated

from msgspec import Meta, field

from cablekit.model.message import Struct


class Event(Struct, kw_only=True):
    """One entry of an event log such as Review History."""

    action: Annotated[str | None, Meta(description="what was done, such as RELEASED")] = None
    date: Annotated[dt.date | None, Meta(description="when")] = None
    by: Annotated[str | None, Meta(description="by whom, a name or a user name")] = None
    raw: Annotated[str, Meta(description="the entry as written")]


Text = str | None
Date = dt.date | None
Number = int | None


class Attributes(Struct):
    """NARA's metadata. Placeholders (empty, n/a, N/A) are null or []; a key that is absent is null or [] too."""

    automatic_decaptioning: Annotated[Text, Meta(description="X or Z")] = None
    capture_date: Annotated[
        Date, Meta(description="day of the conversion; 1994-01-01 is a placeholder but is kept")
    ] = None
    channel_indicators: Annotated[Text, Meta(description="channel, such as SY or ROG")] = None
    current_classification: Annotated[Text, Meta(description="UNCLASSIFIED in every released telegram")] = None
    concepts: Annotated[list[str], Meta(description="what NARA calls Terms")] = field(default_factory=list)
    control_number: Annotated[Text, Meta(description="control number")] = None
    copy: Annotated[Text, Meta(description="SINGLE or <CONCATENATED>")] = None
    draft_date: Annotated[Date, Meta(description="day of the date-time group or of sending, not of drafting")] = None
    sent_date: Annotated[Date, Meta(description="the same in telegrams of 1977, which call it so")] = None
    decaption_date: Annotated[Date, Meta(description="when captions were removed; 1960-01-01 means none: null")] = None
    decaption_note: Annotated[Text, Meta(description="why captions were removed")] = None
    disposition_action: Annotated[Text, Meta(description="RELEASED and the like")] = None
    disposition_approved_on_date: Annotated[Date, Meta(description="approval of the disposition")] = None
    disposition_authority: Annotated[Text, Meta(description="user name of the officer who disposed of the record")] = (
        None
    )
    disposition_case_number: Annotated[Text, Meta(description="case number or numbers")] = None
    disposition_comment: Annotated[Text, Meta(description="such as 25 YEAR REVIEW")] = None
    disposition_date: Annotated[Date, Meta(description="day of the disposition; 1960-01-01 means none: null")] = None
    disposition_event: Annotated[Text, Meta(description="event of the disposition")] = None
    disposition_history: Annotated[list[Event], Meta(description="log of the disposition")] = field(
        default_factory=list
    )
    disposition_reason: Annotated[Text, Meta(description="exemptions claimed")] = None
    disposition_remarks: Annotated[Text, Meta(description="remarks")] = None
    document_number: Annotated[Text, Meta(description="NARA's document number; not unique")] = None
    document_source: Annotated[Text, Meta(description="CORE, ADS or TEDS")] = None
    document_unique_id: Annotated[Text, Meta(description="00 in every telegram")] = None
    drafter: Annotated[Text, Meta(description="drafter as copied by the indexer")] = None
    enclosure: Annotated[Text, Meta(description="enclosure, also notes of the indexer")] = None
    executive_order: Annotated[Text, Meta(description="NARA's code of the exemption (GS, RR, X1 ...)")] = None
    errors: Annotated[Text, Meta(description="error codes of the conversion (CORE2, CORE5, R111, I ...)")] = None
    expiration: Annotated[Text, Meta(description="expiration")] = None
    film_number: Annotated[list[str], Meta(description="film roll and frame, D, P or N")] = field(default_factory=list)
    format: Annotated[Text, Meta(description="TEL")] = None
    from_: Annotated[Text, Meta(description="sending post as indexed")] = field(default=None, name="from")
    handling_restrictions: Annotated[list[str], Meta(description="captions after decaptioning")] = field(
        default_factory=list
    )
    image_path: Annotated[Text, Meta(description="image path")] = None
    isecure: Annotated[Text, Meta(description="1 or 2")] = None
    legacy_key: Annotated[Text, Meta(description="path in the old system; unique in every file examined")] = None
    line_count: Annotated[Number, Meta(description="lines of the text")] = None
    litigation_code_ids: Annotated[Text, Meta(description="litigation")] = None
    litigation_codes: Annotated[Text, Meta(description="litigation")] = None
    litigation_history: Annotated[Text, Meta(description="litigation")] = None
    locator: Annotated[Text, Meta(description="where the text is: TEXT ON-LINE, ON MICROFILM ...")] = None
    message_id: Annotated[Text, Meta(description="unique id in the archiving system, 1977-79")] = None
    office: Annotated[Text, Meta(description="ACTION or ORIGIN office")] = None
    original_classification: Annotated[Text, Meta(description="classification as sent; junk in 185 records")] = None
    original_handling_restrictions: Annotated[list[str], Meta(description="captions after decaptioning")] = field(
        default_factory=list
    )
    original_previous_classification: Annotated[Text, Meta(description="classification before a change")] = None
    original_previous_handling_restrictions: Annotated[list[str], Meta(description="captions as sent")] = field(
        default_factory=list
    )
    page_count: Annotated[Number, Meta(description="Line Count / 54 rounded up; unrelated to PAGE lines")] = None
    previous_channel_indicators: Annotated[Text, Meta(description="channel before review")] = None
    previous_classification: Annotated[Text, Meta(description="classification before review")] = None
    previous_handling_restrictions: Annotated[list[str], Meta(description="captions before review")] = field(
        default_factory=list
    )
    reference: Annotated[
        Text, Meta(description="references as indexed; in 1973-76 with `, ` inserted after every 36 characters")
    ] = None
    retention: Annotated[Text, Meta(description="retention")] = None
    review_action: Annotated[Text, Meta(description="RELEASED, APPROVED")] = None
    review_authority: Annotated[Text, Meta(description="user name of the reviewer")] = None
    review_comment: Annotated[Text, Meta(description="comment of the reviewer")] = None
    review_content_flags: Annotated[Text, Meta(description="ANOMALY")] = None
    review_date: Annotated[Date, Meta(description="day of the review")] = None
    review_event: Annotated[Text, Meta(description="event of the review")] = None
    review_exemptions: Annotated[Text, Meta(description="exemptions of the review")] = None
    review_history: Annotated[list[Event], Meta(description="log of the review")] = field(default_factory=list)
    review_markings: Annotated[Text, Meta(description="the release marking, on one line")] = None
    review_media_identifier: Annotated[Text, Meta(description="media identifier")] = None
    review_referrals: Annotated[Text, Meta(description="referrals to other agencies")] = None
    review_release_date: Annotated[Date, Meta(description="day first: 31/12/2019")] = None
    review_release_event: Annotated[Text, Meta(description="event that releases")] = None
    review_transfer_date: Annotated[Date, Meta(description="day of transfer")] = None
    review_withdrawn_fields: Annotated[Text, Meta(description="fields withdrawn")] = None
    sas_id: Annotated[Text, Meta(description="number in the State Archiving System")] = None
    secure: Annotated[Text, Meta(description="OPEN or LOCK1")] = None
    status: Annotated[Text, Meta(description="NATIVE, or a log of corrections")] = None
    subject: Annotated[
        Text, Meta(description="the indexer's copy: cut short, run on or without blanks in one record of ten")
    ] = None
    tags: Annotated[list[str], Meta(description="the indexer's TAGS; persons in parentheses")] = field(
        default_factory=list
    )
    to: Annotated[Text, Meta(description="addressees as indexed, action and info run together")] = None
    type: Annotated[Text, Meta(description="TE")] = None
    vdkvgwkey: Annotated[Text, Meta(description="key of the archiving system; also spelled vdkgvwkey")] = None
    markings: Annotated[Text, Meta(description="the release marking, on one line")] = None
    other: Annotated[dict[str, str], Meta(description="keys not known from NARA's files, as written")] = field(
        default_factory=dict
    )
