"""Queueing and delivering messages."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from outbox.channels import deliver
from outbox.models import Message

HOLD = timedelta(minutes=5)
WAIT_FIRST = timedelta(minutes=1)
GIVE_UP_AFTER = timedelta(hours=24)

logger = logging.getLogger(__name__)


def queue_message(*, key: str, channel: str, recipient: str, body: str, subject: str = "") -> Message:
    """Write a message down inside the caller's transaction. The same key never writes two."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("queue_message belongs in the transaction of what the message speaks about")
    message, _ = Message.objects.get_or_create(
        key=key,
        defaults={"channel": channel, "recipient": recipient, "subject": subject, "body": body},
    )
    return message


def drain(*, limit: int = 100) -> int:
    """Try to deliver due messages; returns how many left. Safe to run in several workers at once."""
    sent = 0
    for pk in list(Message.objects.due().order_by("next_try_at").values_list("pk", flat=True)[:limit]):
        if _claim(pk):
            sent += _try(Message.objects.get(pk=pk))
    return sent


def _claim(pk: int) -> bool:
    """Hold one message for a few minutes; False when another worker was faster."""
    now = timezone.now()
    return bool(Message.objects.due(now).filter(pk=pk).update(held_until=now + HOLD, attempts=F("attempts") + 1))


def _try(message: Message) -> bool:
    now = timezone.now()
    try:
        deliver(message)
    except Exception as problem:  # whatever a provider does must not stop the queue
        _postpone(message, problem)
        return False
    message.state, message.sent_at, message.held_until, message.problem = Message.State.SENT, now, None, ""
    message.save(update_fields=["state", "sent_at", "held_until", "problem"])
    return True


def _postpone(message: Message, problem: Exception) -> None:
    """Wait twice as long after each failure, and give up after a day. Logs ids only."""
    now = timezone.now()
    logger.warning("message %s not delivered: %s", message.pk, type(problem).__name__)
    message.problem, message.held_until = f"{type(problem).__name__}: {problem}"[:300], None
    message.next_try_at = now + WAIT_FIRST * 2 ** min(message.attempts - 1, 9)
    if now - message.created_at >= GIVE_UP_AFTER:
        message.state = Message.State.FAILED
    message.save(update_fields=["problem", "held_until", "next_try_at", "state"])
