"""The title of a cable in lists, pages and citations. It is derived, never stored in a record."""

from cablekit.model import Cable


def title(cable: Cable) -> str | None:
    """The subject, otherwise its copy in the attributes, that of a quoted telegram, or the TAGS; None without any."""
    body = cable.body
    if subject := body.subject or cable.attributes.subject:
        return subject
    if quoted := next((telegram.subject for telegram in body.quoted if telegram.subject), None):
        return quoted
    tags = [tag.code or tag.person or tag.raw for tag in body.tags] or cable.attributes.tags
    return f"TAGS: {', '.join(tags)}" if tags else None
