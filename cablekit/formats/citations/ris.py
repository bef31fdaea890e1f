"""RIS: a record of type PCOMM, personal communication.

Strategy. RIS has no escapes: a value ends with its line, so it must not hold a line end; `wording.clean` removes them.
A name is `last, first`, so a comma in the name of an office would split it and becomes a blank. Lines end with CR LF,
as in the description of the format (Research Information Systems, 1998).

In Zotero the item is a Letter. The tags become, by the map of its RIS translator (RIS.js in
github.com/zotero/translators): AU author and A2 recipient (in one field, as there is no comma), TI title, AB abstract,
DA date, M3 type, AV location in archive (as in the description; Zotero itself writes AN), DB archive, UR URL, Y2
accessed, KW tags (a semicolon would split one), N1 a note. The file becomes an attachment: L1 for a PDF, L2 for a web
page, L4 for anything else. Other programs read ID; Zotero makes its own keys. PY is for programs that don't know DA.
"""

from pathlib import PurePath

from cablekit.formats.citations.facts import Facts

#: suffix of a file -> the tag that links to it
_LINKS = {".pdf": "L1", ".html": "L2", ".htm": "L2"}
_OTHER = "L4"


def ris(known: Facts) -> str:
    """One record."""
    holding = known.holding
    tags: list[tuple[str, str | None]] = [
        ("TY", "PCOMM"),
        ("ID", known.key),
        ("AU", _name(known.sender.short) if known.sender else None),
        *(("A2", _name(recipient.short)) for recipient in known.recipients),
        ("TI", known.subject),
        ("AB", known.abstract),
        ("PY", str(known.date.year) if known.date else None),
        ("DA", f"{known.date:%Y/%m/%d}/" if known.date else None),
        ("M3", known.telegram()),
        ("AV", holding.location),
        ("DB", holding.archive),
        ("UR", known.url),
        ("Y2", f"{known.accessed:%Y/%m/%d}/" if known.accessed else None),
        *(("KW", keyword.replace(";", ",")) for keyword in known.keywords),
        ("N1", "; ".join(known.notes)),
        (_LINKS.get(PurePath(known.file or "").suffix.lower(), _OTHER), known.file),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value) + "ER  - \r\n"


def _name(name: str) -> str:
    return " ".join(name.replace(",", " ").split())
