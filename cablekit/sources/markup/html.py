"""A saved web page as the text that a reader sees."""

import re
from html.parser import HTMLParser

from cablekit.sources.markup.rows import Rows

_BLOCKS = frozenset(
    ["p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "table", "section", "article"]
)
_LINES = frozenset(["div", "tr", "li", "dt", "dd", "br", "main", "header", "footer", "fieldset", "address", "caption"])
_CELLS = frozenset(["td", "th"])
#: elements that a reader does not see or read; each ends with its own tag
_UNSEEN = frozenset(["script", "style", "head", "title", "noscript", "template", "svg", "nav", "button", "select"])
#: lists nested deeper than this are not distinguished
_DEEPEST = 10_000
#: a note's call: "<sup><a href="#fn2">2</a></sup>"
_CALL = re.compile(r"\s*\[?\d{1,3}\]?\s*")


class _Page(HTMLParser):
    """Writes the text that a reader sees into `rows`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows = Rows()
        self._unseen = self._kept = 0
        self._lists: list[int | None] = []
        self._raised: list[str] | None = None
        self._linked = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self._kept += tag == "pre"
            self.rows.block() if not self._lists or tag not in ("ul", "ol") else self.rows.end()
            if tag in ("ul", "ol") and len(self._lists) < _DEEPEST:
                self._lists.append(0 if tag == "ol" else None)
        elif tag == "hr":
            self.rows.row("---")
        elif tag in _LINES:
            self.rows.end()
            self.rows.outside += tag == "footer"
            if tag == "li":
                self._number()
        elif tag in _CELLS:
            self.rows.apart()
        elif tag == "sup":
            self._raised, self._linked = [], self._linked and self._raised is not None
        elif tag == "a" and self._raised is not None:
            self._linked = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self._kept = max(0, self._kept - (tag == "pre"))
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            self.rows.block()
        elif tag in _LINES:
            self.rows.end()
            self.rows.outside = max(0, self.rows.outside - (tag == "footer"))
        elif tag == "sup":
            self._settle()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._raised is not None:
            self._raised.append(data)
        elif self._kept:
            self.rows.keep(data)
        else:
            self.rows.write(data)

    def close(self) -> None:
        super().close()
        self._settle()

    def _number(self) -> None:
        """Write the number that a browser puts before an item of a numbered list."""
        count = self._lists[-1] if self._lists else None
        if count is not None:
            self._lists[-1] = count + 1
            self.rows.write(f"{count + 1}. ")

    def _settle(self) -> None:
        """Write raised text, unless it is the call of a note: a number with a link."""
        raised, self._raised = "".join(self._raised or ()), None
        if raised and not (self._linked and _CALL.fullmatch(raised)):
            self.rows.write(raised)
        self._linked = False


def text_of(page: str) -> str:
    """Return the text of a page. Linear in its length; never raises."""
    return read(page)[0]


def read(page: str) -> tuple[str, tuple[int, ...]]:
    """Return the text of a page, and the numbers, from 1, of the lines in its footers."""
    parser = _Page()
    parser.feed(page)
    parser.close()
    return parser.rows.text(), tuple(parser.rows.beside)
