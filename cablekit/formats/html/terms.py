"""The meanings of a cable's words: on the word itself, and in a list at the end.

Strategy: a word is looked up when it is put into the page, and its meaning is added to the list, once. Browsers show
the meaning of an `abbr` to users with a mouse; the list is for all others, and for paper.
"""

from cablekit import glossary
from cablekit.formats.html.elements import Html, element, line
from cablekit.glossary import Entry
from cablekit.model import Tag


class Terms:
    """The terms of one page."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[str, str]] = {}

    def term(self, shown: str, code: str, what: str, title: str | None, text: str | None = None) -> Html:
        """A word with its meaning.

        Args:
            shown: the word as the page shows it.
            code: the word in the list.
            what: the kind of word, such as `caption`.
            title, text: its meaning, in a few words and in sentences; None if unknown.
        """
        meaning = ". ".join(filter(None, (title and title.rstrip("."), text)))
        if not meaning:
            return line(shown)
        self._known.setdefault((what, code), (code, meaning))
        return element("abbr", line(shown), title=line(title or meaning))

    def post(self, shown: str, post: str | None, country: str | None) -> Html:
        """A station with its post. It is not in the list, as the written name says enough."""
        where = ", ".join(filter(None, (post, country)))
        return element("abbr", line(shown), title=line(where)) if where else line(shown)

    def entry(self, shown: str, what: str, entry: Entry | None) -> Html:
        """A word with its entry in the glossary, if there is one."""
        if entry is None:
            return line(shown)
        title = entry.title if entry.title and entry.title.upper() != shown.upper() else None
        return self.term(shown, shown, what, title, entry.text)

    def tag(self, tag: Tag) -> Html:
        """An element of the TAGS line."""
        return self.term(tag.raw, tag.code or tag.raw, "TAGS", tag.title)

    def caption(self, word: str) -> Html:
        """A caption or a marking."""
        return self.entry(word, "caption", glossary.caption(word))

    def classification(self, word: str) -> Html:
        """A classification."""
        return self.entry(word, "classification", glossary.classification(word))

    def precedence(self, word: str) -> Html:
        """A precedence in words."""
        return self.entry(word, "precedence", glossary.precedence(word))

    def office(self, symbol: str) -> Html:
        """An office by its symbol; for an unknown one, the bureau above it."""
        return self.entry(symbol, "office", glossary.office(symbol) or glossary.bureau(symbol))

    def order(self, shown: str, number: int | None) -> Html:
        """An executive order."""
        entry = glossary.order(number) if number else None
        return self.term(shown, f"E.O. {number}", "order", None, entry.text) if entry else line(shown)

    def exemption(self, shown: str, scope: str, code: str) -> Html:
        """An exemption under an order, or under the Freedom of Information Act."""
        return self.entry(shown, "exemption", glossary.exemption(scope, code))

    def signal(self, word: str) -> Html:
        """An operating signal."""
        return self.entry(word, "operating signal", glossary.operating_signal(word))

    def listed(self) -> Html | None:
        """The list; None without any term."""
        if not self._known:
            return None
        rows = (
            element("div", element("dt", line(code)), element("dd", line(meaning), " ", element("small", f"({what})")))
            for (what, _), (code, meaning) in sorted(self._known.items())
        )
        return element("section", element("h2", "Terms"), element("dl", *rows), class_="terms")
