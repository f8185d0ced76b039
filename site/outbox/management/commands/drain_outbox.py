import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from outbox.services import drain

PAUSE_SECONDS = 5


class Command(BaseCommand):
    help = "Deliver queued messages: once, or for ever as the worker."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forever", action="store_true", help="Keep going until told to stop.")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        if options["forever"]:
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, lambda *_: stop.set())
        while True:
            close_old_connections()
            drain()
            if not options["forever"] or stop.wait(PAUSE_SECONDS):
                return
