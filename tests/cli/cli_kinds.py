"""Types of the fixtures in conftest.py."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
Program = Callable[..., "subprocess.CompletedProcess[bytes]"]
Terminal = Callable[..., str]
Variant = Callable[..., Path]
