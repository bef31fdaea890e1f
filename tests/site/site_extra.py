"""Imported by tests that make a site: they skip where the extra `site` is not installed."""

import pytest

for _name in ("jinja2", "altair", "vl_convert"):
    pytest.importorskip(_name, reason="the extra `site` is not installed")
