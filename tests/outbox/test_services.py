"""Messages leave once, wait when they cannot, and stop trying after a day."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from outbox import channels
from outbox.models import Message
from outbox.services import drain, queue_message


@pytest.fixture
def message() -> Message:
    return queue_message(
        key="request:1:new", channel="email", recipient="to@example.com", subject="Có lời hẹn", body="Mã lúa–sông 4821"
    )


@pytest.fixture
def broken(monkeypatch):
    def refuse(message: Message) -> None:
        raise ConnectionRefusedError("máy chủ thư không trả lời")

    monkeypatch.setitem(channels.CHANNELS, "email", refuse)


def test_a_message_leaves_once(message):
    assert drain() == 1 and drain() == 0
    assert [sent.to for sent in mail.outbox] == [["to@example.com"]]
    message.refresh_from_db()
    assert message.state == Message.State.SENT and message.sent_at


def test_the_same_event_writes_one_message(message):
    again = queue_message(key=message.key, channel="email", recipient="to@example.com", body="…")
    assert again.pk == message.pk and Message.objects.count() == 1


def test_a_failure_is_written_down_and_tried_again_later_and_later(message, broken):
    waits = []
    for _ in range(3):
        drain()
        message.refresh_from_db()
        waits.append(message.next_try_at - timezone.now())
        Message.objects.update(next_try_at=timezone.now())
    assert message.attempts == 3 and "không trả lời" in message.problem
    assert waits[0] < waits[1] < waits[2]


def test_after_a_day_it_is_given_up_and_shown_as_failed(message, broken):
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        drain()
    message.refresh_from_db()
    assert message.state == Message.State.FAILED


def test_a_message_another_worker_holds_is_left_alone(message):
    Message.objects.update(held_until=timezone.now() + timedelta(minutes=1))
    assert drain() == 0 and not mail.outbox


def test_a_channel_nobody_knows_is_a_failure_not_a_crash():
    queue_message(key="x", channel="pigeon", recipient="trời", body="…")
    assert drain() == 0 and "pigeon" in Message.objects.get().problem


def test_a_message_outside_a_transaction_is_a_mistake(monkeypatch):
    outside = SimpleNamespace(in_atomic_block=False)
    monkeypatch.setattr("outbox.services.transaction.get_connection", lambda *using: outside)
    with pytest.raises(RuntimeError):
        queue_message(key="y", channel="email", recipient="to@example.com", body="…")
