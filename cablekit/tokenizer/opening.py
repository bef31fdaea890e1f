"""The lines between banner and text, and those behind the text (format guide 6, 7).

Strategy of the opening. A label names its line; a line without a label belongs to the label above it as long as
that label's own rule says so, else it is a passing line while a label is still to come, else the text begins.
Strategy of the tail. From the end upwards: notices, then one line that holds a name and nothing else.
"""

from collections.abc import Collection, Sequence
from itertools import islice

from cablekit import glossary
from cablekit import grammar as g
from cablekit.tokenizer.labels import label_kind, last_label, may_be_prose, mended
from cablekit.tokenizer.token import LONGEST, Page, Token
from cablekit.values import ends_sentence

#: how far below the banner the first label may stand: lines that say something
_LABEL_WITHIN = 14
#: how many lines without a label may stand between two labels: what they say goes on, or is damaged
_BETWEEN_LABELS = 8
#: a citation that goes on below shows in so many characters of the line
_CITED_WITHIN = 40
#: columns of the teletype; a line of prose that a tool joined is longer
_TELETYPE = 80
#: labels that stand once; of two, the second is a line repeated, or text
_ONCE = frozenset(["subject", "executive_order"])
#: what stands below the banner
_BEHIND_BANNER = frozenset(["banner", "executive_order", "tags", "subject", "reference"])
#: a banner is no longer than this
_BANNER_WITHIN = 200
#: a line and the first word of the next: in 107 cables no subject that goes on has less
_ROOM = 55


def is_banner(text: str, page: Page | None) -> bool:
    """Whether a line is the banner: a classification alone or with section and MRN, or the page's own MRN."""
    if len(text) > _BANNER_WITHIN:
        return False
    match = g.BANNER.match(text) if text[0] in g.BANNER_HEADS else None
    if match:
        rest = match["rest"].strip(" /")
        section = g.BANNER_SECTION.search(rest)
        rest = f"{rest[: section.start()]} {rest[section.end() :]}".strip() if section else rest
        if not rest or rest.isdigit() or g.MRN.match(rest) or g.CAPTION.match(rest) or g.BANNER_CAPTION.match(rest):
            return True
    return page is not None and _has_mrn(text, page)


def _has_mrn(text: str, page: Page) -> bool:
    """Whether a line ends with station and number of its PAGE line: a banner, its classification damaged or lost."""
    if page.serial.lstrip("0") not in text:
        return False
    match = g.BANNER_NUMBER.search(text)
    return match is not None and int(match["number"]) == int(page.serial) and page.station[:6] in text


def mark_opening(tokens: list[Token], start: int, page: Page | None, earlier: Collection[str]) -> int:
    """Name the lines from the banner to the text; give the index at which the text begins."""
    opening = _Opening(tokens, start, page, earlier)
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.kind == "blank":
            opening.blank = opening.blanks = True
        elif token.kind == "text":
            kind = opening.kind(index) if len(token.text) <= LONGEST else None
            if kind is None:
                return index
            token.kind = kind
            opening.blank = False
        elif token.kind in ("end", "gap", "glued"):
            return index
    return len(tokens)


