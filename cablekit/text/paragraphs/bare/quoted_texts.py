"""Places where paragraphs begin in quoted texts without blank rows: letters, speeches, interviews, resolutions.

Strategy. The opening and the end of a letter are rows of their own. A quotation mark that is opened again, a speaker's
name, and the first word of a clause begin a paragraph; speakers and clauses only if there are two: once is chance.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cablekit.text.paragraphs.bare import resolutions
from cablekit.text.paragraphs.bare.rows import ROOM
from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.quotations import OPENING_MARKS, Quotations
from cablekit.values import ends_sentence

#: marks that end a sentence
_STOPS = frozenset(".?!")
#: beginnings of rows that open a quotation, also inside another
_OPENINGS = ("QUOTE ", "QUOTE:", "QUOTE--", "QTE ", "QTE:", "QTE--", "BEGIN TEXT", "BEGIN QUOTE")
#: marks at the end of the opening of a letter
_OPENING_ENDS = frozenset(",:;")
#: the first letters of speakers
_SPEAKERS = frozenset("QAMDSGPTIRCJ")
#: the first characters of formulas of letters and notes
_FORMULAS = frozenset('"ABFIKMPRSTVWY')
#: the beginnings of questions and answers
_ASKS = ("QUESTION: ", "ANSWER: ")
#: the last characters of rows that open an address or a text
_ENDS_OF_OPENERS = frozenset("YERHNTS:.")
#: the fewest speakers, and the fewest clauses of a resolution
_AGAIN = 2
#: the fewest line ends in a quotation that is a paragraph
_ROWS = 2

#: the opening of a letter: "DEAR FELLOW COUNTRYMEN,", "EXCELLENCY:", "QUOTE: DEAR MR. MINISTER;", "BEGIN: DEAR SIR,",
#: "MONSIEUR LE MINISTRE,", "MR. PRESIDENT:", "MR. CHAIRMAN, HONORED MINISTERS, COLLEAGUES:"
SALUTATION = re.compile(
    r"(?:\"|(?:(?:BEGIN\s)?(?:QUOTE|QTE|TEXT)|BEGIN)[:;,.]?\s|)"
    r"(?:(?:MY\s)?DEAR\s[A-Z][A-Z .'\-]{1,40}|(?:YOUR\s)?EXCELLENCY(?: \([A-Z .]{3,30}\))?|SIR|GENTLEMEN"
    r"|(?:MONSIEU?R|MADAME|SENOR)\s[A-Z][A-Z '\-]{1,40}"
    r"|MR\.\s(?:PRESIDENT|CHAIRMAN|SPEAKER|PRIME MINISTER|MINISTER|SECRETARY|AMBASSADOR))[,:;]$"
    r"|(?:\d{1,2}[.)]\s)?(?:BEGIN\sTEXT[:.]?\s?)?(?:MR\.?|MADAM|YOUR|LADIES|DISTINGUISHED|HONORED|EXCELLENCIES)"
    r"(?:,?\s[A-Z'.]{2,15}){1,10}, [A-Z' ]{4,40}:$"
)
#: the same at the end of a row, behind a mark or a label: "2. QUOTE: DEAR MR. SECRETARY,", "BEGIN TEXT: EXCELLENCY:"
SALUTES_LAST = re.compile(
    r"(?:\b(?:QUOTE|QTE|TEXT|BEGIN)[:;,.]? |^\d{1,2}[.)] (?:\([A-Z]{1,3}\) )?)\"?"
    r"(?:(?:MY )?DEAR [A-Z][A-Z .'\-]{1,40}|(?:YOUR )?EXCELLENCY)[,:;]$"
)
#: the same before the first sentence: "DEAR MR. MINISTER: AS YOU KNOW"
SALUTES = re.compile(r"\"?(?:MY\s)?DEAR\s(?:[A-Z'\-]+[.]?\s){0,3}[A-Z'\-]+[,:]\s[A-Z]")
#: its end: "SINCERELY,", "WITH MY BEST REGARDS,", "WITH HIGH ESTEEM,", "SINCERELY, HELEN ROE"; also after a
#: quotation mark
CLOSING = re.compile(
    r"""["]?(?:(?:YOURS[ ]|MOST[ ])?(?:VERY[ ])?(?:SINCERELY|RESPECTFULLY|FAITHFULLY|TRULY|CORDIALLY)(?:[ ]YOURS)?
            (?:[,.]?$|,[ ][A-Z]|,[ ]\([A-Z ]{3,30}\)$)
        |(?:WITH[ ])?(?:MY[ ])?(?:WARM|BEST|KIND|HIGH|DEEP|GREAT|CORDIAL|SINCERE)(?:EST)?[ ]
            (?:PERSONAL[ ])?(?:REGARDS?|WISHES|RESPECTS?|ESTEEM)[,.]?$)""",
    re.VERBOSE,
)
#: the beginning of a paragraph of a note or letter: "I HAVE THE HONOR TO", "ACCEPT, EXCELLENCY,", "PLEASE ACCEPT",
#: "THE EMBASSY AVAILS ITSELF"
FORMULA = re.compile(
    r"I HAVE THE HONO|ACCEPT,? (?:MR|SIR|EXCELLENCY|MADAM|YOUR)|PLEASE (?:ACCEPT|CONVEY)\b|I (?:ALSO )?AVAIL MYSELF"
    r"|THE [A-Z ]{3,40} AVAILS ITSELF"
)
#: the first row of the address of a letter, above a name: "HIS EXCELLENCY", "THE HONORABLE"
ADDRESS = re.compile(r"(?:(?:HIS|HER) EXCELLENCY|THE (?:RIGHT )?HONOU?RABLE)$")
#: a row that opens a text, and says what it is: "BEGIN COPY", "BEGIN MESSAGE:"
BEGINS = re.compile(r"BEGIN (?:[A-Z]{3,12} )?(?:COPY|MESSAGE|LETTER|NOTE|STATEMENT|TRANSLATION|SPEECH|EXCERPTS?)[:.]?$")
#: the same at the end of a row: "BEGIN PASSAGES;"
BEGINS_LAST = re.compile(r"\bBEGIN (?:TEXT|QUOTE|PASSAGES?|EXCERPTS?|REMARKS|STATEMENT)[;.:]?$")
#: a speaker of an interview: "MR. ROE: THE ROAD", "Q WHEN", "Q2. WHEN", "THE SECRETARY: WE", "QUESTION. WHEN"
SPEAKER = re.compile(
    r"Q(?:\d{0,2}[.:]|UESTION[.:])? |A(?:\d{0,2}[.:]|NSWER[.:]) "
    r"|(?:INTERVIEWER|REPORTER|CORRESPONDENT|MODERATOR|JOURNALIST): "
    r"|(?:(?:MR|MRS|MISS|MS|DR|SEN|GEN|AMB)[.]? |(?:THE )?(?:SECRETARY|PRESIDENT|MINISTER|AMBASSADOR|SENATOR|GENERAL))"
    r"[ A-Z'\-]{0,25}: "
)
#: any speaker, if one of them is known: "ROE: WE WILL"
NAMED_SPEAKER = re.compile(r"[A-Z][A-Z'\-]{2,20}(?: [A-Z'\-]{2,20})?: [A-Z]")
#: the first of several speakers, behind a mark: "2. QTE QUESTION: WHEN", "TEXT: Q. WHEN"
SPEAKS_FIRST = re.compile(r"\b(?:QUOTE|QTE|TEXT)[:.]? (?:Q[.:]|QUESTION[.:]) ")


def places(runs: Runs, starts: Sequence[int], quotations: Quotations, *, short: float) -> Iterator[int]:
    """Yield places in quoted texts: around the opening of a letter, at its end, at speeches and clauses.

    Args:
        runs: the rows and their lists.
        starts: where each row begins.
        quotations: the quotations of the text.
        short: a row above a clause of a resolution has fewer characters.
    """
    rows = runs.rows
    clauses: list[int] = []
    speakers: list[int] = []
    unclosed = resolves = False
    interviewed = "\nINTERVIEWER: " in runs.text or "\nREPORTER: " in runs.text
    opened = 0
    spoke = ""
    for index, (above, row) in enumerate(pairwise(rows)):
        place = starts[index + 1]
        end = above[-1:]
        if '"' in above:
            unclosed ^= above.count('"') % 2 == 1
        if row[:1] == '"' and (
            end == ":"
            or BEGINS_LAST.search(above)
            or (unclosed and (end in _STOPS or (end == "," and row[1:2].isalpha() and row.count('"') == 1)))
            or (unclosed and above[:1] == '"' and runs.has_room(index, ROOM))
        ):
            yield place
            if unclosed and opened:
                yield opened
            unclosed = False  # it is opened again
        elif (
            row[:1] == '"'
            and row.count('"') == 1
            and end.isalpha()
            and (title := _title_above(runs, index)) is not None
        ):
            yield from (starts[title], place)
        elif row[:1] == '"' and row.count('"') == 1 and not unclosed and end in _STOPS:
            opened = place
        if end == "," and resolutions.resolves(runs, index):
            resolves = True
            clauses.append(starts[index])
        elif resolves and LABEL.match(row):
            resolves = False
        opens = row.startswith(_OPENINGS) and (ends_sentence(above) or runs.is_short(index))
        if row[:1] == "B" and BEGINS.match(row) and (ends_sentence(above) or runs.has_room(index, ROOM)):
            yield from starts[index + 1 : index + 3]
        elif (
            (row[-1:] in "YE" and ADDRESS.match(row) and (ends_sentence(above) or runs.has_room(index, ROOM)))
            or opens
            or ("DEAR " in row[:10] and SALUTES.match(row) and not resolutions.GOES_ON.search(above))
        ):
            yield place
        elif interviewed and NAMED_SPEAKER.match(row) and ends_sentence(above):
            speakers.append(place)
        elif row[:1] in _SPEAKERS and SPEAKER.match(row) and _speaks(above, row, spoke):
            speakers.append(place)
            spoke = row[0]
        elif end in _OPENING_ENDS and SALUTATION.match(above):
            yield starts[index]
            yield place
        elif (end in _OPENING_ENDS and SALUTES_LAST.search(above)) or (
            ends_sentence(above) and _opens_quoted(above, row, quotations, place)
        ):
            yield place
        elif (
            (end in resolutions.CLAUSE_ENDS or end.isalnum())
            and (resolves or (quotations.all and quotations.around(place)))
            and resolutions.is_clause(above, row, short, resolves=resolves)
        ):
            clauses.append(place)
    if opened and unclosed and not ends_sentence(rows[-1]):
        yield opened  # it breaks off with the text
    if speakers and SPEAKS_FIRST.search(runs.text):
        speakers.append(speakers[0])
    for again in (clauses, speakers):
        if len(again) >= _AGAIN:
            yield from again


def _title_above(runs: Runs, index: int) -> int | None:
    """Return the first of one or two rows that are the title of a quotation: the last one left much room, and above
    them is the end of a sentence or an announcement; None if a sentence goes on in the quotation."""
    rows = runs.rows
    if not runs.is_short(index) or not runs.has_room(index, ROOM) or LABEL.match(rows[index]):
        return None
    for first in (index, index - 1):
        if first <= 0 or LABEL.match(rows[first]):
            return None
        if ends_sentence(rows[first - 1]) or rows[first - 1][-1:] == ":":
            return first
    return None


def _speaks(above: str, row: str, spoke: str) -> bool:
    """Whether another speaker begins: below the end of a sentence, or of a speech that was broken off; an answer also
    below a question that lost its mark. `spoke`: the first letter of the last one."""
    if ends_sentence(above) or above.endswith(("--", *OPENING_MARKS)):
        return True
    if row.startswith(_ASKS) and not resolutions.GOES_ON.search(above):
        return True  # below a title
    return row[1] == "." and row[0] in "QA" and spoke in ("Q", "A") and spoke != row[0]


def _opens_quoted(above: str, row: str, quotations: Quotations, place: int) -> bool:
    """Whether a row is the end of a letter, a formula, another speech, or the next paragraph of a quotation."""
    if row[:1] in _FORMULAS and (CLOSING.match(row) or FORMULA.match(row)):
        return True
    if not row.startswith(('"', "QTE ", "QUOTE ")):
        return False
    around = quotations.around(place)
    if around is None:
        return row[0] == '"' and above.endswith('."')
    whole = around.start == place and quotations.text.count("\n", place, around.end) >= _ROWS
    return around.start < place or whole or (row[0] == '"' and above.endswith('."'))
