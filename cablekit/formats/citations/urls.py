"""The address a user gives for a citation.

Strategy. It is checked, never mended: what BibTeX, RIS or a reader could not take is refused with a reason, and the
user writes it percent-encoded. A document number put into it is percent-encoded here.
"""

import re
from urllib.parse import quote, urlsplit

from cablekit.formats.citations.wording import clean

PLACEHOLDER = "{document_number}"

#: what RFC 3986 does not allow in an address; braces and backslashes would also break a BibTeX entry
_FORBIDDEN = re.compile(r"[^!#-;=?-\[\]_a-z~]")


def url_of(template: str | None, document_number: str | None) -> str | None:
    """The address of a cable; None without one, or when its document number is wanted and unknown.

    Args:
        template: as the user gave it, with or without `{document_number}`.

    Raises:
        ValueError: it is no http(s) address, or holds a character that must be percent-encoded.
    """
    if template is None:
        return None
    if PLACEHOLDER in template and document_number is None:
        return None
    url = template.replace(PLACEHOLDER, quote(clean(document_number or ""), safe=""))
    forbidden = _FORBIDDEN.search(url)
    if forbidden:
        raise ValueError(f"{forbidden[0]!r} can't stand in an address; write it percent-encoded")
    parts = urlsplit(url)  # ValueError: a host in brackets that is no address
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError(f"{url!r} is no address that begins with http:// or https://")
    return url
