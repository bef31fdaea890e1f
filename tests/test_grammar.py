"""The patterns of cablekit, each tried on the lines it was learnt from and on lines that only look like them.

Strategy. The comments above patterns quote lines; every line quoted right above a pattern must match it. What a
comment quotes for another reason is named in READ_IN_PART (the pattern reads a part of that line) or in NO_LINE. The
patterns without a quoted line get theirs here, and so do the near misses that a pattern must refuse.
"""

import re

import pytest
from grammar_comments import methods, patterns, quoted

from cablekit import grammar as g
from cablekit import vocabulary
from cablekit.values import fold

PATTERNS = patterns()

#: (pattern, quoted line) -> the part of the line that the pattern reads
READ_IN_PART: dict[tuple[str, str], str] = {
    ("ASTERISKS", "***...***CALLY, WELL"): "*********************CALLY, WELL",
    ("BANNER_CAPTION", "UNCLAS E F T O BONN 123"): "E F T O BONN 123",
    ("BANNER_CAPTION", "SECRET NODIS STATE 1"): "NODIS STATE 1",
    ("BANNER_CAPTION", "CONFIDENTIAL - LIMDIS - BONN 1"): "- LIMDIS - BONN 1",
    ("WORD_END", "TRANS-"): "TRANS",
    ("ORDER_COLON", "E.O. 116528 GDS"): "8 GDS",
    ("BY_DTG_WORD", "SEC/DEFENSE MESSAGE 121835Z APR 74"): "SEC/DEFENSE MESSAGE",
    ("CITED_DATE", "A-6343, JULY 25, 1973"): "JULY 25, 1973",
    ("NUMBER_ONLY", "STATE 115778 AND 115785"): "115785",
    ("NUMBER_ONLY", "LA PAZ 6172, 6107"): "6107",
    ("BEHIND_PAGE", "20161 5Z"): "  ATHENS 07777  20161 5Z",
    ("GLUED", "DEEP-"): "DEEPCONFIDENTIAL",
    ("GLUED", "PROCESS--"): "PROCESS-CONFIDENTIAL",
    ("NUMBER_FIRST", "(C) OSLO"): "A-113 OF MAY 2, 1975",
    ("PARTED_LABEL", "3.4.1. ROADS"): "ENDED.\n3.4.1. ROADS",
    ("PARTED_LABEL", "3.4.2 ROADS"): "ENDED.\n3.4.2 ROADS",
    ("PARTED_LABEL", "3.4-3. ROADS"): "ENDED.\n3.4-3. ROADS",
    ("PARTED_LABEL", "2.1. ROADS"): "ENDED.\n2.1. ROADS",
    ("LINE_HYPHEN", "TRANS-"): "TRANS-\nFERRING",
    ("text.paragraphs.tables.HEAD", "              TONS"): "STOCKS           TONS",
    ("text.paragraphs.tables.HEAD", "               (METRIC TONS)"): "STOCKS           (METRIC TONS)",
    ("LINE_HYPHEN", "FERRING"): "TRANS-\nFERRING",
}

#: (pattern, quoted line) -> why the comment quotes what the pattern does not read
NO_LINE: dict[tuple[str, str], str] = {
    ("PARAGRAPH_NUMBER", "6 APPARISAL"): "quoted as no label",
    ("PARAGRAPH_NUMBER", "(A) "): "the letters of sub-paragraphs are read by LABEL",
    ("PARAGRAPH_NUMBER", "A. "): "the letters of sub-paragraphs are read by LABEL",
    ("OFFICER", "CIA/OWI"): "an office alone is read by OFFICER_BLANK",
}

_QUOTED = [(name, line) for name, line in quoted() if name in PATTERNS]


@pytest.mark.parametrize("name", dict.fromkeys(name for name, _ in _QUOTED))
def test_a_pattern_reads_the_lines_it_was_learnt_from(name: str) -> None:
    lines = [line for owner, line in _QUOTED if owner == name and (owner, line) not in NO_LINE]
    above = "\n" if PATTERNS[name].pattern.startswith(r"\n") else ""
    read = [PATTERNS[name].search(above + READ_IN_PART.get((name, line), line).strip()) for line in lines]
    assert [line for line, match in zip(lines, read, strict=True) if not match] == []


@pytest.mark.parametrize(("name", "line"), [row for row in _QUOTED if row in NO_LINE or row in READ_IN_PART])
def test_a_quoted_line_is_excused_only_where_it_must_be(name: str, line: str) -> None:
    assert not PATTERNS[name].search(line.strip())


