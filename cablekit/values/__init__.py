"""Readers of small values that several fields share: white space, dates and times, classification, MRN, citations."""

from cablekit.values.citing import DTG_DIGITS, Facts, begins_list, cites_alone, names_station
from cablekit.values.classification import PARAGRAPH_MARKS, classification
from cablekit.values.dates import (
    MONTHS,
    UTC,
    WINDOW,
    date_in_words,
    moment,
    numeric_date,
    sent_at,
    word_date,
    year_of,
)
from cablekit.values.mrn import document_number, mrn
from cablekit.values.text import ends_sentence, fold, is_open

__all__ = [
    "DTG_DIGITS",
    "MONTHS",
    "PARAGRAPH_MARKS",
    "UTC",
    "WINDOW",
    "Facts",
    "begins_list",
    "cites_alone",
    "classification",
    "date_in_words",
    "document_number",
    "ends_sentence",
    "fold",
    "is_open",
    "moment",
    "mrn",
    "names_station",
    "numeric_date",
    "sent_at",
    "word_date",
    "year_of",
]
