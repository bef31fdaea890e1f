"""The tail of a transmission: notices and the signer's name (format guide 7).

Strategy. It is read from the end upwards: notices, then one line that holds only a name; a letter that ran over, or
ACTING, may be on the row below it. A name may also be glued to the last sentence. A text that breaks off is not signed
in mid-sentence. A section that ends in mid-sentence is signed only by a name that signs another section too, so
`sections` decides about that.
"""

from cablekit.fields import classification, executive_order, network, notice, signature
from cablekit.lines import Claim, Kind, Near, Transmission
from cablekit.values import ends_sentence

# A global name is found ten times faster than a member of Kind; these are looked up several times a line.
_BLANK = Kind.BLANK
_CLASSIFICATION = Kind.CLASSIFICATION
_EXECUTIVE_ORDER = Kind.EXECUTIVE_ORDER
_FOOTER = Kind.FOOTER
_GAP = Kind.GAP
_NETWORK = Kind.NETWORK
_NOTICE = Kind.NOTICE
_SIGNATURE = Kind.SIGNATURE
_TEXT = Kind.TEXT

#: number of lines at the end that are looked at: notes and a name
_LAST = 12
#: a note at the end has at most this number of lines
_NOTE = 4
_NEAR = Near()
#: what is printed for unprintable characters: rows of it are above an end mark
_UNPRINTED = "¿ "
_FULL_ROW = "********"
_BROKEN = "EEEEEEEE"


class Tail:
    """The end of one transmission's text.

    Attributes:
        one: the transmission.
        last: indexes of its last lines of text, in order; lines that get a name are taken off the end.
        signed: indexes of the lines that hold only the signer's name.
    """

    def __init__(self, one: Transmission) -> None:
        self.one = one
        kinds = one.lines.kinds
        self.signed: list[int] = []
        last: list[int] = []
        for index in range(one.end - 1, one.text_start - 1, -1):
            if kinds[index] is _TEXT:
                last.append(index)
                if len(last) == _LAST:
                    break
        last.reverse()
        self.last = last

    def _breaks_off(self) -> bool:
        """Whether nothing follows the last line in the document: neither the foot of the page, nor an end mark, nor
        attributes. A page of a website may show only the beginning of a telegram."""
        kinds = self.one.lines.kinds
        index = len(kinds) - 1
        while kinds[index] is _BLANK:
            index -= 1
        return index == self.last[-1] and self.one.page is not None

    def name_notices(self) -> None:
        """Take off the end: rows of unprintable characters, with the page's foot above them, lines of the network, then
        notices. A notice (NOTE BY ...) may run over three lines."""
        texts = self.one.lines.texts
        unprinted = False
        while self.last and not texts[self.last[-1]].strip(_UNPRINTED):
            self._take(1, _FOOTER)
            unprinted = True
        if unprinted and self.last and classification.word_of(texts[self.last[-1]]):
            self._take(1, _CLASSIFICATION)
        while self.last and network.ends(texts[self.last[-1]]):
            self._take(1, _NETWORK)
        while back := self._note():
            self._take(back, _NOTICE)

    def _note(self) -> int:
        """Return how many of the last lines are a note; 0 without one."""
        for back, index in enumerate(reversed(self.last[-_NOTE:]), 1):
            if notice.is_note(self.one.lines.texts[index]):
                return back
        return 0

    def name_group(self) -> None:
        """Take a downgrading group off the end. It may be above or below the signature."""
        if self.last and executive_order.is_group(self.one.lines.texts[self.last[-1]]):
            self._take(1, _EXECUTIVE_ORDER)

    def _take(self, back: int, kind: Kind) -> None:
        """Name the last `back` lines, and take them off the text."""
        lines = self.one.lines
        for index in self.last[-back:]:
            lines.name(index, Claim(kind, lines.texts[index]))
        if kind is _SIGNATURE:
            self.signed = self.last[-back:]
        del self.last[-back:]

    def sign(self) -> None:
        """Name the lines that hold only a name, if the text above is complete."""
        if not self.last:
            return
        kinds, texts = self.one.lines.kinds, self.one.lines.texts
        last = self.last[-1]
        if _GAP in kinds[last : self.one.end]:
            return
        text = texts[last]
        runs_over = (len(text) <= 2 and text.isalpha()) or signature.signs_as(text)
        if runs_over and len(self.last) > 1 and signature.is_name(texts[self.last[-2]]):
            if self._signs(2):
                self._take(2, _SIGNATURE)
        elif self._signs(1):
            self._take(1, _SIGNATURE)

    def _signs(self, back: int) -> bool:
        """Whether a line of one to three words signs the message. If it may be the end of a sentence or a row of a
        list, it signs only after a complete text."""
        index, texts = self.last[-back], self.one.lines.texts
        text = texts[index]
        if signature.fits(text, _NEAR) is None or (not self.one.final and signature.is_word(text)):
            return False
        if len(self.last) == back:
            return self.one.final
        initial = signature.has_initial(text)
        if initial and signature.goes_on(text, [texts[row] for row in self.last[:-back]]):
            return False
        above = texts[self.last[-back - 1]]
        if not ends_sentence(above) and self._breaks_off():
            return False
        blank = self.one.lines.kinds[index - 1] is _BLANK
        if not blank and signature.awaits_name(above):
            return False
        if signature.is_place(text):  # a surname, or the last row of a list
            return ends_sentence(above) and above[-1] != ":"
        if blank:
            return True
        plain = self.one.final and not initial and text[-1] != "."
        return (plain and above[-1] != "-") or ends_sentence(above)

    def sign_as(self, names: set[str]) -> None:
        """Name the last line if it holds only a name that signs another section; the text may be in mid-sentence."""
        if self.last and not self.signed and self.one.lines.texts[self.last[-1]] in names:
            self._take(1, _SIGNATURE)

    def settle(self) -> None:
        """Read the name from its own lines."""
        lines, start, end = self.one.lines, self.one.text_start, self.one.end
        if not self.signed and _SIGNATURE in lines.kinds[start:end]:  # named by the frame
            self.signed = [lines.kinds.index(_SIGNATURE, start, end)]
        self.one.signature = signature.read([lines.line(index) for index in self.signed])

    def sign_glued(self, names: set[str] | None = None) -> None:
        """Find a name glued to the last sentence; it must be one of `names` if those are passed in. Nothing follows a
        name after a downgrading group: `GP-1. ROGERS`."""
        if not self.last or self.one.signature or names == set():
            return
        index = self.last[-1]
        glued = signature.glued(self.one.lines.texts[index], names or ())
        if glued is None or (self._breaks_off() and not self._follows_group(glued[0])):
            return
        if not self._has_gap():
            self.one.signed_at, self.one.signature = index, glued[1]

    def _follows_group(self, end: int) -> bool:
        """Whether the last line holds only a downgrading group up to a column."""
        return executive_order.is_group(self.one.lines.texts[self.last[-1]][:end].strip())

    def _has_gap(self) -> bool:
        """Whether text is lost somewhere in this transmission, so that its last line is not known."""
        lines, start, end = self.one.lines, self.one.text_start, self.one.end
        if _GAP in lines.kinds[start:end]:
            return True
        texts = (lines.texts[index] for index in range(start, end) if lines.kinds[index] is _TEXT)
        return any(_FULL_ROW in text or text.endswith(_BROKEN) for text in texts)
