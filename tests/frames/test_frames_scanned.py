"""Damaged lines of scanned prints: read where a second witness proves them, else left as they are."""

from typing import Any

import msgspec
import pytest

from cablekit import parse_all
from cablekit.model import Cable

PRINT = """TEXT OF TELEGRAM 86QUITO 005121

ADP301
CONFIDENTIAL
PAGE 01        QUITO  05121  151725Z
ACTION ARA-00

INFO  LOG-00   ADS-00   INR-10   SS-00    OIC-02   CIAE-00
      PM-10    PA-01    /023 W
                  ------------------037734  151727Z /44
O 151719Z OCT 86
FM AMEMBASSY QUITO
TO SECSTATE WASHDC IMMEDIATE 1776
AMEMBASSY LIMA NIACT IMMEDIATE
INFO AMEMBASSY BOGOTA PRIORITY
USIA WASHDC PRIORITY 2958

CONFIDENTIAL QUITO 05121

EXDIS

E.O. 12356: DECL: OADR
TAGS: PREL, PARM, EC
SUBJECT: A SYNTHETIC LAKE
REFS: (A) QUITO 5099 (B) LIMA 7021

1. CONFIDENTIAL - ENTIRE TEXT.

2. THE LAKE IS BLUE.
CONFIDENTIAL

CONFIDENTIAL

PAGE 02        QUITO  05121  151725Z

3. IT IS DEEP.
RIVERA
CONFIDENTIAL

NNNN
PAGE NO.    1
"""


def read(*changes: tuple[str, str], text: str = PRINT) -> Cable:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    (parsed,) = parse_all(text)
    assert "".join(token.raw for token in parsed.tokens) == text
    return parsed.cable


def said(cable: Cable) -> dict[str, Any]:
    """What the record says, but for lines, raw values and diagnostics."""
    record = msgspec.to_builtins(cable)
    for name in ("source", "diagnostics", "record_id", "release"):
        del record[name]
    return dict(_plain(record, ""))


def _plain(value: Any, path: str) -> Any:
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in ("raw", "line"):
                yield from _plain(one, f"{path}.{key}")
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _plain(one, f"{path}.{at}")
    else:
        yield path, value


WHOLE = said(read())

