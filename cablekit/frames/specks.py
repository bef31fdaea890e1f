"""Specks: signs that a scan adds between the words of a line (format guide 11.3).

Strategy. OCR reads dust as points, strokes and quotation marks. Between two blanks, or after the last word, they belong
to no word; a mark of quotation glued to the front of a word is one too. A dash between two words is the author's.
"""

import re

#: a sign between blanks: "Info    ;      '    4:31 PM", "Rec'd: | OCTOBER 12"; not the dash of "S - MR. ROE"
_ALONE = re.compile(r"(?<!\S)(?![\-\u2013\u2014]{1,2}\s\S)[^\w\s()\[\]#/&$%]{1,3}(?!\S)")
#: signs before the first word: "- TO: Secretary", "_NNNN", "'TEXT:", "|~-R 191312Z", "_) HB:LM/14"
_FIRST = re.compile(r"^(?:_|[^\w\s(\[#/&$%\"]){1,3}\s?(?=[A-Z0-9])")
#: a mark glued to the front of a word: "FROM: 'TAIPEI"
_GLUED = re.compile(r"(?<=\s)['`\u2018\u2019\u201c\u201d|_](?=[A-Z0-9])")
#: signs that no speck begins with, besides letters and digits
_WHOLE = frozenset("([#/&$%")


def cleared(text: str) -> str:
    """Return a line without its specks; their columns stay blank."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return text
    if all(word[0].isalnum() or word[0] in _WHOLE for word in text.split()):
        return text.strip()
    bare = _ALONE.sub(lambda match: " " * len(match[0]), text.strip())
    return _GLUED.sub(" ", _FIRST.sub("", bare.strip())).strip()
