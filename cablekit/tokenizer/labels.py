"""Labels: what opens a line of the routing or of the cluster E.O., TAGS, SUBJECT, REF (format guide 5, 6).

Strategy. A label is told by its own pattern. One that is damaged is told by being one letter away from it, and by what
stands behind it: codes behind TAGS, citations behind REF, an addressee behind TO. A line may hold a second label,
where a line end was lost. `readings` gives such a line as the lines that it should have been, for the fields to read;
the token of the document stays as it is.
"""

from functools import lru_cache

from cablekit import glossary
from cablekit import grammar as g
from cablekit.tokenizer.token import LONGEST, Token

CLUSTER = frozenset(["executive_order", "tags", "subject", "reference"])
ROUTING = {"from": "FM", "to": "TO", "info": "INFO"}
_BY_LABEL = {label: kind for kind, label in ROUTING.items()}
#: kinds of routing lines that may hold a further label: FM, TO and INFO lines, and that of the date-time group
ROUTED = ROUTING.keys() | {"dtg"}
LABELLED = CLUSTER | ROUTED
#: a label -> the kind of its line
_LABELS = {
    "SUBJECT": "subject",
    "SUBJ": "subject",
    "TAGS": "tags",
    "REF": "reference",
    "REFS": "reference",
    "REFTEL": "reference",
    "REFERENCE": "reference",
}
#: of a label this short a letter may not be wanting, and of a shorter one none may differ
_SHORT, _SHORTEST = 4, 3


@lru_cache(maxsize=128)
def label_kind(text: str) -> str | None:
    """The kind of a line that opens with a label of the cluster E.O., TAGS, SUBJECT, REF, whole or damaged.

    Cached: the lines above a text are asked up to four times, for landmarks and then one by one.
    """
    if len(text) > LONGEST:
        return None
    first = text[0]
    if (first == "E" or ("1" in text and g.ORDER_NUMBER.search(text, 0, 20))) and _is_order(text):
        return "executive_order"
    if (
        first == "T"
        and (match := g.TAGS.match(text))
        and (not match["rest"] or g.TAGS_MARK.match(text) or _tags(match["rest"]))
    ):
        return "tags"
    if first in "SU" and g.SUBJECT.match(text):
        return "subject"
    if first == "R" and (match := g.REFERENCE.match(text)) and (match["mark"] or g.TELEGRAM.match(match["rest"])):
        return "reference"
    near = _mended_label(text) if ":" in text[2:12] else None
    return near[0] if near else None


def _is_order(text: str) -> bool:
    """Whether a line is that of the executive order, and not the number of a citation: `STATE 11652`, `12065; LIMA 2`.

    The number of a known order tells the line whatever became of its label, but what stands before it must be no post;
    without any label a colon or an exemption stands behind it.
    """
    match = g.EXECUTIVE_ORDER.match(text)
    if match is None or match["known"] is None:
        return match is not None
    label, rest = text[: match.start("known")].strip(" .,:;"), match["rest_known"].lstrip()
    if label:
        return glossary.post(label) is None
    return rest.startswith(":") or g.EXEMPTION.match(rest) is not None


def mended(text: str) -> str | None:
    """A line of the cluster with its damaged label mended: `SUBJT: COUP` is `SUBJ: COUP`; None where it is whole."""
    near = _mended_label(text) if ":" in text[2:12] and not _whole(text) else None
    return near[1] if near else None


def _whole(text: str) -> bool:
    return any(one.match(text) for one in (g.EXECUTIVE_ORDER, g.TAGS, g.SUBJECT, g.REFERENCE))


def _mended_label(text: str) -> tuple[str, str] | None:
    """Kind and text of a line whose label is a letter away from one of the cluster."""
    match = g.DAMAGED_LABEL.match(text)
    label = _near(match["word"]) if match else None
    if match is None or label is None:
        return None
    kind, rest = _LABELS[label], match["rest"]
    if (kind == "tags" and not _mostly_codes(rest)) or (kind == "reference" and not g.REFERENCE_LIKE.search(rest)):
        return None
    return kind, f"{label}: {rest}"


@lru_cache(maxsize=4096)
def _near(word: str) -> str | None:
    """The label that a word is one letter away from. Cached: few words stand before a colon."""
    return next((label for label in _LABELS if _one_off(word, label)), None)


