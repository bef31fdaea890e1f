"""State's telegram form of the 1960s and early 70s (format guide 11.1).

Strategy. `Department of State` and TELEGRAM are printed at the head; below are PAGE, ACTION and INFO with a blank
between office and copies. The form is recognised by such pairs with commas, by the words printed at its head, or by
TELEGRAM above an ACTION with one pair. The words of the form and its stamps are furniture. These prints are known from
scans: PAGE line, classification, banner, date-time group and labels are named if there is no doubt about the dirt
around them or about a misread digit; the time of the PAGE line proves a date-time group. The last classification, with
no PAGE line below it, ends the text.
"""

import re

from cablekit import glossary
from cablekit.fields import classification, page, registry
from cablekit.fields.addressees.entry import addressee
from cablekit.fields.distribution import scanned
from cablekit.fields.page import Parts
from cablekit.frames import crossed
from cablekit.frames.frame import Frame, as_one
from cablekit.frames.keyed import claim, furnish, is_moment, unknown
from cablekit.frames.message_center import clean_labels
from cablekit.frames.specks import cleared
from cablekit.lines import LONGEST, Claim, Document, Kind, Lines
from cablekit.vocabulary import CLASSIFICATIONS, SHORT_MONTH

NAME = "form_1960s"

#: pairs of office and copies with commas between, a digit or two misread: "SS 20,NSC 10,CIAE 00," "RSC @1,USIA 12,"
OFFICE_PAIRS = re.compile(r"\b[A-Z]{1,4}\s?[\d@GOB]{2},\s?[A-Z]{1,4}\s?[\d@GOB]{2}\b")
#: "ACTION ARA 16", "ORIGIN L 03"
LABELLED_PAIR = re.compile(r"(?:^|(?<=[\r\n]))[ \t]*(?:ACTION|ORIGIN)[ \t]+[A-Z]{1,5}[ \t]\d{2}\b")
# the words printed at the head, which telegrams themselves do not have: "Department of State     TELEGRAM"
_FORM = re.compile(r"Department of State[ \t\r\n]{1,40}TELEGRAM")
# the same on a line of its own
_FORM_HEAD = re.compile(
    r"(?:^|(?<=[\r\n\f]))[ \t]{0,40}Dep[a-z]{5,8} of [S3]ta[a-z]{1,3}[.,]?[ \t\r\n]{1,40}TELEGRAM[ \t]{0,40}(?=[\r\n])"
)
# the words themselves, found much faster
_FORM_WORDS = re.compile(r"Dep[a-z]{5,8} of [S3]ta[a-z]{1,3}[.,]?[ \t\r\n]{1,40}TELEGRAM")
#: number of characters below it in which ACTION or ORIGIN is
_BELOW = 800
#: the form's own words and the stamps around it: "Department of State", "Deportment of State   TELEGRAM",
#: "RECORD COPY", "Cable Secretariat Dissem By", "DOCUMENT AS REFERRED TO", "13-00000"
TELEGRAM_FORM = re.compile(
    r"""^(?:.{0,24}\bDep\s?[a-z]{2,9}\sof\s[S3]ta[a-z]{1,3}\b.{0,24}|.{0,40}\bTELEGRAM|TELE|.{0,12}RECORD\s+COPY.{0,8}
        |.{0,30}\b(?:CABLE|Cable|Cante)\s+S[Ee][Cc]\w{6,8}\b.{0,60}|FILE,?\s+RF\b.{0,60}
        |DOCUMENT\s+AS\s+R[Ee][Ee]?F?.{0,40}|13-0000\d)$""",
    re.VERBOSE,
)
#: a PAGE line with dirt: "PAGE G1 ~ LONDON 10376 2719242", "PAGE 01. TEGUCI 02308 1416402 a6",
#: "PAGE: 81 MADRID. 1429"
SCANNED_PAGE = re.compile(
    r"""^(?:[^A-Za-z0-9]{1,3}\s?)?PAGE\W{0,2}\s(?P<tens>[0O@GQ8B9])(?P<page>[1-9IilB])
        \W{0,2}\s\W{0,2}\s?
        (?P<station>[A-Z][A-Z ]{1,9}?)[.~,]?\s+(?P<serial>\d{4,6})\W?
        (?:\s+(?P<time>\d{6})[Z\d]\b.{0,12})?(?:\s.{0,12})?$""",
    re.VERBOSE,
)
#: a date-time group with misread digits: "R J41621Z MAY. 68", "R.1717@4Z APR 69 ZFF BERLIN", "P @81728Z JUN 68",
#: "R.@22142Z MAY -69.--", "R 121413Z20UN 68"; an O in a ring: "© 030011zZ SEP 70"
SCANNED_GROUP = re.compile(
    r"""^(?:[^A-Z0-9\u00a9]{0,3}(?P<letter>[ZOPR0])|\u00a9)[.\s]\s?(?:(?P<second>[OPR])[.\s]\s?)?
        -?(?P<digits>[\dJ@OIl]{6})(?:[zZ]{1,2}|2)\s?\W?(?P<month>[A-Z0-9]{3,4})\.?\s
        [^\w\s]?(?P<year>\d\d)(?:(?P<signals>\s+ZFF\d?.{0,40})|[^\w\s]{0,6})$""",
    re.VERBOSE,
)
_DIGITS = str.maketrans("JIl@O", "11100")
#: a crossed zero is read as one of these, or as something that is not a digit
_ZEROS_ONLY = re.compile(r"[\d@]{6}")
#: "LIMITED OFFICIAL USE" with a number of the print after it: "LIM:TED OFFICIAL USE HCM308"
CAPITAL_WORD = re.compile(r"[A-Z][A-Z:;.]*")
#: a banner with dirt around it: "LIMITED OFFICIAL USE -TEGUCIGALPA 2308", "SECRET LONDON 10376) |"
SCANNED_BANNER = re.compile(
    r"^[^A-Z]{0,3}(?P<banner>[A-Z][A-Z .~-]{8,60}\s(?P<number>\d{1,6}))\b[^A-Z0-9]{0,6}(?:\s[a-z]|(?:\s\d){1,3})?$"
)
#: a name that a scan read in small letters: "Jova"
SMALL_NAME = re.compile(r"^[A-Z][a-z]{2,14}$")
#: dirt around an addressee: ".USMISSION BERLIN", "_SECSTATE WASHDC 5522 :", "AMEMBASSY PARIS: 5 ars +"
ADDRESSEE_DIRT = re.compile(r"^[^A-Z0-9]{1,3}(?=[A-Z])|\s?[^A-Z0-9\s/,'()-]\s?.{0,12}$|(?<=[A-Z])\s[a-z]{1,3}$")
#: the classification that ends the last page, with dirt after it: "LIMITED OFFICIAL USE oe"
CLASSIFICATION_SOILED = re.compile(r"^(?P<word>[A-Z]{6,}(?:\s[A-Z]+){0,3})(?:\s[^A-Z0-9]{1,4})?$")
#: a name with a mark after it: "BUTTERFIELD \\"
NAME_SOILED = re.compile(r"^(?P<name>[A-Z]{4,20})\s?[^\w\s]{1,3}$")
#: a dash line of which a scan read other strokes: "aa---~-s--—----=-=--- 087114"
SCANNED_RELAY = re.compile(r"^(?=.{0,6}[-=~_\u2014]{2})[-=~_.\u2013\u2014\sa-z]{8,60}\s(?P<number>\d{6})$")
#: an office or the letter of the total in small letters: "ACTION Ss 45", ",/045 w"
MIXED_OFFICE = re.compile(r"^(?:ACTION|ORIGIN)\s[A-Z][a-z]{1,3}\s\d\d$|,/\d{3}\s[wr]$")
#: "1. FISHERIES DIRECTOR"
FIRST_PARAGRAPH = re.compile(r"^1\.\s")
#: a number line that lost a digit: "45 5"
NUMBERS = re.compile(r"^\d{1,3}(?:\s\d{1,3}){1,2}$")
_ROUTED = frozenset([Kind.FROM, Kind.TO, Kind.INFO])
_SOILED = frozenset([*_ROUTED, *registry.CLUSTER, Kind.DTG, Kind.DISTRIBUTION, Kind.CAPTION])
_MONTHS = SHORT_MONTH[3:-1].split("|")

