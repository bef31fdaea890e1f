"""Classifications at head and foot of scanned pages, and the banner that they prove.

A line next to a PAGE line is the page's classification if it is similar to one, or the beginning of one; an unlike line
between text and PAGE line stays text. Between the head of a sheet and PAGE 01 there is nothing but the classification.
A banner ends with the page's own number, so only its classification is in doubt, and its section, which the PAGE line
states: the word on which the pages agree decides, for releasers strike classifications out.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from cablekit import glossary
from cablekit.fields import classification, page
from cablekit.frames.keyed import SECTION_SCANNED, section_of
from cablekit.frames.scanned.known import Known, by_itself
from cablekit.glossary.garbling import CAPITALS, ROUND
from cablekit.lines import Claim, Kind, Lines
from cablekit.vocabulary import CLASSIFICATIONS, compact, one_letter_off

#: number of characters of the longest classification; the share that is left at least; by how much it must be nearer
#: than another
_WIDEST = 30
_LEFT, _NEARER = 0.6, 0.15
#: number of letters of the shortest beginning of a classification
_BEGINNING = 4
_END = re.compile(r"^N\s?N\s?N\s?N?$")
_LONGEST_END = len("N N N N")
#: an end mark with one wrong letter: "NAN", "NNMN"
END_DAMAGED = re.compile(r"^(?:[A-Z]NNN?|N[A-Z]NN?|NN[A-Z]N?|NNN[A-Z])$")
#: number of lines above a PAGE line that may be the foot of one page and the head of the next
_ABOVE = 2
#: the number of the print beside a classification: "CONFIDENTIAL        PTQ2927"
TAGGED = re.compile(r"(?<=\S)\s{1,60}PTQ\S{4,6}$")
#: a text is in capitals if fewer than one letter in three is small in its last lines
_LOOKED_AT, _SMALL = 20, 3
#: what is before the station of a banner: "C 0                  A t. SECTION 01 OF 02", "S E C ire.7."
BANNER_FRONT = re.compile(r"^(?P<word>\S.{0,40}?)[\s.:]{0,3}(?P<section>SECTION\s\d\d\sOF\s\d\d)?\s*$")
#: the same with a damaged section: "UNCLAS Stt111574 01 OF 03", "UNCLAS E01(ON 01 OF 02",
#: "C 01660. A L'SECTION 0, OF 02"
SECTION_LEFT = re.compile(
    r"(?:(?<=\s)|(?=SECTI))(?P<label>\S{0,10}?\s{0,2})(?P<part>\S{1,2})\s{1,2}OF\s{1,2}(?P<of>\d\d)\s*$"
)
#: the rest of it: "MOSCOW 17836", "NEW YORK 001503"
BANNER_SENT = re.compile(r"^[A-Z][A-Z ]{1,20}?\s+(?P<serial>\d{4,6})$")
#: "UNCLAS BMENST  07545", "UNCLAS StAtt.;22566", "C 0 N F  I 0 E N T I A L STATE 3074  )D7_____.OADR"
BANNER_LEFT = re.compile(
    r"^(?P<word>[A-Z0](?:[A-Z0]{4,11}|(?:\s{1,2}[A-Z0]){5,11}))\s+(?P<station>[A-Za-z][A-Za-z .;:,]{2,15}?)"
    r"\s{0,3}(?P<digits>\d{4,6})(?!\d)(?P<dirt>.{0,20})$"
)
#: a banner without its blanks: "CONFlDENTIALUSUNNEWYORK001503"
BANNER_JOINED = re.compile(r"^(?P<letters>[A-Za-z0-9]{6,40}?)(?P<digits>\d{4,6})$")
#: what no classification has: "CONFIDENTIAL SECTION 0, OF 02"
NO_CLASSIFICATION = re.compile(r"\d\d|\bOF\b")
_LONGEST_BANNER, _LEFT_DIGITS = 90, 5
#: number of digits of a telegram's number
_SENT_DIGITS = range(3, 7)
#: a word of a stamp or handwriting below the text: "imoes", "Ofkg.1.0"
SMALL_DIRT = re.compile(r"^(?=\S*[a-z])\S{2,10}$")


def name_classifications(lines: Lines, start: int, end: int, known: Known) -> None:
    """Name damaged classifications next to PAGE lines, which may be damaged too."""
    for index in range(start, end):
        text = lines.texts[index]
        if len(text) > _LONGEST_END and text[:4] != "PAGE":
            continue
        is_end = _END.match(text) is not None
        if not is_end and END_DAMAGED.match(text) and _is_below_classification(lines, index, start):
            lines.name(index, Claim(Kind.END, "NNNN", note="NNNN"))
            continue
        if not is_end and (text[:4] != "PAGE" or lines.kinds[index] not in (Kind.TEXT, Kind.PAGE)):
            continue
        if not is_end and lines.kinds[index] is Kind.TEXT and not _is_page(text, known):
            continue
        above = [at for at in range(index - 1, max(start, index - 12) - 1, -1) if lines.kinds[at] is not Kind.BLANK]
        _name_together(lines, above[:_ABOVE])
        if not is_end:
            _name_struck_out(lines, index, above, known)
        if is_end and not _mostly_small(" ".join(lines.texts[max(start, index - _LOOKED_AT) : index])):
            _name_dirt(lines, above)


def _is_below_classification(lines: Lines, index: int, start: int) -> bool:
    """Whether the line above with content is a classification alone."""
    above = next((at for at in range(index - 1, start - 1, -1) if lines.texts[at]), None)
    return (
        above is not None and lines.kinds[above] is Kind.TEXT and classification.word_of(lines.texts[above]) is not None
    )


def _is_page(text: str, known: Known) -> bool:
    """Whether a line is a PAGE line, or what is left of one with the number of the others."""
    if page.opens(text, None) is not None:
        return True
    parts = page.damaged(text)
    return parts is not None and parts.serial != "" and parts.serial == known.serial


def _name_together(lines: Lines, above: Sequence[int]) -> None:
    """Name the foot of one page and the head of the next, if one of them is damaged."""
    claims: dict[int, Claim] = {}
    for at in above:
        text = lines.texts[at]
        sound = classification.word_of(text) if lines.kinds[at] is Kind.TEXT else None
        bare = TAGGED.sub("", text)
        word = sound or classification.word_of(bare) or (near(bare) if lines.kinds[at] is Kind.TEXT else None)
        if word is None:
            break
        claims[at] = Claim(Kind.CLASSIFICATION, text, seen=word) if sound else _damaged(word)
    if any(claim.note is not None for claim in claims.values()):
        for at, claim in claims.items():
            lines.name(at, claim)


def _name_struck_out(lines: Lines, index: int, above: Sequence[int], known: Known) -> None:
    """Name the line between the head of a sheet and PAGE 01: what is left of a classification that was struck out."""
    claim = page.opens(lines.texts[index], None)
    if claim is None or claim.seen.number != 1 or known.classification is None or len(above) < _ABOVE:
        return
    at, head = above[:_ABOVE]
    text = lines.texts[at]
    if lines.kinds[head] not in (Kind.FRAME, Kind.PRINT) or lines.kinds[at] is not Kind.TEXT or len(text) > _WIDEST:
        return
    if classification.word_of(text) is None and _compatible(text, known.classification):
        lines.name(at, _damaged(known.classification))


def _damaged(word: str) -> Claim:
    return Claim(Kind.CLASSIFICATION, word, seen=word, note=word)


def _name_dirt(lines: Lines, above: list[int]) -> None:
    """Name the dirt between the text and the classification that ends it: telegrams have no words in small letters."""
    for at in above[: _ABOVE + 1]:
        text = lines.texts[at]
        if lines.kinds[at] is Kind.TEXT and SMALL_DIRT.match(text):
            lines.name(at, Claim(Kind.UNKNOWN, text))
        elif lines.kinds[at] is Kind.TEXT and classification.word_of(text) is None:
            return


def near(text: str) -> str | None:
    """Return the classification that a damaged line next to a PAGE line shows; None if it does not show one."""
    if len(text) > _WIDEST or _mostly_small(text) or all(word in glossary.words() for word in text.split()):
        return None
    letters = "".join(filter(str.isalnum, text)).upper()
    if len(letters) < _BEGINNING:
        return None
    begun = {word for form, word in CLASSIFICATIONS.items() if form.startswith(letters)}
    if len(begun) == 1 and len(text.split()) == 1:
        return begun.pop()
    best = dict.fromkeys(CLASSIFICATIONS.values(), 0.0)
    for form, word in CLASSIFICATIONS.items():
        matcher = SequenceMatcher(None, letters, form, autojunk=False)
        if matcher.quick_ratio() >= _LEFT - _NEARER:  # one that is less similar changes nothing
            best[word] = max(best[word], matcher.ratio())
    (word, first), (_, second) = sorted(best.items(), key=lambda one: -one[1])[:2]
    return word if first >= _LEFT and first - second >= _NEARER else None


def _mostly_small(text: str) -> bool:
    """Whether a text is not in capitals, as telegrams were up to the 1990s."""
    return not text.isupper() and _SMALL * sum(map(str.islower, text)) > sum(map(str.isalpha, text))


def banner(text: str, known: Known, section: str) -> Claim | None:
    """Return the claim of a banner that the page's own number proves; None if it is undamaged or not proved.

    Args:
        text: the line.
        known: what undamaged lines say.
        section: "SECTION 01 OF 02", if the PAGE line above says so, else empty.
    """
    said = _as_known(text, known)
    claim = (
        _by_classification(said, known, section)
        or _by_number(said, known)
        or _by_sender(said, known)
        or _by_letters(said, known)
    )
    if claim is None and said != text and (match := BANNER_LEFT.match(said)) and _sound(match["word"]) is not None:
        return Claim(Kind.BANNER, said, note=said)
    return claim


def _as_known(text: str, known: Known) -> str:
    """Return a line with station and number of the page at its end, if only signs that scans confuse are otherwise:
    `QUIT0 09O11`."""
    words = [*known.station.split(), known.serial]
    if not text or not known.serial or len(text) >= _LONGEST_BANNER:
        return text
    front, *said = text.rsplit(None, len(words))
    if said == words or list(map(_confused, said)) != list(map(_confused, words)):
        return text
    return " ".join([front, *words])


def _confused(word: str) -> str:
    """Return a word with one sign for all that scans confuse."""
    return word.translate(CAPITALS).translate(ROUND)


def _by_sender(text: str, known: Known) -> Claim | None:
    """Return the claim of a banner without a PAGE line above it, whose station is the sender's, or is so but for one
    letter."""
    if known.serial or not known.sender or len(text) >= _LONGEST_BANNER:
        return None
    if (own := _of_sender(text, known)) is not None:
        return own
    match = BANNER_LEFT.match(text)
    if match is None or _sound(match["word"]) is None or match["dirt"].strip():
        return None
    station = match["station"].strip()
    if glossary.post(station) is not None or not one_letter_off(station, known.sender):
        return None
    line = f"{match['word']} {known.sender} {match['digits']}"
    return Claim(Kind.BANNER, line, note=line)


def _of_sender(text: str, known: Known) -> Claim | None:
    """Return the claim of a banner with the sender's station and a number at its end, if its classification is damaged:
    `C0N F I0E N T I A L LIMA 4619`."""
    front, station, digits = text.rpartition(f" {known.sender} ")
    if not station or not digits.strip().isdecimal() or len(digits.strip()) not in _SENT_DIGITS:
        return None
    part = SECTION_SCANNED.search(front)
    written = front[: part.start()] if part is not None else front
    begun = "".join(written.split())
    opened = by_itself(text)
    if not begun or begun[0].islower() or NO_CLASSIFICATION.search(written) or (opened and opened.kind is Kind.BANNER):
        return None
    sound = begun if begun in CLASSIFICATIONS else _sound(written)
    if sound is not None:
        word: str | None = CLASSIFICATIONS[sound] if compact(CLASSIFICATIONS[sound]) == sound else sound
    elif known.classification is not None and _compatible(written, known.classification):
        word = known.classification
    else:
        word = near(written)
    if word is None:
        return None
    section = section_of(part) if part is not None else ""
    if section is None:
        return None
    line = " ".join(filter(None, (word, section, known.sender, digits.strip())))
    return Claim(Kind.BANNER, line, note=line)


def _by_number(text: str, known: Known) -> Claim | None:
    """Return the claim of a banner with an undamaged classification. Its number is that of the page, or what is left of
    it, and the station may be damaged; or its station is the page's, and its number begins like the page's."""
    match = BANNER_LEFT.match(text) if known.serial and len(text) < _LONGEST_BANNER else None
    if match is None:
        return None
    word = _sound(match["word"])
    digits, station = match["digits"], match["station"].strip(" .;:,")
    if word is None or f"{station} {digits}" == f"{known.station} {known.serial}":
        return None
    complete = digits.lstrip("0") == known.serial.lstrip("0") or (
        len(digits) >= _LEFT_DIGITS and known.serial.endswith(digits)
    )
    other = glossary.post(station) is not None and station[:6] != known.station
    begun = station == known.station and digits[:3] == known.serial[:3] and match["dirt"].strip() != ""
    if other or not (complete or begun) or (complete and station[:6] == known.station and not match["dirt"].strip()):
        return None
    post = glossary.post_by_symbol(known.station)
    line = f"{word} {post.name if post is not None else known.station} {known.serial}"
    return Claim(Kind.BANNER, line, note=line)


def _by_letters(text: str, known: Known) -> Claim | None:
    """Return the claim of a banner whose blanks are lost or misplaced, if its letters are a classification and the
    page's own station and number: `CON Fl DENTIALUSUNNEWYORK001503`."""
    match = (
        BANNER_JOINED.match(compact(text)) if known.serial and known.station and len(text) < _LONGEST_BANNER else None
    )
    if match is None or int(match["digits"]) != int(known.serial):
        return None
    letters, folded = match["letters"], match["letters"].upper().replace("L", "I").translate(CAPITALS)
    form = max((one for one in CLASSIFICATIONS if folded.startswith(one.replace("L", "I"))), key=len, default=None)
    symbol = compact(known.station)
    opened = by_itself(text)
    if form is None or not letters[len(form) :].startswith(symbol) or (opened and opened.kind is Kind.BANNER):
        return None
    names = (post.name for post in glossary.posts_by_symbol(known.station))
    station = next((name for name in names if compact(name) == letters[len(form) :]), known.station)
    line = f"{CLASSIFICATIONS[form] if compact(CLASSIFICATIONS[form]) == form else form} {station} {match['digits']}"
    return Claim(Kind.BANNER, line, note=line)


