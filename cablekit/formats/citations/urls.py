"""The web address that a user gives for a citation.

Strategy. It is checked, never repaired: an address that BibTeX, RIS or a program could not read is refused with a
reason, and the user must percent-encode it. A document number inserted into it is percent-encoded here.
"""

import re
from urllib.parse import quote, urlsplit

from cablekit.formats.citations.wording import clean

PLACEHOLDER = "{document_number}"

#: what RFC 3986 does not allow in an address; braces and backslashes would also break a BibTeX entry
_FORBIDDEN = re.compile(r"[^!#-;=?-\[\]_a-z~]")


def url_of(template: str | None, document_number: str | None) -> str | None:
    """The address of a cable; None without one, or if its document number is needed and unknown.

    Args:
        template: as the user gave it, with or without `{document_number}`.

    Raises:
        ValueError: it is not an http(s) address, or holds a character that must be percent-encoded.
    """
    if template is None:
        return None
    if PLACEHOLDER in template and document_number is None:
        return None
    url = template.replace(PLACEHOLDER, quote(clean(document_number or ""), safe=""))
    forbidden = _FORBIDDEN.search(url)
    if forbidden:
        raise ValueError(f"{forbidden[0]!r} is not allowed in an address; write it percent-encoded")
    parts = urlsplit(url)  # ValueError: a host in brackets that is not an address
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError(f"{url!r} is not an address that begins with http:// or https://")
    return url
