"""Documents of Foreign Relations: volumes of before 1952, labels on one line, notes, web pages. All invented."""

import pytest

from cablekit.api import Parsed, parse_all
from cablekit.frames.frus_addressed import of_note
from cablekit.model import Addressee, Cable


def one(text: str) -> Parsed:
    (parsed,) = parse_all(text)
    return parsed


OLD = """{paper}

{heading}

{below}

{text}

{signer}
"""


def old(
    paper: str = "840.48/6-1247: Telegram",
    heading: str = "The Ambassador in Peru (Quillfeather) to the Secretary of State",
    below: str = "confidential\n\nLima, June 12, 1947\u20144 p.m.",
    text: str = "611. Synthetic. The harbor lights are lit.",
    signer: str = "Quillfeather",
) -> Cable:
    return one(OLD.format(paper=paper, heading=heading, below=below, text=text, signer=signer)).cable


@pytest.mark.parametrize(
    "paper",
    [
        "840.48/6-1247: Telegram",
        "840.48/6\u20131247: Telegram",
        "123 Roe, Jane G.: Telegram",
        "852.75 National Lamp Co./318: Telegram",
        "Harbor Files: Telegram",
        "711.00111 Unlawful Shipments/211: Circular Telegram",
    ],
)
def test_the_number_of_the_paper_opens_a_document(paper: str) -> None:
    cable = old(paper)
    assert cable.source.frame == "frus"
    assert (cable.mrn.station, cable.mrn.number) == ("LIMA", 611) if cable.mrn else False
    assert str(cable.date.value if cable.date else None) == "1947-06-12"
    assert (cable.header.classification, cable.body.signature) == ("CONFIDENTIAL", "Quillfeather")
    assert cable.body.text == "Synthetic. The harbor lights are lit."
    assert cable.document_number == "1947LIMA00611"


