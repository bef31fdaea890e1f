"""What the tool that made a text lost is told, and only where it is missing altogether."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from nara_cables import cable  # type: ignore[import-not-found]

from cablekit import frames
from cablekit.diagnostics import Diagnostic
from cablekit.frames import rendering
from cablekit.sources import texts

BODY = "ACTION ARA-20\n\nINFO  OCT-01  ISO-00\n\n" + "1. THE MINISTER SAID SO.\n\n2. WE AGREED.\n\n" * 4
WHOLE = cable(text=BODY)


def losses(text: str, *, markdown: bool = False) -> tuple[Diagnostic, ...]:
    (piece,) = frames.split(text)
    return rendering.losses(piece.message, markdown=markdown)


def diagnostics(x: bytes | Path) -> tuple[Diagnostic, ...]:
    (document,) = (document for decoded in texts(x) for document in frames.documents(decoded))
    return document.diagnostics


def folded(text: str) -> str:
    return re.sub("(?m)^ +| +$", "", re.sub(" +", " ", text))


LOST = {
    "nothing": (WHOLE, []),
    "runs of blanks": (folded(WHOLE), ["runs of blanks"]),
    "runs of blanks and blank lines, as in pdftotext -raw": (
        re.sub("\n+", "\n", folded(WHOLE)),
        ["runs of blanks", "blank lines"],
    ),
    "line ends, as in a Markdown rendering": (
        cable(text=BODY + "THE UNITED STATES BELIEVES THAT " * 9),
        ["line ends inside paragraphs"],
    ),
    "too little text to say": (folded(cable()), []),
    "no telegram": ("1. ITEM\n" * 20, []),
}


@pytest.mark.parametrize("row", LOST)
def test_a_loss_is_named(row: str) -> None:
    text, expected = LOST[row]
    found = losses(text)
    assert [d.name for d in found] == ["rendering-loss"] * bool(expected)
    for part in ("runs of blanks", "blank lines", "line ends inside paragraphs"):
        assert (part in "".join(d.message for d in found)) is (part in expected)


def test_indentation_in_markdown_is_of_its_lists_not_of_the_telegram() -> None:
    listed = folded(cable(text="1. ITEM\n   GOES ON\n\n" * 9))
    listed = listed.replace("GOES ON", "   GOES ON")
    (found,) = losses(listed, markdown=True)
    assert "columns" in found.message
    assert losses(listed) == ()


def test_texts_of_telegrams_have_lost_nothing(shared: Path) -> None:
    for file in sorted((shared / "text").glob("*.txt")):
        assert diagnostics(file) == (), file.name


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not installed")
@pytest.mark.parametrize(
    ("option", "lost"), [pytest.param("-raw", True, marks=pytest.mark.slow), ("-nopgbrk", True), ("-layout", False)]
)
def test_renderings_of_pdftotext(shared: Path, option: str, lost: bool) -> None:
    for file in sorted((shared / "pdf").glob("*.pdf")):
        made = subprocess.run(["pdftotext", option, file, "-"], capture_output=True, check=True)
        assert bool(diagnostics(made.stdout)) is lost, file.name
