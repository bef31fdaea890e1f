"""Classifications and their marks."""

import pytest

from cablekit.values import classification


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("SECRET", "SECRET", id="plain"),
        pytest.param("S E C R E T", "SECRET", id="spaced"),
        pytest.param("T O P  S E C R E T", "TOP SECRET", id="two words, spaced"),
        pytest.param("UNCLAS", "UNCLASSIFIED", id="short"),
        pytest.param("limited official use", "LIMITED OFFICIAL USE", id="small letters"),
        pytest.param("C", "CONFIDENTIAL", id="mark of a paragraph"),
        pytest.param("LOU", "LIMITED OFFICIAL USE", id="mark of three letters"),
        pytest.param("SECRETARY", None, id="a word that is none"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_classification_has_one_spelling(text: str, word: str | None) -> None:
    assert classification(text) == word
