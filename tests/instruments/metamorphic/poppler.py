"""pdftotext, of Debian's poppler-utils."""

import shutil
import subprocess
from functools import cache
from typing import Literal

Mode = Literal["plain", "layout", "raw"]
PDFTOTEXT = shutil.which("pdftotext")


def pdftotext(paper: bytes, mode: Mode) -> bytes:
    """What pdftotext makes of a PDF.

    Raises:
        subprocess.CalledProcessError: it can't read the PDF.
    """
    assert PDFTOTEXT is not None
    options = [] if mode == "plain" else [f"-{mode}"]
    made = subprocess.run([PDFTOTEXT, *options, "-", "-"], input=paper, capture_output=True, check=True)
    return made.stdout


@cache
def version() -> str:
    """Its version, `22.12.0`; versions differ in where they see a gap."""
    assert PDFTOTEXT is not None
    said = subprocess.run([PDFTOTEXT, "-v"], capture_output=True, text=True, check=True).stderr
    return said.split("\n")[0].rpartition(" ")[2]