DAMAGED = {
    "dashes of the relay lost": ("------------------037734", "-037734"),
    "the Z of the relay read as a digit": ("037734  151727Z", "037734  1517272"),
    "dirt behind the relay": ("/44\n", "/44 *   .\n"),
    "the label of the distribution": ("ACTION ARA", "ACTIOM ARA"),
    "the code of the total": ("/023 W", "/023 11"),
    "the Z of the group read as a digit": ("151719Z OCT", "1517192 OCT"),
    "the Z of the group read as a letter": ("151719Z OCT", "151719i OCT"),
    "the precedence of the group": ("O 151719Z OCT 86", "C 151719Z OCT 86 ."),
    "letters in the group": ("O 151719Z", "o I51719Z"),
    "the month of the group": ("OCT 86", "0CT 86"),
    "dirt before INFO": ("INFO AMEMBASSY", "'INFO AMEMBASSY"),
    "strokes for INFO": ("INFO AMEMBASSY", "!NF0 AMEMBASSY"),
    "what is left of the Department": ("SECSTATE WASHDC", "SEq3tR1E WASHOC"),
    "the Department in one word": ("SECSTATE WASHDC", "SECORWIASHOC"),
    "what is left of an agency": ("USIA WASHDC", "USIA WAM"),
    "the precedence of an addressee": ("NIACT IMMEDIATE", "NIAC1 IMMEDIATE"),
    "both words of it": ("NIACT IMMEDIATE", "HIACT IMMEDIATt"),
    "dirt behind it": ("NIACT IMMEDIATE", 'NIACT IMMEDIATE-"'),
    "a hand beside it": ("NIACT IMMEDIATE", "NIACT IMMEDIATt '      7777  7"),
    "round letters in a banner": ("CONFIDENTIAL QUITO", "C 0 N F I 0 E N T I A L QUITO"),
    "the classification struck out": ("CONFIDENTIAL QUITO", "C 0          A t. QUITO"),
    "the station of a banner": ("CONFIDENTIAL QUITO", "CONFIDENTIAL BMENST"),
    "what is left of the number of a banner": (
        "CONFIDENTIAL QUITO 05121",
        "C 0 N F I 0 E N T I A L QUITO 0512  )D7___.OADR",
    ),
    "a banner without blanks": ("CONFIDENTIAL QUITO 05121", "CON Fl DENTIALQUITO05121"),
    "a caption with round letters": ("EXDIS", "EXOIS"),
    "the order by the year": ("E.O. 12356: DECL: OADR", "E.D. 12;p0:.DECL: OADR"),
    "the order without its first digit": ("E.O. 12356:", "E.O. 2356'"),
    "digits of the order": ("E.O. 12356:", "E,O.  14346:"),
    "OADR with round letters": ("DECL: OADR", "OECL: OAOR"),
    "the end of OADR": ("12356: DECL: OADR", "125'::ECL: OADR"),
    "dirt in TAGS": ("TAGS: PREL", "TAGS: •PREL"),
    "a letter of a TAG lost": ("PREL, PARM, EC", "PREL. !ARM...EC"),
    "small letters behind a TAG": ("PREL, PARM", "PRELe, PARM"),
    "the label of the subject": ("SUBJECT: A", "SU8Jç,,, A"),
    "a letter behind the label": ("SUBJECT: A", "SUBJECTP. A"),
    "another letter in the label": ("SUBJECT: A", "SUBUECT! A"),
    "the own station in a reference": ("(A) QUITO 5099", "(A) QUlTO 5099"),
    "the mark of a reference": ("(B) LIMA", "(8) LIMA"),
    "the foot of a page": ("BLUE.\nCONFIDENTIAL", "BLUE.\nCONFID.'TI\""),
    "the beginning of a classification": ("BLUE.\nCONFIDENTIAL", "BLUE.\nCONFI"),
    "the head of a page": ("CONFIDENTIAL\n\nPAGE 02", "CONATEINTIAL\n\nPAGE 02"),
    "a classification struck out above PAGE 01": ("ADP301\nCONFIDENTIAL", "ADP301\nvilaprITTTL"),
    "a banner struck out to its end": ("CONFIDENTIAL QUITO", "T QUITO"),
    "a banner struck out and read as signs": ("CONFIDENTIAL QUITO", "ClOMPWR.444246Ahamilw A L QUITO"),
    "WASHDC of the Department": ("SECSTATE WASHDC", "SECSTATE WASHOZ"),
    "WASHDC cut off": ("SECSTATE WASHDC", "SECSTATE WASHD"),
    "a mark for a blank": ("AMEMBASSY BOGOTA", "AMEMBASSY.BOGOTA"),
    "a mark for a blank at an agency": ("USIA WASHDC PRIORITY", "USIA WASHOC.PRIORITY"),
    "beginnings of NIACT IMMEDIATE lost": ("NIACT IMMEDIATE", "NIA:T MEDIATE"),
    "marks before the subject": ("SUBJECT: A", "SUBJECT: .. A"),
    "a sign in a word of the subject": ("SYNTHETIC", "SYN1HETIC"),
    "dots on a PAGE line": ("PAGE 02        QUITO  05121  151725Z", "PAGE 02.:::::  QUITO  05121  1517252"),
    "only the number of a PAGE line": (
        "PAGE 02        QUITO  05121  151725Z",
        "PAGE 02        QU11..;65121. •  •  ...",
    ),
    "a letter of the end mark": ("NNNN", "NNMN"),
    "an order whose first letter is a digit": ("E.O. 12356: DECL", "3.O. 12356: DECL"),
    "an order that looks like a paragraph": ("E.O. 12356: DECL", "5.0. 12366: DECL"),
    "dirt before the relay": ("------------------037734", "TT 037734"),
    "a mark before REFS": ("REFS: (A)", "'REFS. (A)"),
    "a letter of the margin before INFO": ("INFO AMEMBASSY", "DINFO AMEMBASSY"),
    "dirt at the end": ("RIVERA\nCONF", "RIVERA\nOfkg.1.0\nCONF"),
}