#: number of lines of the head
_HEAD = 60
#: number of lines above PAGE in which the classification is looked for
_ABOVE = 4
#: number of characters in which the form is looked for
_REACH = 3000
#: number of characters of the longest line of the routing
_WIDEST = 60
#: number of words of a classification
_MOST_WORDS = 3


def recognises(text: str) -> bool:
    """Whether the pairs of the form, or its words and an ACTION of one pair, are in the head of a text."""
    head = text[:_REACH]
    if "PAGE" not in head or not ("ACTION" in head or "ORIGIN" in head):
        return False
    if OFFICE_PAIRS.search(head) or ("Department of State" in head and _FORM.search(head)):
        return True
    return "TELEGRAM" in text and LABELLED_PAIR.search(head) is not None


def name(document: Document, lines: Lines) -> None:
    """Name the form's words, lines hidden by dirt, and the lines below the text."""
    texts = lines.texts
    for index, text in enumerate(texts):
        if lines.kinds[index] is Kind.TEXT and len(text) < LONGEST and TELEGRAM_FORM.match(text):
            furnish(lines, index)
    _name_crossed(lines)
    pages = _pages(lines)
    for index, _ in pages:
        _classification(lines, index)
    first, parts = pages[0] if pages else (0, None)
    _group(lines, first, parts)
    if parts is not None:
        _banner(lines, first, parts)
        _number_line(lines, first)
    _specks(lines, first)
    clean_labels(lines, _HEAD)
    _addressees(lines)
    _after_text(lines, pages[-1][0] if pages else 0)