def _sound(written: str) -> str | None:
    """Return a classification of which only round letters are damaged: `C 0 N F  I 0 E N T I A L`."""
    folded = "".join(written.split()).upper().translate(CAPITALS).translate(ROUND)
    forms = {form for form in CLASSIFICATIONS if form.translate(ROUND) == folded}
    return forms.pop() if len(forms) == 1 else None


def _by_classification(text: str, known: Known, section: str) -> Claim | None:
    """Return the claim of a banner with the page's own station and number, and the classification of the pages."""
    at = text.rfind(known.station[:6]) if known.station and len(text) < _LONGEST_BANNER else -1
    sent = BANNER_SENT.match(text[max(at, 0) :])
    if at <= 0 or sent is None or int(sent["serial"]) != int(known.serial):
        return None
    front = _front(text[:at], section)
    if front is None:
        return None
    word, part, damaged = front
    written = "".join(word.split())
    begun = max((form for form in CLASSIFICATIONS if written.startswith(form)), key=len, default=None)
    if begun is not None and not damaged:
        return None
    if (sound := begun or _sound(written)) is not None:
        written = CLASSIFICATIONS[sound] if compact(CLASSIFICATIONS[sound]) == sound else sound
    elif known.classification is not None and _compatible(word, known.classification):
        written = known.classification
    else:
        return None
    line = " ".join(filter(None, (written, part, *sent[0].split())))
    return Claim(Kind.BANNER, line, sure=True, note=line)


