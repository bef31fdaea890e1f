"""Citations in prose: NARA's models word for word, FRUS, Chicago; and what is left out rather than invented."""

import datetime as dt
import locale
import subprocess
import sys
import unicodedata

import pytest
from citation_cables import electronic, lost, sample, samples, station
from hypothesis import given
from msgspec.structs import replace
from record_builders import cables

from cablekit.formats.citations import STYLES, Citer, cite, cite_all
from cablekit.formats.citations.holding import holding
from cablekit.model import (
    Addressee,
    Attributes,
    Body,
    Cable,
    CableDate,
    Mrn,
    Part,
    Precedence,
    Release,
    Routing,
    Transmission,
)

PROSE = ["nara", "frus", "chicago-note", "chicago-bibliography"]
IN_THE_FILES = (
    "Central Foreign Policy Files, 1973-79/Electronic Telegrams, "
    "RG 59: General Records of the Department of State, National Archives"
)
MAY_DAY = dt.date(2014, 5, 1)

GOLDEN = {
    "nara": {
        "1977STATE310500.md": "Department of State to Embassy Moscow, Telegram 310500, December 30, 1977, "
        f"1977STATE310500, {IN_THE_FILES}.",
        "synthetic-1976-outgoing.txt": "Department of State to Embassy Reykjavik, Telegram 241907, September 29, 1976, "
        f"1976STATE241907, {IN_THE_FILES}.",
        "synthetic-1979-sectioned.txt": "Embassy Nairobi to Department of State, Telegram 08841, June 15, 1979, "
        f"1979NAIROB08841, {IN_THE_FILES}.",
        "synthetic-1973-section2-only.txt": "Embassy Bangkok to Department of State, Telegram 17450, "
        f"section 2 of 2, November 6, 1973, 1973BANGKO17450, {IN_THE_FILES}.",
        "synthetic-1975-secto.txt": "Secretary's Delegation in Geneva to Department of State, Telegram SECTO 06031, "
        f"July 20, 1975, 1975SECTO06031, {IN_THE_FILES}.",
        "synthetic-1975-lost-text.txt": "Embassy Belgrade to Department of State and Consulate General Zagreb, "
        "Telegram 01866, April 14, 1975, D750129-0000, Central Foreign Policy Files, 1973-79/D-Reel Microfilm, "
        "RG 59: General Records of the Department of State, National Archives.",
        "synthetic-1976-foia-ocr.txt": "Department of State to Embassy Helsinki, Telegram 218846, September 3, 1976, "
        "released in part under the Freedom of Information Act",
    },
    "frus": {
        "1977STATE310500.md": "Telegram 310500 From the Department of State to the Embassy in the Soviet Union, "
        "December 30, 1977, 2128Z. Source: National Archives, RG 59, Central Foreign Policy Files, P840081-2373. "
        "Secret; Nodis.",
        "synthetic-1973-damaged-spacing.txt": "Telegram 01987 From the Embassy in Uruguay to the Department of State, "
        "June 25, 1973, 1346Z. Source: National Archives, RG 59, Central Foreign Policy Files, Electronic Telegrams, "
        "1973MONTEV01987. Secret; Niact Immediate; Exdis.",
        "synthetic-1975-tosec.txt": "Telegram 171288/Tosec 060114 From the Department of State to the Secretary's "
        "Delegation, July 21, 1975, 0230Z. Source: National Archives, RG 59, Central Foreign Policy Files, "
        "P850000-0000. Secret; Immediate; Roger Channel.",
        "synthetic-1975-lost-text.txt": "Telegram 01866 From the Embassy in Yugoslavia to the Department of State and "
        "the Consulate General in Zagreb, April 14, 1975. Source: National Archives, RG 59, Central Foreign Policy "
        "Files, D750129-0000. Confidential.",
        "synthetic-1976-foia-ocr.txt": "Telegram 218846 From the Department of State to the Embassy in Finland, "
        "September 3, 1976, 0117Z. Source: Department of State, released in part under the Freedom of Information Act",
    },
    "chicago-note": {
        "1977STATE310500.md": "Department of State to Embassy Moscow, telegram 310500, “‘NON-PAPER’ ON US-SOVIET "  # noqa: RUF001
        "CONVENTIONAL ARMS TRANSFER TALKS,” December 30, 1977, 1977STATE310500, Central Foreign Policy Files, "
        "1973–79/Electronic Telegrams, RG 59: General Records of the Department of State, National Archives, "  # noqa: RUF001
        "College Park, MD.",
        "synthetic-1979-sectioned.txt": "Embassy Nairobi to Department of State, telegram 08841, “SYNTHETIC SAMPLE: "
        "REPAIR OF THE LAKE STEAMER FLEET,” June 15, 1979, 1979NAIROB08841, Central Foreign Policy Files, "
        "1973–79/Electronic Telegrams, RG 59: General Records of the Department of State, National Archives, "  # noqa: RUF001
        "College Park, MD.",
    },
    "chicago-bibliography": {
        "1977STATE310500.md": "Department of State. “‘NON-PAPER’ ON US-SOVIET CONVENTIONAL ARMS TRANSFER TALKS.” "  # noqa: RUF001
        "Telegram 310500 to Embassy Moscow, December 30, 1977. 1977STATE310500. Central Foreign Policy Files, "
        "1973–79/Electronic Telegrams. RG 59: General Records of the Department of State. National Archives, "  # noqa: RUF001
        "College Park, MD.",
        "synthetic-1973-section2-only.txt": "Embassy Bangkok. Telegram 17450, section 2 of 2, to Department of State, "
        "November 6, 1973. 1973BANGKO17450. Central Foreign Policy Files, 1973–79/Electronic Telegrams. "  # noqa: RUF001
        "RG 59: General Records of the Department of State. National Archives, College Park, MD.",
    },
}


