"""Time grows with the length of the input and no faster, for hostile input too (the house's promise 4).

Strategy. Every public pattern is tried, the way the code uses it, on strings that make a backtracking matcher
work hardest: the beginnings of the lines it was learnt from, then one thing over and over, then an end that does not
fit. The whole parser is tried on texts of one kind of line over and over. What is compared is the growth of the time
with the length (see timing.py). The largest sizes are marked slow.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import pytest
from grammar_comments import methods, patterns, quoted
from layouts import PAGE, PARTS, STAMP, body, cable, section, sectioned
from timing import BOUND, growth, once, suspicious, worst_growth

from cablekit import parse
from cablekit.api import parse_all
from cablekit.values import fold

#: characters of the shorter line that a pattern is tried on
SIZE = 120

#: what stands over and over: one for each kind of character that patterns repeat, and pieces of real lines
FILLERS = (
    *"- \t\xa0\u2003A1a(),/*.:;'Z",
    *("A ", "AB ", "1 ", "12 ", "()", "(A", "(A,", "(A) ", "/1 ", "*A", ", ", "A, ", "A,B;", "AND ", "A-1 ", "A-01 "),
    *("E ", "TO ", "STATE 1 ", "STATE 1, ", "1 OF 1 ", "A.A", "..", ": ", "A:", "Z ", "OF ", "A/", "A/B ", "X-", 'A"'),
    *("NODIS ", "NODIS/", "CHANNEL ", "QUOTE ", "UNQUOTE ", "JAN ", "010101Z ", "010101Z JAN 74 ", "71", "1974 ", "; "),
    *("<a by b>;", "by ", "on ", "END ", "TAB A. ", "a ", "Aa ", "key: ", "SECTION 1 OF ", "7 A ", "B1, ", "MARK "),
)

#: patterns that are never given a long line, and how many characters they are given at most
WINDOWS = {"WHOSE": 40, "SIGNATURE_GLUED": 160, "REVIEW_EVENT": 200}


def _use(name: str, method: str) -> Callable[[str], object]:
    pattern = patterns()[name]
    use = getattr(pattern, method)
    if method == "sub":
        return lambda text: use(" ", text)
    if method == "finditer":
        return lambda text: sum(1 for _ in use(text))
    return use  # type: ignore[no-any-return]


def _beginnings(name: str) -> list[str]:
    """Nothing, and each line quoted above the pattern, cut behind each of its words."""
    found = {""}
    for owner, line in quoted():
        if owner == name:
            words = line.split()
            found.update(" ".join(words[:count]) for count in range(1, len(words) + 1))
    return sorted(found)


def _hostile(name: str) -> Iterator[Callable[[int], str]]:
    """Makers of a hostile line of a given length; lines are stripped, as the tokenizer strips them."""
    for beginning in _beginnings(name):
        for filler in FILLERS:
            for end in ("", "!"):

                def make(size: int, start: str = beginning, filler: str = filler, end: str = end) -> str:
                    line = f"{start}{(filler * (size // len(filler) + 1))[:size]}{end}".strip()
                    return fold(line) if name in FOLDED else line

                yield make


#: patterns that readers give folded text: no runs of blanks, no blank but the plain one. What is not folded before them
#: is short: a line that may be a classification or a banner has 200 characters at most, one that may bear a label 1,000
FOLDED = frozenset(
    [
        *("OFFICER", "OFFICER_BLANK", "CLEARANCE_NOTE", "IN_DRAFT", "DRAFTER_TAIL", "TYPIST"),
        *("ADDRESSEE_TAIL", "SUBJECT_MARK", "BY_DTG", "BY_DTG_WORD", "CASE_ID", "CLASSIFICATION_TAIL"),
        *("MRN", "BANNER_SECTION", "BANNER_NUMBER", "EXECUTIVE_ORDER"),
    ]
)


@pytest.mark.parametrize("name", [name for name in patterns() if name not in WINDOWS])
def test_a_pattern_is_linear(name: str) -> None:
    for method in methods(name) or {"match"}:
        use = _use(name, method)
        for make in suspicious(use, _hostile(name), SIZE):
            found = growth(use, make, SIZE)
            if found >= BOUND:  # a number of tries that is bounded shows at one size only
                found = growth(use, make, 2 * SIZE)
            assert found < BOUND, f"{name}.{method} takes {found:.0f} times as long for {make(60)!r} 4 times as long"


@pytest.mark.parametrize("name", WINDOWS)
def test_a_pattern_of_short_texts_takes_less_than_two_telegrams(name: str) -> None:
    """What grows faster than its text does no harm where the text is short: no more than a whole telegram does."""
    telegram = min(once(lambda: parse(cable())) for _ in range(5))
    for method in methods(name) or {"match"}:
        use = _use(name, method)
        for make in _hostile(name):
            text = make(WINDOWS[name])
            for _ in range(4):  # a machine may be busy for a moment
                found = once(partial(use, text)) / telegram
                if found < 2:
                    break
            assert found < 2, f"{name}.{method} takes {found:.1f} telegrams for {make(60)!r}"


# --- the whole parser: one line that is long, in each place of a cable -----------------------------

#: parts that an incoming telegram has none of, and first lines of others than those in `PARTS`
MORE_LINES = {
    "drafting": "DRAFTED BY ARA/AND:PBTAYLOR:LEE\nAPPROVED BY ARA:VPVAKY\nARA/AND - MRBARNEBEY (DRAFT)",
    "captions": "EXDIS\nFOR AMBASSADOR FROM GELB",
}

#: what makes the line long: one of each kind, and more of the like, which each pattern is tried on in every run
LONG = (" ", "A ", "1 ", "(", "A, ", "/", ".", "CHANNEL ", "STATE 1 ", "X-", "REF ")
MORE_LONG = ("\t", "-", "A", "()", ")", ",", "*", "by ", ": ", "(DRAFT) ", "TELEGRAM ", "1/2/74 ")
PLACES = [place for place, part in PARTS.items() if part.strip() or place in MORE_LINES]


@pytest.mark.parametrize(
    ("place", "fillers"),
    [
        *(pytest.param(place, LONG, id=place) for place in PLACES),
        *(pytest.param(place, MORE_LONG, id=f"{place}, more", marks=pytest.mark.slow) for place in PLACES),
    ],
)
def test_one_long_line_anywhere_takes_linear_time(place: str, fillers: tuple[str, ...]) -> None:
    """The line goes on behind its first words, so that it is still told as what it is."""
    first, _, more = MORE_LINES.get(place, PARTS[place]).partition("\n")
    words = first.split()
    for filler in fillers:
        for kept in {1, len(words)}:

            def make(size: int, filler: str = filler, kept: int = kept) -> str:
                long = " ".join(words[:kept]) + (filler * size)[:size]
                return cable(**{place: f"{long}!\n{more}"})

            found = worst_growth(parse, make, (500, 2000, 8000))
            assert found < BOUND, f"{found:.0f} times as long for {words[:kept]} and {filler!r} 4 times as long"


#: lines that are long inside, between words that tell what the line is
INSIDE: dict[str, Callable[[int], str]] = {
    "a word behind the classification of a page head": lambda size: cable(head=f"SECRET{' ' * size}xNODIS"),
    "a word behind the classification of a page foot": lambda size: cable(foot=f"SECRET{' ' * size}xNODIS"),
    "a word behind the classification in the text": lambda size: body(f"SECRET{' ' * size}xDUPE"),
    "a stamp without its date": lambda size: cable(
        stamp=f"Margaret P. Grafeld{' ' * size}Declassified/Released{' ' * size}!"
    ),
    "a stamp without its end": lambda size: cable(stamp=f"Declassified/Released{' ' * size}US Department of State!"),
    "a release without its case": lambda size: released(f"DATE/CASE ID:{' ' * size}!"),
    "a release without its official": lambda size: released(f"REVIEW AUTHORITY{' ' * size}!"),
    "many exemptions": lambda size: released("B3" + ", CIA" * (size // 5) + "!"),
    "a total without its end": lambda size: cable(distribution=f"ACTION ARA-20\n      /033 {' ' * size}!"),
    "many totals": lambda size: cable(distribution="ACTION ARA-20 " + "/033 " * (size // 5) + "!"),
    "a PAGE line without its end": lambda size: cable(page=f"PAGE 01{' ' * size}QUITO{' ' * size}05121{' ' * size}!"),
    "a dash line without its number": lambda size: cable(relay="- " * (size // 2) + "!"),
    "a date-time group without its year": lambda size: cable(dtg=f"R{' ' * size}172140Z{' ' * size}JUL!"),
    "letters and dots before a name": lambda size: body("1. " + 'QABC.") ' * (size // 8)),
    "an excision without its end": lambda size: body(f"[EXCISED{' ' * size}!"),
    "asterisks and blanks": lambda size: body(f"{'*' * size}{' ' * size}!"),
    "events without end": lambda size: cable(
        attributes="Message Attributes\nReview History: " + "RELEASED <a by " * (size // 15)
    ),
    "one event of many words": lambda size: cable(
        attributes="Message Attributes\nReview Event: Released in Full" + " by x" * (size // 5)
    ),
    "a number of many digits": lambda size: cable(attributes="Message Attributes\nLine Count: " + "9" * size),
}


def released(line: str) -> str:
    """A scanned release under FOIA, with a line among its markings."""
    telegram = cable(stamp="", frame="", stamps="", attributes="")
    return f"UNCLASSIFIED\nRELEASED IN PART\nB1\n\n{telegram}REVIEW AUTHORITY: A\n{line}\nUNCLASSIFIED\n"


@pytest.mark.parametrize("name", INSIDE)
def test_a_line_that_is_long_inside_takes_linear_time(name: str) -> None:
    found = worst_growth(parse, INSIDE[name], (75, 300, 1200, 4800))
    assert found < BOUND, f"{found:.0f} times as long for a line 4 times as long"


# --- the whole parser: one kind of line over and over ----------------------------------------------


def _lines(*lines: str) -> Callable[[int], str]:
    return lambda count: "\n".join(islice(cycle(lines), count))


FAMILIES: dict[str, Callable[[int], str]] = {
    "blank lines": lambda count: "\n" * count,
    "blanks before a line end": lambda count: f"{' ' * 60}\n" * count,
    "form feeds": lambda count: "\f" * count,
    "carriage returns": lambda count: "\r" * count,
    "CRLF and CR and LF": lambda count: "A\r\n\r\n\n" * count,
    "dashes": lambda count: body("-" * 20 * count),
    "spaced letters": lambda count: body("A " * 20 * count),
    "one long word": lambda count: body("A" * 20 * count),
    "one long sentence": lambda count: body("THE END. " * 5 * count),
    "PAGE lines": lambda count: cable(text=_lines(PAGE)(count)),
    "PAGE lines of another message": lambda count: cable(text=_lines("PAGE 01  LIMA  00001  181502Z")(count)),
    "PAGE lines of many messages": lambda count: "".join(
        f"NNN\nPAGE 01  LIMA  {n:05}  181502Z\n" for n in range(count)
    ),
    "PAGE lines without their second half": lambda count: cable(text=_lines("PAGE 02", "A")(count)),
    "page turns": lambda count: body(*("A\nSECRET\n\nSECRET\n\n" + PAGE.replace("01", "02", 1),) * (count // 5)),
    "sections": lambda count: sectioned(*(section(n + 1, count // 20, "GO ON") for n in range(count // 20))),
    "the same section over and over": lambda count: sectioned(*(section(1, 2, "GO ON") for _ in range(count // 20))),
    "classification lines": lambda count: cable(text=_lines("CONFIDENTIAL")(count)),
    "classification lines that are damaged": lambda count: cable(text=_lines("UNCLASSIFIFD", "C0NFIDENTIAL")(count)),
    "stamps": lambda count: body(*(f" {STAMP} ",) * count),
    "end marks": lambda count: cable(text=_lines("NNN")(count)),
    "end marks under PAGE lines": lambda count: cable(text=_lines("PAGE 01  LIMA  00001", "NNN")(count)),
    "rows of E": lambda count: cable(text=_lines("E E E E E E E E")(count)),
    "rows of E between lines": lambda count: cable(text=_lines("WORDS", "E E E E E E E E")(count)),
    "rows of asterisks": lambda count: cable(text=_lines("A" + "*" * 40 + "B")(count)),
    "Message Text": _lines("Message Text", "PAGE 01  LIMA  00001"),
    "Message Text alone": _lines("Message Text"),
    "Message Attributes": _lines("Message Attributes", "Type: TE"),
    "documents": lambda count: cable() * (count // 40),
    "distribution rows": lambda count: cable(distribution=_lines("INFO  OCT-01  ARA-16  ISO-00")(count)),
    "number lines": lambda count: cable(distribution=_lines("43/67")(count)),
    "clearances": lambda count: cable(drafting="DRAFTED BY A:B\n" + _lines("EUR/SOV - MR. X", "(DRAFT)")(count)),
    "relay lines": lambda count: cable(relay=_lines("------- 061340")(count)),
    "date-time groups": lambda count: cable(dtg=_lines("R 172140Z JUL 74")(count)),
    "TO and INFO in turn": lambda count: cable(to=_lines("TO SECSTATE WASHDC", "INFO AMEMBASSY LIMA")(count), info=""),
    "addressees": lambda count: cable(info="INFO " + _lines("AMEMBASSY LIMA IMMEDIATE 12")(count)),
    "banners": lambda count: cable(banner=_lines("S E C R E T LA PAZ 1")(count)),
    "captions": lambda count: cable(captions=_lines("NODIS", "STADIS////")(count)),
    "passing lines": lambda count: cable(captions=_lines("FOR AMBASSADOR FROM GELB,")(count)),
    "notices": lambda count: cable(captions=_lines("NOTE BY OC/T: POSS DUPE")(count)),
    "notices at the end": lambda count: cable(signature=_lines("NOTE BY OC/T: POSS DUPE")(count)),
    "lines that look like labels": lambda count: body(
        *_lines("REF: A", "TAGS: B", "SUBJ: C", "E.O. 11652: GDS")(count).split("\n")
    ),
    "labels of the cluster": lambda count: cable(tags=_lines("TAGS: BL", "REF: STATE 1")(count)),
    "TAGS": lambda count: cable(tags="TAGS: " + "BL, " * count),
    "TAGS on many lines": lambda count: cable(tags="TAGS: " + "BL, PFOR,\n" * count),
    "persons in TAGS": lambda count: cable(tags="TAGS: " + "OVIP (A, B) " * count),
    "brackets inside brackets in TAGS": lambda count: cable(tags="TAGS: " + "(" * count + "A" + ")" * count),
    "open brackets in TAGS": lambda count: cable(tags="TAGS: " + "(A, " * count),
    "lines of the subject": lambda count: cable(subject="SUBJECT: " + _lines("THE ROAD")(count) + "\n"),
    "references": lambda count: cable(reference="REF: " + "STATE 1; " * count),
    "lines of references": lambda count: cable(reference="REF: " + _lines("(A) STATE 1,")(count)),
    "numbers of references": lambda count: cable(reference="REF: STATE 1" + ", 2" * count),
    "notes of references": lambda count: cable(reference="REF: STATE 1" + " (NOTAL)" * count),
    "open brackets in references": lambda count: cable(reference="REF: " + "(STATE 1 " * count),
    "open brackets on lines of references": lambda count: cable(reference="REF: " + _lines("(STATE 1")(count)),
    "open brackets in the text": lambda count: body(*("(A",) * count),
    "numbered paragraphs": lambda count: body(*(f"{n}. GO ON." for n in range(1, count))),
    "paragraphs numbered alike": lambda count: body(*("1. GO ON.",) * count),
    "letters at line starts": lambda count: body(
        *_lines("A. GO ON.", "(1) GO ON.", "I. GO ON.", "1) GO ON.")(count).split("\n")
    ),
    "lines with hyphens at their ends": lambda count: body(*("TRANS-",) * count),
    "different hyphens at line ends": lambda count: body(*(f"W{n}-\nX{n} AND" for n in range(count // 2))),
    "the same hyphen at line ends": lambda count: body(*("GARRI-\nSONS GARRI GARRI-SONSX",) * (count // 2)),
    "quotations": lambda count: body(*("BEGIN TEXT: A\n\nEND TEXT. B\n",) * (count // 4)),
    "quotations on one line": lambda count: body("QUOTE UNQUOTE " * 5 * count),
    "tables": lambda count: body(*("KISIMA          1951    1,140   SAILING",) * count),
    "citations": lambda count: body(*("SEE LA PAZ 5021 AND STATE 47381.",) * count),
    "citations on one line": lambda count: body("SEE LA PAZ 5021 AND STATE 47381. " * 3 * count),
    "lines that ran over": lambda count: body(*("X" * 69 + "\nCOUL",) * (count // 2)),
    "letters that ran over one line": lambda count: body("X" * 69, *("A",) * count),
    "names as of signers": lambda count: body(*("STEDMAN",) * count),
    "signed sections": lambda count: sectioned(*(section(n + 1, count // 20, "GO ON.") for n in range(count // 20))),
    "attributes": lambda count: cable(attributes="Message Attributes\n" + "Subject: A\n" * count),
    "attributes nobody knows": lambda count: cable(attributes="Message Attributes\n" + "Colour: A\n" * count),
    "different attributes nobody knows": lambda count: cable(
        attributes="Message Attributes\n"
        + "".join(f"Colour{'x' * (n % 30)} {chr(97 + n % 26)}: A\n" for n in range(count))
    ),
    "lines of one attribute": lambda count: cable(attributes="Message Attributes\nSubject: A\n" + "GO ON\n" * count),
    "TAGS of attributes": lambda count: cable(attributes="Message Attributes\nTAGS: " + "BL, (A, B), " * count),
    "open brackets in TAGS of attributes": lambda count: cable(attributes="Message Attributes\nTAGS: " + "(A" * count),
    "concepts": lambda count: cable(attributes="Message Attributes\nConcepts: " + "ARMS, (A, B), " * count),
    "open brackets in concepts": lambda count: cable(attributes="Message Attributes\nConcepts: " + "(A" * count),
    "events": lambda count: cable(
        attributes="Message Attributes\nReview History: " + "RELEASED <09 SEP 2002 by x>; " * count
    ),
    "release markings": lambda count: "RELEASED IN PART\n" + "B3, CIA\n" * count + cable(),
    "pages between release markings": lambda count: "".join(
        f"B1\nSECRET\nPAGE {n % 90 + 10}  QUITO  05121\n" for n in range(count // 3)
    ),
    "lone surrogates": lambda count: body("\ud800" * count),
    "words that are no ASCII": lambda count: body(*("SE\u00d1OR \u00bfQU\u00c9?",) * count),
    "NUL characters": lambda count: body("\0" * count),
}


def _parse_all(text: str) -> int:
    return sum(len(parsed.tokens) + len(parsed.spans) for parsed in parse_all(text))


@pytest.mark.parametrize("family", FAMILIES)
def test_the_parser_is_linear(family: str) -> None:
    found = worst_growth(_parse_all, FAMILIES[family], (100, 400, 1600))
    assert found < BOUND, f"{found:.0f} times as long for a text 4 times as long"


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES)
def test_the_parser_is_linear_at_length(family: str) -> None:
    """What is quadratic in little shows in long texts only."""
    found = worst_growth(_parse_all, FAMILIES[family], (1600, 6400, 25600))
    assert found < BOUND, f"{found:.0f} times as long for a text 4 times as long"


# --- large ones ------------------------------------------------------------------------------------

LARGE: dict[str, tuple[Callable[[int], str], int]] = {
    "40,000 dashes": (lambda size: cable(relay="-" * size), 40_000),
    "a line of 10 MB": (lambda size: body("A" * size), 10_000_000),
    "a line of 10 MB of words": (lambda size: body("WORD " * (size // 5)), 10_000_000),
    "100,000 PAGE lines": (lambda size: cable(text=_lines(PAGE.replace("01", "02", 1))(size)), 100_000),
    "100,000 PAGE 01 lines": (lambda size: cable(text=_lines(PAGE)(size)), 100_000),
    "a million blank lines": (lambda size: body("\n" * size), 1_000_000),
    "100,000 lines of one attribute": (FAMILIES["lines of one attribute"], 100_000),
    "100,000 attributes": (FAMILIES["attributes nobody knows"], 100_000),
    "100,000 hyphens at line ends": (FAMILIES["different hyphens at line ends"], 100_000),
    "a million spaced letters": (lambda size: body("A " * size), 1_000_000),
    "a million blanks before line ends": (lambda size: body((" " * 999 + "\n") * (size // 1000)), 1_000_000),
    "40,000 brackets inside brackets in TAGS": (FAMILIES["brackets inside brackets in TAGS"], 40_000),
    "100,000 open brackets in TAGS": (FAMILIES["open brackets in TAGS"], 100_000),
    "100,000 open brackets in the text": (FAMILIES["open brackets in the text"], 100_000),
    "100,000 lines of TO and INFO in turn": (FAMILIES["TO and INFO in turn"], 100_000),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_a_large_text_takes_linear_time(name: str) -> None:
    make, size = LARGE[name]
    found = worst_growth(_parse_all, make, (size // 64, size // 16, size // 4, size))
    assert found < BOUND, f"{found:.0f} times as long for a text 4 times as long"


_STATUS = Path("/proc/self/status")

_PEAK = f"""
import sys
from cablekit import parse
text = sys.stdin.read()
parse(text)
with open({str(_STATUS)!r}) as status:
    print(next(line for line in status if line.startswith("VmHWM")).split()[1])
"""


def _peak(root: Path, megabytes: int) -> int:
    """Largest memory, in KB, that a process of its own takes to parse a cable of this size."""
    line = "BOARD MET ON JULY 15 AND DID NOT AGREE. IT WILL MEET AGAIN IN MAY.\n"
    text = body(line * (megabytes * 1_000_000 // len(line)))
    done = subprocess.run(
        [sys.executable, "-c", _PEAK], input=text, capture_output=True, text=True, check=True, cwd=root
    )
    return int(done.stdout)


@pytest.mark.slow
@pytest.mark.skipif(not _STATUS.exists(), reason="the largest memory of a process is read from /proc")
def test_a_cable_of_50_mb_takes_memory_in_step_with_its_size(root: Path) -> None:
    nothing, small, large = _peak(root, 0), _peak(root, 5), _peak(root, 50)
    assert large - nothing < 12 * (small - nothing)
    assert large < 30 * 50_000
