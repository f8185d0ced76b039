"""The one process beside the web server: what happens without anybody pressing a button."""

import logging
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections, connections

from outbox.services import drain, forget_old

PAUSE = 5
QUARTER_HOUR = 15 * 60
DAY = 24 * 3600
AFTER_A_FAILURE = 60

logger = logging.getLogger(__name__)


@dataclass
class Job:
    """Something to be done every so many seconds, and first at once."""

    name: str
    every: int
    do: Callable[[], Any]
    due: float = 0.0

    def run(self, now: float) -> None:
        """Do it when its time has come. A job that fails is tried again soon and keeps no other from its turn."""
        if now < self.due:
            return
        try:
            self.do()
            self.due = now + self.every
        except Exception as problem:
            logger.error("%s failed and is tried again: %s", self.name, type(problem).__name__)  # no words of a row
            self.due = now + min(self.every, AFTER_A_FAILURE)


def lanes(stop: threading.Event) -> list[list[Job]]:
    """Each lane has a thread of its own: no letter waits while a long index is written."""

    def command(name: str) -> Callable[[], Any]:
        return lambda: call_command(name)

    people = [
        Job("outbox", PAUSE, lambda: drain(stopping=stop.is_set)),
        Job("deadlines", QUARTER_HOUR, command("watch_deadlines")),
        Job("old messages", DAY, forget_old),
        Job("anonymise", DAY, command("anonymise_requests")),
    ]
    search = [
        Job("search", DAY, command("rebuild_search")),
        Job("search changes", PAUSE, command("follow_search")),
        Job("search tallies", DAY, command("forget_searches")),
    ]
    return [people, search]


def work(lane: list[Job], stop: threading.Event) -> None:
    """Until told to stop; what is in hand is finished first. A lane that ends otherwise ends all: the host restarts."""
    try:
        while not stop.is_set():
            close_old_connections()
            for job in lane:
                if not stop.is_set():
                    job.run(time.monotonic())
            stop.wait(PAUSE)
    finally:
        stop.set()
        connections.close_all()


class Command(BaseCommand):
    help = "Work until told to stop: deliver messages, watch deadlines, keep the search up to date, forget and tidy."

    def handle(self, *args: Any, **options: Any) -> None:
        stop, told = threading.Event(), threading.Event()

        def end(*_: Any) -> None:
            told.set()
            stop.set()

        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, end)
        threads = [threading.Thread(target=work, args=(lane, stop)) for lane in lanes(stop)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if not told.is_set():
            raise CommandError("a lane of work ended by itself")
