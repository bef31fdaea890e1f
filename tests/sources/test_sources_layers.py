"""Text layers of a page: the same words written twice are told from words written once."""

import pytest

from cablekit.sources.layers import Box, layers


def line(y: float, count: int, shift: float = 0.0) -> list[Box]:
    """Words of a line, 30 points wide each."""
    return [Box(36 + 36 * at + shift, y + shift, 66 + 36 * at + shift, y + 8 + shift) for at in range(count)]


def page(shift: float = 0.0, rows: int = 6) -> list[Box]:
    return [box for row in range(rows) for box in line(700 - 12 * row, 8, shift)]


def test_one_layer() -> None:
    assert layers(page()) == [0] * 48
    assert layers([]) == []


def test_one_engine_after_the_other() -> None:
    assert layers([*page(), *page(0.7)]) == [0] * 48 + [1] * 48


def test_words_that_only_one_engine_saw_stay_in_its_layer() -> None:
    noise = line(300, 3)
    assert layers([*page(), *noise, *page(0.7)]) == [0] * 51 + [1] * 48
    assert layers([*page(), *page(0.7), *noise]) == [0] * 48 + [1] * 51


def test_engines_that_take_turns() -> None:
    turns = [box for pair in zip(page(), page(0.7), strict=True) for box in pair]
    assert layers(turns) == [0, 1] * 48


def test_a_few_words_over_others_make_no_layer() -> None:
    assert layers([*page(), *page(0.7)[:6]]) == [0] * 54


def test_a_short_second_reading_is_told_word_by_word() -> None:
    """The second engine read a part of what the first wrote at its head: no one place parts them."""
    found = layers([*line(700, 8), *line(700, 8, 0.7), *line(600, 8), *line(588, 8)])
    assert found == [0] * 8 + [1] * 8 + [0] * 16


def test_boxes_without_size() -> None:
    assert layers([Box(1, 1, 1, 1)] * 4) == [0] * 4


@pytest.mark.parametrize("count", [2000, 8000])
def test_pieces_on_one_place_take_no_longer(count: int) -> None:
    assert len(layers([Box(36, 700, 560, 708)] * count)) == count
