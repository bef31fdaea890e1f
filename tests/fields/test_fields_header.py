"""The head of page 1: PAGE line, distribution, drafting block, relay (format guide 3 and 4)."""

import datetime as dt

import pytest
from layouts import cable

from cablekit import parse
from cablekit.diagnostics import Notes
from cablekit.fields import drafted
from cablekit.lines import Claim, Kind, Line
from cablekit.model import Clearance, Distribution, Header, Office, Officer, Relay


def header(**changes: str) -> Header:
    return parse(cable(**changes)).header


def notes(**changes: str) -> list[tuple[str, str | None]]:
    """Name and field of each diagnostic."""
    return [(note.name, note.field) for note in parse(cable(**changes)).diagnostics]


def _utc(*when: int) -> dt.datetime:
    return dt.datetime(*when, tzinfo=dt.UTC)  # type: ignore[misc, arg-type]


# --- classification over PAGE 01, PAGE lines -------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "word"),
    [
        pytest.param("CONFIDENTIAL", "CONFIDENTIAL", id="plain"),
        pytest.param("   LIMITED OFFICIAL USE", "LIMITED OFFICIAL USE", id="indented"),
        pytest.param("S E C R E T", "SECRET", id="spaced"),
        pytest.param("UNCLASSIFIED   POSS DUPE", "UNCLASSIFIED", id="with a notice behind it"),
        pytest.param("SECRET NODIS", "SECRET", id="with a caption behind it"),
        pytest.param("", None, id="none, as in documents of source ADS"),
    ],
)
def test_the_classification_over_page_1(line: str, word: str | None) -> None:
    assert header(head=f"{line}\n").classification == word


def test_a_damaged_classification_is_read_as_the_nearest_word() -> None:
    assert header(head="CONFIDENTAIL\n").classification == "CONFIDENTIAL"
    assert ("classification-damaged", "header.classification") in notes(head="CONFIDENTAIL\n")


@pytest.mark.parametrize(
    ("page", "sent", "raw", "at"),
    [
        ("PAGE 01  QUITO  05121  181502Z", "R 172140Z JUL 74", "181502Z", _utc(1974, 7, 18, 15, 2)),
        ("PAGE 01  QUITO  05121  010102Z", "R 312140Z DEC 74", "010102Z", _utc(1975, 1, 1, 1, 2)),
        ("PAGE 01  QUITO  05121  181502Z", "", "181502Z", None),
        ("PAGE 01  QUITO  05121  392228Z", "R 172140Z JUL 74", "392228Z", None),
    ],
)
def test_the_time_received(page: str, sent: str, raw: str, at: dt.datetime | None) -> None:
    received = header(page=f"{page}\n", dtg=sent).received
    assert received is not None
    assert (received.raw, received.at) == (raw, at)


def test_a_time_received_that_is_impossible_is_reported() -> None:
    assert ("time-impossible", "header.received.at") in notes(page="PAGE 01  QUITO  05121  392228Z\n")


def test_an_outgoing_telegram_has_no_time_received() -> None:
    assert header(page="PAGE 01        STATE  241907\n").received is None


def test_pages_are_counted_by_their_highest_number() -> None:
    text = "1. THE ROAD\nCONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02  QUITO  05121  181502Z\n\nIS CLOSED."
    assert header(text=text).page_count == 2


def test_without_a_page_line_nothing_is_counted() -> None:
    assert header(page="", head="").page_count is None


@pytest.mark.parametrize("line", ["51 40", "46 S", "70-S", "72-62", "66011", "10-19", "45 40 S"])
def test_a_number_line(line: str) -> None:
    assert header(number=line).number_line == line


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


def _offices(text: str) -> list[Office]:
    return [Office(office, int(copies)) for office, copies in (pair.rsplit("-", 1) for pair in text.split())]