def _name_crossed(lines: Lines) -> None:
    """Name PAGE line and banner if their crossed zeros prove each other; if they differ, neither has a number."""
    head = [index for index in range(min(len(lines), _HEAD)) if lines.kinds[index] is Kind.TEXT]
    first = next((index for index in head if crossed.CROSSED_PAGE.match(lines.texts[index])), None)
    if first is None or (page.opens(lines.texts[first], None) is not None and SCANNED_PAGE.match(lines.texts[first])):
        return
    for index in head:
        proved = crossed.proved(lines.texts[first], lines.texts[index]) if index > first else None
        if proved is not None:
            parts = Parts(proved.page, proved.station, proved.serial)
            read_as = f"PAGE {proved.page:02} {proved.station} {proved.serial}"
            lines.name(first, Claim(Kind.PAGE, lines.texts[first], seen=parts._replace(note=read_as)))
            lines.name(index, Claim(Kind.BANNER, proved.banner, note=proved.banner))
            return


def _pages(lines: Lines) -> list[tuple[int, Parts]]:
    """Return the PAGE lines, and name those with dirt. Their station must be known to the glossary."""
    pages: list[tuple[int, Parts]] = []
    for index, text in enumerate(lines.texts):
        if "PAGE" not in text[:8] or len(text) > LONGEST:
            continue
        if (framed := lines.claims.get(index)) is not None and framed.kind is Kind.PAGE:
            pages.append((index, framed.seen))
            continue
        match = SCANNED_PAGE.match(text)
        if (own := page.opens(text, None)) is not None and own.sure and own.seen.number == len(pages) + 1:
            pages.append((index, own.seen))
            continue
        number = int(match["page"].translate(str.maketrans("IilB", "1111"))) if match else 0
        if match is None or number != len(pages) + 1:
            continue
        if glossary.post_by_symbol(match["station"].strip()) is None:
            continue
        time = f"{match['time']}Z" if match["time"] else None
        parts = Parts(number, match["station"].strip(), match["serial"], time=time)
        lines.name(index, Claim(Kind.PAGE, text, seen=parts))
        pages.append((index, parts))
    return pages


