"""Cables out of a database are the cables that went in, as far as the tables hold them."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from corpus_helpers import SAMPLES

from cablekit import parse_all
from cablekit.corpus import Job, convert
from cablekit.corpus.database import opened
from cablekit.corpus.stored import numbered, stored
from cablekit.model import Cable


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stored") / "cables.sqlite"
    convert(Job(sources=[str(one) for one in SAMPLES], out=path, format="sqlite"))
    return path


def _kept(cable: Cable) -> dict[str, Any]:
    """What the tables hold of a cable."""
    made: dict[str, Any] = msgspec.to_builtins(cable)
    made["transmissions"] = made["body"]["quoted"] = []
    made["attributes"]["review_history"] = [{"raw": one["raw"]} for one in made["attributes"]["review_history"]]
    made["attributes"]["disposition_history"] = [
        {"raw": one["raw"]} for one in made["attributes"]["disposition_history"]
    ]
    made["body"]["gaps"] = [{"evidence": one["evidence"]} for one in made["body"]["gaps"]]
    made["body"]["excisions"] = [{"raw": one["raw"]} for one in made["body"]["excisions"]]
    for finding in made["diagnostics"]:
        finding["values"] = [one["where"] for one in finding["values"]]
    return made


def test_a_cable_is_what_it_was(database: Path) -> None:
    parsed = [one.cable for path in SAMPLES for one in parse_all(path)]
    with opened(database) as connection:
        back = [stored(connection, number) for number in range(1, len(parsed) + 1)]
        assert stored(connection, len(parsed) + 1) is None
    for before, after in zip(parsed, back, strict=True):
        assert after is not None
        assert _kept(after) == _kept(before)


def test_cables_by_their_number(database: Path) -> None:
    with opened(database) as connection:
        assert [one.record_id for one in numbered(connection, "1977STATE310500")]
        assert numbered(connection, "1974NOWHER00001") == []
