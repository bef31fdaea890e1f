"""Routing: precedence, date-time group, sender and addressees (format guide 5)."""

import pytest
from layouts import cable

from cablekit import parse
from cablekit.fields.addressees.entry import addressee
from cablekit.model import Addressee, Routing


def routing(**changes: str) -> Routing:
    return parse(cable(**changes)).routing


@pytest.mark.parametrize("dtg", ["320003Z JAN 77", "32U003Z JAN 77", "04-340Z APR 77", "320003Z JXX 77"])
def test_a_number_is_made_of_the_year_of_a_group_that_is_no_moment(dtg: str) -> None:
    text = cable(page="PAGE 01        STATE  021699\n", dtg=f"R {dtg}", banner="", attributes="Message Attributes\n")
    found = parse(text)
    assert (found.routing.dtg, found.routing.sent_at, found.date) == (dtg, None, None)
    assert (found.document_number, found.document_number_basis) == ("1977STATE021699", "text")


@pytest.mark.parametrize("dtg", ["R 32U003Z JAN U7", "R 320003Z JAN 7", "R 320003Z JAN", ""])
def test_no_number_is_made_without_a_year(dtg: str) -> None:
    found = parse(cable(page="PAGE 01        STATE  021699\n", dtg=dtg, banner="", attributes="Message Attributes\n"))
    assert found.document_number is None


def test_a_sender_and_an_addressee_on_the_line_of_the_date_time_group() -> None:
    found = routing(
        **{
            "dtg": "R 251346Z JUN 73 ZDK FM AMEMBASSY QUITO TO SECSTATE WASHDC 12\n",
            "from": "",
            "to": "",
            "info": "INFO AMEMBASSY LIMA\n",
        }
    )
    assert found.from_ is not None
    assert (found.dtg, found.operating_signals, found.from_.post) == ("251346Z JUN 73", ["ZDK"], "QUITO")
    assert [(one.post, one.number) for one in found.to] == [("STATE", 12)]
    assert [one.post for one in found.info] == ["LIMA"]


def test_an_addressee_below_the_line_of_the_date_time_group_goes_on_with_it() -> None:
    found = routing(
        **{
            "dtg": "R 251346Z JUN 73 FM AMEMBASSY QUITO TO SECSTATE WASHDC\nAMEMBASSY LIMA\n",
            "from": "",
            "to": "",
            "info": "",
        }
    )
    assert [one.post for one in found.to] == ["STATE", "LIMA"]


def test_an_addressee_of_no_words() -> None:
    assert addressee("") == Addressee("")


def test_the_blanks_of_an_addressee_are_folded() -> None:
    assert addressee("USCINCSO  PRIORITY").raw == "USCINCSO PRIORITY"


def test_sender_and_addressees_of_a_telegram() -> None:
    found = routing(to="TO SECSTATE WASHDC NIACT IMMEDIATE 2143", info="INFO SEC OF DEF NIACT IMMEDIATE\nJCS\n")
    assert found.from_ is not None
    assert found.from_.name == "AMEMBASSY QUITO"
    assert [one.raw for one in found.to] == ["SECSTATE WASHDC NIACT IMMEDIATE 2143"]
    assert [(one.name, one.precedence) for one in found.info] == [("SEC OF DEF", "NIACT IMMEDIATE"), ("JCS", None)]


def test_posts_on_one_line_are_parted_where_all_are_known() -> None:
    found = routing(info="INFO AMEMBASSY BONN, LONDON PRIORITY\nFTD WPAFB, OHIO\n")
    assert [(one.raw, one.precedence) for one in found.info] == [
        ("AMEMBASSY BONN", None),
        ("LONDON PRIORITY", "PRIORITY"),
        ("FTD WPAFB, OHIO", None),
    ]


def test_noise_among_addressees_is_none_of_them_and_ends_no_list() -> None:
    found = routing(info="INFO AMEMBASSY BOGOTA\n( )\nReviewed by\nAMEMBASSY LIMA\n")
    assert [one.post for one in found.info] == ["BOGOTA", "LIMA"]


@pytest.mark.parametrize(
    "line", ["DEPT FOR ARA/AND", "WHITEHOUSE PASS TO NSC", "SECDEF FOR OSD/ISA", "JOINT STAFF FOR J5"]
)
@pytest.mark.parametrize("banner", ["C O N F I D E N T I A L QUITO 5121\n", ""])
def test_a_passing_line_below_the_addressees_is_none_of_them(line: str, banner: str) -> None:
    found = parse(cable(info=f"INFO AMEMBASSY BOGOTA\n{line}", banner=banner))
    assert [one.post for one in found.routing.info] == ["BOGOTA"]
    assert found.body.passing == [line]