DISTRIBUTIONS = [
    pytest.param(
        "ACTION MC-02\nINFO  OCT-01  ARA-16\n      ACDA-19  DRC-01  /039 W",
        Distribution(_offices("MC-2"), [], _offices("OCT-1 ARA-16 ACDA-19 DRC-1"), 39, "W", True),
        id="incoming, rows indented",
    ),
    pytest.param(
        "ORIGIN NODS-00\n\nINFO OCT-01 ISO-00 /001 R",
        Distribution([], _offices("NODS-0"), _offices("OCT-1 ISO-0"), 1, "R", True),
        id="outgoing",
    ),
    pytest.param(
        "ACTION ARA-20 EB-02\nINFO OCT-01",
        Distribution(_offices("ARA-20 EB-2"), [], _offices("OCT-1"), None, None, None),
        id="two of action, no total",
    ),
    pytest.param(
        "ACTION ARA-20\nINFO\nOCT-01 EUR-12\n/033",
        Distribution(_offices("ARA-20"), [], _offices("OCT-1 EUR-12"), 33, None, True),
        id="INFO on a line of its own, no letter",
    ),
    pytest.param(
        "ACTION ARA-20\nINFO OCT-01 OMB-00 ( ISO ) W",
        Distribution(_offices("ARA-20"), [], _offices("OCT-1 OMB-0"), None, "W", None),
        id="a word in place of the total",
    ),
    pytest.param(
        "ORIGIN EUR-12  INFO OCT-01  ISO-00 /013 R",
        Distribution([], _offices("EUR-12"), _offices("OCT-1 ISO-0"), 13, "R", True),
        id="INFO on the line of ORIGIN",
    ),
    pytest.param(
        "ACTION EUR-25\nINFO OCT-01 / 026 W  ( ADP )",
        Distribution(_offices("EUR-25"), [], _offices("OCT-1"), 26, "W", True),
        id="a word behind the total",
    ),
    pytest.param(
        "ACTION ARA-20\nINFO OCT-01 NEA-0 6 /027 W",
        Distribution(_offices("ARA-20"), [], _offices("OCT-1 NEA-6"), 27, "W", True),
        id="a blank inside a number of copies",
    ),
    pytest.param(
        "ACTION ARA-20\nINFO OCT-01 NEA-0\x0c6 /027 W",
        Distribution(_offices("ARA-20"), [], _offices("OCT-1 NEA-6"), 27, "W", True),
        id="a form feed inside a number of copies",
    ),
    pytest.param(
        "ACTION ARA - 20\nINFO OCT- 01 /21 W",
        Distribution(_offices("ARA-20"), [], _offices("OCT-1"), 21, "W", True),
        id="blanks beside the hyphen",
    ),
]


DISTRIBUTIONS += [
    pytest.param(
        "ACTION EUR 04\n\nINFO SS 20,NSC 10,CIAE 00,\nSY 03, FBI 01,/038 W",
        Distribution(_offices("EUR-4"), [], _offices("SS-20 NSC-10 CIAE-0 SY-3 FBI-1"), 38, "W", True),
        id="1968, blanks and commas",
    ),
    pytest.param(
        "ORIGIN L 03\nINFO EUR 15,SCA @2,SCS 04,/024R",
        Distribution([], _offices("L-3"), _offices("EUR-15 SCA-2 SCS-4"), 24, "R", True),
        id="1968, a number that the total proves",
    ),
    pytest.param(
        "ACTION ARA-20\nINFO OCT-O1 ISO-O0 EB-l1 /032 W",
        Distribution(_offices("ARA-20"), [], _offices("OCT-1 ISO-0 EB-11"), 32, "W", True),
        id="letters for digits that the total proves",
    ),
    pytest.param(
        "ACTION ARA-20\nINFO OCT-01 PM-?0 /031 W",
        Distribution(_offices("ARA-20"), [], _offices("OCT-1 PM-10"), 31, "W", True),
        id="one number lost that the total gives",
    ),
    pytest.param(
        "ACTION EUR-00\nINFO LOG-00 SS-00\n000E-00  H-01  10-19 NSAE-00\n0M8-01 PA-02 INR-10\nPM-b L-03 EB-01 /047 W",
        Distribution(
            _offices("EUR-0"),
            [],
            _offices("LOG-0 SS-0 DODE-0 H-1 IO-19 NSAE-0 OMB-1 PA-2 INR-10 PM-10 L-3 EB-1"),
            47,
            "W",
            True,
        ),
        id="a scan, a number of one letter that the total gives",
    ),
    pytest.param(
        "ACTION EUR-00\nINFO\nLOG-O0\nINR-10\nIO-l9\n10-00\ncopy-ol\n/030 W",
        Distribution(_offices("EUR-0"), [], _offices("LOG-0 INR-10 IO-19 IO-0 COPY-1"), 30, "W", True),
        id="columns of a scan, one pair a line",
    ),
]


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


