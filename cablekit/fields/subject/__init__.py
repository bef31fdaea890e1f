"""Subject and its classification mark (format guide 6).

Strategy. The label opens it, whole or with one wrong letter. If more of the label is lost, a line with a colon is
recognised by its place: between TAGS and references, or right below the TAGS. Where it ends is found in `rows`. To read
it, the rows are joined into one; a mark `(C)` at either end is not part of the subject.
"""

import re
from collections.abc import Callable, Sequence

import msgspec

from cablekit import glossary
from cablekit import grammar as g
from cablekit.diagnostics import SUBJECT_EMPTY, Notes
from cablekit.fields.field import Field
from cablekit.fields.subject.rows import continues
from cablekit.lines import Claim, Kind, Line, Near, Page
from cablekit.values import classification, fold
from cablekit.vocabulary import SUBJECT_LABELS, damaged_label

#: "SUBJECT: ...", "SUBJ: ...", "SUB: ...", "SUBJ8 ...", "USBJ: ...", "SUBJECT ...", "SUBJ ECT: ..."
SUBJECT = re.compile(
    r"""^(?:(?:S\s?U\s?B\s?J\s?E\s?C\s?T|SUBJEC|SUBJCT|SUBJET|SUBECT|SUJECT|USBJECT|SUBJ|USBJ|SUBI|SUBG)
            (?:\s*[:;8./\-]+|(?=\s|$))|SUB\s*:)
        \s*(?P<rest>.*)$""",
    re.VERBOSE,
)

#: what is left of a label, before a line's first colon: "XIBJ: REQUEST ...", "SU JECT: ...", "S¿¿¿ECT: ..."
LABEL_PLACE = re.compile(r"^(?P<word>[^\s:;]{1,9}(?:\s[^\s:;]{1,6})?)\s?[:;]\s*(?P<rest>\S.*)$")
#: the same without its mark: "SUBXOC SITREP 4: MAY 3"; "SUBWAY LINES" begins with a word
LABEL_UNMARKED = re.compile(r"^(?P<word>S[A-Z\d¿]{3,8})\s+(?P<rest>[^\s:;].*)$")
#: another label of the subject: "RE: VISIT OF THE MINISTER"
RE_LABEL = re.compile(r"^RE\s?[:;]\s*(?P<rest>\S.*)$")

FIELD_PATH = "body.subject"
#: number of characters in which a damaged label's colon is looked for
_COLON_WITHIN = 18
#: words before a colon that label something else between TAGS and references
_OTHER_LABELS = frozenset(
    [
        "ACTION",
        "ATTENTION",
        "ATTN",
        "BEGIN",
        "CLASS",
        "CC",
        "COMMENT",
        "FOR",
        "FROM",
        "FYI",
        "INFO",
        "NOTE",
        "PARA",
        "PASS",
        "QTE",
        "QUOTE",
        "SUMMARY",
        "TO",
        "VIA",
    ]
)


#: what a word before a colon may be, apart from what is left of a label
_GLOSSARY = (glossary.agency, glossary.tag, glossary.office, glossary.caption)


class Subject(msgspec.Struct, frozen=True, gc=False):
    """The subject on one line, and the canonical word of its mark."""

    text: str | None = None
    classification: str | None = None


def opens(text: str, page: Page | None) -> Claim | None:
    """Claim the label, whole or damaged; a damaged one never opens a second subject."""
    if text[0] in "SU" and (match := SUBJECT.match(text)):
        return Claim(Kind.SUBJECT, match["rest"], sure=g.LABEL_MARK.match(text) is not None)
    damaged = g.DAMAGED_LABEL.match(text) if ":" in text[2:12] else None
    if damaged and (label := damaged_label(damaged["word"])) in SUBJECT_LABELS:
        rest = damaged["rest"]
        return Claim(Kind.SUBJECT, rest, note=f"{label}: {rest}")
    return None


