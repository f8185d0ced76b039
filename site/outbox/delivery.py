"""The worker's part: take one due message at a time, hand it over, write down what became of it."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, transaction
from django.db.models import F
from django.utils import timezone

from outbox.channels import CHANNELS, deliver, keeps_quiet
from outbox.models import Attempt, Message
from outbox.problems import Gone, Problem, Refused, TryLater
from outbox.quiet import after_quiet
from outbox.receipt import Receipt

HOLD = timedelta(minutes=5)  # longer than any try can take, so that nobody else takes the same message
WAIT_FIRST = timedelta(minutes=1)
DATABASE_PAUSES = (0, 1, 3, 10, 30)  # seconds; together well below HOLD

logger = logging.getLogger(__name__)


def drain(*, limit: int = 100, stopping: Callable[[], bool] = lambda: False) -> int:
    """Try to deliver due messages; returns how many left. Safe to run in several workers at once."""
    sent, set_aside = 0, set[str]()
    _leave_the_night_alone()
    for _ in range(limit):
        message = None if stopping() else _take(set_aside)
        if message is None:
            break
        problem = _try(message)
        sent += problem is None
        if isinstance(problem, TryLater) and problem.others_wait:
            set_aside.add(message.channel)  # until the next pass: other channels must not wait behind a dead server
    return sent


def _leave_the_night_alone() -> None:
    """In quiet hours, what is due and not urgent waits for the morning, and shows so."""
    now = timezone.now()
    morning = after_quiet(now)
    if morning > now:
        people = [channel for channel in CHANNELS if keeps_quiet(channel)]
        Message.objects.due(now).filter(urgent=False, channel__in=people).update(
            next_try_at=morning, give_up_at=F("give_up_at") + (morning - now)
        )


def _take(set_aside: set[str]) -> Message | None:
    """Hold the most pressing message. Whoever's UPDATE comes second finds it held and takes another."""
    while True:
        now = timezone.now()
        due = Message.objects.due(now)
        message = due.exclude(channel__in=set_aside).order_by("-urgent", "next_try_at", "pk").first()
        if message is None:
            return None
        with transaction.atomic():
            taken = due.filter(pk=message.pk).update(held_until=now + HOLD, attempts=F("attempts") + 1)
            if taken and message.held_until:
                Attempt.objects.create(
                    message=message, result=Attempt.Result.LOST, problem="chưa rõ tin đã đi hay chưa, nên gửi lại"
                )
        if taken:
            message.refresh_from_db()
            return message


def _try(message: Message) -> Problem | None:
    try:
        with _deadline(settings.MESSAGE_DEADLINE):
            receipt = deliver(message)
    except Exception as problem:  # whatever a provider does must not stop the queue
        known = problem if isinstance(problem, Problem) else _unknown(problem)
        _write_problem(message, known)
        return known
    _write_sent(message, receipt)
    try:
        receipt.finish()
    except Exception as problem:  # the message has left; a goodbye that fails changes nothing
        logger.info("message %s sent, then %s", message.pk, type(problem).__name__)
    return None


def _unknown(problem: Exception) -> TryLater:
    return TryLater(f"trục trặc chưa rõ ({type(problem).__name__})")


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Each wait is bounded already; this bounds a server that answers for ever, one byte at a time."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def too_late(*_: object) -> None:
        raise TryLater("bên nhận trả lời chậm quá", others_wait=True)

    before = signal.signal(signal.SIGALRM, too_late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _write_sent(message: Message, receipt: Receipt) -> None:
    """Until this stands the message would be sent again, so a database that is away is waited for."""
    for pause in DATABASE_PAUSES:
        try:
            Message.objects.filter(pk=message.pk).mark_sent(receipt.provider_id)
            return
        except (OperationalError, InterfaceError):
            logger.warning("message %s sent, not written down yet", message.pk)
            close_old_connections()
            time.sleep(pause)
    raise OperationalError(f"message {message.pk} was sent and could not be written down")


def _write_problem(message: Message, problem: Problem) -> None:
    """Wait twice as long after each failure, and give up after a day. Logs numbers and kinds only."""
    now = timezone.now()
    again = None if isinstance(problem, Refused) else _next_try(message, problem, now)
    logger.warning("message %s not delivered: %s", message.pk, type(problem).__name__)
    words = problem.words[:300]
    if again:
        words = f"{words[:250]}, thử lại lúc {timezone.localtime(again):%H:%M ngày %d/%m}"
        result, changes = Attempt.Result.LATER, {"next_try_at": again}
    else:
        state = Message.State.GONE if isinstance(problem, Gone) else Message.State.FAILED
        result, changes = Attempt.Result.FAILED, {"state": state, "ended_at": now}
    mine = Message.objects.filter(pk=message.pk, state=Message.State.WAITING, held_until=message.held_until)
    with transaction.atomic():
        if mine.update(held_until=None, problem=words, **changes):
            Attempt.objects.create(message=message, at=now, result=result, problem=words)


def _next_try(message: Message, problem: Problem, now: datetime) -> datetime | None:
    """None: a day has passed, or the other side asked for more time than is left."""
    asked = now + (getattr(problem, "wait", None) or timedelta(0))
    if now >= message.give_up_at or asked > message.give_up_at:
        return None
    growing = now + WAIT_FIRST * 2 ** min(message.attempts - 1, 9)
    again = max(asked, min(growing, message.give_up_at))
    return again if message.urgent or not keeps_quiet(message.channel) else after_quiet(again)
