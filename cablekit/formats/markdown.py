"""A cable as a short Markdown page: the subject as title, the head as a list, the text, the signature.

Strategy: every word of the cable is text, so each character that CommonMark or GitHub's dialect could read as markup
is escaped; the rendered page shows what the cable says. Each paragraph of prose is a Markdown paragraph; tables and
lists are in code blocks, which keep their columns.
"""

import re
from typing import TYPE_CHECKING

from cablekit import grammar as g
from cablekit.formats.head import Row, head, lost_text, title
from cablekit.formats.visible import visible
from cablekit.model import Body, Cable, Paragraph

if TYPE_CHECKING:
    from cablekit.api import Parsed

# Characters with a meaning anywhere in a line: emphasis, code, links, HTML, entities, tables, strikethrough, formulas.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&$]")
# What opens a block at the start of a line: headings, lists, rules and underlines of headings.
_OPENING = re.compile(r"^(?:[#+=-]|\d{1,9}(?=[.)]))")
_WHITE = re.compile(r"\s+")
_KEEPS_LINES = ("table", "list")


def markdown_text(parsed: "Parsed") -> str:
    """The cable as a Markdown page, followed by a blank line."""
    cable = parsed.cable
    blocks = [f"# {escape(cable.body.subject or title(cable))}", "\n".join(map(_row, _rows(cable))), *_text(cable)]
    if cable.body.signature:
        blocks.append(escape(cable.body.signature))
    return "\n\n".join(blocks) + "\n\n"


def escape(text: str) -> str:
    """Any text as one line of Markdown that shows it: white space folded, metacharacters escaped."""
    line = _ANYWHERE.sub(r"\\\g<0>", visible(_WHITE.sub(" ", text).strip()))
    return _OPENING.sub(_escape_opening, line)


def _escape_opening(opening: re.Match[str]) -> str:
    """Escape `#` as `\\#`; after a number that would open a list, escape the mark: `1.` -> `1\\.`."""
    return f"{opening[0]}\\" if opening[0].isdigit() else f"\\{opening[0]}"


def code_block(text: str) -> str:
    """The lines unchanged, in a fence longer than any run of backticks in them."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{visible(text, layout=True)}\n{fence}"


def _rows(cable: Cable) -> list[Row]:
    """The head, without the subject if that is the title."""
    return [row for row in head(cable) if row[0] != "Subject" or not cable.body.subject]


def _row(row: Row) -> str:
    label, lines = row
    return f"- **{label}:** {'; '.join(map(escape, lines))}"


def _text(cable: Cable) -> list[str]:
    body = cable.body
    if not body.text and not body.paragraphs:
        return [rf"\[{escape(lost_text(cable))}\]"]
    return list(filter(None, map(_paragraph, body.paragraphs))) or _blocks(body)


def _paragraph(paragraph: Paragraph) -> str:
    """A paragraph with its label. Its heading is part of its text; so is a note that classifies the whole text."""
    label = paragraph.label and (paragraph.label if paragraph.label[0] == "(" else f"{paragraph.label}.")
    noted = g.ENTIRE_TEXT.match(paragraph.text)
    mark = f"({paragraph.classification})" if paragraph.classification and not noted else None
    if paragraph.kind in _KEEPS_LINES:
        opening = escape(" ".join(filter(None, (label, mark))))
        return "\n\n".join(filter(None, (opening, paragraph.text and code_block(paragraph.text))))
    return escape(" ".join(filter(None, (label, mark, paragraph.text))))


def _blocks(body: Body) -> list[str]:
    """The text split at blank lines, for a body without recognised paragraphs."""
    return [escape(block) for block in re.split(r"\n\s*\n", body.text or "") if block.strip()]
