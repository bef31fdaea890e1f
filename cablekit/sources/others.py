"""Files in a folder or an archive that are not cables: data, programs, pictures, leftovers of operating systems.

Strategy: most are recognised by name, the rest by their first bytes. Text, Markdown, HTML, TEI and PDF are never among
them, by name or by bytes: these are read, and a diagnostic says if one is not a cable.
"""

_READ = frozenset(["txt", "text", "tel", "md", "markdown", "pdf", "htm", "html"])
_OTHERS = frozenset(
    [
        *(
            "json",
            "jsonl",
            "ndjson",
            "yaml",
            "yml",
            "xml",
            "csv",
            "tsv",
            "parquet",
            "sqlite",
            "sqlite3",
            "db",
            "duckdb",
        ),
        *("py", "pyc", "js", "css", "sh", "bat", "ipynb", "toml", "ini", "cfg", "lock", "log", "map"),
        *("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "svg", "ico", "mp3", "mp4", "wav", "avi", "mov"),
        *("doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "rtf", "epub"),
        *("exe", "dll", "so", "dylib", "class", "jar", "iso", "dmg", "partial"),
    ]
)
_NAMES = frozenset(["thumbs.db", "desktop.ini", "makefile", "dockerfile", "license", "ehthumbs.db"])
_MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"\x7fELF",
    b"MZ\x90",
    b"SQLite format 3\0",
    b"PAR1",
    b"\xd0\xcf\x11\xe0",
)


#: in the head of a TEI file, which is read
_TEI = b"tei-c.org/ns"


def is_other(name: str, head: bytes = b"") -> bool:
    """Whether a file found in a folder or an archive is something other than a cable.

    Args:
        name: its name or path.
        head: its first bytes, if known.
    """
    if _TEI in head:
        return False
    last = name.replace("\\", "/").rpartition("/")[2].lower()
    suffix = last.rpartition(".")[2] if "." in last else ""
    if suffix in _READ:
        return False
    return suffix in _OTHERS or last in _NAMES or head.startswith(_MAGIC)


def is_junk(name: str) -> bool:
    """Whether a member of an archive was added by an operating system: `.DS_Store`, `__MACOSX/._x`."""
    parts = name.split("/")
    return "__MACOSX" in parts or any(part[:1] == "." and part[1:2] not in ("", ".") for part in parts)