@pytest.mark.parametrize(("rows", "value"), DISTRIBUTIONS)
def test_a_distribution(rows: str, value: Distribution) -> None:
    assert header(distribution=rows).distribution == value


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


DRAFTERS = [
    pytest.param("ARA/AND/B - PBTAYLOR:LEE", ("ARA/AND/B", "PBTAYLOR", "LEE"), id="hyphen, typist behind a colon"),
    pytest.param("PM/SSP: RMANTEL", ("PM/SSP", "RMANTEL", None), id="colon and blank"),
    pytest.param("INR/DDC:NFBELLINGHAM:CW", ("INR/DDC", "NFBELLINGHAM", "CW"), id="colons"),
    pytest.param("PM/ISP: HLFAIRWEATHER: OP", ("PM/ISP", "HLFAIRWEATHER", "OP"), id="a blank before the typist"),
    pytest.param("EUR/CE=JSMITH", ("EUR/CE", "JSMITH", None), id="equals sign"),
    pytest.param("EUR/CE JSMITH", ("EUR/CE", "JSMITH", None), id="blank"),
    pytest.param("EUR/CE:JSMITH:DLJ X21234", ("EUR/CE", "JSMITH", "DLJ"), id="a telephone extension"),
    pytest.param("PM - MR. GELB", ("PM", "MR. GELB", None), id="a title"),
    pytest.param("S/S - O:RSSTEVEN", ("S/S-O", "RSSTEVEN", None), id="an office with a hyphen"),
    pytest.param("S/S:O:DLMARSH", ("S/S-O", "DLMARSH", None), id="a staff office written with a colon"),
    pytest.param("S/S -O:M.TURNER", ("S/S-O", "M.TURNER", None), id="a staff office with a blank before its hyphen"),
    pytest.param("S/ S- S: GFWELLS, JR", ("S/S-S", "GFWELLS, JR", None), id="a staff office with blanks inside"),
    pytest.param("S/S: O - MARSH", ("S/S-O", "MARSH", None), id="a staff office with a colon and a hyphen"),
    pytest.param("TREAS:OAP:HARLOW:VAG", ("TREAS:OAP", "HARLOW", "VAG"), id="a unit of another agency"),
    pytest.param("TREAS:OAP:HARLOW", ("TREAS:OAP", "HARLOW", None), id="a unit of another agency, no typist"),
    pytest.param("OJCS:J-3:COL. BEAN", ("OJCS:J-3", "COL. BEAN", None), id="a unit with a number"),
    pytest.param("OJCS/J-5:WGROVE", ("OJCS/J-5", "WGROVE", None), id="an office with a number behind its hyphen"),
    pytest.param("IO/UNP:PMARLOW:B", ("IO/UNP", "PMARLOW", "B"), id="a typist of one letter"),
    pytest.param("EUR:LOWE:MC", ("EUR", "LOWE", "MC"), id="a short name before the typist is no unit"),
    pytest.param("EA/ P: MARLOW: PP", ("EA/P", "MARLOW", "PP"), id="a blank inside the office"),
    pytest.param("EUR JSMITH", ("EUR", "JSMITH", None), id="a known office of one word, blank"),
    pytest.param(
        "AF/C: RJFENWICK -- 12/08/97 202 647-9552",
        ("AF/C", "RJFENWICK", None),
        id="a day and a telephone behind dashes",
    ),
    pytest.param("WHITE HOUSE - MR. LOW", ("WHITE HOUSE", "MR. LOW", None), id="an office of two words"),
    pytest.param("S/S-O:JETHYDEN", ("S/S-O", "JETHYDEN", None), id="an office with a hyphen, glued"),
    pytest.param(
        "S/S-O - MR. ORTIZ", ("S/S-O", "MR. ORTIZ", None), id="an office with a hyphen, and a hyphen behind it"
    ),
    pytest.param("S/S-O MR. ORTIZ", ("S/S-O", "MR. ORTIZ", None), id="an office with a hyphen, and a blank behind it"),
    pytest.param("P MR. HABIB", ("P", "MR. HABIB", None), id="an office of one letter, blank"),
    pytest.param("S - THE SECRETARY", ("S", "THE SECRETARY", None), id="a title for a name"),
    pytest.param("EUR/RPM:JMASONER:BJ X21031", ("EUR/RPM", "JMASONER", "BJ"), id="an extension behind X"),
    pytest.param("EUR/RPM:JMASONER:BJ (X21031)", ("EUR/RPM", "JMASONER", "BJ"), id="an extension in parentheses"),
    pytest.param("PM/ISO:JSCHILLER:MC 5/15/74 EXT: 22345", ("PM/ISO", "JSCHILLER", "MC"), id="a day and an extension"),
    pytest.param("NEA:ALATHERTON, JR.:MEH", ("NEA", "ALATHERTON, JR.", "MEH"), id="a comma in the name"),
    pytest.param("P:PHILIP C. HABIB (PHONE)", ("P", "PHILIP C. HABIB", None), id="how he was asked"),
]


