"""One cable, all forms, one record: promise 5 of the design, measured field by field.

`python -m tests.instruments.metamorphic` runs it.
"""
