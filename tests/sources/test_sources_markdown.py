"""Markdown renderings: recognised by content, unescaped one line at a time."""

from pathlib import Path

import pytest
from timing import BOUND, worst_growth

from cablekit.sources import texts
from cablekit.sources.markdown import is_markdown, plain

SAMPLE = Path(__file__).parents[2] / "samples" / "1977STATE310500.md"

LINES = {
    "a heading": ("## Message Text", "Message Text"),
    "a heading with closing marks": ("### Message Attributes ###", "Message Attributes"),
    "a bold heading": ("**Message Text**", "Message Text"),
    "a bold key with a hard break": ("**To:** MOSCOW WHITE HOUSE  \n", "To: MOSCOW WHITE HOUSE"),
    "a bold key without a value": ("**Decaption Note:**  ", "Decaption Note:"),
    "a bold key, colon outside": ("__Type__: TE", "Type: TE"),
    "a bold key behind a bullet": ("- **Type:** TE", "Type: TE"),
    "a key behind a bullet": ("* Draft Date: 02 JAN 1974", "Draft Date: 02 JAN 1974"),
    "escaped quotes": (r"**Subject:** \"NON-PAPER\" ON X", 'Subject: "NON-PAPER" ON X'),
    "an escaped underscore": (r"odb://SAS/SAS.dbo.SAS\_Docs/5", "odb://SAS/SAS.dbo.SAS_Docs/5"),
    "an escaped number": (r"1\. MINISTER", "1. MINISTER"),
    "an escaped dash": (r"\- MINISTER", "- MINISTER"),
    "NARA's own escape, escaped": (r"GOB\\'S", r"GOB\'S"),
    "a backslash before a letter": (r"A\B", r"A\B"),
    "a backslash as hard break": ("TRANSFER\\", "TRANSFER"),
    "an escaped backslash at the end": (r"TRANSFER\\", "TRANSFER\\"),
    "a break tag": ("NODIS<br/>", "NODIS"),
    "entities": ("RELEASED &lt;09 SEP 2002&gt; AT&amp;T AT&T", "RELEASED <09 SEP 2002> AT&T AT&T"),
    "a quote mark": ("> > NODIS", "NODIS"),
    "a code fence": ("```text", ""),
    "a bold line": ("**SECRET**", "SECRET"),
    "indentation stays": ("      /123 W  ", "      /123 W"),
    "dashes of the telegram": ("--PREVENTION AND/OR", "--PREVENTION AND/OR"),
    "a dash item of the telegram": ("- A. TEXT OF NOTE", "- A. TEXT OF NOTE"),
    "the dash line": ("-----044162 302157Z /62", "-----044162 302157Z /62"),
    "a row of asterisks": ("***********CALLY, WELL", "***********CALLY, WELL"),
    "the footer": ("*** Current Classification *** UNCLASSIFIED", "*** Current Classification *** UNCLASSIFIED"),
    "two bold words": ("**A** AND **B**", "**A** AND **B**"),
    "a number sign": ("#5", "#5"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("row", LINES)
def test_a_line_is_as_the_telegram_had_it(row: str) -> None:
    line, expected = LINES[row]
    assert plain(line) == expected


FORMS = {
    "heading": ("## Message Text\nA\n", True),
    "indented heading": ("\r\n  # Message Attributes\r\n", True),
    "bold frame": ("**Message Text**\nA\n", True),
    "bold keys": ("A\n**To:** A\n**Type:** TE\n* **From**: B\n", True),
    "two bold keys": ("**To:** A\n**Type:** TE\n", False),
    "plain text": ("Message Text\nTo: A\n", False),
    "a footer and rows of asterisks": ("*** Current Classification ***   UNCLASSIFIED\n" * 5 + "**********\n", False),
    "a body that speaks of a heading": ("SEE ## Message Text\n", False),
}


@pytest.mark.parametrize("row", FORMS)
def test_a_rendering_is_known_by_its_frame_or_its_keys(row: str) -> None:
    text, answer = FORMS[row]
    assert is_markdown(text) is answer


def test_the_sample_is_markdown_kept_as_written() -> None:
    (decoded,) = texts(SAMPLE)
    assert decoded.form == "markdown"
    assert decoded.text == SAMPLE.read_bytes().decode()
    assert decoded.path == str(SAMPLE)


def test_no_mark_of_markdown_is_left_in_the_sample() -> None:
    lines = [plain(line) for line in SAMPLE.read_text("utf-8").split("\n")]
    assert not [line for line in lines if "**" in line or "\\" in line or line.startswith("#") or line.endswith(" ")]
    assert 'Subject: "NON-PAPER" ON US-SOVIET CONVENTIONAL ARMS TRANSFER TALKS' in lines
    assert lines.count("--RETRANSFER CONTROLS:") == 1


@pytest.mark.parametrize(("head", "tail"), [("", ""), ("# A", "B"), ("- ", "B>"), ("**A", "**")])
@pytest.mark.parametrize(
    "mark", ["\\", "*", "**", "_", "#", "# ", "> ", "- ", "&", "`", " ", "**A", "\\\\ ", "a:", "- A", "- Aa "]
)
def test_a_long_line_takes_time_in_proportion(head: str, mark: str, tail: str) -> None:
    found = worst_growth(plain, lambda count: head + mark * count + tail, (500, 2_000, 8_000))
    assert found < BOUND, f"{found:.0f} times as long for a line 4 times as long"