@pytest.mark.parametrize(("style", "name"), [(style, name) for style, row in GOLDEN.items() for name in row])
def test_samples(style: str, name: str) -> None:
    made = cite(sample(name), style)
    if "foia" in name:  # the rest of it depends on what OCR left of the release markings
        assert made.startswith(GOLDEN[style][name])
    else:
        assert made == GOLDEN[style][name] + "\n"


# --- NARA's models --------------------------------------------------------------------------------


def test_first_model_word_for_word() -> None:
    manila = electronic(
        document_number="1974MANILA07657",
        date=CableDate(dt.date(1974, 6, 27), "dtg"),
        routing=Routing(from_=station("AMEMBASSY MANILA"), to=[station("SECSTATE WASHDC")]),
    )
    assert cite(manila, accessed=MAY_DAY) == (
        "Embassy Manila to Department of State, Telegram 07657, June 27, 1974, 1974MANILA07657, Central Foreign "
        "Policy Files, 1973-79/Electronic Telegrams, RG 59: General Records of the Department of State, National "
        "Archives (accessed May 1, 2014).\n"
    )


def test_second_model_word_for_word_and_never_a_day_of_access() -> None:
    assert cite(lost(["D740169-1020"]), accessed=MAY_DAY) == (
        "Embassy Manila to Department of State, Telegram 07657, June 27, 1974, D740169-1020, Central Foreign Policy "
        "Files, 1973-79/D-Reel Microfilm, RG 59: General Records of the Department of State, National Archives.\n"
    )


@pytest.mark.parametrize(
    ("film", "place"),
    [
        (["N760004-0123"], "N760004-0123, Central Foreign Policy Files, 1973-79/N-Reel Microfilm, RG 59"),
        (["P760129-0386"], "P760129-0386, Central Foreign Policy Files, 1973-79/P-Reel Printouts, RG 59"),
        (["D740169-1020", "D740170-0001"], "D740169-1020 and D740170-0001, Central Foreign"),
        (["D740169-1020", "P740170-0001"], "D740169-1020, Central Foreign"),
        (["740169"], "740169, Central Foreign Policy Files, 1973-79, RG 59"),
    ],
)
def test_lost_texts_on_other_film(film: list[str], place: str) -> None:
    assert f"June 27, 1974, {place}" in cite(lost(film))


