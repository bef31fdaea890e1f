"""What each kind of line says by itself: the first of the four questions, field by field (format guide 3 to 7)."""

import pytest

from cablekit.fields import registry
from cablekit.lines import LONGEST, Claim, Kind, Near, Page

#: the PAGE line of the telegram that the lines are of
QUITO = Page(0, 0, 1, 1, 1, "QUITO", "05121")

#: kind, line, what follows the label, whether the line says so by itself
OPENS = [
    (Kind.PAGE, "PAGE 01  QUITO  05121  181502Z", "PAGE 01  QUITO  05121  181502Z", True),
    (Kind.PAGE, "PAGE 02", "PAGE 02", False),
    (Kind.END, "NNNN", "NNNN", True),
    (Kind.END, "<< END OF DOCUMENT >>", "<< END OF DOCUMENT >>", True),
    (Kind.GAP, "E E E E E E", "E E E E E E", True),
    (Kind.GAP, "ADP000", "ADP000", True),
    (Kind.DISTRIBUTION, "ACTION ARA-20", "ACTION ARA-20", True),
    (Kind.DISTRIBUTION, "INFO  OCT-01  ISO-00", "INFO  OCT-01  ISO-00", True),
    (Kind.NUMBER, "43/67", "43/67", False),
    (Kind.NUMBER, "66011", "66011", False),
    (Kind.DRAFTED, "DRAFTED BY ARA: RMANTEL", "ARA: RMANTEL", True),
    (Kind.DRAFTED, "TEXT DRAFTED BY - PM: X", "PM: X", True),
    (Kind.APPROVED, "APPRVD BY EUR:Y", "EUR:Y", True),
    (Kind.DESIRED, "DESIRED DISTRIBUTION: DOD, CIA", "DOD, CIA", True),
    (Kind.RELAY, "-----126244  191656Z /34", "-----126244  191656Z /34", True),
    (Kind.RELAY, "077372", "077372", True),
    (Kind.FROM, "FM AMEMBASSY QUITO", "AMEMBASSY QUITO", True),
    (Kind.FROM, "EM AMEMBASSY OTTAWA", "AMEMBASSY OTTAWA", True),
    (Kind.TO, "TO SECSTATE WASHDC 3871", "SECSTATE WASHDC 3871", True),
    (Kind.TO, "TO HELP THE MINISTER", "HELP THE MINISTER", False),
    (Kind.INFO, "I N F O JCS", "JCS", True),
    (Kind.INFO, "INFO WAS SENT", "WAS SENT", False),
    (Kind.NETWORK, "VZCZCXRO1234", "VZCZCXRO1234", True),
    (Kind.NETWORK, "NNNNVV FHG083EHV219", "NNNNVV FHG083EHV219", True),
    (Kind.NETWORK, "OO RUEHC", "OO RUEHC", True),
    (Kind.NETWORK, "PP RUEHC RUEHFR #4561", "PP RUEHC RUEHFR #4561", True),
    (Kind.NETWORK, "OO RR RUEHC RUEHLO", "OO RR RUEHC RUEHLO", True),
    (Kind.NETWORK, "DE RUEHKI #0412 0171208", "DE RUEHKI #0412 0171208", True),
    (Kind.NETWORK, "DE RUEHKI #0412/01 0171208", "DE RUEHKI #0412/01 0171208", True),
    (Kind.NETWORK, "ZNY CCCCC ZZH", "ZNY CCCCC ZZH", True),
    (Kind.NETWORK, "ZNR UUUUU", "ZNR UUUUU", True),
    (Kind.NETWORK, "OP IMMED", "OP IMMED", True),
    (Kind.NETWORK, "STU3084", "STU3084", True),
    (Kind.NETWORK, "BT", "BT", False),
    (Kind.NETWORK, "#0412", "#0412", False),
    (Kind.NETWORK, "QQQQ", "QQQQ", False),
    (Kind.DTG, "R 172140Z  JUL 74", "R 172140Z JUL 74", True),
    (Kind.DTG, "R 29U6\u00d86Z JAN 79", "R 29U6\u00d86Z JAN 79", True),
    (Kind.EXECUTIVE_ORDER, "E.O. 11652: GDS", ": GDS", True),
    (Kind.EXECUTIVE_ORDER, "EMO. 11652: GDS", ": GDS", True),
    (Kind.EXECUTIVE_ORDER, "11652: GDS", ": GDS", True),
    (Kind.EXECUTIVE_ORDER, "E.O.: N/A", "N/A", True),
    (Kind.TAGS, "TAGS: EAID, EC", "EAID, EC", True),
    (Kind.TAGS, "TAGS PCAT, UR", "PCAT, UR", True),
    (Kind.TAGS, "TAGS:", "", True),
    (Kind.SUBJECT, "SUBJECT: THE ROAD", "THE ROAD", True),
    (Kind.SUBJECT, "SUBJECT DELEGATION LEFT", "DELEGATION LEFT", False),
    (Kind.SUBJECT, "SUBJ8 THE ROAD", "THE ROAD", True),
    (Kind.REFERENCE, "REF: STATE 151302", "STATE 151302", True),
    (Kind.REFERENCE, "RETEL STATE 1", "STATE 1", False),
    (Kind.BANNER, "C O N F I D E N T I A L QUITO 5121", "C O N F I D E N T I A L QUITO 5121", True),
    (Kind.BANNER, "SECRET SECTION 1 OF 2 LA PAZ 3507/1", "SECRET SECTION 1 OF 2 LA PAZ 3507/1", True),
    (Kind.BANNER, "UNCLAS", "UNCLAS", False),
    (Kind.BANNER, "UNCLS QUITO 5121", "UNCLS QUITO 5121", False),
    (Kind.BANNER, "CONFIDENTIALQUITO 005121", "CONFIDENTIALQUITO 005121", False),
    (Kind.CLASSIFIED_BY, "Classified By: DCM JOHN ROE", "DCM JOHN ROE", True),
    (Kind.CLASSIFIED_BY, "(U) CLASSIFIED BY JOHN ROE FOR REASON 1.5(D)", "JOHN ROE FOR REASON 1.5(D)", True),
    (Kind.BANNER, "CONFIDENTAIL QUITO 5121", "CONFIDENTAIL QUITO 5121", False),
    (Kind.CORRECTED, "C O R R E C T E D  C O P Y (PARA 2)", "C O R R E C T E D  C O P Y (PARA 2)", True),
    (Kind.CORRECTED, "*** CORRECTED COPY", "*** CORRECTED COPY", True),
    (Kind.NOTICE, "NOTE BY OC/T: NOT PASSED KAMPALA.", "NOTE BY OC/T: NOT PASSED KAMPALA.", True),
    (Kind.NOTICE, "POSS DUPE", "POSS DUPE", True),
    (Kind.CAPTION, "EXDIS/STADIS", "EXDIS/STADIS", True),
    (Kind.CAPTION, "ROGER CHANNEL", "ROGER CHANNEL", True),
    (Kind.TEXT, "1. BOARD MET.", "1. BOARD MET.", True),
    (Kind.TEXT, "BEGIN SUMMARY: BOARD MET.", "BEGIN SUMMARY: BOARD MET.", True),
    (Kind.TEXT, "FOLLOWING TELEGRAM IS REPEATED", "FOLLOWING TELEGRAM IS REPEATED", False),
    (Kind.PASSING, "FOR AMBASSADOR FROM GELB", "FOR AMBASSADOR FROM GELB", False),
    (Kind.PASSING, "DEPARTMENT PASS DOD", "DEPARTMENT PASS DOD", False),
]