@pytest.mark.parametrize("row", DAMAGED)
def test_a_damaged_line_is_read(row: str) -> None:
    found = said(read(DAMAGED[row]))
    differs = {key: (value, found.get(key)) for key, value in WHOLE.items() if found.get(key) != value}
    assert differs == {}


NOTED = [row for row in DAMAGED if row not in ("dirt behind the relay", "dirt at the end")]


@pytest.mark.parametrize("row", NOTED)
def test_what_was_mended_is_noted(row: str) -> None:
    codes = {found.code for found in read(DAMAGED[row]).diagnostics} - {one.code for one in read().diagnostics}
    assert codes


LEFT = {
    "a group on another day than the PAGE line": (("151719Z OCT", "251719i OCT"), "routing.sent_at", None),
    "another post in the banner": (("CONFIDENTIAL QUITO", "CONFIDENTIAL LIMA"), "mrn.station", "LIMA"),
    "an order that is not in force": (("12356:", "11652:"), "body.executive_order.number", 11652),
    "a number unlike the order": (("E.O. 12356:", "E.O. 98765:"), "body.executive_order.number", None),
    "a word before an addressee": (("INFO AMEMBASSY BOGOTA", "ALSO AMEMBASSY BOGOTA"), "routing.info", ()),
    "an agency at a post": (("USIA WASHDC PRIORITY", "USIA LIMA PRIORITY"), "routing.info.1.name", "USIA LIMA"),
    "the Department as it was typed": (("WASHDC IMM", "WASH DC IMM"), "routing.to.0.name", "SECSTATE WASH DC"),
    "a total with another code": (("/023 W", "/023 44"), "header.distribution.total", None),
    "words of the text over a PAGE line": (("\nCONFIDENTIAL\n\nPAGE", "\nSECRETARY\n\nPAGE"), "text", "SECRETARY"),
    "a TAG that may be two": (("PREL", "PRE#"), "body.tags.0.code", None),
    "a word that two words fit": (("SYNTHETIC LAKE", "SPtCIAL LAKE"), "body.subject", "A SPtCIAL LAKE"),
    "letters that changed places": (("SYNTHETIC LAKE", "CONFIDENTAIL LAKE"), "body.subject", "A CONFIDENTAIL LAKE"),
    "a letter that was lost": (("SYNTHETIC LAKE", "CONFDENTIAL LAKE"), "body.subject", "A CONFDENTIAL LAKE"),
    "a letter of another shape": (("SYNTHETIC LAKE", "CONFUDENTIAL LAKE"), "body.subject", "A CONFUDENTIAL LAKE"),
    "a known word": (("SYNTHETIC LAKE", "BLUE LANE"), "body.subject", "A BLUE LANE"),
    "an unknown name": (("SYNTHETIC LAKE", "QVXLRR LAKE"), "body.subject", "A QVXLRR LAKE"),
    "a mark between two unknown words": (("AMEMBASSY BOGOTA", "XANADU.QVXL"), "routing.info.0.name", "XANADU.QVXL"),
    "a word above PAGE 01": (("ADP301\nCONFIDENTIAL", "ADP301\nTHE LAKE"), "header.classification", None),
    "a banner of words": (("CONFIDENTIAL QUITO 05121", "REPLY TO QUITO 05121"), "body.classification", "REPLY TO"),
    "a relay of which only the suffix is left": (("037734  151727Z", "3Si53 1  1517272"), "header.relay.suffix", None),
    "a relay of which only the time is left": (
        ("037734  151727Z /44", "3Si53 1  151727Z /SS"),
        "header.relay.time",
        None,
    ),
    "an order without an exemption": (("12356: DECL: OADR", "1235e: LAKE"), "body.executive_order.text", "LAKE"),
    "dirt before the first paragraph": (("7021\n\n1. CONF", "7021\n.1. CONF"), "text", ".1. CONFIDENTIAL - ENTIRE"),
    "a word that begins like the label": (("SUBJECT: A SYNTHETIC", "SUBJECTIVELY SYNTHETIC"), "body.subject", None),
    "another classification": (("CONFIDENTIAL QUITO", "SECRFT QUITO"), "body.classification", "SECRET"),
    "an addressee unlike the Department": (("SECSTATE WASHDC", "SALTOMAR"), "routing.to.0.name", "SALTOMAR"),
    "a letter before an unknown addressee": (("AMEMBASSY BOGOTA", "QVXLRR"), "routing.info.0.post", None),
    "a word of English as the label": (("SUBJECT: A SYNTHETIC", "SUSPECT A SYNTHETIC"), "body.subject", None),
    "the same in another form": (("SUBJECT: A SYNTHETIC", "SUBJECTS OF THE"), "body.subject", None),
    "a second sender with dirt": (
        ("QUITO\nTO", "QUITO\n} FM AMEMBASSY LIMA\nTO"),
        "routing.from.name",
        "AMEMBASSY QUITO",
    ),
    "a paragraph above a reference": (("TAGS: PREL, PARM, EC\nSUB", "5.0. 12366: X\nSUB"), "body.tags", ()),
}


