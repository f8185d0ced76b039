"""Servers on this machine that a message may be handed to, and a clock that is never in quiet hours by chance."""

from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone

from outbox.models import Message
from outbox.services import queue_message
from tests.outbox.provider_server import Provider


@pytest.fixture(autouse=True)
def _by_day(settings):
    settings.MESSAGE_QUIET_HOURS = "off"


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as server:
        yield server


@pytest.fixture
def sms(settings, provider) -> Provider:
    """SMS is switched on, and this is who sends them."""
    settings.MESSAGE_PROVIDERS = {
        "sms": {"url": provider.url, "token": "khoa-sms", "form": ""},
        "zalo": {"url": "", "token": "", "form": ""},
    }
    return provider


@pytest.fixture
def queued() -> Callable[..., Message]:
    """A message in the queue; every one of its own key."""

    def make(channel: str = "sms", **given) -> Message:
        words = {"recipient": "+84912345678", "body": "Tổ đã nhận lời hẹn lúa–sông 4821"} | given
        return queue_message(key=words.pop("key", f"thu:{Message.objects.count()}"), channel=channel, **words)

    return make


@pytest.fixture
def due_now() -> Callable[[], None]:
    """The wait is over."""

    def forward() -> None:
        Message.objects.waiting().update(next_try_at=timezone.now(), held_until=None)

    return forward