def fits(text: str, near: Near) -> Claim | None:
    """Claim a line with a colon below the TAGS or the E.O. line: above the references with any damaged label, below
    them only if half of the label is left. Between TAGS and references the colon may be lost too."""
    if unmarked := _unmarked(text, near):
        return unmarked
    if ":" not in text[2:_COLON_WITHIN] and ";" not in text[2:_COLON_WITHIN]:
        return None
    opened = Kind.TAGS in near.seen or Kind.EXECUTIVE_ORDER in near.seen
    if not opened or near.later or Kind.SUBJECT in near.seen:
        return None
    below_references = Kind.REFERENCE in near.seen
    label_below = near.label_below
    if label_below is Kind.SUBJECT or label_below is Kind.TAGS:
        return None
    if not below_references and (match := RE_LABEL.match(text)):
        return Claim(Kind.SUBJECT, match["rest"], sure=False)
    match = LABEL_PLACE.match(text)
    if match is None or _labels_another(match["word"]) or (below_references and not _resembles(match["word"])):
        return None
    placed = (
        below_references
        or near.between
        or (Kind.TAGS in near.seen and near.above is not None and near.above.kind is Kind.TAGS)
    )
    if not placed or (label_below is None and match["word"] in glossary.words()):
        return None
    rest = match["rest"]
    return Claim(Kind.SUBJECT, rest, sure=False, note=f"SUBJECT: {rest}")


def _unmarked(text: str, near: Near) -> Claim | None:
    """A line between TAGS and references whose first word is no word, but half of the label, its mark lost."""
    placed = near.between and Kind.TAGS in near.seen and Kind.SUBJECT not in near.seen
    match = LABEL_UNMARKED.match(text) if placed and near.label_below is Kind.REFERENCE else None
    if match is None or not _is_left_of_label(match["word"]):
        return None
    rest = match["rest"]
    return Claim(Kind.SUBJECT, rest, sure=False, note=f"SUBJECT: {rest}")


def _is_left_of_label(word: str) -> bool:
    """Whether a word that is none of English begins as the label, or half of its letters are the label's."""
    return (word.startswith("SUB") or _resembles(word)) and word not in glossary.words()


def _resembles(word: str) -> bool:
    """Whether half of the letters before a colon are those of the label in the same position: XIBJ, SUBJ."""
    return any(
        len(word) == len(label) and 2 * sum(a == b for a, b in zip(word, label, strict=True)) >= len(label)
        for label in ("SUBJ", "SUBJECT")
    )


def _labels_another(word: str) -> bool:
    """Whether the word before the colon is the label of another line or of a paragraph, a post, or another word of the
    glossary: NIACT, USIA, EUR."""
    if word.split(" ", 1)[0] in _OTHER_LABELS or word[0].isdigit() or glossary.post(word) is not None:
        return True
    return any(known(word) is not None for known in _GLOSSARY)


def read(lines: Sequence[Line], notes: Notes, whole: Callable[[str], str] = str) -> Subject:
    """Return the subject on one line, and its mark; `whole` joins words that a hyphen splits at the end of a row."""
    if not lines:
        return Subject()
    text = fold(_joined([line.rest for line in lines], whole)).rstrip(" ;")
    mark = g.SUBJECT_MARK.search(text) if "(" in text else None
    word = None
    if mark:
        word = classification(mark["front"] or mark["back"])
        text = (text[: mark.start()] + text[mark.end() :]).strip()
    if not text:
        notes.add(SUBJECT_EMPTY, lines[0].number, FIELD_PATH, "no text follows the subject label")
    return Subject(text or None, word)


def _joined(rows: Sequence[str], whole: Callable[[str], str]) -> str:
    """Return the rows on one line, without a blank after a hyphen that joins two words (`U.S.-` / `BOLIVIAN`,
    1974LAPAZ02611)."""
    joined = ""
    text = "\n".join(rows)
    for row in whole(text).split("\n") if "-\n" in text or text.endswith("-") else rows:
        glue = "" if not joined or (joined[-1] == "-" and joined[-2:-1] not in ("", " ", "-")) else " "
        joined += glue + row
    return joined


#: the beginnings of the label: "SUB", "S U", "USB"
_HEADS = re.compile(r"S\s?U|USB")

FIELD = Field(read=read, heads=_HEADS, colon=True, opens=opens, continues=continues, fits=fits)