@pytest.mark.parametrize("row", LEFT)
def test_what_nothing_proves_is_left(row: str) -> None:
    change, path, value = LEFT[row]
    cable = read(change)
    if path == "text":
        assert value in (cable.body.text or "")
    else:
        found = {key.strip("."): one for key, one in said(cable).items()}
        assert (found.get(path) or None) == (value or None) or path not in found


@pytest.mark.parametrize("row", ["DINFO QVXLRR", "IMFG QVXLRR", "1NF0 QVXLRR", "GNRO USCINCSO"])
def test_addressees_below_what_is_left_of_info_are_no_action_addressees(row: str) -> None:
    routing = read(("INFO AMEMBASSY BOGOTA", row)).routing
    assert [each.name for each in routing.to] == ["SECSTATE WASHDC", "AMEMBASSY LIMA"]
    assert [each.name for each in routing.info] == [row.split()[1], "USIA WASHDC"]


@pytest.mark.parametrize("row", ["RZ3", "N C G J V Q TTRCM 05121", "LIGHTHOUSE"])
def test_rows_that_name_nobody_are_left_out(row: str) -> None:
    cable = read(("USIA WASHDC PRIORITY 2958", row))
    assert [each.name for each in cable.routing.info] == ["AMEMBASSY BOGOTA"]
    assert "unknown-line" in {found.name for found in cable.diagnostics}


@pytest.mark.parametrize(
    ("label", "subject"),
    {
        "SUBJACTED A": "A SYNTHETIC LAKE",
        "SUBJACTED: A": "A SYNTHETIC LAKE",
        "SUBUECTX. A": "A SYNTHETIC LAKE",
        "SUBJECTI'A": "A SYNTHETIC LAKE",
        "SU8JECT A": "A SYNTHETIC LAKE",
    }.items(),
)
def test_no_letter_of_the_label_gets_into_the_subject(label: str, subject: str) -> None:
    assert read(("SUBJECT: A", label)).body.subject == subject


@pytest.mark.parametrize("words", ["CABLES SENT TO US BY", "THE AMBASSADOR ASKED FOR", "CALLS COME IN TO"])
def test_words_before_the_number_are_no_classification(words: str) -> None:
    assert read(("CONFIDENTIAL QUITO", f"{words} QUITO")).body.classification is None


def test_without_a_print_the_year_is_that_of_the_group() -> None:
    text = "\n".join(row for row in PRINT.split("\n") if not row.startswith(("TEXT OF", "ADP", "PAGE NO")))
    order = read(("E.O. 12356", "E.O. 1235e"), text=text).body.executive_order
    assert order is not None
    assert order.number == 12356


def test_in_a_year_of_two_orders_none_is_proved() -> None:
    text = PRINT.replace("86QUITO", "95QUITO").replace("OCT 86", "OCT 95")
    order = read(("E.O. 12356", "E.O. 12;56"), text=text).body.executive_order
    assert order is None or order.number is None


def test_a_telegram_repeated_in_the_text_is_its_own() -> None:
    quoted = "THE FOLLOWING TELEGRAM IS REPEATED: QUOTE: UNCLAS QUITO 05508\nE.O. 123WW/A\nTAGS: OVIP\n1. ONE.\nUNQUOTE"
    head = PRINT[: PRINT.index("EXDIS")]
    order = read(text=f"{head}{quoted}\nRIVERA\nCONFIDENTIAL\n\nNNNN\n").body.executive_order
    assert order is None