def _front(text: str, section: str) -> tuple[str, str, bool] | None:
    """Return what is before the station of a banner: the classification, the section, and whether that is damaged."""
    match = BANNER_FRONT.match(text)
    own = SECTION_SCANNED.search(text.rstrip()) if not section else None
    if match is not None and match["section"] is None and own is not None and (stated := section_of(own)) is not None:
        return text[: own.start()].strip(), stated, True
    if match is not None and (match["section"] is not None or not section):
        return match["word"], match["section"] or "", False
    left = SECTION_LEFT.search(text) if section else None
    if left is None or int(left["of"]) != int(section[-2:]):
        return None if match is None else (match["word"], "", False)
    return text[: left.start()].strip(), section, True


def _compatible(written: str, word: str) -> bool:
    """Whether what is left of a word may be a classification that was struck out: it is not similar to another, and
    begins like it, or contains no word; nor is it words alone."""
    letters = "".join(written.split()).upper()
    others = (form for form, other in CLASSIFICATIONS.items() if other != word)
    if any(SequenceMatcher(None, letters, form, autojunk=False).ratio() >= _LEFT for form in others):
        return False
    parts = written.split()
    words = sum(len(part) > 1 and part in glossary.words() for part in parts)
    return not words or (letters[:1] == word[:1] and words < len(parts))
