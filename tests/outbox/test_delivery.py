"""The worker: growing waits, the end after a day, quiet hours, a dead server among live ones, a worker that died."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import OperationalError
from django.utils import timezone

from outbox import channels, delivery
from outbox.channels import Way
from outbox.models import Attempt, Message, MessageQuerySet
from outbox.problems import TryLater
from outbox.receipt import Receipt
from outbox.services import drain

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


class Recorder:
    """A channel in memory."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.problem: Exception | None = None

    def __call__(self, message: Message) -> Receipt:
        if self.problem:
            raise self.problem
        self.sent.append(message.body)
        return Receipt("so-1")


@pytest.fixture
def post(monkeypatch) -> Recorder:
    recorder = Recorder()
    monkeypatch.setitem(channels.CHANNELS, "email", Way(recorder))
    return recorder


@pytest.fixture
def mail(queued, post):
    return queued("email", recipient="to@example.com")


def at(*moment: int) -> datetime:
    return datetime(2026, 11, *moment, tzinfo=HANOI)


def test_waits_grow_from_a_minute_and_never_pass_the_end_of_the_day(mail, post):
    post.problem = TryLater("máy bận")
    waits = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        Message.objects.update(next_try_at=timezone.now(), give_up_at=timezone.now() + timedelta(hours=24))
        for _ in range(40):
            drain()
            mail.refresh_from_db()
            if mail.state != Message.State.WAITING:
                break
            waits.append(round((mail.next_try_at - timezone.now()).total_seconds() / 60))
            clock.move_to(mail.next_try_at)
    assert waits[:6] == [1, 2, 4, 8, 16, 32]
    assert sum(waits) == 24 * 60
    assert mail.state == Message.State.FAILED and mail.tries.count() == len(waits) + 1


def test_what_nobody_foresaw_waits_without_its_words(mail, post, caplog):
    post.problem = ZeroDivisionError("to@example.com 0912345678")
    drain()
    mail.refresh_from_db()
    assert mail.state == Message.State.WAITING and "ZeroDivisionError" in mail.problem
    assert "example.com" not in mail.problem + caplog.text and "0912" not in mail.problem + caplog.text


def test_a_message_in_another_workers_hands_is_left_alone(mail, post):
    seen = []

    def slowly(message: Message) -> Receipt:
        seen.append(drain())  # meanwhile another worker looks
        return post(message)

    channels.CHANNELS["email"] = Way(slowly)
    assert drain() == 1
    assert seen == [0] and len(post.sent) == 1


def test_of_two_workers_that_saw_the_same_message_one_gets_it(queued, post, monkeypatch):
    queued("email")
    queued("email")
    first = delivery._take(set())
    second = delivery._take(set())
    assert first and second and first.pk != second.pk and delivery._take(set()) is None


def test_a_worker_that_died_is_noticed_and_the_message_goes_with_the_same_key(mail, post):
    key = delivery._take(set()).idempotency_key
    assert drain() == 0
    with time_machine.travel(timezone.now() + delivery.HOLD + timedelta(seconds=1)):
        assert drain() == 1
    mail.refresh_from_db()
    assert mail.idempotency_key == key and mail.attempts == 2
    assert [one.result for one in mail.tries.all()] == [Attempt.Result.LOST]


def test_a_worker_that_comes_back_too_late_overwrites_nothing(mail, post):
    late = delivery._take(set())
    with time_machine.travel(timezone.now() + delivery.HOLD + timedelta(seconds=1)):
        assert drain() == 1
    delivery._write_problem(late, TryLater("không trả lời kịp"))
    mail.refresh_from_db()
    assert mail.state == Message.State.SENT and mail.problem == ""


def test_a_database_that_is_away_when_a_message_has_left_is_waited_for(mail, post, monkeypatch):
    paused, mark_sent = [], MessageQuerySet.mark_sent

    def away_twice(rows: MessageQuerySet, provider_id: str) -> int:
        if len(paused) < 2:
            raise OperationalError("database is locked")
        return mark_sent(rows, provider_id)

    monkeypatch.setattr(MessageQuerySet, "mark_sent", away_twice)
    monkeypatch.setattr(delivery, "close_old_connections", lambda: None)  # the test's own is needed afterwards
    monkeypatch.setattr(delivery.time, "sleep", paused.append)
    assert drain() == 1
    mail.refresh_from_db()
    assert mail.state == Message.State.SENT and post.sent == [mail.body] and paused == [0, 1]


def test_the_longest_a_try_can_take_is_shorter_than_the_hold(settings):
    database_waits = sum(delivery.DATABASE_PAUSES) + 20 * len(delivery.DATABASE_PAUSES)
    assert settings.MESSAGE_DEADLINE + database_waits < delivery.HOLD.total_seconds()


def test_what_the_goodbye_does_changes_nothing(mail, monkeypatch):
    def rude() -> None:
        raise ConnectionResetError

    monkeypatch.setitem(channels.CHANNELS, "email", Way(lambda message: Receipt(finish=rude)))
    assert drain() == 1
    mail.refresh_from_db()
    assert mail.state == Message.State.SENT


def test_a_dead_server_holds_up_its_own_channel_only(queued, post, monkeypatch, capsys):
    tried = []

    def dead(message: Message) -> Receipt:
        tried.append(message.pk)
        raise TryLater("không nối được", others_wait=True)

    monkeypatch.setitem(channels.CHANNELS, "email", Way(dead))
    for _ in range(3):
        queued("email")
    queued("console", body="vẫn đi")
    assert drain() == 1 and len(tried) == 1
    assert "vẫn đi" in capsys.readouterr().out


def test_urgent_ones_go_first(queued, post):
    queued("email", body="thường")
    queued("email", body="khẩn", urgent=True)
    drain()
    assert post.sent == ["khẩn", "thường"]


def test_a_worker_told_to_stop_finishes_what_it_holds_and_takes_no_more(queued, post):
    queued("email")
    queued("email")
    assert drain(stopping=lambda: bool(post.sent)) == 1
    assert Message.objects.waiting().count() == 1


@pytest.fixture
def nights(settings):
    settings.MESSAGE_QUIET_HOURS = "21:00-07:00"


def test_at_night_a_message_waits_for_the_morning_and_has_its_whole_day_then(nights, queued, post):
    with time_machine.travel(at(20, 22, 15), tick=False):
        message = queued("email")
        assert message.next_try_at == at(21, 7) and message.give_up_at == at(22, 7)
        assert drain() == 0
    with time_machine.travel(at(21, 7), tick=False):
        assert drain() == 1


def test_what_is_urgent_or_for_a_machine_leaves_at_night(nights, queued, post):
    with time_machine.travel(at(20, 22, 15), tick=False):
        queued("email", urgent=True)
        queued("console")
        assert drain() == 2


def test_what_waited_for_a_worker_since_the_day_still_waits_for_the_morning(nights, queued, post):
    with time_machine.travel(at(20, 20, 50), tick=False):
        message = queued("email")
    with time_machine.travel(at(21, 2), tick=False):
        assert drain() == 0
        message.refresh_from_db()
        assert message.next_try_at == at(21, 7) and message.attempts == 0


def test_a_second_try_is_never_set_into_the_night(nights, queued, post):
    post.problem = TryLater("máy bận")
    with time_machine.travel(at(20, 20, 59, 30), tick=False):
        message = queued("email")
        drain()
        message.refresh_from_db()
        assert message.next_try_at == at(21, 7)