def test_film_of_1980_and_later_is_not_at_the_national_archives() -> None:
    made = cite(lost(["P840081-2373"]))
    assert made.endswith("P840081-2373, Central Foreign Policy Files, 1973-79/P-Reel Microfilm, Department of State.\n")
    assert "RG 59" not in cite(lost(["P840081-2373"]), "frus")


def test_a_lost_text_without_film_says_so() -> None:
    assert f"1974MANILA07657 [text not available], {IN_THE_FILES}." in cite(lost([]))
    assert "Electronic Telegrams, 1974MANILA07657 [text not available]" in cite(lost([]), "frus")


def test_a_text_that_is_online_is_not_cited_by_film() -> None:
    given = Attributes(legacy_key="x", film_number=["D740169-1020"], locator="TEXT ON-LINE, ON MICROFILM")
    made = cite(electronic(attributes=given))
    assert "Electronic Telegrams" in made
    assert "D740169-1020" not in made


@pytest.mark.parametrize("style", PROSE)
@pytest.mark.parametrize("text", ["present", "partial"])
def test_the_signer_is_nobody(style: str, text: str) -> None:
    assert "STEDMAN" not in cite(electronic(text_status=text), style).upper()


# --- releases under FOIA --------------------------------------------------------------------------


def release(**changes: object) -> Cable:
    given = Release("RELEASED IN PART", "FRANK TUMMINIA", dt.date(2009, 1, 7), "200703877", exemptions=["B3"])
    return electronic(attributes=Attributes(), document_number_basis="text", release=replace(given, **changes))


def test_a_release_is_no_electronic_telegram() -> None:
    assert cite(release(), accessed=MAY_DAY, url="https://foia.state.gov/x") == (
        "Embassy La Paz to Department of State, Telegram 00123, January 9, 1974, released in part under the Freedom of "
        "Information Act, case 200703877, January 7, 2009, Department of State, https://foia.state.gov/x "
        "(accessed May 1, 2014).\n"
    )
    for style in PROSE:
        made = cite(release(), style)
        assert "Electronic" not in made
        assert "RG 59" not in made
        assert "1974LAPAZ00123" not in made  # made by rule from the text; no release bears it


def test_a_release_says_no_more_than_its_markings() -> None:
    bare = cite(release(date=None, case_id=None))
    assert bare.endswith(
        "January 9, 1974, released in part under the Freedom of Information Act, Department of State.\n"
    )
    assert "case" not in bare


def test_a_release_of_the_reading_room_names_case_and_document() -> None:
    made = cite(release(case_id="F-2014-01302", document_id="C05517243", date=dt.date(2014, 5, 5)))
    assert made.endswith(
        "released in part under the Freedom of Information Act, case F-2014-01302, document C05517243, May 5, 2014, "
        "FOIA Reading Room, Department of State.\n"
    )


HOLDINGS = {
    "a library by its number": (
        Release("Declassified/Released", None, None, "2013-0511-M", marks=["DECLASSIFIED PER E.O. 13526"]),
        ("declassified and released, case 2013-0511-M", None),
    ),
    "a library by its stamp": (
        Release(marks=["CLINTON LIBRARY PHOTOCOPY"]),
        ("released", "Clinton Library"),
    ),
    "a library of three letters": (Release(marks=["COPY LBJ LIBRARY"]), ("released", "LBJ Library")),
    "a library without a name": (Release(marks=["LIBRARY"]), ("released", None)),
    "a review of the Department": (
        Release(marks=["DEPARTMENT OF STATE A/CDC/MR"]),
        ("released", "Department of State"),
    ),
    "a number of a collection": (
        Release(case_id="NW 55051", document_id="32989749"),
        ("released, case NW 55051, document 32989749", None),
    ),
    "a declassification that says no more": (
        Release("Declassified/Released", marks=["DECLASSIFIED PER E.O. 13526"]),
        ("declassified/released", None),
    ),
}


