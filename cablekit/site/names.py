"""File names of pages: safe on every system, short, and the same for the same value.

Strategy: a value of capitals, digits and single blanks becomes its own name, in small letters for lists, unchanged for
documents. Any other value is reduced to characters that a name can hold, followed by a digest of the complete value, so
that no two values share a name, even on file systems that do not distinguish small letters and capitals.
"""

import re
from hashlib import sha256

_NUMBER = re.compile(r"[0-9A-Z]{1,60}")
_WORDS = re.compile(r"[0-9A-Z]+(?: [0-9A-Z]+)*")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_OTHER = re.compile(r"[^0-9A-Za-z]+")
_LONGEST = 60
_DIGEST = 10
#: names that Windows reserves for devices
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|(?:COM|LPT)[0-9])", re.IGNORECASE)


def document_name(label: str, copy: int) -> str:
    """Return the name of a document's page, without suffix.

    Args:
        label: document number, else another label.
        copy: 1 for the first record of that label, 2 for the second.
    """
    name = label if _NUMBER.fullmatch(label) and not _DEVICES.fullmatch(label) else _digested(label)
    return name if copy == 1 else f"{name}-{copy}"


def value_name(value: str) -> str:
    """Return the name of the folder for a post, a tag or a person, such as `la-paz`."""
    name = value.lower().replace(" ", "-")
    is_month = _MONTH.fullmatch(name) is not None
    plain = value == name if is_month else _WORDS.fullmatch(value) and not _DEVICES.fullmatch(value)
    return name if plain and len(name) <= _LONGEST else _digested(value).lower()


def _digested(value: str) -> str:
    kept = _OTHER.sub("-", value).strip("-")[:_LONGEST].strip("-")
    digest = sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return f"{kept}_{digest}" if kept else f"_{digest}"
