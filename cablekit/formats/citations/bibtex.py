r"""BibTeX: an @misc entry.

Strategy. BibTeX has no standard type for letters, and some programs drop unknown types; all accept @misc. The price:
Zotero makes a Document of it, and the addressee appears only in `howpublished`. For a Letter with an addressee use RIS
or CSL-JSON.

Sending post and title are in double braces: the post is not a "first last" name, and styles must not change the
capitals of a title. biblatex and Zotero read `date`, older styles `year` and `month`; only `date` has the day. `url`
and `urldate` are set without escapes.

Escapes. A field is delimited by braces, which BibTeX counts even after a backslash, so a brace in a value is written as
a command. The other characters special to TeX are escaped as in "The LaTeX Companion", with each command in braces, so
that no blank after it is swallowed. Text is UTF-8.
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
        "<": r"{\textless}",  # unescaped, these print other characters in TeX's oldest fonts
        ">": r"{\textgreater}",
        "|": r"{\textbar}",
        **{character: f"\\{character}" for character in "%&#_$"},
    }
)


def bibtex(known: Facts) -> str:
    """One entry, with its fields in reading order."""
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
