"""What is between the heading of a printed document and its text (format guide 11.1).

Strategy. Place and day, a classification, the number of the telegram, words that say for whom it is, labels. On a
printed page several of them are on the line on which the text begins: `128. For Ambassador from Roe. Subject: Lamps.
Department agrees`. `cuts` says where each begins. A number is the telegram's unless the next one follows it, as those
of paragraphs do; words for somebody are a sentence of names, without a verb.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from cablekit import grammar as g
from cablekit.fields.serial import DELEGATIONS
from cablekit.frames import frus_old
from cablekit.frames.keyed import claim
from cablekit.lines import Claim, Kind

#: put into capitals: "WASHINGTON, NOVEMBER 16, 1970, 2115Z.", "SAIGON, AUGUST 29, 1963, 6 P.M.",
#: "ANKARA, JUNE 25, 1974,"
PRINTED_PLACE = re.compile(
    rf"^(?P<place>[A-Z](?:[^\W\d_]|[ .'\-()]){{1,40}}),"
    rf"\s(?P<day>{g.MONTH}\s\d{{1,2}},\s(?:19|20)\d\d\b.{{0,40}})$"
)
#: the end of a place line on a line of its own: "1401Z.", "10 p.m."
PLACE_REST = re.compile(r"^(?:\d{4}Z|\d{1,2}(?::\d\d)?\s[ap]\.?\s?m)\.?$")
#: marks of a web page: "[Page 1]", "[Page 744]", "[Facsimile Page 1]"
WEB_PAGE = re.compile(r"^\[(?:Facsimile\s)?Page\s\d{1,4}\]$")
#: labels in small letters: "Subject: Talks", "Ref: State 1234", "Reftel: ...", "Ref A: Embtel 1288"; without a colon
#: before a citation: "Ref Vientiane 2420"
PRINTED_LABEL = re.compile(
    r"^(?P<label>Subject|Subj|Reference|Refs?|Reftels?|Ref)(?:\s?:\s*|\s(?=\(?[A-Z]\)?\s?:\s)|(?<=Ref)\s(?=[A-Z][a-z]{2,12}(?:\s[A-Z][a-z]{2,12})?\s\d{1,6}\b))"
    r"(?P<rest>\S.*)$"
)
#: a label whose value is on the line below: "Ref:"
LABEL_ALONE = re.compile(r"^(?P<label>Subject|Subj|Reference|Refs?|Reftels?)\s?:$")
#: a label after another on the same line: "Lamps. Ref: Quito 87"
LABEL_INSIDE = re.compile(r"(?<=[.;)\d])\s+(?=(?:Subject|Subj|Reference|Refs?|Reftels?)\s?:\s)")
#: a label after words for somebody that are no sentence of names: "Dept pass to Caracas. Subject: Lamps"
LABEL_AHEAD = re.compile(r"(?<=[.;:])\s+(?=(?:Subject|Subj|Reference|Refs?|Reftels?)\s?:\s)")
#: a further citation with a label of its own: "Embtel 1288; Ref B: Embtel 1271"
REF_INSIDE = re.compile(r"(?<=[;.,\d])\s+Ref\s(?P<letter>[B-Z])\s?:\s")
#: the end of a subject that text follows on its line: "Subject: Dragon Rouge. Brussels 966 and 967. We agree"
SUBJECT_END = re.compile(
    r"(?<=[a-z\d)][a-z\d)])(?<!\bGen)(?<!\bGov)(?<!\bAmb)(?<!\bSen)(?<!\bRep)(?<!\bDr)(?<!\bMr)(?<!\bMrs)"
    r"(?<!\bCol)(?<!\bCapt)(?<!\bPres)(?<!\bSec)(?<!\bNo)(?<!\bNos)(?<!\bSt)(?<!\bvs)\.\d{0,2}\s+(?=[A-Z\d(])"
)
#: the end of a citation that text follows on its line: "Ref: Embtel 1730./2/ Country Team and I have"
CITATION_END = re.compile(
    r"(?<=\d)\.(?:\d{1,2}|/\d{1,3}/)?\s+(?=[A-Z][\w\u2019']*,?\s(?!\d)[^.;]{0,200}\b[a-z]{2,}\b)(?![A-Z]\.|[A-Z][a-z]+\s\d)"
)
#: the full stop after a subject, not after an initial: "Lamps of the Harbor."
SUBJECT_STOP = re.compile(r"(?<=[a-z\d)][a-z\d)])\.$")
#: "For Ambassador from Rogers", "Eyes Only for the Ambassador", "Following for Tokyo:": above the text
PRINTED_PASSING = re.compile(
    r"^Following\sfor\s[A-Z][^.:]{2,60}:$|^(?:For|From|Eyes\sOnly\s(?:for|from)|Pass(?:\sto)?|Please\spass)\s.{2,70}$"
)
# a name or a title, and the words between names; no verb
_TITLE = r"(?:Amb|Gen|Gov|Sen|Rep|Dr|Mr|Mrs|Col|Capt|Adm|Lt|Asst|Dep|Sec|Jr|St|[A-Z])\."
_NAMED = rf"(?:{_TITLE}|[A-Z][\w'\u2019\u2013/\-]*|for|from|and|or|the|to|of|in|at|only|alone)"
#: the same as a sentence before others: "For Ambassador from Secretary. ", "Eyes only for Roe. ", "From Bundy, White
#: House. ", "Personal for the Secretary from Ambassador Roe. ", "Roe from Doe. ", "CAS Quito pass to Roe from Doe. "
PASSING_SENTENCE = re.compile(
    rf"(?:(?:For|From)\s|(?:[Ll]iterally\s)?(?:Eyes\s(?:[Oo]nly|[Aa]lone)|Exclusive(?:ly)?|Personal)\s(?:for\s|from\s)?"
    rf"|(?!(?:Following|Message|Text|Letter|Reply|Note|Report|Statement|Word|Telegram|Information)\b)[A-Z][a-z]+\sfrom\s(?=[A-Z][a-z]+\.)"
    rf"|[A-Z][A-Za-z]+(?:\s[A-Z][a-z]+)?\s(?:[Pp]lease\s)?pass\s(?:to\s)?)"
    rf"(?=(?:the\s)?[A-Z])(?:{_NAMED},?\s){{0,14}}(?:{_TITLE}|[A-Z][\w'\u2019\-/]*\d{{0,2}}|only|alone)"
    r"(?:(?<=\.)|\.)(?=\d{0,2}(?:\s+[A-Z\d(\[\"\u201c]|\s*$))\d{0,2}\s*"
)
#: the number in a series, after that of the telegram: "Secdel 442. For"
SERIES_SENTENCE = re.compile(rf"(?P<series>(?i:{DELEGATIONS})\s\d{{1,6}})\.(?=\d{{0,2}}\s+[A-Z(\[\u201c])\d{{0,2}}\s+")
#: the number of a note that is not there, after a full stop: "For Roe from Doe.11"
CALL_AT_END = re.compile(r"(?<=\.)\d{1,2}$")
#: a name that signs: "Rusk", "De Roulet", "Lansing."
PRINTED_SIGNER = re.compile(r"^(?P<name>(?:(?:De|Van|Von|Mac)\s)?[A-Z][A-Za-z'\-]{2,20})\.?$")

# a number, alone or with the letters of a channel, or a number of a series
_NUMBER = rf"(?:(?i:{DELEGATIONS})\s\d{{1,6}}(?:/\d{{1,6}})?|(?:[A-Z]{{3,4}}\s)?\d{{1,6}})"
# the number of its receipt, after that of the telegram: "(In 29739)"
_RECEIPT = r"(?:[ \t]\(I[Nn][ \t]\d{3,6}\))?"
#: the number of a telegram before its text: "770. Durbrow from Parsons.", "124569. Eyes Only for Ambassador.",
#: "1070. 1. The substance of", with the letters of a channel: "TEHE 686. 1. Lamps", "CAP 65036. Glad"; of a series:
#: "Cantel 931. After", "Tosec 60101/166874. For"; with that of its receipt: "8368 (In 29739). Ref"
NUMBERED_TEXT = re.compile(
    rf"^[ \t]*(?P<number>{_NUMBER}){_RECEIPT}\.[ \t]+(?=[A-Z(\[\u201c\u2026\"]|\d{{1,2}}\.[ \t])"
)
#: the same on a line of its own: "1730.", "8368 (In 29739)."
NUMBER_ALONE = re.compile(rf"^(?P<number>{_NUMBER}){_RECEIPT}\.$")
#: a classification before the place, on its line: "TOP SECRET        MANILA, January 8, 1950-9 a. m."
MARK_BEFORE_PLACE = re.compile(r"^[ \t]*(?P<mark>[A-Za-z][A-Za-z; \t]{3,40}?)[ \t]{3,}(?=[A-Z])")
#: number of lines in which the next numbered paragraph is looked for
_PARAGRAPHS = 60
#: a line of text has more characters
_SENTENCE = 40
#: number of characters of the longest words before a label
_WIDEST = 240


def cuts_of(rows: Sequence[str], at: int, number: str | None, *, old: bool) -> tuple[list[int], str | None, bool]:
    """Return where further parts begin on a line of the opening, the number of the telegram so far, and whether the
    text begins on the line. A heading's number may be repeated there."""
    row = rows[at]
    if (mark := MARK_BEFORE_PLACE.match(row)) and PRINTED_PLACE.match(row[mark.end() :].strip().upper()):
        return [mark.end()], number, False
    own = NUMBERED_TEXT.match(row)
    if own is not None and (own["number"] != number if number else counts_on(rows, at, own["number"], alone=old)):
        own = None
    start = own.end() if own else len(row) - len(row.lstrip())
    cuts = [start] if own else []
    if own and (series := SERIES_SENTENCE.match(row, start)):
        start = series.end()
        cuts.append(start)
    while sentence := PASSING_SENTENCE.match(row, start):
        start = sentence.end()
        if start < len(row.rstrip()):
            cuts.append(start)
    ahead = LABEL_AHEAD.search(row, start, start + _WIDEST) if own else None
    if ahead is not None and PRINTED_LABEL.match(row[start : ahead.end()]) is None:
        start = ahead.end()
        cuts.append(start)
    labels = _label_cuts(row, start)
    over = _is_over(row, labels[-1] if labels else start)
    return [*cuts, *labels], own["number"] if own else number, not over


