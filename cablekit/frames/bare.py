"""No frame: a text that no printer's marks enclose is one document, and all of it is the message.

Releases under FOIA and texts that were typed by hand look so (1979KUWAIT00486).
"""

from cablekit.frames.frame import Frame, as_one

FRAME = Frame(title="bare", recognises=lambda text: True, split=as_one("bare"), scanned=True)
