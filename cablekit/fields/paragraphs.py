"""Paragraphs: the text cut as its author labelled it (format guide 7).

Strategy. A blank row or a label opens a paragraph; a label inside a block counts only where the sentence above has
come to its end. Depth comes from the order in which label styles appear (`1.`, then `A.`, then `(1)`): a style
already open closes what stands below it. Labels are kept as typed, never renumbered. Tables and lists keep their
lines; prose is joined, and a hyphen at a line's end is dropped or kept only on evidence from the cable itself.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from cablekit import glossary
from cablekit import grammar as g
from cablekit.model import Paragraph, ParagraphKind
from cablekit.values import PARAGRAPH_MARKS, classification, ends_sentence, fold

_KINDS: dict[str, ParagraphKind] = {"SUMMARY": "summary", "COMMENT": "comment", "ACTION": "action_requested"}
#: how a row begins that may open a paragraph: as a label or a named part does, or indented
_MAY_OPEN = re.compile(rf"[\s(\d]|[A-Z][.)]|(?:I[IVX]|VI|XI)[IVX]{{0,2}}[.)]|{'|'.join(g.HEADING_HEADS)}")
#: line ends at which the text may part: before a blank row, and before a row that may open a paragraph
_MAY_PART = re.compile(rf"\n(?={_MAY_OPEN.pattern})")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
#: a row longer than this is no heading, whatever stands above it
_LINE = 72
#: a row shorter than this was ended by its author
_SHORT = 45
#: characters that go on with a word
_INNER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'-")


def read(text: str) -> tuple[list[Paragraph], list[int]]:
    """Cut clean text into paragraphs; give for each the index of its first row, blank ones counted."""
    outline = _Outline(text)
    quoted = False
    quotes = "QUOTE" in text or "QTE" in text or "BEGIN" in text
    found: list[Paragraph] = []
    starts: list[int] = []
    for start, block, labels in _blocks(text, outline):
        for label, level in labels[:-1]:
            found.append(Paragraph(label.text, level))
            starts.append(start)
        paragraph = _paragraph(block, labels, text)
        if quoted and paragraph.kind == "prose":
            paragraph.kind = "quoted"
        quoted = quotes and _still_quoted(paragraph.text, quoted)
        found.append(paragraph)
        starts.append(start)
    return found, starts


def _still_quoted(text: str, quoted: bool) -> bool:
    """Whether a quotation is open behind a paragraph: BEGIN TEXT ... END TEXT, QUOTE ... UNQUOTE."""
    if "TEXT" not in text and "QUOTE" not in text and "QTE" not in text:
        return quoted
    opens = max((match.start() for match in g.QUOTE_BEGIN.finditer(text)), default=-1)
    closes = max((match.start() for match in g.QUOTE_END.finditer(text)), default=-1)
    return quoted if opens == closes else opens > closes


def _runs(text: str) -> list[str]:
    """The text in runs of rows inside which nothing can begin or end; an empty run stands for a blank row.

    Between two blank rows, rows from the first run with columns on are runs of their own.
    """
    runs: list[str] = []
    wide = False
    for run in _MAY_PART.split(text):
        if not run or run[0] == "\n":
            runs.append("")
            run, wide = run[1:], False
        wide = wide or "   " in run
        if wide:
            runs += run.split("\n")
        elif run:
            runs.append(run)
    return runs


def _blocks(text: str, outline: "_Outline") -> Iterator[tuple[int, str, list[tuple["_Label", int]]]]:
    """Part the text at blank rows and labels: index of the first row, the rows, labels at their head with depth.

    A blank row in mid-sentence parts nothing (1979STATE331361); a table is parted from the prose above and below it.
    """
    runs = _runs(text)
    block: list[str] = []
    labels: list[tuple[_Label, int]] = []
    start = row = 0
    blank = table = False
    for index, run in enumerate(runs):
        if run:
            columns = _has_columns(run)
            if block and (
                (blank and not _goes_on(run, block, outline))
                or _opens(run, block[-1], outline)
                or (columns != table and _turns(runs, index, columns, block))
            ):
                yield start, "\n".join(block), labels
                block = []
            if not block:
                start, labels, table = row, outline.labels(run.lstrip()), columns
            block.append(run)
        blank = not run
        row += run.count("\n") + 1
    if block:
        yield start, "\n".join(block), labels


def _goes_on(text: str, block: Sequence[str], outline: "_Outline") -> bool:
    """Whether a sentence goes on behind a blank row: the row above fills its line and ends no sentence."""
    above = _last_row(block[-1])
    if (
        (_one_row(block) and len(above) < _LINE)
        or len(above) < _SHORT
        or ends_sentence(above)
        or above.endswith((")", '"', "]", "-"))
        or text[0] in " \t-"
    ):
        return False
    return outline.label(text) is None and not _has_columns(above) and not text.startswith(g.HEADING_HEADS)


def _one_row(block: Sequence[str]) -> bool:
    return len(block) == 1 and "\n" not in block[0]


def _last_row(run: str) -> str:
    return run[run.rfind("\n") + 1 :]


def _turns(runs: Sequence[str], index: int, columns: bool, block: Sequence[str]) -> bool:
    """Whether a table begins or ends with this row: two rows with columns make a table, one makes none."""
    below = index + 1 < len(runs) and _has_columns(runs[index + 1])
    if columns:
        return below
    return not (_one_row(block) or below or runs[index][0].isspace())


def _opens(text: str, above: str, outline: "_Outline") -> bool:
    """Whether a run opens a paragraph though no blank row stands above it; `above` is the run above it."""
    if not _MAY_OPEN.match(text):
        return False
    above = _last_row(above)
    if text.startswith(g.HEADING_HEADS):
        return g.HEADING.match(text) is not None and _ended(above)
    indented = text[0] in " \t"
    bare = text.lstrip()
    label = outline.label(bare)
    if label is not None:
        return indented or _ended(above) or outline.expects(label)
    if g.PARAGRAPH_MARK.match(bare):
        return _ended(above)
    return indented and not above[0].isspace() and len(above) < 66 and ends_sentence(above)


def _ended(above: str) -> bool:
    """Whether what a row says has come to its end there."""
    return ends_sentence(above) or above.endswith(")") or len(above) < _SHORT or _has_columns(above)


class _Label(msgspec.Struct):
    """A label at the head of a row: as typed, its style, and where it ends."""

    text: str
    style: str
    end: int


class _Outline:
    """The labels read so far: which styles are open, in which order, and the last label of each."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[str] = []
        self.last: dict[str, str] = {}

    def label(self, row: str) -> _Label | None:
        """The label that a row begins with; None when there is none.

        A mark such as (C) is a label only where it is the next one, else a paragraph classification. A number
        without its stop (`6 APPARISAL`, 1974LAPAZ02148) is a label only where it is the next one.
        """
        match = g.LABEL.match(row)
        if match is None:
            bare = g.LABEL_BARE.match(row)
            label = _Label(bare["plain"], "digit.", bare.end()) if bare else None
            return label if label and label.text != "1" and self.expects(label) else None
        text = match["round"] or match["plain"]
        label = _Label(text, f"{self._sort(text)}{'()' if match['round'] else match['mark']}", match.end())
        if match["round"] and text in PARAGRAPH_MARKS and not self.expects(label):
            return None
        return label

    def expects(self, label: _Label) -> bool:
        """Whether a label is the next of its style, or a first one whose next stands further on."""
        last = self.last.get(label.style)
        if last is not None and _successor(last) == label.text:
            return True
        return label.text in ("1", "A") and label.style[-1] == "." and f"\n{_successor(label.text)}. " in self.text

    def labels(self, row: str) -> list[tuple[_Label, int]]:
        """The label at the head of a block with its depth, and the one behind it (`5. A. COCA`, 1979LAPAZ02940).

        They are the last of their styles from now on.
        """
        label = self.label(row)
        if label is None:
            return []
        found = [(label, self._level(label))]
        inner = self.label(row[label.end :]) if _MAY_OPEN.match(row, label.end) else None
        if inner and inner.style != label.style and self.expects(inner):
            inner = _Label(inner.text, inner.style, label.end + inner.end)
            found.append((inner, self._level(inner)))
        return found

    def _level(self, label: _Label) -> int:
        if label.style in self.open:
            del self.open[self.open.index(label.style) + 1 :]
        else:
            self.open.append(label.style)
        self.last = {style: text for style, text in self.last.items() if style in self.open}
        self.last[label.style] = label.text
        return len(self.open)

    def _sort(self, text: str) -> str:
        if text[0].isdigit():
            return "digit"
        roman = text[0] in "IVX" and (text == "I" or any(style.startswith("roman") for style in self.open))
        following = self.last.get("letter.") in ("H", "U", "W")
        return "roman" if len(text) > 1 or (roman and not following) else "letter"