@pytest.mark.parametrize("line", ["Iscsrorr MASIADC", "FM SECSTATE WASHOZ"])
def test_the_sender_of_a_telegram_of_the_department(line: str) -> None:
    text = PRINT.replace("QUITO  05121  151725Z", "STATE  307648").replace("86QUITO 005121", "86STATE 307648")
    text = text.replace("ACTION ARA", "ORIGIN ARA").replace("QUITO 05121", "STATE 307648")
    text = text.replace("FM AMEMBASSY QUITO\nTO SECSTATE WASHDC", f"{line}\nTO AMEMBASSY QUITO")
    sender = read(text=text).routing.from_
    assert sender is not None
    assert sender.name == "SECSTATE WASHDC"


def test_mixed_case_is_no_dirt() -> None:
    text = PRINT.replace("2. THE LAKE IS BLUE.", "2. (U) The lake is blue, and so it was when we last saw it there.")
    text = text.replace("3. IT IS DEEP.", "3. (U) It is very deep, as all of the fishermen here have told us\nit is.")
    assert (read(text=text).body.text or "").endswith("it is.")


# --- dirt beside sound lines ------------------------------------------------------------------------

SOILED = {
    "dirt around the sender": ("FM AMEMBASSY QUITO", "} FM AMEMBASSY QUITO 4 af) ."),
    "dirt before an addressee": ("INFO AMEMBASSY BOGOTA PRIORITY", "_ INFO AMEMBASSY BOGOTA PRIORITY"),
    "what became of the dashes": ("------------------037734", "wee ew enn n nn wne 2--037734"),
    "the label of the order": ("E.O. 12356: DECL", "Es. 12356: DECL"),
    "dirt behind TAGS": ("PREL, PARM, EC", "PREL, PARM, EC | Eee lp }) 723 : la"),
    "dirt behind the subject": ("A SYNTHETIC LAKE", "A SYNTHETIC LAKE \u2014 a el LS ic 4"),
    "specks between the lines": ("REFS:", "cet |\nREFS:"),
}


@pytest.mark.parametrize("row", SOILED)
def test_a_line_with_dirt_beside_it_is_read(row: str) -> None:
    found = said(read(SOILED[row]))
    assert {key: (value, found.get(key)) for key, value in WHOLE.items() if found.get(key) != value} == {}


SOUND = {
    "a person among TAGS": ("PREL, PARM, EC", "PREL, OVIP (ROWNY, EDWARD), EC", "body.tags.3.code", "EC"),
    "a code behind a mark": ("PREL, PARM, EC", "PREL, EC | PARM", "body.tags.2.code", "PARM"),
    "words behind a dash": ("A SYNTHETIC LAKE", "A LAKE - ITS SHORE", "body.subject", "A LAKE - ITS SHORE"),
    "a mixed subject": ("A SYNTHETIC LAKE", "A LAKE ~ The SHORE", "body.subject", "A LAKE ~ The SHORE"),
    "an order of another year": ("E.O. 12356: DECL", "Es. 12958: DECL", "body.executive_order.number", None),
    "an addressee nobody knows": (
        "INFO AMEMBASSY BOGOTA",
        "_ INFO AMEMBASSY XANADU 4 af)",
        "routing.info.0.post",
        None,
    ),
}


@pytest.mark.parametrize("row", SOUND)
def test_what_is_no_dirt_stays(row: str) -> None:
    old, new, path, value = SOUND[row]
    found = {key.strip("."): one for key, one in said(read((old, new))).items()}
    assert found.get(path) == value


def test_a_letter_of_another_shape_is_read_where_more_lines_are_damaged() -> None:
    cable = read(
        ("SYNTHETIC LAKE", "CONFUDENTIAL LAKE"),
        ("INFO AMEMBASSY", "'INFO AMEMBASSY"),
        ("O 151719Z", "o I51719Z"),
        ("TAGS: PREL", "TAGS: •PREL"),
    )
    assert cable.body.subject == "A CONFIDENTIAL LAKE"
