"""Links of a page to the file that its cable was read from."""

import os
from pathlib import Path, PurePath
from urllib.parse import quote

from cablekit.formats.citations.contents import file_of
from cablekit.formats.html.links import Links
from cablekit.model import Cable


class FileLinks(Links):
    """Links to the file of a cable.

    Args:
        cable: the cable. One from standard input or an archive has no address.
        folder: folder of the page, for a path that is not absolute; None: the working folder.
    """

    def __init__(self, cable: Cable, folder: str | None = None) -> None:
        path = file_of(cable, folder)
        self._address = None if path is None else _address(path)

    def source(self, page: int | None) -> str | None:
        """Address of the file, or of a page of a PDF."""
        return self._address if self._address is None or page is None else f"{self._address}#page={page}"


def _address(path: str) -> str:
    if os.path.isabs(path):  # noqa: PTH117  # names may not be valid text
        return Path(path).as_uri()
    return quote(PurePath(path).as_posix())