@pytest.mark.parametrize(("line", "value"), DRAFTERS)
def test_a_drafter(line: str, value: tuple[str, str, str | None]) -> None:
    assert header(drafting=f"DRAFTED BY {line}").drafted_by == _officer(*value, raw=line)


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


@pytest.mark.parametrize("line", ["", "MANTEL", ".", "NEA/ALSTONE JR", "XQZ JSMITH"])
def test_a_drafter_that_cannot_be_told_from_his_office_is_kept_and_reported(line: str) -> None:
    drafted = header(drafting=f"DRAFTED BY {line}").drafted_by
    assert drafted is not None
    assert drafted.raw == line
    assert ("drafting-unreadable", "header.drafted_by") in notes(drafting=f"DRAFTED BY {line}")


def _clearance(office: str | None, name: str | None, raw: str, in_draft: bool = False) -> Clearance:
    return Clearance(office=office, name=name, in_draft=in_draft, raw=raw)


CLEARANCES = [
    pytest.param("S/S:JETHYDEN", [_clearance("S/S", "JETHYDEN", "S/S:JETHYDEN")], id="colon"),
    pytest.param(
        "OASD/ISA - COL. MAHLBERG (DRAFT)",
        [_clearance("OASD/ISA", "COL. MAHLBERG", "OASD/ISA - COL. MAHLBERG (DRAFT)", in_draft=True)],
        id="in draft",
    ),
    pytest.param(
        "L - MR. X (IN DRAFT)", [_clearance("L", "MR. X", "L - MR. X (IN DRAFT)", in_draft=True)], id="IN DRAFT"
    ),
    pytest.param(
        "M-MR.ROE:OSD/ISA-COL.POE",
        [_clearance("M", "MR.ROE", "M-MR.ROE"), _clearance("OSD/ISA", "COL.POE", "OSD/ISA-COL.POE")],
        id="two with a colon between them",
    ),
    pytest.param("CIA/OWI", [_clearance("CIA/OWI", None, "CIA/OWI")], id="an office alone"),
    pytest.param(
        "CIA/OWI\n(DRAFT)", [_clearance("CIA/OWI", None, "CIA/OWI (DRAFT)", in_draft=True)], id="DRAFT on its own line"
    ),
    pytest.param(
        "EUR/SOV, EUR/EE: MR. X", [_clearance("EUR/SOV, EUR/EE", "MR. X", "EUR/SOV, EUR/EE: MR. X")], id="two offices"
    ),
    pytest.param("EUR - MR. X (SUBS)", [_clearance("EUR", "MR. X", "EUR - MR. X (SUBS)")], id="in substance"),
    pytest.param("EUR - MR. X (INFO)", [_clearance("EUR", "MR. X", "EUR - MR. X (INFO)")], id="for information"),
    pytest.param(
        "EUR - MR. X (PARAS 1-3) (DRAFT)",
        [_clearance("EUR", "MR. X", "EUR - MR. X (PARAS 1-3) (DRAFT)", in_draft=True)],
        id="two notes",
    ),
    pytest.param(
        "CLEARED BY: PER/MGT - MISS X\nCLEARED: S/S - Y",
        [
            _clearance("PER/MGT", "MISS X", "CLEARED BY: PER/MGT - MISS X"),
            _clearance("S/S", "Y", "CLEARED: S/S - Y"),
        ],
        id="a label",
    ),
    pytest.param(
        "NEA/ TUR- MR DOE PM- MR ROE",
        [_clearance("NEA/TUR", "MR DOE", "NEA/ TUR- MR DOE"), _clearance("PM", "MR ROE", "PM- MR ROE")],
        id="two, a blank behind their dashes",
    ),
    pytest.param(
        "OSD- ISA- MR DOE ( DRAFT) OSD- DSAA- ADMIRAL ROE",
        [
            _clearance("OSD-ISA", "MR DOE", "OSD- ISA- MR DOE ( DRAFT)", in_draft=True),
            _clearance("OSD-DSAA", "ADMIRAL ROE", "OSD- DSAA- ADMIRAL ROE"),
        ],
        id="two, of parts of an agency",
    ),
    pytest.param(
        "AMBASSADOR DOE S/S:ROE",
        [_clearance(None, "AMBASSADOR DOE", "AMBASSADOR DOE"), _clearance("S/S", "ROE", "S/S:ROE")],
        id="two, the first without office",
    ),
    pytest.param("EUR:ROE\n-", [_clearance("EUR", "ROE", "EUR:ROE")], id="a dash alone"),
    pytest.param("EB - ROE:LC", [_clearance("EB", "ROE", "EB - ROE:LC")], id="a name of three letters"),
    pytest.param("CLEARANCES:\nS/S:X", [_clearance("S/S", "X", "S/S:X")], id="a label on a line of its own"),
    pytest.param(
        "CLEARANCES: AF/E - SMITH; LABOR:JONES (DRAFT), S/S:ROE, JR.",
        [
            _clearance("AF/E", "SMITH", "AF/E - SMITH"),
            _clearance("LABOR", "JONES", "LABOR:JONES (DRAFT)", in_draft=True),
            _clearance("S/S", "ROE, JR.", "S/S:ROE, JR."),
        ],
        id="several on a line",
    ),
    pytest.param(
        "IO:WBFIELD EUR/RPE:ECROFT",
        [_clearance("IO", "WBFIELD", "IO:WBFIELD"), _clearance("EUR/RPE", "ECROFT", "EUR/RPE:ECROFT")],
        id="two on a line, a blank between them",
    ),
    pytest.param(
        "S/P:KWARD               S/S-MR. JEPSON",
        [_clearance("S/P", "KWARD", "S/P:KWARD"), _clearance("S/S", "MR. JEPSON", "S/S-MR. JEPSON")],
        id="in columns, a hyphen before a title",
    ),
    pytest.param(
        "WHITE HOUSE:MR. LOW",
        [_clearance("WHITE HOUSE", "MR. LOW", "WHITE HOUSE:MR. LOW")],
        id="an office of two words",
    ),
    pytest.param("PM:JOHN ROE-DOE", [_clearance("PM", "JOHN ROE-DOE", "PM:JOHN ROE-DOE")], id="a double name"),
    pytest.param("S/S - O:RSTEVENS", [_clearance("S/S-O", "RSTEVENS", "S/S - O:RSTEVENS")], id="blanks in the office"),
    pytest.param("CLEARANCE: S/S:X", [_clearance("S/S", "X", "CLEARANCE: S/S:X")], id="a label of one"),
    pytest.param("CLEARED BV: S/S:X", [_clearance("S/S", "X", "CLEARED BV: S/S:X")], id="a damaged label"),
    pytest.param("TREAS:OAP:HARLOW:VAG", [_clearance("TREAS:OAP", "HARLOW", "TREAS:OAP:HARLOW:VAG")], id="a typist"),
    pytest.param(
        "ARA/AND - A\nPM/SSP - B",
        [_clearance("ARA/AND", "A", "ARA/AND - A"), _clearance("PM/SSP", "B", "PM/SSP - B")],
        id="one a line",
    ),
]