def _one_off(word: str, label: str) -> bool:
    """Whether a letter was put in, lost, changed, or two neighbours changed places."""
    if abs(len(word) - len(label)) == 1:
        if len(word) < len(label) <= _SHORT:
            return False
        longer, shorter = (word, label) if len(word) > len(label) else (label, word)
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    differ = [at for at, (one, other) in enumerate(zip(word, label, strict=False)) if one != other]
    if len(word) != len(label) or not differ:
        return False
    swapped = len(differ) == 2 and word[differ[0]] + word[differ[1]] == label[differ[1]] + label[differ[0]]
    return (swapped and differ[1] == differ[0] + 1) or (len(differ) == 1 and len(label) > _SHORTEST)


def damaged_routing_kind(text: str) -> str | None:
    """The kind of a routing line whose label is damaged: `O SECSTATE WASHDC`, `NFO AMEMBASSY LIMA`."""
    match = g.DAMAGED_ROUTING.match(text)
    return match.lastgroup if match else None


def last_label(kind: str, text: str) -> tuple[str, str]:
    """Kind and text of the last label of a line, which the line below goes on with."""
    if kind not in CLUSTER or ":" not in text:
        return kind, text
    *_, last = _parted(kind, text)
    return last


def last_routing_kind(text: str, kind: str) -> str:
    """Kind of the last label of a line of the routing, which the line below goes on with."""
    *_, last = _routing_lines(kind, text)
    return last[0]


def _parted(kind: str, text: str) -> list[tuple[str, str]]:
    """A line cut before each label inside it: `SUBJECT: ROAD TAGS: EAID` -> subject, tags.

    REF inside a line is a label only before a citation: `SUBJECT: OFFER REF: TENDER` is a subject.
    """
    first, *more = g.LABEL_WITHIN.split(text)
    parts = [(kind, first)]
    for one in more:
        within = label_kind(one)
        if within is None or (within == "reference" and not g.REFERENCE_LIKE.search(one)):
            parts[-1] = (parts[-1][0], f"{parts[-1][1]} {one}")
        else:
            parts.append((within, one))
    return parts


def _routing_lines(kind: str, text: str) -> list[tuple[str, str]]:
    """A line of the routing cut before each label inside it: `FM SECSTATE WASHDC TO AMEMBASSY LIMA`."""
    if " TO " not in text and " INFO " not in text and " FM " not in text:
        return [(kind, text)]
    first, *more = g.ROUTING_WITHIN.split(text)
    return [(kind, first), *((_BY_LABEL[one.split(maxsplit=1)[0]], one) for one in more)]


def readings(token: Token) -> list[Token]:
    """What fields read in place of a labelled line that is damaged or holds two labels; nothing where it is whole."""
    kind, text = token.kind, token.text
    if kind in ROUTED:
        whole = kind == "dtg" or g.ROUTING_LABEL.match(text)
        match = None if whole else g.DAMAGED_ROUTING.match(text)
        text = text if match is None else f"{ROUTING[kind]} {text[match.end() :]}"
        lines = _routing_lines(kind, text)
        if len(lines) == 1 and text is token.text:
            return []
        return [_line(token, one, said) for one, said in lines]
    if ":" not in text:
        return []
    text = mended(text) or text
    if text is token.text and not g.LABEL_WITHIN.search(text):
        return []
    return [_line(token, one, said) for one, said in _parted(kind, text)]


def _line(token: Token, kind: str, text: str) -> Token:
    return Token(token.line, token.raw, text, kind)


def _tags(rest: str) -> bool:
    """Whether TAGS without a mark labels a list of codes, one of them known, and no sentence of tags."""
    codes = rest.replace(",", " ").split()
    known = any(map(glossary.tag, codes))
    sentence = rest.endswith(".") or any(code[-1] == "." and len(code) > _SHORT for code in codes)
    return known and ("," in rest or (not sentence and all(2 <= len(code) <= 6 for code in codes)))


def _mostly_codes(rest: str) -> bool:
    """Whether more than half of the words are TAGS of the glossary."""
    codes = rest.replace(",", " ").split()
    return 2 * sum(1 for code in codes if glossary.tag(code)) > len(codes)


def may_be_prose(kind: str, text: str) -> bool:
    """Whether a sentence may begin as the line does: REFTEL STATE 1234 ASKED, SUBJECT DELEGATION LEFT."""
    return kind in ("subject", "reference") and g.LABEL_MARK.match(text) is None


def opens_body(text: str) -> bool:
    """Whether a line can only stand in the body: a caption, a correction or another notice."""
    return g.NOTICE_LINE.match(text) is not None
