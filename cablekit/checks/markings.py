"""Markings: classification, captions, the stamp of the review."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence

from cablekit.checks.places import Places, line_in
from cablekit.diagnostics import CAPTIONS_DIFFER, CLASSIFICATION_DIFFERS, STAMP_DIFFERS, Diagnostic, Witness
from cablekit.grammar import CLASSIFICATION_TAIL
from cablekit.lines import Kind, Line, Transmission
from cablekit.model import Attributes, Cable
from cablekit.values import classification, fold
from cablekit.vocabulary import CLASSIFICATIONS, DISTRIBUTION

_KNOWN = frozenset(CLASSIFICATIONS.values())


# --- classification -------------------------------------------------------------------------------


def classifications(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare head of page 1, heads and feet of pages, banner and attributes, over all transmissions.

    Words that are not a classification are skipped: another diagnostic names them in the text, and Original
    Classification holds junk in 185 records. An earlier classification in the attributes counts as theirs.
    """
    expected = cable.attributes.original_classification
    if expected is not None and _all_say(expected, cable, places):
        return ()
    witnesses = list(_witnesses(cable, places))
    words = {witness.value for witness in witnesses}
    stated = _stated(cable.attributes)
    if len(words) <= 1 and (not words or not stated or words <= stated):
        return ()
    values = list({(witness.where, witness.value): witness for witness in reversed(witnesses)}.values())[::-1]
    if expected in _KNOWN:
        values.append(places.witness("attributes.original_classification", expected))
    message = f"classifications differ: {', '.join(dict.fromkeys(str(witness.value) for witness in values))}"
    return [CLASSIFICATION_DIFFERS.at(_odd(values), "body.classification", message, values)]


def _all_say(word: str, cable: Cable, places: Places) -> bool:
    """Whether heads, banners and feet of pages are exactly `word`, or missing."""
    for part in cable.transmissions:
        if part.classification not in (word, None) or part.header.classification not in (word, None):
            return False
    for tokens in places.transmissions:
        for line in tokens.of(Kind.CLASSIFICATION):
            if line.text != word:
                return False
    return True


def _stated(attributes: Attributes) -> set[str | None]:
    words = {
        attributes.original_classification,
        attributes.previous_classification,
        attributes.original_previous_classification,
    }
    return words & _KNOWN if attributes.original_classification in _KNOWN else set()


def _witnesses(cable: Cable, places: Places) -> Iterator[Witness]:
    """Every known classification in the text, with its place."""
    for index, part in enumerate(cable.transmissions):
        tokens = places.transmissions[index] if places.transmissions else None
        head, banner = part.header.classification, part.classification
        if head in _KNOWN:
            yield Witness("header.classification", head, _head_line(tokens, head))
        if banner in _KNOWN:
            yield Witness("body.classification", banner, line_in(tokens, "body.banner") if tokens else None)
        if tokens and not tokens.of(Kind.RELEASE):  # a release under FOIA puts its own word on each page
            yield from (
                Witness("heads and feet of pages", word, line.number)
                for line in tokens.of(Kind.CLASSIFICATION)
                if (word := _word(line)) in _KNOWN and word != head
            )


def _head_line(part: Transmission | None, word: str | None) -> int | None:
    if part is None:
        return None
    return next((line.number for line in part.of(Kind.CLASSIFICATION) if _word(line) == word), None)


def _word(line: Line) -> str | None:
    tail = CLASSIFICATION_TAIL.match(line.text)
    return classification(fold(tail["word"] if tail else line.text))


def _odd(values: Sequence[Witness]) -> int | None:
    """The line of the witness that differs from all others, otherwise of the first."""
    for witness in values:
        if witness.line is not None and sum(other.value == witness.value for other in values) == 1:
            return witness.line
    return next((witness.line for witness in values if witness.line is not None), None)


# --- captions -------------------------------------------------------------------------------------

#: words of the handling restrictions in the attributes; run together where two lists were joined: `NODISSTADIS`
_RESTRICTION = re.compile(f"{'|'.join(DISTRIBUTION)}|ONLY")


