"""Citations in the running text: `(SEE LA PAZ 5021)`, `OUR A-268`, `REFTEL B`, `SEE REFAIR` (format guide 10).

Strategy. Two ways of citing. By station and number: see `cited_numbers`. By a word for the reference lines: REF B is
the element with that letter, whatever it is, and takes all that the element has; REFTEL is the one telegram of the
lines, REFAIR the one airgram. A text in small letters is read in capitals. Inside a telegram repeated in the text the
lines are its own, and its head cites nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from cablekit.model import Quoted, Reference, TextReference
from cablekit.model.message import ReferenceKind
from cablekit.text.cited_numbers import Candidate, airgrams, telegrams
from cablekit.values import Facts, capitals, fold, from_word

_LETTER = r"(?:\(\s?[A-H]\)|[\"'][A-H][\"']|[A-H](?![A-Z0-9]|-\d))"
#: "REFTEL", "REFTELS", "REFTEL B", "REF A", "REFS B AND C" (1974LAPAZ00321), "REF (B)", "REFERENCE (A)", "REFAIR",
#: "REF. C", "REF TELEGRAM", "REFTEL 3977" in the running text; no letter or digit may precede it, which the reader sees
#: to: a
#: pattern that begins with letters is found fast
TEXT_REFTEL = re.compile(
    rf"""REF(?:
            (?P<word>TELS?|AIRS?|(?:ERENCED?)?\s(?:TEL(?:EGRAM)?S?|CABLES?|MESSAGES?|AIRGRAMS?))\b(?:[\s\-/](?:(?P<tel>{_LETTER})|(?P<number>\d{{3,6}})\b))?
            |S?(?:\s|-|\.\s?)(?P<ref>{_LETTER})
            |ERENCES?\s(?P<full>\([A-H]\)|["'][A-H]["']|[B-H]\b|A(?=[.,;)]))
            |(?P<alone>)(?=[).,;]))
        (?P<more>(?:(?:\)?(?:,|,?\sAND|,?\sOR|\s&|\sTHRU|\sTHROUGH)\s|-){_LETTER}(?!\s?[A-Z]\b))*)""",
    re.VERBOSE,
)
#: after a letter, before the last of several: REFS A THROUGH C, REFS A-C
LETTERS_BETWEEN = re.compile(r"\)?(?:\s(?:THRU|THROUGH)\s|-)$")
TEXT_LETTER = re.compile(r"(?<![A-Z])[(\"']?(?P<letter>[A-H])\b[)\"']?")
#: after "REF. A", what shows that A is no article: ", ", " AND", " PARA 3"
LETTER_ENDS = re.compile(r"[.,;:)]|$|\s(?:AND|PARAS?)\b")
#: before REF alone, what cites: "AS IN", "PARA 3 OF", "("
CITES_ALONE = re.compile(r"(?:\(|\b(?:IN|PER|SEE|OF|PARA\s\d{1,2})\s?)$")


class Inner(Protocol):
    """A telegram repeated in the text, by the indexes of its rows.

    Attributes:
        opening: first and last row of what is above its own text.
        last: its last row.
        said: what its opening says.
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
    """The citations in clean text, in order.

    Args:
        text: the clean text.
        rows: (line, text) of the rows it was joined from.
        references: the elements of the reference lines.
        facts: what is known of the citing telegram.
        inner: the telegrams repeated in the text.
    """
    upper = capitals(text)
    ends = [match.start() for match in re.finditer("\n", text)] if inner else []

    def lines_at(start: int) -> Sequence[Reference]:
        row = bisect_right(ends, start)
        return next((one.said.references for one in inner if one.opening[0] <= row <= one.last), references)

    line = upper.replace("\n", " ")
    found = [*telegrams(upper, line, facts), *airgrams(line, facts), *_reftels(upper, lines_at)]
    found.sort(key=lambda one: one.start)
    if upper is not text:
        _as_written(found, line, text.replace("\n", " "))
    cited = []
    row = counted = 0
    for one in found:
        row, counted = row + text.count("\n", counted, one.start), one.start
        if not any(each.opening[0] <= row <= each.opening[1] for each in inner):
            one.reference.line = rows[row][0]
            cited.append(one.reference)
    return cited


def _as_written(found: Iterable[Candidate], line: str, written: str) -> None:
    """Give the words of citations the letters that the text has: after 1990 it is written in small ones."""
    for one in found:
        raw = one.reference.raw
        at = line.find(raw, max(0, one.start - len(raw)))
        if 0 <= at <= one.start:
            one.reference.raw = written[at : at + len(raw)]


def _reftels(text: str, lines_at: Callable[[int], Sequence[Reference]]) -> Iterator[Candidate]:
    """Citations by a word for the reference lines; `lines_at` gives those that hold at a place of the text."""
    for match in from_word(TEXT_REFTEL, "REF", text):
        start = match.start()
        if text[start - 1 : start].isalnum() or not _cites(text, match):
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
                one for one in references if one.number and one.number.lstrip("0") == match["number"].lstrip("0")
            ]
        yield Candidate(start, _named(raw, letter, kind, references))
        above, end = letter, match.start("more")
        for more in TEXT_LETTER.finditer(text, end, match.end()):
            if above and LETTERS_BETWEEN.match(text[end : more.start()]):
                for code in range(ord(above) + 1, ord(more["letter"])):
                    yield Candidate(end, _named(chr(code), chr(code), kind, references))
            yield Candidate(more.start(), _named(more[0], more["letter"], kind, references))
            above, end = more["letter"], more.end()


def _cites(text: str, match: re.Match[str]) -> bool:
    """Whether the word is no end of a sentence before an article (`REF. A MEETING`), nor alone without a word that
    cites."""
    if match["alone"] is not None:
        return CITES_ALONE.search(text[max(0, match.start() - 10) : match.start()]) is not None
    article = match["ref"] == "A" and text[match.start() + 3 : match.start() + 5].startswith((".", "S."))
    return not article or LETTER_ENDS.match(text, match.end("ref")) is not None


def _kind(word: str | None) -> ReferenceKind:
    """What the word itself says of the kind: REFTEL, REFAIR; REF and REFERENCE say nothing."""
    if word is None:
        return "other"
    return "airgram" if "AIR" in word else "telegram"


def _named(raw: str, letter: str | None, kind: ReferenceKind, references: Sequence[Reference]) -> TextReference:
    """What a word and its letter name: the element of the lines, with all that it has; its kind alone where several
    have the letter."""
    named = _elements(letter, kind, references)
    kinds = {one.kind for one in named}
    if len(named) != 1:
        return TextReference(raw=raw, line=0, label=letter, kind=kinds.pop() if len(kinds) == 1 else kind)
    one = named[0]
    return TextReference(
        raw=raw,
        line=0,
        label=one.label or letter,
        kind=one.kind,
        station=one.station,
        number=one.number,
        year=one.year,
        year_basis=one.year_basis,
        document_number=one.document_number,
        note=one.note,
    )


def _elements(letter: str | None, kind: ReferenceKind, references: Sequence[Reference]) -> list[Reference]:
    """The elements that a word may name. A letter names those with that label; A the first, too, where it alone has
    none and B follows. REFTEL names telegrams, or where there is none what is cited by its date-time group."""
    if letter is not None:
        labelled = [one for one in references if one.label == letter]
        if not labelled and letter == "A" and [one.label for one in references[:2]] == [None, "B"]:
            return [references[0]]
        return labelled
    if kind == "other":
        return list(references)
    named = [one for one in references if one.kind == kind]
    return named or [one for one in references if kind == "telegram" and one.kind == "dtg"]
