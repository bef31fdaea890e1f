"""A cable as a web page for reading: the title, the head, the text in its paragraphs, the signature.

Strategy: one page that needs nothing beside it. Its elements say what each part is, so that a page without its style,
as Word and e-readers show it, reads the same; the style follows the reader's choice of light or dark. Every word of
the cable is escaped. The page is well-formed XML too, for the programs that make e-books. Tables and lists keep their
columns; what is lost or excised is marked.
"""

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablekit import grammar as g
from cablekit.formats.head import Row, head, lost_text
from cablekit.formats.head import title as number
from cablekit.formats.title import title
from cablekit.formats.visible import visible
from cablekit.model import Cable, Paragraph, Tag

if TYPE_CHECKING:
    from cablekit.api import Parsed

#: "[GAP]", "[EXCISED]", "[EXCISED B3]"
_HOLE = re.compile(r"\[(?:GAP|EXCISED[^\[\]\n]{0,40})\]")
#: characters that no XML may hold and `visible` lets stand
_NONCHARACTERS = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
_WHITE = re.compile(r"\s+")
_KEEPS_LINES = ("table", "list")
_DEEPEST = 4

STYLE = """\
:root { color-scheme: light dark; --ink: #1d1d1f; --soft: #5c5c66; --rule: #d4d4d8; --mark: #fff0b8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e4e7; --soft: #a1a1aa; --rule: #3f3f46; --mark: #5a4300; } }
body { margin: 2rem auto; max-width: 44rem; padding: 0 1rem; font: 1.05rem/1.55 Georgia, "Times New Roman", serif;
  color: var(--ink); }
@media (prefers-color-scheme: dark) { body { background: #18181b; } }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1.25rem; margin: 0 0 1.5rem;
  padding: 0.75rem 0; border: solid var(--rule); border-width: 1px 0; font-size: 0.95rem; }
dt { grid-column: 1; color: var(--soft); }
dd { grid-column: 2; margin: 0; overflow-wrap: anywhere; }
p, blockquote, pre { margin: 0 0 0.9rem; }
p { overflow-wrap: break-word; }
blockquote { border-left: 3px solid var(--rule); padding-left: 1rem; }
pre { overflow-x: auto; font: 0.85rem/1.4 ui-monospace, Menlo, Consolas, monospace; }
mark { background: var(--mark); color: inherit; }
.level-2 { margin-left: 1.5rem; } .level-3 { margin-left: 3rem; } .level-4 { margin-left: 4.5rem; }
.signature { margin-top: 1.5rem; } footer { color: var(--soft); font-size: 0.85rem; }
abbr { text-decoration: underline dotted var(--soft); }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } }
"""
"""The style of the page. A program that knows no variables or media shows dark letters on white."""


def html_text(parsed: "Parsed") -> str:
    """The cable as a whole page, with a line end behind it."""
    cable = parsed.cable
    name = title(cable) or number(cable)
    blocks = [*_head(cable, name), *article(cable, name)]
    return "\n".join(["<!DOCTYPE html>", *blocks, "</html>"]) + "\n"


def escape(text: str) -> str:
    """Text as HTML and XML show it: markup escaped, control characters made visible, line feeds kept."""
    return html.escape(visible(text, layout=True).translate(_NONCHARACTERS))


def article(cable: Cable, name: str) -> Iterator[str]:
    """The body of the page, a block a line or more."""
    yield "<body>\n<main>\n<article>\n<header>"
    yield f"<h1>{_line(name)}</h1>"
    yield "<dl>"
    yield from (_row(row) for row in head(cable) if row[0] != "Subject")
    if cable.body.tags:
        yield f"<dt>TAGS</dt><dd>{', '.join(map(_tag, cable.body.tags))}</dd>"
    yield "</dl>"
    yield '</header>\n<section class="text">'
    yield from _text(cable)
    yield "</section>"
    if cable.body.signature:
        yield f'<p class="signature">{_line(cable.body.signature)}</p>'
    yield from _footer(cable)
    yield "</article>\n</main>\n</body>"


def _head(cable: Cable, name: str) -> Iterator[str]:
    sender = cable.routing.from_.raw if cable.routing.from_ else None
    about = {
        "author": sender,
        "dcterms.identifier": cable.document_number,
        "dcterms.date": cable.date.value.isoformat() if cable.date else None,
        "keywords": ", ".join(tag.code or tag.raw for tag in cable.body.tags),
    }
    yield '<html lang="en" xmlns="http://www.w3.org/1999/xhtml">\n<head>\n<meta charset="utf-8" />'
    yield f"<title>{_line(f'{number(cable)}: {name}' if name != number(cable) else name)}</title>"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1" />'
    yield from (f'<meta name="{key}" content="{_line(value)}" />' for key, value in about.items() if value)
    yield f"<style>\n{STYLE}</style>\n</head>"


def _row(row: Row) -> str:
    """A row of the head: the label once, its values under each other."""
    label, values = row
    return f"<dt>{label}</dt>" + "".join(f"<dd>{_line(value)}</dd>" for value in values)


def _tag(one: Tag) -> str:
    """A code with what it stands for, which browsers show on demand."""
    return f'<abbr title="{_line(one.title)}">{_line(one.raw)}</abbr>' if one.title else _line(one.raw)


def _text(cable: Cable) -> Iterator[str]:
    body = cable.body
    if not body.text and not body.paragraphs:
        yield f"<p><mark>[{_line(lost_text(cable))}]</mark></p>"
        return
    yield from list(filter(None, map(paragraph, body.paragraphs))) or blocks(body.text or "")


def paragraph(one: Paragraph) -> str:
    """A paragraph under its label. Its heading is in its text; so is a note that classifies the whole text."""
    label = one.label and (one.label if one.label[0] == "(" else f"{one.label}.")
    noted = g.ENTIRE_TEXT.match(one.text)
    mark = f"({one.classification})" if one.classification and not noted else None
    opening = " ".join(filter(None, (label, mark)))
    place = f' class="level-{min(one.level, _DEEPEST)}"' if one.level > 1 else ""
    if one.kind in _KEEPS_LINES:
        lead = f"<p{place}>{_line(opening)}</p>\n" if opening else ""
        return (lead + f"<pre{place}>{_holes(escape(one.text))}</pre>") if one.text else lead.rstrip("\n")
    text = _holes(_line(" ".join(filter(None, (opening, one.text)))))
    if not text:
        return ""
    if one.kind == "heading":
        return f"<h2>{text}</h2>"
    return f"<blockquote><p{place}>{text}</p></blockquote>" if one.kind == "quoted" else f"<p{place}>{text}</p>"


def blocks(text: str) -> Iterator[str]:
    """A text cut at blank lines, for a body whose paragraphs are not told apart."""
    for block in re.split(r"\n\s*\n", text):
        if block.strip():
            yield f"<p>{_holes(_line(block))}</p>"


def _footer(cable: Cable) -> Iterator[str]:
    """The release, as its marks say it, and the file."""
    release, source = cable.release, cable.source
    said = [" ".join(filter(None, (release.action, release.date.isoformat() if release.date else None)))]
    if source.path and source.path != "-":
        said.append(f"{source.path}!{source.member}" if source.member else source.path)
    if any(said):
        yield f"<footer>\n<p>{'<br />'.join(_line(one) for one in said if one)}</p>\n</footer>"


def _line(text: str) -> str:
    """Text on one line, white space folded."""
    return escape(_WHITE.sub(" ", text).strip())


def _holes(escaped: str) -> str:
    return _HOLE.sub(r"<mark>\g<0></mark>", escaped)
