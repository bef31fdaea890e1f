"""One cable, all forms, one record: `python -m tests.metamorphic` measures promise 5 of the design, field by field."""