@pytest.mark.parametrize("row", HOLDINGS)
def test_other_releases_claim_no_more_than_their_marks(row: str) -> None:
    given, (path, archive) = HOLDINGS[row]
    kept = holding(electronic(attributes=Attributes(), document_number_basis="text", release=given))
    assert (kept.path, kept.archive, kept.online) == ((path,), archive, False)


def test_the_stamp_of_the_systematic_review_is_no_foia_release() -> None:
    stamped = release(action="Declassified/Released", case_id=None, exemptions=[])
    assert "1974LAPAZ00123, Central Foreign Policy Files, 1973-79/Electronic Telegrams" in cite(stamped)


def test_a_text_of_unknown_origin_claims_no_archive() -> None:
    unknown = electronic(attributes=Attributes(), document_number_basis="text")
    assert cite(unknown) == "Embassy La Paz to Department of State, Telegram 00123, January 9, 1974.\n"
    assert cite(unknown, "frus").endswith("January 9, 1974.\n")
    citation = Citer().cite(unknown)
    assert citation is not None
    assert citation.missing == ("where it is kept",)


# --- what is missing ------------------------------------------------------------------------------


def test_what_the_record_lacks_is_left_out_and_named() -> None:
    cable = electronic(date=None, mrn=None, document_number=None, routing=Routing(), attributes=Attributes(locator="x"))
    citation = Citer("chicago-note").cite(cable)
    assert citation is not None
    assert citation.missing == ("sender", "addressee", "number", "date")
    assert citation.text.startswith("Telegram, “A SUBJECT,” Central Foreign Policy Files")


def test_a_part_of_the_exchange() -> None:
    only_to = electronic(routing=Routing(to=[station("SECSTATE WASHDC")], dtg="R"))
    only_from = electronic(routing=Routing(from_=station("AMEMBASSY LA PAZ")))
    assert cite(only_to).startswith("To Department of State, Telegram 00123, ")
    assert cite(only_from).startswith("Embassy La Paz, Telegram 00123, ")
    assert cite(only_to, "frus").startswith("Telegram 00123 to the Department of State, ")
    assert cite(only_from, "frus").startswith("Telegram 00123 From the Embassy in Bolivia, ")
    assert cite(only_to, "chicago-bibliography").startswith("“A SUBJECT.” Telegram 00123 to Department of State, ")


@pytest.mark.parametrize("style", list(STYLES))
def test_nothing_to_cite_gives_nothing(style: str) -> None:
    nothing = Cable(record_id="x")
    assert Citer(style).cite(nothing) is None
    assert cite(nothing, style) == ("[]\n" if style == "csl-json" else "")


def test_no_day_of_access_is_ever_made_up() -> None:
    for style in STYLES:
        made = cite(sample("1977STATE310500.md"), style)
        assert "ccessed" not in made
        assert "urldate" not in made
        assert "Y2  -" not in made
        assert str(dt.date.today().year) not in made


def test_who_is_told_to_give_a_day_of_access() -> None:
    wanted = Citer("nara").cite(electronic())
    given = Citer("nara", accessed=MAY_DAY).cite(electronic())
    film = Citer("nara").cite(lost(["D740169-1020"]))
    other = Citer("frus").cite(electronic())
    assert [one.wants_accessed for one in (wanted, given, film, other) if one] == [True, False, False, False]


# --- who and to whom ------------------------------------------------------------------------------


def test_addressees_in_words() -> None:
    names = ["AMEMBASSY LIMA", "AMEMBASSY QUITO", "AMEMBASSY BOGOTA", "AMCONSUL HONG KONG"]

    def to(count: int) -> str:
        routing = Routing(from_=station("SECSTATE WASHDC"), to=[station(name) for name in names[:count]])
        return cite(electronic(routing=routing)).split(", Telegram")[0].removeprefix("Department of State to ")

    assert to(2) == "Embassy Lima and Embassy Quito"
    assert to(3) == "Embassy Lima, Embassy Quito, and Embassy Bogota"
    assert to(4) == "Embassy Lima and 3 other addressees"


