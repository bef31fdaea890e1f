"""The head of page 1: PAGE line, distribution, drafting block, relay (format guide 3 and 4)."""

import pytest
from layouts import cable

from cablekit import parse
from cablekit.diagnostics import Notes
from cablekit.fields import drafted
from cablekit.lines import Claim, Kind, Line
from cablekit.model import Clearance, Distribution, Header, Officer


def header(**changes: str) -> Header:
    return parse(cable(**changes)).header


def notes(**changes: str) -> list[tuple[str, str | None]]:
    """Name and field of each diagnostic."""
    return [(note.name, note.field) for note in parse(cable(**changes)).diagnostics]


# --- classification over PAGE 01, PAGE lines -------------------------------------------------------


def test_a_damaged_classification_is_read_as_the_nearest_word() -> None:
    assert header(head="CONFIDENTAIL\n").classification == "CONFIDENTIAL"
    assert ("classification-damaged", "header.classification") in notes(head="CONFIDENTAIL\n")


def test_a_time_received_that_is_impossible_is_reported() -> None:
    assert ("time-impossible", "header.received.at") in notes(page="PAGE 01  QUITO  05121  392228Z\n")


def test_an_outgoing_telegram_has_no_time_received() -> None:
    assert header(page="PAGE 01        STATE  241907\n").received is None


def test_pages_are_counted_by_their_highest_number() -> None:
    text = "1. THE ROAD\nCONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02  QUITO  05121  181502Z\n\nIS CLOSED."
    assert header(text=text).page_count == 2


def test_without_a_page_line_nothing_is_counted() -> None:
    assert header(page="", head="").page_count is None


def test_a_second_number_below_the_distribution() -> None:
    rows = "ORIGIN EUR-12\nINFO OCT-01 /013 R\n66640"
    assert header(number="51 40", distribution=rows).number_line == "51 40 66640"


def test_a_second_number_of_six_digits_is_no_relay() -> None:
    found = header(number="12", distribution="ORIGIN EUR-12\nINFO OCT-01 /013 R\n666011")
    assert found.number_line == "12 666011"
    assert found.relay is not None
    assert found.relay.number != "666011"


def test_the_number_line() -> None:
    assert header(number="43/67").number_line == "43/67"
    assert header(number="").number_line is None


# --- distribution ----------------------------------------------------------------------------------


def test_an_office_that_begins_with_a_digit_is_read_where_all_copies_are_whole() -> None:
    found = header(distribution="ACTION ARA-20\nINFO OCT-01 01C-02 /023 W").distribution
    assert [one.office for one in found.info] == ["OCT", "OIC"]


def test_what_a_scan_made_of_a_distribution_is_noted() -> None:
    text = cable(distribution="ACTION ARA-20\nINFO OCT-O1 0M8-00\nSVXYZT-01 000E-00 0QQ-00 EB-01 /023 W")
    found = parse(text)
    assert [one.office for one in found.header.distribution.info] == ["OCT", "OMB", "SVXYZT", "DODE", "0QQ", "EB"]
    said = [note.message for note in found.diagnostics if note.name == "label-damaged"]
    assert said == [
        "'0M8' is read as 'OMB'",
        "'000E' is read as 'DODE'",
        "'OCT-O1' is read as 'OCT-01', to match the total",
    ]


@pytest.mark.parametrize("line", ["EUR-MR", "XQZ-01A", "H-01 THE-REST OF-IT", "A-B C-D"])
def test_a_line_below_the_distribution_that_is_no_row(line: str) -> None:
    text = cable(distribution=f"ACTION ARA-20\n{line}")
    assert [note.name for note in parse(text).diagnostics if note.name == "unknown-line"] == ["unknown-line"]


def test_a_word_on_the_line_below_the_total_leaves_its_letter() -> None:
    found = header(distribution="ACTION ARA-20\nINFO OCT-01 /021 W\n( ADP )").distribution
    assert (found.total, found.code) == (21, "W")


@pytest.mark.parametrize(
    "rows", ["ACTION ARA-20\nINFO OCT-O2 ISO-00 /021 W", "ACTION ARA-20\nINFO ISO-00\nOCT-?3\n/ 021 W"]
)
def test_copies_that_cant_be_read_are_null_and_reported(rows: str) -> None:
    found = header(distribution=rows).distribution
    assert {one.office: one.copies for one in found.info} == {"OCT": None, "ISO": 0}
    assert (found.total, found.balanced) == (21, None)
    assert ("distribution-unbalanced", "header.distribution.total") in notes(distribution=rows)


