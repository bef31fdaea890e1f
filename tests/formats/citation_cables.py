"""Cables for the tests of citations: the samples, and records built by hand where a rule needs one."""

import datetime as dt
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from cablekit.api import parse_all
from cablekit.model import Addressee, Attributes, Body, Cable, CableDate, Mrn, Routing

SAMPLES = Path(__file__).parents[2] / "samples"


def samples(name: str) -> list[Cable]:
    """All cables of a sample file."""
    return [parsed.cable for parsed in parse_all(SAMPLES / name)]


def sample(name: str) -> Cable:
    """The first cable of a sample file."""
    return samples(name)[0]


def station(name: str) -> Addressee:
    return Addressee(name, name)


def electronic(**changes: Any) -> Cable:
    """A synthetic telegram with attributes, from La Paz to the Department."""
    cable = Cable(
        record_id="synthetic",
        document_number="1974LAPAZ00123",
        document_number_basis="attribute",
        mrn=Mrn("LA PAZ 0123", "LA PAZ", 123),
        date=CableDate(dt.date(1974, 1, 9), "dtg"),
        routing=Routing(from_=station("AMEMBASSY LA PAZ"), to=[station("SECSTATE WASHDC")]),
        body=Body(subject="A SUBJECT", signature="STEDMAN"),
        attributes=Attributes(document_number="1974LAPAZ00123", legacy_key="link1974/x.tel"),
    )
    return replace(cable, **changes)


def lost(film: list[str], **attributes: Any) -> Cable:
    """A synthetic telegram whose text is lost; only the attributes tell of it."""
    given: dict[str, Any] = {
        "document_number": "1974MANILA07657",
        "locator": "TEXT ON MICROFILM, ADS TEXT UNRETRIEVABLE",
        "from_": "MANILA",
        "to": "STATE",
        "film_number": film,
    }
    return Cable(
        record_id="synthetic",
        document_number="1974MANILA07657",
        document_number_basis="attribute",
        date=CableDate(dt.date(1974, 6, 27), "attribute"),
        text_status="unretrievable",
        attributes=Attributes(**given | attributes),
    )
