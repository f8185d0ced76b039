"""Ways a message can leave. A channel is a function that raises when it could not hand the message over."""

import sys
from collections.abc import Callable

from django.core.mail import EmailMessage

from outbox.models import Message


def _console(message: Message) -> None:
    sys.stdout.write(f"[{message.recipient}] {message.body}\n")


def _email(message: Message) -> None:
    headers = {"Message-ID": f"<outbox-{message.pk}@cam-tay>", "Auto-Submitted": "auto-generated"}
    EmailMessage(message.subject, message.body, to=[message.recipient], headers=headers).send()


CHANNELS: dict[str, Callable[[Message], None]] = {"console": _console, "email": _email}


def deliver(message: Message) -> None:
    """Hand one message to its channel. Raises KeyError for a channel nobody registered."""
    CHANNELS[message.channel](message)
