"""Ways a message can leave. A channel is a function that raises a Problem when it could not hand the message over."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from outbox import mail, provider, push, webhook
from outbox.models import Channel, Message
from outbox.problems import TryLater
from outbox.receipt import Receipt


@dataclass(frozen=True)
class Way:
    """How one channel sends, whether it is set up, and whether quiet hours hold for it."""

    send: Callable[[Message], Receipt]
    is_on: Callable[[str], bool] = lambda template: True
    reaches_people: bool = True


def _console(message: Message) -> Receipt:
    sys.stdout.write(f"[{message.recipient}] {message.body}\n")
    return Receipt()


CHANNELS: dict[str, Way] = {
    Channel.CONSOLE: Way(_console, reaches_people=False),
    Channel.EMAIL: Way(mail.send),
    Channel.SMS: Way(provider.send, partial(provider.is_on, Channel.SMS)),
    Channel.ZALO: Way(provider.send, partial(provider.is_on, Channel.ZALO)),
    Channel.WEBPUSH: Way(push.send, lambda template: push.is_on()),
    Channel.WEBHOOK: Way(webhook.send, lambda template: webhook.is_on(), reaches_people=False),
}


def is_on(channel: str, template: str = "") -> bool:
    """Whether a message for this channel, with this template, would be taken."""
    return channel in CHANNELS and CHANNELS[channel].is_on(template)


def keeps_quiet(channel: str) -> bool:
    """Whether nothing but what is urgent leaves on this channel at night."""
    return channel in CHANNELS and CHANNELS[channel].reaches_people


def deliver(message: Message) -> Receipt:
    """Hand one message to its channel."""
    if message.channel not in CHANNELS:
        raise TryLater("phần mềm này không biết kênh của tin")
    return CHANNELS[message.channel].send(message)
