"""Rows of a distribution in scans of forms (format guide 11.1, 11.3).

Strategy. A row is split at its commas, or at what a scan read for them; most pieces are an office and its copies. Any
other piece keeps its place as written, without a number, so that the total may still prove it. The rest of the row is
dirt of the sheet.
"""

import re

_Pair = tuple[str, str]

#: the comma between pairs, and what a scan reads for it: "NSAE 08. P O4,", "1NR 07; NSAE 6G", "RSC 01 JUS 02"
SEPARATOR = re.compile(r"\s?[,;]\s?|(?<=[\d@G])\.\s?|(?<=\d\d)\s(?=[A-Z][A-Za-z]{0,4}\s[\d@])")
#: a pair between commas: "EUR 17", "L. 03", "S$S'20", "NSC !0", "RSR @1", "ARA' 16", "55 26", "P O4",
#: "SP_02", "INR-07"
OLD_SCANNED = re.compile(
    r"""^(?P<office>[A-Z0-9$][A-Za-z0-9$]{0,4})[\s'.‘’_\-]{1,3}
        (?P<copies>[\d@!][\dA-Z@!l]|[A-Za-z?][\d@!]|[BDGOQ][OQlI]|\d)$""",  # noqa: RUF001 (a scan has curly quotes)
    re.VERBOSE,
)
#: the single pair of the action office, with dirt after it: "ARA' 16 : al", "L 63 :", "SCS 4"
ALONE_SCANNED = re.compile(
    r"^(?P<office>[A-Z][A-Z0-9]{0,4})['.]?\s(?P<copies>[\d@G][\dA-Z@]|\d)(?:\s?[^\w\s,](?!.{0,6}[A-Z].?\d\d).{0,12})?$"
)
#: the total, its stroke read as a digit, and dirt after it: ",/070 R", ", 1056 W", ",7090 W ae", "/125°W",
#: " /925 WU +) . I GAFR", "/O005W"
TOTAL = re.compile(
    r"(?:^|[,\s])\s?[/17Il]\s?O?(?P<total>\d{3})(?:\s?[°'.]\s?|\s?)(?P<code>[WR])"
    r"(?:[A-Z]?\s?[^\w\s].{0,20}|\s[a-z]{1,3})?$"
)
#: dirt at the end of a row: "INR a7, '"
DIRT = re.compile(r"(?<=[,;])\s?[^\w\s]{1,3}$")

#: at least this share of the pieces of a row are pairs
_WHOLE = 0.6
_FEWEST = 2
_WIDEST = 100


def pairs(text: str) -> list[_Pair] | None:
    """Return the pairs of a row without its label and total; None if it is not such a row."""
    if len(text) > _WIDEST:
        return None
    alone = ALONE_SCANNED.match(text)
    if alone is not None:
        return [(alone["office"], alone["copies"])]
    parts = [part for part in SEPARATOR.split(DIRT.sub("", text).replace("\u00a3", "E")) if part]
    matches = [OLD_SCANNED.match(part) for part in parts]
    sound = sum(match is not None for match in matches)
    if sound < _FEWEST or sound < _WHOLE * len(parts):
        return None
    return [
        (match["office"], match["copies"]) if match else (part, "") for match, part in zip(matches, parts, strict=True)
    ]


def without_total(text: str) -> tuple[str, re.Match[str] | None]:
    """Return a row without the total at its end, and that total."""
    end = TOTAL.search(text[-_WIDEST:]) if len(text) <= _WIDEST else None
    return (text if end is None else text[: end.start()].rstrip(", "), end)
