"""No frame: a text without marks of a printer is one document, and all of it is the message.

Examples are releases under FOIA and texts typed by hand (1979KUWAIT00486).
"""

from cablekit.frames.frame import Frame, as_one

FRAME = Frame(title="bare", recognises=lambda text: True, split=as_one("bare"), scanned=True)