#: kind -> lines that look like its own and are none
REFUSES = {
    Kind.PAGE: ["PAGE 2 OF DRAFT", "PAGE 10 OF REPORT 120 SAYS OTHERWISE", "PAGE 02 QUITO" + " " * LONGEST + "05121"],
    Kind.END: ["NN", "NNNAH"],
    Kind.GAP: ["E E E", "ADP"],
    Kind.DISTRIBUTION: ["ACTION REQUESTED", "INFO AMEMBASSY LIMA"],
    Kind.NUMBER: ["197", "43.67"],
    Kind.DRAFTED: ["DRAFT TEXT OF AGREED MINUTE", "DRIFT"],
    Kind.APPROVED: ["APPROVAL OF THE MINISTER"],
    Kind.DESIRED: ["DESIRED RESULTS"],
    Kind.RELAY: ["--- AND MORE", "0577055"],
    Kind.FROM: ["FMR MINISTER", "IM GLAD"],
    Kind.TO: ["TOSEC 110023"],
    Kind.INFO: ["INFORMATION"],
    Kind.NETWORK: [
        "BTW",
        "OO RAIL",
        "PP. 3-4",
        "RR CROSSING",
        "DE GAULLE #4",
        "ZNY",
        "# 4 OF THE LIST",
        "ZNY CCSCC ZZH",
    ],
    Kind.DTG: ["ON 17 JULY 1974", "R 172140Z 74", "JULY 17, 1974"],
    Kind.EXECUTIVE_ORDER: ["STATE 11652", "11652 TONS", "EOS 1"],
    Kind.CLASSIFIED_BY: ["CLASSIFIED BY THE BOARD", "Classified information", "DECLASSIFIED BY: ROE"],
    Kind.TAGS: ["TAGS WERE FOUND.", "TAGGED", "TASS: THE ROAD IS CLOSED TODAY"],
    Kind.SUBJECT: ["SUBJECTED TO", "SUB ROSA", "UNITED"],
    Kind.REFERENCE: ["REFTEL ASKED", "REFT: THE ROAD IS CLOSED", "REP: STATE 1"],
    Kind.BANNER: [
        "SECRET TALKS WERE HELD",
        "SECRET SENSITIVE MATTERS WERE RAISED",
        "SCRET 5121",
        "UNCLS 1 PEN 2",
        "QUITO 5122",
        "CONFIDENTIAL " + "X" * 200,
        "NO. 5121",
    ],
    Kind.CORRECTED: ["CORRECTED TEXT", "COPY"],
    Kind.NOTICE: ["NOTE THE DATE", "POSSIBLE DUPLICATES WERE FOUND"],
    Kind.CAPTION: [
        "ONLY THE MINISTER KNOWS",
        "CODEL ROE ARRIVES",
        "SENSITIVE MATTERS",
        "RD",
        "CHANNELS ARE OPEN",
        "BOARD MET",
    ],
    Kind.TEXT: ["1974 WAS", "BOARD MET.", "FLAG"],
    Kind.PASSING: ["FORTY MEN", "PASSPORTS", "THE BOARD MET"],
}

