"""The title of a cable: what lists, pages and citations call it. Derived, never stored in a record."""

from cablekit.model import Cable


def title(cable: Cable) -> str | None:
    """The subject, else the attributes' copy of it, else a quoted telegram's, else the TAGS; None without any."""
    body = cable.body
    if named := body.subject or cable.attributes.subject:
        return named
    if quoted := next((one.subject for one in body.quoted if one.subject), None):
        return quoted
    tags = [tag.code or tag.person or tag.raw for tag in body.tags] or cable.attributes.tags
    return f"TAGS: {', '.join(tags)}" if tags else None