def captions(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare captions with the two Previous keys; the other two show the state after decaptioning (format guide 8).

    A caption that the attributes name may appear anywhere in the opening (`FOR AMBASSADOR ONLY`).
    """
    kept = cable.attributes.previous_handling_restrictions
    sent = cable.attributes.original_previous_handling_restrictions
    if cable.body.captions == kept and not sent:
        return ()
    if not cable.transmissions or not cable.attributes.document_number:
        return ()
    stated = set(_RESTRICTION.findall(" ".join([*kept, *sent])))
    shown = {word for caption in cable.body.captions for word in _RESTRICTION.findall(caption)}
    lacking = shown - stated
    extra = {word for word in stated - shown if not _in_opening(word, cable, places)}
    if not lacking and not extra:
        return ()
    values = [
        places.witness("body.captions", ", ".join(cable.body.captions)),
        places.witness("attributes.previous_handling_restrictions", ", ".join(kept)),
        places.witness("attributes.original_previous_handling_restrictions", ", ".join(sent)),
    ]
    only = [f"the attributes lack {_list(lacking)}"] if lacking else []
    only += [f"the text lacks {_list(extra)}"] if extra else []
    line = values[0].line if lacking else places.line("body.banner")
    message = f"the captions of text and attributes differ: {'; '.join(only)}"
    return [CAPTIONS_DIFFER.at(line, "body.captions", message, values)]


def _list(words: Collection[str]) -> str:
    return ", ".join(sorted(words))


def _in_opening(word: str, cable: Cable, places: Places) -> bool:
    """Whether a caption is in the banner, passing lines, notices, the first words of the text, or a page head."""
    body = cable.body
    opening = [body.banner or "", *body.passing, *body.markings, body.subject or "", (body.text or "")[:400]]
    heads = [line.text for part in places.transmissions for line in part.of(Kind.CLASSIFICATION)]
    return any(word in line for line in [*opening, *heads])


# --- stamp ----------------------------------------------------------------------------------------

#: day of the stamp -> the years released under it (format guide 2; counts of the attribute Markings)
_STAMPS = {
    dt.date(2005, 6, 30): range(1973, 1975),
    dt.date(2006, 7, 5): range(1975, 1976),
    dt.date(2006, 5, 4): range(1976, 1977),
    dt.date(2009, 5, 22): range(1977, 1978),
    dt.date(2014, 3, 20): range(1978, 1980),
}


def stamp(cable: Cable, places: Places) -> Sequence[Diagnostic]:
    """Compare the stamp of the review with the dialect of the attributes and the year of the document number."""
    day = cable.release.date
    if day is None:
        return ()
    years = _STAMPS.get(day)
    number = cable.attributes.document_number
    if years is None or number is None:
        return ()
    dialect, field = _dialect(cable.attributes)
    year = int(number[:4]) if number[:4].isdecimal() else None
    if (not dialect or years[0] in dialect) and (year is None or year in years):
        return ()
    values = [places.witness("release.date", day.isoformat())]
    if dialect and years[0] not in dialect:
        values.append(places.witness(field, f"attributes of {_span(dialect)}"))
    if year is not None and year not in years:
        values.append(places.witness("attributes.document_number", number))
    message = f"the stamp of {day} is that of {_span(years)}, the attributes are not"
    return [STAMP_DIFFERS.at(values[0].line, "release.date", message, values)]


def _dialect(attributes: Attributes) -> tuple[range, str]:
    """The years whose keys the attributes have, and the field that shows it; an empty range if none does."""
    if attributes.sent_date:
        return range(1977, 1978), "attributes.sent_date"
    if attributes.message_id or attributes.vdkvgwkey:
        return range(1977, 1980), "attributes.message_id" if attributes.message_id else "attributes.vdkvgwkey"
    if attributes.review_authority or attributes.review_history:
        field = "attributes.review_authority" if attributes.review_authority else "attributes.review_history"
        return range(1973, 1977), field
    return range(0), ""


def _span(years: range) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1] % 100}"
