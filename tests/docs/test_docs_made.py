"""Pages that are made from the code are those that the code makes today."""

import re

import pytest
from instruments.reference import DOCS, PAGES

#: the wording of options is click's, which changes from version to version
MANUAL = "cablekit.1"


@pytest.mark.parametrize("name", [name for name in PAGES if name != MANUAL])
def test_a_made_page_is_up_to_date(name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), f"python -m tests.instruments.reference writes {name} anew"


def test_the_manual_page_has_every_command_and_option() -> None:
    written, made = ((DOCS / MANUAL).read_text(encoding="utf-8"), PAGES[MANUAL]())
    assert [line for line in made.splitlines() if line.startswith(".SH") and line not in written] == []
    assert set(re.findall(r"\\-\\-[\w\\-]+", made)) == set(re.findall(r"\\-\\-[\w\\-]+", written))
