"""Citations: a cable in the form that an archive, a style or a program requires.

Strategy. The facts of a citation are gathered once (`facts`: who to whom, number, date, where it is kept); each style
only lays them out. Nothing is completed: a fact that the record lacks is left out and named in `Facts.missing`. Only
the key (`keys`) depends on the run and not on the cable, as it must be unique in a bibliography.

Sources: NARA's FAQ on the Central Foreign Policy Files, question I.12 (the default); the source notes of Foreign
Relations of the United States; The Chicago Manual of Style, 17th edition, 14.207 and 14.221 ff. (date of access,
manuscript collections); the descriptions of BibTeX, RIS and CSL-JSON named in their modules.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cablekit.formats.citations.bibtex import bibtex
from cablekit.formats.citations.chicago import chicago_bibliography, chicago_note
from cablekit.formats.citations.csl import csl_json
from cablekit.formats.citations.facts import Facts, facts
from cablekit.formats.citations.frus import frus
from cablekit.formats.citations.keys import Keys
from cablekit.formats.citations.nara import nara
from cablekit.formats.citations.ris import ris
from cablekit.formats.citations.urls import url_of
from cablekit.model import Cable

__all__ = ["STYLES", "Citation", "Citer", "cite", "cite_all"]


@dataclass(frozen=True, slots=True)
class Style:
    """A style: what it is, the function that sets a cable, and the text before, between and after several."""

    about: str
    set: Callable[[Facts], str]
    opening: str = ""
    between: str = ""
    closing: str = ""


STYLES: dict[str, Style] = {
    "nara": Style("NARA's model (FAQ I.12)", nara),
    "frus": Style("the source note of Foreign Relations of the United States", frus),
    "chicago-note": Style("a note of the Chicago Manual of Style", chicago_note),
    "chicago-bibliography": Style("an entry of a Chicago bibliography", chicago_bibliography),
    "bibtex": Style("an @misc entry for BibTeX and biblatex", bibtex, between="\n"),
    "ris": Style("a personal communication in RIS; a Letter in Zotero", ris, between="\r\n"),
    "csl-json": Style("one array of CSL-JSON items; Letters in Zotero", csl_json, "[\n", ",\n", "\n]\n"),
}
"""Names of the styles, NARA's first."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A cable cited.

    Attributes:
        text: the citation, with the separator before it if it is not the first of a run.
        missing: facts that the models of the style state and the record lacks.
        wants_accessed: whether the model ends with a date of access and none was given.
    """

    text: str
    missing: tuple[str, ...]
    wants_accessed: bool


class Citer:
    """Cites the cables of one run.

        Call `cite` for each cable, then `closing()`: the pieces in a row form one file in the style.

        Args:
            style: a key of STYLES.
            accessed: day on which the user read the records online; never completed.
            url: their address; `{document_number}` in it is replaced by the number of each cable.
            folder: folder of the file of citations; links to the cables' files are relative to it. None: the working
                folder.

        Raises:
    ValueError: the style is unknown, or `url` is not an http(s) address.
    """

    def __init__(
        self,
        style: str = "nara",
        *,
        accessed: dt.date | None = None,
        url: str | None = None,
        folder: str | None = None,
    ) -> None:
        if style not in STYLES:
            raise ValueError(f"no style {style!r}; the styles are {', '.join(STYLES)}")
        if url is not None:
            url_of(url, "1977STATE310500")  # reports a wrong address before anything is read
        self._style = STYLES[style]
        self._name = style
        self._accessed = accessed
        self._url = url
        self._folder = folder
        self._keys = Keys()
        self._begun = False

    def cite(self, cable: Cable) -> Citation | None:
        """The citation of a cable; None if the record holds nothing to cite."""
        url = url_of(self._url, cable.document_number)
        known = facts(cable, accessed=self._accessed, url=url, folder=self._folder)
        if known.empty:
            return None
        text = self._style.set(known.with_key(self._keys.new(cable)))
        before = self._style.between if self._begun else self._style.opening
        self._begun = True
        wants = self._name == "nara" and known.holding.online and self._accessed is None
        return Citation(before + text, known.missing, wants)

    def closing(self) -> str:
        """The end of the file. If nothing was cited it is the whole file: `[]` in CSL-JSON."""
        if not self._begun:
            return self._style.opening.rstrip("\n") + self._style.closing.lstrip("\n")
        return self._style.closing


def cite(cable: Cable, style: str = "nara", *, accessed: dt.date | None = None, url: str | None = None) -> str:
    """One cable in one of STYLES, as a whole file of that style; the empty file if there is nothing to cite.

        Raises:
    ValueError: the style is unknown, or `url` is not an http(s) address.
    """
    return "".join(cite_all([cable], style, accessed=accessed, url=url))


def cite_all(
    cables: Iterable[Cable], style: str = "nara", *, accessed: dt.date | None = None, url: str | None = None
) -> Iterator[str]:
    """Several cables as one file, in pieces; keys are unique in it.

        Raises:
    ValueError: the style is unknown, or `url` is not an http(s) address.
    """
    citer = Citer(style, accessed=accessed, url=url)
    for cable in cables:
        citation = citer.cite(cable)
        if citation is not None:
            yield citation.text
    yield citer.closing()
