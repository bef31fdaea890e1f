"""What stands between banner and text: banner, captions, passing lines, E.O., TAGS, subject (format guide 6)."""

import pytest
from layouts import cable, section, sectioned

from cablekit import parse
from cablekit.fields import caption
from cablekit.model import Body, Mrn, Part, Tag


def read(**changes: str) -> Body:
    return parse(cable(**changes)).body


def notes(**changes: str) -> list[tuple[str, str | None]]:
    """Name and field of each diagnostic."""
    return [(note.name, note.field) for note in parse(cable(**changes)).diagnostics]


# --- banner ----------------------------------------------------------------------------------------

BANNERS = [
    pytest.param("C O N F I D E N T I A L QUITO 5121", "CONFIDENTIAL", "QUITO", 5121, None, id="spaced"),
    pytest.param("SECRET STATE 218846", "SECRET", "STATE", 218846, None, id="plain"),
    pytest.param("UNCLAS LA PAZ 0015", "UNCLASSIFIED", "LA PAZ", 15, None, id="short"),
    pytest.param("LIMITED OFFICIAL USE LA PAZ 15", "LIMITED OFFICIAL USE", "LA PAZ", 15, None, id="three words"),
    pytest.param("T O P  S E C R E T STATE 5", "TOP SECRET", "STATE", 5, None, id="two words"),
    pytest.param("SECRET SECTION 1 OF 2 LA PAZ 3507/1", "SECRET", "LA PAZ", 3507, Part(1, 2), id="a section"),
    pytest.param("SECRET SECTION 1 ON 2 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, 2), id="ON for OF"),
    pytest.param(
        "SECRET LA PAZ 3507 SECTION 1 OF 2", "SECRET", "LA PAZ", 3507, Part(1, 2), id="notice behind the number"
    ),
    pytest.param("SECRET SECTION 1 OF \u00b2 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, None), id="no digit"),
    pytest.param("SECRET SECTION ONE OF TWO LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, 2), id="in words"),
    pytest.param("SECRET SECTION 2 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(2, None), id="of how many is not said"),
    pytest.param(
        "SECRET SECTION O1 OF 02 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, 2), id="a letter for a digit"
    ),
    pytest.param("SECRET SECTION Z OF 3 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(2, 3), id="Z for 2"),
    pytest.param("SECRET SECTION1 OF 2 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, 2), id="its blank lost"),
    pytest.param("SECRET SECT10N 1 OF 2 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, 2), id="a damaged label"),
    pytest.param("SECRET SECT. 1 OF 2 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, 2), id="a short label"),
    pytest.param("SECRET PART 1 OF 2 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, 2), id="PART"),
    pytest.param("SECRET LA PAZ 3507/1OF2", "SECRET", "LA PAZ", 3507, Part(1, 2), id="glued to the number"),
    pytest.param("SECRET LA PAZ 3507 /1 OF 2", "SECRET", "LA PAZ", 3507, Part(1, 2), id="behind a slash"),
    pytest.param("SECRET SECTION 2 OF 2 OF LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(2, 2), id="OF the number"),
    pytest.param("SECRET SECTION 1 OF LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, None), id="OF the number alone"),
    pytest.param("SECRET SECTION I OF II LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, 2), id="Roman"),
    pytest.param("SECRET SECTION 01/02 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, 2), id="a slash for OF"),
    pytest.param("SECRET 01 OF 02 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, 2), id="no label"),
    pytest.param("SECRET SECTION 1 0F 2 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, 2), id="a zero in OF"),
    pytest.param("SECRET SECTION 1 OP 2 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, 2), id="OP for OF"),
    pytest.param("SECRET FIRST SECTION OF TWO LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(1, 2), id="an ordinal"),
    pytest.param(
        "SECRET SECOND SECTION OF LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(2, None), id="an ordinal alone"
    ),
    pytest.param("SECRET SECTION X OF 2 LA PAZ 3507", "SECRET", "LA PAZ", 3507, None, id="an X that is no ten"),
    pytest.param("XXNFIDENTIAL LA PAZ 3507", "CONFIDENTIAL", "LA PAZ", 3507, None, id="the first letters damaged"),
    pytest.param("SECRET SECTION S LA PAZ 3507", "SECRET", "LA PAZ", 3507, None, id="a letter alone is no number"),
    pytest.param("CONF IDENTIAL LA PAZ 3507", "CONFIDENTIAL", "LA PAZ", 3507, None, id="a blank within"),
    pytest.param("SBU LA PAZ 3507", "SENSITIVE BUT UNCLASSIFIED", "LA PAZ", 3507, None, id="SBU"),
    pytest.param(
        "SENSITIVE BUT UNCLASSIFIED LA PAZ 3507", "SENSITIVE BUT UNCLASSIFIED", "LA PAZ", 3507, None, id="four words"
    ),
    pytest.param("U N C L A S LA PAZ 003507", "UNCLASSIFIED", "LA PAZ", 3507, None, id="UNCLAS spaced"),
    pytest.param("SECRET FINAL SECTION OF LA PAZ 3507", "SECRET", "LA PAZ", 3507, None, id="the final section"),
    pytest.param(
        "SECRET FINAL SECTION OF 3 LA PAZ 3507", "SECRET", "LA PAZ", 3507, Part(3, 3), id="the final of three"
    ),
    pytest.param("SECRET SECTION SEVEN OF TEN LA PAZ 1", "SECRET", "LA PAZ", 1, Part(7, 10), id="in longer words"),
    pytest.param("SECRET SECTION SOME OF MANY LA PAZ 1", "SECRET", "LA PAZ", 1, None, id="words that are not known"),
    pytest.param("UNCLAS FOUO LA PAZ 3507", "UNCLASSIFIED", "LA PAZ", 3507, None, id="FOUO before the station"),
    pytest.param(
        "SECRET CORRECTED COPY LA PAZ 3507", "SECRET", "LA PAZ", 3507, None, id="CORRECTED COPY before the station"
    ),
]


@pytest.mark.parametrize(("line", "word", "station", "number", "part"), BANNERS)
def test_a_banner(line: str, word: str, station: str, number: int, part: Part | None) -> None:
    record = parse(cable(banner=f"{line}\n", page="", head=""))
    assert (record.body.banner, record.body.classification) == (" ".join(line.split()), word)
    assert record.mrn is not None
    assert (record.mrn.station, record.mrn.number) == (station, number)
    assert record.transmissions[0].part == part


def test_a_banner_with_a_number_of_a_series() -> None:
    record = parse(cable(banner="UNCLAS STATE 286983 TOSEC 110023\n"))
    assert record.mrn == Mrn("STATE 286983 TOSEC 110023", "STATE", 286983, "TOSEC 110023")


def test_a_caption_between_the_numbers_of_a_banner() -> None:
    record = parse(cable(banner="S E C R E T STATE 200111 NODIS TOSEC 200345\n"))
    assert record.mrn == Mrn("STATE 200111 TOSEC 200345", "STATE", 200111, "TOSEC 200345")
    assert record.body.captions == ["NODIS"]


def test_captions_whose_letters_are_spaced() -> None:
    assert caption.read(["E X D I S", "N O D I S / N O F O R N"]) == ["EXDIS", "NODIS", "NOFORN"]


def test_only_captions_that_open_a_line_are_captions() -> None:
    assert caption.read(["ROGER CHANNEL - NO DISTRIBUTION OUTSIDE INR"]) == ["ROGER CHANNEL"]
    assert caption.read(["EXDIS - MILITARY ADDRESSEES HANDLE AS NODIS", "EYES ONLY FOR AMBASSADOR"]) == [
        "EXDIS",
        "EYES ONLY",
    ]


def test_a_number_of_a_series_on_the_page_line_alone() -> None:
    record = parse(cable(page="PAGE 01        STATE  286983  TOSEC 110023\n", banner="UNCLAS STATE 286983\n"))
    assert record.mrn == Mrn("STATE 286983", "STATE", 286983, "TOSEC 110023")


@pytest.mark.parametrize(
    ("line", "captions", "series", "passing"),
    [
        ("EXDIS TOSEC 875", ["EXDIS"], "TOSEC 875", []),
        ("NODIS/CHEROKEE SECTO 12", ["NODIS", "CHEROKEE"], "SECTO 12", []),
        ("EXDIS/TOSEC 110023", ["EXDIS"], "TOSEC 110023", []),
        ("EXDIS", ["EXDIS"], None, []),
        ("EXDIS FOR ROE", ["EXDIS"], None, ["FOR ROE"]),
    ],
)
def test_a_number_of_a_series_behind_captions(
    line: str, captions: list[str], series: str | None, passing: list[str]
) -> None:
    record = parse(cable(captions=line))
    assert record.mrn is not None
    assert (record.body.captions, record.mrn.series, record.body.passing) == (captions, series, passing)


def test_without_a_banner_the_page_line_gives_the_number() -> None:
    assert parse(cable(banner="")).mrn == Mrn("QUITO 05121", "QUITO", 5121)
    assert (read(banner="").banner, read(banner="").classification) == (None, None)


def test_without_banner_and_page_line_there_is_no_number() -> None:
    assert parse(cable(banner="", page="")).mrn is None


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("CONFIDENTAIL QUITO 5121", "CONFIDENTIAL"),
        ("C O N F I D E M T I A L SECTION 1 OF 2 QUITO 5121", "CONFIDENTIAL"),
        ("C O N F I D E N T I A I QUITO 5121", "CONFIDENTIAL"),
        ("SECRE I QUITO 5121", "SECRET"),
        ("UNCLS QUITO 5121", "UNCLASSIFIED"),
        ("UNCLASSIFIFD QUITO 5121", "UNCLASSIFIED"),
        ("LIMITED OFFFICIAL USE QUITO 5121", "LIMITED OFFICIAL USE"),
        ("LMITED OFFICIAL USE SECTION 1 OF 2 QUITO 5121", "LIMITED OFFICIAL USE"),
        ("T0P SECRET QUITO 5121", None),
        ("TOP SECRTE QUITO 5121", "TOP SECRET"),
        ("SCRET NODIS QUITO 5121", "SECRET"),
    ],
)
def test_a_damaged_classification_is_read_as_the_nearest_word_with_a_note(line: str, word: str | None) -> None:
    reported = "classification-damaged" if word else "classification-unknown"
    assert (read(banner=f"{line}\n").classification) == (word or "T0P SECRET")
    assert (reported, "body.classification") in notes(banner=f"{line}\n")
    for page in ({}, {"page": ""} if word else {}):
        number = parse(cable(banner=f"{line}\n", **page)).mrn
        assert number is not None
        assert (number.station, number.number) == ("QUITO", 5121)


@pytest.mark.parametrize("line", ["OOHr-IDDNfriJ'iL QUITO 5121", "XXXXXXXX SECTION 1 OF 2 QUITO 5121"])
def test_a_classification_that_no_word_is_near_to_is_kept_as_written(line: str) -> None:
    assert read(banner=f"{line}\n").classification == line.split()[0]
    assert ("classification-unknown", "body.classification") in notes(banner=f"{line}\n")


GLUED = [
    "CONFIDENTIALQUITO 005121",
    "C O N F I D E N T I A LQUITO 5121",
    "CONFIDENTIAL  QUITO 005121",
    "CONFIDENTIALSECTION 01 OF 02 QUITO 5121",
    "CONFIDENTIAL ROGER CHANNELQUITO 5121",
]


@pytest.mark.parametrize("line", GLUED)
def test_the_page_knows_the_station_that_a_scan_glued_to_the_classification(line: str) -> None:
    record = parse(cable(banner=f"{line}\n"))
    assert record.body.classification == "CONFIDENTIAL"
    assert record.mrn is not None
    assert (record.mrn.station, record.mrn.number) == ("QUITO", 5121)


def test_a_word_before_the_station_that_nobody_knows_is_none_of_it() -> None:
    record = parse(cable(banner="CONFIDENTIAL VIA COURIER QUITO 5121\n"))
    assert record.mrn == Mrn("QUITO 5121", "QUITO", 5121)


def test_the_name_of_a_post_is_whole_where_the_page_has_a_part_of_it() -> None:
    record = parse(cable(page="PAGE 01        YORK  05121  172140Z\n", banner="SECRET USUN NEW YORK 5121\n"))
    assert record.mrn == Mrn("USUN NEW YORK 5121", "USUN NEW YORK", 5121)


def test_a_banner_may_have_no_classification() -> None:
    record = parse(cable(banner="QUITO 5121\n"))
    assert (record.body.banner, record.body.classification) == ("QUITO 5121", None)
    assert record.mrn == Mrn("QUITO 5121", "QUITO", 5121)
    assert ("classification-unknown", "body.classification") in notes(banner="QUITO 5121\n")


def test_what_stands_before_the_number_may_be_unknown() -> None:
    assert read(banner="CONFIDENTIAL 161315Z JUL 74 QUITO 5121\n").classification == "CONFIDENTIAL"


@pytest.mark.parametrize("notice", ["CORRECTED COPY", "C O R R E C T E D  C O P Y", "CORRECTED COPY (PARA 2)"])
@pytest.mark.parametrize("line", ["CONFIDENTIAL {} QUITO 5121", "CONFIDENTIAL QUITO 5121 {}"])
def test_a_banner_may_say_that_the_copy_is_corrected(line: str, notice: str) -> None:
    record = parse(cable(banner=f"{line.format(notice)}\n"))
    assert (record.body.corrected_copy, record.body.classification) == (" ".join(notice.split()), "CONFIDENTIAL")
    assert record.mrn == Mrn("QUITO 5121", "QUITO", 5121)


# --- captions, passing lines, notices --------------------------------------------------------------

CAPTIONS = [
    pytest.param("NODIS", ["NODIS"], id="one"),
    pytest.param("STADIS//////", ["STADIS"], id="padded"),
    pytest.param("EXDIS/STADIS", ["EXDIS", "STADIS"], id="two on a line"),
    pytest.param("NODIS\nCHEROKEE", ["NODIS", "CHEROKEE"], id="two lines"),
    pytest.param("STADIS////\nSTADIS////", ["STADIS"], id="the same twice"),
    pytest.param("ROGER CHANNEL", ["ROGER CHANNEL"], id="a channel"),
    pytest.param("EYES  ONLY", ["EYES ONLY"], id="two words"),
    pytest.param("NODIS/CHEROKEE", ["NODIS", "CHEROKEE"], id="a slash"),
    pytest.param("NODIS-SAHARA", ["NODIS", "SAHARA"], id="a channel of NODIS that no table has"),
    pytest.param("NODIS-", ["NODIS"], id="a dash behind it"),
    pytest.param("LIMDIS NOFORN", ["LIMDIS", "NOFORN"], id="a blank"),
    pytest.param("FOR AMBASSADORS ONLY", [], id="ONLY at the end of a passing line"),
    pytest.param("", [], id="none"),
]


@pytest.mark.parametrize("line", ["SBU", "S B U", "SENSITIVE BUT UNCLASSIFIED"])
@pytest.mark.parametrize("above", ["", "SIPDIS\n", "SIPDIS\n\n"])
def test_a_classification_below_the_banner_is_a_caption(above: str, line: str) -> None:
    body = read(banner="UNCLAS QUITO 5121\n", captions=f"{above}{line}\n")
    assert body.classification == "UNCLASSIFIED"
    assert [one for one in body.captions if one != "SIPDIS"] == ["SBU" if "U" in line[:5] else line]
    assert body.passing == []


@pytest.mark.parametrize("behind", ["SIPDIS SENSITIVE", "SENSITIVE SIPDIS", "SIPDIS/SENSITIVE", "S I P D I S"])
def test_captions_of_later_years_behind_the_number(behind: str) -> None:
    body = read(banner=f"UNCLAS QUITO 005121 {behind}\n")
    assert set(body.captions) <= {"SIPDIS", "SENSITIVE"}
    assert "SIPDIS" in body.captions


@pytest.mark.parametrize(("lines", "captions"), CAPTIONS)
def test_captions(lines: str, captions: list[str]) -> None:
    assert read(captions=f"{lines}\n").captions == captions


@pytest.mark.parametrize(
    ("banner", "captions"),
    [
        ("UNCLAS E F T O QUITO 5121", ["EFTO"]),
        ("S E C R E T NODIS", ["NODIS"]),
        ("SECRET EXDIS QUITO 5121", ["EXDIS"]),
        ("S E C R E T QUITO 5121 NODIS", ["NODIS"]),
        ("S E C R E T QUITO 5121 EXDIS NOFORN", ["EXDIS", "NOFORN"]),
        ("SECRET - LIMDIS - QUITO 5121", ["LIMDIS"]),
    ],
)
def test_captions_of_the_banner(banner: str, captions: list[str]) -> None:
    assert read(banner=f"{banner}\n").captions == captions


PASSING = [
    pytest.param("FOR AMBASSADOR FROM GELB", ["FOR AMBASSADOR FROM GELB"], id="one"),
    pytest.param("PASS AGRICULTURE\nALSO FOR AID", ["PASS AGRICULTURE", "ALSO FOR AID"], id="two"),
    pytest.param("ATTENTION: JOHN ROE", ["ATTENTION: JOHN ROE"], id="for whose attention"),
    pytest.param("FOR SMITH,\nJONES AND BROWN", ["FOR SMITH, JONES AND BROWN"], id="goes on behind a comma"),
    pytest.param(
        "DEPARTMENT PASS ALL DIPLOMATIC POSTS IN LATIN AMERICA AND\nTHE CARIBBEAN",
        ["DEPARTMENT PASS ALL DIPLOMATIC POSTS IN LATIN AMERICA AND THE CARIBBEAN"],
        id="goes on behind a long line",
    ),
    pytest.param("FOR SMITH\n\nJONES", ["FOR SMITH", "JONES"], id="a blank line parts two"),
    pytest.param(
        "DEPT PASS LIMA, QUITO, PARIS\nHOLD FOR OPENING OF BUSINESS",
        ["DEPT PASS LIMA, QUITO, PARIS", "HOLD FOR OPENING OF BUSINESS"],
        id="what is to be held is one of its own",
    ),
]


@pytest.mark.parametrize(("lines", "value"), PASSING)
def test_passing_lines(lines: str, value: list[str]) -> None:
    assert read(captions=f"{lines}\n").passing == value


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ("DEPT/PASS EPA FOR ROE", ["DEPT/PASS EPA FOR ROE"]),
        ("DEPT PASS EPA\nHOLD FOR OPENING OF BUSINESS", ["DEPT PASS EPA", "HOLD FOR OPENING OF BUSINESS"]),
        (
            "DEPT PASS EPA FOR ROE IN OFFICE OF ADMINISTRATOR DOE AND POE\nSECTION",
            ["DEPT PASS EPA FOR ROE IN OFFICE OF ADMINISTRATOR DOE AND POE SECTION"],
        ),
        ("DEPT PASS EPA FOR ROE IN OFFICE OF ADMINISTRATOR DOE AND POE\nWE MET.", []),
        ("DEPT PASS EPA FOR ROE\nSECTION", []),
    ],
)
def test_passing_lines_below_the_labels(lines: str, value: list[str]) -> None:
    assert read(reference=f"REF: STATE 1\n\n{lines}\n").passing == value


def test_a_passing_line_between_label_and_text() -> None:
    assert read(reference="REF: STATE 1\n\nFOR CASTLEREE FROM MOLESWORTH\n").passing == [
        "FOR CASTLEREE FROM MOLESWORTH"
    ]


@pytest.mark.parametrize(
    ("lines", "markings"),
    [
        pytest.param("NOTE BY OC/T: NOT PASSED KAMPALA.", ["NOTE BY OC/T: NOT PASSED KAMPALA."], id="one"),
        pytest.param("POSS DUPE\nNOTE BY OC/T: X", ["POSS DUPE", "NOTE BY OC/T: X"], id="two"),
        pytest.param("POSSIBLE DUPE", ["POSSIBLE DUPE"], id="spelled out"),
    ],
)
def test_notices(lines: str, markings: list[str]) -> None:
    assert read(captions=f"{lines}\n").markings == markings


def test_a_notice_behind_the_signature_goes_on() -> None:
    found = read(signature="STEDMAN\n\nNOTE BY OC/T: PASSED ABOVE ADDRESSEES\nEXCEPT KAMPALA.\n")
    assert found.markings == ["NOTE BY OC/T: PASSED ABOVE ADDRESSEES EXCEPT KAMPALA."]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"head": "CONFIDENTIAL   POSS DUPE\n"}, id="on the classification"),
        pytest.param({"page": "PAGE 01  QUITO  05121  181502Z   POSS DUPE\n"}, id="on the PAGE line"),
        pytest.param({"relay": "------061340  181502Z /34   POSS DUPE"}, id="on the dash line"),
        pytest.param({"head": "CONFIDENTIAL   POSS DUPE\n", "captions": "POSS DUPE\n"}, id="on two lines"),
    ],
)
def test_a_possible_duplicate_is_marked_once(changes: dict[str, str]) -> None:
    assert read(**changes).markings == ["POSS DUPE"]


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ("C O R R E C T E D   C O P Y (MRN 729 VICE 716)", "C O R R E C T E D C O P Y (MRN 729 VICE 716)"),
        ("CORRECTED COPY (MRN 729\nVICE 716)", "CORRECTED COPY (MRN 729 VICE 716)"),
        ("", None),
    ],
)
def test_a_notice_of_correction(lines: str, value: str | None) -> None:
    assert read(captions=f"{lines}\n").corrected_copy == value


@pytest.mark.parametrize(
    ("dtg", "value", "signals"),
    [
        ("R 172140Z JUL 74 CORRECTED COPY FOR MCN", "CORRECTED COPY FOR MCN", []),
        ("R 172140Z JUL 74 ZFF4 CORRECTED COPY", "CORRECTED COPY", ["ZFF4"]),
        ("R 172140Z JUL 74 ZFF4", None, ["ZFF4"]),
    ],
)
def test_a_notice_of_correction_behind_the_date_time_group(dtg: str, value: str | None, signals: list[str]) -> None:
    record = parse(cable(dtg=dtg))
    assert (record.body.corrected_copy, record.routing.operating_signals) == (value, signals)
    assert record.routing.dtg == "172140Z JUL 74"


# --- TAGS ------------------------------------------------------------------------------------------

TAGS = [
    pytest.param("TAGS: EAID, BL", ["EAID", "BL"], id="colon and commas"),
    pytest.param("TAGS-MASS, BW", ["MASS", "BW"], id="hyphen"),
    pytest.param("TAGS PCAT, UR", ["PCAT", "UR"], id="blank"),
    pytest.param("TAGS: EAID BL PFOR", ["EAID", "BL", "PFOR"], id="parted by blanks"),
    pytest.param("TAGS: EAID; BL/PFOR", ["EAID", "BL", "PFOR"], id="other marks"),
    pytest.param("TAGS: OVIP, ROE, JANE", ["OVIP", "ROE, JANE"], id="a person behind OVIP"),
    pytest.param("TAGS: OVIP ROE, JANE Q., EC", ["OVIP", "ROE, JANE Q.", "EC"], id="a person with an initial"),
    pytest.param("TAGS: CASC, ROE, JANE, EC", ["CASC", "ROE, JANE", "EC"], id="a person between codes"),
    pytest.param("TAGS: EAID, TECHN, POINT", ["EAID", "TECHN", "POINT"], id="codes that nobody knows"),
    pytest.param("TAGS: OVIP, EC, PFOR", ["OVIP", "EC", "PFOR"], id="codes behind OVIP"),
    pytest.param("TAGS: OVIP (VANCE, CYRUS), BL", ["OVIP", "(VANCE, CYRUS)", "BL"], id="a person"),
    pytest.param("TAGS: OVIP (VANCE,\nCYRUS), BL", ["OVIP", "(VANCE, CYRUS)", "BL"], id="a person over two lines"),
    pytest.param("TAGS: OVIP (VANCE, CYRUS", ["OVIP", "(VANCE, CYRUS)"], id="the bracket lost"),
    pytest.param("TAGS: EAID, EAGR,\nPBOR, EC", ["EAID", "EAGR", "PBOR", "EC"], id="two lines"),
    pytest.param("TAGS: EAID. BL.", ["EAID.", "BL."], id="stops"),
    pytest.param("TAGS: EFIN/ETRD-FR", ["EFIN", "ETRD", "FR"], id="a slash and a hyphen"),
    pytest.param("TAGS: P F O R, G R", ["P F O R", "G R"], id="spaced letters"),
    pytest.param("TAGS: PFO R, E AID, BL", ["PFO R", "E AID", "BL"], id="a blank inside a code"),
    pytest.param("TAGS: PFOR, ROSUBJ: ROAD", ["PFOR", "RO"], id="the subject behind them without a blank"),
    pytest.param("TAGS: PFOR AND U.S.", ["PFOR", "U.S."], id="AND, stops in a code"),
    pytest.param("TAGS: (U) PFOR, BL", ["PFOR", "BL"], id="a mark of classification"),
    pytest.param("TAGS: NONE", [], id="none"),
    pytest.param(
        "TAGS: PINT (SILVA, JOSE; PEREZ, JUAN)", ["PINT", "(SILVA, JOSE)", "(PEREZ, JUAN)"], id="two in brackets"
    ),
    pytest.param("TAGS: PARM (NATO), BL", ["PARM", "(NATO)", "BL"], id="an organization in parentheses"),
    pytest.param(
        "TAGS: OVIP (BUTZ, EARL L.), OVIP (SIMON, WILLIAM E.), MX",
        ["OVIP", "(BUTZ, EARL L.)", "OVIP", "(SIMON, WILLIAM E.)", "MX"],
        id="two persons",
    ),
    pytest.param("TAGS: ETRN,SBE/P, BL", ["ETRN", "SBE/P", "BL"], id="a letter behind a slash"),
    pytest.param("TAGS: OVIP\n(VANCE, CYRUS), BL", ["OVIP", "(VANCE, CYRUS)", "BL"], id="a person on the next line"),
    pytest.param("TAGS: OVIP (VANCE, CYRUS\nR.), BL", ["OVIP", "(VANCE, CYRUS R.)", "BL"], id="an initial wraps"),
    pytest.param(
        "TAGS: CASC CI, ANN AND JOHN ROE-POE", ["CASC", "CI", "ANN AND JOHN ROE-POE"], id="two without parentheses"
    ),
    pytest.param("TAGS: CASC, MARY WOLLSTEIN; CI", ["CASC", "MARY WOLLSTEIN", "CI"], id="one without parentheses"),
    pytest.param("TAGS: OVIP, JOHN Q ROE", ["OVIP", "JOHN Q ROE"], id="a middle initial"),
    pytest.param("TAGS: CASC, ANN QUOXE, EC", ["CASC", "ANN QUOXE", "EC"], id="short names"),
    pytest.param("TAGS: PFXR ETQD, EC", ["PFXR", "ETQD", "EC"], id="codes that are not known"),
    pytest.param("TAGS: PARM. PREL. UR. US.", ["PARM.", "PREL.", "UR.", "US."], id="codes with stops"),
    pytest.param("TAGS: PFOR, SIZE OF FORCES", ["PFOR", "SIZE", "OF", "FORCES"], id="words that are no person"),
    pytest.param("TAGS: PEPR UR US, EFIN FR", ["PEPR", "UR", "US", "EFIN", "FR"], id="codes between commas"),
    pytest.param(
        "TAGS: OREP - ROADS SUBCOMMITTEE FOR BONN",
        ["OREP", "ROADS SUBCOMMITTEE FOR BONN"],
        id="words behind a dash",
    ),
    pytest.param(
        "TAGS: OREP -- COMMITTEE ON ROADS, EC", ["OREP", "COMMITTEE ON ROADS", "EC"], id="words behind two dashes"
    ),
    pytest.param("TAGS: MASS - UR GE FR", ["MASS", "UR", "GE", "FR"], id="codes behind a dash"),
    pytest.param("TAGS: EAID - TECHN", ["EAID", "TECHN"], id="a code alone behind a dash"),
    pytest.param("TAGS: N/A", [], id="not applicable"),
    pytest.param("TAGS: EAID, (), ., BL", ["EAID", "BL"], id="nothing between the marks"),
    pytest.param("TAGS:", [], id="nothing behind the label"),
    pytest.param("EDIS, ETRD, EAGR, EC", ["EDIS", "ETRD", "EAGR", "EC"], id="the label lost"),
    pytest.param("", [], id="no line"),
]


@pytest.mark.parametrize(("lines", "raws"), TAGS)
def test_tags(lines: str, raws: list[str]) -> None:
    assert [tag.raw for tag in read(tags=lines).tags] == raws


@pytest.mark.parametrize(
    ("line", "tag"),
    [
        ("EAID", Tag("EAID", "EAID", "subject", "Foreign Assistance")),
        ("EC", Tag("EC", "EC", "country", "Ecuador")),
        ("UN", Tag("UN", "UN", "organization", "United Nations")),
        ("EC.", Tag("EC.", "EC", "country", "Ecuador")),
        ("(VANCE,  CYRUS)", Tag("(VANCE, CYRUS)", None, "person", None, "VANCE, CYRUS")),
        ("U.S.", Tag("U.S.", "US", "country", "United States")),
        ("P F O R", Tag("P F O R", "PFOR", "subject", "Foreign Policy and Relations")),
        ("(UN)", Tag("(UN)", "UN", "organization", "United Nations")),
        ("(KISSINGER)", Tag("(KISSINGER)", None, "person", None, "KISSINGER")),
        ("ZZZZ", Tag("ZZZZ", "ZZZZ", "unknown")),
        ("SBE/P", Tag("SBE/P", "SBE/P", "unknown")),
        ("JOHN ROE-POE", Tag("JOHN ROE-POE", None, "person", None, "JOHN ROE-POE")),
        ("P*", Tag("P*")),
        ("1234", Tag("1234")),
    ],
)
def test_a_tag(line: str, tag: Tag) -> None:
    assert read(tags=f"TAGS: {line}").tags == [tag]


def test_a_code_of_later_years_means_what_it_meant_then() -> None:
    later = {"dtg": "R 172140Z JUL 94", "order": "E.O. 12356: DECL: OADR"}
    title = {tag.code: tag.title for tag in parse(cable(tags="TAGS: PGOV, CG", **later)).body.tags}
    assert title["CG"] != {tag.code: tag.title for tag in read(tags="TAGS: PGOV, CG").tags}["CG"]


def test_a_tag_that_is_no_code_is_reported() -> None:
    assert ("tag-unreadable", "body.tags") in notes(tags="TAGS: EAID, P*")
    assert ("tag-unreadable", "body.tags") not in notes()


# --- subject ---------------------------------------------------------------------------------------

SUBJECTS = [
    pytest.param("SUBJECT: THE ROAD", "THE ROAD", None, id="one line"),
    pytest.param("SUBJ8 THE ROAD", "THE ROAD", None, id="an 8 for the colon"),
    pytest.param("USBJ: THE ROAD", "THE ROAD", None, id="letters swapped"),
    pytest.param("SUBJECT:  THE   ROAD", "THE ROAD", None, id="blanks folded"),
    pytest.param("SUBJECT: THE ROAD TO\n       THE LANDING", "THE ROAD TO THE LANDING", None, id="two lines, indented"),
    pytest.param("SUBJECT: THE U.S.-\nBOLIVIAN ROAD", "THE U.S.-BOLIVIAN ROAD", None, id="a hyphen at the line's end"),
    pytest.param("SUBJECT: THE ROAD -\nA REPORT", "THE ROAD - A REPORT", None, id="a dash at the line's end"),
    pytest.param("SUBJECT: THE ROAD --\nA REPORT", "THE ROAD -- A REPORT", None, id="two dashes at the line's end"),
    pytest.param("SUBJECT: (C) THE ROAD", "THE ROAD", "CONFIDENTIAL", id="a mark in front"),
    pytest.param("SUBJ: (LOU) THE ROAD", "THE ROAD", "LIMITED OFFICIAL USE", id="a longer mark"),
    pytest.param("SUBJ: THE ROAD (U)", "THE ROAD", "UNCLASSIFIED", id="a mark behind"),
    pytest.param("SUBJ: (S)", None, "SECRET", id="a mark alone"),
    pytest.param("SUBJ: (CONFIDENTIAL) THE ROAD", "THE ROAD", "CONFIDENTIAL", id="a mark spelled out"),
    pytest.param("SUBJ: (C - ENTIRE TEXT) THE ROAD", "THE ROAD", "CONFIDENTIAL", id="of the entire text"),
    pytest.param("SUBJ: (C/NOFORN) THE ROAD", "THE ROAD", "CONFIDENTIAL", id="with a caption"),
    pytest.param("SUBJ: (S) - THE ROAD", "THE ROAD", "SECRET", id="a dash behind the mark"),
    pytest.param("SUBJ: THE ROAD (UNCLAS)", "THE ROAD", "UNCLASSIFIED", id="a longer mark behind"),
    pytest.param("SUBJ: THE ROAD (SSOD)", "THE ROAD (SSOD)", None, id="a bracket that is no mark"),
    pytest.param("SUBJ: THE ROAD;\nPARA: ITS COST", "THE ROAD", None, id="a word that opens texts"),
    pytest.param("SUBJ: THE ROAD\nATTENTION: JOHN ROE", "THE ROAD", None, id="for whose attention"),
    pytest.param("SUBJECT:", None, None, id="nothing"),
    pytest.param("", None, None, id="no line"),
]


@pytest.mark.parametrize(("lines", "subject", "mark"), SUBJECTS)
def test_a_subject(lines: str, subject: str | None, mark: str | None) -> None:
    found = read(subject=f"{lines}\n", reference="")
    assert (found.subject, found.subject_classification) == (subject, mark)


def test_a_word_that_opens_texts_is_of_the_subject_above_another_label() -> None:
    assert read(subject="SUBJ: THE ROAD;\nPARA: ITS COST").subject == "THE ROAD; PARA: ITS COST"


def test_a_subject_with_nothing_behind_its_label_is_reported() -> None:
    assert ("subject-empty", "body.subject") in notes(subject="SUBJECT:\n", text="1. THE ROAD.", reference="")
    assert ("subject-empty", "body.subject") not in notes(subject="", reference="")


def test_a_later_section_has_no_cluster_of_its_own() -> None:
    """The cluster stands in the first section; the record takes it from there."""
    record = parse(sectioned(section(1, 2, "1. THE ROAD IS"), section(2, 2, "CLOSED.")))
    assert record.body.subject == "SYNTHETIC ROAD TO THE LANDING"
    assert [tag.code for tag in record.body.tags] == ["EAID", "EAGR", "EC"]
