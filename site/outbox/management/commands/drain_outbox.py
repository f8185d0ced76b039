import logging
import signal
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, InterfaceError, close_old_connections

from outbox.services import drain, forget_old

PAUSE_SECONDS = 5
FORGET_SECONDS = 24 * 3600

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Deliver queued messages: once, or for ever as the worker."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forever", action="store_true", help="Keep going until told to stop.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["forever"]:
            forget_old()
            drain()
            return
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        self._work(stop)

    def _work(self, stop: threading.Event) -> None:
        """What is in hand is finished before stopping. A database that is away for a while ends nothing."""
        forgotten = -float(FORGET_SECONDS)
        while not stop.is_set():
            close_old_connections()
            try:
                if time.monotonic() - forgotten >= FORGET_SECONDS:
                    forget_old()
                    forgotten = time.monotonic()
                drain(stopping=stop.is_set)
            except (DatabaseError, InterfaceError) as problem:
                logger.error("the outbox waits for the database: %s", type(problem).__name__)
            stop.wait(PAUSE_SECONDS)
