"""Labels that are damaged, and lines that hold two (format guide 5 and 6)."""

import pytest
from layouts import body, cable
from reading import cut, kind_of, lines_of

from cablekit import parse
from cablekit.fields import registry


def label_kind(text: str) -> str | None:
    """The kind of a line that opens with a label of the cluster E.O., TAGS, SUBJECT, REF."""
    claim = registry.opens(text, None)
    return claim.kind if claim is not None and claim.kind in registry.CLUSTER else None


DAMAGED = {
    "a letter put in, SUBJ": ("SUBJT: THE ROAD", "subject"),
    "a letter put in, SUBJECT": ("SUBJECCT: THE ROAD", "subject"),
    "a letter lost": ("SUBJET: THE ROAD", "subject"),
    "two letters changed places": ("SBUJECT: THE ROAD", "subject"),
    "a letter changed": ("SU¿JECT: THE ROAD", "subject"),
    "TAGS with codes": ("TGAS: EAID, EC", "tags"),
    "TAGS, a letter changed": ("TAGE: EAID, EC", "tags"),
    "REF, a letter put in": ("REFT: DACCA 4000", "reference"),
    "REFTEL": ("REFEL: DACCA 4000", "reference"),
}
NO_LABEL = {
    "what stands behind TAGS must be codes": "TASS: THE ROAD IS CLOSED TODAY",
    "what stands behind REF must be cited": "REFT: THE ROAD IS CLOSED",
    "a short label lacks no letter": "TGS: EAID, EC",
    "no letter of REF may be another": "REP: STATE 1",
    "too far away": "SUMMARY: THE ROAD",
    "two letters that changed places far apart": "JUBSECT: THE ROAD",
    "no mark": "SUBJT THE ROAD",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_label_is_told_by_a_letter(name: str) -> None:
    line, kind = DAMAGED[name]
    assert label_kind(line) == kind


@pytest.mark.parametrize("name", NO_LABEL)
def test_a_word_before_a_colon_is_no_label(name: str) -> None:
    assert label_kind(NO_LABEL[name]) is None


def test_what_stands_behind_a_damaged_label_is_read() -> None:
    cable_ = parse(cable(tags="TGAS: EAID, EC", subject="SUBJT: THE ROAD\n", reference="REFT: DACCA 4000\n"))
    assert [tag.code for tag in cable_.body.tags] == ["EAID", "EC"]
    assert cable_.body.subject == "THE ROAD"
    assert [one.raw for one in cable_.body.references] == ["DACCA 4000"]
    notes = [one for one in cable_.diagnostics if one.name == "label-damaged"]
    assert [one.message for one in notes] == [
        "'TGAS: EAID, EC' is read as 'TAGS: EAID, EC'",
        "'SUBJT: THE ROAD' is read as 'SUBJ: THE ROAD'",
        "'REFT: DACCA 4000' is read as 'REF: DACCA 4000'",
    ]


def test_nothing_is_noted_and_nothing_cut_where_all_labels_are_whole() -> None:
    claims = cut(cable()).lines.claims.values()
    assert [claim for claim in claims if claim.note is not None or claim.then is not None] == []


def test_a_word_like_a_label_that_stands_already_is_text() -> None:
    text = body("TASS: EAID, EC", reference="")
    assert lines_of(text, "text") == ["TASS: EAID, EC"]


ROUTING = {
    "O for TO": ("to", "O SECSTATE WASHDC IMMEDIATE 3344", "to", "SECSTATE WASHDC"),
    "T for TO": ("to", "T SECSTATE WASHDC", "to", "SECSTATE WASHDC"),
    "NFO for INFO": ("info", "NFO AMEMBASSY ISLAMABAD\n", "info", "AMEMBASSY ISLAMABAD"),
    "a letter changed in INFO": ("info", "JNFO AMEMBASSY ISLAMABAD\n", "info", "AMEMBASSY ISLAMABAD"),
}


@pytest.mark.parametrize("name", ROUTING)
def test_a_damaged_label_before_an_addressee(name: str) -> None:
    part, line, kind, addressee = ROUTING[name]
    text = cable(**{part: line})
    assert kind_of(text, line) == kind
    routing = parse(text).routing
    assert [one.name for one in getattr(routing, kind)] == [addressee]


def test_a_damaged_fm() -> None:
    sender = parse(cable(from_="F¿ AMEMBASSY QUITO")).routing.from_
    assert sender is not None
    assert (sender.raw, sender.post) == ("AMEMBASSY QUITO", "QUITO")


def test_fm_and_to_on_one_line() -> None:
    text = cable(from_="FM SECSTATE WASHDC TO USDEL SECRETARY IMMEDIATE", to="AMEMBASSY LIMA", info="")
    routing = parse(text).routing
    assert routing.from_ is not None
    assert routing.from_.raw == "SECSTATE WASHDC"
    assert [one.raw for one in routing.to] == ["USDEL SECRETARY IMMEDIATE", "AMEMBASSY LIMA"]


def test_to_and_info_on_one_line() -> None:
    routing = parse(cable(to="TO SECSTATE WASHDC 12 INFO AMEMBASSY LIMA", info="JCS\n")).routing
    assert [one.raw for one in routing.to] == ["SECSTATE WASHDC 12"]
    assert [one.raw for one in routing.info] == ["AMEMBASSY LIMA", "JCS"]


def test_a_damaged_label_before_another_on_its_line() -> None:
    cable_ = parse(cable(to="O SECSTATE WASHDC INFO AMEMBASSY LIMA", info=""))
    assert [one.raw for one in cable_.routing.to] == ["SECSTATE WASHDC"]
    assert [one.raw for one in cable_.routing.info] == ["AMEMBASSY LIMA"]
    (note,) = [one for one in cable_.diagnostics if one.name == "label-damaged"]
    assert note.message == "'O SECSTATE WASHDC INFO AMEMBASSY LIMA' is read as 'TO SECSTATE WASHDC'"


def test_what_goes_on_with_the_addressees_above_before_another_label() -> None:
    routing = parse(cable(to="TO SECSTATE WASHDC\nAMEMBASSY BONN INFO AMEMBASSY LIMA", info="")).routing
    assert [one.raw for one in routing.to] == ["SECSTATE WASHDC", "AMEMBASSY BONN"]
    assert [one.raw for one in routing.info] == ["AMEMBASSY LIMA"]


def test_half_a_date_time_group_before_another_label() -> None:
    """A piece that says nothing by itself keeps the finding of the whole line."""
    cable_ = parse(cable(dtg="", from_="FM AMEMBASSY QUITO\nR 12345 INFO AMEMBASSY LIMA", info=""))
    assert [one.raw for one in cable_.routing.info] == ["AMEMBASSY LIMA"]
    assert (cable_.routing.precedence.action, cable_.routing.sent_at) == ("ROUTINE", None)


GLUED = {
    "TAGS behind the order": (
        {"order": "E.O. 11652: GDS TAGS: EAID, EC", "tags": ""},
        ("E.O. 11652: GDS", ["EAID", "EC"], "SYNTHETIC ROAD TO THE LANDING", ["STATE 151302"]),
    ),
    "TAGS behind the subject": (
        {"subject": "SUBJECT: THE ROAD TAGS: EAID, EC\n", "tags": ""},
        ("E.O. 11652: GDS", ["EAID", "EC"], "THE ROAD", ["STATE 151302"]),
    ),
    "the subject behind TAGS, on two lines": (
        {"tags": "TAGS: EAID, EC SUBJECT: THE ROAD TO THE UPPER", "subject": "LANDING\n"},
        ("E.O. 11652: GDS", ["EAID", "EC"], "THE ROAD TO THE UPPER LANDING", ["STATE 151302"]),
    ),
    "all on one line": (
        {"order": "E.O. 11652: GDS TAGS: EC SUBJ: THE ROAD REF: LIMA 2\n", "tags": "", "subject": "", "reference": ""},
        ("E.O. 11652: GDS", ["EC"], "THE ROAD", ["LIMA 2"]),
    ),
    "REF before what is no citation": (
        {"subject": "SUBJECT: OFFER REF: TENDER\n"},
        ("E.O. 11652: GDS", ["EAID", "EAGR", "EC"], "OFFER REF: TENDER", ["STATE 151302"]),
    ),
    "TAGS of which none is known, before the subject": (
        {"tags": "TAGS XX SUBJ: PFOR, EC", "subject": ""},
        ("E.O. 11652: GDS", ["XX"], "PFOR, EC", ["STATE 151302"]),
    ),
    "TAGS inside a line that goes on with the order": (
        {"order": "E.O. 11652: XGDS-2 (MARCHBANKS,\nELEANOR R.) TAGS: EAID, EC", "tags": ""},
        (
            "E.O. 11652: XGDS-2 (MARCHBANKS, ELEANOR R.)",
            ["EAID", "EC"],
            "SYNTHETIC ROAD TO THE LANDING",
            ["STATE 151302"],
        ),
    ),
    "REF inside a line that goes on with a bare subject": (
        {"subject": "SUBJECT:\nTHE ROAD REF: LIMA 2\n", "reference": ""},
        ("E.O. 11652: GDS", ["EAID", "EAGR", "EC"], "THE ROAD", ["LIMA 2"]),
    ),
    "REFS inside a line that goes on with the list": (
        {"reference": "REF: A) STATE 151302; (B) OSLO\n     5; LIMA 2 REFS: (C) LIMA 3\n"},
        (
            "E.O. 11652: GDS",
            ["EAID", "EAGR", "EC"],
            "SYNTHETIC ROAD TO THE LANDING",
            ["STATE 151302", "OSLO 5", "LIMA 2", "LIMA 3"],
        ),
    ),
    "REF before a citation, twice": (
        {"reference": "REF: STATE 151302 REF: LIMA 2\n"},
        ("E.O. 11652: GDS", ["EAID", "EAGR", "EC"], "SYNTHETIC ROAD TO THE LANDING", ["STATE 151302", "LIMA 2"]),
    ),
    "the order behind TAGS": (
        {"order": "", "tags": "TAGS: EAID, EC E.O. 11652: GDS"},
        ("E.O. 11652: GDS", ["EAID", "EC"], "SYNTHETIC ROAD TO THE LANDING", ["STATE 151302"]),
    ),
}


@pytest.mark.parametrize("name", GLUED)
def test_a_second_label_on_a_line(name: str) -> None:
    parts, expected = GLUED[name]
    read = parse(cable(**parts)).body
    assert read.executive_order is not None
    found = (
        read.executive_order.raw,
        [tag.code for tag in read.tags],
        read.subject,
        [one.raw for one in read.references],
    )
    assert found == expected
    assert (read.text or "").startswith("1. BOARD MET")


def test_a_line_that_asks_to_pass_and_is_all_of_the_message_is_text() -> None:
    read = parse(cable(reference="", text="PLEASE PASS HUROK.", signature="\nDUBS\n")).body
    assert (read.text, read.passing, read.signature) == ("PLEASE PASS HUROK.", [], "DUBS")
