"""Every form a cable arrives in, and how near its record must come to that of the text."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from .cables import Original
from .markdown import listed, markdown, unwrapped
from .poppler import Mode, pdftotext

Likeness = Literal["lines", "record", "folded", "lossy"]
"""What must be equal (design, promise 5).

lines: everything but `source`, line numbers too.
record: everything but `source` and line numbers.
folded: the same, runs of blanks inside lines folded in body.text and tables too, for the form sets columns anew.
lossy: everything but line breaks, line-end hyphens, block boundaries that nothing else marks, table columns and the
    line-count check.
"""


@dataclass(frozen=True, slots=True)
class Form:
    """A form.

    Attributes:
        name: its name in the table.
        likeness: what must be equal.
        make: the bytes of a cable in this form.
        pdftotext: it needs pdftotext.
        said: codes of diagnostics that speak of the form itself, and are no part of the comparison.
        fits: whether a cable can be had in this form.
        of: what is done to the text before it is compared and made into the form, to have in it what is tried.
    """

    name: str
    likeness: Likeness
    make: Callable[[Original], bytes]
    pdftotext: bool = False
    said: frozenset[str] = frozenset()
    fits: Callable[[Original], bool] = lambda _: True
    of: Callable[[str], str] = lambda text: text

    def made(self, original: Original) -> bytes:
        """A cable in this form."""
        return self.make(replace(original, text=self.of(original.text)))


_ENCODING = frozenset({"CK004"})
_LOSS = frozenset({"CK007"})
#: CK118 counts lines: of a text that lost some, it is not said
_LINE_COUNT = frozenset({"CK118"})


def _text(change: Callable[[str], str], encoding: str = "utf-8") -> Callable[[Original], bytes]:
    return lambda original: change(original.text).encode(encoding)


def _same(text: str) -> str:
    return text


def _poppler(mode: Mode) -> Callable[[Original], bytes]:
    return lambda original: pdftotext(original.paper(), mode)


def _with_latin(text: str) -> str:
    """With the sign that stands for a lost character in NARA's texts, and letters that only some encodings have."""
    return text.replace("'", "\u00bf").replace(" DE ", " D\u00c9 ")


def _without_attributes(text: str) -> str:
    return text.partition("Message Attributes")[0]


def _with_other_ends(text: str) -> str:
    """With characters at which Python ends lines and cablekit does not, inside lines of the message."""
    return text.replace(" OF THE ", " OF\u2028THE\x85").replace(", ", ",\x0b").replace(" AND ", "\x1dAND\u2029")


def _own(original: Original) -> bytes:
    assert original.markdown is not None
    return original.markdown.encode()


EXACT = (
    Form("crlf", "lines", _text(lambda text: text.replace("\n", "\r\n"))),
    Form("crlf, no attributes", "lines", _text(lambda text: text.replace("\n", "\r\n")), of=_without_attributes),
    Form("cr", "lines", _text(lambda text: text.replace("\n", "\r"))),
    Form("mixed ends", "lines", _text(lambda text: text.replace("\n\n", "\r\n\n").replace("D\n", "D\r"))),
    Form("bom", "lines", _text(_same, "utf-8-sig")),
    Form("bom crlf", "lines", _text(lambda text: text.replace("\n", "\r\n"), "utf-8-sig")),
    Form("utf-16", "lines", _text(_same, "utf-16"), said=_ENCODING),
    Form("utf-16 be, no mark", "lines", _text(_same, "utf-16-be"), said=_ENCODING),
    Form("cp1252", "lines", _text(_same, "cp1252"), said=_ENCODING, of=_with_latin),
    Form("latin-1", "lines", _text(_same, "latin-1"), said=_ENCODING, of=_with_latin),
    Form("other line ends", "lines", _text(lambda text: text.replace("\n", "\r\n")), of=_with_other_ends),
    Form("nul padding", "lines", lambda original: original.text.encode() + b"\0" * 512),
    Form("padded lines", "lines", _text(lambda text: text.replace("\n", "    \n"))),
    Form("no form feeds", "lines", _text(lambda text: text.replace("\f", ""))),
    Form("form feed lines", "record", _text(lambda text: text.replace("\f", "\f\n")), said=_LINE_COUNT),
    Form("pdf", "record", lambda original: original.paper()),
)
LAYOUT = Form("layout", "folded", _poppler("layout"), pdftotext=True)
LOSSY = (
    Form("plain", "lossy", _poppler("plain"), pdftotext=True, said=_LOSS | _LINE_COUNT),
    Form("raw", "lossy", _poppler("raw"), pdftotext=True, said=_LOSS | _LINE_COUNT),
    Form("markdown", "lossy", _text(markdown), said=_LOSS | _LINE_COUNT),
    Form("markdown unwrapped", "lossy", _text(unwrapped), said=_LOSS | _LINE_COUNT),
    Form("markdown lists", "lossy", _text(listed), said=_LOSS | _LINE_COUNT),
    Form(
        "own markdown",
        "lossy",
        _own,
        said=_LOSS | _LINE_COUNT,
        fits=lambda original: original.markdown is not None,
    ),
)
FORMS = (*EXACT, LAYOUT, *LOSSY)
