"""The tail of a transmission: notices and the name that signs (format guide 7).

Strategy. From the end upwards: notices, then one line that holds a name and nothing else, its letter that ran over or
ACTING on the row below it. A name may also be glued after the last sentence. Whether a section may be signed so is
decided over all sections (`sections`), for a section in mid-sentence is not: only one that another section's name
signs too.
"""

from itertools import islice

from cablekit.fields import classification, executive_order, network, notice, signature
from cablekit.lines import Claim, Kind, Near, Transmission
from cablekit.values import ends_sentence

#: so many lines at the end are looked at: notes and a name
_LAST = 12
#: a note at the end has so many lines at most
_NOTE = 4
_NEAR = Near()
#: what is printed for signs that could not be: rows of it are above an end mark
_UNPRINTED = "¿ "
_FULL_ROW = "********"
_BROKEN = "EEEEEEEE"


class Tail:
    """The end of one transmission's text.

    Attributes:
        one: the transmission.
        said: indexes of its last lines of text, in order, the named ones taken off the end.
        signed: indexes of the lines that hold nothing but the name.
    """

    def __init__(self, one: Transmission) -> None:
        self.one = one
        kinds = one.lines.kinds
        self.signed: list[int] = []
        backwards = (index for index in range(one.end - 1, one.text_start - 1, -1) if kinds[index] is Kind.TEXT)
        self.said = list(islice(backwards, _LAST))[::-1]

    def name_notices(self) -> None:
        """Take off the end rows of signs that could not be printed, with the page's foot above them, the lines of the
        network, then notices: NOTE BY ... may run over three lines."""
        texts = self.one.lines.texts
        unprinted = False
        while self.said and not texts[self.said[-1]].strip(_UNPRINTED):
            self._take(1, Kind.FOOTER)
            unprinted = True
        if unprinted and self.said and classification.word_of(texts[self.said[-1]]):
            self._take(1, Kind.CLASSIFICATION)
        while self.said and network.ends(texts[self.said[-1]]):
            self._take(1, Kind.NETWORK)
        while back := next(
            (back for back in range(1, min(_NOTE, len(self.said)) + 1) if notice.is_note(texts[self.said[-back]])), 0
        ):
            self._take(back, Kind.NOTICE)

    def name_group(self) -> None:
        """Take a downgrading group off the end: it is above the signature."""
        if self.said and executive_order.is_group(self.one.lines.texts[self.said[-1]]):
            self._take(1, Kind.EXECUTIVE_ORDER)

    def _take(self, back: int, kind: Kind) -> None:
        """Name the last lines, and take them off the text."""
        lines = self.one.lines
        for index in self.said[-back:]:
            lines.name(index, Claim(kind, lines.texts[index]))
        if kind is Kind.SIGNATURE:
            self.signed = self.said[-back:]
        del self.said[-back:]

    def sign(self) -> None:
        """Name the lines of a name alone, where the text above has come to its end."""
        if not self.said:
            return
        kinds, texts = self.one.lines.kinds, self.one.lines.texts
        last = self.said[-1]
        if Kind.GAP in kinds[last : self.one.end]:
            return
        text = texts[last]
        goes_on = (len(text) <= 2 and text.isalpha()) or signature.signs_as(text)
        if goes_on and len(self.said) > 1 and signature.is_name(texts[self.said[-2]]):
            if self._signs(2):
                self._take(2, Kind.SIGNATURE)
        elif self._signs(1):
            self._take(1, Kind.SIGNATURE)

    def _signs(self, back: int) -> bool:
        """Whether a line of one to three words signs the message. One that may be the end of a sentence or a row of
        a list signs only where the text above has come to its end."""
        index, texts = self.said[-back], self.one.lines.texts
        text = texts[index]
        if signature.fits(text, _NEAR) is None:
            return False
        if len(self.said) == back:
            return self.one.final
        initial = signature.has_initial(text)
        if initial and signature.goes_on(text, [texts[row] for row in self.said[:-back]]):
            return False
        above = texts[self.said[-back - 1]]
        if signature.is_place(text):  # a surname, or the last row of a list
            return ends_sentence(above) and above[-1] != ":"
        if self.one.lines.kinds[index - 1] is Kind.BLANK:
            return True
        plain = self.one.final and not initial and text[-1] != "."
        return (plain and above[-1] != "-") or ends_sentence(above)

    def sign_as(self, names: set[str]) -> None:
        """Name the last line, in mid-sentence or not, when the name alone on it signs another section."""
        if self.said and not self.signed and self.one.lines.texts[self.said[-1]] in names:
            self._take(1, Kind.SIGNATURE)

    def settle(self) -> None:
        """Read the name on lines of its own."""
        lines, start, end = self.one.lines, self.one.text_start, self.one.end
        if not self.signed and Kind.SIGNATURE in lines.kinds[start:end]:  # named by the frame
            self.signed = [lines.kinds.index(Kind.SIGNATURE, start, end)]
        self.one.signature = signature.read([lines.line(index) for index in self.signed])

    def sign_glued(self, names: set[str] | None = None) -> None:
        """Find a name glued after the last sentence; one of `names` where they are given."""
        if not self.said or self.one.signature or names == set():
            return
        index = self.said[-1]
        found = signature.glued(self.one.lines.texts[index], names or ())
        if found and not self._has_gap():
            self.one.signed_at, self.one.signature = index, found[1]

    def _has_gap(self) -> bool:
        """Whether text is lost somewhere in this transmission: what its last line is, nobody knows."""
        lines, start, end = self.one.lines, self.one.text_start, self.one.end
        if Kind.GAP in lines.kinds[start:end]:
            return True
        texts = (lines.texts[index] for index in range(start, end) if lines.kinds[index] is Kind.TEXT)
        return any(_FULL_ROW in text or text.endswith(_BROKEN) for text in texts)
