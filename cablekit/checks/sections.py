"""Numbers: of the document, of banner and PAGE lines, of the sections of one message, of pages."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from cablekit import glossary
from cablekit.checks.dates import HALF_A_DAY
from cablekit.checks.places import Places, line_in
from cablekit.checks.stations import same_place
from cablekit.diagnostics import (
    DIFFERENT_MESSAGES,
    DOCUMENT_NUMBER_DIFFERS,
    NUMBERS_DIFFER,
    PAGE_MISSING,
    SECTIONS_DIFFER,
    Diagnostic,
    Witness,
)
from cablekit.grammar import DOCUMENT_NUMBERED
from cablekit.model import Cable, Mrn, Transmission


def document_number(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare NARA's document number with station, number and year of the text (format guide 8)."""
    stated, sent = cable.attributes.document_number, cable.mrn
    match = DOCUMENT_NUMBERED.match(stated) if stated and sent else None
    if match is None or sent is None or not cable.transmissions:
        return ()
    number = _number_differs(int(match["serial"]), sent, places)
    station = _station_differs(match["symbol"], sent.station)
    year = _year_differs(int(match["year"]), cable.routing.sent_at)
    if not (number or station or year):
        return ()
    odd = [name for name, differs in (("number", number), ("station", station), ("year", year)) if differs]
    values = [places.witness("mrn", sent.raw), places.witness("attributes.document_number", stated)]
    if "year" in odd:
        values.append(places.witness("routing.dtg", cable.routing.dtg))
    message = f"{' and '.join(odd)} of text and document number differ"
    return [DOCUMENT_NUMBER_DIFFERS.at(values[0].line, "document_number", message, values)]


def _year_differs(stated: int, sent: dt.datetime | None) -> bool:
    """Whether it was sent in another year, in any time zone: `010030Z JAN` is 31 December in Washington."""
    if sent is None or stated == sent.year:
        return False
    return stated not in {(sent + half_a_day).year for half_a_day in HALF_A_DAY}


def _number_differs(serial: int, sent: Mrn, places: Places) -> bool:
    """Whether this serial is neither the number, nor that of the Secretary's series, nor that of a PAGE line."""
    if serial == sent.number:
        return False
    others = [sent.series.split()[-1]] if sent.series else []
    others += [page.serial for part in places.transmissions for page in part.pages[:1]]
    numbers = {int(number) for number in others if number.isdecimal()}
    return bool(numbers or sent.number is not None) and serial not in numbers


def _station_differs(symbol: str, station: str | None) -> bool:
    """Whether the station is a known post, the symbol belongs to another place, and the letters differ too."""
    if station is None or station.replace(" ", "").startswith(symbol):
        return False
    if station[:6].replace(" ", "") == symbol or glossary.symbol(station) == symbol:
        return False
    sender, others = glossary.post(station), glossary.posts_by_symbol(symbol)
    return sender is not None and bool(others) and not any(same_place(sender.name, post.name) for post in others)


def numbers(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare the number of each banner with that of its PAGE line."""
    findings = []
    for index, (part, tokens) in enumerate(zip(cable.transmissions, places.transmissions, strict=False)):
        if part.mrn is None or part.mrn.number is None or not tokens.pages:
            continue
        page = tokens.pages[0]
        if not page.serial.isdecimal() or int(page.serial) == part.mrn.number:
            continue
        values = [
            Witness("mrn", part.mrn.raw, line_in(tokens, "body.banner")),
            Witness("PAGE line", f"{page.station} {page.serial}", page.line),
        ]
        message = f"the banner says {part.mrn.raw}, the PAGE line {page.station} {page.serial}"
        findings.append(NUMBERS_DIFFER.at(values[0].line, f"transmissions[{index}].mrn", message, values))
    return findings


def parts(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare number, date-time group and total of the sections, unless they are reported as different messages."""
    if len(cable.transmissions) < 2 or any(
        diagnostic.code == DIFFERENT_MESSAGES.code for diagnostic in cable.diagnostics
    ):
        return ()
    own = [(index, part) for index, part in enumerate(cable.transmissions) if part.duplicate_of is None]
    findings = []
    for name, kind, read in _SHARED:
        values_of = [(index, read(part)) for index, part in own]
        if len({value for _, value in values_of if value is not None}) < 2:
            continue
        shown = [(index, _shown(value)) for index, value in values_of if value is not None]
        values = [
            Witness(f"transmissions[{index}].{name}", value, _line(places, index, kind)) for index, value in shown
        ]
        message = f"the sections differ in {name}: {', '.join(dict.fromkeys(value for _, value in shown))}"
        findings.append(SECTIONS_DIFFER.at(values[1].line, f"transmissions[{shown[1][0]}].{name}", message, values))
    return findings


def _shown(value: int | dt.datetime) -> str:
    return value.strftime("%d%H%MZ %b %y").upper() if isinstance(value, dt.datetime) else str(value)


def _number(part: Transmission) -> int | None:
    return part.mrn.number if part.mrn else None


def _sent(part: Transmission) -> dt.datetime | None:
    return part.routing.sent_at


def _of(part: Transmission) -> int | None:
    return part.part.of if part.part else None


#: what all sections of a message repeat: field below the transmission, field that has its line, how to read it
_SHARED = (("mrn.number", "mrn", _number), ("routing.sent_at", "routing.dtg", _sent), ("part.of", "part.of", _of))


def _line(places: Places, index: int, field: str) -> int | None:
    return line_in(places.transmissions[index], field) if places.transmissions else None


def missing_pages(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Report PAGE lines that skip a number."""
    findings = []
    for index, tokens in enumerate(places.transmissions):
        for before, page in pairwise(tokens.pages):
            if page.number > before.number + 1:
                values = [Witness("PAGE line", f"PAGE {line.number:02d}", line.line) for line in (before, page)]
                message = f"PAGE {page.number:02d} follows PAGE {before.number:02d}"
                findings.append(PAGE_MISSING.at(values[1].line, f"transmissions[{index}]", message, values))
    return findings