#: pattern -> lines that it reads
READS: dict[str, tuple[str, ...]] = {
    "CELLS": ("ROADS   12", "                                   (DOLLARS 1,764)"),
    "APART": ("\n\n-- THE ROAD",),
    "BELOW": ("TWO JEEPS\nTHREE TENTS",),
    "REMARKS": ("\nNARRATIVE\nTHE ROAD", "\nREMARKS:\n1. ROADS"),
    "STAMP": (
        "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005",
        "Sheryl P. Walter  \tDeclassified/Released  \tUS Department of State \tEO Systematic Review \t20 Mar 2014",
    ),
    "END_MARK": ("N N N", "NNNN", "<<END OF DOCUMENT>>"),
    "PAGE": (
        "PAGE 02        LA PAZ 02023  02 OF 02  102227Z",
        "PAGE 01        STATE  286983 TOSEC 110023",
        "PAGE 01        LA PAZ 03561  01 OF 02  241650Z   POSS DUPE",
        "PAGE 01 STATE 310500",
        "PAGE 02",
        "PAGE 104  LA PAZ 00001",
    ),
    "BEHIND_PAGE": ("        LA PAZ 03561  01 OF 02  241650Z   POSS DUPE", " STATE  05121 (TEXT)  TOSEC 123", ""),
    "PAGE_PART": ("01 OF 02",),
    "PAGE_SERIES": ("TOSEC 110023", "SECTO 5032"),
    "POSS_DUPE": ("UNCLASSIFIED   POSS DUPE",),
    "DISTRIBUTION_ROW": ("OCT-01  ARA-16  ISO-00  CIAE-00", "ACDA-19  DRC-01  /109 W", "/031 W", "OMB - 01 ( ISO ) W"),
    "SPLIT_NUMBER": (" 234", " 234 (NOTAL)"),
    "RELAY_TIME": ("126244  191656Z /34",),
    "RELAY_NUMBER": ("191656Z 126244 /34", "057705"),
    "RELAY_SUFFIX": ("126244  191656Z /34", "/23/12"),
    "DAMAGED_ROUTING": ("INF AMEMBASSY LIMA", "T0 SECSTATE WASHDC", "M AMEMBASSY QUITO"),
    "LABEL_WITHIN": ("SUBJECT: ROAD REF: QUITO 1", "TAGS: EAID E.O. 11652: GDS"),
    "DTG_LIKE": ("R 392125Z JAN 74", "P R 25134 JUN"),
    "TO": ("TO SECSTATE WASHDC", "T O SECSTATE"),
    "INFO": ("INFO SEC OF DEF", "I N F O JCS"),
    "NOTICE": ("POSS DUPE", "POSSIBLE DUPE"),
    "CAPTION_WORD": ("STADIS////", "ROGER CHANNEL", "EYES ONLY"),
    "ORDER_NUMBER": ("E.O. 11652", "1 1 6 5 2", "12065"),
    "TAGS_MARK": ("TAGS: BL", "T A G S: BL", "TAGS-MASS"),
    "REPEATED": ("FOLLOWING TELEGRAM IS REPEATED", "QUOTE", "THE FOLLOWING WAS RECEIVED"),
    "NAMED_PART": (
        "SUMMARY:",
        "SUMMARY. BOARD MET",
        "BEGIN SUMMARY: BOARD",
        "ACTION REQUESTED: REPLY",
        "COMMENT - NONE",
    ),
    "PARAGRAPH": ("\n\nTHE ROAD", "\n1. THE ROAD", "\n  THE ROAD", "\n6 APPARISAL", "\n(2)HE DOES NOT", "\n-- ONE"),
    "PARAGRAPH_OR_ROW": ("\nTHE ROAD", "\n5. A. COCA"),
    "BLANK": ("THE ROAD\n\nTHE RIVER",),
    "QUOTE_MARK": ("BEGIN TEXT:", "QUOTE THE ROAD", "QTE THE ROAD", "END TEXT.", "UNQTE", "END OF QUOTE"),
    "QUOTE_WORD": ("UNQUOTE", "QTE THE ROAD"),
    "BEFORE_WORD": ("END OF ", "BEGIN\n", "UN"),
    "OF_A_NUMBER": ("SECTION 1 OF 2", "QUITO 492/1OF2"),
    "MAY_SAY": ("1.  CLASSIFIED BY DCM JANE ROE. REASON: 1.5(B)", "(C) Classified By: CDA", "REASON: 1.5 (B)"),
    "COLUMN": ("KISIMA     1951    1,140", "TOTAL   5,495"),
    "LIST_ROWS": ("\n-- COST OF MARKS", "\n   - ONE"),
    "OPENS_MARK": ('"A ROAD', '" A ROAD'),
    "CLOSES_MARK": ('"', '",', '".'),
    "END_BEFORE": ("END ", "END OF ", "END\n"),
    "PART_ROW_END": (".\nA ROAD", "S).\nA ROAD"),
    "text.quoted.BEHIND_MARK": (': "', "\n"),
    "LIST_ROW": ("-- COST OF MARKS", "- ONE", "--PREVENTION", "- 10 AIRCRAFT"),
    "LIST_ITEM": ("-- COST OF MARKS", "- ONE\n- TWO"),
    "REFERENCE_LIKE": ("STATE 1234", "A-50", "311345Z MAY 73", "(NOTAL)", "LETTER OF MAY 1"),
    "NOTE": ("STATE 1 (NOTAL)", "STATE 1 (NOTAL"),
    "LETTER": ("SMITH LETTER OF MAY 1", "LTR", "LETTERS"),
    "MEMO": ("MEMORANDUM OF MAY 1", "MEMCON", "MEMO"),
    "REFERENCE_MARK": ("STATE 1; STATE 2", "STATE 1 AND 2"),
    "TEXT_NUMBER": ("(STATE 47381)", "STATE 47381, WE", "LIMA 1234.", "LIMA 1234 ON"),
    "TEXT_NUMBER_MORE": (" AND 47382", ", 47382,"),
    "TEXT_DATE": (" OF AUGUST 16, 1973", " DATED 16 AUG. 1973", ", DTG 211400Z OCT 77"),
    "CITATION_MARK": ("STATE 1 AND BONN 2",),
    "FURTHER_LETTER": (" AND C", ", (B)", "/B", " (NOTAL) AND E"),
    "LETTERS_BETWEEN": (" THROUGH ", ") THRU ", "-"),
    "TEXT_REFTEL": ("REFERENCE (A)", "REFERENCE A.", "REFS A, B AND C"),
    "NO_SIGNATURE": ("END", "UNQUOTE", "UNCLASSIFIED", "END SUMMARY", "NONE"),
    "SPACER": ("THE ROAD.\n--\n2. THE RIVER", "THE ROAD\n- -\nTHE RIVER", "THE ROAD.\n.\nTHE RIVER"),
    "DEPARTMENT": ("UNITED STATES DEPARTMENT OF STATE", "UNITED STATES DEPARTMENT OFSTATE"),
}


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, lines in READS.items() for line in lines])
def test_a_pattern_reads_a_line_of_its_kind(name: str, line: str) -> None:
    assert PATTERNS[name].search(line)


