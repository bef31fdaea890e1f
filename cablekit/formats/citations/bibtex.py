r"""BibTeX: an @misc entry.

Strategy. BibTeX's standard types have none for letters, and an unknown type is dropped by some readers: @misc is the
one that all take. What is lost: Zotero makes a Document of it, and the addressee is nothing but words of
`howpublished`. For a Letter with an addressee use RIS or CSL-JSON.

Sending post and title stand in double braces: the post is no "first last" name, and styles must not put a title that
was written in capitals into small letters. `date` is what biblatex and Zotero read, `year` and `month` what older
styles read; the day is in `date` only. `url` and `urldate` are set as they are.

Escapes. A field is delimited by braces, which BibTeX counts even behind a backslash, so that a brace in a value is
written by its name. The other characters that TeX acts upon are escaped as in "The LaTeX Companion", commands
in braces of their own, so that no blank behind them is swallowed. Text is UTF-8.
"""

from cablekit.formats.citations.facts import Facts

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_ESCAPES = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "<": r"{\textless}",  # as they are, they print other characters in TeX's oldest fonts
        ">": r"{\textgreater}",
        "|": r"{\textbar}",
        **{character: f"\\{character}" for character in "%&#_$"},
    }
)


def bibtex(known: Facts) -> str:
    """One entry, its fields in the order of a reader."""
    fields = [
        ("author", f"{{{{{escape(known.sender.short)}}}}}" if known.sender else None),
        ("title", f"{{{{{escape(known.subject)}}}}}" if known.subject else None),
        ("howpublished", f"{{{escape(known.item)}}}"),
        ("year", f"{{{known.date.year}}}" if known.date else None),
        ("month", _MONTHS[known.date.month - 1] if known.date else None),
        ("date", f"{{{known.date.isoformat()}}}" if known.date else None),
        ("note", f"{{{escape(', '.join(known.holding.steps))}}}" if known.holding.steps else None),
        ("url", f"{{{known.url}}}" if known.url else None),
        ("urldate", f"{{{known.accessed.isoformat()}}}" if known.accessed else None),
    ]
    lines = [f"  {name:<12} = {value}" for name, value in fields if value]
    return ",\n".join([f"@misc{{{known.key}", *lines]) + "\n}\n"


def escape(text: str) -> str:
    """Text as LaTeX prints it back."""
    return text.translate(_ESCAPES)