@pytest.mark.parametrize(("lines", "value"), CLEARANCES)
def test_clearances(lines: str, value: list[Clearance]) -> None:
    assert header(drafting=f"DRAFTED BY PM:X\nAPPROVED BY PM:Y\n{lines}").cleared_by == value


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


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ("DESIRED DISTRIBUTION\nDOD, CIA", "DOD, CIA"),
        ("DESIRED DISTRIBUTION: DOD, CIA", "DOD, CIA"),
        ("DESIRED DISTRIBUTION", None),
        ("DIST: NSC/E, S/S", "NSC/E, S/S"),
        ("DISTR: NSC/E,\nS/S", "NSC/E, S/S"),
        ("DISTRIBUTION:\nNSC/E", "NSC/E"),
        ("DIST; NSC/E\nS/P:ROE", "NSC/E"),
        ("DIST - MR. ROE", None),
    ],
)
def test_desired_distribution(lines: str, value: str | None) -> None:
    assert header(drafting=f"DRAFTED BY PM:X\n{lines}").desired_distribution == value


def test_a_drafter_whose_label_is_lost_is_read_all_the_same() -> None:
    found = Notes()
    line = Line(1, "PM: RMANTEL\n", "PM: RMANTEL", Claim(Kind.DRAFTED, "PM: RMANTEL", sure=False), 0)
    value = drafted.read([line], "header.drafted_by", found)
    assert (value, found.found) == (_officer("PM", "RMANTEL", None, "PM: RMANTEL"), [])


