"""Lost texts: the rules of NARA's FAQ, question I.11, one by one."""

import pytest
from check_samples import LOST, REFERENCES, parsed

from cablekit.checks.recovery import NARA_FOIA, NARA_QUESTION, NARA_REFERENCE, STATE_FOIA, Recipient, recovery
from cablekit.checks.requests import hopeless, lost, requests
from cablekit.model import Attributes, Cable


def cable(
    film: str | list[str] | None, classification: str | None = "CONFIDENTIAL", number: str = "1975OSLO00001"
) -> Cable:
    films = [film] if isinstance(film, str) else film or []
    attributes = Attributes(film_number=films, original_classification=classification, document_number=number)
    return Cable(record_id=number, document_number=number, text_status="unretrievable", attributes=attributes)


@pytest.mark.parametrize("year", ["D73", "D74", "D75", "D76", "D77", "D78", "D79", "P74", "P75", "P76", "P77", "P78"])
def test_film_in_the_custody_of_nara(year: str) -> None:
    found = recovery(cable(f"{year}0123-0456"))
    assert found is not None
    assert (found.outcome, found.recipient, found.roll) == ("on_film", NARA_FOIA, f"{year}0123")


@pytest.mark.parametrize("year", ["P79", "N75", "N76", "N77", "N78", "N79"])
def test_film_of_paper_and_nodis(year: str) -> None:
    found = recovery(cable(f"{year}0123-0456", "UNCLASSIFIED"))
    assert found is not None
    assert (found.outcome, found.recipient) == ("on_film", NARA_REFERENCE)


@pytest.mark.parametrize("film", ["D800001-0001", "P840081-2373", "N800001-0001", "P990001-0001"])
@pytest.mark.parametrize("classification", ["SECRET", "UNCLASSIFIED", "SECRETARIAT"])
def test_later_film_is_asked_of_the_department_whatever_the_classification(film: str, classification: str) -> None:
    found = recovery(cable(film, classification))
    assert found is not None
    assert (found.outcome, found.recipient, found.film) == ("on_film", STATE_FOIA, film)


@pytest.mark.parametrize(
    ("classification", "recipient"),
    [
        ("CONFIDENTIAL", NARA_FOIA),
        ("SECRET", NARA_FOIA),
        ("UNCLASSIFIED", NARA_REFERENCE),
        ("LIMITED OFFICIAL USE", NARA_REFERENCE),
    ],
)
def test_the_original_classification_tells_whom_to_ask(classification: str, recipient: Recipient) -> None:
    found = recovery(cable("D750123-0456", classification))
    assert found is not None
    assert found.recipient == recipient


def test_without_a_film_number_nothing_can_be_done() -> None:
    found = recovery(cable(None))
    assert found is not None
    assert (found.outcome, found.recipient, found.film) == ("not_recoverable", None, None)


@pytest.mark.parametrize(
    ("film", "classification"),
    [
        ("D750123-0456", "SECRETARIAT"),
        ("D750123-0456", "TOP SECRET"),
        ("D750123-0456", None),
        ("D720123-0456", "SECRET"),
        ("P730123-0456", "SECRET"),
        ("N740123-0456", "SECRET"),
        ("X750123-0456", "SECRET"),
        ("SOMEWHERE", "SECRET"),
    ],
)
def test_what_the_faq_has_no_rule_for_is_left_open(film: str, classification: str | None) -> None:
    found = recovery(cable(film, classification))
    assert found is not None
    assert (found.outcome, found.recipient) == ("open", NARA_QUESTION)


def test_of_two_films_the_one_at_nara_is_asked_for() -> None:
    found = recovery(cable(["P840081-2373", "D770123-0456"]))
    assert found is not None
    assert (found.film, found.recipient) == ("D770123-0456", NARA_FOIA)


def test_a_document_without_attributes_tells_nothing() -> None:
    assert recovery(Cable(record_id="x", text_status="absent")) is None
    assert lost(Cable(record_id="x", text_status="absent")) is None


def test_a_record_says_what_can_be_done() -> None:
    found = parsed(LOST)
    finding = next(one for one in found.cable.diagnostics if one.code == "CK410")
    assert finding.line is not None
    assert found.document.text.split("\n")[finding.line - 1] == "Film Number: D750129-0000"
    assert "D750129-0000" in finding.message
    assert "<specialaccess_foia@nara.gov>" in finding.message


def test_a_text_that_is_there_is_not_asked_for() -> None:
    assert not [one for one in parsed(REFERENCES).cable.diagnostics if one.code.startswith("CK41")]


# --- requests -------------------------------------------------------------------------------------


def test_five_rolls_a_request() -> None:
    cables = [cable(f"D7500{roll:02d}-{frame:04d}") for roll in range(1, 13) for frame in (2, 1)]
    made = requests([found for one in cables if (found := lost(one))])
    assert [(one.recipient, one.number, one.of, len(one.rolls), len(one.telegrams)) for one in made] == [
        (NARA_FOIA, 1, 3, 5, 10),
        (NARA_FOIA, 2, 3, 5, 10),
        (NARA_FOIA, 3, 3, 2, 4),
    ]
    assert made[0].rolls == ["D750001", "D750002", "D750003", "D750004", "D750005"]
    assert [one.film for one in made[0].telegrams][:2] == ["D750001-0001", "D750001-0002"]
    assert all(one.roll in request.rolls for request in made for one in request.telegrams)


def test_recipients_are_apart() -> None:
    cables = [
        cable("P840001-0001"),
        cable("D750001-0001", "UNCLASSIFIED"),
        cable("D750001-0002", "SECRET"),
        cable("D750001-0003", "SECRETARIAT"),
        cable(None),
    ]
    made = requests([found for one in cables if (found := lost(one))])
    assert [(one.recipient, one.of, one.rolls) for one in made] == [
        (NARA_FOIA, 1, ["D750001"]),
        (NARA_REFERENCE, 1, ["D750001"]),
        (STATE_FOIA, 1, ["P840001"]),
        (NARA_QUESTION, 1, ["D750001"]),
    ]


def test_what_cannot_be_recovered_is_listed_by_number() -> None:
    cables = [cable(None, number="1975OSLO00009"), cable(None, number="1975LIMA00002"), cable("D750001-0001")]
    made = hopeless([found for one in cables if (found := lost(one))])
    assert [one.document_number for one in made] == ["1975LIMA00002", "1975OSLO00009"]
    assert requests([]) == []