def _successor(label: str) -> str:
    """The label after this one: 2 after 1, B after A, II after I."""
    if label.isdigit():
        return str(int(label) + 1)
    if label in _ROMAN:
        return _ROMAN[min(_ROMAN.index(label) + 1, len(_ROMAN) - 1)]
    return chr(ord(label[0]) + 1)


def _paragraph(block: str, labels: list[tuple[_Label, int]], text: str) -> Paragraph:
    """The paragraph of a block: behind its label classification, heading, kind, text."""
    first, newline, rest = block.partition("\n")
    width = len(first)
    first = first.lstrip()
    name, level, word, heading = None, 0, None, None
    if labels:
        label, level = labels[-1]
        name, first = label.text, first[label.end :]
    if first[:1] == "(" and (mark := g.PARAGRAPH_MARK.match(first)):
        word, first = classification(mark["mark"]), first[mark.end() :]
    elif "ENTIRE TEXT" in first and (entire := g.ENTIRE_TEXT.match(first[:60])):
        word = classification(entire["word"]) or entire["word"]
    if first.startswith(g.HEADING_HEADS) and (named := g.HEADING.match(first)):
        heading = fold(named["name"])
    kind = _kind(block, name, heading, first)
    if kind in ("table", "list"):
        said = " " * (width - len(first)) + first + newline + rest
    else:
        said = _prose(first + newline + rest, text)
    return Paragraph(name, level, kind, word, heading, said)


