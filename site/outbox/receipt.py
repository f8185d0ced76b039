"""What a channel gives back when it has handed a message over."""

from collections.abc import Callable
from dataclasses import dataclass


def _nothing() -> None:
    """Most channels have nothing left to do."""


@dataclass(frozen=True)
class Receipt:
    """The provider's own number, and what may wait until the message is written down as sent."""

    provider_id: str = ""
    finish: Callable[[], object] = _nothing
