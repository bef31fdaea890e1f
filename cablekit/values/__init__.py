"""Readers of small values that several fields share: white space, dates and times, classification, MRN, citations."""

from cablekit.values.citing import DTG_DIGITS, Facts, begins_list, cites_alone, names_station, place_of
from cablekit.values.classification import classification, likeness, nearest
from cablekit.values.dates import (
    UTC,
    WINDOW,
    date_in_words,
    may_name,
    moment,
    numeric_date,
    sent_at,
    word_date,
    year_of,
)
from cablekit.values.mrn import document_number, mrn
from cablekit.values.text import adjoin, capitals, ends_sentence, fold, from_word, is_open, whole
from cablekit.vocabulary import MONTHS

__all__ = [
    "DTG_DIGITS",
    "MONTHS",
    "UTC",
    "WINDOW",
    "Facts",
    "adjoin",
    "begins_list",
    "capitals",
    "cites_alone",
    "classification",
    "date_in_words",
    "document_number",
    "ends_sentence",
    "fold",
    "from_word",
    "is_open",
    "likeness",
    "may_name",
    "moment",
    "mrn",
    "names_station",
    "nearest",
    "numeric_date",
    "place_of",
    "sent_at",
    "whole",
    "word_date",
    "year_of",
]
