"""Serial numbers and film against dates, over many cables."""

import datetime as dt
from collections.abc import Iterable

from cablekit.checks.series import FEWEST, Origin, Series
from cablekit.model import Addressee, Attributes, Cable, Routing


def cable(number: str, day: dt.date, film: str | None = None, sender: str | None = None) -> Cable:
    sent = dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)
    return Cable(
        record_id=number,
        document_number=number,
        routing=Routing(sent_at=sent, from_=Addressee(sender, post=sender) if sender else None),
        attributes=Attributes(film_number=[film] if film else []),
    )


def found(cables: Iterable[Cable]) -> list[tuple[str, str | None]]:
    series = Series()
    for one in cables:
        series.add(one, Origin("file", None, one.document_number, 7))
    return [(diagnostic.code, origin.document_number) for origin, diagnostic in series.findings()]


def year(step: int = 3, post: str = "OSLO", sender: str | None = None, count: int = 40) -> list[Cable]:
    """Cables of one post, a number and some days apart."""
    start = dt.date(1975, 1, 2)
    return [
        cable(f"1975{post}{n:05d}", start + dt.timedelta(days=step * n), f"D75{step * n:04d}-0001", sender)
        for n in range(1, count + 1)
    ]


def test_cables_in_order() -> None:
    assert found(year()) == []
    assert found(reversed(year())) == []


def test_a_date_that_is_off_is_found_whatever_the_order_of_files() -> None:
    cables = year()
    cables[19] = cable("1975OSLO00020", dt.date(1975, 6, 28))
    assert found(cables) == [("CK119", "1975OSLO00020")]
    assert found(reversed(cables)) == [("CK119", "1975OSLO00020")]


def test_two_posts_of_one_symbol_count_their_own_telegrams() -> None:
    """PORT OF SPAIN sends five telegrams for each of PORTO ALEGRE; together they would not be in order."""
    busy, quiet = year(3, "PORTO", "PORT OF SPAIN", 100), year(15, "PORTO", "PORTO ALEGRE", 20)
    assert found([*busy, *quiet]) == []
    busy[19] = cable("1975PORTO00020", dt.date(1975, 9, 28), sender="PORT OF SPAIN")
    assert found([*busy, *quiet]) == [("CK119", "1975PORTO00020")]


def test_neighbours_are_named_with_their_dates() -> None:
    series = Series()
    cables = year()
    cables[19] = cable("1975OSLO00020", dt.date(1975, 6, 28))
    for one in cables:
        series.add(one, Origin("file", "member", one.document_number, 7))
    [(origin, diagnostic)] = series.findings()
    assert origin == Origin("file", "member", "1975OSLO00020", 7)
    assert diagnostic.line == 7
    assert [(value.where, value.value) for value in diagnostic.values] == [
        ("document_number", "1975OSLO00020"),
        ("routing.sent_at", "1975-06-28"),
        ("cable 1975OSLO00019", "1975-02-28"),
        ("cable 1975OSLO00021", "1975-03-06"),
    ]


def test_a_few_days_are_no_finding() -> None:
    cables = year(step=1)
    cables[19] = cable("1975OSLO00020", dt.date(1975, 1, 16), "D750020-0001")
    assert found(cables) == []


def test_film_made_before_the_telegram_was_sent() -> None:
    cables = year()
    cables[30] = cable("1975OSLO00031", dt.date(1975, 4, 5), "D750003-0002")
    assert found(cables) == [("CK120", "1975OSLO00031")]


def test_film_made_late_is_no_finding() -> None:
    cables = year()
    cables[2] = cable("1975OSLO00003", dt.date(1975, 1, 11), "D750031-0002")
    assert found(cables) == []


def test_film_of_paper_is_in_no_order() -> None:
    cables = [cable(f"1975LIMA{n:05d}", dt.date(1975, 1, 1) + dt.timedelta(days=n)) for n in range(1, 20)]
    for n, one in enumerate(cables):
        one.attributes.film_number = [f"P84{n * 7 % 19:04d}-0001"]
    assert found(cables) == []


def test_few_cables_tell_nothing() -> None:
    cables = year()[: FEWEST - 2]
    assert found([*cables, cable("1975OSLO00099", dt.date(1975, 1, 1))]) == []
    assert found([*cables, cable("1975OSLO00098", dt.date(1975, 12, 1)), cable("1975OSLO00099", dt.date(1975, 1, 1))])


def test_numbers_that_follow_no_dates_tell_nothing() -> None:
    start = dt.date(1975, 1, 1)
    cables = [cable(f"1975OSLO{n:05d}", start + dt.timedelta(days=n * 97 % 365)) for n in range(1, 41)]
    assert found(cables) == []


def test_posts_and_years_are_apart() -> None:
    assert found([*year(), *year(step=1, post="LIMA"), *year(step=2, post="STATE")]) == []


def test_a_cable_without_a_date_group_is_passed_over() -> None:
    lost = Cable(record_id="x", document_number="1975OSLO00020")
    assert found([*year(), lost]) == []
