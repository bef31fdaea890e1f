"""Documents of Foreign Relations: volumes of before 1952, labels on one line, notes, web pages. All invented."""

import pytest

from cablekit.api import Parsed, parse_all
from cablekit.model import Cable


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
        "Ambassador in Peru ( Quillfeather )",
        "Secretary of State",
        "LIMA",
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
        None,
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
    "187. Telegram Polto 123 From the Mission to NATO to the Department of State1": (None, None),
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
