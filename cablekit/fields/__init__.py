"""Field readers: one small file a field family. Tokens and explicit context in; value and diagnostics out.

No reader knows files, or another reader. What a line is, the tokenizer has said; a reader says what it means.
"""
