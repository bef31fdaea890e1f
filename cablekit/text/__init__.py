"""The text of a message: joined into clean text, made whole at hyphens, cut into paragraphs, searched for citations.

Nothing here opens a line of the telegram; the lines that do are in `fields/`.
"""
