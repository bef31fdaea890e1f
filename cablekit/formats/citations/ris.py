"""RIS: a record of type PCOMM, personal communication.

Strategy. RIS has no escapes: a value ends with its line, so it must hold no line end, which `wording.clean` sees to.
A name is `last, first`, so a comma in the name of an office would cut it in two and becomes a blank. Lines end with
CR LF, as the format's description (Research Information Systems, 1998) has it.

What each tag becomes in Zotero, whose item is a Letter, by the map of its RIS translator (RIS.js in
github.com/zotero/translators): AU author and A2 recipient (names in one field, for want of a comma), TI title,
AB abstract, DA date, M3 type, AV location in archive (as the description has it; Zotero itself writes AN), DB archive,
UR URL, Y2 accessed, KW tags (a semicolon would cut one in two), N1 a note. The file becomes an attachment: L1 of a
PDF, L2 of a web page, L4 of anything else. ID is read by other programs; Zotero makes keys of its own. PY is for those
that don't know DA.
"""

from pathlib import PurePath

from cablekit.formats.citations.facts import Facts

#: suffix of a file -> the tag that links to it
_LINKS = {".pdf": "L1", ".html": "L2", ".htm": "L2"}
_OTHER = "L4"


def ris(known: Facts) -> str:
    """One record."""
    kept = known.holding
    tags: list[tuple[str, str | None]] = [
        ("TY", "PCOMM"),
        ("ID", known.key),
        ("AU", _name(known.sender.short) if known.sender else None),
        *(("A2", _name(one.short)) for one in known.recipients),
        ("TI", known.subject),
        ("AB", known.abstract),
        ("PY", str(known.date.year) if known.date else None),
        ("DA", f"{known.date:%Y/%m/%d}/" if known.date else None),
        ("M3", known.telegram()),
        ("AV", kept.location),
        ("DB", kept.archive),
        ("UR", known.url),
        ("Y2", f"{known.accessed:%Y/%m/%d}/" if known.accessed else None),
        *(("KW", keyword.replace(";", ",")) for keyword in known.keywords),
        ("N1", "; ".join(known.notes)),
        (_LINKS.get(PurePath(known.file or "").suffix.lower(), _OTHER), known.file),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value) + "ER  - \r\n"


def _name(name: str) -> str:
    return " ".join(name.replace(",", " ").split())
