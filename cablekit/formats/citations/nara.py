"""NARA's model citation (FAQ on the Central Foreign Policy Files, I.12).

Strategy. Its models, phrase by phrase:

    Embassy Manila to Department of State, Telegram 07657, June 27, 1974, 1974MANILA07657, Central Foreign Policy
    Files, 1973-79/Electronic Telegrams, RG 59: General Records of the Department of State, National Archives
    (accessed May 1, 2014).

    Embassy Manila to Department of State, Telegram 07657, June 27, 1974, D740169-1020, Central Foreign Policy
    Files, 1973-79/D-Reel Microfilm, RG 59: General Records of the Department of State, National Archives.

The models have no subject and no web address; an address is included only if the user gives one.
"""

from cablekit.formats.citations.facts import Facts
from cablekit.formats.citations.wording import american_date, sentence


def nara(known: Facts) -> str:
    """A note in the form of NARA's models, on a line."""
    phrases = [
        exchange(known),
        known.telegram(),
        american_date(known.date) if known.date else "",
        *known.holding.steps,
        known.url or "",
    ]
    note = ", ".join(phrase for phrase in phrases if phrase)
    if known.accessed:
        note += f" (accessed {american_date(known.accessed)})"
    return f"{sentence(note)}\n"


def exchange(known: Facts) -> str:
    """`Embassy Manila to Department of State`, or as much of it as is known."""
    if known.sender is None:
        return f"To {known.to}" if known.to else ""
    return f"{known.sender.short} to {known.to}" if known.to else known.sender.short