# --- lines of the network -------------------------------------------------------------------------


def test_lines_of_the_network_are_kept_and_are_nothing_else() -> None:
    text = cable(
        relay="VZCZCXRO1234\nOO RUEHC\nDE RUEHQT #5121 1982140\nZNY CCCCC ZZH",
        info="INFO AMEMBASSY BOGOTA\nBT",
        signature="HILLMAN\nBT\n#5121",
        foot="",
        end="NNNN\n",
    )
    found = parse(text)
    assert found.routing.network == [
        "VZCZCXRO1234",
        "OO RUEHC",
        "DE RUEHQT #5121 1982140",
        "ZNY CCCCC ZZH",
        "BT",
        "BT",
        "#5121",
    ]
    assert [one.post for one in found.routing.info] == ["BOGOTA"]
    assert (found.body.signature, found.body.banner) == ("HILLMAN", "C O N F I D E N T I A L QUITO 5121")
    assert found.body.text is not None
    assert found.body.text.endswith("2. WE WILL REPORT.")
    assert [one.name for one in found.diagnostics if one.severity != "note"] == []


@pytest.mark.parametrize("mark", ["BT", "B T", "BT."])
def test_nothing_below_bt_is_an_addressee(mark: str) -> None:
    found = parse(cable(info=f"INFO AMEMBASSY BOGOTA\n{mark}\nGENERAL DISTRIBUTION", banner="UNCLAS QUITO 5121\n"))
    assert [one.raw for one in found.routing.info] == ["AMEMBASSY BOGOTA"]
    assert found.body.banner == "UNCLAS QUITO 5121"


@pytest.mark.parametrize("mark", ["BT", "QQQQ", "#0412"])
def test_a_mark_of_the_network_inside_prose_is_text(mark: str) -> None:
    found = parse(cable(text=f"1. THE LETTERS\n{mark}\nARE IN THE TEXT."))
    assert found.routing.network == []
    assert found.body.text == f"1. THE LETTERS\n{mark}\nARE IN THE TEXT."


def test_a_mark_of_the_network_in_a_text_without_labels_is_text() -> None:
    text = "BOARD MET ON JULY 15 AND DID NOT AGREE ON THE ROAD, THE LETTERS\nBT\nARE IN THE TEXT."
    found = parse(cable(info="INFO JCS\n", banner="", order="", tags="", subject="", reference="", text=text))
    assert found.routing.network == []


def test_precedence_is_never_carried_to_the_next_addressee() -> None:
    found = routing(info="INFO JCS IMMEDIATE\nUSCINCSO\n")
    assert [one.precedence for one in found.info] == ["IMMEDIATE", None]


@pytest.mark.parametrize(
    ("lost", "names"),
    [
        pytest.param({"dtg": ""}, ["dtg-missing"], id="date-time group"),
        pytest.param({"from_": ""}, ["from-missing"], id="FM"),
        pytest.param({"dtg": "", "from_": ""}, ["dtg-missing", "from-missing"], id="both"),
        pytest.param({"dtg": "", "from_": "", "to": ""}, ["routing-missing"], id="all"),
        pytest.param({}, [], id="nothing"),
    ],
)
def test_what_the_routing_lacks_is_reported(lost: dict[str, str], names: list[str]) -> None:
    found = [note.name for note in parse(cable(**lost)).diagnostics]
    assert [name for name in found if name.endswith("missing")] == names


def test_a_routing_that_is_not_there() -> None:
    found = routing(dtg="", from_="", to="", info="")
    assert found == Routing()


def test_two_lines_of_sender() -> None:
    """Of a relayed telegram the first FM counts."""
    found = routing(from_="FM AMEMBASSY QUITO\nFM AMEMBASSY LIMA").from_
    assert found == Addressee("AMEMBASSY QUITO", "AMEMBASSY QUITO", None, None, "QUITO", "Ecuador")


def test_a_reference_takes_the_year_of_a_group_that_is_no_moment() -> None:
    found = parse(cable(dtg="R 320003Z JXX 77", reference="REF: BONN 12\n", attributes="Message Attributes\n"))
    assert [one.document_number for one in found.body.references] == ["1977BONN00012"]