def test_no_drafting_block() -> None:
    found = header()
    assert (found.drafted_by, found.approved_by, found.cleared_by, found.desired_distribution) == (None, None, [], None)


# --- relay -----------------------------------------------------------------------------------------

RELAYS = [
    pytest.param("-------     057705", ("057705", None, None, None), id="1974, a number alone"),
    pytest.param("-----171800Z /34", (None, "171800Z", _utc(1974, 7, 17, 18), "34"), id="a time alone"),
    pytest.param("-----126244  171800Z /34", ("126244", "171800Z", _utc(1974, 7, 17, 18), "34"), id="number and time"),
    pytest.param("---171800Z 081185/47", ("081185", "171800Z", _utc(1974, 7, 17, 18), "47"), id="time and number"),
    pytest.param(
        "-----041688  171800Z /23/12", ("041688", "171800Z", _utc(1974, 7, 17, 18), "23/12"), id="two suffixes"
    ),
    pytest.param(
        "-----171800Z 045321 /44-12  POSS DUPE",
        ("045321", "171800Z", _utc(1974, 7, 17, 18), "44-12"),
        id="a suffix with a hyphen, a notice behind it",
    ),
    pytest.param("---102479 1718007/11", ("102479", "1718007", _utc(1974, 7, 17, 18), "11"), id="Z read as 7"),
    pytest.param("----------", (None, None, None, None), id="dashes alone"),
    pytest.param("077372", ("077372", None, None, None), id="dashes lost"),
    pytest.param(
        "067115 171800Z /23R",
        ("067115", "171800Z", _utc(1974, 7, 17, 18), "23R"),
        id="dashes lost, a letter in the suffix",
    ),
    pytest.param(
        "---------067115 171800Z /23R", ("067115", "171800Z", _utc(1974, 7, 17, 18), "23R"), id="a letter in the suffix"
    ),
    pytest.param(
        "------ 116544  171800Z /47/41",
        ("116544", "171800Z", _utc(1974, 7, 17, 18), "47/41"),
        id="two suffixes, a slash",
    ),
    pytest.param(
        "------------4AB6A0 171800Z /38", ("4AB6A0", "171800Z", _utc(1974, 7, 17, 18), "38"), id="a hexadecimal number"
    ),
    pytest.param(
        "4AB6A0 171800Z /38", ("4AB6A0", "171800Z", _utc(1974, 7, 17, 18), "38"), id="a hexadecimal number, dashes lost"
    ),
    pytest.param(
        "------3AF2CA 171800Z 138", ("3AF2CA", "171800Z", _utc(1974, 7, 17, 18), "38"), id="a slash read as 1"
    ),
    pytest.param(
        "------037734 171800Z /44 *  .",
        ("037734", "171800Z", _utc(1974, 7, 17, 18), "44"),
        id="noise behind the suffix",
    ),
    pytest.param(
        "171800Z A0B6A4", ("A0B6A4", "171800Z", _utc(1974, 7, 17, 18), None), id="a time and a hexadecimal number"
    ),
]


@pytest.mark.parametrize("line", ["FACADE 171800Z", "--- DEFACED", "4AB6A0", "4AB6G0 171800Z"])
def test_a_line_that_looks_like_a_relay_and_is_none(line: str) -> None:
    assert header(relay=line).relay is None


def test_a_relay_whose_serial_is_damaged() -> None:
    relay = header(relay="04SRYT 171800Z /38").relay
    assert relay is not None
    assert (relay.number, relay.time, relay.suffix) == (None, "171800Z", "38")


@pytest.mark.parametrize(("line", "value"), RELAYS)
def test_a_relay(line: str, value: tuple[str | None, str | None, dt.datetime | None, str | None]) -> None:
    relay = header(relay=line, dtg="R 171740Z JUL 74").relay
    number, time, at, suffix = value
    assert relay == Relay(number=number, time=time, at=at, suffix=suffix, raw=" ".join(line.split()))


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
