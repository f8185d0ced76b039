"""Queueing messages, asking for another try, and how the queue is doing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from outbox import push
from outbox.channels import is_on, keeps_quiet
from outbox.delivery import drain
from outbox.models import GIVE_UP_AFTER, Attempt, Channel, Message, MessageQuerySet, PushSubscription
from outbox.problems import ChannelIsOff
from outbox.quiet import after_quiet

__all__ = [
    "ChannelIsOff", "Health", "drain", "failed_lately", "forget_old", "health", "is_on", "queue_message",
    "retry_failed", "retry_message", "subscribe_phone", "tell_phones", "unsubscribe_phone",
]  # fmt: skip

PHONES_OF_ONE_PERSON = 10
RETRY_REACHES_BACK = timedelta(days=7)


def queue_message(
    *,
    key: str,
    channel: str,
    recipient: str,
    body: str,
    subject: str = "",
    template: str = "",
    params: dict[str, Any] | None = None,
    urgent: bool = False,
) -> Message:
    """Write a message down inside the caller's transaction. The same key never writes two.

    Raises ChannelIsOff where the channel is not set up: a feature that can choose asks `is_on` first.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("queue_message belongs in the transaction of what the message speaks about")
    if not is_on(channel, template):
        raise ChannelIsOff(f"channel {channel!r} is off" + (f" for template {template!r}" if template else ""))
    first = _first_try(channel, urgent)
    message, _ = Message.objects.get_or_create(
        key=key,
        defaults={
            "channel": channel, "recipient": recipient, "subject": subject, "body": body, "template": template,
            "params": params or {}, "urgent": urgent, "next_try_at": first, "give_up_at": first + GIVE_UP_AFTER,
        },
    )  # fmt: skip
    return message


def _first_try(channel: str, urgent: bool) -> datetime:
    now = timezone.now()
    return now if urgent or not keeps_quiet(channel) else after_quiet(now)


def tell_phones(*, key: str, users: Iterable[Any], body: str, path: str, urgent: bool = False) -> int:
    """One notice for each telephone of these people; returns how many. None where the channel is off."""
    push.check_words(body, path)
    if not is_on(Channel.WEBPUSH):
        return 0
    phones = PushSubscription.objects.filter(user__in=users, user__is_active=True).values_list("pk", flat=True)
    for pk in phones:
        queue_message(
            key=f"{key}:phone:{pk}", channel=Channel.WEBPUSH, recipient=str(pk), body=body,
            params={"path": path}, urgent=urgent,
        )  # fmt: skip
    return len(phones)


@transaction.atomic
def subscribe_phone(*, user: Any, endpoint: str, p256dh: str, auth: str) -> PushSubscription:
    """This browser belongs to whoever asked last. Raises ValueError for what no browser would send."""
    push.check_subscription(endpoint, p256dh, auth)
    mine = {"p256dh": p256dh, "auth": auth, "last_problem": ""}
    PushSubscription.objects.filter(endpoint=endpoint).exclude(user=user).delete()
    phone, _ = PushSubscription.objects.update_or_create(endpoint=endpoint, user=user, defaults=mine)
    newest = list(user.push_subscriptions.values_list("pk", flat=True)[:PHONES_OF_ONE_PERSON])
    user.push_subscriptions.exclude(pk__in=newest).delete()
    return phone


def unsubscribe_phone(*, user: Any, endpoint: str = "", pk: int | None = None) -> bool:
    """Only one's own telephone; False when there was none."""
    mine = PushSubscription.objects.filter(user=user)
    found = mine.filter(pk=pk) if pk is not None else mine.filter(endpoint=endpoint)
    return bool(found.delete()[0])


@transaction.atomic
def retry_message(*, message: Message, by: Any) -> bool:
    """Begin anew with a message that failed; False when it is no longer failed. Its number stays the same."""
    row = Message.objects.select_for_update().get(pk=message.pk)
    if row.state != Message.State.FAILED:
        return False
    Attempt.objects.create(message=row, result=Attempt.Result.ASKED, by=by)
    row.state, row.attempts, row.ended_at, row.held_until = Message.State.WAITING, 0, None, None
    row.next_try_at = _first_try(row.channel, row.urgent)
    row.give_up_at = row.next_try_at + GIVE_UP_AFTER
    row.save(update_fields=["state", "attempts", "ended_at", "held_until", "next_try_at", "give_up_at"])
    return True


def failed_lately() -> MessageQuerySet:
    return Message.objects.failed(since=timezone.now() - RETRY_REACHES_BACK)


def retry_failed(*, by: Any) -> int:
    """The same for everything that failed in the last week: a server was away, a password had changed."""
    return sum(retry_message(message=message, by=by) for message in failed_lately().order_by("created_at")[:1000])


@dataclass(frozen=True)
class Health:
    """How many failed in the last day, how many wait, how old the oldest is, how late the worker is."""

    failed_last_day: int
    waiting: int
    oldest_waiting: timedelta | None
    late: timedelta

    @property
    def oldest_words(self) -> str:
        minutes = int((self.oldest_waiting or timedelta(0)).total_seconds() // 60)
        if minutes < 60:
            return f"{max(minutes, 1)} phút"
        return f"{minutes // 60} giờ" if minutes < 48 * 60 else f"{minutes // 1440} ngày"

    @property
    def worker_seems_stopped(self) -> bool:
        return self.late >= timedelta(minutes=15)


def health() -> Health:
    now = timezone.now()
    waiting = Message.objects.waiting().order_by("created_at")
    oldest = waiting.values_list("created_at", flat=True).first()
    due = Message.objects.due(now).order_by("next_try_at").values_list("next_try_at", flat=True).first()
    return Health(
        failed_last_day=Message.objects.failed(since=now - timedelta(days=1)).count(),
        waiting=waiting.count(),
        oldest_waiting=now - oldest if oldest else None,
        late=now - due if due else timedelta(0),
    )


def forget_old(*, days: int | None = None) -> int:
    """Blank the addresses and words of messages that ended long ago. What happened, and when, stays."""
    before = timezone.now() - timedelta(days=settings.MESSAGE_DAYS if days is None else days)
    old = Message.objects.ended_before(before).exclude(recipient="")
    return old.update(recipient="", subject="", body="", params={}, problem="")
