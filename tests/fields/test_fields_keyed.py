"""Lines that frames name: number, day, receipt, precedence, offices and source note of printed forms."""

import datetime as dt

import pytest

from cablekit.fields import dated, network, offices, precedence, received, serial, source_note
from cablekit.lines import Claim, Kind, Line
from cablekit.model import Moment, Precedence


def line(kind: Kind, rest: str, seen: object = None) -> Line:
    return Line(1, rest, rest, Claim(kind, rest, seen=seen), 0)


DAYS = {
    "the year is stated": ("November 16, 1970, 2115Z.", "", dt.date(1970, 11, 16)),
    "the year is that of the receipt": ("July 2, 10 a.m.", "July 2, 1959", dt.date(1959, 7, 2)),
    "received on the next day": ("July 2, 10 p.m.", "July 3, 1959 7:17 a.m.", dt.date(1959, 7, 2)),
    "received in the next year": ("December 31, 10 p.m.", "January 1, 1958", dt.date(1957, 12, 31)),
    "a month shortened": ("Sept. 3, 1961", "", dt.date(1961, 9, 3)),
    "no year at all": ("July 2, 10 a.m.", "", None),
    "a receipt without year": ("July 2, 10 a.m.", "July 2, 7 p.m.", None),
    "a receipt that is no day": ("July 2, 10 a.m.", "February 30, 1959", None),
    "no day of any year": ("February 30, 1961", "", None),
    "a leap day in no leap year": ("February 29, 4 p.m.", "March 1, 1959", None),
    "no day": ("Washington, undated.", "", None),
}


@pytest.mark.parametrize(("written", "receipt", "day"), DAYS.values(), ids=DAYS)
def test_the_day_of_a_heading(written: str, receipt: str, day: dt.date | None) -> None:
    came = [line(Kind.RECEIVED, receipt)] if receipt else []
    assert dated.read([line(Kind.DATED, written)], came) == day


def test_without_lines_nothing_is_read() -> None:
    assert dated.read([], []) is None
    assert serial.read([]) is None
    assert serial.of_network([]) is None
    assert received.read([]) is None
    assert precedence.read([]) == Precedence()
    assert offices.read([]).action == []
    assert source_note.read([]) == source_note.SourceNote()
    assert network.read([]) == []


@pytest.mark.parametrize(
    ("text", "number"), [("2", 2), ("187819", 187819), ("1878190", None), ("2A", None), ("²", None)]
)
def test_the_number_of_a_form(text: str, number: int | None) -> None:
    assert serial.read([line(Kind.SERIAL, text)]) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DE RUEHGT #0132 0062357", (132, 6)),
        ("DE RUEHC #4417 0171208", (4417, 17)),
        ("ZNY CCCCC ZZH", None),
        ("DE RUEHC 0171208", None),
    ],
)
def test_the_serial_of_the_network(text: str, found: tuple[int, int] | None) -> None:
    assert serial.of_network([line(Kind.NETWORK, "OP IMMED"), line(Kind.NETWORK, text)]) == found


def test_a_receipt_is_kept_as_written() -> None:
    lines = [line(Kind.RECEIVED, "July 2,   1959"), line(Kind.RECEIVED, "7:17 a.m.")]
    assert received.read(lines) == Moment("July 2, 1959 7:17 a.m.")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("IMMEDIATE", "IMMEDIATE"),
        ("NIACT IMMEDIATE", "IMMEDIATE"),
        ("OP IMMED", "IMMEDIATE"),
        ("OP PRIOR", "PRIORITY"),
        ("RR", "ROUTINE"),
        ("Flash", "FLASH"),
        ("NIACT", None),
        ("IMMEDIATELY", None),
    ],
)
def test_a_word_of_precedence(text: str, word: str | None) -> None:
    assert precedence.read([line(Kind.PRECEDENCE, text)]).action == word