def test_copies_that_cant_be_read_are_reported_without_a_total_too() -> None:
    (found,) = [one for one in parse(cable(distribution="ACTION OES-D3")).diagnostics if one.code == "CK102"]
    assert (found.message, len(found.values)) == (
        "OES-D3: unreadable; the other copies add up to 0, there is no total",
        1,
    )


def test_a_total_that_is_not_the_sum_is_reported() -> None:
    rows = "ACTION ARA-20\nINFO OCT-01 /023 W"
    assert header(distribution=rows).distribution.balanced is False
    (note,) = [note for note in parse(cable(distribution=rows)).diagnostics if note.name == "distribution-unbalanced"]
    assert [one.value for one in note.values] == ["21", "23"]
    assert note.line is not None


def test_no_distribution() -> None:
    assert header(distribution="").distribution == Distribution()


# --- drafting block --------------------------------------------------------------------------------


def _officer(office: str | None, name: str | None, typist: str | None, raw: str) -> Officer:
    return Officer(office=office, name=name, typist=typist, raw=raw)


@pytest.mark.parametrize(
    "label",
    [
        *("DRAFTEDY BY", "DRAFTEDBY", "DRAFTED BY:", "DRAFTED BY -", "ORAFTEO BY:", "DRAFIED BY", "DRAFTED BV:"),
        *("ORAFTED BV", "DRAF¿ED BY -", "DRATFED BY", "SOURCE: KBLIX.110047  ..DRAFTED BY:"),
    ],
)
def test_a_damaged_label_is_no_part_of_the_drafter(label: str) -> None:
    drafted = header(drafting=f"{label} CU/WE:AGSORRELL:HB").drafted_by
    assert drafted == _officer("CU/WE", "AGSORRELL", "HB", "CU/WE:AGSORRELL:HB")


@pytest.mark.parametrize("line", ["ROASTED BY CU/WE:AGSORRELL", "DRAFTED BYS CU/WE:AGSORRELL", "DRAFIED BY"])
def test_a_line_that_is_no_label_of_the_drafter(line: str) -> None:
    assert header(drafting=line).drafted_by is None


def test_of_two_drafters_the_first_is_read_and_both_are_kept() -> None:
    drafted = header(drafting="DRAFTED BY IO:X:AB\nDRAFTED BY EUR:Y\nAPPROVED BY EUR:Z").drafted_by
    assert drafted == _officer("IO", "X", "AB", "IO:X:AB EUR:Y")


def test_an_approver() -> None:
    value = header(drafting="DRAFTED BY PM: X\nAPPROVED BY ARA - VPVAKY").approved_by
    assert value == _officer("ARA", "VPVAKY", None, "ARA - VPVAKY")


@pytest.mark.parametrize(
    "label", ["APIROVED BY:", "APPRDVED BY", "APRROVED BY", "APPROVEO BY:", "APPROVED BV", "ADPROVED 8Y"]
)
def test_a_damaged_label_names_the_approver(label: str) -> None:
    found = header(drafting=f"DRAFTED BY PM: X\n{label} THE SECRETARY")
    assert (found.approved_by, found.cleared_by) == (_officer(None, "THE SECRETARY", None, "THE SECRETARY"), [])


@pytest.mark.parametrize(
    "name",
    ["THE SECRETARY", "ACTING SECRETARY INGERSOLL", "UNDER SECRETARY SISCO", "MR. HABIB", "AMBASSADOR MCCLOSKEY"],
)
def test_an_officer_known_by_his_title_needs_no_office(name: str) -> None:
    drafting = f"DRAFTED BY: {name}\nAPPROVED BY: {name}\n{name}"
    found = header(drafting=drafting)
    assert found.drafted_by == found.approved_by == _officer(None, name, None, name)
    assert found.cleared_by == [_clearance(None, name, name)]
    assert "drafting-unreadable" not in [name for name, _ in notes(drafting=drafting)]


@pytest.mark.parametrize("line", ["S/S-;O:PROE", "S/S-,O: PROE", "S/S -;O:PROE", "S/S-O:PROE"])
def test_a_stray_mark_in_an_office(line: str) -> None:
    drafted = header(drafting=f"DRAFTED BY {line}").drafted_by
    assert drafted is not None
    assert (drafted.office, drafted.name, drafted.raw) == ("S/S-O", "PROE", line)


