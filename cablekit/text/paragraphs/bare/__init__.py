"""Places where paragraphs begin in a text without blank rows: the form of its rows is all that shows them.

Strategy. Each file knows one form: `lost_columns` tables, `runs` lists and timetables, `short_rows` the ends of
paragraphs, `headings` titles, `quoted_texts` what is apart in letters, speeches and resolutions. Where a form comes
again, it is one; once is chance. What they find is put together here.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, count, pairwise
from operator import add

from cablekit.text.paragraphs.bare import (
    announcements,
    below_lists,
    colon_titles,
    entries,
    headings,
    labelled_forms,
    lost_columns,
    part_titles,
    quoted_prose,
    quoted_texts,
    recurring,
    short_rows,
    topics,
    weeklies,
)
from cablekit.text.paragraphs.bare.resolutions import BODIES
from cablekit.text.paragraphs.bare.roomy_titles import DASHED, with_much_room
from cablekit.text.paragraphs.bare.runs import Runs
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.places import Places
from cablekit.text.paragraphs.quotations import Quotations

#: a row is short if it is shorter than this share of the longest row
_SHARE = 0.8
#: signs of quoted texts without marks: quotation marks or questions at heads of rows, a letter, speakers, a preamble
_QUOTED_FIRSTS, _QUOTED = (
    ('"', "Q"),
    ("DEAR ", "RECALLING", "\nANSWER", "\nMR. ", "\nBEGIN ", "\nINTERVIEWER", "\nREPORTER"),
)
#: a longer row was joined by a rendering
_LINE = 80
#: the length from which a row is full
_FULL = 50
#: dashes that stand for the blanks between columns: "ORCHARD-------42-----131"
FILL = re.compile(r"(?<=[A-Z\d)#])[ ]?-{3,}[ ]?(?=[A-Z\d($])|(?<=\n)-{3,}(?=[A-Z])")

#: a mark that closes a quotation, alone on its row: "UNQUOTE.", "END TEXT", "END OF QUOTE"; it goes with the text above
CLOSES = re.compile(r"\n(?:UNQUOTE|UNQTE|END (?:OF )?(?:QUOTE|TEXT)(?: OF [A-Z ]{3,30})?)[ .:]*(?=\n|$)")


def places(text: str, quotations: Quotations) -> Places:
    """Find where paragraphs begin in a text without blank rows, which begins with two line ends."""
    rows = text[2:].split("\n")
    # an array: a text may have millions of rows
    lengths = array("q", map(len, rows))
    starts = array("q", map(add, accumulate(lengths, initial=2), count()))
    longest = max(filter(_LINE.__ge__, lengths), default=_LINE)
    inside: set[int] = set()
    found: set[int] = set()
    filled = "---" in text and FILL.search(text) is not None
    for first, last in lost_columns.of_rows([FILL.sub(" ", row) for row in rows] if filled else rows, longest):
        inside.update(range(first, last))
        found.add(starts[first])
        if last + 1 < len(rows):
            found.add(starts[last + 1])
    runs = Runs(text, rows, starts, longest, inside)
    found.update(starts[item] for item in runs.apart)
    titles = {starts[title] for title in (*runs.days, *runs.groups)}
    for title in (*runs.days, *runs.groups):
        found.update(starts[title : title + 2])
    found.update(short_rows.places(rows, starts, lengths, longest, inside))
    full = max(_FULL, _SHARE * longest)
    usual = min(full, runs.full)
    limit = max(usual, DASHED)
    above_full = [i for i, (length, below) in enumerate(pairwise(lengths)) if length < limit and usual <= below]
    found.update(headings.places(runs, starts, lengths, usual, above_full))
    found.update(colon_titles.places(runs, starts))
    parts = ((index, index + 1) for index in part_titles.places(runs, lengths, usual))
    for first, below in chain(parts, _once(rows, list(with_much_room(runs, above_full)))):
        found.update((starts[first], starts[below]))
        if not (first and LABEL.match(rows[first]) and LABEL.match(rows[first - 1])):  # the last item of a list
            titles.add(starts[first])
    form = labelled_forms.find(runs)
    for index in form.titles:
        found.update(starts[index : index + 2])
        titles.add(starts[index])
    found.update(starts[index] for index in labelled_forms.totals(rows))
    found.update(weeklies.places(runs, starts))
    found.update(below_lists.places(runs, starts))
    found.update(entries.timed(text))
    found.update(recurring.places(text, rows, starts, longest, full))
    found.update(topics.places(runs, longest, full))
    quoted = (
        quotations.all or any(map(runs.firsts.__contains__, _QUOTED_FIRSTS)) or any(map(text.__contains__, _QUOTED))
    )
    if quoted or not runs.labelled or any(row.endswith(BODIES) for row in rows):
        found.update(quoted_texts.places(runs, starts, quotations, short=_SHARE * longest))
        found.update(quoted_prose.places(runs, starts, quotations))
    found.update(announcements.places(runs, starts))
    if "-" in runs.firsts and "\n--- " in text:
        found.update(entries.dashed(runs, starts))
    if "(" in runs.firsts:
        found.update(short_rows.below_remarks(runs, starts))
    found.difference_update(starts[index] for index in form.rest)
    if "\nUN" in text or "\nEND " in text:
        found.difference_update(close.start() + 1 for close in CLOSES.finditer(text))
    return Places(found, titles, [(starts[first], starts[last + 1] - 1) for first, last in runs.all])


def _once(rows: Sequence[str], titles: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the titles but those without a label that come again, which are entries of several lists."""
    again = Counter(rows) if titles else Counter[str]()
    return (title for title in titles if again[rows[title[0]]] == 1 or LABEL.match(rows[title[0]]))