def test_offices_without_copies() -> None:
    lines = [
        line(Kind.OFFICES, "EUR", "ACTION"),
        line(Kind.OFFICES, "", "INFO"),
        line(Kind.OFFICES, "SS S/P", "INFO"),
        line(Kind.OFFICES, "IO", "INFO"),
    ]
    found = offices.read(lines)
    assert [(one.office, one.copies) for one in found.action] == [("EUR", None)]
    assert [one.office for one in found.info] == ["SS", "S/P", "IO"]
    assert found.total is None


NOTES = {
    "captions and precedence": (
        "1. Source: National Archives, Box 7, Vol. I. Secret; Nodis; Immediate. Drafted by Smith.",
        ("SECRET", ("NODIS",), "IMMEDIATE"),
    ),
    "a classification of two words": ("Source: X Library. Top Secret. Sent via the Agency.", ("TOP SECRET", (), None)),
    "an initial is no mark": (
        "Source: Papers of C. Smith. Box C. Confidential; Limdis.",
        ("CONFIDENTIAL", ("LIMDIS",), None),
    ),
    "no classification marking": ("Source: Department of State. No classification marking.", (None, (), None)),
    "what is no handling": ("Source: X. Secret; Priority; sent 2 times to Bonn, too.", ("SECRET", (), "PRIORITY")),
    "unclassified": ("Source: X. Unclassified.", ("UNCLASSIFIED", (), None)),
}


@pytest.mark.parametrize(("text", "found"), NOTES.values(), ids=NOTES)
def test_a_source_note(text: str, found: tuple[str | None, tuple[str, ...], str | None]) -> None:
    assert tuple(source_note.read([line(Kind.SOURCE_NOTE, text)]))[:3] == found


DRAFTING = {
    "all three": (
        "Drafted on December 10 by Coddle (ARA/EC); cleared in L; and approved by Hatherleigh.",
        ("ARA/EC", "Coddle"),
        (None, "Hatherleigh"),
        [("L", None, False)],
    ),
    "one for both": ("Drafted and approved by Rostow on March 4.", (None, "Rostow"), (None, "Rostow"), []),
    "drafted and signed": ("Drafted and signed by Dulles.", (None, "Dulles"), None, []),
    "joined by and": ("Drafted by Hoey and cleared by Sebald.", (None, "Hoey"), None, [(None, "Sebald", False)]),
    "in draft": ("Drafted by Roe; cleared in draft by Doe.", (None, "Roe"), None, [(None, "Doe", True)]),
    "in draft behind": (
        "Drafted by Eaton on May 3; cleared by Vaky in draft, Irwin (U), and Johnson (J); approved by the Secretary.",
        (None, "Eaton"),
        (None, "the Secretary"),
        [(None, "Vaky", True), ("U", "Irwin", False), ("J", "Johnson", False)],
    ),
    "initials and offices": (
        "Drafted by W. P. Roe, Jr. (ARA/EP); cleared in ARA/CEN, S/S-O, O, and by Doe; approved by Poe (S/S). More.",
        ("ARA/EP", "W. P. Roe, Jr"),
        ("S/S", "Poe"),
        [("ARA/CEN", None, False), ("S/S-O", None, False), ("O", None, False), (None, "Doe", False)],
    ),
    "an office that drafted": ("Drafted in EUR by Roe.", ("EUR", "Roe"), None, []),
    "what no one is": ("Drafted by Roe; cleared by 12 offices.", (None, "Roe"), None, []),
    "nobody": ("Drafted in haste.", None, None, []),
    "nothing": ("Repeated to Lima.", None, None, []),
}


@pytest.mark.parametrize("row", DRAFTING)
def test_who_drafted_a_printed_telegram(row: str) -> None:
    sentence, drafted, approved, cleared = DRAFTING[row]
    note = source_note.read([line(Kind.SOURCE_NOTE, f"Source: Central Files, Vol. I. Secret; Priority. {sentence}")])
    assert (note.classification, note.precedence) == ("SECRET", "PRIORITY")
    assert (note.drafted and (note.drafted.office, note.drafted.name)) == drafted
    assert (note.approved and (note.approved.office, note.approved.name)) == approved
    assert [(one.office, one.name, one.in_draft) for one in note.cleared] == cleared
