"""What stands between banner and text: banner, captions, passing lines, E.O., TAGS, subject (format guide 6)."""

import pytest
from layouts import cable, section, sectioned

from cablekit import parse
from cablekit.fields import caption
from cablekit.model import Body, Mrn


def read(**changes: str) -> Body:
    return parse(cable(**changes)).body


def notes(**changes: str) -> list[tuple[str, str | None]]:
    """Name and field of each diagnostic."""
    return [(note.name, note.field) for note in parse(cable(**changes)).diagnostics]


# --- banner ----------------------------------------------------------------------------------------


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
        ("NODIS\nTOSEC 250027", ["NODIS"], "TOSEC 250027", []),
        ("NODIS\nCHEROKEE\nSECTO 27", ["NODIS", "CHEROKEE"], "SECTO 27", []),
        ("NODIS\nTOSEC 250027\nFOR ROE", ["NODIS"], "TOSEC 250027", ["FOR ROE"]),
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


def test_a_passing_line_between_label_and_text() -> None:
    assert read(reference="REF: STATE 1\n\nFOR CASTLEREE FROM MOLESWORTH\n").passing == [
        "FOR CASTLEREE FROM MOLESWORTH"
    ]


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


# --- TAGS ------------------------------------------------------------------------------------------


def test_a_code_of_later_years_means_what_it_meant_then() -> None:
    later = {"dtg": "R 172140Z JUL 94", "order": "E.O. 12356: DECL: OADR"}
    title = {tag.code: tag.title for tag in parse(cable(tags="TAGS: PGOV, CG", **later)).body.tags}
    assert title["CG"] != {tag.code: tag.title for tag in read(tags="TAGS: PGOV, CG").tags}["CG"]


def test_a_tag_that_is_no_code_is_reported() -> None:
    assert ("tag-unreadable", "body.tags") in notes(tags="TAGS: EAID, P*")
    assert ("tag-unreadable", "body.tags") not in notes()


# --- subject ---------------------------------------------------------------------------------------


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
