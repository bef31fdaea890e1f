"""What tells a name from prose: words that no name has, and words of letters and figures alone."""

from cablekit.glossary.tables import fold

_PROSE_WORDS = (
    "THE THIS THAT THESE A AN AND OR BUT TO FROM FOR WITH ON BY IN INTO IS ARE WAS WERE BE BEEN HAS HAVE HAD WILL "
    "WOULD SHALL SHOULD CAN COULD MAY NOT NO WE HE SHE IT THEY HIS HER ITS OUR THEIR YOUR YOU I WHICH WHO AS THAN "
    "INFO FM"
)
_PROSE = frozenset(_PROSE_WORDS.split())


def is_prose(words: list[str]) -> bool:
    return not _PROSE.isdisjoint(words)


def is_name(word: str) -> bool:
    return fold(word).isalnum()