def _classification(lines: Lines, below: int) -> None:
    """Name the classification above a PAGE line, regardless of dirt around it."""
    for index in range(below - 1, max(-1, below - 1 - _ABOVE), -1):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT or classification.word_of(text):
            continue
        words = ["".join(filter(str.isalpha, word)) for word in CAPITAL_WORD.findall(text)]
        for count in range(min(_MOST_WORDS, len(words)), 0, -1):
            for at in range(len(words) - count + 1):
                if word := classification.word_of(" ".join(words[at : at + count])):
                    lines.name(index, Claim(Kind.CLASSIFICATION, word, note=word))
                    return


def _group(lines: Lines, first: int, parts: Parts | None) -> None:
    """Name a date-time group with misread digits, if its day is that of the PAGE line's time or the day before. In a
    telegram without such a time only zeros may be misread."""
    time = parts.time if parts is not None else None
    for index in range(first, min(len(lines), first + _HEAD)):
        text = lines.texts[index]
        match = SCANNED_GROUP.match(text) if lines.kinds[index] is Kind.TEXT and len(text) < LONGEST else None
        if match is None:
            continue
        group = claim(Kind.DTG, text)
        if is_moment(group) and text[0].isalnum() and "Z " in text:
            return
        digits = match["digits"].translate(_DIGITS)
        months = [match["month"]] if match["month"] in _MONTHS else _near_months(match["month"])
        proved = time is not None and int(time[:2]) - int(digits[:2]) in (0, 1)
        if len(months) != 1 or not (proved or (time is None and _ZEROS_ONLY.fullmatch(match["digits"]))):
            return
        letter = "O" if match["letter"] in ("0", None) else match["letter"]
        letter += f" {match['second']}" if match["second"] else ""
        mended = f"{letter} {digits}Z {months[0]} {match['year']}{match['signals'] or ''}"
        if (group := claim(Kind.DTG, mended)) is not None:
            lines.name(index, Claim(group.kind, group.rest, True, group.seen, None, mended))
        return


def _near_months(written: str) -> list[str]:
    """Return the months that a word differs from in one letter; for a longer word, those with the same end: `20UN`."""
    if len(written) > len(_MONTHS[0]):
        return [month for month in _MONTHS if written.endswith(month[1:])]
    return [month for month in _MONTHS if sum(map(str.__ne__, month, written)) == 1]


def _banner(lines: Lines, first: int, parts: Parts) -> None:
    """Name the banner if its number is that of the PAGE line and its classification has at most one wrong letter."""
    for index in range(first, min(len(lines), first + _HEAD)):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT or len(text) > LONGEST or (match := SCANNED_BANNER.match(text)) is None:
            continue
        if int(match["number"]) != int(parts.serial):
            continue
        words = match["banner"].replace("-", " ").replace("~", " ").replace(".", "").split()
        counts = range(1, len(words) - 1)
        sound = next((count for count in counts if "".join(words[:count]) in CLASSIFICATIONS), None)
        known = [(count, word) for count in counts if (word := classification.word_of(" ".join(words[:count])))]
        if sound is not None or known:
            count, word = (sound, " ".join(words[:sound])) if sound is not None else known[0]
            mended = " ".join([word, *words[count:]])
            lines.name(index, Claim(Kind.BANNER, mended, note=None if mended == text else mended))
            return


def _addressees(lines: Lines) -> None:
    """Name addressees with dirt: the glossary knows the name only after the dirt is removed."""
    kind: Kind | None = None
    for index in range(min(len(lines), _HEAD)):
        text = lines.texts[index]
        if lines.kinds[index] is not Kind.TEXT and lines.kinds[index] not in _ROUTED:
            if lines.kinds[index] is Kind.BANNER:
                return
            continue
        opened = lines.claims.get(index) or (registry.opens(text, None) if len(text) <= _WIDEST else None)
        if opened is not None and opened.kind in _ROUTED:
            kind = opened.kind
        elif opened is not None or kind is None or len(text) > _WIDEST:
            continue
        written = opened.rest if opened is not None else text
        bare = ADDRESSEE_DIRT.sub("", written).replace(",", "")
        if bare and bare != written and glossary.correspondent(bare) is not None:
            mended = addressee(written)
            if mended.post is None or mended.name != addressee(bare).name:
                lines.name(index, Claim(kind, bare, note=bare))