#: line with a damaged label -> kind, what follows it, the line as it should read
DAMAGED = [
    ("SUBJT: THE ROAD", Kind.SUBJECT, "THE ROAD", "SUBJ: THE ROAD"),
    ("TGAS: EAID, EC", Kind.TAGS, "EAID, EC", "TAGS: EAID, EC"),
    ("REFT: DACCA 4000", Kind.REFERENCE, "DACCA 4000", "REF: DACCA 4000"),
]


def asked(kind: Kind, text: str) -> Claim | None:
    """What the field of a kind says of a line."""
    field = registry.BY_KIND[kind].field
    assert field is not None
    assert field.opens is not None
    return field.opens(text, QUITO)


@pytest.mark.parametrize(("kind", "text", "rest", "sure"), OPENS)
def test_a_field_opens_its_own_line(kind: Kind, text: str, rest: str, sure: bool) -> None:
    claim = asked(kind, text)
    assert claim is not None
    assert (claim.kind, claim.rest, claim.sure, claim.note) == (kind, rest, sure, None)


@pytest.mark.parametrize(("kind", "text", "rest", "sure"), OPENS)
def test_the_gate_of_a_field_lets_its_own_lines_through(kind: Kind, text: str, rest: str, sure: bool) -> None:
    """A field is asked of lines that begin as its heads say; no line of its own may begin otherwise."""
    if registry.BY_KIND[kind].block is None:
        claim = registry.ANYWHERE[text[:2]](text, QUITO)
    else:
        claim = registry.opens(text, QUITO)
    assert claim is not None
    assert (claim.kind, claim.rest, claim.sure) == (kind, rest, sure)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in REFUSES.items() for text in texts])
def test_a_field_leaves_other_lines_alone(kind: Kind, text: str) -> None:
    claim = asked(kind, text)
    assert claim is None or claim.kind is not kind


@pytest.mark.parametrize(("text", "kind", "rest", "note"), DAMAGED)
def test_a_damaged_label_says_how_the_line_should_read(text: str, kind: Kind, rest: str, note: str) -> None:
    claim = registry.opens(text, None)
    assert claim is not None
    assert (claim.kind, claim.rest, claim.sure, claim.note) == (kind, rest, True, note)


def test_every_field_that_opens_has_rows_here() -> None:
    opening = {row.kind for row in registry.ROWS if row.field is not None and row.field.opens is not None}
    assert {kind for kind, *_ in OPENS} == set(REFUSES) == opening


def test_the_station_of_a_banner_without_classification_is_that_of_its_page() -> None:
    opens = registry.BY_KIND[Kind.BANNER].field
    assert opens is not None
    assert opens.opens is not None
    for text in ("BOARD QUITO 5121", "CONFIDENTAIL QUITE 5121", "SECRTE 1234567", "UNCLS " + "X" * 80 + " 1"):
        assert opens.opens(text, None) is None
    assert opens.opens("CONFIDENTAIL QUITO 5121", None) is not None


def test_a_neighbourhood_that_nobody_looked_at_knows_nothing() -> None:
    near = Near()
    assert (near.alone_below, near.text_below, near.label_below) == (False, False, None)
    assert (near.above, near.seen) == (None, {})
