"""Saved web pages (HTML) and TEI files of *Foreign Relations of the United States*, as the text that a reader sees.

Strategy: the first characters show the form. A page is read by the standard library's parser, a TEI file by expat, both
as streams: blocks become lines, paragraphs are separated by a blank line, preformatted text keeps its lines and blanks,
and cells of a row have two blanks between them. Parts that a reader does not see (scripts, styles, menus) are left out.
A TEI file that declares entities is not read: they may expand to any amount of text.
"""

import re
from typing import NamedTuple

from cablekit.diagnostics import UNREADABLE, Diagnostic
from cablekit.model import Form
from cablekit.sources.decoding import BOM

#: characters that show the form
HEAD = 4096
_PAGE = ("<!doctype html", "<html", "<head", "<body")
#: the first tag of a page, whole: "<html>", "<head lang=en>"; "<HEAD" alone is text
_TAG = re.compile(rf"(?:{'|'.join(_PAGE)})[\s/>]")
_BEGINNINGS = (*(tag.encode() for tag in _PAGE), b"<?xml", b"<tei")
_LONGEST = 16
_TEI = "tei-c.org/ns"


class Markup(NamedTuple):
    """The text of a page or a TEI file, its form, the problems met in reading it, and the numbers of the lines in
    footers of the page, from 1."""

    text: str
    form: Form
    diagnostics: tuple[Diagnostic, ...] = ()
    beside: tuple[int, ...] = ()


def form_of(head: str) -> Form | None:
    """Return the form of a text by its beginning: `html`, `tei`, or None for neither."""
    begin = head[:HEAD].lstrip(BOM + " \t\r\n\f").lower()
    if not begin.startswith("<"):
        return None
    if _TEI in begin or begin.startswith("<tei"):
        return "tei"
    return "html" if _TAG.match(begin) or (begin.startswith("<?xml") and "<html" in begin) else None


def may_be(head: bytes) -> bool:
    """Whether bytes with this beginning may be a page or a TEI file, which are read as a whole."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n\f")[:_LONGEST].lower().startswith(_BEGINNINGS)


def read(text: str) -> Markup | None:
    """Read the text of a page or of a TEI file; None for anything else. Never raises."""
    form = form_of(text)
    if form == "html":
        from cablekit.sources.markup import html

        seen, beside = html.read(text)
        return Markup(seen, form, beside=beside)
    if form == "tei":
        from cablekit.sources.markup import tei

        try:
            return Markup(tei.text_of(text), form)
        except tei.UnreadError as error:
            return Markup(error.text, form, (UNREADABLE.at(None, None, str(error)),))
    return None