@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_is_tried_on_a_line(name: str) -> None:
    assert name in READS or any(owner == name for owner, _ in _QUOTED if (owner, _) not in NO_LINE)


#: pattern -> lines that look like its own and are none
REFUSES: dict[str, tuple[str, ...]] = {
    "PARTED_LABEL": (
        "\nB-1 ROADS",
        "\nA-123. ROADS",
        "\nX-1. ROADS",
        "BY\n3.4.1. ROADS",
        ".\n10.15 ROADS",
        ".\n3.5 ROADS",
    ),
    "FIGURES": ("ROADS 14", "14 ROADS"),
    "WORDS": ("1976-77", "NAME: ROE", "MORE. (B)", "ROADS,", "ROADS."),
    "TELLS": ("MAY 2 - TALKS ON ISLANDS",),
    "PERSON_BEHIND": ("FOR SCI (A)", "FOR SCI (AND) USDA"),
    "PERSON_ENTRY": ("ROE, HEAD", "HELEN ROE", "THE ROADS OF THE COAST, AND"),
    "STAMP": ("Declassified/Released", "US Department of State EO Systematic Review 30 JUN 2005"),
    "END_MARK": ("NN", "NNNAH", "ANNN", "END OF DOCUMENT"),
    "BROKEN_OFF": ("E E E", "EEEEE", "ADP", "E F E F E"),
    "ASTERISKS": ("*******",),
    "PAGE": ("PAGE 2 OF DRAFT IS STILL BEING REVISED.", "PAGES 01 LA PAZ 02023", "PAGE 0123 LA PAZ 02023"),
    "BEHIND_PAGE": (" TABLE ON NEXT PAGE", " LA PAZ"),
    "NUMBER_LINE": ("4", "197", "43/6", "43.67"),
    "DISTRIBUTION_LABEL": ("ACTIONS", "INFORMATION", "THE ACTION"),
    "DISTRIBUTION_ROW": ("OCT-01 AND MORE", "1. OCT-01"),
    "DRAFTED": ("DRAFT TEXT OF AGREED MINUTE", "DRAFTED IN HASTE"),
    "APPROVED": ("APPROVAL OF THE MINISTER",),
    "RELAY": ("--", "--- AND MORE", "-- COST OF MARKS"),
    "RELAY_BARE": ("05770", "0577055"),
    "DTG": ("R 172140Z 74", "ON 17 JULY 1974", "172140"),
    "FROM": ("FMR MINISTER", "IM GLAD", "FROM AMEMBASSY"),
    "TO": ("TOGO", "TOSEC 110023"),
    "INFO": ("INFORMATION", "INFORMED"),
    "ADDRESSEE_TAIL": ("SECSTATE WASHDC", "USCINCSO"),
    "ADDRESSEE_HEAD": ("USE OF FORCE", "DIAGRAM"),
    "BANNER": ("SECRETARY VANCE", "CONFIDENTIALLY", "UNCLASSED"),
    "CAPTION": ("ONLY THE MINISTER KNOWS", "CHANNELS ARE OPEN"),
    "EXECUTIVE_ORDER": ("EOS 1", "EXECUTIVES"),
    "TAGS": ("TAGGED", "TAGSABC"),
    "SUBJECT": ("SUBJECTED TO", "SUBMARINE", "SUB ROSA"),
    "REFERENCE": ("THE REF",),
    "PASSING": ("FORTY", "PASSPORTS", "FROMAGE"),
    "PARAGRAPH_NUMBER": ("1974 WAS", "A ROAD", "1.4, ROADS", "(04.10): RIVERS"),
    "LABEL": ("1.5 MILLION", "U.S. POLICY", "(CAPITAL)", "100. "),
    "NAMED_PART": ("SUMMARY EXECUTION", "COMMENTATORS", "BACKGROUNDS"),
    "PARAGRAPH": ("\nTHE ROAD", "1. THE ROAD"),
    "QUOTE_MARK": ("QUOTED", "CONTEXT", "TEXT"),
    "QUOTE_WORD": ("QUOTA", "TEXT"),
    "BEFORE_WORD": ("THE END", "BEGINS "),
    "OF_A_NUMBER": ("LIMITED OFFICIAL USE", "SECTION ONE OF TWO"),
    "MAY_SAY": ("1. THE ROAD IS CLASSIFIED BY WIDTH", "1.5 MILLION"),
    "COLUMN": ("ONE  TWO  THREE", "PLAIN WORDS", "    INDENTED"),
    "LIST_ROW": ("A - B", "-5.3"),
    "LIST_ITEM": ("-- ONE\nAND MORE\nAND STILL MORE",),
    "TEXT_NUMBER": ("LIMA 123,4", "LIMA 5021.5", "LIMA 3507/1", "LIMA 12345-6", "LIMA 12"),
    "TEXT_AIRGRAM": ("A-23/4", "A-1.5"),
    "TEXT_REFTEL": ("REFERENCE A LETTER", "REFORM", "REF ABC"),
    "EXEMPTION": ("GDSX", "NAME"),
    "NUMERIC_DATE": ("12/13", "1/2/3/4"),
    "TAG_ROW": ("BOARD MET ON JULY 15.", "EAID; 12"),
    "NUMBER_ONLY": ("A1", "1234567", ""),
    "SIGNATURE": ("STEDMAN?", "A", "FOUR WORDS ARE TOO MANY"),
    "SIGNATURE_GLUED": ("THE ROAD IS CLOSED",),
    "ATTRIBUTE": (": no key", "No colon"),
    "WORD_DATE": ("1 FEBRUARY", "32 JAN 74 AND MORE"),
}


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, lines in REFUSES.items() for line in lines])
def test_a_pattern_refuses_a_line_that_is_none_of_its_own(name: str, line: str) -> None:
    use = PATTERNS[name].match if "match" in methods(name) or not methods(name) else PATTERNS[name].search
    assert not use(line)


