"""Foreign Relations of the United States: heading and source note of a telegram.

Strategy. The form of the volumes on 1973-80 (general knowledge of them, not checked against a page), on the sample:

    Telegram 310500 From the Department of State to the Embassy in the Soviet Union, December 30, 1977, 2128Z.
    Source: National Archives, RG 59, Central Foreign Policy Files, P840081-2373. Secret; Nodis.

The number is the same as in every style here, with the zeros of the document number, which the volumes leave out.
Routine precedence is not stated; captions are in small letters. The volumes cite by film number; a telegram without one
is cited by its document number. What editors add from other files (full names of those who drafted, cleared and
approved) is not in a record and is left out.
"""

from cablekit import glossary
from cablekit.formats.citations.facts import Facts
from cablekit.formats.citations.holding import NARA, SERIES
from cablekit.formats.citations.wording import american_date, clean
from cablekit.model import Cable

_UNSAID = "Routine"


def frus(known: Facts) -> str:
    """Heading and source note, on a line."""
    heading = ", ".join(phrase for phrase in (_title(known), *_when(known)) if phrase)
    sentences = [heading, _source(known), _handling(known.cable)]
    return ". ".join(part for part in sentences if part) + ".\n"


def _title(known: Facts) -> str:
    words = [known.telegram(number=_number(known))]
    if known.sections:
        words[0] += ","
    if known.sender:
        words.append(f"From {known.sender.formal}")
    if known.recipients:
        words.append(f"to {known.formal_to}")
    return " ".join(words)


def _number(known: Facts) -> str | None:
    """`08916`; `171288/Tosec 060114` if the telegram also has a number in the travelling Secretary's series."""
    mrn = known.cable.mrn
    series = clean(mrn.series).title() if mrn and mrn.series else None
    if mrn is not None and mrn.number is not None and series:
        return f"{known.number}/{series}"
    return series or known.number


def _when(known: Facts) -> list[str]:
    sent = known.cable.routing.sent_at
    day = [american_date(known.date)] if known.date else []
    return [*day, f"{sent:%H%M}Z"] if sent and known.date == sent.date() else day


def _source(known: Facts) -> str:
    holding = known.holding
    if not holding.series:
        steps = [holding.archive, *holding.path]
    else:
        steps = [holding.archive, "RG 59" if holding.archive == NARA else None, SERIES.split(",")[0]]
        steps += [holding.film] if holding.film else ["Electronic Telegrams", holding.named_item]
    steps += [known.url, f"accessed {american_date(known.accessed)}" if known.accessed and known.url else None]
    place = ", ".join(step for step in steps if step)
    return f"Source: {place}" if place else ""


def _handling(cable: Cable) -> str:
    """`Secret; Immediate; Nodis`."""
    words = [_classification(cable), _precedence(cable), *_captions(cable)]
    return "; ".join(word for word in words if word and word != _UNSAID)


def _classification(cable: Cable) -> str | None:
    """The first known word in banner, page head and attributes; NARA's attribute may hold junk (SECRETARY)."""
    witnesses = [cable.body.classification, cable.header.classification, cable.attributes.original_classification]
    known = next((entry for word in witnesses if word and (entry := glossary.classification(word))), None)
    return known.code.title() if known else clean(witnesses[0] or witnesses[1] or "") or None


def _precedence(cable: Cable) -> str | None:
    """The precedence for the first addressee, otherwise that of the message."""
    first = cable.routing.to[0].precedence if cable.routing.to else None
    word = first or cable.routing.precedence.action
    return clean(word).title() if word else None


def _captions(cable: Cable) -> list[str]:
    """The captions of the text; for a lost text those that NARA lists from before the review."""
    given = cable.attributes
    listed = given.original_previous_handling_restrictions or given.previous_handling_restrictions
    words = cable.body.captions or ([] if cable.transmissions else listed)
    return [clean(word).title() for word in words]
