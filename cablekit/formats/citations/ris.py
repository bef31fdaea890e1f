"""RIS: a record of type PCOMM, personal communication.

Strategy. RIS has no escapes: a value ends with its line, so it must hold no line end, which `wording.clean` sees to.
A name is `last, first`, so a comma in the name of an office would cut it in two and becomes a blank. Lines end with
CR LF, as the format's description (Research Information Systems, 1998) has it.

What each tag becomes in Zotero, whose item is a Letter: AU author and A2 recipient (names in one field, for want of a
comma), TI title, DA date, M3 type, AV location in archive, DB archive, UR URL, Y2 accessed.
"""

from cablekit.formats.citations.facts import Facts


def ris(known: Facts) -> str:
    """One record."""
    kept = known.holding
    tags: list[tuple[str, str | None]] = [
        ("TY", "PCOMM"),
        ("ID", known.key),
        ("AU", _name(known.sender.short) if known.sender else None),
        *(("A2", _name(one.short)) for one in known.recipients),
        ("TI", known.subject),
        ("PY", str(known.date.year) if known.date else None),
        ("DA", f"{known.date:%Y/%m/%d}/" if known.date else None),
        ("M3", known.telegram(known.plain_number)),
        ("AV", kept.location),
        ("DB", kept.archive),
        ("UR", known.url),
        ("Y2", f"{known.accessed:%Y/%m/%d}/" if known.accessed else None),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value) + "ER  - \r\n"


def _name(name: str) -> str:
    return " ".join(name.replace(",", " ").split())
