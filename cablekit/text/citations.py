"""Citations in the running text: `(SEE LA PAZ 5021)`, `OUR A-268`, `REFTEL B`, `SEE REFAIR` (format guide 10).

Strategy. There are two ways of citing. By station and number: see `cited_numbers`. By a word for the reference lines:
REF B is the element with that letter, of any kind, and takes all its values; REFTEL is the only telegram of the lines,
REFAIR the only airgram. A text in small letters is read in capitals. Inside a telegram repeated in the text, its own
reference lines apply, and its head cites nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from cablekit import glossary
from cablekit.model import Quoted, Reference, TextReference
from cablekit.model.message import ReferenceKind
from cablekit.text.cited_numbers import Candidate, airgrams, shape_of, telegrams
from cablekit.text.cited_stations import station_before
from cablekit.text.cited_words import TOLD
from cablekit.values import Facts, capitals, fold, from_word, names_station, place_of

_LETTER = r"(?:\(\s?[A-H]\)|[\"'][A-H][\"']|[A-H](?![A-Z0-9]|-\d))"
_BETWEEN = r"(?:(?:\s\([^()]{4,40}\))?\)?(?:(?:,|,?\sAND|,?\sOR|\s&|\sTHRU|\sTHROUGH)\s|[,/&])|-)"
_FURTHER = rf"{_BETWEEN}{_LETTER}(?!\s?[A-Z]\b)"
#: "REFTEL", "REFTELS", "REFTEL B", "REF A", "REFS B AND C" (1974LAPAZ00321), "REF (B)", "REFERENCE (A)", "REFAIR",
#: "REF. C", "REF TELEGRAM", "REFTEL 3977", "(REFTEL - C)", REF- / TEL A over two rows, in the running text; no letter
#: or digit may precede it, which the reader checks, because a pattern that begins with letters is found fast
TEXT_REFTEL = re.compile(
    rf"""REF(?:
            (?:-\s|\.\s?(?=TEL))?(?P<word>TELS?|AIRS?|(?:ERENCED?)?\s(?:TEL(?:EGRAM)?S?|CABLES?|MESSAGES?|AIRGRAMS?))\b(?:(?:[\s\-/]|\s-\s(?=\(|[A-H](?:[,;)]|\.(?![A-Z]))))(?:(?P<tel>{_LETTER})|(?P<number>\d{{3,6}})\b))?
            |S?(?:\s|-|\.\s?)(?P<ref>{_LETTER})
            |ERENCES?\s(?P<full>\([A-H]\)|["'][A-H]["']|[B-H]\b|A(?=[.,;)]|\s(?:AND|OR)\s[B-H]\b))
            |(?P<alone>)(?=[).,;]))
        (?P<more>(?:{_FURTHER})*)""",
    re.VERBOSE,
)
#: a further letter: REFS B AND C, REFS (A), (B), REFS A/B, REFS B (NOTAL) AND E
FURTHER_LETTER = re.compile(rf"(?P<between>{_BETWEEN})(?P<letter>{_LETTER})")
#: between the first and the last of several letters: REFS A THROUGH C, REFS A-C
LETTERS_BETWEEN = re.compile(r"\)?(?:\s(?:THRU|THROUGH)\s|-)$")
#: after "REF. A", evidence that A is not an article: ", ", " AND", " PARA 3"
LETTER_ENDS = re.compile(r"[.,;:)]|$|\s(?:AND|PARAS?)\b")
#: "REF 1", "REFTEL (2)", "REFS 1 AND 2", where the reference lines have numbers for labels (1973STATE057405)
TEXT_REF_NUMBERED = re.compile(
    r"""REF(?:TELS?|ERENCES?|S)?\.?\s?(?P<first>\(\d{1,2}\)|\d{1,2}(?![\dA-Z]|\s?\d))
        (?P<more>(?:(?:,|,?\sAND|,?\sOR|\s&|\sTHRU|\sTHROUGH)\s(?:\(\d{1,2}\)|\d{1,2}(?![\dA-Z]|\s\d)))*)""",
    re.VERBOSE,
)
#: a further number of them: "2"
NUMBER_LABEL = re.compile(r"\d{1,2}")
#: after REFTEL, the telegram itself: ", BRASILIA 4793"
NUMBERED = re.compile(r",?\s(?P<station>[A-Z][A-Z.']+(?:\s[A-Z.']+){0,2})\s\d{3,6}(?!\d)")
#: after REFTEL, whose it is: " EC BRUSSELS"
WHOSE_BEHIND = re.compile(r"\s(?P<station>[A-Z][A-Z.']+(?:\s[A-Z.']+){0,2})")
#: before REF alone, words that show a citation: "AS IN", "PARA 3 OF", "("
CITES_ALONE = re.compile(r"(?:\(|\b(?:IN|PER|SEE|OF|PARA\s\d{1,2})\s?)$")


#: number of characters before REF alone in which such a word is looked for
_CUE = 16
#: labels of reference lines that are numbers
_NUMBERS = frozenset(map(str, range(1, 20)))


class Inner(Protocol):
    """A telegram repeated in the text, by the indexes of its rows.

    Attributes:
        opening: first and last row above its own text.
        last: its last row.
        said: the fields of its opening.
    """

    @property
    def opening(self) -> tuple[int, int]: ...

    @property
    def last(self) -> int: ...

    @property
    def said(self) -> Quoted: ...


def read(
    text: str,
    rows: Sequence[tuple[int, str]],
    references: Sequence[Reference],
    facts: Facts,
    inner: Sequence[Inner] = (),
) -> list[TextReference]:
    """Find the citations in clean text, in order.

    Args:
        text: the clean text.
        rows: (line, text) of the rows it was joined from.
        references: the elements of the reference lines.
        facts: facts about the citing telegram.
        inner: the telegrams repeated in the text.
    """
    shape = shape_of(text)
    upper = capitals(text) if b"a" in shape or not text.isascii() else text
    ends = [match.start() for match in re.finditer("\n", text)] if inner else []

    def lines_at(start: int) -> Sequence[Reference]:
        row = bisect_right(ends, start)
        return next((each.said.references for each in inner if each.opening[0] <= row <= each.last), references)

    def airgram(start: int, number: str) -> TextReference | None:
        elements = [each for each in lines_at(start) if each.number == number and each.kind == "airgram"]
        return _named(number, elements[0].label, "airgram", elements) if len(elements) == 1 else None

    line = upper.replace("\n", " ")
    candidates = [*telegrams(upper, line, shape, facts), *airgrams(line, facts, airgram)]
    for candidate in candidates:
        if listed := lines_at(candidate.start):
            _as_listed(candidate.reference, listed, facts)
    numbered = [*_by_number(upper, lines_at)] if any(element.label in _NUMBERS for element in references) else []
    places = {candidate.start for candidate in numbered}
    reftels = [each for each in _reftels(upper, line, lines_at, facts) if each.start not in places]
    candidates += [*numbered, *reftels]
    candidates.sort(key=lambda candidate: candidate.start)
    if upper is not text:
        _as_written(candidates, line, text.replace("\n", " "))
    cited = []
    row = counted = 0
    for candidate in candidates:
        row, counted = row + text.count("\n", counted, candidate.start), candidate.start
        if not any(each.opening[0] <= row <= each.opening[1] for each in inner):
            candidate.reference.line = rows[row][0]
            cited.append(candidate.reference)
    return cited


def _as_listed(cited: TextReference, references: Sequence[Reference], facts: Facts) -> None:
    """Take the year of the only element with the same station and number: REF 78 STATE 123 and STATE 123 in the text.

    A word that may mean several stations, as YOUR to several posts, means that of the only element with the number.
    """
    if cited.kind != "telegram" or cited.number is None or cited.year_basis in ("stated", "dtg"):
        return
    number = cited.number.lstrip("0")
    same = [each for each in references if each.number and each.number.lstrip("0") == number and each.station]
    if len(same) != 1 or same[0].kind != "telegram":
        return
    element, station = same[0], facts.resolve(cited.station) if cited.station else None
    if station is None or glossary.symbol(station) == glossary.symbol(element.station or ""):
        cited.year, cited.year_basis = element.year, element.year_basis
        cited.document_number = element.document_number


def _as_written(candidates: Iterable[Candidate], line: str, written: str) -> None:
    """Restore the small letters of the text in citations: after 1990 telegrams are written in small letters."""
    for candidate in candidates:
        raw = candidate.reference.raw
        at = line.find(raw, max(0, candidate.start - len(raw)))
        if 0 <= at <= candidate.start:
            candidate.reference.raw = written[at : at + len(raw)]


def _reftels(text: str, line: str, lines_at: Callable[[int], Sequence[Reference]], facts: Facts) -> Iterator[Candidate]:
    """Find citations by a word for the reference lines. `line`: the text on one line; `lines_at` returns the reference
    lines that apply at a place."""
    for match in from_word(TEXT_REFTEL, "REF", text):
        start = match.start()
        if text[start - 1 : start].isalnum() or not _cites(text, match) or _names_itself(line, match):
            continue
        references = lines_at(start)
        written = match["tel"] or match["ref"] or match["full"]
        letter = written.strip("()\"' ") if written else None
        raw = fold(text[start : match.start("more")])
        if match["alone"] is not None and len(references) != 1:
            continue
        kind = _kind(match["word"])
        if match["number"]:
            references = [
                element
                for element in references
                if element.number and element.number.lstrip("0") == match["number"].lstrip("0")
            ]
        if letter is None and len(references) > 1:
            if station := station_before(line, start, facts):
                raw, references = f"{station.raw} {raw}", _of_station(station.name, references)
            elif behind := _station_behind(line, match, references, facts):
                raw, references = f"{raw} {behind}", _of_station(behind, references)
        yield Candidate(start, _named(raw, letter, kind, references))
        above, end = letter, match.start("more")
        several = line.startswith("S", start + 3) or (match["word"] or "").endswith("S")
        while further := FURTHER_LETTER.match(line, end, match.end()):
            letter, at = further["letter"].strip("()\"' "), further.start("letter")
            if further["letter"] == "A" and not several and not LETTER_ENDS.match(line, further.end()):
                break  # an article: REF B, A MEETING
            if above and LETTERS_BETWEEN.match(further["between"]):
                for code in range(ord(above) + 1, ord(letter)):
                    yield Candidate(end, _named(chr(code), chr(code), kind, references))
            yield Candidate(at, _named(further["letter"], letter, kind, references))
            above, end = letter, further.end()


def _by_number(text: str, lines_at: Callable[[int], Sequence[Reference]]) -> Iterator[Candidate]:
    """Find citations by the number that a reference line has for a label: REF 1, REFS 1 AND 2."""
    for match in from_word(TEXT_REF_NUMBERED, "REF", text):
        start = match.start()
        references = lines_at(start)
        label = match["first"].strip("()")
        if text[start - 1 : start].isalnum() or not _elements(label, "telegram", references):
            continue
        yield Candidate(start, _named(fold(text[start : match.start("more")]), label, "telegram", references))
        for further in NUMBER_LABEL.finditer(text, match.start("more"), match.end()):
            yield Candidate(further.start(), _named(further[0], further[0], "telegram", references))


def _names_itself(line: str, match: re.Match[str]) -> bool:
    """Whether station and number follow the word, so that they are the citation: REFTEL BRASILIA 4793."""
    if match["word"] is None or match["tel"] or match["number"]:
        return False
    cited = NUMBERED.match(line, match.end())
    return cited is not None and names_station(cited["station"])


def _station_behind(line: str, match: re.Match[str], references: Sequence[Reference], facts: Facts) -> str | None:
    """Return the station after REFTEL, one of whose telegrams is in the lines: REFTEL EC BRUSSELS.

    The citing station is the subject of what follows: PER REFTEL USUN TRANSMITS A DRAFT.
    """
    if match["word"] is None or match["word"].endswith("S") or match["number"]:
        return None
    behind = WHOSE_BEHIND.match(line, match.end())
    words = behind["station"].split() if behind else []
    names = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    own = glossary.symbol(facts.station or "")
    return next(
        (
            name
            for name in names
            if names_station(name) and glossary.symbol(name) != own and _of_station(name, references)
        ),
        None,
    )


def _of_station(name: str, references: Sequence[Reference]) -> list[Reference]:
    """Return the elements of a station, which is named before the word: LOME REFTEL."""
    symbol = glossary.symbol(name)
    return [element for element in references if element.station and glossary.symbol(element.station) == symbol]


def _cites(text: str, match: re.Match[str]) -> bool:
    """Whether the word cites: not the end of a sentence before an article (`REF. A MEETING`) or alone without a cue."""
    if match["alone"] is not None:
        above = text[max(0, match.start() - _CUE) : match.start()]
        told = above.endswith((" ", "\n")) and above.split()[-1:] and above.split()[-1] in TOLD
        return bool(told) or CITES_ALONE.search(above) is not None
    article = match["ref"] == "A" and text[match.start() + 3 : match.start() + 5].startswith((".", "S."))
    return not article or LETTER_ENDS.match(text, match.end("ref")) is not None


def _kind(word: str | None) -> ReferenceKind:
    """Return the kind that the word itself shows: REFTEL, REFAIR; `other` for REF and REFERENCE."""
    if word is None:
        return "other"
    return "airgram" if "AIR" in word else "telegram"


def _named(raw: str, letter: str | None, kind: ReferenceKind, references: Sequence[Reference]) -> TextReference:
    """Resolve a word and its letter: the element of the lines with all its values; only its kind if several match."""
    elements = _elements(letter, kind, references)
    kinds = {element.kind for element in elements}
    if len(elements) != 1:
        return TextReference(raw=raw, line=0, label=letter, kind=kinds.pop() if len(kinds) == 1 else kind)
    element = elements[0]
    return TextReference(
        raw=raw,
        line=0,
        label=element.label or letter,
        kind=element.kind,
        station=element.station,
        number=element.number,
        year=element.year,
        year_basis=element.year_basis,
        document_number=element.document_number,
        note=element.note,
    )


def _in_place(label: str, references: Sequence[Reference]) -> list[Reference]:
    """Return the element that lacks its label, and stands where it would have it."""
    at = place_of(label)
    if at is None or not 1 <= at <= len(references) or references[at - 1].label is not None:
        return []
    alone = len(references) == 1 and label != "A"
    labels = [(place, place_of(each.label)) for place, each in enumerate(references, start=1)]
    numbers = not label.isalpha() and all(stated is None for _, stated in labels)
    in_order = all(stated is None or stated == place for place, stated in labels)
    return [references[at - 1]] if in_order and not alone and not numbers else []


def _elements(letter: str | None, kind: ReferenceKind, references: Sequence[Reference]) -> list[Reference]:
    """Return the elements that a word may mean.

    A letter or number means the elements with that label, else the one without a label in its place, if the labels that
    there are stand in theirs: B is the second element of a list without labels. REFTEL means telegrams, or if there are
    none, elements cited by date-time group.
    """
    if letter is not None:
        labelled = [element for element in references if element.label == letter]
        return labelled or _in_place(letter, references)
    if kind == "other":
        return list(references)
    of_kind = [element for element in references if element.kind == kind]
    return of_kind or [element for element in references if kind == "telegram" and element.kind == "dtg"]