#: canonical word -> ways it is written (format guide 3, 6)
CLASSIFICATIONS = {
    "UNCLASSIFIED": ("UNCLASSIFIED", "UNCLAS"),
    "LIMITED OFFICIAL USE": ("LIMITEDOFFICIALUSE",),
    "CONFIDENTIAL": ("CONFIDENTIAL",),
    "SECRET": ("SECRET",),
    "TOP SECRET": ("TOPSECRET",),
    "SENSITIVE BUT UNCLASSIFIED": ("SENSITIVEBUTUNCLASSIFIED", "SBU"),
    "RESTRICTED": ("RESTRICTED",),
    "OFFICIAL USE ONLY": ("OFFICIALUSEONLY",),
}


def test_the_table_of_classifications() -> None:
    assert {form: word for word, forms in CLASSIFICATIONS.items() for form in forms} == vocabulary.CLASSIFICATIONS


def test_no_pattern_needs_flags_but_verbose() -> None:
    """A pattern reads one line as it is written: no case folding, no dots over line ends, no anchors inside."""
    assert [name for name, pattern in PATTERNS.items() if pattern.flags & ~re.VERBOSE != re.UNICODE] == []


def test_frame_lines_are_plain_words() -> None:
    assert fold(g.MESSAGE_TEXT) == "Message Text"
    assert fold(g.MESSAGE_ATTRIBUTES) == "Message Attributes"
    assert PATTERNS["STAMP"].match(f"{g.STAMP_MARK} US Department of State EO Systematic Review 30 JUN 2005")