def _is_over(row: str, start: int) -> bool:
    """Whether nothing or only what belongs above the text is from a place in a line on."""
    rest = row[start:].strip()
    return not rest or is_opening(rest)


def _label_cuts(row: str, start: int) -> list[int]:
    """Return where further labels begin on the line of a label, and the text after a subject or a citation."""
    if PRINTED_LABEL.match(row[start:].rstrip()) is None:
        return []
    cuts = [match.end() for match in LABEL_INSIDE.finditer(row, start)]
    for begin, end in pairwise([start, *cuts, len(row)]):
        pattern = SUBJECT_END if row.startswith("Subj", begin) else CITATION_END
        if (stop := pattern.search(row, begin, end)) and _text_in([stop.end()], row[:end]):
            cuts.append(stop.end())
    return sorted(cuts)


def _text_in(cuts: Sequence[int], row: str) -> bool:
    """Whether what follows the last cut is text: long, and no label."""
    rest = row[cuts[-1] :].strip() if cuts else ""
    return len(rest) > _SENTENCE and PRINTED_LABEL.match(rest) is None


def is_opening(text: str) -> bool:
    """Whether a line belongs above the text: a mark of the web page, place and day, a label, a passing line."""
    if PRINTED_PLACE.match(text.upper()) or PLACE_REST.match(text) or frus_old.is_opening(text):
        return True
    if LABEL_ALONE.match(text) or PASSING_SENTENCE.fullmatch(text):
        return True
    return any(pattern.match(text) for pattern in (WEB_PAGE, PRINTED_LABEL, PRINTED_PASSING))


