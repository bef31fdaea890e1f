"""The accuracy instrument: `python -m tests.accuracy [FOLDER...]` compares records with witnesses, field by field."""
