"""Interviews, letters and other texts quoted without blank rows: who speaks, and where their paragraphs begin."""

import pytest
from test_text_bare import LONG, cut

SPEAKERS = [
    pytest.param(
        f"""
1. THE MAYOR SAID IN A TELEVISION PROGRAM:
BEGIN QUOTE
INTERVIEWER: DO YOU THINK THAT WHAT THE MINISTER SAID WAS APPROVED?
HOLLIS: THAT IS THE QUESTION. {LONG}.
REPORTER: WHEN?
""",
        [
            "1 1 prose THE-PROGRAM:",
            "- 0 quoted BEGIN-QUOTE",
            "- 0 quoted INTERVIEWER:-APPROVED?",
            "- 0 quoted HOLLIS:-FALLS.",
            "- 0 quoted REPORTER:-WHEN?",
        ],
        id="an interviewer, and a name that answers",
    ),
    pytest.param(
        """
1. THE REPORTER NAMED ONE MAN.
HOLLIS: THE MINISTER KNOWS THE ROADS OF THE SOUTH AND HAS SEEN ALL OF
THEM.
""",
        ["1 1 prose THE-MAN.", "- 0 prose HOLLIS:-THEM."],
        id="a name before a colon below a short row",
    ),
    pytest.param(
        """
1. GUIDANCE FOR TODAY, QUOTE:
A. THE NEW CURFEW IN HALDEN
QUESTION: WHAT IS THE COMMENT OF THE GOVERNMENT ON THE NEW ORDER AND
ON THE USE OF GUARDS?
ANSWER: WE ARE STUDYING IT.
B. ROADS ARE OPEN. UNQUOTE.
""",
        [
            "1 1 prose GUIDANCE-QUOTE:",
            "A 2 heading THE-HALDEN",
            "- 0 quoted QUESTION:-GUARDS?",
            "- 0 quoted ANSWER:-IT.",
            "B 2 quoted ROADS-UNQUOTE.",
        ],
        id="a question below a title",
    ),
    pytest.param("1. THE MAYOR IS HERE.\nQ IS A LETTER.", ["1 1 prose THE-LETTER."], id="a letter"),
]

LETTERS = [
    pytest.param(
        f"""
BELOW IS THE MESSAGE OF THE SECRETARY, WHICH THE CONSULATE BROUGHT. IT
IS A REPLY (REFTEL)
BEGIN COPY
THE HONORABLE
HELEN ROE
DEAR MADAM CHAIRMAN,
{LONG}.
""",
        [
            "- 0 prose BELOW-(REFTEL)",
            "- 0 prose BEGIN-COPY",
            "- 0 prose THE-ROE",
            "- 0 prose DEAR-CHAIRMAN,",
            "- 0 prose THE-FALLS.",
        ],
        id="a letter below BEGIN COPY",
    ),
    pytest.param(
        """
THE BOARD OF THE HARBOR WANTS TO LET THE OWNERS OF THE FERRIES
BEGIN TRANSLATION OF THE PAPERS BEFORE THE END OF THE RAINS.
""",
        ["- 0 prose THE-RAINS."],
        id="BEGIN as a verb",
    ),
    pytest.param(
        f"""
BEGIN TEXT: MADAM COUNSELOR: I AM GRATEFUL FOR YOUR NOTE OF MARCH 17 ON
THE SAFETY SEMINAR SHORTLY TO BE OPENED IN HALDEN, STATE OF
OHIO, U.S.A.
I HAVE WEIGHED THE TERMS OF THE NOTE. {LONG}.
""",
        ["- 0 quoted BEGIN-U.S.A.", "- 0 quoted I-FALLS."],
        id="a sentence that ends with initials",
    ),
    pytest.param(
        f"""
1. THE MINISTRY HANDED THIS PAPER TO THE EMBASSY: QUOTE
" NON-PAPER OF MAY 25
"THE MINISTRY REMEMBERS THAT {LONG}.
"FOR THIS PURPOSE THE MINISTRY ASKS FOR SEED. UNQUOTE
""",
        ["1 1 prose THE-QUOTE", '- 0 heading "-25', '- 0 quoted "THE-FALLS.', '- 0 quoted "FOR-UNQUOTE'],
        id="a title with its own quotation mark",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKERS + LETTERS)
def test_speeches_and_letters_without_blank_rows(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


ADDRESSES = [
    pytest.param(
        f"""
2. THE MINISTER
EXCELLENCY (OR DEAR MR. MINISTER):
{LONG}.
MOST CORDIALLY, (FAITHFULLY YOURS)
HIS EXCELLENCY
ROGER ROE,
MINISTER OF HEALTH
MONSIER LE MINISTRE,
{LONG}.
""",
        [
            "2 1 heading THE-MINISTER",
            "- 0 prose EXCELLENCY-MINISTER):",
            "- 0 prose THE-FALLS.",
            "- 0 prose MOST-YOURS)",
            "- 0 list HIS-HEALTH",
            "- 0 prose MONSIER-MINISTRE,",
            "- 0 prose THE-FALLS.",
        ],
        id="two letters, with a choice of words, and an address",
    ),
    pytest.param(
        """
1. THE MINISTER ASKED THAT WE GIVE HIS LETTER OF MAY 5 TO
HIS EXCELLENCY
ROGER ROE AT HIS HOUSE.
""",
        ["1 1 prose THE-HOUSE."],
        id="a title of honor in mid-sentence",
    ),
    pytest.param(
        """
(1). SHIPPING REPORTS ARE KEPT BY THIS CONSULATE.
(2). REFUSALS ARE RARE.
""",
        ["1 1 prose SHIPPING-CONSULATE.", "2 1 prose REFUSALS-RARE."],
        id="labels with brackets and a stop",
    ),
    pytest.param(
        """
2. START TEXT
14. OUR LONG DROUGHT HAS TAUGHT HARD LESSONS.
27. IN OUR PLANS FOR THE DECADE OUR EARLIEST DUTY IS TO THE POOREST.
""",
        ["2 1 heading START-TEXT", "14 2 quoted OUR-LESSONS.", "27 2 quoted IN-POOREST."],
        id="numbers from the middle of a text",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSES)
def test_addresses_and_rare_labels(text: str, expected: list[str]) -> None:
    assert cut(text) == expected