@pytest.mark.parametrize("line", ["PM:SNP;EBSUTTER", "PM:SNP:EBSUTTER", "PM;SNP:EBSUTTER:EB", "PM;SNP;EBSUTTER"])
def test_marks_between_an_office_its_unit_and_a_name(line: str) -> None:
    drafted = header(drafting=f"DRAFTED BY {line}").drafted_by
    assert drafted is not None
    assert (drafted.office, drafted.name, drafted.raw) == ("PM:SNP", "EBSUTTER", line)


def test_a_semicolon_after_letters_that_are_no_unit_is_of_the_name() -> None:
    drafted = header(drafting="DRAFTED BY D:RWD;YSRATM").drafted_by
    assert drafted is not None
    assert drafted.office == "D"


@pytest.mark.parametrize("line", ["", "MANTEL", ".", "NEA/ALSTONE JR", "XQZ JSMITH"])
def test_a_drafter_that_cannot_be_told_from_his_office_is_kept_and_reported(line: str) -> None:
    drafted = header(drafting=f"DRAFTED BY {line}").drafted_by
    assert drafted is not None
    assert drafted.raw == line
    assert ("drafting-unreadable", "header.drafted_by") in notes(drafting=f"DRAFTED BY {line}")


def _clearance(office: str | None, name: str | None, raw: str, in_draft: bool = False) -> Clearance:
    return Clearance(office=office, name=name, in_draft=in_draft, raw=raw)


def test_a_clearance_that_is_a_name_alone_is_kept_and_reported() -> None:
    drafting = "DRAFTED BY PM:X\nAPPROVED BY PM:Y\nMR. MATTHEWS OF STAFF"
    assert header(drafting=drafting).cleared_by == [_clearance(None, "MR. MATTHEWS OF STAFF", "MR. MATTHEWS OF STAFF")]
    assert ("drafting-unreadable", "header.cleared_by") in notes(drafting=drafting)


def test_notes_of_a_clearance_are_kept_up_to_a_length() -> None:
    (one,) = header(drafting="DRAFTED BY PM:X\nAPPROVED BY PM:Y\nEUR:Z\n" + "(DRAFT)\n" * 140).cleared_by
    assert 1000 < len(one.raw) < 1100


def test_draft_above_every_clearance_is_kept() -> None:
    (one,) = header(drafting="DRAFTED BY PM:X\nAPPROVED BY PM:Y\n(DRAFT)").cleared_by
    assert (one.in_draft, one.raw) == (True, "(DRAFT)")


def test_a_drafter_whose_label_is_lost_is_read_all_the_same() -> None:
    found = Notes()
    line = Line(1, "PM: RMANTEL\n", "PM: RMANTEL", Claim(Kind.DRAFTED, "PM: RMANTEL", sure=False), 0)
    value = drafted.read([line], "header.drafted_by", found)
    assert (value, found.found) == (_officer("PM", "RMANTEL", None, "PM: RMANTEL"), [])


def test_no_drafting_block() -> None:
    found = header()
    assert (found.drafted_by, found.approved_by, found.cleared_by, found.desired_distribution) == (None, None, [], None)


# --- relay -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["FACADE 171800Z", "--- DEFACED", "4AB6A0", "4AB6G0 171800Z"])
def test_a_line_that_looks_like_a_relay_and_is_none(line: str) -> None:
    assert header(relay=line).relay is None


def test_a_relay_whose_serial_is_damaged() -> None:
    relay = header(relay="04SRYT 171800Z /38").relay
    assert relay is not None
    assert (relay.number, relay.time, relay.suffix) == (None, "171800Z", "38")


def test_a_relay_before_the_sending_is_reported() -> None:
    changes = {"relay": "-----126244  161800Z /34", "dtg": "R 171740Z JUL 74"}
    relay = header(**changes).relay
    assert relay is not None
    assert (relay.time, relay.at) == ("161800Z", None)
    assert ("time-impossible", "header.relay.at") in notes(**changes)


def test_a_relay_without_a_time_of_sending_is_not_completed() -> None:
    relay = header(relay="-----126244  161800Z /34", dtg="").relay
    assert relay is not None
    assert (relay.time, relay.at) == ("161800Z", None)
    assert ("time-impossible", "header.relay.at") not in notes(relay="-----126244  161800Z /34", dtg="")


def test_no_relay() -> None:
    assert header(relay="").relay is None
