"""Queueing, asking again, how the queue is doing, and forgetting."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.roles import Role
from outbox.models import Attempt, Message
from outbox.services import (
    ChannelIsOff,
    drain,
    forget_old,
    health,
    is_on,
    queue_message,
    retry_failed,
    retry_message,
)
from tests.outbox.provider_server import ok, says


@pytest.fixture
def message() -> Message:
    return queue_message(
        key="request:1:new", channel="email", recipient="to@example.com", subject="Có lời hẹn", body="Mã lúa–sông 4821"
    )


@pytest.fixture
def failed(sms, queued) -> Message:
    row = queued()
    sms.will(says(400))
    drain()
    sms.will(ok())
    row.refresh_from_db()
    return row


def test_a_message_leaves_once(message):
    assert drain() == 1 and drain() == 0
    assert [sent.to for sent in mail.outbox] == [["to@example.com"]]
    message.refresh_from_db()
    assert message.state == Message.State.SENT and message.sent_at


def test_the_same_event_writes_one_message(message):
    again = queue_message(key=message.key, channel="email", recipient="to@example.com", body="…")
    assert again.pk == message.pk and Message.objects.count() == 1


def test_a_message_rolled_back_with_its_event_never_leaves(queued):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queued("email", recipient="to@example.com")
        raise ZeroDivisionError
    assert drain() == 0 and not mail.outbox


def test_a_message_outside_a_transaction_is_a_mistake(monkeypatch):
    outside = SimpleNamespace(in_atomic_block=False)
    monkeypatch.setattr("outbox.services.transaction.get_connection", lambda *using: outside)
    with pytest.raises(RuntimeError):
        queue_message(key="y", channel="email", recipient="to@example.com", body="…")


def test_as_the_site_is_delivered_only_mail_and_the_console_are_on():
    on = {channel for channel in ("console", "email", "sms", "zalo", "webpush", "webhook") if is_on(channel)}
    assert on == {"console", "email"}


@pytest.mark.parametrize("channel", ["sms", "zalo", "webpush", "webhook", "pigeon"])
def test_a_channel_that_is_off_is_refused_and_the_transaction_goes_on(channel, message):
    with pytest.raises(ChannelIsOff, match=channel):
        queue_message(key="z", channel=channel, recipient="trời", body="…")
    assert Message.objects.get().pk == message.pk


def test_a_channel_switched_off_afterwards_keeps_its_messages_waiting(sms, queued, settings):
    row = queued()
    settings.MESSAGE_PROVIDERS["sms"]["url"] = ""
    drain()
    row.refresh_from_db()
    assert row.state == Message.State.WAITING and "kênh này đang tắt" in row.problem


@pytest.mark.parametrize("wrong", [{"sent_at": timezone.now()}, {"state": "sent"}, {"state": "failed"}])
def test_no_message_is_half_sent(message, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(**wrong)


def test_asking_again_begins_anew_with_the_same_key_and_stays_in_the_history(failed, sms, make_user):
    person, key = make_user(Role.ADMINISTRATOR), failed.idempotency_key
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert retry_message(message=failed, by=person)
        failed.refresh_from_db()
        assert failed.give_up_at > timezone.now() + timedelta(hours=23)
        assert drain() == 1
    failed.refresh_from_db()
    assert failed.state == Message.State.SENT and failed.idempotency_key == key and failed.attempts == 1
    assert [(one.result, one.by) for one in failed.tries.all()] == [
        (Attempt.Result.FAILED, None),
        (Attempt.Result.ASKED, person),
    ]


def test_what_has_left_or_still_waits_is_not_sent_again(message, make_user):
    person = make_user(Role.ADMINISTRATOR)
    assert not retry_message(message=message, by=person)
    drain()
    assert not retry_message(message=message, by=person)
    assert drain() == 0 and len(mail.outbox) == 1 and not Attempt.objects.exists()


def test_all_that_failed_within_a_week_can_be_asked_for_at_once(failed, make_user):
    Message.objects.create(
        key="cũ", channel="sms", recipient="x", body="…", state="failed", ended_at=timezone.now() - timedelta(days=8)
    )
    assert retry_failed(by=make_user(Role.ADMINISTRATOR)) == 1
    assert Message.objects.waiting().get().pk == failed.pk


def test_an_empty_queue_is_well():
    state = health()
    assert (state.failed_last_day, state.waiting, state.oldest_waiting) == (0, 0, None)
    assert not state.worker_seems_stopped


def test_health_counts_what_failed_today_and_how_long_the_oldest_waits(failed, queued):
    with time_machine.travel(timezone.now() - timedelta(hours=3)):
        queued("email", recipient="to@example.com")
    state = health()
    assert (state.failed_last_day, state.waiting, state.oldest_words) == (1, 1, "3 giờ")
    assert state.worker_seems_stopped
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert health().failed_last_day == 0


def test_a_message_that_waits_for_its_turn_is_no_sign_of_a_dead_worker(queued, settings):
    settings.MESSAGE_QUIET_HOURS = "21:00-07:00"
    with time_machine.travel("2026-11-20 22:00+07:00"):
        queued("email", recipient="to@example.com")
    with time_machine.travel("2026-11-21 05:00+07:00"):
        assert health().waiting == 1 and not health().worker_seems_stopped


def test_addresses_and_words_are_forgotten_after_a_while_and_the_event_stays(message, queued, settings):
    drain()
    queued("email", recipient="moi@example.com")
    with time_machine.travel(timezone.now() + timedelta(days=settings.MESSAGE_DAYS + 1)):
        assert forget_old() == 1 and forget_old() == 0
    message.refresh_from_db()
    assert (message.recipient, message.subject, message.body) == ("", "", "")
    assert message.state == Message.State.SENT and message.key == "request:1:new"
    assert Message.objects.waiting().get().recipient == "moi@example.com"
