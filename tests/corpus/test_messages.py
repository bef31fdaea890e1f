"""Orders on the pipe to a worker: small inputs in one message, large ones beside it, without a copy."""

import pickle
from multiprocessing import Pipe
from threading import Thread

import pytest

from cablekit.corpus.messages import Order, receive_order, send_order
from cablekit.diagnostics import EMPTY
from cablekit.sources.items import Failure, Item

SMALL, LARGE = b"1. SHIPS.\n", b"%PDF" + bytes(3 << 20)
FOUNDS = [
    Item("a.txt", found=True),
    Item("b.tar", "1.txt", SMALL),
    Item("b.tar", "2.pdf", LARGE),
    Failure("b.tar", "3.txt", EMPTY.at(None, None, "it is empty")),
    Item("b.tar", "4.pdf", LARGE[:-1]),
    Item("b.tar", "5.txt", b""),
]


def test_orders_arrive_as_they_were_sent() -> None:
    ours, theirs = Pipe()
    with ours, theirs:
        sender = Thread(target=lambda: [send_order(ours, Order(FOUNDS[at:])) for at in range(len(FOUNDS) + 1)])
        sender.start()
        orders = [receive_order(theirs) for _ in range(len(FOUNDS) + 1)]
        sender.join()
    assert [order.founds for order in orders] == [FOUNDS[at:] for at in range(len(FOUNDS) + 1)]
    assert orders[0].founds[0].found  # type: ignore[union-attr]
    assert type(orders[0].founds[2].data) is bytes  # type: ignore[union-attr]


@pytest.mark.parametrize("messages", [0, 1, 2], ids=["nothing", "the order", "the order and one of its inputs"])
def test_a_pipe_that_closes_within_an_order_ends_it(messages: int) -> None:
    ours, theirs = Pipe()
    apart: list[pickle.PickleBuffer] = []
    head = pickle.dumps(Order(FOUNDS), 5, buffer_callback=apart.append)

    def send() -> None:
        with ours:
            for part in [head, apart[0].raw()][:messages]:
                ours.send_bytes(part)

    with theirs:
        Thread(target=send).start()
        with pytest.raises((EOFError, OSError)):
            receive_order(theirs)


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_an_item_is_pickled_by_other_programs_too(protocol: int) -> None:
    assert pickle.loads(pickle.dumps(FOUNDS, protocol)) == FOUNDS
