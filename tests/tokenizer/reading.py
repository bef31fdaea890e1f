"""How the tests of the tokenizer look at a text: what each line was taken for."""

from framed import framed

from cablekit.lines import Transmission
from cablekit.spans import tokens
from cablekit.tokenizer import Tokenized, tokenize


def cut(text: str, *, form: str = "text", first_line: int = 1) -> Tokenized:
    """A text cut up as one document."""
    return tokenize(framed(text, form=form, first_line=first_line))


def kinds(text: str, *, form: str = "text") -> list[tuple[str, str]]:
    """(kind, line) of each line that says something."""
    return [(token.kind, token.text) for token in tokens(cut(text, form=form)) if token.text]


def kind_of(text: str, line: str) -> str:
    """The kind of the one line that reads so, outer blanks left out.

    Raises:
        ValueError: there is no such line, or there are several of different kinds.
    """
    (kind,) = {kind for kind, said in kinds(text) if said == line.strip()}
    return kind


def lines_of(text: str, kind: str) -> list[str]:
    """The lines of one kind, in order."""
    return [said for found, said in kinds(text) if found == kind]


def text_of(one: Transmission) -> list[str]:
    """The lines of text of one transmission."""
    lines = one.lines
    return [lines.texts[index] for index in range(one.text_start, one.end) if lines.kinds[index] == "text"]


def front_of(found: Tokenized) -> list[tuple[str, str]]:
    """(line, kind) of each line of the message part that is in no transmission."""
    return [(found.lines.texts[index], found.lines.kinds[index]) for index in found.front]
