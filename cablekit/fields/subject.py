"""Subject and its classification mark (format guide 6).

Strategy. The label is taken off the first line, the lines are folded into one, a hyphen at a line's end stays. A
mark `(C)` at either end is no part of the subject.
"""

from collections.abc import Sequence

from cablekit import grammar as g
from cablekit.diagnostics import SUBJECT_EMPTY, Diagnostic
from cablekit.tokenizer import Token
from cablekit.values import classification, fold

FIELD = "body.subject"


def read(tokens: Sequence[Token]) -> tuple[str | None, str | None, list[Diagnostic]]:
    """Subject on one line, canonical word of its mark, diagnostics."""
    if not tokens:
        return None, None, []
    first = g.SUBJECT.match(tokens[0].text)
    lines = [first["rest"] if first else tokens[0].text, *(token.text for token in tokens[1:])]
    text = fold(_joined(lines))
    mark = g.SUBJECT_MARK.search(text)
    word = None
    if mark:
        word = classification(mark["front"] or mark["back"])
        text = (text[: mark.start()] + text[mark.end() :]).strip()
    if not text:
        return None, word, [SUBJECT_EMPTY.at(tokens[0].line, FIELD, "nothing stands behind the subject label")]
    return text, word, []


def _joined(lines: Sequence[str]) -> str:
    """The lines in a row: no blank behind a hyphen that joins two words (`U.S.-` / `BOLIVIAN`, 1974LAPAZ02611)."""
    joined = ""
    for line in lines:
        glue = "" if not joined or (joined[-1] == "-" and joined[-2:-1] not in ("", " ", "-")) else " "
        joined += glue + line
    return joined
