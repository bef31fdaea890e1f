"""Field readers: one small module for each field family. Lines and explicit context in; value and diagnostics out.

No reader knows files or another reader. The tokenizer decides what a line is; a reader says what it means.
"""
