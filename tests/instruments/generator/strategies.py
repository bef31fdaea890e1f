"""Hypothesis strategies for telegrams and layouts.

Strategy: words that no rule takes for a label, and, inside paragraphs, some that a careless rule would (TO, INFO, REF,
PAGE, SECRET at a line's head). Only combinations that the dialect of the year has are drawn.
"""

import datetime as dt

from hypothesis import strategies as st

from .message import Address, Cited, Dialect, Layout, Message, Officer, Order, Relay, Said, Station

STATIONS = (
    Station("LA PAZ", "AMEMBASSY LA PAZ"),
    Station("NAIROBI", "AMEMBASSY NAIROBI"),
    Station("DAR ES SALAAM", "AMEMBASSY DAR ES SALAAM"),
    Station("GENEVA", "USMISSION GENEVA"),
    Station("STATE", "SECSTATE WASHDC"),
)
POSTS = ("AMEMBASSY MOSCOW", "AMEMBASSY PARIS", "USMISSION NATO", "AMCONSUL RECIFE", "DIA WASHDC", "JCS", "CIA")
_WORDS = (
    "SHIPS HARBOR COPPER TREATY MINISTER REPORTED LOCAL PRESS TODAY EXPECTS REVISED BUDGET COUNCIL VOTED AGAINST "
    "RAILWAY PROJECT BRIDGE LOAN TERMS REMAIN UNDER STUDY EMBASSY BELIEVES WHEAT PRICES ROSE AFTER DROUGHT VISITING "
    "DELEGATION WELCOMED NEW SCHOOL TEACHERS UNION LEADERS MET WITH PRESIDENT DURING AFTERNOON SESSION GENERAL AGREED"
)
WORDS = tuple(_WORDS.split(" "))
#: words that labels, furniture and routing begin with; a line of the text may begin with them too
HAZARDS = ("TO", "INFO", "REF", "PAGE", "FOR", "FROM", "SECRET", "ACTION", "TAGS", "FM", "NOTE", "PASS", "UNCLASSIFIED")
NAMES = ("STEDMAN", "MARCHBANKS", "DE ROULET", "O'NEILL", "WETHERFIELD")
OFFICES = ("ARA", "EUR", "ISO", "CIAE", "INR", "NSC", "EB", "L", "PM", "USIA", "DODE")
MARKS = {"UNCLASSIFIED": "U", "CONFIDENTIAL": "C", "SECRET": "S", "LIMITED OFFICIAL USE": "LOU"}
_SUBJECT_CODES = ("PFOR", "EAID", "MASS", "PINT", "ETRD", "ECON", "OVIP", "KE", "BL", "UR", "US")
_YEARS: dict[Dialect, tuple[int, ...]] = {"1973": (1973, 1974), "1975": (1975, 1976), "1977": (1977,), "1978": (1979,)}


def _some(values: tuple[str, ...] | list[str], most: int, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True).map(tuple)


@st.composite
def sentences(draw: st.DrawFn, hazards: tuple[str, ...] = HAZARDS) -> str:
    """A sentence: plain words at its ends, hazards inside."""
    inner = draw(st.lists(st.sampled_from((*WORDS, *WORDS, *hazards)), min_size=2, max_size=24))
    return " ".join([draw(st.sampled_from(WORDS)), *inner, draw(st.sampled_from(WORDS))]) + "."


@st.composite
def paragraphs(draw: st.DrawFn, classification: str, marked: bool) -> tuple[Said, ...]:
    """Paragraphs, numbered or not; below a numbered one, lettered ones."""
    numbered = draw(st.booleans())
    mark = MARKS[classification] if marked and numbered else None
    found = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        heading = draw(st.sampled_from((None, None, "SUMMARY", "COMMENT"))) if numbered else None
        # the first sentence has plain words only: one such as "SHIPS FOR HARBOR." could be a passing line
        text = (draw(sentences(()) if number == 1 else sentences()), *draw(st.lists(sentences(), max_size=3)))
        found.append(Said(str(number) if numbered else None, int(numbered), mark, heading, text))
        if numbered and draw(st.integers(0, 3)) == 0:
            for letter in "ABC"[: draw(st.integers(2, 3))]:
                found.append(Said(letter, 2, None, None, (draw(sentences()),)))
    return tuple(found)


