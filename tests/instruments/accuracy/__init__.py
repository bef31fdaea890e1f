"""The accuracy instrument compares records with witnesses, field by field.

`python -m tests.instruments.accuracy [FOLDER...]` runs it.
"""
