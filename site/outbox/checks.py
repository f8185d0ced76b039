"""What would only be noticed when the first message fails: settings that cannot work."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from outbox import provider, push, webhook
from outbox.quiet import quiet_hours

LOOPBACK = ("http://127.0.0.1", "http://localhost")


def _works(what: Callable[[], Any], words: str, number: int) -> list[CheckMessage]:
    try:
        what()
    except Exception as problem:  # every setting goes wrong in its own way
        return [Error(words, hint=f"{type(problem).__name__}: {problem}", id=f"outbox.E{number:03}")]
    return []


@register(Tags.security)
def settings_of_messages(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    found = _works(quiet_hours, "QUIET_HOURS is not understood; write 21:00-07:00 or off", 1)
    for channel, given in settings.MESSAGE_PROVIDERS.items():
        if given["url"]:
            found += _works(lambda name=channel: provider.form_of(name), f"{channel.upper()}_FORM cannot be read", 2)
    if settings.VAPID_PRIVATE_KEY:
        found += _works(push.public_key, "VAPID_PRIVATE_KEY is no key; make one with push_key", 3)
    if settings.WEBHOOK_URL:
        found += [] if settings.WEBHOOK_SECRET else [Error("WEBHOOK_URL needs WEBHOOK_SECRET", id="outbox.E004")]
        found += _works(lambda: webhook.signature("", "", b""), "WEBHOOK_SECRET is not understood", 5)
    return found + _unsafe()


def _unsafe() -> list[CheckMessage]:
    """Keys and numbers never travel unencrypted."""
    given = {f"{name.upper()}_URL": one["url"] for name, one in settings.MESSAGE_PROVIDERS.items()}
    given["WEBHOOK_URL"] = settings.WEBHOOK_URL
    return [
        Error(f"{name} must begin with https://", id="outbox.E006")
        for name, url in given.items()
        if url and not url.startswith(("https://", *LOOPBACK))
    ]