def _after_text(lines: Lines, last_page: int) -> None:
    """Name the lines below the classification that ends the last page: stamps, and dirt at the foot of the sheet."""
    end = next((at for at in range(last_page + 1, len(lines)) if _ending(lines, at) is not None), None)
    word = None if end is None else _ending(lines, end)
    if not last_page or end is None or word is None:
        return
    lines.name(end, Claim(Kind.CLASSIFICATION, word, note=None if word == lines.texts[end] else word))
    above = next((index for index in range(end - 1, last_page, -1) if lines.kinds[index] is Kind.TEXT), last_page)
    if (
        SMALL_NAME.match(lines.texts[above]) and lines.kinds[above] is Kind.TEXT
    ):  # telegrams of that time have only capitals
        capitals = lines.texts[above].upper()
        lines.name(above, Claim(Kind.SIGNATURE, capitals, note=capitals))
    elif lines.kinds[above] is Kind.TEXT and (soiled := NAME_SOILED.match(lines.texts[above])):
        lines.name(above, Claim(Kind.SIGNATURE, soiled["name"], note=soiled["name"]))
    for index in range(end + 1, len(lines)):
        if lines.kinds[index] is Kind.TEXT:
            unknown(lines, index)


def _ending(lines: Lines, index: int) -> str | None:
    """Return the classification that may end the last page, without the dirt after it; None if the line is none."""
    match = CLASSIFICATION_SOILED.match(cleared(lines.texts[index])) if lines.kinds[index] is Kind.TEXT else None
    return match["word"] if match is not None and "".join(match["word"].split()) in CLASSIFICATIONS else None


def _specks(lines: Lines, first: int) -> None:
    """Name labels, rows of the distribution and the dash line that are sure without the specks around them, down to the
    first paragraph."""
    above: set[Kind] = set()
    for index in range(first + 1, min(len(lines), first + _HEAD)):
        text = lines.texts[index]
        kind = lines.kinds[index]
        if FIRST_PARAGRAPH.match(text):
            return
        if kind is not Kind.TEXT or len(text) > LONGEST:
            above.add(kind)
            continue
        bare = cleared(text)
        opened = registry.opens(bare, None) if bare else None
        if (opened is None or not opened.sure) and Kind.DTG not in above and MIXED_OFFICE.search(bare):
            bare = bare.upper()
            opened = registry.opens(bare, None)
        if opened is None and Kind.DTG not in above and (dashes := SCANNED_RELAY.match(text)):
            mended = f"{'-' * 21} {dashes['number']}"
            lines.name(index, Claim(Kind.RELAY, mended, note=mended))
        elif opened is not None and (opened.sure or opened.kind is Kind.SUBJECT):
            above.add(opened.kind)
            if bare != text and opened.kind in _SOILED:
                lines.name(index, Claim(opened.kind, opened.rest, True, opened.seen, None, bare))
        elif not above & _ROUTED and Kind.DTG not in above and Kind.DISTRIBUTION in above and _is_row(bare):
            lines.name(index, Claim(Kind.DISTRIBUTION, bare, note=None if bare == text else bare))


def _is_row(text: str) -> bool:
    """Whether a line is a row of the distribution, perhaps with its total."""
    return scanned.pairs(scanned.without_total(text)[0]) is not None


def _number_line(lines: Lines, first: int) -> None:
    """Name the number line between PAGE line and ACTION, where nothing else is, though it lost a digit."""
    for index in range(first + 1, min(len(lines), first + _ABOVE + _ABOVE)):
        text = lines.texts[index]
        if lines.kinds[index] is Kind.TEXT:
            if NUMBERS.match(text) and registry.opens(text, None) is None:
                lines.name(index, Claim(Kind.NUMBER, text, sure=False))
            return


def starts(text: str) -> list[int]:
    """Return where the words at the head of the form begin."""
    if "TELEGRAM" not in text or _FORM_WORDS.search(text) is None:
        return []
    heads = (match.start() for match in _FORM_HEAD.finditer(text))
    return [at for at in heads if LABELLED_PAIR.search(text, at, at + _BELOW)]


FRAME = Frame(title=NAME, recognises=recognises, split=as_one(NAME), name=name, starts=starts, scanned=True)
