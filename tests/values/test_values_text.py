"""White space and the ends of sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit.values import ends_sentence, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("LA PAZ", "LA PAZ", id="nothing to fold"),
        pytest.param("  LA   PAZ  ", "LA PAZ", id="runs of blanks and blanks at the ends"),
        pytest.param("LA\tPAZ\n 1", "LA PAZ 1", id="tabs and line ends"),
        pytest.param("LA\xa0PAZ\u2003 1", "LA PAZ 1", id="blanks that are no plain ones"),
        pytest.param(" \t ", "", id="nothing but blanks"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_white_space_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text) == " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["IT IS CLOSED.", "WHY?", "AS FOLLOWS:", "CLOSED;", 'HE SAID "NO."', "(IT IS CLOSED.)"]
)
def test_a_sentence_comes_to_its_end(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["THE ROAD", "THE ROAD,", "(THE ROAD)", "", "'"])
def test_a_sentence_goes_on(text: str) -> None:
    assert not ends_sentence(text)