def test_an_addressee_is_named_once_and_info_addressees_are_not_named() -> None:
    both = Routing(to=[station("SECSTATE WASHDC"), station("SECSTATE")], info=[station("AMEMBASSY LIMA")])
    assert cite(electronic(routing=both)).startswith("To Department of State, ")


@pytest.mark.parametrize(
    ("from_", "to", "expected"),
    [
        ("STATE PM", "MOSCOW WHITE HOUSE", "Department of State to Embassy Moscow and White House"),
        ("NAIROBI OR-M", "STATE DAR ES SALAAM", "Embassy Nairobi to Department of State and Embassy Dar es Salaam"),
        ("NAIROBI", "STATE INFO KAMPALA LONDON", "Embassy Nairobi to Department of State"),
        ("NAIROBI", "INFO KAMPALA", "Embassy Nairobi"),
        ("NAIROBI", "STATE XYZZY", "Embassy Nairobi to STATE XYZZY"),
        ("XYZZY", "STATE", "XYZZY to Department of State"),
        (None, None, None),
    ],
)
def test_a_lost_text_is_from_and_to_whom_the_attributes_say(
    from_: str | None, to: str | None, expected: str | None
) -> None:
    made = cite(lost(["D740169-1020"], from_=from_, to=to))
    assert made.split("Telegram")[0].removesuffix(", ") == (expected or "")


def test_a_damaged_from_line_is_helped_by_the_attributes() -> None:
    damaged = electronic(
        routing=Routing(from_=station("AMEMB@SSY L@ P@Z"), to=[station("SECSTATE WASHDC")]),
        attributes=Attributes(from_="LA PAZ"),
    )
    assert cite(damaged).startswith("Embassy La Paz to Department of State")
    alone = replace(damaged, attributes=Attributes())
    assert cite(alone).startswith("AMEMB@SSY L@ P@Z to Department of State")


def test_numbers() -> None:
    def number(**changes: object) -> str:
        return cite(electronic(**changes)).split(", Telegram")[1].split(", January")[0]

    assert number() == " 00123"
    assert number(document_number=None) == " 00123"
    assert number(document_number=None, mrn=Mrn("STATE 912", "STATE", 912)) == " 000912"
    assert number(document_number=None, mrn=Mrn("SECTO 5", None, None, "SECTO 5")) == " SECTO 5"
    assert number(document_number=None, mrn=None) == ""


def test_sections_are_named_only_where_some_are_missing() -> None:
    def sections(*numbers: int) -> str:
        parts = [Transmission(Part(number, 4)) for number in numbers]
        return cite(electronic(transmissions=parts)).split("00123")[1].split(", January")[0]

    assert sections(1, 2, 3, 4) == ""
    assert sections(3) == ", section 3 of 4"
    assert sections(4, 1) == ", sections 1 and 4 of 4"
    assert sections(2, 1, 4) == ", sections 1, 2, and 4 of 4"


# --- subjects, handling, dates --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "quoted"),
    [
        ('US "NON-PAPER"', "“US ‘NON-PAPER’,”"),  # noqa: RUF001
        ('"NON-PAPER" ("DRAFT")', "“‘NON-PAPER’ (‘DRAFT’),”"),  # noqa: RUF001
        ("WHO PAYS?", "“WHO PAYS?,”"),
        ("A SUBJECT.", "“A SUBJECT,”"),
        ("HALF % & #1\x1b[31m\n LINE\u2028 TWO \u202e", "“HALF % & #1 [31m LINE TWO,”"),
    ],
)
def test_subjects_in_quotation_marks(subject: str, quoted: str) -> None:
    made = cite(electronic(body=Body(subject=subject)), "chicago-note")
    assert f"telegram 00123, {quoted} January 9, 1974" in made
    assert made.count("\n") == 1