def counts_on(rows: Sequence[str], at: int, number: str, *, alone: bool) -> bool:
    """Whether a number is that of a paragraph: the next number follows, or it is 1 and no telegram has that number
    `alone`."""
    if not number.isdecimal():
        return False
    following = f"{int(number) + 1}."
    below = (row.lstrip("-\u2022\u00b7 \t") for row in rows[at + 1 : at + _PARAGRAPHS])
    if any(row.startswith(following) and row[len(following) : len(following) + 1] in ("", " ", "\t") for row in below):
        return True
    return int(number) == 1 and not alone


def named(text: str) -> Claim | None:
    """Return the claim of a passing line, a label or the number of the telegram."""
    if (label := PRINTED_LABEL.match(text)) is not None and (labelled := of_label(label)) is not None:
        return labelled
    if series := SERIES_SENTENCE.match(f"{text} A"):
        return Claim(Kind.SERIAL, series["series"]) if series.end() > len(text) else None
    if PASSING_SENTENCE.fullmatch(text) or (PRINTED_PASSING.match(text) and text[-1] != "."):
        return Claim(Kind.PASSING, text)
    return None


def of_label(label: re.Match[str]) -> Claim | None:
    """Return the claim of a label in small letters, which its field knows only in capitals."""
    word = label["label"].upper()
    kind = Kind.SUBJECT if word.startswith("SUBJ") else Kind.REFERENCE
    rest = label["rest"].replace("\u2019", "'")
    if kind is Kind.SUBJECT:
        return claim(kind, f"{word}: {SUBJECT_STOP.sub('', label['rest'])}")
    return claim(kind, f"{word}: " + REF_INSIDE.sub(r" \g<letter>. ", rest))