@st.composite
def orders(draw: st.DrawFn, sent: dt.datetime) -> Order:
    """An E.O. line of the order in force: 12065 from December 1978."""
    if sent.year < 1979:
        return Order(11652, draw(st.sampled_from(("N/A", "GDS", "XGDS-1", "XGDS-3"))))
    date = draw(st.dates(dt.date(1985, 1, 1), dt.date(1999, 12, 31)))
    name = draw(st.sampled_from((None, "TAYLOR, PHILIP B", "BOEKER, PAUL H.")))
    code = draw(st.sampled_from((None, "OR-M", "OR-P"))) if name else None
    return Order(12065, draw(st.sampled_from(("GDS", "RDS-1", "XDS-2"))), date, name, code)


@st.composite
def tags(draw: st.DrawFn) -> tuple[str, ...]:
    """Codes, and at times a person behind them."""
    codes = draw(_some(_SUBJECT_CODES, 9, 1))
    person = draw(st.sampled_from((None, None, "(VANCE, CYRUS)", "(DE LA CRUZ, JUAN)")))
    return (*codes, person) if person else codes


@st.composite
def references(draw: st.DrawFn, year: int) -> tuple[Cited, ...]:
    """Telegrams and airgrams, some with a year or a note."""
    found = {}
    for _ in range(draw(st.integers(0, 5))):
        station = draw(st.sampled_from(("STATE", "LA PAZ", "TOKYO", "DAR ES SALAAM", "MOSCOW")))
        number = str(draw(st.integers(2000, 99999)))  # below, a number may look like a year: test_cases.py
        note = draw(st.sampled_from((None, None, "NOTAL")))
        if draw(st.integers(0, 4)) == 0:
            cited = Cited(station, f"A-{number[:3]}", None, note)
        else:
            cited = Cited(station, number, draw(st.sampled_from((None, year - 1))), note)
        found[cited.written()] = cited
    return tuple(found.values())


@st.composite
def routings(draw: st.DrawFn, outgoing: bool) -> tuple[tuple[Address, ...], tuple[Address, ...]]:
    """Action and info addressees, the first with a continuity number at times."""
    names = draw(_some(POSTS, 6, 1))
    words = st.sampled_from((None, None, "PRIORITY", "NIACT IMMEDIATE", "FLASH"))
    numbers = st.one_of(st.none(), st.integers(1, 9999))
    found = [Address(name, draw(words), draw(numbers) if index == 0 else None) for index, name in enumerate(names)]
    if not outgoing:
        found.insert(0, Address("SECSTATE WASHDC", draw(words), draw(numbers)))
    cut = draw(st.integers(1, len(found)))
    return tuple(found[:cut]), tuple(found[cut:])


def _officers() -> st.SearchStrategy[Officer]:
    offices = st.sampled_from(("ARA/AND/B", "PM/SSP", "EUR/SOV", "L", "S/S", "CIA/OWI"))
    return st.builds(Officer, offices, st.sampled_from(("PBTAYLOR", "MR. GELB", "COL. MAHLBERG", "RWGANTRY")))


