"""The writer's turn: one at a time, in the order of asking, and not for ever."""

import threading
import time

from app.turns import Turns


def test_one_at_a_time_and_in_the_order_of_asking() -> None:
    turns, order, threads = Turns(), [], []
    assert turns.acquire(1)

    def go(number: int) -> None:
        assert turns.acquire(5)
        order.append(number)
        turns.release()

    for number in range(8):
        threads.append(threading.Thread(target=go, args=(number,)))
        threads[-1].start()
        while len(turns._waiting) <= number:
            time.sleep(0.001)
    turns.release()
    for thread in threads:
        thread.join()
    assert order == list(range(8))
    assert turns.acquire(0)  # free again


def test_who_waits_too_long_gives_up_and_is_not_given_the_turn_later() -> None:
    turns = Turns()
    assert turns.acquire(0)
    assert not turns.acquire(0.01)
    turns.release()
    assert turns.acquire(0)


def test_nothing_is_counted_twice_under_many_hands() -> None:
    turns, counted = Turns(), [0]

    def go() -> None:
        for _ in range(200):
            assert turns.acquire(5)
            seen = counted[0]
            time.sleep(0)
            counted[0] = seen + 1
            turns.release()

    threads = [threading.Thread(target=go) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted == [1600]