class _Opening:
    """What is known while the opening is read: which label stands above, whether a blank line was crossed."""

    def __init__(self, tokens: Sequence[Token], start: int, page: Page | None, earlier: Collection[str]) -> None:
        self.tokens, self.page, self.earlier = tokens, page, earlier
        self.above = ""
        self.text_above = ""
        self.seen: dict[str, str] = {}
        self.blank = self.blanks = False
        self.later = page is not None and page.part is not None and page.part > 1
        self.first_label, self.last_label = (-1, -1) if self.later else _cluster(tokens, start, page)

    def kind(self, index: int) -> str | None:
        """The kind of an unnamed line; None when the text begins with it."""
        text = self.tokens[index].text
        kind = (
            self._labelled(index, text)
            or self._alone(text)
            or self._continued(index, text)
            or self._passing(index, text)
        )
        if kind:
            self.above, self.text_above = last_label(kind, text)
            self.seen.setdefault(kind, text)
            self.seen.setdefault(self.above, text)
        return kind

    def _labelled(self, index: int, text: str) -> str | None:
        kind = label_kind(text)
        if self.later and ":" not in text[:12]:
            return None  # a later section goes on with the text; a word of it is no label
        if kind in _ONCE and kind in self.seen:
            return "repeated" if text == self.seen[kind] and index <= self.last_label else None
        if kind in self.seen and mended(text):
            return None  # TASS: is no damaged TAGS: where that stands already
        return kind

    def _alone(self, text: str) -> str | None:
        if not self.seen.keys() & _BEHIND_BANNER and is_banner(text, self.page):
            return "banner"
        if notice := g.NOTICE_LINE.match(text):
            return notice.lastgroup
        if self.above == "executive_order" and "tags" not in self.seen and g.TAG_ROW.match(text):
            return "tags"
        return None

    def _continued(self, index: int, text: str) -> str | None:
        above, over = self.above, self.text_above
        if above == "subject":
            bare = g.SUBJECT_BARE.match(over) is not None
            goes_on = (bare or not self.blank) and not g.PARAGRAPH_NUMBER.match(text)
            between = index < self.last_label and not g.PASSING.match(text)
            goes_on = goes_on and (self.blanks or bare or between or _fills(over, text))
        elif above == "reference":
            goes_on = _reference_goes_on(self.tokens[index], over, self.blank)
        elif above == "tags":
            goes_on = not self.blank and (over[-1] in ",(" or _open(over) or _codes(text))
        elif above == "executive_order":
            goes_on = (not self.blank and _open(over)) or (
                g.EXEMPTION.match(text.lstrip("(")) is not None and g.EXEMPTION.search(over) is None
            )
        elif above == "banner" and g.PAGE_SERIES.fullmatch(text):
            goes_on = True
        elif above == "banner":
            numbered = g.BANNER_NUMBER.search(g.BANNER_SECTION.sub("", over)) is not None
            goes_on = not numbered and self.page is not None and _has_mrn(" " + text, self.page)
        elif above == "corrected":
            goes_on = not self.blank and _open(over)
        elif above == "notice":
            goes_on = not self.blank and g.NOTE_BY.match(over) is not None and over[-1] not in ".)"
        else:
            goes_on = False
        return above if goes_on else None

    def _passing(self, index: int, text: str) -> str | None:
        if text in self.earlier or index < self.first_label:
            return "passing"
        if index < self.last_label:
            return "passing" if g.PASSING.match(text) else "unknown"
        if g.PARAGRAPH_NUMBER.match(text) or not g.PASSING.match(text):
            return None
        if self.later and not text.startswith(("FOR:", "ALSO FOR")):
            return None
        short = len(text) <= 68 and not (text.endswith(".") and len(text) > 40)
        return "passing" if short and self._stands_alone(index) and self._text_below(index) else None

    def _text_below(self, index: int) -> bool:
        """Whether more than a signature stands below: PLEASE PASS X may be all that the message says."""
        return any(
            token.kind == "text" and not g.SIGNATURE.match(token.text) for token in islice(self.tokens, index + 1, None)
        )

    def _stands_alone(self, index: int) -> bool:
        """Whether a blank line or a label stands above and below: the text does not begin with this line."""
        below = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        alone_below = (
            below is None
            or below.kind == "blank"
            or (bool(below.text) and bool(label_kind(below.text) or g.PARAGRAPH_NUMBER.match(below.text)))
        )
        if self.tokens[index].text.startswith("FOR:"):
            return True
        return alone_below and (self.blank or self.above != "")


def _cluster(tokens: Sequence[Token], start: int, page: Page | None) -> tuple[int, int]:
    """Index of the first and of the last label of the cluster E.O., TAGS, SUBJECT, REF; -1 where there is none.

    It ends at a numbered paragraph, at a telegram repeated in the text, and where lines without a label go on too long:
    longer above the first label, where captions and passing lines stand, than between two.
    """
    first = last = -1
    said = 0
    seen: set[str] = set()
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.kind != "text":
            if token.kind in ("end", "gap"):
                break
            continue
        text = token.text
        kind = label_kind(text)
        if kind and not (said and may_be_prose(kind, text)) and not (kind in seen and kind in _ONCE):
            first, last, said = (index if first < 0 else first), index, 0
            seen.add(kind)
            continue
        said += 1
        most = _LABEL_WITHIN if first < 0 else _BETWEEN_LABELS
        if said > most or g.PARAGRAPH_NUMBER.match(text) or g.REPEATED.match(text):
            break
        if first >= 0 and len(text) > _TELETYPE:
            break
    return first, last


