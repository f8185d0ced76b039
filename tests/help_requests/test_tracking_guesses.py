"""Few chances to guess, and many for a village behind one address. No answer tells whether a code exists."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import ThrottleCount
from core.throttle import Limit, exhausted, hit_all
from help_requests import tracking
from help_requests.engine import unused_code
from help_requests.models import HelpRequest
from help_requests.tracking import Answer, TooManyTries, follow
from tests.help_requests.tracked import TRACK, look, page

MORNING = "2026-11-21T01:00:01Z"  # at the beginning of every window but the month's
VILLAGE = "203.0.113.7"
GUESSES = 1_000  # a guess that is stopped changes nothing, so that ten thousand end as these do


def answer_of(number: str) -> Answer:
    return Answer(number[-3:])


def tried(code: str, answer: Answer, who: str) -> str:
    """What a guesser learns: "stopped", "wrong" or "right"."""
    try:
        return "right" if follow(code=code, answer=answer, who=who) else "wrong"
    except TooManyTries:
        return "stopped"


@pytest.fixture
def morning():
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def people(send) -> Callable[[int], list[HelpRequest]]:
    """So many requests, each with a number and a code of its own."""

    def make(count: int) -> list[HelpRequest]:
        first, rows = send(), []
        for number in range(count):
            row = HelpRequest.objects.get(pk=first.pk)
            row.pk, row.public_id, row.token = None, f"{number:032}", f"người {number}"
            row.code, row.phone = unused_code(), f"+8491{number:07d}"
            rows.append(row)
        return HelpRequest.objects.bulk_create(rows)

    return make


class TestOneAddress:
    def test_guess_after_guess_at_one_code_is_stopped_after_five(self, send, morning):
        code = send().code
        outcomes = [
            tried(code, Answer(f"{number % 1000:03d}"), VILLAGE) for number in range(GUESSES) if number % 1000 != 678
        ]
        assert outcomes.count("wrong") == 5 and outcomes.count("right") == 0

    def test_a_village_of_200_behind_one_address_gets_in_within_an_hour_though_everybody_mistypes_once(
        self, people, morning
    ):
        for row in people(200):
            assert tried(row.code, Answer("xxx"), VILLAGE) == "wrong"
            assert tried(row.code, answer_of(row.phone), VILLAGE) == "right"
            morning.shift(timedelta(seconds=17))

    def test_a_village_with_a_guesser_among_it_still_gets_in_with_the_whole_number(self, people, morning):
        outcomes = [tried(f"lua-song-{number:04d}", Answer("111"), VILLAGE) for number in range(GUESSES)]
        assert outcomes.count("wrong") == tracking.ADDRESS_AN_HOUR.times
        for row in people(20):
            assert tried(row.code, answer_of(row.phone), VILLAGE) == "stopped"
            assert tried(row.code, Answer(row.phone[-3:], row.phone), VILLAGE) == "right"
        assert tried(row.code, answer_of(row.phone), "198.51.100.1") == "right"

    def test_over_the_web_it_says_what_helps_and_the_whole_number_opens_the_page(self, client, send, morning):
        row = send()
        for _ in range(5):
            look(client, row, "000")
        stopped = look(client, row)
        assert stopped.status_code == 429 and "Đợi 15 phút" in page(stopped)
        assert "Cả số điện thoại đã cho tổ" in page(stopped) and row.team.name not in page(stopped)
        assert look(client, row, "0912.345.678").status_code == 200

    def test_a_guess_that_is_stopped_reads_once_and_writes_nothing(self, send, morning):
        code = send().code
        for _ in range(5):
            tried(code, Answer("000"), VILLAGE)
        with CaptureQueriesContext(connection) as queries:
            assert tried(code, Answer("678"), VILLAGE) == "stopped"
        (statement,) = [query["sql"] for query in queries]
        assert statement.startswith("SELECT")


class TestManyAddresses:
    def test_guess_after_guess_at_one_code_is_stopped_after_twenty_a_day(self, send, morning):
        code = send().code
        outcomes = [
            tried(code, Answer(f"{number % 1000:03d}"), f"10.0.{number // 250}.{number % 250}")
            for number in range(GUESSES)
        ]
        assert outcomes.count("wrong") == 20 and outcomes.count("right") == 0

    def test_in_a_month_one_code_is_guessed_at_forty_times(self, send):
        code, wrong = send().code, 0
        with time_machine.travel("2026-11-01T01:00:01Z", tick=False) as clock:
            for day in range(15):
                wrong += [tried(code, Answer("000"), f"10.0.{day}.{each}") for each in range(30)].count("wrong")
                clock.shift(timedelta(days=1))
        assert wrong <= 2 * tracking.CODE_A_MONTH.times  # a month's window may end in between

    def test_guess_after_guess_at_any_code_is_stopped_and_owners_get_in_with_their_number(
        self, people, morning, monkeypatch
    ):
        monkeypatch.setattr(tracking, "SITE_AN_HOUR", Limit("trang thử", times=400, seconds=3600))
        outcomes = [
            tried(f"lua-song-{number:04d}", Answer("111"), f"10.{number // 250}.{number % 250}.1")
            for number in range(GUESSES)
        ]
        assert outcomes.count("wrong") == tracking.SITE_AN_HOUR.times
        row = people(1)[0]
        assert tried(row.code, answer_of(row.phone), VILLAGE) == "stopped"
        assert tried(row.code, Answer(row.phone[-3:], row.phone), VILLAGE) == "right"

    def test_whole_numbers_are_not_tried_through_either(self, send, morning):
        row = send()
        for number in range(20):
            tried(row.code, Answer("000"), f"10.0.0.{number}")
        guesses = [tried(row.code, Answer("000", f"+8490{number:07d}"), VILLAGE) for number in range(100)]
        assert guesses.count("wrong") == tracking.NUMBERS_A_DAY.times and guesses.count("right") == 0
        assert tried(row.code, Answer("678", row.phone), VILLAGE) == "stopped"

    def test_tomorrow_three_digits_are_enough_again(self, send, morning):
        row = send()
        for number in range(20):
            tried(row.code, Answer("000"), f"10.0.0.{number}")
        assert tried(row.code, answer_of(row.phone), VILLAGE) == "stopped"
        morning.shift(timedelta(days=1))
        assert tried(row.code, answer_of(row.phone), VILLAGE) == "right"


class TestSameForAll:
    def asked(self, act: Callable[[], Any]) -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            act()
        return [query["sql"].split(" VALUES")[0].split(" WHERE")[0] for query in queries]

    @pytest.mark.parametrize("booker", ["", "0987111222"])
    def test_a_code_that_exists_is_asked_for_with_the_same_statements(self, send, booker, morning):
        row = send(**({"for_other": "on", "booker_name": "Út", "booker_phone": booker} if booker else {}))
        known = self.asked(lambda: tried(row.code, Answer("000"), VILLAGE))
        unknown = self.asked(lambda: tried("lua-song-0001", Answer("000"), VILLAGE))
        right = self.asked(lambda: tried(row.code, answer_of(row.phone), VILLAGE))
        assert known == unknown and len(known) == 4
        assert right == known[:3]  # a right answer writes nothing down; until it is known, nothing differs

    def test_every_answer_is_compared_as_often(self, send, monkeypatch, morning):
        row, compared = send(), []
        monkeypatch.setattr(tracking, "constant_time_compare", lambda one, other: compared.append(one) or one == other)
        for code, digits in [(row.code, "678"), (row.code, "000"), ("lua-song-0001", "678")]:
            compared.clear()
            tried(code, Answer(digits), VILLAGE)
            assert len(compared) == 3 and len({len(one) for one in compared}) == 1

    def test_a_code_nobody_has_and_a_wrong_number_get_the_same_page(self, client, send, morning):
        row = send()
        unknown = client.post(TRACK, {"code": "lúa sông 0001", "digits": "000"})
        wrong = look(client, row, "000")
        same = [page(each).replace(row.spoken_code, "…").replace("lúa sông 0001", "…") for each in (unknown, wrong)]
        assert same[0] == same[1] and unknown.status_code == wrong.status_code

    @pytest.mark.parametrize("typed", ["", "-", "…", "xxx", "+nobody", "ody"])
    def test_where_there_is_no_number_nothing_fits(self, send, typed, morning):
        assert tried("lua-song-0001", Answer(typed, typed or None), VILLAGE) == "wrong"


class TestCounting:
    LIMITS = (Limit("ngắn", times=2, seconds=60), Limit("dài", times=3, seconds=3600))

    def test_several_limits_are_counted_in_one_statement_each_in_its_own_window(self):
        attempts = [(limit, "nhà A") for limit in self.LIMITS]
        with time_machine.travel("2026-11-21T08:00:00Z", tick=False) as clock:
            hit_all(attempts)
            assert exhausted(attempts) == set()
            hit_all(attempts)
            assert exhausted(attempts) == {self.LIMITS[0]}
            clock.shift(timedelta(seconds=61))
            assert exhausted(attempts) == set()
            with CaptureQueriesContext(connection) as queries:
                hit_all(attempts)
            assert len(queries) == 1 and exhausted(attempts) == {self.LIMITS[1]}
            assert exhausted([(limit, "nhà B") for limit in self.LIMITS]) == set()

    def test_what_is_counted_alone_and_together_is_one_count(self):
        (limit, _) = self.LIMITS
        limit.hit("nhà A")
        hit_all([(limit, "nhà A")])
        row = ThrottleCount.objects.get()
        assert row.count == 2 and "nhà" not in row.key and limit.is_exhausted("nhà A")
