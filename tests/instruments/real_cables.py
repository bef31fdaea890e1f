"""Where the real cables are, which are not in the repository: the environment variable CABLEKIT_CABLES alone says it.

The folder has folders: `text` and `pdf` (each cable as text and as NARA's PDF), `ocr` (scans read by a program), `web`
(web pages) and `releases` (telegrams of other archives). What needs one of them skips where it is absent.
"""

import os
from pathlib import Path

#: without the variable a path below which nothing can be
CABLES = Path(os.environ.get("CABLEKIT_CABLES") or os.devnull).absolute()
ABSENT = "the real cables are absent: CABLEKIT_CABLES names their folder"