@st.composite
def messages(draw: st.DrawFn) -> Message:
    """A telegram of any dialect."""
    dialect: Dialect = draw(st.sampled_from(("1973", "1975", "1977", "1978")))
    station = draw(st.sampled_from(STATIONS))
    outgoing = station.name == "STATE"
    year = draw(st.sampled_from(_YEARS[dialect]))
    first = dt.datetime(year, 1, 1)
    sent = first + dt.timedelta(minutes=draw(st.integers(0, 360 * 24 * 60)))
    classification = draw(st.sampled_from(tuple(MARKS)))
    marked = dialect == "1978" and draw(st.booleans())
    to, info = draw(routings(outgoing))
    offices = st.tuples(st.sampled_from(OFFICES), st.integers(0, 20))
    delay = draw(st.integers(0, 3000))
    drafted = draw(_officers()) if outgoing else None
    typist = draw(st.sampled_from((None, "LEE", "DLJ")))
    words = st.lists(st.sampled_from(WORDS), min_size=2, max_size=18).map(" ".join)
    return Message(
        dialect=dialect,
        ads=draw(st.booleans()) if dialect == "1978" else False,
        station=station,
        serial=draw(st.integers(1, 299999 if outgoing else 9999)),
        sent=sent,
        letters=draw(st.sampled_from(("R", "P", "O", "Z", "P R", "O R"))),
        signals=draw(_some(("ZFF6", "ZDK", "ZFF-4"), 1)),
        classification=classification,
        received=None if outgoing else delay,
        number_line=draw(st.sampled_from((None, "43", "72-62", "43/67"))) if dialect == "1973" else None,
        offices=draw(st.lists(offices, min_size=1, max_size=14, unique_by=lambda pair: pair[0]).map(tuple)),
        code=draw(st.sampled_from(("W", "R"))),
        drafted=Officer(drafted.office, drafted.name, typist) if drafted else None,
        approved=draw(_officers()) if outgoing else None,
        cleared=draw(st.lists(_officers().flatmap(_drafts), max_size=4).map(tuple)) if outgoing else (),
        relay=Relay(
            draw(st.integers(0, 999999).map("{:06}".format)),
            delay + draw(st.integers(0, 600)) if dialect in ("1977", "1978") else None,
            draw(st.sampled_from((None, "34", "23/12"))) if dialect in ("1977", "1978") else None,
        ),
        to=to,
        info=info,
        captions=draw(st.sampled_from(((), (), ("NODIS",), ("EXDIS", "NOFORN"), ("LIMDIS",)))),
        passing=draw(_some(("FOR AMBASSADOR FROM GELB", "WHITE HOUSE FOR BRZEZINSKI"), 1)),
        order=draw(st.one_of(st.none(), orders(sent))),
        tags=draw(tags()),
        subject=draw(words),
        subject_mark=MARKS[classification] if marked else None,
        references=draw(references(year)),
        paragraphs=draw(paragraphs(classification, marked)),
        signature=draw(st.sampled_from((None, *NAMES))),
        keywords=draw(_some(WORDS, 5)),
    )


def _drafts(officer: Officer) -> st.SearchStrategy[Officer]:
    return st.booleans().map(lambda draft: Officer(officer.office, officer.name, None, draft))


@st.composite
def layouts(draw: st.DrawFn, *, markdown: bool | None = None) -> Layout:
    """A layout of any kind."""
    fractions = st.floats(0, 1, exclude_max=True)
    sections = draw(st.sampled_from(((), (), (), (0.4,), (0.3, 0.7))))
    is_markdown = draw(st.booleans()) if markdown is None else markdown
    return Layout(
        width=draw(st.integers(48, 68)),
        cuts=draw(st.lists(fractions, max_size=3).map(tuple)),
        sections=sections,
        shuffled=tuple(draw(st.permutations(range(len(sections) + 1)))),
        stamps=() if is_markdown else draw(st.lists(fractions, max_size=4).map(tuple)),
        spaced=draw(st.booleans()),
        glued=draw(st.booleans()),
        indent=draw(st.sampled_from((0, 6))),
        blanks=draw(st.integers(0, 3)),
        rows=draw(st.booleans()),
        labels=(
            draw(st.sampled_from(("E.O. ", "EO ", "E. O. "))),
            draw(st.sampled_from(("TAGS:", "TAGS;", "TAGS-", "TAGS"))),
            draw(st.sampled_from(("SUBJECT:", "SUBJ:", "SUB:"))),
            draw(st.sampled_from(("REF:", "REFS:", "REFERENCE:"))),
        ),
        bullets=draw(st.sampled_from(("none", "round", "plain"))),
        folded=draw(st.booleans()) and not is_markdown,
        markdown=is_markdown,
        newline=draw(st.sampled_from(("\n", "\n", "\r\n"))),
    )