def test_a_question_needs_no_full_stop_in_a_bibliography() -> None:
    made = cite(electronic(body=Body(subject="WHO PAYS?")), "chicago-bibliography")
    assert made.startswith("Embassy La Paz. “WHO PAYS?” Telegram 00123 to")


def test_the_indexed_subject_stands_in_for_that_of_a_lost_text_only() -> None:
    assert "“GRAIN,”" in cite(lost(["D740169-1020"], subject="(C) GRAIN"), "chicago-note")
    both = electronic(attributes=Attributes(legacy_key="x", subject="CUT OFF SUBJ"))
    assert "CUT OFF" not in cite(both, "chicago-note")


def test_handling_in_frus() -> None:
    routing = Routing(Precedence("IMMEDIATE", "ROUTINE"), to=[Addressee("X", "X", "NIACT IMMEDIATE")])
    body = Body(classification="LIMITED OFFICIAL USE", captions=["EXDIS", "EYES ONLY"])
    assert cite(electronic(routing=routing, body=body), "frus").endswith(
        ". Limited Official Use; Niact Immediate; Exdis; Eyes Only.\n"
    )
    routine = Routing(Precedence("ROUTINE"), to=[station("X")])
    assert cite(electronic(routing=routine, body=Body(classification="SECRET")), "frus").endswith(". Secret.\n")
    junk = Attributes(legacy_key="x", original_classification="SECRETARY")
    assert cite(electronic(attributes=junk, body=Body()), "frus").endswith("1974LAPAZ00123.\n")
    captioned = lost(["N760004-0123"], original_previous_handling_restrictions=["NODIS"])
    assert cite(captioned, "frus").endswith("N760004-0123. Nodis.\n")


def test_address_and_day_of_access() -> None:
    url = "https://example.org/{document_number}"
    cable = electronic()
    assert cite(cable, accessed=MAY_DAY, url=url).endswith(
        "National Archives, https://example.org/1974LAPAZ00123 (accessed May 1, 2014).\n"
    )
    assert cite(cable, "chicago-note", accessed=MAY_DAY, url=url).endswith(
        "College Park, MD, accessed May 1, 2014, https://example.org/1974LAPAZ00123.\n"
    )
    assert cite(cable, "chicago-bibliography", accessed=MAY_DAY, url=url).endswith(
        "College Park, MD. Accessed May 1, 2014. https://example.org/1974LAPAZ00123.\n"
    )
    assert "example" not in cite(replace(cable, document_number=None), url=url)


@pytest.mark.parametrize(
    "url", ["example.org", "ftp://x/y", "https://a b", "https://x/{y}", "https://x/\\", "https:///"]
)
def test_a_wrong_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"address"):
        Citer(url=url)


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(ValueError, match="the styles are nara, frus"):
        cite(electronic(), "turabian")


def test_several_cables_a_line_each() -> None:
    both = samples("synthetic-two-cables.txt")
    lines = "".join(cite_all(both)).splitlines()
    assert [line.split(",")[0] for line in lines] == [
        "Department of State to Embassy Stockholm",
        "Embassy Stockholm to Department of State",
    ]


def test_month_names_do_not_depend_on_the_locale() -> None:
    installed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.split()
    foreign = [name for name in installed if name[:2] in ("de", "fr", "es", "ru", "ja")]
    if not foreign:
        pytest.skip("no locale but English is installed")
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, foreign[0])
        assert "December 30, 1977" in cite(sample("1977STATE310500.md"))
    finally:
        locale.setlocale(locale.LC_ALL, before)


@given(cables)
def test_any_record_is_cited_on_a_printable_line(cable: Cable) -> None:
    for style in PROSE:
        made = cite(cable, style)
        kinds = {unicodedata.category(character) for character in made.removesuffix("\n")}
        assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert made == "" or made.endswith("\n")


def test_python_api_needs_no_command_line() -> None:
    code = "import sys, cablekit.formats.citations; print('click' in sys.modules)"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout == "False\n"
