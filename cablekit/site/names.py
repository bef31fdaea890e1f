"""File names of pages: safe on every system, short, and the same for the same value.

Strategy: a value of capitals, digits and single blanks is its own name, in small letters for lists and as it is for
documents. Any other value is cut down to what a name can hold, and a digest of the whole value follows, so that no two
values share a name, on file systems that don't distinguish small letters and capitals either.
"""

import re
from hashlib import sha256

_NUMBER = re.compile(r"[0-9A-Z]{1,60}")
_WORDS = re.compile(r"[0-9A-Z]+(?: [0-9A-Z]+)*")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_OTHER = re.compile(r"[^0-9A-Za-z]+")
_LONGEST = 60
_DIGEST = 10
#: names that Windows keeps for devices
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|(?:COM|LPT)[0-9])", re.IGNORECASE)


def document_name(label: str, copy: int) -> str:
    """The name of a document's page, without suffix.

    Args:
        label: document number, else what names it.
        copy: 1 for the first record of that label, 2 for the second.
    """
    name = label if _NUMBER.fullmatch(label) and not _DEVICES.fullmatch(label) else _digested(label)
    return name if copy == 1 else f"{name}-{copy}"


def value_name(value: str) -> str:
    """The name of the folder for a post, a tag, a person: `la-paz`."""
    name = value.lower().replace(" ", "-")
    is_month = _MONTH.fullmatch(name) is not None
    plain = value == name if is_month else _WORDS.fullmatch(value) and not _DEVICES.fullmatch(value)
    return name if plain and len(name) <= _LONGEST else _digested(value).lower()


def _digested(value: str) -> str:
    kept = _OTHER.sub("-", value).strip("-")[:_LONGEST].strip("-")
    digest = sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return f"{kept}_{digest}" if kept else f"_{digest}"
