"""Why a message did not leave, in words staff can read, and what follows from it."""

import re
from datetime import timedelta

LONGEST_SAYING = 120
# What a provider echoes may hold the address it was given.
_PRIVATE = re.compile(r"[^\s<>,;:]+@[^\s<>,;:]+|\+?\d(?:[\s.()-]?\d){7,}")


class Problem(Exception):
    """Says why. `words` are stored and shown; they hold no address and no number."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Refused(Problem):
    """For good: the same message would be refused again."""


class Gone(Refused):
    """The one who was to be told has turned it off. Nobody needs to do anything."""


class TryLater(Problem):
    """For now. `wait` is what the other side asked for; `others_wait` when its other messages would fare no better."""

    def __init__(self, words: str, *, wait: timedelta | None = None, others_wait: bool = False) -> None:
        super().__init__(words)
        self.wait, self.others_wait = wait, others_wait


class ChannelIsOff(ValueError):
    """Asked to queue for a channel that is not set up here: ask `is_on` first."""


def saying(text: bytes | str) -> str:
    """What the other side said, short, on one line, without addresses and numbers; “” when it said nothing."""
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    line = " ".join("".join(char if char.isprintable() else " " for char in words[:2000]).split())
    short = _PRIVATE.sub("…", line)[:LONGEST_SAYING]
    return f" ({short})" if short else ""
