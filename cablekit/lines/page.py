"""A PAGE line: which page of which telegram begins here."""

import msgspec


class Page(msgspec.Struct, frozen=True, gc=False):
    """A PAGE line (format guide 3), on one line or split into two.

    Attributes:
        index, last: indexes of its first and last line in the document, from 0.
        line, last_line: the same lines in the source, from 1.
        number: of the page.
        station, serial: of the telegram, as written.
        part, of: number of the section and of all sections; None if the line does not say.
        time: time of receipt, `ddhhmmZ` (incoming telegrams only).
        series: number in a series of the travelling Secretary, such as TOSEC 110023.
        dupe: whether POSS DUPE follows.
        note: how a damaged line should read; None if it is not damaged.
    """

    index: int
    last: int
    line: int
    last_line: int
    number: int
    station: str
    serial: str
    part: int | None = None
    of: int | None = None
    time: str | None = None
    series: str | None = None
    dupe: bool = False
    note: str | None = None

    def of_same_message(self, other: "Page") -> bool:
        """Whether both pages name the same station and number; in scans one of them may be damaged."""
        return self.serial == other.serial or (self.station == other.station and not other.serial)
