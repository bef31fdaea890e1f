"""A text as Markdown, in the manner of samples/1977STATE310500.md, and that file as text again.

What such a converter does: stamps and form feeds go, runs of blanks become one, heads become headings and keys bold,
lines end in hard breaks, punctuation that Markdown would read is escaped.
"""

import re
import textwrap
from collections.abc import Callable, Iterator

Block = Callable[[list[str]], str]
_FRAME = ("Message Text", "Message Attributes")
_STAMP = re.compile(r"^[^:]*Declassified/Released\s+US Department of State\s+EO Systematic Review[^:]*$")
_KEY = re.compile(r"(?P<key>(?:[A-Z][A-Za-z]*|on|vdkv?gw?v?w?key|ID|IDs)(?: [A-Za-z]+){0,4}):(?P<value>.*)")
_MARKS = re.compile(r"[\\`*_\[\]<>#~|]")
_LIST_MARK = re.compile(r"\d+(?P<stop>[.)])(?= )|[-+](?= |$)|[-=](?=[-=]*$)")
_LABEL = re.compile(r"(?:\d{1,2}\.|[A-Z]\.|-)(?= )")
_HARD_BREAK = "  "
#: shorter lines end where their author ended them
_FULL = 50
#: a telegram has no longer lines
_LONGEST = 100
_CLASSIFICATION = re.compile(r"SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED OFFICIAL USE")
_OWN_LINE = re.compile(
    r"\(?(?:\d{1,2}|[A-Z])[.)] |PAGE \d\d|FM |TO |INFO |ACTION |ORIGIN |E\.O\.|TAGS|SUBJ|REF|[A-Z]+-\d\d\b|-{3,}"
)


def markdown(text: str) -> str:
    """Every line a line, with hard breaks."""
    return _made(text, lambda lines: f"{_HARD_BREAK}\n".join(escaped(line) for line in lines))


def unwrapped(text: str) -> str:
    """Full lines of a paragraph joined to one long line."""
    return _made(text, lambda lines: f"{_HARD_BREAK}\n".join(escaped(line) for line in _joined(lines)))


def listed(text: str) -> str:
    """Labels and dashes as list items with their further lines indented below, indented lines as block quotes."""
    return _made(text, lambda lines: "\n".join(_list(lines)), indented=True)


def unmarked(text: str) -> str:
    """Markdown of this manner as text: what `markdown` puts there is taken off again."""
    lines = []
    for line in text.split("\n"):
        bare = re.sub(r"^#+ ", "", line.rstrip())
        bare = re.sub(r"^\*\*(.+?):\*\* ?", r"\1: ", bare).rstrip()
        lines.append(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", bare))
    return "\n".join(lines)


def wrapped(text: str) -> str:
    """A text whose long lines, which a converter unwrapped, have the length of a telegram's again."""
    wrap = textwrap.TextWrapper(69, break_long_words=False, break_on_hyphens=False)
    message, head, attributes = text.partition("Message Attributes\n")
    lines = [line if len(line) <= _LONGEST else wrap.fill(line) for line in message.split("\n")]
    return "\n".join(lines) + head + attributes


def escaped(line: str) -> str:
    """One line with what Markdown would read as a mark escaped."""
    line = _MARKS.sub(r"\\\g<0>", line).replace("&", "&amp;")
    mark = _LIST_MARK.match(line)
    if mark is None:
        return line
    at = mark.start("stop") if mark["stop"] else 0
    return f"{line[:at]}\\{line[at:]}"


def _made(text: str, block: Block, *, indented: bool = False) -> str:
    """The document: heads as headings, the blocks of the message as `block` makes them, keys bold."""
    message, head, attributes = text.partition("Message Attributes\n")
    made = []
    for lines in _blocks(message, indented=indented):
        bare = [line.strip() for line in lines]
        made.append(f"## {bare[0]}" if bare in ([one] for one in _FRAME) else block(lines))
    if head:
        made.append(f"## {head.strip()}")
        made.extend(_keys(attributes))
    return "\n\n".join(made) + "\n"


def _blocks(text: str, *, indented: bool) -> Iterator[list[str]]:
    """Runs of lines without a blank one between; a head of the frame is one by itself."""
    lines: list[str] = []
    for line in _lines(text, indented=indented):
        alone = line.strip() in _FRAME
        if lines and (alone or not line):
            yield lines
            lines = []
        if alone:
            yield [line]
        elif line:
            lines.append(line)
    if lines:
        yield lines


def _lines(text: str, *, indented: bool) -> Iterator[str]:
    """Lines without stamps and form feeds, runs of blanks folded; with `indented` the outer ones stay."""
    for line in text.split("\n"):
        bare = line.replace("\f", "")
        if _STAMP.match(bare):
            continue
        indent = bare[: len(bare) - len(bare.lstrip())] if indented else ""
        yield indent + " ".join(bare.split()) if bare.strip() else ""


def _keys(attributes: str) -> Iterator[str]:
    for lines in _blocks(attributes, indented=False):
        yield f"{_HARD_BREAK}\n".join(_key(line) for line in lines)


def _key(line: str) -> str:
    found = _KEY.fullmatch(line)
    if found is None:
        return escaped(line)
    return f"**{found['key']}:**{escaped(found['value'])}".replace('"', r"\"")


def _joined(lines: list[str]) -> Iterator[str]:
    """Lines as a converter that unwraps paragraphs leaves them; short lines and those of the machine stay."""
    run = last = ""
    for line in lines:
        full = len(last) >= _FULL and len(lines) > 2 and not _OWN_LINE.match(last)
        if full and not _OWN_LINE.match(line) and not _CLASSIFICATION.fullmatch(line):
            run += f" {line}"
        else:
            if run:
                yield run
            run = line
        last = line
    if run:
        yield run


def _list(lines: list[str]) -> Iterator[str]:
    """Lines of one block: items with what belongs to them indented, and what is indented elsewhere quoted."""
    hang = ""
    for line in lines:
        bare = line.lstrip()
        label = _LABEL.match(bare)
        if label:
            hang = " " * (label.end() + 1)
            yield escaped_inside(bare)
        elif hang:
            yield hang + escaped(bare)
        elif len(line) - len(bare) >= 4:
            yield f"> {escaped(bare)}{_HARD_BREAK}"
        else:
            yield escaped(bare) + _HARD_BREAK


def escaped_inside(line: str) -> str:
    """One line escaped but for the list mark it begins with."""
    return _MARKS.sub(r"\\\g<0>", line).replace("&", "&amp;")