HEADINGS = {
    "The Ambassador in Peru ( Quillfeather ) to the Secretary of State": (
        "Ambassador in Peru (Quillfeather)",
        "Secretary of State",
        "LIMA",
    ),
    "The Secretary of State to the Ambassador in Peru ( Quillfeather )": (
        "Secretary of State",
        "Ambassador in Peru (Quillfeather)",
        "STATE",
    ),
    "The Secretary of State to the Embassy in Peru": ("Secretary of State", "Embassy in Peru", "STATE"),
    "The Acting Secretary of State to the Consul at Basra (Roe)": (
        "Acting Secretary of State",
        "Consul at Basra (Roe)",
        "STATE",
    ),
    "The Charg\u00e9 in Peru (Doe) to the Secretary of State1": (
        "Charg\u00e9 in Peru (Doe)",
        "Secretary of State",
        "LIMA",
    ),
    "The Secretary of State to the Acting Secretary of State (Roe)": (
        "Secretary of State",
        "Acting Secretary of State (Roe)",
        None,
    ),
    "President Roe to the Secretary of State": ("President Roe", "Secretary of State", None),
    "The Minister in Nowhere (Roe) to the Secretary of State": (
        "Minister in Nowhere (Roe)",
        "Secretary of State",
        "LIMA",
    ),
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_sender_and_addressee_of_an_old_heading(heading: str) -> None:
    cable = old(heading=heading)
    sender, to, station = HEADINGS[heading]
    assert cable.routing.from_ is not None
    assert cable.routing.from_.name == sender
    assert [addressee.name for addressee in cable.routing.to] == [to]
    assert cable.mrn is not None
    assert (cable.mrn.station, cable.mrn.number) == (station, 611)


BELOW = {
    "top secret\nus urgent": ("TOP SECRET", None),
    "secret": ("SECRET", None),
    "restricted\npriority": ("RESTRICTED", "PRIORITY"),
    "confidential  us urgent": ("CONFIDENTIAL", None),
    "Official Use Only niact": ("OFFICIAL USE ONLY", None),
    "secret immediate": ("SECRET", "IMMEDIATE"),
    "plain": (None, None),
    "priority": (None, "PRIORITY"),
    "[Telegram]": (None, None),
}


@pytest.mark.parametrize("below", BELOW)
def test_marks_below_an_old_heading(below: str) -> None:
    cable = old(below=f"{below}\nLima, June 12, 1947\u20144\np.m.\n[Received June 12\u201411:52 p.m.]")
    word, degree = BELOW[below]
    assert (cable.header.classification, cable.routing.precedence.action) == (word, degree)
    assert str(cable.date.value if cable.date else None) == "1947-06-12"
    assert cable.header.received is not None
    assert cable.header.received.raw == "June 12\u201411:52 p.m."
    assert cable.body.text == "Synthetic. The harbor lights are lit."


def test_the_head_of_a_mission_without_a_year_is_open() -> None:
    cable = old(below="secret")
    assert (cable.mrn.station if cable.mrn else "") is None
    assert cable.document_number is None


NOTES = {
    "called in order": ("Lamps are lit.1 Boats sail.2", "  1. Not printed.\n  2. Jane Roe was Consul."),
    "counted by the page": ("Lamps are lit.86 Boats sail.87", "  1. Not printed.\n  2. No. 612."),
    "one of a page": ("Lamps are lit.31 Boats sail.", "  1. Not printed."),
    "one call lost": ("Lamps are lit.1 Boats 3112 sail.3", "  1. Not printed.\n  2. Jane.\n  3. No. 612."),
    "one": ("Lamps are lit.1 Boats sail.", "1. Not printed."),
    "with an arrow": ("Lamps are lit. Boats sail.", "- Jane Roe was Consul.\u21a9"),
}


@pytest.mark.parametrize("name", NOTES)
def test_notes_without_a_source_note(name: str) -> None:
    text, notes = NOTES[name]
    cable = one(
        OLD.format(
            paper="Files: Telegram",
            heading="The Secretary of State to the Embassy in Peru",
            below="secret",
            text=f"611. {text}",
            signer=f"Roe\n{notes}",
        )
    ).cable
    assert "Not printed" not in (cable.body.text or "")
    assert (cable.body.text or "").startswith("Lamps are lit. Boats")
    assert "Jane" not in (cable.body.text or "")
    assert cable.body.signature == "Roe"


def test_the_number_of_a_document_may_be_above_an_old_heading() -> None:
    cable = old("Lima Embassy Files: Telegram\n\nNo. 1247", below="top secret")
    assert (cable.header.classification, cable.source.frame) == ("TOP SECRET", "frus")


@pytest.mark.parametrize(
    "text", ["611. [less than 1 line not declassified] called.", "611. \u201cLamps\u201d are lit."]
)
def test_the_number_before_an_excision_or_a_quotation(text: str) -> None:
    cable = old(text=text)
    assert (cable.mrn.number if cable.mrn else None) == 611


def test_numbered_paragraphs_are_no_notes() -> None:
    cable = old(text="611. Do this:\n\n1. Count the lamps.\n\n2. Count the boats.", signer="")
    assert (cable.body.text or "").endswith("2. Count the boats.")


@pytest.mark.parametrize(
    "text",
    [
        "Files: Telegram\n\nWe went to the harbor.\n",
        "See the file: Telegram\nThe Ambassador went to Peru.\n",
        "840.48/6-1247: Airgram\n\nThe Ambassador in Peru to the Secretary of State\n",
        "The Ambassador in Peru to the Secretary of State\n\n1. Words.\n",
    ],
)
def test_other_texts_are_no_documents_of_the_series(text: str) -> None:
    assert one(text).cable.source.frame != "frus"


# --- headings with numbers --------------------------------------------------------------------------

NUMBERED = """{heading}

Quito, March 3, 1976, 1255Z.

{text}

1. Source: National Archives, RG 59, Files. Secret; Priority.
{notes}"""


def test_a_note_that_begins_as_a_heading_opens_no_document() -> None:
    text = NUMBERED.format(
        heading="12. Telegram From the Embassy in Ecuador to the Department of State1",
        text="88. Lamps are lit.2 Boats sail.3 So do we.4",
        notes="2. Not printed.\n3. Telegram 90 from Quito, March 4, reported the same.\n4. Telegram 91 to Quito.\n",
    )
    [parsed] = parse_all(text)
    assert parsed.cable.body.text == "Lamps are lit. Boats sail. So do we."


def test_documents_one_and_two_of_a_volume_are_two() -> None:
    first = NUMBERED.format(
        heading="1. Telegram From the Embassy in Ecuador to the Department of State1", text="88. Lamps.", notes=""
    )
    second = NUMBERED.format(
        heading="2. Telegram From the Department of State to the Embassy in Ecuador1", text="99. Boats.", notes=""
    )
    assert [parsed.cable.mrn.number for parsed in parse_all(first + second) if parsed.cable.mrn] == [88, 99]


SERIES = {
    "187. Telegram Secto 18002 From Secretary of State Roe to the Embassy in Ecuador1": ("SECTO 18002", None),
    "187. Telegram Tosec 5 From the Department of State to Secretary of State Roe1": ("TOSEC 5", None),
    "187. Telegram 119413/Tosec 110023 From the Department of State to the Embassy in Ecuador1": (None, 119413),
    "187. Telegram Hakto 14 From Roe to Doe1": ("HAKTO 14", None),
    "187. Telegram Polto 123 From the Mission to NATO to the Department of State1": ("POLTO 123", None),
}


@pytest.mark.parametrize("heading", SERIES)
def test_numbers_of_a_series_in_a_heading(heading: str) -> None:
    cable = one(NUMBERED.format(heading=heading, text="Lamps.", notes="")).cable
    mrn = cable.mrn
    assert ((mrn.series, mrn.number) if mrn else (None, None)) == SERIES[heading]
    assert cable.routing.from_ is not None


def test_a_heading_without_a_source_note_is_enough() -> None:
    text = "437. Telegram 5584 From the Embassy in Ecuador to the Department of State1 2\nQuito, May 3, 1972, 1255Z\n"
    cable = one(f"{text}- Lamps\n- 1.\n- They are lit.\n- 2.\n- Boats sail.\n").cable
    assert (cable.source.frame, cable.document_number) == ("frus", "1972QUITO05584")
    assert cable.body.text == "Lamps\n1.\nThey are lit.\n2.\nBoats sail."


LABELS = {
    "Subject: Lamps of the Harbor. Ref: (A) State 211870; (B) Quito 87.": ("Lamps of the Harbor", ["211870", "87"]),
    "Subject: Lamps. Quito 87 and 86. We agree that all of them should be lit before the rains.": ("Lamps", []),
    "Subj: Talks With Gen. Roe on the Lamps of the Harbor and of the Northern Coast": (
        "Talks With Gen. Roe on the Lamps of the Harbor and of the Northern Coast",
        [],
    ),
    "Subject: Lamps in the U.S. Ref: Quito 87.": ("Lamps in the U.S.", ["87"]),
    "Ref: Quito 87. Subject: Lamps.": ("Lamps", ["87"]),
    "Subject: Lamps.\n\nRef: Quito 87.": ("Lamps", ["87"]),
    "Ref:\n\n\u2022 Quito 87\n\nSubj:\n\n\u2022 Lamps": ("Lamps", ["87"]),
    "Refs: A. Quito 87. B. Quito 86.": (None, ["87", "86"]),
    "Subject: Lamps": ("Lamps", []),
    "Subject: The Lamps at No. 4 Pier and the Boats That Bring Their Oil From Manta": (
        "The Lamps at No. 4 Pier and the Boats That Bring Their Oil From Manta",
        [],
    ),
}


@pytest.mark.parametrize("labels", LABELS)
def test_labels_on_one_line(labels: str) -> None:
    heading = "88. Telegram {}From the Embassy in Ecuador to the Department of State1"
    for number, opening in (("5230 ", ""), ("", "5230. ")):
        text = NUMBERED.format(heading=heading.format(number), text=f"{opening}{labels}\n\n1. All are lit.", notes="")
        cable = one(text).cable
        subject, cited = LABELS[labels]
        assert cable.body.subject == subject
        assert [reference.number for reference in cable.body.references] == cited
        assert (cable.mrn.number if cable.mrn else None) == 5230
        assert (cable.body.text or "").endswith("1. All are lit.")


def test_restricted_is_a_classification() -> None:
    text = NUMBERED.format(
        heading="88. Telegram From the Embassy in Ecuador to the Department of State1", text="4. Lamps.", notes=""
    )
    cable = one(text.replace("Secret; Priority.", "Restricted; NIACT. Drafted by Roe and repeated to Lima.")).cable
    assert (cable.header.classification, cable.header.drafted_by.name if cable.header.drafted_by else None) == (
        "RESTRICTED",
        "Roe",
    )


# --- to whom a document was repeated ----------------------------------------------------------------

REPEATED = {
    "Repeated to Lima.": "Lima",
    "Repeated to Lima, Bogota, and CINCPAC for POLAD.": "Lima; Bogota; CINCPAC",
    "Repeated Flash to Lima and Bogota.": "Lima FLASH; Bogota FLASH",
    "Repeated Immediate to the Mission to NATO and to Lima.": "Mission to NATO IMMEDIATE; Lima IMMEDIATE",
    "Sent for information Priority to Lima and the White House.": "Lima PRIORITY; White House PRIORITY",
    "Repeated for information to Lima and Dar es Salaam.": "Lima; Dar es Salaam",
    "Repeated to Lima as telegram 22 and to Bogota as telegram 196.": "Lima 22; Bogota 196",
    "Repeated flash to Lima and Bogota for Roe, who was in town.": "Lima FLASH; Bogota FLASH",
    "Repeated to 2d Air Division, USUN for Roe, and Lima for Doe, Poe, and Moe.": "2d Air Division; USUN; Lima",
    "Copies were also sent to Lima exclusive for Roe and Doe.": "",
    "Repeated to Lima, where it was read.": "Lima",
    "Repeated to Lima unnumbered, to Bogota as 885, and to London as 48.": "Lima; Bogota 885; London 48",
    "Repeated exclusive to Lima for Roe and Bogota for Doe.": "Lima; Bogota",
    "Repeated to other interested posts.": "",
    "It was repeated in the press.": "",
    "A copy was sent to Roe.": "",
}


def shown(some: list[Addressee]) -> str:
    return "; ".join(" ".join(str(part) for part in (one.name, one.precedence, one.number) if part) for one in some)


@pytest.mark.parametrize("sentence", REPEATED)
def test_to_whom_the_source_note_says_it_was_repeated(sentence: str) -> None:
    text = NUMBERED.format(
        heading="88. Telegram From the Embassy in Ecuador to the Department of State1", text="4. Lamps.", notes=""
    )
    routing = one(text.replace("Priority.", f"Priority. {sentence}")).cable.routing
    assert shown(routing.info) == REPEATED[sentence]
    assert [each.name for each in routing.to] == ["Department of State"]


@pytest.mark.parametrize(("times", "read"), [(9, 91), (30, 0)])
def test_a_long_list_of_addressees_is_read_to_its_end_or_not_at_all(times: int, read: int) -> None:
    posts = ["Lima", "Bogota", "Quito", "London", "Paris", "Bonn", "Rome", "Madrid", "Lisbon", "Ottawa"] * times
    note = f"Repeated to {', '.join(posts)}, and Tokyo"
    for end in ("", ".", ". Passed to USUN."):
        assert len(list(of_note(note + end))) == read


def test_whom_else_it_was_sent_to_is_an_addressee() -> None:
    text = NUMBERED.format(
        heading="88. Telegram From the Embassy in Ecuador to the Department of State1", text="4. Lamps.", notes=""
    )
    routing = one(text.replace("Priority.", "Priority. Also sent to Lima and repeated to Bogota.")).cable.routing
    assert [each.name for each in routing.to] == ["Department of State", "Lima"]
    assert [(each.name, each.raw, each.post) for each in routing.info] == [("Bogota", "Bogota", "BOGOTA")]


LAST_LINES = {
    "Sent Lima as 611; repeated to Bogota as 1959.": "Bogota 1959",
    "Sent Lima 577, rptd Bogota 4062, London 6012, and Bonn 1481.": "Bogota 4062; London 6012; Bonn 1481",
    "Sent to Lima. Repeated to Bogota and London.": "Bogota; London",
    "Sent Dept as 611, repeated Bogota as 306, London as 108.": "Bogota 306; London 108",
    "Repeated to the Ambassador.": "Ambassador",
    "Sent London, rptd Lima 89 Bogota 44 Bonn 48.": "Lima 89; Bogota 44; Bonn 48",
    "To Dept 611 rptd Bogota 254.": "Bogota 254",
    "To Roe they repeated Doe.": "",
    "To Lima it is what they repeated to Bogota.": "",
    "Rptd info: Amembassy Lima 282; USUN 150.": "Amembassy Lima 282; USUN 150",
    "Repeated info Bogota.": "Bogota",
    "Repeat to Bogota and mail copy to London.": "",
    "Repeated requests were made to the Ambassador.": "",
    "Sent to Lima by mail.": "",
    "Repeated that the lamps are lit.": "",
}


@pytest.mark.parametrize("last", LAST_LINES)
@pytest.mark.parametrize("signer", ["", "Quillfeather"])
def test_to_whom_the_last_line_says_it_was_repeated(last: str, signer: str) -> None:
    cable = old(text=f"611. Lamps are lit.\n\n{last}", signer=signer)
    assert shown(cable.routing.info) == LAST_LINES[last]
    assert cable.body.text == ("Lamps are lit." if LAST_LINES[last] else f"Lamps are lit.\n\n{last}")
    assert cable.body.signature == (signer or None)


@pytest.mark.parametrize("arrow", ["", "\u21a9"])
def test_a_note_of_before_1952_on_addressees_and_drafting(arrow: str) -> None:
    bullet = "-" if arrow else "  1."
    drafted = "It was drafted by John C. Roe, Officer in Charge, and was approved by Doe."
    note = f"{bullet} Repeated to Bogota as telegram 38. {drafted}{arrow}"
    cable = old(
        heading="The Ambassador in Peru (Quillfeather) to the Secretary of State1",
        below="secret\nLima, June 12, 1947\u20144 p.m.",
        signer=f"Quillfeather\n{note}",
    )
    assert [(each.name, each.number) for each in cable.routing.info] == [("Bogota", 38)]
    assert (cable.header.classification, cable.body.signature) == ("SECRET", "Quillfeather")
    assert cable.header.drafted_by is not None
    assert cable.header.approved_by is not None
    assert (cable.header.drafted_by.name, cable.header.approved_by.name) == ("John C. Roe", "Doe")


# --- for whom ---------------------------------------------------------------------------------------

FOR_WHOM = {
    "For Ambassador from Secretary. Department agrees.": ["For Ambassador from Secretary."],
    "Eyes only for the Ambassador from Roe. Department agrees.": ["Eyes only for the Ambassador from Roe."],
    "Eyes alone Roe. Department agrees.": ["Eyes alone Roe."],
    "Exclusive for John Roe from Jane Doe. Department agrees.": ["Exclusive for John Roe from Jane Doe."],
    "Eyes Only for Ambassador. For Ambassador from Under Secretary Roe. Department agrees.": [
        "Eyes Only for Ambassador.",
        "For Ambassador from Under Secretary Roe.",
    ],
    "Eyes only for Ambassador Roe. From Doe, White House. Department agrees.": [
        "Eyes only for Ambassador Roe.",
        "From Doe, White House.",
    ],
    "For Amb. Department agrees.": ["For Amb."],
    "For Amb. Roe and Gen. Doe only. Department agrees.": ["For Amb. Roe and Gen. Doe only."],
    "Personal for the Secretary from Ambassador Roe. Department agrees.": [
        "Personal for the Secretary from Ambassador Roe."
    ],
    "CAS Quito pass to Roe from Doe. Department agrees.": ["CAS Quito pass to Roe from Doe."],
    "From Roe. Department agrees.": ["From Roe."],
    "For your information, lamps are lit. Department agrees.": [],
    "From the talks of Monday we learn this. Department agrees.": [],
    "For Roe this is new. Department agrees.": [],
    "Message from Roe. Department agrees.": [],
    "Following from Roe. Department agrees.": [],
    "Personal talks went well. Department agrees.": [],
}


@pytest.mark.parametrize("text", FOR_WHOM)
@pytest.mark.parametrize("number", ["12 ", ""])
def test_for_whom_a_text_is_before_it_begins(text: str, number: str) -> None:
    heading = f"88. Telegram {number}From the Department of State to the Embassy in Ecuador1"
    body = one(NUMBERED.format(heading=heading, text=f"12. {text}", notes="")).cable.body
    assert body.passing == FOR_WHOM[text]
    assert (body.text or "").endswith("Department agrees.")
    assert (body.text == "Department agrees.") == bool(FOR_WHOM[text])


# --- other forms of headings and openings -----------------------------------------------------------


def test_a_heading_on_two_lines_below_the_number_of_the_document() -> None:
    cable = old(
        "840.48/6-1247: Telegram\nNo. 1166",
        "The Ambassador in Peru (Quillfeather) to the\nDepartment of State1",
        "secret",
    )
    assert (cable.routing.from_.name if cable.routing.from_ else None) == "Ambassador in Peru (Quillfeather)"
    assert [each.name for each in cable.routing.to] == ["Department of State"]
    assert (cable.header.classification, cable.mrn.number if cable.mrn else None) == ("SECRET", 611)


@pytest.mark.parametrize("paper", ["File No. 861.00/661", "840.48/6-1247: Telegram\n\n[Extracts]"])
def test_papers_of_other_years_and_parts_of_papers(paper: str) -> None:
    cable = old(paper, "The Acting Secretary of State 1 to the Minister in Sweden ( Roe)", "")
    assert (cable.source.frame, cable.mrn.number if cable.mrn else None) == ("frus", 611)
    assert (cable.routing.from_.name if cable.routing.from_ else None) == "Acting Secretary of State"


def test_classification_and_place_on_one_line() -> None:
    cable = old(below="TOP SECRET                         LIMA, June 12, 1947-9 a. m.")
    assert (cable.header.classification, str(cable.date.value if cable.date else "")) == ("TOP SECRET", "1947-06-12")


@pytest.mark.parametrize(("number", "raw"), [("TEHE 686", "TEHE 686"), ("CAP 65036", "CAP 65036"), ("88", "88")])
def test_the_number_of_a_channel(number: str, raw: str) -> None:
    heading = "105. Telegram From the Station in Ecuador to the Central Intelligence Agency1"
    cable = one(NUMBERED.format(heading=heading, text=f"{number}. 1. Lamps.\n\n2. Boats.", notes="")).cable
    assert cable.mrn is not None
    assert (cable.mrn.raw, cable.mrn.number) == (raw, int(number.split()[-1]))
    assert cable.body.text == "1. Lamps.\n\n2. Boats."


def test_numbers_of_paragraphs_on_lines_of_their_own_are_no_number() -> None:
    heading = "105. Telegram From the Ambassador in Ecuador (Roe) to the Department of State1"
    cable = one(NUMBERED.format(heading=heading, text="1.\nLamps.\n2.\nBoats.", notes="")).cable
    assert cable.mrn is None
    assert (cable.body.text or "").startswith("1.\nLamps")


def test_a_telegram_of_before_1952_may_have_the_number_one() -> None:
    assert (cable.mrn.number if (cable := old(text="1. The lamps are lit.")).mrn else None) == 1


def test_two_addressees_of_a_heading() -> None:
    heading = "223. Telegram From the Department of State to the Embassy in Peru and the Liaison Office in China 1"
    routing = one(NUMBERED.format(heading=heading, text="12. Lamps.", notes="")).cable.routing
    assert [(each.name, each.number) for each in routing.to] == [
        ("Embassy in Peru", None),
        ("Liaison Office in China", None),
    ]


def test_a_place_line_that_is_cut_before_the_hour() -> None:
    text = NUMBERED.format(
        heading="76. Telegram From the Embassy in Ecuador to the Department of State1",
        text="5012. Subject: Lamps. Ref: Lima\u2019s 3936.2\n- 1.\n- All are lit.\n- 2.\n- Boats sail.3",
        notes="",
    ).replace("1255Z.", "\n1255Z.")
    cable = one(text.replace("1. Source", "- Source") + "\u21a9\n- Dated June 24.\u21a9\n- Not printed.\u21a9\n").cable
    assert (cable.document_number, cable.body.subject) == ("1976QUITO05012", "Lamps")
    assert [(each.station, each.number) for each in cable.body.references] == [("LIMA", "3936")]
    assert cable.body.text == "1.\nAll are lit.\n2.\nBoats sail."


CITED = {
    "Ref Lima 2420.2": ["2420"],
    "Ref A: Embtel 1288;2 Ref B: Lima 12;3 Ref D: Embtel 1271.4": ["1288", "12", "1271"],
    "Ref: Embtel 1730.2 Country Team and I have considered the lamps and the boats of all harbors.": ["1730"],
}


@pytest.mark.parametrize("labels", CITED)
def test_citations_on_the_line_of_the_number(labels: str) -> None:
    heading = "76. Telegram From the Embassy in Ecuador to the Department of State1"
    body = one(
        NUMBERED.format(heading=heading, text=f"12. {labels}\n\nLamps.", notes="").split("1. Source")[0]
    ).cable.body
    assert [each.number for each in body.references] == CITED[labels]
    assert (body.text or "").startswith("Country Team" if "Country" in labels else "Lamps.")


# --- old web pages: notes between strokes ------------------------------------------------------------

STROKES = """Foreign Relations, 1961-1963, Volume I
Documents 185-208

185. Telegram From the Embassy in Ecuador to the Department of State/1/

Quito, March 4, 1965, 10 a.m.

/1/Source: Department of State, Central Files, POL 27 S VIET Top Secret; Priority; Eyes Only. Repeated to Lima.

643. For Roe.

1. Your message contained in Deptel 533./2/

/2/Document 180.

2. I will comply with 1/2 of it.

{}"""


def test_notes_between_strokes() -> None:
    cable = one(STROKES.format("")).cable
    assert (cable.document_number, cable.header.classification) == ("1965QUITO00643", "TOP SECRET")
    assert (cable.routing.precedence.action, cable.body.captions) == ("PRIORITY", ["EYES ONLY"])
    assert [each.name for each in (*cable.routing.to, *cable.routing.info)] == ["Department of State", "Lima"]
    assert cable.body.passing == ["For Roe."]
    assert cable.body.text == "1. Your message contained in Deptel 533.\n\n2. I will comply with 1/2 of it."


NEXT = {
    "186. Memorandum From Roe to Doe/1/": True,
    "186. Editorial Note": True,
    "187. Memorandum From Roe to Doe/1/": False,
    "186. Lamps were lit/2/": False,
    "3. Memorandum follows.": False,
}


@pytest.mark.parametrize("heading", NEXT)
def test_the_next_document_may_be_no_telegram(heading: str) -> None:
    body = one(STROKES.format(f"{heading}\n\nWords of Roe.")).cable.body
    assert ("Words of Roe" not in (body.text or "")) == NEXT[heading]


def test_two_documents_of_such_a_page() -> None:
    second = STROKES.split("\n\n", 1)[1].replace("185.", "186.").replace("643.", "644.")
    assert [parsed.cable.mrn.number for parsed in parse_all(STROKES.format(second)) if parsed.cable.mrn] == [643, 644]


# --- calls that hide in numbers, notes that only the heading calls ------------------------------------

HIDDEN = {
    "4. Your 4782 is new. Lamps are lit.3": "Your 478 is new. Lamps are lit.",
    "4. See State 2210852 (Notal). Lamps are lit.3": "See State 221085 (Notal). Lamps are lit.",
    "4. Of 4782 and 5672 lamps some are lit.3": "Of 4782 and 5672 lamps some are lit.",
    "4. In 1972 lamps were lit.3": "In 1972 lamps were lit.",
    "4. All 4783 lamps are lit.2 So are boats.3": "All 4783 lamps are lit. So are boats.",
    "4. Lamps of G2 are lit.2 Of 4783, some.": "Lamps of G2 are lit. Of 478, some.",
}


@pytest.mark.parametrize("text", HIDDEN)
def test_a_call_hidden_in_a_number(text: str) -> None:
    heading = "88. Telegram From the Embassy in Ecuador to the Department of State1"
    cable = one(NUMBERED.format(heading=heading, text=text, notes="2. Not printed.\n3. See above.")).cable
    assert cable.body.text == HIDDEN[text]


def test_notes_that_the_heading_calls() -> None:
    note = "1. Drafted by G. McRoe Doe of the Office of Lamps and cleared with Roe, Poe, and Moe."
    cable = old(
        heading="The Secretary of State to the Embassy in Peru 1",
        text="3666. For Amb. Reurtels 3922,2 and 3925,3 Jan. 10. Lamps are lit.4",
        signer=f"Acheson\n{note}\n2. Document 139.\n3. Supra.\n4. Roe wrote: \u201cSeen.\u201d",
    )
    header = cable.header
    assert (header.drafted_by.name if header.drafted_by else None) == "G. McRoe Doe"
    assert [each.name for each in header.cleared_by] == ["Roe", "Poe", "Moe"]
    assert cable.body.text == "Reurtels 3922, and 3925, Jan. 10. Lamps are lit."
    assert (cable.body.passing, cable.body.signature) == (["For Amb."], "Acheson")


def test_a_series_after_the_number() -> None:
    cable = old(text="3347. Secdel 442. For Roe from Doe.11 Monday the lamps were lit.")
    assert cable.mrn is not None
    assert (cable.mrn.number, cable.mrn.series) == (3347, "SECDEL 442")
    assert (cable.body.passing, cable.body.text) == (["For Roe from Doe."], "Monday the lamps were lit.")


def test_a_number_below_for_whom_the_telegram_is() -> None:
    cable = old(text="Following for Tokyo:\n\n296. \u201cLamps are lit.\u201d")
    assert (cable.mrn.number if cable.mrn else None) == 296
    assert cable.body.passing == ["Following for Tokyo:"]


def test_the_place_of_the_head_of_a_mission_is_its_station() -> None:
    cable = old(heading="The Ambassador in-the Philippines (Roe) to the Secretary of State")
    assert (cable.mrn.station if cable.mrn else None) == "LIMA"


@pytest.mark.parametrize("heading", ["88. Telegram From the Embassy in Ecuador to the Department of State1"])
def test_paragraphs_below_a_heading_with_a_call_are_no_notes(heading: str) -> None:
    text = NUMBERED.format(
        heading=heading, text="3141. Subject: Lamps.\n\n1. Lamps are lit.\n\n2. Boats sail.", notes=""
    )
    assert one(text.split("\n1. Source")[0]).cable.body.text == "1. Lamps are lit.\n\n2. Boats sail."
    cable = old(
        heading="The Ambassador in Peru (Roe) to the Secretary of State1",
        text="611. Do this:\n\n1. Count the lamps.\n\n2. See the boats.",
        signer="",
    )
    assert (cable.body.text or "").endswith("2. See the boats.")


def test_the_only_note_in_an_editors_words_is_a_note() -> None:
    cable = old(text="56. Your despatch No. 17 of September 23.80 Lamps are lit.", signer="\n  1. Not printed.")
    assert "Not printed" not in (cable.body.text or "")


def test_two_calls_hidden_in_a_row() -> None:
    text = NUMBERED.format(
        heading="88. Telegram From the Embassy in Ecuador to the Department of State1",
        text="4. Ref: A) State 1834512 B) Lima 33113 C) Lima 3125.4\n\nLamps are lit.",
        notes="2. Dated May 3.\n3. Dated May 4.\n4. Not found.",
    )
    assert [each.number for each in one(text).cable.body.references] == ["183451", "3311", "3125"]


# --- volumes of 1906-18, series, words before a label -------------------------------------------------


def test_a_volume_of_the_1910s() -> None:
    cable = old(
        "File No. 711.38/22b.",
        "The Secretary of State to Charg\u00e9 Roe.",
        "[Telegram.]",
        "Referring to last paragraph the lamps are lit.",
        "Lansing.",
    )
    assert cable.routing.from_ is not None
    assert (cable.routing.from_.name, shown(cable.routing.to)) == ("Secretary of State", "Charg\u00e9 Roe")
    assert (cable.mrn, cable.body.signature) == (None, "Lansing")
    assert cable.body.text == "Referring to last paragraph the lamps are lit."


SERIES_ONLY = {
    "Cantel 931. After discussion lamps are lit.": ("CANTEL 931", None),
    "Tosec 60101/166874. Lamps are lit.": ("TOSEC 60101", 166874),
    "SECTO 12. Lamps are lit.": ("SECTO 12", None),
    "311. \u2026 Source reports lamps.": (None, 311),
}


@pytest.mark.parametrize("text", SERIES_ONLY)
def test_a_number_of_a_series_before_the_text(text: str) -> None:
    mrn = old(text=text).mrn
    assert ((mrn.series, mrn.number) if mrn else (None, None)) == SERIES_ONLY[text]


BEFORE_LABELS = {
    "San Jose for Ambassador Roe. Subject: (S) Lamps. Ref: Lima 87.": ["San Jose for Ambassador Roe."],
    "Special encryption. Dept also pass to Am Embassy Lima. Subject: (S) Lamps.": [
        "Special encryption. Dept also pass to Am Embassy Lima."
    ],
    "Am Embassy Lima for Roe; San Jose for Doe. Subject: Lamps.": ["Am Embassy Lima for Roe; San Jose for Doe."],
    "Subject: Lamps.": [],
}


@pytest.mark.parametrize("opening", BEFORE_LABELS)
def test_words_before_a_label_are_no_text(opening: str) -> None:
    heading = "259. Telegram From the Embassy in Ecuador to the Department of State1"
    body = one(NUMBERED.format(heading=heading, text=f"2990. {opening}\n\n1. All are lit.", notes="")).cable.body
    assert (body.passing, body.subject, body.text) == (BEFORE_LABELS[opening], "Lamps", "1. All are lit.")


@pytest.mark.parametrize("end", ["Sent Department, repeated Bogota 136.", "Sent Department 611; repeated Bogota 136."])
def test_the_last_sentence_says_to_whom_it_was_repeated(end: str) -> None:
    cable = old(text=f"611. Lamps are lit. {end}")
    assert (shown(cable.routing.info), cable.body.text) == ("Bogota 136", "Lamps are lit.")
    assert old(text="611. Lamps are lit. Sent Roe home, repeated requests.").routing.info == []


def test_an_extract_with_its_classification() -> None:
    cable = old(below="[Extract] secret", text="787. I. Lamps.")
    assert (cable.header.classification, cable.mrn.number if cable.mrn else None) == ("SECRET", 787)


# --- other lists of addressees, notes with summaries, misprinted calls --------------------------------


@pytest.mark.parametrize(
    ("paper", "below"),
    [("710.00/5-1248: Circular telegram", ""), ("File No. 711.38/22b", "[Circular Telegram]")],
)
def test_a_circular_telegram(paper: str, below: str) -> None:
    heading = "The Secretary of State to Diplomatic Representatives in the American Republics"
    cable = old(paper, heading, below, "Lamps are lit.", "")
    assert (cable.source.frame, cable.body.text) == ("frus", "Lamps are lit.")
    assert shown(cable.routing.to) == "Diplomatic Representatives in the American Republics"


SUMMARIES = {
    "Roe\n  1. Summary: The Embassy lit lamps.": ("Roe", None),
    "Roe\n1. Summary: The Embassy lit lamps. Source: National Archives, RG 59, Box 1. Secret; Nodis.": (
        "Roe",
        "SECRET",
    ),
    "Roe\n1. Summary: The Embassy lit lamps.\n\nSource: National Archives, RG 59, Box 1. Secret.": ("Roe", "SECRET"),
    "Roe\n1. Summary: The Embassy lit lamps. (See 2)\n2. Not printed.": ("Roe", None),
}


@pytest.mark.parametrize("notes", SUMMARIES)
def test_the_note_of_a_volume_with_summaries(notes: str) -> None:
    heading = "125. Telegram 203571 From the Department of State to the Embassy in Peru1"
    cable = one(
        f"{heading}\n\nLima, May 3, 1973, 1415Z.\n\nSubj: Lamps.\n\n1. All are lit.\n\n2. Boats.\n\n{notes}\n"
    ).cable
    assert cable.body.text == "1. All are lit.\n\n2. Boats."
    assert (cable.body.signature, cable.header.classification) == SUMMARIES[notes]


@pytest.mark.parametrize("opening", ["Subj: Lamps.\n\n", ""])
def test_a_paragraph_that_sums_up_is_no_note(opening: str) -> None:
    heading = "125. Telegram 203571 From the Department of State to the Embassy in Peru1"
    text = "1. Summary: All are lit.\n\n2. Boats sail."
    cable = one(f"{heading}\n\nLima, May 3, 1973, 1415Z.\n\n{opening}{text}\n").cable
    assert cable.body.text == text


def test_the_last_call_of_several_may_be_misprinted() -> None:
    cable = old(
        text="611. Roe23 lit lamps.24 Office25 of lamps wrote letter21 to Doe.",
        signer="Hull\n  1. John Roe.\n  2. Not found.\n  3. Of Lima.\n  4. Not printed.",
    )
    assert (cable.body.signature, cable.body.text) == ("Hull", "Roe lit lamps. Office of lamps wrote letter21 to Doe.")


def test_a_call_at_the_day_of_a_citation() -> None:
    cable = old(
        text="611. Reurdes 4227, Aug. 29.70 Lamps are lit with enclosures,71 all.",
        signer="  1. Not printed.\n  2. Transmitted with despatch 4227.",
    )
    assert cable.body.text == "Reurdes 4227, Aug. 29. Lamps are lit with enclosures, all."


def test_the_number_of_receipt_after_that_of_the_telegram() -> None:
    heading = "150. Telegram From the Station in Ecuador to the Central Intelligence Agency1"
    cable = one(NUMBERED.format(heading=heading, text="8368 (In 29739). Lamps are lit.", notes="")).cable
    assert (cable.mrn.number if cable.mrn else None, cable.body.text) == (8368, "Lamps are lit.")


def test_a_clearance_with_words_in_brackets() -> None:
    heading = "88. Telegram From the Embassy in Ecuador to the Department of State1"
    text = NUMBERED.format(heading=heading, text="4. Lamps.", notes="")
    text = text.replace("Priority.", "Priority. Drafted by Roe; cleared by BOA (in substance) and WE; approved by Doe.")
    header = one(text).cable.header
    assert [(each.office, each.in_draft) for each in header.cleared_by] == [("BOA", True), ("WE", False)]


@pytest.mark.parametrize("above", ["Planes F15 and F16:", "Planes MIG15 and MIG16:", "Planes F14, F15 and F16:"])
def test_paragraphs_below_names_with_numbers_are_no_notes(above: str) -> None:
    text = f"{above}\n\n1. Roe.\n\n2. Doe.\n\n3. Poe."
    cable = old(heading="The Ambassador in Peru (Roe) to the Secretary of State", text=f"611. {text}", signer="")
    assert cable.body.text == text


CIRCULARS = {
    "Sent to Lima, Quito, and Bogota. Repeated to London.": ("Certain Posts; Lima; Quito; Bogota", "London"),
    "This telegram was sent to Lima, Quito, and Bogota.": ("Certain Posts; Lima; Quito; Bogota", ""),
    "Sent to Lima, Quito, and the President.": ("Certain Posts", ""),
    "Sent to Lima and Quito.": ("Certain Posts", ""),
    "Sent to Roe, Doe, and Poe.": ("Certain Posts", ""),
    "The letter was sent to Lima, Quito, and Bogota.": ("Certain Posts", ""),
}


@pytest.mark.parametrize("sentence", CIRCULARS)
def test_to_which_posts_a_circular_telegram_was_sent(sentence: str) -> None:
    heading = "12. Circular Telegram From the Department of State to Certain Posts1"
    text = NUMBERED.format(heading=heading, text="4. Lamps.", notes="").replace("Priority.", f"Priority. {sentence}")
    routing = one(text).cable.routing
    assert (shown(routing.to), shown(routing.info)) == CIRCULARS[sentence]


def test_to_which_posts_a_circular_telegram_of_before_1952_was_sent() -> None:
    cable = old(
        paper="800.00 Summaries/7-648: Circular telegram",
        heading="The Secretary of State to Certain Posts 1",
        signer="\n  1. This telegram was sent to Lima, Quito, and Bogota.",
    )
    assert shown(cable.routing.to) == "Certain Posts; Lima; Quito; Bogota"
