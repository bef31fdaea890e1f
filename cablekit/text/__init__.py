"""The text of a message: joined into clean text, rejoined at hyphens, cut into paragraphs, searched for citations.

This room recognises no line of the telegram by its label; `fields/` does.
"""
