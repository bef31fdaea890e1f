"""Who printed it: each frame recognises its print and names its own lines; it removes none."""

from cablekit.frames.foia import mark_release
from cablekit.frames.nara import name

__all__ = ["mark_release", "name"]
