"""Where the cited text is kept: among the electronic telegrams, on film, in a release, or unknown.

Strategy. Rules of NARA's FAQ, I.11 and I.12. A text that is online is cited by its document number (first model). A
text that was lost is cited by its film number (second model; P-Reels as in the third), and film of 1980 or later is
still the Department's. A document with release markings and no attributes never was an electronic telegram. The origin
of a text with neither is unknown, and nothing is claimed.
"""

import re
from dataclasses import dataclass

from cablekit.formats.citations.wording import american_date, clean
from cablekit.grammar import FILMED
from cablekit.model import Cable, Release, TextStatus

SERIES = "Central Foreign Policy Files, 1973-79"
RECORD_GROUP = "RG 59: General Records of the Department of State"
NARA = "National Archives"
NARA_PLACE = "College Park, MD"  # FAQ, answer I.13: the National Archives at College Park
DEPARTMENT = "Department of State"
NO_TEXT = "text not available"

#: "D740169-1020", "P840081-2373": kind of film, year filmed, roll, frame
#: documents on the P-Reels are open as printouts, not as film (FAQ I.12)
_REELS = {"D": "D-Reel Microfilm", "N": "N-Reel Microfilm", "P": "P-Reel Printouts"}
_LAST_YEAR_AT_NARA = 79
_LOST: frozenset[TextStatus] = frozenset(["garbled", "not_converted", "unretrievable", "microfilm_only"])
READING_ROOM = "FOIA Reading Room"
#: "F-2014-01302", "200703877": cases of the Department
_CASE = re.compile(r"(?:[A-Z]{1,2}-\d{4}-\d{5}|\d{6,12})$")
#: "C05517243": document of the Department's reading room
_DOCUMENT = re.compile(r"C\d{8}$")
#: "2013-0511-M": case of a presidential library
_LIBRARY_CASE = re.compile(r"\d{4}-\d{4}-[FMS]$")
_LIBRARY, _DEPARTMENT = "LIBRARY", "DEPARTMENT OF STATE"
_PRINTED, PRINTED = "frus", "Foreign Relations of the United States"
_STAMP = "Declassified/Released"  # action of the stamps on NARA's electronic telegrams


@dataclass(frozen=True, slots=True)
class Holding:
    """Where a text is kept.

    Attributes:
        item: what identifies it there: document number or film number.
        path: the series and groups that contain it, from the narrowest to the widest, without the archive.
        archive: who keeps it; None if unknown.
        place: town of the archive.
        film: film number, also of electronic telegrams.
        online: whether it is read online, so that models ask for the day.
        note: what a reader of the citation must know, such as that the text is lost.
        series: whether the path is one of NARA's series.
    """

    item: str | None = None
    path: tuple[str, ...] = ()
    archive: str | None = None
    place: str | None = None
    film: str | None = None
    online: bool = False
    note: str | None = None
    series: bool = False

    @property
    def steps(self) -> tuple[str, ...]:
        """Item, path and archive, as phrases."""
        return tuple(step for step in (self.named_item, *self.path, self.archive) if step)

    @property
    def named_item(self) -> str | None:
        """The item, followed by the note in brackets."""
        return f"{self.item} [{self.note}]" if self.item and self.note else self.item

    @property
    def location(self) -> str:
        """Item and path in one phrase, without the archive, which has its own field."""
        return ", ".join(self.steps[:-1] if self.archive else self.steps)


def holding(cable: Cable) -> Holding:
    """Where the text of a cable is kept, according to its record."""
    if _is_electronic(cable):
        film = _film(cable)
        if cable.text_status in _LOST and film:
            return _on_film(film)
        note = NO_TEXT if cable.text_status in _LOST else None
        number = clean(cable.document_number) if cable.document_number else None
        path = (f"{SERIES}/Electronic Telegrams", RECORD_GROUP)
        return Holding(number, path, NARA, NARA_PLACE, film, True, note, True)
    if cable.source.frame == _PRINTED:
        return Holding(path=(PRINTED,))  # the text of a document does not state the volume
    return _release(cable)


def _is_electronic(cable: Cable) -> bool:
    """Whether the cable is one of NARA's electronic telegrams: it has attributes, or only the stamp of their review."""
    given = cable.attributes
    indexed = given.legacy_key or given.message_id or given.document_number or given.locator
    return bool(indexed) or (cable.release.action == _STAMP and not cable.release.marks)


def _film(cable: Cable) -> str | None:
    """The film number; if there are several, all that are on the same kind of film as the first."""
    numbers = [clean(number) for number in cable.attributes.film_number if clean(number)]
    return " and ".join(number for number in numbers if number[0] == numbers[0][0]) or None


def _on_film(film: str) -> Holding:
    known = FILMED.match(film.split(" ")[0])
    if known is None:  # not the number of a D, P or N reel: the kind of film is unknown
        return Holding(film, (SERIES, RECORD_GROUP), NARA, NARA_PLACE, film, series=True)
    if int(known["year"]) > _LAST_YEAR_AT_NARA:
        return Holding(film, (f"{SERIES}/{known['reel']}-Reel Microfilm",), DEPARTMENT, None, film, series=True)
    return Holding(film, (f"{SERIES}/{_REELS[known['reel']]}", RECORD_GROUP), NARA, NARA_PLACE, film, series=True)


def _release(cable: Cable) -> Holding:
    """The holding of a release by the Department or a library, or of a text of unknown origin."""
    given = cable.release
    if not (given.action or given.case_id or given.document_id or given.exemptions or given.marks):
        return Holding()
    how = clean(given.action).lower() if given.action else "released"
    if _of_library(given):
        return Holding(None, (", ".join([how.replace("/", " and "), *_identified(given)]),), _library(given))
    if given.action == _STAMP or not (given.action or given.exemptions or _CASE.match(given.case_id or "")):
        ours = any(_DEPARTMENT in mark for mark in given.marks)
        return Holding(None, (", ".join([how, *_identified(given)]),), DEPARTMENT if ours else None)
    phrases = [f"{how} under the Freedom of Information Act", *_identified(given)]
    reading_room = (READING_ROOM,) if _DOCUMENT.match(given.document_id or "") else ()
    return Holding(None, (", ".join(phrases), *reading_room), DEPARTMENT, online=True)


def _identified(given: Release) -> list[str]:
    """Case, document and day of a release, as far as its marks state them."""
    phrases = [f"case {clean(given.case_id)}"] if given.case_id else []
    if given.document_id:
        phrases.append(f"document {clean(given.document_id)}")
    if given.date:
        phrases.append(american_date(given.date))
    return phrases


def _of_library(given: Release) -> bool:
    """Whether a presidential library released the text: its number, or its stamp."""
    return bool(_LIBRARY_CASE.match(given.case_id or "")) or any(_LIBRARY in mark for mark in given.marks)


def _library(given: Release) -> str | None:
    """The library that a mark names: `CLINTON LIBRARY PHOTOCOPY` means the Clinton Library."""
    for mark in given.marks:
        if _LIBRARY in mark:
            before = clean(mark).split(_LIBRARY)[0].removeprefix("PHOTO").removeprefix("COPY")
            name = before.strip().title() if len(before.strip()) > len("LBJ") else before.strip()
            return f"{name} Library" if name else None
    return None
