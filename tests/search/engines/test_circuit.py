"""When a server is asked, and when it is left alone."""

import logging
import threading

import pytest

from search.engines.circuit import LONGEST, SHORTEST, Circuit

pytestmark = pytest.mark.pure


class Away(Exception):
    pass


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def circuit(clock):
    return Circuit("server", surely_away=(Away,), clock=clock)


def fail(circuit, times=1, problem=TimeoutError):
    for _ in range(times):
        assert circuit.lets_through()
        circuit.failed(problem("kích hoạt vneid"))


def test_three_failures_in_a_row_open_it(circuit):
    fail(circuit, 2)
    assert circuit.lets_through()
    circuit.failed(TimeoutError())
    assert not circuit.lets_through() and not circuit.is_closed


def test_an_answer_in_between_begins_the_count_anew(circuit):
    fail(circuit, 2)
    circuit.succeeded()
    fail(circuit, 2)
    assert circuit.lets_through()


def test_a_server_that_is_surely_away_is_left_alone_at_once(circuit):
    fail(circuit, 1, Away)
    assert not circuit.lets_through()


def test_after_a_while_one_tries_while_the_others_wait(circuit, clock):
    fail(circuit, 1, Away)
    clock.now += SHORTEST
    assert [circuit.lets_through() for _ in range(3)] == [True, False, False]
    circuit.succeeded()
    assert circuit.lets_through() and circuit.is_closed


def test_of_many_threads_one_tries(circuit, clock):
    fail(circuit, 1, Away)
    clock.now += SHORTEST
    together, allowed = threading.Barrier(8), []

    def ask():
        together.wait()
        allowed.append(circuit.lets_through())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(allowed) == [False] * 7 + [True]


def test_each_trial_that_fails_doubles_the_wait_up_to_five_minutes(circuit, clock):
    fail(circuit, 1, Away)
    for wait in (30, 60, 120, 240, LONGEST, LONGEST):
        clock.now += wait - 1
        assert not circuit.lets_through()
        clock.now += 1
        fail(circuit, 1, Away)


def test_after_an_answer_the_wait_is_short_again(circuit, clock):
    fail(circuit, 1, Away)
    clock.now += SHORTEST
    fail(circuit)
    clock.now += 2 * SHORTEST
    assert circuit.lets_through()
    circuit.succeeded()
    fail(circuit, 1, Away)
    clock.now += SHORTEST
    assert circuit.lets_through()


def test_failures_of_those_who_asked_before_it_opened_change_nothing(circuit, clock):
    assert all(circuit.lets_through() for _ in range(8))
    for _ in range(8):
        circuit.failed(TimeoutError())
    clock.now += SHORTEST
    assert circuit.lets_through()


def test_one_who_tries_and_never_tells_is_followed_by_another(circuit, clock):
    fail(circuit, 1, Away)
    clock.now += SHORTEST
    assert circuit.lets_through()
    clock.now += SHORTEST
    assert circuit.lets_through()


def test_opening_and_closing_is_logged_once_and_without_anybodys_words(circuit, clock, caplog):
    with caplog.at_level(logging.WARNING):
        fail(circuit, 3)
        clock.now += SHORTEST
        fail(circuit)
        clock.now += 2 * SHORTEST
        assert circuit.lets_through()
        circuit.succeeded()
    assert [record.getMessage() for record in caplog.records] == [
        "server does not answer (TimeoutError)", "server answers again",
    ]  # fmt: skip
