"""One process at a time writes to the search server: a row that is held for a while, and renewed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from search.models import MirrorState

HOLD = timedelta(minutes=10)  # longer than one request with all its tries; whoever died leaves it after that


class LeaseLost(Exception):
    """Somebody else is writing: this process stood still for too long."""


class Lease:
    def __init__(self) -> None:
        self._holder = uuid4().hex

    def take(self) -> bool:
        """Whoever's UPDATE comes second finds it held."""
        MirrorState.objects.get_or_create(pk=1)
        now = timezone.now()
        free = MirrorState.objects.filter(Q(held_until=None) | Q(held_until__lte=now))
        return bool(free.update(holder=self._holder, held_until=now + HOLD))

    def renew(self) -> None:
        if not self._mine().update(held_until=timezone.now() + HOLD):
            raise LeaseLost

    def release(self) -> None:
        self._mine().update(holder="", held_until=None)

    def while_held(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The same rows, or none in the moment this lease is another's: to delete them in one statement."""
        return rows.filter(Exists(self._mine()))

    def _mine(self) -> QuerySet[MirrorState]:
        return MirrorState.objects.filter(holder=self._holder)


@contextmanager
def lease() -> Iterator[Lease | None]:
    """None while somebody else has it."""
    mine = Lease()
    if not mine.take():
        yield None
        return
    try:
        yield mine
    finally:
        mine.release()