def _kind(block: str, label: str | None, heading: str | None, first: str) -> ParagraphKind:
    if heading:
        for word, kind in _KINDS.items():
            if word in heading:
                return kind
    if "   " in block and _is_table(block.split("\n")):
        return "table"
    if "\n" in block:
        return "list" if g.LIST_ROW.match(block) and all(map(g.LIST_ROW.match, block.split("\n"))) else "prose"
    return "heading" if label is None and _is_heading(first) else "prose"


def _is_table(rows: Sequence[str]) -> bool:
    """Whether half of the rows or more have columns."""
    columns = sum([_has_columns(row) for row in rows])
    return columns * 2 >= len(rows) and (columns >= 2 or len(rows) <= 2)


def _has_columns(line: str) -> bool:
    return "   " in line and g.TABLE_ROW.search(line.strip()) is not None


def _is_heading(text: str) -> bool:
    return len(text) <= 60 and not ends_sentence(text.rstrip(":")) and text != "[GAP]" and text[:1] != "-"


def _prose(block: str, text: str) -> str:
    """The rows on one line, hyphens at line ends settled by what the cable writes elsewhere."""
    joined, *pieces = block.split("-\n")
    for piece in pieces:
        left, right = g.WORD_END.search(joined, max(0, len(joined) - 30)), g.WORD_START.match(piece)
        if left and right:
            joined += _glue(left[0], right["word"], text) + piece[right.start("word") :]
        else:
            joined += f"-\n{piece}"
    return fold(joined)


def _glue(left: str, right: str, text: str) -> str:
    """What joins two halves of a word.

    The hyphen when the cable writes it so elsewhere; nothing when the whole is an English word or stands elsewhere
    in the cable; else the hyphen, for nothing says that it goes.
    """
    whole = left + right
    if _occurs(f"{left}-{right}", text):
        return "-"
    return "" if whole in glossary.words() or _occurs(whole, text) else "-"


def _occurs(word: str, text: str) -> bool:
    """Whether a word stands in the text by itself."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if text[at - 1 : at] not in _INNER and text[end : end + 1] not in _INNER:
            return True
        at = text.find(word, end)
    return False
