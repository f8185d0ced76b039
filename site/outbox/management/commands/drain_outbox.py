from typing import Any

from django.core.management.base import BaseCommand

from outbox.services import drain, forget_old


class Command(BaseCommand):
    help = "Deliver queued messages once; `work` does so for ever."

    def handle(self, *args: Any, **options: Any) -> None:
        forget_old()
        drain()