def _reference_goes_on(token: Token, over: str, blank: bool) -> bool:
    text = token.text
    if g.LISTED.match(text) and g.REFERENCE_LIKE.search(text):
        return True
    if blank or g.PARAGRAPH_NUMBER.match(text):
        return False
    if g.REFERENCE_BELOW.match(text) or g.YEAR_ABOVE.search(over):
        return True
    if g.LABEL_LAST.search(over) or (over[-1].isalpha() and g.NUMBER_FIRST.match(text) and not blank):
        return True
    if over[-1] in ",;:&(" or _open(over) or token.raw[:1] in " \t" or g.REFERENCE_ONLY.match(text):
        return True
    if (first := g.CITATION_FIRST.match(text)) and glossary.post(first["station"]):
        return True
    unfinished = over[-1].isalpha() and not over.endswith("NOTAL")
    return (unfinished and g.REFERENCE_LIKE.search(text, 0, _CITED_WITHIN) is not None) or _next_label(over, text)


def _next_label(over: str, text: str) -> bool:
    """Whether a line holds, behind a mark, the label after the last one above it: (C) above, `; (D)` in the line."""
    inside = g.LABEL_INSIDE.search(text)
    if inside is None:
        return False
    before = chr(ord(inside["label"]) - 1)
    return any(label in over for label in (f"({before})", f" {before}. ", f" {before}) "))


def _codes(text: str) -> bool:
    """Whether a line holds nothing but TAGS: codes, or a person in parentheses.

    Words without commas are codes only where all are known.
    """
    if g.TAG_ROW.match(text):
        return "," in text or all(map(glossary.tag, text.split()))
    return g.PERSON_ROW.match(text) is not None


def _fills(over: str, text: str) -> bool:
    """Whether a line left no room for the first word of the next. One that did was ended by its author.

    Asked only where no blank line tells where the subject ends (pdftotext).
    """
    return len(over) + 1 + len(text.split(" ", 1)[0]) >= _ROOM


def _open(text: str) -> bool:
    """Whether a parenthesis is open at the end of a line."""
    return text.count("(") > text.count(")")


def mark_tail(body: list[Token], *, final: bool) -> list[Token]:
    """Name the notices and the signature at the end of the text; give the lines that stay text."""
    said = [token for token in body if token.kind == "text"]
    _take_notices(said)
    if not said:
        return said
    last = said[-1]
    if any(token.kind == "gap" for token in body[last.line - body[0].line :]):
        return said
    if len(said) > 1 and len(last.text) <= 2 and last.text.isalpha() and g.SIGNATURE.match(said[-2].text):
        if _signs(body, said, 2, final):
            _take(said, 2, "signature")
    elif g.SIGNATURE.match(last.text) and _signs(body, said, 1, final):
        _take(said, 1, "signature")
    return said


def _take_notices(said: list[Token]) -> None:
    """Take the notices off the end: NOTE BY ... may run over three lines."""
    while back := next((back for back in range(1, min(4, len(said)) + 1) if g.NOTE_BY.match(said[-back].text)), 0):
        _take(said, back, "notice")


def _take(said: list[Token], back: int, kind: str) -> None:
    """Name the last lines, and take them off the text."""
    for token in said[-back:]:
        token.kind = kind
    del said[-back:]


def _signs(body: list[Token], said: Sequence[Token], back: int, final: bool) -> bool:
    """Whether a line of one to three words signs the message: the text above must have come to its end."""
    token = said[-back]
    if g.NO_SIGNATURE.match(token.text):
        return False
    if len(said) == back:
        return final
    above = body[token.line - body[0].line - 1]
    return final or above.kind == "blank" or ends_sentence(said[-back - 1].text)
