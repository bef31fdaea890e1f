"""Names of posts and agencies in citations."""

import pytest

from cablekit import glossary
from cablekit.formats.citations.names import ACRONYMS, WITH_ARTICLE, party, place_name


@pytest.mark.parametrize(
    ("name", "short", "formal"),
    [
        ("AMEMBASSY LA PAZ", "Embassy La Paz", "the Embassy in Bolivia"),
        ("LA PAZ", "Embassy La Paz", "the Embassy in Bolivia"),
        ("SECSTATE WASHDC", "Department of State", "the Department of State"),
        ("AMEMBASSY MOSCOW", "Embassy Moscow", "the Embassy in the Soviet Union"),
        ("AMCONSUL HONG KONG", "Consulate General Hong Kong", "the Consulate General in Hong Kong"),
        ("AMCONSUL JERUSALEM", "Consulate General Jerusalem", "the Consulate General in Jerusalem"),
        ("USMISSION USUN NEW YORK", "Mission USUN New York", "the Mission to the United Nations"),
        ("USMISSION NATO", "Mission NATO", "the Mission to the North Atlantic Treaty Organization"),
        ("USMISSION BERLIN", "Mission USBERLIN", "the Mission in West Berlin"),
        ("USLO PEKING", "Liaison Office Peking", "the Liaison Office in China"),
        ("AMEMBASSY PEKING", "Embassy Peking", "the Embassy in China"),
        ("USINT HAVANA", "Interests Section Havana", "the Interests Section in Cuba"),
        ("AIT TAIPEI", "American Institute in Taiwan", "the American Institute in Taiwan"),
        ("USDEL SECRETARY", "Secretary's Delegation", "the Secretary's Delegation"),
        (
            "USDEL SECRETARY IN TEL AVIV",
            "Secretary's Delegation in Tel Aviv",
            "the Secretary's Delegation in Tel Aviv",
        ),
        ("WHITE HOUSE", "White House", "the White House"),
        ("SECDEF WASHDC", "Secretary of Defense", "the Secretary of Defense"),
        ("ALL DIPLOMATIC POSTS", "All diplomatic posts", "All diplomatic posts"),
        ("COMUSMILGP", "COMUSMILGP", "COMUSMILGP"),
        ("SECSTATE WASHDO", "Department of State", "the Department of State"),
        ("USDEL SECRETARY TEL AVIV", "Secretary's Delegation", "the Secretary's Delegation"),
        (
            "STATUS LNO SAIPAN",
            "Liaison Office Saipan",
            "the Liaison Office in the Trust Territory of the Pacific Islands",
        ),
        ("AMEMBASSY BEIJING", "Embassy Beijing", "the Embassy in China"),
        ("RECEPTION CENTER MIAMI", "Reception Center Miami", "the Reception Center Miami"),
        ("AMEMBASSY ATLANTIS", "AMEMBASSY ATLANTIS", "AMEMBASSY ATLANTIS"),
        ("SOMEBODY  ELSE\n", "SOMEBODY ELSE", "SOMEBODY ELSE"),
        ("JOHN IN TOKYO", "JOHN IN TOKYO", "JOHN IN TOKYO"),
    ],
)
def test_names(name: str, short: str, formal: str) -> None:
    made = party(name)
    assert (made.short, made.formal) == (short, formal)


def test_place_names() -> None:
    names = ["PORT OF SPAIN", "RIO DE JANEIRO", "DAR ES SALAAM", "THE HAGUE", "PORT AU PRINCE", "ST JOHNS"]
    expected = ["Port of Spain", "Rio de Janeiro", "Dar es Salaam", "The Hague", "Port au Prince", "St Johns"]
    assert [place_name(name) for name in names] == expected


def test_every_post_is_named_by_itself() -> None:
    shorts = [party(post.name).short for post in glossary.posts()]
    assert len(set(shorts)) == len(shorts)
    assert not [short for short in shorts if short.isupper()]


def test_the_lists_of_words_hold_only_what_the_glossary_has() -> None:
    posts = glossary.posts()
    assert {post.country for post in posts} >= WITH_ARTICLE
    assert {word for post in posts for word in post.name.split()} >= ACRONYMS
